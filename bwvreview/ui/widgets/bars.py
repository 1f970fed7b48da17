"""Bars with their label and their value in words. Arrow keys walk them, and a screen reader says each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from bwvreview.ui.icons import paint_icon
from bwvreview.ui.paint import box, painting, words_at
from bwvreview.ui.theme import font, px

if TYPE_CHECKING:
    from PySide6.QtGui import QHelpEvent, QKeyEvent, QPainter, QPaintEvent


@dataclass(frozen=True, slots=True)
class Bar:
    """A label, a length, and the value in words. With a `reason` there is no bar: the reason stands in its place."""

    label: str
    value: float
    words: str
    reason: str = ""

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        return f"{self.label}: {self.reason or self.words}"


class WalkedRows(QWidget):
    """Things that are painted and walked with the arrow keys; each is said in words. Takes the focus."""

    ring_radius = 6
    across = 1
    """How many things stand beside one another: Up and Down go by so many."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._said: tuple[str, ...] = ()
        self._at = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_said(self, said: tuple[str, ...]) -> None:
        """Say these things instead, one for each that is painted."""
        self._said, self._at = said, 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if said else Qt.FocusPolicy.NoFocus)
        self._say()
        self.updateGeometry()
        self.update()

    def _say(self) -> None:
        self.setAccessibleName(self._name)
        self.setAccessibleDescription(self._said[self._at] if self._said else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102, N802 - Qt's
        steps = {Qt.Key.Key_Down: self.across, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -self.across, Qt.Key.Key_Left: -1}
        step = steps.get(Qt.Key(event.key()), 0)
        if step and self._said:
            self._at = max(0, min(len(self._said) - 1, self._at + step))
            self._say()
            self.update()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Say the thing under the pointer in a tip."""
        if event.type() == QEvent.Type.ToolTip and self._said:
            helped: QHelpEvent = event  # type: ignore[assignment]
            place = max(0, min(len(self._said) - 1, self.place_at(QPointF(helped.pos()))))
            QToolTip.showText(helped.globalPos(), self._said[place], self)
            return True
        return super().event(event)

    def place_at(self, point: QPointF) -> int:
        """Give the number of the thing at a point."""
        raise NotImplementedError


class BarRows(WalkedRows):
    """Bars below one another, one scale for all. Up and Down walk."""

    def __init__(self, name: str, *bars: Bar, label_width: int = 150, value_width: int = 110) -> None:
        super().__init__(name)
        self._label, self._value = label_width, value_width
        self._bars: tuple[Bar, ...] = ()
        self.show_bars(*bars)

    def show_bars(self, *bars: Bar) -> None:
        """Show these bars instead."""
        self._bars = bars
        self.show_said(tuple(bar.spoken for bar in bars))

    def place_at(self, point: QPointF) -> int:  # noqa: D102
        return int(point.y() // self._row_height())

    def _row_height(self) -> int:
        return px(38)

    def sizeHint(self) -> QSize:  # noqa: D102, N802 - Qt's
        return QSize(px(460), self._row_height() * len(self._bars))

    def minimumSizeHint(self) -> QSize:  # noqa: D102, N802 - Qt's
        return QSize(px(self._label + self._value) + 80, self._row_height() * len(self._bars))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, D102, N802 - Qt's
        longest = max((bar.value for bar in self._bars), default=0) or 1
        with painting(self) as painter:
            for place, bar in enumerate(self._bars):
                rect = QRectF(0, place * self._row_height(), self.width(), self._row_height())
                if place == self._at and self.hasFocus():
                    box(painter, rect, fill="tint", radius=6)
                self._paint_bar(painter, rect, bar, bar.value / longest)

    def _paint_bar(self, painter: QPainter, rect: QRectF, bar: Bar, share: float) -> None:
        left = paint_label(painter, rect, bar.label, px(self._label), muted=bool(bar.reason))
        if bar.reason:
            paint_reason(painter, rect, left, bar.reason)
            return
        room = max(20.0, rect.right() - left - px(self._value) - 12)
        height = px(20)
        middle = rect.center().y()
        box(painter, QRectF(left, middle - height / 2, max(3.0, room * 0.95 * share), height), fill="accent", radius=3)
        value = QRectF(left + room + 12, rect.top(), px(self._value), rect.height())
        words_at(painter, value, bar.words, weight=600)


def paint_label(painter: QPainter, rect: QRectF, label: str, width: float, *, muted: bool) -> float:
    """Write what a row is about at its left end, in so much room; give where the rest begins."""
    width = max(width, 0)
    name = QFontMetricsF(font(16)).elidedText(label, Qt.TextElideMode.ElideRight, width - 4)
    words_at(painter, QRectF(rect.left(), rect.top(), width, rect.height()), name, tone="muted" if muted else "text")
    return rect.left() + width + 12


def paint_reason(painter: QPainter, rect: QRectF, left: float, why: str) -> None:
    """Write why a row has no bar in its place."""
    paint_icon(painter, "ban", QPointF(left - 4, rect.center().y() - px(18) / 2), px(18), "muted")
    place = QRectF(left + px(18) + 4, rect.top(), rect.right() - left - px(18) - 4, rect.height())
    reason = QFontMetricsF(font(16)).elidedText(why, Qt.TextElideMode.ElideRight, place.width())
    words_at(painter, place, reason, tone="muted")
