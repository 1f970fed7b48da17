"""Records that move to a server and back are the same records; and a check of all of them."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bwvreview.domain.errors import WorkspaceProblem
from bwvreview.services.backups import keep_backup
from bwvreview.services.check_workspace import check_workspace
from bwvreview.services.clock import FixedClock
from bwvreview.services.move_workspace import fingerprint_of, move_workspace, moved_to
from bwvreview.services.workspace import Workspace
from tests.services.evening import FOR_ADULTS, Evening, bring_in, plan, roll
from tests.storage.test_migrations import fill

if TYPE_CHECKING:
    from tests.postgres import Server

CLOCK = FixedClock(date(2022, 10, 1))


@pytest.fixture(scope="module")
def with_evening(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("evening") / "group.bwv"
    with Workspace.open(path, clock=CLOCK) as workspace:
        evening = Evening.begin(workspace, roll(workspace, bring_in(workspace), plan(weapons=(4, 2))))
        evening.watch("V01", FOR_ADULTS)
    return path


@pytest.fixture
def path(with_evening: Path, tmp_path: Path) -> Path:
    return shutil.copyfile(with_evening, tmp_path / "group.bwv")


def wrong(path: Path) -> dict[str, str]:
    with Workspace.open(path, clock=CLOCK) as workspace:
        return {one.what: one.problem for one in check_workspace(workspace) if one.problem}


def test_a_workspace_moved_to_a_server_and_back_has_the_same_fingerprint(
    path: Path, tmp_path: Path, postgres: Server
) -> None:
    name = postgres.create()
    with Workspace.open(path, clock=CLOCK) as source, Workspace.open(postgres.url(name), clock=CLOCK) as server:
        with source.engine() as engine:
            fill_more(engine)
        before = fingerprint_of(source)
        moved = move_workspace(source, server)
        assert (moved.fingerprint, moved.until) == (before, date(2022, 10, 27))
        assert moved.rows > 500
        with source.reading() as left, server.reading() as there:
            assert (moved_to(left), moved_to(there)) == (server.where, "")
            assert left.history.check().broken is None
    with (
        Workspace.open(postgres.url(name), clock=CLOCK) as server,
        Workspace.open(tmp_path / "back.bwv", clock=CLOCK, secret="otter lamp plum 4271 windmill") as back,
    ):
        move_workspace(server, back)
        assert fingerprint_of(back) == before
        assert [one.problem for one in check_workspace(back)] == [""] * 6
        assert [one.problem for one in check_workspace(server)] == [""] * 6
        for place in (server, back):  # both go on with new numbers
            bring_in(place)
            with place.store() as store:
                clip = store.sessions.clips(1)[1].id
                store.answers.put(clip, "panel", "rating", "green", by="panel", at=CLOCK.now())
            assert [one.problem for one in check_workspace(place)] == [""] * 6
    postgres.drop(name)


def fill_more(engine: object) -> None:
    """A row in each table that the evening leaves empty."""
    from bwvreview.storage.store import Store

    with Store.opened(engine) as store:  # type: ignore[arg-type]
        store.settings.put("group.name", "Haringey & “others” – ż")
        store.settings.put("Group.name", "sorted otherwise by a language")


def test_every_table_moves_with_its_rows(tmp_path: Path, postgres: Server) -> None:
    name = postgres.create()
    with (
        Workspace.open(tmp_path / "full.bwv", clock=CLOCK) as source,
        Workspace.open(postgres.url(name), clock=CLOCK) as server,
    ):
        with source.engine() as engine:
            fill(engine)
        moved = move_workspace(source, server)
        assert fingerprint_of(server) == moved.fingerprint
    postgres.drop(name)


def test_a_place_that_holds_something_is_refused_and_stays_as_it_is(path: Path, tmp_path: Path) -> None:
    with (
        Workspace.open(path, clock=CLOCK) as source,
        Workspace.open(tmp_path / "other.bwv", clock=CLOCK) as target,
    ):
        bring_in(target)
        before = fingerprint_of(target)
        with pytest.raises(WorkspaceProblem, match="workspace already"):
            move_workspace(source, target)
        assert fingerprint_of(target) == before


def test_a_move_that_fails_halfway_leaves_nothing_there(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from bwvreview.storage import transfer

    monkeypatch.setattr(transfer, "_count_on", lambda connection: connection.exec_driver_sql("DELETE FROM answers"))
    with Workspace.open(path, clock=CLOCK) as source, Workspace.open(tmp_path / "new.bwv", clock=CLOCK) as target:
        empty = fingerprint_of(target)
        with pytest.raises(RuntimeError, match="reads otherwise"):
            move_workspace(source, target)
        assert fingerprint_of(target) == empty


@pytest.mark.in_a_file("a file has copies")
def test_a_sound_workspace_is_said_to_be_sound(path: Path) -> None:
    with Workspace.open(path, clock=CLOCK) as workspace:
        keep_backup(workspace)
        found = check_workspace(workspace)
    assert [one.what for one in found] == [
        "The file", "What belongs together", "The history", "The lists", "The plans", "The forms",
        "The copy of 2022-10-01 12:00 (asked)",
    ]  # fmt: skip
    assert not any(one.problem for one in found)


@pytest.mark.parametrize(
    ("statement", "what"),
    [
        ("UPDATE encounters SET facts = '{}' WHERE line = 7", "The lists"),
        ("DELETE FROM encounters WHERE line = 7", "The lists"),
        ("UPDATE commitments SET list_file = replace(list_file, 'weapons', 'weapens')", "The plans"),
        ("UPDATE commitments SET statement = x'00'", "The plans"),
        ("UPDATE sessions SET form = replace(form, 'search', 'seerch')", "The forms"),
        ("UPDATE sessions SET form = '{'", "The forms"),
        ("UPDATE clips SET session_id = 99 WHERE slot = 'V03'", "What belongs together"),
        ("UPDATE answers SET value = 'changed' WHERE id = 3", "The history"),
    ],
)  # fmt: skip
@pytest.mark.in_a_plain_file("somebody changes it with SQLite alone")
def test_what_was_done_to_the_records_is_found(path: Path, statement: str, what: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(statement)
    assert what in wrong(path)


@pytest.mark.in_a_plain_file("somebody changes it with SQLite alone")
def test_an_end_that_was_cut_off_with_care_is_seen_from_the_copies(path: Path) -> None:
    from tests.storage.test_history import reseal

    with Workspace.open(path, clock=CLOCK) as workspace:
        keep_backup(workspace)
        with workspace.reading() as store:
            last = store.history.mark().changes
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DELETE FROM answers WHERE position > ?", (last - 2,))
        connection.execute("DELETE FROM history WHERE position > ?", (last - 2,))
    reseal(path, last - 2)
    found = wrong(path)
    assert list(found) == ["The copy of 2022-10-01 12:00 (asked)"]
    assert "cut off" in found["The copy of 2022-10-01 12:00 (asked)"]
