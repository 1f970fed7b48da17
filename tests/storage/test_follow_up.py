"""Actions and dates in the database, on both engines."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from bwvreview.domain.actions import ActionState
from bwvreview.domain.errors import WorkspaceProblem
from bwvreview.storage.follow_up import NewAction
from bwvreview.storage.store import Store
from tests.storage.examples import NOON, add_session

if TYPE_CHECKING:
    from sqlalchemy import Engine

ASKED, DUE = date(2022, 10, 1), date(2022, 10, 29)


@pytest.fixture
def clip(engine: Engine) -> int:
    with Store.opened(engine) as store:
        return store.sessions.clips(add_session(store))[0].id


def action(clip_id: int | None, choice: str = "reply") -> NewAction:
    return NewAction(1, clip_id, choice, "Written reply", "Police liaison", ASKED, DUE)


def test_an_action_comes_back_as_it_was_kept(engine: Engine, clip: int) -> None:
    with Store.opened(engine) as store:
        number = store.actions.add(action(clip), by="panel", at=NOON)
    with Store.opened(engine) as store:
        kept = store.actions.get(number)
        assert (kept.title, kept.owner, kept.asked_on, kept.due_on) == ("Written reply", "Police liaison", ASKED, DUE)
        assert (kept.state, kept.reply, kept.replied_on) == (ActionState.OPEN, "", None)
        assert store.actions.of_clip(clip) == store.actions.all() == store.actions.all(1) == (kept,)
        assert store.actions.all(2) == ()


def test_every_change_of_an_action_is_in_the_history(engine: Engine, clip: int) -> None:
    with Store.opened(engine) as store:
        number = store.actions.add(action(clip), by="panel", at=NOON)
        store.actions.set_due(number, date(2022, 11, 5), "Coordinator", by="coordinator", at=NOON)
        store.actions.set_reply(number, "They agree.", date(2022, 10, 20), by="coordinator", at=NOON)
        store.actions.set_reply(number, "They agree.", date(2022, 10, 20), by="coordinator", at=NOON)
        store.actions.set_state(number, ActionState.DONE, by="coordinator", at=NOON, why="Enough")
        store.actions.set_state(number, ActionState.DONE, by="coordinator", at=NOON)
        told = [
            (change.kind, change.old, change.new, change.why)
            for change in store.history.of(store.sessions.clip(clip).instance_id)
        ]
    assert told == [
        ("action-added", "", "Written reply", ""),
        ("action-due", "2022-10-29", "2022-11-05", ""),
        ("action-owner", "Police liaison", "Coordinator", ""),
        ("action-reply", "", "2022-10-20", ""),
        ("action-state", "open", "done", "Enough"),
    ]


def test_an_action_may_be_about_the_whole_session(engine: Engine, clip: int) -> None:
    with Store.opened(engine) as store:
        number = store.actions.add(action(None, ""), by="coordinator", at=NOON)
        assert store.actions.get(number).clip_id is None
        assert [change.kind for change in store.history.of("session 1")] == ["action-added"]
        assert store.history.of(store.sessions.clip(clip).instance_id) == ()


def test_an_action_that_is_not_there_is_said(engine: Engine) -> None:
    with Store.opened(engine) as store, pytest.raises(WorkspaceProblem, match="action"):
        store.actions.set_state(7, ActionState.DONE, by="panel", at=NOON)


def test_viewings_stand_in_the_order_of_their_dates_and_count_their_changes(engine: Engine) -> None:
    with Store.opened(engine) as store:
        late = store.viewings.add(date(2022, 12, 3), "18:30", 120, "The station", uid="a" * 36)
        early = store.viewings.add(date(2022, 11, 5), "", 0, "", uid="b" * 36)
        store.viewings.change(late, date(2022, 12, 3), "18:30", 120, "The station")
        store.viewings.change(early, date(2022, 11, 5), "19:00", 90, "")
        assert [(one.id, one.starts, one.version) for one in store.viewings.all()] == [
            (early, "19:00", 1),
            (late, "18:30", 0),
        ]
        store.viewings.remove(late)
        assert [one.id for one in store.viewings.all()] == [early]
        with pytest.raises(WorkspaceProblem, match="not there"):
            store.viewings.remove(late)


def test_two_viewings_cannot_be_at_one_time(engine: Engine) -> None:
    with Store.opened(engine) as store:
        store.viewings.add(date(2022, 12, 3), "18:30", 120, "", uid="a" * 36)
        other = store.viewings.add(date(2022, 12, 4), "18:30", 120, "", uid="b" * 36)
    with Store.opened(engine) as store:
        with pytest.raises(WorkspaceProblem, match="at that time"):
            store.viewings.add(date(2022, 12, 3), "18:30", 60, "", uid="c" * 36)
        with pytest.raises(WorkspaceProblem, match="at that time"):
            store.viewings.change(other, date(2022, 12, 3), "18:30", 60, "")
    with Store.opened(engine) as store:
        assert [one.day.day for one in store.viewings.all()] == [3, 4]
