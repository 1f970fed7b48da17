"""The box of the palette: one line to type in, and below it what is meant by it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFontMetricsF, QKeyEvent
from PySide6.QtWidgets import QDialog, QPushButton, QSizePolicy, QWidget

from bwvreview.ui.icons import paint_icon
from bwvreview.ui.paint import barred_box, box, painting, words_at
from bwvreview.ui.palette.match import cost
from bwvreview.ui.speech import spoken, tr
from bwvreview.ui.theme import font, px
from bwvreview.ui.widgets.button import paint_key
from bwvreview.ui.widgets.fields import Field
from bwvreview.ui.widgets.layouts import column
from bwvreview.ui.widgets.scroll import Scroll
from bwvreview.ui.widgets.words import words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QPaintEvent

_ROW, _WIDTH, _HEIGHT, _EDGE = 44, 640, 560, 32
_PAGE = 6


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that can be done now: its words, where it is, other words for it, its key."""

    title: str
    where: str
    icon: str
    do: Callable[[], None]
    also: str = ""
    key: str = ""


class OfferRow(QPushButton):
    """One offer: icon, words, where it is, and its key at the right."""

    def __init__(self, offer: Offer) -> None:
        super().__init__(offer.title.replace("&", "&&"))
        self.offer = offer
        key = f", {offer.key}" if offer.key else ""
        self.setAccessibleName(offer.title)
        self.setAccessibleDescription(f"{offer.where}{key}")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the line above keeps the focus: typing goes on
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def nextCheckState(self) -> None:  # noqa: D102, N802 - Qt's: only the box says which one is meant
        return

    def sizeHint(self) -> QSize:  # noqa: D102, N802 - Qt's
        return QSize(px(200), px(_ROW))

    minimumSizeHint = sizeHint  # noqa: N815 - Qt's name

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, D102, N802 - Qt's
        meant, middle, side = self.isChecked(), self.height() / 2, px(20)
        with painting(self) as painter:
            if meant:
                barred_box(painter, QRectF(self.rect()), fill="tint", edge="accent", bar="accent", width=4, radius=6)
            elif self.underMouse():
                box(painter, self.rect(), fill="sunken")
            paint_icon(painter, self.offer.icon, QPointF(14, middle - side / 2), side)
            right = self.width() - 12.0
            if self.offer.key:
                right -= QFontMetricsF(font(14, 600)).horizontalAdvance(self.offer.key) + 20
                paint_key(painter, QPointF(right, middle - px(12)), self.offer.key)
                right -= 12
            left = 14 + side + 12
            where = QFontMetricsF(font(14)).horizontalAdvance(self.offer.where)
            letters = QFontMetricsF(font(16, 600 if meant else 400))
            if left + letters.horizontalAdvance(self.offer.title) + 16 + where < right:
                spot = QRectF(right - where - 2, 0, where + 2, self.height())
                words_at(painter, spot, self.offer.where, size=14, tone="text" if meant else "muted")
                right -= where + 12
            title = letters.elidedText(self.offer.title, Qt.TextElideMode.ElideRight, right - left)
            words_at(painter, QRectF(left, 0, right - left, self.height()), title, weight=600 if meant else 400)


class PaletteBox(QDialog):
    """Shows the offers that fit what is typed, best first. Up and Down choose, Enter does it, Esc goes away."""

    chosen = Signal(object)  # Offer

    def __init__(self, over: QWidget) -> None:
        super().__init__(over, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setWindowTitle("Find a page or an action")
        self.setModal(True)
        self.finished.connect(over.activateWindow)  # not every desktop gives the focus back by itself
        self._offers: tuple[Offer, ...] = ()
        self._rows: list[OfferRow] = []
        self._at = 0
        self.line = Field("Find a page or an action")
        self.line.setPlaceholderText(spoken("Type a word: save, letters, list"))
        self.line.textChanged.connect(self._follow)
        self.line.installEventFilter(self)
        self._said = words("", "hint")
        self._list = column(gap=2, margins=(4, 4, 8, 4))
        inside = QWidget()
        inside.setLayout(column(self._list, None))
        self._scroll = Scroll(inside, sideways=False)
        made = column(self.line, 8, self._said, 4, self._scroll, margins=(20, 20, 12, 16))
        made.setStretch(4, 1)
        self.setLayout(made)

    def open_over(self, window: QWidget, offers: Sequence[Offer]) -> None:
        """Show the offers in the upper middle of a window, with nothing typed."""
        width = min(px(_WIDTH), window.width() - 2 * _EDGE)
        height = min(px(_HEIGHT), window.height() - 2 * _EDGE)
        corner = window.mapToGlobal(QPointF((window.width() - width) / 2, min(72, (window.height() - height) / 2)))
        self.setGeometry(round(corner.x()), round(corner.y()), width, height)
        self.line.clear()
        self.offer(offers)
        self.open()
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)

    def offer(self, offers: Sequence[Offer]) -> None:
        """Show other offers; what was typed stays."""
        self._offers = tuple(offers)
        self._follow()

    @property
    def shown(self) -> tuple[Offer, ...]:
        """What fits, best first."""
        return tuple(row.offer for row in self._rows)

    def _follow(self) -> None:
        typed = self.line.text()
        costs = [(cost(typed, one.title, one.also), place, one) for place, one in enumerate(self._offers)]
        found = [one for _, _, one in sorted((c, place, one) for c, place, one in costs if c is not None)]
        while self._list.count():
            item = self._list.takeAt(0)
            old = item.widget() if item is not None else None
            if old is not None:
                old.setParent(None)
                old.deleteLater()
        self._rows = [OfferRow(one) for one in found]
        for row in self._rows:
            row.clicked.connect(lambda _=False, one=row.offer: self._do(one))
            self._list.addWidget(row)
        said = tr("{n} things you can do now", len(found), one="{n} thing you can do now")
        self._said.setText(said if found else "Nothing is called that")
        self._mean(0)

    def _mean(self, place: int) -> None:
        """Mark one row, bring it into view, and say it aloud."""
        self._at = max(0, min(place, len(self._rows) - 1))
        for at, row in enumerate(self._rows):
            row.setChecked(at == self._at)
        if not self._rows:
            self.line.setAccessibleDescription(spoken("Nothing is called that"))
            return
        meant = self._rows[self._at]
        self._scroll.ensureWidgetVisible(meant, 0, 4)
        said = tr("{title}, {place} of {all}", title=meant.offer.title, place=self._at + 1, all=len(self._rows))
        self.line.setAccessibleDescription(f"{said}. {spoken('Enter does it. Up and Down choose another.')}")
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.line, said))

    def _do(self, offer: Offer) -> None:
        self.accept()
        self.chosen.emit(offer)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: D102, N802 - Qt's
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: _PAGE, Qt.Key.Key_PageUp: -_PAGE}
            if key in steps:
                self._mean(self._at + steps[key])
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if self._rows:
                    self._do(self._rows[self._at].offer)
                return True
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, D102, N802 - Qt's
        with painting(self) as painter:
            box(painter, QRectF(self.rect()), fill="surface", edge="outline", width=2, radius=0)
