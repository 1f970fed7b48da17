"""The central team's page, in the real window: a folder is read, a conflict settled with a reason, the report saved."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit

from bwvreview.domain.quarter import Quarter
from bwvreview.exchange.locked_file import lock_workbook
from bwvreview.exchange.returns_replies import read_replies_file
from bwvreview.services.collate import report_kept
from bwvreview.ui import files
from bwvreview.ui.widgets.kit import TileGrid
from tests.returns_kit import RATING, a_return, changed, clips_of, column, workbook
from tests.screen import nameless, there, words_on
from tests.ui.steps import opened_house, press, shown, wait_for

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from bwvreview.services.clock import FixedClock
    from bwvreview.ui.app import House


@pytest.fixture
def house(qtbot: QtBot, tmp_path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    folder = tmp_path / "returns"
    folder.mkdir()
    brent = changed(a_return("brent"), "V01", good_practice="They explained the search.")
    brent = changed(brent, "V02", good_practice="The reasons were explained.")
    with clips_of(workbook(folder, brent, "brent.xlsx")) as sheet:
        sheet.cell(2, column(sheet, RATING)).value = "amber"
    workbook(folder, a_return("haringey"), "a.xlsx")
    workbook(folder, changed(a_return("haringey"), "V02", rag="green"), "b.xlsx")
    (folder / "replies.csv").write_text(
        "group,session,slot,action,reply,day\nharingey,2026-12-05.2,V01,,The officer was spoken to.,2026-12-20\n"
    )
    monkeypatch.setattr(files, "open_folder", lambda *_: folder)
    with opened_house(qtbot, tmp_path, clock) as house:
        house.go("settings")
        press(qtbot, house.window, "Put returns together")
        press(qtbot, house.window, "Open a folder")
        wait_for(qtbot, house.window, "2 to settle")
        yield house


def test_the_page_begins_at_its_one_button(qtbot: QtBot, tmp_path: Path, clock: FixedClock) -> None:
    with opened_house(qtbot, tmp_path, clock) as house, qtbot.waitActive(house.window):
        house.window.activateWindow()
        house.go("settings")
        press(qtbot, house.window, "Put returns together")
        folder = shown(house.window, QAbstractButton, "Open a folder")
        qtbot.waitUntil(folder.hasFocus)


def test_a_report_may_be_saved_while_a_conflict_waits_so_that_its_group_is_told(
    qtbot: QtBot, tmp_path: Path, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    wait_for(qtbot, house.window, "1 conflict is open. It is in no figure.")
    to = tmp_path / "report"
    monkeypatch.setattr(files, "open_folder", lambda *_: to)
    press(qtbot, house.window, "Save the report")
    path = to / "replies" / "replies-haringey-2026Q4.json"
    qtbot.waitUntil(lambda: path.exists() and not house.context.tasks.busy, timeout=20_000)
    assert [slot for _, slot, _ in read_replies_file(path).conflicts] == ["V02"]


def test_a_conflict_is_settled_with_a_reason_and_the_report_is_saved_with_a_file_for_each_group(
    qtbot: QtBot, tmp_path: Path, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = house.window
    wait_for(qtbot, window, "“Overall” was “red”, now “amber”.")
    assert not there(window, QAbstractButton, "Keep the one in b.xlsx")
    press(qtbot, window, "Compare Haringey, 5 December 2026, number 2, V02")
    assert shown(window, QLabel, "Overall in a.xlsx: Amber: could be better").isVisible()
    assert shown(window, QLabel, "Overall in b.xlsx: Green: good, or nothing of concern").isVisible()
    alike = "Main reason for that rating in a.xlsx: Cuffs came early."
    assert not there(window, QLabel, alike)
    (more,) = [one for one in window.findChildren(QAbstractButton) if "that are the same" in one.text()]
    more.click()
    assert there(window, QLabel, alike)
    assert not nameless(window)
    press(qtbot, window, "Keep the one in b.xlsx")
    wait_for(qtbot, window, "Say why.")
    shown(window, QLineEdit, "Why, for Haringey, 5 December 2026, number 2, V02").setText("The group told us")
    press(qtbot, window, "Keep the one in b.xlsx")
    wait_for(qtbot, window, "1 to settle")
    shown(window, QLineEdit, "Why, for Brent, 5 December 2026, number 2, V01, Overall").setText("They meant amber")
    press(qtbot, window, "Take “amber”")
    wait_for(qtbot, window, "Nothing to settle")
    assert "in no figure" not in words_on(window)
    to = tmp_path / "report"
    monkeypatch.setattr(files, "open_folder", lambda *_: to)
    press(qtbot, window, "Save the report")
    qtbot.waitUntil(lambda: (to / "quarter.html").exists() and not house.context.tasks.busy, timeout=20_000)
    assert sorted(path.suffix for path in to.iterdir() if path.is_file()) == [".html", ".json", ".pdf", ".xlsx"]
    told = read_replies_file(to / "replies" / "replies-haringey-2026Q4.json")
    assert [one.words for one in told.replies] == ["The officer was spoken to."]
    assert read_replies_file(to / "replies" / "replies-brent-2026Q4.json").received


def test_a_theme_is_told_as_such_only_when_somebody_confirmed_it(qtbot: QtBot, house: House) -> None:
    window, word = house.window, "explained"
    press(qtbot, window, f"Confirm “{word}”")
    wait_for(qtbot, window, "Say why.")
    shown(window, QLineEdit, f"Why “{word}” is a theme, What was done well").setText("The same thing in each")
    press(qtbot, window, f"Confirm “{word}”")
    wait_for(qtbot, window, "Confirmed as a theme")
    with house.context.workspace.reading() as store:
        good = report_kept(store, Quarter(2026, 4)).report.good
        assert [one.confirmed for one in good if one.word == word] == [True]
    press(qtbot, window, f"Take back “{word}”")
    qtbot.waitUntil(lambda: there(window, QAbstractButton, f"Confirm “{word}”"), timeout=20_000)


def test_the_tiles_of_groups_say_who_sent_and_who_has_not(qtbot: QtBot, house: House) -> None:
    window = house.window
    tiles = shown(window, TileGrid, "Groups")
    told = set()
    for _ in range(32):
        told.add(tiles.accessibleDescription())
        QTest.keyClick(tiles, Qt.Key.Key_Right)
    assert {"Brent: sent, 4 records", "Haringey: sent, 8 records", "Camden: not yet"} <= told
    assert "Camden" in next(line for line in words_on(window).splitlines() if "Not yet" in line)
    assert "Brent: 4" not in words_on(window)
    press(qtbot, window, "Records of each group")
    assert {"Brent: 4", "Haringey: 8"} <= set(words_on(window).splitlines())


def test_a_letter_to_those_who_have_not_sent_is_copied_and_not_sent(qtbot: QtBot, house: House) -> None:
    press(qtbot, house.window, "Write to these 30")
    wait_for(qtbot, house.window, "The letter was copied. Paste it into an e-mail.")
    letter = QApplication.clipboard().text()
    assert letter.startswith("To: Barking and Dagenham, Barnet, Bexley, Bromley")
    assert "Brent" not in letter.splitlines()[0]
    assert "from October to December 2026" in letter


def test_what_the_police_replied_and_what_is_locked_is_still_there_on_another_day(
    qtbot: QtBot, tmp_path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "returns"
    folder.mkdir()
    workbook(folder, a_return("brent"), "open.xlsx")
    path = workbook(folder, a_return("camden"), "camden.xlsx")
    path.write_bytes(lock_workbook(path.read_bytes(), "three blue boats camden", "It"))
    (folder / "cut.xlsx").write_bytes(b"PK")
    (folder / "replies.csv").write_text(
        "group,session,slot,action,reply,day\nbrent,2026-12-05.2,V01,,The officer was spoken to.,2026-12-20\n"
    )
    with opened_house(qtbot, tmp_path, clock) as house:
        house.go("collate")
        drop(house.window, folder)
        wait_for(qtbot, house.window, "1 file is locked")
    shutil.rmtree(folder)
    with opened_house(qtbot, tmp_path, clock) as house:
        house.go("collate")
        wait_for(qtbot, house.window, "1 file is locked")
        assert "cut.xlsx" in words_on(house.window)
        give(qtbot, house.window, "three blue boats camden")
        sent(qtbot, house.window, "Camden")
        to = tmp_path / "report"
        monkeypatch.setattr(files, "open_folder", lambda *_: to)
        press(qtbot, house.window, "Save the report")
        told = to / "replies" / "replies-brent-2026Q4.json"
        qtbot.waitUntil(lambda: told.exists() and not house.context.tasks.busy, timeout=20_000)
        assert [one.words for one in read_replies_file(told).replies] == ["The officer was spoken to."]


def test_locked_files_wait_for_their_passwords_and_all_others_are_read(
    qtbot: QtBot, tmp_path: Path, clock: FixedClock
) -> None:
    folder = tmp_path / "returns"
    folder.mkdir()
    workbook(folder, a_return("brent"), "open.xlsx")
    for group in ("camden", "haringey"):
        path = workbook(folder, a_return(group), f"{group}.xlsx")
        path.write_bytes(lock_workbook(path.read_bytes(), f"three blue boats {group}", "It"))
    with opened_house(qtbot, tmp_path, clock) as house:
        window = house.window
        house.go("collate")
        drop(window, folder)
        wait_for(qtbot, window, "2 files are locked")
        sent(qtbot, window, "Brent")
        assert not nameless(window)
        give(qtbot, window, "nobody knows this one")
        wait_for(qtbot, window, "That password opens none of them")
        give(qtbot, window, "three blue boats camden")
        wait_for(qtbot, window, "The password opened 1 file.")
        give(qtbot, window, "three blue boats haringey")
        sent(qtbot, window, "Haringey")
        assert "locked" not in words_on(window)
    assert b"three blue boats" not in b"".join(path.read_bytes() for path in tmp_path.glob("*.bwv*"))


def test_a_folder_or_several_files_can_be_dropped_while_the_page_is_shown(
    qtbot: QtBot, tmp_path: Path, clock: FixedClock
) -> None:
    folder = tmp_path / "returns"
    folder.mkdir()
    workbook(folder, a_return("brent"), "feedback.xlsx")
    several = [workbook(tmp_path, a_return(group), f"{group}.xlsx") for group in ("camden", "haringey")]
    broken = tmp_path / "holiday.xlsx"
    broken.write_bytes(b"no workbook")
    with opened_house(qtbot, tmp_path, clock) as house:
        window = house.window
        house.go("collate")
        drop(window, broken)
        wait_for(qtbot, window, "This is no return of a group.")
        drop(window, folder)
        sent(qtbot, window, "Brent")
        drop(window, *several)
        for group in ("Camden", "Brent", "Haringey"):
            sent(qtbot, window, group)
        house.go("home")
        assert not drop(window, folder)  # nowhere else is a folder anything


def sent(qtbot: QtBot, window: QWidget, group: str) -> None:
    """Wait until a group's four records are told on the page."""
    told = f"{group}: 4"
    qtbot.waitUntil(lambda: any(told == one.text() for one in window.findChildren(QLabel)), timeout=20_000)


def give(qtbot: QtBot, window: QWidget, password: str) -> None:
    """Type a password for the locked files."""
    shown(window, QLineEdit, "Password of the locked files").setText(password)
    press(qtbot, window, "Try this password")


def drop(window: QWidget, *paths: Path) -> bool:
    """Drag files onto the window and drop them; whether it takes them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    at, copy, left, none = (
        QPoint(500, 20), Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )  # fmt: skip
    enter = QDragEnterEvent(at, copy, data, left, none)
    enter.ignore()
    QApplication.sendEvent(window, enter)
    QApplication.sendEvent(window, QDropEvent(QPointF(at), copy, data, left, none))
    return enter.isAccepted()
