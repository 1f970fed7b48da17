"""What stands in a column: its different values, counted, without keeping a whole file in memory."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from bwvreview.domain.coding import Coding
from bwvreview.domain.errors import ListProblem
from bwvreview.domain.table import named_row

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from bwvreview.domain.coding import Codes
    from bwvreview.domain.table import Chunk

MOST_DIFFERENT = 5_000
_HEAVIEST = 2_000_000  # letters: whole letters in each cell are no words of a list
_LOOKED_AT, _READ = 500, 400_000  # values, and letters in them
LONGEST_CELL = 32_767  # letters: Excel's own limit
_LONG, _MANY = 40, 20
_AT_ONCE = 32  # chunks


class Profile:
    """The different values of one column. Counting stops once there are more than MOST_DIFFERENT of them.

    `full` says that it stopped: the column then differs in too many rows to be a column of known words.
    """

    def __init__(self) -> None:
        self.coding = Coding()
        self.full = False
        self._counts: NDArray[np.int64] | None = None
        self._waiting: list[Codes] = []  # to be counted: some chunks at once are quicker

    def add(self, cells: Sequence[str]) -> Codes | None:
        """Count some more cells, and give their numbers in `coding`; None once it is closed."""
        codes = self.coding.add(cells)
        if not self.full and codes is not None:
            self._waiting.append(codes)
            self.full = len(self.coding.cells) > MOST_DIFFERENT or self.coding.weight > _HEAVIEST
            if self.full or len(self._waiting) == _AT_ONCE:
                self._count()
        return codes

    def _count(self) -> None:
        import numpy as np

        if self._waiting:
            counts, before = np.bincount(np.concatenate(self._waiting)), self._counts
            if before is not None:
                counts = counts if len(counts) >= len(before) else np.pad(counts, (0, len(before) - len(counts)))
                counts[: len(before)] += before
            self._counts = counts
            self._waiting = []

    @property
    def counts(self) -> dict[str, int]:
        """How often each different value was seen, in the order in which they came."""
        self._count()
        return {} if self._counts is None else dict(zip(self.coding.cells, self._counts.tolist(), strict=False))

    def filled(self, blank: Collection[str]) -> dict[str, int]:
        """Give the values that say something, with how often they were seen."""
        return {value: count for value, count in self.counts.items() if value.strip().casefold() not in blank}

    def sample(self) -> Iterator[str]:
        """Give some hundred different values, spread over all of them; fewer where they are pages long."""
        counts, letters = self.counts, 0
        for value in islice(counts, 0, None, max(1, len(counts) // _LOOKED_AT)):
            yield value
            letters += len(value)
            if letters > _READ:
                return


def check_lengths(chunk: Chunk, profiles: Sequence[Profile]) -> None:
    """Refuse a cell with more text than a spreadsheet can hold. Raises ListProblem with its row, not its words."""
    for cells, profile in zip(chunk.columns, profiles, strict=True):
        if profile.coding.longest > LONGEST_CELL:
            row = next(row for row, cell in zip(chunk.numbers, cells, strict=True) if len(cell) > LONGEST_CELL)
            where = named_row(row)
            raise ListProblem(
                f"{where[0].upper()}{where[1:]} holds far more text than a list does.",
                advice="Open the file in a spreadsheet and look at that row.",
            )


def is_row_count(values: Mapping[str, int]) -> bool:
    """Whether the values are 0, 1, 2, … or 1, 2, 3, … each once: they number the rows.

    >>> is_row_count({"1": 1, "2": 1, "3": 1}), is_row_count({"7": 1, "9": 1}), is_row_count({"1": 8, "2": 5})
    (True, False, False)
    """
    if not values or max(values.values()) > 1:
        return False
    try:
        numbers = sorted(int(float(value)) for value in values)
    except (ValueError, OverflowError):
        return False
    return numbers[0] in {0, 1} and numbers[-1] - numbers[0] == len(numbers) - 1


def is_free_writing(values: Mapping[str, int]) -> bool:
    """Whether many of the values are long runs of words, hardly two alike: the name of a law is long, and comes again.

    >>> is_free_writing(
    ...     {"he said that he lived over the shop and was late": 1, "then she asked whose bag it was, twice": 1}
    ... )
    True
    """
    long = [count for value, count in values.items() if len(value) > _LONG and value.count(" ") >= 5]
    differ = len(long) * 2 > sum(long) or len(long) > _MANY
    return differ and len(long) * 5 > len(values) > 1
