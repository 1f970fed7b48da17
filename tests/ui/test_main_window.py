from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QSize, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from bwvreview.domain.errors import WorkspaceProblem
from bwvreview.services.clock import FixedClock
from bwvreview.services.workspace import Workspace
from bwvreview.ui.app import House, build_window
from bwvreview.ui.appearance import Remembered
from bwvreview.ui.controllers import PLACES
from bwvreview.ui.crash import CrashHandler, CrashPage, report_of
from bwvreview.ui.main_window import MainWindow
from bwvreview.ui.pages.list import ListPage
from bwvreview.ui.widgets.focus import focus_later
from bwvreview.ui.widgets.kit import Button, Page
from tests.screen import dressed, find, nameless, words_on

CLOCK = FixedClock(date(2026, 11, 19))


@pytest.fixture
def house(qtbot: QtBot, tmp_path: Path) -> Iterator[House]:
    made = build_window(lambda: Workspace.open(tmp_path / "ours.bwv", clock=CLOCK), CLOCK)
    qtbot.addWidget(made.window)
    made.window.show()
    qtbot.waitExposed(made.window)
    made.open()
    qtbot.waitUntil(lambda: made.context.is_open, timeout=20_000)
    qtbot.waitUntil(lambda: not made.tasks.busy, timeout=20_000)
    yield made
    made.window.close()
    dressed()


def test_the_first_day_starts_with_the_list_from_the_police(house: House) -> None:
    home = house.window.page("home")
    shown = words_on(home)
    assert "Welcome. Start with the list from the police." in shown
    assert "No clips are waiting to be deleted" in shown
    assert "No session is open" in shown
    find(home, QPushButton, "Open a police list")
    find(home, QPushButton, "Try it with a practice list")


def test_the_window_never_says_more_than_its_own_name(house: House) -> None:
    assert house.window.windowTitle() == "BWV Review"


@pytest.mark.parametrize(("key", "place"), [("2", "list"), ("3", "draw"), ("6", "feedback"), ("1", "home")])
def test_alt_and_a_number_go_to_a_page(house: House, key: str, place: str) -> None:
    QTest.keyClicks(house.window, key, Qt.KeyboardModifier.AltModifier)
    assert house.window.place == place
    assert house.window.navigation.item(place).is_current


def test_a_press_on_the_navigation_shows_the_page(house: House) -> None:
    find(house.window.navigation, QPushButton, "Settings").click()
    assert "How it looks" in words_on(house.window)


def test_f6_goes_from_part_to_part_and_back(qtbot: QtBot, house: House) -> None:
    house.go("home")
    start = house.window.focusWidget()
    QTest.keyClick(house.window, Qt.Key.Key_F6)
    assert house.window.focusWidget() is house.window.navigation.item("home")
    QTest.keyClick(house.window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert house.window.focusWidget() is start


def test_f6_finds_the_navigation_from_a_page_without_an_item_of_its_own(qtbot: QtBot, house: House) -> None:
    house.go("copies")
    qtbot.waitUntil(lambda: house.window.place == "copies")
    for _ in range(3):
        if house.window.focusWidget() is not house.window.navigation.item("settings"):
            QTest.keyClick(house.window, Qt.Key.Key_F6)
    assert house.window.focusWidget() is house.window.navigation.item("settings")


def test_f6_walks_the_parts_of_every_page_and_comes_round_again(qtbot: QtBot, house: House) -> None:
    window = house.window

    def here(parts: list[QWidget]) -> int:
        focus = window.focusWidget()
        assert focus is not None
        return max(at for at, part in enumerate(parts) if part is focus or part.isAncestorOf(focus))

    for place in PLACES:
        if place.name == "record":
            continue  # it is never shown without a clip: test_record_keys walks it with one
        house.go(place.name)
        qtbot.waitUntil(lambda: not house.tasks.busy, timeout=20_000)
        parts = window._parts()
        assert parts[0] is window.navigation, place.name
        window.navigation.item("home").setFocus()
        for wanted in (*range(1, len(parts)), 0):
            QTest.keyClick(window, Qt.Key.Key_F6)
            assert here(parts) == wanted, place.name
        for wanted in reversed(range(len(parts))):
            QTest.keyClick(window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
            assert here(parts) == wanted, place.name


def test_arrow_keys_walk_the_navigation(house: House) -> None:
    item = house.window.navigation.item("home")
    item.setFocus()
    QTest.keyClick(item, Qt.Key.Key_Down)
    assert house.window.focusWidget() is house.window.navigation.item("list")


def test_ctrl_and_plus_make_letters_larger(house: House) -> None:
    for key, scale in (("+", 1.1), ("-", 1.0)):
        QTest.keyClicks(house.window, key, Qt.KeyboardModifier.ControlModifier)
        assert house.appearance.scale == scale


def test_ctrl_enter_presses_the_main_button_of_the_page(house: House) -> None:
    page = Page("One")
    pressed: list[int] = []
    button = Button("Go on", "main")
    button.clicked.connect(lambda: pressed.append(1))
    page.bar.set_buttons(button)
    house.window.put_page("one", page)
    house.window.show_place("one")
    QTest.keyClick(house.window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert pressed == [1]


def test_a_full_page_takes_the_place_of_the_navigation_until_it_is_left(qtbot: QtBot, house: House) -> None:
    room = Page("In the room")
    leave = Button("Leave room view")
    leave.setShortcut("Esc")
    leave.clicked.connect(house.window.leave_full)
    room.bar.set_buttons(leave)
    house.window.show_full(room)
    assert not house.window.navigation.isVisible()
    QTest.keyClicks(house.window, "2", Qt.KeyboardModifier.AltModifier)
    assert house.window.current() is room  # Alt and a number do not leave the room
    QTest.keyClick(house.window, Qt.Key.Key_Escape)
    qtbot.waitUntil(house.window.navigation.isVisible)
    assert house.window.current() is house.window.page("home")


def drop(house: House, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    keys, buttons = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    event = QDropEvent(QPointF(QPoint(600, 300)), Qt.DropAction.CopyAction, data, buttons, keys)
    house.window.dropEvent(event)


@pytest.mark.parametrize(
    ("place", "wish", "goes_to"),
    [
        ("home", "list", "list"),
        ("list", "list", "list"),
        ("form", "form file", "form"),
        ("their-sheet", "their sheet", "their-sheet"),
        ("collate", "returns", "collate"),
    ],
)
def test_a_file_dragged_onto_the_window_goes_where_the_page_or_its_kind_wants_it(
    qtbot: QtBot, house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str, wish: str, goes_to: str
) -> None:
    house.go(place)
    wishes: list[tuple[str, object]] = []
    monkeypatch.setattr(house.context, "wish", lambda what, about: wishes.append((what, about)))
    dropped = tmp_path / "list.csv"
    dropped.write_text("reference\n")
    drop(house, dropped)
    qtbot.waitUntil(lambda: bool(wishes))
    assert wishes == [(wish, (dropped,) if wish == "returns" else dropped)]
    assert house.window.place == goes_to


@pytest.mark.parametrize(
    ("place", "said"),
    [("form", "“tea.xlsx” is not a workbook that can be read."), ("home", "The list has no row of headings.")],
)
def test_a_wrong_file_that_is_dropped_is_said_in_words_where_it_went(
    qtbot: QtBot, house: House, tmp_path: Path, place: str, said: str
) -> None:
    house.go(place)
    (tmp_path / "tea.xlsx").write_bytes(b"\xff" * 600)
    drop(house, tmp_path / "tea.xlsx")
    qtbot.waitUntil(lambda: said in words_on(house.window) and not house.tasks.busy, timeout=10_000)
    assert house.window.place == ("list" if place == "home" else place)


def test_the_group_is_named_in_settings_and_shown_above_the_pages(qtbot: QtBot, house: House) -> None:
    house.go("settings")
    settings = house.window.page("settings")
    qtbot.waitUntil(lambda: not house.tasks.busy)
    settings.show_values({"group.name": "Example group", "group.borough": "Haringey"})  # type: ignore[attr-defined]
    find(settings, QPushButton, "Save the name").click()
    qtbot.waitUntil(lambda: house.window.navigation.group.text() == "Example group", timeout=10_000)
    with house.context.workspace.reading() as store:
        assert store.settings.get("group.borough") == "Haringey"


def _is_dark(house: House, wanted: bool) -> bool:
    return (house.window.grab().toImage().pixelColor(1340, 400).lightness() < 60) is wanted


def test_dark_is_chosen_in_settings_and_shows_at_once(qtbot: QtBot, house: House) -> None:
    house.go("settings")
    for name, dark in (("Dark", True), ("Light", False)):
        find(house.window.page("settings"), QRadioButton, name).click()
        qtbot.waitUntil(partial(_is_dark, house, dark))


def test_a_workspace_that_is_open_elsewhere_is_said_in_words(qtbot: QtBot, tmp_path: Path) -> None:
    def refuse() -> Workspace:
        raise WorkspaceProblem("This workspace is open in another window.", advice="Close it there.")

    house = build_window(refuse, CLOCK)
    qtbot.addWidget(house.window)
    house.window.show()
    house.open()
    qtbot.waitUntil(house.window.problem.isVisible)
    assert "This workspace is open in another window." in words_on(house.window)
    assert "Close it there." in words_on(house.window)
    find(house.window, QPushButton, "Close this message").click()
    assert not house.window.problem.isVisible()
    house.window.close()


def test_closing_the_window_lets_go_of_the_workspace(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "ours.bwv"
    house = build_window(lambda: Workspace.open(path, clock=CLOCK), CLOCK, Remembered(tmp_path / "window.ini"))
    qtbot.addWidget(house.window)
    house.window.show()
    house.open()
    qtbot.waitUntil(lambda: house.context.is_open, timeout=20_000)
    house.window.resize(1024, 640)
    house.window.close()
    Workspace.open(path, clock=CLOCK).close()
    again = build_window(lambda: Workspace.open(path, clock=CLOCK), CLOCK, Remembered(tmp_path / "window.ini"))
    qtbot.addWidget(again.window)
    assert again.window.size().height() == 640
    again.window.close()


def test_closing_while_the_workspace_opens_lets_go_of_it_too(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "ours.bwv"
    house = build_window(lambda: Workspace.open(path, clock=CLOCK), CLOCK)
    qtbot.addWidget(house.window)
    house.window.show()
    house.open()
    house.window.close()
    Workspace.open(path, clock=CLOCK).close()


def test_every_control_has_a_name_to_speak(house: House) -> None:
    for place in house.window.navigation.names:
        house.go(place)
        found = [(type(widget.parentWidget()).__name__, widget.objectName()) for widget in nameless(house.window)]
        assert found == [], place


def test_a_report_of_a_fault_holds_no_value(qtbot: QtBot) -> None:
    secret = "17 Acacia Avenue"
    try:
        try:
            int(secret)
        except ValueError as error:
            raise RuntimeError(secret) from error
    except RuntimeError as error:
        report = report_of(error)
    assert "Acacia" not in report
    assert "RuntimeError" in report
    assert "ValueError" in report
    assert "test_main_window.py" in report
    assert str(Path.home()) not in report
    page = CrashPage(report)
    qtbot.addWidget(page)
    find(page, QPushButton, "Copy the report").click()
    assert QApplication.clipboard().text() == report


def test_a_fault_is_shown_once_at_a_time(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys
    import threading

    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    shown: list[str] = []
    keeper = Page("Keeper")
    qtbot.addWidget(keeper)
    CrashHandler(keeper, shown.append).install()

    def work() -> None:
        raise KeyError("V03")

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: len(shown) == 1)
    assert "KeyError" in shown[0]
    assert "V03" not in shown[0]


@pytest.mark.parametrize(
    ("room", "fills"), [(QSize(1366, 768), True), (QSize(1366, 728), True), (QSize(1920, 1040), False)]
)
def test_the_first_window_fills_a_screen_that_has_no_room_for_its_frame(house: House, room: QSize, fills: bool) -> None:
    house.window.show_on(room)
    assert house.window.isMaximized() is fills


def test_a_window_that_stood_somewhere_comes_back_there(house: House) -> None:
    remembered = Remembered()
    remembered.keep_place(house.window.saveGeometry())
    again = MainWindow(remembered)
    again.show_on(QSize(1366, 768))
    assert not again.isMaximized()
    again.close()


def test_the_focus_waits_on_a_page_whose_parts_are_replaced(house: House, qtbot: QtBot) -> None:
    house.go("list")
    page = house.window.page("list")
    assert isinstance(page, ListPage)
    qtbot.waitUntil(lambda: page.isAncestorOf(house.window.focusWidget()))
    old = house.window.focusWidget()
    focus_later(page, page.focus_start)
    old.hide()
    assert house.window.focusWidget() is page  # not in the navigation, which comes next


def test_enter_goes_to_the_page_that_has_the_focus_in_the_navigation(house: House) -> None:
    house.window.navigation.item("session").setFocus()
    QTest.keyClick(house.window.navigation.item("session"), Qt.Key.Key_Return)
    assert house.window.place == "session"
