"""Buttons and links. Their words are verbs. One that is not available stays in reach and says why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from bwvreview.ui.icons import paint_icon
from bwvreview.ui.paint import blend, box, painting, words_at
from bwvreview.ui.speech import spoken
from bwvreview.ui.theme import font, px, tokens

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter, QPaintEvent

Kind = Literal["main", "other", "link"]
Size = Literal["page", "row", "next", "room", "key"]

# height, padding at each side, letters, icon
_SIZES: dict[Size, tuple[int, int, int, int]] = {
    "page": (44, 18, 16, 20),
    "row": (36, 12, 15, 18),
    "next": (52, 24, 18, 22),
    "room": (56, 24, 20, 22),
    "key": (76, 16, 36, 28),
}


class Button(QPushButton):
    """A button in the house's look.

    `icon` stands before the words, `icon_after` behind them. `key` shows a key cap behind the words (“Esc”).
    """

    ring_radius = 6

    def __init__(
        self,
        text: str,
        kind: Kind = "other",
        *,
        size: Size = "page",
        icon: str = "",
        icon_after: str = "",
        key: str = "",
        tone: str = "accent",
    ) -> None:
        super().__init__()
        self.kind: Kind = kind
        self._size: Size = size
        self._before, self._after = icon, icon_after
        self._key, self._tone, self._reason = key, tone, ""
        self._heavy = False
        self.setAutoDefault(True)  # Enter presses it too, as people expect of what has the focus
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.say(text)

    def say(self, text: str, *, icon: str | None = None, icon_after: str | None = None) -> None:
        """Show other words, and other icons when given."""
        self._source, text = text, spoken(text)
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
        if icon is not None:
            self._before = icon
        if icon_after is not None:
            self._after = icon_after
        self.updateGeometry()
        self.update()

    def say_again(self) -> None:
        """Show the same in the words of now. A name that somebody else gave it stays."""
        name, own = self.accessibleName(), self.accessibleName() != self.words
        self.say(self._source)
        if own:
            self.setAccessibleName(name)

    def set_icon_after(self, icon: str) -> None:
        """Show another icon behind the words; none when empty."""
        self._after = icon
        self.updateGeometry()
        self.update()

    @property
    def words(self) -> str:
        """The words on the button."""
        return self.text().replace("&&", "&")

    @property
    def available(self) -> bool:
        """Whether a press does something."""
        return not self._reason

    @property
    def reason(self) -> str:
        """Why a press does nothing; empty when it does."""
        return self._reason

    def set_available(self, *, reason: str = "") -> None:
        """Make the button available, or, with a reason in words, not. It keeps its place in the order of keys."""
        self._reason = reason = spoken(reason)
        self.setToolTip(reason)
        self.setAccessibleDescription(f"Not available. {reason}" if reason else "")
        self.blockSignals(bool(reason))
        self.setCursor(Qt.CursorShape.ArrowCursor if reason else Qt.CursorShape.PointingHandCursor)
        self.update()

    def set_bold(self, bold: bool) -> None:
        """Show a link in heavier letters."""
        self._heavy = bold
        self.updateGeometry()

    def sizeHint(self) -> QSize:  # noqa: D102, N802 - Qt's
        height, padding, letters, picture = _SIZES[self._size]
        width = QFontMetricsF(self._letters()).horizontalAdvance(self.words)
        if self.kind == "link":
            return QSize(round(width) + 2 + self._pictures_width(px(picture)), max(px(letters * 1.5), 24))
        width += self._pictures_width(px(picture)) + 2 * padding + 2
        if self._key:
            width += self._key_width() + 8
        return QSize(round(width), px(height))

    minimumSizeHint = sizeHint  # noqa: N815 - Qt's name

    def _letters(self) -> QFont:
        weight = (600 if self._heavy else 400) if self.kind == "link" else 600
        return font(_SIZES[self._size][2], weight)

    def _pictures_width(self, side: int) -> int:
        return (side + 8) * (bool(self._before) + bool(self._after))

    def _key_width(self) -> float:
        return max(px(24), QFontMetricsF(font(14, 600)).horizontalAdvance(self._key) + 12)

    def _colours(self) -> tuple[str | None, str | None, str]:
        """Give the fill, the edge and the colour of the words."""
        if self._reason:
            return "page", "outline", "muted"
        if self.kind == "main":
            return "accent", None, "on_accent"
        if self.kind == "link":
            return None, None, self._tone
        if self.isDown() or self.isChecked():
            return "tint", "accent", "text"
        return ("tint" if self.underMouse() else "surface"), "outline", "text"

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, D102, N802 - Qt's
        fill, edge, tone = self._colours()
        with painting(self) as painter:
            if self.kind == "link":
                self._paint_link(painter, tone)
                return
            box(painter, self.rect(), fill=fill, edge=edge, dashed=bool(self._reason))
            if self.kind == "main" and not self._reason and (self.isDown() or self.underMouse()):
                painter.setBrush(blend("accent", "#000000", 0.12 if self.isDown() else 0.08))
                painter.setPen(Qt.PenStyle.NoPen)
                painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
            self._paint_words(painter, tone)

    def _paint_words(self, painter: QPainter, tone: str) -> None:
        _, _, letters, size = _SIZES[self._size]
        side = px(size)
        text = QFontMetricsF(self._letters()).horizontalAdvance(self.words)
        total = text + self._pictures_width(side) + (self._key_width() + 8 if self._key else 0)
        x, middle = (self.width() - total) / 2, self.height() / 2
        if self._before:
            paint_icon(painter, self._before, QPointF(x, middle - side / 2), side, tone)
            x += side + 8
        words_at(painter, QRectF(x, 0, text + 4, self.height()), self.words, size=letters, weight=600, tone=tone)
        x += text + 8
        if self._after:
            paint_icon(painter, self._after, QPointF(x, middle - side / 2), side, tone)
            x += side + 8
        if self._key:
            paint_key(painter, QPointF(x, middle - px(12)), self._key)

    def _paint_link(self, painter: QPainter, tone: str) -> None:
        metrics, side = QFontMetricsF(self._letters()), px(_SIZES[self._size][3])
        width, x = metrics.horizontalAdvance(self.words), 0.0
        if self._before:
            paint_icon(painter, self._before, QPointF(0, (self.height() - side) / 2), side, tone)
            x = side + 8.0
        painter.setFont(self._letters())
        painter.setPen(tokens().color(tone))
        base = (self.height() + metrics.ascent() - metrics.descent()) / 2
        painter.drawText(QPointF(x, base), self.words)
        if not self._reason:
            thick = 2.0 if self.underMouse() or self._heavy else 1.0
            painter.setPen(QPen(tokens().color(tone), thick))
            painter.drawLine(QPointF(x, base + 3.5), QPointF(x + width, base + 3.5))
        if self._after:
            paint_icon(painter, self._after, QPointF(x + width + 8, (self.height() - side) / 2), side, tone)


def paint_key(painter: QPainter, at: QPointF, key: str) -> float:
    """Paint a key cap; give its width."""
    height = px(24)
    width = max(height, QFontMetricsF(font(14, 600)).horizontalAdvance(key) + 12)
    rect = QRectF(at.x(), at.y(), width, height)
    box(painter, rect, fill="surface", edge="outline", radius=4)
    words_at(painter, rect, key, size=14, weight=600, flags=Qt.AlignmentFlag.AlignCenter)
    return width


class KeyCap(QWidget):
    """The picture of a key, beside words that say what it does."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self._key = key
        self.setAccessibleName(f"Key {key}")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: D102, N802 - Qt's
        width = QFontMetricsF(font(14, 600)).horizontalAdvance(self._key) + 12
        return QSize(max(px(24), round(width)), px(24))

    minimumSizeHint = sizeHint  # noqa: N815 - Qt's name

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, D102, N802 - Qt's
        with painting(self) as painter:
            paint_key(painter, QPointF(0, 0), self._key)
