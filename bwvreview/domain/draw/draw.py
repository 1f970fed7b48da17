"""The draw itself: dice and fingerprint give every encounter one ticket; each label takes its lowest.

Anyone who holds the list can repeat it with `sha256sum` and `sort` (draw-protocol, section 1).
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple

from bwvreview.domain.draw.seed import read_seed
from bwvreview.domain.draw.tickets import lowest_tickets
from bwvreview.domain.errors import DrawProblem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bwvreview.domain.draw.list_file import ListFile
    from bwvreview.domain.draw.statement import Statement


class LabelDraw(NamedTuple):
    """What one label drew, in the order of the tickets."""

    sample: tuple[str, ...]
    reserves: tuple[str, ...]


class Draw(NamedTuple):
    """One roll and all that follows from it. `tickets` are those of samples and reserves only."""

    list_fingerprint: str
    commit: str
    seed: str
    key: str
    themes: Mapping[str, LabelDraw]
    slots: Mapping[str, str]
    tickets: Mapping[str, str]

    def as_json(self) -> dict[str, object]:
        """Give the draw as `draw replay --json` prints it."""
        return {
            "list": self.list_fingerprint,
            "commit": self.commit,
            "seed": self.seed,
            "key": self.key,
            "themes": {
                label: {"sample": list(drawn.sample), "reserve": list(drawn.reserves)}
                for label, drawn in self.themes.items()
            },
            "slots": dict(self.slots),
            "tickets": dict(self.tickets),
        }


def replay(list_file: ListFile, statement: Statement, seed: str) -> Draw:
    """Draw: from the list, the plan and the dice, and nothing else. Never applies the small-number floor.

    Raises DrawProblem when the digits do not fit the dice, or the list is not the one that was committed.
    """
    read_seed(seed, statement.dice)
    check_same_list(list_file, statement)
    key = hashlib.sha256(statement_with_seed(statement, seed)).hexdigest()
    wanted = {plan.label: plan.drawn + plan.reserves for plan in statement.themes}
    lowest = lowest_tickets(list_file, key, wanted)
    themes: dict[str, LabelDraw] = {}
    tickets: dict[str, str] = {}
    for plan in statement.themes:
        drawn = lowest[plan.label]
        references = [reference.decode("ascii") for _, reference in drawn]
        themes[plan.label] = LabelDraw(tuple(references[: plan.drawn]), tuple(references[plan.drawn :]))
        tickets.update(zip(references, (ticket.hex() for ticket, _ in drawn), strict=True))
    union = {reference for drawn_for in themes.values() for reference in drawn_for.sample}
    slots = dict(numbered(sorted(union, key=lambda reference: (tickets[reference], reference))))
    return Draw(list_file.fingerprint, statement.commit, seed, key, themes, slots, tickets)


def statement_with_seed(statement: Statement, seed: str) -> bytes:
    """Give S1, the statement with its dice; the draw's key is its SHA-256."""
    return statement.to_bytes() + f"seed {seed}\n".encode("ascii")


def numbered(references: Iterable[str], *, after: int = 0) -> Iterable[tuple[str, str]]:
    """Give references the slots V01, V02, … that follow the `after` slots there are."""
    return ((f"V{number:02d}", reference) for number, reference in enumerate(references, start=after + 1))


def check_same_list(list_file: ListFile, statement: Statement) -> None:
    """Raise DrawProblem when the statement speaks of another list, or miscounts this one."""
    if list_file.fingerprint != statement.list_fingerprint:
        raise DrawProblem(
            "list.txt was changed: its fingerprint is not the one in statement.txt.",
            advice="Use the list that was there when the plan was fixed.",
        )
    wrong = [plan.label for plan in statement.themes if plan.members != list_file.counts.get(plan.label, 0)]
    if statement.size != list_file.size or wrong:
        what = f"“{wrong[0]}”" if wrong else "encounters"
        raise DrawProblem(
            f"statement.txt does not count {what} as list.txt does.",
            advice="Use the list and the plan that were fixed together.",
        )
