"""The steps of the room view: done ones ticked, the current one filled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QSizePolicy, QWidget

from bwvreview.ui.icons import paint_icon
from bwvreview.ui.paint import box, painting, words_at
from bwvreview.ui.speech import spoken
from bwvreview.ui.theme import font, px, tokens

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter, QPaintEvent


class StepBar(QWidget):
    """Steps 1 to n in words. `show_step(2)` fills the third."""

    def __init__(self, *steps: str) -> None:
        super().__init__()
        self._steps, self._at = tuple(map(spoken, steps)), 0
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.show_step(0)

    def show_step(self, place: int) -> None:
        """Show the step at this place (from 0) as the current one."""
        self._at = place
        self.setAccessibleName(spoken(f"Step {place + 1} of {len(self._steps)}: {self._steps[place]}"))
        self.update()

    def _width(self, *, short: bool = False) -> float:
        heavy, light = QFontMetricsF(font(18, 700)), QFontMetricsF(font(18))
        total = 0.0
        for place, step in enumerate(self._steps):
            metrics = heavy if place == self._at else light
            said = 0.0 if short and place != self._at else metrics.horizontalAdvance(step) + 10
            total += px(32) + said + (56 if place else 0)
        return total

    def sizeHint(self) -> QSize:  # noqa: D102, N802 - Qt's
        return QSize(round(self._width()) + 4, px(36))

    def minimumSizeHint(self) -> QSize:  # noqa: D102, N802 - Qt's
        return QSize(round(self._width(short=True)) + 4, px(36))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, D102, N802 - Qt's
        short = self.width() < self._width()
        x = 0.0
        with painting(self) as painter:
            for place, step in enumerate(self._steps):
                if place:
                    line = QRectF(x + 14, self.height() / 2 - 1, 28, 2)
                    painter.fillRect(line, tokens().color("outline"))
                    x += 56
                x = self._paint_step(painter, x, place, "" if short and place != self._at else step)

    def _paint_step(self, painter: QPainter, x: float, place: int, step: str) -> float:
        side, top = px(32), (self.height() - px(32)) / 2
        circle = QRectF(x, top, side, side)
        current, done = place == self._at, place < self._at
        edge = "accent" if current or done else "outline"
        box(painter, circle, fill="accent" if current else "surface", edge=edge, width=2, radius=side / 2)
        if done:
            inner = px(18)
            gap = (side - inner) / 2
            paint_icon(painter, "check", QPointF(x + gap, top + gap), inner, "accent", stroke=3)
        else:
            tone = "on_accent" if current else "muted"
            words_at(painter, circle, str(place + 1), weight=700, tone=tone, flags=Qt.AlignmentFlag.AlignCenter)
        if not step:
            return x + side
        weight = 700 if current else 400
        width = QFontMetricsF(font(18, weight)).horizontalAdvance(step)
        rect = QRectF(x + side + 10, 0, width + 4, self.height())
        words_at(painter, rect, step, size=18, weight=weight, tone="text" if current else "muted")
        return x + side + 10 + width
