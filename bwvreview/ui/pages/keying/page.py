"""The page itself: choose whose paper it is, type it in question by question, and finish."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from bwvreview.domain.sessions import ClipState
from bwvreview.ui.pages.keying.question import QuestionCard
from bwvreview.ui.say import count, day, listed
from bwvreview.ui.speech import spoken
from bwvreview.ui.widgets.focus import focus_later
from bwvreview.ui.widgets.kit import (
    Button,
    Card,
    Hairline,
    Notice,
    Page,
    Progress,
    SavedState,
    column,
    columns,
    flow,
    holder,
    row,
    words,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from bwvreview.domain.errors import Problem
    from bwvreview.domain.paper import PaperQuestion
    from bwvreview.services.paper_forms import PapersToKey
    from bwvreview.ui.pages.keying.passed import Passed

_STATES = {
    ClipState.VIEWED: ("recorded already", "check"),
    ClipState.NOT_SHOWN: ("not shown", "ban"),
    ClipState.STARTED: ("begun", "pencil"),
}
"""What is said of clips that somebody has begun, and its shape."""


class KeyingPage(Page):
    """Shows one question of a paper at a time. Slots, reviewers and what was typed go out."""

    chosen = Signal(str, str)  # slot, reviewer ('' for the panel)
    given = Signal(str)
    back_wanted = Signal()
    question_wanted = Signal(int)  # its number
    finish_wanted = Signal()
    other_wanted = Signal()  # another paper
    left = Signal()

    def __init__(self) -> None:
        self.saved = SavedState()
        super().__init__("Type in paper forms", "Reading…", head_end=self.saved)
        self._card: QuestionCard | None = None
        self._reviewer: list[Button] = []
        self._slots: list[Button] = []

    # --- whose paper it is

    def show_papers(self, papers: PapersToKey) -> None:
        """Ask which clip, and whose paper when reviewers answer alone."""
        self._begin(None)
        self.saved.hide()
        self.set_heading("Type in paper forms", f"Session of {day(papers.session.day)}, number {papers.session.number}")
        card = Card("Which {clip} is the paper about?", padding=(16, 20))
        self._reviewer = [Button(f"Reviewer {letter}") for _, letter in papers.reviewers]
        if papers.reviewers:
            for place, (button, (name, _)) in enumerate(zip(self._reviewer, papers.reviewers, strict=True)):
                button.setCheckable(True)
                button.setAutoExclusive(True)
                button.setChecked(place == 0)
                button.setProperty("reviewer", name)
            card.add(6, words("First say whose paper it is.", "muted"), 8, flow(*self._reviewer), 14)
        card.add(6, words("The slot stands at the top of the paper.", "muted"), 8)
        card.add(flow(*(self._clip(slot, state) for slot, state in papers.clips), gap=10, line_gap=10))
        for state, (said, _) in _STATES.items():
            if slots := [slot for slot, its in papers.clips if its is state]:
                card.add(6, words(f"{listed(slots)}: {said}", "hint"))
        self.add(card, self._how(), None)
        self.bar.set_buttons(self._leave_button())

    def _clip(self, slot: str, state: ClipState) -> Button:
        said, icon = _STATES.get(state, ("", ""))
        button = Button(slot, icon=icon)
        self._slots.append(button)
        button.setAccessibleDescription(spoken(said))
        button.clicked.connect(lambda: self.chosen.emit(slot, self._whose()))
        return button

    def _whose(self) -> str:
        chosen = next((button for button in self._reviewer if button.isChecked()), None)
        return str(chosen.property("reviewer")) if chosen is not None else ""

    def _how(self) -> Card:
        told = (
            "Press the number that is ticked. One key is enough for most questions.",
            "Questions that do not apply are passed over, as the grey lines on the paper say.",
            "Every answer is saved as you give it. Up goes back.",
        )
        return Card("How it goes", *(part for line in told for part in (6, words(line))), padding=(16, 20))

    # --- one question after another

    def show_question(self, slot: str, asked: PaperQuestion, typed: str, of: int, passed: Sequence[Passed]) -> None:
        """Show the question that is typed in now, and the last answers beside it."""
        self.set_heading(f"Paper of {slot}", f"Question {asked.number} of {of}")
        card = QuestionCard(asked, typed, "")
        card.given.connect(self.given)
        card.back_wanted.connect(self.back_wanted)
        self._begin(card.focus_answer)
        self._card = card
        progress = Progress(f"Paper of {slot}")
        progress.set_what("questions")
        progress.show_step(asked.number - 1, of)
        side = holder(column(Card("", progress, padding=(12, 18)), self._passed(passed), None, gap=14))
        self.add(columns(holder(column(card, None)), side, shares=(640, 432), narrow=860), None)
        back = Button("Go back", icon="chevron-left", key="Up")
        back.clicked.connect(self.back_wanted)
        on = Button("Next question", "main", key="Enter")
        on.clicked.connect(lambda: self.given.emit(card.answer.value()))
        self.bar.set_buttons(on, back, self._leave_button())

    def say_wrong(self, problem: str) -> None:
        """Say what is wrong with what was typed; the question stays."""
        if self._card is not None:
            self._card.say(problem)
            self._card.focus_answer()

    def _passed(self, passed: Sequence[Passed]) -> Card:
        card = Card("Typed last", padding=(12, 18))
        if not passed:
            card.add(4, words("Nothing yet", "muted"))
        for place, one in enumerate(passed):
            if place:
                card.add(4, Hairline())
            card.add(4, self._passed_line(one))
        return card

    def _passed_line(self, one: Passed) -> QWidget:
        again = Button(str(one.number), "link", size="row")
        again.setAccessibleName(spoken(f"Go back to question {one.number}"))
        again.clicked.connect(lambda: self.question_wanted.emit(one.number))
        tone = "text" if one.answer else "amber" if one.needed else "muted"
        answer = words(one.answer or "left empty", "dense", tone=tone)  # type: ignore[arg-type]
        line = row(again, column(words(one.label, "hint"), answer), gap=10)
        line.setStretch(1, 1)
        return holder(line)

    # --- the end

    def show_end(self, slot: str, missing: Sequence[tuple[int, str]], button: str, passed: Sequence[Passed]) -> None:
        """Say that the paper is through, and what is missing; `button` finishes the record."""
        self.set_heading(f"Paper of {slot}", "That was the last question")
        finish, other = Button(button, "main"), Button("Type in another paper")
        finish.clicked.connect(self.finish_wanted)
        other.clicked.connect(self.other_wanted)
        self._begin(other.setFocus if missing else finish.setFocus)
        if missing:
            links = [self._missing_link(number, said) for number, said in missing]
            what = f"{count(len(missing), 'question is', 'questions are')} not answered, or not rightly"
            finish.set_available(reason="Answer what is missing first.")
            notice = Notice("Look at the paper. Ask the reviewer when it says nothing.", title=what, mood="warn")
            self.add(notice, Card("", *links, padding=(12, 20)))
        else:
            self.add(Notice("Every needed answer is there.", title="The paper is typed in", mood="done"))
        self.add(self._passed(passed), None)
        self.bar.set_buttons(finish, other, self._leave_button())
        self.bar.say("Answer what is missing first" if missing else "")

    def _missing_link(self, number: int, said: str) -> QWidget:
        link = Button(f"Question {number}: {said}", "link", tone="red")
        link.clicked.connect(lambda: self.question_wanted.emit(number))
        return link

    def show_problem(self, problem: Problem) -> None:
        """Say what stands in the way, above what is shown."""
        self.body.insertWidget(0, Notice.of(problem))
        self.scroller.verticalScrollBar().setValue(0)
        if not self.bar.buttons:
            self.bar.set_buttons(self._leave_button())

    def focus_start(self) -> None:
        """Begin where something is to be typed or pressed."""
        self._start()

    def _start(self) -> None:
        if self._card is not None:
            self._card.focus_answer()
        elif self.main_button() is not None:
            self.bar.buttons[0].setFocus()
        else:
            # Which may not be shown yet: the focus then comes to it as soon as it is.
            fresh = [button for button in self._slots if not button.accessibleDescription()]
            for first in (self._reviewer or fresh or self._slots)[:1]:
                first.setFocus()

    def _leave_button(self) -> Button:
        leave = Button("Leave the papers")
        leave.clicked.connect(self.left)
        return leave

    def _begin(self, start: Callable[[], None] | None) -> None:
        self._card = None
        self._reviewer, self._slots = [], []
        focus_later(self, start or self._start)
        self.clear()
        self.bar.set_buttons()
        self.bar.say("")
        self.scroller.verticalScrollBar().setValue(0)
