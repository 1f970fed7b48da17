"""The history of what people recorded: it only grows, and each row is sealed together with all before it."""

from __future__ import annotations

import hashlib
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import insert, select, update

from bwvreview.domain.history import Break, Checked, Mark
from bwvreview.storage.columns import canonical_json
from bwvreview.storage.tables import AnswerRow, ClipRow, ExportRow, HistoryEndRow, HistoryRow
from bwvreview.storage.tables_review import LockRow, ReviewerRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from sqlalchemy.orm import Session

_Question = tuple[str, str, str]
_Locked = tuple[str, str]
_Given = tuple[int, str]
_LOCKING = frozenset({"locked", "sat-out"})

_SEALED = ("at", "kind", "subject", "by", "reviewer", "name", "old", "new", "why")
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


class End(NamedTuple):
    """Where the history ends: its last change and that one's seal."""

    position: int
    hash: str


_END = select(HistoryEndRow.position, HistoryEndRow.hash).where(HistoryEndRow.id == 1).with_for_update()
_ADD = insert(HistoryRow)
_MOVE = update(HistoryEndRow).where(HistoryEndRow.id == 1)


def append(session: Session, change: NewChange, held: End | None = None) -> int:
    """Add a change to the end and give its position (1, 2, …).

    The end is locked until the unit of work is over, so two writers cannot continue from the same place. Who holds
    it already gives it along. Written without the detour over objects: every answer waits for it.
    """
    end = held or hold_end(session)
    row = {"position": end.position + 1, **{name: getattr(change, name) for name in _SEALED}, "prev_hash": end.hash}
    row["hash"] = _seal(row)
    connection = session.connection()
    connection.execute(_ADD, [row])
    connection.execute(_MOVE, {"position": row["position"], "hash": row["hash"]})
    return end.position + 1


def hold_end(session: Session) -> End:
    """Let nobody else change anything until this unit of work is over: what is read from here on stays so."""
    end = session.connection().execute(_END).one_or_none()
    if end is None:
        raise RuntimeError("the history has lost its end")
    return End(*end)


def seal(row: HistoryRow) -> str:
    """SHA-256 of the hash before and the row as canonical JSON (time in UTC, ISO 8601, microseconds)."""
    return _seal({name: getattr(row, name) for name in ("position", "prev_hash", *_SEALED)})


def _seal(row: Mapping[str, Any]) -> str:
    sealed = {name: row[name] for name in ("position", *_SEALED)}
    sealed["at"] = row["at"].astimezone(UTC).isoformat(timespec="microseconds")
    return hashlib.sha256((row["prev_hash"] + canonical_json(sealed)).encode()).hexdigest()


class History:
    """The history as a whole. Answers and notes add to it by themselves."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, change: NewChange) -> int:
        """Keep a change that is no answer and no note; give its position."""
        return append(self._session, change)

    def of(self, subject: str) -> tuple[Change, ...]:
        """Every change about something, the oldest first: a clip by its instance id, a session by `about_session`."""
        return of_subject(self._session, subject)

    def check(self, marks: Iterable[Mark] = ()) -> Checked:
        """Look whether the history is whole; also against marks that were kept elsewhere."""
        return check(self._session, marks)

    def mark(self) -> Mark:
        """Give the mark of the history as it ends now."""
        return mark_of(self._session)

    def newest(self) -> datetime | None:
        """Give the moment of the last change; None before the first."""
        return self._session.scalar(select(HistoryRow.at).order_by(HistoryRow.position.desc()).limit(1))

    def mark_about(self, subjects: Iterable[str]) -> Mark:
        """Give the mark of the history up to the last change about any of these: it stays while they do."""
        query = select(HistoryRow.position, HistoryRow.hash).where(HistoryRow.subject.in_(list(subjects)))
        found = self._session.execute(query.order_by(HistoryRow.position.desc()).limit(1)).first()
        return Mark.of(0, BEGINNING) if found is None else Mark.of(*found)


WORKSPACE = "workspace"
"""The subject of changes that are about the workspace as a whole."""


def about_session(session_id: int) -> str:
    """The subject of changes that are about a session and none of its clips."""
    return f"session {session_id}"


def mark_of(session: Session) -> Mark:
    """Give the mark of the history as it ends now."""
    end = session.get(HistoryEndRow, 1, populate_existing=True)
    return Mark.of(0, BEGINNING) if end is None else Mark.of(end.position, end.hash)


def _kept_marks(session: Session) -> list[Mark]:
    """The marks that were kept with each export."""
    return [Mark.read(text) for text in session.scalars(select(ExportRow.history_mark)) if text]


def first_break(session: Session) -> int | None:
    """Give the first position at which the history was tampered with; None when it is whole."""
    broken = check(session).broken
    return None if broken is None else broken.position


def check(session: Session, marks: Iterable[Mark] = ()) -> Checked:
    """Read the whole history and give its mark, and the first thing in it that is not as it should be.

    Finds changes altered, removed, added or put in another order, a cut-off end, answers given after they were
    locked, and current answers and locks that are not what the history leads to. `marks` were written down elsewhere:
    with one, a history that was written anew up to it is found too.
    """
    walk = _Walk((*marks, *_kept_marks(session)))
    broken: Break | None = None
    try:
        broken = _go_on(session, walk, at_once=1_000)
    except (ValueError, TypeError):  # a row among the next thousand cannot be read: which one?
        broken = _up_to_unreadable(session, walk)
    if broken is not None and broken.kind in {"changed", "missing"}:
        broken = _where_it_went(session, broken, walk.before)
    if broken is None:
        broken = walk.end(session.get(HistoryEndRow, 1, populate_existing=True))
    strayed = [] if broken else [*_strayed_answers(session, walk.answers), *_strayed_locks(session, walk.locks)]
    broken = broken or min(strayed, key=lambda one: one.position, default=None)
    return Checked(Mark.of(walk.position, walk.before), broken)


def _go_on(session: Session, walk: _Walk, *, at_once: int) -> Break | None:
    query = select(HistoryRow).order_by(HistoryRow.position)
    if walk.position:
        query = query.where(HistoryRow.position > walk.position)
    with closing(session.scalars(query.execution_options(yield_per=at_once))) as rows:
        return next((found for row in rows if (found := walk.step(row))), None)


def _up_to_unreadable(session: Session, walk: _Walk) -> Break:
    """Go on row by row until the one whose time is no time any more."""
    try:
        broken = _go_on(session, walk, at_once=1)
    except (ValueError, TypeError):
        broken = None
    return broken or Break(walk.position + 1, "changed")


class _Walk:
    """Goes through the history from its first change, and knows what it has led to so far."""

    def __init__(self, marks: Iterable[Mark]) -> None:
        self.before, self.position = BEGINNING, 0
        self.answers: dict[_Question, _Given] = {}
        self.locks: dict[_Locked, _Given] = {}
        self._marks = {mark.changes: mark for mark in marks}

    def step(self, row: HistoryRow) -> Break | None:
        """Take the next change in; give what is wrong with it."""
        expected = self.position + 1
        if row.position != expected:
            if row.position < expected:
                return Break(row.position, "added")
            return Break(expected, "missing", other=row.position - 1)
        if row.hash != seal(row):
            return Break(expected, "changed", str(row.subject), str(row.name))
        if row.prev_hash != self.before:
            return Break(expected, "loose", row.subject, row.name)
        self.position, self.before = expected, row.hash
        return self._mark() or self._note(row)

    def _mark(self) -> Break | None:
        mark = self._marks.get(self.position)
        fits = mark is None or mark == Mark.of(self.position, self.before)
        return None if fits else Break(self.position, "mark")

    def _note(self, row: HistoryRow) -> Break | None:
        who = (row.subject, row.reviewer)
        if row.kind in _LOCKING:
            self.locks[who] = (row.position, row.new)
        elif row.kind == "answer":
            if who in self.locks:
                return Break(row.position, "late-answer", row.subject, row.name)
            self.answers[*who, row.name] = (row.position, row.new)
        return None

    def end(self, end: HistoryEndRow | None) -> Break | None:
        """Compare where the history stops with where it should."""
        wanted = max([0 if end is None else end.position, *self._marks])
        if wanted > self.position:
            return Break(self.position + 1, "cut-off", other=wanted)
        if end is None or (end.position, end.hash) != (self.position, self.before):
            return Break(self.position + 1, "no-end")
        return None


def _where_it_went(session: Session, broken: Break, before: str) -> Break:
    """Look whether the change that belongs at the break stands elsewhere: then two have changed places."""
    elsewhere = select(HistoryRow).where(HistoryRow.prev_hash == before, HistoryRow.position != broken.position)
    for row in session.scalars(elsewhere).all():
        session.expunge(row)
        here, row.position = row.position, broken.position
        if seal(row) == row.hash:
            return Break(broken.position, "moved", row.subject, row.name, here)
    return broken


def _strayed_answers(session: Session, led_to: dict[_Question, _Given]) -> list[Break]:
    query = select(AnswerRow, ClipRow.instance_id).join(ClipRow, ClipRow.id == AnswerRow.clip_id, isouter=True)
    there = {(at, row.reviewer, row.name): (row.position, row.value) for row, at in session.execute(query)}
    strayed = set(led_to.items()) ^ set(there.items())
    return [Break(at, "answer", subject or "", name) for (subject, _, name), (at, _) in strayed]


def _strayed_locks(session: Session, led_to: dict[_Locked, _Given]) -> list[Break]:
    query = (
        select(LockRow, ClipRow.instance_id, ReviewerRow.name)
        .join(ClipRow, ClipRow.id == LockRow.clip_id, isouter=True)
        .join(ReviewerRow, ReviewerRow.id == LockRow.reviewer_id, isouter=True)
    )
    there = {(at, name): (row.position, row.fingerprint) for row, at, name in session.execute(query)}
    return [Break(at, "lock", subject or "") for (subject, _), (at, _) in set(led_to.items()) ^ set(there.items())]


def of_subject(session: Session, subject: str) -> tuple[Change, ...]:
    """Every change of one clip, the oldest first."""
    query = select(HistoryRow).where(HistoryRow.subject == subject).order_by(HistoryRow.position)
    return tuple(as_change(row) for row in session.scalars(query))


def as_change(row: HistoryRow) -> Change:
    """Give a row as a value."""
    return Change(row.position, row.at, row.kind, row.by, row.reviewer, row.name, row.old, row.new, row.why)
