"""What the window knows before it shows a page of records, and what begins anew when a copy takes their place."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from bwvreview.domain.errors import WorkspaceProblem
from bwvreview.services import first_look, roles
from bwvreview.services.tour import open_practice
from bwvreview.services.workspace import Workspace
from bwvreview.storage.store import Store
from bwvreview.ui.app import House, build_window
from bwvreview.ui.controllers.tour import TourController
from bwvreview.ui.pages.tour import TourStrip
from bwvreview.ui.remembered import Remembered
from bwvreview.ui.reminders import Reminders
from tests.ui.evening import CLOCK, Evening
from tests.ui.rooms import session_workspace


def begun(qtbot: QtBot, opener: Callable[[], Workspace], remembered: Remembered | None = None) -> Evening:
    """The program, its records open and everything read."""
    house = build_window(opener, CLOCK, remembered or Remembered())
    qtbot.addWidget(house.window)
    house.window.resize(1366, 768)
    house.window.show()
    house.open()
    qtbot.waitUntil(lambda: house.context.is_open, timeout=20_000)
    evening = Evening(qtbot, house)
    evening.quiet()
    return evening


def put_a_copy_back(evening: Evening) -> None:
    evening.house.go("settings")
    evening.press("See the copies")
    evening.press("Keep a copy now")
    evening.wait("A copy is kept")
    evening.press("Put it back")
    evening.press("Yes, put it back")
    evening.wait("is back. What was there before is kept as a copy")
    evening.quiet()


def test_a_copy_put_back_leaves_one_who_reminds_and_one_strip_of_hints(qtbot: QtBot, tmp_path: Path) -> None:
    evening = begun(qtbot, lambda: open_practice(tmp_path / "ours.bwv", clock=CLOCK))
    for _ in range(2):
        put_a_copy_back(evening)
    context = evening.house.context
    assert [len(context.findChildren(kind)) for kind in (Reminders, TourController)] == [1, 1]
    strip = evening.house.window.findChildren(TourStrip)
    assert len(strip) == 1
    qtbot.waitUntil(lambda: "step 1 of 6" in strip[0].words.text())
    evening.house.window.close()


def test_who_puts_a_copy_back_stays_at_the_copies(qtbot: QtBot, tmp_path: Path) -> None:
    remembered = Remembered(tmp_path / "window.ini")
    remembered.put("place", f"{CLOCK.today()} list")
    evening = begun(qtbot, lambda: Workspace.open(tmp_path / "ours.bwv", clock=CLOCK), remembered)
    assert evening.house.window.place == "list"  # where they were when they closed the window today
    put_a_copy_back(evening)
    assert evening.house.window.place == "copies"
    evening.house.window.close()


@pytest.mark.parametrize("handed_over", [False, True])
def test_nothing_of_the_records_is_read_on_the_thread_of_the_screen(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, handed_over: bool
) -> None:
    monkeypatch.setattr(roles, "_ROUNDS", 2)  # each try costs a tenth of a second otherwise
    path, read = session_workspace(tmp_path), []
    if handed_over:
        with Workspace.open(path, clock=CLOCK) as workspace:
            roles.set_pin(workspace, "4711")
            roles.hand_over(workspace)
    reading = Workspace.reading

    def noted(self: Workspace) -> AbstractContextManager[Store]:
        read.append(threading.current_thread() is threading.main_thread())
        return reading(self)

    monkeypatch.setattr(Workspace, "reading", noted)
    evening = begun(qtbot, lambda: Workspace.open(path, clock=CLOCK))
    assert read
    assert not any(read)
    assert evening.house.window.place == ("review" if handed_over else "home")
    evening.house.window.close()


def test_a_reviewer_never_sees_another_page_while_the_records_open(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(roles, "_ROUNDS", 2)
    path = session_workspace(tmp_path)
    with Workspace.open(path, clock=CLOCK) as workspace:
        roles.set_pin(workspace, "4711")
        roles.hand_over(workspace)
    house = build_window(lambda: Workspace.open(path, clock=CLOCK), CLOCK, Remembered())
    at: list[str] = []
    house.context.opened.connect(lambda: at.append(house.window.place))
    _let_open(qtbot, house)
    assert at == ["review"]
    house.window.close()


def test_records_whose_first_look_fails_do_not_stay_open(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Workspace] = []

    def opener() -> Workspace:
        opened.append(Workspace.open(tmp_path / "ours.bwv", clock=CLOCK))
        return opened[-1]

    def fails(_workspace: Workspace) -> None:
        raise WorkspaceProblem("The disk cannot be read.", advice="Try again.")

    house = build_window(opener, CLOCK, Remembered())
    qtbot.addWidget(house.window)
    house.window.show()
    with monkeypatch.context() as patch:
        patch.setattr(first_look, "first_look", fails)
        with qtbot.waitSignal(house.door.failed, timeout=20_000):
            house.open()
    assert house.door.workspace is None
    _let_open(qtbot, house)  # somebody else's lock would refuse it
    assert len(opened) == 2
    house.window.close()


def _let_open(qtbot: QtBot, house: House) -> None:
    house.window.show()
    house.open()
    qtbot.waitUntil(lambda: house.context.is_open and not house.tasks.busy, timeout=20_000)
