"""What a sample says about all members: exact limits, proportions, standard errors (draw-protocol, section 3).

Counts are whole encounters. Limits are exact hypergeometric ones, found with integers only (Clopper and
Pearson 1934, turned to sampling without replacement as by Wright 1991).
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from math import comb, sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

CONFIDENCE = 0.95


@lru_cache(maxsize=4096)
def limits(members: int, sample: int, found: int, confidence: float = CONFIDENCE) -> tuple[int, int]:
    """Give the lowest and the highest number of members that fit `found` in a sample of `sample`.

    A number fits when neither tail of the hypergeometric distribution is (1 − confidence)/2 or less. Raises
    ValueError unless 0 ≤ found ≤ sample ≤ members.

    >>> limits(92, 10, 2), limits(40, 6, 0)
    ((3, 49), (0, 17))
    """
    if not 0 <= found <= sample <= members:
        raise ValueError("found ≤ sample ≤ members does not hold")
    return _lower(members, sample, found, confidence), members - _lower(members, sample, sample - found, confidence)


def limits_with_missing(
    members: int, sample: int, missing: int, found: int, confidence: float = CONFIDENCE
) -> tuple[int, int]:
    """Give the limits for all members when `missing` drawn clips could not be shown, whatever they hold.

    `sample` counts the clips that were seen. From lower(N, n + m, x) to upper(N, n + m, x + m). Raises
    ValueError as `limits` does.
    """
    drawn = sample + missing
    return limits(members, drawn, found, confidence)[0], limits(members, drawn, found + missing, confidence)[1]


def proportion(sample: int, found: int) -> Fraction | None:
    """Give x/n, or None for an empty sample."""
    return Fraction(found, sample) if sample else None


def standard_error(members: int, sample: int, found: int) -> float | None:
    """Give the standard error of x/n with the finite population correction; None when it cannot be calculated.

    sqrt((1 − n/N) p (1 − p)/(n − 1)); 0 for a census, None for one clip of many or for none (Cochran 1977, 3.8).
    """
    variance = _variance(members, sample, found)
    return None if variance is None else sqrt(variance)


@dataclass(frozen=True, slots=True)
class Stratum:
    """One part of a theme: its members, how many were seen, and how many of those raised the concern."""

    members: int
    sample: int
    found: int


@dataclass(frozen=True, slots=True)
class Stratified:
    """An estimate over parts. None stands for “cannot be calculated”; `limits` count members."""

    members: int
    proportion: Fraction | None
    variance: Fraction | None
    limits: tuple[int, int]

    @property
    def standard_error(self) -> float | None:
        """The root of the variance."""
        return None if self.variance is None else sqrt(self.variance)


def stratified(strata: Sequence[Stratum], confidence: float = CONFIDENCE) -> Stratified:
    """Put the parts of a theme together.

    p = Σ (N_h/N) p_h, variance Σ (N_h/N)² (1 − n_h/N_h) p_h (1 − p_h)/(n_h − 1). The limits are the sums of the
    parts' exact limits, each at confidence^(1/H), which together hold at `confidence` (the parts are drawn
    independently). Parts without members say nothing and are left out.
    """
    parts = [stratum for stratum in strata if stratum.members]
    total = sum(stratum.members for stratum in parts)
    each = confidence ** (1 / len(parts)) if parts else confidence
    ranges = [limits(s.members, s.sample, s.found, each) for s in parts]
    weighted = [Fraction(s.members * s.found, total * s.sample) if s.sample else None for s in parts]
    variances = [_weighted_variance(s, total) for s in parts]
    return Stratified(
        total,
        _sum(weighted) if parts else None,
        _sum(variances) if parts else None,
        (sum(low for low, _ in ranges), sum(high for _, high in ranges)),
    )


def _weighted_variance(stratum: Stratum, total: int) -> Fraction | None:
    variance = _variance(stratum.members, stratum.sample, stratum.found)
    return None if variance is None else variance * Fraction(stratum.members, total) ** 2


def _sum(parts: Sequence[Fraction | None]) -> Fraction | None:
    """Add up; one part that cannot be calculated spoils the sum."""
    known = [part for part in parts if part is not None]
    return sum(known, Fraction(0)) if len(known) == len(parts) else None


def _variance(members: int, sample: int, found: int) -> Fraction | None:
    if sample == 0:
        return None
    if sample >= members:
        return Fraction(0)
    if sample == 1:
        return None
    p = Fraction(found, sample)
    return (1 - Fraction(sample, members)) * p * (1 - p) / (sample - 1)


def _lower(members: int, sample: int, found: int, confidence: float) -> int:
    """Give the smallest number of members with the concern under which so many found is not too rare."""
    tail = (1 - Fraction(repr(confidence))) / 2 * comb(members, sample)
    low, high = found, members - (sample - found)
    while low < high:
        middle = (low + high) // 2
        if _at_least(members, sample, found, middle) > tail:
            high = middle
        else:
            low = middle + 1
    return low


def _at_least(members: int, sample: int, found: int, marked: int) -> int:
    """Count the samples that hold `found` or more of `marked` members (out of comb(members, sample))."""
    least, most = max(0, sample - (members - marked)), min(sample, marked)
    if found <= least:
        return comb(members, sample)
    if found - least < most - found:  # the other tail is shorter
        return comb(members, sample) - _between(members, sample, marked, least, found - 1)
    return _between(members, sample, marked, found, most)


def _between(members: int, sample: int, marked: int, first: int, last: int) -> int:
    """Count the samples that hold `first` to `last` of `marked` members, each count made from the one before it."""
    if last < first:
        return 0
    count = total = comb(marked, first) * comb(members - marked, sample - first)
    rest = members - marked - sample
    for k in range(first, last):
        count = count * ((marked - k) * (sample - k)) // ((k + 1) * (rest + k + 1))
        total += count
    return total
