"""Steps that a volunteer takes in the real window, named as on the screen."""

from __future__ import annotations

import atexit
import csv
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from bwvreview.domain.progress import no_progress
from bwvreview.exchange.resources import resource
from bwvreview.services.clock import FixedClock
from bwvreview.services.workspace import Workspace
from bwvreview.ui.app import House, build_window
from bwvreview.ui.context import Controller
from bwvreview.ui.controllers import list_jobs
from tests.screen import spoken_name, there, words_on

W = TypeVar("W", bound=QWidget)

SAMPLE = resource("samples", "haringey_2022-09_reference_list_DEMO.csv")
DICE = "63454660390103169462"
READ_ALOUD = "One person has read it aloud, another has written it down"
FIX = "Fix this plan and show the fingerprint"


@contextmanager
def opened_house(qtbot: QtBot, folder: Path, clock: FixedClock) -> Iterator[House]:
    """The whole program on a workspace of its own, with its window shown."""
    house = build_window(lambda: Workspace.open(folder / "workspace.bwv", clock=clock), clock)
    qtbot.addWidget(house.window)
    with qtbot.waitActive(house.window, timeout=20_000):
        house.window.show()
        house.window.activateWindow()
    house.open()
    qtbot.waitUntil(lambda: house.context.is_open, timeout=20_000)
    try:
        yield house
    finally:
        house.window.close()


@contextmanager
def house_with_list(qtbot: QtBot, folder: Path, clock: FixedClock) -> Iterator[House]:
    """The same on a workspace into which the practice list came before, as if its file had been dropped then."""
    shutil.copyfile(_with_list(clock), folder / "workspace.bwv")
    with opened_house(qtbot, folder, clock) as house:
        yield house


@cache
def _with_list(clock: FixedClock) -> Path:
    folder = Path(tempfile.mkdtemp(prefix="bwvreview-steps-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    with Workspace.open(folder / "workspace.bwv", clock=clock) as workspace:
        assert list_jobs.read(workspace, list_jobs.Intake((SAMPLE,)), no_progress).view is not None
    return folder / "workspace.bwv"


def shown(root: QWidget, kind: type[W], name: str) -> W:
    """The one widget of this name that people see now."""
    found = [w for w in root.findChildren(kind) if spoken_name(w) == name and w.isVisible()]
    assert len(found) == 1, f"{len(found)} × {kind.__name__} called “{name}”"
    return found[0]


def press(qtbot: QtBot, root: QWidget, name: str) -> None:
    """Press a button or tick a box, as soon as it is there."""
    qtbot.waitUntil(lambda: there(root, QAbstractButton, name), timeout=20_000)
    shown(root, QAbstractButton, name).click()


def says(root: QWidget, words: str) -> bool:
    """Whether these words are on the screen."""
    return words in words_on(root)


def wait_for(qtbot: QtBot, root: QWidget, words: str) -> None:
    """Wait until these words are on the screen."""
    qtbot.waitUntil(lambda: says(root, words), timeout=20_000)


def controller(house: House, place: str) -> Controller:
    """Go to a place of the navigation, and give its controller."""
    house.go(place)
    return house.controller(place)


def import_file(qtbot: QtBot, house: House, path: Path) -> None:
    """Drop a file onto the window, and wait until the list is ready."""
    house.window.file_dropped.emit(path)
    wait_for(qtbot, house.window, "The list is ready to use")


def plan(qtbot: QtBot, house: House, themes: dict[str, tuple[int, int]], *, group: str = "Example group") -> QWidget:
    """Open the draw page and plan these themes; give the page."""
    page: QWidget = controller(house, "draw").page
    wait_for(qtbot, page, "Themes")
    names = [
        box for box in page.findChildren(QLineEdit) if spoken_name(box) == "Name of your group" and box.isVisible()
    ]
    for box in names:
        box.setText(group)
    for theme, (clips, reserves) in themes.items():
        shown(page, QCheckBox, theme).click()
        shown(page, QLineEdit, f"{theme}: clips").setText(str(clips))
        shown(page, QLineEdit, f"{theme}: reserves").setText(str(reserves))
    return page


def fix(qtbot: QtBot, house: House, themes: dict[str, tuple[int, int]]) -> QWidget:
    """Plan and fix; give the room view."""
    page = plan(qtbot, house, themes)
    press(qtbot, page, FIX)
    room: QWidget = house.controller("draw").room  # type: ignore[attr-defined]
    wait_for(qtbot, room, "Write this in the minutes")
    return room


def type_dice(room: QWidget, digits: str) -> None:
    """Type digits where the focus is."""
    for digit in digits:
        target = room.window().focusWidget()
        assert target is not None
        QTest.keyClick(target, Qt.Key(ord(digit)))


def roll(qtbot: QtBot, room: QWidget, digits: str = DICE) -> None:
    """Roll, read back, and see the clips."""
    press(qtbot, room, READ_ALOUD)
    press(qtbot, room, "Roll the dice")
    type_dice(room, digits)
    press(qtbot, room, "Read them back")
    type_dice(room, digits)
    press(qtbot, room, "See the clips")
    wait_for(qtbot, room, "clips drawn")


def rows_of_sample() -> list[dict[str, str]]:
    """The rows of the practice list."""
    with SAMPLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write_list(path: Path, rows: list[dict[str, str]]) -> Path:
    """Write rows as a police list."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path


def everything_said(root: QWidget) -> str:
    """All that a page shows or says in any way: labels, names, descriptions, tips, what is in boxes."""
    parts: list[str] = []
    for widget in (root, *root.findChildren(QWidget)):
        parts += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip(), widget.windowTitle()]
        text = getattr(widget, "text", None)
        parts.append(str(text()) if callable(text) else "")
    return "\n".join(parts)


def enter(widget: QWidget) -> None:
    """Press Enter on a widget."""
    QTest.keyClick(widget, Qt.Key.Key_Return)


def button(root: QWidget, name: str) -> QPushButton:
    """The button of this name that people see now."""
    return shown(root, QPushButton, name)
