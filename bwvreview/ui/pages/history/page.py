"""The page itself: a row for each change, the newest first; the one that is chosen stands below in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from bwvreview.ui.say import clock, count, day, short_day
from bwvreview.ui.speech import spoken
from bwvreview.ui.theme import px
from bwvreview.ui.widgets.kit import (
    Button,
    Card,
    Column,
    FieldAnswer,
    Mark,
    Notice,
    Page,
    Question,
    Table,
    column,
    empty,
    flow,
    holder,
    words,
)

if TYPE_CHECKING:
    from bwvreview.domain.errors import Problem
    from bwvreview.services.history import ClipHistory, HistoryLine, Verified

_SHORT, _ALONE = 60, 120
_ROWS, _ROWS_ABOVE_DETAIL = 9, 5
_HIDDEN = "What reviewers answer alone is shown once all of them have locked it."


def _short(text: str, most: int = _SHORT) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


def _change(line: HistoryLine) -> str:
    if not (line.old or line.new):
        return ""
    return f"{_short(line.old)} → {_short(line.new) or 'nothing'}" if line.old else _short(line.new, _ALONE)


def _when(line: HistoryLine) -> str:
    return f"{short_day(line.at.date(), line.at.date())}, {clock(line.at)}"


_COLUMNS: tuple[Column[HistoryLine], ...] = (
    Column("When", _when, lambda line: line.position),
    Column("What", lambda line: _short(line.what, 30), strong=True),
    Column(
        "Change",
        _change,
        mark=lambda line: Mark("pencil") if line.late else Mark(),
        stretch=True,
        spare=True,
    ),
    Column("Who", lambda line: line.who, spare=True),
)


class HistoryPage(Page):
    """Shows the history of one clip. Reasons and the wish to check the whole history go out."""

    slot_chosen = Signal(str)
    why_said = Signal(int, str)  # position, words
    check_wanted = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__("History", "Reading…")
        self._history: ClipHistory | None = None
        self._chosen: HistoryLine | None = None
        self._slots = column()
        self._notice = Notice("", mood="tell")
        self._notice.hide()
        self.table: Table[HistoryLine] = Table("Changes, the newest first", _COLUMNS, fit=False)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._choose())
        self.table.rows.modelReset.connect(self._forget)
        self._detail = column()
        self.add(self._notice, self._slots, Card("", self.table, padding=(10, 20)), holder(self._detail), None)
        self._show_rows(_ROWS)
        back = Button("Back to the session", icon="chevron-left")
        back.clicked.connect(self.left)
        self._check = Button("Check the whole history", "main", icon="shield-check")
        self._check.clicked.connect(self.check_wanted)
        self.bar.set_buttons(self._check, back)

    # --- what the page is told

    def show_history(self, history: ClipHistory) -> None:
        """Show the changes of a clip."""
        if self._history is None or self._history.slots != history.slots or self._history.slot != history.slot:
            self._offer(history)
        self._history = history
        changes = count(len(history.lines), "change")
        newest = ", the newest first" if len(history.lines) > 1 else ""
        told = f"Session of {day(history.day)}. {changes}{newest}. Choose one to see all of it."
        self.set_heading(f"History of {history.slot}", told)
        kept = self._chosen.position if self._chosen else 0
        self.table.show_rows(history.lines)
        place = next((place for place, line in enumerate(history.lines) if line.position == kept), None)
        if place is not None:
            self.table.selectRow(place)
        self._say_hidden(history)

    def show_checked(self, checked: Verified, limits: str) -> None:
        """Say what checking the whole history gave."""
        if checked.whole:
            changes = count(checked.mark.changes, "change")
            said = f"Write in the minutes: **{checked.mark}**. {limits}"
            self._notice.say(said, title=f"The history is whole: {changes}", mood="done")
        else:
            advice = "Keep the file as it is, and open your newest copy of it."
            self._notice.say(advice, title=checked.problem, mood="stop")
        self._notice.show()

    def show_problem(self, problem: Problem) -> None:
        """Say what stands in the way."""
        self._notice.show_problem(problem)

    def focus_start(self) -> None:
        """Begin at the rows."""
        self.table.setFocus()

    # --- parts

    def _say_hidden(self, history: ClipHistory) -> None:
        self._notice.setVisible(history.hidden)
        if history.hidden:
            self._notice.say(_HIDDEN, mood="tell")

    def _offer(self, history: ClipHistory) -> None:
        """Offer the clips of the session."""
        empty(self._slots)
        buttons = [Button(slot, size="row") for slot in history.slots]
        for button in buttons:
            button.setCheckable(True)
            button.setAutoExclusive(True)
            button.setChecked(button.words == history.slot)
            button.setAccessibleDescription(spoken("Shows the history of this {clip}"))
            button.clicked.connect(lambda _=False, slot=button.words: self.slot_chosen.emit(slot))
        self._slots.addWidget(flow(*buttons, gap=6))

    def _choose(self) -> None:
        chosen = self.table.selectionModel().selectedRows()
        if chosen:
            self._show_detail(self.table.rows.row_at(chosen[0].row()))

    def _forget(self) -> None:
        empty(self._detail)
        self._show_rows(_ROWS)

    def _show_rows(self, rows: int) -> None:
        """Give the rows so much room that what is chosen stands below them without scrolling."""
        self._high = rows
        self.table.setFixedHeight(px(45) * rows + px(33))

    def restyle(self) -> None:
        """Take the size of letters of now."""
        self._show_rows(self._high)

    def _show_detail(self, line: HistoryLine) -> None:
        """Show a change in full, and ask why where a finished record was changed."""
        self._chosen = line
        empty(self._detail)
        self._show_rows(_ROWS_ABOVE_DETAIL)
        card = Card(line.what, padding=(12, 20))
        late = " The record was finished before." if line.late else ""
        card.add(2, words(f"{day(line.at.date())}, {clock(line.at)}. {line.who}.{late}", "muted"), 6)
        pairs = [("Before", line.old or "Nothing"), ("After", line.new or "Nothing")] if line.old or line.new else []
        for name, text in pairs:
            card.add(4, words(f"**{name}:** {_plain(text)}"))
        if line.why:
            card.add(4, words(f"**Why:** {_plain(line.why)}"))
        elif line.late:
            self._ask_why(card, line)
        self._detail.addWidget(card)

    def _ask_why(self, card: Card, line: HistoryLine) -> None:
        answer = FieldAnswer()
        question = Question("Why was it changed?", "One sentence, without names. It stays in the history.", answer)
        keep = Button("Keep the reason", size="row")

        def press() -> None:
            text = answer.value()
            question.show_error("" if text else "Say why it was changed.")
            if text:
                self.why_said.emit(line.position, text)

        keep.clicked.connect(press)
        answer.stepped.connect(lambda _step: press())
        card.add(8, question, 8, flow(keep))


def _plain(text: str) -> str:
    """Two stars are stars in an answer, not heavy letters."""
    return text.replace("**", "*\u200b*")
