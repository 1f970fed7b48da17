"""Days, weeks, months and bands of time, as lists write them.

Every day is a day in London: police.uk counts in UTC, so that a search at 23:30 UTC on 31 May is one of 1 June.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")

_FIRST, _LAST = date(1900, 1, 1), date(2100, 1, 1)
_MONTHS = {
    name: number
    for number, names in enumerate(
        ("jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august",
         "sep sept september", "oct october", "nov november", "dec december"),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_BRITISH = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})")
_WORDS = re.compile(r"(?:[a-z]{3,9},? )?(\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]{3,9})[ ,-]+(\d{4}|\d{2})", re.IGNORECASE)
_CLOCK = re.compile(
    r"[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)? ?(z|utc|gmt|[+-]\d{2}:?\d{2}|am|pm)?", re.IGNORECASE
)
_SERIAL = re.compile(r"\d{5}(?:\.\d+)?")
_WEEK = re.compile(r"(?:(\d{4})[- ]?)?(?:w|wk|week)?[- ]?(\d{1,2})", re.IGNORECASE)
_MONTH_ISO = re.compile(r"(\d{4})[-/](\d{1,2})")
_MONTH_BRITISH = re.compile(r"(\d{1,2})[-/](\d{4})")
_MONTH_WORDS = re.compile(r"([a-z]{3,9})[ -]+(\d{4}|\d{2})", re.IGNORECASE)
_BAND = re.compile(r"(\d{1,2})[:.]?(\d{2}) ?(?:-|–|to) ?(\d{1,2})[:.]?(\d{2})")
_SHORTEST_BAND = 3 * 60


def read_day(text: str, *, utc: bool = False, from_1904: bool = False) -> date | None:
    """Give the London day of a date or a date-time; the time of day is dropped. None: it is not one.

    A stamp with an offset is moved to London; one without is London's own, unless the list counts in UTC
    (`utc`). Days are British (day first). Five digits are a spreadsheet's serial, counted from 1900 or 1904.

    >>> read_day("2018-05-31T23:01:00+00:00"), read_day("14/09/2022"), read_day("31/31/2022")
    (datetime.date(2018, 6, 1), datetime.date(2022, 9, 14), None)
    """
    text = text.strip()
    found = _ISO.match(text)
    year_first = found is not None
    found = found or _BRITISH.match(text) or _WORDS.match(text)
    if found is None:
        return _of_serial(text, from_1904=from_1904) if _SERIAL.fullmatch(text) else None
    one, two, three = found.groups()
    day = _day(one, two, three) if year_first else _day(three, two, one)
    rest = text[found.end() :]
    if day is None or not rest.strip():
        return day
    clock = _CLOCK.fullmatch(rest)
    return _with_clock(day, clock, utc=utc) if clock else None


def has_clock(text: str) -> bool:
    """Whether a date comes with a time of day."""
    return ":" in text


def read_week(text: str) -> str | None:
    """Give a week as `W37`, or `2022-W37` when the year is said or the week is named by its first day.

    >>> read_week("week 37"), read_week("2022-W37"), read_week("12/09/2022"), read_week("61")
    ('W37', '2022-W37', '2022-W37', None)
    """
    text = text.strip()
    if found := _WEEK.fullmatch(text):
        year, week = found.group(1), int(found.group(2))
        if not 1 <= week <= 53:
            return None
        return f"{year}-W{week:02}" if year else f"W{week:02}"
    if day := read_day(text):
        iso = day.isocalendar()
        return f"{iso.year}-W{iso.week:02}"
    return None


def read_month(text: str) -> str | None:
    """Give a month as `2022-09`. None: it is not one.

    >>> read_month("Sep-22"), read_month("09/2022"), read_month("September 2022"), read_month("2022-09-01")
    ('2022-09', '2022-09', '2022-09', '2022-09')
    """
    text = text.strip()
    if found := _MONTH_ISO.fullmatch(text):
        day = _day(found.group(1), found.group(2), "1")
    elif (found := _MONTH_BRITISH.fullmatch(text)) or (found := _MONTH_WORDS.fullmatch(text)):
        day = _day(found.group(2), found.group(1), "1")
    else:
        day = read_day(text)
    return f"{day:%Y-%m}" if day else None


def read_time_band(text: str) -> str | None:
    """Give a band of at least three hours as `18:00-23:59`. None: it is not one, or too narrow to be let in."""
    found = _BAND.fullmatch(text.strip())
    if not found:
        return None
    hours = [int(part) for part in found.groups()]
    if hours[0] > 24 or hours[2] > 24 or hours[1] > 59 or hours[3] > 59:
        return None
    start, end = hours[0] * 60 + hours[1], hours[2] * 60 + hours[3]
    if (end - start) % (24 * 60) < _SHORTEST_BAND - 1:
        return None
    return f"{hours[0]:02}:{hours[1]:02}-{hours[2]:02}:{hours[3]:02}"


def first_of_month(month: str) -> date:
    """The first day of `2022-09`."""
    return date.fromisoformat(f"{month}-01")


def first_of_week(week: str, month: str | None) -> date | None:
    """The Monday of `2022-W37`, or of `W37` in the year that the month tells. None: the year is not told."""
    year, _, number = week.rpartition("-")
    if year:
        return _monday(int(year), int(number[1:]))
    if not month:
        return None
    start = first_of_month(month)
    end = (start + timedelta(days=31)).replace(day=1)
    for candidate in (start.year, start.year - 1, start.year + 1):
        monday = _monday(candidate, int(number[1:]))
        if monday and monday < end and monday + timedelta(days=7) > start:
            return monday
    return None


def _monday(year: int, week: int) -> date | None:
    try:
        return date.fromisocalendar(year, week, 1)
    except ValueError:
        return None


def _day(year: str, month: str, day: str) -> date | None:
    number = _MONTHS.get(month.casefold(), 0) if month.isalpha() else int(month)
    full = int(year) + (2000 if len(year) == 2 else 0)
    try:
        found = date(full, number, int(day))
    except ValueError:
        return None
    return found if _FIRST <= found < _LAST else None


def _of_serial(text: str, *, from_1904: bool) -> date | None:
    """A spreadsheet's day number; 1900 is counted as a leap year there, so day 60 never was."""
    origin = date(1904, 1, 1) if from_1904 else date(1899, 12, 30)
    found = origin + timedelta(days=int(text.partition(".")[0]))
    return found if date(2000, 1, 1) <= found < _LAST else None


def _with_clock(day: date, clock: re.Match[str], *, utc: bool) -> date | None:
    hour, minute, zone = int(clock.group(1)), int(clock.group(2)), (clock.group(4) or "").casefold()
    if zone in {"am", "pm"}:
        hour, zone = hour % 12 + (12 if zone == "pm" else 0), ""
    if (hour, minute) == (24, 0):
        day, hour = day + timedelta(days=1), 0
    if hour > 23 or minute > 59:
        return None
    if not zone and not utc:
        return day
    moment = datetime(day.year, day.month, day.day, hour, minute, tzinfo=UTC) - _offset(zone)
    return moment.astimezone(LONDON).date()


def _offset(zone: str) -> timedelta:
    if not zone or zone[0] not in "+-":
        return timedelta(0)
    digits = zone[1:].replace(":", "")
    ahead = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return ahead if zone[0] == "+" else -ahead
