"""What a reviewer's screen shows of a session: nothing that could name a clip to the police, no answer of anybody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bwvreview.domain.retention import days_left
from bwvreview.domain.reviewing import Recording
from bwvreview.domain.sessions import ClipState
from bwvreview.services.current_session import current_session
from bwvreview.services.scheme_in_use import scheme_of
from bwvreview.services.settled import settled

if TYPE_CHECKING:
    from datetime import date

    from bwvreview.storage.sessions import StoredClip
    from bwvreview.storage.store import Store


@dataclass(frozen=True, slots=True)
class ReviewClip:
    """One clip: its slot, its themes, and where it stands in words."""

    slot: str
    themes: tuple[str, ...]
    said: str
    is_over: bool
    was_shown: bool = True
    days_left: int | None = None

    @property
    def can_be_recorded(self) -> bool:
        """Whether it is still to watch."""
        return not self.is_over


@dataclass(frozen=True, slots=True)
class ReviewView:
    """The session that is open, for a reviewer. `session_id` is None when there is none.

    `in_turns` names those who answer alone, one after the other, on this laptop.
    """

    session_id: int | None
    clips: tuple[ReviewClip, ...] = ()
    in_turns: tuple[str, ...] = ()


def review_view(store: Store, *, today: date) -> ReviewView:
    """Give the clips of the session of now, without reserves, reasons or numbers of answers.

    Reads nothing of the draw: on a server a reviewer's login could not.
    """
    session_id = current_session(store)
    if session_id is None:
        return ReviewView(None)
    keep = settled(store, scheme_of(store)).police_keep
    clips = tuple(_clip(clip, today, keep) for clip in store.sessions.clips(session_id))
    takes_turns = store.sessions.recording(session_id) is Recording.TURNS
    names = tuple(one.name for one in store.reviewers.of(session_id)) if takes_turns else ()
    return ReviewView(session_id, clips, names)


def _clip(line: StoredClip, today: date, keep_days: int | None) -> ReviewClip:
    if line.state is ClipState.VIEWED:
        said = "{Watched}"
    elif line.state.is_over:
        said = "Not shown"
    elif line.state is ClipState.STARTED:
        said = "Started"
    else:
        said = "To {watch}"
    themes = tuple(theme.title for theme in line.themes)
    left = None if line.state.is_over else days_left(line.on, today, keep_days)
    return ReviewClip(line.slot, themes, said, line.state.is_over, line.state is not ClipState.NOT_SHOWN, left)
