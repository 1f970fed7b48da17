"""Delete every list on its own day, with all that holds its references, and leave nothing of it in any file."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from bwvreview.domain.errors import WorkspaceProblem
from bwvreview.services.backups import keep_closing_copy, keep_daily_copy, sweep_backups
from bwvreview.services.change_lock import lock_open_copies
from bwvreview.services.delete_due import TidiedUp, delete_due, is_anything_due
from bwvreview.services.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path

    from bwvreview.services.clock import Clock
    from bwvreview.services.locking import Secret

__all__ = ["TidiedUp", "open_workspace", "tidy_up"]

_UNFINISHED = "tidy.unfinished"
"""Set while rows are deleted and the files are not yet written anew: a power cut in between is made good later."""


def open_workspace(
    where: str | Path | None = None, *, clock: Clock, secret: Secret | None = None, plain: bool = False
) -> Workspace:
    """Open a workspace, delete what is due, and keep the copy of the day. Raises WorkspaceProblem: cannot be opened.

    When a file cannot be written anew just now (the disk is full, somebody else is at work), it opens all the
    same, and the next opening tries again. When it is closed, a last copy is kept. `secret` and `plain` are as for
    `Workspace.open`.
    """
    workspace = Workspace.open(where, clock=clock, secret=secret, plain=plain)
    try:
        with suppress(WorkspaceProblem):
            tidy_up(workspace)
        with suppress(WorkspaceProblem):
            lock_open_copies(workspace)
            keep_daily_copy(workspace)
    except BaseException:
        workspace.close()
        raise
    workspace.before_leaving = keep_closing_copy
    return workspace


def tidy_up(workspace: Workspace) -> TidiedUp:
    """Delete the lists whose day is over, here and in the copies. Does nothing, and writes nothing, when none is due.

    Gone afterwards: encounters, list file, statement with its salt, slot → reference, references of lost clips.
    Kept: commitment, dice, the plan's numbers, exclusions, plans given up, answers, fingerprints. A session that is
    still open goes on by its slots. Raises WorkspaceProblem when a file cannot be written anew.
    """
    today = workspace.clock.today()
    with workspace.reading() as store:
        unfinished = bool(store.settings.get(_UNFINISHED))
        due = is_anything_due(store, today)
    done = TidiedUp(0, 0)
    if due:
        with workspace.store() as store:
            store.settings.put(_UNFINISHED, "yes")
            done = delete_due(store, today)
    if due or unfinished:
        workspace.erase_traces()
    sweep_backups(workspace, all_of_them=due or unfinished)
    if due or unfinished:
        with workspace.store() as store:
            store.settings.put(_UNFINISHED, "")
    return done
