"""How much less a sample shows when some of its clips cannot be shown: the limits before and after."""

from __future__ import annotations

from dataclasses import dataclass

from bwvreview.domain.estimate import limits, limits_with_missing
from bwvreview.domain.rounding import SMALLEST, about, rounded


@dataclass(frozen=True, slots=True)
class Widened:
    """One theme: what it could show if none of its clips raised a concern, with all of them, and as it is now.

    `missing` clips that were drawn cannot be shown, `seen` can. `before` and `after` end the sentence “there may
    still be …”.
    """

    title: str
    seen: int
    missing: int
    before: str
    after: str


def widened(title: str, members: int, sample: int, seen: int, missing: int) -> Widened | None:
    """Say how the limits of a theme widen (draw-protocol, section 3).

    `members` are all on the list, `sample` were to be seen, `seen` can be, `missing` were drawn and cannot. Before:
    the exact limits of the sample. After: the worst case, in which every missing clip raises a concern. Upper ends
    in fives, so that nobody can be picked out. None where nothing is missing, or the theme is too small to tell.

    >>> found = widened("Weapons", 92, 10, 10, 2)
    >>> found.before, found.after
    ('up to about 25 of about 90', 'up to about 40 of about 90')
    """
    if missing < 1 or members < SMALLEST:
        return None
    before = limits(members, sample, 0)[1]
    after = limits_with_missing(members, seen, missing, 0)[1]
    return Widened(title, seen, missing, _words(before, members), _words(max(before, after), members))


def _words(most: int, members: int) -> str:
    shown = min(rounded(most), rounded(members))
    said = f"up to about {shown}" if shown else "a few" if most else "none"
    return f"{said} of {about(members)}"
