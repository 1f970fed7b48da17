"""What kind of value an expression gives, as far as it can be told before anybody answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bwvreview.domain.forms.answers import day_of
from bwvreview.domain.forms.findings import Mistake
from bwvreview.domain.forms.functions import FUNCTIONS
from bwvreview.domain.forms.parser import parse
from bwvreview.domain.forms.syntax import Binary, Call, Column, Here, Negative, Node, Number, Reference, Text
from bwvreview.domain.forms.values import is_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bwvreview.domain.forms.functions import Kind
    from bwvreview.domain.forms.survey import Form, Question, QuestionType

_OF_TYPE: dict[QuestionType, Kind] = {
    "integer": "number",
    "decimal": "number",
    "date": "date",
    "today": "date",
    "start": "date",
    "end": "date",
}
_ARITHMETIC = frozenset({"+", "-", "*", "div", "mod"})
_A: dict[Kind, str] = {"number": "a number", "date": "a date", "truth": "a condition"}
_CHOOSING = frozenset({"selected", "selected-at", "count-selected"})


class Kinds:
    """Tells the kind of each expression of a form; a blank answer of any kind still reads as ''."""

    def __init__(self, form: Form) -> None:
        self._questions = {question.name: question for question in form.questions}
        self._known: dict[str, Kind] = {}

    def of_question(self, name: str) -> Kind:
        """Give the kind of a question's answer. A worked-out one has the kind of its rule; in a circle, any."""
        if name not in self._known:
            question = self._questions.get(name)
            self._known[name] = "any"
            self._known[name] = "any" if question is None else self._worked_out(question)
        return self._known[name]

    def _worked_out(self, question: Question) -> Kind:
        if question.type != "calculate":
            return _OF_TYPE.get(question.type, "text")
        try:
            return self.of(parse(question.calculation), question)
        except Mistake:
            return "any"

    def of(self, node: Node, owner: Question | None) -> Kind:
        """Give the kind of an expression in a rule of `owner`."""
        match node:
            case Number() | Negative():
                return "number"
            case Text() | Column():
                return "text"
            case Reference() | Here():
                name = node.name if isinstance(node, Reference) else owner.name if owner else ""
                return self.of_question(name)
            case Binary(operator, _, _):
                return "number" if operator in _ARITHMETIC else "truth"
            case Call(function, arguments):
                return self._given(function, arguments, owner)
        return "any"

    def _given(self, function: str, arguments: tuple[Node, ...], owner: Question | None) -> Kind:
        if function in {"if", "coalesce"}:
            kinds = {self.of(argument, owner) for argument in arguments[-2:]}
            return kinds.pop() if len(kinds) == 1 else "any"
        return FUNCTIONS[function].gives if function in FUNCTIONS else "any"

    def mistakes(self, call: Call, owner: Question | None) -> Iterator[Mistake]:
        """Refuse a number, a date or a condition where choices are looked for: ODK stops the form there."""
        if call.function not in _CHOOSING or not call.arguments:
            return
        found = self.of(call.arguments[0], owner)
        if found in _A:
            yield Mistake(
                f"“{call.function}” looks among choices, and this is {_A[found]}.", "Compare it with =, < or >."
            )
        if call.function == "selected" and len(call.arguments) == 2 and self.of(call.arguments[1], owner) in _A:
            yield Mistake("The choice in selected() must be in quotes.", "Write it like selected(${name}, '1').")

    def never_fits(self, operator: str, left: Node, right: Text, owner: Question | None) -> Mistake | None:
        """Refuse a comparison of a number or a date with a text that is none: it would never come true."""
        found = self.of(left, owner) if isinstance(left, Reference | Here) else "any"
        if not right.value.strip() or is_number(right.value):
            return None
        if found == "number":
            return Mistake(f"“{right.value}” is not a number, and this question takes numbers.", "Write a number.")
        if found == "date" and operator not in {"=", "!="}:
            return Mistake(
                "A date in quotes cannot be earlier or later.", "Compare with today(), or with another date."
            )
        if found == "date" and day_of(right.value) is None:
            return Mistake(f"“{right.value}” is not a date.", "Write it as year-month-day, like '2026-12-05'.")
        return None
