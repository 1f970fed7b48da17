"""Reads the expressions of a form as rules that can be said in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bwvreview.domain.forms.answers import ACKNOWLEDGED
from bwvreview.domain.forms.compiler import FIRST, Compiler
from bwvreview.domain.forms.parser import parse
from bwvreview.domain.forms.survey import Group
from bwvreview.domain.forms.syntax import Binary, Call, Node, Number, Reference, Text, parts, references
from bwvreview.domain.paper_rules import (
    ALWAYS,
    NEVER,
    Blank,
    Compared,
    Every,
    Not,
    OneOf,
    Rule,
    Some,
    Ticked,
    Unclear,
    every,
    holds,
    one_of,
    opposite,
    some,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from bwvreview.domain.forms.survey import Form, Question

    Conditions = Callable[[str], tuple[Rule, ...]]

_COMPARISONS = frozenset({"=", "!=", "<", "<=", ">", ">="})


def conditions(form: Form) -> dict[str, tuple[Rule, ...]]:
    """Give for every question and note all that must be true for it to be asked, the widest first.

    A group hides what is in it. What asks for an answer to another question also asks for that question to be
    there: so “the search was of a person” brings along “the clip was watched”.
    """
    reader, found = Reader(form.questions), dict[str, tuple[Rule, ...]]()
    own: dict[str, list[Rule]] = {}

    def walk(items: Iterable[Question | Group], above: list[Rule]) -> None:
        for item in items:
            rules = [*above, *([reader.rule(parse(item.relevant))] if item.relevant else [])]
            if isinstance(item, Group):
                walk(item.items, rules)
            else:
                own[item.name] = rules

    def of(name: str) -> tuple[Rule, ...]:
        if name not in found:
            found[name] = ()  # a form has no cycles; this only keeps a damaged one from going round
            found[name] = _closed(every(own.get(name, ())), of)
        return found[name]

    walk(form.items, [])
    return {name: of(name) for name in own}


def _closed(rule: Rule, of: Conditions) -> tuple[Rule, ...]:
    """Give a rule as a row of conditions, with all that it brings along before it."""
    return tuple(dict.fromkeys([*_brought(rule, of), *_conjuncts(rule)]))


def _conjuncts(rule: Rule) -> tuple[Rule, ...]:
    return rule.rules if isinstance(rule, Every) else (rule,)


def _brought(rule: Rule, of: Conditions) -> Iterator[Rule]:
    """Give what must be true of other questions for a rule to be true."""
    if isinstance(rule, Every):
        for one in rule.rules:
            yield from _brought(one, of)
    elif isinstance(rule, Some):
        branches = [_closed(one, of) for one in rule.rules]
        if branches:
            yield from (one for one in branches[0] if all(one in other for other in branches[1:]))
    elif _needs_answer(rule):
        yield from of(_question_of(rule))


def _needs_answer(rule: Rule) -> bool:
    """Whether a rule about one question is never true without an answer."""
    return (
        not isinstance(rule, Unclear) and not isinstance(getattr(rule, "rule", None), Unclear) and not holds(rule, {})
    )


def _question_of(rule: Rule) -> str:
    inner = rule.rule if isinstance(rule, Not) else rule
    return inner.question if isinstance(inner, OneOf | Ticked | Blank | Compared) else ""


class Reader:
    """Turns the expressions of a form into rules."""

    def __init__(self, questions: Iterable[Question]) -> None:
        self._questions = {question.name: question for question in questions}

    def rule(self, node: Node) -> Rule:
        """Give the rule of a condition."""
        if isinstance(node, Binary) and node.operator in {"and", "or"}:
            join = every if node.operator == "and" else some
            return join((self.rule(node.left), self.rule(node.right)))
        if isinstance(node, Call) and node.function == "not" and len(node.arguments) == 1:
            return opposite(self.rule(node.arguments[0]))
        names = references(node)
        if len(names) > 1 or any(isinstance(part, Call) and part.function == "today" for part in parts(node)):
            return Unclear(repr(node))
        if not names:
            return ALWAYS if Compiler({}, {}).truth(node)([""] * FIRST) else NEVER
        question = self._questions.get(names[0])
        return Unclear(repr(node)) if question is None else _of_one(node, question)


def _of_one(node: Node, question: Question) -> Rule:
    """Give the rule of a condition that reads one question."""
    if question.type in {"select_one", "acknowledge"}:
        offered = {choice.name for choice in question.choices} or {ACKNOWLEDGED}
        whole = frozenset({"", *offered})
        truth = Compiler({question.name: FIRST}, {question.name: "text"}).truth(node)
        return one_of(question.name, frozenset(v for v in whole if truth([""] * FIRST + [v])), whole)
    match node:
        case Binary("=" | "!=" as operator, Reference(), Text("")):
            return Blank(question.name) if operator == "=" else Not(Blank(question.name))
    read = {"select_multiple": _of_ticks, "integer": _of_number, "decimal": _of_number, "text": _of_text}
    return read.get(question.type, _unsaid)(node, question) or Unclear(repr(node))


def _unsaid(_node: Node, _question: Question) -> Rule | None:
    return None


def _of_text(node: Node, question: Question) -> Rule | None:
    match node:
        case Reference():
            return Not(Blank(question.name))
        case Call("selected", (Reference(), Text(value))) if _is_name(value) and question.read_only:
            return Ticked(question.name, value)
    return None


def _of_ticks(node: Node, question: Question) -> Rule | None:
    match node:
        case Reference():
            return Not(Blank(question.name))
        case Call("selected", (Reference(), Text(value))) if _is_name(value):
            return Ticked(question.name, value)
        case Binary("=" | "!=" as operator, Reference(), Text(value)) if _is_name(value):
            alone = every((Ticked(question.name, value), Compared(question.name, "=", 1.0, ticks=True)))
            return alone if operator == "=" else opposite(alone)
        case Binary(operator, Call("count-selected", (Reference(),)), Number(number)) if operator in _COMPARISONS:
            return Compared(question.name, operator, number, ticks=True)
    return None


def _of_number(node: Node, question: Question) -> Rule | None:
    match node:
        case Reference():  # 0 counts as no
            return every((Not(Blank(question.name)), Compared(question.name, "!=", 0.0)))
        case Binary(operator, Reference(), Number(number)) if operator in _COMPARISONS:
            return Compared(question.name, operator, number)
    return None


def _is_name(value: str) -> bool:
    return bool(value) and not any(letter.isspace() for letter in value)
