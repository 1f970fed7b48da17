"""Handing the laptop to a reviewer: what their screen never shows, and the PIN that brings everything back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from bwvreview.services import roles
from bwvreview.services.clock import FixedClock
from bwvreview.services.demo import SESSION
from bwvreview.services.workspace import Workspace
from bwvreview.ui.app import House, build_window
from bwvreview.ui.controllers import PLACES
from tests.screen import nameless, spoken_name
from tests.ui.panel import answer, panel
from tests.ui.rooms import open_viewing
from tests.ui.steps import press, shown, wait_for

PIN = "4711"


@pytest.fixture
def house(qtbot: QtBot, tmp_path: Path) -> Iterator[House]:
    """The program with an open session of eight clips, at its home page."""
    workspace = open_viewing(tmp_path)
    made = build_window(lambda: workspace, workspace.clock)
    qtbot.addWidget(made.window)
    made.window.show()
    made.open()
    qtbot.waitUntil(lambda: made.context.is_open, timeout=20_000)
    yield made
    made.window.close()


def seen(root: QWidget) -> str:
    """All that is on the screen or said by it now."""
    parts: list[str] = []
    for widget in (root, *root.findChildren(QWidget)):
        if widget.isVisible():
            text = getattr(widget, "text", None)
            parts += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
            parts.append(str(text()) if callable(text) else "")
    return "\n".join(parts)


def references_in(workspace: Workspace) -> set[str]:
    with workspace.reading() as store:
        return {encounter.reference for encounter in store.lists.encounters(1)}


def quiet(qtbot: QtBot, house: House) -> None:
    qtbot.waitUntil(lambda: not house.tasks.busy, timeout=20_000)


def hand_over(qtbot: QtBot, house: House) -> None:
    house.go("guard")
    wait_for(qtbot, house.window, "Coordinator and reviewer")
    quiet(qtbot, house)
    shown(house.window, QLineEdit, "New PIN").setText(PIN)
    press(qtbot, house.window, "Save the PIN")
    wait_for(qtbot, house.window, "The PIN is saved.")
    press(qtbot, house.window, "Hand the laptop over")
    wait_for(qtbot, house.window, "Clips to watch")
    quiet(qtbot, house)


FORBIDDEN = (
    "Police list", "list for the police", "Save 3 files", "Export", "reserve", "Draw", "Feedback", "Who answered",
)  # fmt: skip


@pytest.mark.slow
def test_as_reviewer_no_way_leads_to_what_is_not_theirs(qtbot: QtBot, house: House, tmp_path: Path) -> None:
    references = references_in(house.context.workspace)
    assert len(references) == 515
    for place in PLACES:  # whatever a coordinator looked at before
        house.go(place.name)
        quiet(qtbot, house)
    hand_over(qtbot, house)
    window = house.window
    stranger = tmp_path / "list.csv"
    stranger.write_text("Reference,Date\nX-1,2022-09-01\n")

    def nothing_shows(way: str) -> None:
        quiet(qtbot, house)
        said = seen(window)
        assert not any(reference in said for reference in references), way
        assert [word for word in FORBIDDEN if word in said] == [], way
        assert window.place == "review", way
        assert not window.navigation.item("list").isVisible(), way

    nothing_shows("handed over")
    assert nameless(window) == []
    for place in PLACES:
        house.go(place.name)
        nothing_shows(f"go {place.name}")
        window.navigation.chosen.emit(place.name)
        nothing_shows(f"navigation {place.name}")
    for key in range(Qt.Key.Key_1, Qt.Key.Key_7):
        QTest.keyClick(window, Qt.Key(key), Qt.KeyboardModifier.AltModifier)
        nothing_shows(f"Alt+{key}")
    wishes: tuple[tuple[str, object], ...] = (
        ("plan draw", None), ("roll dice", None), ("open session", None), ("call reserves", None), ("keep clips", None),
        ("history", (1, "V01")), ("agree", (1, "V01")), ("reviewers", None), ("join session", None), ("room", 1),
        ("keying", 1), ("reply", 1), ("feedback", None), ("practice result", 1), ("list", stranger),
        ("open list", None),         ("record", (1, "V01", "Somebody else")),
    )  # fmt: skip
    for what, about in wishes:
        house.context.wish(what, about)
        nothing_shows(f"wish {what}")
    window.file_dropped.emit(stranger)
    nothing_shows("a dropped file")

    press(qtbot, window, "Open V01")
    wait_for(qtbot, window, "V01")
    quiet(qtbot, house)
    assert window.is_full
    said = seen(window)
    assert not any(reference in said for reference in references)
    house.controller("record")._leave()  # type: ignore[attr-defined]
    nothing_shows("left the clip")
    for button in window.findChildren(QAbstractButton):
        if button.isVisible() and not spoken_name(button).startswith(("Open ", "Show", "Be the")):
            button.click()
            nothing_shows(spoken_name(button))


def test_the_laptop_stays_handed_over_and_the_pin_brings_it_back(qtbot: QtBot, house: House) -> None:
    hand_over(qtbot, house)
    window = house.window
    box = shown(window, QLineEdit, "Coordinator’s PIN")
    box.setText("0000")
    press(qtbot, window, "Be the coordinator")
    wait_for(qtbot, window, "The PIN is wrong.")
    where, clock = house.context.workspace.where, house.context.clock
    window.close()

    again = build_window(lambda: Workspace.open(where, clock=clock), clock)
    qtbot.addWidget(again.window)
    again.window.show()
    again.open()
    wait_for(qtbot, again.window, "Clips to watch")
    assert again.window.place == "review"
    quiet(qtbot, again)
    shown(again.window, QLineEdit, "Coordinator’s PIN").setText(PIN)
    press(qtbot, again.window, "Be the coordinator")
    qtbot.waitUntil(lambda: again.window.place == "home", timeout=20_000)
    assert again.window.navigation.item("list").isVisible()
    again.window.close()


def test_a_group_that_has_the_laptop_answers_in_turns_then_agrees(qtbot: QtBot, house: House) -> None:
    workspace, window = house.context.workspace, house.window
    panel(workspace, "KM", "Chair")
    hand_over(qtbot, house)
    wait_for(qtbot, window, "Each of you answers alone first, in turns.")
    wait_for(qtbot, window, "days left")  # each clip says when it goes
    qtbot.waitUntil(lambda: shown(window, QAbstractButton, "Open V01").hasFocus(), timeout=20_000)

    press(qtbot, window, "Open V01")
    wait_for(qtbot, window, "Hand the laptop to Reviewer A")
    press(qtbot, window, "Reviewer A begins")
    wait_for(qtbot, window, "Did you watch it?")
    house.controller("record")._leave()  # type: ignore[attr-defined]
    for name in ("KM", "Chair"):
        answer(workspace, "V01", name)
    house.context.wish("turn", (1, "V01"))
    press(qtbot, window, "Agree together")
    qtbot.waitUntil(lambda: window.place == "agree", timeout=20_000)
    assert not window.navigation.item("list").isVisible()
    house.context.wish("record", (1, "V02", "Somebody else"))
    assert window.place == "review"


class MovingClock:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self._clock = FixedClock(SESSION.day)
        self.passed = timedelta(0)

    def now(self):  # type: ignore[no-untyped-def]
        return self._clock.now() + self.passed

    def today(self):  # type: ignore[no-untyped-def]
        return self._clock.today()


def test_wrong_pins_cost_a_wait_that_grows_and_a_clock_set_back_locks_nobody_out(tmp_path: Path) -> None:
    clock = MovingClock()
    with Workspace.open(tmp_path / "a.bwv", clock=clock, plain=True) as workspace:
        with pytest.raises(Exception, match="no PIN"):
            roles.hand_over(workspace)
        with pytest.raises(Exception, match="4 signs"):
            roles.set_pin(workspace, "123")
        roles.set_pin(workspace, PIN)
        assert roles.hand_over(workspace, "AB") == roles.RoleNow(True, "AB", True)
        for _ in range(roles.FREE_TRIES):
            with pytest.raises(roles.WrongPin, match="wrong"):
                roles.take_back(workspace, "0000")
        with pytest.raises(roles.WrongPin, match="too many"):
            roles.take_back(workspace, PIN)
        clock.passed = timedelta(seconds=61)
        with pytest.raises(roles.WrongPin, match="wrong"):
            roles.take_back(workspace, "0000")
        clock.passed += timedelta(seconds=61)
        with pytest.raises(roles.WrongPin, match="too many"):
            roles.take_back(workspace, PIN)
        clock.passed = timedelta(days=-900)
        with pytest.raises(roles.WrongPin) as early:
            roles.take_back(workspace, PIN)
        assert early.value.advice == "Wait 60 minutes, then try again."
        clock.passed = timedelta(hours=2)
        assert roles.take_back(workspace, PIN) == roles.RoleNow(False, "", True)
        with pytest.raises(roles.WrongPin):
            roles.set_pin(workspace, "9999", "0000")
        roles.set_pin(workspace, "9999", PIN)


def test_the_passphrase_takes_a_forgotten_pin_away(tmp_path: Path) -> None:
    from bwvreview.domain.errors import WrongPassphrase

    words, clock = "otter lamp plum river 4271", FixedClock(SESSION.day)
    with Workspace.open(tmp_path / "a.bwv", clock=clock, secret=words) as workspace:
        roles.set_pin(workspace, PIN)
        roles.hand_over(workspace)
        with pytest.raises(WrongPassphrase):
            roles.forget_pin(workspace, "otter lamp plum river 4272")
        assert roles.forget_pin(workspace, words) == roles.RoleNow(False, "", False)
