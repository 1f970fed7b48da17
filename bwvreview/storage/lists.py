"""The lists that came in: their encounters until they are deleted, their counts and fingerprints for good."""

from __future__ import annotations

import hashlib
import json
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from itertools import chain, islice
from typing import TYPE_CHECKING, cast

from sqlalchemy import delete, select

from bwvreview.domain.encounters import Encounter, Encounters, side_by_side
from bwvreview.domain.errors import ListProblem, WorkspaceProblem
from bwvreview.domain.progress import Progress, no_progress
from bwvreview.storage.bulk import insert_encounters, small_cache
from bwvreview.storage.columns import canonical_json
from bwvreview.storage.tables import EncounterRow, ListRow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date, datetime

    from sqlalchemy.orm import Session

CHUNK = 5_000
_SEAL = 32  # bytes of SHA-256
_LETTERS = 256
_AT_ONCE = 20_000


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
        self.kept: Callable[[], None] | None = None
        """Tells that a list was kept; None until one was. Writing a long list for good takes a moment too."""

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
        tally = self._add_all(row.id, encounters, progress)
        row.size, row.fingerprint = tally.rows, tally.fingerprint(progress)
        row.first_day, row.last_day = tally.first, tally.last
        self._session.flush()
        self.kept = partial(progress, row.size, row.size)
        self.kept()
        return row.id

    def _add_all(
        self, number: int, encounters: Iterable[Encounter] | Iterable[Encounters], progress: Progress
    ) -> _Tally:
        tally, connection = _Tally(), self._session.connection()
        with small_cache(connection):
            for some in _batches(encounters):
                with connection.begin_nested():  # SQLite notes what a savepoint changed in memory, until its end
                    if not insert_encounters(connection, number, some, tally.see(some)):
                        raise ListProblem(
                            "Two rows have the same reference.",
                            advice="Ask the police to give each encounter its own reference.",
                        )
                progress(tally.rows, 0)
        if not tally.rows:
            raise ListProblem("The list holds no encounters.", advice="Ask the police for a list with rows in it.")
        return tally

    def get(self, list_id: int) -> StoredList:
        """Give a list. Raises WorkspaceProblem when there is none with this number."""
        return _stored(self._row(list_id))

    def all(self) -> tuple[StoredList, ...]:
        """Every list, the newest first."""
        return tuple(_stored(row) for row in self._session.scalars(select(ListRow).order_by(ListRow.id.desc())))

    def encounters(self, list_id: int) -> Iterator[Encounter]:
        """Read a list’s encounters in the order in which they were kept. None are left after they were deleted."""
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
        self._seals: list[bytearray] = [bytearray()]  # of some rows each
        self.rows = 0
        self._days = _Days({None: None})

    def see(self, some: Encounters) -> list[str | None]:
        """Take note of some encounters, and give their days as ISO text."""
        days = list(map(self._days.__getitem__, some.days))
        rows = zip(some.references, days, some.facts, strict=True)
        lines = (f"{reference}\t{day or '-'}\t{facts}\n".encode() for reference, day, facts in rows)
        if len(self._seals[-1]) > _SEAL * _AT_ONCE:
            self._seals.append(bytearray())
        self._seals[-1] += b"".join([seal.digest() for seal in map(hashlib.sha256, lines)])
        self.rows += len(days)
        return days

    @property
    def first(self) -> date | None:
        """The first day of the list."""
        return min(filter(None, self._days), default=None)

    @property
    def last(self) -> date | None:
        """The last day of the list."""
        return max(filter(None, self._days), default=None)

    def fingerprint(self, progress: Progress) -> str:
        """Seal all rows together."""
        import numpy as np

        seals = [np.frombuffer(some, dtype=f"S{_SEAL}") for some in self._seals]
        firsts = [np.frombuffer(some, dtype=np.uint8)[::_SEAL].copy() for some in self._seals]  # side by side: quicker
        whole = hashlib.sha256()
        step = max(1, _LETTERS * _AT_ONCE // max(_AT_ONCE, self.rows))
        for start in range(0, _LETTERS, step):  # by their first letter: all at once would take a second
            if start:
                progress(self.rows, self.rows)
            alike = [(first >= start) & (first < start + step) for first in firsts]
            some = np.concatenate([seal[chosen] for seal, chosen in zip(seals, alike, strict=True)])
            some.sort()
            whole.update(some.tobytes())
        return whole.hexdigest()


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
