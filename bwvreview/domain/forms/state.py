"""The state of one set of answers: what is asked, what is wrong, what may be exported.

An answer changes only what depends on it. The result never differs from working everything out afresh.
"""

from __future__ import annotations

from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING, Any

from bwvreview.domain.errors import FormProblem
from bwvreview.domain.forms.answers import Answer, all_offered, not_a_choice, read_answer
from bwvreview.domain.forms.compiler import CHOICE, HERE, TODAY
from bwvreview.domain.forms.program import Node, Program, program_of
from bwvreview.domain.forms.survey import MOMENTS
from bwvreview.domain.forms.values import Value, kept, to_string

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from bwvreview.domain.forms.survey import Choice, Form, Question

_NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class SectionProgress:
    """How far a part of the form is.

    `asked` counts the questions shown, `answered` those with an answer, `needed` those that still stop the reader:
    required and blank, or answered wrongly. `applies` is false when nothing in the part is shown.
    """

    name: str
    label: str
    applies: bool
    asked: int
    answered: int
    needed: int

    @property
    def complete(self) -> bool:
        """Every needed answer is there."""
        return self.applies and self.needed == 0


class FormState:
    """Answers to a form. Hidden answers stay in the draft, and read as '' in every rule and every export."""

    def __init__(self, form: Form, answers: Mapping[str, str] | None = None, *, today: date) -> None:
        """Begin with the answers of a draft; a question that has none there begins with its default.

        Raises FormProblem when an answer is to a question that the form does not have.
        """
        self.form = form
        self._program: Program = program_of(form)
        self._index = self._program.index
        self._nodes = self._program.nodes
        self._today = today
        given = answers or {}
        for name in given:
            self._place(name)
        self._answers = [self._first_answer(node, given) for node in self._nodes]
        self._relevant = [False] * len(self._nodes)
        self._truths = [False] * len(self._program.conditions)
        self._slots: list[Any] = [""] * self._program.slots
        self._slots[TODAY], self._slots[CHOICE] = today, {}
        self._raw: dict[str, str] = {
            question.name: given.get(question.name, self._first_text(question))
            for question in form.questions
            if question.takes_answer or question.type in MOMENTS
        }
        self._work(list(range(len(self._program.steps))))

    def _first_answer(self, node: Node, given: Mapping[str, str]) -> Answer:
        question = node.question
        if question is None or question.type == "calculate":
            return Answer()
        return read_answer(question, given.get(question.name, self._first_text(question)))

    def _first_text(self, question: Question) -> str:
        return self._today.isoformat() if question.type == "today" else question.default

    def answer(self, name: str, value: str) -> frozenset[str]:
        """Give an answer ('' takes it back) and learn which questions and groups came or went.

        Answers of a select_multiple are separated by single spaces. A wrong answer is kept, and `errors` names it.
        Raises FormProblem when the form does not ask for it.
        """
        place = self._index.get(name)
        if place is None or name not in self._raw:
            raise self._no_question(name)
        if self._raw[name] == value:
            return _NOTHING
        self._raw[name] = value
        node = self._nodes[place]
        read = read_answer(node.question, value)  # type: ignore[arg-type]  # only questions are in the draft
        self._answers[place] = read
        if not self._relevant[place]:
            return _NOTHING
        if not self._fill(node.slot, read.value) or not node.tells:
            return _NOTHING
        return frozenset(self._work(list(node.tells)))

    def _work(self, waiting: list[int]) -> set[str]:
        """Take the waiting steps in order, each once, and those they cause; give the names whose relevance changed."""
        changed: set[str] = set()
        heapify(waiting)
        steps, last = self._program.steps, -1
        while waiting:
            step = heappop(waiting)
            if step == last:
                continue
            last = step
            what = steps[step]
            caused = self._condition_step(~what) if what < 0 else self._node_step(what, changed)
            for following in caused:
                heappush(waiting, following)
        return changed

    def _condition_step(self, place: int) -> list[int] | tuple[int, ...]:
        condition = self._program.conditions[place]
        truth = condition.truth(self._slots)
        if truth == self._truths[place]:
            return ()
        self._truths[place] = truth
        return condition.tells

    def _node_step(self, place: int, changed: set[str]) -> tuple[int, ...]:
        node = self._nodes[place]
        relevant = (node.parent < 0 or self._relevant[node.parent]) and (
            node.condition < 0 or self._truths[node.condition]
        )
        caused: tuple[int, ...] = ()
        if relevant != self._relevant[place]:
            self._relevant[place] = relevant
            changed.add(node.name)
            caused = node.children
        if node.question is None:
            return caused
        if node.calculation is not None:
            worked_out = kept(node.calculation(self._slots))
            self._answers[place] = Answer(worked_out, to_string(worked_out))
        value: Value = self._answers[place].value if relevant else ""
        return node.tells if self._fill(node.slot, value) else caused

    def _fill(self, slot: int, value: Value) -> bool:
        """Put a value where rules read it; say whether it is another. 0 is always another: -0 and false equal it."""
        before = self._slots[slot]
        if before == value and value and type(before) is type(value):
            return False
        if value == "" and before == "":
            return False
        self._slots[slot] = value
        return True

    def _place(self, name: str) -> int:
        place = self._index.get(name)
        if place is None or self._nodes[place].question is None:
            raise self._no_question(name)
        return place

    def _no_question(self, name: str) -> FormProblem:
        if self.form.has_question(name):
            return FormProblem(f"“{name}” is filled in by the form.", advice="Answer one of its questions.")
        return FormProblem(f"This form has no question “{name}”.", advice="Check the name in the form.")

    def raw(self, name: str) -> str:
        """Give what the draft holds, also while the question is hidden."""
        place = self._place(name)
        return self._raw.get(name, self._answers[place].text)

    def value(self, name: str) -> str:
        """Give the answer as it counts: '' while the question is hidden."""
        place = self._place(name)
        return self._answers[place].text if self._relevant[place] else ""

    def relevant(self, name: str) -> bool:
        """Say whether a question or a group is asked now."""
        place = self._index.get(name)
        if place is None:
            raise self._no_question(name)
        return self._relevant[place]

    def relevant_map(self) -> dict[str, bool]:
        """Say it of every question and group, in the order of the form."""
        return {node.name: relevant for node, relevant in zip(self._nodes, self._relevant, strict=True)}

    def draft(self) -> dict[str, str]:
        """Give every answer that was given, hidden ones too."""
        return {name: raw for name, raw in self._raw.items() if raw}

    def error(self, name: str) -> str:
        """Say what is wrong with the answer to a question; '' when it is fine or hidden."""
        place = self._place(name)
        return self._problem(place) if self._relevant[place] else ""

    def errors(self) -> dict[str, str]:
        """Say what is wrong, question by question, in the order of the form. Hidden questions are never wrong."""
        return {self._nodes[place].name: problem for place in self._shown() if (problem := self._problem(place))}

    def _shown(self) -> list[int]:
        return [place for place, relevant in enumerate(self._relevant) if relevant and self._nodes[place].question]

    def _problem(self, place: int) -> str:
        node, answer = self._nodes[place], self._answers[place]
        question = node.question
        if question is None or not question.takes_answer:
            return ""
        if not answer.text:
            if node.required is not None and node.required(self._slots):
                return question.required_message or f"Answer “{question.label or question.name}”."
            return ""
        return answer.problem or self._misfit(node, question, answer)

    def _misfit(self, node: Node, question: Question, answer: Answer) -> str:
        """Say how a well-formed answer breaks the choice filter or the constraint."""
        if node.choice_filter is not None and not all_offered(answer.text, self.choices(question.name)):
            return not_a_choice(question)
        if node.constraint is not None:
            self._slots[HERE] = answer.value
            if not node.constraint(self._slots):
                return question.constraint_message or "This answer does not fit. Please change it."
        return ""

    def choices(self, name: str) -> tuple[Choice, ...]:
        """Give the choices offered now, after the choice filter."""
        node = self._nodes[self._place(name)]
        question = self.form.question(name)
        if node.choice_filter is None:
            return question.choices
        return tuple(choice for choice in question.choices if self._offers(node, choice))

    def _offers(self, node: Node, choice: Choice) -> bool:
        self._slots[CHOICE] = {"name": choice.name, "label": choice.label, **dict(choice.columns)}
        return node.choice_filter is None or node.choice_filter(self._slots)

    def calculated(self) -> dict[str, str]:
        """Give what the form worked out, in its order; hidden ones are ''."""
        return {question.name: self.value(question.name) for question in self.form.questions if question.calculation}

    def instance_name(self) -> str:
        """Give the name that the form's settings make from the answers, '' when they make none."""
        name = self._program.instance_name
        return "" if name is None else to_string(kept(name(self._slots)))

    def visible_questions(self) -> tuple[Question, ...]:
        """Give the questions and notes that are shown now, in the order of the form."""
        shown = (self._nodes[place].question for place in self._shown())
        return tuple(question for question in shown if question is not None and not question.is_silent)

    def sections(self) -> tuple[SectionProgress, ...]:
        """Say how far each part of the form is."""
        return tuple(self._progress(section.name, section.label, section.questions) for section in self.form.sections)

    def _progress(self, name: str, label: str, questions: tuple[Question, ...]) -> SectionProgress:
        shown = [
            place
            for question in questions
            if not question.is_silent and self._relevant[place := self._index[question.name]]
        ]
        asked = [place for place in shown if self._asks(place)]
        return SectionProgress(
            name,
            label,
            applies=bool(shown),
            asked=len(asked),
            answered=sum(bool(self._answers[place].text) for place in asked),
            needed=sum(bool(self._problem(place)) for place in asked),
        )

    def _asks(self, place: int) -> bool:
        question = self._nodes[place].question
        return question is not None and question.takes_answer

    def clean(self) -> dict[str, str]:
        """Give the answers that may be exported: asked now and not blank, with what the form worked out."""
        shown = ((self._nodes[place].name, self._answers[place].text) for place in self._shown())
        return {name: text for name, text in shown if text}
