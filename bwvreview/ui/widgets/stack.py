"""Shares of a whole in one bar, a row each: how clips were rated, theme by theme."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF

from bwvreview.ui.paint import box, painting, words_at
from bwvreview.ui.theme import contrast, font, px, tokens
from bwvreview.ui.widgets.bars import WalkedRows, paint_label, paint_reason

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter, QPaintEvent

_ROW, _BAR, _GAP, _INSIDE = 36, 28, 2.0, 34  # no words in less


@dataclass(frozen=True, slots=True)
class StackPart:
    """A part of a bar: its share from 0 to 1, and its tone: good, amber, red, or none."""

    name: str
    share: float
    tone: str

    @property
    def percent(self) -> str:
        """Say the share."""
        return f"{round(100 * self.share)}%"


@dataclass(frozen=True, slots=True)
class Stack:
    """A row: what it is about, its parts, and the words at its end. With a `reason` there is no bar."""

    label: str
    parts: tuple[StackPart, ...]
    words: str
    reason: str = ""

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        said = ", ".join(
            f"{part.name}" if part.tone == "hidden" else f"{part.name} {part.percent}" for part in self.parts
        )
        return f"{self.label}: {self.reason or f'{said}. {self.words}'}"


class StackRows(WalkedRows):
    """Such bars below one another. Up and Down walk."""

    def __init__(self, name: str, *stacks: Stack, label_width: int = 150, value_width: int = 76) -> None:
        super().__init__(name)
        self._label, self._value, self._stacks = label_width, value_width, stacks
        self.show_said(tuple(stack.spoken for stack in stacks))

    def place_at(self, point: QPointF) -> int:  # noqa: D102
        return int(point.y() // px(_ROW))

    def sizeHint(self) -> QSize:  # noqa: D102, N802 - Qt's
        return QSize(px(480), px(_ROW) * len(self._stacks))

    def minimumSizeHint(self) -> QSize:  # noqa: D102, N802 - Qt's
        return QSize(px(self._label + self._value) + 80, px(_ROW) * len(self._stacks))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, D102, N802 - Qt's
        with painting(self) as painter:
            for place, stack in enumerate(self._stacks):
                rect = QRectF(0, place * px(_ROW), self.width(), px(_ROW))
                if place == self._at and self.hasFocus():
                    box(painter, rect, fill="tint", radius=6)
                self._paint(painter, rect, stack)

    def _paint(self, painter: QPainter, rect: QRectF, stack: Stack) -> None:
        left = paint_label(painter, rect, stack.label, px(self._label), muted=bool(stack.reason))
        if stack.reason:
            paint_reason(painter, rect, left, stack.reason)
            return
        room = max(20.0, rect.right() - left - px(self._value) - 12)
        top, x = rect.center().y() - px(_BAR) / 2, left
        for part in stack.parts:
            width = room * part.share
            if width > _GAP + 1:
                _paint_part(painter, QRectF(x, top, width - _GAP, px(_BAR)), part)
            x += width
        value = QRectF(left + room + 12, rect.top(), px(self._value), rect.height())
        words_at(painter, value, stack.words, size=15, tone="muted")


def _paint_part(painter: QPainter, rect: QRectF, part: StackPart) -> None:
    plain = part.tone in {"none", "hidden"}
    fill = None if plain else f"{part.tone}_fill"
    box(painter, rect, fill=fill, edge="outline" if plain else part.tone, radius=3, dashed=plain)
    said = part.name if part.tone == "hidden" else part.percent
    if rect.width() >= max(px(_INSIDE), QFontMetricsF(font(14, 600)).horizontalAdvance(said) + px(12)):
        place = rect.adjusted(px(6), 0, 0, 0)
        tone = "text" if plain else _on_red() if part.tone == "red" else "ink"
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        words_at(painter, place, said, size=14, weight=600, tone=tone, flags=flags)


def _on_red() -> str:
    """Give the lighter of the words that can stand on red."""
    now = tokens()
    return max(("on_accent", "text", "surface"), key=lambda name: contrast(getattr(now, name), now.red_fill))
