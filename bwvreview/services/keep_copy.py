"""Keep one more copy of a workspace in the folder beside it, and no more copies than are useful."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from sqlalchemy import Engine

    from bwvreview.storage.backup import Backup, Why


def keep_copy(engine: Engine, path: Path, why: Why, *, at: datetime) -> Backup:
    """Write a whole, checked copy, then thin out those that the program made by itself.

    Reads a workspace of any older shape too. Raises WorkspaceProblem: no room, or the folder can only be read.
    """
    from bwvreview.services.settled import retention_days
    from bwvreview.storage.backup import Backup, new_place, write_copy
    from bwvreview.storage.store import Store

    with Store.opened(engine, reading=True) as store:
        until = store.deletion.held_until(retention_days(store))
    place = new_place(path, at, why, until)
    write_copy(engine, place)
    _thin_out(path, at, place)
    return Backup(place, at, why, until, place.stat().st_size)


def _thin_out(path: Path, now: datetime, newest: Path) -> None:
    """Never the copy that was made just now, whatever the clock says."""
    from bwvreview.domain.rolling import too_many
    from bwvreview.storage.backup import ROLLING, backups_of, remove_file

    rolling = [one for one in backups_of(path) if one.why in ROLLING]
    for place in too_many([one.at for one in rolling], now):
        if rolling[place].path != newest:
            remove_file(rolling[place].path)
