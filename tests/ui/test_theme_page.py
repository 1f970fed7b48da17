"""A group's own theme, ticked in the real window, up to its row in the plan."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from bwvreview.services.clock import FixedClock
from bwvreview.ui.app import House
from tests.screen import nameless, there, words_on
from tests.ui.steps import (
    SAMPLE,
    controller,
    everything_said,
    import_file,
    opened_house,
    press,
    rows_of_sample,
    shown,
    wait_for,
)

KEEP = "Keep this theme"


@pytest.fixture
def house(qtbot: QtBot, tmp_path: Path, clock: FixedClock) -> Iterator[House]:
    with opened_house(qtbot, tmp_path, clock) as opened:
        yield opened


@pytest.fixture
def page(qtbot: QtBot, house: House) -> QWidget:
    import_file(qtbot, house, SAMPLE)
    found: QWidget = controller(house, "themes").page
    wait_for(qtbot, found, "Which encounters belong")
    return found


def test_two_themes_become_one_and_can_be_drawn(qtbot: QtBot, house: House, page: QWidget) -> None:
    press(qtbot, page, "Children")
    press(qtbot, page, "Weapons")
    wait_for(qtbot, page, "Encounters of the themes Weapons and Children.")
    wait_for(qtbot, page, "encounters with video belong.")
    assert shown(page, QLineEdit, "Name of the theme").text() == "Weapons and Children"
    qtbot.waitUntil(lambda: shown(page, QPushButton, KEEP).available)  # type: ignore[attr-defined]
    press(qtbot, page, KEEP)
    wait_for(qtbot, house.window, "“Weapons and Children” can be drawn now.")
    plan: QWidget = controller(house, "draw").page
    qtbot.waitUntil(lambda: there(plan, QCheckBox, "Weapons and Children"), timeout=20_000)


def test_ticked_words_make_a_sentence_and_a_rounded_number(qtbot: QtBot, page: QWidget) -> None:
    press(qtbot, page, "Words of the column: age band")
    press(qtbot, page, "18-24")
    press(qtbot, page, "25-34")
    wait_for(qtbot, page, "Encounters whose age band is 18-24 or 25-34.")
    wait_for(qtbot, page, "encounters with video belong.")
    line = next(line for line in words_on(page).splitlines() if "encounters with video belong." in line)
    assert int(line.split()[1]) % 5 == 0


def test_small_numbers_are_not_told_and_not_kept(qtbot: QtBot, page: QWidget) -> None:
    press(qtbot, page, "Words of the column: object of search")
    press(qtbot, page, "Fireworks")
    qtbot.waitUntil(lambda: "Working it out" not in words_on(page) and "Encounters whose" in words_on(page))
    shown(page, QPushButton, KEEP).click()
    assert not shown(page, QPushButton, KEEP).available  # type: ignore[attr-defined]


def test_nothing_asks_about_the_outcome(page: QWidget) -> None:
    assert "outcome" not in everything_said(page).casefold()


def test_a_pair_that_is_offered_is_ticked_in_one_press(qtbot: QtBot, page: QWidget) -> None:
    offer = next(b for b in page.findChildren(QPushButton) if b.accessibleName().startswith("Tick "))
    title = offer.accessibleName().removeprefix("Tick ")
    offer.click()
    qtbot.waitUntil(lambda: shown(page, QLineEdit, "Name of the theme").text() == title, timeout=20_000)


def test_a_theme_can_be_taken_away_and_brought_back(qtbot: QtBot, house: House, page: QWidget) -> None:
    press(qtbot, page, "Children")
    press(qtbot, page, "Weapons")
    qtbot.waitUntil(lambda: shown(page, QPushButton, KEEP).available, timeout=20_000)  # type: ignore[attr-defined]
    press(qtbot, page, KEEP)
    press(qtbot, page, "Take away the theme Weapons and Children")
    qtbot.waitUntil(lambda: not there(page, QPushButton, "Take away the theme Weapons and Children"), timeout=20_000)
    press(qtbot, house.window, "Undo")
    qtbot.waitUntil(lambda: there(page, QPushButton, "Take away the theme Weapons and Children"), timeout=20_000)


def test_a_name_that_is_there_already_is_refused(qtbot: QtBot, page: QWidget) -> None:
    press(qtbot, page, "Children")
    press(qtbot, page, "Weapons")
    qtbot.waitUntil(lambda: shown(page, QPushButton, KEEP).available, timeout=20_000)  # type: ignore[attr-defined]
    shown(page, QLineEdit, "Name of the theme").setText("Weapons searches")
    press(qtbot, page, KEEP)
    wait_for(qtbot, page, "There is a theme with this name already.")


def test_a_name_that_could_show_someone_is_refused(qtbot: QtBot, page: QWidget) -> None:
    press(qtbot, page, "Children")
    press(qtbot, page, "Weapons")
    qtbot.waitUntil(lambda: shown(page, QPushButton, KEEP).available, timeout=20_000)  # type: ignore[attr-defined]
    shown(page, QLineEdit, "Name of the theme").setText("Searches at 14 High Road N17 6QB")
    press(qtbot, page, KEEP)
    wait_for(qtbot, page, "The title may show who someone is.")


def test_no_row_is_shown_and_every_control_is_named(house: House, page: QWidget) -> None:
    said = everything_said(house.window)
    assert [row["Reference"] for row in rows_of_sample() if row["Reference"] in said] == []
    assert nameless(page) == []


def test_without_a_list_there_is_a_way_to_one(qtbot: QtBot, house: House) -> None:
    found: QWidget = controller(house, "themes").page
    wait_for(qtbot, found, "There is no list yet")
    press(qtbot, found, "Open a police list")
    qtbot.waitUntil(lambda: house.window.place == "list")
