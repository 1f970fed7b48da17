"""The page about the program: version, what is inside, and no step onto the network."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

import bwvreview
from bwvreview.services import about
from bwvreview.services.clock import FixedClock
from bwvreview.ui.app import House
from tests.conftest import TODAY
from tests.screen import nameless, there, words_on
from tests.ui.steps import opened_house, press, wait_for

HOME = Path(__file__).resolve().parents[2]


@pytest.fixture
def house(qtbot: QtBot, tmp_path: Path) -> Iterator[House]:
    with opened_house(qtbot, tmp_path, FixedClock(TODAY)) as made:
        yield made


def _told(qtbot: QtBot, house: House) -> str:
    house.go("about")
    wait_for(qtbot, house.window.page("about"), "the window, made with Qt")
    return words_on(house.window.page("about"))


def test_the_page_is_reached_from_the_settings_and_names_version_and_licences(qtbot: QtBot, house: House) -> None:
    house.go("settings")
    press(qtbot, house.window, "About this program")
    assert house.window.place == "about"
    told = _told(qtbot, house)
    assert f"BWV Review\n{bwvreview.__version__}\nPython" in told
    assert f"PySide6-Essentials {metadata.version('PySide6-Essentials')}" in told
    assert "LGPL-3.0-only" in told
    assert "You may put others of the same version in their place." in told
    assert not nameless(house.window)


def test_where_a_newer_version_is_comes_only_when_somebody_asks(qtbot: QtBot, house: House) -> None:
    where = about.about_program().where_newer
    assert where not in _told(qtbot, house)
    press(qtbot, house.window, "Look for a newer version")
    assert where in words_on(house.window.page("about"))
    press(qtbot, house.window, "Back to the settings")
    assert house.window.place == "settings"


def test_the_file_of_licences_is_offered_where_it_is_installed(
    qtbot: QtBot, house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _told(qtbot, house)
    page = house.window.page("about")
    assert not there(page, QPushButton, "Read the licences")
    (tmp_path / "LICENCES.txt").write_text("MIT")
    monkeypatch.setattr("sys.executable", str(tmp_path / "bwvreview-app"))
    _told(qtbot, house)
    house.controller("about").visited()
    qtbot.waitUntil(lambda: there(page, QPushButton, "Read the licences"), timeout=20_000)


def test_every_package_that_the_program_asks_for_is_told_with_its_use() -> None:
    project = tomllib.loads((HOME / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *(one for extra in project["optional-dependencies"].values() for one in extra)]
    names = {one.split(">")[0].split("[")[0] for one in wanted if "win32" not in one}
    assert {name for name, _use in about.INSIDE} == names
