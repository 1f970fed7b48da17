"""The page that fills in the central team's own sheet, in the real window, with real workbooks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from PySide6.QtWidgets import QAbstractButton, QPushButton
from pytestqt.qtbot import QtBot

from bwvreview.ui import files
from tests.screen import dressed, nameless
from tests.ui.evening import Evening, evening, record
from tests.ui.test_feedback_page import all_done


@pytest.fixture
def night(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Evening]:
    """The page, after an evening on which every clip is over; a sheet lies ready, files go to the folder “out”."""
    sheet = tmp_path / "their return.xlsx"
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = "Returns"
    page.append(["Slot", "Status", "RAG", "Anything else", "Officer name"])
    book.save(sheet)
    monkeypatch.setattr(files, "open_file", lambda *_: sheet)
    monkeypatch.setattr(files, "open_folder", lambda *_: tmp_path / "out")
    with evening(qtbot, tmp_path, all_done) as found:
        found.page("feedback")
        found.press("Fill in the central team’s own sheet")
        yield found


def test_a_sheet_is_chosen_asked_about_and_filled_in(night: Evening, tmp_path: Path) -> None:
    assert night.sees("Open the workbook that they sent")
    night.press("Choose their sheet")
    night.wait("What goes into “Anything else”?")
    assert night.sees("On “Returns”, under the headings of row 1.")
    fill = night.the(QPushButton, "Fill in 10 clips")
    assert fill.toolTip() == "Answer the question first"
    page = night.house.window.current()
    assert page is not None
    every = [button for button in page.findChildren(QAbstractButton) if button.text().startswith("Show all")]
    every[0].click()
    night.quiet()
    night.press("What could be better?")
    night.wait("Saved as a new file. Theirs stays as it is.")
    night.press("1 column left as they are")
    assert night.sees("It may point at a person, so it stays empty")
    night.press("Fill in 10 clips")
    night.wait("10 clips filled in")
    rows = list(openpyxl.load_workbook(tmp_path / "out" / "central-sheet.xlsx")["Returns"].values)
    assert [row[0] for row in rows] == ["Slot", *(f"V{number:02}" for number in range(1, 11))]
    assert {row[4] for row in rows[1:]} == {None}
    night.press("Back to the feedback")
    night.press("Note that files were sent")
    assert night.sees("Which files?")


def test_an_answer_is_not_asked_for_again(night: Evening) -> None:
    night.press("Choose their sheet")
    night.wait("What goes into “Anything else”?")
    night.press("Leave this column empty")
    night.press("Fill in 10 clips")
    night.wait("10 clips filled in")
    night.press("Fill in another sheet")
    night.press("Choose their sheet")
    night.wait("Saved as a new file. Theirs stays as it is.")


def test_what_would_be_lost_has_to_be_known(night: Evening, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "chart.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Data")
        sheet.write_row(0, 0, ["Slot", "Overall"])
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": "=Data!$B$2:$B$9"})
        sheet.insert_chart("D2", chart)
    monkeypatch.setattr(files, "open_file", lambda *_: path)
    night.press("Choose their sheet")
    night.wait("The filled sheet will not have: charts.")
    fill = night.the(QPushButton, "Fill in 9 clips")
    assert fill.toolTip() == "Say that you know what would be lost"
    assert night.sees("1 clip not shown has no row")
    night.press("We know this, fill it in all the same")
    night.press("Fill in 9 clips")
    night.wait("9 clips filled in")


def test_an_answer_that_may_name_someone_holds_the_sheet_back_too(night: Evening) -> None:
    record(night.workspace, "V04", learning="Ask 472NX to explain it again.")
    night.press("Choose their sheet")
    night.wait("What goes into “Anything else”?")
    night.press("Leave this column empty")
    fill = night.the(QPushButton, "Fill in 10 clips")
    assert fill.toolTip() == "Decide about the answer on V04, on the page “Feedback”"


def test_a_file_that_cannot_be_used_says_what_to_do(
    night: Evening, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "list.xlsx"
    path.write_bytes(b"not a workbook")
    monkeypatch.setattr(files, "open_file", lambda *_: path)
    night.press("Choose their sheet")
    night.wait("“list.xlsx” is damaged, or is no workbook.")
    assert night.sees("Ask the office to send it again as .xlsx.")


@pytest.mark.slow  # the walk over all pages asks the same
def test_the_page_has_names_for_all_and_never_scrolls_sideways(night: Evening) -> None:
    night.press("Choose their sheet")
    night.wait("What goes into “Anything else”?")
    page = night.house.window.current()
    assert page is not None
    assert nameless(page) == []
    assert all(button.accessibleName() or button.text() for button in page.findChildren(QAbstractButton))
    try:
        for scale in (1.0, 2.0):
            dressed(scale=scale)
            page.grab()
            assert page.scroller.horizontalScrollBar().maximum() == 0  # type: ignore[attr-defined]
    finally:
        dressed()
