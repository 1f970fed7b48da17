"""Many encounters at once, by each engine's quickest road: 150,000 rows take two seconds instead of three to eight."""

from __future__ import annotations

from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from sqlalchemy.exc import IntegrityError, OperationalError

from bwvreview.storage.faults import BrokenRule, is_repeated

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import Connection

Row = tuple[int, str, str | None, int, str]
"""list_id, reference, day as ISO text, line, facts."""

_INSERT = "INSERT INTO encounters (list_id, reference, day, line, facts) VALUES (?, ?, ?, ?, ?)"
_COPY = "COPY encounters (list_id, reference, day, line, facts) FROM STDIN"


def insert_encounters(connection: Connection, rows: Sequence[Row]) -> bool:
    """Insert rows within the connection's transaction. Gives False when a reference is there twice.

    After that the transaction must be undone, at least to its last savepoint.
    """
    return _copied(connection, rows) if connection.dialect.name == "postgresql" else _executed(connection, rows)


@contextmanager
def small_cache(connection: Connection) -> Iterator[None]:
    """Rows that come in the order of their references need few pages at once: 8 MB serve as well as 32."""
    if connection.dialect.name != "sqlite":
        yield
        return
    before = connection.exec_driver_sql("PRAGMA cache_size").scalar_one()
    connection.exec_driver_sql("PRAGMA cache_size=-8000")
    try:
        yield
    finally:
        connection.exec_driver_sql(f"PRAGMA cache_size={int(before)}")


def _executed(connection: Connection, rows: Sequence[Row]) -> bool:
    try:
        connection.exec_driver_sql(_INSERT, list(rows))
    except IntegrityError as error:
        if is_repeated(error):
            return False
        raise
    return True


def _copied(connection: Connection, rows: Sequence[Row]) -> bool:
    import psycopg

    try:
        with closing(connection.connection.cursor()) as cursor, cursor.copy(_COPY) as copy:
            for row in rows:
                copy.write_row(row)
    except psycopg.errors.UniqueViolation:
        return False
    except psycopg.OperationalError as error:
        raise OperationalError("COPY encounters", None, error) from error
    except psycopg.Error as error:  # its text may hold the row
        raise BrokenRule(f"COPY encounters: {error.sqlstate}") from None
    return True
