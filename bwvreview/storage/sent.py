"""What was sent: sendings in, sendings out, and each record as it left last."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from bwvreview.domain.revisions import HOLDS_NO_RECORD, SentRecord
from bwvreview.storage.columns import storable
from bwvreview.storage.tables import ExportRow
from bwvreview.storage.tables_sent import SendingRow, SentFileRow

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file that was sent, and the export that wrote it."""

    name: str
    sha256: str
    export_id: int


@dataclass(frozen=True, slots=True)
class StoredSending:
    """What was sent on a day, to which office; `office` is blank where nobody said which."""

    id: int
    office: str
    sent_on: date
    noted_at: datetime
    files: tuple[SentFile, ...]


class Sendings:
    """Sendings in, sendings out. None is ever changed."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, session_id: int, office: str, sent_on: date, files: tuple[SentFile, ...], *, at: datetime) -> int:
        """Note a sending and give its number."""
        row = SendingRow(session_id=session_id, office=storable(office), sent_on=sent_on, noted_at=at)
        self._session.add(row)
        self._session.flush()
        for file in files:
            self._session.add(
                SentFileRow(sending_id=row.id, export_id=file.export_id, name=file.name, sha256=file.sha256)
            )
        self._session.flush()
        return row.id

    def of(self, session_id: int) -> tuple[StoredSending, ...]:
        """The sendings of a session, the oldest first; their files by name."""
        query = select(SendingRow).where(SendingRow.session_id == session_id).order_by(SendingRow.id)
        return tuple(
            StoredSending(row.id, row.office, row.sent_on, row.noted_at, self._files(row.id))
            for row in self._session.scalars(query).all()
        )

    def offices(self) -> tuple[str, ...]:
        """Every office that something was sent to, the newest first."""
        query = select(SendingRow.office).where(SendingRow.office != "").order_by(SendingRow.id.desc())
        return tuple(dict.fromkeys(self._session.scalars(query)))

    def records(self, session_id: int) -> Mapping[str, SentRecord]:
        """By slot, each record as it stood in the newest files that were sent."""
        query = (
            select(ExportRow.records)
            .where(
                ExportRow.session_id == session_id,
                ExportRow.records.is_not(None),
                ExportRow.id.in_(select(SentFileRow.export_id).where(SentFileRow.name.not_in(HOLDS_NO_RECORD))),
            )
            .order_by(ExportRow.id)
        )
        found: dict[str, SentRecord] = {}
        for text in self._session.scalars(query):
            found.update(read_records(text))
        return found

    def _files(self, sending_id: int) -> tuple[SentFile, ...]:
        query = select(SentFileRow).where(SentFileRow.sending_id == sending_id).order_by(SentFileRow.name)
        return tuple(SentFile(row.name, row.sha256, row.export_id) for row in self._session.scalars(query))


def read_records(text: str | None) -> dict[str, SentRecord]:
    """Give the records of an export, by slot, as they are kept; none where they are not."""
    return {slot: SentRecord(*parts) for slot, parts in json.loads(text or "{}").items()}
