"""What is there to work with: so that nothing is offered that could only be refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bwvreview.services.current_session import current_session

if TYPE_CHECKING:
    from bwvreview.storage.store import Store


def what_is_there(store: Store) -> frozenset[str]:
    """Give what these records hold now: “list” while the rows of one are here, “session” once there is one."""
    found = set()
    if any(not one.rows_deleted for one in store.lists.all()):
        found.add("list")
    if current_session(store) is not None:
        found.add("session")
    return frozenset(found)
