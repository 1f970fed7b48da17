"""What disks and files do to a workspace, and what people are told."""

from __future__ import annotations

import os
import random
import sqlite3
import stat
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from bwvreview.domain.errors import WorkspaceProblem
from bwvreview.storage.engine import make_engine
from bwvreview.storage.faults import BrokenRule
from bwvreview.storage.migrate import bring_up_to_date
from bwvreview.storage.store import Store
from bwvreview.storage.tables import EncounterRow
from tests.storage.examples import ENCOUNTERS, LIST, NOON, add_list, add_plan, add_session, many

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Engine


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A workspace with a session in it, closed."""
    path = tmp_path / "group" / "workspace.bwv"
    path.parent.mkdir()
    engine = make_engine(f"sqlite:///{path}")
    bring_up_to_date(engine)
    with Store.opened(engine) as store:
        add_session(store)
    engine.dispose()
    return path


@pytest.fixture
def sqlite(file: Path) -> Iterator[Engine]:
    engine = make_engine(f"sqlite:///{file}")
    yield engine
    engine.dispose()


def refused(file: Path) -> str:
    """Try to open a file; give what is said when it is refused and neither it nor its folder was changed."""
    before = {path.name: path.read_bytes() for path in file.parent.iterdir()}
    engine = make_engine(f"sqlite:///{file}")
    with pytest.raises(WorkspaceProblem) as caught:
        bring_up_to_date(engine)
    engine.dispose()
    assert {path.name: path.read_bytes() for path in file.parent.iterdir()} == before
    assert caught.value.advice
    return caught.value.message


def test_sqlite_is_set_up_to_lose_nothing(sqlite: Engine) -> None:
    pragmas = ("journal_mode", "synchronous", "foreign_keys", "secure_delete", "busy_timeout", "temp_store")
    with sqlite.connect() as connection:
        found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in pragmas}
    assert found == {
        "journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1, "busy_timeout": 20_000,
        "temp_store": 2,
    }  # fmt: skip


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")
def test_only_the_owner_may_read_a_workspace(file: Path, sqlite: Engine) -> None:
    with Store.opened(sqlite) as store:
        add_list(store)
        names = {path.name for path in file.parent.iterdir()}
        rights = {stat.S_IMODE(path.stat().st_mode) for path in file.parent.iterdir()}
    assert names == {"workspace.bwv", "workspace.bwv-wal", "workspace.bwv-shm"}
    assert rights == {0o600}


def test_what_is_deleted_is_overwritten(file: Path, sqlite: Engine) -> None:
    with Store.opened(sqlite) as store:
        number = store.lists.add(LIST, many(200))
    sqlite.dispose()
    assert b"BWV-0150-BBBB" in file.read_bytes()
    with Store.opened(sqlite) as store:
        store.lists.delete_rows(number)
    sqlite.dispose()
    assert b"BBBB" not in file.read_bytes()


def test_a_full_disk_is_said_and_what_was_saved_stays(sqlite: Engine) -> None:
    with pytest.raises(WorkspaceProblem) as caught, Store.opened(sqlite) as store:
        _add_without_room(store)
    assert caught.value.message == "Not saved: the disk is full."
    sqlite.dispose()
    with Store.opened(sqlite) as store:
        assert [stored.rows for stored in store.lists.all()] == [3]
        add_list(store)


def _add_without_room(store: Store) -> None:
    connection = store.lists._session.connection()
    pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
    connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
    store.lists.add(LIST, many(5_000))


def test_a_workspace_of_a_newer_program_is_not_touched(file: Path) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0999'")
    connection.close()
    assert refused(file) == "This workspace was made by a newer version of the program."


def test_a_file_that_is_no_database_is_not_touched(file: Path) -> None:
    file.write_text("Minutes of the meeting")
    assert refused(file) == "This file is not a workspace, or it is damaged."


def test_a_database_of_another_program_is_not_touched(file: Path) -> None:
    file.unlink()
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE recipes (id INTEGER)")
    connection.close()
    assert refused(file) == "This is not a workspace of BWV Review."


@pytest.mark.parametrize("part", [0.02, 0.5, 0.99])
def test_a_file_that_was_cut_off_is_not_touched(file: Path, part: float) -> None:
    content = file.read_bytes()
    file.write_bytes(content[: int(len(content) * part)])
    assert refused(file) == "The workspace is damaged."


@pytest.mark.parametrize("seed", range(8))
def test_a_file_with_a_garbled_page_is_not_touched(file: Path, seed: int) -> None:
    chance = random.Random(seed)
    content = bytearray(file.read_bytes())
    page = 4096 * chance.randrange(len(content) // 4096)
    start = page or 100  # the file's own header is another test's business
    content[start : page + 4096] = chance.randbytes(page + 4096 - start)
    file.write_bytes(content)
    assert refused(file) == "The workspace is damaged."


def test_a_folder_in_the_place_of_the_file_is_said(tmp_path: Path) -> None:
    engine = make_engine(f"sqlite:///{tmp_path}")
    with pytest.raises(WorkspaceProblem):
        bring_up_to_date(engine)
    engine.dispose()


def test_the_log_of_a_program_that_died_is_read(file: Path, tmp_path: Path, sqlite: Engine) -> None:
    with Store.opened(sqlite) as store:
        store.settings.put("group.name", "Haringey")
    copy = tmp_path / "copy.bwv"  # as after a power cut: the change is only in the log
    copy.write_bytes(file.read_bytes())
    copy.with_name("copy.bwv-wal").write_bytes(file.with_name("workspace.bwv-wal").read_bytes())
    engine = make_engine(f"sqlite:///{copy}")
    bring_up_to_date(engine)
    with Store.opened(engine) as store:
        assert store.settings.get("group.name") == "Haringey"
    engine.dispose()


def test_reading_does_not_wait_for_a_long_import(sqlite: Engine) -> None:
    with Store.opened(sqlite) as writing, Store.opened(sqlite, reading=True) as reading:
        writing.lists.add(LIST, many(100))
        assert [stored.rows for stored in reading.lists.all()] == [3]
    with Store.opened(sqlite, reading=True) as reading:
        assert [stored.rows for stored in reading.lists.all()] == [100, 3]


def test_all_that_one_look_reads_is_of_one_moment(engine: Engine) -> None:
    with Store.opened(engine, reading=True) as reading:
        assert reading.settings.get("group.name") == ""
        with Store.opened(engine) as store:
            store.settings.put("group.borough", "Haringey")
        assert reading.settings.get("group.borough") == ""
    with Store.opened(engine, reading=True) as reading:
        assert reading.settings.get("group.borough") == "Haringey"


def test_who_only_reads_cannot_write(engine: Engine) -> None:
    with pytest.raises(WorkspaceProblem), Store.opened(engine, reading=True) as store:
        store.settings.put("group.name", "Haringey")
    with Store.opened(engine) as store:  # the same connection, now for writing
        store.settings.put("group.name", "Camden")


def test_an_error_undoes_the_whole_unit_of_work(engine: Engine) -> None:
    def work(store: Store) -> None:
        add_plan(store)
        store.settings.put("group.name", "Haringey")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), Store.opened(engine) as store:
        work(store)
    with Store.opened(engine) as store:
        assert store.lists.all() == ()
        assert store.draws.latest("haringey") is None
        assert store.settings.get("group.name") == ""


def test_a_mistake_of_ours_is_loud_and_names_no_value(engine: Engine) -> None:
    row = {"list_id": 1, "reference": ENCOUNTERS[0].reference, "day": None, "line": 1, "facts": "{}"}
    with Store.opened(engine) as store:
        add_list(store)
    with pytest.raises(BrokenRule) as caught, Store.opened(engine) as store:
        store.lists._session.add(EncounterRow(**row))
    assert ENCOUNTERS[0].reference not in f"{caught.value!r} {caught.value.__cause__!r}"
    assert "reference" in str(caught.value)


def test_a_value_never_stands_in_an_error(engine: Engine) -> None:
    with pytest.raises(Exception, match="no_such_table") as caught, Store.opened(engine) as store:
        store.lists._session.execute(text("UPDATE no_such_table SET x = :marker"), {"marker": "MARKER"})
    assert "MARKER" not in str(caught.value)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs to mount a small disk")
def test_a_small_disk_that_fills_up_keeps_every_answer_it_acknowledged(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(disk)]
    if subprocess.run(mount, capture_output=True, check=False).returncode != 0:
        pytest.skip("this machine lets nobody mount a disk")
    try:
        _fill_up(disk / "workspace.bwv")
    finally:
        subprocess.run(["umount", disk], check=True)


def _fill_up(path: Path) -> None:
    engine = make_engine(f"sqlite:///{path}")
    bring_up_to_date(engine)
    with Store.opened(engine) as store:
        clip = store.sessions.clips(add_session(store))[0].id
    kept: dict[str, str] = {}

    def answer_on_and_on() -> None:
        for number in range(2_000):
            with Store.opened(engine) as store:
                store.answers.put(clip, "panel", f"q{number}", "words " * 200, by="AB", at=NOON)
            kept[f"q{number}"] = "words " * 200

    with pytest.raises(WorkspaceProblem, match="disk is full"):
        answer_on_and_on()
    engine.dispose()
    with Store.opened(engine, reading=True) as store:
        assert store.answers.of(clip) == kept
        assert store.answers.verify_history() is None
    engine.dispose()
    assert kept


def test_a_word_that_is_no_text_any_more_is_damage_and_is_not_repeated(file: Path, sqlite: Engine) -> None:
    with Store.opened(sqlite) as store:
        store.settings.put("group.name", "MARKER-NAME")
    sqlite.dispose()
    file.write_bytes(file.read_bytes().replace(b"MARKER-NAME", b"MARKER-\xffAME"))
    with pytest.raises(WorkspaceProblem, match="damaged") as caught, Store.opened(sqlite, reading=True) as store:
        store.settings.get("group.name")
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__


@pytest.mark.parametrize(
    ("name", "flipped"), [(b"instance_id", b"instance_ie"), (b"CREATE TABLE clips", b"CREATE TABLE clypz")]
)
def test_a_letter_that_flipped_in_a_name_of_the_tables_is_damage(
    file: Path, sqlite: Engine, name: bytes, flipped: bytes
) -> None:
    content = file.read_bytes()
    assert name in content
    sqlite.dispose()
    file.write_bytes(content.replace(name, flipped))
    with pytest.raises(WorkspaceProblem, match="damaged"):
        _open_and_look(sqlite)


def _open_and_look(engine: Engine) -> None:
    bring_up_to_date(engine)
    with Store.opened(engine, reading=True) as store:
        store.sessions.clips(1)
        store.lists.all()


def test_a_day_that_flipped_is_damage_and_a_mistake_of_ours_with_values_is_loud(file: Path, sqlite: Engine) -> None:
    with pytest.raises(ValueError, match="ours"), Store.opened(sqlite, reading=True):
        raise ValueError("ours")
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE lists SET imported_at = '2022-1p-01 10:00:00'")
    connection.close()
    with pytest.raises(WorkspaceProblem, match="damaged") as caught:
        _open_and_look(sqlite)
    assert caught.value.__cause__ is None
