"""Sorting a million numbers in parts: each is done in a moment, so that work can say where it is and be stopped."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from bwvreview.domain.progress import Progress

    Keys = Callable[[slice | NDArray[np.intp]], NDArray[np.uint64]]

AT_ONCE = 1 << 16
_BATCH = 2_400


def in_order(keys: Keys, count: int, progress: Progress) -> Iterator[NDArray[np.intp]]:
    """Give the positions of `count` keys in ascending order, some thousands at once; `keys` gives those asked for."""
    import numpy as np

    some = np.sort(keys(slice(0, count, max(1, count // 10_000))))
    bounds = some[:: max(1, len(some) * _BATCH * 4 // 5 // max(1, count))][1:]
    part = np.empty(count, dtype=np.uint16)
    for at in range(0, count, AT_ONCE):
        progress(at, count)
        here = slice(at, min(at + AT_ONCE, count))
        part[here] = np.searchsorted(bounds, keys(here), side="right")
    rest = np.empty(0, dtype=np.intp)
    for number in range(len(bounds) + 1):
        found = np.flatnonzero(part == number)
        found = np.concatenate([rest, found[keys(found).argsort(kind="stable")]])
        whole = len(found) // _BATCH * _BATCH  # batches of one size are stored by one statement
        rest = found[whole:]
        yield from (found[at : at + _BATCH] for at in range(0, whole, _BATCH))
    if len(rest):
        yield rest


def as_they_stand(count: int) -> Iterator[NDArray[np.intp]]:
    """Give the positions from 0 on, some thousands at once."""
    import numpy as np

    return (np.arange(at, min(at + _BATCH, count)) for at in range(0, count, _BATCH))


def repeated(blocks: Sequence[NDArray[np.integer[Any]]], progress: Progress) -> tuple[int, NDArray[np.integer[Any]]]:
    """Give how many of some numbers repeat an earlier one, and which numbers those are."""
    import numpy as np

    if not blocks:
        return 0, np.empty(0, dtype=np.int64)
    parts = 1 << min(8, len(blocks).bit_length() - 1)
    last = [block.astype(np.uint8) & (parts - 1) for block in blocks]  # those with the same last bits are one part
    count, found = 0, []
    for part in range(parts):
        progress(part, parts)
        some = np.concatenate([block[bits == part] for block, bits in zip(blocks, last, strict=True)])
        some.sort()
        again = some[1:][some[1:] == some[:-1]]
        count += len(again)
        found.append(np.unique(again))
    return count, np.concatenate(found)
