"""Every page and state of the window, tried with keys, large letters, other colours and in the ears of a reader.

The walk is made once; each test then asks for one thing on all of it. The numbers are those of WCAG 2.2.
"""

from __future__ import annotations

import inspect
import os
import pkgutil
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from bwvreview.ui import pages, palette
from bwvreview.ui.theme import DARK, LIGHT, Look, wear
from tests.scheme_words import MARK, texts_on
from tests.screen import dressed
from tests.ui import access
from tests.ui.tour import WAYS, Walk, walking

pytestmark = pytest.mark.slow


@dataclass
class Walked:
    """What was found on the way, by what was asked."""

    states: list[str] = field(default_factory=list)
    modules: set[str] = field(default_factory=set)
    faults: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def look(self, walk: Walk, state: str) -> None:
        """Try everything on the state that is shown."""
        window = walk.root
        self.states.append(state)
        for widget in window.findChildren(QWidget):
            if widget.isVisible():
                self.modules |= {kind.__module__ for kind in type(widget).__mro__}
        self.note(state, "names", access.names_and_roles(window))
        stops, faults = access.round_of_tab(window)
        self.note(state, "tab", faults)
        self.note(state, "marks", [text for text in texts_on(window) if MARK.search(text)])
        self.note(state, "order", access.order(stops))
        self.note(state, "targets", access.targets(window))
        self.colours(window, f"{state}, light")
        self.wear(Look(DARK))
        self.colours(window, f"{state}, dark")
        self.wear(Look(LIGHT, clear=True, wide=True))
        self.note(state, "spacing", access.reflow(window))
        self.wear(Look(LIGHT, 2.0))
        keep_picture(window, state)
        self.note(state, "large", access.reflow(window))
        self.wear(Look(LIGHT))

    def colours(self, window: QWidget, state: str) -> None:
        """Measure the picture of what is shown."""
        pixels = access.picture(window)
        self.note(state, "words", access.contrasts(window, pixels))
        self.note(state, "edges", access.edges(window, pixels))

    def wear(self, look: Look) -> None:
        """Show the program in a look."""
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        wear(app, look)
        settle()

    def note(self, state: str, asked: str, faults: list[str]) -> None:
        """Keep what was found."""
        self.faults[asked] += [f"{state}: {fault}" for fault in faults]


def settle() -> None:
    """Let the layouts finish."""
    for _ in range(3):
        QApplication.sendPostedEvents()
        QApplication.processEvents()


def keep_picture(window: QWidget, state: str) -> None:
    """Save the page at 200%, for those who want to look: BWVREVIEW_PICTURES names a folder."""
    if folder := os.environ.get("BWVREVIEW_PICTURES"):
        window.grab().save(str(Path(folder, f"{state}.png")))


@pytest.fixture(scope="module")
def walked(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Walked:
    """The whole walk."""
    request.getfixturevalue("qapp")
    found, qtbot = Walked(), QtBot(request)
    for begin, way in WAYS:
        folder = tmp_path_factory.mktemp("tour")
        with pytest.MonkeyPatch.context() as patch:
            if way.__name__ == "the_lock":
                patch.delenv("BWVREVIEW_NOT_LOCKED")
            with walking(qtbot, begin(folder)) as walk:
                for state in way(walk, folder, patch):
                    found.look(walk, state)
    dressed()
    return found


ASKED = {
    "marks": "every sentence has its words",
    "names": "every control has a name and a role (4.1.2)",
    "tab": "Tab reaches all, sees all and comes round (2.1.1, 2.1.2, 2.4.7, 2.4.11)",
    "order": "Tab goes in the order in which things are seen (2.4.3)",
    "targets": "what can be pressed is 24 by 24 pixels or more (2.5.8)",
    "words": "words have a contrast of 4.5, large ones of 3 (1.4.3)",
    "edges": "edges of controls have a contrast of 3 (1.4.11)",
    "spacing": "nothing is cut with wide letters (1.4.12)",
    "large": "nothing is cut or scrolls sideways at 200% on 1366 by 768 (1.4.4, 1.4.10)",
}


@pytest.mark.parametrize("asked", ASKED, ids=list(ASKED.values()))
def test_on_every_page(walked: Walked, asked: str) -> None:
    assert walked.faults[asked] == []


def test_no_part_of_a_page_is_left_out(walked: Walked) -> None:
    """Each module of the pages that paints something was on the screen."""
    assert sorted(set(page_modules()) - walked.modules) == []


def page_modules() -> Iterator[str]:
    """The modules of the pages that have a widget of their own."""
    inside = pkgutil.walk_packages(pages.__path__, f"{pages.__name__}.")
    every = [*inside, *pkgutil.iter_modules(palette.__path__, f"{palette.__name__}.")]
    for found in every:
        kinds = inspect.getmembers(import_module(found.name), inspect.isclass)
        if any(issubclass(kind, QWidget) and kind.__module__ == found.name for _, kind in kinds):
            yield found.name
