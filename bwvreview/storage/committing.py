"""Ending a unit of work. A long one is written while its progress is still told."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import TYPE_CHECKING

from bwvreview.domain.errors import Cancelled

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import SessionTransaction

_BETWEEN_REPORTS = 0.04  # seconds


def commit(work: SessionTransaction, report: Callable[[], None]) -> None:
    """Write for good what was done, and call `report` meanwhile: a million rows take the disk a second.

    It can no longer be stopped: should `report` raise Cancelled, the work is kept all the same.
    """
    with ThreadPoolExecutor(max_workers=1) as one:
        done = one.submit(work.commit)
        over = False
        while not over:
            with suppress(TimeoutError):
                done.exception(_BETWEEN_REPORTS)
            over = done.done()
            with suppress(Cancelled):
                report()
    done.result()
