"""The report on a quarter on paper: the parts a meeting reads, with bars in grey and every figure in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bwvreview.domain.quarter_short import in_short
from bwvreview.domain.quarter_tables import HIDDEN, TOO_FEW, percent, sections
from bwvreview.exchange.pdf import can_be_written, text_width
from bwvreview.exchange.pdf_flow import ROOM, Block, file_of, flowed
from bwvreview.exchange.quarter_pdf_trends import trend_blocks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bwvreview.domain.quarter_lines import QuarterReport
    from bwvreview.domain.quarter_tables import Section, Value

FILE_NAME = "quarter.pdf"
_TITLE, _HEAD, _BODY, _SMALL = 22.0, 15.0, 11.0, 9.5
_BAR, _LEFT = 300.0, 150.0
_GREYS = {"good": 0.85, "amber": 0.6, "red": 0.2, "none": 0.95}
_TINY, _APART = 9.0, 9.0
_MOST_ROWS = 60
_INSTEAD = {"−": "–"}  # what stands on paper for a sign that its letters lack


def quarter_pdf(report: QuarterReport) -> bytes:
    """Write the report on A4. Letters that the paper cannot show are written as “?”."""
    title = f"Quarterly report, {report.quarter.words}"
    return file_of(flowed(_blocks(report, title), title, title, "Not for publication    Page {page} of {pages}"))


def _blocks(report: QuarterReport, title: str) -> Iterator[Block | None]:
    head = Block().words(title, _TITLE, "bold", tag="H1").gap(6)
    head.words("Not for publication.", _BODY, "bold").gap(10).words("In short", _HEAD, "bold", tag="H2").line(0.2).gap(
        5
    )
    for said in in_short(report):
        head.words(_shown(said), _BODY).gap(3)
    head.gap(3).words(f"This quarter: {report.sentence_here}", _SMALL, "bold").gap(2)
    yield head.words(f"All returns so far: {report.sentence}", _SMALL).gap(12)
    for section in sections(report):
        start = Block().words(_shown(section.title), _HEAD, "bold", tag="H2").line(0.2).gap(5)
        for words in section.words:
            start.words(_shown(words), _SMALL).gap(2)
        yield start.gap(4)
        if section.name == "Ratings by theme":
            yield from _bars(report)
        if section.name == "Trends":
            yield from trend_blocks(report.trends)
        if not section.rows:
            yield Block().words(section.nothing, _BODY).gap(12)
        yield from _table(section)
        if len(section.rows) > _most(section):
            yield Block().words(f"{len(section.rows) - _most(section)} more lines are in the workbook.", _SMALL)
        yield Block().gap(12)
    last = Block().words("What the figures rest on", _HEAD, "bold", tag="H2").line(0.2).gap(5)
    for note in report.notes:
        last.words(note, _SMALL).gap(3)
    yield last


def _bars(report: QuarterReport) -> Iterator[Block]:
    """Paint a bar a theme, its name to the left and what it says below."""
    for line in report.themes:
        block = Block()
        x = _LEFT
        for cell in line.cells:
            width = _BAR * (cell.share or 0)
            if width > 1:
                block.bar(x, width - 1, 11.0, _GREYS[cell.tone or "none"])
            x += width
        said = ", ".join(f"{cell.title} {percent(cell.share)}" for cell in line.cells if cell.share is not None)
        if said and any(cell.share is None for cell in line.cells):
            said += f". The rest is {HIDDEN}."
        block.beside_one_another([(0.0, _LEFT - 10, _shown(line.title))], _SMALL, "bold").gap(1)
        yield block.words(_shown(said or TOO_FEW), _SMALL, left=_LEFT).gap(6)


def _table(section: Section) -> Iterator[Block]:
    """Give the rows under their headings; the headings stay with the first row."""
    rows = [[_cell(cell) for cell in row] for row in section.rows[: _most(section)]]
    if not rows:
        return
    places = _columns([list(section.head), *rows])
    head = Block().beside_one_another(_row(places, section.head), _TINY, "bold").gap(2).line(0.45).gap(1)
    for at, row in enumerate(rows):
        block = Block(again=head if at else None)
        if at == 0:
            block.add(head)
        elif row[0]:
            block.line(0.85)
        yield block.beside_one_another(_row(places, row), _TINY).gap(2)


def _most(section: Section) -> int:
    """Give how many rows the paper has room for; a question is never left out."""
    return len(section.rows) if section.name == "Questions" else _MOST_ROWS


def _row(places: Sequence[tuple[float, float]], cells: Sequence[str]) -> list[tuple[float, float, str]]:
    return [(left, width, text) for (left, width), text in zip(places, cells, strict=True)]


def _columns(rows: Sequence[Sequence[str]]) -> list[tuple[float, float]]:
    """Give place and width of each column: what it needs, or an even share of what the narrow ones leave."""
    needs = [max(text_width(text, _TINY, "bold") for text in cells) + 1 for cells in zip(*rows, strict=True)]
    room = ROOM - _APART * (len(needs) - 1)
    widths = [0.0] * len(needs)
    for left, (need, at) in zip(
        range(len(needs), 0, -1), sorted((need, at) for at, need in enumerate(needs)), strict=True
    ):
        widths[at] = min(need, room / left)
        room -= widths[at]
    places, x = [], 0.0
    for width in widths:
        places.append((x, width))
        x += width + _APART
    return places


def _cell(cell: Value) -> str:
    return _shown("" if cell is None else str(cell))


def _shown(text: str) -> str:
    return "".join(letter if can_be_written(letter) else _INSTEAD.get(letter, "?") for letter in text)
