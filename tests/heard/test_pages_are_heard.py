"""Every page, read from outside: each control says what it is, and the focus is told as Tab goes round.

A page is a line of a walk below: the place it belongs to, what to press to get there from the page before, and words
that it says. A place of the program that stands in no walk fails a test.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from bwvreview.services.clock import FixedClock
from bwvreview.services.demo import SESSION
from bwvreview.services.record_answer import RecordAnswer, record_answer
from bwvreview.services.roles import set_pin
from bwvreview.services.workspace import Workspace
from bwvreview.ui.controllers import PLACES
from tests.heard.desk import Desk, Heard, desk, missing
from tests.ui.evening import CLOCK, begin, record
from tests.ui.panel import three_on_the_first_clip
from tests.ui.rooms import session_workspace
from tests.ui.steps import DICE, FIX, READ_ALOUD

needs_a_screen = pytest.mark.skipif(bool(missing()), reason=missing())
MOST_STOPS = 90
MUTE = {"unknown", "invalid", "filler", "frame"}
"""Roles that say nothing of what a control is; “frame” is a window. What is only read may be a panel with a name."""


@dataclass(frozen=True)
class Visit:
    """A page: its place and what is seen of it, keys and then buttons that lead to it, words that it says."""

    name: str
    keys: tuple[str, ...]
    presses: tuple[str, ...]
    says: str

    @property
    def place(self) -> str:
        """The place, as the program names it."""
        return self.name.partition(":")[0]


TOGETHER = (
    Visit("home", (), (), "Open the session"),
    Visit("session", ("alt+4",), (), "Clips of the session"),
    Visit("history", ("alt+4",), ("See every change", "V01"), "Choose one to see all of it"),
    Visit("keying", ("alt+4",), ("Type in paper forms",), "Which clip is the paper about?"),
    Visit("keying: a question", (), ("V03",), "1. Did you watch it?"),
    Visit("practice", (), ("Leave the papers", "Practice clips"), "Make a practice clip"),
    Visit("two-answers", ("alt+4",), ("Choose an answer",), "Two answers were given"),
    Visit("record", (), ("Leave this for later", "Start V03"), "Leave this clip"),
    Visit("replies", (), ("Leave this clip", "Replies"), "waited for"),
    Visit("replies: a reply", (), ("Record the reply for V01",), "What did the police reply?"),
    Visit("feedback", ("alt+6",), (), "Send the feedback"),
    Visit("publish", (), ("Tell the public",), "Sentences from your records"),
    Visit("their-sheet", ("alt+6",), ("Fill in the central team’s own sheet",), "Open the workbook that they sent"),
    Visit("collate", (), ("Settings", "Put returns together"), "Open a folder"),
    Visit("records", (), ("Settings", "Open other records"), "Back to the settings"),
    Visit("about", (), ("Settings", "About this program"), "Newer versions"),
    Visit("guard", (), ("Settings", "Lock and roles"), "Coordinator and reviewer"),
    Visit("review", (), ("Hand the laptop over",), "Clips to watch"),
)
TURNS = (
    Visit("session: in turns", ("alt+4",), (), "Clips of the session"),
    Visit("reviewers", ("alt+4",), ("Reviewers",), "Who records"),
    Visit("reviewers: figures", (), ("See how far reviewers agree",), "gave the same answer"),
    Visit("settings", ("alt+1",), ("Settings",), "Your group"),
    Visit("form", (), ("Look at the form",), "Did you watch it?"),
    Visit("copies", (), ("Settings", "See the copies"), "Keep a copy"),
    Visit("turns", ("alt+4",), ("Start V02",), "Reviewer A begins"),
    Visit("session: again", (), ("Leave this clip",), "Clips of the session"),
    Visit("agree", (), ("Carry on with V01",), "Agree together"),
)
FROM_THE_LIST = (
    Visit("home: first day", (), (), "Start with the list"),
    Visit("list", (), ("Try it with a practice list",), "The practice list is ready to use"),
    Visit("list: a closer look", (), ("Look closer at the list",), "A closer look at the list"),
    Visit("themes", (), ("Make your own theme",), "Which encounters belong"),
    Visit("draw", ("alt+3",), (), "What this means for the evening"),
    Visit("draw: a plan", (), ("Weapons",), "of video"),
    Visit("draw: the fingerprint", (), (FIX,), "Write this in the minutes"),
    Visit("draw: the dice", (), (READ_ALOUD, "Roll the dice"), "Enter what the dice show"),
)
LOCK = (
    Visit("lock", (), (), "Lock your records"),
    Visit("lock: too weak", (), ("Lock and start",), "This passphrase is too weak."),
    Visit("lock: a made one", (), ("Make one for me",), "The same once more"),
)
GUIDE = (Visit("guide", ("F1",), (), "Contents"),)
PALETTE = (Visit("palette", ("ctrl+k",), (), "things you can do now"),)


@contextmanager
def at_work(folder: Path, *, turns: bool) -> Iterator[Desk]:
    """The program after one clip was recorded: together, or by three reviewers alone."""
    path = session_workspace(folder)
    with Workspace.open(path, clock=FixedClock(SESSION.day)) as workspace:
        if turns:
            three_on_the_first_clip(workspace)
        else:
            record(workspace, "V01", actions="reply")
            two_answers(workspace)
            set_pin(workspace, "4711")
    with desk(folder, path) as room:
        room.wait("Open the session")
        yield room


def two_answers(workspace: Workspace) -> None:
    """Two windows answered a question of V02 at the same time."""
    begin(workspace, "V02", viewed="full", rag="green")
    with workspace.store() as store:
        clip = next(clip for clip in store.sessions.clips(1) if clip.slot == "V02")
        record_answer(store, RecordAnswer(1, clip.id, "rag", "red", seen=""), at=CLOCK.now())


@contextmanager
def beginning(folder: Path) -> Iterator[Desk]:
    """The program on records in which nothing is but the name of the group."""
    path = folder / "workspace.bwv"
    with Workspace.open(path, clock=CLOCK) as workspace, workspace.store() as store:
        store.settings.put("group.slug", "example-group")
        store.settings.put("group.name", "Example group")
    with desk(folder, path) as room:
        yield room


def mute(things: list[Heard]) -> list[str]:
    """Controls that say nothing of what they are, by what they stand in."""
    stops = [thing for thing in things if thing.takes_keys]
    nameless = [f"{thing.role} within {thing.within[-1:]}" for thing in stops if not thing.name]
    return nameless + [f"{thing.name} is a {thing.role}" for thing in stops if thing.role in MUTE and thing.within]


def round_of_tab(room: Desk) -> list[Heard]:
    """What is told as the focus goes all the way round."""
    told: list[Heard] = []
    steps: set[tuple[tuple[str, str], ...]] = set()  # from stop to stop: one that comes again closes the round
    for _ in range(MOST_STOPS):
        before = room.focus()
        room.key("Tab")
        room.until(lambda before=before: room.focus() not in (None, before), "Tab moved no focus")  # type: ignore[misc]
        focus = room.focus()
        assert focus is not None
        step = tuple((stop.role, stop.name) for stop in (*told[-1:], focus))
        if len(step) > 1 and step in steps:
            return told[:-1]
        steps.add(step)
        told.append(focus)
    raise AssertionError("Tab does not come round")


def walk(room: Desk, visits: tuple[Visit, ...]) -> dict[str, list[str]]:
    """Go from page to page; give what is mute, by page."""
    found = {}
    for visit in visits:
        if visit.keys:
            room.key(*visit.keys)
        for name in visit.presses:
            room.rest()
            room.press(name)
        room.wait(visit.says)
        found[visit.name] = mute(room.everything())
    return {name: told for name, told in found.items() if told}


@pytest.mark.slow
@needs_a_screen
@pytest.mark.parametrize(("turns", "visits"), [(False, TOGETHER), (True, TURNS)], ids=["together", "in turns"])
def test_every_control_says_what_it_is_and_tab_comes_round(
    tmp_path: Path, turns: bool, visits: tuple[Visit, ...]
) -> None:
    with at_work(tmp_path, turns=turns) as room:
        assert walk(room, visits) == {}
        stops = round_of_tab(room)  # of the last page
    assert all(stop.name for stop in stops)


@pytest.mark.slow
@needs_a_screen
def test_the_way_from_the_list_to_the_dice_is_heard(tmp_path: Path) -> None:
    with beginning(tmp_path) as room:
        assert walk(room, FROM_THE_LIST) == {}
        room.listen()
        for typed, digit in enumerate(DICE[:3], 1):
            room.type(digit)
            said = f"Last typed: {digit}. {typed} of 20 typed"
            room.until(lambda said=said: hears(room, said), f"“{said}” was not said")  # type: ignore[misc]
        assert walk(room, PALETTE) == {}


@pytest.mark.slow
@needs_a_screen
def test_the_lock_is_heard_and_what_is_wrong_is_said_at_once(tmp_path: Path) -> None:
    with desk(tmp_path, tmp_path / "workspace.bwv", locked=True) as room:
        room.wait("Lock your records")
        room.type("short")
        assert walk(room, LOCK) == {}
        room.until(lambda: hears(room, "This passphrase is too weak."), "the error was not said")
        stops = round_of_tab(room)
        assert walk(room, GUIDE) == {}
    assert {"New passphrase", "Show: The same once more", "Lock and start"} <= {stop.name for stop in stops}


def hears(room: Desk, words: str) -> bool:
    """Whether these words were said by themselves."""
    room.listen()
    return any(words in said for said in room.announced)


def test_every_place_of_the_program_is_in_a_walk() -> None:
    visited = {visit.place for visits in (TOGETHER, TURNS, FROM_THE_LIST, LOCK) for visit in visits}
    assert {place.name for place in PLACES} - visited == set()
