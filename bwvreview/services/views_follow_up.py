"""What the page of replies shows: what is waited for, the longest overdue first, what is settled, and dates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bwvreview.domain.actions import ActionState, days_late, in_order

if TYPE_CHECKING:
    from datetime import date

    from bwvreview.domain.sessions import SessionId
    from bwvreview.storage.follow_up import StoredAction, Viewing
    from bwvreview.storage.store import Store


@dataclass(frozen=True, slots=True)
class ActionLine:
    """An action in a row. `slot` is blank when it is about the whole session; `late` counts days past its date.

    `version` is what whoever changes it says they saw.
    """

    id: int
    session_id: int
    session: SessionId
    slot: str
    title: str
    owner: str
    asked_on: date
    due_on: date | None
    late: int
    state: ActionState
    reply: str = ""
    replied_on: date | None = None
    version: int = 0


@dataclass(frozen=True, slots=True)
class SessionSlots:
    """A session with its clips, to add an action to."""

    id: int
    session: SessionId
    slots: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FollowUpView:
    """The whole page. `waiting` has the longest overdue first; `settled` the newest first, done or dropped."""

    today: date
    waiting: tuple[ActionLine, ...]
    settled: tuple[ActionLine, ...]
    viewings: tuple[Viewing, ...]
    sessions: tuple[SessionSlots, ...]

    @property
    def overdue(self) -> tuple[ActionLine, ...]:
        """What is late."""
        return tuple(line for line in self.waiting if line.late)

    def line(self, action_id: int) -> ActionLine | None:
        """Give the row of an action."""
        return next((line for line in (*self.waiting, *self.settled) if line.id == action_id), None)


def follow_up_view(store: Store, *, today: date) -> FollowUpView:
    """Give the page of replies as it is now. Holds no reference."""
    sessions = store.sessions.all()
    slots = {one.id: {clip.id: clip.slot for clip in store.sessions.clips(one.id)} for one in sessions}
    named = {one.id: one.session for one in sessions}
    stored = store.actions.all()
    lines = {
        action.id: _line(action, named[action.session_id], slots[action.session_id], today)
        for action in stored
        if action.session_id in named
    }
    waiting = in_order((line.due_on, line.id) for line in lines.values() if line.state is ActionState.OPEN)
    over = sorted((one for one in stored if one.state is not ActionState.OPEN), key=lambda one: one.state_at)
    return FollowUpView(
        today,
        tuple(lines[number] for number in waiting),
        tuple(lines[one.id] for one in reversed(over)),
        tuple(one for one in store.viewings.all() if one.day >= today),
        tuple(SessionSlots(one.id, one.session, tuple(slots[one.id].values())) for one in sessions),
    )


def waiting_lines(store: Store, *, today: date) -> tuple[ActionLine, ...]:
    """Give what is waited for, the longest overdue first, without reading what is settled."""
    stored = {one.id: one for one in store.actions.all() if one.state is ActionState.OPEN}
    named = {number: store.sessions.get(number).session for number in {one.session_id for one in stored.values()}}
    order = in_order((one.due_on, one.id) for one in stored.values())
    found = []
    for number in order:
        action = stored[number]
        slots = {} if action.clip_id is None else {action.clip_id: store.sessions.clip(action.clip_id).slot}
        found.append(_line(action, named[action.session_id], slots, today))
    return tuple(found)


def _line(action: StoredAction, session: SessionId, slots: dict[int, str], today: date) -> ActionLine:
    is_open = action.state is ActionState.OPEN
    return ActionLine(
        action.id,
        action.session_id,
        session,
        slots.get(action.clip_id or 0, ""),
        action.title,
        action.owner,
        action.asked_on,
        action.due_on,
        days_late(action.due_on, today) if is_open else 0,
        action.state,
        action.reply,
        action.replied_on,
        action.version,
    )
