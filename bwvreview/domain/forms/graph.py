"""Which rule waits for which answer: the order in which they are worked out, and circles that have none."""

from __future__ import annotations

from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING

from bwvreview.domain.forms.findings import Mistake
from bwvreview.domain.forms.parser import parse
from bwvreview.domain.forms.survey import Form, Group, Question
from bwvreview.domain.forms.syntax import references

if TYPE_CHECKING:
    from collections.abc import Iterator


_MOST_CIRCLES = 50


def waits_for(form: Form) -> dict[str, tuple[str, ...]]:
    """Give each question and group the names it depends on: its group, and what its rules read.

    Only relevance and calculation count; a constraint changes nothing elsewhere. Rules that cannot be read and names
    that do not exist are passed over: the checks report those.
    """
    found: dict[str, tuple[str, ...]] = {}
    for item, parent in with_parents(form.items):
        calculation = item.calculation if isinstance(item, Question) else ""
        names = [*read_by(item.relevant), *read_by(calculation)]
        found[item.name] = tuple(dict.fromkeys([parent, *names] if parent else names))
    return {name: tuple(other for other in needed if other in found) for name, needed in found.items()}


def with_parents(items: tuple[Question | Group, ...], parent: str = "") -> Iterator[tuple[Question | Group, str]]:
    """Give every item with the name of the group around it ('' at the top), each group before what is in it."""
    for item in items:
        yield item, parent
        if isinstance(item, Group):
            yield from with_parents(item.items, item.name)


def read_by(expression: str) -> tuple[str, ...]:
    """Give the names an expression reads; nothing when it cannot be read."""
    if not expression:
        return ()
    try:
        return references(parse(expression))
    except Mistake:
        return ()


def circles(form: Form) -> list[tuple[str, ...]]:
    """Find the names that depend on one another in a circle; each is in one circle at most. Fifty are enough."""
    waiting = waits_for(form)
    found: list[tuple[str, ...]] = []
    while len(found) < _MOST_CIRCLES:
        try:
            TopologicalSorter(waiting).prepare()
        except CycleError as error:
            circle = tuple(error.args[1][:-1])
            found.append(circle)
            waiting = {
                name: () if name in circle else tuple(other for other in needed if other not in circle)
                for name, needed in waiting.items()
            }
        else:
            break
    return found


def in_order(form: Form) -> list[str]:
    """Put every name after those it waits for. Raises Mistake when there is a circle."""
    try:
        return list(TopologicalSorter(waits_for(form)).static_order())
    except CycleError as error:
        raise Mistake("The rules of this form go round in a circle.") from error
