"""How many rows of a list stand alone on what remains of them: the test of singling out (domain, section 4).

Only counts come out; which rows they are is never said.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from bwvreview.domain.inspection import SinglingOut, WithoutColumn

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence
    from datetime import date

    import numpy as np
    from numpy.typing import NDArray

    from bwvreview.domain.readers import RowReader

SMALL = 5
"""People in a cell of fewer rows than this can be guessed at."""

MOST_ROWS = 25_000
"""Longer lists are not counted: a borough’s year has about ten thousand rows."""


class SinglingTally:
    """Gathers what each row says, as small numbers, while a list passes."""

    def __init__(self, reader: RowReader) -> None:
        self._reader = reader
        self._codes = [array("i") for _ in reader.shown]
        self._numbers = [_Numbers() for _ in reader.shown]
        self._rows = 0

    def add(self, days: Sequence[date | None], columns: Sequence[Sequence[str]]) -> None:
        """Take note of some more rows."""
        self._rows += len(days)
        if self._rows > MOST_ROWS:
            self._codes = []
            return
        reader = self._reader
        found: list[Sequence[Hashable]] = [days] if reader.has_dates else []
        found += reader.columns(columns, range(len(reader.names)))
        for codes, numbers, cells in zip(self._codes, self._numbers, found, strict=True):
            codes.extend(map(numbers.__getitem__, cells))

    def result(self) -> SinglingOut | None:
        """Count the rows that stand alone, with every field and without each of them."""
        if not 0 < self._rows <= MOST_ROWS:
            return None
        import numpy as np

        marks = [_marks(at, np.frombuffer(codes, dtype=np.int32)) for at, codes in enumerate(self._codes)]
        whole = sum(marks, np.zeros(self._rows, dtype=np.uint64))
        unique, small = _alone(whole)
        without = [
            WithoutColumn(header, title, *_alone(whole - mark))
            for mark, (header, title) in zip(marks, self._reader.shown, strict=True)
        ]
        best = min(without, key=lambda one: (one.unique, one.small), default=None)
        better = best if best and (best.unique, best.small) < (unique, small) else None
        return SinglingOut(self._rows, unique, small, better)


class _Numbers(dict["Hashable", int]):
    """Numbers different cells from 0."""

    def __missing__(self, cell: Hashable) -> int:
        number = self[cell] = len(self)
        return number


def _marks(column: int, codes: NDArray[np.int32]) -> NDArray[np.uint64]:
    """Give each cell 64 bits of its own (splitmix64), so that the sum over a row tells rows apart.

    Among 25,000 rows two different ones meet with a chance of one in ten thousand million.
    """
    import numpy as np

    mixed = (codes.astype(np.uint64) + np.uint64(column << 32 | 1)) * np.uint64(0x9E3779B97F4A7C15)
    mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return mixed ^ (mixed >> np.uint64(31))


def _alone(cells: NDArray[np.uint64]) -> tuple[int, int]:
    """Give how many rows are alone in their cell, and in cells of fewer than five."""
    import numpy as np

    _cells, sizes = np.unique(cells, return_counts=True)
    return int((sizes == 1).sum()), int(sizes[sizes < SMALL].sum())
