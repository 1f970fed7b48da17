"""The frame of the room view: steps above, large words, one clear way out, an action bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from bwvreview.ui.paint import painting
from bwvreview.ui.theme import px, tokens
from bwvreview.ui.widgets.button import Button
from bwvreview.ui.widgets.layouts import Part, column, put, row, show_if
from bwvreview.ui.widgets.page import ActionBar, Scroll
from bwvreview.ui.widgets.steps import StepBar
from bwvreview.ui.widgets.words import words

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


class RoomPage(QWidget):
    """One step of the draw as the room sees it. Escape or the button emits `left`."""

    left = Signal()

    def __init__(self, steps: tuple[str, ...], at: int, title: str, *, aside: str = "", sentence: str = "") -> None:
        super().__init__()
        self.steps = StepBar(*steps)
        self.steps.show_step(at)
        self.leave = Button("Leave room view", size="row", key="Esc")
        self.leave.setShortcut("Esc")
        self.leave.clicked.connect(self.left)
        self.title = words(title, "room-heading")
        self.aside = words(aside, "room-aside", tone="muted", wrap=False)
        self.sentence = words(sentence, "room-sentence")
        show_if(self.sentence, bool(sentence))
        head = row(self.title, self.aside)
        head.setStretch(0, 1)
        self.body = column(gap=0, margins=(40, 16, 40, 16))
        self.body.addLayout(head)
        self.body.addWidget(self.sentence)
        inside = QWidget()
        inside.setLayout(self.body)
        self.scroller = Scroll(inside)
        self.bar = ActionBar(height=84, margin=40, kind="room-body")
        made = column(TopBar(self.steps, None, self.leave), self.scroller, self.bar)
        made.setStretch(1, 1)
        self.setLayout(made)
        self.setAccessibleName(title)

    def set_heading(self, title: str, *, aside: str = "", sentence: str = "") -> None:
        """Show other large words."""
        self.title.setText(title)
        self.aside.setText(aside)
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))
        self.setAccessibleName(title)

    def add(self, *parts: Part) -> None:
        """Put more below the heading."""
        put(self.body, *parts)

    def parts(self) -> list[QWidget]:
        """Give the parts that F6 steps through, in order."""
        return [self.scroller, self.bar]

    def main_button(self) -> Button | None:
        """Give the button that Ctrl+Enter presses."""
        return next((button for button in self.bar.buttons if button.kind == "main"), None)
