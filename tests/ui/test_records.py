"""Which records are open: the last ones again, others in their place, and those that are gone."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QRadioButton
from pytestqt.qtbot import QtBot

from bwvreview.domain.errors import Problem, WorkspaceProblem
from bwvreview.services.clock import FixedClock
from bwvreview.services.workspace import Workspace
from bwvreview.storage.store import Store
from bwvreview.ui import files
from bwvreview.ui.app import House, build_window
from bwvreview.ui.main_window import MainWindow
from bwvreview.ui.program import Program
from bwvreview.ui.recent import MOST, Recent, with_password, without_password
from bwvreview.ui.remembered import Remembered
from bwvreview.ui.saving import KeepsBeforeClosing, SaveQueue
from tests.screen import nameless, words_on
from tests.ui.steps import press, shown, wait_for

CLOCK = FixedClock(date(2026, 11, 19))


def begin(qtbot: QtBot, remembered: Remembered, clock: FixedClock = CLOCK, where: str | None = None) -> Program:
    program = Program(build_window, clock, remembered, where=where)
    program.start()
    return program


def house_of(program: Program) -> House:
    assert isinstance(program.house, House)
    return program.house


def ready(qtbot: QtBot, program: Program) -> House:
    house = house_of(program)
    qtbot.waitUntil(lambda: house.context.is_open and not house.tasks.busy, timeout=20_000)
    return house


@pytest.fixture
def remembered(tmp_path: Path) -> Remembered:
    kept = Remembered(tmp_path / "window.ini")
    for name in ("theirs.bwv", "ours.bwv"):
        path = tmp_path / name
        with Workspace.open(path, clock=CLOCK) as workspace, workspace.store() as store:
            store.settings.put("group.name", name.partition(".")[0].title())
        Recent(kept).note(str(path))
    return kept


def test_the_records_of_last_time_are_opened_again_and_others_take_their_place(
    qtbot: QtBot, tmp_path: Path, remembered: Remembered
) -> None:
    program = begin(qtbot, remembered)
    house = ready(qtbot, program)
    wait_for(qtbot, house.window, "Ours")
    house.go("records")
    assert str(tmp_path / "ours.bwv") in words_on(house.window)
    assert nameless(house.window) == []
    assert isinstance(house.window.focusWidget(), QRadioButton)
    press(qtbot, house.window, "Open these records")
    other = ready(qtbot, program)
    assert other is not house
    wait_for(qtbot, other.window, "Theirs")
    assert Recent(remembered).all() == (str(tmp_path / "theirs.bwv"), str(tmp_path / "ours.bwv"))
    Workspace.open(tmp_path / "ours.bwv", clock=CLOCK).close()  # let go of
    other.window.close()


def test_others_do_not_take_the_place_of_records_with_something_that_cannot_be_kept(
    qtbot: QtBot, tmp_path: Path, remembered: Remembered
) -> None:
    program = begin(qtbot, remembered)
    house = ready(qtbot, program)
    disk_is_full = True
    told: list[Problem] = []

    def save(store: Store, _at: datetime) -> None:
        if disk_is_full:
            raise WorkspaceProblem("The disk is full.", advice="Make room.")
        store.settings.put("group.name", "Kept after all")

    saves = SaveQueue(house.context)
    keeper = KeepsBeforeClosing(house.context, saves, lambda: None, told.append)
    with qtbot.waitSignal(saves.failed):
        saves.put(save)
    theirs = str(tmp_path / "theirs.bwv")
    house.context.wish("open records", theirs)
    assert program.house is house
    assert house.window.isVisible()
    assert [problem.message for problem in told] == ["The disk is full."]
    assert keeper.parent() is house.context
    disk_is_full = False
    house.context.wish("open records", theirs)
    other = ready(qtbot, program)
    assert other is not house
    wait_for(qtbot, other.window, "Theirs")
    other.window.close()
    with Workspace.open(tmp_path / "ours.bwv", clock=CLOCK) as workspace, workspace.reading() as store:
        assert store.settings.get("group.name") == "Kept after all"


def test_records_that_are_gone_are_said_kindly_and_nothing_is_made_in_their_place(
    qtbot: QtBot, tmp_path: Path, remembered: Remembered
) -> None:
    (tmp_path / "ours.bwv").unlink()
    program = begin(qtbot, remembered)
    house = house_of(program)
    wait_for(qtbot, house.window, "The records that were open last are not where they were.")
    assert not (tmp_path / "ours.bwv").exists()
    house.go("records")
    gone = f"ours.bwv. {tmp_path}. Not there now."
    assert shown(house.window, QRadioButton, gone).isChecked()
    press(qtbot, house.window, "Open these records")
    wait_for(qtbot, house.window, "If they are gone for good, forget them.")
    press(qtbot, house.window, "Forget them")
    assert Recent(remembered).all() == (str(tmp_path / "theirs.bwv"),)
    QTest.keyClick(house.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert Recent(remembered).all() == (str(tmp_path / "ours.bwv"), str(tmp_path / "theirs.bwv"))
    press(qtbot, house.window, "Open these records")
    ready(qtbot, program).window.close()


def test_new_records_and_a_file_are_chosen_in_the_windows_of_the_system(
    qtbot: QtBot, tmp_path: Path, remembered: Remembered, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = begin(qtbot, remembered)
    house = ready(qtbot, program)
    house.go("records")
    monkeypatch.setattr(files, "save_file", lambda *_: tmp_path / "ours.bwv")
    press(qtbot, house.window, "Make new records…")
    wait_for(qtbot, house.window, "There is a file of that name already.")
    table = tmp_path / "list.csv"
    table.write_text("reference,date\n" * 100)
    monkeypatch.setattr(files, "open_file", lambda *_: table)
    press(qtbot, house.window, "Open a file…")
    wait_for(qtbot, house.window, "This file holds no records of a group.")
    monkeypatch.setattr(files, "save_file", lambda *_: tmp_path / "fresh.bwv")
    press(qtbot, house.window, "Make new records…")
    fresh = ready(qtbot, program)
    wait_for(qtbot, fresh.window, "Welcome. Start with the list from the police.")
    assert Recent(remembered).all()[0] == str(tmp_path / "fresh.bwv")
    fresh.window.close()


def test_a_server_is_asked_for_with_its_password_each_time(qtbot: QtBot, remembered: Remembered) -> None:
    Recent(remembered).note("postgresql+psycopg://ana:geheim@localhost:1/ours")
    assert "geheim" not in remembered.get("recent")
    program = Program(build_window, CLOCK, remembered, where=Recent(remembered).all()[1])
    program.start()
    house = ready(qtbot, program)
    house.go("records")
    press(qtbot, house.window, "Open these records")
    assert shown(house.window, QLineEdit, "Address").text() == "postgresql+psycopg://ana@localhost:1/ours"
    wishes: list[object] = []
    house.context.asked.disconnect()
    house.context.asked.connect(lambda _what, about: wishes.append(about))
    shown(house.window, QLineEdit, "Password of the server").setText("ge:heim")
    press(qtbot, house.window, "Open on the server")
    assert wishes == ["postgresql+psycopg://ana:ge%3Aheim@localhost:1/ours"]
    assert shown(house.window, QLineEdit, "Password of the server").text() == ""
    shown(house.window, QLineEdit, "Address").setText("our server")
    press(qtbot, house.window, "Open on the server")
    wait_for(qtbot, house.window, "The address of the server cannot be read.")
    house.window.close()


def test_what_the_command_line_names_holds_for_this_once(qtbot: QtBot, tmp_path: Path, remembered: Remembered) -> None:
    before = Recent(remembered).all()
    program = begin(qtbot, remembered, where=str(tmp_path / "demo.bwv"))
    ready(qtbot, program).window.close()
    assert Recent(remembered).all() == before


@given(st.text("ab:@/?#[]%ü ", max_size=12), st.text("abü:@/#?%", min_size=1, max_size=8))
def test_no_password_stays_in_an_address(person: str, password: str) -> None:
    bare = f"postgresql+psycopg://{''.join(one for one in person if one.isalpha())}@box/ours"
    marked = f"SECRET{password}"
    assert without_password(with_password(bare, marked)) == bare
    assert "SECRET" not in without_password(f"postgresql+psycopg://box/ours?password={marked}")


def test_the_list_is_short_and_a_spoilt_one_is_empty() -> None:
    kept = Remembered()
    for number in range(MOST + 3):
        Recent(kept).note(f"/there/{number}.bwv")
    assert len(Recent(kept).all()) == MOST
    for spoilt in ("no", "{}", "[3]", '[""]'):
        kept.put("recent", spoilt)
        assert Recent(kept).all() == ()


@pytest.mark.parametrize(("day", "place"), [(19, "replies"), (20, "home")])
def test_the_same_day_goes_on_at_its_page_and_a_new_day_starts_at_home(
    qtbot: QtBot, remembered: Remembered, day: int, place: str
) -> None:
    house = ready(qtbot, begin(qtbot, remembered))
    house.go("replies")
    house.window.close()
    again = ready(qtbot, begin(qtbot, remembered, FixedClock(date(2026, 11, day))))
    qtbot.waitUntil(lambda: again.window.place == place)
    again.window.close()


def test_a_window_that_stood_on_a_screen_that_is_gone_comes_back_into_view(qtbot: QtBot) -> None:
    kept = Remembered()
    first = MainWindow(kept)
    qtbot.addWidget(first)
    first.show()
    first.move(QPoint(9_000, 7_000))
    first.close()
    again = MainWindow(kept)
    qtbot.addWidget(again)
    again.show_on(again.screen().availableSize())
    assert again.screen().availableGeometry().intersects(again.frameGeometry())
    again.close()
