"""A problem said over a page: what happened, then what to do. Stays until it is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QFrame, QWidget

from bwvreview.ui.paint import barred_box, painting
from bwvreview.ui.speech import spoken
from bwvreview.ui.widgets.aloud import announce
from bwvreview.ui.widgets.button import Button
from bwvreview.ui.widgets.layouts import column, row
from bwvreview.ui.widgets.words import Icon, words

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class ProblemBar(QFrame):
    """A red notice over the lower part of the page."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._message, self._advice = words("", "strong"), words("")
        self.close_button = Button("Close this message", size="row")
        self.close_button.clicked.connect(self.hide)
        made = row(
            Icon("rate-red", 22, "red"), column(self._message, self._advice), self.close_button,
            gap=12, margins=(20, 12, 14, 12),
        )  # fmt: skip
        made.setStretch(1, 1)
        self.setLayout(made)
        self._left = 32
        self.hide()

    def show_problem(self, message: str, advice: str) -> None:
        """Say what went wrong, and what to do."""
        self._message.setText(message)
        self._advice.setText(advice)
        self._advice.setVisible(bool(advice))
        self.setAccessibleName(spoken(f"Stop. {message} {advice}".strip()))
        self.show()
        self.raise_()
        self.place()
        announce(self, self.accessibleName(), urgent=True)
        self.close_button.setFocus()

    def place(self, *, left: int | None = None) -> None:
        """Lie over the page, above the action bar."""
        self._left = self._left if left is None else left
        parent = self.parentWidget()
        if parent is not None:
            width = max(300, parent.width() - self._left - 32)
            height = max(self.sizeHint().height(), self.heightForWidth(width))
            self.setGeometry(self._left, parent.height() - 72 - height - 12, width, height)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, D102, N802 - Qt's
        with painting(self) as painter:
            barred_box(painter, QRectF(self.rect()), fill="red_tint", edge="red", bar="red", width=6, radius=6)
