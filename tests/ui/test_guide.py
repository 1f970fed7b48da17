"""F1 opens the guide where it tells about the page; the guide is read by keys, and looks like the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from bwvreview.exchange.guide_files import load_guide
from bwvreview.services.clock import FixedClock
from bwvreview.ui.app import House
from bwvreview.ui.controllers import PLACES
from bwvreview.ui.controllers import guide as desk
from bwvreview.ui.pages.guide.blocks import PictureView
from tests.screen import dressed, nameless, shoot, spoken_name, words_on
from tests.ui.steps import opened_house, press, shown

PAGES = Path(__file__).resolve().parents[2] / "bwvreview" / "ui" / "pages"


@pytest.fixture
def house(qtbot: QtBot, tmp_path: Path, clock: FixedClock) -> Iterator[House]:
    with opened_house(qtbot, tmp_path, clock) as opened:
        yield opened
        opened.guide.frame.close()


def f1(house: House) -> QWidget:
    QTest.keyClick(house.window, Qt.Key.Key_F1)
    return house.guide.frame


def heading(frame: QWidget) -> str:
    return next(label for label in words_on(frame).splitlines())


def test_every_page_of_the_program_has_a_section() -> None:
    own = {
        found
        for path in PAGES.rglob("*.py")
        for found in re.findall(r'^    topic = "([a-z-]+)"', path.read_text(), re.MULTILINE)
    }
    topics = load_guide().topics
    assert {place.name for place in PLACES} | own <= set(topics)
    assert {"room", "lock"} <= own
    assert not [topic for topic, address in topics.items() if load_guide().find(address) is None]


def test_f1_opens_the_section_about_the_page(house: House) -> None:
    assert heading(f1(house)) == "Home"
    house.go("settings")
    assert heading(f1(house)) == "Settings"
    house.go("list")
    assert heading(f1(house)) == "Police list"
    assert house.guide.frame.windowTitle() == desk.TITLE


def test_the_button_on_home_opens_the_first_chapter(qtbot: QtBot, house: House) -> None:
    press(qtbot, house.window, "Guide")
    assert heading(house.guide.frame) == "Your first session in ten minutes"


def test_a_locked_window_tells_how_to_open_it_and_nothing_else(house: House) -> None:
    house.door.choose("new")
    assert heading(f1(house)) == "Choose a passphrase"
    house.window.cover(house.door.ask_page)
    assert heading(f1(house)) == "Open and lock the records"


def test_the_guide_is_read_by_keys_from_link_to_section_and_back(qtbot: QtBot, house: House) -> None:
    frame = f1(house)
    press(qtbot, frame, "Contents")
    press(qtbot, frame, "How the draw is proved")
    press(qtbot, frame, "Why dice")
    assert heading(frame) == "Why dice"
    press(qtbot, frame, "Next")
    assert heading(frame) == "Check it yourself"
    page = house.guide.page
    gone_back = []
    for _ in range(4):
        QTest.keyClick(page, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
        gone_back.append(heading(frame))
    assert gone_back == ["Why dice", "How the draw is proved", "Guide", "Home"]
    QTest.keyClick(page, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not frame.isVisible())
    assert house.window.isVisible()


def test_words_are_found_in_all_chapters(qtbot: QtBot, house: House) -> None:
    frame = f1(house)
    QTest.keyClick(house.guide.page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    box = shown(frame, QLineEdit, "Look for words in the guide")
    QTest.keyClicks(box, "recovery sheet")
    QTest.keyClick(box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: heading(frame) == "Look for words")
    press(qtbot, frame, "The passphrase is forgotten")
    assert heading(frame) == "The passphrase is forgotten"
    QTest.keyClicks(box, "zebra")
    QTest.keyClick(box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "“zebra” stands in 0 places." in words_on(frame))
    press(qtbot, frame, "Back")
    assert heading(frame) == "The passphrase is forgotten"


def test_a_screen_reader_says_the_whole_section_at_once(qtbot: QtBot, house: House) -> None:
    frame = f1(house)
    qtbot.waitUntil(lambda: frame.focusWidget() is not None and "Home “" in spoken_name(frame.focusWidget()))
    said = spoken_name(frame.focusWidget())
    section = load_guide().about("home").section
    assert said.startswith("Home")
    assert "Overdue police replies" in said
    assert nameless(frame) == []
    assert section.heading in said


@pytest.mark.slow  # the walk over all pages asks the same
@pytest.mark.parametrize(
    "address", ["keys#while-you-record", "privacy#what-is-processed", "first-session#open-the-list"]
)
def test_nothing_of_the_guide_goes_sideways_with_large_letters(house: House, address: str, tmp_path: Path) -> None:
    frame = f1(house)
    house.guide.go(address)
    frame.resize(940, 700)
    shoot(frame, tmp_path / "large.png", scale=2.0)
    bar = house.guide.page.scroller.horizontalScrollBar()
    dressed()
    assert bar.maximum() == 0


def test_pictures_follow_the_colours_and_say_what_they_show(house: House) -> None:
    frame = f1(house)
    (view,) = frame.findChildren(PictureView)
    assert view.is_there
    assert spoken_name(view).startswith("Picture: Home: what to do next")
    light = lightness(view)
    dressed(dark=True)
    dark = lightness(view)
    dressed()
    assert light > 200 > 100 > dark


def lightness(view: QWidget) -> int:
    """How light the middle of a widget's upper part is, from 0 to 255."""
    view.grab()  # lays it out
    image = view.grab().toImage()
    return image.pixelColor(image.width() // 2, 30).lightness()
