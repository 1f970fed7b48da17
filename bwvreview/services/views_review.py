"""What a reviewer's screen shows of a session: nothing that could name a clip to the police, no answer of anybody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bwvreview.domain.sessions import ClipState
from bwvreview.services.current_session import current_session

if TYPE_CHECKING:
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

    @property
    def can_be_recorded(self) -> bool:
        """Whether it is still to watch."""
        return not self.is_over


@dataclass(frozen=True, slots=True)
class ReviewView:
    """The session that is open, for a reviewer. `session_id` is None when there is none."""

    session_id: int | None
    clips: tuple[ReviewClip, ...] = ()


def review_view(store: Store) -> ReviewView:
    """Give the clips of the session of now, without reserves, reasons or numbers of answers.

    Reads nothing of the draw: on a server a reviewer's login could not.
    """
    session_id = current_session(store)
    if session_id is None:
        return ReviewView(None)
    return ReviewView(session_id, tuple(_clip(clip) for clip in store.sessions.clips(session_id)))


def _clip(line: StoredClip) -> ReviewClip:
    if line.state is ClipState.VIEWED:
        said = "Watched"
    elif line.state.is_over:
        said = "Not shown"
    elif line.state is ClipState.STARTED:
        said = "Started"
    else:
        said = "To watch"
    themes = tuple(theme.title for theme in line.themes)
    return ReviewClip(line.slot, themes, said, line.state.is_over, line.state is not ClipState.NOT_SHOWN)
