"""Many that did something, or have not yet: a small tile each, with a shape beside the colour."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize

from bwvreview.ui.icons import paint_icon
from bwvreview.ui.paint import box, painting
from bwvreview.ui.theme import px
from bwvreview.ui.widgets.bars import WalkedRows

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

_WIDE, _HIGH, _GAP = 44, 30, 6


@dataclass(frozen=True, slots=True)
class Tile:
    """Who it is, whether they did it, and what that is called: “Bexley: not yet”."""

    name: str
    done: bool
    said: str


class TileGrid(WalkedRows):
    """Such tiles in rows as long as there is room. The arrow keys walk; each is read in words."""

    def __init__(self, name: str, *tiles: Tile) -> None:
        super().__init__(name)
        self._tiles = tiles
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_said(tuple(f"{tile.name}: {tile.said}" for tile in tiles))

    def _across(self, width: int) -> int:
        return max(1, (width + _GAP) // (px(_WIDE) + _GAP))

    def place_at(self, point: QPointF) -> int:  # noqa: D102
        column = min(self.across - 1, int(point.x() // (px(_WIDE) + _GAP)))
        return int(point.y() // (px(_HIGH) + _GAP)) * self.across + column

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102, N802 - Qt's
        super().resizeEvent(event)
        self.across = self._across(self.width())
        self.setFixedHeight(self.heightForWidth(self.width()))

    def restyle(self) -> None:
        """Take the height that the new size of letters needs."""
        self.setFixedHeight(self.heightForWidth(max(self.width(), 1)))

    def heightForWidth(self, width: int) -> int:  # noqa: D102, N802 - Qt's
        rows = -(-len(self._tiles) // self._across(width))
        return rows * (px(_HIGH) + _GAP) - _GAP

    def sizeHint(self) -> QSize:  # noqa: D102, N802 - Qt's
        width = 8 * (px(_WIDE) + _GAP)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:  # noqa: D102, N802 - Qt's
        return QSize(px(_WIDE), px(_HIGH))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, D102, N802 - Qt's
        with painting(self) as painter:
            for place, tile in enumerate(self._tiles):
                down, right = divmod(place, self.across)
                rect = QRectF(right * (px(_WIDE) + _GAP), down * (px(_HIGH) + _GAP), px(_WIDE), px(_HIGH))
                chosen = place == self._at and self.hasFocus()
                edge = "accent" if chosen else "good" if tile.done else "outline"
                fill = "good_tint" if tile.done else None
                box(painter, rect, fill=fill, edge=edge, width=3 if chosen else 1 if tile.done else 2, radius=4,
                    dashed=not tile.done)  # fmt: skip
                spot = rect.center() - QPointF(px(18) / 2, px(18) / 2)
                paint_icon(painter, "check" if tile.done else "clock", spot, px(18), "good" if tile.done else "text")
