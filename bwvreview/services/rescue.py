"""Put a copy in the place of a workspace that cannot be opened any more."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

from bwvreview.domain.errors import WorkspaceProblem
from bwvreview.services.backups import Contents, contents_of, make_fit
from bwvreview.services.place import address_of, hold
from bwvreview.services.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bwvreview.services.clock import Clock
    from bwvreview.services.locking import Secret
    from bwvreview.storage.backup import Backup


def copies_of(where: str | Path | None) -> tuple[Backup, ...]:
    """The copies beside a workspace that may not open, the newest first."""
    from bwvreview.storage.backup import backups_of

    path = address_of(where)[1]
    return () if path is None else backups_of(path)


def look_into_copy(backup: Backup, *, clock: Clock, secret: Secret | None = None) -> Contents:
    """Tell what is in a copy, opened by itself. Raises WorkspaceProblem when it cannot be opened."""
    with _opened(_home_of(backup), backup, clock, secret) as (_, copy), copy.reading() as store:
        return contents_of(store)


def rescue(where: str | Path | None, backup: Backup, *, clock: Clock, secret: Secret | None = None) -> Path:
    """Put a copy in the place of a damaged workspace; give the file in which what was there is kept, byte for byte.

    Raises WorkspaceProblem, and changes nothing: open in another window, or the copy is not whole.
    """
    from bwvreview.storage.backup import put_in_place, remove_beside

    path = address_of(where)[1]
    if path is None:
        raise WorkspaceProblem("A shared workspace has no copies here.", advice="Ask whoever runs its server.")
    lock = hold(path)
    try:
        with _opened(path, backup, clock, secret) as (working, copy):
            make_fit(copy, backup, clock.now())
            copy.close()
            aside = _keep_aside(path, backup, clock)
            remove_beside(path)  # its log belongs to the file that goes
            put_in_place(working, path)
    finally:
        lock.release()
    return aside


def _keep_aside(path: Path, backup: Backup, clock: Clock) -> Path:
    """Copy what is there, with its log. Nobody can read when its references are due: as soon as the copy's, or soon."""
    from bwvreview.storage.backup import copy_bytes, new_place

    until = backup.until or clock.today() + timedelta(days=_UNKNOWN)
    aside = new_place(path, clock.now(), "replaced", until)
    for end in ("-wal", ""):
        if path.with_name(path.name + end).exists():
            copy_bytes(path.with_name(path.name + end), aside.with_name(aside.name + end))
    return aside


_UNKNOWN = 31
"""Days: a damaged file may hold a list that came in today."""


@contextmanager
def _opened(path: Path, backup: Backup, clock: Clock, secret: Secret | None) -> Iterator[tuple[Path, Workspace]]:
    from bwvreview.services.locking import key_for
    from bwvreview.storage.backup import working_copy
    from bwvreview.storage.engine import make_engine, url_of
    from bwvreview.storage.migrate import bring_up_to_date

    with working_copy(path, backup.path) as working:
        engine = make_engine(url_of(working), key_for(working, secret, plain=True))
        try:
            bring_up_to_date(engine)
            yield working, Workspace(engine, url_of(working), working, clock)
        finally:
            engine.dispose()


def _home_of(backup: Backup) -> Path:
    """The workspace of a copy: the folder's name says it."""
    folder = backup.path.parent
    return folder.with_name(folder.name.removesuffix(".backups"))
