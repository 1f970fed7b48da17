"""The evening around the clips: the wellness notice, how many came, the debrief, and where the session stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Literal

from bwvreview.domain.errors import Problem
from bwvreview.domain.sessions import ClipState, SessionState
from bwvreview.services.clock import LONDON
from bwvreview.services.current_session import members_setting

if TYPE_CHECKING:
    from bwvreview.domain.paper_pack import Reading
    from bwvreview.domain.scheme import Scheme
    from bwvreview.storage.store import Store

Debrief = Literal["", "held", "not-wanted"]
COORDINATOR = "coordinator"


@dataclass(frozen=True, slots=True)
class EveningView:
    """What is noted of the evening. `wellness_at` and `debrief_at` are London's time; None while nobody said so.

    `wellness` and `debrief` are the words to read out. A session is `closed` once its feedback was saved, and sent
    when somebody says so.
    """

    state: SessionState
    wellness: Reading
    debrief: Reading
    wellness_at: datetime | None = None
    debrief_how: Debrief = ""
    debrief_at: datetime | None = None
    state_at: datetime | None = None
    clips_left: int = 0


def evening_view(store: Store, session_id: int, scheme: Scheme) -> EveningView:
    """Give what is noted of the evening."""
    from bwvreview.exchange.session_words_file import load_session_words

    said = load_session_words(scheme.slug)
    session = store.sessions.get(session_id)
    how, _, at = store.settings.get(_setting(session_id, "debrief")).partition(" ")
    kept: Debrief = "held" if how == "held" else "not-wanted" if how == "not-wanted" else ""
    left = sum(not clip.state.is_over for clip in store.sessions.clips(session_id))
    return EveningView(
        session.state,
        said.wellness,
        said.debrief,
        _time(store.settings.get(_setting(session_id, "wellness"))),
        kept,
        _time(at) if kept else None,
        session.state_at.astimezone(LONDON),
        left,
    )


def wellness_noted(store: Store, session_id: int) -> bool:
    """Whether the wellness notice was read out."""
    return bool(store.settings.get(_setting(session_id, "wellness")))


def note_wellness(store: Store, session_id: int, *, at: datetime) -> None:
    """Note that the wellness notice was read out. Saying so again changes nothing."""
    if not wellness_noted(store, session_id):
        store.settings.put(_setting(session_id, "wellness"), at.isoformat())
        _note(store, session_id, "wellness", "", "read out", at)


def note_debrief(store: Store, session_id: int, how: Debrief, *, at: datetime) -> None:
    """Note that the debrief was held, or that nobody wanted one. The last word holds."""
    old = store.settings.get(_setting(session_id, "debrief")).partition(" ")[0]
    if how and how != old:
        store.settings.put(_setting(session_id, "debrief"), f"{how} {at.isoformat()}")
        _note(store, session_id, "debrief", old, how, at)


def set_members(store: Store, session_id: int, number: int | None, *, at: datetime) -> None:
    """Keep how many members were there: a number, never who."""
    old, new = store.settings.get(members_setting(session_id)), "" if number is None else str(number)
    if old != new:
        store.settings.put(members_setting(session_id), new)
        _note(store, session_id, "members", old, new, at)


def mark_sent(store: Store, session_id: int, *, at: datetime) -> None:
    """Say that the newest files were sent, to an office that nobody named. The page “Feedback” asks which.

    Raises Problem while clips are left, or nothing was saved.
    """
    from bwvreview.services.sent_feedback import keep_sending, newest_files

    clips = store.sessions.clips(session_id)
    if any(not clip.state.is_over for clip in clips) or all(clip.state is ClipState.DRAWN for clip in clips):
        raise Problem("Some {clips} are not recorded yet.", advice="Finish them, then save the feedback.")
    files = newest_files(store, session_id)
    if not files:
        raise Problem("The feedback was not saved yet.", advice="Save it on the page “Feedback”, then send it.")
    keep_sending(store, session_id, "", at.astimezone(LONDON).date(), files, at=at)


def _note(store: Store, session_id: int, kind: str, old: str, new: str, at: datetime) -> None:
    from bwvreview.storage.history import NewChange, about_session

    store.history.add(NewChange(at, kind, about_session(session_id), COORDINATOR, COORDINATOR, "", old, new))


def _setting(session_id: int, what: str) -> str:
    return f"session.{session_id}.{what}"


def _time(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text).astimezone(LONDON)
    except ValueError:
        return None
