"""Replacing clips by rolling again (mode `reroll`; draw-protocol, 2.5).

Round 1 is the draw. For round r the statement grows: its seed, `round <r>`, the newly unavailable
references. Its fingerprint is read out, dice are rolled again, and fresh tickets choose who comes in.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bwvreview.domain.draw.availability import check_declared
from bwvreview.domain.draw.draw import statement_with_seed
from bwvreview.domain.draw.lines import bad_line, read_lines
from bwvreview.domain.draw.references import REFERENCE
from bwvreview.domain.draw.seed import read_seed
from bwvreview.domain.draw.standing import Replacements, Standing
from bwvreview.domain.draw.tickets import lowest_tickets, ticket_of
from bwvreview.domain.errors import DrawProblem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bwvreview.domain.draw.draw import Draw
    from bwvreview.domain.draw.list_file import ListFile
    from bwvreview.domain.draw.statement import Statement

_UNAVAILABLE = re.compile(rf"unavailable ({REFERENCE})")


@dataclass(frozen=True)
class NewRoll:
    """What round r adds: the newly unavailable references, and the digits rolled for it."""

    unavailable: tuple[str, ...]
    seed: str


@dataclass(frozen=True)
class Round:
    """One round after the first, worked out. `statement` is its file, with its seed."""

    number: int
    unavailable: tuple[str, ...]
    commit: str
    seed: str
    key: str
    called: Mapping[str, tuple[str, ...]]
    statement: bytes


@dataclass(frozen=True)
class Rerolled:
    """All rounds after the first, and where they lead."""

    rounds: tuple[Round, ...]
    replacements: Replacements


def next_statement(before: bytes, number: int, unavailable: Sequence[str]) -> bytes:
    """Give the statement of round `number` without its seed; its SHA-256 is the commitment to read out.

    `before` is the last statement with its seed.
    """
    lines = [f"round {number}", *(f"unavailable {reference}" for reference in sorted(unavailable))]
    return before + "".join(f"{line}\n" for line in lines).encode("ascii")


def reroll(list_file: ListFile, statement: Statement, draw: Draw, rolls: Sequence[NewRoll]) -> Rerolled:
    """Work out every round after the first.

    Each label that loses clips takes as many of its other members, by the tickets of this round; those
    unavailable in any round and the label's own drawn ones are passed over. Raises DrawProblem: the plan
    uses reserves, a round declares nothing, a reference is unknown or declared twice, wrong digits.
    """
    if statement.unavailable != "reroll":
        raise DrawProblem(
            "This plan replaces {clips} from its reserves, not by rolling again.", advice="Call up the reserves."
        )
    check_declared(list_file, [reference for roll in rolls for reference in roll.unavailable])
    standing = Standing(draw)
    before = statement_with_seed(statement, draw.seed)
    rounds: list[Round] = []
    for number, roll in enumerate(rolls, start=2):
        if not roll.unavailable:
            raise DrawProblem(
                "No {clip} is declared for this round.", advice="Roll again only when {a_clip} is missing."
            )
        read_seed(roll.seed, statement.dice)
        plan = next_statement(before, number, roll.unavailable)
        before = plan + f"seed {roll.seed}\n".encode("ascii")
        commit, key = hashlib.sha256(plan).hexdigest(), hashlib.sha256(before).hexdigest()
        came = _play(list_file, standing, roll, key)
        called = {label: tuple(new) for label, new in sorted(came.items())}
        rounds.append(Round(number, tuple(sorted(roll.unavailable)), commit, roll.seed, key, called, before))
    return Rerolled(tuple(rounds), standing.result())


def _play(list_file: ListFile, standing: Standing, roll: NewRoll, key: str) -> dict[str, list[str]]:
    missing = standing.lost_by_label(roll.unavailable)
    gone = standing.gone.union(roll.unavailable)
    lowest = lowest_tickets(
        list_file,
        key,
        {label: len(lost) for label, lost in missing.items()},
        without={label: gone.union(standing.drawn[label]) for label in missing},
    )

    def next_of(label: str) -> Iterator[str]:
        return (reference.decode("ascii") for _, reference in lowest[label])

    return standing.lose(roll.unavailable, next_of, lambda reference: ticket_of(key, reference))


def read_round(data: bytes, before: bytes, number: int, dice: str, name: str) -> NewRoll:
    """Read the statement file of round `number`, which must go on from `before` (the last one with its seed).

    Raises DrawProblem naming the file, and the line where there is one.
    """
    if not data.startswith(before):
        raise DrawProblem(f"{name} does not go on from the statement before it.", advice="Use the pack of one draw.")
    start = before.count(b"\n")
    lines = read_lines(data, name)[start:]
    if not lines or lines[0] != f"round {number}":
        raise bad_line(name, start + 1, f"is not “round {number}”")
    if len(lines) < 2 or not lines[-1].startswith("seed "):
        raise bad_line(name, start + len(lines), "is not “seed <digits>”")
    unavailable: list[str] = []
    for place, line in enumerate(lines[1:-1], start=start + 2):
        found = _UNAVAILABLE.fullmatch(line)
        if found is None:
            raise bad_line(name, place, "is not “unavailable” and a reference")
        if unavailable and found.group(1) <= unavailable[-1]:
            raise bad_line(name, place, "is out of order, or there twice")
        unavailable.append(found.group(1))
    return NewRoll(tuple(unavailable), read_seed(lines[-1].removeprefix("seed "), dice))
