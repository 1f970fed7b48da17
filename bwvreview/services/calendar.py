"""The group's dates: viewings, what is due, and the last days of videos; and a file of them for other calendars."""

from __future__ import annotations

import re
import uuid
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from bwvreview.domain.actions import ActionState
from bwvreview.domain.calendar import Event
from bwvreview.domain.errors import Problem, WorkspaceProblem
from bwvreview.domain.plain_words import day_words
from bwvreview.domain.sessions import ClipState, SessionState
from bwvreview.domain.words import say, speaking
from bwvreview.services.clock import LONDON
from bwvreview.services.settled import settled

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bwvreview.domain.scheme import Scheme
    from bwvreview.storage.follow_up import Viewing
    from bwvreview.storage.sessions import StoredClip, StoredSession
    from bwvreview.storage.store import Store

USUAL_MINUTES = 150
"""How long a viewing is taken to be when nobody says."""

_SPACE = uuid.UUID("5b0c7e0e-6a53-4a6f-9d3c-6c1b6f0a2d41")
_TIME = re.compile(r"([01]?[0-9]|2[0-3])[:.]([0-5][0-9])")
_WAITING = (ClipState.DRAWN, ClipState.REQUESTED)


@dataclass(frozen=True, slots=True)
class PlanViewing:
    """A date to watch clips. `starts` is a time in London like “18:30”, or blank; `place` never names a person."""

    day: date
    starts: str = ""
    minutes: int = USUAL_MINUTES
    place: str = ""


def plan_viewing(store: Store, request: PlanViewing) -> int:
    """Keep a date and give its number. Raises Problem for a time that is none, WorkspaceProblem when it is taken."""
    uid = str(uuid.uuid4())
    return store.viewings.add(request.day, time_of(request.starts), request.minutes, request.place.strip(), uid=uid)


def move_viewing(store: Store, viewing_id: int, request: PlanViewing) -> None:
    """Give a viewing another date, time or place. Raises as `plan_viewing` does."""
    store.viewings.change(viewing_id, request.day, time_of(request.starts), request.minutes, request.place.strip())


def time_of(text: str) -> str:
    """Read a time of the day; blank stays blank. Raises Problem.

    >>> time_of("9.05"), time_of(" 18:30 "), time_of("")
    ('09:05', '18:30', '')
    """
    found = _TIME.fullmatch(text.strip())
    if not text.strip():
        return ""
    if found is None:
        raise Problem("This is not a time of the day.", advice="Write it like 18:30, or leave it empty.")
    return f"{int(found.group(1)):02}:{found.group(2)}"


def starts_at(viewing: Viewing) -> datetime | date:
    """Give the moment a viewing starts, in London; the day when no time is known."""
    if not viewing.starts:
        return viewing.day
    return datetime.combine(viewing.day, time.fromisoformat(viewing.starts), LONDON)


def save_calendar(store: Store, path: Path, scheme: Scheme, *, at: datetime, today: date) -> int:
    """Write every date from today on, and what is overdue; give how many. Raises ExportProblem, WorkspaceProblem."""
    from bwvreview.exchange.ics_file import write_ics

    found = events(store, scheme, today=today)
    if not found:
        raise WorkspaceProblem("There is no date to save.", advice="Add {a_viewing}, or open a session first.")
    group, viewings = store.settings.get("group.name"), scheme.words.say("{Viewings}")
    write_ics(found, path, written_at=at, name=f"{viewings} of {group}" if group else viewings)
    return len(found)


def events(store: Store, scheme: Scheme, *, today: date) -> tuple[Event, ...]:
    """Give the dates: viewings and sessions to come, actions that are open, last days of videos to watch."""
    with speaking(scheme.words):
        return tuple(sorted(_events(store, settled(store, scheme), today), key=lambda one: (_order(one.at), one.title)))


def _events(store: Store, scheme: Scheme, today: date) -> list[Event]:
    viewings = [one for one in store.viewings.all() if one.day >= today]
    found = [_of_viewing(one) for one in viewings]
    for session in store.sessions.all():
        if session.state in (SessionState.PLANNED, SessionState.OPEN):
            if session.session.day >= today and session.session.day not in {one.day for one in viewings}:
                found.append(_of_session(session))
            if scheme.police_keep is not None:
                found += _last_days(store, session, today, scheme.police_keep)
    return [*found, *_due(store)]


def _order(at: datetime | date) -> str:
    return at.isoformat()


def _of_viewing(viewing: Viewing) -> Event:
    title = say("{Viewing} of {subject}")
    return Event(viewing.uid, starts_at(viewing), title, viewing.minutes, viewing.place, version=viewing.version)


def _of_session(session: StoredSession) -> Event:
    uid = _uid("session", session.group, str(session.session))
    return Event(uid, session.session.day, say(f"{{Viewing}} of {{subject}}, draw {session.session.number}"))


def _last_days(store: Store, session: StoredSession, today: date, keep_days: int) -> Iterator[Event]:
    """When videos go that nobody has kept: one event a day."""
    slots: dict[date, list[StoredClip]] = defaultdict(list)
    for clip in store.sessions.clips(session.id):
        if clip.state in _WAITING and clip.on is not None:
            slots[clip.on + timedelta(days=keep_days)].append(clip)
    for last, clips in sorted(slots.items()):
        if last >= today:
            named = ", ".join(clip.slot for clip in clips)
            uid = _uid("last day", session.group, str(session.session), last.isoformat())
            text = say(f"{{Viewing}} of {day_words(session.session.day)}, draw {session.session.number}")
            yield Event(uid, last, say(f"Last day of the {{video}}: {named}"), text=text)


def _due(store: Store) -> Iterator[Event]:
    from bwvreview.storage.history import about_session

    sessions = {session.id: session for session in store.sessions.all()}
    for action in store.actions.all():
        if action.state is not ActionState.OPEN or action.due_on is None:
            continue
        session = sessions[action.session_id]
        clip = None if action.clip_id is None else store.sessions.clip(action.clip_id)
        changes = store.history.of(about_session(session.id) if clip is None else clip.instance_id)
        moved = sum(one.kind == "action-due" and one.name == f"action {action.id}" for one in changes)
        what = f"For {clip.slot}" if clip else "For the session"
        text = say(f"{what}, {{viewing}} of {day_words(session.session.day)}. {action.owner}.")
        uid = _uid("action", session.group, str(session.session), str(action.id))
        yield Event(uid, action.due_on, f"Due: {action.title}", text=text, version=moved)


def _uid(*parts: str) -> str:
    """The same thing has the same name in every file that is written, so that calendars move it."""
    return str(uuid.uuid5(_SPACE, "/".join(parts)))
