"""The whole main job in a locked workspace, then every byte that the program left behind is searched."""

from __future__ import annotations

import tempfile
from datetime import timedelta
from pathlib import Path

import pytest

from bwvreview.exchange.scheme_file import load_scheme
from bwvreview.services import demo
from bwvreview.services.backups import write_backup
from bwvreview.services.change_lock import change_passphrase
from bwvreview.services.clock import FixedClock
from bwvreview.services.crash_report import report_of
from bwvreview.services.demo import SESSION, sample_list
from bwvreview.services.export_feedback import PACKAGE, WORKBOOK
from bwvreview.services.save_feedback import save_feedback
from bwvreview.services.tidy_up import open_workspace
from bwvreview.services.workspace import Workspace

pytestmark = pytest.mark.in_a_file("it looks for what is left in files")

OLD, NEW = "otter lamp plum river 4271", "kettle violin anchor march 88"
MARKS = ("PLANTED-GROUP-7Q", "PLANTED-NOTE-8R", "HGY-2209-0")
"""A group's name, a note, and how every reference of the practice list begins."""


def everything_left(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def found_in(folder: Path) -> set[tuple[str, str]]:
    """Which mark is in which file, as it stands and as Windows and databases write wide letters."""
    return {
        (mark, name)
        for name, data in everything_left(folder).items()
        for mark in MARKS
        if mark.encode() in data or mark.encode("utf-16-le") in data
    }


def take_it_along(workspace: Workspace, stick: Path) -> None:
    """Save what may leave the laptop: the feedback, locked with a password, and a copy of the records."""
    save_feedback(workspace, 1, stick / "feedback", load_scheme(), files=(WORKBOOK, PACKAGE), password=NEW)
    write_backup(workspace, stick / "copy.bwv")


def report_of_a_mistake() -> str:
    """What people are offered to copy when the program breaks down over a row."""
    try:
        dict.fromkeys(MARKS)[MARKS[1].lower()]
    except KeyError as error:
        return report_of(error)
    return ""


def do_the_job(workspace: Workspace, out: Path) -> None:
    with workspace.store() as store:
        store.settings.put("group.name", MARKS[0])
        store.settings.put("a note", MARKS[1])
    assert demo._Demonstration(workspace, out, lambda _line: None).run().genuine


@pytest.mark.slow
def test_nothing_readable_is_left_by_the_whole_job(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert sample_list().read_text(encoding="utf-8").count(MARKS[2]) >= 515
    here, out, scratch = tmp_path / "here", tmp_path / "out", tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.delenv("BWVREVIEW_NOT_LOCKED")
    monkeypatch.setenv("TMPDIR", str(scratch))
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    path, clock = here / "workspace.bwv", FixedClock(SESSION.day)

    with open_workspace(path, clock=clock, secret=OLD) as workspace:
        do_the_job(workspace, out)
        names = set(everything_left(here))
        assert {"workspace.bwv", "workspace.bwv-wal", "workspace.bwv-shm", "workspace.bwv.key"} <= names
        assert found_in(here) == set(), "while it is open, with its log"
    assert any("backups" in name for name in everything_left(here)), "a copy was kept when it was closed"
    assert found_in(here) == set()

    with open_workspace(path, clock=clock, secret=OLD) as workspace:
        take_it_along(workspace, tmp_path / "stick")
        assert {"copy.bwv", "feedback/feedback.xlsx"} <= set(everything_left(tmp_path / "stick"))
        assert found_in(tmp_path / "stick") == found_in(scratch) == set()
        assert "KeyError" in report_of_a_mistake()
        assert not any(mark.lower() in report_of_a_mistake().lower() for mark in MARKS)
        change_passphrase(workspace, OLD, NEW)
        assert found_in(here) == set()
    with open_workspace(path, clock=FixedClock(SESSION.day + timedelta(days=40)), secret=NEW) as workspace:
        with workspace.reading() as store:
            assert all(stored.rows_deleted for stored in store.lists.all())
            assert store.settings.get("group.name") == MARKS[0]
        assert found_in(here) == set(), "after the list was deleted"
    assert found_in(here) == found_in(scratch) == set()
    text = repr(workspace) + repr(workspace.__dict__)
    assert OLD not in text
    assert NEW not in text


@pytest.mark.slow
def test_the_search_finds_what_is_readable_and_locking_it_takes_it_away(tmp_path: Path) -> None:
    here, clock = tmp_path / "here", FixedClock(SESSION.day)
    with open_workspace(here / "workspace.bwv", clock=clock) as workspace:
        do_the_job(workspace, tmp_path / "out")
    assert {mark for mark, _ in found_in(here)} == set(MARKS), "the search finds what is not locked"
    assert any("backups" in name for _, name in found_in(here))
    with open_workspace(here / "workspace.bwv", clock=clock) as workspace:
        change_passphrase(workspace, None, NEW)
        assert found_in(here) == set(), "the file, its log and its copies"
    assert found_in(here) == set()
    with open_workspace(here / "workspace.bwv", clock=clock, secret=NEW) as workspace, workspace.reading() as store:
        assert store.settings.get("a note") == MARKS[1]
