"""What a plan means before anything is rolled: clips and minutes to expect, what they can show, how many would do."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from bwvreview.domain.errors import DrawProblem
from bwvreview.domain.rounding import about
from bwvreview.domain.strata import part_words
from bwvreview.services.plan_draw import title_of
from bwvreview.services.split_theme import ENOUGH, SplitTheme, opinions_for, planned_parts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from bwvreview.domain.draw.commit import PlannedTheme
    from bwvreview.domain.scheme import Scheme
    from bwvreview.services.plan_draw import Frame
    from bwvreview.services.split_theme import Split
    from bwvreview.storage.store import Store


@dataclass(frozen=True, slots=True)
class Shares:
    """What the parts of a theme called `title` get, as (part in words, clips). `problem`: why it cannot be split so.

    With fewer than `enough` clips a part may be too thin for one figure about the whole theme; 0: no part is.
    """

    title: str
    parts: tuple[tuple[str, int], ...] = ()
    problem: str = ""
    enough: int = 0


@dataclass(frozen=True, slots=True)
class NeededClips:
    """How many clips of a theme tell a share as closely as wanted; `clips` is None when it would take too many."""

    theme: str
    title: str
    clips: int | None
    sentence: str


@dataclass(frozen=True, slots=True)
class PlanMeans:
    """What a plan means for the evening, in whole clips and minutes, and what it can show, in sentences.

    `warnings` are by label, `shares` by theme. `needed` is there when a closeness was asked for.
    """

    asked: int
    different: int
    minutes: int
    warnings: Mapping[str, str]
    can_show: tuple[tuple[str, str], ...]
    shares: Mapping[str, Shares] = field(default_factory=dict)
    needed: tuple[NeededClips, ...] = ()


@dataclass(frozen=True, slots=True)
class Wish:
    """Themes with their numbers, by what some are split, and how close a share is wanted in 100 (0: nobody asked)."""

    group: str
    day: date
    themes: tuple[PlannedTheme, ...]
    splits: Mapping[str, Split] = field(default_factory=dict)
    within: int = 0

    def split_themes(self) -> tuple[SplitTheme, ...]:
        """Give the themes that are split, with the numbers that their parts share."""
        return tuple(
            SplitTheme(theme.label, split.by, theme.sample, theme.reserves, split.method, split.at_least)
            for theme in self.themes
            if (split := self.splits.get(theme.label)) is not None
        )


def work_out(store: Store, frame: Frame, wish: Wish, scheme: Scheme) -> PlanMeans:
    """Say what a plan means. A theme that cannot be split as wished counts whole, and its `shares` say why."""
    splits = wish.split_themes()
    thought = opinions_for(store, splits, group=wish.group, day=wish.day, scheme=scheme)
    parts: dict[str, tuple[PlannedTheme, ...]] = {}
    shares: dict[str, Shares] = {}
    for split in splits:
        try:
            parts[split.theme] = planned_parts(frame, split, scheme, thought.get(split.theme))
            shares[split.theme] = _shares(split.theme, parts[split.theme], scheme)
        except DrawProblem as problem:
            shares[split.theme] = Shares(title_of(split.theme, scheme), problem=f"{problem.message} {problem.advice}")
    plan = [planned for theme in wish.themes for planned in parts.get(theme.label, (theme,))]
    return what_it_means(frame, plan, scheme, shares=shares, needed=_needed(frame, wish, scheme))


def what_it_means(
    frame: Frame,
    plan: Sequence[PlannedTheme],
    scheme: Scheme,
    *,
    shares: Mapping[str, Shares] | None = None,
    needed: tuple[NeededClips, ...] = (),
) -> PlanMeans:
    """Simulate the plan 2,000 times for the number of different clips, and say what its samples can show."""
    from bwvreview.domain.planner import expected_different_clips

    labels = frame.labels([theme.label for theme in plan], scheme)
    counts = Counter(label for mine in labels.values() for label in mine)
    different = expected_different_clips(labels, plan) if plan else 0
    warnings = {
        theme.label: (f"{title_of(theme.label, scheme)}: " if "@" in theme.label else "")
        + more_than_half(theme.sample, counts[theme.label])
        for theme in plan
        if 2 * theme.sample > counts[theme.label]
    }
    can_show = tuple(_can_show(plan, counts, scheme))
    asked = sum(theme.sample for theme in plan)
    minutes = different * scheme.minutes_per_clip
    return PlanMeans(asked, different, minutes, warnings, can_show, shares or {}, needed)


def _can_show(plan: Sequence[PlannedTheme], counts: Mapping[str, int], scheme: Scheme) -> Iterator[tuple[str, str]]:
    """Say what each theme's clips can show; parts of a theme are put together, for each alone has few clips."""
    from bwvreview.domain.planner import what_it_can_show, what_parts_can_show

    for slug, group in groupby(plan, key=lambda theme: theme.label.partition("@")[0]):
        parts = [(counts[theme.label], theme.sample) for theme in group]
        if len(parts) > 1:
            yield from what_parts_can_show(title_of(slug, scheme), parts)
        else:
            yield from what_it_can_show(title_of(slug, scheme), *parts[0])


def more_than_half(sample: int, members: int) -> str:
    """Warn that so large a share of a theme could point at people."""
    return (
        f"{sample} of {about(members)} is more than half. "
        f"People who know the area may guess which {{clips}} these are. "
        f"Choose {members // 2} or fewer, or ask for a longer list."
    )


def _shares(theme: str, parts: Sequence[PlannedTheme], scheme: Scheme) -> Shares:
    told = tuple((part_words(part.label.partition("@")[2], scheme), part.sample) for part in parts)
    return Shares(
        title_of(theme, scheme), told, enough=ENOUGH * len(parts) if any(part.sample < ENOUGH for part in parts) else 0
    )


def _needed(frame: Frame, wish: Wish, scheme: Scheme) -> tuple[NeededClips, ...]:
    from bwvreview.domain.sample_size import what_is_needed

    members = {theme.slug: theme.members or 0 for theme in frame.themes}
    found = []
    for theme in wish.themes if wish.within else ():
        slug = theme.label.partition("@")[0]
        needed = what_is_needed(members.get(slug, 0), wish.within, scheme.minutes_per_clip)
        if needed is not None:
            found.append(NeededClips(slug, title_of(slug, scheme), needed.clips, needed.sentence))
    return tuple(found)
