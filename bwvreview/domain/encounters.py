"""One line of the sampling frame, as much of it as may be kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date


@dataclass(frozen=True, slots=True)
class Encounter:
    """An encounter on an accepted list.

    `values` holds only fields of the vocabulary, each with a value of the vocabulary; a blank field is
    absent. There is no place for anything else, so nothing downstream can leak a refused column.
    `on` is the earliest day (Europe/London) on which it can have happened, or None when the list has no
    date. `row` is the row in the file as a spreadsheet counts it.
    """

    reference: str
    on: date | None
    values: Mapping[str, str]
    row: int
