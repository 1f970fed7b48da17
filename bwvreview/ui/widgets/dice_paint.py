"""Where the boxes of the dice lie, and how they are painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt

from bwvreview.ui.icons import paint_icon
from bwvreview.ui.paint import box, words_at
from bwvreview.ui.theme import px

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

_GAP = 10
_MIDDLE = 16
_HEAD, _BOX, _BETWEEN, _AFTER = 26, 70, 24, 14


class BoxLayout:
    """Lays boxes out in lines of ten, or of five when they would get too small."""

    def __init__(self, width: int, count: int, *, both: bool) -> None:
        self.count, self.both = count, both
        self.label = px(136)
        self.across = 10
        if self._side(width) < px(40):
            self.across = 5
        self.side = min(px(104), max(24, self._side(width)))
        self.lines = -(-count // self.across)
        self.line_height = px(_HEAD) + px(_BOX) + ((px(_BETWEEN) + px(_BOX)) if both else 0)
        self.height = self.lines * self.line_height + (self.lines - 1) * _AFTER

    def _side(self, width: int) -> int:
        gaps = _GAP * (self.across - 1) + (_MIDDLE if self.across == 10 else 0)
        return (width - self.label - gaps - 4) // self.across

    def top(self, line: int) -> float:
        """Give the upper edge of a line."""
        return float(line * (self.line_height + _AFTER))

    def column(self, place: int) -> tuple[float, float]:
        """Give the left edge of a die's boxes, and the upper edge of its line."""
        line, across = divmod(place, self.across)
        middle = _MIDDLE if self.across == 10 and across >= 5 else 0
        return self.label + across * (self.side + _GAP) + middle, self.top(line)

    def box(self, place: int, which: int) -> QRectF:
        """Give the box of a die (from 0) in the first or second entry."""
        x, y = self.column(place)
        below = px(_HEAD) + which * (px(_BOX) + px(_BETWEEN))
        return QRectF(x, y + below, self.side, px(_BOX))


def paint_dice(painter: QPainter, at: BoxLayout, first: str, second: str, *, compare: bool) -> None:
    """Paint the boxes. `compare` shows ticks and ≠ between the two entries."""
    for line in range(at.lines):
        top = at.top(line)
        words_at(painter, QRectF(0, top, at.label, px(_HEAD)), "Die", size=19, tone="muted")
        names = ("Rolled", "Read back") if at.both else ("Rolled",)
        for which, name in enumerate(names):
            y = at.box(line * at.across, which).top()
            words_at(painter, QRectF(0, y, at.label, px(_BOX)), name, size=20, weight=600)
    for place in range(at.count):
        _paint_die(painter, at, place, first, second, compare=compare)


def _paint_die(painter: QPainter, at: BoxLayout, place: int, first: str, second: str, *, compare: bool) -> None:
    one, other = first[place : place + 1], second[place : place + 1]
    wrong = compare and bool(one) and bool(other) and one != other
    x, y = at.column(place)
    centre = Qt.AlignmentFlag.AlignCenter
    head = QRectF(x, y, at.side, px(_HEAD))
    words_at(painter, head, str(place + 1), size=19, weight=600, tone="red" if wrong else "muted", flags=centre)
    for which, digit in enumerate((one, other) if at.both else (one,)):
        rect = at.box(place, which)
        if wrong:
            box(painter, rect, fill="red_tint", edge="red", width=4, radius=8)
        else:
            box(painter, rect, fill="surface", edge="outline", width=2, radius=8)
        words_at(painter, rect, digit, size=52, weight=700, mono=True, flags=centre)
    if compare and at.both and one and other:
        side = px(20)
        spot = QPointF(x + (at.side - side) / 2, at.box(place, 0).bottom() + (px(_BETWEEN) - side) / 2)
        name, tone = ("equal-not", "red") if wrong else ("check", "good")
        paint_icon(painter, name, spot, side, tone, stroke=3)
