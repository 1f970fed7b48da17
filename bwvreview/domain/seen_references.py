"""The references of a list as they pass: which rows lack one, which stand twice, whether they follow the dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bwvreview.domain.draw.references import all_canonical, canonical_reference
from bwvreview.domain.errors import ListProblem
from bwvreview.domain.gathered import Gathered
from bwvreview.domain.opaque import follows_dates, noughts_lost
from bwvreview.domain.parts import repeated

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from bwvreview.domain.progress import Progress

SHOWN_ROWS = 20
_SAMPLED = 4_000


class References:
    """The references of a list: `blank` and `wrong` are the rows that lack one, or have one that cannot be used.

    Once the list was read to its end (`finish`), `twice` are the first rows that repeat a reference, each after the row
    that has it first; `again` counts all rows that do; `follow_dates` says that they give the order of the days away.
    """

    def __init__(self) -> None:
        self.blank: list[int] = []
        self.wrong: list[int] = []
        self.twice: list[tuple[int, int]] = []
        self.again = 0
        self.follow_dates = False
        import numpy as np

        self._hashes = Gathered(np.int64)
        self._sample: list[tuple[str, int]] = []
        self._step = 1

    def add(
        self,
        numbers: Sequence[int],
        cells: Sequence[str],
        hashes: NDArray[np.int64],
        day_of: Callable[[int], int],
    ) -> Sequence[str]:
        """See the references of some more rows, and give them in their canonical form; “” where there is none.

        `hashes` are those of the cells. `day_of` gives the day of one of the rows as an ordinal, 0 when it has none.
        """
        import numpy as np

        references = cells if all_canonical(cells) else self._read(numbers, cells)
        at = -len(self._hashes) % self._step
        while at < len(references):
            if references[at] and (day := day_of(at)):
                self._see(references[at], day)
            at += self._step
        if references is not cells:
            hashes = np.fromiter(map(hash, references), dtype=np.int64, count=len(references))
        self._hashes.add(hashes)
        return references

    def finish(self, rows: NDArray[np.uint32], progress: Progress) -> None:
        """Find what stands twice, and what follows the dates; `rows` are the numbers of all rows."""
        self.follow_dates = follows_dates(self._sample)
        hashes = self._hashes.blocks()
        again, repeats = repeated(hashes, progress)
        self.again = again - max(0, len(self.blank) + len(self.wrong) - 1)
        if self.again:
            self.twice = self._first_twice(hashes, repeats[repeats != hash("")], rows, progress)
        del self._hashes

    @staticmethod
    def _first_twice(
        hashes: Sequence[NDArray[np.int64]], repeats: NDArray[np.int64], rows: NDArray[np.uint32], progress: Progress
    ) -> list[tuple[int, int]]:
        import numpy as np

        firsts: dict[int, int] = {}
        found: list[tuple[int, int]] = []
        start = 0
        for some in hashes:
            progress(start, len(rows))
            for at in np.flatnonzero(np.isin(some, repeats)).tolist():
                first = firsts.setdefault(int(some[at]), start + at)
                if first != start + at:
                    found.append((int(rows[first]), int(rows[start + at])))
                    if len(found) == SHOWN_ROWS:
                        return found
            start += len(some)
        return found

    def _read(self, numbers: Sequence[int], cells: Sequence[str]) -> list[str]:
        references = []
        for number, cell in zip(numbers, cells, strict=True):
            try:
                references.append(canonical_reference(cell))
            except ListProblem:
                (self.wrong if cell.strip() else self.blank).append(number)
                references.append("")
        return references

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
