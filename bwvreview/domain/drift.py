"""Whether reviewers still answer practice clips as the group agreed: quarter by quarter."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from bwvreview.domain.agreement_words import percent
from bwvreview.domain.quarter import Quarter

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

FEW = 20
"""With fewer answers in a quarter nothing is said about a change: one answer more or less would turn it."""

_CHANGED = 0.1
"""A change by less than ten points is as likely to be chance."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """One finished try: on which day, how many questions could be compared, how many were answered alike."""

    day: date
    counted: int
    same: int


@dataclass(frozen=True, slots=True)
class QuarterAgreement:
    """All tries of a quarter together. `change` is the difference to the quarter with tries before; None at first."""

    quarter: Quarter
    tries: int
    counted: int
    same: int
    change: float | None

    @property
    def share(self) -> float | None:
        """The share of answers like the agreed ones, 0 to 1; None when nothing could be compared."""
        return self.same / self.counted if self.counted else None

    @property
    def sentence(self) -> str:
        """Say it in one or two sentences."""
        if self.share is None:
            return f"{self.quarter.words}: nothing could be compared."
        said = f"{self.quarter.words}: {percent(self.share)} as agreed ({self.same} of {self.counted} answers)."
        if self.change is None:
            return said
        if self.counted < FEW:
            return f"{said} Too few answers to speak of a change."
        if abs(self.change) < _CHANGED:
            return f"{said} About the same as before."
        points = round(abs(self.change) * 100)
        if self.change > 0:
            return f"{said} {points} points more than before."
        return f"{said} {points} points fewer than before. {{Watch}} a practice {{clip}} together."


def drift(attempts: Iterable[Attempt]) -> tuple[QuarterAgreement, ...]:
    """Put tries together by quarter, the oldest first; quarters without a try are left out."""
    by_quarter: dict[Quarter, list[Attempt]] = defaultdict(list)
    for attempt in attempts:
        by_quarter[Quarter.of(attempt.day)].append(attempt)
    found: list[QuarterAgreement] = []
    before: Fraction | None = None
    for quarter in sorted(by_quarter):
        tries = by_quarter[quarter]
        counted, same = sum(one.counted for one in tries), sum(one.same for one in tries)
        share = Fraction(same, counted) if counted else None
        change = float(share - before) if share is not None and before is not None else None
        found.append(QuarterAgreement(quarter, len(tries), counted, same, change))
        before = share if share is not None else before
    return tuple(found)
