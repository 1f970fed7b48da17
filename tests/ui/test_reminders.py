"""Clips that are about to be deleted: told once a day, in numbers only, and not at all when nobody wants it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QSystemTrayIcon
from pytestqt.qtbot import QtBot

from bwvreview.services.clock import LONDON
from bwvreview.services.demo import SESSION
from bwvreview.services.soon_deleted import SoonDeleted, soon_deleted
from bwvreview.ui.app import House, build_window
from bwvreview.ui.preferences import NOTICES
from bwvreview.ui.reminders import Desktop, sentence
from tests.ui.rooms import open_viewing


@dataclass
class MovedClock:
    """A clock that a test sets to another day."""

    day: date

    def now(self) -> datetime:
        return datetime.combine(self.day, time(12), LONDON)

    def today(self) -> date:
        return self.day


@pytest.fixture
def clock() -> MovedClock:
    return MovedClock(SESSION.day)


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    said: list[str] = []
    monkeypatch.setattr(Desktop, "tell", lambda _self, text: said.append(text))
    return said


@pytest.fixture
def house(qtbot: QtBot, tmp_path: Path, clock: MovedClock, told: list[str]) -> Iterator[House]:
    made = build_window(lambda: open_viewing(tmp_path, clock), clock)
    qtbot.addWidget(made.window)
    made.window.show()
    made.open()
    qtbot.waitUntil(lambda: made.context.is_open and not made.tasks.busy, timeout=20_000)
    yield made
    made.window.close()


def counts(house: House, day: date) -> SoonDeleted:
    with house.context.workspace.reading() as store:
        return soon_deleted(store, today=day)


def look(qtbot: QtBot, house: House) -> None:
    house.reminders.look()
    qtbot.waitUntil(lambda: not house.tasks.busy, timeout=10_000)


def last_day(house: House) -> date:
    """The first day on which a clip of the session is deleted."""
    days = (SESSION.day + timedelta(days=ahead) for ahead in range(40))
    return next(day for day in days if counts(house, day).today)


def test_it_is_told_some_days_before_and_on_the_day_once_each_day(
    qtbot: QtBot, house: House, clock: MovedClock, told: list[str]
) -> None:
    day = last_day(house)
    told.clear()
    for ahead in (4, 3, 0):
        clock.day = day - timedelta(days=ahead)
        house.context.appearance.preferences.remembered.put("told.deleted", "")
        for _ in range(2):
            look(qtbot, house)
    assert told == [said for ahead in (4, 3, 0) if (said := sentence(counts(house, day - timedelta(days=ahead))))]
    assert told
    assert "today" in told[-1]


def test_it_says_numbers_and_no_clip(qtbot: QtBot, house: House, clock: MovedClock, told: list[str]) -> None:
    told.clear()
    clock.day = last_day(house)
    look(qtbot, house)
    assert len(told) == 1
    assert not any(slot in told[0] for slot in (f"V{number:02}" for number in range(1, 20)))


def test_nothing_is_told_to_a_reviewer_or_when_it_is_switched_off(
    qtbot: QtBot, house: House, clock: MovedClock, told: list[str]
) -> None:
    clock.day = last_day(house)
    told.clear()
    house.appearance.preferences.put(NOTICES, "no")
    look(qtbot, house)
    house.appearance.preferences.put(NOTICES, "yes")
    house.context.gate.set_role(is_reviewer=True)
    look(qtbot, house)
    assert told == []
    house.context.gate.set_role(is_reviewer=False)
    look(qtbot, house)
    assert len(told) == 1


def test_without_a_place_for_messages_of_the_desktop_it_stands_in_the_window(
    qtbot: QtBot, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", staticmethod(lambda: False))
    Desktop(house.window).tell("The police delete 1 clip today.")
    assert house.window.toast.accessibleName() == "The police delete 1 clip today."


def test_where_there_is_one_the_desktop_shows_it(qtbot: QtBot, house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    shown: list[str] = []
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", staticmethod(lambda: True))
    monkeypatch.setattr(QSystemTrayIcon, "supportsMessages", staticmethod(lambda: True))
    monkeypatch.setattr(QSystemTrayIcon, "show", lambda _self: None)  # there is no tray without a screen
    monkeypatch.setattr(QSystemTrayIcon, "showMessage", lambda _self, title, text, *_: shown.append(f"{title}: {text}"))
    Desktop(house.window).tell("The police delete 1 clip today.")
    assert shown == ["BWV Review: The police delete 1 clip today."]
