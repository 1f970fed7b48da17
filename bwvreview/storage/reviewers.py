"""Reviewers of a session, what each has locked, and what the group left undecided."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import delete, func, select
from sqlalchemy.exc import IntegrityError

from bwvreview.domain.errors import WorkspaceProblem
from bwvreview.domain.reviewing import answers_fingerprint, letter_of
from bwvreview.storage.columns import storable
from bwvreview.storage.faults import is_repeated
from bwvreview.storage.history import NewChange, append, hold_end
from bwvreview.storage.tables import AnswerRow, ClipRow
from bwvreview.storage.tables_review import LockRow, ReviewerRow, UndecidedRow

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class Reviewer:
    """A member of a session. `name` is initials or a role; pages show only the letter."""

    id: int
    session_id: int
    place: int
    name: str
    person: str

    @property
    def letter(self) -> str:
        """A, B, C … in the order in which they joined."""
        return letter_of(self.place)


@dataclass(frozen=True, slots=True)
class Lock:
    """A reviewer is done with a clip; `watched` is false for a clip that this member did not watch."""

    clip_id: int
    reviewer_id: int
    watched: bool
    fingerprint: str
    locked_at: datetime


class Reviewers:
    """Reviewers in, locks in; nothing locked ever changes."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, session_id: int, name: str, person: str, at: datetime) -> Reviewer:
        """Take a reviewer in, with the next letter. Raises WorkspaceProblem when somebody joins at the same moment."""
        places = select(func.max(ReviewerRow.place)).where(ReviewerRow.session_id == session_id)
        place = (self._session.scalar(places) or 0) + 1
        row = ReviewerRow(session_id=session_id, place=place, name=storable(name), person=person, joined_at=at)
        try:
            with self._session.begin_nested():
                self._session.add(row)
        except IntegrityError as error:
            if not is_repeated(error):
                raise
            raise WorkspaceProblem("This reviewer is there already.", advice="Look at the reviewers again.") from None
        return _reviewer(row)

    def remove(self, reviewer_id: int) -> None:
        """Take a reviewer out who has answered nothing. The others keep their letters."""
        self._session.execute(delete(ReviewerRow).where(ReviewerRow.id == reviewer_id))

    def of(self, session_id: int) -> tuple[Reviewer, ...]:
        """The reviewers of a session in the order of their letters."""
        query = select(ReviewerRow).where(ReviewerRow.session_id == session_id).order_by(ReviewerRow.place)
        return tuple(_reviewer(row) for row in self._session.scalars(query))

    def lock(self, clip_id: int, reviewer: Reviewer, *, watched: bool, by: str, at: datetime, why: str = "") -> Lock:
        """Close a reviewer's record of a clip for ever. Raises WorkspaceProblem when it was closed before."""
        hold_end(self._session)  # nobody answers in between
        if self._lock_row(clip_id, reviewer.id) is not None:
            raise WorkspaceProblem("These answers are locked already.", advice="They stay as they are.")
        query = select(AnswerRow).where(AnswerRow.clip_id == clip_id, AnswerRow.reviewer == reviewer.name)
        answers = {row.name: row.value for row in self._session.scalars(query)}
        fingerprint, kind = answers_fingerprint(answers), "locked" if watched else "sat-out"
        change = NewChange(
            at, kind, self._instance(clip_id), storable(by), reviewer.name, "", "", fingerprint, storable(why)
        )
        row = LockRow(
            clip_id=clip_id,
            reviewer_id=reviewer.id,
            watched=watched,
            fingerprint=fingerprint,
            locked_at=at,
            position=append(self._session, change),
        )
        self._session.add(row)
        self._session.flush()
        return _lock(row)

    def locks(self, session_id: int) -> tuple[Lock, ...]:
        """Everything that is locked in a session, in the order in which it was."""
        query = (
            select(LockRow)
            .join(ClipRow, ClipRow.id == LockRow.clip_id)
            .where(ClipRow.session_id == session_id)
            .order_by(LockRow.position)
        )
        return tuple(_lock(row) for row in self._session.scalars(query))

    def given(self, session_id: int) -> Mapping[tuple[int, str], int]:
        """How many answers each reviewer has given to each clip: (clip, reviewer) → a number, never which ones."""
        query = (
            select(AnswerRow.clip_id, AnswerRow.reviewer, func.count())
            .join(ClipRow, ClipRow.id == AnswerRow.clip_id)
            .where(ClipRow.session_id == session_id, AnswerRow.value != "")
            .group_by(AnswerRow.clip_id, AnswerRow.reviewer)
        )
        return {(clip, reviewer): count for clip, reviewer, count in self._session.execute(query)}

    def leave_undecided(self, clip_id: int, name: str, *, by: str, at: datetime, why: str = "") -> None:
        """Keep that the group does not agree on a question. Saying so again changes nothing."""
        if name in self.undecided_of(clip_id):
            return
        change = NewChange(at, "undecided", self._instance(clip_id), storable(by), by, name, "", "", storable(why))
        self._session.add(UndecidedRow(clip_id=clip_id, name=name, position=append(self._session, change)))
        self._session.flush()

    def decide(self, clip_id: int, name: str) -> None:
        """The group agrees on a question after all; the history keeps that it once did not."""
        gone = delete(UndecidedRow).where(UndecidedRow.clip_id == clip_id, UndecidedRow.name == name)
        self._session.connection().execute(gone)

    def undecided_of(self, clip_id: int) -> frozenset[str]:
        """The questions of a clip on which the group does not agree."""
        return frozenset(self._session.scalars(select(UndecidedRow.name).where(UndecidedRow.clip_id == clip_id)))

    def undecided(self, session_id: int) -> Mapping[int, frozenset[str]]:
        """The same for every clip of a session that has any."""
        query = (
            select(UndecidedRow.clip_id, UndecidedRow.name)
            .join(ClipRow, ClipRow.id == UndecidedRow.clip_id)
            .where(ClipRow.session_id == session_id)
        )
        found: dict[int, set[str]] = defaultdict(set)
        for clip_id, name in self._session.execute(query):
            found[clip_id].add(name)
        return {clip_id: frozenset(names) for clip_id, names in found.items()}

    def _lock_row(self, clip_id: int, reviewer_id: int) -> LockRow | None:
        query = select(LockRow).where(LockRow.clip_id == clip_id, LockRow.reviewer_id == reviewer_id)
        return self._session.scalars(query).first()

    def _instance(self, clip_id: int) -> str:
        row = self._session.get(ClipRow, clip_id)
        if row is None:
            raise WorkspaceProblem("This {clip} is not in this workspace.", advice="Look at the list of {clips} again.")
        return row.instance_id


def _reviewer(row: ReviewerRow) -> Reviewer:
    return Reviewer(row.id, row.session_id, row.place, row.name, row.person)


def _lock(row: LockRow) -> Lock:
    return Lock(row.clip_id, row.reviewer_id, row.watched, row.fingerprint, row.locked_at)
