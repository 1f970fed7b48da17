"""How many rows of a list stand alone on what remains of them: the test of singling out (domain, section 4).

Only counts come out; which rows they are is never said.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence
    from datetime import date

    import numpy as np
    from numpy.typing import NDArray

    from bwvreview.domain.readers import RowReader

SMALL = 5
"""People in a cell of fewer rows than this can be guessed at."""

MOST_ROWS = 200_000
"""Longer lists are not counted: a borough's busiest month has about a thousand rows."""


@dataclass(frozen=True, slots=True)
class WithoutColumn:
    """What would stand alone if one column were left out."""

    header: str
    title: str
    unique: int
    small: int


@dataclass(frozen=True, slots=True)
class SinglingOut:
    """Of `rows` rows, `unique` differ from every other one, and `small` are in groups of fewer than five.

    `best` is the one column that reduces the unique rows most when it is left out, None when none does.
    """

    rows: int
    unique: int
    small: int
    best: WithoutColumn | None

    @property
    def percent(self) -> int:
        """The share of unique rows, in whole percent."""
        return round(100 * self.unique / self.rows) if self.rows else 0


class SinglingTally:
    """Gathers what each row says, as small numbers, while a list passes."""

    def __init__(self, reader: RowReader) -> None:
        self._reader = reader
        self._codes = [array("i") for _ in reader.shown]
        self._numbers: list[dict[Hashable, int]] = [{} for _ in reader.shown]
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
            codes.extend(numbers.setdefault(cell, len(numbers)) for cell in cells)

    def result(self) -> SinglingOut | None:
        """Count the rows that stand alone, with every field and without each of them."""
        if not 0 < self._rows <= MOST_ROWS:
            return None
        import numpy as np

        codes = [np.frombuffer(column, dtype=np.int32).astype(np.int64) for column in self._codes]
        unique, small = _alone(codes, self._rows)
        without = [
            WithoutColumn(header, title, *_alone(codes[:at] + codes[at + 1 :], self._rows))
            for at, (header, title) in enumerate(self._reader.shown)
        ]
        best = min(without, key=lambda one: (one.unique, one.small), default=None)
        better = best if best and (best.unique, best.small) < (unique, small) else None
        return SinglingOut(self._rows, unique, small, better)


def _alone(columns: Sequence[NDArray[np.int64]], rows: int) -> tuple[int, int]:
    """Give how many rows are alone in their cell, and in cells of fewer than five."""
    import numpy as np

    cells = np.zeros(rows, dtype=np.int64)
    for column in columns:
        _values, cells = np.unique(cells * (int(column.max()) + 1) + column, return_inverse=True)
    sizes = np.bincount(cells)
    return int((sizes == 1).sum()), int(sizes[sizes < SMALL].sum())
