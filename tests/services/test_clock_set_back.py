"""The clock jumps back a day or a year: nothing is lost, the order stays, and nobody is locked out for long."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from bwvreview.services.backups import backups, restore
from bwvreview.services.check_workspace import check_workspace
from bwvreview.services.clock import Clock
from bwvreview.services.roles import FREE_TRIES, WrongPin, hand_over, set_pin, take_back
from bwvreview.services.tidy_up import open_workspace
from tests.services.evening import FOR_ADULTS, Evening, bring_in, plan, roll

if TYPE_CHECKING:
    from pathlib import Path

    from bwvreview.services.workspace import Workspace

EVENING = datetime(2022, 10, 1, 18, 30, tzinfo=UTC)
JUMPS = {"a day": timedelta(days=1), "a year": timedelta(days=365)}
PIN = "4271"


@dataclass
class Jumping(Clock):
    """A clock that people set."""

    at: datetime = EVENING

    def now(self) -> datetime:
        return self.at

    def today(self) -> date:
        return self.at.date()


@pytest.fixture
def clock() -> Jumping:
    return Jumping()


@pytest.fixture
def evening(tmp_path: Path, clock: Jumping) -> Evening:
    with open_workspace(tmp_path / "group.bwv", clock=clock) as workspace:
        return Evening.begin(workspace, roll(workspace, bring_in(workspace), plan(weapons=(4, 2))))


def given(workspace: Workspace) -> list[str]:
    """What was answered first of the first clip, in the order of the history."""
    with workspace.reading() as store:
        clip = store.sessions.clips(1)[0]
        return [change.new for change in store.history.of(clip.instance_id) if change.kind == "answer"]


@pytest.mark.parametrize("back", JUMPS)
def test_an_evening_goes_on_and_its_order_is_that_of_the_answers(
    back: str, evening: Evening, tmp_path: Path, clock: Jumping
) -> None:
    path, words = tmp_path / "group.bwv", [f"answer {number}" for number in range(4)]
    for number, word in enumerate(words):
        if number == 2:
            clock.at -= JUMPS[back]
        with open_workspace(path, clock=clock) as workspace:
            Evening(workspace, 1, 1).answer("V01", summary=word)
    with open_workspace(path, clock=clock) as workspace:
        assert given(workspace) == words
        assert [one for one in check_workspace(workspace) if one.problem] == []
        again = Evening(workspace, 1, 1)
        again.watch("V02", FOR_ADULTS)
        assert again.shown.clips[1].state.name == "VIEWED"
        with workspace.reading() as store:
            assert not any(one.rows_deleted for one in store.lists.all())
        if workspace.path is not None:  # a server is copied where it stands
            restore(workspace, next(one for one in backups(workspace) if one.at.date() == clock.today()))
            assert given(workspace)[:2] == words[:2]
            assert [one for one in check_workspace(workspace) if one.problem] == []


@pytest.mark.parametrize("back", JUMPS)
def test_the_wait_for_a_pin_is_an_hour_at_most(back: str, evening: Evening, tmp_path: Path, clock: Jumping) -> None:
    with open_workspace(tmp_path / "group.bwv", clock=clock) as workspace:
        set_pin(workspace, PIN)
        hand_over(workspace)
        for _ in range(FREE_TRIES):
            with pytest.raises(WrongPin, match="wrong"):
                take_back(workspace, "0000")
        clock.at -= JUMPS[back]
        with pytest.raises(WrongPin, match="too many"):
            take_back(workspace, PIN)
        clock.at += timedelta(minutes=61)
        assert not take_back(workspace, PIN).is_reviewer
