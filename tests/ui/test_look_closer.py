"""A closer look at a list, and the days that the police keep video, in the real window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from bwvreview.services.clock import FixedClock
from bwvreview.ui.app import House
from bwvreview.ui.widgets.bars import BarRows
from tests.screen import nameless, words_on
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

TITLE = "A closer look at the list"


@pytest.fixture
def house(qtbot: QtBot, tmp_path: Path, clock: FixedClock) -> Iterator[House]:
    with opened_house(qtbot, tmp_path, clock) as opened:
        yield opened


@pytest.fixture
def page(qtbot: QtBot, house: House) -> QWidget:
    found: QWidget = controller(house, "list").page
    import_file(qtbot, house, SAMPLE)
    press(qtbot, found, "Look closer at the list")
    wait_for(qtbot, found, TITLE)
    return found


def bars(page: QWidget, name: str) -> BarRows:
    return next(w for w in page.findChildren(BarRows) if w.accessibleName() == name)


def test_days_left_are_shown_as_bars_and_in_words(page: QWidget) -> None:
    assert bars(page, "Days left").accessibleDescription().startswith("0 to 3 days: ")
    assert "In words: 0 to 3 days" in words_on(page)


def test_losses_of_each_week_are_shown(page: QWidget) -> None:
    assert "this week" in bars(page, "Videos deleted in each week").accessibleDescription().casefold()
    assert "If nobody draws" in everything_said(page)


def test_themes_that_share_encounters_are_rounded(page: QWidget) -> None:
    lines = words_on(page).splitlines()
    pair = next(at for at, line in enumerate(lines) if line == "Handcuffs and Drugs")
    assert lines[pair + 1] == "not shown" or int(lines[pair + 1].rsplit(" ", 1)[1]) % 5 == 0


def test_what_is_missing_says_what_to_ask_for(qtbot: QtBot, page: QWidget) -> None:
    assert "This list cannot show “Cannabis smell”." in words_on(page)
    press(qtbot, page, "Copy the words for the police: Cannabis smell")
    assert QGuiApplication.clipboard().text().startswith("Ask the police for one more column, “Smell of cannabis”")


def test_a_published_number_is_compared_and_remembered(qtbot: QtBot, house: House, page: QWidget) -> None:
    shown(page, QLineEdit, "Number that the police published").setText("600")
    press(qtbot, page, "Compare")
    wait_for(qtbot, page, "The police published 600 encounters for this time.")
    press(qtbot, page, "Back to the list")
    wait_for(qtbot, page, "The list is ready to use")
    press(qtbot, page, "Look closer at the list")
    wait_for(qtbot, page, "The police published 600 encounters for this time.")


def test_the_closer_look_shows_no_row_and_names_every_control(house: House, page: QWidget) -> None:
    said = everything_said(house.window)
    assert [row["Reference"] for row in rows_of_sample() if row["Reference"] in said] == []
    assert nameless(page) == []


def test_a_theme_can_be_made_from_here(qtbot: QtBot, house: House, page: QWidget) -> None:
    press(qtbot, page, "Make your own theme")
    wait_for(qtbot, house.window, "Which encounters belong")


def test_the_days_of_keeping_move_the_day_of_deletion(qtbot: QtBot, house: House, page: QWidget) -> None:
    settings: QWidget = controller(house, "settings").page
    box = shown(settings, QLineEdit, "Number of days")
    qtbot.waitUntil(lambda: box.text() == "31" and not house.tasks.busy)
    box.setText("90")
    press(qtbot, settings, "Save the days")
    wait_for(qtbot, settings, "Saved")
    house.go("list")
    wait_for(qtbot, house.window, "The list itself is deleted here on 25 December 2022.")


def test_days_that_cannot_be_are_refused(qtbot: QtBot, house: House, page: QWidget) -> None:
    settings: QWidget = controller(house, "settings").page
    box = shown(settings, QLineEdit, "Number of days")
    qtbot.waitUntil(lambda: box.text() == "31" and not house.tasks.busy)
    box.setText("0")
    press(qtbot, settings, "Save the days")
    wait_for(qtbot, settings, "Video cannot be kept for 0 days.")
