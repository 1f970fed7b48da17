"""How the screen says days, dates, counts and orders, so that every page says them alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bwvreview.domain.words import USUAL
from bwvreview.ui.speech import ENGLISH, are_deleted, dated, language, spoken, tr

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class DaysMark(NamedTuple):
    """The days a clip has left: words, shape and colour."""

    words: str
    icon: str
    tone: str
    strong: bool


def days_mark(left: int | None) -> DaysMark:
    """Say how many days are left: 3 or fewer red, 4 to 7 amber, more a plain hourglass. Nothing where none runs out.

    >>> days_mark(3).words, days_mark(3).tone, days_mark(5).tone, days_mark(12).icon
    ('3 days left', 'red', 'amber', 'hourglass')
    """
    if left is None and not are_deleted():
        return DaysMark("", "hourglass", "muted", strong=False)
    if left is None:
        return DaysMark(spoken("Date not known"), "hourglass", "muted", strong=False)
    if left < 0:
        return DaysMark(spoken("Time has run out"), "rate-red", "red", strong=True)
    text = spoken("Deleted today") if left == 0 else tr("{n} days left", left, one="{n} day left")
    if left <= 3:
        return DaysMark(text, "rate-red", "red", strong=True)
    if left <= 7:
        return DaysMark(text, "rate-amber", "amber", strong=True)
    return DaysMark(text, "hourglass", "text", strong=False)


def due_mark(due: date | None, today: date) -> DaysMark:
    """Say how long something is due or late: over 14 days late red, less amber, else a plain hourglass.

    >>> from datetime import date
    >>> due_mark(date(2026, 10, 15), date(2026, 11, 19)).words, due_mark(date(2026, 11, 12), date(2026, 11, 19)).tone
    ('35 days late', 'amber')
    """
    if due is None:
        return DaysMark(spoken("No date"), "hourglass", "muted", strong=False)
    late = (today - due).days
    if late > 14:
        return DaysMark(tr("{n} days late", late, one="{n} day late"), "rate-red", "red", strong=True)
    if late > 0:
        return DaysMark(tr("{n} days late", late, one="{n} day late"), "rate-amber", "amber", strong=True)
    text = spoken("Due today") if late == 0 else tr("Due in {n} days", -late, one="Due in {n} day")
    return DaysMark(text, "hourglass", "text", strong=False)


def short_day(of: date, today: date) -> str:
    """Say a date in a narrow column: “17 Sep”, with its year when that is not the year of today.

    >>> from datetime import date
    >>> short_day(date(2026, 9, 17), date(2026, 11, 19)), short_day(date(2025, 9, 17), date(2026, 11, 19))
    ('17 Sep', '17 Sep 2025')
    """
    if language() != ENGLISH:
        return dated(of, "d MMM" if of.year == today.year else "d MMM yyyy")
    text = f"{of.day} {_MONTHS[of.month - 1][:3]}"
    return text if of.year == today.year else f"{text} {of.year}"


def month(of: date) -> str:
    """Say a month: “September”."""
    return _MONTHS[of.month - 1] if language() == ENGLISH else dated(of, "MMMM")


def count(number: int, thing: str, things: str = "") -> str:
    """Say a number of things. A clip, or what else has a word of the scheme's own, is called by that.

    >>> count(1, "clip"), count(2, "clip"), count(3, "reply", "replies")
    ('1 clip', '2 clips', '3 replies')
    """
    many = things or f"{thing}s"
    if thing in USUAL:
        thing, many = f"{{{thing}}}", f"{{{many}}}"
    return tr(f"{{n}} {many}", number, one=f"{{n}} {thing}")


_PLACES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def nth(place: int) -> str:
    """Say a place in an order as a word: “the second roll”.

    >>> nth(2), nth(11)
    ('second', '11th')
    """
    return _PLACES[place - 1] if place <= len(_PLACES) else order(place)


def order(place: int) -> str:
    """Say a place in an order.

    >>> [order(place) for place in (1, 2, 3, 4, 11, 21)]
    ['1st', '2nd', '3rd', '4th', '11th', '21st']
    """
    ending = "th" if 10 <= place % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(place % 10, "th")
    return f"{place}{ending}"


def day(of: date, *, weekday: bool = False, year: bool = True) -> str:
    """Say a date: “19 November 2026”, with its weekday or without its year when asked."""
    if language() != ENGLISH:
        return dated(of, f"{'dddd ' if weekday else ''}d MMMM{' yyyy' if year else ''}")
    text = f"{of.day} {_MONTHS[of.month - 1]}"
    if year:
        text += f" {of.year}"
    return f"{_DAYS[of.weekday()]} {text}" if weekday else text


def typed_day(of: date) -> str:
    """Say a date as people type it into a box, so that it can be read again: in words where these are English."""
    return day(of) if language() == ENGLISH else f"{of.day}/{of.month}/{of.year}"


def clock(at: datetime) -> str:
    """Say a time of the day: “14:32”. The time must already be the local one."""
    return f"{at:%H:%M}"


def about(number: int, *, to: int = 5) -> str:
    """Say a count rounded, so that nobody can be picked out.

    >>> about(88), about(23, to=10)
    ('about 90', 'about 20')
    """
    return f"about {max(to, to * round(number / to)):,}"


def listed(things: Sequence[str]) -> str:
    """Say things one after another.

    >>> listed(["a", "b", "c"])
    'a, b and c'
    """
    if len(things) < 2:
        return "".join(things)
    return tr("{these} and {last}", these=", ".join(things[:-1]), last=things[-1])


def video_time(minutes: int) -> str:
    """Say a length of video: “1 hour 40 minutes”.

    >>> video_time(100), video_time(45), video_time(120)
    ('1 hour 40 minutes', '45 minutes', '2 hours')
    """
    hours, rest = divmod(minutes, 60)
    parts = [count(hours, "hour")] if hours else []
    if rest or not hours:
        parts.append(count(rest, "minute"))
    return " ".join(parts)
