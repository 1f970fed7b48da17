"""The few shapes that the whole screen is drawn with: rounded boxes, rings, ticks, lines of words."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen

from bwvreview.ui.icons import paint_icon
from bwvreview.ui.theme import font, px, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QRect
    from PySide6.QtWidgets import QWidget

DASHES = [3.0, 3.0]


@contextmanager
def painting(widget: QWidget) -> Iterator[QPainter]:
    """Give a smooth painter for a widget, and end it whatever happens (an open painter takes the program down)."""
    painter = QPainter(widget)
    try:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        yield painter
    finally:
        painter.end()


def box(
    painter: QPainter,
    rect: QRect | QRectF,
    *,
    fill: str | None = None,
    edge: str | None = None,
    width: float = 1,
    radius: float = 6,
    dashed: bool = False,
) -> None:
    """Paint a rounded box whose edge lies wholly inside `rect`. Colours are tokens."""
    inset = width / 2 if edge else 0.0
    inner = QRectF(rect).adjusted(inset, inset, -inset, -inset)
    painter.setBrush(QBrush(tokens().color(fill)) if fill else Qt.BrushStyle.NoBrush)
    if edge:
        pen = QPen(tokens().color(edge), width)
        if dashed:
            pen.setDashPattern([length / width for length in DASHES])
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
    corner = max(0.0, radius - inset)
    painter.drawRoundedRect(inner, corner, corner)


def barred_box(painter: QPainter, rect: QRectF, *, fill: str, edge: str, bar: str, width: float, radius: float) -> None:
    """Paint a box with a thick bar inside its left edge, following its corners (notices)."""
    box(painter, rect, fill=fill, edge=edge, radius=radius)
    outline = QPainterPath()
    outline.addRoundedRect(rect, radius, radius)
    left = QPainterPath()
    left.addRect(QRectF(rect.left(), rect.top(), width, rect.height()))
    painter.fillPath(outline.intersected(left), tokens().color(bar))


def ring(painter: QPainter, rect: QRectF, radius: float) -> None:
    """Paint the focus ring round a control: 2 px gap, 3 px band, 1 px edge. `rect` is the control's own."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for distance, token, width in ((3.5, "focus", 3.0), (5.5, "focus_edge", 1.0)):
        painter.setPen(QPen(tokens().color(token), width))
        grown = rect.adjusted(-distance, -distance, distance, distance)
        painter.drawRoundedRect(grown, radius + distance, radius + distance)


def radio(painter: QPainter, at: QPointF, *, chosen: bool) -> None:
    """Paint the circle of a radio answer, 22 px."""
    side = px(22)
    edge = "accent" if chosen else "outline"
    box(painter, QRectF(at.x(), at.y(), side, side), fill="surface", edge=edge, width=2, radius=side / 2)
    if chosen:
        gap, dot = px(6), side - 2 * px(6)
        box(painter, QRectF(at.x() + gap, at.y() + gap, dot, dot), fill="accent", radius=dot / 2)


def tick_box(painter: QPainter, at: QPointF, *, chosen: bool, available: bool = True, size: float = 22) -> None:
    """Paint the square of a tick box."""
    side = px(size)
    rect = QRectF(at.x(), at.y(), side, side)
    if chosen:
        box(painter, rect, fill="accent", radius=4)
        inner = side * 0.73
        paint_icon(painter, "check", at + QPointF((side - inner) / 2, (side - inner) / 2), inner, "on_accent", stroke=3)
    else:
        box(
            painter,
            rect,
            fill="surface" if available else None,
            edge="outline",
            width=2,
            radius=4,
            dashed=not available,
        )


def words_at(
    painter: QPainter,
    rect: QRectF,
    text: str,
    *,
    size: float = 16,
    weight: int = 400,
    tone: str = "text",
    mono: bool = False,
    flags: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
) -> None:
    """Write one line of words in a rectangle."""
    painter.setFont(font(size, weight, mono=mono))
    painter.setPen(tokens().color(tone))
    painter.drawText(rect, int(flags) | int(Qt.TextFlag.TextSingleLine), text)


def blend(token: str, over: str, amount: float) -> QColor:
    """Mix a little of one colour into another: darker on hover and when pressed."""
    one, two = tokens().color(token), QColor(over)
    keep = 1 - amount
    return QColor.fromRgbF(
        one.redF() * keep + two.redF() * amount,
        one.greenF() * keep + two.greenF() * amount,
        one.blueF() * keep + two.blueF() * amount,
    )
