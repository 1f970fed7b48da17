"""What is due to be deleted on a day, and how it goes: lists, and plans with all that holds references."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from bwvreview.services.clock import LONDON
from bwvreview.services.settled import retention_days

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from bwvreview.storage.store import Store


@dataclass(frozen=True, slots=True)
class TidiedUp:
    """How many lists were deleted, and how many fixed plans lost their list with them."""

    lists: int
    plans: int


def is_anything_due(store: Store, today: date) -> bool:
    """Tell whether a list's day is over, or a plan's that came in without its list."""
    return bool(store.deletion.lists_due(today) or _plans_without_list(store, today))


def delete_due(store: Store, today: date, *, also: Collection[int] = ()) -> TidiedUp:
    """Delete the lists whose day is over, and some others by their numbers, each with what holds its references."""
    from bwvreview.domain.draw.design import design_to_json
    from bwvreview.services.plan_design import design_of

    lists = sorted({*store.deletion.lists_due(today), *also})
    plans = list(_plans_without_list(store, today))
    for list_id in lists:
        plans += store.deletion.plans_of(list_id)
        store.deletion.delete_list(list_id, today)
    for plan in plans:
        store.deletion.delete_plan(plan, design_to_json(design_of(store, plan), _short(store, plan)), today)
    return TidiedUp(len(lists), len(plans))


def _short(store: Store, commitment_id: int) -> dict[str, int]:
    """How many clips each label lacks for good: what only the list can tell."""
    from bwvreview.services.standing_draw import standing_draw, standing_in, waiting_for_dice

    if not store.draws.get(commitment_id).seeds:
        return {}
    outcome, waiting = standing_draw(store, commitment_id), waiting_for_dice(store, commitment_id)
    lacking = Counter(outcome.replacements.shortfall)
    if outcome.statement.unavailable == "reroll":  # a roll that was fixed can no longer be made
        for label in outcome.draw.themes:
            lacking[label] += sum(1 for reference in standing_in(outcome, label) if reference in waiting)
    return dict(lacking)


def _plans_without_list(store: Store, today: date) -> tuple[int, ...]:
    """Plans taken in from a folder: no encounter on their list is newer than the day they came in."""
    first_kept = today - timedelta(days=retention_days(store))
    return store.deletion.plans_without_list(datetime.combine(first_kept, time(), LONDON).astimezone(UTC))
