"""Reviewers who answer alone first, in the real window: choosing it, handing the laptop on, agreeing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QPushButton, QRadioButton
from pytestqt.qtbot import QtBot

from bwvreview.domain.reviewing import Recording
from bwvreview.domain.sessions import ClipState
from bwvreview.services.agreement import Agree, agree
from bwvreview.services.workspace import Workspace
from bwvreview.ui import files
from bwvreview.ui.pages.agree.rows import DifferenceRow
from tests.screen import nameless, there, words_on
from tests.ui.evening import CLOCK, Evening, evening, everything_said, opened, record
from tests.ui.panel import LATE, answer, one_is_missing, panel, three_on_the_first_clip


@pytest.fixture
def night(qtbot: QtBot, tmp_path: Path) -> Iterator[Evening]:
    """An evening on which nobody has chosen who records."""
    with evening(qtbot, tmp_path) as found:
        yield found


def answers(night: Evening, name: str = "panel", slot: str = "V01") -> dict[str, str]:
    with night.workspace.reading() as store:
        clip = next(clip for clip in store.sessions.clips(1) if clip.slot == slot)
        return store.answers.of(clip.id, name)


def state(night: Evening, slot: str = "V01") -> ClipState:
    with night.workspace.reading() as store:
        return next(clip.state for clip in store.sessions.clips(1) if clip.slot == slot)


def wish(night: Evening, what: str, about: object) -> None:
    night.house.context.wish(what, about)
    night.quiet()


def said(night: Evening) -> str:
    page = night.house.window.current()
    assert page is not None
    return everything_said(page)


def key(night: Evening, pressed: Qt.Key, *, ctrl: bool = False) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    modifier = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(focus, pressed, modifier)
    night.quiet()


# --- who records


def test_who_records_is_chosen_before_recording_begins(night: Evening) -> None:
    night.page("session")
    night.press("Choose who records")
    assert night.sees("Who records")
    way = next(one for one in night.house.window.page("reviewers").findChildren(QRadioButton) if one.isChecked())
    assert way.accessibleName().startswith("Together")
    turns = [one for one in night.house.window.page("reviewers").findChildren(QRadioButton) if "turns" in one.text()]
    turns[0].click()
    night.wait("Initials or a role, no names.")
    for name in ("KM", "Chair"):
        field = night.the(QLineEdit, "Initials or role")
        field.setFocus()
        QTest.keyClicks(field, name)
        QTest.keyClick(field, Qt.Key.Key_Return)
        night.quiet()
        assert night.the(QLineEdit, "Initials or role").text() == ""
    assert night.sees("0 of 8 clips finished")
    assert nameless(night.house.window.page("reviewers")) == []
    night.press("Take Reviewer B out")
    assert not night.sees("Chair")
    night.press("Back to the session")
    night.wait("Each reviewer alone first, in turns")
    assert night.sees("1 reviewer, known by letters.")
    with night.workspace.reading() as store:
        assert store.sessions.get(1).recording is Recording.TURNS


def test_a_name_of_a_person_is_refused_kindly(night: Evening) -> None:
    panel(night.workspace, "KM")
    night.page("reviewers")
    field = night.the(QLineEdit, "Initials or role")
    QTest.keyClicks(field, "a@b.uk")
    night.press("Add this reviewer")
    assert night.sees("A reviewer is known by initials or a role.")
    assert night.the(QLineEdit, "Initials or role").text() == "a@b.uk"


def test_once_recording_has_begun_it_stays_as_it_is(qtbot: QtBot, tmp_path: Path) -> None:
    with evening(qtbot, tmp_path, then=lambda workspace: record(workspace, "V01")) as night:
        page = night.page("reviewers")
        assert night.sees("Recording has begun.")
        next(one for one in page.findChildren(QRadioButton) if "turns" in one.text()).click()
        night.wait("Recording has begun, so this stays as it is.")
        assert next(one for one in page.findChildren(QRadioButton) if one.isChecked()).text().startswith("Together")


# --- turns


def test_the_laptop_goes_from_reviewer_to_reviewer(qtbot: QtBot, tmp_path: Path) -> None:
    def before(workspace: Workspace) -> None:
        panel(workspace, "KM", "Chair")
        answer(workspace, "V01", "KM", {"rag": "red", "rag_why": "SECRET-REASON"}, locked=False)

    with evening(qtbot, tmp_path, then=before) as night:
        night.page("session")
        assert night.sees("0 of 2 finished")
        night.press("Carry on with clip V01")
        assert night.sees("Hand the laptop to Reviewer A")
        assert nameless(night.house.window.current()) == []  # type: ignore[arg-type]
        night.press("Reviewer A carries on")
        assert night.sees("Reviewer A")
        page = night.house.controller("record").page
        page.part_chosen.emit(list(page.parts_list.rows)[-1])
        night.press("Lock my answers")
        assert night.sees("Reviewer A: lock your answers to V01?")
        night.press("Lock my answers")
        assert night.sees("Hand the laptop to Reviewer B")
        assert "SECRET" not in said(night)
        assert "Red" not in said(night)
        night.press("Reviewer B begins")
        assert "SECRET" not in said(night)
        night.press("Leave this clip")
        night.wait("1 of 2 finished")
        with night.workspace.reading() as store:
            assert [lock.watched for lock in store.reviewers.locks(1)] == [True]


def test_one_may_go_back_from_locking_to_the_questions(qtbot: QtBot, tmp_path: Path) -> None:
    def before(workspace: Workspace) -> None:
        panel(workspace, "KM")
        answer(workspace, "V01", "KM", locked=False)

    with evening(qtbot, tmp_path, then=before) as night:
        wish(night, "lock", (1, "V01", "KM", 0))
        night.press("Go back to the questions")
        night.wait("This clip")
        with night.workspace.reading() as store:
            assert store.reviewers.locks(1) == ()


def test_notes_of_one_reviewer_are_not_shown_to_the_next(qtbot: QtBot, tmp_path: Path) -> None:
    def before(workspace: Workspace) -> None:
        panel(workspace, "KM", "Chair")
        with workspace.store() as store:
            store.answers.add_note(1, "KM", 3, "SECRET-NOTE", CLOCK.now())

    with evening(qtbot, tmp_path, then=before) as night:
        wish(night, "record", (1, "V01", "Chair"))
        assert "SECRET-NOTE" not in said(night)
        page = night.house.controller("record").page
        page.side.notes.added.emit(5, "Mine.")
        night.quiet()
        with night.workspace.reading() as store:
            assert [note.text for note in store.answers.notes(1, "Chair")] == ["Mine."]


def test_a_member_who_did_not_watch_is_passed_over(qtbot: QtBot, tmp_path: Path) -> None:
    with evening(qtbot, tmp_path, then=one_is_missing) as night:
        wish(night, "turn", (1, "V01"))
        assert "SECRET" not in said(night)
        night.press("Reviewer B did not watch it")
        assert night.sees("Hand the laptop to Reviewer C")
        night.press("Go on without Reviewer C")
        assert night.sees("Go on without Reviewer C?")
        night.press("Wait for them")
        assert night.sees("Hand the laptop to Reviewer C")
        night.press("Go on without Reviewer C")
        night.press("Go on without Reviewer C")
        assert night.sees("Everybody has finished V01")
        night.press("Agree together")
        night.wait("answers are the same.")


def test_a_clip_that_cannot_be_shown_is_recorded_for_everybody(qtbot: QtBot, tmp_path: Path) -> None:
    with evening(qtbot, tmp_path, then=panel) as night:
        wish(night, "turn", (1, "V01"))
        night.press("V01 cannot be shown")
        button = night.the(QPushButton, "Record V01 as not shown")
        assert not button.available  # type: ignore[attr-defined]
        page = night.house.window.current()
        assert page is not None
        page.findChildren(QRadioButton)[-2].click()
        night.press("Record V01 as not shown")
        assert state(night) is ClipState.NOT_SHOWN


def test_without_reviewers_the_turn_page_asks_who_they_are(qtbot: QtBot, tmp_path: Path) -> None:
    def before(workspace: Workspace) -> None:
        panel(workspace, "KM")
        with workspace.store() as store:
            store.reviewers.remove(store.reviewers.of(1)[0].id)

    with evening(qtbot, tmp_path, then=before) as night:
        wish(night, "record", (1, "V01"))
        assert night.sees("Who answers?")
        night.press("Name the reviewers")
        assert night.sees("Initials or a role, no names.")


# --- agreeing


def test_the_group_agrees_by_keyboard_alone(qtbot: QtBot, tmp_path: Path) -> None:
    with evening(qtbot, tmp_path, then=three_on_the_first_clip) as night:
        wish(night, "agree", (1, "V01"))
        night.wait("differ.")
        page = night.house.window.page("agree")
        assert nameless(page) == []
        rows = [one.line.name for one in page.findChildren(DifferenceRow)]
        assert rows == ["pj_explain", "rag", "good_practice"]
        first = rows[0]
        assert answers(night)["tone_start"] == "calm"
        key(night, Qt.Key.Key_2)
        assert first not in answers(night), "a chosen answer is not yet agreed"
        key(night, Qt.Key.Key_Return)
        assert first in answers(night)
        assert night.sees("Saved at")
        for _ in range(8):
            if not there(page, QPushButton, "Finish V01"):
                if isinstance(writing := QApplication.focusWidget(), QPlainTextEdit):
                    QTest.keyClicks(writing, "Calm.")
                    key(night, Qt.Key.Key_Return, ctrl=True)
                else:
                    key(night, Qt.Key.Key_1)
                    key(night, Qt.Key.Key_Return)
        night.wait("Everything is agreed")
        key(night, Qt.Key.Key_Return, ctrl=True)
        assert state(night) is ClipState.VIEWED
        assert (answers(night, "KM")["rag"], answers(night, "Chair")["rag"]) == ("green", "amber")


def test_what_another_window_agreed_meanwhile_is_not_overwritten(qtbot: QtBot, tmp_path: Path) -> None:
    with evening(qtbot, tmp_path, then=three_on_the_first_clip) as night:
        wish(night, "agree", (1, "V01"))
        night.wait("differ.")
        page = night.house.window.page("agree")
        with night.workspace.store() as store:
            agree(store, Agree(1, "V01", {"rag": "green"}), at=CLOCK.now(), today=CLOCK.today())
        next(one for one in page.findChildren(DifferenceRow) if one.line.name == "rag").click()
        night.quiet()
        key(night, Qt.Key.Key_2)
        key(night, Qt.Key.Key_Return)
        night.wait("Another window had agreed on something else meanwhile.")
        assert answers(night)["rag"] == "green"
        with night.workspace.reading() as store:
            assert [(one.name, one.value) for one in store.clashes.waiting(1)] == [("rag", "amber")]


def test_the_letters_say_who_chose_what_and_no_name_is_shown(qtbot: QtBot, tmp_path: Path) -> None:
    with evening(qtbot, tmp_path, then=three_on_the_first_clip) as night:
        wish(night, "agree", (1, "V01"))
        night.wait("differ.")
        page = night.house.window.page("agree")
        row = next(one for one in page.findChildren(DifferenceRow) if one.line.name == "rag")
        assert row.accessibleName() == "Overall Reviewer A: Green. Reviewer B: Amber. Reviewer C: Amber. To agree"
        row.click()
        night.quiet()
        amber = next(one for one in page.findChildren(QRadioButton) if one.text().startswith("Amber"))
        assert amber.accessibleName().endswith("Chosen by B and C")
        assert not any(one.isChecked() for one in page.findChildren(QRadioButton))
        assert not night.the(QPushButton, "Agree").available  # type: ignore[attr-defined]
        assert not {"KM", "Youth member", "Chair"} & set(said(night).split("\n"))


def test_the_group_may_record_that_it_does_not_agree(qtbot: QtBot, tmp_path: Path) -> None:
    with evening(qtbot, tmp_path, then=three_on_the_first_clip) as night:
        wish(night, "agree", (1, "V01"))
        night.wait("differ.")
        page = night.house.window.page("agree")
        next(one for one in page.findChildren(DifferenceRow) if one.line.name == "pj_explain").click()
        night.quiet()
        why = night.the(QPlainTextEdit, "Why did you agree this?")
        QTest.keyClicks(why, "Half and half.")
        night.press("Record that we do not agree")
        row = next(one for one in page.findChildren(DifferenceRow) if one.line.name == "pj_explain")
        assert row.accessibleName().endswith("We do not agree")
        with night.workspace.reading() as store:
            assert store.reviewers.undecided_of(1) == {"pj_explain"}
            assert store.answers.history(1)[-1].why == "Half and half."


def test_somebodys_words_can_be_used(qtbot: QtBot, tmp_path: Path) -> None:
    with evening(qtbot, tmp_path, then=three_on_the_first_clip) as night:
        wish(night, "agree", (1, "V01"))
        night.wait("differ.")
        page = night.house.window.page("agree")
        next(one for one in page.findChildren(DifferenceRow) if one.line.name == "good_practice").click()
        night.quiet()
        night.press("Use the words of Reviewer B")
        night.press("Agree on these words, and go on")
        assert answers(night)["good_practice"] == "Calm voice."


def test_what_is_the_same_is_folded_and_can_be_seen(qtbot: QtBot, tmp_path: Path) -> None:
    with evening(qtbot, tmp_path, then=three_on_the_first_clip) as night:
        wish(night, "agree", (1, "V01"))
        night.wait("differ.")
        page = night.house.window.page("agree")
        few = len(page.findChildren(DifferenceRow))
        fold = next(
            one
            for one in page.findChildren(QAbstractButton)
            if one.accessibleName().endswith("They are agreed already.")
        )
        fold.click()
        night.quiet()
        rows = [one for one in page.findChildren(DifferenceRow) if one.isVisible()]
        assert len(rows) > few + 20
        tone = next(one for one in rows if one.line.name == "tone_start")
        assert "All three: Calm" in tone.accessibleName()
        tone.click()
        night.quiet()
        assert night.sees("Answered alike")
        night.press("Differences first")
        assert len([one for one in page.findChildren(DifferenceRow) if one.isVisible()]) == few


def test_when_all_answers_are_the_same_one_press_finishes_the_clip(qtbot: QtBot, tmp_path: Path) -> None:
    def alike(workspace: Workspace) -> None:
        panel(workspace, "KM", "Chair")
        for name in ("KM", "Chair"):
            answer(workspace, "V01", name)

    with evening(qtbot, tmp_path, then=alike) as night:
        wish(night, "agree", (1, "V01"))
        night.wait("answers are the same.")
        night.press("Finish V01")
        assert state(night) is ClipState.VIEWED
        night.page("session")
        night.press("Look again at V01")
        night.wait("V01 is recorded")


def test_agreeing_waits_until_everybody_has_finished(qtbot: QtBot, tmp_path: Path) -> None:
    with evening(qtbot, tmp_path, then=one_is_missing) as night:
        wish(night, "agree", (1, "V01"))
        assert night.sees("Reviewers B and C have not finished V01.")
        assert "SECRET" not in said(night)
        night.press("Back to the session")
        night.wait("1 of 3 finished")


def test_home_leads_to_whose_turn_it_is(qtbot: QtBot, tmp_path: Path) -> None:
    with evening(qtbot, tmp_path, then=one_is_missing) as night:
        night.page("home")
        night.press("Carry on with clip V01")
        assert night.sees("Hand the laptop to Reviewer B")


def test_how_far_reviewers_agree_is_told_in_sentences(qtbot: QtBot, tmp_path: Path) -> None:
    with evening(qtbot, tmp_path, then=three_on_the_first_clip) as night:
        page = night.page("reviewers")
        night.press("See how far reviewers agree")
        assert night.sees("1 clip that every reviewer has locked. With so few, every figure is rough.")
        assert night.sees("Reviewers gave the same answer 33% of the time, over 1 clip.")
        night.press("All figures of: Overall")
        assert "Gwet’s AC1" in words_on(page)
        night.press("Back to the reviewers")
        night.press("Agree on V01")
        night.wait("differ.")


# --- several laptops


def test_a_session_goes_out_and_answers_come_back_in_the_window(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session, mine = tmp_path / "session.json", tmp_path / "mine.json"
    monkeypatch.setattr(files, "save_file", lambda *_: session)
    with evening(qtbot, tmp_path, then=lambda workspace: panel(workspace, "DD", recording=Recording.LAPTOPS)) as desk:
        desk.page("reviewers")
        desk.press("Save the session for reviewers")
        assert session.exists()
        _answer_away(qtbot, tmp_path, monkeypatch, session, mine)
        monkeypatch.setattr(files, "open_files", lambda *_: (mine,))
        desk.press("Take in a reviewer’s answers")
        desk.wait("1 of 8 clips finished")
        assert answers(desk, "KM")["rag"] == LATE["rag"]
        monkeypatch.setattr(files, "open_files", lambda *_: (session,))
        desk.press("Take in a reviewer’s answers")
        assert desk.sees("“session.json” is not a reviewer’s answers.")


def _answer_away(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, session: Path, mine: Path) -> None:
    """On the reviewer's laptop: open the session, join, answer, lock, save the answers."""
    monkeypatch.setattr(files, "open_file", lambda *_: session)
    monkeypatch.setattr(files, "save_file", lambda *_: mine)
    with opened(qtbot, tmp_path / "away.bwv") as away:
        away.page("session")
        away.press("Open one from another laptop")
        away.wait("First add yourself as a reviewer.")
        QTest.keyClicks(away.the(QLineEdit, "Initials or role"), "KM")
        away.press("Add this reviewer")
        answer(away.workspace, "V01", "KM", LATE)
        away.page("session")
        assert away.sees("You answer alone, on this laptop")
        assert not away.sees("Keep the clips")
        wish(away, "turn", (1, "V01"))
        assert away.sees("Your answers are locked.")
        away.press("Back to the session")
        away.page("reviewers")
        away.press("Save the answers of Reviewer A")
        assert mine.exists()


def test_on_own_laptops_everybody_says_who_they_are(qtbot: QtBot, tmp_path: Path) -> None:
    with evening(qtbot, tmp_path, then=lambda workspace: panel(workspace, recording=Recording.LAPTOPS)) as night:
        wish(night, "record", (1, "V02"))
        assert night.sees("Who are you?")
        night.press("Reviewer A did not watch it")
        assert night.sees("1 of 3 finished")
        night.press("I am Reviewer C")
        night.wait("Reviewer C")
        assert night.sees("Clip 2 of 8")
