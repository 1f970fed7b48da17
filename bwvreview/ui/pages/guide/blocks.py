"""What stands in a section of the guide, as widgets of the kit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from bwvreview.domain.guide import Code, Grid, Items, Picture, Words
from bwvreview.ui.paint import box, painting
from bwvreview.ui.theme import DARK, LIGHT, contrast, px, tokens
from bwvreview.ui.widgets.kit import Hairline, Notice, column, holder, row, words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QPaintEvent

    from bwvreview.domain.guide import Block

WIDEST = 860
"""Longer lines are hard to read."""


def widget_of(block: Block, picture_of: Callable[[str, bool], Path | None]) -> QWidget | None:
    """Make the widget of a block; links are made by the page. `picture_of` finds a picture by file and whether dark."""
    match block:
        case Words(text, note):
            return Notice(_heavy(text)) if note else words(_heavy(text))
        case Items(items, steps):
            return _items(items, steps=steps)
        case Grid(head, rows):
            return _grid(head, rows)
        case Code(lines):
            return CodeBox(lines)
        case Picture(said, file):
            return PictureView(said, lambda dark: picture_of(file, dark))
    return None


def _heavy(text: str) -> str:
    """Show code in heavy letters: the kit has no other marks."""
    return text.replace("`", "**")


def _items(items: tuple[str, ...], *, steps: bool) -> QWidget:
    made = column(gap=6)
    for number, item in enumerate(items, start=1):
        mark = words(f"**{number}.**" if steps else "•", wrap=False)
        mark.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        mark.setMinimumWidth(px(26))
        text = words(_heavy(item))
        if steps:
            text.setAccessibleName(f"{number}. {text.text()}")
        line = row(mark, text, gap=10)
        line.setAlignment(mark, Qt.AlignmentFlag.AlignTop)
        line.setStretch(1, 1)
        made.addLayout(line)
    return holder(made)


def _grid(head: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> QWidget:
    """Lay a table out; a screen reader hears each cell after its heading."""
    made = QGridLayout()
    made.setContentsMargins(0, 0, 0, 0)
    made.setHorizontalSpacing(18)
    made.setVerticalSpacing(8)
    for at, title in enumerate(head):
        made.addWidget(words(title, "head"), 0, at)
        made.setColumnStretch(at, 2 if at else 1)
    for number, cells in enumerate(rows):
        made.addWidget(Hairline(), number * 2 + 1, 0, 1, len(head))
        for at, cell in enumerate(cells):
            text = words(_heavy(cell), "body" if at else "strong")
            text.setAccessibleName(f"{head[at]}: {text.text()}")
            made.addWidget(text, number * 2 + 2, at, Qt.AlignmentFlag.AlignTop)
    return holder(made)


class CodeBox(QLabel):
    """Lines to type, in letters of one width; they can be chosen and copied."""

    def __init__(self, lines: tuple[str, ...]) -> None:
        super().__init__("\n".join(lines))
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setAccessibleName("To type: " + ". ".join(lines))
        self.setContentsMargins(14, 10, 14, 10)
        self.restyle()

    def restyle(self) -> None:
        """Take the letters and colours of now."""
        from bwvreview.ui.theme import font, palette

        self.setFont(font(15, mono=True))
        self.setPalette(palette(tokens()))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: D102, N802 - Qt's
        with painting(self) as painter:
            box(painter, self.rect(), fill="sunken", radius=6)
        super().paintEvent(event)


class PictureView(QWidget):
    """A picture of the program, as wide as there is room for, in the colours of now. Its words say what it shows."""

    def __init__(self, said: str, find: Callable[[bool], Path | None]) -> None:
        super().__init__()
        self._find = find
        self.setAccessibleName(f"Picture: {said}")
        self.setToolTip(said)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._picture = QPixmap()
        self.restyle()

    def restyle(self) -> None:
        """Show the light or the dark picture."""
        path = self._find(contrast(tokens().page, DARK.page) < contrast(tokens().page, LIGHT.page))
        self._picture = QPixmap(str(path)) if path is not None else QPixmap()
        self.setVisible(not self._picture.isNull()) if self.parentWidget() else None
        self.updateGeometry()
        self.update()

    @property
    def is_there(self) -> bool:
        """Whether the picture was found."""
        return not self._picture.isNull()

    def hasHeightForWidth(self) -> bool:  # noqa: D102, N802 - Qt's
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: D102, N802 - Qt's
        wide = self._picture.width()
        return min(width, wide) * self._picture.height() // wide + 2 if wide else 0

    def sizeHint(self) -> QSize:  # noqa: D102, N802 - Qt's
        width = min(WIDEST, self._picture.width())
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:  # noqa: D102, N802 - Qt's
        return QSize(200, 0)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, D102, N802 - Qt's
        if self._picture.isNull():
            return
        width = min(self.width(), self._picture.width())
        height = self.heightForWidth(width) - 2
        with painting(self) as painter:
            painter.setRenderHint(painter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(1, 1, width - 2, height, self._picture)
            box(painter, self.rect().adjusted(0, 0, width - self.width(), height + 2 - self.height()), edge="hairline")
