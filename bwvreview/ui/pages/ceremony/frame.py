"""What the steps of the room view are made of: a heading, a part that scrolls, and a bar for large buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from bwvreview.ui.paint import painting
from bwvreview.ui.theme import TYPES, Tone, px, tokens
from bwvreview.ui.widgets.layouts import Part, column, columns, empty, row
from bwvreview.ui.widgets.page import Barred, Scroll
from bwvreview.ui.widgets.words import Icon, Words, words

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from bwvreview.ui.widgets.button import Button


class RoomBar(QFrame):
    """The bar at the bottom: words or a tick box at the left, large buttons at the right."""

    def __init__(self, left: QWidget | None = None) -> None:
        super().__init__()
        self.buttons: tuple[Button, ...] = ()
        self._icon = Icon("rate-red", 24, "red")
        self._icon.hide()
        self.hint = words("", "room-body", tone="muted")
        self._link = row(gap=0)
        self._right = row(gap=20)
        inside = row(self._icon, left or self.hint, self._link, self._right, gap=12, margins=(40, 12, 40, 12))
        inside.setStretch(1, 1)
        self.setLayout(inside)
        self.restyle()

    def restyle(self) -> None:
        """Keep the bar high enough for its buttons."""
        self.setMinimumHeight(px(56) + 28)

    def set_buttons(self, *buttons: Button) -> None:
        """Show these buttons, the main one last."""
        empty(self._right)
        self.buttons = buttons
        for button in buttons:
            self._right.addWidget(button)

    def set_link(self, link: Button) -> None:
        """Show something to press beside the words."""
        self._link.addWidget(link)

    def say(self, text: str, tone: Tone = "muted") -> None:
        """Show words at the left; red ones have their shape."""
        self._icon.setVisible(tone == "red")
        self.hint.set_tone(tone)
        self.hint.setText(text)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, D102, N802 - Qt's
        with painting(self) as painter:
            painter.fillRect(self.rect(), tokens().color("surface"))
            painter.fillRect(0, 0, self.width(), 1, tokens().color("hairline"))


class Heading(QWidget):
    """A large title, and muted words at its right end that go below it when the room is narrow."""

    def __init__(
        self,
        title: str,
        aside: str = "",
        *,
        kind: str = "room-title",
        aside_kind: str = "room-aside",
        shares: tuple[int, int] = (3, 2),
    ) -> None:
        super().__init__()
        self.title = words(title, kind)
        self.aside: Words = words(aside, aside_kind, tone="muted")
        self.aside.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._kind = kind
        self.setLayout(column(columns(self.title, self.aside, shares=shares, gap=20, narrow=860)))
        self.restyle()

    def restyle(self) -> None:
        """Leave room below the line: large letters reach deeper than the design's line."""
        self.title.setMinimumHeight(round(px(TYPES[self._kind].line) * 1.08))

    def say(self, title: str, aside: str = "") -> None:
        """Show other words."""
        self.title.setText(title)
        self.aside.setText(aside)


class Step(Barred):
    """A step of the room view. Put parts into `body`; `bar` never scrolls."""

    def __init__(self, bar: QWidget, *parts: Part, margins: tuple[int, int, int, int] = (40, 16, 40, 12)) -> None:
        super().__init__()
        self.bar = bar
        self.body = column(*parts, margins=margins)
        self._inside = QWidget()
        self._inside.setLayout(self.body)
        self.scroller = Scroll(self._inside)
        made = column(self.scroller, bar)
        made.setStretch(0, 1)
        self.setLayout(made)

    def parts(self) -> list[QWidget]:
        """Give the parts that F6 steps through, in order."""
        return [self._inside, self.bar]

    def start(self) -> None:
        """Put the focus where this step begins."""
