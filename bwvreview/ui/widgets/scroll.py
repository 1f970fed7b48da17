"""A part of a page that scrolls, with bars of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QScrollBar, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_AROUND = 24  # pixels of what stands round a control that comes into view

_MOST_TRIES = 4
"""What is inside may need a bar only while there is one: then it keeps the bar."""


class Scroll(QScrollArea):
    """A part that scrolls up and down, and `sideways` where it must. What takes the focus comes into view.

    Qt tells a screen reader of its own bars as children, which come and go; asked for one that has just gone, it ends
    the program. So Qt's stay hidden, and these, which it does not tell of, move with them.
    """

    def __init__(self, inside: QWidget, *, sideways: bool = True) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setViewport(QWidget())  # Qt would make the same; one that Python has made is not looked up among all kinds
        self._placing = False
        self._down = self._bar(self.verticalScrollBar())
        self._across = self._bar(self.horizontalScrollBar()) if sideways else None
        self.setWidget(inside)
        inside.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._bring_into_view)

    def _bring_into_view(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Scroll to a control that took the focus out of sight. Qt does so only while Tab stays in this part."""
        inside = self.widget()
        if now is not None and inside is not None and inside.isAncestorOf(now) and now.visibleRegion().isEmpty():
            self.ensureWidgetVisible(now, 0, _AROUND)

    def _bar(self, hidden: QScrollBar) -> QScrollBar:
        """Make a bar that moves with one of Qt's."""
        made = QScrollBar(hidden.orientation(), self)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.hide()
        hidden.valueChanged.connect(made.setValue)
        made.valueChanged.connect(hidden.setValue)
        hidden.rangeChanged.connect(self._place)
        return made

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102, N802 - Qt's
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        """Show the bars that are needed, and leave them room; what is inside may fold then, and need one no more."""
        if self._placing:
            return
        self._placing = True
        for _ in range(_MOST_TRIES):
            wide = self._follow(self._down, self.verticalScrollBar())
            high = self._follow(self._across, self.horizontalScrollBar())
            margins = self.viewportMargins()
            if (margins.right(), margins.bottom()) == (wide, high):
                break
            self.setViewportMargins(0, 0, wide, high)
        self._placing = False
        self._down.setGeometry(self.width() - wide, 0, wide, self.height() - high)
        if self._across is not None:
            self._across.setGeometry(0, self.height() - high, self.width() - wide, high)

    def _follow(self, bar: QScrollBar | None, hidden: QScrollBar) -> int:
        """Take over how far Qt's bar goes; give the room that this one needs."""
        if bar is None:
            return 0
        bar.setRange(hidden.minimum(), hidden.maximum())
        bar.setPageStep(hidden.pageStep())
        bar.setSingleStep(hidden.singleStep())
        bar.setValue(hidden.value())
        needed = hidden.maximum() > hidden.minimum()
        bar.setVisible(needed)
        size = bar.sizeHint()
        return min(size.width(), size.height()) if needed else 0
