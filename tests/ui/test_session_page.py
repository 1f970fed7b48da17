"""The session page, in the real window, on a real session."""

from __future__ import annotations

import errno
import re
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QPushButton
from pytestqt.qtbot import QtBot

from bwvreview.domain.errors import WorkspaceProblem
from bwvreview.domain.sessions import ClipState, SessionId
from bwvreview.exchange.resources import resource
from bwvreview.exchange.scheme_file import load_scheme
from bwvreview.services.commit_draw import CommitDraw, commit_draw
from bwvreview.services.demo import DICE, GROUP, PLAN, SALT, SESSION
from bwvreview.services.gather_feedback import gather
from bwvreview.services.open_session import open_session
from bwvreview.services.roll_draw import RollDraw, roll_draw
from bwvreview.services.try_form import check_form
from bwvreview.services.verify_draw import verify_draw
from bwvreview.services.workspace import Workspace
from bwvreview.ui import files
from bwvreview.ui.widgets.fields import NumberBox
from tests.screen import dressed, nameless, there, words_on
from tests.ui.evening import (
    CLOCK,
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
    references,
)
from tests.ui.rooms import session_workspace


@pytest.fixture
def night(qtbot: QtBot, tmp_path: Path) -> Iterator[Evening]:
    """The session page of an evening on which nothing has been watched."""
    with evening(qtbot, tmp_path) as found:
        found.page("session")
        yield found


def states(night: Evening) -> dict[str, ClipState]:
    with night.workspace.reading() as store:
        return {clip.slot: clip.state for clip in store.sessions.clips(1)}


def save_to(monkeypatch: pytest.MonkeyPatch, path: Path | None) -> None:
    """Answer the system's own window."""
    monkeypatch.setattr(files, "save_file", lambda *_: path)


def test_a_session_says_what_is_left_and_how_long_it_takes(night: Evening) -> None:
    assert night.sees("Session of 1 October 2022, number 1")
    assert night.sees("8 clips to go, about 1 hour 36 minutes of video")
    assert night.sees("1 day left")
    assert there(night.house.window, QPushButton, "Start clip V01")


def test_each_clip_says_where_it_is_on_its_way(qtbot: QtBot, tmp_path: Path) -> None:
    def before(workspace: Workspace) -> None:
        lose(workspace, V02="investigation")
        record(workspace, "V01")
        begin(workspace, "V03", viewed="full", search_type="person")

    with evening(qtbot, tmp_path, before) as night:
        night.page("session")
        assert night.sees("Watched")
        assert re.search(r"^4 of \d+ answered$", words_on(night.page("session")), re.MULTILINE)
        assert night.sees("Part of an investigation or court case")
        assert night.sees("V09 and V10 took its place.")
        assert night.sees("In place of V02")
        night.press("Look again at V01")
        night.house.window.leave_full()
        night.press("Carry on with V03")
        assert ("record", (1, "V03")) in night.wishes
        assert not there(night.house.window, QPushButton, "Look again at V02")


def test_the_main_button_goes_on_with_the_clip_that_was_begun(qtbot: QtBot, tmp_path: Path) -> None:
    with evening(qtbot, tmp_path, lambda workspace: begin(workspace, "V04", viewed="full")) as night:
        night.page("session")
        night.press("Carry on with clip V04")
        assert night.wishes == [("record", (1, "V04"))]


def test_arrows_go_from_clip_to_clip_and_enter_starts_one(night: Evening) -> None:
    first = night.the(QPushButton, "Start V01")
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Down)
    second = night.the(QPushButton, "Start V02")
    assert second.hasFocus()
    QTest.keyClick(second, Qt.Key.Key_End)
    last = night.the(QPushButton, "Start V08")
    assert last.hasFocus()
    QTest.keyClick(last, Qt.Key.Key_Up)
    QTest.keyClick(night.the(QPushButton, "Start V07"), Qt.Key.Key_Return)
    assert night.wishes == [("record", (1, "V07"))]


def test_the_number_of_members_goes_into_the_feedback(night: Evening) -> None:
    box = night.the(NumberBox, "Members present")
    QTest.keyClicks(box, "7")

    def kept() -> bool:
        with night.workspace.reading() as store:
            found = gather(store, 1, load_scheme(), at=CLOCK.now(), today=CLOCK.today())
        return found.members_present == 7

    night.qtbot.waitUntil(kept, timeout=20_000)
    night.quiet()
    night.page("home")
    night.page("session")
    assert night.the(NumberBox, "Members present").number() == 7


def test_the_keep_request_does_not_show_who_is_a_reserve(
    night: Evening, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_to(monkeypatch, tmp_path / "keep.xlsx")
    night.press("Ask the police to keep 8 clips")
    sheet = openpyxl.load_workbook(tmp_path / "keep.xlsx").worksheets[0]
    cells = [str(row[0].value) for row in sheet.iter_rows() if row[0].value]
    drawn, reserves = references(night.workspace)
    listed = cells[cells.index("Reference") + 1 :]
    assert cells[0] == "For the police only"
    assert listed == sorted(drawn | reserves)
    assert sheet.max_column == 1
    assert set(states(night).values()) == {ClipState.REQUESTED}
    assert night.sees("Asked to keep")


def test_the_keep_request_can_be_plain_text(night: Evening, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save_to(monkeypatch, tmp_path / "keep.txt")
    night.press("Ask the police to keep 8 clips")
    lines = (tmp_path / "keep.txt").read_text(encoding="utf-8").splitlines()
    drawn, reserves = references(night.workspace)
    assert lines[0] == "For the police only"
    assert [line for line in lines if line in drawn | reserves] == sorted(drawn | reserves)


def test_choosing_no_file_asks_the_police_for_nothing(night: Evening, monkeypatch: pytest.MonkeyPatch) -> None:
    save_to(monkeypatch, None)
    night.press("Ask the police to keep 8 clips")
    assert set(states(night).values()) == {ClipState.DRAWN}


def test_a_full_disk_leaves_clips_unasked_for(night: Evening, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    save_to(monkeypatch, tmp_path / "keep.xlsx")
    monkeypatch.setattr("bwvreview.exchange.atomic.os.fsync", full)
    night.press("Ask the police to keep 8 clips")
    assert night.sees("the disk is full. Nothing was changed.")
    assert set(states(night).values()) == {ClipState.DRAWN}
    assert not (tmp_path / "keep.xlsx").exists()


def test_the_police_keep_all_clips(night: Evening, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save_to(monkeypatch, tmp_path / "keep.xlsx")
    night.press("Ask the police to keep 8 clips")
    night.press("The police keep them")
    assert set(states(night).values()) == {ClipState.HELD}
    assert night.sees("Nothing is left to ask for")


def test_the_police_keep_only_some_clips(night: Evening, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save_to(monkeypatch, tmp_path / "keep.xlsx")
    night.press("Ask the police to keep 8 clips")
    night.press("Only some of them")
    assert night.the(QPushButton, "Note these as kept").toolTip() == "Tick the clips that the police keep."
    for slot in ("V03", "V06"):
        night.the(QCheckBox, f"The police keep {slot}").click()
    night.press("Note these as kept")
    assert {slot for slot, state in states(night).items() if state is ClipState.HELD} == {"V03", "V06"}
    assert night.sees("6 clips asked for.")


def test_reserves_take_the_places_of_clips_that_cannot_be_shown(night: Evening) -> None:
    night.press("Add a clip and its reason")
    assert night.sees("Choose the clip")
    night.press("V05")
    night.press("V07")
    assert night.sees("Choose the reason")
    night.press("Part of an investigation or court case")
    night.press("Add V05 and V07")
    assert states(night)["V05"] is ClipState.DRAWN
    night.press("Call up reserves for V05 and V07")
    assert night.sees("After this you cannot add clips here.")
    assert states(night)["V05"] is ClipState.DRAWN
    night.press("Call up reserves for V05 and V07")
    assert {slot for slot, state in states(night).items() if state is ClipState.NOT_SHOWN} == {"V05", "V07"}
    assert night.sees("Part of an investigation or court case")
    assert night.sees("took its place.")
    assert not night.sees("Clips the police cannot show")


def test_a_named_clip_can_be_taken_out_again(night: Evening) -> None:
    night.press("Add a clip and its reason")
    night.press("V05")
    night.press("Would not play")
    night.press("Add V05")
    night.press("Take V05 out")
    assert night.sees("Every clip can be shown so far.")
    assert there(night.house.window, QPushButton, "Start clip V01")


def test_leaving_the_question_changes_nothing(night: Evening) -> None:
    night.press("Add a clip and its reason")
    night.press("V05")
    night.press("Leave it as it was")
    assert night.sees("Every clip can be shown so far.")


def test_a_question_that_is_being_answered_stays_when_records_are_read_again(night: Evening) -> None:
    night.press("Add a clip and its reason")
    night.press("V05")
    night.house.context.tell("settings")
    night.quiet()
    assert there(night.house.window, QPushButton, "Add V05")


def test_a_problem_is_gone_when_the_page_is_opened_again(
    night: Evening, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pack").mkdir()
    (tmp_path / "pack" / "other.txt").touch()
    monkeypatch.setattr(files, "open_folder", lambda *_: tmp_path / "pack")
    night.press("Save the draw’s pack")
    assert night.sees("This folder is not empty.")
    night.page("home")
    night.page("session")
    assert not night.sees("This folder is not empty.")


def test_a_theme_without_reserves_is_named(qtbot: QtBot, tmp_path: Path) -> None:
    def before(workspace: Workspace) -> None:
        lose(workspace, V04="not_found", V06="not_found", V08="not_found")

    with evening(qtbot, tmp_path, before) as night:
        night.page("session")
        assert night.sees("No reserve is left for Children.")


def test_when_every_clip_is_over_the_feedback_comes_next(qtbot: QtBot, tmp_path: Path) -> None:
    def before(workspace: Workspace) -> None:
        fail_to_show(workspace, "V02")
        record_all(workspace)

    with evening(qtbot, tmp_path, before) as night:
        night.page("session")
        assert night.sees("No clips to go")
        night.press("Go to the feedback")
        assert night.house.window.place == "feedback"


def test_without_a_session_the_page_leads_to_the_draw(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, tmp_path / "new.bwv") as night:
        night.page("session")
        assert night.sees("No session is open")
        night.press("Go to the draw")
        assert night.house.window.place == "draw"


def second_session(workspace: Workspace) -> None:
    scheme, at = load_scheme(), CLOCK.now()
    with workspace.store() as store:
        request = CommitDraw(1, GROUP, SessionId(SESSION.day, 2), PLAN, SALT)
        commitment = commit_draw(store, request, scheme, at=at)
    with workspace.store() as store:
        roll_draw(store, RollDraw(commitment.id, DICE), at=at)
        form = check_form(resource("schemes", scheme.slug, "form.xlsx"))
        open_session(store, commitment.id, form, scheme, at=at)


def test_another_session_can_be_looked_at(qtbot: QtBot, tmp_path: Path) -> None:
    with evening(qtbot, tmp_path, second_session) as night:
        night.page("session")
        assert night.sees("Session of 1 October 2022, number 2")
        night.press("1 October 2022, number 1")
        assert night.sees("Session of 1 October 2022, number 1")
        night.press("Start V02")
        assert night.wishes == [("record", (1, "V02"))]


def test_a_draw_without_a_session_is_opened_here(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "rolled.bwv"
    shutil.copyfile(session_workspace(tmp_path), path)
    with Workspace.open(path, clock=CLOCK) as workspace:
        forget_sessions(workspace)
    with opened(qtbot, path) as night:
        night.page("session")
        night.press("Open the session")
        assert night.sees("Session of 1 October 2022, number 1")


def forget_sessions(workspace: Workspace) -> None:
    workspace.close()
    with sqlite3.connect(workspace.where) as plain:
        plain.execute("DELETE FROM clips")
        plain.execute("DELETE FROM sessions")
    plain.close()


def test_the_pack_can_be_checked_and_needs_an_empty_folder(
    night: Evening, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "pack"
    folder.mkdir()
    monkeypatch.setattr(files, "open_folder", lambda *_: folder)
    night.press("Save the draw’s pack")
    assert verify_draw(folder).genuine
    night.press("Save the draw’s pack")
    assert night.sees("This folder is not empty.")


def test_the_list_for_the_police_names_each_clip(
    night: Evening, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_to(monkeypatch, tmp_path / "clips.xlsx")
    night.press("Save the list for the police")
    book = openpyxl.load_workbook(tmp_path / "clips.xlsx")
    cells = {str(cell.value) for sheet in book.worksheets for row in sheet.iter_rows() for cell in row}
    drawn, reserves = references(night.workspace)
    assert drawn <= cells
    assert not reserves & cells


def test_a_session_that_cannot_be_read_says_so_and_tries_again(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, tmp_path / "new.bwv") as night:
        page = night.page("session")
        page.show_problem(WorkspaceProblem("The workspace is damaged.", advice="Open your newest copy."))  # type: ignore[attr-defined]
        night.quiet()
        assert night.sees("The workspace is damaged.")
        night.press("Try again")
        assert night.sees("No session is open")


def test_no_reference_is_anywhere_on_the_page(qtbot: QtBot, tmp_path: Path) -> None:
    with evening(qtbot, tmp_path, lambda workspace: lose(workspace, V02="investigation")) as night:
        said = everything_said(night.page("session"))
        assert "V02" in said
        assert [reference for reference in every_reference(night.workspace) if reference in said] == []


@pytest.mark.slow  # the walk over all pages asks the same
def test_every_control_has_a_name_to_speak(night: Evening) -> None:
    assert nameless(night.page("session")) == []
    night.press("Add a clip and its reason")
    assert nameless(night.page("session")) == []


@pytest.mark.slow  # the walk over all pages asks the same
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_page_never_scrolls_sideways(qtbot: QtBot, tmp_path: Path, scale: float) -> None:
    with evening(qtbot, tmp_path, lambda workspace: lose(workspace, V02="sensitive")) as night:
        page = night.page("session")
        dressed(scale=scale)
        try:
            page.grab()
            assert page.scroller.horizontalScrollBar().maximum() == 0  # type: ignore[attr-defined]
        finally:
            dressed()
