"""Where a list comes in: a place to drop it, and a button to choose it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame

from bwvreview.ui.paint import box, painting
from bwvreview.ui.widgets.button import Button
from bwvreview.ui.widgets.card import Medallion
from bwvreview.ui.widgets.layouts import column, flow, row
from bwvreview.ui.widgets.words import words

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPaintEvent


def dropped_file(data: QMimeData) -> Path | None:
    """Give the one file that is being dragged, None for anything else."""
    from pathlib import Path

    urls = data.urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None


class DropZone(QFrame):
    """A dashed place for the police list. Everything it does can also be done with its two buttons."""

    choose = Signal()
    practice = Signal()
    dropped = Signal(object)  # Path

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self._over = False
        choose = Button("Choose a file", "main", icon="folder")
        choose.clicked.connect(self.choose)
        practice = Button("Try it with a practice list")
        practice.clicked.connect(self.practice)
        text = column(
            words("Drop the list from the police here", "heading"),
            4,
            words("It can be a spreadsheet or a CSV file. It stays on this computer.", "muted"),
            18,
            flow(choose, practice, gap=12, line_gap=12),
        )
        picture = Medallion("file-spreadsheet")
        line = row(picture, text, gap=20, margins=(28, 44, 28, 44))
        line.setAlignment(picture, Qt.AlignmentFlag.AlignTop)
        line.setStretch(1, 1)
        self.setLayout(line)
        self.setAccessibleName("Place for the list from the police")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: D102, N802 - Qt's
        if dropped_file(event.mimeData()) is not None:
            event.acceptProposedAction()
            self._show_over(over=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: ARG002, D102, N802 - Qt's
        self._show_over(over=False)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: D102, N802 - Qt's
        self._show_over(over=False)
        path = dropped_file(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.dropped.emit(path)

    def _show_over(self, *, over: bool) -> None:
        self._over = over
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, D102, N802 - Qt's
        fill, edge = ("tint", "accent") if self._over else ("surface", "outline")
        with painting(self) as painter:
            box(painter, self.rect(), fill=fill, edge=edge, width=2, radius=8, dashed=True)
