"""A measure over time: a mark for each figure, a line for its range, and the words of the last ones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPen

from bwvreview.ui.paint import box, painting, words_at
from bwvreview.ui.theme import px, tokens
from bwvreview.ui.widgets.bars import WalkedRows

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter, QPaintEvent

_LEFT, _RIGHT, _TOP, _PLOT, _BELOW = 46, 30, 24, 104, 26
_NAMED, _DOT, _CAP = 62, 4.0, 4.0


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """A figure from 0 to 1 with its range; None where there is none. `said` tells it in words."""

    name: str
    value: float | None
    low: float | None
    high: float | None
    said: str


class TrendChart(WalkedRows):
    """One measure over time, from 0 to 100%. Left and Right walk the figures."""

    def __init__(self, name: str, *points: TrendPoint) -> None:
        super().__init__(name)
        self._points = points
        self.show_said(tuple(f"{point.name}: {point.said}" for point in points))
        self._at = max(len(points) - 1, 0)
        self._say()

    def place_at(self, point: QPointF) -> int:  # noqa: D102
        step = self._step()
        return round((point.x() - self._first()) / step) if step else 0

    def sizeHint(self) -> QSize:  # noqa: D102, N802 - Qt's
        return QSize(px(260), px(_TOP + _PLOT + _BELOW))

    def minimumSizeHint(self) -> QSize:  # noqa: D102, N802 - Qt's
        return QSize(px(200), px(_TOP + _PLOT + _BELOW))

    def _first(self) -> float:
        return px(_LEFT) + px(_RIGHT)

    def _step(self) -> float:
        room = self.width() - self._first() - px(_RIGHT)
        return max(room, 1) / (len(self._points) - 1) if len(self._points) > 1 else 0.0

    def _y(self, share: float) -> float:
        return px(_TOP) + (1 - share) * px(_PLOT)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, D102, N802 - Qt's
        with painting(self) as painter:
            self._paint_scale(painter)
            self._paint_way(painter)
            every = max(1, -(-px(_NAMED) // max(int(self._step()), 1)))
            for place, point in enumerate(self._points):
                self._paint_point(painter, place, point, named=(len(self._points) - 1 - place) % every == 0)

    def _paint_scale(self, painter: QPainter) -> None:
        for share in (0.0, 0.5, 1.0):
            y = self._y(share)
            painter.setPen(QPen(tokens().color("hairline"), 1))
            painter.drawLine(QPointF(px(_LEFT), y), QPointF(self.width(), y))
            place = QRectF(0, y - px(10), px(_LEFT) - 6, px(20))
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            words_at(painter, place, f"{round(100 * share)}%", size=14, tone="muted", flags=flags)

    def _paint_way(self, painter: QPainter) -> None:
        painter.setPen(QPen(tokens().color("text"), 2))
        before: QPointF | None = None
        for place, point in enumerate(self._points):
            here = None if point.value is None else QPointF(self._x(place), self._y(point.value))
            if before is not None and here is not None:
                painter.drawLine(before, here)
            before = here

    def _x(self, place: int) -> float:
        return self._first() + place * self._step()

    def _paint_point(self, painter: QPainter, place: int, point: TrendPoint, *, named: bool) -> None:
        x = self._x(place)
        middle = Qt.AlignmentFlag.AlignCenter
        if place == self._at and self.hasFocus():
            box(painter, QRectF(x - px(30), 0, px(60), self.height()), edge="accent", width=2, radius=6)
        if named:
            below = QRectF(x - px(40), px(_TOP + _PLOT + 4), px(80), px(20))
            words_at(painter, below, point.name, size=14, tone="muted", flags=middle)
        if point.value is None or point.low is None or point.high is None:
            return
        painter.setPen(QPen(tokens().color("text"), 1.5))
        top, bottom = self._y(point.high), self._y(point.low)
        painter.drawLine(QPointF(x, top), QPointF(x, bottom))
        for end in (top, bottom):
            painter.drawLine(QPointF(x - _CAP, end), QPointF(x + _CAP, end))
        dot = QRectF(x - _DOT, self._y(point.value) - _DOT, 2 * _DOT, 2 * _DOT)
        box(painter, dot, fill="surface", edge="text", width=2, radius=_DOT)
        if named:
            said = f"{round(100 * point.value)}%"
            above = QRectF(x - px(22), max(top - px(22), 0), px(44), px(20))
            box(
                painter, above.adjusted(px(4), px(2), -px(4), -px(2)), fill="surface", radius=0
            )  # no line strikes it out
            words_at(painter, above, said, size=14, weight=600, flags=middle)
