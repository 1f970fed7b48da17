"""What is counted while a list passes: combinations of values, days, references and repeated rows."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from bwvreview.domain.gathered import Gathered
from bwvreview.domain.parts import repeated
from bwvreview.domain.readers import Memo, Ordinals, RowReader, on_day
from bwvreview.domain.seen_references import References
from bwvreview.domain.singling import MOST_ROWS, singled_out
from bwvreview.domain.spool import Spool

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from bwvreview.domain.coding import Codes, Coding
    from bwvreview.domain.inspection import SinglingOut
    from bwvreview.domain.progress import Progress
    from bwvreview.domain.table import Chunk

_MIX = 0x9E3779B97F4A7C15  # odd, its bits in no order: what stands in one column counts for more in the next


class Tally:
    """Counts the rows of a list as its accepted columns are read.

    `codings` number the cells of every column. `themed` are the fields that themes look at: only their combinations are
    counted. `counters` are columns that number the rows; they do not make repeated rows different.
    """

    def __init__(
        self, reader: RowReader, codings: Sequence[Coding], themed: frozenset[str], counters: frozenset[int]
    ) -> None:
        import numpy as np

        self._reader, self._codings, self._counters = reader, codings, counters
        self._places = [at for at, name in enumerate(reader.names) if name in themed | {"week", "month"}]
        self._spoken = [at for at, name in enumerate(reader.names) if name in {"week", "month"}]
        self._combinations: Counter[tuple[str, ...]] = Counter()
        self._hashes = Gathered(np.uint64)
        self._numbers = Gathered(np.uint32)
        self._ordinals = None if reader.date is None else Ordinals(reader, codings[reader.date])
        self._firsts: Memo[tuple[str, ...], int] = Memo(self._first_day)
        self._range = (0, 0)  # of the days, as ordinals
        self.spool = Spool(reader, [codings[at] for at in reader.indexes], self._numbers)
        self.rows = self.left_out = self.repeated = 0
        self.references = References()
        self.singling: SinglingOut | None = None

    @property
    def numbered(self) -> frozenset[int]:
        """The columns whose cells must be numbered, however many they are."""
        dates = [] if self._reader.date is None else [self._reader.date]
        return frozenset([*dates, *self._reader.indexes])

    def add(self, chunk: Chunk, codes: Sequence[Codes | None]) -> None:
        """Count some more rows; `codes` are the numbers of their cells, column by column."""
        import numpy as np

        reader, keep = self._reader, self._reader.keeps(chunk)
        passed = len(chunk.numbers)
        if keep is not None:
            chunk = reader.kept(chunk)
            mask = np.array(keep)
            codes = [None if one is None else one[mask] for one in codes]
        numbers, columns = chunk.numbers, chunk.columns
        self.rows += len(numbers)
        self.left_out += passed - len(numbers)
        if not numbers:
            return
        days = self._days_of(columns, codes)
        hashes = [coding.hashes(cells, code) for coding, cells, code in zip(self._codings, columns, codes, strict=True)]
        self._hashes.add(self._mixed(hashes))
        references = None
        if (at := reader.reference) is not None:
            references = self.references.add(
                numbers, columns[at], hashes[at], lambda row: self._day_at(days, columns, row)
            )
        self._count(chunk, codes, days, references)
        self._numbers.add(np.fromiter(numbers, dtype=np.uint32, count=len(numbers)))

    def _days_of(self, columns: Sequence[Sequence[str]], codes: Sequence[Codes | None]) -> NDArray[np.int32]:
        """Give the days as ordinals, 0 for none."""
        import numpy as np

        if self._ordinals is None or self._reader.date is None:
            return np.zeros(len(columns[0]), dtype=np.int32)
        at = self._reader.date
        # where rows are left out, some of the cells that are numbered must not be read: they might be no days
        days = self._ordinals.of(columns[at], None if self._reader.leaves_out else codes[at])
        if len(told := days[days > 0]):
            first, last = self._range
            self._range = min(first or date.max.toordinal(), int(told.min())), max(last, int(told.max()))
        return days

    def _mixed(self, hashes: Sequence[NDArray[np.int64]]) -> NDArray[np.uint64]:
        """Give each row a number that another has only when all cells are the same, but for what numbers the rows."""
        import numpy as np

        mixed = np.zeros(len(hashes[0]), dtype=np.uint64)
        for at, column in enumerate(hashes):
            if at not in self._counters:
                mixed *= np.uint64(_MIX)
                mixed += column.view(np.uint64)
        return mixed

    def _day_at(self, days: NDArray[np.int32], columns: Sequence[Sequence[str]], row: int) -> int:
        """Give the day of one row as an ordinal: its date, else the earliest day of its week and month."""
        indexes = self._reader.indexes
        return int(days[row]) or self._firsts[tuple([columns[indexes[place]][row] for place in self._spoken])]

    def _first_day(self, cells: tuple[str, ...]) -> int:
        if not cells:
            return 0
        values = [self._reader.read(place, [cell])[0] for place, cell in zip(self._spoken, cells, strict=True)]
        names = [self._reader.names[place] for place in self._spoken]
        day = on_day(None, self._reader.as_mapping(values, names))
        return day.toordinal() if day else 0

    def _count(
        self,
        chunk: Chunk,
        codes: Sequence[Codes | None],
        days: NDArray[np.int32],
        references: Sequence[str] | None,
    ) -> None:
        """Keep the rows while their columns say few different things; only count their themed values after that."""
        if not self.spool.full:
            if self.spool.add([codes[at] for at in self._reader.indexes], days, references):
                return
            self._combinations = self.spool.counted(self._places, lambda _done, _of: None)
            self.spool.clear()
        values = self._reader.columns(chunk.columns, self._places)
        self._combinations.update(zip(*values, strict=True) if values else [()] * len(days))

    def finish(self, progress: Progress) -> None:
        """Say that the list was read to its end, and count what can only be counted then."""
        if not self.spool.full:
            self._combinations = self.spool.counted(self._places, progress)
            if self.rows <= MOST_ROWS:
                self.singling = singled_out(self._reader.shown, self.spool.numbers(), self.rows)
        self.repeated, _hashes = repeated(self._hashes.blocks(), progress)
        del self._hashes
        if self._reader.reference is not None:
            self.references.finish(self._numbers.all(), progress)

    @property
    def days(self) -> tuple[date, date] | tuple[None, None]:
        """The first and the last day of the list, as far as it tells them."""
        if self._reader.has_dates:
            first, last = self._range
            return (date.fromordinal(first), date.fromordinal(last)) if last else (None, None)
        days = {day for values in self._combinations if (day := on_day(None, self._as_mapping(values)))}
        return (min(days), max(days)) if days else (None, None)

    def counts(self) -> dict[tuple[tuple[str, str], ...], int]:
        """Give how often each combination of themed values occurs."""
        found: Counter[tuple[tuple[str, str], ...]] = Counter()
        for values, count in self._combinations.items():
            row = self._as_mapping(values)
            found[tuple(sorted((name, row[name]) for name in row if name not in {"week", "month"}))] += count
        return found

    def _as_mapping(self, values: Sequence[str]) -> dict[str, str]:
        return self._reader.as_mapping(values, [self._reader.names[at] for at in self._places]) if values else {}
