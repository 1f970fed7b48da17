"""Which of many copies are worth keeping: the newest, then one for each day, then one for each week."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

NEWEST, DAYS, WEEKS = 5, 14, 8


def too_many(made: Sequence[datetime], now: datetime) -> frozenset[int]:
    """Give the places of the copies that need not be kept, of copies in any order.

    Kept are the five newest, the newest of each day for 14 days, and the newest of each week for eight weeks. A copy
    from the future (the clock was set back) counts as one of today.

    >>> from datetime import UTC
    >>> from datetime import datetime as moment
    >>> day = [moment(2026, 11, 5, hour, tzinfo=UTC) for hour in range(8)]
    >>> sorted(too_many(day, day[-1]))
    [0, 1, 2]
    """
    order = sorted(range(len(made)), key=lambda place: made[place], reverse=True)
    kept = set(order[:NEWEST])
    days, weeks = set(), set()
    for place in order:
        at = made[place]
        day, week = at.date(), at.isocalendar()[:2]
        if day not in days and now - at < timedelta(days=DAYS):
            kept.add(place)
        if week not in weeks and now - at < timedelta(weeks=WEEKS):
            kept.add(place)
        days.add(day)
        weeks.add(week)
    return frozenset(order) - kept
