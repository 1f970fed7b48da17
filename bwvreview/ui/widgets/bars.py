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


class BarRows(QWidget):
    """Bars below one another, one scale for all. Takes the focus; Up and Down walk."""

    ring_radius = 6

    def __init__(self, name: str, *bars: Bar, label_width: int = 150, value_width: int = 110) -> None:
        super().__init__()
        self._name, self._label, self._value = name, label_width, value_width
        self._bars: tuple[Bar, ...] = ()
        self._at = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_bars(*bars)

    def show_bars(self, *bars: Bar) -> None:
        """Show these bars instead."""
        self._bars, self._at = bars, 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if bars else Qt.FocusPolicy.NoFocus)
        self._say()
        self.updateGeometry()
        self.update()

    def _say(self) -> None:
        self.setAccessibleName(self._name)
        self.setAccessibleDescription(self._bars[self._at].spoken if self._bars else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102, N802 - Qt's
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1}.get(
            Qt.Key(event.key()), 0
        )
        if step and self._bars:
            self._at = max(0, min(len(self._bars) - 1, self._at + step))
            self._say()
            self.update()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Say a bar's value in a tip."""
        if event.type() == QEvent.Type.ToolTip and self._bars:
            helped: QHelpEvent = event  # type: ignore[assignment]
            place = min(len(self._bars) - 1, helped.pos().y() // self._row_height())
            QToolTip.showText(helped.globalPos(), self._bars[place].spoken, self)
            return True
        return super().event(event)

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
        label = max(px(self._label), 0)
        tone = "muted" if bar.reason else "text"
        name = QFontMetricsF(font(16)).elidedText(bar.label, Qt.TextElideMode.ElideRight, label - 4)
        words_at(painter, QRectF(rect.left(), rect.top(), label, rect.height()), name, tone=tone)
        left = rect.left() + label + 12
        middle = rect.center().y()
        if bar.reason:
            paint_icon(painter, "ban", QPointF(left - 4, middle - px(18) / 2), px(18), "muted")
            place = QRectF(left + px(18) + 4, rect.top(), rect.right() - left - px(18) - 4, rect.height())
            reason = QFontMetricsF(font(16)).elidedText(bar.reason, Qt.TextElideMode.ElideRight, place.width())
            words_at(painter, place, reason, tone="muted")
            return
        room = max(20.0, rect.right() - left - px(self._value) - 12)
        height = px(20)
        box(painter, QRectF(left, middle - height / 2, max(3.0, room * 0.95 * share), height), fill="accent", radius=3)
        value = QRectF(left + room + 12, rect.top(), px(self._value), rect.height())
        words_at(painter, value, bar.words, weight=600)
