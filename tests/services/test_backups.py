"""Copies of a workspace: made by themselves, swept with the lists, looked into, and put back."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
import sys
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from bwvreview.domain.errors import WorkspaceProblem
from bwvreview.services.backups import backups, keep_backup, look_into, restore, sweep_backups
from bwvreview.services.check_workspace import check_workspace
from bwvreview.services.clock import FixedClock
from bwvreview.services.tidy_up import open_workspace, tidy_up
from bwvreview.services.workspace import Workspace
from bwvreview.storage.backup import folder_of, is_open_to_all
from bwvreview.storage.engine import make_engine, url_of
from bwvreview.storage.migrate import bring_up_to_date
from tests.services.evening import FOR_ADULTS, SALT, Evening, bring_in, plan, roll
from tests.services.test_tidy_up import references

pytestmark = pytest.mark.in_a_file("copies stand beside a file")

TODAY = date(2022, 10, 1)
THE_DAY_AFTER = date(2022, 10, 28)
"""When the practice list goes."""

PASSPHRASE = "otter lamp plum 4271 windmill"


@pytest.fixture(scope="module", params=["plain", "locked"])
def prepared(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str | None]:
    """A workspace with a session that watched a clip; its passphrase, if it has one."""
    secret = PASSPHRASE if request.param == "locked" else None
    path = tmp_path_factory.mktemp("evening") / "group.bwv"
    with Workspace.open(path, clock=FixedClock(TODAY), secret=secret, plain=secret is None) as workspace:
        evening = Evening.begin(workspace, roll(workspace, bring_in(workspace), plan(weapons=(4, 2))))
        evening.watch("V01", FOR_ADULTS)
    return path, secret


@pytest.fixture
def path(prepared: tuple[Path, str | None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it, with its passphrase in the environment."""
    if prepared[1]:
        monkeypatch.setenv("BWVREVIEW_PASSPHRASE", prepared[1])
    for file in prepared[0].parent.glob("group.bwv*"):
        shutil.copyfile(file, tmp_path / file.name)
    return tmp_path / "group.bwv"


def opened(path: Path, day: date = TODAY) -> Workspace:
    return open_workspace(path, clock=FixedClock(day))


def answer(workspace: Workspace, words: str) -> None:
    with workspace.store() as store:
        clip = store.sessions.clips(1)[0].id
        store.answers.put(clip, "panel", "went_well", words, by="panel", at=workspace.clock.now())


def words(workspace: Workspace) -> str:
    with workspace.reading() as store:
        return store.answers.of(store.sessions.clips(1)[0].id).get("went_well", "")


def bytes_beside(path: Path) -> bytes:
    return b"".join(file.read_bytes() for file in path.parent.rglob("*") if file.is_file())


def test_a_copy_whose_list_was_deleted_still_fits_the_history(path: Path) -> None:
    with opened(path) as workspace:
        answer(workspace, "calm")
    with opened(path, THE_DAY_AFTER) as workspace:
        found = check_workspace(workspace)
        assert [one.what.split(" of ")[0] for one in found].count("The copy") == 3
        assert [one for one in found if one.problem] == []


def test_a_copy_that_stayed_readable_is_locked_when_the_records_open(path: Path) -> None:
    if "BWVREVIEW_PASSPHRASE" not in os.environ:
        pytest.skip("only a locked file has something to hide")
    with opened(path) as workspace:
        answer(workspace, "calm")
        plain = folder_of(path) / "2022-09-30_10-00-00Z_asked.bwv"
    engine = make_engine(url_of(plain))
    bring_up_to_date(engine)
    engine.dispose()
    with opened(path) as workspace:
        assert not is_open_to_all(plain)
        copy = next(one for one in backups(workspace) if one.path == plain)
        assert look_into(workspace, copy).sessions == 0


def test_a_copy_is_kept_each_day_and_when_something_was_written(path: Path) -> None:
    with opened(path) as workspace:
        assert [one.why for one in backups(workspace)] == ["daily"]
        answer(workspace, "calm")
    with opened(path) as workspace:
        assert sorted(one.why for one in backups(workspace)) == ["closing", "daily"]
    with opened(path, TODAY + timedelta(days=1)) as workspace:
        assert [one.why for one in backups(workspace)].count("daily") == 2
        newest = backups(workspace)[0]
        assert (newest.at.date(), newest.until) == (TODAY + timedelta(days=1), date(2022, 10, 27))
        found = look_into(workspace, newest)
    assert (found.lists, found.sessions, found.clips) == (1, 1, 4)
    assert found.newest == FixedClock(TODAY).now()
    assert found.answers > 10


def test_a_copy_is_protected_as_the_workspace_is(path: Path) -> None:
    with opened(path) as workspace:
        copy = keep_backup(workspace).path
    assert copy.read_bytes()[:15] == path.read_bytes()[:15]
    assert (b"haringey" in copy.read_bytes()) == (b"haringey" in path.read_bytes())
    if sys.platform != "win32":
        assert stat.S_IMODE(copy.stat().st_mode) == 0o600
        assert stat.S_IMODE(copy.parent.stat().st_mode) == 0o700


def test_an_empty_workspace_and_a_mere_look_leave_no_copy(tmp_path: Path, path: Path) -> None:
    with open_workspace(tmp_path / "new.bwv", clock=FixedClock(TODAY)) as workspace:
        assert backups(workspace) == ()
    assert not folder_of(tmp_path / "new.bwv").exists()
    with opened(path) as workspace:
        words(workspace)
    with opened(path) as workspace:
        assert [one.why for one in backups(workspace)] == ["daily"]


def test_a_copy_put_back_is_what_it_was_and_what_was_there_is_kept_aside(path: Path) -> None:
    with opened(path) as workspace:
        answer(workspace, "calm")
        copy = keep_backup(workspace)
        before = copy.path.read_bytes()
        answer(workspace, "spoilt")
        aside = restore(workspace, copy)
        assert words(workspace) == "calm"
        with workspace.reading() as store:
            assert store.history.check().broken is None
            kinds = [change.kind for change in store.history.of("workspace")]
            assert kinds == ["list-imported", "session-opened", "restored"]
        restore(workspace, aside)
        assert words(workspace) == "spoilt"
    assert copy.path.read_bytes() == before
    with opened(path) as workspace:
        assert words(workspace) == "spoilt"


@pytest.mark.parametrize("harm", ["cut", "garbled", "forged"])
def test_a_copy_that_is_not_whole_is_not_put_back(path: Path, harm: str) -> None:
    with opened(path) as workspace:
        copy = keep_backup(workspace)
        content = copy.path.read_bytes()
        if harm == "cut":
            copy.path.write_bytes(content[: len(content) // 2])
        elif harm == "garbled":
            copy.path.write_bytes(content[:4096] + os.urandom(4096) + content[8192:])
        elif workspace.is_locked_at_rest:
            pytest.skip("nobody can forge what they cannot read")
        else:
            with closing(sqlite3.connect(copy.path)) as connection, connection:
                connection.execute("UPDATE answers SET value = 'green'")
        answer(workspace, "calm")
        with pytest.raises(WorkspaceProblem):
            restore(workspace, copy)
        assert words(workspace) == "calm"
        assert [one.why for one in backups(workspace)].count("replaced") == 0
    assert not list(folder_of(path).glob(".unfinished*"))


def test_a_list_that_goes_goes_from_every_copy_too(path: Path) -> None:
    with opened(path) as workspace:
        answer(workspace, "calm")
        keep_backup(workspace)
    seen = bytes_beside(path)
    locked = not seen.count(b"haringey")
    assert locked or references()[0] in seen
    with opened(path, THE_DAY_AFTER) as workspace:
        kept = [one for one in backups(workspace) if one.at.date() == TODAY]
        assert len(kept) == 3
        assert {one.until for one in backups(workspace)} == {None}
        for one in kept:
            found = look_into(workspace, one)
            assert (found.sessions, found.clips) == (1, 4)
        _holds_nothing(workspace)
        restore(workspace, next(one for one in kept if one.why == "asked"))
        assert words(workspace) == "calm"
        _holds_nothing(workspace)
    assert not any(reference in bytes_beside(path) for reference in references())
    assert SALT.encode() not in bytes_beside(path)


def _holds_nothing(workspace: Workspace) -> None:
    """No copy holds a reference, read as whoever has the passphrase can."""
    from bwvreview.services.backups import opened_copy
    from bwvreview.storage.backup import working_copy
    from tests.storage.test_deletion import everything_in

    assert workspace.path is not None
    for backup in backups(workspace):
        with (
            working_copy(workspace.path, backup.path) as working,
            workspace.engine() as engine,
            opened_copy(engine, working, workspace) as copy,
            copy.engine() as inside,
        ):
            found = everything_in(inside)
            assert b"haringey" in found
            assert not [reference for reference in references() if reference in found]
            assert SALT.encode() not in found


def test_what_was_deleted_early_goes_from_the_copies_as_early(path: Path) -> None:
    from bwvreview.services.settled import set_retention_days

    with opened(path) as workspace:
        keep_backup(workspace)
        with workspace.store() as store:
            set_retention_days(store, 1)
        early = replace(FixedClock(TODAY), day=TODAY + timedelta(days=3))
        workspace.clock = early
        assert tidy_up(workspace).lists == 1
        _holds_nothing(workspace)
    assert not any(reference in bytes_beside(path) for reference in references())


def test_a_copy_that_nobody_can_open_goes_on_its_day(path: Path) -> None:
    with opened(path) as workspace:
        copy = keep_backup(workspace)
        copy.path.write_bytes(os.urandom(8192))
        assert sweep_backups(workspace) == 0
    assert copy.path.exists()
    with opened(path, THE_DAY_AFTER):
        assert not copy.path.exists()


def test_what_a_killed_program_left_half_copied_is_swept(path: Path) -> None:
    with opened(path) as workspace:
        left = folder_of(path) / ".unfinished-2022-10-01_11-00-00Z_daily.bwv"
        shutil.copyfile(backups(workspace)[0].path, left)
    with opened(path):
        assert not left.exists()


def test_a_copy_is_kept_before_the_tables_change(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.storage.test_migrations import REBUILDS_A_TABLE, one_more_migration

    with Workspace.open(path, clock=FixedClock(TODAY)) as workspace:
        answer(workspace, "calm")
    one_more_migration(tmp_path, monkeypatch, REBUILDS_A_TABLE)
    with Workspace.open(path, clock=FixedClock(TODAY)) as workspace:
        (copy,) = backups(workspace)
        assert (copy.why, copy.until) == ("migration", date(2022, 10, 27))
        assert words(workspace) == "calm"
    monkeypatch.undo()
    if b"haringey" in copy.path.read_bytes():  # the older program can open it
        with Workspace.open(copy.path, clock=FixedClock(TODAY)) as workspace:
            assert words(workspace) == "calm"


def test_a_copy_that_another_window_deletes_meanwhile_stops_nobody(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Path.stat

    def and_gone(file: Path, **how: bool) -> object:
        found = real(file, **how)
        if file.parent == folder_of(path):
            file.unlink()
        return found

    with opened(path) as workspace:
        keep_backup(workspace)
        assert backups(workspace)
        monkeypatch.setattr(Path, "stat", and_gone)
        backups(workspace)
        monkeypatch.undo()
        assert backups(workspace) == ()


def test_copies_are_thinned_out_but_those_people_asked_for_stay(path: Path) -> None:
    with opened(path) as workspace:
        copy = keep_backup(workspace).path
        for day in range(1, 26):
            shutil.copyfile(copy, folder_of(path) / f"{TODAY + timedelta(days=day)}_11-00-00Z_daily.bwv")
    with opened(path, TODAY + timedelta(days=26)) as workspace:
        found = backups(workspace)
    assert [one.why for one in found].count("asked") == 1
    assert [one.why for one in found].count("daily") == 14 + 2  # and one for each week before
    assert found[0].at.date() == TODAY + timedelta(days=26)


def test_a_clock_that_was_set_back_loses_no_copy_and_makes_new_ones(path: Path) -> None:
    with opened(path, date(2022, 10, 20)) as workspace:
        answer(workspace, "calm")
    with opened(path) as workspace:
        assert [(one.why, one.at.date()) for one in backups(workspace)] == [
            ("closing", date(2022, 10, 20)), ("daily", date(2022, 10, 20)), ("daily", TODAY),
        ]  # fmt: skip


def test_a_shared_workspace_says_that_its_server_is_backed_up(empty_url: str) -> None:
    if empty_url.startswith("sqlite"):
        pytest.skip("a file has copies")
    with open_workspace(empty_url, clock=FixedClock(TODAY)) as workspace:
        assert backups(workspace) == ()
        with pytest.raises(WorkspaceProblem, match="no file to copy"):
            keep_backup(workspace)
