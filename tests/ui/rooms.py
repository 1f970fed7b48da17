"""A workspace that is ready for viewing: the practice list imported, drawn with stated dice, its session opened."""

from __future__ import annotations

import atexit
import json
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from bwvreview.exchange.resources import resource
from bwvreview.exchange.scheme_file import load_scheme
from bwvreview.services.clock import FixedClock
from bwvreview.services.commit_draw import CommitDraw, commit_draw
from bwvreview.services.demo import DICE, GROUP, PLAN, SALT, SESSION, sample_list
from bwvreview.services.import_list import ImportList, import_list
from bwvreview.services.open_session import open_session
from bwvreview.services.roll_draw import RollDraw, roll_draw
from bwvreview.services.try_form import check_form
from bwvreview.services.workspace import Workspace
from bwvreview.ui.app import House, build_window
from bwvreview.ui.controllers.record import RecordController
from bwvreview.ui.pages.record.page import RecordPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from bwvreview.services.clock import Clock
    from bwvreview.storage.sessions import StoredClip

FILE = "viewing.bwv"


def session_workspace(tmp_path: Path) -> Path:
    """Give a workspace file with one open session of eight clips (V01 to V08), on 1 October 2022."""
    target = tmp_path / FILE
    shutil.copyfile(_prepared(), target)
    return target


def open_viewing(tmp_path: Path, clock: Clock | None = None) -> Workspace:
    """Open such a workspace."""
    return Workspace.open(session_workspace(tmp_path), clock=clock or FixedClock(SESSION.day))


@cache
def _prepared() -> Path:
    """Make the workspace once for all tests; each works on a copy."""
    folder = Path(tempfile.mkdtemp(prefix="bwvreview-rooms-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    path = folder / FILE
    clock, scheme = FixedClock(SESSION.day), load_scheme()
    form = check_form(resource("schemes", scheme.slug, "form.xlsx"))
    with Workspace.open(path, clock=clock) as workspace:
        with workspace.store() as store:
            store.settings.put("group.slug", GROUP)
            store.settings.put("group.name", "Haringey")
            imported = import_list(store, ImportList(sample_list(), GROUP, scheme), at=clock.now())
        with workspace.store() as store:
            request = CommitDraw(imported.id, GROUP, SESSION, PLAN, SALT)
            commitment = commit_draw(store, request, scheme, at=clock.now())
        with workspace.store() as store:
            roll_draw(store, RollDraw(commitment.id, DICE), at=clock.now())
            open_session(store, commitment.id, form, scheme, at=clock.now())
    return path


@contextmanager
def recording(
    qtbot: QtBot, tmp_path: Path, slot: str = "V01", clock: Clock | None = None, workspace: Workspace | None = None
) -> Iterator[Recording]:
    """The whole program with a clip on its record page, window shown and active."""
    workspace = workspace or open_viewing(tmp_path, clock)
    house = build_window(lambda: workspace, workspace.clock)
    qtbot.addWidget(house.window)
    with qtbot.waitActive(house.window, timeout=20_000):
        house.window.show()
        house.window.activateWindow()
    house.open()
    qtbot.waitUntil(lambda: house.context.is_open, timeout=20_000)
    made = Recording(qtbot, house, workspace)
    try:
        made.open(slot)
        yield made
    finally:
        house.window.close()
        qtbot.waitUntil(lambda: not house.tasks.busy, timeout=20_000)


class Recording:
    """The record page, driven as a person does: by keys, and by the words on the screen."""

    def __init__(self, qtbot: QtBot, house: House, workspace: Workspace) -> None:
        self.qtbot, self.house, self.workspace = qtbot, house, workspace
        found = house.controller("record")
        assert isinstance(found, RecordController)
        self.controller = found
        self.page: RecordPage = found.page

    def open(self, slot: str) -> None:
        """Wish for a clip, and wait until it is shown."""
        self.house.context.wish("record", slot)
        self.qtbot.waitUntil(lambda: self.controller.work is not None and self.house.window.is_full, timeout=20_000)
        self.qtbot.waitUntil(lambda: self.focus() is not None)

    def focus(self) -> QWidget | None:
        """What has the keyboard."""
        return QApplication.focusWidget()

    @property
    def question(self) -> str:
        """The question that has the keyboard."""
        return self.page.middle.current_name

    @property
    def part(self) -> str:
        """The part that is shown."""
        return self.page.middle.heading.text()

    def press(self, key: Qt.Key, *held: Qt.KeyboardModifier) -> None:
        """Press a key where the keyboard is."""
        modifiers = Qt.KeyboardModifier.NoModifier
        for one in held:
            modifiers |= one
        QTest.keyClick(self.focus() or self.page, key, modifiers)

    def type(self, text: str) -> None:
        """Type letters where the keyboard is."""
        focus = self.focus()
        assert focus is not None
        QTest.keyClicks(focus, text)

    def saved(self) -> None:
        """Wait until everything is saved."""
        self.qtbot.waitUntil(lambda: self.controller.saves.idle, timeout=20_000)

    def go_to(self, name: str) -> None:
        """Put the keyboard on a question."""
        work = self.controller.work
        assert work is not None
        assert work.turn_to_question(name), name
        self.page.part_chosen.emit(work.part)
        self.page.focus_question(name)
        assert self.question == name

    def answer(self, name: str, value: str) -> None:
        """Give an answer to a question by its keys, wherever it stands."""
        self.go_to(name)
        self.answer_here(value)

    def answer_here(self, value: str) -> None:
        """Answer the question that has the keyboard by keys: numbers, else arrows and Space; words are typed."""
        view = self.page.middle.view
        assert view is not None
        assert view.current is not None
        buttons = view.current.answer.findChildren(QAbstractButton)
        if not buttons:
            self.type(value)
            return
        for name in value.split():
            place = next(i for i, button in enumerate(buttons) if button.option.name == name)  # type: ignore[attr-defined]
            key = buttons[place].option.key  # type: ignore[attr-defined]
            if key:
                self.type(key)
                continue
            while self.focus() is not buttons[place]:
                self.press(Qt.Key.Key_Right)
            self.press(Qt.Key.Key_Space)

    def kept(self, slot: str = "V01") -> dict[str, str]:
        """The answers of a clip in the database."""
        with self.workspace.reading() as store:
            return store.answers.of(self.stored(slot).id)

    def stored(self, slot: str = "V01") -> StoredClip:
        """A clip as the database has it."""
        with self.workspace.reading() as store:
            session = store.sessions.all()[0].id
            return next(clip for clip in store.sessions.clips(session) if clip.slot == slot)

    def start(self, **answers: str) -> None:
        """Give answers as if they had been pressed, in this order, and wait until they are saved."""
        for name, value in answers.items():
            self.page.answered.emit(name, value)
        self.saved()

    def start_later(self, **answers: str) -> None:
        """Give answers without waiting."""
        for name, value in answers.items():
            self.page.answered.emit(name, value)


def reopened(path: Path) -> Workspace:
    """Open a workspace again, as after a restart."""
    return Workspace.open(path, clock=FixedClock(SESSION.day))


def watched() -> dict[str, str]:
    """The prepared answers to a clip that was watched."""
    prepared: dict[str, str] = json.loads(resource("samples", "answers.json").read_text("utf-8"))["watched"][0]
    return prepared
