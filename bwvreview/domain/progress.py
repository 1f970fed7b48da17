"""How long work says where it is, and how it is asked to stop."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sized
from typing import TypeVar

Item = TypeVar("Item")

Progress = Callable[[int, int], None]
"""Called with (done, total); total is 0 while unknown. May raise Cancelled."""


def no_progress(done: int, total: int) -> None:
    """Report to nobody."""


def counted(items: Iterable[Item], progress: Progress, *, every: int = 500) -> Iterator[Item]:
    """Yield the items, reporting as they pass."""
    total = len(items) if isinstance(items, Sized) else 0
    done = 0
    for done, item in enumerate(items):
        if done % every == 0:
            progress(done, total)
        yield item
    progress(total or done, total)
