"""One line of the sampling frame, as much of it as may be kept."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
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


as_json = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode
"""Write the values of an encounter in one way only: sorted by field, no spaces, letters as they are."""


@dataclass(frozen=True, slots=True)
class Encounters:
    """Some encounters side by side: what is one object each costs a million rows several seconds.

    `facts` are their values as JSON (`as_json`).
    """

    references: Sequence[str]
    days: Sequence[date | None]
    facts: Sequence[str]
    rows: Sequence[int]

    def __iter__(self) -> Iterator[Encounter]:
        """Give them one by one."""
        return map(Encounter, self.references, self.days, map(json.loads, self.facts), self.rows)

    def __len__(self) -> int:
        return len(self.references)


def side_by_side(encounters: Iterable[Encounter], at_once: int) -> Iterator[Encounters]:
    """Put encounters side by side, some thousands at once."""
    stream = iter(encounters)
    while some := list(islice(stream, at_once)):
        yield Encounters(
            [one.reference for one in some], [one.on for one in some], [as_json(dict(one.values)) for one in some],
            [one.row for one in some],
        )  # fmt: skip
