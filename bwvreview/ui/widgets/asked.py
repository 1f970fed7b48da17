"""What was asked for and is waited for, a row each, with one button. Used on Home and on the page of replies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from bwvreview.ui.say import DaysMark, due_mark, month, short_day
from bwvreview.ui.speech import spoken
from bwvreview.ui.theme import px
from bwvreview.ui.widgets.button import Button
from bwvreview.ui.widgets.layouts import Columns, column, columns, empty, flow, holder, row, show_if
from bwvreview.ui.widgets.slots import Marked
from bwvreview.ui.widgets.words import Hairline, words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from bwvreview.services.views_follow_up import ActionLine

_HEADS = ("What you asked for", "{Clip}", "Asked", "Reply due", "State", "")
_SHARES = (318, 166, 74, 96, 178, 160)
_NARROW = 780
_SHORT = 90


@dataclass(frozen=True, slots=True)
class AskedRow:
    """One thing that was asked for. `about` is its clip and month, `mark` how it stands, `hint` a line below."""

    id: int
    title: str
    about: str
    asked: str
    due: str
    mark: DaysMark
    button: str = "Record the reply"
    hint: str = ""

    @property
    def spoken(self) -> str:
        """The whole row, for a screen reader."""
        parts = [self.title, self.about, f"Asked {self.asked}", f"Reply due {self.due}" if self.due else ""]
        return ". ".join(part for part in (*parts, self.mark.words, self.hint) if part)


def asked_row(line: ActionLine, today: date, *, button: str = "Record the reply") -> AskedRow:
    """Say an action as a row: “V06, September” for its clip, the date it is due, how late it is."""
    about = f"{line.slot or 'The session'}, {month(line.session.day)}"
    due = short_day(line.due_on, today) if line.due_on else ""
    marks = {
        "done": DaysMark("Done", "circle-check", "good", strong=True),
        "dropped": DaysMark("No longer asked for", "ban", "muted", strong=False),
    }
    mark = marks.get(line.state) or due_mark(line.due_on, today)
    hint = f"Reply of {short_day(line.replied_on, today)}: {_short(line.reply)}" if line.replied_on else ""
    return AskedRow(line.id, line.title, about, short_day(line.asked_on, today), due, mark, button, hint)


def _short(text: str) -> str:
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= _SHORT else f"{one_line[:_SHORT].rstrip()}…"


class AskedRows(QWidget):
    """The rows. Where it is narrow, or with `narrow_only`, what was asked, its clip and state are below one another.

    `wanted` comes with the id of the row whose button was pressed; Up and Down go from row to row.
    """

    wanted = Signal(int)

    def __init__(self, name: str, *, narrow_only: bool = False) -> None:
        super().__init__()
        self._narrow_only, self._short = narrow_only, narrow_only
        self._too_narrow = 0  # the width in which the words of these rows did not fit
        self.setAccessibleName(spoken(name))
        heads = [*(words(head, "head") for head in _HEADS[:5]), QWidget()]
        self._head = holder(column(_line(heads), 4, Hairline("outline")))
        show_if(self._head, not narrow_only)
        self._rows = column()
        self._shown: tuple[AskedRow, ...] = ()
        self._buttons: list[Button] = []
        self._lines: list[Columns] = []
        self.setLayout(column(self._head, self._rows))

    def show_rows(self, rows: Sequence[AskedRow]) -> None:
        """Show these rows instead. The button that had the focus keeps it while its row is there."""
        if tuple(rows) != self._shown:
            self._too_narrow = 0
        self._shown = tuple(rows)
        focused = next((b.property("row") for b in self._buttons if b.hasFocus()), None)
        empty(self._rows)
        self._buttons, self._lines = [], []
        for place, asked in enumerate(rows):
            if place:
                self._rows.addWidget(Hairline())
            self._rows.addWidget(self._row(asked))
        for button in self._buttons:
            if focused is not None and button.property("row") == focused:
                button.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.isVisible():
            self._fit()

    def _row(self, asked: AskedRow) -> QWidget:
        button = Button(asked.button, size="row")
        button.setProperty("row", asked.id)
        button.setAccessibleName(spoken(f"{asked.button}: {asked.title}, {asked.about}"))
        button.setAccessibleDescription(spoken(asked.spoken))
        button.clicked.connect(lambda: self.wanted.emit(asked.id))
        self._buttons.append(button)
        mark = Marked(asked.mark.words, asked.mark.icon, asked.mark.tone, strong=asked.mark.strong)
        if self._short:
            made = _short_row(asked, mark, button)
        else:
            line = _wide_row(asked, mark, button)
            made = holder(column(line, margins=(0, 4, 0, 4)))
            layout = line.layout()
            self._lines += [layout] if isinstance(layout, Columns) else []
        made.setAccessibleName(spoken(asked.spoken))
        return made

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102, N802 - Qt's
        here = next((place for place, button in enumerate(self._buttons) if button.hasFocus()), -1)
        key = Qt.Key(event.key())
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(key, 0)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and here >= 0 and not event.modifiers():
            self._buttons[here].click()
        elif step and here >= 0:
            there = max(0, min(here + step, len(self._buttons) - 1))
            self._buttons[there].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102, N802 - Qt's
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Put every row below one another where one of them has no room for its words, in this language and size."""
        if not self._short and not all(line.beside(self.width()) for line in self._lines):
            self._too_narrow = self.width()
        short = self._narrow_only or self.width() < px(_NARROW) or self.width() <= self._too_narrow
        if short != self._short:
            self._short = short
            self._head.setVisible(not short)
            self.show_rows(self._shown)


def _wide_row(asked: AskedRow, mark: Marked, button: Button) -> QWidget:
    title = column(words(asked.title))
    if asked.hint:
        title.addWidget(words(asked.hint, "hint"))
    cells = [holder(title), words(asked.about), words(asked.asked), words(asked.due), flow(mark)]
    inside = [*(_cell(cell) for cell in cells), _cell(holder(row(None, button)))]
    return _line(inside)


def _short_row(asked: AskedRow, mark: Marked, button: Button) -> QWidget:
    due = f", due {asked.due}" if asked.due else ""
    told = column(words(asked.title), words(f"{asked.about}. Asked {asked.asked}{due}.", "hint"), flow(mark))
    if asked.hint:
        told.addWidget(words(asked.hint, "hint"))
    made = columns(holder(told), holder(column(None, flow(button), None)), shares=(1, 0), gap=12, narrow=380)
    return holder(column(made, margins=(0, 6, 0, 6)))


def _line(cells: list[QWidget]) -> QWidget:
    """Put the cells of a row beside one another, or below one another where it is narrow."""
    return columns(*cells, shares=_SHARES, gap=8, narrow=_NARROW)


def _cell(inside: QWidget) -> QWidget:
    """Keep what is in a cell in the middle of a row 44 high."""
    return holder(column(None, inside, None))
