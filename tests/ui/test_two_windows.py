"""Two windows on one clip of a shared workspace: nothing is lost, and whoever overtakes is told."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pytestqt.qtbot import QtBot

from bwvreview.services.record_answer import RecordAnswer, record_answer
from bwvreview.services.workspace import Workspace
from tests.storage.examples import add_session
from tests.ui.evening import CLOCK
from tests.ui.rooms import recording

if TYPE_CHECKING:
    from tests.postgres import Server

CUT = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity
WHERE pid <> pg_backend_pid() AND datname = current_database()
"""


def test_whoever_answers_what_another_window_had_answered_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    with recording(qtbot, tmp_path) as room:
        room.start(viewed="full", rag="green")
        assert not room.house.window.toast.accessibleName().startswith("Another window")
        other = RecordAnswer(1, room.stored().id, "rag", "red")
        with room.workspace.store() as store:  # as a window on another laptop would
            record_answer(store, other, at=room.workspace.clock.now())
        room.start(rag="amber")
        said = "Another window had answered “Red: serious concern”. Yours is kept, and the history has both."
        qtbot.waitUntil(lambda: room.house.window.toast.accessibleName() == said)
        assert room.kept()["rag"] == "amber"
        with room.workspace.reading() as store:
            changes = store.history.of(room.stored().instance_id)
        assert [(c.old, c.new) for c in changes if c.name == "rag"] == [
            ("", "green"),
            ("green", "red"),
            ("red", "amber"),
        ]
        room.start(rag="green")  # this window knows its own answer


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
