"""One paper while it is typed in: its questions in order, what is left out, what was given. Knows nothing of Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bwvreview.domain.paper_keys import as_typed, keyed
from bwvreview.ui.pages.keying.passed import Passed

if TYPE_CHECKING:
    from bwvreview.domain.paper import PaperQuestion
    from bwvreview.services.paper_forms import PaperOfClip


class KeyingWork:
    """Goes through a paper question by question; what does not apply is passed over, as the paper says."""

    def __init__(self, opened: PaperOfClip, reviewer: str) -> None:
        clip = opened.clip
        self.session_id, self.clip_id, self.slot, self.reviewer = clip.session_id, clip.clip_id, clip.slot, reviewer
        self.state, self.paper = clip.form, opened.paper
        self._questions = opened.paper.questions
        self._place = 0
        self._passed: list[int] = []  # the places that were gone through, in order
        self._go_to_asked()

    @property
    def question(self) -> PaperQuestion | None:
        """The question that is typed in now; None at the end of the paper."""
        return self._questions[self._place] if self._place < len(self._questions) else None

    @property
    def count(self) -> int:
        """How many questions the paper has."""
        return len(self._questions)

    @property
    def typed(self) -> str:
        """What one would type for the answer that is there."""
        question = self.question
        return "" if question is None else as_typed(question, self.state.raw(question.name))

    def give(self, text: str) -> tuple[str, str] | None:
        """Take an answer in and go on; give its name and value when it is another than before.

        Raises FormProblem, and stays, when the numbers are not those of the question.
        """
        question = self.question
        if question is None:
            return None
        value = keyed(question, text)
        changed = value != self.state.raw(question.name)
        if changed:
            self.state.answer(question.name, value)
        self._passed.append(self._place)
        self._place += 1
        self._go_to_asked()
        return (question.name, value) if changed else None

    def problem_of(self, name: str) -> str:
        """Say what is wrong with an answer that was just given; '' when nothing is, or it was left empty."""
        return self.state.error(name) if self.state.value(name) else ""

    def back(self) -> bool:
        """Go back to the question before; False at the first."""
        if not self._passed:
            return False
        self._place = self._passed.pop()
        return True

    def go_to(self, number: int) -> bool:
        """Go to a question by its number; False when the paper has none, or it does not apply."""
        place = number - 1
        if not 0 <= place < len(self._questions) or not self.state.relevant(self._questions[place].name):
            return False
        self._passed = [earlier for earlier in range(place) if self.state.relevant(self._questions[earlier].name)]
        self._place = place
        return True

    def _go_to_asked(self) -> None:
        while self._place < len(self._questions) and not self.state.relevant(self._questions[self._place].name):
            self._place += 1

    def lines(self, most: int) -> tuple[Passed, ...]:
        """Give the questions that were gone through last, the newest first."""
        return tuple(self._line(self._questions[place]) for place in reversed(self._passed[-most:]))

    def _line(self, question: PaperQuestion) -> Passed:
        value = self.state.value(question.name)
        labels = {choice.name: f"{choice.number} {choice.label}" for choice in question.choices}
        words = "; ".join(labels.get(name, name) for name in value.split()) if labels else value
        return Passed(question.number, question.label, words, question.needed)

    def missing(self) -> tuple[tuple[int, str], ...]:
        """Give what keeps the record from being finished: the number of each question, and what is wrong."""
        numbers = {question.name: question.number for question in self._questions}
        return tuple((numbers[name], said) for name, said in self.state.errors().items() if name in numbers)
