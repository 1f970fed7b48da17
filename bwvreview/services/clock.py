"""What time it is. Passed in everywhere, so that a test, or `--today`, can say another day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Protocol
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
"""Where the encounters happened and the clips are watched."""


class Clock(Protocol):
    """Tells the moment, and the day in London."""

    def now(self) -> datetime:
        """The moment, aware, in UTC."""

    def today(self) -> date:
        """The day it is in London."""


class SystemClock:
    """The computer's own clock."""

    def now(self) -> datetime:
        """The moment, aware, in UTC."""
        return datetime.now(UTC)

    def today(self) -> date:
        """The day it is in London."""
        return self.now().astimezone(LONDON).date()


@dataclass(frozen=True, slots=True)
class FixedClock:
    """A clock that stands at noon in London on one day."""

    day: date

    def now(self) -> datetime:
        """Noon of the day in London, in UTC."""
        return datetime.combine(self.day, time(12), LONDON).astimezone(UTC)

    def today(self) -> date:
        """The day."""
        return self.day
