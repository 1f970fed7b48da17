"""What left the workspace: names and fingerprints of the files of each export."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from bwvreview.storage.columns import canonical_json
from bwvreview.storage.history import mark_of
from bwvreview.storage.tables import ExportRow

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class StoredExport:
    """One export: file names with their SHA-256."""

    at: datetime
    files: Mapping[str, str]


class Exports:
    """Exports in, exports out."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, session_id: int, at: datetime, files: Mapping[str, str]) -> None:
        """Note that files were written for a session, and where the history ended then."""
        mark = str(mark_of(self._session))
        row = ExportRow(session_id=session_id, exported_at=at, files=canonical_json(dict(files)), history_mark=mark)
        self._session.add(row)
        self._session.flush()

    def of(self, session_id: int) -> tuple[StoredExport, ...]:
        """The exports of a session, the oldest first."""
        query = select(ExportRow).where(ExportRow.session_id == session_id).order_by(ExportRow.id)
        return tuple(StoredExport(row.exported_at, json.loads(row.files)) for row in self._session.scalars(query))
