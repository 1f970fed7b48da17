"""From the tree of an expression to a function that works it out.

A compiled expression takes one list of values, the slots: first `.`, today and the row of a choice, then one slot a
question. Reading a slot and comparing two texts is all that most conditions of a form do, so those get functions of
their own; the rest goes through the general rules of `values`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from operator import ge, gt, le, lt
from typing import Any, cast

from bwvreview.domain.forms.findings import Mistake
from bwvreview.domain.forms.functions import FUNCTIONS, Kind, misuse
from bwvreview.domain.forms.patterns import compile_pattern
from bwvreview.domain.forms.syntax import Binary, Call, Column, Here, Negative, Node, Number, Parent, Reference, Text
from bwvreview.domain.forms.values import (
    JAVA_BLANKS,
    Value,
    divided,
    equal,
    remainder,
    to_boolean,
    to_number,
    to_string,
)

HERE, TODAY, CHOICE, FIRST = 0, 1, 2, 3
"""Slots: the answer itself, the day, the choice row of a filter, the first question."""

Slots = list[Any]
Compiled = Callable[[Slots], Value]
Truth = Callable[[Slots], bool]

_ARITHMETIC: dict[str, Callable[[float, float], float]] = {
    "+": lambda left, right: left + right,
    "-": lambda left, right: left - right,
    "*": lambda left, right: left * right,
    "div": divided,
    "mod": remainder,
}
_ORDER: dict[str, Callable[[float, float], bool]] = {"<": lt, "<=": le, ">": gt, ">=": ge}


@dataclass(frozen=True, slots=True)
class Scope:
    """What an expression may name besides questions: `.` and the kind it can hold, and columns of the choices."""

    here: Kind | None = None
    columns: bool = False


ANYWHERE = Scope()
IN_A_FILTER = Scope(columns=True)


class Compiler:
    """Compiles expressions of one form. `slots` gives each question its slot, `kinds` what it can hold.

    It refuses only what cannot be run, so that a form that was taken once can be opened again later, also after the
    checks have become stricter.
    """

    def __init__(self, slots: Mapping[str, int], kinds: Mapping[str, Kind]) -> None:
        self._slots, self._kinds = slots, kinds

    def value(self, node: Node, scope: Scope = ANYWHERE) -> Compiled:
        """Give a function from the slots to the value. Raises Mistake."""
        return self._build(node, scope)[0]

    def truth(self, node: Node, scope: Scope = ANYWHERE) -> Truth:
        """Give a function from the slots to true or false. Raises Mistake."""
        return _as_truth(*self._build(node, scope))

    def _build(self, node: Node, scope: Scope) -> tuple[Compiled, Kind]:
        match node:
            case Call():
                return self._call(node, scope)
            case Binary():
                return self._binary(node, scope)
            case Negative(operand):
                number = _as_number(*self._build(operand, scope))
                return (lambda slots: -number(slots)), "number"
        return self._leaf(node, scope)

    def _leaf(self, node: Number | Text | Reference | Here | Parent | Column, scope: Scope) -> tuple[Compiled, Kind]:
        match node:
            case Number(value) | Text(value):
                return _constant(value), "number" if isinstance(node, Number) else "text"
            case Reference(name) if name in self._slots:
                return _slot(self._slots[name]), self._kinds[name]
            case Here() if scope.here is not None:
                return _slot(HERE), scope.here
            case Column(name) if scope.columns:
                return (lambda slots: cast("str", slots[CHOICE].get(name, ""))), "text"
        raise Mistake("This cannot stand here.")

    def _binary(self, node: Binary, scope: Scope) -> tuple[Compiled, Kind]:
        if node.operator in {"and", "or"}:
            return self._chain(node, scope), "truth"
        if node.operator in {"=", "!="}:
            return self._comparison(node, scope), "truth"
        left = _as_number(*self._build(node.left, scope))
        right = _as_number(*self._build(node.right, scope))
        if node.operator in _ORDER:
            order = _ORDER[node.operator]
            return (lambda slots: order(left(slots), right(slots))), "truth"
        work = _ARITHMETIC[node.operator]
        return (lambda slots: work(left(slots), right(slots))), "number"

    def _chain(self, node: Binary, scope: Scope) -> Truth:
        """Join `a or b or c` into one function, however long it is."""
        operands: list[Node] = []
        left: Node = node
        while isinstance(left, Binary) and left.operator == node.operator:
            operands.append(left.right)
            left = left.left
        truths = tuple(self.truth(operand, scope) for operand in (left, *reversed(operands)))
        if len(truths) == 2:
            one, two = truths
            if node.operator == "and":
                return lambda slots: one(slots) and two(slots)
            return lambda slots: one(slots) or two(slots)
        if node.operator == "and":
            return lambda slots: all(truth(slots) for truth in truths)
        return lambda slots: any(truth(slots) for truth in truths)

    def _comparison(self, node: Binary, scope: Scope) -> Truth:
        left, left_kind = self._build(node.left, scope)
        right, right_kind = self._build(node.right, scope)
        wanted = node.operator == "="
        if left_kind == right_kind == "text":
            slot = self._slot_of(node.left)
            if slot is not None and isinstance(node.right, Text):
                return _slot_is(slot, node.right.value, wanted=wanted)
            return lambda slots: (left(slots) == right(slots)) is wanted
        return lambda slots: equal(left(slots), right(slots)) is wanted

    def _slot_of(self, node: Node) -> int | None:
        if isinstance(node, Reference):
            return self._slots[node.name]
        return HERE if isinstance(node, Here) else None

    def _call(self, node: Call, scope: Scope) -> tuple[Compiled, Kind]:
        if wrong := misuse(node):
            raise wrong
        if node.function == "today":
            return _slot(TODAY), "date"
        if node.function == "position":
            return _constant(1.0), "number"  # there are no repeats, so all is first
        if node.function == "regex":
            return self._regex(node, scope), "truth"
        return self._call_with_values(node, scope)

    def _call_with_values(self, node: Call, scope: Scope) -> tuple[Compiled, Kind]:
        arguments = node.arguments
        if node.function == "string-length" and not arguments:
            arguments = (Here(),)
        built = [self._build(argument, scope) for argument in arguments]
        if node.function == "if":
            return _if(built)
        if node.function == "coalesce":
            return _coalesce(built)
        if node.function == "selected" and isinstance(arguments[1], Text):
            return self._selected(node, built), "truth"
        return _plain_call(node.function, tuple(compiled for compiled, _ in built))

    def _selected(self, node: Call, built: list[tuple[Compiled, Kind]]) -> Compiled:
        wanted = f" {cast('Text', node.arguments[1]).value.strip(JAVA_BLANKS)} "
        slot = self._slot_of(node.arguments[0])
        answers, kind = built[0]
        if slot is not None and kind == "text":
            return lambda slots: wanted in f" {slots[slot]} "
        return lambda slots: wanted in f" {to_string(answers(slots))} "

    def _regex(self, node: Call, scope: Scope) -> Truth:
        pattern = node.arguments[1]
        if not isinstance(pattern, Text):
            raise Mistake("The pattern of regex() must stand in quotes.", "Write it there, so that it can be checked.")
        fits = compile_pattern(pattern.value).fullmatch
        text, _ = self._build(node.arguments[0], scope)
        return lambda slots: fits(to_string(text(slots))) is not None


def _constant(value: Value) -> Compiled:
    return lambda _: value


def _slot(slot: int) -> Compiled:
    return lambda slots: cast("Value", slots[slot])


def _slot_is(slot: int, text: str, *, wanted: bool) -> Truth:
    if wanted:
        return lambda slots: bool(slots[slot] == text)
    return lambda slots: bool(slots[slot] != text)


def _as_truth(compiled: Compiled, kind: Kind) -> Truth:
    if kind == "truth":
        return cast("Truth", compiled)
    return lambda slots: to_boolean(compiled(slots))


def _as_number(compiled: Compiled, kind: Kind) -> Callable[[Slots], float]:
    if kind == "number":
        return cast("Callable[[Slots], float]", compiled)
    return lambda slots: to_number(compiled(slots))


def _if(built: list[tuple[Compiled, Kind]]) -> tuple[Compiled, Kind]:
    condition = _as_truth(*built[0])
    (yes, yes_kind), (no, no_kind) = built[1:]
    kind: Kind = yes_kind if yes_kind == no_kind else "any"
    return (lambda slots: yes(slots) if condition(slots) else no(slots)), kind


def _coalesce(built: list[tuple[Compiled, Kind]]) -> tuple[Compiled, Kind]:
    (first, first_kind), (second, second_kind) = built

    def work(slots: Slots) -> Value:
        value = first(slots)
        is_missing = value == "" or value != value
        return second(slots) if is_missing else value

    return work, first_kind if first_kind == second_kind else "any"


def _plain_call(name: str, arguments: tuple[Compiled, ...]) -> tuple[Compiled, Kind]:
    function = FUNCTIONS[name]
    work = function.work
    if work is None:
        raise LookupError(name)
    if len(arguments) == 1:
        (only,) = arguments
        return (lambda slots: work(only(slots))), function.gives
    return (lambda slots: work(*(argument(slots) for argument in arguments))), function.gives
