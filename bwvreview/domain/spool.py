"""Keeping what the rows of a list say while it is read for the gate, so that it need not be read again to be kept.

The different cells of a column are few: each gets a number of two bytes, and a row is those numbers, its day and its
reference. A million rows take about 50 MB. Nothing of a refused column is kept.
"""

from __future__ import annotations

from array import array
from datetime import date
from typing import TYPE_CHECKING

from bwvreview.domain.encounters import Encounters
from bwvreview.domain.retention import earliest_day
from bwvreview.domain.table import row_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from bwvreview.domain.opaque import OpaqueReferences
    from bwvreview.domain.readers import RowReader
    from bwvreview.domain.table import Chunk

MOST_DIFFERENT = 1 << 16  # cells in a column, as two bytes count them
_AT_ONCE = 5_000


class Spool:
    """The rows of a list by number: which cell in each accepted column, which day, which reference.

    `full` says that a column has too many different cells, or that rows are left out: then nothing is kept.
    """

    def __init__(self, reader: RowReader) -> None:
        self._reader = reader
        self._numbers = [_Numbers() for _ in reader.names]
        self._codes = [array("H") for _ in reader.names]
        self._days = array("i")  # as ordinals; 0: none
        self._ordinals = _Ordinals({None: 0})
        self._rows = array("I")  # where they stand in the file
        self._references: list[bytes] | _Packed = []  # chunk by chunk, parted by line ends; packed when all are there
        self.full = reader.leaves_out

    def add(self, chunk: Chunk, days: Sequence[date | None], references: Sequence[str] | None) -> bool:
        """Keep some more rows; `references` are None where new ones will be made.

        False: they say too many different things. Then they are not kept.
        """
        found = [
            list(map(numbers.__getitem__, cells))
            for numbers, cells in zip(self._numbers, self._reader.cells(chunk.columns), strict=True)
        ]
        self.full = any(len(numbers) > MOST_DIFFERENT for numbers in self._numbers)
        if self.full:
            return False
        for codes, fresh in zip(self._codes, found, strict=True):
            codes.extend(fresh)
        self._days.extend(map(self._ordinals.__getitem__, days))
        self._rows.extend(chunk.numbers)
        if references is not None and isinstance(self._references, list):
            self._references.append("\n".join(references).encode())
        return True

    def clear(self) -> None:
        """Keep nothing any more."""
        self._numbers, self._codes, self._references = [], [], []
        self._days, self._rows = array("i"), array("I")

    def counted(self, places: Sequence[int]) -> Iterator[tuple[tuple[str, ...], int]]:
        """Give the different values in some columns, by their places, together; and how many rows have them."""
        import numpy as np

        cells, most = np.zeros(len(self._rows), dtype=np.int64), 1
        for place in places:
            size = len(self._numbers[place])
            if most * size >= 1 << 62:
                cells = np.unique(cells, return_inverse=True)[1]
                most = int(cells.max()) + 1
            cells *= size
            cells += np.frombuffer(self._codes[place], dtype=np.uint16)
            most *= size
        _cells, first, counts = np.unique(cells, return_index=True, return_counts=True)
        values = [self._reader.read(place, self._numbers[place]) for place in places]
        for at, count in zip(first.tolist(), counts.tolist(), strict=True):
            found = zip(values, places, strict=True)
            yield tuple([column[self._codes[place][at]] for column, place in found]), count

    def encounters(self, made: OpaqueReferences | None, *, by_reference: bool) -> Iterator[Encounters]:
        """Give the rows, some at once, in the order of the file or of their references.

        `made` are references that replace theirs.
        """
        import numpy as np

        values = [self._reader.read(place, cells) for place, cells in enumerate(self._numbers)]
        codes = [np.frombuffer(column, dtype=np.uint16) for column in self._codes]
        dates, firsts = _Dates(), _Firsts()
        days, rows = np.frombuffer(self._days, dtype=np.int32), np.frombuffer(self._rows, dtype=np.uint32)
        references = made or self._packed()
        order = (references.order() if by_reference else np.arange(len(rows))).astype(np.uint32)
        for at in range(0, len(rows), _AT_ONCE):
            some = order[at : at + _AT_ONCE]
            said = [
                list(map(words.__getitem__, column[some].tolist())) for words, column in zip(values, codes, strict=True)
            ]
            facts = self._reader.mappings(said, len(some))
            yield Encounters(
                references.some(some),
                [
                    dates[day] if day else firsts[row.get("week"), row.get("month")]
                    for day, row in zip(days[some].tolist(), facts, strict=True)
                ],
                facts,
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


class _Firsts(dict["tuple[str | None, str | None]", "date | None"]):
    """The earliest day of each week and month."""

    def __missing__(self, said: tuple[str | None, str | None]) -> date | None:
        day = self[said] = earliest_day(None, *said)
        return day


class _Numbers(dict[str, int]):
    """Gives each different cell a number, from 0."""

    def __missing__(self, cell: str) -> int:
        number = self[cell] = len(self)
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
