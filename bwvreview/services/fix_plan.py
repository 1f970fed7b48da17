"""From what stands on the plan page to a fixed plan for the room."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, cast

from bwvreview.domain.draw.commit import PlannedTheme
from bwvreview.services.commit_draw import CommitDraw, commit_draw, next_session
from bwvreview.services.plan_means import Wish
from bwvreview.services.split_theme import Split
from bwvreview.services.views_draw import FixedView, fixed_view

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from bwvreview.domain.draw.statement import DiceKind, UnavailableMode
    from bwvreview.domain.scheme import Scheme
    from bwvreview.storage.store import Store

UNNAMED = "group"
"""The short name of a group that nobody has named yet."""

_DRAFT = "draw.plan"


@dataclass(frozen=True, slots=True)
class FixPlan:
    """A plan as people made it. `salt` is 64 hex digits from the operating system's random source.

    `unavailable` says what happens when a clip cannot be shown: the `next` reserve, or a further roll (`reroll`).
    `splits` say by what themes are split, by theme. `borough` is told with the name of a group that has none yet.
    """

    list_id: int
    day: date
    dice: str
    group_name: str
    themes: tuple[PlannedTheme, ...]
    salt: str = ""
    unavailable: str = "next"
    splits: Mapping[str, Split] = field(default_factory=dict)
    borough: str = ""


def fix_plan_for_room(store: Store, wish: FixPlan, scheme: Scheme, *, at: datetime) -> FixedView:
    """Name the group when it has no name, fix the plan under the next number of its day, and give it for the room."""
    group = name_group(store, wish.group_name, wish.borough)
    by_dice = wish.unavailable == "reroll"
    themes = [replace(theme, reserves=0) if by_dice else theme for theme in wish.themes]  # dice call no reserve
    planned = tuple(theme for theme in themes if theme.sample or theme.reserves)
    request = CommitDraw(
        wish.list_id,
        group,
        next_session(store, group, wish.day),
        tuple(theme for theme in planned if theme.label not in wish.splits),
        wish.salt,
        cast("UnavailableMode", wish.unavailable),
        cast("DiceKind", wish.dice),
        Wish(group, wish.day, planned, wish.splits).split_themes(),
    )
    commitment = commit_draw(store, request, scheme, at=at)
    store.settings.put(_DRAFT, "")
    return fixed_view(store, commitment.id, scheme)


def name_group(store: Store, name: str, borough: str = "") -> str:
    """Keep the group's name and borough, and give its short name; that never changes once it is there."""
    if not store.settings.get("group.name"):
        store.settings.put("group.name", name)
        if borough:
            store.settings.put("group.borough", borough)
    slug = group_of(store)
    store.settings.put("group.slug", slug)
    return slug


def group_of(store: Store) -> str:
    """Give the group's short name, as its draws are kept: settled, or told with the list, or made from its name."""
    settled = store.settings.get("group.slug")
    if settled:
        return settled
    told = next((stored.group for stored in store.lists.all()), UNNAMED)
    return told if told != UNNAMED else short_name(store.settings.get("group.name"))


def short_name(name: str) -> str:
    """Make a short name of small letters, digits and dashes that starts with a letter.

    >>> short_name("Haringey CMG"), short_name("4 Wards")
    ('haringey-cmg', 'group-4-wards')
    """
    made = re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")
    if not made or not made[0].isalpha():
        made = f"{UNNAMED}-{made}".rstrip("-")
    return made[:64]


def keep_plan(store: Store, plan: FixPlan) -> None:
    """Keep a plan for later."""
    themes = [[theme.label, theme.sample, theme.reserves] for theme in plan.themes]
    text = {
        "list": plan.list_id,
        "day": plan.day.isoformat(),
        "dice": plan.dice,
        "themes": themes,
        "unavailable": plan.unavailable,
        "splits": {theme: [split.by, split.method] for theme, split in plan.splits.items()},
    }
    store.settings.put(_DRAFT, json.dumps(text, sort_keys=True))


def kept_plan(store: Store, list_id: int, today: date) -> FixPlan | None:
    """Give the plan that was kept for this list, unless its day is over."""
    text = store.settings.get(_DRAFT)
    if not text:
        return None
    kept = json.loads(text)
    day = date.fromisoformat(kept["day"])
    if kept["list"] != list_id or day < today:
        return None
    themes = tuple(PlannedTheme(label, sample, reserves) for label, sample, reserves in kept["themes"])
    splits = {theme: Split(by, method) for theme, (by, method) in kept.get("splits", {}).items()}
    name = store.settings.get("group.name")
    return FixPlan(list_id, day, kept["dice"], name, themes, "", kept.get("unavailable", "next"), splits)
