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


def change_note(store: Store, note_id: int, text: str, *, at: datetime, seen: AddNote | None = None) -> int:
    """Write a note anew; give its number. Raises WorkspaceProblem when it is not there any more.

    `seen` is the note as whoever changes it had it: where another window has written or removed it meanwhile, nothing
    is overwritten, and the new words are kept as a note of their own.
    """
    if seen is not None and not _is_as_seen(store, note_id, seen):
        return add_note(store, AddNote(seen.clip_id, seen.at_seconds, text, seen.reviewer), at=at)
    store.answers.change_note(note_id, text, at)
    return note_id


def remove_note(store: Store, note_id: int, *, at: datetime, seen: AddNote | None = None) -> None:
    """Take a note away for good. Raises WorkspaceProblem when it is not there any more.

    One that another window has written anew since it was `seen` stays.
    """
    if seen is None or _is_as_seen(store, note_id, seen):
        store.answers.delete_note(note_id, at)


def _is_as_seen(store: Store, note_id: int, seen: AddNote) -> bool:
    from bwvreview.storage.columns import storable

    there = {note.id: note.text for note in store.answers.notes(seen.clip_id)}
    return there.get(note_id) == storable(seen.text)
