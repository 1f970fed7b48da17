"""The window of somebody who comes to a shared workspace with a reviewer's login."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from bwvreview.domain.reviewing import Recording as Way
from bwvreview.domain.sessions import ClipState
from bwvreview.services.reviewers import choose_recording, join
from bwvreview.ui.app import build_window
from bwvreview.ui.widgets.kit import Button
from tests.screen import find, there, words_on
from tests.server_people import CLOCK, shared_evening
from tests.services.evening import FOR_ADULTS
from tests.ui.rooms import Recording

if TYPE_CHECKING:
    from bwvreview.ui.app import House
    from tests.postgres import Server
    from tests.server_people import Shared


def current(house: House) -> QWidget:
    found = house.window.current()
    assert found is not None
    return found


def opened(qtbot: QtBot, shared: Shared) -> House:
    house = build_window(lambda: shared.opened(shared.km), CLOCK)
    qtbot.addWidget(house.window)
    house.window.show()
    house.open()
    qtbot.waitUntil(lambda: house.context.is_open, timeout=20_000)
    qtbot.waitUntil(lambda: there(house.window, Button, "Open V01"), timeout=20_000)
    return house


def closed(qtbot: QtBot, house: House) -> None:
    house.window.close()
    qtbot.waitUntil(lambda: not house.tasks.busy, timeout=20_000)


def test_it_begins_in_the_reviewers_role_and_records_a_clip_to_its_end(qtbot: QtBot, postgres: Server) -> None:
    with shared_evening(postgres) as shared:
        house = opened(qtbot, shared)
        page = current(house)
        assert "You answer as KM." in words_on(page)
        assert not there(page, Button, "Be the coordinator")
        house.go("list")
        assert house.window.place == "review"
        find(page, Button, "Open V01").click()
        qtbot.waitUntil(lambda: house.window.is_full, timeout=20_000)
        room = Recording(qtbot, house, house.context.workspace)
        room.start(**FOR_ADULTS)
        room.page.side.notes.added.emit(None, "Calm.")
        room.saved()
        while room.controller.work is not None and room.controller.work.neighbour(1):
            room.page.main_pressed.emit()
        room.page.main_pressed.emit()
        qtbot.waitUntil(lambda: current(house) is page, timeout=20_000)
        qtbot.waitUntil(lambda: "Watched" in words_on(page), timeout=20_000)
        assert room.stored().state is ClipState.VIEWED
        closed(qtbot, house)
        with shared.opened() as workspace, workspace.reading() as store:
            assert store.history.check().broken is None


def test_it_leads_to_the_own_answers_where_everybody_answers_alone_first(qtbot: QtBot, postgres: Server) -> None:
    with shared_evening(postgres) as shared:
        with shared.opened() as workspace, workspace.store() as store:
            choose_recording(store, 1, Way.LAPTOPS)
            for name in ("AB", "KM"):
                join(store, 1, name, at=CLOCK.now())
        house = opened(qtbot, shared)
        find(current(house), Button, "Open V01").click()
        qtbot.waitUntil(lambda: house.window.is_full, timeout=20_000)
        find(current(house), Button, "I am Reviewer B").click()
        room = Recording(qtbot, house, house.context.workspace)
        qtbot.waitUntil(lambda: room.controller.work is not None, timeout=20_000)
        room.start(viewed="full")
        with house.context.workspace.reading() as store:
            assert store.answers.of(room.stored().id, "KM") == {"viewed": "full"}
        closed(qtbot, house)
