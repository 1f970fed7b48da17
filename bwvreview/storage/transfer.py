"""All tables of a workspace as one fingerprint, the same on every engine; and the way from one engine to another."""

from __future__ import annotations

import hashlib
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import chain
from typing import TYPE_CHECKING, Any

from sqlalchemy import Integer, func, insert, select, text

from bwvreview.domain.errors import WorkspaceProblem
from bwvreview.domain.progress import Progress, no_progress
from bwvreview.storage import store as _every_table  # noqa: F401 - a table is known once its module is
from bwvreview.storage.columns import canonical_json
from bwvreview.storage.faults import told_plainly
from bwvreview.storage.history import BEGINNING
from bwvreview.storage.tables import METADATA, HistoryEndRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sqlalchemy import Connection, Engine, Table

CHUNK = 1_000


@dataclass(frozen=True, slots=True)
class Tables:
    """What all tables hold: how many rows each, and SHA-256 over the contents of all of them."""

    counts: Mapping[str, int]
    fingerprint: str


def tables_of(engine: Engine) -> Tables:
    """Count and seal all tables as they stand at one moment."""
    with told_plainly(), engine.begin() as connection:
        _hold(connection)
        return _seal(connection, no_progress)


def move_all(source: Engine, target: Engine, progress: Progress = no_progress) -> Tables:
    """Copy every row to an empty workspace, and read both back: they must be the same, or nothing is kept.

    Nobody can write to the source meanwhile. Both must be up to date. Raises WorkspaceProblem when the target holds
    something already.
    """
    with told_plainly(), source.begin() as old, target.begin() as new:
        _hold(old)
        _refuse_filled(new)
        before = _seal(old, progress)
        new.execute(HistoryEndRow.__table__.delete())  # type: ignore[attr-defined]
        for table in METADATA.sorted_tables:
            for some in _chunks(old, table):
                new.execute(insert(table), some)
                progress(before.counts[table.name], 0)
        _count_on(new)
        after = _seal(new, progress)
        if after != before:
            raise RuntimeError("the workspace reads otherwise where it was moved to")
    return before


def _hold(connection: Connection) -> None:
    """Let nobody write until the end. SQLite's transaction does that by itself."""
    if connection.dialect.name == "postgresql":
        names = ", ".join(table.name for table in METADATA.sorted_tables)
        connection.execute(text(f"LOCK TABLE {names} IN SHARE MODE"))


def _refuse_filled(connection: Connection) -> None:
    filled = [
        table.name
        for table in METADATA.sorted_tables
        if table.name != HistoryEndRow.__tablename__
        and connection.execute(select(func.count()).select_from(table)).scalar()
    ]
    end = connection.execute(select(HistoryEndRow.position, HistoryEndRow.hash)).all()
    if filled or [tuple(row) for row in end] != [(0, BEGINNING)]:
        raise WorkspaceProblem(
            "There is a workspace already where this one should go.", advice="Choose an empty place."
        )


def _chunks(connection: Connection, table: Table) -> Iterator[list[dict[str, Any]]]:
    result = connection.execution_options(yield_per=CHUNK).execute(select(table).order_by(*table.primary_key))
    with closing(result) as rows:
        for some in rows.mappings().partitions(CHUNK):
            yield [dict(row) for row in some]


def _count_on(connection: Connection) -> None:
    """PostgreSQL numbers new rows by itself: let it go on behind the last one."""
    if connection.dialect.name != "postgresql":
        return
    for table in METADATA.sorted_tables:
        (key, *more) = table.primary_key
        if more or not isinstance(key.type, Integer) or key.autoincrement is False:
            continue
        last = connection.execute(select(func.max(key))).scalar()
        if last:
            connection.execute(select(func.setval(func.pg_get_serial_sequence(table.name, key.name), last)))


def _seal(connection: Connection, progress: Progress) -> Tables:
    whole, counts = hashlib.sha256(), {}
    for table in sorted(METADATA.sorted_tables, key=lambda table: table.name):
        seal, rows = hashlib.sha256(), 0
        for row in _in_order(table, chain.from_iterable(_chunks(connection, table))):
            seal.update(f"{canonical_json({name: _plain(value) for name, value in row.items()})}\n".encode())
            rows += 1
            if rows % CHUNK == 0:
                progress(rows, 0)
        counts[table.name] = rows
        whole.update(f"{table.name} {rows} {seal.hexdigest()}\n".encode())
    return Tables(counts, whole.hexdigest())


def _in_order(table: Table, rows: Iterable[dict[str, Any]]) -> Iterable[dict[str, Any]]:
    """By the primary key. Words are sorted here: every engine, and every server, has an order of its own for them."""
    keys = [column.name for column in table.primary_key]
    if all(isinstance(column.type, Integer) for column in table.primary_key):
        return rows
    return sorted(rows, key=lambda row: [str(row[name]) for name in keys])


def _plain(value: Any) -> Any:
    """Write a value as every engine gives it back."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes | memoryview):
        return bytes(value).hex()
    return value
