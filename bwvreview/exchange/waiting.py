"""Waiting for a library that does all its work in one call, without falling silent."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from bwvreview.domain.progress import Progress

Result = TypeVar("Result")

_BETWEEN_REPORTS = 0.04  # seconds


def while_waiting(work: Callable[[], Result], progress: Progress) -> Result:
    """Give what `work` gives, or raise what it raises, and report meanwhile.

    When `progress` raises Cancelled, the work is left to end by itself and its result is thrown away: a library cannot
    be stopped.
    """
    results: list[Result] = []
    errors: list[BaseException] = []

    def run() -> None:
        try:
            results.append(work())
        except BaseException as error:  # noqa: BLE001 - raised again where it is waited for
            errors.append(error)

    thread = threading.Thread(target=run, name="reading", daemon=True)
    thread.start()
    while thread.is_alive():
        thread.join(_BETWEEN_REPORTS)
        progress(0, 0)
    if errors:
        raise errors[0]
    return results[0]
