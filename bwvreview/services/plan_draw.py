"""The sampling frame of one viewing: what can be drawn, what is left out and why, and how labels are called."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bwvreview.domain.inspection import ThemeCount
from bwvreview.domain.retention import days_left
from bwvreview.domain.strata import labelled, part_words
from bwvreview.domain.theme_counts import count_new_themes
from bwvreview.domain.themes import labels_of
from bwvreview.services.settled import settled

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from bwvreview.domain.encounters import Encounter
    from bwvreview.domain.scheme import Scheme
    from bwvreview.storage.store import Store


@dataclass(frozen=True, slots=True)
class Frame:
    """The encounters of a list that can be drawn for a viewing, and how many were left out, by reason.

    `themes` counts members after what was left out. Everything said of a sample is about these encounters.
    `fields` are what the list tells.
    """

    list_id: int
    encounters: tuple[Encounter, ...]
    excluded: Mapping[str, int]
    themes: tuple[ThemeCount, ...]
    floor: int
    fields: frozenset[str] = frozenset()

    def labels(self, wanted: Sequence[str], scheme: Scheme) -> dict[str, tuple[str, ...]]:
        """Give every encounter its labels among `wanted` (`theme` or `theme@part`). Raises DrawProblem."""
        return labelled(self.encounters, wanted, scheme, dated=self.dated)

    @property
    def dated(self) -> bool:
        """Whether the list has days, from which weeks can be told."""
        return "date" in self.fields


def sampling_frame(store: Store, list_id: int, *, group: str, day: date, scheme: Scheme) -> Frame:
    """Leave out what must not be drawn on that viewing day (draw protocol, section 2.4), and count the rest."""
    stored, scheme = store.lists.get(list_id), settled(store, scheme)
    seen, held_back = store.draws.references_seen(group), store.withheld.of(list_id)
    excluded: Counter[str] = Counter(stored.left_out)
    kept: list[Encounter] = []
    for encounter in store.lists.encounters(list_id):
        reason = _left_out(encounter, day, scheme.police_keep, seen)
        reason = reason or _told(held_back.get(encounter.reference), scheme)
        if reason:
            excluded[reason] += 1
        else:
            kept.append(encounter)
    members = Counter(slug for e in kept for slug in labels_of(e, scheme.themes))
    told = json.loads(stored.inspection_json)
    fields = frozenset(field["field"] for field in told["fields"])
    counts = [ThemeCount(**theme) for theme in told["themes"]]
    known = {theme.slug for theme in counts}
    new = tuple(theme for theme in scheme.themes if theme.slug not in known)
    counts += count_new_themes(new, scheme, fields, kept)
    themes = tuple(_recounted(theme, members[theme.slug], scheme) for theme in counts)
    return Frame(list_id, tuple(kept), dict(excluded), themes, scheme.floor, fields)


def title_of(label: str, scheme: Scheme) -> str:
    """A label in a few words: “Weapons”, or “Weapons, week 36” for a part of a theme.

    A plan from another computer may have a theme that its group made there: then its short name is spelt out.
    """
    slug, _, part = label.partition("@")
    known = {theme.slug: theme.short for theme in (*scheme.retired, *scheme.themes)}
    short = known.get(slug) or slug.replace("-", " ").capitalize()
    return f"{short}, {part_words(part, scheme)}" if part else short


def _left_out(encounter: Encounter, day: date, keep_days: int | None, seen: set[str]) -> str:
    if encounter.values.get("bwv_held") == "no":
        return "no-recording"
    left = days_left(encounter.on, day, keep_days)
    if left is not None and left < 0:
        return "past-retention"
    return "seen-before" if encounter.reference in seen else ""


def _told(reason: str | None, scheme: Scheme) -> str:
    """Give the word under which a reason of the police is counted; an unknown one holds back all the same."""
    return "" if reason is None else scheme.told_before.get(reason, "withheld")


def after_viewing_only(slug: str, scheme: Scheme) -> bool:
    """Tell whether knowing this theme before the viewing would colour the rating (domain, section 3)."""
    return any(theme.slug == slug and not theme.before_viewing for theme in scheme.themes)


def _recounted(theme: ThemeCount, members: int, scheme: Scheme) -> ThemeCount:
    if theme.members is None:
        return theme
    if after_viewing_only(theme.slug, scheme):
        return replace(theme, members=members, drawable=False)
    if members >= scheme.floor:
        return replace(theme, members=members, drawable=True, reason="")
    reason = f"Fewer than {scheme.floor}, too few to draw. Ask for a longer list."
    return replace(theme, members=members, drawable=False, reason=reason)
