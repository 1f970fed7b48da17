"""Every step of the tables goes up and down with data, and one that fails anywhere leaves all as it was."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from alembic import command
from sqlalchemy import event, inspect, text

from bwvreview.domain.errors import WorkspaceProblem
from bwvreview.storage.engine import MIGRATING, key_of, make_engine
from bwvreview.storage.migrate import bring_up_to_date, revisions
from bwvreview.storage.migrations import script_config
from tests.storage.test_migrations import contents, fill

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection, Engine


class Stop(Exception):
    """The plug is pulled."""


def columns_of(engine: Engine) -> dict[str, list[str]]:
    found = inspect(engine)
    return {
        table: [column["name"] for column in found.get_columns(table)]
        for table in found.get_table_names()
        if table != "alembic_version"
    }


def cells(engine: Engine, columns: dict[str, list[str]]) -> dict[str, list[tuple[object, ...]]]:
    """The rows of some columns of some tables."""
    with engine.connect() as connection:
        return {table: _rows(connection, table, names) for table, names in columns.items()}


def _rows(connection: Connection, table: str, names: list[str]) -> list[tuple[object, ...]]:
    quoted = ", ".join(f'"{name}"' for name in names)
    return sorted((tuple(row) for row in connection.execute(text(f"SELECT {quoted} FROM {table}"))), key=repr)


def go_down(engine: Engine, to: str) -> None:
    with engine.connect().execution_options(**{MIGRATING: True}) as connection, connection.begin():
        command.downgrade(script_config(connection), to)
    engine.dispose()


OLDER = revisions()[:-1]
SOON = {OLDER[0], OLDER[-1]}
"""The way over all steps and the newest step alone; the ways between them repeat most of their steps."""


@pytest.mark.parametrize(
    "revision", [pytest.param(one, marks=() if one in SOON else pytest.mark.slow) for one in OLDER]
)
def test_every_revision_goes_down_and_up_with_data(engine: Engine, revision: str) -> None:
    fill(engine)
    shape, before = columns_of(engine), contents(engine)
    assert all(rows for table, rows in before.items() if table in columns_of(engine))
    go_down(engine, revision)
    older = columns_of(engine)
    kept = cells(engine, older)
    assert older != shape
    assert all(set(names) <= set(shape[table]) for table, names in older.items())
    bring_up_to_date(engine)
    assert columns_of(engine) == shape
    now = cells(engine, older)
    grown = "history", "history_end"  # what settled returns before there was a history of it is sealed on the way up
    assert {table: rows for table, rows in now.items() if table not in grown} == {
        table: rows for table, rows in kept.items() if table not in grown
    }
    assert set(kept.get("history", [])) <= set(now.get("history", []))
    assert {table: len(rows) for table, rows in before.items() if table in older} == {
        table: len(rows) for table, rows in kept.items()
    }


@pytest.fixture
def old(engine: Engine) -> Iterator[Engine]:
    """A workspace in its first shape, with data."""
    fill(engine)
    go_down(engine, revisions()[0])
    yield engine
    engine.dispose()


def bytes_of(engine: Engine) -> bytes:
    return b"" if engine.dialect.name != "sqlite" else Path(str(engine.url.database)).read_bytes()


@pytest.mark.slow
def test_a_migration_that_fails_at_any_statement_leaves_the_workspace_as_it_was(old: Engine) -> None:
    before, content, failed = bytes_of(old), contents(old), 0
    old.dispose()
    while failed < 1_000:
        if not _stopped_at(old, failed):
            break
        failed += 1
        assert bytes_of(old) == before
        assert contents(old) == content
        old.dispose()
    print(f"stopped at each of {failed} statements; all as before")
    assert failed > 30
    assert set(columns_of(old)) > set(content) - {"alembic_version"}


def _stopped_at(engine: Engine, number: int) -> bool:
    """Migrate, and stop before a statement of that number. False: it came to the end before."""
    seen = iter(range(10_000))

    def stop(_connection: Connection, _cursor: Any, statement: str, *_: Any) -> None:
        if next(seen) == number:
            raise Stop(statement)

    event.listen(engine, "before_cursor_execute", stop)
    try:
        bring_up_to_date(engine)
    except Stop:
        return True
    finally:
        event.remove(engine, "before_cursor_execute", stop)
        engine.dispose()
    return False


def test_a_newer_workspace_is_refused_and_not_one_byte_of_it_is_touched(engine: Engine) -> None:
    fill(engine)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    before = bytes_of(engine)
    folder = [] if not before else sorted(path.name for path in Path(str(engine.url.database)).parent.iterdir())
    with pytest.raises(WorkspaceProblem, match="newer version") as caught:
        bring_up_to_date(engine)
    engine.dispose()
    assert "Install the newest version" in caught.value.advice
    assert bytes_of(engine) == before
    assert not before or sorted(path.name for path in Path(str(engine.url.database)).parent.iterdir()) == folder


def test_a_newer_workspace_that_a_crash_left_with_a_log_is_not_touched_either(engine: Engine, tmp_path: Path) -> None:
    if engine.dialect.name != "sqlite":
        pytest.skip("a server keeps its own log")
    path = Path(str(engine.url.database))
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    crashed = tmp_path / "crashed.bwv"
    for end in ("", "-wal"):
        shutil.copyfile(path.with_name(path.name + end), crashed.with_name(crashed.name + end))
    engine.dispose()
    before = crashed.read_bytes(), crashed.with_name("crashed.bwv-wal").read_bytes()
    other = make_engine(f"sqlite:///{crashed}", key_of(engine))
    with pytest.raises(WorkspaceProblem, match="newer version"):
        bring_up_to_date(other)
    other.dispose()
    assert (crashed.read_bytes(), crashed.with_name("crashed.bwv-wal").read_bytes()) == before
