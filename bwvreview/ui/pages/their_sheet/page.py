"""Choose the sheet, answer what it asks, see what goes where, fill it in. The sheet that came is never changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from bwvreview.ui.pages.their_sheet.asking import AskingCard
from bwvreview.ui.say import count, listed
from bwvreview.ui.widgets.answer_sets import TickBox
from bwvreview.ui.widgets.button import Button
from bwvreview.ui.widgets.card import Card, EmptyState
from bwvreview.ui.widgets.focus import focus_later
from bwvreview.ui.widgets.fold import Fold
from bwvreview.ui.widgets.layouts import column, columns, holder
from bwvreview.ui.widgets.notice import Notice
from bwvreview.ui.widgets.page import Page
from bwvreview.ui.widgets.rows import Fact, Facts
from bwvreview.ui.widgets.words import words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from bwvreview.domain.errors import Problem
    from bwvreview.services.fill_sheet import SheetDone, SheetLook

_TITLE = "Fill in their sheet"
_SUB = "The central team’s own workbook. Theirs stays as it is."
_WHY = {
    "formula": "A formula stands there, and stays",
    "person": "It may point at a person, so it stays empty",
    "chosen": "It stays empty, as you chose",
    "twice": "Another column has it already",
}


class TheirSheetPage(Page):
    """Shows what was found in a sheet, asks one question at a time, and says what was filled in."""

    sheet_wanted = Signal()
    answered = Signal(str, str)  # id of the question, answer
    forget_wanted = Signal()
    fill_wanted = Signal(bool)  # whether people know what would be lost
    open_wanted = Signal()
    feedback_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(_TITLE, _SUB)
        self._look: SheetLook | None = None
        self._name = ""
        self._asking: AskingCard | None = None
        self._lost: TickBox | None = None
        self._asked = 0
        self._decide = ""

    def show_none(self, problem: Problem | None = None) -> None:
        """Ask for the sheet; with a problem, say why the one before could not be used."""
        self._look = None
        self._begin()
        if problem is not None:
            self.add(Notice.of(problem))
        choose = Button("Choose their sheet", "main", icon="folder")
        choose.clicked.connect(self.sheet_wanted)
        self.only = choose
        said = "Your answers go below their headings, as a new file. Nothing in their sheet is changed."
        self.add(
            Card(
                "", EmptyState("file-spreadsheet", "Open the workbook that they sent", said, choose), padding=(20, 20)
            ),
            None,
        )
        self.bar.set_buttons(self._back())

    def show_look(self, look: SheetLook, name: str, problem: Problem | None = None, decide: str = "") -> None:
        """Show what was found in the sheet called `name`. `decide` is what the feedback page still waits for."""
        self._decide = decide
        if self._look is None or self._name != name:
            self._asked = len(look.questions)
        self._look, self._name = look, name
        self._begin()
        if problem is not None:
            self.add(Notice.of(problem))
        left: list[QWidget] = []
        if look.questions:
            number = max(self._asked - len(look.questions), 0) + 1
            self._asking = AskingCard(look.questions[0], number, max(self._asked, len(look.questions)))
            self._asking.answered.connect(self.answered)
            left.append(self._asking)
        left.append(self._where(look))
        right = [self._rows(look), *([self._losses(look)] if look.losses else [])]
        parts = (holder(column(*left, None, gap=14)), holder(column(*right, None, gap=14)))
        self.add(columns(*parts, shares=(640, 432), narrow=800), None)
        self._buttons()

    def show_done(self, done: SheetDone, where: str) -> None:
        """Say what was filled in, and where it is."""
        self._look = None
        self._begin()
        facts = [Fact(f"{count(len(done.new), 'clip')} filled in", listed(done.new) if done.new else "")]
        if done.there:
            facts.append(Fact(f"{listed(done.there)} stood there already", "Nothing was filled in twice."))
        if done.differ:
            hint = "Their row was left as it was. Look at it, and mend it by hand."
            facts.append(Fact(f"{listed(done.differ)} stands there with other answers", hint, "rate-amber", "amber"))
        if done.left:
            facts.append(
                Fact(_left_words(done.left), "Tell the office. The central workbook has them.", "rate-amber", "amber")
            )
        note = Notice(
            "Every cell of theirs was compared, and is as it was.",
            title=f"Saved as “{done.path.name}” in {where}",
            mood="done",
        )
        self.add(column(note, Card("What was filled in", Facts(*facts), padding=(14, 20)), gap=14), None)
        folder, another = Button("Open the folder", "main", icon="folder"), Button("Fill in another sheet")
        folder.clicked.connect(self.open_wanted)
        another.clicked.connect(self.forget_wanted)
        self.bar.set_buttons(folder, another, self._back())
        self.bar.say("Send the file yourself. This program sends nothing.")

    def focus_start(self) -> None:
        """Begin at the question, else at the main button."""
        button = self.main_button()
        if self._asking is not None:
            self._asking.focus_start()
        elif button is not None:
            button.setFocus()

    def _begin(self) -> None:
        focus_later(self, self.focus_start)
        self.clear()
        self._asking = self._lost = self.only = None
        self.bar.set_buttons()
        self.bar.say("")

    def _back(self) -> Button:
        back = Button("Back to the feedback", icon="chevron-left")
        back.clicked.connect(self.feedback_wanted)
        return back

    def _where(self, look: SheetLook) -> QWidget:
        facts = [Fact(heading, title, "check", "accent") for heading, title in look.filled]
        card = Card("What goes where", padding=(14, 20))
        card.add(2, words(f"On “{look.sheet}”, under the headings of row {look.row}.", "muted"), 6, Facts(*facts))
        if look.empty:
            empty = Facts(*(Fact(heading, _WHY[reason], "circle", "muted") for heading, reason in look.empty))
            card.add(6, Fold(f"{count(len(look.empty), 'column')} left as they are", empty))
        return card

    def _rows(self, look: SheetLook) -> QWidget:
        facts = [
            Fact(f"{count(look.rows, 'clip')} to fill in", "Below the rows that are there. Nothing is filled in twice.")
        ]
        if look.left:
            hint = "The sheet has no column that could say why."
            facts.append(Fact(_left_words(look.left), hint, "rate-amber", "amber"))
        facts.append(Fact("No answer can turn into a formula"))
        another = Button("Choose another sheet", "link")
        another.clicked.connect(self.sheet_wanted)
        return Card("What is filled in", Facts(*facts, lead=False), 6, another, padding=(14, 20))

    def _losses(self, look: SheetLook) -> QWidget:
        self._lost = TickBox("We know this, fill it in all the same")
        self._lost.toggled.connect(lambda _on: self._buttons())
        text = f"The filled sheet will not have: {listed(tuple(one[:1].lower() + one[1:] for one in look.losses))}."
        ask = "Their own file keeps all of it. If they need it, ask for a sheet without."
        return Card("Some things would be lost", 4, words(text), 4, words(ask, "hint"), 8, self._lost, padding=(14, 20))

    def _buttons(self) -> None:
        look = self._look
        if look is None:
            return
        fill = Button(f"Fill in {count(look.rows, 'clip')}", "main", icon="device-floppy")
        known = self._lost is not None and self._lost.isChecked()
        fill.clicked.connect(lambda: self.fill_wanted.emit(known))
        self.bar.set_buttons(fill, self._back())
        reason = ""
        if look.questions:
            reason = (
                "Answer the question first"
                if len(look.questions) == 1
                else f"Answer {len(look.questions)} questions first"
            )
        elif look.losses and not known:
            reason = "Say that you know what would be lost"
        elif self._decide:
            reason = f"{self._decide.removesuffix(', then save')}, on the page “Feedback”"
        elif not look.rows:
            reason = "No {clip} is over yet"
        if reason:
            fill.set_available(reason=reason)
            self.bar.say(reason, "amber")
        else:
            self.bar.say("Saved as a new file. Theirs stays as it is.", icon="shield-check")


def _left_words(left: int) -> str:
    return f"{count(left, 'clip')} not shown {'has' if left == 1 else 'have'} no row"
