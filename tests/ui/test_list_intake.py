"""Ways in which a list reaches the page: several files, a sheet, a locked workbook, the clipboard."""

from __future__ import annotations

import io
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

import openpyxl
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from bwvreview.services.clock import FixedClock
from bwvreview.ui import files
from bwvreview.ui.app import House
from bwvreview.ui.controllers import list_jobs
from tests.screen import nameless, spoken_name, there
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
    write_list,
)

W = TypeVar("W", bound=QWidget)

SEMICOLONS = Path(__file__).parents[2] / "../shared/data/awkward/col_2023_semicolon_export.csv"
PASSWORD = "plum-otter-lamp-41"


@pytest.fixture
def house(qtbot: QtBot, tmp_path: Path, clock: FixedClock) -> Iterator[House]:
    with opened_house(qtbot, tmp_path, clock) as opened:
        yield opened


@pytest.fixture
def page(qtbot: QtBot, house: House) -> QWidget:
    found: QWidget = controller(house, "list").page
    wait_for(qtbot, found, "Open the list from the police")
    return found


def lists_kept(house: House) -> int:
    with house.context.workspace.reading() as store:
        return len(store.lists.all())


def book(*sheets: tuple[str, list[dict[str, str]]]) -> bytes:
    """A workbook with these sheets."""
    made = openpyxl.Workbook()
    made.remove(made.worksheets[0])
    for name, rows in sheets:
        sheet = made.create_sheet(name)
        for row in [list(rows[0]), *(list(row.values()) for row in rows)]:
            sheet.append(row)
    content = io.BytesIO()
    made.save(content)
    return content.getvalue()


def locked(path: Path, content: bytes) -> Path:
    """The same workbook, locked with a password."""
    from msoffcrypto.format.ooxml import OOXMLFile

    with path.open("wb") as file:
        OOXMLFile(io.BytesIO(content)).encrypt(PASSWORD, file)
    return path


@pytest.fixture
def two_months(tmp_path: Path) -> Path:
    rows = rows_of_sample()
    path = tmp_path / "months.xlsx"
    path.write_bytes(book(("August", rows[:200]), ("September", rows[200:])))
    return path


def test_several_months_become_one_list(qtbot: QtBot, house: House, page: QWidget, tmp_path: Path) -> None:
    rows = rows_of_sample()
    first, second = write_list(tmp_path / "a.csv", rows[:200]), write_list(tmp_path / "b.csv", rows[200:])
    house.window.files_dropped.emit((first, second))
    wait_for(qtbot, page, "The list is ready to use")
    assert any("515 rows in the file" in w.accessibleName() for w in page.findChildren(QWidget))
    assert lists_kept(house) == 1


def test_several_files_can_be_dropped_onto_the_window(
    qtbot: QtBot, house: House, page: QWidget, tmp_path: Path
) -> None:
    rows = rows_of_sample()
    paths = [write_list(tmp_path / "b.csv", rows[200:]), write_list(tmp_path / "a.csv", rows[:200])]
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    at, copy, left, none = (
        QPoint(500, 20), Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )  # fmt: skip
    QApplication.sendEvent(house.window, QDragEnterEvent(at, copy, data, left, none))
    QApplication.sendEvent(house.window, QDropEvent(QPointF(at), copy, data, left, none))
    wait_for(qtbot, page, "The list is ready to use")


def test_lists_that_do_not_fit_together_say_which_file(
    qtbot: QtBot, house: House, page: QWidget, tmp_path: Path
) -> None:
    other = tmp_path / "b.csv"
    other.write_text("something,else\n1,2\n", encoding="utf-8")
    house.window.files_dropped.emit((write_list(tmp_path / "a.csv", rows_of_sample()), other))
    wait_for(qtbot, page, "File 2")
    assert lists_kept(house) == 0


def test_a_workbook_with_two_lists_asks_for_the_sheet(
    qtbot: QtBot, house: House, page: QWidget, two_months: Path
) -> None:
    house.window.file_dropped.emit(two_months)
    wait_for(qtbot, page, "Which sheet holds the list?")
    assert nameless(page) == []
    qtbot.waitUntil(lambda: sheets_offered(page) == ["Sheet 1 “August”", "Sheet 2 “September”"])
    QTest.keyClick(house.window.focusWidget(), Qt.Key.Key_2)
    press(qtbot, page, "Read this sheet")
    wait_for(qtbot, page, "The list is ready to use")
    assert any("315 rows in the file" in w.accessibleName() for w in page.findChildren(QWidget))


def sheets_offered(page: QWidget) -> list[str]:
    return [spoken_name(w).partition(":")[0] for w in page.findChildren(QRadioButton) if w.isVisible()]


def test_no_row_is_shown_while_a_sheet_is_chosen(qtbot: QtBot, house: House, page: QWidget, two_months: Path) -> None:
    house.window.file_dropped.emit(two_months)
    wait_for(qtbot, page, "Which sheet holds the list?")
    said = everything_said(house.window)
    assert [value for row in rows_of_sample()[:50] for value in row.values() if len(value) > 4 and value in said] == []


def test_a_locked_workbook_opens_with_its_password(qtbot: QtBot, house: House, page: QWidget, tmp_path: Path) -> None:
    house.window.file_dropped.emit(locked(tmp_path / "locked.xlsx", book(("List", rows_of_sample()))))
    wait_for(qtbot, page, "The workbook is locked")
    box = shown_soon(qtbot, page, QLineEdit, "Password of the workbook")
    assert box.echoMode() == QLineEdit.EchoMode.Password
    QTest.keyClicks(box, "wrong")
    press(qtbot, page, "Open the list")
    wait_for(qtbot, page, "That password does not open the workbook")
    QTest.keyClicks(shown_soon(qtbot, page, QLineEdit, "Password of the workbook"), PASSWORD)
    press(qtbot, page, "Open the list")
    wait_for(qtbot, page, "The list is ready to use")
    assert lists_kept(house) == 1


def test_a_password_stays_nowhere(qtbot: QtBot, house: House, page: QWidget, tmp_path: Path) -> None:
    house.window.file_dropped.emit(locked(tmp_path / "locked.xlsx", book(("List", rows_of_sample()))))
    wait_for(qtbot, page, "The workbook is locked")
    QTest.keyClicks(shown_soon(qtbot, page, QLineEdit, "Password of the workbook"), PASSWORD)
    press(qtbot, page, "Open the list")
    wait_for(qtbot, page, "The list is ready to use")
    assert PASSWORD not in everything_said(house.window)
    assert PASSWORD not in repr(vars(house.controller("list")))
    house.context.close()
    kept = b"".join(path.read_bytes() for path in tmp_path.glob("workspace.bwv*"))
    assert kept
    assert PASSWORD.encode() not in kept


def shown_soon(qtbot: QtBot, page: QWidget, kind: type[W], name: str) -> W:
    """The one widget of this name, as soon as people see it."""
    qtbot.waitUntil(lambda: any(spoken_name(w) == name and w.isVisible() for w in page.findChildren(kind)))
    return shown(page, kind, name)


def pasted(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


def table_of_sample() -> str:
    rows = rows_of_sample()
    return "\n".join("\t".join(row) for row in [list(rows[0]), *(list(row.values()) for row in rows)])


def test_a_table_can_be_pasted(qtbot: QtBot, house: House, page: QWidget) -> None:
    pasted(table_of_sample())
    press(qtbot, page, "Paste a table")
    wait_for(qtbot, page, "The list is ready to use")
    assert lists_kept(house) == 1


def test_a_table_can_be_pasted_with_the_usual_keys(qtbot: QtBot, house: House, page: QWidget) -> None:
    pasted(table_of_sample())
    QTest.keyClick(house.window.focusWidget(), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    wait_for(qtbot, page, "The list is ready to use")


def test_an_empty_clipboard_says_what_to_do(qtbot: QtBot, house: House, page: QWidget) -> None:
    pasted("")
    press(qtbot, page, "Paste a table")
    wait_for(qtbot, page, "There is no table to paste.")


def test_keys_do_not_replace_a_list_that_is_shown(qtbot: QtBot, house: House, page: QWidget) -> None:
    import_file(qtbot, house, SAMPLE)
    pasted(table_of_sample())
    QTest.keyClick(house.window.focusWidget(), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert there(page, QWidget, "Plan a draw from this list")
    assert lists_kept(house) == 1


def test_another_list_can_be_asked_for_and_given_up(qtbot: QtBot, house: House, page: QWidget) -> None:
    import_file(qtbot, house, SAMPLE)
    press(qtbot, page, "Open another list")
    wait_for(qtbot, page, "Open the list from the police")
    press(qtbot, page, "Go back to the list")
    wait_for(qtbot, page, "The list is ready to use")


def test_the_dialog_takes_several_files_of_any_kind_of_list(
    qtbot: QtBot, house: House, page: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kinds: list[str] = []

    def chosen(*said: object) -> tuple[Path, ...]:
        kinds.append(str(said[-1]))
        return (SAMPLE,)

    monkeypatch.setattr(files, "open_files", chosen)
    press(qtbot, page, "Choose a file")
    wait_for(qtbot, page, "The list is ready to use")
    assert all(f"*.{kind}" in kinds[0] for kind in ("csv", "tsv", "xlsx", "xlsm", "xls", "ods", "json", "zip", "gz"))


@pytest.mark.skipif(not SEMICOLONS.is_file(), reason="the real file is not here")
def test_a_real_export_with_semicolons_comes_in_with_three_presses(qtbot: QtBot, house: House, page: QWidget) -> None:
    house.window.file_dropped.emit(SEMICOLONS)
    wait_for(qtbot, page, "Some columns cannot come in")
    wait_for(qtbot, page, "“latitude”")
    press(qtbot, page, "Use the list without these columns")
    wait_for(qtbot, page, "The list has no references")
    press(qtbot, page, "Use the list without a key sheet")
    wait_for(qtbot, page, "10 columns accepted")


def test_an_older_look_at_the_records_does_not_hide_a_list_that_has_just_come_in(
    qtbot: QtBot, house: House, page: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    qtbot.waitUntil(lambda: not house.context.tasks.busy, timeout=20_000)
    read, in_time = list_jobs.newest, threading.Event()

    def slow(*args: Any) -> object:
        found = read(*args)
        in_time.wait(20)
        return found

    monkeypatch.setattr(list_jobs, "newest", slow)
    controller(house, "list")  # looks while there is no list
    monkeypatch.setattr(list_jobs, "newest", read)
    import_file(qtbot, house, SAMPLE)
    in_time.set()
    qtbot.waitUntil(lambda: not house.context.tasks.busy, timeout=20_000)
    assert there(page, QWidget, "Plan a draw from this list")
