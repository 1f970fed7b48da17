"""Putting things beside and below one another, so that pages fold to one column when letters grow.

`column(…)` and `row(…)` take widgets, layouts, gaps in pixels, and None for “the rest stays empty”.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QLayoutItem, QSizePolicy, QVBoxLayout, QWidget

from bwvreview.ui.theme import px

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Part = QWidget | QLayout | int | None
Margins = tuple[int, int, int, int]
NONE: Margins = (0, 0, 0, 0)


def column(*parts: Part, gap: int = 0, margins: Margins = NONE) -> QVBoxLayout:
    """Put parts below one another. `gap` lies between each two; a number is a gap of its own."""
    made = QVBoxLayout()
    _fill(made, parts, gap, margins)
    return made


def row(*parts: Part, gap: int = 8, margins: Margins = NONE) -> QHBoxLayout:
    """Put parts beside one another, left to right."""
    made = QHBoxLayout()
    _fill(made, parts, gap, margins)
    return made


def _fill(made: QBoxLayout, parts: Iterable[Part], gap: int, margins: Margins) -> None:
    made.setSpacing(gap)
    made.setContentsMargins(*margins)
    put(made, *parts)


def put(made: QBoxLayout, *parts: Part) -> None:
    """Put parts at the end of a column or row."""
    for part in parts:
        if part is None:
            made.addStretch(1)
        elif isinstance(part, int):
            made.addSpacing(part)
        elif isinstance(part, QLayout):
            made.addLayout(part)
        else:
            made.addWidget(part)


def holder(layout: QLayout, parent: QWidget | None = None) -> QWidget:
    """Give a plain widget around a layout."""
    made = QWidget(parent)
    made.setLayout(layout)
    return made


def show_if(widget: QWidget, shown: bool) -> None:
    """Show or hide a part. One that lies nowhere yet would be a window of its own: it comes with its page instead."""
    if shown and widget.parentWidget() is None:
        widget.setAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide, False)
    else:
        widget.setVisible(shown)


def empty(layout: QLayout) -> None:
    """Take everything out of a layout, and throw it away at the next quiet moment."""
    while (item := layout.takeAt(0)) is not None:
        inner, widget = item.layout(), item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            empty(inner)


class _Items(QLayout):
    """What the two layouts below share: they own a list of items."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802 - Qt's
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802 - Qt's
        super().setGeometry(rect)
        self._place(rect, move=True)

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802 - Qt's
        return Qt.Orientation.Horizontal

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _place(self, rect: QRect, *, move: bool) -> int:
        """Lay the items out in a rectangle; give the height that takes."""
        raise NotImplementedError

    def minimumSize(self) -> QSize:  # noqa: N802 - Qt's
        widest = max((item.minimumSize().width() for item in self._shown()), default=0)
        return QSize(widest, 0)


class Flow(_Items):
    """Puts things beside one another, and goes to the next line when there is no more room."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = 8, line_gap: int = 8) -> None:
        super().__init__(parent)
        self._gap, self._line_gap = gap, line_gap

    def sizeHint(self) -> QSize:  # noqa: D102, N802 - Qt's
        hints = [item.sizeHint() for item in self._shown()]
        width = sum(hint.width() for hint in hints) + self._gap * max(0, len(hints) - 1)
        return QSize(width, max((hint.height() for hint in hints), default=0))

    def minimumSize(self) -> QSize:  # noqa: D102, N802 - Qt's
        hints = [item.minimumSize() for item in self._shown()]
        return QSize(max((h.width() for h in hints), default=0), max((h.height() for h in hints), default=0))

    def _place(self, rect: QRect, *, move: bool) -> int:
        lines: list[list[tuple[QLayoutItem, QSize]]] = [[]]
        used = 0
        for item in self._shown():
            size = item.sizeHint().boundedTo(QSize(max(rect.width(), 1), 16_777_215))
            if size.width() < item.sizeHint().width() and item.hasHeightForWidth():
                size.setHeight(item.heightForWidth(size.width()))  # its words fold
            if lines[-1] and used + size.width() > rect.width():
                lines.append([])
                used = 0
            lines[-1].append((item, size))
            used += size.width() + self._gap
        heights = [max((size.height() for _, size in line), default=0) for line in lines]
        spare = rect.height() - sum(heights) - self._line_gap * (len(heights) - 1)
        y = rect.y() + (max(0, spare) // 2 if move else 0)
        for line in lines:
            height = max((size.height() for _, size in line), default=0)
            x = rect.x()
            for item, size in line:
                if move:
                    item.setGeometry(QRect(QPoint(x, y + (height - size.height()) // 2), size))
                x += size.width() + self._gap
            y += height + self._line_gap
        return y - rect.y() - self._line_gap


class Columns(_Items):
    """Puts two or more columns beside one another by their shares, or below one another when they do not fit.

    `shares` are relative widths; a share of 0 takes what it needs, the others the rest. Beside one another needs
    `narrow` pixels at 100% and every column's least width.
    """

    def __init__(self, shares: tuple[int, ...], *, gap: int = 18, narrow: int = 760) -> None:
        super().__init__()
        self._shares, self._gap, self._narrow = shares, gap, narrow
        self.on_fold: Callable[[bool], None] | None = None  # told before measuring whether they lie below one another
        self._placed_beside = True

    def beside(self, width: int) -> bool:
        """Say whether the columns fit beside one another."""
        least = [item.minimumSize().width() for item in self._shown()]
        wide = all(share >= need for share, need in zip(self._widths(width), least, strict=True))
        return width >= px(self._narrow) and wide

    def _widths(self, width: int) -> list[int]:
        pairs = [pair for pair in zip(self._items, self._shares, strict=False) if not pair[0].isEmpty()]
        own = [0 if share else item.sizeHint().width() for item, share in pairs]
        room = width - sum(own) - self._gap * max(0, len(pairs) - 1)
        whole = max(1, sum(share for _, share in pairs))
        widths = [mine or room * share // whole for mine, (_, share) in zip(own, pairs, strict=True)]
        takers = [place for place, (_, share) in enumerate(pairs) if share]
        if takers:
            widths[takers[-1]] += width - self._gap * max(0, len(pairs) - 1) - sum(widths)
        return widths

    def sizeHint(self) -> QSize:  # noqa: D102, N802 - Qt's
        hints = [item.sizeHint() for item in self._shown()]
        width = sum(hint.width() for hint in hints) + self._gap * max(0, len(hints) - 1)
        return QSize(width, max((hint.height() for hint in hints), default=0))

    def _place(self, rect: QRect, *, move: bool) -> int:
        beside = self.beside(rect.width())
        if self.on_fold is not None:
            self.on_fold(not beside)
        height = self._side_by_side(rect, move=move) if beside else self._below_one_another(rect, move=move)
        if move:
            self._placed_beside = beside
        elif self.on_fold is not None:
            self.on_fold(not self._placed_beside)  # this was but a measure of another width
        return height

    def _below_one_another(self, rect: QRect, *, move: bool) -> int:
        shown = self._shown()
        y = rect.y()
        for item in shown:
            height = _height(item, rect.width())
            if move:
                item.setGeometry(QRect(rect.x(), y, rect.width(), height))
            y += height + self._gap
        return max(0, y - rect.y() - self._gap)

    def _side_by_side(self, rect: QRect, *, move: bool) -> int:
        shown, widths = self._shown(), self._widths(rect.width())
        height = max((_height(item, width) for item, width in zip(shown, widths, strict=True)), default=0)
        x = rect.x()
        for item, width in zip(shown, widths, strict=True):
            if move:
                item.setGeometry(QRect(x, rect.y(), width, max(height, rect.height())))
            x += width + self._gap
        return height


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()


def columns(*parts: QWidget, shares: tuple[int, ...] | None = None, gap: int = 18, narrow: int = 760) -> QWidget:
    """Give a widget with its parts in columns, in one column when it is narrow."""
    layout = Columns(shares or (1,) * len(parts), gap=gap, narrow=narrow)
    made = QWidget()
    made.setLayout(layout)
    for part in parts:
        layout.addWidget(part)
    _follow_width(made)
    return made


def flow(*parts: QWidget, gap: int = 8, line_gap: int = 8) -> QWidget:
    """Give a widget with its parts in lines."""
    made = QWidget()
    layout = Flow(gap=gap, line_gap=line_gap)
    made.setLayout(layout)
    for part in parts:
        layout.addWidget(part)
    _follow_width(made)
    return made


def _follow_width(widget: QWidget) -> None:
    policy = widget.sizePolicy()
    policy.setVerticalPolicy(QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    widget.setSizePolicy(policy)
