"""Words on the screen: exact sizes and line heights, `**bold**` parts, colours that follow the look."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from bwvreview.ui.icons import paint_icon
from bwvreview.ui.paint import painting
from bwvreview.ui.speech import spoken
from bwvreview.ui.theme import TYPES, Tone, font, look, px, tokens, type_font

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_BOLD = re.compile(r"\*\*(.+?)\*\*")
_WIDTHS, _HEIGHTS = 6, 40
_LEFT = Qt.AlignmentFlag.AlignLeft


class Block:
    """Words laid out in lines of the design's height. Labels and answers paint with it."""

    def __init__(self, text: str, kind: str = "body", *, struck: bool = False) -> None:
        self.kind, self.struck = kind, struck
        self.plain, self._bold = "", list[tuple[int, int]]()
        self._laid: dict[object, tuple[QTextLayout, int]] = {}
        self._heights: dict[object, int] = {}  # layouts try many widths, again and again
        end = 0
        for found in _BOLD.finditer(text):
            self.plain += text[end : found.start()]
            self._bold.append((len(self.plain), len(found.group(1))))
            self.plain += found.group(1)
            end = found.end()
        self.plain += text[end:]

    def lay(self, width: int, *, wrap: bool = True, align: Qt.AlignmentFlag = _LEFT) -> tuple[QTextLayout, int]:
        """Break the words into lines of a width; give them and their height."""
        key = (width, wrap, align, self.kind, look().letters)
        if key in self._laid:
            return self._laid[key]
        letters = QFont(type_font(self.kind))
        letters.setStrikeOut(self.struck)
        layout = QTextLayout(self.plain.replace("\n", "\u2028"), letters)
        option = QTextOption(align)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere if wrap else QTextOption.WrapMode.NoWrap)
        layout.setTextOption(option)
        layout.setFormats([self._format(*part) for part in self._bold])
        line_height, y = px(TYPES[self.kind].line), 0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, 1))
            line.setPosition(QPointF(0, y + (line_height - line.height()) / 2))
            y += line_height
        layout.endLayout()
        if len(self._laid) >= _WIDTHS:
            self._laid.clear()
        self._laid[key] = (layout, y)
        return layout, y

    def height(self, width: int) -> int:
        """Give the height of the words in lines of a width."""
        key = (width, self.kind, look().letters)
        found = self._heights.get(key)
        if found is None:
            if len(self._heights) >= _HEIGHTS:
                self._heights.clear()
            found = self._heights[key] = self.lay(width)[1]
        return found

    def _format(self, start: int, length: int) -> QTextLayout.FormatRange:
        kind = TYPES[self.kind]
        made = QTextLayout.FormatRange()
        made.start, made.length = start, length
        style = QTextCharFormat()
        style.setFont(font(kind.size, max(600, kind.weight), mono=kind.mono))
        made.format = style
        return made

    def widest(self, parts: list[str]) -> int:
        """Give the width of the widest of these parts; a last letter such as f reaches a little beyond its own."""
        kind = TYPES[self.kind]
        weight = max(600, kind.weight) if self._bold else kind.weight
        metrics = QFontMetricsF(font(kind.size, weight, mono=kind.mono))
        return int(max((metrics.horizontalAdvance(part) for part in parts), default=0)) + 2 + px(kind.size) // 10

    def natural(self) -> QSize:
        """Give the size of the words on as few lines as they have."""
        lines = self.plain.split("\n")
        return QSize(self.widest(lines), px(TYPES[self.kind].line) * len(lines))

    def least(self) -> QSize:
        """Give the size that the longest word needs."""
        return QSize(min(self.widest(self.plain.split()), px(220)), px(TYPES[self.kind].line))


class Words(QLabel):
    """Words of one kind (`theme.TYPES`). `text()` gives them without the marks for bold."""

    def __init__(
        self,
        text: str = "",
        kind: str = "body",
        *,
        tone: Tone | None = None,
        wrap: bool = True,
        struck: bool = False,
    ) -> None:
        super().__init__()
        self._kind, self._tone, self._struck = kind, tone, struck
        self._block, self._source = Block("", kind), ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(wrap)
        self.setSizePolicy(policy)
        self.setWordWrap(wrap)
        self.setText(text)

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name
        """Show other words, in the language of now. `**heavy**` parts are heavy."""
        self._source = text
        self._block = Block(spoken(text), self._kind, struck=self._struck)
        super().setText(self._block.plain)
        self.updateGeometry()

    def say_again(self) -> None:
        """Show the same in the words of now."""
        self.setText(self._source)

    def set_tone(self, tone: Tone) -> None:
        """Show the words in another colour."""
        self._tone = tone
        self.update()

    def set_kind(self, kind: str) -> None:
        """Show the words in another size."""
        self._kind = self._block.kind = kind
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:  # noqa: D102, N802 - Qt's
        return self.wordWrap()

    def heightForWidth(self, width: int) -> int:  # noqa: D102, N802 - Qt's
        return self._block.height(width)

    def sizeHint(self) -> QSize:  # noqa: D102, N802 - Qt's
        return self._block.natural()

    def minimumSizeHint(self) -> QSize:  # noqa: D102, N802 - Qt's
        return self._block.least() if self.wordWrap() else self._block.natural()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, D102, N802 - Qt's
        layout, height = self._block.lay(self.width(), wrap=self.wordWrap(), align=self.alignment())
        one_line = height <= px(TYPES[self._kind].line)
        spare = (self.height() - height) / 2 if one_line or not self.wordWrap() else 0
        with painting(self) as painter:
            painter.setPen(tokens().color(self._tone or TYPES[self._kind].tone))
            layout.draw(painter, QPointF(0, max(0.0, spare)))


def words(text: str, kind: str = "body", *, tone: Tone | None = None, wrap: bool = True) -> Words:
    """Give words of a kind: title, heading, question, body, strong, muted, dense, hint, head, error, figure, room-…."""
    return Words(text, kind, tone=tone, wrap=wrap)


class Icon(QWidget):
    """An icon beside words. It says nothing: the words do."""

    def __init__(self, name: str, size: float = 20, tone: str = "text", *, stroke: float = 2, drop: int = 0) -> None:
        super().__init__()
        self._name, self._size, self._tone, self._stroke, self._drop = name, size, tone, stroke, drop
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    def show_icon(self, name: str, tone: str = "text") -> None:
        """Show another icon."""
        self._name, self._tone = name, tone
        self.update()

    def sizeHint(self) -> QSize:  # noqa: D102, N802 - Qt's
        return QSize(px(self._size), px(self._size) + self._drop)

    minimumSizeHint = sizeHint  # noqa: N815 - Qt's name

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, D102, N802 - Qt's
        y = self._drop or (self.height() - px(self._size)) / 2
        with painting(self) as painter:
            paint_icon(painter, self._name, QPointF(0, y), px(self._size), self._tone, stroke=self._stroke)


class Hairline(QFrame):
    """A thin line between parts. It carries no meaning."""

    def __init__(self, line: str = "hairline") -> None:
        super().__init__()
        self._line = line
        self.setFixedHeight(1)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, D102, N802 - Qt's
        with painting(self) as painter:
            painter.fillRect(self.rect(), tokens().color(self._line))
