"""A sentence that comes and goes at the bottom left, with “Undo” when something can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from bwvreview.ui.paint import box, painting
from bwvreview.ui.theme import px
from bwvreview.ui.widgets.button import Button
from bwvreview.ui.widgets.layouts import row
from bwvreview.ui.widgets.words import words

if TYPE_CHECKING:
    from PySide6.QtGui import QEnterEvent, QPaintEvent

STAYS_MS = 10_000


class Toast(QFrame):
    """Lies over its parent, above the action bar. Never takes the focus; waits while pointer or focus is on it."""

    undone = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words("", "strong", tone="on_accent")
        self._undo = Button("Undo", "link", tone="on_accent")
        self._undo.set_bold(True)
        self._undo.clicked.connect(self._undo_it)
        self._lift, self._left = 72, 32
        self.setLayout(row(self._words, self._undo, gap=20, margins=(16, 12, 16, 12)))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(STAYS_MS)
        self._timer.timeout.connect(self._end)
        self.hide()

    def say(self, text: str, *, undo: bool = False) -> None:
        """Show a sentence for ten seconds. With `undo`, its button emits `undone`."""
        self._words.setText(text)
        self._undo.setVisible(undo)
        self.setAccessibleName(text)
        self.place()
        self.show()
        self.raise_()
        self._timer.start()

    def place(self, *, left: int | None = None, lift: int | None = None) -> None:
        """Lie at the bottom left of the parent, `lift` above its lower edge."""
        self._left = self._left if left is None else left
        self._lift = self._lift if lift is None else lift
        parent = self.parentWidget()
        if parent is not None:
            bar = max(self._lift, px(44) + 28)  # the action bar grows with its buttons
            width = min(self.sizeHint().width(), parent.width() - self._left - 32)
            height = max(self.sizeHint().height(), self.heightForWidth(width))
            self.setGeometry(self._left, parent.height() - bar - height - 12, width, height)

    def restyle(self) -> None:
        """Take the size of letters of now, once its words have it."""
        QTimer.singleShot(0, self, self.place)

    def _undo_it(self) -> None:
        self.hide()
        self.undone.emit()

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

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, D102, N802 - Qt's
        with painting(self) as painter:
            box(painter, self.rect(), fill="accent", edge="outline", radius=8)
