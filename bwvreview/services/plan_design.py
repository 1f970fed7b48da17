"""A plan's numbers, whether its list is still here or was deleted on its day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bwvreview.domain.draw.design import design_from_json, design_of_statement
from bwvreview.domain.draw.statement import Statement
from bwvreview.domain.errors import DrawProblem, ListDeleted
from bwvreview.domain.plain_words import day_words

if TYPE_CHECKING:
    from bwvreview.domain.draw.design import Design
    from bwvreview.storage.draws import Commitment
    from bwvreview.storage.store import Store


def design_of(store: Store, commitment_id: int) -> Design:
    """Give the exact numbers of a plan. They stay when the list is deleted."""
    return design_of_plan(store.draws.get(commitment_id))


def rolled_design(store: Store, commitment_id: int) -> tuple[Design, str]:
    """Give the numbers of a plan that was rolled, and the digits. Raises DrawProblem when the dice are to come."""
    plan = store.draws.get(commitment_id)
    if not plan.seeds:
        raise DrawProblem("The dice for this plan have not been rolled.", advice="Roll the dice first.")
    return design_of_plan(plan), plan.seeds[0]


def design_of_plan(plan: Commitment) -> Design:
    """Give the numbers of a stored plan."""
    if plan.deleted_on is None:
        return design_of_statement(Statement.parse(plan.statement))
    return design_from_json(plan.design, plan.commit, plan.deleted_on)


def refuse_deleted_list(store: Store, list_id: int) -> None:
    """Raise ListDeleted when a list is no longer here."""
    stored = store.lists.get(list_id)
    if stored.rows_deleted:
        day = stored.deleted_on or stored.delete_on
        raise ListDeleted(day_words(day) if day else "its day", "Ask the police for a new list.")


def refuse_deleted(plan: Commitment) -> None:
    """Raise ListDeleted when the plan's list is no longer here."""
    if plan.deleted_on is not None:
        raise ListDeleted(day_words(plan.deleted_on), "Only someone who kept the pack can check this draw.")
