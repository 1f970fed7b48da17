"""What left the workspace: names and fingerprints of the files of each export, and the records they held."""

from __future__ import annotations

import json
from dataclasses import astuple, dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy import select

from bwvreview.storage.columns import canonical_json
from bwvreview.storage.history import mark_of
from bwvreview.storage.sent import read_records
from bwvreview.storage.tables import ExportRow

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from sqlalchemy.orm import Session

    from bwvreview.domain.revisions import SentRecord


@dataclass(frozen=True, slots=True)
class StoredExport:
    """One export: file names with their SHA-256, and by slot the records in them."""

    id: int
    at: datetime
    files: Mapping[str, str]
    records: Mapping[str, SentRecord] = field(default_factory=dict)


class Exports:
    """Exports in, exports out."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(
        self, session_id: int, at: datetime, files: Mapping[str, str], records: Mapping[str, SentRecord] | None = None
    ) -> int:
        """Note that files were written for a session, and where the history ended then; give the export's number.

        `records` are those that stand in the files, by slot; None for files that hold no record.
        """
        held = None if records is None else canonical_json({slot: astuple(one) for slot, one in records.items()})
        row = ExportRow(
            session_id=session_id,
            exported_at=at,
            files=canonical_json(dict(files)),
            history_mark=str(mark_of(self._session)),
            records=held,
        )
        self._session.add(row)
        self._session.flush()
        return row.id

    def of(self, session_id: int) -> tuple[StoredExport, ...]:
        """The exports of a session, the oldest first."""
        query = select(ExportRow).where(ExportRow.session_id == session_id).order_by(ExportRow.id)
        return tuple(
            StoredExport(row.id, row.exported_at, json.loads(row.files), read_records(row.records))
            for row in self._session.scalars(query)
        )
