"""What the group asked for: actions from finished records or by hand, their replies, and how they stand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from bwvreview.domain.actions import ActionState
from bwvreview.domain.errors import Problem
from bwvreview.domain.reviewing import PANEL

if TYPE_CHECKING:
    from datetime import date, datetime

    from bwvreview.domain.actions import AskedFor
    from bwvreview.domain.forms.state import FormState
    from bwvreview.domain.scheme import Scheme
    from bwvreview.storage.sessions import StoredClip
    from bwvreview.storage.store import Store

COORDINATOR = "coordinator"
NO_LONGER_ASKED = "The record no longer asks for it"


def ask_for(
    store: Store,
    session_id: int,
    clip: StoredClip,
    record: FormState | None,
    scheme: Scheme,
    *,
    at: datetime,
    today: date,
) -> int:
    """Make the actions of a clip what its finished record asks for; give how many are new.

    An action that is there stays, with its date and its reply. One that the record asks for no more is dropped
    unless it was settled, and one that was dropped so and is asked for again is opened again. A clip that was not
    shown has no record, and asks for nothing.
    """
    from bwvreview.exchange.follow_up_file import load_follow_up
    from bwvreview.storage.follow_up import NewAction

    follow_up = load_follow_up(scheme.slug)
    if follow_up is None:
        return 0
    asked: tuple[AskedFor, ...] = ()
    if record is not None:
        until = None if clip.on is None or scheme.police_keep is None else clip.on + timedelta(days=scheme.police_keep)
        asked = follow_up.asked(record.form, record.clean(), today, until)
    let_go = _let_go_by_record(store, clip)
    there = {action.choice: action for action in store.actions.of_clip(clip.id) if action.choice}
    wanted = {one.choice for one in asked}
    for choice, action in there.items():
        if choice not in wanted and action.state is ActionState.OPEN:
            store.actions.set_state(action.id, ActionState.DROPPED, by=PANEL, at=at, why=NO_LONGER_ASKED)
        elif choice in wanted and action.id in let_go:
            store.actions.set_state(action.id, ActionState.OPEN, by=PANEL, at=at)
    new = [one for one in asked if one.choice not in there]
    for one in new:
        fresh = NewAction(session_id, clip.id, one.choice, one.title, one.owner, today, one.due_on)
        store.actions.add(fresh, by=PANEL, at=at)
    return len(new)


@dataclass(frozen=True, slots=True)
class AddAction:
    """Something to follow up that no record asks for. Without a slot it is about the whole session."""

    session_id: int
    title: str
    owner: str
    due_on: date | None
    slot: str = ""


def add_action(store: Store, request: AddAction, *, at: datetime, today: date) -> int:
    """Keep an action that was added by hand; give its number. Raises Problem without words, an owner or a clip."""
    from bwvreview.storage.follow_up import NewAction

    title, owner = " ".join(request.title.split()), " ".join(request.owner.split())
    if not title:
        raise Problem("Say what you ask for.", advice="A few words are enough, for example “Written reply”.")
    if not owner:
        raise Problem("Say who does it.", advice="Name a role, for example “Police liaison”. Never name a person.")
    clip_id = store.sessions.clip_at(request.session_id, request.slot).id if request.slot else None
    action = NewAction(request.session_id, clip_id, "", title, owner, today, request.due_on)
    return store.actions.add(action, by=COORDINATOR, at=at)


@dataclass(frozen=True, slots=True)
class RecordReply:
    """What the police replied on a day. With `settles` the group is content, and the action is done.

    `seen` is the version of the action that whoever writes had before them; 0 does not ask.
    """

    action_id: int
    words: str
    on: date
    settles: bool = True
    seen: int = 0


def record_reply(store: Store, request: RecordReply, *, at: datetime, today: date) -> None:
    """Keep a reply. Raises Problem, and keeps nothing: no words, a day to come, or somebody else was there first."""
    if not request.words.strip():
        raise Problem("Write what the police replied.", advice="One sentence is enough. Leave names out.")
    if request.on > today:
        raise Problem("The day of the reply is still to come.", advice="Give the day on which the reply came.")
    _refuse_unseen(store, request.action_id, request.seen)
    store.actions.set_reply(request.action_id, request.words.strip(), request.on, by=COORDINATOR, at=at)
    state = ActionState.DONE if request.settles else ActionState.OPEN
    store.actions.set_state(request.action_id, state, by=COORDINATOR, at=at)


def reply_about(store: Store, session_id: int, slot: str, words: str, on: date, *, at: datetime, today: date) -> int:
    """Keep a reply about a clip that nobody had asked for; give the number of the action that now holds it."""
    request = AddAction(session_id, "Reply without being asked", "Police liaison", None, slot)
    action = add_action(store, request, at=at, today=today)
    record_reply(store, RecordReply(action, words, on), at=at, today=today)
    return action


@dataclass(frozen=True, slots=True)
class ChangeAction:
    """Another date, another role, or another state; `why` is kept in the history, `seen` as in RecordReply."""

    action_id: int
    owner: str
    due_on: date | None
    state: ActionState
    why: str = ""
    seen: int = 0


def change_action(store: Store, request: ChangeAction, *, at: datetime) -> None:
    """Keep the change. Raises Problem without an owner, or when somebody else has changed it meanwhile."""
    owner = " ".join(request.owner.split())
    if not owner:
        raise Problem("Say who does it.", advice="Name a role, for example “Police liaison”. Never name a person.")
    _refuse_unseen(store, request.action_id, request.seen)
    store.actions.set_due(request.action_id, request.due_on, owner, by=COORDINATOR, at=at)
    store.actions.set_state(request.action_id, request.state, by=COORDINATOR, at=at, why=request.why)


def _refuse_unseen(store: Store, action_id: int, seen: int) -> None:
    if seen and store.actions.get(action_id).version != seen:
        raise Problem(
            "Somebody else has changed this meanwhile.", advice="Go back, look at it again, then write yours."
        )


def _let_go_by_record(store: Store, clip: StoredClip) -> set[int]:
    """The actions that were dropped because the record asked for them no more, and not by anyone's wish."""
    last = {one.name: one for one in store.history.of(clip.instance_id) if one.kind == "action-state"}
    named = {f"action {action.id}": action.id for action in store.actions.of_clip(clip.id)}
    return {named[name] for name, one in last.items() if one.new == ActionState.DROPPED and one.why == NO_LONGER_ASKED}
