"""The lists that came in: their encounters until they are deleted, their counts and fingerprints for good."""

from __future__ import annotations

import hashlib
import json
from contextlib import closing
from dataclasses import dataclass
from itertools import chain, islice, repeat
from typing import TYPE_CHECKING, cast

from sqlalchemy import delete, select

from bwvreview.domain.encounters import Encounter, Encounters, side_by_side
from bwvreview.domain.errors import ListProblem, WorkspaceProblem
from bwvreview.domain.progress import Progress, no_progress
from bwvreview.storage.bulk import Row, insert_encounters, small_cache
from bwvreview.storage.columns import canonical_json
from bwvreview.storage.tables import EncounterRow, ListRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date, datetime

    from sqlalchemy.orm import Session

CHUNK = 5_000
_MOST_REMEMBERED = 20_000


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

    def add(
        self, new: NewList, encounters: Iterable[Encounter] | Iterable[Encounters], progress: Progress = no_progress
    ) -> int:
        """Keep a list and give its number. Reads the encounters once, 5,000 at a time; quickest side by side.

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
        number = row.id
        with small_cache(self._session.connection()):
            for some in _batches(encounters):
                self._insert(tally.see(number, some))
                progress(tally.rows, 0)
        if not tally.rows:
            raise ListProblem("The list holds no encounters.", advice="Ask the police for a list with rows in it.")
        row.size, row.fingerprint = tally.rows, tally.fingerprint()
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
        self.seals = bytearray()
        self.rows = 0
        self._facts: dict[int, tuple[object, str]] = {}
        self._parts = _Parts()
        self._days = _Days({None: None})

    def see(self, list_id: int, some: Encounters) -> list[Row]:
        """Take note of some encounters, and give the rows to keep."""
        days = list(map(self._days.__getitem__, some.days))
        facts = list(map(self._facts_of, some.values))
        lines = [
            f"{reference}\t{day or '-'}\t{fact}\n".encode()
            for reference, day, fact in zip(some.references, days, facts, strict=True)
        ]
        self.seals += b"".join([hashlib.sha256(line).digest() for line in lines])
        self.rows += len(lines)
        return list(zip(repeat(list_id), some.references, days, some.rows, facts))

    def _facts_of(self, values: Mapping[str, str]) -> str:
        """Rows that say the same share one mapping; it is kept here, so that its identity stays its own."""
        found = self._facts.get(id(values))
        if found is not None:
            return found[1]
        if len(self._facts) > _MOST_REMEMBERED:
            self._facts.clear()
        facts = f"{{{','.join([self._parts[item] for item in sorted(values.items())])}}}"
        self._facts[id(values)] = values, facts
        return facts

    @property
    def first(self) -> date | None:
        """The first day of the list."""
        return min(filter(None, self._days), default=None)

    @property
    def last(self) -> date | None:
        """The last day of the list."""
        return max(filter(None, self._days), default=None)

    def fingerprint(self) -> str:
        """Seal all rows together."""
        import numpy as np

        np.frombuffer(self.seals, dtype="S32").sort()  # where they are, as bytes: a copy of a million takes 60 MB
        return hashlib.sha256(self.seals).hexdigest()


class _Parts(dict[tuple[str, str], str]):
    """The parts of canonical JSON, each written once: a field and its value."""

    def __missing__(self, item: tuple[str, str]) -> str:
        part = self[item] = canonical_json(dict([item]))[1:-1]
        return part


class _Days(dict["date | None", "str | None"]):
    """Days as ISO text, each written once."""

    def __missing__(self, day: date | None) -> str | None:
        text = self[day] = day.isoformat() if day else None
        return text


def _batches(encounters: Iterable[Encounter] | Iterable[Encounters]) -> Iterator[Encounters]:
    stream = iter(encounters)
    first = next(stream, None)
    if isinstance(first, Encounters):
        yield first
        yield from cast("Iterator[Encounters]", stream)
    elif first is not None:
        yield from side_by_side(chain(cast("list[Encounter]", [first]), cast("Iterator[Encounter]", stream)), CHUNK)


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
