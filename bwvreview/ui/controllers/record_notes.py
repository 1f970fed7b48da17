"""The notes of a clip: shown at once, kept in the same order as the answers, brought back when removed by mistake."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from bwvreview.domain.reviewing import PANEL
from bwvreview.services.take_notes import AddNote, add_note, change_note, remove_note
from bwvreview.ui.pages.record.notes import NoteLine
from bwvreview.ui.saving import Post

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from bwvreview.services.letters import Letter
    from bwvreview.storage.answers import Note
    from bwvreview.storage.store import Store
    from bwvreview.ui.pages.record.notes import NotesCard
    from bwvreview.ui.saving import SaveQueue
    from bwvreview.ui.widgets.toast import Toast


def _order(line: NoteLine) -> tuple[int, int]:
    return -1 if line.at_seconds is None else line.at_seconds, line.key


class NoteBook(QObject):
    """Joins the notes on the page with those kept. A line's `key` is ours; `_kept_as` knows what it is kept as."""

    def __init__(self, card: NotesCard, saves: SaveQueue, toast: Toast) -> None:
        super().__init__(saves)
        self._card, self._saves, self._toast = card, saves, toast
        self._clip_id, self._reviewer = 0, PANEL
        self._lines: list[NoteLine] = []
        self._kept_as: dict[int, int | datetime] = {}  # its number, or when it was written if that waits here
        self._next = 0
        self._removed: NoteLine | None = None
        card.added.connect(self.add)
        card.changed.connect(self.change)
        card.removed.connect(self.remove)
        toast.undone.connect(self.bring_back)

    def open(self, clip_id: int, notes: Iterable[Note], reviewer: str = PANEL) -> None:
        """Show the notes of a clip: everybody's, or one reviewer's own."""
        self._clip_id, self._reviewer, self._removed = clip_id, reviewer, None
        self._lines = []
        for note in notes:
            key = self._key()
            self._kept_as[key] = note.id
            self._lines.append(NoteLine(key, note.at_seconds, note.text))
        self._card.clear()
        self._show()

    def take_in(self, notes: Iterable[Note]) -> None:
        """Show what another window wrote, once everything from here is kept; the note that is being changed stays."""
        if any(not isinstance(self._kept_as.get(line.key), int) for line in self._lines):
            return  # one of ours waits on this computer
        keys = {kept: key for key, kept in self._kept_as.items()}
        now = []
        for note in notes:
            key = keys.get(note.id) or self._key()
            self._kept_as[key] = note.id
            now.append(NoteLine(key, note.at_seconds, note.text))
        stays = [line for line in self._lines if line.key == self._card.being_changed]
        now = [line for line in now if line.key != self._card.being_changed] + stays
        if sorted(now, key=_order) != self._lines and not self._card.row_has_focus:
            self._lines = now
            self._show()

    def _key(self) -> int:
        self._next += 1
        return self._next

    def _show(self) -> None:
        self._lines.sort(key=_order)
        self._card.show_notes(self._lines)

    def add(self, at_seconds: int | None, text: str) -> None:
        """Keep a new note."""
        key = self._key()
        request = AddNote(self._clip_id, at_seconds, text, self._reviewer)
        self._lines.append(NoteLine(key, at_seconds, text))
        self._show()
        self._keep("note", key, request, lambda store, at: add_note(store, request, at=at))

    def _keep(
        self,
        kind: str,
        key: int,
        note: AddNote,
        save: Callable[[Store, datetime], int | None],
        seen: str | None = None,
    ) -> None:
        """Keep something about a note, whose words were `seen`. What it is kept as changes only in order."""

        def letter(at: datetime) -> Letter:
            from bwvreview.services.letters import note_letter

            return note_letter(kind, note, at, self._kept_as.get(key), seen)

        def kept(number: int | None) -> None:
            if number is not None:
                self._kept_as[key] = number

        def here(at: datetime) -> None:
            self._kept_as[key] = at

        self._saves.put(Post(save, letter, kept, here))

    def _number(self, key: int) -> int:
        """Give the number of a note that is kept in a file: there nothing ever waits."""
        found = self._kept_as[key]
        return found if isinstance(found, int) else 0

    def change(self, key: int, text: str) -> None:
        """Keep other words for a note."""
        line = next((line for line in self._lines if line.key == key), None)
        if line is None:
            return
        self._lines = [NoteLine(line.key, line.at_seconds, text) if line.key == key else line for line in self._lines]
        self._show()
        request = AddNote(self._clip_id, line.at_seconds, text, self._reviewer)
        self._keep(
            "wording", key, request, lambda store, at: change_note(store, self._number(key), text, at=at), line.text
        )

    def remove(self, key: int) -> None:
        """Take a note away, and offer to bring it back."""
        line = next((line for line in self._lines if line.key == key), None)
        if line is None:
            return
        self._removed = line
        self._lines = [line for line in self._lines if line.key != key]
        self._show()
        request = AddNote(self._clip_id, line.at_seconds, line.text, self._reviewer)
        self._keep("removed", key, request, lambda store, at: remove_note(store, self._number(key), at=at), line.text)
        self._toast.say("The note was removed", undo=True)

    def bring_back(self) -> bool:
        """Write the note again that was removed last; False when there is none."""
        removed, self._removed = self._removed, None
        if removed is None:
            return False
        self._toast.hide()
        self.add(removed.at_seconds, removed.text)
        return True

    def forget_removed(self) -> None:
        """Something was answered since: “Undo” is about that now."""
        self._removed = None
