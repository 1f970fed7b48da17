"""The page of the copies, through the window: keep one, look into it, put it back, on plain and on locked records."""

from __future__ import annotations

import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from bwvreview.services import roles
from bwvreview.services.backups import backups, keep_backup
from bwvreview.services.change_lock import change_passphrase
from bwvreview.services.tidy_up import open_workspace
from bwvreview.services.workspace import Workspace
from bwvreview.storage.backup import folder_of
from bwvreview.ui import files
from bwvreview.ui.app import build_window
from tests.screen import nameless, spoken_name, there
from tests.ui.evening import CLOCK, Evening
from tests.ui.rooms import session_workspace
from tests.ui.steps import everything_said

PASSPHRASE = "otter lamp plum river 4271"


@contextmanager
def at_the_copies(qtbot: QtBot, path: Path, secret: str | None = None) -> Iterator[Evening]:
    """The whole program on these records, at the page of the copies, reached as a person does."""
    house = build_window(lambda: open_workspace(path, clock=CLOCK, secret=secret, plain=True), CLOCK)
    qtbot.addWidget(house.window)
    house.window.resize(1366, 768)
    with qtbot.waitActive(house.window, timeout=20_000):
        house.window.show()
        house.window.activateWindow()
    house.open()
    made = Evening(qtbot, house)
    qtbot.waitUntil(lambda: house.context.is_open, timeout=20_000)
    made.quiet()
    house.go("settings")
    made.press("See the copies")
    try:
        yield made
    finally:
        house.window.close()


@pytest.fixture(scope="module", params=[pytest.param("plain", marks=pytest.mark.slow), "locked"])
def prepared(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, str | None]:
    """The file of a session of eight clips, and its passphrase, if it has one."""
    path = session_workspace(tmp_path_factory.mktemp("copies"))
    if request.param == "plain":
        return path.read_bytes(), None
    with Workspace.open(path, clock=CLOCK) as workspace:
        change_passphrase(workspace, None, PASSPHRASE)
    return path.read_bytes(), PASSPHRASE


@pytest.fixture
def records(prepared: tuple[bytes, str | None], tmp_path: Path) -> tuple[Path, str | None]:
    """The same for one test."""
    path = tmp_path / "group.bwv"
    path.write_bytes(prepared[0])
    path.chmod(0o600)
    return path, prepared[1]


def write(workspace: Workspace, text: str) -> None:
    """Give an answer, and the group a name."""
    with workspace.store() as store:
        clip = store.sessions.clips(1)[0].id
        store.answers.put(clip, "panel", "summary", text, by="panel", at=workspace.clock.now())
        store.settings.put("group.name", text)


def written(workspace: Workspace) -> str:
    with workspace.reading() as store:
        return store.answers.of(store.sessions.clips(1)[0].id).get("summary", "")


def in_navigation(evening: Evening) -> str:
    return "\n".join(label.text() for label in evening.house.window.navigation.findChildren(QLabel))


def is_private(path: Path) -> bool:
    return sys.platform == "win32" or stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_copy_is_kept_looked_into_and_put_back_and_every_page_shows_it(
    qtbot: QtBot, records: tuple[Path, str | None]
) -> None:
    path, secret = records
    with at_the_copies(qtbot, path, secret) as evening:
        assert "Kept once a day" in everything_said(evening.house.window)
        write(evening.workspace, "calm")
        evening.press("Keep a copy now")
        evening.wait("A copy is kept: Saturday 1 October 2022, 12:00.")
        write(evening.workspace, "spoilt")
        evening.press("Look into it")
        evening.wait("Newest change in it")
        assert evening.sees("1, now 1")
        assert evening.sees("more.")
        evening.press("Put it back")
        evening.wait("Put this copy back?")
        stay = evening.the(QAbstractButton, "Leave everything as it is")
        qtbot.waitUntil(stay.hasFocus)
        stay.click()
        assert written(evening.workspace) == "spoilt"
        evening.press("Put it back")
        evening.press("Yes, put it back")
        evening.wait("is back. What was there before is kept as a copy")
        assert written(evening.workspace) == "calm"
        evening.quiet()
        assert "calm" in in_navigation(evening)
        kept = backups(evening.workspace)
        assert sorted(one.why for one in kept) == ["asked", "daily", "replaced"]
        assert all(is_private(one.path) for one in kept)
        assert is_private(path)
        write(evening.workspace, "gone on")
    with open_workspace(path, clock=CLOCK, secret=secret, plain=True) as workspace:
        assert written(workspace) == "gone on"


def test_a_copy_that_cannot_be_opened_says_so_and_changes_nothing(
    qtbot: QtBot, records: tuple[Path, str | None]
) -> None:
    path, secret = records
    with at_the_copies(qtbot, path, secret) as evening:
        write(evening.workspace, "calm")
        evening.press("Keep a copy now")
        evening.press("Put it back")
        evening.wait("Put this copy back?")
        (copy,) = [one.path for one in backups(evening.workspace) if one.why == "asked"]
        copy.write_bytes(copy.read_bytes()[:5000])
        write(evening.workspace, "later")
        evening.press("Yes, put it back")
        evening.wait("This copy cannot be opened.")
        assert written(evening.workspace) == "later"
        for name in ("Look into it", "Put it back"):
            evening.page("copies")
            assert not evening.sees("This copy cannot be opened.")
            evening.press(name)
            evening.wait("This copy cannot be opened.")
        assert [one.why for one in backups(evening.workspace)].count("replaced") == 0
        assert not list(folder_of(path).glob(".unfinished*"))


def test_a_copy_elsewhere_has_the_day_of_its_deletion_in_its_name(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered: list[str] = []

    def save_file(_parent: object, _title: str, name: str, _kinds: str) -> Path:
        offered.append(name)
        return tmp_path / "stick"

    monkeypatch.setattr(files, "save_file", save_file)
    with at_the_copies(qtbot, session_workspace(tmp_path)) as evening:
        evening.press("Keep a copy in another folder…")
        evening.wait("A copy is kept in stick.bwv. It may hold references until 27 October 2022. Delete it then.")
        assert offered == ["viewing 2022-10-01 delete after 2022-10-27.bwv"]
        assert is_private(tmp_path / "stick.bwv")
        before = (tmp_path / "stick.bwv").read_bytes()
        evening.press("Keep a copy in another folder…")
        evening.wait("There is a file stick.bwv already.")
        assert (tmp_path / "stick.bwv").read_bytes() == before


def test_the_copies_are_chosen_by_arrow_keys_and_everything_has_a_name(qtbot: QtBot, tmp_path: Path) -> None:
    with at_the_copies(qtbot, session_workspace(tmp_path)) as evening:
        page = evening.house.window.current()
        assert page is not None
        assert nameless(page) == []
        evening.press("Keep a copy now")
        lines = [b for b in page.findChildren(QAbstractButton) if "October 2022" in spoken_name(b) and b.isVisible()]
        assert [line.isChecked() for line in lines] == [True, False]
        lines[0].setFocus()
        QTest.keyClick(lines[0], Qt.Key.Key_Down)
        assert lines[1].hasFocus()
        QTest.keyClick(lines[1], Qt.Key.Key_Space)
        assert [line.isChecked() for line in lines] == [False, True]
        evening.press("Look into it")
        evening.wait("Newest change in it")
        QTest.keyClick(lines[1], Qt.Key.Key_Up)
        QTest.keyClick(lines[0], Qt.Key.Key_Space)
        assert not evening.sees("Newest change in it"), "of another copy than the chosen one"


def test_new_records_have_no_copies_and_a_reviewer_does_not_come_here(qtbot: QtBot, tmp_path: Path) -> None:
    with at_the_copies(qtbot, tmp_path / "new.bwv") as evening:
        assert evening.sees("No copies yet")
        assert not there(evening.house.window, QAbstractButton, "Put it back")
        evening.house.context.gate.set_role(is_reviewer=True)
        evening.house.go("copies")
        evening.quiet()
        assert evening.house.window.place == "review"
        assert not evening.sees("Keep a copy")


def test_a_copy_from_when_a_reviewer_had_the_laptop_opens_as_theirs(qtbot: QtBot, tmp_path: Path) -> None:
    path = session_workspace(tmp_path)
    with Workspace.open(path, clock=CLOCK) as workspace:
        roles.set_pin(workspace, "4711")
        roles.hand_over(workspace)
        handed = keep_backup(workspace)
        roles.take_back(workspace, "4711")
    with at_the_copies(qtbot, path) as evening:
        page = evening.house.window.current()
        assert page is not None
        (line,) = [b for b in page.findChildren(QAbstractButton) if "somebody asked" in spoken_name(b)]
        line.click()
        evening.press("Put it back")
        evening.press("Yes, put it back")
        assert evening.house.window.place == "review"
        assert handed.path.exists()
        assert not evening.sees("Keep a copy")
