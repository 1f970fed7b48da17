"""What must hold for every rule of a form, before anybody answers it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bwvreview.domain.forms.answers import read_answer
from bwvreview.domain.forms.findings import Findings, Mistake, near
from bwvreview.domain.forms.functions import misuse
from bwvreview.domain.forms.graph import circles
from bwvreview.domain.forms.kinds import Kinds
from bwvreview.domain.forms.parser import parse
from bwvreview.domain.forms.patterns import compile_pattern
from bwvreview.domain.forms.survey import Choice, Form, Group, Question, walk
from bwvreview.domain.forms.syntax import (
    Binary,
    Call,
    Column,
    Here,
    Node,
    Number,
    Parent,
    Reference,
    Text,
    parts,
)
from bwvreview.domain.forms.values import equal, is_number, to_string

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator


_MOST_SUGGESTIONS, _MOST_NAMED = 30, 20
_COMPARING = frozenset({"=", "!=", "<", "<=", ">", ">="})


@dataclass(frozen=True, slots=True)
class Rule:
    """One expression, where it stands, and the question it belongs to (None: the whole form or a group)."""

    text: str
    row: int | None
    column: str
    owner: Question | None = None
    sheet: str = "survey"


def rules_of(form: Form) -> Iterator[Rule]:
    """Give every expression of a form."""
    for item in walk(form.items):
        if isinstance(item, Group):
            if item.relevant:
                yield Rule(item.relevant, item.row, "relevant")
            continue
        required = "" if item.required == "yes" else item.required
        for column, text in (
            ("relevant", item.relevant),
            ("required", required),
            ("constraint", item.constraint),
            ("calculation", item.calculation),
            ("choice_filter", item.choice_filter),
        ):
            if text:
                yield Rule(text, item.row, column, item)
    if form.instance_name:
        yield Rule(form.instance_name, None, "instance_name", sheet="settings")


def check_rules(form: Form, findings: Findings, *, named: Collection[str] = ()) -> None:
    """Find what is wrong with the expressions and defaults of a form, and whether they go round in circles.

    `named` are the names of rows that could not be read: a rule may name them without being wrong itself.
    """
    checker = _Checker(form, named)
    for rule in rules_of(form):
        try:
            node = parse(rule.text)
        except Mistake as unreadable:
            findings.add_mistake(rule.row, rule.column, unreadable, sheet=rule.sheet)
            continue
        for mistake in checker.mistakes(node, rule):
            findings.add_mistake(rule.row, rule.column, mistake, sheet=rule.sheet)
    for question in form.questions:
        message = _default_mistake(question)
        if message:
            findings.add(question.row, "default", message)
    rows = {item.name: item.row for item in walk(form.items)}
    for circle in circles(form):
        names = " → ".join((*circle, circle[0]))
        findings.add(
            min(rows[name] for name in circle),
            "relevant",
            f"These go round in a circle: {names}.",
            "Break it somewhere.",
        )


def _default_mistake(question: Question) -> str:
    if not question.default:
        return ""
    if "${" in question.default or _is_worked_out(question.default):
        return "A default must be a plain answer, not an expression."
    if question.is_silent or question.type == "note":
        return "This row holds no answer, so it can have no default."
    return read_answer(question, question.default).problem


def _is_worked_out(default: str) -> bool:
    """Tell `today()` or `concat('a', 'b')` from a text that somebody would type."""
    try:
        return any(isinstance(part, Call) for part in parts(parse(default)))
    except Mistake:
        return False


class _Checker:
    def __init__(self, form: Form, named: Collection[str]) -> None:
        self._named = named
        self._questions = {question.name: question for question in form.questions}
        self._groups = {group.name for group in form.groups}
        self._kinds = Kinds(form)
        self._suggestions = 0
        self._names: dict[int, frozenset[str]] = {}  # of each list of choices, which many questions share

    def _near(self, word: str, words: Collection[str]) -> str:
        """Suggest a word for the first mistakes: it takes a while, and later ones are mostly of the same kind."""
        self._suggestions += 1
        return near(word, words) if self._suggestions <= _MOST_SUGGESTIONS else ""

    def mistakes(self, node: Node, rule: Rule) -> Iterator[Mistake]:
        """Give everything that is wrong with a readable expression."""
        parents = [argument for part in parts(node) if isinstance(part, Call) for argument in _parents_of(part)]
        for part in parts(node):
            match part:
                case Reference(name):
                    yield from self._reference(name)
                case Column(name):
                    yield from self._column(name, rule)
                case Here() if rule.column != "constraint":
                    yield Mistake("“.” can only stand in a constraint.", "Write a question as ${name}.")
                case Parent() if not any(part is allowed for allowed in parents):
                    yield Mistake("“..” can only stand in position(..).")
                case Call():
                    yield from self._call(part, rule)
                case Binary(operator, left, right) if operator in _COMPARING:
                    yield from self._comparison(operator, left, right, rule)
                    yield from self._comparison(operator, right, left, rule)
                case _:
                    pass

    def _reference(self, name: str) -> Iterator[Mistake]:
        if name in self._questions:
            return
        if name in self._groups:
            yield Mistake(f"“{name}” is a group and holds no answer.", "Name one of its questions.")
        elif name not in self._named:
            yield Mistake(f"There is no question “{name}”.", self._near(name, self._questions))

    def _column(self, name: str, rule: Rule) -> Iterator[Mistake]:
        if rule.column != "choice_filter" or rule.owner is None:
            if name in self._questions:
                yield Mistake(
                    f"“{name}” is not understood here.", f"Write ${{{name}}} for the question, or quotes for a text."
                )
            else:
                yield Mistake(f"“{name}” is not understood here.", "Put a text in quotes, and a question in ${…}.")
            return
        known = {"name", "label"}.union(*(dict(choice.columns) for choice in rule.owner.choices))
        if name not in known:
            yield Mistake(f"The sheet choices has no column “{name}” for this list.", self._near(name, known))

    def _call(self, call: Call, rule: Rule) -> Iterator[Mistake]:
        if wrong := misuse(call):
            yield wrong
            return
        if call.function == "regex":
            yield from _regex(call)
        elif call.function == "string-length" and not call.arguments and rule.column != "constraint":
            yield Mistake("“string-length()” needs a question outside a constraint.", "Write string-length(${name}).")
        elif call.function == "selected":
            answers, wanted = call.arguments
            if isinstance(wanted, Text) and wanted.value.strip():
                yield from self._is_choice(answers, Text(wanted.value.strip()), rule)
        yield from self._kinds.mistakes(call, rule.owner)

    def _comparison(self, operator: str, question: Node, wanted: Node, rule: Rule) -> Iterator[Mistake]:
        if isinstance(wanted, Text) and (never := self._kinds.never_fits(operator, question, wanted, rule.owner)):
            yield never
        if operator not in {"=", "!="}:
            yield from self._order(question, rule)
        elif isinstance(wanted, Number) or (isinstance(wanted, Text) and wanted.value):
            yield from self._is_choice(question, wanted, rule)

    def _order(self, question: Node, rule: Rule) -> Iterator[Mistake]:
        asked = self._choices_of(question, rule)
        if asked is not None and not any(is_number(choice.name) for choice in asked):
            yield Mistake(
                "No choice of this question is a number, so none is more or less.", "Compare it with = or !=."
            )

    def _is_choice(self, question: Node, wanted: Text | Number, rule: Rule) -> Iterator[Mistake]:
        asked = self._choices_of(question, rule)
        if asked is None or self._has(asked, wanted.value):
            return
        shown = to_string(wanted.value)
        names = [choice.name for choice in asked]
        more = "" if len(names) <= _MOST_NAMED else " and more"
        advice = self._near(shown, names) or f"It has {', '.join(names[:_MOST_NAMED])}{more}."
        yield Mistake(f"“{shown}” is not one of the choices of this question.", advice)

    def _has(self, asked: tuple[Choice, ...], wanted: str | float) -> bool:
        if isinstance(wanted, float):
            return any(equal(choice.name, wanted) for choice in asked)
        if id(asked) not in self._names:
            self._names[id(asked)] = frozenset(choice.name for choice in asked)
        return wanted in self._names[id(asked)]

    def _choices_of(self, node: Node, rule: Rule) -> tuple[Choice, ...] | None:
        """Give the choices of the question that a node reads, None when it reads none or a question without any."""
        if isinstance(node, Call) and node.function == "selected-at" and node.arguments:
            node = node.arguments[0]
        found = rule.owner if isinstance(node, Here) else None
        if isinstance(node, Reference):
            found = self._questions.get(node.name)
        return found.choices if found is not None and found.choices else None


def _parents_of(call: Call) -> tuple[Node, ...]:
    return call.arguments if call.function == "position" else ()


def _regex(call: Call) -> Iterator[Mistake]:
    pattern = call.arguments[1]
    if not isinstance(pattern, Text):
        yield Mistake("The pattern of regex() must stand in quotes.", "Write it there, so that it can be checked.")
        return
    try:
        compile_pattern(pattern.value)
    except Mistake as mistake:
        yield mistake
