"""A form made ready to run: every rule compiled once, and who must be told when an answer changes."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from bwvreview.domain.errors import FormProblem
from bwvreview.domain.forms.compiler import FIRST, IN_A_FILTER, Compiled, Compiler, Scope, Truth
from bwvreview.domain.forms.findings import Mistake
from bwvreview.domain.forms.graph import in_order, read_by, with_parents
from bwvreview.domain.forms.parser import parse
from bwvreview.domain.forms.survey import Form, Question, QuestionType

if TYPE_CHECKING:
    from bwvreview.domain.forms.functions import Kind

_TYPED: tuple[QuestionType, ...] = ("integer", "decimal", "date", "calculate", "today", "start", "end")
_KINDS: dict[QuestionType, Kind] = dict.fromkeys(_TYPED, "any")


@dataclass(slots=True)
class Node:
    """A question or a group while a form runs.

    `condition` is the place of its own condition (-1: none), `parent` the node of its group (-1: none). `tells` are
    steps to take when its value changes, `children` those when its relevance does (groups only).
    """

    name: str
    slot: int
    question: Question | None
    parent: int
    condition: int
    calculation: Compiled | None = None
    required: Truth | None = None
    constraint: Truth | None = None
    choice_filter: Truth | None = None
    step: int = 0
    tells: tuple[int, ...] = ()
    children: tuple[int, ...] = ()


@dataclass(slots=True)
class Condition:
    """A relevance rule, shared by every item that writes it the same way."""

    truth: Truth
    reads: tuple[str, ...]
    step: int = 0
    tells: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Program:
    """Nodes by place, conditions by place, and the steps in order: each is a node (≥ 0) or a condition (~place)."""

    nodes: tuple[Node, ...]
    conditions: tuple[Condition, ...]
    steps: tuple[int, ...]
    index: dict[str, int]
    instance_name: Compiled | None

    @property
    def slots(self) -> int:
        """How many slots a list of values needs."""
        return FIRST + len(self.nodes)


class _Key:
    """Lets a cache know a form by its fingerprint."""

    __slots__ = ("form",)

    def __init__(self, form: Form) -> None:
        self.form = form

    def __hash__(self) -> int:
        return hash(self.form.fingerprint)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and other.form.fingerprint == self.form.fingerprint


def program_of(form: Form) -> Program:
    """Compile a form, or give what was compiled before. Raises FormProblem when its rules cannot be run."""
    return _compiled(_Key(form))


@lru_cache(maxsize=16)
def _compiled(key: _Key) -> Program:
    try:
        return _Assembler(key.form).program()
    except Mistake as mistake:  # the stored copy is damaged, or from a newer program
        raise FormProblem(
            "The rules of this form cannot be used.", advice="Open the form from its workbook again."
        ) from mistake


class _Assembler:
    def __init__(self, form: Form) -> None:
        self._form = form
        items = list(with_parents(form.items))
        self._index = {item.name: place for place, (item, _) in enumerate(items)}
        kinds = {question.name: _KINDS.get(question.type, "text") for question in form.questions}
        self._compiler = Compiler({name: FIRST + self._index[name] for name in kinds}, kinds)
        self._kinds = kinds
        self._conditions: dict[str, int] = {}
        self._made: list[Condition] = []
        self._nodes = [
            Node(
                name=item.name,
                slot=FIRST + place,
                question=item if isinstance(item, Question) else None,
                parent=self._index[parent] if parent else -1,
                condition=self._condition(item.relevant),
            )
            for place, (item, parent) in enumerate(items)
        ]

    def program(self) -> Program:
        for node in self._nodes:
            if node.question is not None:
                self._rules(node, node.question)
        steps = self._steps()
        self._wire()
        name = self._form.instance_name
        return Program(
            tuple(self._nodes),
            tuple(self._made),
            tuple(steps),
            self._index,
            self._compiler.value(parse(name)) if name else None,
        )

    def _condition(self, text: str) -> int:
        if not text:
            return -1
        if text not in self._conditions:
            self._conditions[text] = len(self._made)
            self._made.append(Condition(self._compiler.truth(parse(text)), read_by(text)))
        return self._conditions[text]

    def _rules(self, node: Node, question: Question) -> None:
        here = self._kinds[question.name]
        truth = self._compiler.truth
        if question.calculation:
            node.calculation = self._compiler.value(parse(question.calculation))
        if question.required == "yes":
            node.required = _always
        elif question.required:
            node.required = truth(parse(question.required))
        if question.constraint:
            node.constraint = truth(parse(question.constraint), Scope(here))
        if question.choice_filter:
            node.choice_filter = truth(parse(question.choice_filter), IN_A_FILTER)

    def _steps(self) -> list[int]:
        """Put each item after what it waits for, and each condition just before the first item that needs it."""
        steps: list[int] = []
        placed: set[int] = set()
        for name in in_order(self._form):
            place = self._index[name]
            node = self._nodes[place]
            if node.condition >= 0 and node.condition not in placed:
                placed.add(node.condition)
                self._made[node.condition].step = len(steps)
                steps.append(~node.condition)
            node.step = len(steps)
            steps.append(place)
        return steps

    def _wire(self) -> None:
        tells: dict[str, set[int]] = {node.name: set() for node in self._nodes}
        children: dict[int, list[int]] = {}
        for condition in self._made:
            for name in condition.reads:
                tells[name].add(condition.step)
        for node in self._nodes:
            if node.condition >= 0:
                self._made[node.condition].tells.append(node.step)
            if node.parent >= 0:
                children.setdefault(node.parent, []).append(node.step)
            if node.question is not None:
                for name in read_by(node.question.calculation):
                    tells[name].add(node.step)
        for place, node in enumerate(self._nodes):
            node.tells = tuple(sorted(tells[node.name]))
            node.children = tuple(children.get(place, ()))


def _always(_: object) -> bool:
    return True
