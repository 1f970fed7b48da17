"""The window when its server goes away in the middle of a clip: nothing is lost, and the work goes on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from bwvreview.services.workspace import Workspace
from bwvreview.ui.widgets.kit import KEPT_HERE
from tests.screen import words_on
from tests.ui.rooms import Recording, recording
from tests.ui.shared import CLOCK, template_on, viewing_on

if TYPE_CHECKING:
    from tests.postgres import Server

pytestmark = pytest.mark.slow
WAIT = 30_000


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    from tests.postgres import running

    yield from running(durable=True)


@pytest.fixture(scope="module")
def template(server: Server) -> str:
    return template_on(server)


def is_kept_here(room: Recording) -> bool:
    return room.page.head.saved.accessibleName() == KEPT_HERE


def test_answers_and_notes_wait_here_and_go_by_themselves_when_the_server_is_back(
    qtbot: QtBot, tmp_path: Path, server: Server, template: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    with (
        viewing_on(server, template) as url,
        recording(qtbot, tmp_path, workspace=Workspace.open(url, clock=CLOCK)) as room,
    ):
        room.start(viewed="full")
        server.kill()
        room.press(Qt.Key.Key_1)
        room.start_later(rag="green")
        room.page.side.notes.added.emit(None, "Written while the server was away")
        qtbot.waitUntil(lambda: is_kept_here(room) and room.controller.saves.idle, timeout=WAIT)
        assert room.house.context.waiting.count >= 2
        assert "waiting for the server" in words_on(room.page)
        server.restart()
        qtbot.waitUntil(lambda: room.house.context.waiting.count == 0, timeout=WAIT)
        qtbot.waitUntil(lambda: room.page.head.saved.accessibleName().startswith("Saved at"), timeout=WAIT)
        assert room.kept()["rag"] == "green"
        with room.workspace.reading() as store:
            (note,) = store.answers.notes(room.stored().id)
            assert note.text == "Written while the server was away"
            assert store.history.check().broken is None


def test_a_window_may_close_while_answers_wait_and_they_go_the_next_time(
    qtbot: QtBot, tmp_path: Path, server: Server, template: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    with viewing_on(server, template) as url:
        with recording(qtbot, tmp_path, workspace=Workspace.open(url, clock=CLOCK)) as room:
            room.start(viewed="full")
            server.kill()
            room.start_later(rag="amber")
            qtbot.waitUntil(lambda: is_kept_here(room), timeout=WAIT)
            room.page.head.leave.click()
            qtbot.waitUntil(lambda: not room.house.window.is_full, timeout=WAIT)
            assert room.house.window.close()
        server.restart()
        with recording(qtbot, tmp_path, workspace=Workspace.open(url, clock=CLOCK)) as room:
            qtbot.waitUntil(lambda: room.kept().get("rag") == "amber", timeout=WAIT)
