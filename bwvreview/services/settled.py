"""What a group has settled for itself: how long the police keep video, and themes of its own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bwvreview.domain.errors import Problem
from bwvreview.domain.retention import delete_on
from bwvreview.exchange.scheme_file import load_scheme
from bwvreview.services.clock import LONDON
from bwvreview.services.own_themes import with_own_themes
from bwvreview.services.scheme_in_use import scheme_of

if TYPE_CHECKING:
    from datetime import date

    from bwvreview.domain.scheme import Scheme
    from bwvreview.storage.draws import Commitment
    from bwvreview.storage.store import Store

RETENTION = "retention.days"
LONGEST = 3_650


def retention_days(store: Store, slug: str = "") -> int:
    """How many days the police keep video that is not evidence: the group's choice, else the scheme's."""
    chosen = store.settings.get(RETENTION)
    if chosen:
        return int(chosen)
    return (load_scheme(slug) if slug else scheme_of(store)).keep_days


def set_retention_days(store: Store, days: int | None) -> int:
    """Settle how long the force keeps video; None goes back to the scheme's days. Gives the days.

    Lists that are still here get their new day of deletion. Raises Problem below 1 or above ten years.
    """
    if days is not None and not 1 <= days <= LONGEST:
        raise Problem(
            f"{{Video}} cannot be kept for {days} days.",
            advice=f"Give a number of days from 1 to {LONGEST}, such as 31.",
        )
    store.settings.put(RETENTION, "" if days is None else str(days))
    kept = retention_days(store)
    for stored in store.lists.all():
        if not stored.rows_deleted:
            imported = stored.imported_at.astimezone(LONDON).date()
            store.lists.set_delete_on(stored.id, delete_on(stored.last_day, imported, kept))
    return kept


def settled(store: Store, scheme: Scheme) -> Scheme:
    """Give a scheme as this group uses it: with its own days and themes. Settling it twice changes nothing."""
    return replace(with_own_themes(store, scheme), keep_days=retention_days(store, scheme.slug))


def last_day_here(store: Store, plan: Commitment) -> date | None:
    """Give the last day on which a plan's list is kept here: the list's own, or counted from when it was taken in."""
    if plan.deleted_on is not None:
        return None
    if plan.list_id is not None:
        return store.lists.get(plan.list_id).delete_on
    return delete_on(None, plan.created_at.astimezone(LONDON).date(), retention_days(store))
