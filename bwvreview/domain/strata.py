"""Splitting a theme into parts: by week, borough, age band or time band (draw-protocol, section 1).

The label of a part is `theme@part`. The parts of one theme are disjoint and together are the theme: what has no
value is `not-recorded`, and `others` is everything that no other planned part has.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bwvreview.domain.errors import DrawProblem
from bwvreview.domain.themes import labels_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from bwvreview.domain.encounters import Encounter
    from bwvreview.domain.scheme import Scheme
    from bwvreview.domain.themes import Theme

STRATA = ("week", "borough", "age", "time_band")
"""Fields by which a theme may be split: `weapons@w36`, `children@haringey`."""

NOT_RECORDED, OTHERS = "not-recorded", "others"
_SPECIAL = {NOT_RECORDED: "not recorded", OTHERS: "others"}
_WEEK = re.compile(r"(?:(\d{4})-)?w(\d{1,2})")
_TIMES = re.compile(r"(\d\d)-(\d\d)-(\d\d)-(\d\d)")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a theme and how many encounters are in it. `members` is exact: it is not for showing."""

    name: str
    members: int


def part_of(encounter: Encounter, by: str, *, dated: bool = False) -> str:
    """Give the part to which an encounter belongs. `dated`: the list has days, so a week can be told from them."""
    value = encounter.values.get(by, "")
    if by == "week" and not value and dated and encounter.on:
        year, week, _ = encounter.on.isocalendar()
        value = f"{year}-W{week:02}"
    return slug(value) or NOT_RECORDED


def parts_of(encounters: Iterable[Encounter], theme: Theme, by: str, *, dated: bool = False) -> tuple[Part, ...]:
    """Count the members of a theme in each of its parts, sorted by name; their sum is the theme's own count."""
    counts: dict[str, int] = {}
    for encounter in encounters:
        if theme.rule(encounter.values):
            name = part_of(encounter, by, dated=dated)
            counts[name] = counts.get(name, 0) + 1
    return tuple(Part(name, counts[name]) for name in sorted(counts))


def joined(parts: Sequence[Part], floor: int) -> tuple[Part, ...]:
    """Join parts that are too small to draw from into one, `others`; if that is still too small, the next joins it.

    Gives one part or more, each with at least `floor` members unless all together have fewer.
    """
    small = [part for part in parts if part.members < floor]
    large = sorted((part for part in parts if part.members >= floor), key=lambda part: (part.members, part.name))
    pooled = sum(part.members for part in small)
    while small and large and pooled < floor:
        pooled += large.pop(0).members
    others = (Part(OTHERS, pooled),) if small else ()
    return (*sorted(large, key=lambda part: part.name), *others)


def labelled(
    encounters: Sequence[Encounter], wanted: Sequence[str], scheme: Scheme, *, dated: bool = False
) -> dict[str, tuple[str, ...]]:
    """Give every encounter (by reference) its labels among `wanted` (`theme` or `theme@part`), sorted.

    Raises DrawProblem for a part that the list does not have.
    """
    whole = {label for label in wanted if "@" not in label}
    split = _split(encounters, wanted, dated=dated)
    slugs = {label.partition("@")[0] for label in wanted}
    themes = [theme for theme in scheme.themes if theme.slug in slugs]
    return {e.reference: tuple(sorted(_labels(e, themes, whole, split, dated=dated))) for e in encounters}


def part_words(name: str, scheme: Scheme) -> str:
    """Say the name of a part: “week 36”, “over 34”, “Tower Hamlets”."""
    if name in _SPECIAL:
        return _SPECIAL[name]
    week, times = _WEEK.fullmatch(name), _TIMES.fullmatch(name)
    if week:
        return f"week {int(week[2])}" + (f" of {week[1]}" if week[1] else "")
    if times:
        return "{}:{}-{}:{}".format(*times.groups())
    known = (value for by in STRATA if by in scheme.fields for value in scheme.fields[by].values)
    return next((value for value in known if slug(value) == name), name)


def slug(text: str) -> str:
    """Write a value as the name of a part: small letters, digits, dashes, at most 32."""
    return re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-")[:32]


@dataclass(frozen=True, slots=True)
class _Split:
    by: str
    names: frozenset[str]


def _split(encounters: Sequence[Encounter], wanted: Sequence[str], *, dated: bool) -> dict[str, _Split]:
    """Find by what each theme is split: the one thing of which its parts are values on this list."""
    names: dict[str, set[str]] = {}
    for label in wanted:
        theme, sign, part = label.partition("@")
        if sign:
            names.setdefault(theme, set()).add(part)
    if not names:
        return {}
    known = {by: {part_of(e, by, dated=dated) for e in encounters} for by in STRATA}
    return {theme: _Split(_by(theme, parts, known), frozenset(parts)) for theme, parts in names.items()}


def _by(theme: str, parts: Collection[str], known: Mapping[str, set[str]]) -> str:
    telling = [part for part in parts if part not in _SPECIAL]
    found = [by for by in STRATA if telling and known[by].issuperset(telling)]
    if not found:
        strange = next((part for part in sorted(telling) if not any(part in values for values in known.values())), "")
        what = f"The list has no “{strange}” to split by." if strange else "A theme can only be split by one thing."
        advice = f"Split “{theme}” by one of: week, borough, age band, time band."
        raise DrawProblem(what, advice=advice)
    return found[0]


def _labels(
    encounter: Encounter, themes: Sequence[Theme], whole: set[str], split: Mapping[str, _Split], *, dated: bool
) -> Iterable[str]:
    for theme in labels_of(encounter, themes):
        if theme in whole:
            yield theme
        if theme in split:
            name = part_of(encounter, split[theme].by, dated=dated)
            name = name if name in split[theme].names else OTHERS
            if name in split[theme].names:
                yield f"{theme}@{name}"
