"""Bring a workspace's tables up to date, whole or not at all; never touch one that this program is too old for."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import inspect, text

from bwvreview.domain.errors import WorkspaceProblem
from bwvreview.storage import migrations
from bwvreview.storage.cut_off import undo_change
from bwvreview.storage.engine import MIGRATING, READING, key_of
from bwvreview.storage.faults import DamagedFile, UnusableFile, told_plainly
from bwvreview.storage.keys import PAGE, PLAIN, errors_of, open_file

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Connection, Engine

    from bwvreview.storage.keys import FileKey

_CHECKED_WHOLE = 64 * 1024 * 1024
_ONE_AT_A_TIME = 0x42575652  # “BWVR”: two windows opening a new shared workspace take turns


def revisions() -> tuple[str, ...]:
    """The shapes of a workspace that this program knows, oldest first."""
    return tuple(sorted(path.name.partition("_")[0] for path in (migrations.SCRIPTS / "versions").glob("[0-9]*_*.py")))


def bring_up_to_date(engine: Engine, *, to: str = "head", before: Callable[[], object] | None = None) -> None:
    """Run the migrations that are missing, in one transaction: when one fails, the workspace is as it was.

    `before` is called first when a file that holds something is about to change its shape: it keeps a copy.

    Raises WorkspaceProblem, and leaves the file byte for byte as it is, for a file that is damaged, that is
    something else, or that a newer version of the program has written.
    """
    if engine.dialect.name == "sqlite" and engine.url.database:
        look_before_opening(Path(engine.url.database), key_of(engine))
        if before is not None and _has_another_shape(engine, to):
            before()
    with told_plainly(engine):
        with engine.connect().execution_options(**{MIGRATING: True}) as connection, connection.begin():
            if engine.dialect.name == "postgresql":
                connection.execute(text(f"SELECT pg_advisory_xact_lock({_ONE_AT_A_TIME})"))
            if _shape(connection) != (revisions()[-1] if to == "head" else to):
                _upgrade(connection, to)
        engine.dispose()  # the next connection checks foreign keys again


def _has_another_shape(engine: Engine, to: str) -> bool:
    with told_plainly(engine), engine.connect().execution_options(**{READING: True}) as connection:
        return _shape(connection) not in {None, revisions()[-1] if to == "head" else to}


def _shape(connection: Connection) -> str | None:
    """The revision of the workspace; None for an empty one. Raises WorkspaceProblem for what is not ours."""
    tables = set(inspect(connection).get_table_names())
    found = None
    if "alembic_version" in tables:
        found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    _refuse_strangers(found, empty=not tables - {"alembic_version"})
    return found


def _refuse_strangers(revision: str | None, *, empty: bool) -> None:
    if revision is None and not empty:
        raise UnusableFile(
            "This is not a workspace of BWV Review.", advice="Choose another file. This one was not changed."
        )
    if revision is not None and revision not in revisions():
        raise UnusableFile(
            "This workspace was made by a newer version of the program.",
            advice="Install the newest version and open it there. Nothing was changed.",
        )


def _upgrade(connection: Connection, to: str) -> None:
    from bwvreview.storage.server_rights import lay_down, take_away

    take_away(connection)
    migrations.upgrade(connection, to)
    if to == "head":
        lay_down(connection)
    if connection.dialect.name == "sqlite" and connection.exec_driver_sql("PRAGMA foreign_key_check").first():
        raise RuntimeError("a migration left rows that point nowhere")


def look_before_opening(path: Path, key: FileKey | None = None) -> None:
    """Check a SQLite file without writing to it or beside it. A missing or empty file is a new workspace.

    Only a change that a power cut left half done is undone first.

    The key of a locked file must be the right one: what it does not open is told as damaged. Raises
    WorkspaceProblem: not a workspace, damaged, or newer than the program.
    """
    with told_plainly():
        if not path.exists():
            return
        undo_change(path, key)
        with path.open("rb") as file:
            start = file.read(100)
    if not start:
        return
    if key is None and not start.startswith(PLAIN):
        raise DamagedFile(
            "This file is not a workspace, or it is damaged.",
            advice="Choose another file, or your newest copy. This one was not changed.",
        )
    if _is_cut_off(path, start, locked=key is not None):
        raise _damaged()
    try:
        with contextlib.closing(_read_only(path, key)) as connection:
            revision, empty = _peek(connection, whole=path.stat().st_size <= _CHECKED_WHOLE)
    except UnicodeDecodeError:  # a name that is no text any more
        raise _damaged() from None
    except errors_of(key) as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}:
            raise _damaged() from None
        raise WorkspaceProblem(
            "The workspace cannot be opened.", advice="Check that you may read it and write to its folder."
        ) from error
    _refuse_strangers(revision, empty=empty)


def _is_cut_off(path: Path, header: bytes, *, locked: bool) -> bool:
    """SQLite fills up half a last page with zeros and may not notice. With a log, half a page can be mended."""
    told = PAGE if locked else int.from_bytes(header[16:18])  # 1 stands for 65,536
    page = told if len(header) == 100 else 0
    return page == 0 or (not _has_log(path) and path.stat().st_size % (65_536 if page == 1 else page) != 0)


def _has_log(path: Path) -> bool:
    log = path.with_name(path.name + "-wal")
    return log.exists() and log.stat().st_size > 0


def _read_only(path: Path, key: FileKey | None) -> Any:
    """Open without writing. Only a log that a crash left behind makes SQLite work beside the file."""
    how = "mode=ro" if _has_log(path) else "mode=ro&immutable=1"
    return open_file(f"{path.resolve().as_uri()}?{how}", key, uri=True)


def _peek(connection: Any, *, whole: bool) -> tuple[str | None, bool]:
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if whole and connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
        raise _damaged()
    found = None
    if "alembic_version" in tables:
        found = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return (str(found[0]) if found else None), not tables - {"alembic_version"}


def _damaged() -> DamagedFile:
    return DamagedFile("The workspace is damaged.", advice="Keep the file as it is, and open your newest copy of it.")
