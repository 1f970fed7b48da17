"""The copies of a workspace: kept by themselves, swept on the day a list goes, looked into, and put back."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from bwvreview.domain.errors import LockedWorkspace, WorkspaceProblem
from bwvreview.services.delete_due import delete_due
from bwvreview.services.history_log import note_done
from bwvreview.services.keep_copy import keep_copy
from bwvreview.services.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime
    from pathlib import Path

    from sqlalchemy import Engine

    from bwvreview.storage.backup import Backup
    from bwvreview.storage.store import Store

_SOON = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Contents:
    """What is in a workspace or a copy of it. `newest` is the last change in its history."""

    group: str
    lists: int
    sessions: int
    clips: int
    answers: int
    changes: int
    newest: datetime | None


def backups(workspace: Workspace) -> tuple[Backup, ...]:
    """The copies beside a workspace, the newest first. A shared workspace has none: its server is backed up."""
    from bwvreview.storage.backup import backups_of

    return () if workspace.path is None else backups_of(workspace.path)


def keep_backup(workspace: Workspace) -> Backup:
    """Keep a copy because a person asked for it. Raises WorkspaceProblem: no room, or a shared workspace."""
    with workspace.engine() as engine:
        return keep_copy(engine, _file(workspace), "asked", at=workspace.clock.now())


def write_backup(workspace: Workspace, target: Path) -> date | None:
    """Write a copy to a file of a person's choice; give the last day on which it may hold references.

    Raises WorkspaceProblem: something is there, no room, or a shared workspace.
    """
    from bwvreview.services.settled import retention_days
    from bwvreview.storage.backup import write_copy

    _file(workspace)
    if target.exists():
        raise WorkspaceProblem(f"There is a file {target.name} already.", advice="Choose another name.")
    with workspace.reading() as store:
        until = store.deletion.held_until(retention_days(store))
    with workspace.engine() as engine:
        write_copy(engine, target)
    return until


def keep_daily_copy(workspace: Workspace) -> Backup | None:
    """Keep a copy when there is none of today, and something to keep."""
    if workspace.path is None:
        return None
    now = workspace.clock.now()
    if any(one.at.date() == now.date() for one in backups(workspace)) or _is_empty(workspace):
        return None
    with workspace.engine() as engine:
        return keep_copy(engine, workspace.path, "daily", at=now)


def keep_closing_copy(workspace: Workspace) -> Backup | None:
    """Keep a copy of what was written since it was opened, at most one in ten minutes."""
    if workspace.path is None or not workspace.written:
        return None
    now = workspace.clock.now()
    if any(one.why == "closing" and abs(now - one.at) < _SOON for one in backups(workspace)) or _is_empty(workspace):
        return None
    with workspace.engine() as engine:
        kept = keep_copy(engine, workspace.path, "closing", at=now)
    workspace.written = False
    return kept


def _is_empty(workspace: Workspace) -> bool:
    with workspace.reading() as store:
        return not store.history.mark().changes and not store.lists.all()


def sweep_backups(workspace: Workspace, *, all_of_them: bool = False) -> int:
    """Delete from the copies what is due, and what was deleted from the workspace; give how many were written anew.

    Looks into each copy that may not hold references any more by its name; into every one that holds some with
    `all_of_them`. A copy that nobody can open any more goes altogether. Raises WorkspaceProblem when one cannot be
    written anew.
    """
    if workspace.path is None:
        return 0
    from bwvreview.storage.backup import remove_unfinished

    remove_unfinished(workspace.path)
    today, swept = workspace.clock.today(), 0
    for backup in backups(workspace):
        if backup.until is not None and (all_of_them or backup.until < today):
            _sweep(workspace, workspace.path, backup)
            swept += 1
    return swept


def _sweep(workspace: Workspace, path: Path, backup: Backup) -> None:
    from bwvreview.services.settled import retention_days
    from bwvreview.storage.backup import new_place, put_in_place, remove_file, working_copy
    from bwvreview.storage.faults import UnusableFile

    with workspace.reading() as store:
        gone = {(one.id, one.fingerprint) for one in store.lists.all() if one.rows_deleted}
    with working_copy(path, backup.path) as working:
        try:
            with workspace.engine() as engine, opened_copy(engine, working, workspace) as copy:
                with copy.store() as store:
                    also = [o.id for o in store.lists.all() if not o.rows_deleted and (o.id, o.fingerprint) in gone]
                    delete_due(store, workspace.clock.today(), also=also)
                    until = store.deletion.held_until(retention_days(store))
                copy.erase_traces()
        except (UnusableFile, LockedWorkspace):
            remove_file(backup.path)
            return
        put_in_place(working, new_place(path, backup.at, backup.why, until))
    remove_file(backup.path)


@contextmanager
def opened_copy(engine: Engine, working: Path, like: Workspace) -> Iterator[Workspace]:
    """Open a working copy as the workspace is opened, and bring it up to date.

    Raises UnusableFile for one that is damaged, or locked with another passphrase.
    """
    from bwvreview.storage.backup import engine_for
    from bwvreview.storage.engine import url_of
    from bwvreview.storage.migrate import bring_up_to_date

    with engine_for(engine, working) as other:
        bring_up_to_date(other)
        yield Workspace(other, url_of(working), working, like.clock)


def look_into(workspace: Workspace, backup: Backup) -> Contents:
    """Tell what is in a copy. Raises WorkspaceProblem when it cannot be opened."""
    from bwvreview.storage.backup import working_copy

    with (
        working_copy(_file(workspace), backup.path) as working,
        workspace.engine() as engine,
        opened_copy(engine, working, workspace) as copy,
        copy.reading() as store,
    ):
        return contents_of(store)


def contents_of(store: Store) -> Contents:
    """Tell what is in a workspace."""
    sessions = store.sessions.all()
    clips = [clip for session in sessions for clip in store.sessions.clips(session.id)]
    answers = sum(len(given) for one in sessions for given in store.answers.of_session(one.id).values())
    mark, newest = store.history.mark(), store.history.newest()
    group, lists = store.settings.get("group.name"), len(store.lists.all())
    return Contents(group, lists, len(sessions), len(clips), answers, mark.changes, newest)


def restore(workspace: Workspace, backup: Backup) -> Backup:
    """Put a copy in the place of the workspace; give the copy of what was there before.

    What is there is kept aside first, whole. The copy is brought up to date, what is due is deleted from it, and
    only then it takes the place, in one step: a power cut leaves the one or the other. Raises WorkspaceProblem, and
    changes nothing, when the copy cannot be opened or its history is not whole.
    """
    from bwvreview.storage.backup import put_in_place, working_copy

    path, at = _file(workspace), workspace.clock.now()
    with working_copy(path, backup.path) as working, workspace.set_aside() as engine:
        with opened_copy(engine, working, workspace) as copy:
            make_fit(copy, backup, at)
        aside = keep_copy(engine, path, "replaced", at=at)
        engine.dispose()  # the last one out empties the log: nothing of the old file is left beside the new one
        put_in_place(working, path)
    return aside


def make_fit(copy: Workspace, backup: Backup, at: datetime) -> None:
    """Make a working copy fit to be put back: what is due is deleted, and its history tells that it was put back.

    Raises WorkspaceProblem when its history is not whole.
    """
    with copy.store() as store:
        broken = store.history.check().broken
        if broken is not None:
            raise WorkspaceProblem(
                "This copy cannot be put back: its history is not whole.", advice="Choose an older copy."
            )
        delete_due(store, copy.clock.today())
        made = backup.at.isoformat(timespec="seconds")
        note_done(store, "restored", at=at, name=backup.why, new=made)
    copy.erase_traces()


def _file(workspace: Workspace) -> Path:
    if workspace.path is None:
        raise WorkspaceProblem(
            "A shared workspace has no file to copy.", advice="Ask whoever runs the server for its backups."
        )
    return workspace.path
