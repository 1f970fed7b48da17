"""Answers to choose from: tiles for scales, rows for lists, tick rows, and the tick box with its words.

Every set of answers speaks in one way: `value()`, `set_value(…)`, `changed`, `choose(key)`, `show_keys(…)`. Values are
names of options; several are separated by a space. Arrow keys move the focus and never give an answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QCheckBox, QSizePolicy, QWidget

from bwvreview.ui.paint import painting, tick_box
from bwvreview.ui.speech import spoken
from bwvreview.ui.theme import px, tokens
from bwvreview.ui.widgets.answers import Option, RadioAnswer, TickAnswer
from bwvreview.ui.widgets.layouts import Columns, column
from bwvreview.ui.widgets.words import Block

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QPaintEvent

_STEPS = {Qt.Key.Key_Return: 1, Qt.Key.Key_Enter: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class Answers(QWidget):
    """A set of answers. `stepped` asks for the next (1) or previous (−1) question."""

    changed = Signal(str)
    stepped = Signal(int)

    def __init__(self, buttons: Sequence[RadioAnswer] | Sequence[TickAnswer]) -> None:
        super().__init__()
        self.buttons = tuple(buttons)
        self._told, self._by_tick, self._showing = "", False, False  # what `changed` told last
        for button in self.buttons:
            button.on_key = self.take_key
            button.clicked.connect(self._chosen)
            button.toggled.connect(self._toggled)

    def value(self) -> str:
        """Give the name of the chosen answer, or of several, separated by a space; empty when there is none."""
        return " ".join(button.option.name for button in self.buttons if button.isChecked())

    def set_value(self, value: str) -> None:
        """Show an answer without saying that it was given."""
        wanted = set(value.split())
        self._showing = True
        for button in self.buttons:
            button.setChecked(button.option.name in wanted)
            button.update()
        self._showing, self._told = False, self.value()

    def choose(self, key: str) -> bool:
        """Give the answer of a key, as a press would. False when no answer has that key."""
        for button in self.buttons:
            if button.option.key and button.option.key == key:
                button.click()
                return True
        return False

    def show_keys(self, shown: bool) -> None:
        """Show key caps, on the current question only."""
        for button in self.buttons:
            button.keys_shown = shown
            button.update()

    def set_wrong(self, wrong: bool) -> None:
        """Show red edges, or plain ones."""
        for button in self.buttons:
            button.wrong = wrong
            button.update()

    def describe(self, name: str, description: str) -> None:
        """Say aloud the question, its error and its hint with each answer."""
        self.setAccessibleName(spoken(name))
        self.setAccessibleDescription(spoken(description))
        for button in self.buttons:
            button.setAccessibleDescription(spoken(f"{name} {description}".strip()))

    def focus_answer(self) -> None:
        """Put the focus on the chosen answer, or on the first."""
        for button in self.buttons:
            if button.isChecked():
                button.setFocus(Qt.FocusReason.TabFocusReason)
                return
        if self.buttons:
            self.buttons[0].setFocus(Qt.FocusReason.TabFocusReason)

    def take_key(self, event: QKeyEvent, button: QAbstractButton) -> bool:
        """Act on a key pressed on an answer: its number, arrows, Enter. True when it was meant for us."""
        if event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier):
            return False
        key = Qt.Key(event.key())
        if key in _STEPS:
            back = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and bool(
                event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            )
            self.stepped.emit(-1 if back else _STEPS[key])
            return True
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            place = [one is button for one in self.buttons].index(True) + (1 if key == Qt.Key.Key_Right else -1)
            self.buttons[place % len(self.buttons)].setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return event.text().isdigit() and self.choose(event.text())

    def _toggled(self) -> None:
        """Take an answer as soon as its mark is set: a screen reader sets it without a click."""
        if not self._showing and self.value() != self._told:
            self._by_tick = True
            self._tell()

    def _chosen(self) -> None:
        if not self._by_tick:  # else it was told when the mark was set
            self._tell()
        self._by_tick = False

    def _tell(self) -> None:
        self._told = self.value()
        for button in self.buttons:
            button.updateGeometry()
            button.update()
        self.changed.emit(self.value())


class _OneOf(Answers):
    """Answers of which one can be chosen."""

    def __init__(self, buttons: Sequence[RadioAnswer]) -> None:
        super().__init__(buttons)
        self._group = QButtonGroup(self)
        for button in buttons:
            self._group.addButton(button)
        self._tab_to_the_chosen()

    def set_value(self, value: str) -> None:
        """Show an answer; an empty value takes the choice away."""
        self._group.setExclusive(False)
        super().set_value(value)
        self._group.setExclusive(True)
        self._tab_to_the_chosen()

    def _tell(self) -> None:
        self._tab_to_the_chosen()
        super()._tell()

    def _tab_to_the_chosen(self) -> None:
        """Let Tab stop once: at the answer chosen, or at the first."""
        chosen = self._group.checkedButton() if self.value() else self.buttons[0] if self.buttons else None
        for button in self.buttons:
            policy = Qt.FocusPolicy.StrongFocus if button is chosen else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)


class AnswerTiles(_OneOf):
    """A scale: tiles beside one another, 64 high; below one another when one would be narrower than `least`."""

    def __init__(self, options: Sequence[Option], *, least: int = 0) -> None:
        tiles = [RadioAnswer(option, tall=True) for option in options]
        super().__init__(tiles)
        layout = Columns((1,) * len(tiles), gap=8, narrow=least * len(tiles))
        layout.on_fold = self._fold
        self.setLayout(layout)
        for tile in tiles:
            layout.addWidget(tile)

    def _fold(self, folded: bool) -> None:
        for tile in self.buttons:
            tile.folded = folded


class AnswerList(_OneOf):
    """A list: rows 46 high, 6 apart."""

    def __init__(self, options: Sequence[Option]) -> None:
        rows = [RadioAnswer(option) for option in options]
        super().__init__(rows)
        self.setLayout(column(*rows, gap=6))


class TickList(Answers):
    """A list of which several can be ticked."""

    def __init__(self, options: Sequence[Option]) -> None:
        rows = [TickAnswer(option) for option in options]
        super().__init__(rows)
        self.setLayout(column(*rows, gap=6))


class TickBox(QCheckBox):
    """A tick box with its words, and a hint below them. Not available: dashed, with its reason as the hint."""

    ring_radius = 4

    def __init__(self, text: str, hint: str = "", *, strong: bool = False, room: bool = False) -> None:
        super().__init__()
        self._strong, self._side = strong, 28 if room else 22
        self._kind = "room-body" if room else "strong" if strong else "body"
        self._reason = ""
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.say(text, hint)

    def say(self, text: str, hint: str = "") -> None:
        """Show other words and another hint."""
        text, hint = spoken(text), spoken(hint)
        self.setText(text.replace("&", "&&"))
        self._words, self._hint = Block(text, self._kind), Block(hint, "hint")
        self.setAccessibleName(self._words.plain)
        self.setAccessibleDescription(self._hint.plain)
        self.updateGeometry()
        self.update()

    @property
    def available(self) -> bool:
        """Whether it can be ticked."""
        return not self._reason

    def set_available(self, *, reason: str = "") -> None:
        """Let it be ticked, or say in its hint why not. It can still have the focus."""
        self._reason = reason = spoken(reason)
        if reason:
            self.setChecked(False)
            self.say(self._words.plain, reason)
            self.setAccessibleDescription(spoken(f"Not available. {reason}"))
        self.setToolTip(reason)
        self.update()

    def nextCheckState(self) -> None:  # noqa: D102, N802 - Qt's
        if not self._reason:
            super().nextCheckState()

    def checkStateSet(self) -> None:  # noqa: D102, N802 - Qt's
        super().checkStateSet()
        if self._reason and self.isChecked():  # a screen reader sets the tick without a click
            self.setChecked(False)

    def hitButton(self, pos: object) -> bool:  # noqa: ARG002, D102, N802 - Qt's
        return True

    def _left(self) -> int:
        return px(self._side) + (14 if self._kind == "room-body" else 12)

    def _heights(self, width: int) -> tuple[int, int]:
        room = max(40, width - self._left())
        return self._words.height(room), self._hint.height(room) if self._hint.plain else 0

    def hasHeightForWidth(self) -> bool:  # noqa: D102, N802 - Qt's
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: D102, N802 - Qt's
        return max(px(42), sum(self._heights(width)))

    def sizeHint(self) -> QSize:  # noqa: D102, N802 - Qt's
        width = max(self._words.natural().width(), self._hint.natural().width() if self._hint.plain else 0)
        return QSize(width + self._left(), self.heightForWidth(width + self._left()))

    def minimumSizeHint(self) -> QSize:  # noqa: D102, N802 - Qt's
        return QSize(self._left() + self._words.least().width(), px(42))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, D102, N802 - Qt's
        first, second = self._heights(self.width())
        top = (self.height() - first - second) / 2
        with painting(self) as painter:
            at = QPointF(0, (self.height() - px(self._side)) / 2)
            tick_box(painter, at, chosen=self.isChecked(), available=self.available, size=self._side)
            room = max(40, self.width() - self._left())
            painter.setPen(tokens().color("text" if self.available else "muted"))
            self._words.lay(room)[0].draw(painter, QPointF(self._left(), top))
            if second:
                painter.setPen(tokens().color("muted"))
                self._hint.lay(room)[0].draw(painter, QPointF(self._left(), top + first))
