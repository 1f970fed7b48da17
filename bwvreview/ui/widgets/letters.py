"""The letter of a reviewer in a circle: who chose what, without a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from bwvreview.ui.paint import box, painting, words_at
from bwvreview.ui.theme import px

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter, QPaintEvent

SIDE, GAP = 28, 5


def letters_width(count: int) -> int:
    """Give the room that some letters need beside one another."""
    return count * px(SIDE) + max(0, count - 1) * GAP


def paint_letter(painter: QPainter, at: QPointF, letter: str) -> None:
    """Paint a letter in its circle."""
    side = px(SIDE)
    rect = QRectF(at.x(), at.y(), side, side)
    box(painter, rect, fill="sunken", edge="outline", radius=side / 2)
    size = 14 if len(letter) == 1 else 12
    words_at(painter, rect, letter, size=size, weight=600, flags=Qt.AlignmentFlag.AlignCenter)


class LetterMark(QWidget):
    """A reviewer's letter beside words."""

    def __init__(self, letter: str) -> None:
        super().__init__()
        self._letter = letter
        self.setAccessibleName(f"Reviewer {letter}")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: D102, N802 - Qt's
        return QSize(px(SIDE), px(SIDE))

    minimumSizeHint = sizeHint  # noqa: N815 - Qt's name

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, D102, N802 - Qt's
        with painting(self) as painter:
            paint_letter(painter, QPointF(0, 0), self._letter)
