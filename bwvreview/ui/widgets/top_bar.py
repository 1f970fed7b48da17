"""The bar that stands in place of the navigation: while recording, and in the room view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame

from bwvreview.ui.paint import painting
from bwvreview.ui.theme import px, tokens
from bwvreview.ui.widgets.layouts import Part, row

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class TopBar(QFrame):
    """The bar that replaces the navigation: 64 high, a thin line below."""

    def __init__(self, *parts: Part, margin: int = 32, gap: int = 16) -> None:
        super().__init__()
        self.setLayout(row(*parts, gap=gap, margins=(margin, 8, margin, 8)))
        self.restyle()

    def restyle(self) -> None:
        """Keep the height of the design."""
        self.setMinimumHeight(max(64, px(44) + 20))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, D102, N802 - Qt's
        with painting(self) as painter:
            painter.fillRect(self.rect(), tokens().color("surface"))
            painter.fillRect(0, self.height() - 1, self.width(), 1, tokens().color("hairline"))
