"""How many encounters of a list belong to each theme, and why one cannot be told or drawn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bwvreview.domain.inspection import ThemeCount

if TYPE_CHECKING:
    from bwvreview.domain.encounters import Encounter
    from bwvreview.domain.scheme import Scheme
    from bwvreview.domain.themes import Theme

_ENOUGH_TO_TELL = 50  # rows with a value: fewer may lack a word by chance

ValueCounts = Mapping[tuple[tuple[str, str], ...], int]
"""How often each combination of (field, value) occurs; blank fields are absent."""


@dataclass(frozen=True, slots=True)
class _Want:
    """A field that a theme needs, and words of which at least one must occur."""

    field: str
    words: frozenset[str]


def count_themes(scheme: Scheme, fields: Iterable[str], counts: ValueCounts) -> tuple[ThemeCount, ...]:
    """Count the themes of a scheme on a list that has `fields` and these combinations of values."""
    seen = _values_seen(counts)
    present = set(fields)
    return tuple(_count(theme, scheme, present, seen, counts) for theme in scheme.themes)


def count_new_themes(
    themes: Sequence[Theme], scheme: Scheme, fields: Iterable[str], encounters: Iterable[Encounter]
) -> tuple[ThemeCount, ...]:
    """Count themes that were not there when the list came in; say why one cannot be told from its columns."""
    if not themes:
        return ()
    wanted = {"bwv_held"}.union(*(theme.rule.fields for theme in themes))
    counts = Counter(
        tuple(sorted((name, value) for name, value in encounter.values.items() if name in wanted))
        for encounter in encounters
    )
    present = {scheme.fields[name].target for name in fields if name in scheme.fields}
    return count_themes(replace(scheme, themes=tuple(themes)), present, counts)


def without_recording(counts: ValueCounts) -> int:
    """Count the encounters whose video is not held."""
    return sum(count for combination, count in counts.items() if ("bwv_held", "no") in combination)


def _count(
    theme: Theme, scheme: Scheme, present: set[str], seen: Mapping[str, Counter[str]], counts: ValueCounts
) -> ThemeCount:
    why = _cannot_tell(theme, scheme, present, seen)
    if why:
        return ThemeCount(theme.slug, theme.title, None, drawable=False, reason=why, ask=theme.ask)
    members = held = 0
    for combination, count in counts.items():
        values = dict(combination)
        if theme.rule(values):
            members += count
            held += count * (values.get("bwv_held") != "no")
    reason = ""
    if not theme.before_viewing:
        reason = "For after the {viewing} only. Knowing it would colour the rating."
    elif held < scheme.floor:
        reason = f"Fewer than {scheme.floor}. Too few to draw."
    return ThemeCount(theme.slug, theme.title, members, drawable=not reason, reason=reason)


def _cannot_tell(theme: Theme, scheme: Scheme, present: set[str], seen: Mapping[str, Counter[str]]) -> str:
    """Say why no way of telling the theme is open; empty when one is. The first way is the one spoken of."""
    reasons = [_closed(way, scheme, present, seen) for way in map(_wants, theme.needs)]
    return "" if not reasons or "" in reasons else next((r for r in reasons if "empty" in r), reasons[0])


def _closed(way: Iterable[_Want], scheme: Scheme, present: set[str], seen: Mapping[str, Counter[str]]) -> str:
    for want in way:
        title = scheme.fields[want.field].title
        title = f"“{title}”" if " " in title else title
        if want.field not in present:
            return f"The list has no {title} column."
        values = seen.get(want.field, Counter())
        if not values:
            return f"The {title} column is empty."
        if want.words and values.total() >= _ENOUGH_TO_TELL and not any(word in values for word in want.words):
            return f"The words in the {title} column are too broad to tell."
    return ""


def _wants(way: str) -> tuple[_Want, ...]:
    wants = []
    for part in way.split("+"):
        field, _, words = part.strip().partition("=")
        wants.append(_Want(field, frozenset(filter(None, words.split(";")))))
    return tuple(wants)


def _values_seen(counts: ValueCounts) -> dict[str, Counter[str]]:
    seen: dict[str, Counter[str]] = {}
    for combination, count in counts.items():
        for field, value in combination:
            seen.setdefault(field, Counter())[value] += count
    return seen
