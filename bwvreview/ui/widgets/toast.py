"""A sentence that comes and goes at the bottom left, with “Undo” when something can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, QTimer, Signal
from PySide6.QtWidgets import QAbstractButton, QApplication, QFrame, QWidget

from bwvreview.ui.paint import box, painting
from bwvreview.ui.theme import px
from bwvreview.ui.widgets.aloud import announce
from bwvreview.ui.widgets.button import Button
from bwvreview.ui.widgets.layouts import row
from bwvreview.ui.widgets.page import ActionBar
from bwvreview.ui.widgets.words import words

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QEnterEvent, QHideEvent, QPaintEvent

STAYS_MS = 10_000
_WATCHED_MS = 200
_EDGE, _GAP, _STEP = 32, 12, 16


class Toast(QFrame):
    """Lies over its parent, above the action bar and beside its buttons. Never takes the focus.

    It waits while pointer or focus is on it.
    """

    undone = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words("", "strong", tone="surface")
        self._undo = Button("Undo", "link", tone="surface")
        self._undo.set_bold(True)
        self._undo.clicked.connect(self._undo_it)
        self._lift, self._left = 72, 32
        self._back: Callable[[], object] | None = None
        self.setLayout(row(self._words, self._undo, gap=20, margins=(16, 12, 16, 12)))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(STAYS_MS)
        self._timer.timeout.connect(self._end)
        self._watch = QTimer(self)  # what it lies over may change while it is there
        self._watch.setInterval(_WATCHED_MS)
        self._watch.timeout.connect(self.place)
        self.hide()

    def say(self, text: str, *, undo: bool = False, back: Callable[[], object] | None = None) -> None:
        """Show a sentence for ten seconds. With `undo`, its button emits `undone`; with `back`, it calls that."""
        self._words.setText(text)
        self._back = back
        self._undo.setVisible(undo or back is not None)
        self.setAccessibleName(self._words.text())
        self.place()
        self.show()
        self.raise_()
        announce(self, f"{text}. Ctrl and Z undoes it." if undo else text)
        self._timer.start()
        self._watch.start()

    def place(self, *, left: int | None = None, lift: int | None = None) -> None:
        """Lie at the bottom left of the parent, `lift` above its lower edge, or where no button is covered."""
        self._left = self._left if left is None else left
        self._lift = self._lift if lift is None else lift
        parent = self.parentWidget()
        if parent is not None:
            width = min(self.sizeHint().width(), parent.width() - self._left - _EDGE)
            height = max(self.sizeHint().height(), self.heightForWidth(width))
            self.setGeometry(self._spot(parent, QSize(width, height)))

    def _spot(self, parent: QWidget, size: QSize) -> QRect:
        """The first of its places that covers no button: at the bottom left, then right, then a step further up."""
        taken = [
            button.rect().translated(button.mapTo(parent, QPoint(0, 0)))
            for button in parent.findChildren(QAbstractButton)
            if button.isVisible() and not button.visibleRegion().isEmpty() and not self.isAncestorOf(button)
        ]
        lowest = parent.height() - size.height() - _GAP
        above = lowest - max(self._lift, px(44) + 28)  # the action bar grows with its buttons
        bars = [bar.mapTo(parent, QPoint(0, 0)).y() for bar in parent.findChildren(ActionBar) if bar.isVisible()]
        above = min([above, *(top - size.height() - _GAP for top in bars)])
        right = parent.width() - size.width() - _EDGE
        places = [QRect(QPoint(at, y), size) for y in range(above, 0, -_STEP) for at in (self._left, right)]
        free = (place for place in places if not any(place.intersects(button) for button in taken))
        focus = QApplication.focusWidget()
        seen = QRect()
        if focus is not None and parent.isAncestorOf(focus):
            seen = focus.rect().translated(focus.mapTo(parent, QPoint(0, 0)))
        beside_focus = (place for place in places if not place.intersects(seen))  # large letters
        return next(free, next(beside_focus, QRect(QPoint(self._left, above), size)))

    def restyle(self) -> None:
        """Take the size of letters of now, once its words have it."""
        QTimer.singleShot(0, self, self.place)

    def let_go(self) -> None:
        """Go away when it offers something that can be taken back no more."""
        if self._back is not None:
            self._back = None
            self.hide()

    def _undo_it(self) -> None:
        self.hide()
        back, self._back = self._back, None
        if back is None:
            self.undone.emit()
        else:
            back()

    def _end(self) -> None:
        focus = QApplication.focusWidget()
        if self.underMouse() or (focus is not None and self.isAncestorOf(focus)):
            self._timer.start()
        else:
            self.hide()

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: D102, N802 - Qt's
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: D102, N802 - Qt's
        self._timer.start()
        super().leaveEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: D102, N802 - Qt's
        self._watch.stop()
        super().hideEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, D102, N802 - Qt's
        with painting(self) as painter:
            box(painter, self.rect(), fill="text", edge="outline", radius=8)  # no button is as dark
