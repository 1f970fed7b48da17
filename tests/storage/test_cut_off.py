"""A file whose change was cut off in the middle, with the journal beside it that undoes the change."""

from __future__ import annotations

import shutil
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from bwvreview.services.clock import FixedClock
from bwvreview.services.workspace import Workspace
from bwvreview.storage.engine import make_engine, url_of
from bwvreview.storage.keys import open_file
from bwvreview.storage.migrate import bring_up_to_date
from bwvreview.storage.store import Store
from tests.conftest import KEY, TODAY

if TYPE_CHECKING:
    from pathlib import Path

    from bwvreview.storage.keys import FileKey

PAGE = 4096


def cut_off(path: Path, key: FileKey | None, after: Path) -> None:
    """Begin to change a file, copy it with its journal before the change is done, and lose half of its first page."""
    with closing(open_file(path, key)) as connection:
        connection.isolation_level = None
        for statement in ("journal_mode=DELETE", "synchronous=FULL", "cache_size=5"):
            connection.execute(f"PRAGMA {statement}").fetchall()
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("PRAGMA user_version=7")
        connection.execute("CREATE TABLE much (words TEXT)")
        for _ in range(200):  # more than its memory may hold: pages are written, and the journal before them
            connection.execute("INSERT INTO much VALUES (?)", ("word " * 500,))
        for end in ("", "-journal"):
            shutil.copyfile(path.with_name(path.name + end), after.with_name(after.name + end))
        connection.execute("ROLLBACK")
    torn = bytearray(after.read_bytes())
    torn[PAGE // 2 : PAGE] = bytes(PAGE // 2)
    after.write_bytes(torn)


@pytest.mark.parametrize("key", [None, KEY], ids=["plain", "locked"])
def test_a_change_that_was_cut_off_is_undone_before_the_file_is_judged(key: FileKey | None, tmp_path: Path) -> None:
    path, after = tmp_path / "before.bwv", tmp_path / "after.bwv"
    engine = make_engine(url_of(path), key)
    bring_up_to_date(engine)
    with Store.opened(engine) as store:
        store.settings.put("group.name", "Haringey")
    engine.dispose()
    cut_off(path, key, after)
    engine = make_engine(url_of(after), key)
    bring_up_to_date(engine)
    with Store.opened(engine, reading=True) as store:
        assert store.settings.get("group.name") == "Haringey"
    engine.dispose()


@pytest.mark.in_a_plain_file("it makes a locked one by itself")
def test_a_new_file_whose_first_change_was_cut_off_is_begun_again(tmp_path: Path) -> None:
    path, clock = tmp_path / "new.bwv", FixedClock(TODAY)
    with closing(open_file(tmp_path / "other.bwv", KEY)) as connection:
        connection.isolation_level = None
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA cache_size=5").fetchall()
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("CREATE TABLE much (words TEXT)")
        for _ in range(200):
            connection.execute("INSERT INTO much VALUES (?)", ("word " * 500,))
        for end in ("", "-journal"):
            shutil.copyfile(tmp_path / f"other.bwv{end}", tmp_path / f"new.bwv{end}")
        connection.execute("ROLLBACK")
    path.write_bytes(path.read_bytes()[:600] + bytes(PAGE))
    with Workspace.open(path, clock=clock, secret="otter lamp plum river 4271") as workspace:
        assert workspace.is_locked_at_rest
    assert not (tmp_path / "new.bwv-journal").exists()
