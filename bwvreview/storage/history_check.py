"""The history as a whole: read, checked from its first change to its last, and compared with marks kept elsewhere."""

from __future__ import annotations

from collections import defaultdict
from contextlib import closing
from itertools import pairwise
from typing import TYPE_CHECKING

from sqlalchemy import select

from bwvreview.domain.errors import Problem
from bwvreview.domain.history import Break, Checked, Mark
from bwvreview.storage.history import (
    BEGINNING,
    SETTLED,
    Change,
    NewChange,
    append,
    as_change,
    mark_of,
    of_subject,
    seal,
)
from bwvreview.storage.tables import AnswerRow, ClipRow, ExportRow, HistoryEndRow, HistoryRow
from bwvreview.storage.tables_clashes import ClashRow
from bwvreview.storage.tables_returns import RulingRow
from bwvreview.storage.tables_review import LockRow, ReviewerRow

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from sqlalchemy.orm import Session

_Question = tuple[str, str, str]
_Locked = tuple[str, str]
_Given = tuple[int, str]
_Ruled = tuple[int, str, str, str]
KEPT_ASIDE = "clash"
"""The kind of a change that kept a second answer beside the one that stands."""

_LOCKING = frozenset({"locked", "sat-out"})


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

    def is_cut_or_loose(self, last: int = 200) -> bool:
        """Look at the end only: tell whether one of the last changes was altered, or is missing. Quick on opening."""
        try:
            return self._is_cut_or_loose(last)
        except (ValueError, TypeError):  # a time that is no time any more
            return True

    def _is_cut_or_loose(self, last: int) -> bool:
        rows = self._session.scalars(select(HistoryRow).order_by(HistoryRow.position.desc()).limit(last + 1)).all()
        end = self._session.get(HistoryEndRow, 1, populate_existing=True)
        here = (rows[0].position, rows[0].hash) if rows else (0, BEGINNING)
        if end is None or (end.position, end.hash) != here:
            return True
        joined = all((old.position + 1, old.hash) == (new.position, new.prev_hash) for new, old in pairwise(rows))
        begun = len(rows) > last or not rows or rows[-1].position == 1
        return not (joined and begun) or any(row.hash != seal(row) for row in rows)

    def log(self, last: int) -> tuple[Change, ...]:
        """Give the last changes that are about no clip, the newest first."""
        clips = select(ClipRow.instance_id)
        query = select(HistoryRow).where(HistoryRow.subject.not_in(clips)).order_by(HistoryRow.position.desc())
        return tuple(as_change(row) for row in self._session.scalars(query.limit(last)))

    def mark(self) -> Mark:
        """Give the mark of the history as it ends now."""
        return mark_of(self._session)

    def fits(self, mark: Mark) -> bool:
        """Tell whether the history up to a mark's change is the one that the mark was made of."""
        found = self._session.scalar(select(HistoryRow.hash).where(HistoryRow.position == mark.changes))
        return mark == Mark.of(mark.changes, found or BEGINNING)

    def mark_without_last(self, kinds: Iterable[str]) -> Mark:
        """Give the mark of the history without the changes of some kinds at its end."""
        query = select(HistoryRow.position, HistoryRow.hash).where(HistoryRow.kind.not_in(list(kinds)))
        found = self._session.execute(query.order_by(HistoryRow.position.desc()).limit(1)).first()
        return Mark.of(0, BEGINNING) if found is None else Mark.of(*found)

    def newest(self) -> datetime | None:
        """Give the moment of the last change; None before the first."""
        return self._session.scalar(select(HistoryRow.at).order_by(HistoryRow.position.desc()).limit(1))

    def mark_about(self, subjects: Iterable[str]) -> Mark:
        """Give the mark of the history up to the last change about any of these: it stays while they do."""
        query = select(HistoryRow.position, HistoryRow.hash).where(HistoryRow.subject.in_(list(subjects)))
        found = self._session.execute(query.order_by(HistoryRow.position.desc()).limit(1)).first()
        return Mark.of(0, BEGINNING) if found is None else Mark.of(*found)


def _kept_marks(session: Session) -> list[Mark]:
    """The marks that were kept with each export. One that cannot be read any more was changed: it fits no change."""
    return [_read_mark(text) for text in session.scalars(select(ExportRow.history_mark)) if text]


def _read_mark(text: str) -> Mark:
    try:
        return Mark.read(text)
    except Problem:
        return Mark(1, "")


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
    strayed: list[Break] = []
    if broken is None:
        strayed = [
            *_strayed_answers(session, walk.answers),
            *_strayed_locks(session, walk.locks),
            *_strayed_clashes(session),
            *_strayed_rulings(session, walk.rulings),
        ]
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
        self.rulings: set[_Ruled] = set()
        self._marks: defaultdict[int, set[Mark]] = defaultdict(set)  # all of them: a forger can write those in the file
        for mark in marks:
            self._marks[mark.changes].add(mark)

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
        marks = self._marks.get(self.position)
        fits = marks is None or marks == {Mark.of(self.position, self.before)}
        return None if fits else Break(self.position, "mark")

    def _note(self, row: HistoryRow) -> Break | None:
        who = (row.subject, row.reviewer)
        if row.kind in _LOCKING:
            self.locks[who] = (row.position, row.new)
        elif row.kind == SETTLED:
            self.rulings.add((row.position, row.old, row.new, row.why))
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


def _strayed_clashes(session: Session) -> list[Break]:
    """Answers that wait beside another must say what the change says that kept them."""
    row = ClashRow
    query = (
        select(row.position, row.name, row.value, ClipRow.instance_id, HistoryRow)
        .join(ClipRow, ClipRow.id == row.clip_id)
        .join(HistoryRow, HistoryRow.position == row.position, isouter=True)
    )
    return [
        Break(at, "answer", subject, name)
        for at, name, value, subject, change in session.execute(query)
        if change is None
        or (change.kind, change.subject, change.name, change.new) != (KEPT_ASIDE, subject, name, value)
    ]


def _strayed_locks(session: Session, led_to: dict[_Locked, _Given]) -> list[Break]:
    query = (
        select(LockRow, ClipRow.instance_id, ReviewerRow.name)
        .join(ClipRow, ClipRow.id == LockRow.clip_id, isouter=True)
        .join(ReviewerRow, ReviewerRow.id == LockRow.reviewer_id, isouter=True)
    )
    there = {(at, name): (row.position, row.fingerprint) for row, at, name in session.execute(query)}
    return [Break(at, "lock", subject or "") for (subject, _), (at, _) in set(led_to.items()) ^ set(there.items())]


def _strayed_rulings(session: Session, led_to: set[_Ruled]) -> list[Break]:
    there = {(row.position, row.key, row.chosen, row.reason) for row in session.scalars(select(RulingRow))}
    return [Break(at, "ruling") for at, *_ in led_to ^ there]
