"""The tables: made by migrations, the same as the program believes, and never half made."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, insert, inspect, text

from bwvreview.domain.collate import Ruling
from bwvreview.domain.errors import WorkspaceProblem
from bwvreview.domain.returns import FormKey, PoliceReply, Return, ReturnFile
from bwvreview.domain.revisions import SentRecord
from bwvreview.storage import migrations
from bwvreview.storage.engine import MIGRATING, make_engine
from bwvreview.storage.follow_up import NewAction
from bwvreview.storage.migrate import bring_up_to_date, revisions
from bwvreview.storage.migrations import script_config
from bwvreview.storage.practice import NewPracticeClip
from bwvreview.storage.returns_beside import Waiting
from bwvreview.storage.sent import SentFile
from bwvreview.storage.store import Store
from bwvreview.storage.tables import METADATA
from bwvreview.storage.tables_people import PersonRow
from tests import laid_down
from tests.storage.examples import ENCOUNTERS, NOON, add_session

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy import Engine

EVERYTHING_MADE = "SELECT type, name, sql FROM sqlite_master ORDER BY type, name"
FAILS_HALFWAY = """
from alembic import op
import sqlalchemy as sa
revision, down_revision = "{next}", "{newest}"
def upgrade():
    op.create_table("half", sa.Column("id", sa.Integer()))
    op.execute("UPDATE lists SET size = 99")
    op.execute("DELETE FROM encounters")
    op.execute("SELECT nothing FROM nowhere")
"""
REBUILDS_A_TABLE = """
from alembic import op
import sqlalchemy as sa
revision, down_revision = "{next}", "{newest}"
def upgrade():
    with op.batch_alter_table("lists") as lists:
        lists.alter_column("scheme", existing_type=sa.String(64), nullable=True)
"""
LEAVES_ROWS_THAT_POINT_NOWHERE = """
from alembic import op
revision, down_revision = "{next}", "{newest}"
def upgrade():
    op.execute("DELETE FROM lists")
"""


@pytest.fixture
def empty(empty_url: str) -> Iterator[Engine]:
    engine = make_engine(empty_url)
    yield engine
    engine.dispose()


@pytest.fixture
def next_migration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Give the program one more migration than it has."""

    return lambda script: one_more_migration(tmp_path, monkeypatch, script)


def one_more_migration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    folder = tmp_path / "migrations"
    shutil.copytree(migrations.SCRIPTS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    newest = revisions()[-1]
    following = f"{int(newest) + 1:04d}"
    script = script.replace("{next}", following).replace("{newest}", newest)
    (folder / "versions" / f"{following}_next.py").write_text(script)
    monkeypatch.setattr(migrations, "SCRIPTS", folder)


def contents(engine: Engine) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table."""
    with engine.connect() as connection:
        tables = sorted(inspect(connection).get_table_names())
        return {
            table: sorted((tuple(row) for row in connection.execute(text(f"SELECT * FROM {table}"))), key=repr)
            for table in tables
        }


def fill(engine: Engine) -> None:
    with Store.opened(engine) as store:
        session = add_session(store)
        clip = store.sessions.clips(session)[0].id
        store.answers.put(clip, "panel", "rating", "green", by="AB", at=NOON)
        store.answers.put(clip, "panel", "rating", "red", by="CD", at=NOON, seen="")
        store.answers.add_note(clip, "panel", 3, "Calm.", NOON)
        store.draws.declare(1, "late", [("BWV-0003-AAAA", "technical")], NOON)
        record = SentRecord("i" * 36, "", "c" * 64)
        export = store.exports.add(session, NOON, {"feedback.xlsx": "a" * 64}, {"V01": record})
        store.sendings.add(session, "Office", NOON.date(), (SentFile("feedback.xlsx", "a" * 64, export),), at=NOON)
        store.settings.put("group.name", "Haringey")
        reviewer = store.reviewers.add(session, "KM", "p" * 36, NOON)
        store.reviewers.lock(clip, reviewer, watched=True, by="KM", at=NOON)
        store.reviewers.leave_undecided(clip, "rating", by="panel", at=NOON)
        practice = store.practice.add(NewPracticeClip("First", "{}", "f" * 64, {"rating": "green"}, NOON))
        store.practice.begin(practice, "KM", NOON)
        store.actions.add(NewAction(session, clip, "reply", "Reply", "Police", NOON.date(), None), by="panel", at=NOON)
        store.withheld.put(1, {ENCOUNTERS[0].reference: "complaint"}, NOON)
        store.viewings.add(NOON.date(), "18:30", 120, "The station", uid="u" * 36)
        form = FormKey("form", "1", "f" * 64)
        returned = Return("i" * 36, "", "haringey", "2026-12-05.1", "V01", "viewed", ("weapons",), form, {"rag": "red"})
        store.returns.keep([ReturnFile("a.xlsx", "a" * 64, "workbook", (returned,))], at=NOON)
        store.senders.add("s" * 36, bytes(32), NOON)
        store.returns.settle(Ruling("k" * 64, "c" * 64, "The group said so"), at=NOON)
        reply = PoliceReply("haringey", "2026-12-05.1", "V01", "", "Spoken to.", NOON.date())
        store.beside_returns.keep_replies({"s" * 64: [reply]})
        store.beside_returns.wait([Waiting("b.xlsx", "b" * 64, "", "locked", "It is locked.", b"PK")])

    with engine.begin() as connection:
        connection.execute(insert(PersonRow), {"login": "km", "role": "reviewer", "name": "KM", "added_at": NOON})


def test_migrations_make_the_tables_that_the_program_believes_in(empty: Engine) -> None:
    bring_up_to_date(empty)
    with empty.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_server_default": True})
        assert compare_metadata(context, METADATA) == []


def test_new_files_of_the_tests_are_what_the_migrations_make() -> None:
    made = []
    for way in (laid_down.by_migrations, laid_down.laid_down):
        memory = create_engine("sqlite://")
        with memory.connect().execution_options(**{MIGRATING: True}) as connection, connection.begin():
            way(connection, "head")
            made.append((connection.exec_driver_sql(EVERYTHING_MADE).all(), contents(memory)))
        memory.dispose()
    assert made[0] == made[1]
    assert made[0][1]["alembic_version"]


def test_the_migrations_stand_in_one_line(engine: Engine) -> None:
    with engine.connect() as connection:
        scripts = ScriptDirectory.from_config(script_config(connection))
        assert scripts.get_heads() == [revisions()[-1]]
        assert sorted(script.revision for script in scripts.walk_revisions()) == list(revisions())


def test_the_first_migration_goes_up_with_data_and_down_to_nothing(empty: Engine) -> None:
    bring_up_to_date(empty)
    fill(empty)
    assert all(rows for table, rows in contents(empty).items())
    with empty.connect().execution_options(**{MIGRATING: True}) as connection, connection.begin():
        command.downgrade(script_config(connection), "base")
    assert contents(empty) == {"alembic_version": []}
    bring_up_to_date(empty)
    fill(empty)


def test_rulings_made_before_they_stood_in_the_history_come_into_it_and_go_out_again(empty: Engine) -> None:
    bring_up_to_date(empty, to="0007")
    ruling = "INSERT INTO rulings (key, chosen, reason, at) VALUES ('k', 'c', 'They said so', '2026-12-05 19:00:00')"
    with empty.begin() as connection:
        connection.execute(text(ruling))
    bring_up_to_date(empty)
    with Store.opened(empty) as store:
        (told,) = store.history.log(5)
        assert (told.kind, told.old, told.new, told.why) == ("settled", "k", "c", "They said so")
        assert store.history.check().broken is None
        store.returns.settle(Ruling("k", "d", "They wrote again"), at=NOON)
    with empty.connect().execution_options(**{MIGRATING: True}) as connection, connection.begin():
        command.downgrade(script_config(connection), "0007")
    with empty.connect() as connection:
        rows = connection.execute(text("SELECT key, chosen, reason FROM rulings ORDER BY id")).all()
        assert [tuple(row) for row in rows] == [("k", "c", "They said so"), ("k", "d", "They wrote again")]


def test_bringing_up_to_date_twice_changes_nothing(engine: Engine) -> None:
    fill(engine)
    before = contents(engine)
    bring_up_to_date(engine)
    assert contents(engine) == before


def test_a_migration_that_fails_halfway_leaves_the_workspace_as_it_was(
    engine: Engine, next_migration: Callable[[str], None]
) -> None:
    fill(engine)
    before = contents(engine)
    engine.dispose()
    file = engine.url.database if engine.dialect.name == "sqlite" else None
    bytes_before = _bytes(file)
    next_migration(FAILS_HALFWAY)
    with pytest.raises(Exception, match="nowhere"):
        bring_up_to_date(engine)
    engine.dispose()
    assert _bytes(file) == bytes_before
    assert contents(engine) == before


def test_a_migration_that_rebuilds_a_table_loses_no_row_of_another(
    engine: Engine, next_migration: Callable[[str], None]
) -> None:
    fill(engine)
    next_migration(REBUILDS_A_TABLE)
    bring_up_to_date(engine)
    with Store.opened(engine) as store:
        assert tuple(store.lists.encounters(1)) == ENCOUNTERS
    columns = {column["name"]: column["nullable"] for column in inspect(engine).get_columns("lists")}
    assert (columns["scheme"], columns["group_slug"]) == (True, False)


def test_a_migration_that_leaves_rows_pointing_nowhere_is_undone(
    engine: Engine, next_migration: Callable[[str], None]
) -> None:
    fill(engine)
    before = contents(engine)
    next_migration(LEAVES_ROWS_THAT_POINT_NOWHERE)
    with pytest.raises(RuntimeError, match=r"nowhere|fk_commitments_list_id_lists"):
        bring_up_to_date(engine)
    engine.dispose()
    assert contents(engine) == before


def test_a_workspace_of_a_newer_program_is_refused_and_not_touched(engine: Engine) -> None:
    fill(engine)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0999'"))
    before = contents(engine)
    with pytest.raises(WorkspaceProblem, match="newer version") as caught:
        bring_up_to_date(engine)
    assert "newest version" in caught.value.advice
    assert contents(engine) == before


def test_a_database_of_another_program_is_refused_and_not_touched(empty: Engine) -> None:
    with empty.begin() as connection:
        connection.execute(text("CREATE TABLE recipes (id INTEGER)"))
    before = contents(empty)
    with pytest.raises(WorkspaceProblem, match="not a workspace"):
        bring_up_to_date(empty)
    assert contents(empty) == before


def _bytes(file: str | None) -> bytes:
    return b"" if file is None else Path(file).read_bytes()
