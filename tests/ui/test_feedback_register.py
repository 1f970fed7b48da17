"""The register on the feedback page: what was sent when, to which office, in the real window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from bwvreview.domain.sessions import SessionState
from bwvreview.ui import files
from bwvreview.ui.pages.feedback.register import RegisterCard
from bwvreview.ui.widgets.notice import Notice
from tests.screen import dressed, nameless
from tests.ui.evening import Evening, evening, record
from tests.ui.test_feedback_page import all_done


@pytest.fixture
def night(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Evening]:
    """The feedback page, with two files saved into the folder “out”."""
    monkeypatch.setattr(files, "open_folder", lambda *_: tmp_path / "out")
    with evening(qtbot, tmp_path, all_done) as found:
        found.page("feedback")
        assert found.sees("Nothing was noted as sent yet.")
        found.press("Change the folder")
        found.press("Save 2 files")
        found.wait("2 files saved")
        found.quiet()
        yield found


def note(night: Evening, office: str = "Borough policing team") -> None:
    night.press("Note that files were sent")
    night.press(office)
    night.press("Note that they were sent")


def test_what_was_sent_is_noted_and_stays(night: Evening) -> None:
    note(night)
    night.wait("Borough policing team, 1 October 2022")
    page = night.house.window.current()
    assert page is not None
    (card,) = page.findChildren(RegisterCard)
    night.qtbot.waitUntil(lambda: card.visibleRegion().boundingRect().height() > card.height() // 2)
    with night.workspace.reading() as store:
        (sending,) = store.sendings.of(1)
        assert {file.name: file.sha256 for file in sending.files} == dict(store.exports.of(1)[-1].files)
        assert store.sessions.get(1).state is SessionState.SENT
    night.page("home")
    night.page("feedback")
    assert night.sees("Borough policing team, 1 October 2022")


def test_saved_files_wait_on_the_home_page_until_somebody_notes_that_they_were_sent(night: Evening) -> None:
    night.page("home")
    night.wait("The files are saved")
    night.press("Note what was sent")
    night.press("Borough policing team")
    night.press("Note that they were sent")
    night.wait("Borough policing team, 1 October 2022")
    night.page("home")
    night.wait("The list is ready")


def test_an_office_that_looks_like_a_person_waits_for_a_word(night: Evening) -> None:
    night.press("Note that files were sent")
    night.press("Another office")
    night.the(QLineEdit, "Name of the other office").setText("Jo Smith")
    night.press("Note that they were sent")
    night.wait("The name of the office may hold a name.")
    page = night.house.window.current()
    assert page is not None
    (why,) = (one for one in page.findChildren(Notice) if "may hold a name" in one.title.text())
    night.qtbot.waitUntil(lambda: not why.visibleRegion().isEmpty())
    with night.workspace.reading() as store:
        assert store.sendings.of(1) == ()
    assert night.the(QLineEdit, "Name of the other office").text() == "Jo Smith"
    night.press("It is an office, note it")
    night.wait("Jo Smith, 1 October 2022")


def test_a_day_that_is_none_is_told_beside_it(night: Evening) -> None:
    night.press("Note that files were sent")
    night.press("Central stop and search team")
    night.the(QLineEdit, "Day it was sent").setText("yesterday")
    night.press("Note that they were sent")
    night.wait("This is not a day.")
    assert night.sees("Write it like 1 October 2022.")


def test_a_record_that_was_changed_after_it_was_sent_is_told(night: Evening) -> None:
    note(night)
    night.wait("Borough policing team, 1 October 2022")
    record(night.workspace, "V01", learning="Explain more slowly.")
    night.page("home")
    night.page("feedback")
    assert night.sees("V01 was changed after it was sent. Save and send again:")


def test_each_kind_of_file_says_what_is_in_it(night: Evening) -> None:
    night.press("Save them again")
    night.press("What is in each file")
    assert night.sees("Every answer on 9 clips watched, and why 1 clip could not be shown.")
    assert night.sees("21 fields for each of 10 clips, under its slot.")


@pytest.mark.slow  # the walk over all pages asks the same
def test_the_register_has_names_for_all_and_never_scrolls_sideways(night: Evening) -> None:
    note(night)
    night.press("Note that files were sent")
    page = night.house.window.current()
    assert page is not None
    assert nameless(page) == []
    try:
        for scale in (1.0, 2.0):
            dressed(scale=scale)
            page.grab()
            assert page.scroller.horizontalScrollBar().maximum() == 0  # type: ignore[attr-defined]
    finally:
        dressed()
