"""The figures of a quarter: shares with intervals, weighted by the draws, and what moved by more than chance."""

from __future__ import annotations

from dataclasses import dataclass
from math import erfc, sqrt
from typing import TYPE_CHECKING

from bwvreview.domain.quarter_lines import Cell, Share

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bwvreview.domain.quarter_lines import Basis

_Z = 1.959963984540054
FEWEST = 10
"""No share is given for fewer clips than this."""

FEWEST_TO_COMPARE, FEWEST_SESSIONS = 30, 5
"""Below these a change is “too few to say”."""

LEVEL = 0.05


@dataclass(frozen=True, slots=True)
class Stratum:
    """One theme of one session's draw: members, clips seen, and how many of those raised the concern."""

    members: int
    sample: int
    found: int


def wilson(found: float, clips: float) -> tuple[float, float]:
    """Give the 95% interval of a share (Wilson 1927).

    >>> [round(limit, 4) for limit in wilson(10, 100)]
    [0.0552, 0.1744]
    """
    p = found / clips
    middle = p + _Z**2 / (2 * clips)
    half = _Z * sqrt(p * (1 - p) / clips + _Z**2 / (4 * clips**2))
    whole = 1 + _Z**2 / clips
    return max(0.0, (middle - half) / whole), min(1.0, (middle + half) / whole)


def plain_share(found: int, clips: int, basis: Basis = "plain") -> Share:
    """Give a share with its interval; none for fewer than ten clips."""
    if clips < FEWEST:
        return Share(None, None, None, clips, basis)
    return Share(found / clips, *wilson(found, clips), clips, basis)


def weighted_share(strata: Sequence[Stratum]) -> Share:
    """Give a share over draws, each weighed by its members: p = Σ N_h p_h / Σ N_h.

    The variance is Σ (N_h/N)² (1 − n_h/N_h) p_h (1 − p_h)/(n_h − 1) (Cochran 1977, 5.3); a draw with one clip takes
    the spread of all draws together. The interval is Wilson's with the clips that simple random sampling would have
    needed for that variance (Korn and Graubard 1998), never more than there were where nothing varies.
    """
    seen = [one for one in strata if one.sample]
    clips = sum(one.sample for one in seen)
    if clips < FEWEST:
        return Share(None, None, None, clips, "weighted")
    total = sum(one.members for one in seen)
    p = sum(one.members * one.found / one.sample for one in seen) / total
    pooled = p * (1 - p)
    variance = sum(_variance(one, pooled) * (one.members / total) ** 2 for one in seen)
    effective = pooled / variance if variance > 0 and pooled > 0 else float(clips)
    return Share(p, *wilson(p * effective, effective), clips, "weighted")


def _variance(one: Stratum, pooled: float) -> float:
    if one.sample >= one.members:
        return 0.0
    p = one.found / one.sample
    spread = p * (1 - p) * one.sample / (one.sample - 1) if one.sample > 1 else pooled
    return (1 - one.sample / one.members) * spread / one.sample


def hidden(
    titles: Sequence[str], counts: Sequence[int], *, floor: int, tones: Mapping[int, str] | None = None
) -> tuple[Cell, ...]:
    """Give counts whose sum is told. Those from 1 to `floor` - 1 are hidden, and the next smallest with a lone one.

    Shares are left out below ten clips in all.
    """
    gone = {at for at, count in enumerate(counts) if 0 < count < floor}
    others = sorted((at for at, count in enumerate(counts) if count >= floor), key=lambda at: (counts[at], at))
    while gone and others and (len(gone) < 2 or sum(counts[at] for at in gone) < floor):
        gone.add(others.pop(0))
    whole = sum(counts)
    return tuple(
        Cell(
            title,
            None if at in gone else count,
            count / whole if whole >= FEWEST and at not in gone else None,
            (tones or {}).get(at, ""),
        )
        for at, (title, count) in enumerate(zip(titles, counts, strict=True))
    )


def chance_of_change(then: Mapping[str, tuple[int, int]], now: Mapping[str, tuple[int, int]]) -> float | None:
    """Give how often chance alone would move a share so far, two-sided; None when there are too few to say.

    `then` and `now` give (found, clips) by session. Clips of one session are alike, so the variance of each share is
    that between sessions (Cochran 1977, 9.2 and 11.9), or the binomial one where that is larger.
    """
    sides = (then, now)
    clips = [sum(many for _, many in side.values()) for side in sides]
    if min(clips) < FEWEST_TO_COMPARE or min(map(len, sides)) < FEWEST_SESSIONS:
        return None
    shares = [sum(found for found, _ in side.values()) / many for side, many in zip(sides, clips, strict=True)]
    variance = sum(_between(side, share, many) for side, share, many in zip(sides, shares, clips, strict=True))
    if variance <= 0:
        return 1.0
    return erfc(abs(shares[1] - shares[0]) / sqrt(variance) / sqrt(2))


def _between(side: Mapping[str, tuple[int, int]], share: float, clips: int) -> float:
    count = len(side)
    spread = sum((found - share * many) ** 2 for found, many in side.values())
    return max(spread / clips**2 * count / (count - 1), share * (1 - share) / clips)


def benjamini_hochberg(chances: Sequence[float]) -> list[float]:
    """Correct for many comparisons: hold the share of false alarms (Benjamini and Hochberg 1995).

    >>> [round(p, 3) for p in benjamini_hochberg([0.01, 0.04, 0.03])]
    [0.03, 0.04, 0.04]
    """
    order = sorted(range(len(chances)), key=lambda at: chances[at], reverse=True)
    corrected = [0.0] * len(chances)
    least = 1.0
    for rank, at in zip(range(len(chances), 0, -1), order, strict=True):
        least = min(least, chances[at] * len(chances) / rank)
        corrected[at] = least
    return corrected


def mean_interval(values: Mapping[float, int]) -> tuple[float, float, float] | None:
    """Give mean and 95% interval of values by how often they came; None under ten."""
    many = sum(values.values())
    if many < FEWEST:
        return None
    mean = sum(value * count for value, count in values.items()) / many
    spread = sum(count * (value - mean) ** 2 for value, count in values.items()) / (many - 1)
    half = _Z * sqrt(spread / many)
    return mean, max(0.0, mean - half), min(100.0, mean + half)
