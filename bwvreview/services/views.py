"""What the home page shows: slots, themes, days left and counts, never a reference or a row of the list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date, datetime

    from bwvreview.domain.sessions import ClipState, SessionId
    from bwvreview.services.views_follow_up import ActionLine

NextKind = Literal[
    "welcome", "next-list", "carry-on", "wellness", "start-clip", "reserves", "keep", "open-session", "plan", "roll",
    "feedback", "send",
]  # fmt: skip
"""What the one next thing is. “welcome” is the first day: no list is there yet; “next-list” a later one, when the
last list is gone. “wellness” comes before any clip. “send” follows saved files of which nobody noted that they left.
"""


@dataclass(frozen=True, slots=True)
class NextStep:
    """The one next thing, as facts; the page finds the words.

    `slot` is the clip to record, `at` the local time of its newest answer, `answered` and `asked` how far it is.
    `clips` counts what a button is about: clips to keep, reserves to call up.
    """

    kind: NextKind
    slot: str = ""
    at: datetime | None = None
    answered: int = 0
    asked: int = 0
    clips: int = 0


@dataclass(frozen=True, slots=True)
class ExpiringClip:
    """A clip whose video is deleted within a week. `more` counts the themes that it serves besides `theme`."""

    slot: str
    theme: str
    more: int
    days_left: int | None
    kept: bool


@dataclass(frozen=True, slots=True)
class SlotState:
    """A clip of the open session and where it is on its way."""

    slot: str
    state: ClipState


@dataclass(frozen=True, slots=True)
class SessionCard:
    """The open session: its clips in order, and how much video is still to watch."""

    id: int
    session: SessionId
    minutes_to_go: int
    clips: tuple[SlotState, ...]


@dataclass(frozen=True, slots=True)
class HomeView:
    """The whole home page. `to_keep` counts expiring clips that the police have not kept yet.

    `warning` says that the open session's list is deleted soon, or was; empty while there is time. `overdue` are the
    replies that are late, the longest first; `replies` counts everything that is waited for.
    """

    group_name: str
    today: date
    next: NextStep
    expiring: tuple[ExpiringClip, ...] = ()
    to_keep: int = 0
    session: SessionCard | None = None
    warning: str = ""
    overdue: tuple[ActionLine, ...] = ()
    replies: int = 0
