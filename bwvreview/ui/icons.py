"""Line icons and the four rating shapes, tinted with a colour of now and sharp at any scale."""

from __future__ import annotations

from functools import cache, lru_cache

from PySide6.QtCore import QByteArray, QPointF, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from bwvreview.exchange.resources import resource
from bwvreview.ui.theme import Tokens, px, tokens

RATINGS = {"green": "rate-green", "amber": "rate-amber", "red": "rate-red", "none": "rate-none"}
"""The shape of a rating: colour never stands alone."""


@cache
def _source(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text("utf-8")


@lru_cache(maxsize=256)
def _renderer(name: str, color: str, of: Tokens, stroke: float) -> QSvgRenderer:
    """Read an icon with its colours filled in. Line icons take `color`; shapes have their own tokens."""
    source = _source(name)
    if "currentColor" in source:
        source = source.replace("currentColor", color).replace('stroke-width="2"', f'stroke-width="{stroke}"')
    else:
        for token in ("good_fill", "amber_fill", "red_fill", "good", "amber", "red", "outline", "ink"):
            source = source.replace("{" + token + "}", getattr(of, token))
    return QSvgRenderer(QByteArray(source.encode()))


def paint_icon(
    painter: QPainter, name: str, at: QPointF, size: float, tone: str = "text", *, stroke: float = 2
) -> None:
    """Paint an icon with its top left corner at a point. `size` is in screen pixels, already scaled."""
    renderer = _renderer(name, getattr(tokens(), tone), tokens(), stroke)
    renderer.render(painter, QRectF(at.x(), at.y(), size, size))


def pixmap(name: str, size: float, tone: str = "text", *, ratio: float = 1.0, stroke: float = 2) -> QPixmap:
    """Give an icon as a picture of `size` pixels at 100%, for a screen with this pixel ratio."""
    side = px(size)
    made = QPixmap(round(side * ratio), round(side * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    paint_icon(painter, name, QPointF(0, 0), side, tone, stroke=stroke)
    painter.end()
    return made


def icon(name: str, size: float = 22, tone: str = "text") -> QIcon:
    """Give an icon for the places where Qt wants one (the window)."""
    made = QIcon()
    for ratio in (1.0, 2.0):
        made.addPixmap(pixmap(name, size, tone, ratio=ratio))
    return made
