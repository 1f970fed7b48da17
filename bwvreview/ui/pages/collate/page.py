"""Collate: the sum of what was received, what moved, which groups sent, and what waits to be settled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from bwvreview.ui.pages.collate.coverage import coverage
from bwvreview.ui.pages.collate.desk import Desk
from bwvreview.ui.pages.collate.locked import LockedCard
from bwvreview.ui.pages.collate.pictures import moved, over_the_quarters, ratings
from bwvreview.ui.pages.collate.said import Said
from bwvreview.ui.widgets.focus import focus_later
from bwvreview.ui.widgets.kit import (
    Button,
    Card,
    EmptyState,
    Notice,
    Page,
    SumBar,
    Term,
    column,
    columns,
    first_focus,
    flow,
    holder,
    words,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from bwvreview.domain.errors import Problem
    from bwvreview.domain.quarter_lines import QuarterReport
    from bwvreview.domain.returns import Finding, ReturnFile
    from bwvreview.services.collate import Collated
    from bwvreview.ui.widgets.layouts import Part

_TITLE = "Returns of all groups"
_SUB = "Open the folder of returns, or drop it here. The files stay as they are."
_MOST = 6


class CollatePage(Page):
    """Emits the wish for a folder or the report, a password, and each settled question with its reason."""

    folder_wanted = Signal()
    save_wanted = Signal()
    quarter_wanted = Signal(int)  # −1 the one before, 1 the one after
    conflict_settled = Signal(object, object, str)  # Conflict, Return, why
    edit_settled = Signal(object, str, bool, str)  # Return, name, take it, why
    voices_settled = Signal(str, bool, str)  # key of the group of sentences, together, why
    password_given = Signal(str)
    letter_wanted = Signal(str)  # the words for the groups that have not sent

    def __init__(self) -> None:
        super().__init__(_TITLE, _SUB)
        self._problem = Notice("", mood="stop")
        self._waiting = 0
        self._locked: tuple[Sequence[str], int | None] = ((), None)

    def set_locked(self, names: Sequence[str], tried: int | None) -> None:
        """Say which files are locked, and how many the last password opened, before the page is filled."""
        self._locked = (names, tried)

    def show_none(self, unread: Sequence[ReturnFile] = ()) -> None:
        """Say that nothing was read yet, and why when there were files."""
        focus_later(self, self.focus_start)
        self.clear()
        self.set_heading(_TITLE, _SUB)
        self.only = Button("Open a folder", "main", icon="folder")
        self.only.clicked.connect(self.folder_wanted)
        state = EmptyState(
            "mail-opened", "No returns yet", "Open the folder with the workbooks that groups sent, or drop it here.",
            self.only,
        )  # fmt: skip
        self._renew_problem()
        self.add(*self._locked_card(), Card("", self._problem, state, padding=(20, 20)))
        odd = [finding for file in unread for finding in file.findings]
        if odd:
            self.add(self._odd(odd))
        self.add(None)
        self._waiting = 0
        self.bar.set_buttons()
        self.bar.say("")

    def show_found(self, found: Collated) -> None:
        """Show what was received for the quarter."""
        where = self.scroller.verticalScrollBar().value()
        focus_later(self, self._focus_again if where else self.focus_start)
        self.clear()
        self.only = None
        self._renew_problem()
        report = found.report
        self.set_heading(report.quarter.words, "Quarterly report, all groups.")
        left = column(ratings(report), moved(report), over_the_quarters(report), self._said(found), None, gap=14)
        odd = self._odd(found.collation.findings)
        right = column(self._desk(found), coverage(report, self.letter_wanted.emit), odd, None, gap=14)
        self.add(self._problem, *self._locked_card(), self._sum(report))
        self.add(columns(holder(left), holder(right), shares=(560, 512), narrow=900))
        self.add(None)
        self._set_bar(waiting=len(found.collation.conflicts))
        self.scroller.verticalScrollBar().setValue(where)

    def show_reading(self) -> None:
        """Say that files are being read."""
        self._problem.hide()
        self.bar.say("Reading the files…")

    def show_problem(self, problem: Problem) -> None:
        """Say what went wrong, in sight."""
        self._problem.say(problem.advice, title=problem.message)
        self._problem.show()
        self._say_waiting()
        self.scroller.verticalScrollBar().setValue(0)

    def _focus_again(self) -> None:
        """Stay where somebody has read to: Tab begins at the page."""
        self.setFocus()

    def focus_start(self) -> None:
        """Begin at the one button, or at the first control."""
        start = self.only or first_focus(self)
        if start is not None:
            start.setFocus()

    def _renew_problem(self) -> None:
        self._problem = Notice("", mood="stop")
        self._problem.hide()

    def _locked_card(self) -> list[QWidget]:
        names, tried = self._locked
        if not names:
            return []
        card = LockedCard(names, tried)
        card.password_given.connect(self.password_given)
        return [card]

    def _set_bar(self, *, waiting: int) -> None:
        save = Button("Save the report", "main", icon="device-floppy")
        save.clicked.connect(self.save_wanted)
        more = Button("Open a folder", icon="folder")
        more.clicked.connect(self.folder_wanted)
        self.bar.set_buttons(save, more)
        self._waiting = waiting
        self._say_waiting()

    def _say_waiting(self) -> None:
        many = f"{self._waiting} conflicts are open. They are" if self._waiting > 1 else "1 conflict is open. It is"
        self.bar.say(f"{many} in no figure." if self._waiting else "", "amber")

    def _sum(self, report: QuarterReport) -> Card:
        """Give the sum of the quarter, and that of all returns below it."""
        counts = report.counts_here
        every: list[Part] = [words(f"All returns so far: {report.sentence}", "muted"), 4]
        before, after = Button("Quarter before", "link"), Button("Quarter after", "link")
        before.clicked.connect(lambda: self.quarter_wanted.emit(-1))
        after.clicked.connect(lambda: self.quarter_wanted.emit(1))
        return Card(
            "",
            SumBar(
                Term(counts["received"], "records received"),
                Term(counts["kept"], "kept", "="),
                Term(counts["superseded"], "replaced by newer", "+"),
                Term(counts["duplicate"], "sent twice", "+"),
                Term(counts["in_conflict"], "in conflict", "+"),
            ),
            8,
            *([] if report.counts == counts else every),
            flow(before, after, gap=16),
        )

    def _desk(self, found: Collated) -> QWidget:
        desk = Desk(found)
        desk.conflict_settled.connect(self.conflict_settled)
        desk.edit_settled.connect(self.edit_settled)
        return desk

    def _said(self, found: Collated) -> QWidget:
        said = Said(found.report)
        said.settled.connect(self.voices_settled)
        return said

    def _odd(self, odd: Sequence[Finding]) -> Card:
        card = Card("What was odd in the files", 4)
        if not odd:
            card.add(words("Nothing was odd.", "muted"))
        for one in odd[: 2 * _MOST]:
            card.add(words(one.place, "strong"), words(one.words, "muted"), 6)
        if len(odd) > 2 * _MOST:
            card.add(words(f"{len(odd) - 2 * _MOST} more are in the report.", "muted"))
        return card
