"""Whether the tables of a file are those that the program made, and its values such as it writes: bits may flip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import create_engine, select
from sqlalchemy.exc import DBAPIError

from bwvreview.storage.engine import MIGRATING, READING
from bwvreview.storage.migrations import upgrade

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

_COLUMNS = """
SELECT t.name, c.name, c.type FROM sqlite_master t JOIN pragma_table_xinfo(t.name) c WHERE t.type = 'table'
"""
_POINTERS = """
SELECT t.name, k."table", k."from", k."to" FROM sqlite_master t JOIN pragma_foreign_key_list(t.name) k
WHERE t.type = 'table'
"""
Shape = frozenset[tuple[str, ...]]


def has_foreign_shape(engine: Engine) -> bool:
    """Tell whether a file's tables, columns and references are not those that its own migrations make.

    It makes them anew in memory to compare: a third of a second. False for a server.
    """
    from alembic.util import CommandError

    if engine.dialect.name != "sqlite":
        return False
    try:
        with engine.connect().execution_options(**{READING: True}) as connection:
            found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
            return _shape(connection) != _made(str(found))
    except (DBAPIError, UnicodeDecodeError, CommandError):  # it does not give its names, or its number is none
        return True


def has_foreign_values(engine: Engine) -> bool:
    """Tell whether a file holds a value that its column cannot hold: a day that is none, a text that is no text.

    It reads every row. False for a server, which lets nothing else in.
    """
    from bwvreview.storage.tables import METADATA

    if engine.dialect.name != "sqlite":
        return False
    try:
        with engine.connect().execution_options(**{READING: True, "yield_per": 1_000}) as connection:
            for table in METADATA.sorted_tables:
                for _ in connection.execute(select(table)):
                    pass
    except (DBAPIError, ValueError, TypeError):
        return True
    return False


def _shape(connection: Connection) -> Shape:
    return frozenset(
        tuple(str(part).casefold() for part in row)
        for query in (_COLUMNS, _POINTERS)
        for row in connection.exec_driver_sql(query)
    )


def _made(revision: str) -> Shape:
    """What the migrations make. Raises CommandError for a number that none of them has."""
    memory = create_engine("sqlite://")
    try:
        with memory.connect().execution_options(**{MIGRATING: True}) as connection, connection.begin():
            upgrade(connection, revision)
            return _shape(connection)
    finally:
        memory.dispose()
