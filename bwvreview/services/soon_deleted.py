"""How many clips of the open session the police are about to delete: numbers only."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bwvreview.services.overview import home_view

if TYPE_CHECKING:
    from datetime import date

    from bwvreview.storage.store import Store

SOON = 3
"""So many days before, and on the day, somebody should know."""


class SoonDeleted(NamedTuple):
    """Clips that nobody has watched and the police do not keep: on their last day, and on one of the next days."""

    today: int
    soon: int


def soon_deleted(store: Store, *, today: date) -> SoonDeleted:
    """Count the clips that are deleted today, and those of the next three days. Holds no slot and no reference."""
    left = [clip.days_left for clip in home_view(store, today=today).expiring if not clip.kept]
    return SoonDeleted(left.count(0), sum(days is not None and 0 < days <= SOON for days in left))
