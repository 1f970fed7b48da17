"""Cards, chips and the empty state: what a page is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from bwvreview.ui.icons import paint_icon
from bwvreview.ui.paint import box, painting, words_at
from bwvreview.ui.speech import spoken
from bwvreview.ui.theme import font, px
from bwvreview.ui.widgets.layouts import Part, column, put, row
from bwvreview.ui.widgets.words import Icon, words

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from bwvreview.ui.widgets.button import Button


class Card(QFrame):
    """A surface with a thin edge. `edge` and `edge_width` make it stand out (“accent”, 2)."""

    def __init__(
        self,
        title: str = "",
        *parts: Part,
        aside: QWidget | None = None,
        icon: str = "",
        icon_tone: str = "text",
        gap: int = 0,
        padding: tuple[int, int] = (14, 20),
        edge: str = "hairline",
        edge_width: float = 1,
    ) -> None:
        super().__init__()
        self._edge, self._edge_width, self._fill, self._dashed = edge, edge_width, "surface", False
        self.title = words(title, "heading")
        self._called = title
        if title:
            self.setAccessibleName(spoken(title))
        upright, flat = (side + round(edge_width) for side in padding)
        self.body: QVBoxLayout = column(gap=gap, margins=(flat, upright, flat, upright))
        self.setLayout(self.body)
        if title or aside is not None:
            head: list[Part] = [Icon(icon, 22, icon_tone)] if icon else []
            head.append(self.title)
            line = row(*head, None, aside) if aside is not None else row(*head)
            if aside is None:
                line.setStretch(len(head) - 1, 1)
            self.body.addLayout(line)
        self.add(*parts)

    def say_again(self) -> None:
        """Be called by the words of now."""
        if self._called:
            self.setAccessibleName(spoken(self._called))

    def add(self, *parts: Part) -> None:
        """Put more below: widgets, layouts, gaps, None for the empty rest."""
        put(self.body, *parts)

    def set_edge(self, edge: str, width: float = 1, *, fill: str = "surface", dashed: bool = False) -> None:
        """Give the card another edge."""
        self._edge, self._edge_width, self._fill, self._dashed = edge, width, fill, dashed
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, D102, N802 - Qt's
        with painting(self) as painter:
            box(
                painter,
                self.rect(),
                fill=self._fill,
                edge=self._edge,
                width=self._edge_width,
                radius=8,
                dashed=self._dashed,
            )


class Chip(QWidget):
    """A theme in words. `order` follows in heavier letters (“1st”). Not a button."""

    def __init__(self, text: str, order: str = "", *, size: float = 15, muted: bool = False) -> None:
        super().__init__()
        self._text, self._order, self._size, self._muted = text, order, size, muted
        self.setAccessibleName(spoken(f"{text} {order}".strip()))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: D102, N802 - Qt's
        padding = 20 if self._size == 15 else 16
        width = QFontMetricsF(font(self._size)).horizontalAdvance(self._text) + padding + 2
        if self._order:
            width += QFontMetricsF(font(self._size, 700)).horizontalAdvance(self._order) + 8
        return QSize(round(width), px(28 if self._size == 15 else 32))

    minimumSizeHint = sizeHint  # noqa: N815 - Qt's name

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, D102, N802 - Qt's
        fill, tone = ("page", "muted") if self._muted else ("tint", "text")
        with painting(self) as painter:
            box(painter, self.rect(), fill=fill, edge="hairline", radius=4)
            left = 11.0 if self._size == 15 else 9.0
            rect = QRectF(left, 0, self.width(), self.height())
            words_at(painter, rect, self._text, size=self._size, tone=tone)
            if self._order:
                rect.setLeft(left + QFontMetricsF(font(self._size)).horizontalAdvance(self._text) + 8)
                words_at(painter, rect, self._order, size=self._size, weight=700, tone=tone)


class Medallion(QWidget):
    """An icon of 34 in a tint square of 56: the next thing, the empty state."""

    def __init__(self, icon: str, *, side: float = 56) -> None:
        super().__init__()
        self._icon, self._side = icon, side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_icon(self, icon: str) -> None:
        """Show another icon."""
        self._icon = icon
        self.update()

    def sizeHint(self) -> QSize:  # noqa: D102, N802 - Qt's
        return QSize(px(self._side), px(self._side))

    minimumSizeHint = sizeHint  # noqa: N815 - Qt's name

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, D102, N802 - Qt's
        with painting(self) as painter:
            box(painter, self.rect(), fill="tint", radius=8)
            gap = (self.width() - px(34)) / 2
            paint_icon(painter, self._icon, QPointF(gap, gap), px(34), "accent")


class EmptyState(QWidget):
    """What a page shows when there is nothing yet: an icon, a heading, one sentence, one button (or two)."""

    def __init__(self, icon: str, title: str, sentence: str = "", *buttons: Button) -> None:
        super().__init__()
        self.buttons = buttons
        parts: list[Part] = [Medallion(icon), 12, words(title, "heading")]
        if sentence:
            parts += [4, words(sentence, "muted")]
        if buttons:
            parts += [16, row(*buttons, None, gap=12)]
        self.setLayout(column(*parts, margins=(0, 8, 0, 8)))
        self.setAccessibleName(spoken(title))


def right_words(text: str) -> QWidget:
    """Give muted words for the right end of a card's heading."""
    made = words(text, "muted", wrap=False)
    made.setAlignment(Qt.AlignmentFlag.AlignRight)
    return made
