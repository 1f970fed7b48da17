"""Practice clips in the real window: make one, try it on the record page, see a kind comparison."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QRadioButton
from pytestqt.qtbot import QtBot

from bwvreview.services.practice_clip import answer_practice, begin_try, practice_from_clip
from bwvreview.services.workspace import Workspace
from bwvreview.ui.controllers.practice import PracticeController
from bwvreview.ui.pages.practice.result import ComparedRow
from tests.screen import nameless
from tests.ui.evening import CLOCK, Evening, evening, record
from tests.ui.panel import LATE, answers_to


def recorded(workspace: Workspace) -> None:
    """The group has recorded V01."""
    record(workspace, "V01")


def begun(workspace: Workspace) -> None:
    """V01 is kept for practice, and a new member has answered all of it, a little otherwise."""
    recorded(workspace)
    with workspace.store() as store:
        clip = practice_from_clip(store, 1, "V01", "First clip", at=CLOCK.now(), today=CLOCK.today())
        attempt = begin_try(store, clip, "NN", at=CLOCK.now())
    given = answers_to(workspace, "V01", LATE)
    with workspace.store() as store:
        answer_practice(store, attempt, given, today=CLOCK.today())


def test_a_recorded_clip_becomes_a_practice_clip(qtbot: QtBot, tmp_path: Path) -> None:
    with evening(qtbot, tmp_path, then=recorded) as night:
        page = night.page("practice")
        assert night.sees("No practice clip yet")
        night.press("Make a practice clip")
        assert nameless(page) == []
        page.findChildren(QRadioButton)[0].click()
        QTest.keyClicks(night.the(QLineEdit, "Title"), "First clip")
        night.press("Keep it for practice")
        assert night.sees("Not tried yet")
        night.press("Make a practice clip")
        page.findChildren(QRadioButton)[0].click()
        QTest.keyClicks(night.the(QLineEdit, "Title"), "First clip")
        night.press("Keep it for practice")
        assert night.sees("There is a practice clip of that title.")


def test_without_a_recorded_clip_none_can_be_made(qtbot: QtBot, tmp_path: Path) -> None:
    with evening(qtbot, tmp_path) as night:
        night.page("practice")
        button = night.the(QPushButton, "Make a practice clip")
        assert button.reason == "Record a clip of this session first"  # type: ignore[attr-defined]


def test_a_member_tries_a_clip_and_sees_where_the_group_answered_otherwise(qtbot: QtBot, tmp_path: Path) -> None:
    with evening(qtbot, tmp_path, then=begun) as night:
        page = night.page("practice")
        night.press("Try “First clip”")
        name = night.the(QLineEdit, "Initials or role")
        QTest.keyClicks(name, "not@initials")
        night.press("Begin")
        assert night.sees("A reviewer is known by initials or a role.")
        name.setText("NN")
        night.press("Begin")
        night.wait("This clip")
        change_an_answer(night)
        night.press("Lock my answers")
        night.wait("Your answers to “First clip”")
        rows = [one for one in page.findChildren(ComparedRow) if one.isVisible()]
        assert any("You are close: the group chose “Green”" in one.accessibleName() for one in rows)
        assert nameless(page) == []
        night.press("Back to practice")
        assert night.sees("Tried 1 time")
        assert night.sees("October to December 2022:")
        with night.workspace.reading() as store:
            (attempt,) = store.practice.tries()
        assert (attempt.answers["rag"], attempt.locked_at is not None) == ("amber", True)


def change_an_answer(night: Evening) -> None:
    """Answer on the record page of the try, and go to its last part."""
    controller = night.house.controller("practice")
    assert isinstance(controller, PracticeController)
    record_page = controller._record.page  # type: ignore[union-attr]
    record_page.answered.emit("good_practice", "Calm voice.")
    night.quiet()
    record_page.part_chosen.emit(list(record_page.parts_list.rows)[-1])
    night.quiet()
    with night.workspace.reading() as store:
        assert store.practice.tries()[0].answers["good_practice"] == "Calm voice."


def test_one_may_leave_a_try_and_carry_on_later(qtbot: QtBot, tmp_path: Path) -> None:
    with evening(qtbot, tmp_path, then=begun) as night:
        night.page("practice")
        night.press("Try “First clip”")
        night.the(QLineEdit, "Initials or role").setText("NN")
        night.press("Begin")
        night.wait("This clip")
        night.press("Leave this clip")
        assert night.sees("Not tried yet")
        with night.workspace.reading() as store:
            assert [one.locked_at for one in store.practice.tries()] == [None]
