"""Notes that a reviewer makes while watching, at a time of the clip."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bwvreview.domain.reviewing import PANEL

if TYPE_CHECKING:
    from datetime import datetime

    from bwvreview.storage.store import Store


@dataclass(frozen=True, slots=True)
class AddNote:
    """A new note; `at_seconds` is the time in the clip, None when it is about all of it."""

    clip_id: int
    at_seconds: int | None
    text: str
    reviewer: str = PANEL


def add_note(store: Store, request: AddNote, *, at: datetime) -> int:
    """Keep a note; give its number."""
    return store.answers.add_note(request.clip_id, request.reviewer, request.at_seconds, request.text, at)


def change_note(store: Store, note_id: int, text: str, *, at: datetime) -> None:
    """Write a note anew. Raises WorkspaceProblem when it is not there any more."""
    store.answers.change_note(note_id, text, at)


def remove_note(store: Store, note_id: int, *, at: datetime) -> None:
    """Take a note away for good. Raises WorkspaceProblem when it is not there any more."""
    store.answers.delete_note(note_id, at)
