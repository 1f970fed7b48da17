"""When a question is asked, as a rule that can be said in words: “you answered “No” to question 12”.

A rule reads the answers as the form's own expressions do: a question that is hidden or left empty has the answer ''.
What cannot be said in words becomes `Unclear`, and the paper form says so.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bwvreview.domain.forms.values import equal, to_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True, slots=True)
class OneOf:
    """The answer to a question with choices is one of these; '' stands for no answer."""

    question: str
    values: frozenset[str]
    every: frozenset[str] = field(compare=False)


@dataclass(frozen=True, slots=True)
class Ticked:
    """This choice is among those ticked."""

    question: str
    value: str


@dataclass(frozen=True, slots=True)
class Blank:
    """There is no answer."""

    question: str


@dataclass(frozen=True, slots=True)
class Compared:
    """The number answered, or with `ticks` how many choices are ticked, stands so to another number."""

    question: str
    operator: str
    number: float
    ticks: bool = False


@dataclass(frozen=True, slots=True)
class Unclear:
    """Something that cannot be said in words."""

    expression: str


@dataclass(frozen=True, slots=True)
class Not:
    """The opposite."""

    rule: Rule


@dataclass(frozen=True, slots=True)
class Every:
    """All of these; of none it is always true."""

    rules: tuple[Rule, ...] = ()


@dataclass(frozen=True, slots=True)
class Some:
    """At least one of these; of none it is never true."""

    rules: tuple[Rule, ...] = ()


Rule = OneOf | Ticked | Blank | Compared | Unclear | Not | Every | Some
ALWAYS, NEVER = Every(), Some()


def every(rules: Iterable[Rule]) -> Rule:
    """Join rules by “and”: two about one question with choices become one."""
    found = _joined(rules, Every)
    if NEVER in found or any(opposite(rule) in found for rule in found):
        return NEVER
    return found[0] if len(found) == 1 else Every(tuple(found))


def some(rules: Iterable[Rule]) -> Rule:
    """Join rules by “or”: two about one question with choices become one."""
    found = _joined(rules, Some)
    if ALWAYS in found or any(opposite(rule) in found for rule in found):
        return ALWAYS
    return found[0] if len(found) == 1 else Some(tuple(found))


def opposite(rule: Rule) -> Rule:
    """Give what is true exactly when the rule is not."""
    match rule:
        case OneOf(question, values, whole):
            return one_of(question, whole - values, whole)
        case Not(inner):
            return inner
        case Every(rules):
            return some(opposite(one) for one in rules)
        case Some(rules):
            return every(opposite(one) for one in rules)
    return Not(rule)


def one_of(question: str, values: frozenset[str], whole: frozenset[str]) -> Rule:
    """Say which answers of `whole` fit, where always and never have their own values."""
    if not values:
        return NEVER
    return ALWAYS if values == whole else OneOf(question, values, whole)


def _joined(rules: Iterable[Rule], kind: type[Every | Some]) -> list[Rule]:
    found: list[Rule] = []
    for rule in rules:
        for one in rule.rules if isinstance(rule, kind) else (rule,):
            _join(found, one, kind)
    return found


def _join(found: list[Rule], rule: Rule, kind: type[Every | Some]) -> None:
    """Add a rule, to one about the same question when there is one."""
    if isinstance(rule, OneOf):
        for place, other in enumerate(found):
            if isinstance(other, OneOf) and other.question == rule.question:
                both = other.values & rule.values if kind is Every else other.values | rule.values
                found[place] = one_of(rule.question, both, rule.every)
                return
    if rule not in found and rule != kind():
        found.append(rule)


def holds(rule: Rule, answers: Mapping[str, str]) -> bool:
    """Tell whether a rule is true of these answers. What is unclear is taken as true: the question is asked."""
    match rule:
        case Not(inner):
            return isinstance(inner, Unclear) or not holds(inner, answers)
        case Every(rules):
            return all(holds(one, answers) for one in rules)
        case Some(rules):
            return any(holds(one, answers) for one in rules)
        case Unclear():
            return True
    return _holds_of(rule, answers.get(rule.question, ""))


def _holds_of(rule: OneOf | Ticked | Blank | Compared, given: str) -> bool:
    match rule:
        case OneOf(_, values):
            return given in values
        case Ticked(_, value):
            return value in given.split()
        case Blank():
            return given == ""
    number = float(len(given.split())) if rule.ticks else to_number(given.strip().removeprefix("+"))
    return compared(number, rule.operator, rule.number)


def compared(left: float, operator: str, right: float) -> bool:
    """Compare as an expression does: nothing is more or less than a missing number."""
    if operator in {"=", "!="}:
        return equal(left, right) is (operator == "=")
    return {"<": left < right, "<=": left <= right, ">": left > right, ">=": left >= right}[operator]


def settled(rule: Rule, answers: Mapping[str, str]) -> Rule:
    """Give what is left of a rule once some answers are known."""
    match rule:
        case OneOf() | Ticked() | Blank() | Compared():
            if rule.question in answers:
                return ALWAYS if holds(rule, answers) else NEVER
            return rule
        case Not(inner):
            return opposite(settled(inner, answers))
        case Every(rules):
            return every(settled(one, answers) for one in rules)
        case Some(rules):
            return some(settled(one, answers) for one in rules)
    return rule


def questions_in(rule: Rule) -> frozenset[str]:
    """Give the questions that a rule reads."""
    match rule:
        case Not(inner):
            return questions_in(inner)
        case Every(rules) | Some(rules):
            return frozenset(name for one in rules for name in questions_in(one))
        case Unclear():
            return frozenset()
    return frozenset({rule.question})


def is_unclear(rule: Rule) -> bool:
    """Say whether anything in a rule cannot be said in words."""
    match rule:
        case Not(inner):
            return is_unclear(inner)
        case Every(rules) | Some(rules):
            return any(is_unclear(one) for one in rules)
    return isinstance(rule, Unclear)
