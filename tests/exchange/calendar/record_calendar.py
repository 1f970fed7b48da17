"""Writes down what another program reads in our calendar file.

Run in an environment of its own with the package `icalendar` (BSD licence; version in the result), from the root:

    python -m tests.exchange.calendar.record_calendar

It reads sample.ics, which the test compares with what the program writes, and writes sample.json.
"""

from __future__ import annotations

import importlib.metadata
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


def main() -> None:
    """Read the sample and keep what was understood."""
    import icalendar  # type: ignore[import-untyped]

    read: Any = icalendar.Calendar.from_ical((HERE / "sample.ics").read_bytes())
    events = [
        {
            "uid": str(event["UID"]),
            "sequence": int(event["SEQUENCE"]),
            "start": _moment(event["DTSTART"].dt),
            "end": _moment(event["DTEND"].dt),
            "title": str(event["SUMMARY"]),
            "place": str(event.get("LOCATION", "")),
            "text": str(event.get("DESCRIPTION", "")),
            "free": str(event.get("TRANSP", "")) == "TRANSPARENT",
        }
        for event in read.walk("VEVENT")
    ]
    found = {
        "read_with": f"icalendar {importlib.metadata.version('icalendar')}",
        "errors": [str(error) for part in read.walk() for error in part.errors],
        "name": str(read["X-WR-CALNAME"]),
        "events": events,
    }
    (HERE / "sample.json").write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _moment(at: Any) -> str:
    return str(at.astimezone(UTC).isoformat()) if isinstance(at, datetime) else str(at.isoformat())


if __name__ == "__main__":
    main()
