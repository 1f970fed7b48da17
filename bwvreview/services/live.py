"""What other windows on the same server do: that something changed, and what one clip's record says now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bwvreview.services.workspace import Workspace
    from bwvreview.storage.answers import Note
    from bwvreview.storage.live import Listener
    from bwvreview.storage.store import Store


def listen(workspace: Workspace, heard: Callable[[frozenset[str]], None]) -> Listener | None:
    """Call `heard`, on another thread, when somebody else changed records; None where nobody else can.

    It is told the names of tables, nothing of what is in them. Stop the listener before the workspace is closed.
    """
    if not workspace.is_shared:
        return None
    from bwvreview.storage.live import Listener

    with workspace.engine() as engine:
        return Listener(engine, heard)


@dataclass(frozen=True, slots=True)
class ClipNow:
    """The answers and the notes of one record as they stand, and the questions to which a second answer waits."""

    answers: Mapping[str, str]
    contested: frozenset[str]
    notes: tuple[Note, ...]


def clip_now(store: Store, session_id: int, clip_id: int, reviewer: str) -> ClipNow:
    """Read what stands in a record now."""
    waiting = (clash.name for clash in store.clashes.waiting(session_id) if clash.clip_id == clip_id)
    notes = tuple(store.answers.notes(clip_id, reviewer))
    return ClipNow(store.answers.of(clip_id, reviewer), frozenset(waiting), notes)
