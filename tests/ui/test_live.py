"""Two windows on one server: what one does, the other shows without a click, and nobody's words are touched."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from bwvreview.services.record_answer import RecordAnswer, record_answer
from bwvreview.services.workspace import Workspace
from bwvreview.ui.app import House, build_window
from bwvreview.ui.pages.record.note_box import NoteRow
from tests.screen import there, words_on
from tests.ui.rooms import Recording, recording
from tests.ui.shared import CLOCK, template_on, viewing_on

if TYPE_CHECKING:
    from tests.postgres import Server

WAIT = 20_000


@pytest.fixture(scope="module")
def template(postgres: Server) -> str:
    return template_on(postgres)


@pytest.fixture
def url(postgres: Server, template: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    with viewing_on(postgres, template) as found:
        yield found


def listeners() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == "bwvreview listener"]


def second_window(qtbot: QtBot, url: str) -> House:
    house = build_window(lambda: Workspace.open(url, clock=CLOCK), CLOCK)
    qtbot.addWidget(house.window)
    house.window.resize(1366, 768)
    house.window.show()
    house.open()
    qtbot.waitUntil(lambda: house.context.is_open and not house.tasks.busy, timeout=WAIT)
    return house


def shown(room: Recording, name: str) -> str:
    work = room.controller.work
    return work.state.raw(name) if work else ""


def test_an_answer_in_one_window_appears_in_the_other_and_no_word_or_focus_is_lost(
    qtbot: QtBot, tmp_path: Path, url: str
) -> None:
    with ExitStack() as rooms:
        one = rooms.enter_context(recording(qtbot, tmp_path, workspace=Workspace.open(url, clock=CLOCK)))
        one.start(viewed="full", rag="green")
        two = rooms.enter_context(recording(qtbot, tmp_path, workspace=Workspace.open(url, clock=CLOCK)))
        assert shown(two, "rag") == "green"
        two.go_to("summary")
        two.page.middle.view.question("summary").answer.edit.insertPlainText("Half a sen")  # type: ignore[union-attr]
        focus = QApplication.focusWidget()
        one.start(rag="red", summary="What the first window wrote", sound_ok="yes")
        qtbot.waitUntil(lambda: shown(two, "rag") == "red" and shown(two, "sound_ok") == "yes", timeout=WAIT)
        assert QApplication.focusWidget() is focus
        two.page.settle()
        two.saved()
        with two.workspace.reading() as store:
            (clash,) = store.clashes.waiting(1)
            assert (clash.value, two.kept()["summary"]) == ("Half a sen", "What the first window wrote")
        two.start(rag="amber")  # it has seen the other's answer: this one overwrites nothing unseen
        qtbot.waitUntil(lambda: shown(one, "rag") == "amber", timeout=WAIT)
        with two.workspace.reading() as store:
            assert len(store.clashes.waiting(1)) == 1
        two.page.side.notes.box.edit.setPlainText("Not fini")
        one.controller.notes.add(12, "What the first window noted.")
        qtbot.waitUntil(lambda: there(two.page, NoteRow, "Note 00:12 What the first window noted."), timeout=WAIT)
        assert two.page.side.notes.box.text() == "Not fini"
        assert len(listeners()) == 2
    assert listeners() == []


def _has_begun(page: QWidget, clips: int) -> bool:
    return words_on(page).count("Started") == clips


def test_an_open_page_follows_what_happens_elsewhere_also_after_the_server_was_away(
    qtbot: QtBot, postgres: Server, url: str
) -> None:
    house = second_window(qtbot, url)
    house.go("session")
    qtbot.waitUntil(lambda: "V01" in words_on(house.window.page("session")), timeout=WAIT)
    with Workspace.open(url, clock=CLOCK) as other:
        page = house.window.page("session")
        for turn, slot in enumerate(("V01", "V02")):
            with other.store() as store:
                clip = next(clip for clip in store.sessions.clips(1) if clip.slot == slot)
                record_answer(store, RecordAnswer(1, clip.id, "viewed", "full"), at=CLOCK.now())
            qtbot.waitUntil(partial(_has_begun, page, turn + 1), timeout=WAIT)
            postgres.disconnect(url.rpartition("/")[2])  # the line of the listener too
    house.window.close()
    assert listeners() == []


def test_a_workspace_in_a_file_has_no_listener(qtbot: QtBot, tmp_path: Path) -> None:
    with recording(qtbot, tmp_path):
        assert listeners() == []
