"""Typing paper forms in, by keys, in the real window."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from bwvreview.domain.errors import WorkspaceProblem
from bwvreview.domain.paper import paper_form
from bwvreview.domain.paper_keys import as_typed
from bwvreview.domain.reviewing import Recording
from bwvreview.domain.sessions import ClipState
from bwvreview.services.reviewers import choose_recording, join
from bwvreview.services.workspace import Workspace
from bwvreview.storage.answers import Answers
from tests.screen import nameless
from tests.services.evening import WATCHED, shipped_form
from tests.ui.evening import CLOCK, Evening, evening, every_reference, everything_said, record
from tests.ui.rooms import FILE

PAPER = paper_form(shipped_form())


@contextmanager
def papers(qtbot: QtBot, tmp_path: Path, before: object = None) -> Iterator[Evening]:
    """The window where papers are typed in."""
    with evening(qtbot, tmp_path, then=before) as window:  # type: ignore[arg-type]
        window.house.window.activateWindow()
        window.house.context.wish("keying", 1)
        window.wait("Which clip is the paper about?")
        window.quiet()
        yield window


def press(window: Evening, *keys: str | Qt.Key) -> None:
    """Press keys where the keyboard is."""
    for key in keys:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClicks(focus, key) if isinstance(key, str) else QTest.keyClick(focus, key)
        QApplication.processEvents()


def kept(window: Evening, slot: str, reviewer: str = "panel") -> dict[str, str]:
    with window.workspace.reading() as store:
        clip = next(clip for clip in store.sessions.clips(1) if clip.slot == slot)
        return store.answers.of(clip.id, reviewer)


def state(window: Evening, slot: str) -> ClipState:
    with window.workspace.reading() as store:
        return next(clip.state for clip in store.sessions.clips(1) if clip.slot == slot)


def test_the_window_stays_once_when_an_answer_from_paper_cannot_be_kept(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put = Answers.put

    def full_disk(*_given: object, **_more: object) -> None:
        raise WorkspaceProblem("Not saved: the disk is full.", advice="Free some space, then try again.")

    with papers(qtbot, tmp_path) as window:
        window.press("V01")
        window.wait("1. Did you watch it?")
        monkeypatch.setattr(Answers, "put", full_disk)
        press(window, "1")
        window.quiet()
        assert not window.house.window.close()
        assert window.house.window.isVisible()
        assert window.sees("Close the window again to leave without it.")
        window.house.go("session")
        assert window.house.window.place == "keying", "nothing typed is left behind unsaid"
        monkeypatch.setattr(Answers, "put", put)
        assert window.house.window.close()
        with Workspace.open(tmp_path / FILE, clock=CLOCK) as workspace, workspace.reading() as store:
            assert store.answers.of(store.sessions.clips(1)[0].id) == {"viewed": "full"}


def test_a_whole_paper_is_typed_in_by_keys_alone(qtbot: QtBot, tmp_path: Path) -> None:
    with papers(qtbot, tmp_path) as window:
        window.press("V01")
        window.wait("1. Did you watch it?")
        work = window.house.controller("keying").work  # type: ignore[attr-defined]
        while (question := work.question) is not None:
            typed = as_typed(question, WATCHED.get(question.name, ""))
            one_key = bool(question.choices) and not question.several and len(question.choices) <= 10
            press(window, *([typed] if typed else []), *([] if one_key and typed else [Qt.Key.Key_Return]))
        window.wait("The paper is typed in")
        window.press("Finish this clip")
        window.wait("Which clip is the paper about?")
        assert state(window, "V01") is ClipState.VIEWED
        answers = kept(window, "V01")
        assert len(answers) > 35
        assert answers == {name: value for name, value in WATCHED.items() if name in answers}


def test_the_keyboard_starts_at_the_first_clip_that_nothing_is_recorded_of(qtbot: QtBot, tmp_path: Path) -> None:
    with papers(qtbot, tmp_path, before=lambda workspace: record(workspace, "V01")) as window:
        window.page("session")
        window.house.context.wish("keying", 1)
        window.quiet()
        qtbot.waitUntil(lambda: QApplication.focusWidget() is window.the(QPushButton, "V02"))
        tops = {window.the(QPushButton, slot).mapTo(window.house.window, QPoint()).y() for slot in ("V01", "V02")}
    assert len(tops) == 1


def test_each_answer_is_one_commit_and_says_that_it_came_from_paper(qtbot: QtBot, tmp_path: Path) -> None:
    with papers(qtbot, tmp_path) as window:
        window.press("V01")
        press(window, "1", "2", "A van was searched.", Qt.Key.Key_Return)
        window.wait("7. When did the recording start?")
        window.quiet()
        assert window.sees("Saved at 12:00")
        with window.workspace.reading() as store:
            history = store.history.of(store.sessions.clips(1)[0].instance_id)
        answers = [(change.name, change.why) for change in history if change.kind == "answer"]
        assert answers == [(name, "Typed in from paper") for name in ("viewed", "search_type", "summary")]


def test_a_number_that_is_not_on_the_paper_is_said_and_nothing_is_kept(qtbot: QtBot, tmp_path: Path) -> None:
    with papers(qtbot, tmp_path) as window:
        window.press("V01")
        press(window, "9")
        assert window.sees("Question 1 has no answer 9. Type a number from 1 to 3.")
        assert kept(window, "V01") == {}
        press(window, "1")
        window.wait("3. What was searched?")
        press(window, Qt.Key.Key_Up)
        window.wait("1. Did you watch it?")


def test_what_is_missing_at_the_end_leads_back_to_its_question(qtbot: QtBot, tmp_path: Path) -> None:
    with papers(qtbot, tmp_path) as window:
        window.press("V01")
        press(window, "3", Qt.Key.Key_Return)
        window.wait("1 question is not answered, or not rightly")
        button = window.the(QPushButton, "Record V01 as not shown")
        assert not button.available  # type: ignore[attr-defined]
        link = next(
            b for b in window.house.window.page("keying").findChildren(QPushButton) if b.text().startswith("Question 2")
        )
        link.click()
        window.wait("2. Why could it not be watched?")
        press(window, "8", Qt.Key.Key_Return)
        window.press("Record V01 as not shown")
        window.wait("Which clip is the paper about?")
        assert state(window, "V01") is ClipState.NOT_SHOWN


def test_a_paper_that_was_left_goes_on_with_the_answers_that_are_there(qtbot: QtBot, tmp_path: Path) -> None:
    with papers(qtbot, tmp_path) as window:
        window.press("V02")
        press(window, "1")
        window.wait("3. What was searched?")
        window.press("Leave the papers")
        assert window.house.window.place == "session"
        window.house.context.wish("keying", 1)
        window.wait("Which clip is the paper about?")
        window.quiet()
        window.press("V02")
        window.wait("1. Did you watch it?")
        press(window, Qt.Key.Key_Return)
        window.wait("3. What was searched?")
        assert kept(window, "V02") == {"viewed": "full"}


def alone(workspace: Workspace) -> None:
    with workspace.store() as store:
        choose_recording(store, 1, Recording.TURNS)
        for name in ("AB", "KM"):
            join(store, 1, name, at=CLOCK.now())


def test_a_reviewers_own_paper_is_kept_for_that_reviewer_and_locked(qtbot: QtBot, tmp_path: Path) -> None:
    with papers(qtbot, tmp_path, alone) as window:
        window.press("Reviewer B")
        window.press("V01")
        press(window, "1")
        window.wait("3. What was searched?")
        window.quiet()
        assert kept(window, "V01", "KM") == {"viewed": "full"}
        assert kept(window, "V01") == kept(window, "V01", "AB") == {}
        with window.workspace.store() as store:
            clip = store.sessions.clips(1)[0].id
            for name, value in WATCHED.items():
                store.answers.put(clip, "KM", name, value, by="KM", at=CLOCK.now())
        window.press("Leave the papers")
        window.house.context.wish("keying", 1)
        window.wait("Which clip is the paper about?")
        window.quiet()
        window.press("Reviewer B")
        window.press("V01")
        for _ in PAPER.questions:
            if window.sees("The paper is typed in"):
                break
            press(window, Qt.Key.Key_Return)
        window.press("Lock these answers")
        window.wait("Which clip is the paper about?")
        with window.workspace.reading() as store:
            assert len(store.reviewers.locks(1)) == 1


def test_every_control_has_a_name_and_no_reference_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    def before(workspace: Workspace) -> None:
        record(workspace, "V02", actions="none", urgency="")

    with papers(qtbot, tmp_path, before) as window:
        page = window.house.window.page("keying")
        assert window.sees("recorded already")
        for way in ("", "V01"):
            if way:
                window.press(way)
            assert nameless(page) == []
            assert not [one for one in every_reference(window.workspace) if one in everything_said(page)]
