"""Whether a workspace's file and tables are sound: its pages, its references, its lists."""

from __future__ import annotations

import hashlib
from contextlib import closing
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from bwvreview.storage.engine import READING, key_of
from bwvreview.storage.faults import told_plainly
from bwvreview.storage.tables import METADATA, CommitmentRow, EncounterRow, ListRow

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine, ForeignKeyConstraint

_ENOUGH = 20


def damaged_pages(engine: Engine) -> int:
    """Count what SQLite complains about in its pages, and the seals of a locked file; 20 is enough. 0 for a server."""
    if engine.dialect.name != "sqlite":
        return 0
    with told_plainly(engine), engine.connect().execution_options(**{READING: True}) as connection:
        found = connection.exec_driver_sql(f"PRAGMA integrity_check({_ENOUGH})").scalars().all()
        broken = 0 if found == ["ok"] else len(found)
        if key_of(engine) is not None:
            broken += len(connection.exec_driver_sql("PRAGMA cipher_integrity_check").all())
    return broken


def rows_that_point_nowhere(engine: Engine) -> dict[str, int]:
    """Count by table the rows whose foreign key leads to no row."""
    with told_plainly(engine), engine.connect().execution_options(**{READING: True}) as connection:
        found = {
            table.name: sum(_dangling(connection, key) for key in table.foreign_key_constraints)
            for table in METADATA.sorted_tables
        }
    return {name: count for name, count in found.items() if count}


def _dangling(connection: Connection, key: ForeignKeyConstraint) -> int:
    (element,) = key.elements
    column, other = element.parent, element.column.table.alias()
    there = select(other).where(other.c[element.column.name] == column).exists()
    query = select(func.count()).select_from(column.table).where(column.is_not(None), ~there)
    return int(connection.execute(query).scalar_one())


def changed_lists(engine: Engine) -> list[int]:
    """Name the lists whose encounters are not those that came in: another number, or another fingerprint."""
    lists = select(ListRow.id, ListRow.size, ListRow.fingerprint).where(ListRow.rows_deleted.is_(False))
    with told_plainly(engine), engine.connect().execution_options(**{READING: True}) as connection:
        return [
            number
            for number, size, fingerprint in connection.execute(lists.order_by(ListRow.id)).all()
            if _sealed(connection, number) != (size, fingerprint)
        ]


def plans_kept(engine: Engine) -> list[tuple[str, str, bytes, bytes]]:
    """Give the plans whose files are here: session, commitment, list file, statement."""
    table = CommitmentRow
    query = select(table.session_day, table.session_number, table.fingerprint, table.list_file, table.statement)
    with told_plainly(engine), engine.connect().execution_options(**{READING: True}) as connection:
        rows = connection.execute(query.where(table.statement != b"").order_by(table.id)).all()
    return [(f"{day}.{number}", commit, _bytes(listed), _bytes(said)) for day, number, commit, listed, said in rows]


def _bytes(value: Any) -> bytes:
    """SQLite keeps whatever somebody wrote there; what is no bytes is none that was fixed."""
    return bytes(value) if isinstance(value, bytes | memoryview) else b""


def _sealed(connection: Connection, list_id: int) -> tuple[int, str]:
    """Seal a list again, row by row: as it is done when it comes in, and by another road."""
    table = EncounterRow
    query = select(table.reference, table.day, table.facts).where(table.list_id == list_id)
    seals = []
    with closing(connection.execution_options(yield_per=5_000).execute(query)) as rows:
        for reference, day, facts in rows:
            line = f"{reference}\t{day.isoformat() if day else '-'}\t{facts}\n"
            seals.append(hashlib.sha256(line.encode()).digest())
    return len(seals), hashlib.sha256(b"".join(sorted(seals))).hexdigest()
