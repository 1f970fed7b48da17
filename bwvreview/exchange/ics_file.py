"""Writing dates as a calendar file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bwvreview.domain.calendar import Event, calendar_file
from bwvreview.exchange.atomic import write_atomically

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from pathlib import Path


def write_ics(events: Iterable[Event], path: Path, *, written_at: datetime, name: str) -> None:
    """Write events to `path`, whole or not at all. Raises ExportProblem."""
    write_atomically(path, calendar_file(events, written_at=written_at, name=name))
