"""Shares of a whole in one bar, a row each: how clips were rated, theme by theme."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF

from bwvreview.ui.paint import box, words_at
from bwvreview.ui.theme import contrast, font, px, tokens
from bwvreview.ui.widgets.bars import LabelledRows

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

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


class StackRows(LabelledRows[Stack]):
    """Such bars below one another."""

    row_height = _ROW

    def __init__(self, name: str, *stacks: Stack, label_width: int = 150, value_width: int = 76) -> None:
        super().__init__(name, *stacks, label_width=label_width, value_width=value_width)

    def paint_row(self, painter: QPainter, room: QRectF, row: Stack) -> None:  # noqa: D102
        wide = max(20.0, room.width() - px(self._value) - 12)
        top, x = room.center().y() - px(_BAR) / 2, room.left()
        for part in row.parts:
            width = wide * part.share
            if width > _GAP + 1:
                _paint_part(painter, QRectF(x, top, width - _GAP, px(_BAR)), part)
            x += width
        value = QRectF(room.left() + wide + 12, room.top(), px(self._value), room.height())
        words_at(painter, value, row.words, size=15, tone="muted")


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
