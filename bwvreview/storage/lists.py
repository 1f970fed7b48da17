"""The lists that came in: their encounters until they are deleted, their counts and fingerprints for good."""

from __future__ import annotations

import hashlib
import json
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from bwvreview.domain.encounters import Encounter
from bwvreview.domain.errors import ListProblem, WorkspaceProblem
from bwvreview.domain.progress import Progress, no_progress
from bwvreview.storage.bulk import Row, insert_encounters
from bwvreview.storage.columns import canonical_json
from bwvreview.storage.tables import EncounterRow, ListRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date, datetime

    from sqlalchemy.orm import Session

CHUNK = 5_000


@dataclass(frozen=True, slots=True)
class NewList:
    """A list that passed the gate. `left_out` counts rows by the reason for which they were left out."""

    group: str
    scheme: str
    imported_at: datetime
    inspection_json: str
    delete_on: date | None
    left_out: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class StoredList:
    """A list in the workspace; `rows` counts its encounters, also after they were deleted."""

    id: int
    group: str
    scheme: str
    imported_at: datetime
    rows: int
    fingerprint: str
    first_day: date | None
    last_day: date | None
    delete_on: date | None
    left_out: Mapping[str, int]
    inspection_json: str
    rows_deleted: bool
    deleted_on: date | None = None


class Lists:
    """Lists in, lists out."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, new: NewList, encounters: Iterable[Encounter], progress: Progress = no_progress) -> int:
        """Keep a list and give its number. Reads the encounters once, 5,000 at a time.

        Raises ListProblem when it has no encounter or two with one reference.
        """
        row = ListRow(
            group_slug=new.group,
            scheme=new.scheme,
            imported_at=new.imported_at,
            size=0,
            fingerprint="",
            delete_on=new.delete_on,
            left_out=canonical_json(dict(new.left_out)),
            inspection=new.inspection_json,
            rows_deleted=False,
        )
        self._session.add(row)
        self._session.flush()
        tally = _Tally()
        stream = iter(encounters)
        while chunk := [tally.row(row.id, encounter) for encounter in islice(stream, CHUNK)]:
            self._insert(chunk)
            progress(len(tally.seals), 0)
        if not tally.seals:
            raise ListProblem("The list holds no encounters.", advice="Ask the police for a list with rows in it.")
        row.size, row.fingerprint = len(tally.seals), tally.fingerprint()
        row.first_day, row.last_day = tally.first, tally.last
        self._session.flush()
        progress(row.size, row.size)
        return row.id

    def _insert(self, chunk: list[Row]) -> None:
        with self._session.begin_nested():
            if not insert_encounters(self._session.connection(), chunk):
                raise ListProblem(
                    "Two rows have the same reference.",
                    advice="Ask the police to give each encounter its own reference.",
                )

    def get(self, list_id: int) -> StoredList:
        """Give a list. Raises WorkspaceProblem when there is none with this number."""
        return _stored(self._row(list_id))

    def all(self) -> tuple[StoredList, ...]:
        """Every list, the newest first."""
        return tuple(_stored(row) for row in self._session.scalars(select(ListRow).order_by(ListRow.id.desc())))

    def encounters(self, list_id: int) -> Iterator[Encounter]:
        """Read a list's encounters in the order of the file. None are left after they were deleted."""
        table = EncounterRow
        query = select(table.reference, table.day, table.facts, table.line).where(table.list_id == list_id)
        result = self._session.execute(query.order_by(table.id).execution_options(yield_per=CHUNK))
        with closing(result) as rows:
            for reference, day, facts, line in rows:
                yield Encounter(reference, day, json.loads(facts), line)

    def days(self, list_id: int | None, references: Iterable[str]) -> dict[str, date | None]:
        """Give the earliest day of each of some encounters."""
        table, wanted = EncounterRow, iter(references)
        found: dict[str, date | None] = {}
        while some := list(islice(wanted, 500)):
            query = select(table.reference, table.day).where(table.list_id == list_id, table.reference.in_(some))
            found.update((reference, day) for reference, day in self._session.execute(query))
        return found

    def delete_rows(self, list_id: int, on: date | None = None) -> None:
        """Delete a list's encounters for good; counts and fingerprint stay, and the day on which it was done."""
        self._session.execute(delete(EncounterRow).where(EncounterRow.list_id == list_id))
        row = self._row(list_id)
        row.rows_deleted, row.deleted_on = True, on
        self._session.flush()

    def set_delete_on(self, list_id: int, day: date) -> None:
        """Give a list another day of deletion."""
        self._row(list_id).delete_on = day
        self._session.flush()

    def _row(self, list_id: int) -> ListRow:
        row = self._session.get(ListRow, list_id)
        if row is None:
            raise WorkspaceProblem(
                f"There is no list {list_id} in this workspace.", advice="Open the police list first."
            )
        return row


class _Tally:
    """What is learned of a list while it passes: its size, its days, its fingerprint.

    The fingerprint is SHA-256 over the rows' own SHA-256 digests in ascending order, so it does not depend on the
    order of the file. A row is `reference TAB day-or-“-” TAB fields-as-canonical-JSON LF` in UTF-8.
    """

    def __init__(self) -> None:
        self.seals: list[bytes] = []
        self.first: date | None = None
        self.last: date | None = None

    def row(self, list_id: int, encounter: Encounter) -> Row:
        """Take note of an encounter, and give the row to keep."""
        day = encounter.on
        if day is not None:
            self.first = day if self.first is None or day < self.first else self.first
            self.last = day if self.last is None or day > self.last else self.last
        facts = canonical_json(dict(encounter.values))
        line = f"{encounter.reference}\t{day or '-'}\t{facts}\n"
        self.seals.append(hashlib.sha256(line.encode()).digest())
        return list_id, encounter.reference, None if day is None else day.isoformat(), encounter.row, facts

    def fingerprint(self) -> str:
        """Seal all rows together."""
        return hashlib.sha256(b"".join(sorted(self.seals))).hexdigest()


def _stored(row: ListRow) -> StoredList:
    return StoredList(
        row.id,
        row.group_slug,
        row.scheme,
        row.imported_at,
        row.size,
        row.fingerprint,
        row.first_day,
        row.last_day,
        row.delete_on,
        json.loads(row.left_out),
        row.inspection,
        row.rows_deleted,
        row.deleted_on,
    )
