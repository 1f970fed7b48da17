"""Dates for other calendars: a file as RFC 5545 has it (iCalendar).

Times are written in UTC, so that no calendar needs to know the clocks of London; days without a time are days.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LONGEST = 75
"""Octets in a line, without its end (RFC 5545, section 3.1)."""

PRODUCT = "-//BWV Review//Dates//EN"


@dataclass(frozen=True, slots=True)
class Event:
    """Something on a date. `at` is a moment with its zone, or a day; `uid` stays when the date moves.

    `version` grows with every change, so that a calendar that knows the event moves it. A day does not take up time:
    people stay free on it.
    """

    uid: str
    at: datetime | date
    title: str
    minutes: int = 0
    place: str = ""
    text: str = ""
    version: int = 0


def calendar_file(events: Iterable[Event], *, written_at: datetime, name: str) -> bytes:
    """Give the bytes of a calendar file. Raises ValueError for a time without a zone."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    lines.append(f"X-WR-CALNAME:{_escaped(name)}")
    for event in events:
        lines += ["BEGIN:VEVENT", *_event(event, written_at), "END:VEVENT"]
    lines.append("END:VCALENDAR")
    return b"".join(folded(line) for line in lines)


def _event(event: Event, written_at: datetime) -> Iterator[str]:
    yield f"UID:{_escaped(event.uid)}"
    yield f"DTSTAMP:{_moment(written_at)}"
    yield f"SEQUENCE:{event.version}"
    if isinstance(event.at, datetime):
        yield f"DTSTART:{_moment(event.at)}"
        yield f"DTEND:{_moment(event.at.astimezone(UTC) + timedelta(minutes=max(event.minutes, 1)))}"
    else:
        yield f"DTSTART;VALUE=DATE:{event.at:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{event.at + timedelta(days=1):%Y%m%d}"  # the day after: the end is not part of it
        yield "TRANSP:TRANSPARENT"
    yield f"SUMMARY:{_escaped(event.title)}"
    if event.place:
        yield f"LOCATION:{_escaped(event.place)}"
    if event.text:
        yield f"DESCRIPTION:{_escaped(event.text)}"


def _moment(at: datetime) -> str:
    if at.tzinfo is None:
        raise ValueError("a moment needs its time zone")
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _escaped(text: str) -> str:
    r"""Write a text as RFC 5545 wants it (section 3.3.11); control characters are left out.

    >>> _escaped("Room 2, first floor; ring\nthe bell")
    'Room 2\\, first floor\\; ring\\nthe bell'
    """
    lines = "\n".join(text.splitlines()).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return "".join(letter for letter in lines.replace("\n", "\\n") if letter >= " " and letter != "\x7f")


def folded(line: str) -> bytes:
    r"""Break a line into pieces of at most 75 octets, never inside a letter; each ends with CR and LF.

    >>> folded("x" * 76)[70:]
    b'xxxxx\r\n x\r\n'
    """
    pieces, piece = [], b""
    for letter in line:
        octets = letter.encode("utf-8", "replace")
        if len(piece) + len(octets) > _LONGEST:
            pieces.append(piece)
            piece = b" "
        piece += octets
    return b"\r\n".join([*pieces, piece]) + b"\r\n"
