"""Notes on the clip: one line each, a box to write in, and a warning before something identifies a person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from bwvreview.domain.note_check import check_note
from bwvreview.ui.pages.record.clip_time import clip_time
from bwvreview.ui.pages.record.note_box import NoteBox, NoteRow, NoteWarning
from bwvreview.ui.widgets.kit import Button, Card, Hairline, column, empty, flow, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from bwvreview.domain.note_check import Found

_CHECKED = 3_000
"""So many letters are looked through while someone types; nobody writes more in a note."""


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A note as it is shown; `key` names it until the page is left."""

    key: int
    at_seconds: int | None
    text: str

    @property
    def at(self) -> str:
        """Its time in the clip, in words; empty when it is about all of it."""
        return "" if self.at_seconds is None else clip_time(self.at_seconds)


class NotesCard(Card):
    """Notes of a clip. Signals: `added` (seconds, text), `changed` (key, text), `removed` (key)."""

    added = Signal(object, str)
    changed = Signal(int, str)
    removed = Signal(int)

    def __init__(self) -> None:
        super().__init__(padding=(10, 15))
        self._now, self._begun_at = 0, 0
        self._editing: NoteLine | None = None
        self._kept: set[str] = set()
        self._found: Found | None = None
        self._rows = column(gap=2)
        self.box = NoteBox("New note")
        self.box.begun.connect(self._begin)
        self.box.paused.connect(self._check)
        self.box.done.connect(self.settle)
        self.save = Button("Add the note", size="row")
        self.save.clicked.connect(self.settle)
        self.remove = Button("Remove the note", size="row")
        self.remove.clicked.connect(self._remove)
        self.instead = Button("", size="row")
        self.instead.clicked.connect(self._write_instead)
        self.keep = Button("Keep it for now", size="row")
        self.keep.clicked.connect(self._keep_it)
        self.warning = NoteWarning(self.instead, self.keep)
        self._buttons = flow(self.save, self.remove, gap=8)
        rule = "No names, number plates, addresses or badge numbers."
        head = column(words("**Notes**"), words(rule, "hint"), 6, Hairline(), 6)
        self.add(head, self._rows, 4, self.box, 8, self.warning, self._buttons, None)
        self.setAccessibleName("Notes")
        self._show_box()

    def show_notes(self, notes: Sequence[NoteLine]) -> None:
        """Show these notes."""
        empty(self._rows)
        for note in notes:
            line = NoteRow(note.at, note.text)
            line.clicked.connect(lambda _=False, note=note: self.edit(note))
            self._rows.addWidget(line)

    @property
    def being_changed(self) -> int:
        """The key of the note whose words are being changed; 0 for none."""
        return self._editing.key if self._editing is not None else 0

    @property
    def row_has_focus(self) -> bool:
        """Whether the keyboard is on a note of the list."""
        return isinstance(self.window().focusWidget(), NoteRow)

    def stops(self) -> list[QWidget]:
        """Give what can have the keyboard, in order."""
        notes = [found for place in range(self._rows.count()) if (found := self._rows.itemAt(place).widget())]  # type: ignore[union-attr]
        return [*notes, self.box.edit, self.instead, self.keep, self.save, self.remove]

    def set_now(self, seconds: int) -> None:
        """Say the time in the clip: a new note gets it with its first letter."""
        self._now = seconds
        if self._editing is None and not self.box.text():
            self.box.show_time(clip_time(seconds))

    def clear(self) -> None:
        """Begin afresh, for another clip."""
        self._kept.clear()
        self._close()

    def begin(self) -> None:
        """Put the focus into the box for a new note at this time."""
        self.settle()
        self._begin()
        self.box.show_time(clip_time(self._begun_at))
        self.box.focus_text()

    def edit(self, note: NoteLine) -> None:
        """Change a note that is there."""
        self.settle()
        self._editing = note
        self.box.show_time(note.at)
        self.box.set_text(note.text)
        self._show_box()
        self.box.focus_text()

    def settle(self) -> None:
        """Give what is written, so that nothing is lost. Emptied words take a note away."""
        text, editing = self.box.text().strip(), self._editing
        if editing is not None and not text:
            self._remove()
            return
        begun_at = self._begun_at
        self._close()
        if editing is not None and text != editing.text:
            self.changed.emit(editing.key, text)
        elif editing is None and text:
            self.added.emit(begun_at, text)

    def _remove(self) -> None:
        editing = self._editing
        self._close()
        if editing is not None:
            self.removed.emit(editing.key)

    def _begin(self) -> None:
        if self._editing is None:
            self._begun_at = self._now

    def _close(self) -> None:
        self._editing = None
        self.box.set_text("")
        self.box.show_time(clip_time(self._now))
        self._show_box()

    def _show_box(self) -> None:
        self.save.say("Add the note" if self._editing is None else "Keep the change")
        self.remove.setVisible(self._editing is not None)
        self.box.set_name("New note" if self._editing is None else f"Note at {self._editing.at}")
        self._check()

    def _check(self) -> None:
        """Warn about words that look as if they identify someone. Never stops anybody."""
        self._found = found = check_note(self.box.text()[:_CHECKED], kept=self._kept)
        self.box.mark(None if found is None else (found.start, found.end))
        self.warning.setVisible(found is not None)
        self._buttons.setVisible(found is None)
        if found is not None:
            self.warning.say(f"“{found.text}” looks like {found.looks_like}")
            self.instead.say(f"Write “{found.instead}” instead")

    def _write_instead(self) -> None:
        found, text = self._found, self.box.text()
        if found is not None and text[found.start : found.end] == found.text:
            self.box.set_text(text[: found.start] + found.instead + text[found.end :])
        self._check()
        self.box.focus_text()

    def _keep_it(self) -> None:
        if self._found is not None:
            self._kept.add(self._found.text)
        self._check()
        self.box.focus_text()
