"""How the cells and the head of a table look."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from bwvreview.ui.icons import paint_icon
from bwvreview.ui.paint import box, words_at
from bwvreview.ui.speech import spoken
from bwvreview.ui.theme import font, px, tokens

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect

CELL = int(Qt.ItemDataRole.UserRole)
BAR = 8  # the first words of a chosen row stand so much further right: there is a bar before them


def _elided(text: str, size: float, weight: int, width: float) -> tuple[str, float]:
    metrics = QFontMetricsF(font(size, weight))
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0.0, width))
    return shown, metrics.horizontalAdvance(shown)


class CellPainter(QStyledItemDelegate):
    """Paints a cell: a shape, words or a chip, and what follows it."""

    def cell_width(self, column: Any, row: Any) -> int:
        """Give the width that a cell needs."""
        mark = column.mark(row) if column.mark else None
        heavy = 600 if column.strong or (mark and mark.strong) else 400
        width = QFontMetricsF(font(15 if column.chip else 16, heavy)).horizontalAdvance(spoken(column.text(row))) + 2
        if column.chip:
            width += 22
        if mark and mark.icon:
            width += px(18) + 6
        after = spoken(column.after(row)) if column.after else ""
        if after:
            width += QFontMetricsF(font(16)).horizontalAdvance(after) + 6
        return round(width)

    def sizeHint(  # noqa: N802 - Qt's name
        self,
        option: QStyleOptionViewItem,  # noqa: ARG002 - Qt's
        index: QModelIndex | QPersistentModelIndex,
    ) -> QSize:
        """Give the size of a cell."""
        column, row = index.data(CELL)
        return QSize(self.cell_width(column, row) + 12, px(44) + 1)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint a cell."""
        column, row = index.data(CELL)
        rect = QRectF(option.rect)
        state = option.state
        model = index.model()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, tokens().color("tint" if chosen else "sunken"))
        if chosen and index.column() == 0:
            painter.fillRect(QRectF(rect.left(), rect.top(), 4, rect.height()), tokens().color("accent"))
        if index.row() < model.rowCount() - 1:
            painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), tokens().color("hairline"))
        rect.adjust(BAR if chosen and index.column() == 0 else 0, 0, -8, -1)
        self._paint_inside(painter, rect, column, row)
        painter.restore()

    def _paint_inside(self, painter: QPainter, rect: QRectF, column: Any, row: Any) -> None:
        mark = column.mark(row) if column.mark else None
        text, tone = spoken(column.text(row)), mark.tone if mark else "text"
        heavy = 600 if column.strong or (mark and mark.strong) else 400
        if column.chip and text:
            rect.setLeft(self._paint_chip(painter, rect, text))
        else:
            if mark and mark.icon:
                at = QPointF(rect.left(), rect.center().y() - px(18) / 2)
                paint_icon(painter, mark.icon, at, px(18), tone)
                rect.setLeft(rect.left() + px(18) + 6)
            shown, width = _elided(text, 16, heavy, rect.width())
            words_at(painter, rect, shown, weight=heavy, tone=tone)
            rect.setLeft(rect.left() + width + 4)
        after = spoken(column.after(row)) if column.after else ""
        if after:
            words_at(painter, rect, _elided(after, 16, 400, rect.width())[0], tone="muted")

    def _paint_chip(self, painter: QPainter, rect: QRectF, text: str) -> float:
        shown, width = _elided(text, 15, 400, rect.width() - 22)
        chip = QRectF(rect.left(), rect.center().y() - px(28) / 2, width + 22, px(28))
        box(painter, chip, fill="tint", edge="hairline", radius=4)
        words_at(painter, chip.adjusted(11, 0, 0, 0), shown, size=15)
        return chip.right() + 4


class HeadView(QHeaderView):
    """The head: 14/600 muted words on a line."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.viewport().setAutoFillBackground(False)
        self.setAccessibleName("Column headings")

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N802, N803 - Qt's
        """Paint one heading, and an arrow when the table is sorted by it."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inside = QRectF(rect)
        title = str(self.model().headerData(logicalIndex, Qt.Orientation.Horizontal) or "")
        shown, width = _elided(title, 14, 600, inside.width() - 8)
        words_at(painter, inside.adjusted(0, 0, -8, -1), shown, size=14, weight=600, tone="muted")
        if self.sectionsClickable() and self.isSortIndicatorShown() and self.sortIndicatorSection() == logicalIndex:
            up = self.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
            at = QPointF(inside.left() + width + 2, inside.center().y() - px(14) / 2)
            paint_icon(painter, "arrow-up" if up else "arrow-down", at, px(14), "muted")
        line = QRectF(inside.left(), inside.bottom() - 1, inside.width(), 1)
        painter.fillRect(line, tokens().color("outline"))
        painter.restore()
