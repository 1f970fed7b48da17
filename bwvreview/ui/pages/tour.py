"""The strip above the pages while somebody looks round with the practice list: what to do next, and ways out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from bwvreview.ui.paint import painting
from bwvreview.ui.theme import tokens
from bwvreview.ui.widgets.kit import Button, column, columns, flow, words

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from bwvreview.domain.tour import Hint


class TourStrip(QFrame):
    """Says the hint; `left` and `shown` hide and show it, the others ask for new practice or own records."""

    left = Signal()
    shown = Signal()
    afresh_wanted = Signal()
    own_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.words = words("", "body")
        self._leave = Button("Leave the tour", size="row")
        self._again = Button("Show the hints", size="row")
        self._afresh = Button("Start afresh", size="row", icon="refresh")
        self._own = Button("Begin with your own records", size="row")
        self._leave.clicked.connect(self.left)
        self._again.clicked.connect(self.shown)
        self._afresh.clicked.connect(self.afresh_wanted)
        self._own.clicked.connect(self.own_wanted)
        buttons = flow(self._leave, self._again, self._afresh, self._own, gap=8, line_gap=4)
        inside = columns(self.words, buttons, shares=(1, 0), gap=24, narrow=900)
        self.setLayout(column(inside, margins=(24, 8, 24, 8)))
        self.setAccessibleName("Tour")

    def show_hint(self, hint: Hint, steps: int) -> None:
        """Say what to do now."""
        self._say(f"**Practice, step {hint.step} of {steps}: {hint.title}.** {hint.text}", hints=True)
        self._afresh.setVisible(hint.place == "home" and hint.step == steps)  # the whole job is done

    def hide_hint(self) -> None:
        """Say only that nothing here is real."""
        self._say("**Practice.** Nothing here is real. You can throw it away at any time.", hints=False)

    def _say(self, text: str, *, hints: bool) -> None:
        self.words.setText(text)
        self.setAccessibleDescription(self.words.text())
        self._leave.setVisible(hints)
        self._again.setVisible(not hints)
        self._afresh.setVisible(not hints)
        self._own.setVisible(True)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, D102, N802 - Qt's
        with painting(self) as painter:
            painter.fillRect(self.rect(), tokens().color("tint"))
            painter.fillRect(0, self.height() - 1, self.width(), 1, tokens().color("hairline"))
