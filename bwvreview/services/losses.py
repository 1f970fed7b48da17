"""Which clips go when: how many are lost each week if nobody draws, and how many days are left."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from bwvreview.domain.plain_words import day_words
from bwvreview.domain.retention import days_left
from bwvreview.domain.small_numbers import told_parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from bwvreview.domain.encounters import Encounter

BANDS = ((0, 3), (4, 7), (8, 14), (15, 21), (22, 31))
"""Days left, as the histogram shows them; beyond the last band comes “more”."""


@dataclass(frozen=True, slots=True)
class WeekOfLosses:
    """The clips whose video is deleted in one week (Monday to Sunday). `size` is rounded, None when not told."""

    first: date
    last: date
    title: str
    size: int | None
    words: str


@dataclass(frozen=True, slots=True)
class DaysBar:
    """The clips with so many days left. `last` is None for the open end. `size` as in WeekOfLosses."""

    first: int
    last: int | None
    title: str
    size: int | None
    words: str


@dataclass(frozen=True, slots=True)
class Losses:
    """A list's video over time. `gone` and `undated` say in words what the weeks cannot hold."""

    weeks: tuple[WeekOfLosses, ...]
    days: tuple[DaysBar, ...]
    gone: str
    undated: str


def losses_of(encounters: Iterable[Encounter], today: date, keep_days: int | None) -> Losses:
    """Count encounters by the last day on which their video is there. Small counts are hidden, with one more."""
    left = Counter(days_left(encounter.on, today, keep_days) for encounter in encounters)
    undated, gone = left.pop(None, 0), sum(count for days, count in left.items() if days is not None and days < 0)
    ahead = {days: count for days, count in left.items() if days is not None and days >= 0}
    # one table: what is gone and what has no day belong to the same total as the weeks
    by_week: Counter[date] = Counter()
    for days, count in ahead.items():
        on = today + timedelta(days=days)
        by_week[on - timedelta(days=on.weekday())] += count
    mondays = _mondays(by_week)
    *weeks, gone_told, undated_told = told_parts([*(by_week[monday] for monday in mondays), gone, undated])
    return Losses(
        tuple(
            WeekOfLosses(monday, monday + timedelta(days=6), _week_title(monday, today), week.size, week.words)
            for monday, week in zip(mondays, weeks, strict=True)
        ),
        _bars(ahead, keep_days or 0),
        gone_told.words,
        undated_told.words,
    )


def _mondays(by_week: Counter[date]) -> Sequence[date]:
    """Every week from the first to the last, also those in which nothing goes."""
    if not by_week:
        return ()
    first, last = min(by_week), max(by_week)
    return [first + timedelta(weeks=week) for week in range((last - first).days // 7 + 1)]


def _week_title(monday: date, today: date) -> str:
    weeks = (monday - (today - timedelta(days=today.weekday()))).days // 7
    return {0: "this week", 1: "next week"}.get(weeks, f"week of {day_words(monday)}")


def _bars(ahead: dict[int, int], keep_days: int) -> tuple[DaysBar, ...]:
    bands: list[tuple[int, int | None]] = [band for band in BANDS if band[0] <= keep_days]
    if max(ahead, default=0) > BANDS[-1][1]:
        bands.append((BANDS[-1][1] + 1, None))
    counts = [sum(n for d, n in ahead.items() if first <= d and (last is None or d <= last)) for first, last in bands]
    return tuple(
        DaysBar(
            first,
            last,
            f"{first} to {last} days" if last is not None else f"more than {first - 1} days",
            t.size,
            t.words,
        )
        for (first, last), t in zip(bands, told_parts(counts), strict=True)
    )
