"""The window on a viewing evening: a real workspace with an open session, and real files."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from bwvreview.exchange.resources import resource
from bwvreview.exchange.scheme_file import load_scheme
from bwvreview.services.clock import FixedClock
from bwvreview.services.demo import SESSION
from bwvreview.services.open_session import declare_unavailable
from bwvreview.services.record_answer import RecordAnswer, RecordClip, open_clip, record_answer, record_clip
from bwvreview.services.roll_draw import rolled_draw
from bwvreview.services.show_session import show_session
from bwvreview.services.workspace import Workspace
from bwvreview.ui.app import House, build_window
from bwvreview.ui.appearance import Remembered
from tests.screen import spoken_name, words_on
from tests.ui.rooms import session_workspace

W = TypeVar("W", bound=QWidget)
CLOCK = FixedClock(SESSION.day)
ANSWERS: dict[str, Any] = json.loads(resource("samples", "answers.json").read_text(encoding="utf-8"))
LIMIT = 20_000


@dataclass
class Evening:
    """The window, and what the pages wished of one another."""

    qtbot: QtBot
    house: House
    wishes: list[tuple[str, object]] = field(default_factory=list)

    @property
    def workspace(self) -> Workspace:
        return self.house.context.workspace

    def page(self, name: str) -> QWidget:
        """Go to a page, and wait until it shows what it read."""
        self.house.go(name)
        self.quiet()
        return self.house.window.page(name)

    def quiet(self) -> None:
        """Wait until no work is going on, and what it changed is on the screen."""
        self.qtbot.waitUntil(lambda: not self.house.tasks.busy, timeout=LIMIT)
        QApplication.processEvents()

    def press(self, name: str) -> None:
        """Press the one button of this name, and wait until its work is done."""
        self.the(QAbstractButton, name).click()
        self.quiet()

    def the(self, kind: type[W], name: str) -> W:
        """The one widget of this name that people see now."""
        page = self.house.window.current()
        assert page is not None
        found = [w for w in page.findChildren(kind) if spoken_name(w) == name and w.isVisible()]
        assert len(found) == 1, f"{len(found)} × {kind.__name__} called “{name}”"
        return found[0]

    def sees(self, words: str) -> bool:
        """Whether these words are on the page."""
        page = self.house.window.current()
        return page is not None and words in words_on(page)

    def wait(self, words: str) -> None:
        """Wait until these words are on the page."""
        self.qtbot.waitUntil(lambda: self.sees(words), timeout=LIMIT)


@contextmanager
def evening(
    qtbot: QtBot,
    tmp_path: Path,
    before: Callable[[Workspace], None] | None = None,
    then: Callable[[Workspace], None] | None = None,
) -> Iterator[Evening]:
    """The whole program on a session of eight clips, with its window shown.

    What happened `before` is worked out once for all tests and copied; `then` comes on top of it.
    """
    path = session_workspace(tmp_path)
    if before is not None:
        shutil.copyfile(_after(before), path)
    if then is not None:
        with Workspace.open(path, clock=CLOCK) as workspace:
            then(workspace)
    with opened(qtbot, path) as found:
        yield found


@cache
def _after(before: Callable[[Workspace], None]) -> Path:
    path = session_workspace(Path(tempfile.mkdtemp(prefix="bwvreview-evening-")))
    with Workspace.open(path, clock=CLOCK) as workspace:
        before(workspace)
    return path


@contextmanager
def opened(qtbot: QtBot, path: Path) -> Iterator[Evening]:
    """The whole program on a workspace file."""
    house = build_window(lambda: Workspace.open(path, clock=CLOCK), CLOCK, Remembered())
    qtbot.addWidget(house.window)
    house.window.resize(1366, 768)
    house.window.show()
    house.open()
    made = Evening(qtbot, house)
    house.context.asked.connect(lambda what, about: made.wishes.append((what, about)))
    qtbot.waitUntil(lambda: house.context.is_open, timeout=LIMIT)
    made.quiet()
    try:
        yield made
    finally:
        house.window.close()


# what people did before the window was opened


def record(workspace: Workspace, slot: str, **changes: str) -> None:
    """Watch a clip and record it whole."""
    answers: Mapping[str, str] = {**ANSWERS["watched"][0], **changes}
    with workspace.store() as store:
        record_clip(store, RecordClip(1, slot, answers), load_scheme(), at=CLOCK.now(), today=CLOCK.today())


def fail_to_show(workspace: Workspace, slot: str) -> None:
    """A clip would not play."""
    with workspace.store() as store:
        request = RecordClip(1, slot, ANSWERS["not_shown"])
        record_clip(store, request, load_scheme(), at=CLOCK.now(), today=CLOCK.today())


def begin(workspace: Workspace, slot: str, **answers: str) -> None:
    """Give some answers of a clip."""
    with workspace.store() as store:
        clip = open_clip(store, 1, slot, load_scheme(), today=CLOCK.today())
        for name, value in answers.items():
            record_answer(store, RecordAnswer(1, clip.clip_id, name, value), at=CLOCK.now())


def lose(workspace: Workspace, **reasons: str) -> None:
    """The police say that they cannot show these clips."""
    with workspace.store() as store:
        declare_unavailable(store, 1, reasons, load_scheme(), at=CLOCK.now())


def record_all(workspace: Workspace, how: Callable[[Workspace, str], None] | None = None) -> None:
    """Record every clip, reserves too: watched, unless `how` says otherwise."""
    while True:
        with workspace.reading() as store:
            shown = show_session(store, 1, load_scheme(), today=CLOCK.today())
        if shown.next_clip is None:
            return
        (how or record)(workspace, shown.next_clip.slot)


def references(workspace: Workspace) -> tuple[set[str], set[str]]:
    """The references of the drawn clips, and of the reserves."""
    with workspace.reading() as store:
        _, draw = rolled_draw(store, store.sessions.get(1).commitment_id)
    drawn = set(draw.slots.values())
    return drawn, {reference for label in draw.themes.values() for reference in label.reserves} - drawn


def every_reference(workspace: Workspace) -> set[str]:
    """Every reference of the list."""
    with workspace.reading() as store:
        return {encounter.reference for encounter in store.lists.encounters(1)}


def everything_said(root: QWidget) -> str:
    """Every word that any widget holds: shown, spoken, described or in a tip."""
    said = []
    for thing in (root, *root.findChildren(QObject)):
        for reader in ("text", "title", "toolTip", "accessibleName", "accessibleDescription", "windowTitle"):
            read = getattr(thing, reader, None)
            if callable(read):
                said.append(str(read()))
    return "\n".join(said)
