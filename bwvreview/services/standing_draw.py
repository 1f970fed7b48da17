"""A draw as it stands: rolled, with the clips that could not be shown, and what came in their place."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bwvreview.domain.draw.availability import Availability
from bwvreview.domain.draw.certificate import outcome_of
from bwvreview.domain.draw.draw import statement_with_seed
from bwvreview.domain.draw.reroll import NewRoll, next_statement
from bwvreview.domain.draw.statement import groups_of_eight
from bwvreview.services.roll_draw import rolled_draw

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from bwvreview.domain.draw.certificate import Outcome
    from bwvreview.domain.draw.statement import DiceKind
    from bwvreview.storage.store import Store


@dataclass(frozen=True, slots=True)
class NextRoll:
    """A further roll that is fixed and waits for its dice: 2 is the second. `missing` clips of it cannot be shown."""

    number: int
    commit: str
    missing: int
    dice: DiceKind

    @property
    def groups(self) -> tuple[str, ...]:
        """The commitment as people read it out."""
        return groups_of_eight(self.commit)


def standing_draw(store: Store, commitment_id: int) -> Outcome:
    """Work out where a draw stands now. Raises DrawProblem before the dice, ListDeleted once its list is gone."""
    fixed, draw = rolled_draw(store, commitment_id)
    if fixed.statement.unavailable == "next":
        availability = availability_of(store, commitment_id)
        return outcome_of(fixed.list_file, fixed.statement, draw, availability=availability)
    lost = store.draws.lost_by_round(commitment_id)
    rolls = [
        NewRoll(lost.get(number, ()), seed) for number, seed in enumerate(fixed.commitment.seeds, start=1) if number > 1
    ]
    return outcome_of(fixed.list_file, fixed.statement, draw, rolls=rolls)


def availability_of(store: Store, commitment_id: int) -> Availability | None:
    """What could not be shown, as the protocol writes it where reserves follow; None while everything can.

    A plan that replaces clips by new dice has no such file: its statements name them.
    """
    unavailable, late = store.draws.availability(commitment_id)
    if not unavailable and not late:
        return None
    return Availability(store.draws.get(commitment_id).commit, tuple(unavailable), tuple(late))


def next_roll(store: Store, commitment_id: int, outcome: Outcome | None = None) -> NextRoll | None:
    """Give the further roll that waits for its dice; None when none was fixed.

    `outcome` saves working the draw out again. Raises DrawProblem, ListDeleted.
    """
    seeds = store.draws.get(commitment_id).seeds
    number = len(seeds) + 1
    lost = store.draws.lost_by_round(commitment_id).get(number, ())
    if not seeds or not lost:
        return None
    stands = outcome or standing_draw(store, commitment_id)
    if stands.statement.unavailable != "reroll":
        return None
    before = stands.rounds[-1].statement if stands.rounds else statement_with_seed(stands.statement, stands.draw.seed)
    commit = hashlib.sha256(next_statement(before, number, lost)).hexdigest()
    return NextRoll(number, commit, len(lost), stands.statement.dice)


def waiting_for_dice(store: Store, commitment_id: int) -> tuple[str, ...]:
    """Give the references of clips that were declared for a roll which has not been made."""
    seeds = store.draws.get(commitment_id).seeds
    return store.draws.lost_by_round(commitment_id).get(len(seeds) + 1, ())


def drawn_for(outcome: Outcome, label: str) -> tuple[str, ...]:
    """Give every reference that ever stood in a label's sample, in its order."""
    return (*outcome.draw.themes[label].sample, *outcome.replacements.called.get(label, ()))


def standing_in(outcome: Outcome, label: str, gone: Collection[str] = ()) -> tuple[str, ...]:
    """Give the references that stand in a label's sample now; `gone` were lost and not replaced yet."""
    lost = outcome.replacements.replaced_by
    return tuple(one for one in drawn_for(outcome, label) if one not in lost and one not in gone)


def left_to_draw(outcome: Outcome, gone: Collection[str]) -> Mapping[str, int]:
    """Say how many members of each label a further roll could still bring in, when `gone` cannot be shown either."""
    never = {*gone, *outcome.replacements.replaced_by}
    left: Counter[str] = Counter()
    for reference, labels in outcome.list_file.labels.items():
        if reference not in never:
            left.update(labels)
    for label in outcome.draw.themes:
        left[label] -= len(standing_in(outcome, label, gone))
    return {label: left[label] for label in outcome.draw.themes}
