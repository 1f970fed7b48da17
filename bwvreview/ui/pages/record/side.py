"""The right side: the time in the clip, and notes. Goes below the questions when there is little room."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from bwvreview.ui.pages.record.clip_time import PAUSED, ClipTime
from bwvreview.ui.pages.record.notes import NotesCard
from bwvreview.ui.theme import px
from bwvreview.ui.widgets.kit import Scroll, column

WIDTH = 286
_MARGINS = (12, 14, 20, 14)


class SideCards(QWidget):
    """Time and notes."""

    def __init__(self) -> None:
        super().__init__()
        self._below = False
        self.time = ClipTime()
        self.notes = NotesCard()
        self.time.ticked.connect(self.notes.set_now)
        self.time.paused_here.connect(lambda seconds: self.notes.added.emit(seconds, PAUSED))
        self._cards = column(self.time, self.notes, gap=14, margins=_MARGINS)
        self._cards.setStretch(1, 1)
        self._inside = QWidget()
        self._inside.setLayout(self._cards)
        self._scroll = Scroll(self._inside, sideways=False)
        self._place = column(self._scroll)
        self.setLayout(self._place)
        self.restyle()

    def begin_note(self) -> None:
        """Begin a note at the time of now."""
        self.notes.set_now(self.time.seconds)
        self.notes.begin()

    def stops(self) -> list[QWidget]:
        """Give what can have the keyboard, in order."""
        return [self.time.button, self.time.mark, *self.notes.stops()]

    def set_below(self, below: bool) -> None:
        """Lie below the questions as a part of them, or stand beside them and scroll."""
        self._below = below
        self._cards.setContentsMargins(*((0, 14, 0, 14) if below else _MARGINS))
        if below and self._scroll.widget() is not None:
            self._place.addWidget(self._scroll.takeWidget())
        elif not below and self._scroll.widget() is None:
            self._place.removeWidget(self._inside)
            self._scroll.setWidget(self._inside)
        self._scroll.setVisible(not below)
        self._inside.setAutoFillBackground(False)
        self._inside.show()
        self.restyle()

    def restyle(self) -> None:
        """Keep the width of the design."""
        if self._below:
            self.setMinimumWidth(0)
            self.setMaximumWidth(16_777_215)
        else:
            self.setFixedWidth(px(WIDTH) + _MARGINS[0] + _MARGINS[2])
