"""How many rows of a list stand alone on what remains of them: the test of singling out (domain, section 4).

Only counts come out; which rows they are is never said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bwvreview.domain.inspection import SinglingOut, WithoutColumn

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

SMALL = 5
"""People in a cell of fewer rows than this can be guessed at."""

MOST_ROWS = 25_000
"""Longer lists are not counted: a borough’s year has about ten thousand rows."""


def singled_out(
    shown: Sequence[tuple[str, str]], columns: Sequence[NDArray[np.integer]], rows: int
) -> SinglingOut | None:
    """Count the rows that stand alone, with every column and without each of them; None for too many rows, or none.

    `shown` are the heading and the field of each column, `columns` the numbers of what the rows say there.
    """
    import numpy as np

    if not 0 < rows <= MOST_ROWS:
        return None
    marks = [_marks(at, codes) for at, codes in enumerate(columns)]
    whole = sum(marks, np.zeros(rows, dtype=np.uint64))
    unique, small = _alone(whole)
    without = [
        WithoutColumn(header, title, *_alone(whole - mark)) for mark, (header, title) in zip(marks, shown, strict=True)
    ]
    best = min(without, key=lambda one: (one.unique, one.small), default=None)
    better = best if best and (best.unique, best.small) < (unique, small) else None
    return SinglingOut(rows, unique, small, better)


def _marks(column: int, codes: NDArray[np.integer]) -> NDArray[np.uint64]:
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
