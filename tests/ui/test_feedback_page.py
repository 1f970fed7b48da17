"""The feedback page, in the real window, with real files."""

from __future__ import annotations

import errno
import hashlib
import io
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from bwvreview.domain.errors import WorkspaceProblem
from bwvreview.domain.feedback import Feedback
from bwvreview.domain.sessions import SessionState
from bwvreview.exchange import panel_sheet, workbook
from bwvreview.exchange.locked_file import unlock_workbook
from bwvreview.exchange.locked_zip import opened_zip
from bwvreview.services import save_feedback
from bwvreview.services.workspace import Workspace
from bwvreview.ui import files
from bwvreview.ui.pages.feedback.saving import SavedCard
from tests.screen import dressed, nameless, spoken_name
from tests.ui.evening import (
    Evening,
    begin,
    evening,
    every_reference,
    everything_said,
    fail_to_show,
    lose,
    opened,
    record,
    record_all,
)

NAMES = ["feedback.xlsx", "panel-sheet.xlsx"]


def all_done(workspace: Workspace) -> None:
    lose(workspace, V02="investigation")
    record_all(workspace)


@pytest.fixture
def night(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Evening]:
    """The feedback page after an evening on which every clip is over; files go to the folder “out”."""
    with evening(qtbot, tmp_path, all_done) as found:
        ready(found, tmp_path, monkeypatch)
        yield found


def ready(night: Evening, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Go to the page and choose the folder “out”."""
    folder = tmp_path / "out"
    monkeypatch.setattr(files, "open_folder", lambda *_: folder)
    night.page("feedback")
    night.press("Change the folder")
    return folder


def exports(night: Evening) -> list[dict[str, str]]:
    with night.workspace.reading() as store:
        return [dict(export.files) for export in store.exports.of(1)]


def button(night: Evening, name: str) -> QPushButton:
    return night.the(QPushButton, name)


def test_the_counts_and_the_checks_are_shown(night: Evening) -> None:
    assert night.sees("Session of Saturday 1 October 2022, number 1")
    assert night.sees("2 of the 10 are reserves that replaced V02.")
    assert night.sees("Every clip is watched, or has a reason")
    assert night.sees("Every needed answer is there")
    assert night.sees("The draw can be checked by anyone who holds its pack")
    assert night.sees("No answer can turn into a formula")
    assert night.sees("5 passed")


def test_saved_files_are_the_ones_that_were_noted(night: Evening, tmp_path: Path) -> None:
    night.press("Save 2 files")
    night.wait("2 files saved at 12:00")
    found = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in (tmp_path / "out").iterdir()}
    assert sorted(found) == NAMES
    assert exports(night) == [found]
    assert night.sees("Each was opened again and compared.")
    assert night.sees("Send the files yourself. This program sends nothing.")


def test_files_of_practice_have_a_folder_of_their_own(qtbot: QtBot, tmp_path: Path) -> None:
    def as_practice(workspace: Workspace) -> None:
        with workspace.store() as store:
            store.settings.put("tour", "yes")

    with evening(qtbot, tmp_path, all_done, as_practice) as night:
        night.page("feedback")
        assert night.sees("› Practice › 1 Oct 2022")


def test_a_saved_session_is_closed(night: Evening) -> None:
    night.press("Save 2 files")
    night.wait("2 files saved")
    with night.workspace.reading() as store:
        assert store.sessions.get(1).state is SessionState.CLOSED


def test_the_folder_opens_in_the_computers_own_window(
    night: Evening, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", asked.append)
    night.press("Save 2 files")
    night.wait("2 files saved")
    night.press("Open the folder")
    assert [Path(url.toLocalFile()) for url in asked] == [tmp_path / "out"]


def test_only_the_ticked_file_is_saved(night: Evening, tmp_path: Path) -> None:
    night.the(QCheckBox, "Central workbook").click()
    night.quiet()
    night.press("Save 1 file")
    night.wait("1 file saved")
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["panel-sheet.xlsx"]


def test_nothing_ticked_means_nothing_to_save(night: Evening) -> None:
    for name in ("Central workbook", "Panel sheet"):
        night.the(QCheckBox, name).click()
    night.quiet()
    assert button(night, "Save the files").toolTip() == "Choose at least one file"
    assert night.sees("Choose at least one file")


def test_saving_again_gives_the_same_bytes(night: Evening, tmp_path: Path) -> None:
    night.press("Save 2 files")
    night.wait("2 files saved")
    before = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    night.press("Save them again")
    assert night.sees("Last saved on 1 October 2022 at 12:00.")
    night.press("Save 2 files")
    night.wait("2 files saved")
    assert {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()} == before


def test_a_changed_answer_asks_to_save_again(night: Evening) -> None:
    night.press("Save 2 files")
    night.wait("2 files saved")
    record(night.workspace, "V01", learning="Explain more slowly.")
    night.page("home")
    night.page("feedback")
    assert not night.sees("2 files saved")
    assert button(night, "Save 2 files").isVisible()


def test_a_full_disk_changes_nothing(night: Evening, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "feedback.xlsx").write_bytes(b"the file of last time")
    monkeypatch.setattr("bwvreview.exchange.atomic.os.fsync", full)
    night.press("Save 2 files")
    night.wait("The files could not be saved: the disk is full. Nothing was changed.")
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == {"feedback.xlsx": b"the file of last time"}
    assert exports(night) == []
    with night.workspace.reading() as store:
        assert store.sessions.get(1).state is SessionState.OPEN


def test_stopping_between_two_files_keeps_neither(
    night: Evening, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written, go_on = threading.Event(), threading.Event()
    write = workbook.write_workbook

    def slowly(feedback: Feedback, path: Path) -> None:
        write(feedback, path)
        written.set()
        assert go_on.wait(20)

    monkeypatch.setattr(workbook, "write_workbook", slowly)
    button(night, "Save 2 files").click()
    night.qtbot.waitUntil(written.is_set, timeout=20_000)
    night.wait("Central workbook, 1 of 2")
    night.the(QAbstractButton, "Stop saving").click()
    go_on.set()
    night.quiet()
    assert night.sees("Stopped. Nothing was changed.")
    assert not (tmp_path / "out").exists()
    assert exports(night) == []


def test_stopping_too_late_says_that_the_files_are_saved(
    night: Evening, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    last, go_on = threading.Event(), threading.Event()
    compare = save_feedback._compare

    def slowly(folder: Path, marks: dict[str, str]) -> None:
        compare(folder, marks)
        last.set()
        assert go_on.wait(20)

    monkeypatch.setattr(save_feedback, "_compare", slowly)
    button(night, "Save 2 files").click()
    night.qtbot.waitUntil(last.is_set, timeout=20_000)
    night.the(QAbstractButton, "Stop saving").click()
    go_on.set()
    night.wait("2 files saved at 12:00")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == NAMES


def test_a_spoilt_file_is_not_called_saved(night: Evening, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def spoilt(_feedback: Feedback, path: Path) -> None:
        path.write_bytes(b"not a workbook")

    monkeypatch.setattr(panel_sheet, "write_panel_sheet", spoilt)
    night.press("Save 2 files")
    night.wait("“panel-sheet.xlsx” was not the same when it was opened again.")
    assert not (tmp_path / "out").exists()
    assert exports(night) == []


def test_clips_still_to_come_wait_for_a_decision(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def before(workspace: Workspace) -> None:
        fail_to_show(workspace, "V01")
        record(workspace, "V02")
        begin(workspace, "V03", viewed="full")

    with evening(qtbot, tmp_path, before) as night:
        folder = ready(night, tmp_path, monkeypatch)
        assert night.sees("clips are still to come")
        assert night.sees("Decide about the clips still to come, then save")
        night.press("Save 2 files")
        assert not folder.exists()
        night.press("Carry on with V03")
        assert night.wishes[-1] == ("record", (1, "V03"))
        night.house.window.leave_full()
        night.the(QPushButton, "Save without them").setFocus()
        night.press("Save without them")
        assert night.sees("You chose to save without them.")
        night.qtbot.waitUntil(lambda: night.house.window.focusWidget() is button(night, "Save 2 files"))
        night.press("Save 2 files")
        night.wait("2 files saved")
        with night.workspace.reading() as store:
            assert store.sessions.get(1).state is SessionState.OPEN


def test_one_more_clip_to_come_asks_again(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with evening(qtbot, tmp_path, lambda workspace: record(workspace, "V02")) as night:
        ready(night, tmp_path, monkeypatch)
        night.press("Save without them")
        fail_to_show(night.workspace, "V01")
        night.page("home")
        night.page("feedback")
        assert night.sees("Decide about the clips still to come, then save")


def test_an_answer_that_may_name_someone_waits_for_a_decision(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def then(workspace: Workspace) -> None:
        record(workspace, "V04", learning="Ask 472NX to explain it again.")

    with evening(qtbot, tmp_path, all_done, then) as night:
        ready(night, tmp_path, monkeypatch)
        assert night.sees("An answer on V04 may hold an officer’s number")
        assert night.sees("“What could be better?”")
        assert night.sees("Decide about the answer on V04, then save")
        assert "472NX" not in everything_said(night.page("feedback"))
        night.press("Look at the answer on V04: What could be better?")
        assert night.wishes[-1] == ("record", (1, "V04", "panel", "learning"))
        night.qtbot.waitUntil(lambda: "What could be better?" in spoken_name(night.house.window.focusWidget()))
        night.house.window.leave_full()
        night.press("Keep it, it names nobody: the answer on V04, What could be better?")
        assert night.sees("An answer on V04 was looked at and kept. This is recorded.")
        night.press("Save 2 files")
        night.wait("2 files saved")


def test_a_kept_answer_is_asked_about_again_when_it_changes(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def then(workspace: Workspace) -> None:
        record(workspace, "V04", learning="Ask 472NX to explain it again.")

    with evening(qtbot, tmp_path, all_done, then) as night:
        ready(night, tmp_path, monkeypatch)
        night.press("Keep it, it names nobody: the answer on V04, What could be better?")
        record(night.workspace, "V04", learning="Ask 472NX and 518NX to explain it again.")
        night.page("home")
        night.page("feedback")
        assert night.sees("Decide about the answer on V04, then save")


def test_answers_that_look_like_formulas_are_saved_as_text(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def then(workspace: Workspace) -> None:
        record(workspace, "V04", learning="=2+2 would be fairer")

    with evening(qtbot, tmp_path, all_done, then) as night:
        folder = ready(night, tmp_path, monkeypatch)
        assert night.sees("1 answer begins like a formula. It is saved as text.")
        night.press("Save 2 files")
        night.wait("2 files saved")
    cells = [
        cell
        for name in NAMES
        for sheet in openpyxl.load_workbook(folder / name).worksheets
        for row in sheet.iter_rows()
        for cell in row
    ]
    assert any("=2+2" in str(cell.value) for cell in cells)
    assert [cell for cell in cells if cell.data_type == "f"] == []


def test_an_answer_too_long_for_a_cell_is_named_before_saving(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def then(workspace: Workspace) -> None:
        begin(workspace, "V04", learning="calm " * 7_000)

    with evening(qtbot, tmp_path, all_done, then) as night:
        folder = ready(night, tmp_path, monkeypatch)
        assert night.sees("An answer on V04 is too long for Excel")
        night.press("Save 2 files")
        assert not folder.exists()


def test_a_session_in_which_nothing_could_be_shown_still_has_feedback(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with evening(qtbot, tmp_path, lambda workspace: record_all(workspace, fail_to_show)) as night:
        folder = ready(night, tmp_path, monkeypatch)
        night.press("Save 2 files")
        night.wait("2 files saved")
        assert sorted(path.name for path in folder.iterdir()) == NAMES


def test_nothing_watched_leads_to_the_session(qtbot: QtBot, tmp_path: Path) -> None:
    with evening(qtbot, tmp_path) as night:
        night.page("feedback")
        assert night.sees("Nothing to send yet")
        night.press("Go to the session")
        assert night.house.window.place == "session"


def test_without_a_session_the_page_leads_to_the_draw(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, tmp_path / "new.bwv") as night:
        night.page("feedback")
        assert night.sees("No session yet")
        night.press("Go to the draw")
        assert night.house.window.place == "draw"


def test_feedback_that_cannot_be_read_says_so_and_tries_again(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, tmp_path / "new.bwv") as night:
        page = night.page("feedback")
        page.show_problem(WorkspaceProblem("The workspace is damaged.", advice="Open your newest copy."))  # type: ignore[attr-defined]
        night.quiet()
        assert night.sees("The workspace is damaged.")
        night.press("Try again")
        assert night.sees("No session yet")


def test_no_reference_is_anywhere_on_the_page_or_in_the_files(night: Evening, tmp_path: Path) -> None:
    night.press("Save 2 files")
    night.wait("2 files saved")
    said = everything_said(night.page("feedback"))
    for name in NAMES:
        book = openpyxl.load_workbook(tmp_path / "out" / name)
        said += "\n".join(str(cell.value) for sheet in book.worksheets for row in sheet.iter_rows() for cell in row)
    assert "V01" in said
    assert [reference for reference in every_reference(night.workspace) if reference in said] == []


@pytest.mark.slow  # the walk over all pages asks the same
def test_every_control_has_a_name_to_speak(night: Evening) -> None:
    assert nameless(night.page("feedback")) == []
    night.press("Save 2 files")
    night.wait("2 files saved")
    assert nameless(night.page("feedback")) == []


def test_what_was_saved_comes_into_view_in_large_letters(night: Evening) -> None:
    page = night.page("feedback")
    dressed(scale=2.0)
    try:
        night.press("Save 2 files")
        night.wait("2 files saved")
        (saved,) = page.findChildren(SavedCard)
        night.qtbot.waitUntil(lambda: not saved.visibleRegion().isEmpty())
    finally:
        dressed()


@pytest.mark.slow  # the walk over all pages asks the same
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_page_never_scrolls_sideways(night: Evening, scale: float) -> None:
    page = night.page("feedback")
    dressed(scale=scale)
    try:
        page.grab()
        assert page.scroller.horizontalScrollBar().maximum() == 0  # type: ignore[attr-defined]
    finally:
        dressed()


def test_locked_files_open_with_the_password_on_the_screen(night: Evening, tmp_path: Path) -> None:
    night.press("Lock the files with a password")
    password = night.the(QLineEdit, "Password of the files").text()
    night.qtbot.waitUntil(lambda: night.the(QLineEdit, "Password of the files").hasFocus())
    night.press("Make another")
    again = night.the(QLineEdit, "Password of the files").text()
    assert again != password
    night.press("Save 2 files")
    night.wait("2 files saved")
    assert night.sees(again)
    for name in NAMES:
        with pytest.raises(zipfile.BadZipFile):
            openpyxl.load_workbook(tmp_path / "out" / name)
        clear = unlock_workbook((tmp_path / "out" / name).read_bytes(), again)
        assert openpyxl.load_workbook(io.BytesIO(clear)).sheetnames
    night.press("Save them again")
    assert not night.sees(again)


def test_data_tables_are_saved_when_they_are_asked_for(night: Evening, tmp_path: Path) -> None:
    night.press("Data tables")
    night.press("Save 4 files")
    night.wait("4 files saved")
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert names == sorted([*NAMES, "data-package.zip", "clips-for-excel.csv"])


def test_locked_data_tables_come_without_the_table_for_excel(night: Evening, tmp_path: Path) -> None:
    night.press("Data tables")
    night.press("Lock the files with a password")
    password = night.the(QLineEdit, "Password of the files").text()
    night.press("Save 3 files")
    night.wait("3 files saved")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == sorted([*NAMES, "data-package.zip"])
    clear = opened_zip((tmp_path / "out" / "data-package.zip").read_bytes(), password, most_bytes=1 << 20)
    assert "datapackage.json" in zipfile.ZipFile(io.BytesIO(clear)).namelist()
