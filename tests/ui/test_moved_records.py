"""Records that were moved to another place say so where they were."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from pytestqt.qtbot import QtBot

from bwvreview.services.clock import FixedClock
from bwvreview.services.history_log import history_log
from bwvreview.services.move_workspace import move_workspace
from bwvreview.services.workspace import Workspace
from tests.ui.steps import opened_house, says, wait_for

CLOCK = FixedClock(date(2022, 10, 1))


def test_whoever_opens_the_old_place_is_told_where_the_records_are(qtbot: QtBot, tmp_path: Path) -> None:
    new = tmp_path / "new.bwv"
    with Workspace.open(tmp_path / "workspace.bwv", clock=CLOCK) as old, Workspace.open(new, clock=CLOCK) as there:
        move_workspace(old, there)
        with old.reading() as store:
            assert history_log(store, 1)[0].what == "All records were moved to another place"
    with opened_house(qtbot, tmp_path, CLOCK) as house:
        wait_for(qtbot, house.window, f"These records were moved to {new}.")
    new.rename(tmp_path / "workspace.bwv")
    with opened_house(qtbot, tmp_path, CLOCK) as house:
        qtbot.waitUntil(lambda: not house.tasks.busy)
        assert not says(house.window, "These records were moved")
