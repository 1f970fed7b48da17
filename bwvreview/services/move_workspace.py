"""Move a group's records to another place: from a file to a server, and back. The old place stays, and says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bwvreview.domain.progress import Progress, no_progress
from bwvreview.services.history_log import note_done

if TYPE_CHECKING:
    from datetime import date

    from bwvreview.services.workspace import Workspace
    from bwvreview.storage.store import Store

_MOVED_TO = "moved.to"


@dataclass(frozen=True, slots=True)
class Moved:
    """What was moved: rows in all tables, SHA-256 over their contents, and when the old place must lose its lists."""

    rows: int
    fingerprint: str
    until: date | None


def move_workspace(source: Workspace, target: Workspace, progress: Progress = no_progress) -> Moved:
    """Copy all records to an empty workspace, and compare both: they are the same, or nothing is kept there.

    Afterwards the old place is marked: whoever opens it is told where the records are now. Raises WorkspaceProblem
    when something is there already, or a place cannot be reached or written to.
    """
    from bwvreview.services.settled import retention_days
    from bwvreview.storage.transfer import move_all

    with source.engine() as old, target.engine() as new:
        tables = move_all(old, new, progress)
    with source.store() as store:
        until = store.deletion.held_until(retention_days(store))
        store.settings.put(_MOVED_TO, target.where)
        note_done(store, "moved", at=source.clock.now())
    return Moved(sum(tables.counts.values()), tables.fingerprint, until)


def moved_to(store: Store) -> str:
    """Give the place to which the records were moved, without a password; empty for those that were not."""
    return store.settings.get(_MOVED_TO)


def fingerprint_of(workspace: Workspace) -> str:
    """Give SHA-256 over the contents of all tables: the same wherever the records are."""
    from bwvreview.storage.transfer import tables_of

    with workspace.engine() as engine:
        return tables_of(engine).fingerprint
