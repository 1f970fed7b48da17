"""The report on a quarter on paper: the parts a meeting reads, with bars in grey and every figure in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bwvreview.domain.quarter_tables import percent, sections
from bwvreview.exchange.pdf import can_be_written
from bwvreview.exchange.pdf_flow import Block, file_of, flowed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bwvreview.domain.quarter import QuarterReport
    from bwvreview.domain.quarter_tables import Section, Value

FILE_NAME = "quarter.pdf"
_TITLE, _HEAD, _BODY, _SMALL = 22.0, 15.0, 11.0, 9.5
_BAR, _LEFT = 300.0, 150.0
_GREYS = {"good": 0.85, "amber": 0.6, "red": 0.2, "none": 0.95}
_MOST_ROWS = 60


def quarter_pdf(report: QuarterReport) -> bytes:
    """Write the report on A4. Letters that the paper cannot show are written as “?”."""
    title = f"Quarterly report, {report.quarter.words}"
    return file_of(flowed(_blocks(report, title), title, title, "Not for publication    Page {page} of {pages}"))


def _blocks(report: QuarterReport, title: str) -> Iterator[Block | None]:
    head = Block().words(title, _TITLE, "bold", tag="H1").gap(6)
    head.words("Not for publication.", _BODY, "bold").gap(6).words(report.sentence, _BODY, "bold").gap(10)
    yield head
    for section in sections(report):
        start = Block().words(_shown(section.title), _HEAD, "bold", tag="H2").line(0.2).gap(5)
        for words in section.words:
            start.words(_shown(words), _SMALL).gap(2)
        yield start.gap(4)
        if section.name == "Ratings by theme":
            yield from _bars(report)
        if not section.rows:
            yield Block().words(section.nothing, _BODY).gap(12)
        for row in section.rows[:_MOST_ROWS]:
            yield Block().words(_said(section, row), _SMALL).gap(3)
        if len(section.rows) > _MOST_ROWS:
            yield Block().words(f"{len(section.rows) - _MOST_ROWS} more lines are in the workbook.", _SMALL)
        yield Block().gap(12)
    yield Block().words("What the figures rest on", _HEAD, "bold", tag="H2").line(0.2).gap(5)
    for note in report.notes:
        yield Block().words(note, _SMALL).gap(3)


def _bars(report: QuarterReport) -> Iterator[Block]:
    for line in report.themes:
        block = Block()
        x = _LEFT
        for cell in line.cells:
            width = _BAR * (cell.share or 0)
            if width > 1:
                block.bar(x, width - 1, 10.0, _GREYS[cell.tone or "none"])
            x += width
        said = ", ".join(f"{cell.title} {percent(cell.share)}" for cell in line.cells if cell.share is not None)
        yield block.gap(13).words(_shown(f"{line.title}: {said or 'fewer than 10 clips'}"), _SMALL).gap(6)


def _said(section: Section, row: tuple[Value, ...]) -> str:
    """Say a row as one line: the first cell, then each other with its heading."""
    first = "" if row[0] is None else str(row[0])
    rest = (f"{title}: {cell}" for title, cell in zip(section.head[1:], row[1:], strict=True) if cell not in {None, ""})
    return _shown(f"{first}. {'; '.join(rest)}." if first else f"    {'; '.join(rest)}.")


def _shown(text: str) -> str:
    return "".join(letter if can_be_written(letter) else "?" for letter in text)
