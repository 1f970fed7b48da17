"""Copies of a workspace in a folder beside it: one file each, whole, checked, and locked as the workspace is.

The name of a copy says when it was made (UTC), why, and up to which day it may hold references of a list:
`2022-10-01_18-30-05Z_daily_until-2022-10-27.bwv`.
"""

from __future__ import annotations

import os
import re
import time
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast, get_args

from sqlalchemy.exc import DBAPIError

from bwvreview.domain.held import once_let_go
from bwvreview.storage.beside import engine_beside
from bwvreview.storage.engine import READING
from bwvreview.storage.faults import UnusableFile, told_plainly
from bwvreview.storage.key_file import settle_folder
from bwvreview.storage.keys import PLAIN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Engine

Why = Literal["daily", "closing", "migration", "asked", "replaced"]
"""`asked`: by a person. `replaced`: the workspace as it was before another copy took its place."""

ROLLING: frozenset[Why] = frozenset({"daily", "closing", "migration"})
"""Copies that the program makes by itself, and thins out by itself. The others stay until a person deletes them."""

_NAME = re.compile(r"(\d{4}-\d\d-\d\d_\d\d-\d\d-\d\d)Z_([a-z]+)(?:_until-(\d{4}-\d\d-\d\d))?(?:_\d+)?\.bwv")
_AT = "%Y-%m-%d_%H-%M-%S"
_UNFINISHED = ".unfinished-"


@dataclass(frozen=True, slots=True)
class Backup:
    """One copy. `until` is the last day on which the references in it may be kept; None: it holds none."""

    path: Path
    at: datetime
    why: Why
    until: date | None
    size: int


def folder_of(workspace: Path) -> Path:
    """Where the copies of a workspace stand: a folder beside it."""
    return workspace.with_name(f"{workspace.name}.backups")


def backups_of(workspace: Path) -> tuple[Backup, ...]:
    """The copies of a workspace, the newest first. Files that are not such copies are left out."""
    folder = folder_of(workspace)
    with told_plainly():
        found = [both for path in folder.iterdir() if (both := _read_name(path))] if folder.is_dir() else []
    newest_first = sorted(found, key=lambda both: (both[0].at, both[1]), reverse=True)
    return tuple(backup for backup, _ in newest_first)


def _read_name(path: Path) -> tuple[Backup, int] | None:
    """Give a copy, and when it was written; None for what is no copy, or gone by now."""
    name = _NAME.fullmatch(path.name)
    if name is None or name[2] not in get_args(Why):
        return None
    try:
        at = datetime.strptime(name[1], _AT).replace(tzinfo=UTC)
        until = date.fromisoformat(name[3]) if name[3] else None
        kept = path.stat()
        return Backup(path, at, cast("Why", name[2]), until, kept.st_size), kept.st_mtime_ns
    except (ValueError, FileNotFoundError):
        return None


def new_place(workspace: Path, at: datetime, why: Why, until: date | None) -> Path:
    """Give the file that a new copy gets; makes the folder, for its owner alone."""
    folder = folder_of(workspace)
    with told_plainly():
        folder.mkdir(mode=0o700, exist_ok=True)
    name = f"{at.astimezone(UTC).strftime(_AT)}Z_{why}{f'_until-{until}' if until else ''}"
    names = (f"{name}{f'_{number}' if number else ''}.bwv" for number in count())
    return next(place for one in names if not (place := folder / one).exists())


def write_copy(engine: Engine, target: Path) -> None:
    """Write a whole copy of a workspace to a file that is not there yet: checked, on the disk, then named.

    Nobody has to wait meanwhile. The engine itself writes it, so it opens with the same passphrase; pages that
    held deleted rows are not copied. Raises WorkspaceProblem: the disk is full, or not to be written to.
    """
    working = target.with_name(f"{_UNFINISHED}{target.name}")
    with told_plainly():
        remove_file(working)  # of a try that was cut off
        try:
            os.close(os.open(working, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
            _write(engine, working)
            confirm(engine, working)
            put_in_place(working, target)
        finally:
            remove_file(working)


def _write(engine: Engine, target: Path) -> None:
    """Let the engine write the copy; what it complains about is told as of any other statement."""
    with closing(engine.raw_connection()) as connection, closing(connection.cursor()) as cursor:
        try:
            cursor.execute("PRAGMA query_only=OFF")
            cursor.execute("VACUUM INTO ?", (str(target),))
        except engine.dialect.loaded_dbapi.Error as error:
            raise DBAPIError("VACUUM INTO", None, error) from error


def confirm(engine: Engine, path: Path) -> None:
    """Read a copy through, opened as the workspace is. Raises UnusableFile when it is not whole."""
    with engine_for(engine, path) as copy, copy.connect().execution_options(**{READING: True}) as connection:
        found = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar()
    if found != "ok":
        raise UnusableFile("The copy is damaged.", advice="Check the disk, then try again.")
    if is_open_to_all(path) and not is_open_to_all(_file(engine)):
        raise RuntimeError("the copy of a locked workspace is not locked")


def is_open_to_all(path: Path) -> bool:
    """Tell whether a file is a plain SQLite one, which anybody who has it can read."""
    with path.open("rb") as file:
        return file.read(len(PLAIN)) == PLAIN


def _file(engine: Engine) -> Path:
    return Path(str(engine.url.database))


@contextmanager
def engine_for(engine: Engine, path: Path) -> Iterator[Engine]:
    """Open another file as the workspace is opened, and let go of it in the end."""
    other = engine_beside(engine, path)
    try:
        yield other
    finally:
        other.dispose()


@contextmanager
def working_copy(workspace: Path, backup: Path) -> Iterator[Path]:
    """Copy a backup into a file of its own, to look at or to change. It is gone in the end, unless it was moved."""
    folder = folder_of(workspace)
    with told_plainly():
        folder.mkdir(mode=0o700, exist_ok=True)
        working = folder / f"{_UNFINISHED}{os.getpid()}-{backup.name}"
        try:
            copy_bytes(backup, working)
            yield working
        finally:
            remove_file(working)


def copy_bytes(source: Path, target: Path) -> None:
    """Copy a file as it is, for its owner alone, and wait until the disk has it."""
    handle = os.open(target, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
    with os.fdopen(handle, "wb") as new, source.open("rb") as old:
        while some := old.read(1 << 20):
            new.write(some)
        new.flush()
        os.fsync(new.fileno())


def put_in_place(working: Path, target: Path) -> None:
    """Give a finished file its name, once the disk has all of it: after a power cut it is there whole or not at all."""
    handle = os.open(working, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
    settle_folder(target.parent)  # the log of a file that goes must not come back beside this one
    once_let_go(lambda: working.replace(target), time.sleep)
    settle_folder(target.parent)


def remove_file(path: Path) -> None:
    """Delete a file with what SQLite keeps beside it. What anybody could read is overwritten first."""
    with suppress(FileNotFoundError):
        if is_open_to_all(path):
            _overwrite(path)
        once_let_go(path.unlink, time.sleep)
    remove_beside(path)


def remove_beside(path: Path) -> None:
    """Delete what SQLite keeps beside a file: its log, and the log's index."""
    for end in ("-wal", "-shm", "-journal"):
        path.with_name(path.name + end).unlink(missing_ok=True)


def _overwrite(path: Path) -> None:
    """Best effort, as secure_delete is: a disk that moves its blocks about may keep old ones for a while."""
    with suppress(OSError), path.open("r+b") as file:
        left = path.stat().st_size
        while left > 0:
            left -= file.write(bytes(min(left, 1 << 20)))
        file.flush()
        os.fsync(file.fileno())


def remove_unfinished(workspace: Path) -> None:
    """Delete what a program that was killed left in the folder of the copies. Only for whoever holds the workspace."""
    with told_plainly():
        for path in folder_of(workspace).glob(f"{_UNFINISHED}*"):
            remove_file(path)
