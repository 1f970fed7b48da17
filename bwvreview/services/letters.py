"""Things that a window sends to a server and that may have to wait: answers and notes, written so that they last."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from bwvreview.services.keep_answer import keep_answer
from bwvreview.services.record_answer import RecordAnswer
from bwvreview.services.take_notes import AddNote, add_note, change_note, remove_note

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bwvreview.services.workspace import Workspace
    from bwvreview.storage.senders import Turn
    from bwvreview.storage.store import Store


@dataclass(frozen=True, slots=True)
class Letter:
    """One thing to keep: an “answer”, a “note”, another “wording” of a note, or one “removed”; given at a moment.

    A note that was written while the server was away has no number yet: it is known by its clip, its reviewer and the
    moment at which it was last written.
    """

    kind: str
    about: Mapping[str, Any]
    at: datetime

    def as_record(self) -> dict[str, Any]:
        """Give it as JSON can write it."""
        return {"kind": self.kind, "about": dict(self.about), "at": self.at.isoformat()}

    @classmethod
    def of_record(cls, record: Mapping[str, Any]) -> Letter:
        """Read it again."""
        return cls(record["kind"], record["about"], datetime.fromisoformat(record["at"]))


def answer_letter(request: RecordAnswer, at: datetime) -> Letter:
    """Give an answer as a letter."""
    return Letter("answer", asdict(request), at)


def note_letter(
    kind: str, note: AddNote, at: datetime, of: int | datetime | None = None, seen: str | None = None
) -> Letter:
    """Give a note as a letter; `of` is the one that it changes: its number, or when it was last written.

    `seen` are the words that this window took to stand there: other words are not overwritten.
    """
    which = of.isoformat() if isinstance(of, datetime) else of
    return Letter(kind, {**asdict(note), "of": which, "seen": seen}, at)


def keep_letter(workspace: Workspace, letter: Letter, turn: Turn) -> str | int | None:
    """Keep what a letter says, once: give the answer before, or the note's number.

    Raises ServerAway while nobody knows whether it was kept: it may be sent again. Any other Problem refuses it.
    """
    if letter.kind == "answer":
        return keep_answer(workspace, RecordAnswer(**letter.about), at=letter.at, turn=turn)
    about = dict(letter.about)
    of, seen = about.pop("of"), about.pop("seen", None)
    with workspace.store() as store:
        if store.senders.is_new(turn):
            return _keep_note(store, letter.kind, AddNote(**about), of, letter.at, seen)
        return _find(store, AddNote(**about), letter.at.isoformat())


def _keep_note(
    store: Store, kind: str, note: AddNote, of: int | str | None, at: datetime, seen: str | None
) -> int | None:
    before = None if seen is None else replace(note, text=seen)
    found = None if of is None else _find(store, note, of)
    if kind == "removed":
        if found is not None:
            remove_note(store, found, at=at, seen=before)
        return None
    if found is None:  # new, or taken away elsewhere meanwhile: then its words are kept
        return add_note(store, note, at=at)
    return change_note(store, found, note.text, at=at, seen=before)


def _find(store: Store, note: AddNote, of: int | str) -> int | None:
    for one in store.answers.notes(note.clip_id, note.reviewer):
        if of in {one.id, one.written_at.isoformat()} or (
            isinstance(of, str) and one.written_at == datetime.fromisoformat(of)
        ):
            return one.id
    return None
