"""Tables. A page declares columns; sorting and narrowing work on the values themselves, so they stay quick."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QSizePolicy, QTableView, QWidget

from bwvreview.ui.speech import spoken
from bwvreview.ui.theme import font, px
from bwvreview.ui.widgets.table_paint import BAR, CellPainter, HeadView

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent, QResizeEvent

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
_LONG = 360  # what takes the rest asks for no more: longer words end in dots


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands before a cell's words: a shape, and the colour and weight of the words."""

    icon: str = ""
    tone: str = "text"
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """A heading, what to show under it, and what to sort it by (what is shown, unless given).

    `mark` gives the shape before the words; with `chip`, the words stand in a chip and `after` follows it, muted.
    A `spare` column goes when there is no room for all: the page shows elsewhere what it holds.
    """

    title: str
    text: Callable[[Row], str]
    sort_key: Callable[[Row], Any] | None = None
    mark: Callable[[Row], Mark] | None = None
    chip: bool = False
    after: Callable[[Row], str] | None = None
    strong: bool = False
    stretch: bool = False
    spare: bool = False

    def spoken(self, row: Row) -> str:
        """Give the whole cell in words."""
        return spoken(f"{self.text(row)} {self.after(row) if self.after else ''}".strip())


CELL = int(Qt.ItemDataRole.UserRole)
"""Asks for (column, row): what the painter needs of a cell."""


class Rows(QAbstractTableModel, Generic[Row]):
    """The model of every table: a list of rows, and columns that read them."""

    def __init__(self, columns: Sequence[Column[Row]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._all: list[Row] = []
        self._words: list[str] = []
        self._shown: list[Row] = []

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows."""
        self._all = list(rows)
        self._words = [" ".join(column.spoken(row) for column in self.columns).casefold() for row in self._all]
        self._show(self._all)

    def narrow(self, text: str) -> None:
        """Show only the rows that hold every word of `text`."""
        wanted = text.casefold().split()
        found = zip(self._all, self._words, strict=True)
        self._show([row for row, words in found if all(word in words for word in wanted)])

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort what is shown by a column."""
        if 0 <= column < len(self.columns):
            chosen = self.columns[column]
            backwards = order == Qt.SortOrder.DescendingOrder
            self._show(sorted(self._shown, key=chosen.sort_key or chosen.text, reverse=backwards))

    def refresh(self) -> None:
        """Show the same rows again, from new."""
        self._show(self._shown)

    def _show(self, rows: list[Row]) -> None:
        self.beginResetModel()
        self._shown = list(rows)
        self.endResetModel()

    def row_at(self, place: int) -> Row:
        """Give the row shown at a place."""
        return self._shown[place]

    @property
    def shown(self) -> tuple[Row, ...]:
        """The rows that are shown, in order."""
        return tuple(self._shown)

    def rowCount(self, parent: Index = _NONE) -> int:  # noqa: D102, N802 - Qt's
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = _NONE) -> int:  # noqa: D102, N802 - Qt's
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:  # noqa: D102 - Qt's
        column, row = self.columns[index.column()], self._shown[index.row()]
        if role == CELL:
            return (column, row)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return column.spoken(row)
        return None

    def headerData(  # noqa: D102, N802 - Qt's
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return spoken(self.columns[section].title)
        return None


class Table(QTableView, Generic[Row]):
    """Rows 44 high with thin lines, no stripes. `fit` makes it as high as its rows (inside cards).

    `opened` comes with the row on Enter or a double click.
    """

    opened = Signal(object)
    ring_radius = 2

    def __init__(self, name: str, columns: Sequence[Column[Row]], *, fit: bool = True, sortable: bool = False) -> None:
        super().__init__()
        self._fit = fit
        self.rows: Rows[Row] = Rows(columns, self)
        self.setModel(self.rows)
        self._name = name
        self.say_again()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(CellPainter(self))
        head = HeadView(self)
        self.setHorizontalHeader(head)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setMinimumSectionSize(24)
        head.setSectionsClickable(sortable)
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)  # as given, until somebody asks
        self.setSortingEnabled(sortable)
        self.verticalHeader().hide()
        self.viewport().setAutoFillBackground(False)
        if fit:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.doubleClicked.connect(lambda index: self.opened.emit(self.rows.row_at(index.row())))
        self.restyle()

    def say_again(self) -> None:
        """Be called by the words of now."""
        self.setAccessibleName(spoken(self._name))

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows."""
        self.rows.set_rows(rows)
        self.restyle()
        self.updateGeometry()

    def narrow(self, text: str) -> None:
        """Show only the rows that hold every word of `text`."""
        self.rows.narrow(text)
        self.updateGeometry()

    def restyle(self) -> None:
        """Take the sizes of now."""
        head = self.verticalHeader()
        head.setMinimumSectionSize(24)
        if head.defaultSectionSize() != px(44) + 1:
            head.setDefaultSectionSize(px(44) + 1)
            self.rows.refresh()  # rows keep the height they were shown with
        self.horizontalHeader().setFixedHeight(px(20) + 13)
        self._share_width()

    def _needs(self) -> list[int]:
        """Give the width that each column needs for its heading and its first 200 rows."""
        painter, head = self.itemDelegate(), QFontMetricsF(font(14, 600))
        needs = []
        for place, column in enumerate(self.rows.columns):
            width = int(head.horizontalAdvance(spoken(column.title))) + 13
            for row in self.rows.shown[:200]:
                if isinstance(painter, CellPainter):
                    width = max(width, painter.cell_width(column, row) + 12)
            width = min(width, px(_LONG)) if column.stretch else width
            needs.append(width if place else width + BAR)
        if needs:
            needs[-1] -= 6  # nothing stands right of the last column
        return needs

    def _without_room(self, needs: list[int]) -> set[int]:
        """Choose the spare columns that go, the last one first, until the others fit."""
        gone: set[int] = set()
        for place in reversed(range(len(needs))):
            room = self.viewport().width() - sum(need for at, need in enumerate(needs) if at not in gone)
            if room < 0 and self.rows.columns[place].spare:
                gone.add(place)
        return gone

    def _share_width(self) -> None:
        needs = self._needs()
        gone = self._without_room(needs)
        shown = [place for place in range(len(needs)) if place not in gone]
        spare = self.viewport().width() - sum(needs[place] for place in shown)
        takers = [place for place in shown if self.rows.columns[place].stretch] or shown
        for place, width in enumerate(needs):
            self.setColumnHidden(place, place in gone)
            extra = spare // len(takers) if spare > 0 and place in takers else 0
            self.setColumnWidth(place, width + extra)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102, N802 - Qt's
        super().resizeEvent(event)
        self._share_width()

    def sizeHint(self) -> QSize:  # noqa: D102, N802 - Qt's
        height = px(20) + 13 + (px(44) + 1) * self.rows.rowCount()
        needs = self._needs()
        gone = self._without_room(needs)
        wide = sum(need for place, need in enumerate(needs) if place not in gone)
        bar = 12 if self._fit and wide > self.width() else 0
        return QSize(wide, height + bar if self._fit else max(height, px(240)))

    def minimumSizeHint(self) -> QSize:  # noqa: D102, N802 - Qt's
        return QSize(px(200), self.sizeHint().height() if self._fit else px(140))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102, N802 - Qt's
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid() and not event.modifiers():
            self.opened.emit(self.rows.row_at(index.row()))
        else:
            super().keyPressEvent(event)
