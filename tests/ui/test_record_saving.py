"""Every answer is safe before the page says so, and none is lost on the way out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from bwvreview.domain.errors import WorkspaceProblem
from bwvreview.domain.sessions import ClipState
from bwvreview.storage.answers import Answers
from tests.screen import words_on
from tests.ui.rooms import recording, watched

FULL = WorkspaceProblem("Not saved: the disk is full.", advice="Free some space, then try again.")


def test_the_page_says_saved_only_once_the_answer_is_in_the_database(qtbot: QtBot, tmp_path: Path) -> None:
    with recording(qtbot, tmp_path) as room:
        seen: list[str] = []

        def at_saved(_at: object) -> None:
            seen.append(room.kept().get("viewed", "nothing"))

        room.controller.saves.saved.connect(at_saved)
        room.press(Qt.Key.Key_2)
        assert room.page.head.saved.accessibleName() == "Saving"
        room.saved()
        assert seen == ["part"]
        assert room.page.head.saved.accessibleName() == "Saved at 12:00"


def test_answers_are_kept_in_the_order_in_which_they_were_given(qtbot: QtBot, tmp_path: Path) -> None:
    given = [("viewed", "full"), ("rag", "red"), ("viewed", "part"), ("rag", "green"), ("sound_ok", "yes")]
    with recording(qtbot, tmp_path) as room:
        for name, value in given:
            room.page.answered.emit(name, value)
        room.saved()
        with room.workspace.reading() as store:
            history = store.answers.history(room.stored().id)
            kept = [(change.name, change.new) for change in history if change.kind == "answer"]
            assert store.answers.verify_history() is None
    assert kept == given


def _failing(monkeypatch: pytest.MonkeyPatch, fails: Callable[[str], bool]) -> None:
    put = Answers.put

    def full_disk(self: Answers, clip_id: int, reviewer: str, name: str, value: str, **more: object) -> None:
        if fails(name):
            raise FULL
        put(self, clip_id, reviewer, name, value, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(Answers, "put", full_disk)


def test_a_full_disk_keeps_the_answer_on_the_screen_until_it_is_saved(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = True
    _failing(monkeypatch, lambda _name: full)
    with recording(qtbot, tmp_path) as room:
        with qtbot.waitSignal(room.controller.saves.failed):
            room.press(Qt.Key.Key_1)
        assert room.page.head.saved.accessibleName() == "Not saved: the disk is full"
        assert "Free some space, then try again." in words_on(room.page.bar)
        with qtbot.waitSignal(room.controller.saves.failed):
            room.start_later(sound_ok="yes")
        assert room.kept() == {}
        full = False
        room.page.head.saved.try_again.emit()
        room.saved()
        assert list(room.kept().items()) == [("viewed", "full"), ("sound_ok", "yes")]
        assert room.page.head.saved.accessibleName() == "Saved at 12:00"
        assert "Free some space" not in words_on(room.page.bar)


def test_leaving_waits_until_everything_is_saved(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    full = True
    _failing(monkeypatch, lambda name: full and name == "summary")
    with recording(qtbot, tmp_path) as room:
        room.start(viewed="full")
        room.go_to("summary")
        room.type("They explained the reason")
        with qtbot.waitSignal(room.controller.saves.failed):
            room.page.head.leave.click()
        assert room.house.window.is_full
        full = False
        room.page.head.leave.click()
        qtbot.waitUntil(lambda: not room.house.window.is_full)
        assert room.kept()["summary"] == "They explained the reason"


def test_closing_the_window_keeps_what_was_being_typed(qtbot: QtBot, tmp_path: Path) -> None:
    with recording(qtbot, tmp_path) as room:
        room.start(viewed="full")
        room.go_to("summary")
        room.type("Half a sentence")
        room.page.side.notes.box.set_text("Half a note")
        path = room.workspace.where
        room.house.window.close()
    from tests.ui.rooms import reopened

    with reopened(Path(path)) as workspace, workspace.reading() as store:
        session = store.sessions.all()[0].id
        clip = store.sessions.clips(session)[0]
        assert store.answers.of(clip.id)["summary"] == "Half a sentence"
        assert [note.text for note in store.answers.notes(clip.id)] == ["Half a note"]


def test_the_window_stays_once_when_something_cannot_be_saved(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = True
    _failing(monkeypatch, lambda _name: full)
    with recording(qtbot, tmp_path) as room:
        with qtbot.waitSignal(room.controller.saves.failed):
            room.press(Qt.Key.Key_1)
        assert not room.house.window.close()
        assert room.house.window.isVisible()
        assert "Close the window again to leave without it." in words_on(room.page.bar)
        full = False
        assert room.house.window.close()
        assert not room.house.window.isVisible()


def test_a_clip_opens_again_where_it_was_left(qtbot: QtBot, tmp_path: Path) -> None:
    with recording(qtbot, tmp_path) as room:
        answers = watched()
        room.start(viewed="full", **{name: answers[name] for name in ("search_type", "age_seen", "camera_start")})
        room.page.head.leave.click()
        qtbot.waitUntil(lambda: not room.house.window.is_full)
        room.open("V01")
        assert (room.part, room.question) == ("The video", "camera_end")
        assert room.page.head.saved.accessibleName() == "Saved at 12:00"
        room.go_to("age_seen")
        chosen = [button.text() for button in room.page.middle.view.current.answer.buttons if button.isChecked()]  # type: ignore[union-attr]
        assert chosen == ["Looks 18 to 24"]


def test_a_finished_clip_that_is_changed_opens_again(qtbot: QtBot, tmp_path: Path) -> None:
    with recording(qtbot, tmp_path) as room:
        room.start(**watched())
        room.controller.page.main_pressed.emit()
        room.go_to("actions")
        room.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: room.stored().state is ClipState.VIEWED)
        qtbot.waitUntil(lambda: not room.house.window.is_full)
        room.open("V01")
        room.start(rag="amber", rag_why="Not explained")
        assert room.stored().state is ClipState.STARTED
