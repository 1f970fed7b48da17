"""Looking round with the practice list: from the first page to saved feedback by its hints, and afresh at any time."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from bwvreview.cli import main
from bwvreview.domain.errors import WorkspaceProblem
from bwvreview.domain.sessions import ClipState
from bwvreview.domain.tour import HINTS, STEPS
from bwvreview.services import tour
from bwvreview.services.clock import FixedClock
from bwvreview.services.workspace import Workspace
from bwvreview.ui.app import House, build_window
from bwvreview.ui.controllers import PLACES
from bwvreview.ui.pages.tour import TourStrip
from bwvreview.ui.program import Program
from bwvreview.ui.remembered import Remembered
from tests.screen import nameless, shoot
from tests.test_guide import is_a_name
from tests.ui.steps import FIX, press, roll, says, wait_for

CLOCK = FixedClock(date(2026, 11, 19))


@pytest.fixture(autouse=True)
def _locked_unless_for_practice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BWVREVIEW_NOT_LOCKED")


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Program:
    made = Program(build_window, CLOCK, Remembered(tmp_path / "window.ini"), where=str(tmp_path / "ours.bwv"))
    made.start()
    return made


def here(program: Program) -> House:
    assert isinstance(program.house, House)
    return program.house


def look_round(qtbot: QtBot, program: Program) -> House:
    first = here(program)
    press(qtbot, first.window, "Look round with the practice list")
    return opened(qtbot, program, first)


def opened(qtbot: QtBot, program: Program, before: House) -> House:
    qtbot.waitUntil(lambda: program.house is not before, timeout=20_000)
    house = here(program)
    qtbot.waitUntil(lambda: house.context.is_open and not house.tasks.busy, timeout=20_000)
    return house


def hint(house: House) -> str:
    return strip_of(house).words.text()


def strip_of(house: House) -> TourStrip:
    assert house.tour is not None
    return house.tour.page


def test_names_in_the_hints_are_on_the_screen_and_the_pages_are_there() -> None:
    told = " ".join(hint.text for hint in HINTS.values())
    assert [name for name in re.findall("“([^”]+)”", told) if not is_a_name(name)] == []
    assert {hint.place for hint in HINTS.values()} <= {place.name for place in PLACES}
    assert {hint.step for hint in HINTS.values()} == set(range(1, STEPS + 1))


@pytest.mark.slow
def test_the_hints_lead_from_the_list_to_the_feedback(
    qtbot: QtBot, program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = look_round(qtbot, program)
    qtbot.waitUntil(lambda: "step 1 of 6" in hint(house))
    assert nameless(house.window) == []
    press(qtbot, house.window, "Try it with a practice list")
    qtbot.waitUntil(lambda: "step 2 of 6" in hint(house), timeout=20_000)
    press(qtbot, house.window, "Plan a draw from this list")
    for theme in ("Weapons", "Children"):
        press(qtbot, house.window, theme)
    wait_for(qtbot, house.window, "of video")
    press(qtbot, house.window, FIX)
    qtbot.waitUntil(lambda: "step 3 of 6" in hint(house), timeout=20_000)
    roll(qtbot, house.controller("draw").room)  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: "step 4 of 6" in hint(house), timeout=20_000)
    press(qtbot, house.window, "Start the session")
    press(qtbot, house.window, "We have read it out")
    qtbot.waitUntil(lambda: "step 5 of 6" in hint(house), timeout=20_000)
    with house.context.workspace.store() as store:
        (session,) = store.sessions.all()
        store.sessions.set_clip(store.sessions.clips(session.id)[0].id, state=ClipState.VIEWED, by="coordinator")
    house.context.tell("sessions")
    qtbot.waitUntil(lambda: "step 6 of 6" in hint(house), timeout=20_000)
    house.window.close()


def test_the_tour_can_be_left_and_taken_up_again_by_keys(qtbot: QtBot, program: Program) -> None:
    house = look_round(qtbot, program)
    strip = strip_of(house)
    qtbot.waitUntil(lambda: "step 1" in hint(house))
    strip._leave.setFocus()
    QTest.keyClick(strip._leave, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Nothing here is real" in hint(house))
    press(qtbot, house.window, "Show the hints")
    qtbot.waitUntil(lambda: "step 1" in hint(house))
    house.window.close()


def test_starting_afresh_forgets_the_practice_and_nothing_else(qtbot: QtBot, program: Program, tmp_path: Path) -> None:
    own = tmp_path / "theirs.bwv"
    Workspace.open(own, clock=CLOCK, plain=True).close()
    before = own.read_bytes()
    house = look_round(qtbot, program)
    press(qtbot, house.window, "Try it with a practice list")
    qtbot.waitUntil(lambda: "step 2" in hint(house), timeout=20_000)
    press(qtbot, house.window, "Leave the tour")
    press(qtbot, house.window, "Start afresh")
    again = opened(qtbot, program, house)
    qtbot.waitUntil(lambda: "step 1" in hint(again), timeout=20_000)
    with again.context.workspace.reading() as store:
        assert not store.lists.all()
    assert own.read_bytes() == before
    press(qtbot, again.window, "Begin with your own records")
    qtbot.waitUntil(lambda: program.house is not again, timeout=20_000)
    mine = here(program)
    wait_for(qtbot, mine.window, "Lock your records")
    assert not (tmp_path / "ours.bwv").exists()
    assert mine.tour is None
    mine.window.close()


def test_the_tour_is_found_with_ctrl_k_from_own_records_and_leads_back_to_them(qtbot: QtBot, tmp_path: Path) -> None:
    Workspace.open(tmp_path / "ours.bwv", clock=CLOCK, plain=True).close()
    program = Program(build_window, CLOCK, Remembered(tmp_path / "window.ini"), where=str(tmp_path / "ours.bwv"))
    program.start()
    mine = here(program)
    qtbot.waitUntil(lambda: mine.context.is_open, timeout=20_000)
    QTest.keyClick(mine.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(mine.palette.box.focusWidget(), "look round")
    QTest.keyClick(mine.palette.box.focusWidget(), Qt.Key.Key_Return)
    round_there = opened(qtbot, program, mine)
    qtbot.waitUntil(lambda: "step 1" in hint(round_there))
    press(qtbot, round_there.window, "Begin with your own records")
    back = opened(qtbot, program, round_there)
    assert back.context.workspace.path == tmp_path / "ours.bwv"
    back.window.close()


def test_own_records_never_show_the_tour(qtbot: QtBot, tmp_path: Path) -> None:
    Workspace.open(tmp_path / "ours.bwv", clock=CLOCK, plain=True).close()
    made = Program(build_window, CLOCK, Remembered(tmp_path / "window.ini"), where=str(tmp_path / "ours.bwv"))
    made.start()
    house = here(made)
    qtbot.waitUntil(lambda: house.context.is_open, timeout=20_000)
    assert house.tour is None
    assert not says(house.window, "Practice")
    house.window.close()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_strip_takes_no_room_from_the_sides(qtbot: QtBot, program: Program, tmp_path: Path, scale: float) -> None:
    house = look_round(qtbot, program)
    qtbot.waitUntil(lambda: "step 1" in hint(house))
    house.window.resize(1366, 768)
    shoot(house.window, tmp_path / "strip.png", scale=scale)
    size = house.window.size()
    shoot(house.window, tmp_path / "usual.png")
    house.window.close()
    assert (size.width(), size.height()) == (1366, 768)


def test_practice_that_a_window_has_open_is_not_thrown_away(tmp_path: Path) -> None:
    where = tmp_path / "ours.bwv"
    assert not tour.start_afresh(where)
    with tour.open_practice(where, clock=CLOCK), pytest.raises(WorkspaceProblem, match="open in another window"):
        tour.start_afresh(where)
    assert main(["--workspace", str(where), "demo", "--afresh"]) == 0
    assert [path.name for path in tmp_path.iterdir() if not path.name.endswith(".lock")] == []
