"""A page of rich text as a PDF. It may run on a thread of Qt's pool: nothing here touches a widget."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPdfWriter, QTextDocument

from bwvreview.domain.errors import ExportProblem
from bwvreview.ui.theme import LIGHT

if TYPE_CHECKING:
    from pathlib import Path

_DOTS_PER_INCH = 96
_MARGIN = 18.0  # millimetres
_STYLE = (  # paper is always light
    f"body {{ color: {LIGHT.text}; }} h1 {{ font-size: 18pt; }} h2 {{ font-size: 13pt; }} "
    f"td {{ border-bottom: 1px solid {LIGHT.hairline}; }}"
)


def write_pdf(html: str, path: Path, *, title: str = "BWV Review") -> None:
    """Print `html` on A4 to `path`, whole or not at all. Raises ExportProblem."""
    from bwvreview.exchange.atomic import write_atomically

    write_atomically(path, pdf_bytes(html, title=title))


def pdf_bytes(html: str, *, title: str = "BWV Review") -> bytes:
    """Give `html` printed on A4 as the bytes of a PDF. Raises ExportProblem when Qt gives up."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setResolution(_DOTS_PER_INCH)
    margins = QMarginsF(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
    writer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter
        )
    )
    document = QTextDocument()
    document.setDefaultStyleSheet(_STYLE)
    document.setDefaultFont(QFont("sans-serif", 10))
    document.documentLayout().setPaintDevice(writer)
    document.setPageSize(QSizeF(writer.width(), writer.height()))
    document.setHtml(html)
    document.print_(writer)
    del writer  # the last page is written when the writer goes
    buffer.close()
    made = bytes(content.data())
    if not made.startswith(b"%PDF"):
        raise ExportProblem("The page could not be made into a PDF.", advice="Save it again.")
    return made
