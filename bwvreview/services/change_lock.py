"""Lock a workspace that was not, or lock it with another passphrase. Every record is compared; nothing is half done."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from bwvreview.domain.errors import WorkspaceProblem, WrongPassphrase
from bwvreview.domain.recovery import written
from bwvreview.services.history_log import note_done
from bwvreview.services.locking import give_code, key_for, new_code, new_lock

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bwvreview.services.locking import Secret
    from bwvreview.services.workspace import Workspace
    from bwvreview.storage.backup import Backup
    from bwvreview.storage.keys import FileKey


def change_passphrase(workspace: Workspace, old: Secret | None, new: str) -> str:
    """Lock the workspace's file with a new passphrase, and give its new recovery code as it is printed.

    `old` is the passphrase or recovery code of now; None for a file that is not locked. Whoever stands at an open
    laptop must still know it. The file is written anew under a new key, so an older copy's passphrase opens older
    copies only. Raises WrongPassphrase; WorkspaceProblem: too weak, full, damaged, a server. Then all is as it was.
    """
    from bwvreview.storage.backup import backups_of
    from bwvreview.storage.engine import key_of
    from bwvreview.storage.keys import salt_of
    from bwvreview.storage.rekey import rewrite

    path = workspace.path
    if path is None:
        raise WorkspaceProblem("A shared workspace is locked by its server.", advice="Ask whoever runs the server.")
    if workspace.is_locked_at_rest:
        if old is None:
            raise WrongPassphrase("The passphrase of now is missing.", advice="Give it, then the new one.")
        key_for(path, old)
    code = new_code()
    key = new_lock(path, new, code)
    with workspace.set_aside() as engine:
        before = key_of(engine)
        try:
            rewrite(path, before, key)
        finally:
            if salt_of(path) == key.salt:  # whatever was complained about: this file is there now
                workspace.reopen_with(key)
        _lock_copies(before, key, backups_of(path))
    _note(workspace, "new-passphrase")
    return written(code)


def _note(workspace: Workspace, kind: str) -> None:
    """Write into the history what was done: it is done, whatever the disk says now."""
    with suppress(WorkspaceProblem), workspace.store() as store:
        note_done(store, kind, at=workspace.clock.now())


def _lock_copies(before: FileKey | None, key: FileKey, copies: Iterable[Backup]) -> None:
    """Have copies beside the workspace open as it does. A readable one that cannot be locked must go."""
    from bwvreview.storage.backup import remove_file
    from bwvreview.storage.rekey import rewrite

    for backup in copies:
        try:
            rewrite(backup.path, before, key)
        except WorkspaceProblem:
            if before is None:
                remove_file(backup.path)


def lock_open_copies(workspace: Workspace) -> int:
    """Lock the copies beside a locked workspace that anybody can read: the power went while it was being locked.

    Gives how many there were. One that cannot be locked goes altogether.
    """
    from bwvreview.storage.backup import backups_of, is_open_to_all
    from bwvreview.storage.engine import key_of

    if workspace.path is None:
        return 0
    with workspace.engine() as engine:
        key = key_of(engine)
    readable = [] if key is None else [one for one in backups_of(workspace.path) if is_open_to_all(one.path)]
    if readable and key is not None:
        _lock_copies(None, key, readable)
    return len(readable)


def new_recovery_code(workspace: Workspace) -> str:
    """Give a new recovery code as it is printed; a sheet printed before opens nothing any more.

    Raises WorkspaceProblem when the workspace is not locked, or its folder cannot be written to.
    """
    from bwvreview.storage.engine import key_of

    with workspace.engine() as engine:
        key = key_of(engine)
        if key is None or workspace.path is None:
            raise WorkspaceProblem("This workspace is not locked.", advice="Give it a passphrase first.")
        code = new_code()
        give_code(workspace.path, key, code)
    _note(workspace, "new-sheet")
    return written(code)
