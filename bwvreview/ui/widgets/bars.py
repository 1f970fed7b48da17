"""Bars with their label and their value in words. Arrow keys walk them, and a screen reader says each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPixmap
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolTip

from bwvreview.ui.icons import paint_icon
from bwvreview.ui.paint import box, painting, words_at
from bwvreview.ui.speech import spoken
from bwvreview.ui.theme import font, px
from bwvreview.ui.widgets.aloud import announce

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


class WalkedRows(QLabel):
    """Things that are painted and walked with the arrow keys; each is said in words. Takes the focus.

    A label with a picture: that is what Qt tells a screen reader as an image, with its name and description.
    """

    ring_radius = 6
    across = 1
    """How many things stand beside one another: Up and Down go by so many."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setPixmap(QPixmap(1, 1))
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
        self.setAccessibleName(spoken(self._name))
        self.setAccessibleDescription(spoken(self._said[self._at] if self._said else ""))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102, N802 - Qt's
        steps = {Qt.Key.Key_Down: self.across, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -self.across, Qt.Key.Key_Left: -1}
        step = steps.get(Qt.Key(event.key()), 0)
        if step and self._said:
            self._at = max(0, min(len(self._said) - 1, self._at + step))
            self._say()
            announce(self, self._said[self._at])
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


class Labelled(Protocol):
    """What a row of a chart has: what it is about, and why there is nothing to paint, if so."""

    @property
    def label(self) -> str: ...  # noqa: D102
    @property
    def reason(self) -> str: ...  # noqa: D102
    @property
    def spoken(self) -> str: ...  # noqa: D102


Row = TypeVar("Row", bound=Labelled)
_ABOVE = 26


class LabelledRows(WalkedRows, Generic[Row]):
    """Rows with a label at the left; above, where with these letters there is no room for it. Up and Down walk."""

    row_height = 38

    def __init__(self, name: str, *rows: Row, label_width: int, value_width: int) -> None:
        super().__init__(name)
        self._label, self._value = label_width, value_width
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._rows: tuple[Row, ...] = ()
        self.show_bars(*rows)

    def show_bars(self, *rows: Row) -> None:
        """Show these rows instead."""
        self._rows = rows
        self.show_said(tuple(row.spoken for row in rows))

    def place_at(self, point: QPointF) -> int:  # noqa: D102
        return int(point.y() // self._high(self.width()))

    def labels_above(self, width: int) -> bool:
        """Say whether a label or a reason would lose its end if they stood beside one another."""
        metrics = QFontMetricsF(font(16))
        room = width - px(self._label) - 12 - px(18) - 4
        return any(
            metrics.horizontalAdvance(row.label) > px(self._label) - 4 or metrics.horizontalAdvance(row.reason) > room
            for row in self._rows
        )

    def _high(self, width: int) -> int:
        return px(self.row_height + _ABOVE) if self.labels_above(width) else px(self.row_height)

    def hasHeightForWidth(self) -> bool:  # noqa: D102, N802 - Qt's
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: D102, N802 - Qt's
        return self._high(width) * len(self._rows)

    def sizeHint(self) -> QSize:  # noqa: D102, N802 - Qt's
        return QSize(px(480), self.heightForWidth(px(480)))

    def minimumSizeHint(self) -> QSize:  # noqa: D102, N802 - Qt's
        return QSize(px(self._value) + 80, px(self.row_height) * len(self._rows))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, D102, N802 - Qt's
        above, high = self.labels_above(self.width()), self._high(self.width())
        with painting(self) as painter:
            for place, row in enumerate(self._rows):
                rect = QRectF(0, place * high, self.width(), high)
                if place == self._at and self.hasFocus():
                    box(painter, rect, fill="tint", radius=6)
                room = self._paint_label(painter, rect, row, above=above)
                if row.reason:
                    _paint_reason(painter, room, row.reason)
                else:
                    self.paint_row(painter, room, row)

    def _paint_label(self, painter: QPainter, rect: QRectF, row: Row, *, above: bool) -> QRectF:
        """Write what a row is about; give the room for the rest."""
        width = rect.width() - 4 if above else px(self._label)
        place = QRectF(rect.left() + (4 if above else 0), rect.top(), width, px(_ABOVE + 6) if above else rect.height())
        shown = QFontMetricsF(font(16)).elidedText(row.label, Qt.TextElideMode.ElideRight, width - 4)
        words_at(painter, place, shown, tone="muted" if row.reason else "text")
        return rect.adjusted(4, px(_ABOVE), 0, 0) if above else rect.adjusted(width + 12, 0, 0, 0)

    def paint_row(self, painter: QPainter, room: QRectF, row: Row) -> None:
        """Paint what stands behind or below the label."""
        raise NotImplementedError


class BarRows(LabelledRows[Bar]):
    """Bars below one another, one scale for all."""

    def __init__(self, name: str, *bars: Bar, label_width: int = 150, value_width: int = 110) -> None:
        super().__init__(name, *bars, label_width=label_width, value_width=value_width)

    def paint_row(self, painter: QPainter, room: QRectF, row: Bar) -> None:  # noqa: D102
        share = row.value / (max(bar.value for bar in self._rows) or 1)
        wide = max(20.0, room.width() - px(self._value) - 12)
        height, middle = px(20), room.center().y()
        bar = QRectF(room.left(), middle - height / 2, max(3.0, wide * 0.95 * share), height)
        box(painter, bar, fill="accent", radius=3)
        value = QRectF(room.left() + wide + 12, room.top(), px(self._value), room.height())
        words_at(painter, value, row.words, weight=600)


def _paint_reason(painter: QPainter, room: QRectF, why: str) -> None:
    """Write why a row has no bar in its place."""
    paint_icon(painter, "ban", QPointF(room.left() - 4, room.center().y() - px(18) / 2), px(18), "muted")
    place = room.adjusted(px(18) + 4, 0, 0, 0)
    reason = QFontMetricsF(font(16)).elidedText(why, Qt.TextElideMode.ElideRight, place.width())
    words_at(painter, place, reason, tone="muted")
