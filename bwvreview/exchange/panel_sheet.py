"""The panel sheet, `panel-sheet.xlsx`: two columns, a block for each clip, for the police."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bwvreview.domain.panel import panel_block
from bwvreview.exchange.highlights_file import load_highlights
from bwvreview.exchange.workbook_file import new_workbook
from bwvreview.exchange.workbook_style import Book, lines_of, row_height

if TYPE_CHECKING:
    from pathlib import Path

    from bwvreview.domain.answer_words import Cell
    from bwvreview.domain.feedback import Feedback
    from bwvreview.domain.highlights import Highlights
    from bwvreview.domain.observations import Observation

FILE_NAME = "panel-sheet.xlsx"
_DETAILS_WIDTH = 76
_RATING = "Overall Panel Scrutiny Assessment (RAG)"


def write_panel_sheet(feedback: Feedback, path: Path) -> None:
    """Write the panel sheet to `path`, whole or not at all; the same feedback gives the same bytes.

    Every slot gets a block, shown or not. Raises ExportProblem as `write_workbook` does.
    """
    highlights = load_highlights(feedback.scheme)
    with new_workbook(path) as workbook:
        _fill(Book(workbook, feedback, f"Panel sheet of {feedback.group_name}"), feedback, highlights)


def _fill(book: Book, feedback: Feedback, highlights: Highlights) -> None:
    sheet = book.sheet("Panel sheet", wide=False)
    sheet.set_column(0, 0, 40)
    sheet.set_column(1, 1, _DETAILS_WIDTH)
    book.put(sheet, 0, 0, "Field", "head")
    book.put(sheet, 0, 1, "Details", "head")
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    row = 1
    breaks: list[int] = []
    for number, clip in enumerate(feedback.observations, 1):
        block = panel_block(feedback, clip, number)
        tone = _tone(highlights, clip)
        for at, (name, detail) in enumerate(block):
            look = "cell" if at else "block"
            book.put(sheet, row, 0, name, "name-cell" if at else "block")
            book.put(sheet, row, 1, detail, tone if name == _RATING and tone else look, f"“{name}” of {clip.slot}")
            sheet.set_row(row, row_height(lines_of(str(detail), _DETAILS_WIDTH), 14 if at else 20))
            row += 1
        breaks.append(row)
    sheet.set_h_pagebreaks(breaks[:-1])
    if not feedback.observations:
        book.put(sheet, row, 0, "No clip was drawn for this session.", "note")
    _add_records(book, feedback)


RECORDS_HEAD = ("instance_id", "deprecated_id", "slot", "state")


def _add_records(book: Book, feedback: Feedback) -> None:
    """Write the very hidden sheet: which record each block shows, and which one that takes the place of.

    Two sheets of one session can so be told apart: sent twice, or sent anew after a change.
    """
    sheet = book.workbook.add_worksheet("Records")
    sheet.very_hidden()
    rows: list[tuple[Cell, ...]] = [
        ("group", feedback.group_slug),
        ("session", str(feedback.session)),
        RECORDS_HEAD,
        *((one.instance_id, one.deprecated_id or None, one.slot, one.state.value) for one in feedback.observations),
    ]
    for at, cells in enumerate(rows):
        for column, value in enumerate(cells):
            book.put(sheet, at, column, value)


def _tone(highlights: Highlights, clip: Observation) -> str:
    return next((tone for name, tone in highlights.tones.items() if name in clip.chosen(highlights.rating)), "")
