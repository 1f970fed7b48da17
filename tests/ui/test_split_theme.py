"""Splitting a theme on the plan page: parts with rounded numbers, and a draw from each of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from bwvreview.services.clock import FixedClock
from bwvreview.ui.app import House
from bwvreview.ui.widgets.button import Button
from tests.screen import nameless, spoken_name, there, words_on
from tests.ui.steps import FIX, house_with_list, plan, press, shown, wait_for

WEAPONS = {"Weapons": (6, 2)}
EVENLY = "Evenly. Each part gets the same. Best for comparing the parts."
SPLIT = "Split a theme into parts"


@pytest.fixture
def house(qtbot: QtBot, tmp_path: Path, clock: FixedClock) -> Iterator[House]:
    with house_with_list(qtbot, tmp_path, clock) as opened:
        yield opened


@pytest.fixture
def page(qtbot: QtBot, house: House) -> QWidget:
    return plan(qtbot, house, WEAPONS)


def split_by(qtbot: QtBot, page: QWidget, way: str) -> None:
    press(qtbot, page, SPLIT)
    press(qtbot, page, way)
    wait_for(qtbot, page, "Clips: ")


def share(qtbot: QtBot, page: QWidget, method: str) -> None:
    """Open how the clips are shared, and choose a way."""
    link = next(link for link in page.findChildren(Button) if link.words.startswith("The clips are shared"))
    link.click()
    qtbot.waitUntil(lambda: there(page, QRadioButton, method), timeout=20_000)
    shown(page, QRadioButton, method).click()


def clips_said(page: QWidget) -> list[int]:
    """How many clips each part gets, as the page says it."""
    line = next(line for line in words_on(page).splitlines() if line.startswith("Clips: "))
    return [int(number) for number in re.findall(r"(\d+) from", line)]


def planned(house: House) -> list[tuple[str, int]]:
    """The labels of the newest plan, with their clips."""
    from bwvreview.domain.draw.statement import Statement
    from bwvreview.services.fix_plan import group_of

    with house.context.workspace.reading() as store:
        newest = store.draws.latest(group_of(store))
        assert newest is not None
        return [(theme.label, theme.sample) for theme in Statement.parse(newest.statement).themes]


def test_a_theme_is_split_by_what_the_list_says(qtbot: QtBot, page: QWidget) -> None:
    press(qtbot, page, SPLIT)
    qtbot.waitUntil(lambda: there(page, QRadioButton, "By week"), timeout=20_000)
    ways = [
        spoken_name(b) for b in page.findChildren(QRadioButton) if spoken_name(b).startswith("By ") and b.isVisible()
    ]
    assert ways == ["By week", "By age band", "By time band"]
    assert nameless(page) == []


def test_parts_are_told_rounded_and_small_ones_are_not(qtbot: QtBot, page: QWidget) -> None:
    split_by(qtbot, page, "By week")
    told = next(line for line in words_on(page).splitlines() if line.startswith("Week 35"))
    assert "fewer than 10" in told
    assert "“others”" in told
    numbers = [int(part.split("about ")[1].split()[0].strip(".;")) for part in told.split(";") if "about " in part]
    assert numbers
    assert all(number % 5 == 0 for number in numbers)


def test_each_part_is_drawn_by_itself(qtbot: QtBot, house: House, page: QWidget) -> None:
    split_by(qtbot, page, "By week")
    said = clips_said(page)
    press(qtbot, page, FIX)
    wait_for(qtbot, house.controller("draw").room, "Write this in the minutes")  # type: ignore[attr-defined]
    labels = planned(house)
    assert len(labels) > 1
    assert sorted(clips for _, clips in labels) == sorted(said)
    assert all(label.startswith("weapons@") for label, _ in labels)
    assert sum(clips for _, clips in labels) == 6


def test_clips_are_shared_as_chosen_and_the_plan_is_fixed_so(qtbot: QtBot, house: House, page: QWidget) -> None:
    shown(page, QLineEdit, "Weapons: clips").setText("12")
    split_by(qtbot, page, "By age band")
    by_size = clips_said(page)
    share(qtbot, page, EVENLY)
    qtbot.waitUntil(lambda: clips_said(page) != by_size, timeout=20_000)
    evenly = clips_said(page)
    assert sum(evenly) == sum(by_size) == 12
    assert max(evenly) - min(evenly) <= 1
    press(qtbot, page, FIX)
    wait_for(qtbot, house.controller("draw").room, "Write this in the minutes")  # type: ignore[attr-defined]
    assert sorted(clips for _, clips in planned(house)) == sorted(evenly)


def test_each_part_may_get_a_number_of_its_own(qtbot: QtBot, house: House, page: QWidget) -> None:
    split_by(qtbot, page, "By week")
    parts = len(clips_said(page))
    share(qtbot, page, "Part by part. The number of clips is for each part, not for all together.")
    qtbot.waitUntil(lambda: clips_said(page) == [6] * parts, timeout=20_000)
    wait_for(qtbot, page, f"{6 * parts} clips in one theme.")


def test_too_few_clips_for_two_of_each_part_are_said(qtbot: QtBot, page: QWidget) -> None:
    shown(page, QLineEdit, "Weapons: clips").setText("3")
    split_by(qtbot, page, "By week")
    parts = len(clips_said(page))
    assert 1 in clips_said(page)
    wait_for(qtbot, page, f"With {2 * parts} clips or more, each part gets two.")
    shown(page, QLineEdit, "Weapons: clips").setText(str(2 * parts))
    qtbot.waitUntil(lambda: clips_said(page) == [2] * parts, timeout=20_000)
    assert "each part gets two" not in words_on(page)


def test_two_ticked_themes_are_each_offered_to_be_split(qtbot: QtBot, page: QWidget) -> None:
    press(qtbot, page, "Drugs")
    press(qtbot, page, SPLIT)
    press(qtbot, page, "Drugs: split this theme")
    press(qtbot, page, "By week")
    wait_for(qtbot, page, "Clips: ")
    assert there(page, QPushButton, "Weapons: split this theme")
    assert nameless(page) == []


def test_a_split_can_be_taken_back(qtbot: QtBot, house: House, page: QWidget) -> None:
    split_by(qtbot, page, "By week")
    press(qtbot, page, "Not split")
    press(qtbot, page, FIX)
    wait_for(qtbot, house.controller("draw").room, "Write this in the minutes")  # type: ignore[attr-defined]
    assert planned(house) == [("weapons", 6)]


def test_a_split_is_kept_with_the_plan(qtbot: QtBot, house: House, page: QWidget) -> None:
    split_by(qtbot, page, "By age band")
    share(qtbot, page, EVENLY)
    press(qtbot, page, "Save the plan for later")
    wait_for(qtbot, page, "Saved at")
    house.go("home")
    house.go("draw")
    wait_for(qtbot, page, "Clips: ")
    assert shown(page, QRadioButton, "By age band").isChecked()
    assert shown(page, Button, "The clips are shared evenly").isVisible()
    assert shown(page, QLineEdit, "Weapons: clips").text() == "6"


def test_an_own_theme_is_drawn_like_the_others(qtbot: QtBot, house: House, page: QWidget) -> None:
    press(qtbot, page, "Make your own theme")
    bench: QWidget = house.controller("themes").page
    press(qtbot, bench, "Weapons")
    press(qtbot, bench, "Children")
    wait_for(qtbot, bench, "encounters with video belong.")
    press(qtbot, bench, "Keep this theme")
    wait_for(qtbot, house.window, "can be drawn now.")
    press(qtbot, bench, "Go to the plan")
    qtbot.waitUntil(lambda: there(page, QCheckBox, "Weapons and Children"), timeout=20_000)
    assert shown(page, QCheckBox, "Weapons").isChecked()
    shown(page, QLineEdit, "Name of your group").setText("Example group")
    press(qtbot, page, "Weapons and Children")
    wait_for(qtbot, page, "different clips to expect")
    press(qtbot, page, FIX)
    wait_for(qtbot, house.controller("draw").room, "Write this in the minutes")  # type: ignore[attr-defined]
    assert ("weapons-and-children", 6) in planned(house)


def test_a_theme_has_to_be_ticked_before_it_can_be_split(qtbot: QtBot, house: House, page: QWidget) -> None:
    press(qtbot, page, "Weapons")
    link = shown(page, Button, SPLIT)
    assert link.reason == "Tick a theme first."
    press(qtbot, page, SPLIT)
    assert not there(page, QRadioButton, "By week")
    press(qtbot, page, "Drugs")
    assert link.available


def test_the_focus_goes_to_the_theme_that_is_split(qtbot: QtBot, house: House, page: QWidget) -> None:
    house.window.activateWindow()
    shown(page, Button, SPLIT).setFocus()
    press(qtbot, page, SPLIT)
    qtbot.waitUntil(lambda: spoken_name(focused(house)) == "Not split", timeout=20_000)
    press(qtbot, page, "Drugs")
    link = shown(page, Button, "Drugs: split this theme")
    link.setFocus()
    link.click()
    qtbot.waitUntil(lambda: "Drugs: split" in focused(house).accessibleDescription(), timeout=20_000)


def focused(house: House) -> QWidget:
    found = house.window.focusWidget()
    assert found is not None
    return found
