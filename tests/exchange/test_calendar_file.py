"""Dates for other calendars: the format, the clocks of London, and what another program reads in the file."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bwvreview.domain.calendar import Event, calendar_file, folded
from bwvreview.exchange.ics_file import write_ics
from bwvreview.services.clock import LONDON

FOLDER = Path(__file__).parent / "calendar"
NOW = datetime(2026, 11, 1, 9, 30, tzinfo=UTC)
EVENTS = (
    Event(
        "a1", datetime(2026, 10, 24, 18, 30, tzinfo=LONDON), "Viewing, summer time", 150, "Room 2; first floor, left"
    ),
    Event("a2", datetime(2026, 10, 25, 18, 30, tzinfo=LONDON), "Viewing, winter time", 150, version=3),
    Event("a3", datetime(2026, 10, 25, 1, 30, tzinfo=LONDON, fold=1), "In the hour that comes twice", 30),
    Event("a4", date(2026, 12, 31), "Due: Written reply", text="For V06.\nPolice liaison\\coordinator"),
    Event("a5", date(2028, 2, 29), "Ŵylio – “fideo” 📹 " * 8),
)
UNFOLDED = 75


def unfolded(data: bytes) -> list[str]:
    """Read the lines as section 3.1 of RFC 5545 says."""
    assert data.endswith(b"\r\n")
    physical = data[:-2].split(b"\r\n")
    assert all(len(line) <= UNFOLDED and b"\n" not in line and b"\r" not in line for line in physical)
    assert all(line.decode("utf-8", "strict") for line in physical)  # no letter is cut in two
    lines: list[str] = []
    for line in physical:
        if line.startswith(b" "):
            lines[-1] += line[1:].decode()
        else:
            lines.append(line.decode())
    return lines


def unescaped(text: str) -> str:
    out, letters = "", iter(text)
    for letter in letters:
        out += letter if letter != "\\" else {"n": "\n", "N": "\n"}.get(following := next(letters), following)
    return out


def test_another_program_reads_what_was_meant() -> None:
    sample = (FOLDER / "sample.ics").read_bytes()
    assert calendar_file(EVENTS, written_at=NOW, name="Viewings of Haringey") == sample
    read = json.loads((FOLDER / "sample.json").read_text(encoding="utf-8"))
    assert read["read_with"].startswith("icalendar ")
    assert read["errors"] == []
    assert read["name"] == "Viewings of Haringey"
    for event, found in zip(EVENTS, read["events"], strict=True):
        assert (found["uid"], found["sequence"], found["title"]) == (event.uid, event.version, event.title)
        assert (found["place"], found["text"]) == (event.place, event.text)
        if isinstance(event.at, datetime):
            assert datetime.fromisoformat(found["start"]) == event.at.astimezone(UTC)
            assert datetime.fromisoformat(found["end"]) == event.at.astimezone(UTC) + timedelta(minutes=event.minutes)
            assert not found["free"]
        else:
            assert found["start"] == event.at.isoformat()
            assert found["end"] == (event.at + timedelta(days=1)).isoformat()
            assert found["free"]


def test_half_past_six_in_london_is_another_hour_in_summer() -> None:
    lines = unfolded(calendar_file(EVENTS[:3], written_at=NOW, name=""))
    starts = [line for line in lines if line.startswith("DTSTART")]
    assert starts == ["DTSTART:20261024T173000Z", "DTSTART:20261025T183000Z", "DTSTART:20261025T013000Z"]


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_words_come_back_from_the_file(title: str, place: str) -> None:
    lines = unfolded(calendar_file([Event("u", date(2026, 1, 1), title, place=place)], written_at=NOW, name=""))
    found = dict(line.partition(":")[::2] for line in lines)
    said = unescaped(found["SUMMARY"])
    assert "\r" not in said
    wanted = "\n".join(title.encode("utf-8", "replace").decode().splitlines())
    assert said == "".join(letter for letter in wanted if letter == "\n" or (letter >= " " and letter != "\x7f"))


@given(st.text(alphabet=st.characters(exclude_categories=["Cc", "Cs"])))
def test_folding_loses_nothing(text: str) -> None:
    assert unfolded(folded(f"X{text}")) == [f"X{text}"]


def test_a_file_of_nothing_is_whole() -> None:
    assert unfolded(calendar_file([], written_at=NOW, name="x")) == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//BWV Review//Dates//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "X-WR-CALNAME:x",
        "END:VCALENDAR",
    ]


def test_a_time_without_a_zone_is_a_mistake_of_ours() -> None:
    with pytest.raises(ValueError, match="zone"):
        calendar_file([Event("u", datetime(2026, 1, 1, 9), "x")], written_at=NOW, name="")  # noqa: DTZ001


def test_the_file_is_written_whole(tmp_path: Path) -> None:
    write_ics(EVENTS, tmp_path / "dates.ics", written_at=NOW, name="Viewings of Haringey")
    assert (tmp_path / "dates.ics").read_bytes() == (FOLDER / "sample.ics").read_bytes()
