"""The clips of a session, a row each. Up and Down go from row to row, Enter presses the row's button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from bwvreview.domain.sessions import ClipState
from bwvreview.ui.pages.session.words import ASKED, button_name, replaced, spoken, state_words
from bwvreview.ui.speech import are_deleted, tr
from bwvreview.ui.theme import px
from bwvreview.ui.widgets.button import Button
from bwvreview.ui.widgets.card import Chip
from bwvreview.ui.widgets.layouts import column, columns, flow, holder, row
from bwvreview.ui.widgets.slots import Marked, days_words
from bwvreview.ui.widgets.words import Hairline, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from bwvreview.services.views_session import ClipLine

_NARROW = 620
_LEFT, _RIGHT = (246, 150), (136, 112)  # clip and theme, days left · state, button
_SLOT = 44


def _beside(first: QWidget, second: QWidget, third: QWidget, fourth: QWidget) -> QWidget:
    """Put four cells in a line, in two lines where it is narrow."""
    left = columns(first, second, shares=_LEFT, gap=12, narrow=340)
    right = columns(third, fourth, shares=_RIGHT, gap=12, narrow=240)
    return columns(left, right, shares=(sum(_LEFT) + 12, sum(_RIGHT) + 12), gap=12, narrow=_NARROW)


class ClipRow(QWidget):
    """One clip: slot, themes, days left, state, and one button. Never a reference."""

    def __init__(self, clip: ClipLine) -> None:
        super().__init__()
        self.slot = clip.slot
        self.button: Button | None = None
        said = state_words(clip)
        if said.button:
            self.button = Button(said.button, size="row")
            self.button.setAccessibleName(button_name(clip))
            self.button.setAccessibleDescription(spoken(clip))
        gone = clip.state is ClipState.NOT_SHOWN
        inside = self._gone(clip) if gone else _beside(self._who(clip), self._days(clip), *self._state(clip))
        self.setLayout(column(inside, margins=(0, 4, 0, 4)))
        self.setAccessibleName(spoken(clip))

    def _who(self, clip: ClipLine) -> QWidget:
        gone = clip.state is ClipState.NOT_SHOWN
        slot = _Wide(words(clip.slot, "strong", wrap=False, tone="muted" if gone else None))
        parts: list[QWidget] = [Chip(clip.themes[0], muted=gone)] if clip.themes else []
        if len(clip.themes) > 1:
            more = words(f"and {len(clip.themes) - 1} more", "muted", wrap=False)
            more.setToolTip(", ".join(clip.themes[1:]))
            parts.append(more)
        made = row(slot, flow(*parts, gap=4, line_gap=2), gap=6)
        made.setStretch(1, 1)
        return _Cell(holder(made))

    def _days(self, clip: ClipLine) -> QWidget:
        if clip.state.is_over:
            return QWidget()
        kept = clip.state is ClipState.HELD
        told = column(flow(Marked("Kept", "lock") if kept else days_words(clip.days_left)))
        if clip.state is ClipState.REQUESTED:
            told.addWidget(words(ASKED, "hint"))
        return _Cell(holder(told))

    def _state(self, clip: ClipLine) -> tuple[QWidget, QWidget]:
        said = state_words(clip)
        state = column(flow(Marked(said.words, said.icon, stroke=said.stroke)))
        if said.hint:
            state.addWidget(words(said.hint, "hint"))
        return _Cell(holder(state)), self._action()

    def _action(self) -> QWidget:
        return _Cell(holder(row(None, self.button))) if self.button else QWidget()

    def _gone(self, clip: ClipLine) -> QWidget:
        """Give the days and the state one cell: a reason needs the room."""
        said = state_words(clip)
        told = column(flow(Marked(said.words, said.icon, strong=True), gap=8))
        for part in (said.hint, replaced(clip)):
            if part:
                told.addWidget(words(part, "hint"))
        inside = row(_Cell(holder(told)), *([self._action()] if self.button else []), gap=12)
        inside.setStretch(0, 1)
        shares = (_LEFT[0], _LEFT[1] + sum(_RIGHT) + 24)
        return columns(self._who(clip), holder(inside), shares=shares, gap=12, narrow=_NARROW)


class ClipRows(QWidget):
    """All clips. `wanted` comes with the slot whose button was pressed."""

    wanted = Signal(str)

    def __init__(self, clips: Sequence[ClipLine]) -> None:
        super().__init__()
        self._head = _head()
        self._shown = [ClipRow(clip) for clip in clips]
        rows = column(self._head)
        for place, shown in enumerate(self._shown):
            if place:
                rows.addWidget(Hairline())
            rows.addWidget(shown)
            if shown.button is not None:
                shown.button.clicked.connect(lambda _=False, slot=shown.slot: self.wanted.emit(slot))
        self.setLayout(rows)
        self.setAccessibleName(tr("{Clips} of the session"))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102, N802 - Qt's
        buttons = [shown.button for shown in self._shown if shown.button is not None]
        here = next((place for place, button in enumerate(buttons) if button.hasFocus()), -1)
        key = Qt.Key(event.key())
        places = {
            Qt.Key.Key_Up: here - 1,
            Qt.Key.Key_Down: here + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(buttons) - 1,
        }
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and here >= 0 and not event.modifiers():
            buttons[here].click()
        elif key in places and here >= 0:
            buttons[max(0, min(places[key], len(buttons) - 1))].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102, N802 - Qt's
        super().resizeEvent(event)
        self._head.setVisible(self.width() >= px(_NARROW))


def _head() -> QWidget:
    first = row(_Wide(words("{Clip}", "head", wrap=False)), words("Theme", "head"), gap=6)
    first.setStretch(1, 1)
    cells = (holder(first), words("Days left" if are_deleted() else "", "head"), words("State", "head"), QWidget())
    return holder(column(_beside(*cells), 4, Hairline("outline")))


class _Wide(QWidget):
    """Keeps a slot as wide as every other slot."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self.setLayout(row(inside, gap=0))
        self.restyle()

    def restyle(self) -> None:
        """Take the width of now."""
        self.setMinimumWidth(px(_SLOT))


class _Cell(QWidget):
    """A cell whose content stands in the middle of a row 36 high."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self.setLayout(column(None, inside, None))
        self.restyle()

    def restyle(self) -> None:
        """Take the height of now."""
        self.setMinimumHeight(px(36))
