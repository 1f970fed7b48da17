"""A further roll of the same plan, with dice of its own, for clips that cannot be shown (draw protocol, 2.5)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bwvreview.domain.draw.seed import read_seed
from bwvreview.domain.errors import DrawProblem
from bwvreview.services.open_session import bring_up
from bwvreview.services.plan_design import refuse_deleted
from bwvreview.services.roll_draw import RollDraw, note_dice
from bwvreview.services.standing_draw import next_roll

if TYPE_CHECKING:
    from datetime import datetime

    from bwvreview.domain.draw.standing import Replacements
    from bwvreview.domain.scheme import Scheme
    from bwvreview.storage.store import Store


@dataclass(frozen=True, slots=True)
class RollAgain:
    """What was rolled, and for which roll its groups were read out: 2 is the second."""

    number: int
    roll: RollDraw


def roll_again(store: Store, request: RollAgain, scheme: Scheme, *, at: datetime) -> Replacements:
    """Bring clips in by dice, as many as the roll was fixed for; give where the session stands then.

    Raises DrawProblem: rolled before, nothing is fixed to roll for, wrong digits; ListDeleted.
    """
    commitment_id = request.roll.commitment_id
    store.draws.hold(commitment_id)
    plan = store.draws.get(commitment_id)
    refuse_deleted(plan)
    if request.number <= len(plan.seeds):
        raise DrawProblem("These dice were already rolled.", advice="Look at the {clips} that came in.")
    waiting = next_roll(store, commitment_id)
    if waiting is None or waiting.number != request.number:
        raise DrawProblem(
            "No further roll is fixed for this plan.", advice="First name every {clip} that the police cannot show."
        )
    seed = read_seed(request.roll.digits, waiting.dice)
    store.draws.roll(commitment_id, seed, at=at, round=waiting.number)
    note_dice(store, request.roll, waiting.number, at=at)
    session = store.sessions.by_name(plan.group, plan.session)
    if session is None:
        raise DrawProblem("This draw has no session yet.", advice="Open its session first.")
    return bring_up(store, session.id, commitment_id, scheme)
