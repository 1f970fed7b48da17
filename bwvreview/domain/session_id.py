"""What a viewing session is called: its day, and the number of the draw on that day.

A module of its own, and a named tuple, because the command that computes a draw again must start at once: the
module `dataclasses` alone takes as long as the tickets of 20,000 encounters.
"""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from bwvreview.domain.errors import Problem

_SESSION = re.compile(r"(\d{4}-\d{2}-\d{2})\.([1-9][0-9]{0,8})")


class SessionId(NamedTuple):
    """The viewing date and the number of the draw on that date, written `2026-12-05.1`."""

    day: date
    number: int

    def __str__(self) -> str:
        return f"{self.day.isoformat()}.{self.number}"

    @classmethod
    def read(cls, text: str) -> SessionId:
        """Read `YYYY-MM-DD.k`. Raises Problem for anything else."""
        found = _SESSION.fullmatch(text)
        if found and found.group(0).isascii():
            try:
                return cls(date.fromisoformat(found.group(1)), int(found.group(2)))
            except ValueError:
                pass
        raise Problem(
            f"“{text}” is not a session.",
            advice="Write the {viewing} date and the number of the draw on that day, for example 2026-12-05.1.",
        )
