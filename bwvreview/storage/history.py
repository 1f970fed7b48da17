"""The history of what people recorded: it only grows, and each row is sealed together with all before it."""

from __future__ import annotations

import hashlib
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC
from typing import TYPE_CHECKING

from sqlalchemy import select

from bwvreview.storage.columns import canonical_json
from bwvreview.storage.tables import AnswerRow, ClipRow, HistoryEndRow, HistoryRow
from bwvreview.storage.tables_review import LockRow, ReviewerRow

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

_Question = tuple[str, str, str]
_Locked = tuple[str, str]
_Given = tuple[int, str]
_LOCKING = frozenset({"locked", "sat-out"})

BEGINNING = "0" * 64
"""What the first row is sealed to."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change: what it was, what it became, who made it, when, and why when that was asked.

    `kind` is “answer”, “note-added”, “note-changed”, “note-deleted”, “locked” or “sat-out” (a reviewer is done with a
    clip, or did not watch it; `new` is the fingerprint of the answers), or “undecided”. The words of a note are never
    kept here, so that a name written by mistake can be taken out.
    """

    position: int
    at: datetime
    kind: str
    by: str
    reviewer: str
    name: str
    old: str
    new: str
    why: str


@dataclass(frozen=True, slots=True)
class NewChange:
    """A change to keep. `subject` is the clip's instance id."""

    at: datetime
    kind: str
    subject: str
    by: str
    reviewer: str
    name: str
    old: str = ""
    new: str = ""
    why: str = ""


def append(session: Session, change: NewChange) -> int:
    """Add a change to the end and give its position (1, 2, …).

    The end row is locked until the unit of work is over, so two writers cannot continue from the same place.
    """
    end = hold_end(session)
    row = HistoryRow(
        position=end.position + 1,
        at=change.at,
        kind=change.kind,
        subject=change.subject,
        by=change.by,
        reviewer=change.reviewer,
        name=change.name,
        old=change.old,
        new=change.new,
        why=change.why,
        prev_hash=end.hash,
    )
    row.hash = seal(row)
    end.position, end.hash = row.position, row.hash
    session.add(row)
    session.flush()
    return row.position


def hold_end(session: Session) -> HistoryEndRow:
    """Let nobody else change anything until this unit of work is over: what is read from here on stays so."""
    end = session.get(HistoryEndRow, 1, with_for_update=True, populate_existing=True)
    if end is None:
        raise RuntimeError("the history has lost its end")
    return end


def seal(row: HistoryRow) -> str:
    """SHA-256 of the hash before and the row as canonical JSON (time in UTC, ISO 8601, microseconds)."""
    content = canonical_json(
        {
            "at": row.at.astimezone(UTC).isoformat(timespec="microseconds"),
            "by": row.by,
            "kind": row.kind,
            "name": row.name,
            "new": row.new,
            "old": row.old,
            "position": row.position,
            "reviewer": row.reviewer,
            "subject": row.subject,
            "why": row.why,
        }
    )
    return hashlib.sha256((row.prev_hash + content).encode()).hexdigest()


def first_break(session: Session) -> int | None:
    """Give the first position at which the history was tampered with; None when it is whole.

    Finds rows changed, removed, added or put in another order, a cut-off end, answers given after they were locked,
    and current answers and locks that are not what the history leads to. (Someone who rewrites every seal to the end
    is not stopped by this.)
    """
    before, position = BEGINNING, 0
    answers: dict[_Question, _Given] = {}
    locks: dict[_Locked, _Given] = {}
    query = select(HistoryRow).order_by(HistoryRow.position).execution_options(yield_per=1_000)
    with closing(session.scalars(query)) as rows:
        for row in rows:
            if (row.position, row.prev_hash, row.hash) != (position + 1, before, seal(row)):
                return position + 1
            position, before = row.position, row.hash
            if row.kind in _LOCKING:
                locks[row.subject, row.reviewer] = (row.position, row.new)
            elif row.kind == "answer":
                if (row.subject, row.reviewer) in locks:
                    return position
                answers[row.subject, row.reviewer, row.name] = (row.position, row.new)
    end = session.get(HistoryEndRow, 1, populate_existing=True)
    if end is None or (end.position, end.hash) != (position, before):
        return position + 1
    return min(_strayed_answers(session, answers) | _strayed_locks(session, locks), default=None)


def _strayed_answers(session: Session, led_to: dict[_Question, _Given]) -> set[int]:
    query = select(AnswerRow, ClipRow.instance_id).join(ClipRow, ClipRow.id == AnswerRow.clip_id, isouter=True)
    there = {(at, row.reviewer, row.name): (row.position, row.value) for row, at in session.execute(query)}
    return {position for _, (position, _) in set(led_to.items()) ^ set(there.items())}


def _strayed_locks(session: Session, led_to: dict[_Locked, _Given]) -> set[int]:
    query = (
        select(LockRow, ClipRow.instance_id, ReviewerRow.name)
        .join(ClipRow, ClipRow.id == LockRow.clip_id, isouter=True)
        .join(ReviewerRow, ReviewerRow.id == LockRow.reviewer_id, isouter=True)
    )
    there = {(at, name): (row.position, row.fingerprint) for row, at, name in session.execute(query)}
    return {position for _, (position, _) in set(led_to.items()) ^ set(there.items())}


def of_subject(session: Session, subject: str) -> tuple[Change, ...]:
    """Every change of one clip, the oldest first."""
    query = select(HistoryRow).where(HistoryRow.subject == subject).order_by(HistoryRow.position)
    return tuple(as_change(row) for row in session.scalars(query))


def as_change(row: HistoryRow) -> Change:
    """Give a row as a value."""
    return Change(row.position, row.at, row.kind, row.by, row.reviewer, row.name, row.old, row.new, row.why)
