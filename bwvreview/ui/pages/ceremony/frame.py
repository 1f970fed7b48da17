"""What the steps of the room view are made of: a heading, a part that scrolls, and a bar for large buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QWidget

from bwvreview.ui.paint import painting
from bwvreview.ui.theme import TYPES, Tone, px, tokens
from bwvreview.ui.widgets.focus import tab_as_laid_out
from bwvreview.ui.widgets.layouts import Part, column, columns, empty, holder, row
from bwvreview.ui.widgets.page import Barred
from bwvreview.ui.widgets.scroll import Scroll
from bwvreview.ui.widgets.words import Icon, Words, words

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from bwvreview.ui.widgets.button import Button


class RoomBar(QFrame):
    """The bar at the bottom: words or a tick box at the left, large buttons at the right.

    Words that do not fit beside the buttons go above them; those that only help along are left out then.
    """

    def __init__(self, left: QWidget | None = None) -> None:
        super().__init__()
        self.buttons: tuple[Button, ...] = ()
        self._only_helps = False
        self._folds = left is None
        self._icon = Icon("rate-red", 24, "red")
        self._icon.hide()
        self.hint = words("", "room-body", tone="muted")
        said = row(self._icon, left or self.hint, gap=12)
        said.setStretch(1, 1)
        self._said = holder(said)
        self._link = row(gap=0)
        self._right = row(gap=20)
        ends = row(None, self._link, self._right, gap=12)
        self._inside = row(self._said, gap=12, margins=(40, 12, 40, 12))
        self._inside.addLayout(ends)
        self._inside.setStretch(0, 1)
        self.setLayout(self._inside)
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
        tab_as_laid_out(self)

    def set_link(self, link: Button) -> None:
        """Show something to press beside the words."""
        self._link.addWidget(link)
        tab_as_laid_out(self)

    def say(self, text: str, tone: Tone = "muted", *, only_helps: bool = False) -> None:
        """Show words at the left; red ones have their shape. What `only_helps` gives way where there is no room."""
        self._only_helps = only_helps
        self._icon.setVisible(tone == "red")
        self.hint.set_tone(tone)
        self.hint.setText(text)
        self.fit()

    def fit(self) -> None:
        """Put the words above the buttons when both do not fit on one line: squeezed words are hard to read."""
        if not self._folds:
            return
        links = [item.widget() for place in range(self._link.count()) if (item := self._link.itemAt(place)) is not None]
        parts = [part for part in (*self.buttons, *links) if part is not None and not part.isHidden()]
        wide = sum(part.sizeHint().width() + 20 for part in parts)
        said = self.hint.fontMetrics().horizontalAdvance(self.hint.text()) + (
            px(24) + 12 if self._icon.isVisible() else 0
        )
        beside = wide + said <= self.width() - 92
        self._said.setVisible(beside or bool(self.hint.text() and not self._only_helps))
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._inside.direction() is not way:
            self._inside.setDirection(way)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102, N802 - Qt's
        super().resizeEvent(event)
        self.fit()

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
    """A step of the room view. Put parts into `body`; `bar` never scrolls, nor does what stands `beside` them."""

    def __init__(
        self,
        bar: QWidget,
        *parts: Part,
        margins: tuple[int, int, int, int] = (40, 12, 40, 8),
        beside: QWidget | None = None,
    ) -> None:
        super().__init__()
        self.bar = bar
        self.body = column(*parts, margins=margins)
        self.inside = QWidget()
        self.inside.setLayout(self.body)
        self.scroller = Scroll(self.inside)
        middle = row(self.scroller, *([beside] if beside is not None else []), gap=0)
        middle.setStretch(0, 1)
        made = column(middle, bar)
        made.setStretch(0, 1)
        self.setLayout(made)

    def parts(self) -> list[QWidget]:
        """Give the parts that F6 steps through, in order."""
        return [self.inside, self.bar]

    def start(self) -> None:
        """Put the focus where this step begins."""
