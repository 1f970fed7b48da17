"""Steps on a file that another program may hold for a moment.

On Windows a virus scanner, the search or a folder kept in the cloud opens a new file just after it was written. While
they do, it cannot be renamed, replaced or deleted. They let go by themselves; a workbook that is open in Excel is not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

_T = TypeVar("_T")

HELD = frozenset({5, 32, 33})
"""What Windows answers then: access denied, in use by another process, a part of it locked."""
_WAITS = (0.02, 0.05, 0.1, 0.2, 0.3, 0.5)
"""Seconds before each further try: a little over one in all."""


def once_let_go(step: Callable[[], _T], wait: Callable[[float], None]) -> _T:
    """Do a step; where Windows says that the file is held, wait and try again. Raises what the last try raises.

    `wait` sleeps for so many seconds. Other systems have no such answer, and what they refuse is refused at once.
    """
    for seconds in _WAITS:
        try:
            return step()
        except OSError as error:
            if getattr(error, "winerror", None) not in HELD:
                raise
        wait(seconds)
    return step()
