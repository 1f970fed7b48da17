"""Delete every list on its own day, with all that holds its references, and leave nothing of it in the file."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from bwvreview.domain.errors import WorkspaceProblem
from bwvreview.services.clock import LONDON
from bwvreview.services.settled import retention_days
from bwvreview.services.workspace import Workspace

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from bwvreview.services.clock import Clock
    from bwvreview.storage.store import Store

_UNFINISHED = "tidy.unfinished"
"""Set while rows are deleted and the file is not yet written anew: a power cut in between is made good later."""


@dataclass(frozen=True, slots=True)
class TidiedUp:
    """How many lists were deleted, and how many fixed plans lost their list with them."""

    lists: int
    plans: int


def open_workspace(where: str | Path | None = None, *, clock: Clock) -> Workspace:
    """Open a workspace and delete what is due. Raises WorkspaceProblem when it cannot be opened.

    When the file cannot be written anew just now (the disk is full, somebody else is at work), it opens all the
    same, and the next opening tries again.
    """
    workspace = Workspace.open(where, clock=clock)
    try:
        with suppress(WorkspaceProblem):
            tidy_up(workspace)
    except BaseException:
        workspace.close()
        raise
    return workspace


def tidy_up(workspace: Workspace) -> TidiedUp:
    """Delete the lists whose day is over. Does nothing, and writes nothing, when none is due.

    Gone afterwards: encounters, list file, statement with its salt, slot → reference, references of lost clips.
    Kept: commitment, dice, the plan's numbers, exclusions, plans given up, answers, fingerprints. A session that is
    still open goes on by its slots. Raises WorkspaceProblem when the file cannot be written anew.
    """
    today = workspace.clock.today()
    with workspace.reading() as store:
        unfinished = bool(store.settings.get(_UNFINISHED))
        due = bool(store.deletion.lists_due(today) or _plans_without_list(store, today))
    done = TidiedUp(0, 0)
    if due:
        with workspace.store() as store:
            store.settings.put(_UNFINISHED, "yes")
            done = _delete(store, today)
    if due or unfinished:
        workspace.erase_traces()
        with workspace.store() as store:
            store.settings.put(_UNFINISHED, "")
    return done


def _delete(store: Store, today: date) -> TidiedUp:
    from bwvreview.domain.draw.design import design_to_json
    from bwvreview.services.plan_design import design_of

    lists, plans = store.deletion.lists_due(today), list(_plans_without_list(store, today))
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
