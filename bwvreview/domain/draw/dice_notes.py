"""A die on which two people did not agree, so that they looked at it again."""

from __future__ import annotations

from typing import NamedTuple


class LookedAgain(NamedTuple):
    """What was typed for a die (1 is the first), what was read back, and what it shows."""

    place: int
    typed: str
    read_back: str
    shows: str
