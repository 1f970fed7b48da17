"""Roll a fixed plan, once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bwvreview.domain.draw.draw import Draw, replay
from bwvreview.domain.draw.list_file import ListFile
from bwvreview.domain.draw.seed import read_seed
from bwvreview.domain.draw.statement import Statement
from bwvreview.domain.errors import DrawProblem
from bwvreview.services.plan_design import refuse_deleted

if TYPE_CHECKING:
    from datetime import datetime

    from bwvreview.domain.draw.dice_notes import LookedAgain
    from bwvreview.storage.draws import Commitment
    from bwvreview.storage.store import Store


@dataclass(frozen=True, slots=True)
class RollDraw:
    """What was rolled for a plan that is already fixed, and the dice that people had to look at again."""

    commitment_id: int
    digits: str
    looked_again: tuple[LookedAgain, ...] = ()


@dataclass(frozen=True, slots=True)
class FixedDraw:
    """A fixed plan read back from its own bytes, and its draw when it has been rolled."""

    commitment: Commitment
    list_file: ListFile
    statement: Statement
    draw: Draw | None


def roll_draw(store: Store, request: RollDraw, *, at: datetime) -> Draw:
    """Draw the clips of a fixed plan and keep what was rolled.

    Raises DrawProblem when it was rolled before, ListDeleted when its list was deleted.
    """
    store.draws.hold(request.commitment_id)
    commitment = store.draws.get(request.commitment_id)
    refuse_deleted(commitment)
    if commitment.void_reason is not None:
        raise DrawProblem("This plan was given up.", advice="Plan a new draw.")
    list_file, statement = ListFile.parse(commitment.list_file), Statement.parse(commitment.statement)
    seed = read_seed(request.digits, statement.dice)
    draw = replay(list_file, statement, seed)
    if commitment.seeds[:1] != (seed,):  # the same digits again may only write the same files again
        store.draws.roll(commitment.id, seed, at=at)
        note_dice(store, request, 1, at=at)
    return draw


def note_dice(store: Store, request: RollDraw, number: int, *, at: datetime) -> None:
    """Keep for ever which dice of a roll were looked at again."""
    for die in request.looked_again:
        store.draws.note_die(request.commitment_id, number, die, at=at)


def looked_again_words(store: Store, commitment_id: int) -> tuple[str, ...]:
    """Say which dice were looked at again, roll by roll.

    A note says what was typed, what was read back, and what the die showed: “Die 14 was looked at again: typed 7,
    read back 1, it shows 7.”
    """
    return tuple(
        f"{f'Roll {number}, die' if number > 1 else 'Die'} {die.place} was looked at again: "
        f"typed {die.typed}, read back {die.read_back}, it shows {die.shows}."
        for number, die in store.draws.dice_notes(commitment_id)
    )


def fixed_draw(store: Store, commitment_id: int) -> FixedDraw:
    """Give a fixed plan as it stands now. Raises ListDeleted when its list was deleted."""
    commitment = store.draws.get(commitment_id)
    refuse_deleted(commitment)
    list_file, statement = ListFile.parse(commitment.list_file), Statement.parse(commitment.statement)
    draw = replay(list_file, statement, commitment.seeds[0]) if commitment.seeds else None
    return FixedDraw(commitment, list_file, statement, draw)


def rolled_draw(store: Store, commitment_id: int) -> tuple[FixedDraw, Draw]:
    """Give a plan that was rolled, with its draw. Raises DrawProblem when the dice are still to come."""
    fixed = fixed_draw(store, commitment_id)
    if fixed.draw is None:
        raise DrawProblem("The dice for this plan have not been rolled.", advice="Roll the dice first.")
    return fixed, fixed.draw
