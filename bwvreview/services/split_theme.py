"""Split a theme into parts, and share its clips among them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bwvreview.domain.allocation import Method, allocate
from bwvreview.domain.allocation import Part as Share
from bwvreview.domain.draw.commit import PlannedTheme
from bwvreview.domain.errors import DrawProblem, TooFewToDraw
from bwvreview.domain.small_numbers import told_parts
from bwvreview.domain.strata import NOT_RECORDED, OTHERS, STRATA, joined, part_words, parts_of
from bwvreview.services.last_sessions import expected_share, opinions
from bwvreview.services.plan_draw import after_viewing_only

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from fractions import Fraction

    from bwvreview.domain.scheme import Scheme
    from bwvreview.domain.strata import Part
    from bwvreview.services.plan_draw import Frame
    from bwvreview.storage.store import Store

METHODS: tuple[Method, ...] = ("proportional", "equal", "square-root", "neyman", "fixed")
"""How clips may be shared among parts; the first one is meant when none is named (draw-protocol, section 4)."""

ENOUGH = 2
"""Clips of a part from which on the parts can be put together into one figure with its standard error."""


@dataclass(frozen=True, slots=True)
class ThemePart:
    """A part of a theme on a list. `size` is rounded, None when it is not told; `words` say it.

    A part that is `too_few` cannot be drawn from by itself.
    """

    label: str
    title: str
    size: int | None
    words: str
    too_few: bool


@dataclass(frozen=True, slots=True)
class Split:
    """By what a theme is split, how its clips are shared, and how many every part gets (see `SplitTheme`)."""

    by: str
    method: Method = METHODS[0]
    at_least: int | None = None


@dataclass(frozen=True, slots=True)
class SplitTheme:
    """How to split: the theme, by what, and how many clips and reserves all parts share (“fixed”: each part gets).

    `at_least` clips go to every part; None gives each part two, or one, as far as the clips suffice.
    """

    theme: str
    by: str
    clips: int
    reserves: int
    method: Method = METHODS[0]
    at_least: int | None = None


Opinions = dict[str, tuple[int, int]]
"""For each part of a theme, how many of its clips raised a concern lately, and how many were watched."""


def strata_of(frame: Frame, theme: str, by: str, scheme: Scheme) -> tuple[ThemePart, ...]:
    """Give the parts of a theme, with the parts too small to draw from. Raises DrawProblem: no such split here."""
    parts = _parts(frame, theme, by, scheme)
    shown = told_parts([part.members for part in parts])
    return tuple(
        ThemePart(
            f"{theme}@{part.name}",
            part_words(part.name, scheme),
            as_told.size,
            as_told.words,
            part.members < scheme.floor,
        )
        for part, as_told in zip(parts, shown, strict=True)
    )


def ways_to_split(frame: Frame, theme: str, scheme: Scheme) -> tuple[tuple[str, str], ...]:
    """Give what a theme can be split by on this list, as (name, words): at least two parts can be drawn from."""
    found = []
    for by in STRATA:
        parts = parts_of(frame.encounters, scheme.theme(theme), by, dated=frame.dated)
        if len(joined(parts, scheme.floor)) > 1:
            found.append((by, scheme.fields[by].title))
    return tuple(found)


def opinions_for(
    store: Store, splits: Sequence[SplitTheme], *, group: str, day: date, scheme: Scheme
) -> dict[str, Opinions]:
    """Give what was thought of the parts of each theme that is shared by opinions, by theme."""
    return {
        split.theme: opinions(store, split.theme, group=group, day=day, scheme=scheme)
        for split in splits
        if split.method == "neyman"
    }


def planned_parts(
    frame: Frame, split: SplitTheme, scheme: Scheme, thought: Mapping[str, tuple[int, int]] | None = None
) -> tuple[PlannedTheme, ...]:
    """Share clips and reserves among the parts of a theme. Parts too small to draw from are joined as `others`.

    `thought` gives what was thought of the parts lately, for sharing by opinions (“neyman”). Raises DrawProblem
    when the list cannot be split so, TooFewToDraw when the whole theme is too small.
    """
    parts = joined(_parts(frame, split.theme, split.by, scheme), scheme.floor)
    if len(parts) < 2:
        members = sum(part.members for part in parts)
        if members < scheme.floor:
            raise TooFewToDraw(split.theme, members=members, floor=scheme.floor)
        raise DrawProblem(
            "The parts of this theme are too small to draw from.",
            advice="Draw from the whole theme, or ask for a longer list.",
        )
    expected = _expected([part.name for part in parts], thought or {})
    shares = {f"{split.theme}@{part.name}": Share(part.members, expected[part.name]) for part in parts}
    clips = allocate(shares, split.clips, split.method, at_least=_at_least(split, len(parts)))
    left = {label: Share(max(share.members - clips[label], 0), share.proportion) for label, share in shares.items()}
    reserves = allocate(left, split.reserves, split.method)
    return tuple(PlannedTheme(label, clips[label], reserves[label]) for label in shares)


def _at_least(split: SplitTheme, parts: int) -> int:
    if split.at_least is not None:
        return split.at_least
    return 0 if split.method == "fixed" else min(ENOUGH, split.clips // parts)


def _expected(names: Sequence[str], thought: Mapping[str, tuple[int, int]]) -> dict[str, Fraction]:
    """Give each part the share to expect; what has no part of its own any more is thought of the others."""
    known = {name: thought.get(name, (0, 0)) for name in names}
    if OTHERS in known:
        rest = [numbers for name, numbers in thought.items() if name not in known or name == OTHERS]
        known[OTHERS] = sum(found for found, _ in rest), sum(watched for _, watched in rest)
    return {name: expected_share(*numbers) for name, numbers in known.items()}


def _parts(frame: Frame, theme: str, by: str, scheme: Scheme) -> Sequence[Part]:
    if by not in STRATA:
        raise DrawProblem("A theme cannot be split by that.", advice=f"Choose one of: {', '.join(STRATA)}.")
    if after_viewing_only(theme, scheme):
        raise DrawProblem("This theme is for after the {viewing} only.", advice="Choose another theme.")
    parts = parts_of(frame.encounters, scheme.theme(theme), by, dated=frame.dated)
    if {part.name for part in parts} == {NOT_RECORDED}:
        title = scheme.fields[by].title
        raise DrawProblem(
            f"The list does not say the {title}.", advice=f"Ask the police for one more column, “{title}”."
        )
    return parts
