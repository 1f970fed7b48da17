"""How far something is: a track of 12 and, always, the words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from bwvreview.ui.paint import box, painting
from bwvreview.ui.speech import spoken, tr
from bwvreview.ui.theme import look, px
from bwvreview.ui.widgets.layouts import column, row
from bwvreview.ui.widgets.words import words

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from bwvreview.ui.widgets.button import Button


class Track(QProgressBar):
    """The bar alone. Its length unknown (total 0), a piece moves along it for five seconds, then rests.

    Where nothing may move, the piece rests from the start.
    """

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(spoken(name))
        self.setTextVisible(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._place, self._ticks = 0.0, 0
        self._timer = QTimer(self)
        self._timer.setInterval(60)
        self._timer.timeout.connect(self._move)
        self.setRange(0, 1)
        self.setValue(0)

    def show_step(self, done: int, total: int) -> None:
        """Show how far it is; total 0 means nobody knows."""
        if total > 0:
            self._timer.stop()
            self.setRange(0, total)
            self.setValue(min(done, total))
        elif not self._timer.isActive() and self._ticks == 0:
            self.setRange(0, 0)
            if not look().still:
                self._timer.start()
        self.update()

    def _move(self) -> None:
        self._ticks += 1
        self._place = (self._place + 0.02) % 1.0
        if self._ticks * self._timer.interval() >= 5000:
            self._timer.stop()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: D102, N802 - Qt's
        return QSize(px(120), px(12))

    minimumSizeHint = sizeHint  # noqa: N815 - Qt's name

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, D102, N802 - Qt's
        with painting(self) as painter:
            box(painter, self.rect(), fill="page", edge="outline", radius=3)
            inner = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            if self.maximum() > 0:
                inner.setWidth(inner.width() * self.value() / self.maximum())
            else:
                start = inner.left() + inner.width() * self._place * 0.75
                inner.setRect(start, inner.top(), inner.width() * 0.25, inner.height())
            if inner.width() > 0:
                box(painter, inner, fill="accent", radius=2)


class Progress(QWidget):
    """A track with its words, and a button that stops the work when given one."""

    def __init__(self, name: str, *, stop: Button | None = None) -> None:
        super().__init__()
        self.track = Track(name)
        self.words = words("", "hint")
        self.name = words(name, "strong")
        head = row(self.name, None, self.words)
        self.setLayout(row(column(head, 6, self.track), stop, gap=16) if stop else column(head, 6, self.track))
        self._what = ""
        self.setAccessibleName(spoken(name))

    def set_what(self, what: str) -> None:
        """Say what is counted: “rows read”."""
        self._what = what

    def show_step(self, done: int, total: int) -> None:
        """Show the step in the bar and in words: “21 of 40 answered”."""
        self.track.show_step(done, total)
        said = f"{done:,}" if not total else tr("{done} of {total}", done=f"{done:,}", total=f"{total:,}")
        self.show_words(f"{said} {spoken(self._what)}".strip())

    def show_words(self, text: str) -> None:
        """Show these words beside the bar."""
        self.words.setText(text)
        self.track.setAccessibleDescription(spoken(text))


def side_progress(name: str) -> Progress:
    """Give the progress of the side bar: the name left, the words right, the track below."""
    made = Progress(name)
    made.words.setAlignment(Qt.AlignmentFlag.AlignRight)
    return made
