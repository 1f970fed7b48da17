"""The history of a clip in the real window."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QTableView
from pytestqt.qtbot import QtBot

from bwvreview.services.workspace import Workspace
from tests.screen import nameless
from tests.ui.evening import Evening, begin, evening, every_reference, everything_said, record
from tests.ui.rooms import FILE


def changed_afterwards(workspace: Workspace) -> None:
    record(workspace, "V01", actions="none", urgency="")
    begin(workspace, "V01", learning="More patience at the start.")


def look(window: Evening, slot: str = "V01") -> QTableView:
    """Open the history of a clip; give its rows."""
    window.house.context.wish("history", (1, slot))
    window.wait(f"History of {slot}")
    window.quiet()
    return window.the(QTableView, "Changes, the newest first")


def cells(table: QTableView, row: int) -> list[str]:
    model = table.model()
    return [str(model.index(row, column).data()) for column in range(model.columnCount())]


def test_every_change_of_a_clip_stands_in_a_row(qtbot: QtBot, tmp_path: Path) -> None:
    with evening(qtbot, tmp_path, changed_afterwards) as window:
        table = look(window)
        assert cells(table, 0)[0] == "1 Oct, 12:00"
        assert cells(table, 0)[1] == "What could be better?"
        assert cells(table, 0)[2].endswith("→ More patience at the start.")
        assert cells(table, 0)[3] == "The panel"
        assert window.sees("Session of 1 October 2022. 57 changes, the newest first.")
        window.press("V02")
        window.wait("History of V02")
        assert table.model().rowCount() == 0
        window.press("Back to the session")
        assert window.house.window.place == "session"


def test_a_change_is_shown_in_full_and_a_reason_can_be_added(qtbot: QtBot, tmp_path: Path) -> None:
    with evening(qtbot, tmp_path, changed_afterwards) as window:
        table = look(window)
        table.selectRow(0)
        window.wait("After: More patience at the start.")
        window.press("Keep the reason")
        assert window.sees("Say why it was changed.")
        window.the(QLineEdit, "Why was it changed?").setText("Said again at the debrief")
        window.press("Keep the reason")
        window.wait("Why: Said again at the debrief")
        table.selectRow(5)
        window.quiet()
        assert not window.sees("Why was it changed?")  # it was answered before the record was finished


def test_the_whole_history_is_checked_and_gives_a_mark_for_the_minutes(qtbot: QtBot, tmp_path: Path) -> None:
    with evening(qtbot, tmp_path, changed_afterwards) as window:
        look(window)
        window.press("Check the whole history")
        assert window.sees("The history is whole: 62 changes")
        assert window.sees("Write in the minutes: 62 · ")
        with closing(sqlite3.connect(tmp_path / FILE)) as connection:
            connection.execute("DELETE FROM history WHERE position = 20")
            connection.commit()
        window.press("Check the whole history")
        assert window.sees("Change 20 is missing.")
        assert window.sees("Keep the file as it is, and open your newest copy of it.")


def test_every_control_has_a_name_and_no_reference_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    with evening(qtbot, tmp_path, changed_afterwards) as window:
        look(window).selectRow(0)
        page = window.house.window.page("history")
        assert nameless(page) == []
        assert not [one for one in every_reference(window.workspace) if one in everything_said(page)]
