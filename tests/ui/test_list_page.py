"""The page about the police list, in the real window, with real files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QProgressBar, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from bwvreview.services.clock import FixedClock
from bwvreview.ui import files
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
    write_list,
)


@pytest.fixture
def house(qtbot: QtBot, tmp_path: Path, clock: FixedClock) -> Iterator[House]:
    with opened_house(qtbot, tmp_path, clock) as opened:
        yield opened


@pytest.fixture
def page(qtbot: QtBot, house: House) -> QWidget:
    found: QWidget = controller(house, "list").page
    wait_for(qtbot, found, "Open the list from the police")
    return found


@pytest.fixture
def with_names(tmp_path: Path) -> Path:
    """A list with a column of officers' names."""
    rows = [{**row, "Officer name": f"PC Zebedee Quux{chr(97 + at % 26)}"} for at, row in enumerate(rows_of_sample())]
    return write_list(tmp_path / "with-names.csv", rows)


def lists_kept(house: House) -> int:
    with house.context.workspace.reading() as store:
        return len(store.lists.all())


def test_a_list_is_ready_to_use_after_it_was_chosen(
    qtbot: QtBot, house: House, page: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "open_files", lambda *_: (SAMPLE,))
    press(qtbot, page, "Choose a file")
    wait_for(qtbot, page, "The list is ready to use")
    wait_for(qtbot, page, "13 columns accepted")
    wait_for(qtbot, page, "The list itself is deleted here on")
    assert lists_kept(house) == 1


def test_the_practice_list_says_that_it_is_one(qtbot: QtBot, house: House, page: QWidget) -> None:
    press(qtbot, page, "Try it with a practice list")
    wait_for(qtbot, page, "The practice list is ready to use")
    wait_for(qtbot, page, "Practice list, ")
    assert "Police list, " not in words_on(page)
    import_file(qtbot, house, SAMPLE)
    wait_for(qtbot, page, "Police list, ")
    assert "Practice list" not in words_on(page)


def test_counts_of_a_list_add_up_on_the_screen(qtbot: QtBot, house: House, page: QWidget) -> None:
    import_file(qtbot, house, SAMPLE)
    sums = [
        w.accessibleName() for w in page.findChildren(QWidget) if "encounters to draw from is" in w.accessibleName()
    ]
    numbers = [
        int(word.replace(",", "")) for word in sums[0].replace(".", "").split() if word.replace(",", "").isdigit()
    ]
    assert numbers[0] == numbers[1] - sum(numbers[2:])
    assert numbers[1] == 515


def test_themes_are_said_in_rounded_numbers(qtbot: QtBot, house: House, page: QWidget) -> None:
    import_file(qtbot, house, SAMPLE)
    bars = next(
        w
        for w in page.findChildren(QWidget)
        if w.accessibleName() == "Themes you can draw" and w.accessibleDescription()
    )
    number = int(bars.accessibleDescription().rsplit("about ", 1)[1])
    assert number % 5 == 0


def test_a_practice_list_has_video_left_in_any_year(qtbot: QtBot, tmp_path: Path) -> None:
    from datetime import date

    folder = tmp_path / "later"
    folder.mkdir()
    with opened_house(qtbot, folder, FixedClock(date(2031, 3, 5))) as house:
        page: QWidget = controller(house, "list").page
        wait_for(qtbot, page, "Open the list from the police")
        press(qtbot, page, "Try it with a practice list")
        wait_for(qtbot, page, "The practice list is ready to use")
        wait_for(qtbot, page, "March 2031")


def test_columns_that_show_who_someone_is_stop_the_list_until_people_choose(
    qtbot: QtBot, house: House, page: QWidget, with_names: Path
) -> None:
    house.window.file_dropped.emit(with_names)
    wait_for(qtbot, page, "Some columns cannot come in")
    wait_for(qtbot, page, "“Officer name”")
    assert lists_kept(house) == 0
    press(qtbot, page, "Use the list without these columns")
    wait_for(qtbot, page, "The list is ready to use")
    wait_for(qtbot, page, "1 column refused")
    assert lists_kept(house) == 1


def test_a_refused_value_is_never_shown(qtbot: QtBot, house: House, page: QWidget, with_names: Path) -> None:
    house.window.file_dropped.emit(with_names)
    wait_for(qtbot, page, "“Officer name”")
    assert "Zebedee" not in everything_said(house.window)
    press(qtbot, page, "Use the list without these columns")
    wait_for(qtbot, page, "The list is ready to use")
    assert "Zebedee" not in everything_said(house.window)


def test_columns_that_tell_something_stand_before_those_that_are_only_not_needed(
    qtbot: QtBot, house: House, page: QWidget, tmp_path: Path
) -> None:
    rows = [
        {"Force": "Metropolitan Police Service", **row, "Officer name": "PC Zebedee Quux"} for row in rows_of_sample()
    ]
    house.window.file_dropped.emit(write_list(tmp_path / "both.csv", rows))
    wait_for(qtbot, page, "“Force”")
    said = words_on(page)
    assert "1 of them could show who someone is. The others are not needed." in said
    assert said.index("“Officer name”") < said.index("“Force”")
    press(qtbot, page, "Use the list without these columns")
    wait_for(qtbot, page, "2 columns left out")


def test_names_of_refused_columns_are_not_kept(
    qtbot: QtBot, tmp_path: Path, clock: FixedClock, with_names: Path
) -> None:
    with opened_house(qtbot, tmp_path, clock) as house:
        page: QWidget = controller(house, "list").page
        house.window.file_dropped.emit(with_names)
        wait_for(qtbot, page, "Some columns cannot come in")
        press(qtbot, page, "Use the list without these columns")
        wait_for(qtbot, page, "“Officer name”")
        wait_for(qtbot, page, "The list is ready to use")
    with opened_house(qtbot, tmp_path, clock) as again:
        page = controller(again, "list").page
        wait_for(qtbot, page, "The list is ready to use")
        wait_for(qtbot, page, "1 column left out")
        assert "Officer name" not in everything_said(again.window)


def test_values_that_nobody_can_read_are_told_by_their_place(
    qtbot: QtBot, house: House, page: QWidget, tmp_path: Path
) -> None:
    rows = rows_of_sample()
    rows[4]["Object of search"] = "Wobbly thing"
    house.window.file_dropped.emit(write_list(tmp_path / "odd.csv", rows))
    wait_for(qtbot, page, "One question before the list can be used")
    wait_for(qtbot, page, "Row 6")
    wait_for(qtbot, page, "Object of search")
    assert "Wobbly" not in everything_said(house.window)
    assert not there(page, QWidget, "Use the list without these columns")
    assert lists_kept(house) == 0


def test_references_that_stand_twice_are_listed_by_their_place(
    qtbot: QtBot, house: House, page: QWidget, tmp_path: Path
) -> None:
    rows = rows_of_sample()
    rows[4]["Reference"] = rows[9]["Reference"]
    house.window.file_dropped.emit(write_list(tmp_path / "twice.csv", rows))
    wait_for(qtbot, page, "This list cannot be used yet")
    wait_for(qtbot, page, "Rows 6 and 11 have the same reference.")
    assert rows[4]["Reference"] not in everything_said(house.window)
    assert lists_kept(house) == 0


def test_a_name_beside_the_list_is_left_out_when_people_choose(
    qtbot: QtBot, house: House, page: QWidget, tmp_path: Path
) -> None:
    made = openpyxl.Workbook()
    sheet = made.worksheets[0]
    rows = rows_of_sample()
    for row in [list(rows[0]), *(list(row.values()) for row in rows)]:
        sheet.append(row)
    sheet["B3"].comment = Comment("PC Zebedee Quux 1234AB asked", "Zebedee Quux")
    made.save(tmp_path / "noted.xlsx")
    house.window.file_dropped.emit(tmp_path / "noted.xlsx")
    wait_for(qtbot, page, "Something beside the list cannot come in")
    assert "Zebedee" not in everything_said(house.window)
    press(qtbot, page, "Use the list alone")
    wait_for(qtbot, page, "The list is ready to use")


def test_a_file_that_is_no_list_says_what_to_do(qtbot: QtBot, house: House, page: QWidget, tmp_path: Path) -> None:
    empty = tmp_path / "empty.csv"
    empty.write_bytes(b"")
    house.window.file_dropped.emit(empty)
    wait_for(qtbot, page, "empty")
    qtbot.waitUntil(lambda: there(page, QPushButton, "Choose a file"))
    assert lists_kept(house) == 0


def test_stopping_keeps_nothing(qtbot: QtBot, house: House, page: QWidget, tmp_path: Path) -> None:
    rows = rows_of_sample()
    long = [{**row, "Reference": f"HGY-{copy:03}-{at:04}"} for copy in range(60) for at, row in enumerate(rows)]
    house.window.file_dropped.emit(write_list(tmp_path / "long.csv", long))
    wait_for(qtbot, page, "Reading the list")
    qtbot.waitUntil(lambda: there(page, QPushButton, "Stop reading"))
    press(qtbot, page, "Stop reading")
    wait_for(qtbot, page, "Open the list from the police")
    qtbot.waitUntil(lambda: not house.tasks.busy, timeout=20_000)
    assert lists_kept(house) == 0
    wait_for(qtbot, house.window, "Stopped. Nothing was kept.")


def test_reading_says_how_far_it_is(qtbot: QtBot, house: House, page: QWidget) -> None:
    house.window.file_dropped.emit(SAMPLE)
    wait_for(qtbot, page, "Reading the list")
    qtbot.waitUntil(lambda: there(page, QProgressBar, "Looking at every row"))
    wait_for(qtbot, page, "The list is ready to use")


def test_a_list_can_be_dropped_onto_its_place(qtbot: QtBot, house: House, page: QWidget) -> None:
    zone = next(w for w in page.findChildren(QWidget) if w.accessibleName() == "Place for the list from the police")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(SAMPLE))])
    where, buttons, keys = QPoint(20, 20), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enters = QDragEnterEvent(where, Qt.DropAction.CopyAction, data, buttons, keys)
    QApplication.sendEvent(zone, enters)
    assert enters.isAccepted()
    QApplication.sendEvent(zone, QDropEvent(QPointF(where), Qt.DropAction.CopyAction, data, buttons, keys))
    wait_for(qtbot, page, "The list is ready to use")


def test_only_the_words_for_the_police_go_to_the_clipboard(
    qtbot: QtBot, house: House, page: QWidget, tmp_path: Path
) -> None:
    QGuiApplication.clipboard().clear()
    rows = [{name: value for name, value in row.items() if "Handcuff" not in name} for row in rows_of_sample()]
    import_file(qtbot, house, write_list(tmp_path / "plain.csv", rows))
    assert QGuiApplication.clipboard().text() == ""
    press(qtbot, page, "Copy these words for the police")
    assert QGuiApplication.clipboard().text().startswith("Ask the police for one more column, “Handcuffs used”")
    wait_for(qtbot, page, "To draw the theme Handcuffs")


def test_the_newest_list_is_shown_again_later(qtbot: QtBot, tmp_path: Path, clock: FixedClock) -> None:
    with opened_house(qtbot, tmp_path, clock) as house:
        import_file(qtbot, house, SAMPLE)
    with opened_house(qtbot, tmp_path, clock) as again:
        page: QWidget = controller(again, "list").page
        wait_for(qtbot, page, "The list is ready to use")
        wait_for(qtbot, page, "13 columns accepted")


def test_a_list_leads_on_to_its_plan(qtbot: QtBot, house: House, page: QWidget) -> None:
    import_file(qtbot, house, SAMPLE)
    press(qtbot, page, "Plan a draw from this list")
    qtbot.waitUntil(lambda: house.window.place == "draw")
    wait_for(qtbot, house.controller("draw").page, "Themes")


def test_no_reference_and_no_nameless_control_on_the_page(qtbot: QtBot, house: House, page: QWidget) -> None:
    import_file(qtbot, house, SAMPLE)
    said = everything_said(house.window)
    assert [row["Reference"] for row in rows_of_sample() if row["Reference"] in said] == []
    assert SAMPLE.name not in said
    assert nameless(page) == []


def test_other_themes_unfold(qtbot: QtBot, house: House, page: QWidget) -> None:
    import_file(qtbot, house, SAMPLE)
    link = next(b for b in page.findChildren(QPushButton) if "more theme" in b.text())
    qtbot.waitUntil(link.isVisible, timeout=20_000)
    before = words_on(page).count("\n")
    link.click()
    assert words_on(page).count("\n") > before


def shown_soon(qtbot: QtBot, page: QWidget, name: str) -> QPushButton:
    qtbot.waitUntil(lambda: there(page, QPushButton, name), timeout=20_000)
    return shown(page, QPushButton, name)


def test_the_focus_stays_on_the_page_when_its_parts_change(qtbot: QtBot, house: House, page: QWidget) -> None:
    house.window.file_dropped.emit(SAMPLE)
    wait_for(qtbot, page, "The list is ready to use")
    plan_button = shown_soon(qtbot, page, "Plan a draw from this list")
    qtbot.waitUntil(lambda: house.window.focusWidget() is plan_button, timeout=20_000)


def test_a_list_whose_video_is_all_deleted_says_so(qtbot: QtBot, house: House, page: QWidget, tmp_path: Path) -> None:
    rows = [{**row, "Month": "2019-03", "Week": "W10"} for row in rows_of_sample()]
    house.window.file_dropped.emit(write_list(tmp_path / "old.csv", rows))
    wait_for(qtbot, page, "The video of every encounter is deleted by now. Ask the police for a newer list.")
    wait_for(qtbot, page, "No theme of this list can be drawn today.")
