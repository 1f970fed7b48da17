"""Answers and notes, as they stand, and every change that led there."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, insert, select, update

from bwvreview.domain.errors import WorkspaceProblem
from bwvreview.domain.reviewing import PANEL
from bwvreview.storage.clashes import KEPT, keep_aside, take_back
from bwvreview.storage.columns import storable
from bwvreview.storage.history import Change, NewChange, append, as_change, hold_end, of_subject
from bwvreview.storage.history_check import first_break
from bwvreview.storage.tables import AnswerRow, ClipRow, HistoryRow, NoteRow
from bwvreview.storage.tables_review import LockRow, ReviewerRow

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session


# Every answer waits for these, so they go without the detour over objects, and are put together once.
_OF_CLIP, _BY = AnswerRow.clip_id == bindparam("of_clip"), AnswerRow.reviewer == bindparam("by_reviewer")
_NOW = select(AnswerRow.id, AnswerRow.value).where(_OF_CLIP, _BY, AnswerRow.name == bindparam("to_question"))
_ANY = select(AnswerRow.id).where(_OF_CLIP, _BY).limit(1)
_FIRST = insert(AnswerRow)
_OTHER = update(AnswerRow).where(AnswerRow.id == bindparam("of_answer"))
_INSTANCE = select(ClipRow.instance_id).where(ClipRow.id == bindparam("of_clip"))
_LOCKED = (
    select(LockRow.id)
    .join(ReviewerRow, ReviewerRow.id == LockRow.reviewer_id)
    .where(LockRow.clip_id == bindparam("of_clip"), ReviewerRow.name == bindparam("by_reviewer"))
)


@dataclass(frozen=True, slots=True)
class LastAnswer:
    """Where a session was left: the clip, the question, the time."""

    clip_id: int
    slot: str
    name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Note:
    """A reviewer's note, at a second of the clip or for all of it."""

    id: int
    clip_id: int
    reviewer: str
    at_seconds: int | None
    text: str
    written_at: datetime


class Answers:
    """Answers in, answers out. One unit of work for each answer makes each safe as it is given."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def put(
        self,
        clip_id: int,
        reviewer: str,
        name: str,
        value: str,
        *,
        by: str,
        at: datetime,
        why: str = "",
        seen: str | None = None,
    ) -> str:
        """Keep an answer, and the change in the history; give the answer before. The same again changes nothing.

        A blank value is kept as blank: it differs from a question that was never answered. Whoever gives `seen`, the
        answer that they took to stand, overwrites no other: where another stands, theirs is kept aside and waits (see
        `clashes`), and what is given back is neither `seen` nor `value`. Raises WorkspaceProblem when the reviewer has
        locked the clip.
        """
        value, connection = storable(value), self._session.connection()
        seen = None if seen is None else storable(seen)
        known = {"of_clip": clip_id, "by_reviewer": reviewer, "to_question": name}
        row = connection.execute(_NOW, known).one_or_none()
        if row is not None and row.value == value and seen in {None, value}:
            return value
        held = hold_end(self._session)
        self._refuse_locked(clip_id, reviewer)
        if connection.dialect.name != "sqlite":  # another window may have answered while this one waited
            row = connection.execute(_NOW, known).one_or_none()
        old, subject = "" if row is None else str(row.value), self._instance(clip_id)
        change = NewChange(at, "answer", subject, storable(by), reviewer, name, old, value, storable(why))
        if row is None or old != value:
            if seen not in {None, old}:
                keep_aside(self._session, clip_id, replace(change, kind=KEPT), str(seen))
                return old
            given = {"value": value, "position": append(self._session, change, held)}
            self._write(known, None if row is None else row.id, given)
        if seen is not None:
            take_back(self._session, clip_id, change, seen)
        return old

    def _write(self, known: dict[str, Any], answer_id: int | None, given: dict[str, Any]) -> None:
        connection = self._session.connection()
        if answer_id is None:
            names = zip(("clip_id", "reviewer", "name"), known.values(), strict=True)
            connection.execute(_FIRST, {**dict(names), **given})
        else:
            connection.execute(_OTHER, {"of_answer": answer_id, **given})

    def of(self, clip_id: int, reviewer: str = PANEL) -> dict[str, str]:
        """A reviewer's answers to a clip, blank ones too, in the order in which they were last given."""
        query = select(AnswerRow.name, AnswerRow.value)
        query = query.where(AnswerRow.clip_id == clip_id, AnswerRow.reviewer == reviewer).order_by(AnswerRow.position)
        return {row.name: row.value for row in self._session.execute(query)}

    def is_begun(self, clip_id: int, reviewer: str = PANEL) -> bool:
        """Whether a reviewer has answered anything about a clip, blank answers too."""
        known = {"of_clip": clip_id, "by_reviewer": reviewer}
        return self._session.connection().execute(_ANY, known).first() is not None

    def of_session(self, session_id: int, clip_id: int | None = None) -> dict[tuple[int, str], dict[str, str]]:
        """Every answer of a session, or of one of its clips: (clip, reviewer) → question → answer, in their order."""
        query = (
            select(AnswerRow.clip_id, AnswerRow.reviewer, AnswerRow.name, AnswerRow.value)
            .join(ClipRow, ClipRow.id == AnswerRow.clip_id)
            .where(ClipRow.session_id == session_id)
            .order_by(AnswerRow.position)
        )
        if clip_id is not None:
            query = query.where(AnswerRow.clip_id == clip_id)
        found: dict[tuple[int, str], dict[str, str]] = defaultdict(dict)
        for clip_id, reviewer, name, value in self._session.execute(query):
            found[clip_id, reviewer][name] = value
        return dict(found)

    def last(self, session_id: int) -> LastAnswer | None:
        """The newest answer of a session."""
        query = (
            select(ClipRow.id, ClipRow.slot, AnswerRow.name, HistoryRow.at)
            .join(AnswerRow, AnswerRow.clip_id == ClipRow.id)
            .join(HistoryRow, HistoryRow.position == AnswerRow.position)
            .where(ClipRow.session_id == session_id)
            .order_by(AnswerRow.position.desc())
        )
        found = self._session.execute(query.limit(1)).first()
        return None if found is None else LastAnswer(*found)

    def last_of(self, clip_id: int, reviewer: str = PANEL) -> Change | None:
        """A reviewer's newest answer to a clip, as a change."""
        query = (
            select(HistoryRow)
            .join(AnswerRow, AnswerRow.position == HistoryRow.position)
            .where(AnswerRow.clip_id == clip_id, AnswerRow.reviewer == reviewer)
            .order_by(AnswerRow.position.desc())
        )
        row = self._session.scalars(query.limit(1)).first()
        return None if row is None else as_change(row)

    def history(self, clip_id: int) -> tuple[Change, ...]:
        """Every change of a clip's answers and notes, the oldest first."""
        return of_subject(self._session, self._instance(clip_id))

    def verify_history(self) -> int | None:
        """Give None when the workspace's history is whole, else the first position that was tampered with."""
        return first_break(self._session)

    def add_note(self, clip_id: int, reviewer: str, at_seconds: int | None, text: str, at: datetime) -> int:
        """Keep a note and give its number."""
        row = NoteRow(clip_id=clip_id, reviewer=reviewer, at_seconds=at_seconds, text=storable(text), written_at=at)
        self._session.add(row)
        self._session.flush()
        self._note_changed(row, "note-added", at)
        return row.id

    def notes(self, clip_id: int, reviewer: str | None = None) -> tuple[Note, ...]:
        """The notes on a clip in the order of the clip's time, those for all of it first."""
        query = select(NoteRow).where(NoteRow.clip_id == clip_id)
        if reviewer is not None:
            query = query.where(NoteRow.reviewer == reviewer)
        notes = [
            Note(row.id, row.clip_id, row.reviewer, row.at_seconds, row.text, row.written_at)
            for row in self._session.scalars(query)
        ]
        return tuple(sorted(notes, key=lambda note: (-1 if note.at_seconds is None else note.at_seconds, note.id)))

    def change_note(self, note_id: int, text: str, at: datetime) -> None:
        """Write a note anew. What it said before is gone."""
        row = self._note(note_id)
        row.text, row.written_at = storable(text), at
        self._note_changed(row, "note-changed", at)

    def delete_note(self, note_id: int, at: datetime) -> None:
        """Delete a note for good; that there was one stays in the history."""
        row = self._note(note_id)
        self._note_changed(row, "note-deleted", at)
        self._session.delete(row)
        self._session.flush()

    def _refuse_locked(self, clip_id: int, reviewer: str) -> None:
        """Nothing changes what is locked. Looked at while nobody else can lock, so no answer slips in behind."""
        if reviewer == PANEL:
            return
        known = {"of_clip": clip_id, "by_reviewer": reviewer}
        if self._session.connection().execute(_LOCKED, known).first() is not None:
            raise WorkspaceProblem(
                "These answers are locked, so they stay as they are.", advice="Agree on the {clip} together instead."
            )

    def _note_changed(self, row: NoteRow, kind: str, at: datetime) -> None:
        append(
            self._session,
            NewChange(at, kind, self._instance(row.clip_id), row.reviewer, row.reviewer, f"note {row.id}"),
        )

    def _note(self, note_id: int) -> NoteRow:
        row = self._session.get(NoteRow, note_id)
        if row is None:
            raise WorkspaceProblem("This note is not there any more.", advice="Write it again.")
        return row

    def _instance(self, clip_id: int) -> str:
        found = self._session.connection().execute(_INSTANCE, {"of_clip": clip_id}).scalar()
        if found is None:
            raise WorkspaceProblem("This {clip} is not in this workspace.", advice="Look at the list of {clips} again.")
        return str(found)
