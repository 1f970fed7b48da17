"""How long video is still there: it is deleted when its day is more than the kept days ago (domain, section 1)."""

from __future__ import annotations

from datetime import date, timedelta

from bwvreview.domain.days import first_of_month, first_of_week


def earliest_day(day: date | None, week: str | None, month: str | None) -> date | None:
    """Give the earliest day on which an encounter can have happened (draw-protocol, section 2.4).

    A day is itself; a week counts as its Monday, a month as its first day; with both, the later of the two.

    >>> earliest_day(None, "W37", "2022-09"), earliest_day(None, "W35", "2022-09")
    (datetime.date(2022, 9, 12), datetime.date(2022, 9, 1))
    """
    if day:
        return day
    starts = [first_of_month(month)] if month else []
    monday = first_of_week(week, month or None) if week else None
    if monday:
        starts.append(monday)
    return max(starts, default=None)


def days_left(on: date | None, today: date, keep_days: int | None = 31) -> int | None:
    """Give the days until the video of day `on` is deleted; negative: it is gone. None: not known, or never deleted.

    >>> days_left(date(2022, 9, 1), date(2022, 10, 1))
    1
    """
    return (on + timedelta(days=keep_days) - today).days if on and keep_days is not None else None


def delete_on(last_day: date | None, imported: date, keep_days: int = 31) -> date:
    """Give the last day on which a list may be kept: its newest encounter's, plus the kept days.

    No encounter is newer than the day the list came in, so a list without dates, or with a day that is still to
    come, counts from there. A list that comes in too late stays until its first evening is over.

    >>> delete_on(date(2022, 9, 30), date(2022, 10, 1)), delete_on(None, date(2022, 10, 1))
    (datetime.date(2022, 10, 31), datetime.date(2022, 11, 1))
    """
    newest = imported if last_day is None else min(last_day, imported)
    return max(newest + timedelta(days=keep_days), imported)
