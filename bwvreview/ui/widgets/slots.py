"""Clips by their slot: the small tiles of a session, and words with a shape beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from bwvreview.ui.icons import paint_icon
from bwvreview.ui.paint import box, painting, words_at
from bwvreview.ui.say import days_mark
from bwvreview.ui.speech import spoken
from bwvreview.ui.theme import px
from bwvreview.ui.widgets.layouts import row
from bwvreview.ui.widgets.words import Icon, Words, words

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

# fill, edge, words, icon, stroke; by ClipState
_TILES: dict[str, tuple[str, str, str, str, float]] = {
    "viewed": ("good_fill", "good", "ink", "check", 3),
    "started": ("accent", "accent", "on_accent", "pencil", 2),
    "not-shown": ("sunken", "outline", "text", "ban", 2),
}
_TO_WATCH = ("surface", "outline", "text", "", 2.0)


class SlotTile(QWidget):
    """One clip of a session: its slot, and a shape for its state. `said` is the state in words."""

    def __init__(self, slot: str, state: str, said: str = "") -> None:
        super().__init__()
        self._slot, self._state = slot, state
        said = spoken(said)
        self.setAccessibleName(f"{slot}: {said or state}")
        self.setToolTip(f"{slot}: {said}" if said else slot)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: D102, N802 - Qt's
        return QSize(px(40), px(48))

    minimumSizeHint = sizeHint  # noqa: N815 - Qt's name

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, D102, N802 - Qt's
        fill, edge, tone, icon, stroke = _TILES.get(self._state, _TO_WATCH)
        with painting(self) as painter:
            box(painter, self.rect(), fill=fill, edge=edge, radius=4)
            top = (self.height() - px(34)) / 2
            rect = QRectF(0, top, self.width(), px(18))
            words_at(painter, rect, self._slot, size=13, weight=600, tone=tone, flags=Qt.AlignmentFlag.AlignCenter)
            if icon:
                spot = QPointF((self.width() - px(16)) / 2, top + px(18))
                paint_icon(painter, icon, spot, px(16), tone, stroke=stroke)


class Marked(QWidget):
    """A shape and words beside it: “3 days left”, “2 watched”."""

    def __init__(self, text: str, icon: str, tone: str = "text", *, strong: bool = False, stroke: float = 2) -> None:
        super().__init__()
        said: Words = words(f"**{text}**" if strong else text, "body", tone=tone, wrap=False)  # type: ignore[arg-type]
        self.setLayout(row(Icon(icon, 18, tone, stroke=stroke), said, gap=6))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)


def days_words(left: int | None) -> Marked:
    """Give the days left with their shape and colour; nothing to see where no day runs out."""
    mark = days_mark(left)
    made = Marked(mark.words, mark.icon, mark.tone, strong=mark.strong)
    if not mark.words:
        made.hide()
    return made
