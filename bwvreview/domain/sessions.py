"""A viewing session and its clips, as people in the room may see them: slot, theme, days left, state."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bwvreview.domain.errors import Problem

_SESSION = re.compile(r"(\d{4}-\d{2}-\d{2})\.([1-9][0-9]*)")


@dataclass(frozen=True, slots=True, order=True)
class SessionId:
    """The viewing date and the number of the draw on that date, written `2026-12-05.1`."""

    day: date
    number: int

    def __str__(self) -> str:
        return f"{self.day.isoformat()}.{self.number}"

    @classmethod
    def read(cls, text: str) -> SessionId:
        """Read `YYYY-MM-DD.k`. Raises Problem for anything else."""
        found = _SESSION.fullmatch(text)
        if found and found.group(0).isascii():
            try:
                return cls(date.fromisoformat(found.group(1)), int(found.group(2)))
            except ValueError:
                pass
        raise Problem(
            f"“{text}” is not a session.",
            advice="Write the viewing date and the number of the draw on that day, for example 2026-12-05.1.",
        )


class ClipState(StrEnum):
    """Where a clip is on its way (recording rules, section 2)."""

    DRAWN = "drawn"
    REQUESTED = "requested"
    HELD = "held"
    STARTED = "started"
    VIEWED = "viewed"
    NOT_SHOWN = "not-shown"

    @property
    def is_over(self) -> bool:
        """Nothing more will be recorded for this clip."""
        return self in {ClipState.VIEWED, ClipState.NOT_SHOWN}


class SessionState(StrEnum):
    """Where a session is on its way."""

    PLANNED = "planned"
    OPEN = "open"
    CLOSED = "closed"
    SENT = "sent"


@dataclass(frozen=True, slots=True)
class ServedTheme:
    """A label that a clip serves, its title, and the clip's rank in that label's sample (1 is drawn first).

    A clip that a label takes from its reserves keeps its rank there: with a sample of 6 the first reserve is 7th.
    """

    label: str
    title: str
    rank: int


@dataclass(frozen=True, slots=True)
class Clip:
    """One slot of a session. It has no reference: that stays on the pull list for the police."""

    slot: str
    themes: tuple[ServedTheme, ...]
    days_left: int | None
    state: ClipState
    reason: str = ""  # form choice from the list “why_not”, when not shown
    replaces: tuple[str, ...] = ()  # slots whose place this one took
    replaced_by: tuple[str, ...] = ()
    answered: int = 0  # relevant questions with an answer
    asked: int = 0  # relevant questions
