"""Keeping what the rows of a list say while it is read for the gate, so that it need not be read again to be kept.

Rows of one list say few different things: each different run of cells gets a number, and a row is that number, its
day and its reference. A million rows take about 40 MB. Nothing of a refused column is kept.
"""

from __future__ import annotations

from array import array
from datetime import date
from typing import TYPE_CHECKING

from bwvreview.domain.encounters import Encounters
from bwvreview.domain.readers import on_day
from bwvreview.domain.table import row_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from bwvreview.domain.opaque import OpaqueReferences
    from bwvreview.domain.readers import RowReader
    from bwvreview.domain.table import Chunk

MOST_DIFFERENT = 40_000
_AT_ONCE = 5_000


class Spool:
    """The rows of a list by number: which run of cells of the accepted columns, which day, which reference.

    `full` says that there were too many different runs, or that rows are left out: then nothing is kept.
    """

    def __init__(self, reader: RowReader) -> None:
        self._reader = reader
        self._numbers: _Numbers = _Numbers()
        self._runs = array("I")
        self._days = array("i")  # as ordinals; 0: none
        self._ordinals = _Ordinals({None: 0})
        self._rows = array("I")  # where they stand in the file
        self._references: list[bytes] | _Packed = []  # chunk by chunk, parted by line ends; packed when all are there
        self.full = reader.leaves_out

    def add(self, chunk: Chunk, days: Sequence[date | None], references: Sequence[str] | None) -> bool:
        """Keep some more rows; `references` are None where new ones will be made. False: they were too many."""
        self._runs.extend(map(self._numbers.__getitem__, self._reader.cells(chunk.columns)))
        self._days.extend(map(self._ordinals.__getitem__, days))
        self._rows.extend(chunk.numbers)
        if references is not None and isinstance(self._references, list):
            self._references.append("\n".join(references).encode())
        self.full = len(self._numbers) > MOST_DIFFERENT
        return not self.full

    def clear(self) -> None:
        """Keep nothing any more."""
        self._numbers.clear()
        self._references = []
        for numbers in (self._runs, self._days, self._rows):
            del numbers[:]

    def runs(self) -> Iterator[tuple[tuple[str, ...], int]]:
        """Give each different run of cells, and how many rows have it."""
        import numpy as np

        counts = np.bincount(np.frombuffer(self._runs, dtype=np.uint32), minlength=len(self._numbers))
        yield from zip(self._numbers, counts.tolist(), strict=True)

    def encounters(self, made: OpaqueReferences | None, *, by_reference: bool) -> Iterator[Encounters]:
        """Give the rows, some at once, in the order of the file or of their references.

        `made` are references that replace theirs.
        """
        import numpy as np

        values = [self._reader.as_mapping(self._reader.read(cells)) for cells in self._numbers]
        firsts = [on_day(None, row) for row in values]
        dates = _Dates()
        runs, days, rows = (np.frombuffer(kept, kept.typecode) for kept in (self._runs, self._days, self._rows))
        references = made or self._packed()
        order = (references.order() if by_reference else np.arange(len(rows))).astype(np.uint32)
        for at in range(0, len(rows), _AT_ONCE):
            some = order[at : at + _AT_ONCE]
            numbers = runs[some].tolist()
            yield Encounters(
                references.some(some),
                [dates[day] if day else firsts[run] for day, run in zip(days[some].tolist(), numbers, strict=True)],
                list(map(values.__getitem__, numbers)),
                list(map(row_of, rows[some].tolist())),
            )

    def _packed(self) -> _Packed:
        if isinstance(self._references, list):
            self._references = _Packed(self._references, len(self._rows))
        return self._references


class _Ordinals(dict["date | None", int]):
    """The ordinals of days; 0 for none."""

    def __missing__(self, day: date | None) -> int:
        number = self[day] = day.toordinal() if day else 0
        return number


class _Dates(dict[int, date]):
    """Days by their ordinals, each made once."""

    def __missing__(self, ordinal: int) -> date:
        day = self[ordinal] = date.fromordinal(ordinal)
        return day


class _Numbers(dict[tuple[str, ...], int]):
    """Gives each different run of cells a number, from 0."""

    def __missing__(self, cells: tuple[str, ...]) -> int:
        number = self[cells] = len(self)
        return number


class _Packed:
    """References as bytes of one length: a quarter of what as many texts take."""

    def __init__(self, chunks: Sequence[bytes], rows: int) -> None:
        import numpy as np

        longest = max((len(reference) for chunk in chunks for reference in chunk.split(b"\n")), default=1)
        self._all = np.empty(rows, dtype=f"S{longest}")
        at = 0
        for chunk in chunks:
            some = chunk.split(b"\n")
            self._all[at : at + len(some)] = some
            at += len(some)

    def order(self) -> NDArray[np.int64]:
        """The positions in the order of the references."""
        return self._all.argsort()

    def some(self, rows: NDArray[np.uint32]) -> list[str]:
        """Give the references at some positions."""
        found: list[str] = self._all[rows].astype(str).tolist()
        return found
