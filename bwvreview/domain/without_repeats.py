"""A list without the rows that repeat an earlier one exactly: chosen by the coordinator, and counted (domain, 2).

Two people in one stop may have the same row, so nothing is left out unless somebody asks for it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from bwvreview.domain.profile import is_row_count
from bwvreview.domain.table import Chunk

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bwvreview.domain.inspection import Inspection
    from bwvreview.domain.table import HiddenPlace, Table

Cell = TypeVar("Cell")

REPEATED_REASON = "repeated-row"


class WithoutRepeats:
    """A list in which each row comes once (see domain.table.Table). Columns that number the rows do not count.

    `left_out` is how many rows the last reading left out.
    """

    def __init__(self, table: Table) -> None:
        self._table = table
        self.header = table.header
        self.hidden: tuple[HiddenPlace, ...] = table.hidden
        self.left_out = 0

    @property
    def hidden_columns(self) -> frozenset[int]:
        """The columns that a spreadsheet does not show."""
        return self._table.hidden_columns

    @property
    def from_1904(self) -> bool:
        """Whether bare numbers of days count from 1904."""
        return self._table.from_1904

    def chunks(self) -> Iterator[Chunk]:
        """Give the rows that repeat no earlier one. Raises ListProblem."""
        seen: set[int] = set()
        telling: list[int] | None = None
        self.left_out = 0
        for chunk in self._table.chunks():
            if telling is None:
                telling = [at for at, cells in enumerate(chunk.columns) if not is_row_count(Counter(cells))]
            rows = zip(*(chunk.columns[at] for at in telling), strict=True) if telling else chunk.numbers
            fresh = []
            for place, row in enumerate(rows):
                known = len(seen)
                seen.add(hash(row))  # of 64 bits: among a million rows two meet by chance once in 40 million lists
                if len(seen) > known:
                    fresh.append(place)
            self.left_out += len(chunk.numbers) - len(fresh)
            if len(fresh) == len(chunk.numbers):
                yield chunk
            elif fresh:
                yield Chunk(_some(chunk.numbers, fresh), [_some(cells, fresh) for cells in chunk.columns])

    def numbers_in(self, column: int) -> Sequence[int]:
        """Give the rows (the first few) in which a column held a number, not text; known after reading."""
        return self._table.numbers_in(column)

    def repairs(self) -> tuple[str, ...]:
        """Say what was left out or put right while reading."""
        return self._table.repairs()

    def check_unchanged(self) -> None:
        """Raise ListProblem when the file is another than the one that was opened."""
        self._table.check_unchanged()

    def told(self, inspection: Inspection) -> Inspection:
        """Give the gate’s report with the rows that were left out here, counted with their reason."""
        if not self.left_out:
            return inspection
        left_out = (*inspection.left_out, (REPEATED_REASON, self.left_out))
        return replace(inspection, rows=inspection.rows + self.left_out, left_out=left_out)


def _some(cells: Sequence[Cell], places: Sequence[int]) -> list[Cell]:
    return [cells[place] for place in places]
