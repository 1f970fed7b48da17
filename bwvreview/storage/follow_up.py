"""Actions that were asked for, with their replies; and dates of viewings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from bwvreview.domain.actions import ActionState
from bwvreview.domain.errors import WorkspaceProblem
from bwvreview.storage.columns import storable
from bwvreview.storage.faults import is_repeated
from bwvreview.storage.history import NewChange, about_session, append
from bwvreview.storage.tables import ClipRow
from bwvreview.storage.tables_follow_up import ActionRow, ViewingRow

if TYPE_CHECKING:
    from datetime import date, datetime

    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class NewAction:
    """Something to follow up. `choice` is blank when nobody's answer asked for it; `clip_id` None: the session."""

    session_id: int
    clip_id: int | None
    choice: str
    title: str
    owner: str
    asked_on: date
    due_on: date | None


@dataclass(frozen=True, slots=True)
class StoredAction:
    """An action as it stands. `version` is another after each change."""

    id: int
    session_id: int
    clip_id: int | None
    choice: str
    title: str
    owner: str
    asked_on: date
    due_on: date | None
    state: ActionState
    state_at: datetime
    reply: str
    replied_on: date | None
    version: int


@dataclass(frozen=True, slots=True)
class Viewing:
    """A date on which the group will watch clips. `version` grows with each change, for other calendars."""

    id: int
    day: date
    starts: str
    minutes: int
    place: str
    uid: str
    version: int


class Actions:
    """Actions in, actions out. Every change is in the history; the words of a reply are not."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, new: NewAction, *, by: str, at: datetime, why: str = "") -> int:
        """Keep an action and give its number."""
        row = ActionRow(
            session_id=new.session_id,
            clip_id=new.clip_id,
            choice=new.choice,
            title=storable(new.title),
            owner=storable(new.owner),
            asked_on=new.asked_on,
            due_on=new.due_on,
            state=ActionState.OPEN.value,
            state_at=at,
            reply="",
            replied_on=None,
        )
        self._session.add(row)
        self._session.flush()
        self._note(row, "action-added", by, at, new=row.title, why=why)
        return row.id

    def get(self, action_id: int) -> StoredAction:
        """Give an action. Raises WorkspaceProblem when there is none with this number."""
        return _stored(self._row(action_id))

    def all(self, session_id: int | None = None) -> tuple[StoredAction, ...]:
        """Every action, or those of one session, in the order in which they were asked for."""
        query = select(ActionRow).order_by(ActionRow.id)
        if session_id is not None:
            query = query.where(ActionRow.session_id == session_id)
        return tuple(_stored(row) for row in self._session.scalars(query))

    def of_clip(self, clip_id: int) -> tuple[StoredAction, ...]:
        """The actions of a clip."""
        query = select(ActionRow).where(ActionRow.clip_id == clip_id).order_by(ActionRow.id)
        return tuple(_stored(row) for row in self._session.scalars(query))

    def set_state(self, action_id: int, state: ActionState, *, by: str, at: datetime, why: str = "") -> None:
        """Settle an action, drop it, or open it again."""
        row = self._row(action_id)
        if row.state == state.value:
            return
        old, row.state, row.state_at = row.state, state.value, at
        self._note(row, "action-state", by, at, old=old, new=state.value, why=why)

    def set_due(self, action_id: int, due_on: date | None, owner: str, *, by: str, at: datetime) -> None:
        """Give an action another date, or to another role."""
        row = self._row(action_id)
        owner = storable(owner)
        if row.due_on != due_on:
            old, row.due_on = row.due_on, due_on
            self._note(row, "action-due", by, at, old=_day(old), new=_day(due_on))
        if row.owner != owner:
            was, row.owner = row.owner, owner
            self._note(row, "action-owner", by, at, old=was, new=owner)

    def set_reply(self, action_id: int, words: str, on: date, *, by: str, at: datetime) -> None:
        """Keep what the police replied, and on which day. The history tells that there was a reply, not its words."""
        row = self._row(action_id)
        words = storable(words)
        if (row.reply, row.replied_on) == (words, on):
            return
        old, row.reply, row.replied_on = row.replied_on, words, on
        self._note(row, "action-reply", by, at, old=_day(old), new=_day(on))

    def _note(
        self, row: ActionRow, kind: str, by: str, at: datetime, *, old: str = "", new: str = "", why: str = ""
    ) -> None:
        subject = about_session(row.session_id)
        if row.clip_id is not None and (clip := self._session.get(ClipRow, row.clip_id)) is not None:
            subject = clip.instance_id
        change = NewChange(at, kind, subject, storable(by), storable(by), f"action {row.id}", old, new, storable(why))
        append(self._session, change)
        self._session.flush()

    def _row(self, action_id: int) -> ActionRow:
        row = self._session.get(ActionRow, action_id)
        if row is None:
            raise WorkspaceProblem("This action is not there any more.", advice="Look at the list of replies again.")
        return row


class Viewings:
    """Dates in, dates out."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, day: date, starts: str, minutes: int, place: str, *, uid: str) -> int:
        """Keep a date and give its number. Raises WorkspaceProblem when there is one at that time."""
        row = ViewingRow(day=day, starts=starts, minutes=minutes, place=storable(place), uid=uid, version=0)
        self._keep(row)
        return row.id

    def change(self, viewing_id: int, day: date, starts: str, minutes: int, place: str) -> None:
        """Move a viewing. Raises WorkspaceProblem when it is gone, or there is another at that time."""
        row = self._row(viewing_id)
        before = (row.day, row.starts, row.minutes, row.place)
        row.day, row.starts, row.minutes, row.place = day, starts, minutes, storable(place)
        if before != (row.day, row.starts, row.minutes, row.place):
            row.version += 1
        self._keep(row)

    def remove(self, viewing_id: int) -> None:
        """Take a date out."""
        self._session.delete(self._row(viewing_id))
        self._session.flush()

    def all(self) -> tuple[Viewing, ...]:
        """Every viewing in the order of the dates."""
        query = select(ViewingRow).order_by(ViewingRow.day, ViewingRow.starts)
        return tuple(
            Viewing(row.id, row.day, row.starts, row.minutes, row.place, row.uid, row.version)
            for row in self._session.scalars(query)
        )

    def _keep(self, row: ViewingRow) -> None:
        try:
            with self._session.begin_nested():
                self._session.add(row)
        except IntegrityError as error:
            if not is_repeated(error):
                raise
            raise WorkspaceProblem(
                "There is {a_viewing} at that time already.", advice="Choose another time."
            ) from None

    def _row(self, viewing_id: int) -> ViewingRow:
        row = self._session.get(ViewingRow, viewing_id)
        if row is None:
            raise WorkspaceProblem("This {viewing} is not there any more.", advice="Look at the dates again.")
        return row


def _day(day: date | None) -> str:
    return "" if day is None else day.isoformat()


def _stored(row: ActionRow) -> StoredAction:
    return StoredAction(
        row.id,
        row.session_id,
        row.clip_id,
        row.choice,
        row.title,
        row.owner,
        row.asked_on,
        row.due_on,
        ActionState(row.state),
        row.state_at,
        row.reply,
        row.replied_on,
        row.version,
    )
