"""Practice clips with their agreed answers, and the tries of members."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from bwvreview.domain.errors import WorkspaceProblem
from bwvreview.storage.columns import canonical_json, storable
from bwvreview.storage.faults import is_repeated
from bwvreview.storage.tables_review import PracticeClipRow, PracticeTryRow

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class NewPracticeClip:
    """A training clip to keep: the form as canonical JSON, and the answers that were agreed."""

    title: str
    form_json: str
    form_fingerprint: str
    answers: Mapping[str, str]
    made_at: datetime


@dataclass(frozen=True, slots=True)
class PracticeClip:
    """A training clip as it is kept."""

    id: int
    title: str
    form_json: str
    form_fingerprint: str
    answers: Mapping[str, str]
    made_at: datetime


@dataclass(frozen=True, slots=True)
class PracticeTry:
    """A member's try at a training clip; without `locked_at` it is still going on."""

    id: int
    practice_id: int
    reviewer: str
    answers: Mapping[str, str]
    begun_at: datetime
    locked_at: datetime | None


class Practice:
    """Training clips in, tries in, both out again."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, new: NewPracticeClip) -> int:
        """Keep a training clip and give its number. Raises WorkspaceProblem when there is one of that title."""
        row = PracticeClipRow(
            title=storable(new.title),
            form_fingerprint=new.form_fingerprint,
            form=new.form_json,
            answers=_written(new.answers),
            made_at=new.made_at,
        )
        try:
            with self._session.begin_nested():
                self._session.add(row)
        except IntegrityError as error:
            if not is_repeated(error):
                raise
            raise WorkspaceProblem(
                "There is a practice {clip} of that title.", advice="Give this one another title."
            ) from None
        return row.id

    def get(self, practice_id: int) -> PracticeClip:
        """Give a training clip. Raises WorkspaceProblem when there is none with this number."""
        row = self._session.get(PracticeClipRow, practice_id)
        if row is None:
            raise WorkspaceProblem("There is no such practice {clip}.", advice="Look at the practice {clips} again.")
        return _clip(row)

    def all(self) -> tuple[PracticeClip, ...]:
        """Every training clip, the oldest first."""
        return tuple(_clip(row) for row in self._session.scalars(select(PracticeClipRow).order_by(PracticeClipRow.id)))

    def begin(self, practice_id: int, reviewer: str, at: datetime) -> int:
        """Begin a try and give its number; one that the member has begun and not locked goes on."""
        self.get(practice_id)
        query = select(PracticeTryRow).where(
            PracticeTryRow.practice_id == practice_id,
            PracticeTryRow.reviewer == reviewer,
            PracticeTryRow.locked_at.is_(None),
        )
        row = self._session.scalars(query).first()
        if row is None:
            row = PracticeTryRow(practice_id=practice_id, reviewer=storable(reviewer), answers="{}", begun_at=at)
            self._session.add(row)
            self._session.flush()
        return row.id

    def put(self, try_id: int, answers: Mapping[str, str]) -> None:
        """Keep answers of a try beside those given before. Raises WorkspaceProblem once it is locked."""
        row = self._open_try(try_id)
        row.answers = _written({**json.loads(row.answers), **answers})
        self._session.flush()

    def lock(self, try_id: int, at: datetime) -> None:
        """End a try: it can be compared now, and not changed. Raises WorkspaceProblem when it was ended before."""
        self._open_try(try_id).locked_at = at
        self._session.flush()

    def one_try(self, try_id: int) -> PracticeTry:
        """Give a try. Raises WorkspaceProblem when there is none with this number."""
        return _try(self._try_row(try_id))

    def tries(self, practice_id: int | None = None) -> tuple[PracticeTry, ...]:
        """The tries of one training clip or of all, the oldest first."""
        query = select(PracticeTryRow).order_by(PracticeTryRow.id)
        if practice_id is not None:
            query = query.where(PracticeTryRow.practice_id == practice_id)
        return tuple(_try(row) for row in self._session.scalars(query))

    def _open_try(self, try_id: int) -> PracticeTryRow:
        row = self._try_row(try_id)
        if row.locked_at is not None:
            raise WorkspaceProblem("These answers are locked already.", advice="Begin a new try instead.")
        return row

    def _try_row(self, try_id: int) -> PracticeTryRow:
        row = self._session.get(PracticeTryRow, try_id)
        if row is None:
            raise WorkspaceProblem("There is no such try.", advice="Look at the practice {clips} again.")
        return row


def _written(answers: Mapping[str, str]) -> str:
    return canonical_json({name: storable(value) for name, value in answers.items() if value})


def _clip(row: PracticeClipRow) -> PracticeClip:
    return PracticeClip(row.id, row.title, row.form, row.form_fingerprint, json.loads(row.answers), row.made_at)


def _try(row: PracticeTryRow) -> PracticeTry:
    return PracticeTry(row.id, row.practice_id, row.reviewer, json.loads(row.answers), row.begun_at, row.locked_at)
