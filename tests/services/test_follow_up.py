"""Following up: what a finished record asks for, what is added by hand, and what the police replied."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from bwvreview.domain.actions import ActionState
from bwvreview.domain.errors import Problem
from bwvreview.services.follow_up import (
    AddAction,
    ChangeAction,
    RecordReply,
    add_action,
    change_action,
    record_reply,
    reply_about,
)
from tests.services.evening import FOR_ADULTS, Evening, bring_in, plan, roll

if TYPE_CHECKING:
    from bwvreview.services.workspace import Workspace
    from bwvreview.storage.follow_up import StoredAction

TODAY = date(2022, 10, 1)


@pytest.fixture
def evening(workspace: Workspace) -> Evening:
    return Evening.begin(workspace, roll(workspace, bring_in(workspace), plan(weapons=(3, 2))))


def watch(evening: Evening, slot: str = "V01", **answers: str) -> None:
    evening.watch(slot, {**FOR_ADULTS, "urgency": "", **answers})


def actions(evening: Evening, slot: str = "V01") -> dict[str, StoredAction]:
    with evening.workspace.reading() as store:
        return {
            action.choice: action for action in store.actions.of_clip(store.sessions.clip_at(evening.session, slot).id)
        }


def test_finishing_a_clip_makes_actions_of_what_it_asks_for(evening: Evening) -> None:
    watch(evening, actions="praise reply", rag="green", rag_why="")
    kept = actions(evening)
    assert list(kept) == ["praise", "reply"]
    reply = kept["reply"]
    assert (reply.title, reply.owner, reply.state) == ("Written reply", "Police liaison", ActionState.OPEN)
    assert (reply.asked_on, reply.due_on) == (TODAY, TODAY + timedelta(days=28))


def test_a_record_that_is_not_finished_asks_for_nothing_yet(evening: Evening) -> None:
    evening.answer("V01", viewed="full", actions="reply")
    assert actions(evening) == {}


def test_no_action_needed_makes_none(evening: Evening) -> None:
    watch(evening, actions="none")
    assert actions(evening) == {}


def test_keeping_a_video_is_due_while_it_is_there(evening: Evening) -> None:
    watch(evening, actions="retain", urgency="quarter")
    due = actions(evening)["retain"].due_on
    assert due is not None
    assert due <= TODAY + timedelta(days=2)


def test_finishing_again_keeps_dates_and_replies_and_drops_what_is_no_longer_asked(evening: Evening) -> None:
    watch(evening, actions="praise reply supervisor")
    first = actions(evening)
    with evening.workspace.store() as store:
        later = ChangeAction(first["reply"].id, "Coordinator", date(2022, 12, 1), ActionState.OPEN)
        change_action(store, later, at=evening.workspace.clock.now())
    settle(evening, first["supervisor"].id)
    evening.answer("V01", actions="reply training")
    evening.finish("V01")
    second = actions(evening)
    assert {choice: action.state for choice, action in second.items()} == {
        "praise": ActionState.DROPPED,
        "reply": ActionState.OPEN,
        "supervisor": ActionState.DONE,  # it was settled: what was done stays done
        "training": ActionState.OPEN,
    }
    assert second["reply"].id == first["reply"].id
    assert (second["reply"].due_on, second["reply"].owner) == (date(2022, 12, 1), "Coordinator")
    evening.answer("V01", actions="praise reply training")
    evening.finish("V01")
    assert actions(evening)["praise"].state is ActionState.OPEN
    assert len(actions(evening)) == 4


def test_what_somebody_dropped_stays_dropped(evening: Evening) -> None:
    watch(evening, actions="praise reply")
    praise = actions(evening)["praise"]
    with evening.workspace.store() as store:
        dropped = ChangeAction(praise.id, praise.owner, praise.due_on, ActionState.DROPPED, why="Said in the room")
        change_action(store, dropped, at=evening.workspace.clock.now())
    evening.answer("V01", learning="More patience.")
    evening.finish("V01")
    assert actions(evening)["praise"].state is ActionState.DROPPED


def test_a_clip_that_turns_out_not_to_be_shown_asks_for_nothing_any_more(evening: Evening) -> None:
    watch(evening, actions="reply")
    evening.answer("V01", viewed="not_viewed", not_viewed_reason="technical")
    evening.finish("V01")
    assert actions(evening)["reply"].state is ActionState.DROPPED


def settle(evening: Evening, action: int, words: str = "They agree.", *, settles: bool = True) -> None:
    clock = evening.workspace.clock
    with evening.workspace.store() as store:
        reply = RecordReply(action, words, date(2022, 9, 30), settles)
        record_reply(store, reply, at=clock.now(), today=clock.today())


def test_a_reply_is_kept_and_settles_the_action_when_the_group_is_content(evening: Evening) -> None:
    watch(evening, actions="reply")
    number = actions(evening)["reply"].id
    settle(evening, number, "  We will look into it. ", settles=False)
    kept = actions(evening)["reply"]
    assert (kept.reply, kept.replied_on, kept.state) == ("We will look into it.", date(2022, 9, 30), ActionState.OPEN)
    settle(evening, number, "The officers were spoken to.")
    kept = actions(evening)["reply"]
    assert (kept.reply, kept.state) == ("The officers were spoken to.", ActionState.DONE)
    settle(evening, number, "That was another clip.", settles=False)
    assert actions(evening)["reply"].state is ActionState.OPEN


@pytest.mark.parametrize(
    ("words", "on", "said"),
    [("  ", date(2022, 10, 1), "Write what"), ("They agree.", date(2022, 10, 2), "still to come")],
)
def test_a_reply_that_cannot_be_changes_nothing(evening: Evening, words: str, on: date, said: str) -> None:
    watch(evening, actions="reply")
    clock = evening.workspace.clock
    number = actions(evening)["reply"].id
    with pytest.raises(Problem, match=said) as problem, evening.workspace.store() as store:
        record_reply(store, RecordReply(number, words, on), at=clock.now(), today=clock.today())
    assert problem.value.advice
    assert actions(evening)["reply"].reply == ""


def test_a_reply_about_a_clip_can_come_without_being_asked(evening: Evening) -> None:
    clock = evening.workspace.clock
    with evening.workspace.store() as store:
        reply_about(store, 1, "V02", "The officer was thanked.", TODAY, at=clock.now(), today=clock.today())
        (kept,) = store.actions.of_clip(store.sessions.clip_at(1, "V02").id)
    assert (kept.choice, kept.state, kept.reply) == ("", ActionState.DONE, "The officer was thanked.")


def test_actions_can_be_added_by_hand_to_a_clip_or_to_the_session(evening: Evening) -> None:
    clock = evening.workspace.clock
    with evening.workspace.store() as store:
        one = AddAction(1, " Ask for  the form ", "Police liaison", None, "V01")
        whole = AddAction(1, "Thank the host", "Coordinator", TODAY)
        numbers = [add_action(store, request, at=clock.now(), today=TODAY) for request in (one, whole)]
        kept = [store.actions.get(number) for number in numbers]
    assert [(action.title, action.clip_id is None) for action in kept] == [
        ("Ask for the form", False),
        ("Thank the host", True),
    ]
    watch(evening, actions="none")  # the record asks for nothing, and lets alone what it never asked for
    assert [action.state for action in actions(evening).values()] == [ActionState.OPEN]


@pytest.mark.parametrize(
    ("request_", "said"),
    [
        (AddAction(1, " ", "Police liaison", None), "Say what"),
        (AddAction(1, "Reply", " ", None), "Say who"),
        (AddAction(1, "Reply", "Police liaison", None, "V77"), "no clip V77"),
    ],
)
def test_an_action_that_says_too_little_is_not_kept(evening: Evening, request_: AddAction, said: str) -> None:
    with pytest.raises(Problem, match=said), evening.workspace.store() as store:
        add_action(store, request_, at=evening.workspace.clock.now(), today=TODAY)
    with evening.workspace.reading() as store:
        assert store.actions.all() == ()


def test_states_of_clip_and_session_are_in_the_history_with_who_and_when(evening: Evening) -> None:
    watch(evening, actions="none")
    with evening.workspace.reading() as store:
        clip = store.sessions.clips(evening.session)[0]
        moves = [(c.old, c.new) for c in store.history.of(clip.instance_id) if c.kind == "clip-state"]
        session = [(c.kind, c.old, c.new) for c in store.history.of(f"session {evening.session}")]
        assert store.history.check().broken is None
    assert moves == [("drawn", "started"), ("started", "viewed")]
    assert session == [("session-state", "planned", "open")]
