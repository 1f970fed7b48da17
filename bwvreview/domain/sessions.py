"""A viewing session and its clips, as people in the room may see them: slot, theme, days left, state."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bwvreview.domain.session_id import SessionId

__all__ = ["Clip", "ClipState", "ServedTheme", "SessionId", "SessionState"]


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
