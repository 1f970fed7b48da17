"""Where a list comes in: a place to drop it or its months, and buttons to choose it or to paste it."""

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


def dropped_files(data: QMimeData) -> tuple[Path, ...]:
    """Give the files that are being dragged, in the order of their names; none when one is of another computer."""
    from pathlib import Path

    urls = data.urls()
    if not all(url.isLocalFile() for url in urls):
        return ()
    return tuple(sorted(Path(url.toLocalFile()) for url in urls))


class DropZone(QFrame):
    """A dashed place for the police list. Everything it does can also be done with its buttons."""

    choose = Signal()
    paste = Signal()
    practice = Signal()
    template = Signal()
    dropped = Signal(object)  # tuple[Path, ...]

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self._over = False
        choose = Button("Choose a file", "main", icon="folder")
        choose.clicked.connect(self.choose)
        paste = Button("Paste a table", icon="copy", key="Ctrl+V")
        paste.clicked.connect(self.paste)
        practice = Button("Try it with a practice list")
        practice.clicked.connect(self.practice)
        template = Button("Make a list template for the police", "link")
        template.clicked.connect(self.template)
        text = column(
            words("Drop the list from the police here", "heading"),
            4,
            words("A spreadsheet, a CSV file, or several months at once. Everything stays on this computer.", "muted"),
            18,
            flow(choose, paste, practice, gap=12, line_gap=12),
            18,
            words("No list yet? A workbook with the right columns helps the police to make one.", "muted"),
            row(template, None),
        )
        picture = Medallion("file-spreadsheet")
        line = row(picture, text, gap=20, margins=(28, 44, 28, 44))
        line.setAlignment(picture, Qt.AlignmentFlag.AlignTop)
        line.setStretch(1, 1)
        self.setLayout(line)
        self.setAccessibleName("Place for the list from the police")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: D102, N802 - Qt's
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()
            self._show_over(over=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: ARG002, D102, N802 - Qt's
        self._show_over(over=False)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: D102, N802 - Qt's
        self._show_over(over=False)
        paths = dropped_files(event.mimeData())
        if paths:
            event.acceptProposedAction()
            self.dropped.emit(paths)

    def _show_over(self, *, over: bool) -> None:
        self._over = over
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, D102, N802 - Qt's
        fill, edge = ("tint", "accent") if self._over else ("surface", "outline")
        with painting(self) as painter:
            box(painter, self.rect(), fill=fill, edge=edge, width=2, radius=8, dashed=True)
