"""Numbering the different cells of a column, so that what a cell means is worked out once and looked up after that."""

from __future__ import annotations

from array import array
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    Codes: TypeAlias = NDArray[np.unsignedinteger[Any]]
    """Which of the different cells stands in each row. They take one byte while there are no more than 256."""

MOST_DIFFERENT = 1 << 16  # cells in a column, as two bytes count them
_HEAVIEST = 8_000_000  # letters


class Coding:
    """The different cells of one column, each with its number: from 0, in the order in which they came.

    `closed` says that no more are numbered: there are too many of them, or nobody needs their numbers.
    """

    def __init__(self, *, closed: bool = False) -> None:
        self.cells: dict[str, int] = _Numbers()
        self.weight = 0  # letters in all of them
        self.longest = 0  # letters in one cell, numbered or not
        self.closed = closed
        self._hashes = array("q")

    def add(self, cells: Sequence[str]) -> Codes | None:
        """Give the numbers of some more cells; None once it is closed."""
        import numpy as np

        if self.closed:
            self.longest = max(self.longest, *map(len, cells))
            return None
        before = len(self.cells)
        codes = list(map(self.cells.__getitem__, cells))
        if len(self.cells) > before:
            self._see(len(self.cells) - before)
        if len(self.cells) <= 1 << 8:
            return np.frombuffer(bytes(codes), dtype=np.uint8)
        if len(self.cells) <= MOST_DIFFERENT:
            return np.array(codes, dtype=np.uint16)
        return np.array(codes, dtype=np.uint32)

    def _see(self, fresh: int) -> None:
        cells = list(islice(reversed(self.cells), fresh))
        lengths = list(map(len, cells))
        self.weight += sum(lengths)
        self.longest = max(self.longest, *lengths)
        self._hashes.extend(map(hash, reversed(cells)))
        self.closed = len(self.cells) > MOST_DIFFERENT or self.weight > _HEAVIEST

    def hashes(self, cells: Sequence[str], codes: Codes | None) -> NDArray[np.int64]:
        """Give the hash of each of some cells, by their numbers where they have any."""
        import numpy as np

        if codes is None:
            return np.fromiter(map(hash, cells), dtype=np.int64, count=len(cells))
        return np.frombuffer(self._hashes, dtype=np.int64)[codes]


class _Numbers(dict[str, int]):
    """Gives each different cell a number, from 0."""

    def __missing__(self, cell: str) -> int:
        number = self[cell] = len(self)
        return number
