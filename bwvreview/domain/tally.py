"""What is counted while a list passes: combinations of values, days, references and repeated rows."""

from __future__ import annotations

from array import array
from collections import Counter
from typing import TYPE_CHECKING

from bwvreview.domain.draw.references import all_canonical, canonical_reference
from bwvreview.domain.errors import ListProblem
from bwvreview.domain.opaque import follows_dates, noughts_lost
from bwvreview.domain.readers import RowReader, on_day
from bwvreview.domain.singling import SinglingTally
from bwvreview.domain.spool import Spool

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from bwvreview.domain.inspection import SinglingOut
    from bwvreview.domain.table import Chunk

SHOWN_ROWS = 20
_SAMPLED = 4_000


class Tally:
    """Counts the rows of a list as its accepted columns are read.

    `themed` are the fields that themes look at: only their combinations are counted. `counters` are columns that
    number the rows; they do not make repeated rows different.
    """

    def __init__(self, reader: RowReader, themed: frozenset[str], counters: frozenset[int]) -> None:
        self._reader, self._counters = reader, counters
        self._places = [at for at, name in enumerate(reader.names) if name in themed | {"week", "month"}]
        self._combinations: Counter[tuple[str, ...]] = Counter()
        self._hashes = array("q")
        self._days: set[date] = set()
        self._singling = SinglingTally(reader)
        self.spool = Spool(reader)
        self.rows = self.left_out = 0
        self.references = References()

    def add(self, chunk: Chunk) -> None:
        """Count some more rows."""
        reader, passed = self._reader, len(chunk.numbers)
        chunk = reader.kept(chunk)
        columns = chunk.columns
        self.rows += len(chunk.numbers)
        self.left_out += passed - len(chunk.numbers)
        if not chunk.numbers:
            return
        days = reader.days(columns)
        self._singling.add(days, columns)
        self._days.update(day for day in set(days) if day)
        compared = [column for at, column in enumerate(columns) if at not in self._counters]
        self._hashes.extend(map(hash, zip(*compared, strict=True)))
        references = None
        if reader.reference is not None:
            references = self.references.add(
                chunk.numbers, columns[reader.reference], lambda at: self._day(days[at], self._themed_of(columns, at))
            )
        self._count(chunk, days, references)

    def _count(self, chunk: Chunk, days: Sequence[date | None], references: Sequence[str] | None) -> None:
        """Keep the rows while their columns say few different things; only count their themed values after that."""
        if not self.spool.full:
            if self.spool.add(chunk, days, references):
                return
            self._combinations = self._spooled()
            self.spool.clear()
        values = self._reader.columns(chunk.columns, self._places)
        self._combinations.update(zip(*values, strict=True) if values else [()] * len(days))

    def _spooled(self) -> Counter[tuple[str, ...]]:
        found: Counter[tuple[str, ...]] = Counter()
        for values, count in self.spool.counted(self._places):
            found[values] += count
        return found

    def _themed_of(self, columns: Sequence[Sequence[str]], at: int) -> list[str]:
        return [value for (value,) in self._reader.columns([column[at : at + 1] for column in columns], self._places)]

    def finish(self) -> None:
        """Say that the list was read to its end."""
        if not self.spool.full:
            self._combinations = self._spooled()

    @property
    def days(self) -> tuple[date, date] | tuple[None, None]:
        """The first and the last day of the list, as far as it tells them."""
        days = self._days
        if not self._reader.has_dates:
            days = {day for values in self._combinations if (day := self._day(None, values))}
        return (min(days), max(days)) if days else (None, None)

    def counts(self) -> dict[tuple[tuple[str, str], ...], int]:
        """Give how often each combination of themed values occurs."""
        found: Counter[tuple[tuple[str, str], ...]] = Counter()
        for values, count in self._combinations.items():
            row = self._as_mapping(values)
            found[tuple(sorted((name, row[name]) for name in row if name not in {"week", "month"}))] += count
        return found

    def singling_out(self) -> SinglingOut | None:
        """Say how many rows stand alone; None when the list is too long to count them."""
        return self._singling.result()

    def repeated(self) -> int:
        """Count the rows that repeat an earlier row exactly."""
        import numpy as np

        hashes = np.sort(np.frombuffer(self._hashes, dtype=np.int64))
        return int((hashes[1:] == hashes[:-1]).sum())

    def _day(self, day: date | None, values: Sequence[str]) -> date | None:
        return day or on_day(None, self._as_mapping(values))

    def _as_mapping(self, values: Sequence[str]) -> dict[str, str]:
        return self._reader.as_mapping(values, [self._reader.names[at] for at in self._places]) if values else {}


class References:
    """The references of a list as they pass: which rows lack one, or have one that cannot be used."""

    def __init__(self) -> None:
        self.blank: list[int] = []
        self.wrong: list[int] = []
        self._rows = array("I")
        self._hashes = array("q")
        self._sample: list[tuple[str, int]] = []
        self._step = 1

    def add(self, numbers: Sequence[int], cells: Sequence[str], day_of: Callable[[int], date | None]) -> Sequence[str]:
        """See the references of some more rows, and give them in their canonical form; “” where there is none."""
        references = cells if all_canonical(cells) else self._read(numbers, cells)
        at = -len(self._hashes) % self._step
        while at < len(references):
            if references[at] and (day := day_of(at)):
                self._see(references[at], day.toordinal())
            at += self._step
        self._rows.extend(numbers)
        self._hashes.extend(map(hash, references))
        return references

    def _read(self, numbers: Sequence[int], cells: Sequence[str]) -> list[str]:
        references = []
        for number, cell in zip(numbers, cells, strict=True):
            try:
                references.append(canonical_reference(cell))
            except ListProblem:
                (self.wrong if cell.strip() else self.blank).append(number)
                references.append("")
        return references

    def twice(self) -> list[tuple[int, int]]:
        """Give the rows that have the same reference: the first of them, and each other one."""
        import numpy as np

        hashes = np.frombuffer(self._hashes, dtype=np.int64)
        ordered = np.sort(hashes)
        if not (ordered[1:] == ordered[:-1]).any():
            return []
        _unique, first, inverse = np.unique(hashes, return_index=True, return_inverse=True)
        firsts = first[inverse]
        repeats = np.nonzero((firsts != np.arange(len(hashes))) & (hashes != hash("")))[0]
        return [(self._rows[firsts[at]], self._rows[at]) for at in repeats]

    @property
    def follow_dates(self) -> bool:
        """Whether the references give the order of the days away."""
        return follows_dates(self._sample)

    @property
    def noughts_lost(self) -> bool:
        """Whether the references are figures that a spreadsheet may have shortened."""
        return noughts_lost(reference for reference, _day in self._sample)

    def _see(self, reference: str, day: int) -> None:
        """Keep an even sample: every row, then every second, every fourth and so on."""
        self._sample.append((reference, day))
        if len(self._sample) >= _SAMPLED:
            self._sample = self._sample[::2]
            self._step *= 2
