"""References that say nothing: making them, and finding those that say too much (domain, section 4.6)."""

from __future__ import annotations

import hmac
import re
from array import array
from itertools import chain, count, product
from typing import TYPE_CHECKING

from bwvreview.domain.parts import AT_ONCE, repeated
from bwvreview.domain.progress import Progress, no_progress

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy as np
    from numpy.typing import NDArray

_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_PAIRS = tuple(map("".join, product(_CROCKFORD, repeat=2)))
_FOLLOWS = 0.9
_RUNS = re.compile(r"[0-9]+|[^0-9]+")
_OF_A_BLOCK = 6  # numbers that share a digest
_BLOCKS = 10_000


def opaque_references(salt: bytes, rows: int, progress: Progress = no_progress) -> OpaqueReferences:
    """Give a list of `rows` rows references of its own: keyed, in no order, none twice.

    The number behind a reference is 40 bits of HMAC-SHA-256 under the salt: six rows share one digest. Without
    the salt nobody can tell the row; with it anyone can.
    """
    numbers, blocks = array("Q"), -(-rows // _OF_A_BLOCK)
    for first in range(0, blocks, _BLOCKS):
        progress(first * _OF_A_BLOCK, rows)
        numbers.frombytes(_numbers(salt, range(first, min(first + _BLOCKS, blocks))).tobytes())
    del numbers[rows:]
    fresh = chain.from_iterable(_numbers(salt, range(block, block + 1)).tolist() for block in count(blocks))
    while repeats := _repeats(numbers, progress):
        for row, number in zip(repeats, fresh, strict=False):
            numbers[row] = number
    return OpaqueReferences(numbers)


class OpaqueReferences:
    """The references of a list, by the position of the row (from 0)."""

    def __init__(self, numbers: array[int]) -> None:
        self._numbers = numbers

    def __len__(self) -> int:
        return len(self._numbers)

    def __getitem__(self, rows: slice) -> list[str]:
        pairs = _PAIRS
        return [
            f"BWV-{pairs[n >> 30]}{pairs[n >> 20 & 1023]}-{pairs[n >> 10 & 1023]}{pairs[n & 1023]}"
            for n in self._numbers[rows]
        ]

    def keys(self, rows: slice | NDArray[np.intp]) -> NDArray[np.uint64]:
        """Give numbers that stand in the order of some references: Crockford's signs stand in the order of theirs."""
        import numpy as np

        return np.frombuffer(self._numbers, dtype=np.uint64)[rows]

    def some(self, rows: NDArray[np.intp]) -> list[str]:
        """Give the references at some positions."""
        import numpy as np

        pairs = _PAIRS
        return [
            f"BWV-{pairs[n >> 30]}{pairs[n >> 20 & 1023]}-{pairs[n >> 10 & 1023]}{pairs[n & 1023]}"
            for n in np.frombuffer(self._numbers, dtype=np.uint64)[rows].tolist()
        ]


def _numbers(salt: bytes, blocks: Iterable[int]) -> NDArray[np.uint64]:
    """Give the numbers of some blocks: 30 bytes of a digest are six of them."""
    import numpy as np

    digests = b"".join([hmac.digest(salt, b"BWV references %d" % block, "sha256")[:30] for block in blocks])
    wide = np.zeros((len(digests) // 5, 8), dtype=np.uint8)
    wide[:, 3:] = np.frombuffer(digests, dtype=np.uint8).reshape(-1, 5)
    return wide.view(">u8").ravel().astype(np.uint64)


def _repeats(numbers: array[int], progress: Progress) -> list[int]:
    """The positions that repeat an earlier number. Among a million references two meet by chance now and then."""
    import numpy as np

    values = np.frombuffer(numbers, dtype=np.uint64)
    if not repeated(np.array_split(values, 1 + len(values) // AT_ONCE), progress)[0]:
        return []
    _unique, first = np.unique(values, return_index=True)
    return [int(row) for row in np.setdiff1d(np.arange(len(values)), first)]


def follows_dates(pairs: Sequence[tuple[str, int]]) -> bool:
    """Whether references (first of each pair) are in the order of their days (second), up or down.

    Two or more days, and a rank correlation of at least 0.9 of what the ties between days allow: references
    that stand in perfect order over two days must not pass because the days repeat.
    """
    days = [day for _reference, day in pairs]
    if len(pairs) < 3 or len(set(days)) < 2:
        return False
    day_ranks = _ranks(days)
    best = abs(_covariance(_ranks(range(len(days))), sorted(day_ranks)))
    for key in (_natural, _digits_last):
        ranks = _ranks([key(reference) for reference, _day in pairs])
        if abs(_covariance(ranks, day_ranks)) >= _FOLLOWS * best:
            return True
    return False


def noughts_lost(references: Iterable[str]) -> bool:
    """Whether references are figures that a spreadsheet may have shortened: of several lengths, no nought in front.

    >>> noughts_lost(["998", "1002"]), noughts_lost(["0998", "1002"]), noughts_lost(["A998", "A1002"])
    (True, False, False)
    """
    lengths: set[int] = set()
    for reference in references:
        if not reference.isdigit() or reference.startswith("0"):
            return False
        lengths.add(len(reference))
    return len(lengths) > 1


def _ranks(values: Sequence[object]) -> list[float]:
    """Ranks from 0, ties sharing the mean of theirs."""
    order = sorted(range(len(values)), key=lambda at: values[at])  # type: ignore[arg-type, return-value]
    ranks = [0.0] * len(values)
    start = 0
    for end in range(1, len(order) + 1):
        if end == len(order) or values[order[end]] != values[order[start]]:
            for at in order[start:end]:
                ranks[at] = (start + end - 1) / 2
            start = end
    return ranks


def _covariance(first: Sequence[float], second: Sequence[float]) -> float:
    middle = (len(first) - 1) / 2
    return sum((one - middle) * (two - middle) for one, two in zip(first, second, strict=True))


def _natural(reference: str) -> tuple[tuple[int, int, str], ...]:
    """Order as a person would: 9 before 10."""
    return tuple((0, int(part), "") if part.isdigit() else (1, 0, part) for part in _parts(reference))


def _digits_last(reference: str) -> tuple[int, ...]:
    """Order by the last number alone: the letters before it may be anything."""
    numbers = [int(part) for part in _parts(reference) if part.isdigit()]
    return tuple(numbers[-1:])


def _parts(reference: str) -> list[str]:
    return _RUNS.findall(reference)
