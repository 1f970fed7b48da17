"""Two answers to one question: the one that stands, and one that came without knowing of it and waits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, func, select

from bwvreview.domain.errors import WorkspaceProblem
from bwvreview.storage.columns import storable
from bwvreview.storage.history import Change, NewChange, append, as_change, hold_end
from bwvreview.storage.history_check import KEPT_ASIDE
from bwvreview.storage.tables import AnswerRow, ClipRow, HistoryRow
from bwvreview.storage.tables_clashes import ClashRow

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

KEPT, SETTLED = KEPT_ASIDE, "clash-settled"
"""The kinds of change in the history: a second answer was kept aside, and somebody chose."""


_WAITS = (
    select(ClashRow.id)
    .where(ClashRow.clip_id == bindparam("of_clip"), ClashRow.reviewer == bindparam("by_reviewer"))
    .where(ClashRow.name == bindparam("to_question"), ClashRow.settled.is_(None))
    .limit(1)
)


@dataclass(frozen=True, slots=True)
class Clash:
    """An answer that waits; `value` as the form writes it, `by` and `came_at` say whose and since when."""

    id: int
    clip_id: int
    name: str
    value: str
    by: str
    came_at: datetime


class Clashes:
    """What waits, and how it is settled. Answers that do not know of the one that stands come by `keep_aside`."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def waiting(self, session_id: int) -> tuple[Clash, ...]:
        """The answers of a session that wait, in the order in which they came."""
        query = (
            select(ClashRow)
            .join(ClipRow, ClipRow.id == ClashRow.clip_id)
            .where(ClipRow.session_id == session_id, ClashRow.settled.is_(None))
            .order_by(ClashRow.position)
        )
        return tuple(_clash(row) for row in self._session.scalars(query))

    def count(self, clip_id: int) -> int:
        """Count the questions of a clip that have two answers."""
        query = select(func.count(func.distinct(ClashRow.name)))
        return self._session.scalar(query.where(ClashRow.clip_id == clip_id, ClashRow.settled.is_(None))) or 0

    def standing(self, clash: Clash) -> Change | None:
        """Give the change that made the answer that stands; None when the question has no answer."""
        query = (
            select(HistoryRow)
            .join(AnswerRow, AnswerRow.position == HistoryRow.position)
            .join(ClashRow, (ClashRow.clip_id == AnswerRow.clip_id) & (ClashRow.reviewer == AnswerRow.reviewer))
            .where(ClashRow.id == clash.id, AnswerRow.name == clash.name)
        )
        row = self._session.scalars(query).first()
        return None if row is None else as_change(row)

    def settle(self, clash_id: int, chosen: str, *, by: str, at: datetime, why: str = "") -> None:
        """End the waiting; the answer that was chosen is kept by whoever calls. Raises WorkspaceProblem: gone."""
        hold_end(self._session)  # nobody else settles it meanwhile
        row = self._session.get(ClashRow, clash_id, populate_existing=True)
        if row is None or row.settled is not None:
            raise WorkspaceProblem("Somebody else has chosen already.", advice="Look at what stands now.")
        _end(self._session, row, chosen, by, at, why)


def keep_aside(session: Session, clip_id: int, change: NewChange, seen: str) -> None:
    """Keep an answer beside the one that stands (`change.old`), which whoever gave it had not seen.

    A window that goes on with its own answer has seen that one: the newer takes its place, so that nobody chooses
    between two answers of one window. The end of the history is held.
    """
    rows = _waiting_for(session, clip_id, change.reviewer, change.name)
    if any(row.value == change.new for row in rows):
        return
    position = append(session, change)
    mine = next((row for row in rows if row.value == seen), None)
    if mine is None:
        mine = ClashRow(clip_id=clip_id, reviewer=change.reviewer, name=change.name)
        session.add(mine)
    mine.value, mine.by, mine.came_at, mine.position = change.new, change.by, change.at, position
    session.flush()


def take_back(session: Session, clip_id: int, change: NewChange, seen: str) -> None:
    """Forget what waits when the window that gave it comes to the answer that stands, or to what another gave."""
    known = {"of_clip": clip_id, "by_reviewer": change.reviewer, "to_question": change.name}
    if session.connection().execute(_WAITS, known).first() is None:  # every answer comes by here
        return
    for row in _waiting_for(session, clip_id, change.reviewer, change.name):
        if row.value in {seen, change.new}:
            _end(session, row, change.new, change.by, change.at, "")


def _waiting_for(session: Session, clip_id: int, reviewer: str, name: str) -> list[ClashRow]:
    query = select(ClashRow).where(
        ClashRow.clip_id == clip_id,
        ClashRow.reviewer == reviewer,
        ClashRow.name == name,
        ClashRow.settled.is_(None),
    )
    return list(session.scalars(query))


def _end(session: Session, row: ClashRow, chosen: str, by: str, at: datetime, why: str) -> None:
    clip = session.get_one(ClipRow, row.clip_id)
    change = NewChange(
        at, SETTLED, clip.instance_id, storable(by), row.reviewer, row.name, row.value, chosen, storable(why)
    )
    row.settled = append(session, change)
    session.flush()


def _clash(row: ClashRow) -> Clash:
    return Clash(row.id, row.clip_id, row.name, row.value, row.by, row.came_at)
