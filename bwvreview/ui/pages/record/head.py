"""The bar above a clip that is recorded: the way out, what clip it is, and whether everything is saved."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal

from bwvreview.ui.speech import tr
from bwvreview.ui.widgets.kit import (
    Button,
    Chip,
    LetterMark,
    SavedState,
    TopBar,
    columns,
    days_words,
    empty,
    flow,
    holder,
    row,
    words,
)


@dataclass(frozen=True, slots=True)
class ClipHead:
    """What may be seen of a clip: slot, themes, days left, its place among the clips; who answers alone.

    A practice clip stands among no others (`clips` is 0), and has no days left.
    """

    slot: str
    themes: tuple[str, ...]
    days_left: int | None
    position: int
    clips: int
    letter: str = ""


class HeadBar(TopBar):
    """“Leave this clip”, V03, its themes, days left, “Clip 3 of 11”; at the right the saved state and “Undo”."""

    left = Signal()
    undone = Signal()

    def __init__(self) -> None:
        self.leave = Button("Leave this {clip}", size="row", icon="chevron-left")
        self.slot = words("", "figure-1", wrap=False)
        self._chips = row(gap=8)
        self._days = row(gap=0)
        self._place = words("", "muted", wrap=False)
        self.saved = SavedState()
        self.undo = Button("Undo", size="row", icon="arrow-back-up")
        self.undo.setToolTip("Ctrl+Z")
        first = flow(self.leave, self.slot, holder(self._chips), holder(self._days), self._place, gap=16)
        super().__init__(columns(first, flow(self.saved, self.undo, gap=16), shares=(1, 0), gap=16), margin=20)
        self.leave.clicked.connect(self.left)
        self.undo.clicked.connect(self.undone)
        self.show_undo(available=False)

    def show_clip(self, clip: ClipHead) -> None:
        """Show another clip."""
        self.slot.setText(clip.slot)
        alone = [LetterMark(clip.letter), words(f"Reviewer {clip.letter}", "strong", wrap=False)] if clip.letter else []
        days = [days_words(clip.days_left)] if clip.clips else []
        for layout, parts in ((self._chips, [*alone, *map(Chip, clip.themes)]), (self._days, days)):
            empty(layout)
            for part in parts:
                layout.addWidget(part)
        self._place.setText(tr("{Clip} {place} of {all}", place=clip.position, all=clip.clips) if clip.clips else "")
        self.saved.hide()

    def show_undo(self, *, available: bool) -> None:
        """Say whether there is an answer to take back."""
        self.undo.set_available(reason="" if available else "No answer was given since this {clip} was opened")
