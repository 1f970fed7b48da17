"""The central team's page, in the real window: a folder is read, a conflict settled with a reason, the report saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLineEdit

from bwvreview.ui import files
from tests.returns_kit import RATING, a_return, changed, clips_of, column, workbook
from tests.screen import nameless
from tests.ui.steps import opened_house, press, shown, wait_for

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from bwvreview.services.clock import FixedClock
    from bwvreview.ui.app import House


@pytest.fixture
def house(qtbot: QtBot, tmp_path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    folder = tmp_path / "returns"
    folder.mkdir()
    with clips_of(workbook(folder, a_return("brent"), "brent.xlsx")) as sheet:
        sheet.cell(2, column(sheet, RATING)).value = "amber"
    workbook(folder, a_return("haringey"), "a.xlsx")
    workbook(folder, changed(a_return("haringey"), "V02", rag="green"), "b.xlsx")
    monkeypatch.setattr(files, "open_folder", lambda *_: folder)
    with opened_house(qtbot, tmp_path, clock) as house:
        house.go("settings")
        press(qtbot, house.window, "Put returns together")
        press(qtbot, house.window, "Open a folder")
        wait_for(qtbot, house.window, "2 to settle")
        yield house


def test_a_conflict_is_settled_with_a_reason_and_only_then_the_report_is_saved(
    qtbot: QtBot, tmp_path: Path, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = house.window
    wait_for(qtbot, window, "Overall: “amber” in a.xlsx; “green” in b.xlsx")
    wait_for(qtbot, window, "“Overall” was “red”, now “amber”.")
    assert not nameless(window)
    press(qtbot, window, "Keep the one in b.xlsx")
    wait_for(qtbot, window, "Say why.")
    shown(window, QLineEdit, "Why, for Haringey, 2026-12-05.2, V02").setText("The group told us")
    press(qtbot, window, "Keep the one in b.xlsx")
    wait_for(qtbot, window, "1 to settle")
    shown(window, QLineEdit, "Why, for Brent, 2026-12-05.2, V01, Overall").setText("They meant amber")
    press(qtbot, window, "Take “amber”")
    wait_for(qtbot, window, "Nothing to settle")
    to = tmp_path / "report"
    monkeypatch.setattr(files, "open_folder", lambda *_: to)
    press(qtbot, window, "Save the report")
    qtbot.waitUntil(lambda: (to / "quarter.html").exists() and not house.context.tasks.busy, timeout=20_000)
    assert sorted(path.suffix for path in to.iterdir()) == [".html", ".json", ".pdf", ".xlsx"]
