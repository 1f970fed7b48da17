"""Every page, read from outside: each control says what it is, and the focus is told as Tab goes round.

A page is a line of `PANEL` or `TURNS`: what to press to get there from the page before, and words that it says.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from bwvreview.services.clock import FixedClock
from bwvreview.services.demo import SESSION
from bwvreview.services.workspace import Workspace
from tests.heard.desk import Desk, Heard, desk, missing
from tests.ui.evening import record
from tests.ui.panel import three_on_the_first_clip
from tests.ui.rooms import session_workspace

pytestmark = [pytest.mark.slow, pytest.mark.skipif(bool(missing()), reason=missing())]
MOST_STOPS = 90


@dataclass(frozen=True)
class Visit:
    """A page: its name here, keys and then buttons that lead to it, words that it says."""

    name: str
    keys: tuple[str, ...]
    presses: tuple[str, ...]
    says: str


PANEL = (
    Visit("home", (), (), "Open the session"),
    Visit("session", ("alt+4",), (), "Clips of the session"),
    Visit("history", ("alt+4",), ("See every change",), "Changes"),
    Visit("keying", ("alt+4",), ("Type in paper forms",), "paper"),
    Visit("practice", ("alt+4",), ("Practice clips",), "Make a practice clip"),
    Visit("replies", ("alt+5",), (), "Replies"),
    Visit("feedback", ("alt+6",), (), "Send the feedback"),
)
TURNS = (
    Visit("session in turns", ("alt+4",), (), "Clips of the session"),
    Visit("reviewers", ("alt+4",), ("Reviewers",), "Who records"),
    Visit("practice", (), ("Practice clips",), "Practice clips"),
    Visit("settings", ("alt+1",), ("Settings",), "Your group"),
    Visit("form", (), ("Look at the form",), "Did you watch it?"),
    Visit("copies", (), ("Settings", "See the copies"), "Keep a copy"),
    Visit("between turns", ("alt+4",), ("Start V02",), "Reviewer A begins"),
    Visit("session again", (), ("Leave this clip",), "Clips of the session"),
    Visit("agree on a clip", (), ("Carry on with V01",), "Agree together"),
)


@contextmanager
def opened(folder: Path, *, turns: bool) -> Iterator[Desk]:
    """The program after one clip was recorded: together, or by three reviewers alone."""
    path = session_workspace(folder)
    with Workspace.open(path, clock=FixedClock(SESSION.day)) as workspace:
        if turns:
            three_on_the_first_clip(workspace)
        else:
            record(workspace, "V01", actions="reply")
    with desk(folder, path) as room:
        room.wait("Open the session")
        yield room


def mute(things: list[Heard]) -> list[str]:
    """Controls that say nothing of what they are, by what they stand in."""
    return [f"{thing.role} within {thing.within[-1:]}" for thing in things if thing.takes_keys and not thing.name]


def round_of_tab(room: Desk) -> list[Heard]:
    """What is told as the focus goes all the way round."""
    told: list[Heard] = []
    for _ in range(MOST_STOPS):
        before = room.focus()
        room.key("Tab")
        room.until(lambda before=before: room.focus() not in (None, before), "Tab moved no focus")  # type: ignore[misc]
        focus = room.focus()
        assert focus is not None
        if told and (focus.role, focus.name) == (told[0].role, told[0].name):
            return told
        told.append(focus)
    raise AssertionError("Tab does not come round")


@pytest.mark.parametrize(("turns", "visits"), [(False, PANEL), (True, TURNS)], ids=["together", "in turns"])
def test_every_control_says_what_it_is_and_tab_comes_round(
    tmp_path: Path, turns: bool, visits: tuple[Visit, ...]
) -> None:
    found = {}
    with opened(tmp_path, turns=turns) as room:
        for visit in visits:
            if visit.keys:
                room.key(*visit.keys)
            for name in visit.presses:
                room.press(name)
            room.wait(visit.says)
            found[visit.name] = mute(room.everything())
        stops = round_of_tab(room)  # of the last page
    assert {name: told for name, told in found.items() if told} == {}
    assert all(stop.name for stop in stops)
