"""The system's own window for printing, and pages painted on what was chosen there: the edge of the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter

from bwvreview.domain.errors import ExportProblem
from bwvreview.exchange.pdf import HEIGHT, WIDTH, text_width
from bwvreview.ui.theme import LIGHT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from bwvreview.exchange.pdf import Font, Page

_FAMILIES = {
    "plain": ["Helvetica", "Arial", "Liberation Sans", "DejaVu Sans"],
    "code": ["Courier", "Courier New", "Liberation Mono", "DejaVu Sans Mono"],
}
_INK = QColor(LIGHT.text)  # paper is always light


def choose_printer(parent: QWidget, title: str) -> QPrinter | None:
    """Let the person choose a printer; None when they choose none. `title` is what the printer's queue shows."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(title)
    return printer if dialog.exec() == QPrintDialog.DialogCode.Accepted else None


def to_printer(parent: QWidget, title: str, pages: Sequence[Page]) -> bool:
    """Let the person choose a printer, and print pages there. False when they chose none. Raises ExportProblem."""
    printer = choose_printer(parent, title)
    if printer is not None:
        print_pages(printer, pages)
    return printer is not None


def print_pages(printer: QPrinter, pages: Sequence[Page]) -> None:
    """Print pages, one to a sheet of A4. Raises ExportProblem when the printer takes nothing."""
    printer.setFullPage(True)
    printer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Point)
    painter = QPainter()
    if not painter.begin(printer):
        raise ExportProblem("The printer does not answer.", advice="Switch it on, or choose another one.")
    try:
        for number, page in enumerate(pages):
            if number:
                printer.newPage()
            paper = printer.paperRect(QPrinter.Unit.DevicePixel)
            painter.save()
            scale = min(paper.width() / WIDTH, paper.height() / HEIGHT)
            painter.scale(scale, scale)
            page.paint(PaintedPage(painter))
            painter.restore()
    finally:
        painter.end()


class PaintedPage:
    """A page on a painter whose unit is a point. Letters are as wide as on the page, whatever font there is."""

    def __init__(self, painter: QPainter) -> None:
        self._painter = painter

    def text(self, x: float, y: float, words: str, size: float, font: Font) -> None:
        """Write words with their left end at x and their baseline at y."""
        letters = QFont(_FAMILIES["code" if font.startswith("code") else "plain"])
        letters.setPixelSize(100)
        letters.setBold(font.endswith("bold"))
        painter = self._painter
        wide = QFontMetricsF(letters).horizontalAdvance(words)
        wanted = text_width(words, 100, font)
        painter.save()
        painter.setFont(letters)
        painter.setPen(_INK)
        painter.translate(QPointF(x, y))
        painter.scale(size / 100 * (min(1.0, wanted / wide) if wide else 1.0), size / 100)
        painter.drawText(QPointF(0, 0), words)
        painter.restore()

    def box(self, x: float, y: float, width: float, height: float, grey: float) -> None:
        """Paint a box; 0 is black, 1 is white."""
        shade = round(255 * grey)
        self._painter.fillRect(QRectF(x, y, width, height), QColor(shade, shade, shade))
