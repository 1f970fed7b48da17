"""A hundred thousand draws from one list, with the tickets that the draw makes, as arrays."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bwvreview.domain.draw.commit import PlannedTheme
from bwvreview.domain.draw.draw import Draw, replay, statement_with_seed
from bwvreview.domain.draw.list_file import ListFile
from bwvreview.domain.draw.statement import Statement
from tests.domain.draw_cases import plan

MANY = 100_000
SIZE = 60
REFERENCES = tuple(f"REF-{n:05d}" for n in range(SIZE))
SAMPLES = {"weapons": 6, "children": 4, "type@a": 5, "type@b": 4}
RESERVES = {"weapons": 12, "children": 4, "type@a": 0, "type@b": 0}


def labels_of(number: int) -> tuple[str, ...]:
    """30 under weapons, 20 under children, 10 of them under both; all under one of two parts (36 and 24)."""
    labels = ["weapons"] * (number % 2 == 0) + ["children"] * (number % 3 == 0)
    return tuple(sorted([*labels, "type@a" if number % 5 < 3 else "type@b"]))


@dataclass(frozen=True)
class ManyDraws:
    """The list, the plan, and what 100,000 rolls give. The roll of draw number i is i, written with 20 digits."""

    list_file: ListFile
    statement: Statement

    def members(self, label: str) -> NDArray[np.intp]:
        """Places of a label's members in the list."""
        return np.array([i for i, reference in enumerate(REFERENCES) if label in self.list_file.labels[reference]])

    @cached_property
    def tickets(self) -> NDArray[Any]:
        """The first eight bytes of every ticket as a number, draws by encounters. No two of a draw are the same."""
        made = bytearray()
        start = hashlib.sha256(self.statement.to_bytes() + b"seed ")
        encoded = [reference.encode() for reference in REFERENCES]
        for number in range(MANY):
            roll = start.copy()
            roll.update(b"%020d\n" % number)
            keyed = hashlib.sha256(roll.hexdigest().encode()).copy
            for reference in encoded:
                ticket = keyed()
                ticket.update(reference)
                made += ticket.digest()[:8]
        tickets = np.frombuffer(bytes(made), dtype=">u8").reshape(MANY, SIZE).astype(np.uint64)
        assert (np.diff(np.sort(tickets, axis=1), axis=1) > 0).all()
        return tickets

    def ranked(self, label: str) -> NDArray[np.intp]:
        """The members of a label by rising ticket, draws by members, as places in the list."""
        members = self.members(label)
        order: NDArray[np.intp] = members[np.argsort(self.tickets[:, members], axis=1)]
        return order

    def replayed(self, number: int) -> Draw:
        """Draw number i, by the program itself."""
        return replay(self.list_file, self.statement, f"{number:020d}")


def many_draws() -> ManyDraws:
    labels = {reference: labels_of(number) for number, reference in enumerate(REFERENCES)}
    themes = [PlannedTheme(label, count, RESERVES[label]) for label, count in SAMPLES.items()]
    draws = ManyDraws(*plan(labels, *themes))
    assert statement_with_seed(draws.statement, "0" * 20).startswith(draws.statement.to_bytes() + b"seed ")
    return draws
