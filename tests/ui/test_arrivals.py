"""A file that the program is started with, or that the computer hands over."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from bwvreview.domain.errors import WorkspaceProblem
from bwvreview.domain.reviewing import Recording
from bwvreview.exchange.resources import resource
from bwvreview.services.clock import FixedClock
from bwvreview.services.demo import demonstrate
from bwvreview.services.exchange_answers import hand_out
from bwvreview.services.reviewers import choose_recording
from bwvreview.services.workspace import Workspace
from bwvreview.ui.app import House, build_window
from bwvreview.ui.widgets.kit import Page
from tests.conftest import TODAY
from tests.screen import words_on
from tests.ui.rooms import open_viewing
from tests.ui.steps import SAMPLE, wait_for

CLOCK = FixedClock(TODAY)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the demo leaves: a draw and its feedback."""
    folder = tmp_path_factory.mktemp("demo")
    demonstrate(folder, lambda _line: None)
    return folder


@pytest.fixture
def house(qtbot: QtBot, tmp_path: Path) -> Iterator[House]:
    """The window, shown, before its records are open."""
    made = build_window(lambda: Workspace.open(tmp_path / "ours.bwv", clock=CLOCK), CLOCK)
    qtbot.addWidget(made.window)
    made.window.show()
    yield made
    made.window.close()


def test_a_list_given_at_the_start_is_read_once_the_records_are_open(qtbot: QtBot, house: House) -> None:
    house.arrivals.bring(SAMPLE)
    assert not house.tasks.busy
    house.open()
    wait_for(qtbot, house.window, "The list is ready to use")
    assert house.window.place == "list"


def test_a_file_waits_while_something_covers_the_window(qtbot: QtBot, house: House) -> None:
    house.open()
    qtbot.waitUntil(lambda: house.context.is_open and not house.tasks.busy, timeout=20_000)
    house.window.cover(Page("Locked"))
    house.arrivals.bring(SAMPLE)
    assert not house.tasks.busy
    house.window.uncover()
    wait_for(qtbot, house.window, "The list is ready to use")


def test_the_file_is_named_when_the_records_are_open_in_another_window(qtbot: QtBot) -> None:
    def refuse() -> Workspace:
        raise WorkspaceProblem("This workspace is open in another window.", advice="Close it there, or carry on there.")

    house = build_window(refuse, CLOCK)
    qtbot.addWidget(house.window)
    house.window.show()
    house.arrivals.bring(SAMPLE)
    house.open()
    qtbot.waitUntil(house.window.problem.isVisible)
    assert f"Then open “{SAMPLE.name}” in the program." in words_on(house.window)
    house.window.close()


def _opened(qtbot: QtBot, house: House, path: Path) -> str:
    """Open the records, hand the file over; give what is on the screen in the end."""
    house.open()
    house.arrivals.bring(path)
    qtbot.waitUntil(lambda: house.context.is_open and not house.tasks.busy, timeout=20_000)
    qtbot.wait(1)
    qtbot.waitUntil(lambda: not house.tasks.busy, timeout=20_000)
    return words_on(house.window)


def test_a_pack_is_verified_and_a_changed_one_is_named(qtbot: QtBot, house: House, demo: Path, tmp_path: Path) -> None:
    pack = tmp_path / "pack.zip"
    with zipfile.ZipFile(pack, "w") as archive:
        for file in sorted((demo / "draw").iterdir()):
            archive.write(file, file.name)
    assert "“pack.zip”: This draw is genuine." in _opened(qtbot, house, pack)
    changed = tmp_path / "changed"
    shutil.copytree(demo / "draw", changed)
    (changed / "list.txt").write_bytes((changed / "list.txt").read_bytes().replace(b"\n", b"\n\n", 1))
    house.arrivals.bring(changed)
    qtbot.waitUntil(house.window.problem.isVisible, timeout=20_000)
    assert "“changed” is not genuine." in words_on(house.window)


def test_feedback_of_a_group_goes_to_the_returns(qtbot: QtBot, house: House, demo: Path) -> None:
    shown = _opened(qtbot, house, demo / "feedback" / "feedback.xlsx")
    assert house.window.place == "collate"
    assert "October to December 2022" in shown
    assert "11\nrecords received" in shown


def test_a_review_form_is_looked_at_on_its_page(qtbot: QtBot, house: House) -> None:
    shown = _opened(qtbot, house, resource("schemes", "taser", "form.xlsx"))
    assert house.window.place == "form"
    assert "form.xlsx" in shown


def test_a_session_for_reviewers_is_joined(qtbot: QtBot, house: House, tmp_path: Path) -> None:
    path = tmp_path / "session.json"
    (tmp_path / "theirs").mkdir()
    with open_viewing(tmp_path / "theirs", CLOCK) as theirs, theirs.store() as store:
        session = store.sessions.all()[-1].id
        choose_recording(store, session, Recording.LAPTOPS)
        hand_out(store, session, path)
    _opened(qtbot, house, path)
    assert house.window.place == "reviewers"
    with house.context.workspace.reading() as store:
        assert len(store.sessions.all()) == 1


def test_a_file_that_is_not_there_is_said_in_words(qtbot: QtBot, house: House, tmp_path: Path) -> None:
    shown = _opened(qtbot, house, tmp_path / "gone.csv")
    assert "“gone.csv” is not there." in shown


def test_other_records_are_asked_for_in_place_of_these(qtbot: QtBot, house: House, tmp_path: Path) -> None:
    wishes: list[tuple[str, object]] = []
    house.context.asked.connect(lambda what, about: wishes.append((what, about)))
    other = tmp_path / "other.bwv"
    other.write_bytes(b"\0" * 64)
    _opened(qtbot, house, other)
    assert wishes == [("open records", str(other))]


def test_nothing_is_opened_while_a_reviewer_has_the_laptop(qtbot: QtBot, house: House) -> None:
    house.open()
    qtbot.waitUntil(lambda: house.context.is_open and not house.tasks.busy, timeout=20_000)
    house.context.gate.set_role(is_reviewer=True, reviewer="A")
    house.arrivals.bring(SAMPLE)
    qtbot.waitUntil(house.window.problem.isVisible, timeout=20_000)
    assert "The coordinator opens this page." in words_on(house.window)
    with house.context.workspace.reading() as store:
        assert not store.lists.all()


def test_the_computer_hands_a_file_to_the_program_that_is_open() -> None:
    # In a process of its own, for a process has one application, and the tests have theirs.
    program = """
from pathlib import Path
from PySide6.QtGui import QFileOpenEvent
from bwvreview.ui.arrivals import Application
app = Application([])
app.file_given.connect(lambda path: print(type(path).__name__, path.name))
Application.sendEvent(app, QFileOpenEvent("list.csv"))
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == [type(Path()).__name__, "list.csv"]
