"""The palette: what is found by which words, what it does, and what it never offers to a reviewer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from bwvreview.services.clock import FixedClock
from bwvreview.ui.app import House
from bwvreview.ui.controllers import PLACES
from bwvreview.ui.palette.commands import COMMANDS, PAGES_ALSO
from bwvreview.ui.palette.match import cost, one_slip
from bwvreview.ui.widgets.kit import Page
from tests.screen import nameless
from tests.ui.steps import house_with_list, opened_house

TITLES = [command.title for command in COMMANDS]


@pytest.fixture
def house(qtbot: QtBot, tmp_path: Path, clock: FixedClock) -> Iterator[House]:
    with opened_house(qtbot, tmp_path, clock) as made:
        qtbot.waitUntil(lambda: not made.tasks.busy)
        yield made


def find(qtbot: QtBot, house: House, typed: str = "") -> list[str]:
    """Open the palette with its key, type, and give what it offers."""
    if not house.palette.box.isVisible():
        qtbot.waitUntil(house.window.isActiveWindow)
        QTest.keyClick(house.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: house.palette.box.isVisible() and not house.tasks.busy)
    house.palette.box.line.setText(typed)
    return [offer.title for offer in house.palette.box.shown]


def press(house: House, key: Qt.Key) -> None:
    QTest.keyClick(house.palette.box.line, key)


@given(st.sampled_from(TITLES), st.data())
def test_the_start_of_any_word_of_a_title_finds_it(title: str, data: st.DataObject) -> None:
    word = data.draw(st.sampled_from([one for one in title.replace("%", "").split() if one.isalnum()]))
    length = data.draw(st.integers(1, len(word)))
    assert cost(word[:length].upper(), title) in (0, 1)


@given(st.text("abcdef", min_size=4, max_size=8), st.integers(0, 7), st.sampled_from("abcdefgh"))
def test_one_letter_more_less_other_or_swapped_is_one_slip(word: str, at: int, letter: str) -> None:
    at %= len(word) - 1
    more, less, other = word[:at] + letter + word[at:], word[:at] + word[at + 1 :], word[:at] + letter + word[at + 1 :]
    swapped = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    assert all(one_slip(made, word) and one_slip(word, made) for made in (more, less, other, swapped))
    assert not one_slip(word, word + "xy")


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("settings", "Settings"), ("setings", "Settings"), ("preferences", "Settings"), ("dark", "Dark colours"),
        ("backup", "See the copies"), ("zoom in", "Larger letters"), ("quit", "Close the program"),
        ("practice list", "Try it with a practice list"), ("passphrase", "Lock and roles"), ("home", "Home"),
    ],
)  # fmt: skip
def test_plain_words_slips_and_other_words_find_the_thing(qtbot: QtBot, house: House, typed: str, first: str) -> None:
    assert find(qtbot, house, typed)[0] == first
    assert find(qtbot, house, "zzzz") == []
    assert house.palette.box.line.accessibleDescription() == "Nothing is called that"


def test_enter_goes_there_and_escape_goes_back_to_where_the_focus_was(qtbot: QtBot, house: House) -> None:
    before = house.window.focusWidget()
    find(qtbot, house, "sett")
    press(house, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not house.palette.box.isVisible())
    assert house.window.focusWidget() is before
    find(qtbot, house, "sett")
    press(house, Qt.Key.Key_Return)
    assert house.window.place == "settings"


def test_arrows_choose_and_the_choice_is_said_with_its_place(qtbot: QtBot, house: House) -> None:
    titles = find(qtbot, house)
    press(house, Qt.Key.Key_Down)
    said = house.palette.box.line.accessibleDescription()
    assert said.startswith(f"{titles[1]}, 2 of {len(titles)}.")
    press(house, Qt.Key.Key_PageDown)
    press(house, Qt.Key.Key_Up)
    press(house, Qt.Key.Key_Up)
    press(house, Qt.Key.Key_Up)
    press(house, Qt.Key.Key_Up)
    press(house, Qt.Key.Key_Up)
    assert f"{titles[2]}, 3 of" in house.palette.box.line.accessibleDescription()
    assert nameless(house.palette.box) == []


def test_the_buttons_of_the_page_come_first_and_are_pressed(qtbot: QtBot, house: House) -> None:
    house.go("settings")
    qtbot.waitUntil(lambda: not house.tasks.busy)
    assert find(qtbot, house, "see the copies")[0] == "See the copies"
    assert house.palette.box.shown[0].where == "On this page"
    press(house, Qt.Key.Key_Return)
    assert house.window.place == "copies"


def test_nothing_is_offered_that_could_only_be_refused(qtbot: QtBot, house: House) -> None:
    found = find(qtbot, house)
    assert "Open a police list" in found
    for impossible in ("Plan a draw", "Check and save the feedback files", "Lock now", "Write a new note"):
        assert impossible not in found


def test_a_draw_is_offered_once_a_list_is_there_and_a_page_is_asked_for_it(
    qtbot: QtBot, tmp_path: Path, clock: FixedClock
) -> None:
    with house_with_list(qtbot, tmp_path, clock) as house:
        house.go("settings")
        assert "Plan a draw" in find(qtbot, house, "plan")
        press(house, Qt.Key.Key_Return)
        assert house.window.place == "draw"


def test_a_reviewer_is_offered_their_own_page_and_the_look_only(qtbot: QtBot, house: House) -> None:
    house.context.gate.set_role(is_reviewer=True, reviewer="Reviewer A")
    qtbot.waitUntil(lambda: not house.tasks.busy)
    found = set(find(qtbot, house))
    own = {offer.title for offer in house.palette.box.shown if offer.where == "On this page"}
    look = {one.title for one in COMMANDS if one.act and one.act not in {"lock", "tour"}}
    assert found == own | look
    assert not own & {place.title for place in PLACES if place.title}


def test_behind_the_lock_there_is_nothing_to_find(qtbot: QtBot, house: House) -> None:
    house.window.cover(Page("Locked"))
    QTest.keyClick(house.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert not house.palette.box.isVisible()


def test_every_command_names_a_place_and_a_thing_that_is_there(house: House) -> None:
    places = {place.name for place in PLACES}
    assert {one.place for one in COMMANDS if one.place} <= places
    assert set(PAGES_ALSO) <= places
    assert {one.act for one in COMMANDS if not one.place} == set(house.palette._acts)
    assert len(set(TITLES)) == len(TITLES)
