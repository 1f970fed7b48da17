"""Damaged records in the window: a copy takes their place, and nothing of what was there is thrown away."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from bwvreview.services.backups import keep_backup
from bwvreview.services.clock import FixedClock
from bwvreview.services.tidy_up import open_workspace
from bwvreview.services.workspace import Workspace
from bwvreview.ui.app import House, build_window
from tests.screen import nameless
from tests.ui.steps import press, says, shown, wait_for

SECRET = "otter lamp plum river 4271"
GROUP = "Haringey group"
SORRY = "The records are damaged"


@pytest.fixture(params=[pytest.param("plain", marks=pytest.mark.slow), "locked"])
def secret(request: pytest.FixtureRequest) -> str | None:
    return SECRET if request.param == "locked" else None


@pytest.fixture
def records(tmp_path: Path, clock: FixedClock, secret: str | None) -> Path:
    path = tmp_path / "group.bwv"
    with Workspace.open(path, clock=clock, secret=secret, plain=True) as workspace:
        with workspace.store() as store:
            store.settings.put("group.name", GROUP)
        keep_backup(workspace)
    return path


@pytest.fixture
def house(qtbot: QtBot, records: Path, clock: FixedClock) -> Iterator[House]:
    made = build_window(lambda **more: open_workspace(records, clock=clock, **more), clock)
    qtbot.addWidget(made.window)
    with qtbot.waitActive(made.window, timeout=20_000):
        made.window.show()
    yield made
    made.window.close()


def damage(path: Path) -> bytes:
    """Cut off the end, as a stick that was pulled out does."""
    path.write_bytes(path.read_bytes()[:-4096])
    return path.read_bytes()


def begin(qtbot: QtBot, house: House, secret: str | None) -> None:
    house.open()
    if secret is not None:
        wait_for(qtbot, house.window, "The records are locked")
        shown(house.window, QLineEdit, "Passphrase").setText(secret)
        press(qtbot, house.window, "Open the records")


def test_a_copy_takes_the_place_of_damaged_records_and_they_are_kept_aside(
    qtbot: QtBot, house: House, records: Path, secret: str | None
) -> None:
    left = damage(records)
    begin(qtbot, house, secret)
    wait_for(qtbot, house.window, SORRY)
    assert nameless(house.window) == []
    press(qtbot, house.window, "Look into it")
    wait_for(qtbot, house.window, "What was written later than this is lost.")
    press(qtbot, house.window, "Put it back")
    press(qtbot, house.window, "Yes, put it back")
    qtbot.waitUntil(lambda: house.context.is_open and not house.window.is_covered, timeout=20_000)
    wait_for(qtbot, house.window, GROUP)
    assert left in [path.read_bytes() for path in (records.parent / "group.bwv.backups").iterdir()]


def test_who_says_not_now_sees_what_is_wrong_and_nothing_is_changed(
    qtbot: QtBot, house: House, records: Path, secret: str | None
) -> None:
    left = damage(records)
    begin(qtbot, house, secret)
    wait_for(qtbot, house.window, SORRY)
    press(qtbot, house.window, "Not now")
    wait_for(qtbot, house.window, "The workspace is damaged.")
    assert not says(house.window, SORRY)
    assert records.read_bytes() == left


def test_without_a_copy_it_says_what_is_wrong(qtbot: QtBot, house: House, records: Path, secret: str | None) -> None:
    for copy in (records.parent / "group.bwv.backups").iterdir():
        copy.unlink()
    damage(records)
    begin(qtbot, house, secret)
    wait_for(qtbot, house.window, "The workspace is damaged.")
    assert not says(house.window, SORRY)
