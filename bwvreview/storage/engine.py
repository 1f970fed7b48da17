"""The connection to a workspace: SQLite for one laptop, PostgreSQL for a shared one.

SQLite is set up so that an acknowledged answer survives a power cut (WAL and synchronous=FULL), a change of tables
happens whole or not at all (the driver never commits by itself), and what is deleted is overwritten.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from sqlalchemy import URL, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

from bwvreview.domain.errors import WorkspaceProblem
from bwvreview.storage.server_address import safe_address

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

    from bwvreview.storage.keys import FileKey

READING = "bwvreview_reading"
"""Execution option of a connection that only reads: it never waits for a writer, nor makes one wait."""

MIGRATING = "bwvreview_migrating"
"""Execution option of a connection that changes tables: SQLite rebuilds a table by dropping the old one."""

_WAIT_MS = 20_000
_PRAGMAS = (
    f"PRAGMA busy_timeout={_WAIT_MS}",  # first: changing the journal may have to wait
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA secure_delete=ON",
    "PRAGMA temp_store=MEMORY",  # sorting leaves no row in a temporary file
    "PRAGMA cache_size=-32000",
)


_keys: WeakKeyDictionary[Engine, FileKey] = WeakKeyDictionary()
_lines: WeakKeyDictionary[Engine, set[int]] = WeakKeyDictionary()


def make_engine(url: str | URL, key: FileKey | None = None) -> Engine:
    """Make the engine for `sqlite:///path` or `postgresql+psycopg://…`. Connects to nothing yet.

    With a key the file is a locked one (SQLCipher), set up like the plain one in all else. Raises
    WorkspaceProblem for any other address, without repeating it: it may hold a password.
    """
    parsed = _parsed(url)
    path = file_of(url)
    if path is not None:
        return _sqlite(parsed, path, key)
    if parsed.get_backend_name() == "postgresql":
        return _postgresql(parsed)
    raise WorkspaceProblem(
        "A workspace is a file, or a PostgreSQL server.",
        advice="Give the path of a file, or an address like postgresql+psycopg://person@server/workspace.",
    )


def key_of(engine: Engine) -> FileKey | None:
    """Give the key with which an engine opens its file; None for a plain file or a server."""
    return _keys.get(engine)


def url_of(path: Path) -> URL:
    """The address of a SQLite file. As a value: in a text, “%” and “?” of its name would mean something else."""
    return URL.create("sqlite", database=str(path))


def file_of(url: str | URL) -> Path | None:
    """The file behind an address; None for a server."""
    parsed = _parsed(url)
    if parsed.get_backend_name() != "sqlite":
        return None
    if parsed.database in {None, "", ":memory:"}:
        raise WorkspaceProblem("A workspace needs a file.", advice="Give the path of a file.")
    return Path(str(parsed.database)).absolute()


def seen_as_reviewer(url: str | URL) -> URL:
    """Give the address for a reviewer's login: its program finds clips without references, and seals no history."""
    from bwvreview.storage.server_rights import SCHEMA

    return _parsed(url).update_query_dict({"options": f"-c search_path={SCHEMA},public"})


def shown(url: str | URL) -> str:
    """An address as people may see it: without its password."""
    return _parsed(url).render_as_string(hide_password=True)


def _parsed(url: str | URL) -> URL:
    try:
        return make_url(url)
    except (ArgumentError, ValueError):
        raise WorkspaceProblem(
            "The address of the workspace cannot be read.",
            advice="Write it like postgresql+psycopg://person@server/workspace.",
        ) from None


def _sqlite(url: URL, path: Path, key: FileKey | None) -> Engine:
    # hide_parameters: no answer and no reference in an error or a log
    if key is None:
        engine = create_engine(url, hide_parameters=True, connect_args={"check_same_thread": False})
    else:
        engine = _locked(url, path, key)

    @event.listens_for(engine, "do_connect")
    def _private(*_: Any) -> None:
        _create_private(path)

    @event.listens_for(engine, "connect")
    def _set_up(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # the driver would commit before CREATE TABLE
        for pragma in _PRAGMAS:
            connection.execute(pragma)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        options = connection.get_execution_options()
        reading = bool(options.get(READING))
        connection.exec_driver_sql(f"PRAGMA query_only={'ON' if reading else 'OFF'}")
        connection.exec_driver_sql(f"PRAGMA foreign_keys={'OFF' if options.get(MIGRATING) else 'ON'}")
        connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")

    return engine


def _locked(url: URL, path: Path, key: FileKey) -> Engine:
    import sqlcipher3

    from bwvreview.storage.keys import open_file

    def connect() -> Any:
        _create_private(path)  # with a function of our own, “do_connect” does not come
        return open_file(path, key, shared=True)

    # SQLAlchemy's way would put the key into the address
    engine = create_engine(url, module=sqlcipher3, hide_parameters=True, creator=connect)
    _keys[engine] = key
    return engine


def _postgresql(url: URL) -> Engine:
    if url.drivername == "postgresql":
        url = url.set(drivername="postgresql+psycopg")
    url = safe_address(url)
    try:
        engine = create_engine(url, hide_parameters=True, pool_pre_ping=True, connect_args={"connect_timeout": 10})
    except ModuleNotFoundError:
        raise WorkspaceProblem(
            "This copy of the program cannot open a shared workspace.",
            advice="Install it with the part called “postgresql”.",
        ) from None
    _lines[engine] = set()

    @event.listens_for(engine, "connect")
    def _remember(connection: Any, _record: Any) -> None:
        _lines[engine].add(connection.info.backend_pid)

    return engine


def line_to(engine: Engine) -> Any:
    """Give a connection of psycopg's own to a server, outside the pool; each statement is committed by itself."""
    borrowed = engine.raw_connection()
    line: Any = borrowed.driver_connection
    borrowed.detach()
    line.autocommit = True
    return line


def lines_of(engine: Engine) -> set[int]:
    """Give the numbers by which a server knows the connections that this engine made."""
    return _lines.get(engine, set())


def _create_private(path: Path) -> None:
    """Make the file before SQLite does, so that nobody else may read it; its log takes over the same rights."""
    if not path.exists():
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
