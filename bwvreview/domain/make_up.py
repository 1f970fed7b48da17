"""Who was on the lists that clips were drawn from: counts by group that reveal nobody, and what they say of rates.

Of each list only codes are kept: a count rounded to fives, or that it is hidden. Whatever is told of a period is put
together from codes alone, and the codes of one list may be told by themselves. So no two reports, and no total
beside them, give a hidden count away (resources/guide/decisions/0012). Domain notes, section 4, rule 9.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from math import ceil, floor
from typing import TYPE_CHECKING

from bwvreview.domain.quarter_figures import wilson
from bwvreview.domain.rounding import SMALLEST, rounded
from bwvreview.domain.small_numbers import Told, told_parts
from bwvreview.domain.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

HIDDEN, FEW, MOST = "hidden", "few", "most"
LEAST = 50
"""Of a shorter list nothing is kept: its size and its one large group would give the small ones away."""

NOT_RECORDED = "Not recorded"
_TOO_WIDE = 40  # percentage points


@dataclass(frozen=True, slots=True)
class Grouping:
    """A way to put people into groups: a field, and for each group the beginnings of the values that belong to it.

    `blank` are values that say that nobody knows.
    """

    field: str
    title: str
    groups: tuple[tuple[str, tuple[str, ...]], ...]
    blank: frozenset[str] = frozenset()
    rates: bool = False

    def group_of(self, value: str) -> str:
        """Give the group of a value.

        >>> Grouping("age", "Age", (("Under 18", ("10-17",)),)).group_of("")
        'Not recorded'
        """
        if not value or value in self.blank:
            return NOT_RECORDED
        return next((name for name, starts in self.groups if value.startswith(starts)), NOT_RECORDED)


@dataclass(frozen=True, slots=True)
class MakeUpRules:
    """What a scheme tells of its lists. `any_of` are groupings of one kind: the first that a list carries counts.

    `outcome` is the field with what came of an encounter; `nothing` are its values for “nothing”.
    """

    any_of: tuple[tuple[Grouping, ...], ...]
    outcome: str = ""
    nothing: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class GroupCode:
    """What is kept of a group on one list: its size, and how many led to an outcome (blank where that is not told).

    A code is a count in fives from 10 on, “0” for nobody (sizes only), or HIDDEN; for outcomes FEW (0 to 9) and MOST
    (all but 0 to 9) too.
    """

    size: str
    found: str = ""


@dataclass(frozen=True, slots=True)
class ListCodes:
    """What is kept of one list: by grouping, the code of each group that it has."""

    list_id: int
    tables: Mapping[str, Mapping[str, GroupCode]]

    def to_json(self) -> str:
        """Write it in one way only."""
        tables = {
            field: {name: [code.size, code.found] for name, code in groups.items()}
            for field, groups in self.tables.items()
        }
        return json.dumps({"list": self.list_id, "tables": tables}, sort_keys=True, separators=(",", ":"))


def codes_from_json(text: str) -> ListCodes:
    """Read it again."""
    kept = json.loads(text)
    tables = {
        field: {name: GroupCode(*codes) for name, codes in groups.items()} for field, groups in kept["tables"].items()
    }
    return ListCodes(kept["list"], tables)


def codes_of(
    list_id: int, encounters: Iterable[Mapping[str, str]], fields: frozenset[str], rules: MakeUpRules
) -> ListCodes:
    """Count the encounters of a list by group, and give the codes alone."""
    chosen = [one for kind in rules.any_of for one in [next((g for g in kind if g.field in fields), None)] if one]
    if not chosen:
        return ListCodes(list_id, {})
    sizes: dict[str, Counter[str]] = {one.field: Counter() for one in chosen}
    found: dict[str, Counter[str]] = {one.field: Counter() for one in chosen}
    count = 0
    for values in encounters:
        count += 1
        outcome = values.get(rules.outcome, "")
        for grouping in chosen:
            group = grouping.group_of(values.get(grouping.field, ""))
            sizes[grouping.field][group] += 1
            found[grouping.field][group] += bool(outcome) and outcome not in rules.nothing
    if count < LEAST:
        return ListCodes(list_id, {})
    rates = rules.outcome in fields
    return ListCodes(
        list_id, {one.field: _codes(sizes[one.field], found[one.field], rates and one.rates) for one in chosen}
    )


def _codes(sizes: Counter[str], found: Counter[str], rates: bool) -> dict[str, GroupCode]:
    """Hide small groups, and others with them. Which of the hidden ones are small is not told either."""
    names = sorted(sizes)
    shown = told_parts([sizes[name] for name in names])
    return {
        name: GroupCode(
            HIDDEN if part.size is None else str(part.size),
            found_code(sizes[name], found[name]) if rates and part.size and name != NOT_RECORDED else "",
        )
        for name, part in zip(names, shown, strict=True)
    }


def found_code(size: int, found: int) -> str:
    """Give the code of how many of a group led to an outcome; blank for a group that is too small for any.

    >>> found_code(100, 9), found_code(100, 91), found_code(100, 32), found_code(19, 10)
    ('few', 'most', '30', '')
    """
    if size < 2 * SMALLEST:
        return ""
    if found < SMALLEST:
        return FEW
    return MOST if size - found < SMALLEST else str(rounded(found))


def span(code: str) -> tuple[int, int]:
    """Give the least and the greatest count that a rounded code can stand for.

    >>> span("10"), span("45"), span("few")
    ((10, 12), (43, 47), (0, 9))
    """
    if code == FEW:
        return 0, SMALLEST - 1
    size = int(code)
    return max(size - 2, min(size, SMALLEST)), size + 2 if size else 0


@dataclass(frozen=True, slots=True)
class GroupTold:
    """A group over all lists: how many, and between how many in a hundred led to an outcome (None: too few to say)."""

    title: str
    size: Told
    rate: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class TableTold:
    """The groups of one grouping. `lists` is how many lists carried it; with `rates`, rates are told."""

    title: str
    lists: int
    groups: tuple[GroupTold, ...]
    rates: bool


@dataclass(frozen=True, slots=True)
class MakeUpTold:
    """Who was on the lists of a period: `lists` are all of them, those without these columns too."""

    lists: int
    tables: tuple[TableTold, ...]


def limits_of_sample(watched: str) -> tuple[str, str]:
    """Say in two sentences what a sample of this size cannot say. `watched` is how many clips, in words."""
    few = say(
        f"{watched.capitalize()} {{watched}} {{clips}} are too few to show whether one group is treated differently."
    )
    return (
        few
        if watched != "none"
        else say("No {clip} was {watched}, so nothing shows whether one group is treated differently."),
        "A difference between groups on the lists can be chance, and it cannot tell why people were searched.",
    )


def rate_words(group: GroupTold) -> str:
    """Say a rate as a range."""
    return "Too few to say" if group.rate is None else f"{group.rate[0]} to {group.rate[1]} in 100"


def make_up_told(lists: int, kept: Sequence[ListCodes], rules: MakeUpRules) -> MakeUpTold:
    """Put the codes of several lists together. Of groupings of one kind, the one that most lists carry is told."""
    tables = []
    for kind in rules.any_of:
        carried = [(grouping, [one.tables[grouping.field] for one in kept if grouping.field in one.tables])
                   for grouping in kind]  # fmt: skip
        grouping, codes = max(carried, key=lambda pair: len(pair[1]))
        if codes:
            tables.append(_table(grouping, codes))
    return MakeUpTold(lists, tuple(tables))


def _table(grouping: Grouping, codes: Sequence[Mapping[str, GroupCode]]) -> TableTold:
    names = [*(name for name, _ in grouping.groups), NOT_RECORDED]
    mine = {name: [groups[name] for groups in codes if name in groups] for name in names}
    rates = grouping.rates and any(code.found for every in mine.values() for code in every)
    groups = tuple(GroupTold(name, size_told(every), rate(every)) for name, every in mine.items() if every)
    return TableTold(grouping.title, len(codes), groups, rates)


def size_told(codes: Sequence[GroupCode]) -> Told:
    """Add up the sizes that are told.

    >>> size_told([GroupCode("20"), GroupCode("hidden")]).words
    'about 20 or more'
    """
    total = sum(int(code.size) for code in codes if code.size != HIDDEN)
    hidden = any(code.size == HIDDEN for code in codes)
    if not total:
        return Told(None, "not told") if hidden else Told(0, "none")
    return Told(total, f"about {total:,}{' or more' if hidden else ''}")


def rate(codes: Sequence[GroupCode]) -> tuple[int, int] | None:
    """Give the range of the rate, in whole numbers of a hundred, or None when it would say next to nothing.

    The lists count whose size is told, whatever came of the encounters, so that the choice of lists leans to no side.
    The range is Wilson's at 95% for the least and the greatest counts that the codes leave open.
    """
    least = most = smallest = largest = 0
    for code in (one for one in codes if one.found):
        low, high = span(code.size)
        few, many = (max(low - SMALLEST + 1, 0), high) if code.found == MOST else span(code.found)
        least, most = least + few, most + min(many, high)
        smallest, largest = smallest + low, largest + high
    if not smallest:
        return None
    low_end, _ = wilson(least, largest)
    _, high_end = wilson(min(most, smallest), smallest)
    lower, upper = floor(100 * low_end), ceil(100 * high_end)
    return None if upper - lower > _TOO_WIDE else (lower, upper)
