"""Two windows on one clip of a shared workspace: nothing is lost, and whoever overtakes is told."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bwvreview.services.record_answer import RecordAnswer, record_answer
from bwvreview.services.workspace import Workspace
from bwvreview.ui.widgets.kit import Button
from tests.screen import find, words_on
from tests.storage.examples import add_session
from tests.ui.evening import CLOCK
from tests.ui.rooms import Recording, recording

if TYPE_CHECKING:
    from tests.postgres import Server

CUT = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity
WHERE pid <> pg_backend_pid() AND datname = current_database()
"""


def key(pressed: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the focus is."""
    here = QApplication.focusWidget()
    assert here is not None
    QTest.keyClick(here, pressed, held)


def other_window(room: Recording, name: str, value: str, *, seen: str | None = None) -> None:
    """Answer as a window on another laptop would."""
    with room.workspace.store() as store:
        record_answer(store, RecordAnswer(1, room.stored().id, name, value, seen=seen), at=room.workspace.clock.now())


def test_an_answer_that_another_window_had_given_stays_and_one_of_the_two_is_chosen_by_keys(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with recording(qtbot, tmp_path) as room:
        room.start(viewed="full", rag="green")
        notice = room.page.middle.two_answers
        assert not notice.isVisible()
        other_window(room, "rag", "red")
        room.start(rag="amber")
        qtbot.waitUntil(notice.isVisible)
        assert "Another window had answered “Red: serious concern”. Yours is kept beside it." in notice.accessibleName()
        assert room.kept()["rag"] == "red"
        find(room.page, Button, "Choose an answer").click()
        choice = room.house.controller("two-answers").page
        qtbot.waitUntil(lambda: room.house.window.current() is choice)
        qtbot.waitUntil(lambda: choice.isAncestorOf(QApplication.focusWidget()))
        key(Qt.Key.Key_2)
        key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: room.kept()["rag"] == "amber")
        qtbot.waitUntil(lambda: "Every question has one answer" in words_on(choice))
        key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: room.house.window.current() is room.page and not notice.isVisible())
        with room.workspace.reading() as store:
            kinds = [one.kind for one in store.history.of(room.stored().instance_id) if one.name == "rag"]
        assert kinds == ["answer", "answer", "clash", "clash-settled", "answer"]
        room.start(rag="green")  # this window knows what stands again
        assert room.kept()["rag"] == "green"


def test_the_session_page_leads_to_two_answers_and_a_new_one_can_be_given(qtbot: QtBot, tmp_path: Path) -> None:
    with recording(qtbot, tmp_path) as room:
        room.start(viewed="full", rag="green")
        other_window(room, "rag", "red", seen="")
        room.page.left.emit()
        session = room.house.controller("session").page
        qtbot.waitUntil(lambda: room.house.window.current() is session)
        qtbot.waitUntil(lambda: "Look at V01." in words_on(session))
        find(session, Button, "Choose an answer").click()
        choice = room.house.controller("two-answers").page
        qtbot.waitUntil(lambda: room.house.window.current() is choice)
        qtbot.waitUntil(lambda: choice.isAncestorOf(QApplication.focusWidget()))
        key(Qt.Key.Key_3)
        key(Qt.Key.Key_2)
        key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: room.kept()["rag"] == "amber")


def test_two_windows_on_one_clip_of_a_server_lose_no_answer(postgres: Server) -> None:
    name = postgres.create()
    try:
        with (
            Workspace.open(postgres.url(name), clock=CLOCK) as one,
            Workspace.open(postgres.url(name), clock=CLOCK) as two,
        ):
            with one.store() as store:
                clip = store.sessions.clips(add_session(store))[0].id
            told = []
            for number in range(40):
                window = (one, two)[number % 2]
                with window.store() as store:
                    answer = RecordAnswer(1, clip, f"q{number % 4}", f"answer {number}")
                    told.append(record_answer(store, answer, at=CLOCK.now()))
            assert told == [""] * 4 + [f"answer {number}" for number in range(36)]
            with two.reading() as store:
                assert store.answers.of(clip) == {f"q{number % 4}": f"answer {number}" for number in range(36, 40)}
                assert store.history.check().broken is None
    finally:
        postgres.drop(name)


def test_a_server_that_let_go_while_the_laptop_slept_is_found_again(postgres: Server) -> None:
    from sqlalchemy import create_engine, text

    name = postgres.create()
    try:
        with Workspace.open(postgres.url(name), clock=CLOCK) as workspace:
            with workspace.store() as store:
                clip = store.sessions.clips(add_session(store))[0].id
            for number in range(3):
                with workspace.store() as store:
                    record_answer(store, RecordAnswer(1, clip, "q", str(number)), at=CLOCK.now())
                engine = create_engine(postgres.url(name))
                with engine.connect() as connection:  # every connection but this one is cut, as by a long sleep
                    connection.execute(text(CUT))
                engine.dispose()
            with workspace.reading() as store:
                assert store.answers.of(clip) == {"q": "2"}
    finally:
        postgres.drop(name)
