"""Looking round with the practice list: records of their own, never locked, that can be thrown away at any time."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from bwvreview.domain.sessions import ClipState, SessionState
from bwvreview.services.place import address_of, hold

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from bwvreview.domain.tour import TourKind
    from bwvreview.services.clock import Clock
    from bwvreview.services.workspace import Workspace
    from bwvreview.storage.store import Store

FILE_NAME = "practice.bwv"
_MARK = "tour"
_GROUP = "Practice group"
_KINDS: dict[str, TourKind] = {
    "welcome": "list",
    "plan": "plan",
    "roll": "roll",
    "open-session": "session",
    "wellness": "notice",
}


def practice_path(where: str | Path | None = None) -> Path:
    """Say where the practice records are: beside the group's own file, in the user's own folder for a server."""
    _, path = address_of(where)
    return (path or _own()).parent / FILE_NAME


def _own() -> Path:
    import platformdirs

    return platformdirs.user_data_path("BWV Review", appauthor=False) / FILE_NAME


def open_practice(where: str | Path | None = None, *, clock: Clock) -> Workspace:
    """Open the practice records, and make them when there are none. Anybody can read them; nothing in them is real.

    Raises WorkspaceProblem: open in another window, damaged.
    """
    from bwvreview.services.tidy_up import open_workspace

    workspace = open_workspace(practice_path(where), clock=clock, plain=True)
    workspace.before_leaving = None  # no copies are kept of what is only practice
    with workspace.store() as store:
        if not store.settings.get(_MARK):
            store.settings.put(_MARK, "yes")
            store.settings.put("group.name", _GROUP)
    return workspace


def start_afresh(where: str | Path | None = None) -> bool:
    """Throw the practice records away, with their copies; the group's own are not touched. Say whether there were any.

    Raises WorkspaceProblem while a window has them open.
    """
    from bwvreview.storage.backup import folder_of

    path = practice_path(where)
    lock = hold(path)
    try:
        there = path.exists()
        for file in (path, *(path.with_name(f"{path.name}{end}") for end in ("-wal", "-shm", "-journal", ".key"))):
            file.unlink(missing_ok=True)
        shutil.rmtree(folder_of(path), ignore_errors=True)
    finally:
        lock.release()
    return there


def is_practice(store: Store) -> bool:
    """Whether these are the practice records."""
    return bool(store.settings.get(_MARK))


def tour_kind(store: Store, *, today: date) -> TourKind:
    """Say which step of the job is next in the practice records."""
    from bwvreview.services.overview import home_view
    from bwvreview.services.session_evening import wellness_noted

    for session in store.sessions.all():
        if store.exports.of(session.id):
            return "done"
        if any(clip.state is ClipState.VIEWED for clip in store.sessions.clips(session.id)):
            return "feedback"
    for session in store.sessions.all():
        if session.state is SessionState.PLANNED and not wellness_noted(store, session.id):
            return "notice"
    return _KINDS.get(home_view(store, today=today).next.kind, "record")
