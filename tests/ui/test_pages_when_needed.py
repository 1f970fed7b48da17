"""Pages are made when somebody wants them, and wishes find whoever fulfils them."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

import bwvreview.ui
from bwvreview.services.clock import FixedClock
from bwvreview.ui.app import House
from bwvreview.ui.controllers import PLACES
from tests.ui.steps import house_with_list

CONTROLLERS = Path(bwvreview.ui.__file__).parent / "controllers"


@pytest.fixture
def house(qtbot: QtBot, tmp_path: Path) -> Iterator[House]:
    with house_with_list(qtbot, tmp_path, FixedClock(date(2022, 10, 1))) as opened:
        yield opened


def heard_in(path: Path) -> set[str]:
    """The wishes that a controller compares with what it is asked."""
    found: set[str] = set()
    for function in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(function, ast.FunctionDef) and function.name == "_asked":
            for node in ast.walk(function):
                if isinstance(node, ast.Compare) and isinstance(node.left, ast.Name) and node.left.id == "what":
                    found |= {str(one.value) for one in node.comparators if isinstance(one, ast.Constant)}
    return found


def test_every_wish_that_a_controller_hears_is_said_to_be_its_own() -> None:
    heard = set[str]().union(*(heard_in(path) for path in CONTROLLERS.glob("*.py")))
    said = [wish for place in PLACES for wish in place.does]
    assert sorted(said) == sorted(heard)


def test_opening_the_records_makes_no_page_that_nobody_sees(house: House) -> None:
    made = [place.name for place in PLACES if house.window.has_page(place.name)]
    assert made == ["home"]


def test_a_wish_for_a_page_that_was_never_seen_is_fulfilled(house: House, qtbot: QtBot) -> None:
    house.context.wish("reviewers")
    qtbot.waitUntil(lambda: house.window.place == "reviewers")


_FIRST_PICTURE = """
import sys
from PySide6.QtWidgets import QApplication
from bwvreview.services.clock import SystemClock
from bwvreview.ui.app import build_window
app = QApplication([])
house = build_window(lambda: None, SystemClock())
house.window.show()
app.processEvents()
print(*sys.modules)
"""


def test_the_first_picture_waits_for_nothing_that_it_does_not_show() -> None:
    done = subprocess.run([sys.executable, "-c", _FIRST_PICTURE], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    later = {"sqlalchemy", "numpy", "asyncio", "hashlib", "secrets", "PySide6.QtDBus", "PySide6.QtPrintSupport"}
    assert "bwvreview.ui.pages.home.page" in loaded
    assert loaded & (later | {"bwvreview.ui.widgets.table", "bwvreview.domain.sessions"}) == set()
