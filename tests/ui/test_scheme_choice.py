"""What the records are for is chosen on the settings page, until the first list."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from bwvreview.services.clock import FixedClock
from bwvreview.services.scheme_in_use import scheme_of
from tests.screen import nameless, there
from tests.ui.steps import controller, house_with_list, opened_house, press, shown, wait_for

TASER = "Taser use. Body-worn video of encounters in which a Taser was drawn or used."


def test_a_scheme_is_chosen_and_its_form_is_the_one_in_use(qtbot: QtBot, tmp_path: Path, clock: FixedClock) -> None:
    with opened_house(qtbot, tmp_path, clock) as house:
        page: QWidget = controller(house, "settings").page
        qtbot.waitUntil(lambda: there(page, QRadioButton, TASER), timeout=20_000)
        shown(page, QRadioButton, TASER).click()

        def kept() -> bool:
            with house.context.workspace.reading() as store:
                return scheme_of(store).slug == "taser"

        qtbot.waitUntil(kept, timeout=20_000)
        press(qtbot, page, "Look at the form")
        wait_for(qtbot, house.window, "Taser review")


def test_once_there_is_a_list_the_page_only_says_what_the_records_are_for(
    qtbot: QtBot, tmp_path: Path, clock: FixedClock
) -> None:
    with house_with_list(qtbot, tmp_path, clock) as house:
        page: QWidget = controller(house, "settings").page
        wait_for(qtbot, page, "Stop and search. Body-worn video of stop and search.")
        assert not there(page, QRadioButton, TASER)
        assert nameless(page) == []
