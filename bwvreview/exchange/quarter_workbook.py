"""The report on a quarter as a workbook: a sheet for each part, with charts that are described in words."""

from __future__ import annotations

from datetime import datetime
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from bwvreview.domain.quarter_short import in_short
from bwvreview.domain.quarter_tables import sections
from bwvreview.exchange.quarter_charts import font_of, trend_charts
from bwvreview.exchange.safe_text import one_line
from bwvreview.exchange.workbook_file import new_workbook
from bwvreview.exchange.workbook_style import (
    AMBER,
    AMBER_FILL,
    GOOD,
    GOOD_FILL,
    MUTED,
    RED,
    RED_FILL,
    TEXT,
    Book,
    lines_of,
    row_height,
)
from bwvreview.exchange.workbook_table import Column, set_widths, write_table

if TYPE_CHECKING:
    from pathlib import Path

    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from bwvreview.domain.quarter_lines import QuarterReport
    from bwvreview.domain.quarter_tables import Section

FILE_NAME = "quarter.xlsx"
_WIDE, _NARROW, _PAGE = 44.0, 16.0, 90.0
_TITLE_HEIGHT = 32.0
_SENT = {"Sent": "good", "Not yet": "amber"}
_HEIGHTS = {"title": _TITLE_HEIGHT, "heading": 30.0, "warning": 20.0, "sum": 20.0}
_FILLS: dict[str, dict[str, Any]] = {
    "good": {"fill": {"color": GOOD_FILL}, "border": {"color": GOOD}},
    "amber": {
        "pattern": {"pattern": "wide_upward_diagonal", "fg_color": AMBER_FILL, "bg_color": "#FCEFD3"},
        "border": {"color": AMBER},
    },
    "red": {"fill": {"color": RED_FILL}, "border": {"color": RED}},
    "none": {"fill": {"color": "#FFFFFF"}, "border": {"color": MUTED, "dash_type": "dash"}},
}


class QuarterBook(Book):
    """A workbook on all groups: the styles of the others, and its own words at the edge of each page."""

    def __init__(self, workbook: Workbook, report: QuarterReport) -> None:
        self.workbook = workbook
        self._styles = {}
        self._edge = f"All groups, {report.quarter.words}"
        month = 3 * report.quarter.number
        workbook.set_properties(
            {
                "title": f"Quarterly report, {report.quarter.words}",
                "author": "Central team",
                "comments": "Not for publication",
                "created": datetime(report.quarter.year, month, 28),  # noqa: DTZ001 - a file of one quarter is one file
            }
        )


def write_quarter_workbook(report: QuarterReport, path: Path) -> None:
    """Write the workbook to `path`, whole or not at all; the same report gives the same bytes. Raises ExportProblem."""
    with new_workbook(path) as workbook:
        book = QuarterBook(workbook, report)
        _read_me(book, report)
        for section in sections(report):
            _add(book, section, report)


def _read_me(book: QuarterBook, report: QuarterReport) -> None:
    sheet = book.sheet("Read me", wide=False)
    sheet.set_column(0, 0, _PAGE)
    lines = [
        (f"Quarterly report: {report.quarter.words}", "title"),
        ("Not for publication. Sentences stand here as people wrote them.", "warning"),
        ("In short", "heading"),
        *((said, "plain") for said in in_short(report)),
        ("The counts add up", "heading"),
        (f"This quarter: {report.sentence_here}", "sum"),
        (f"All returns so far: {report.sentence}", "plain"),
        ("What the figures rest on", "heading"),
        *((note, "plain") for note in report.notes),
    ]
    for row, (words, look) in enumerate(lines):
        book.put(sheet, row, 0, words, look)
        sheet.set_row(row, _HEIGHTS.get(look, row_height(lines_of(words, _PAGE))))


def _add(book: QuarterBook, section: Section, report: QuarterReport) -> None:
    sheet = book.sheet(section.name)
    book.put(sheet, 0, 0, section.title, "title")
    sheet.set_row(0, _TITLE_HEIGHT)
    columns = [
        Column(title, _WIDE if _long(section, at) else _NARROW, tones=_SENT if title == "Return" else {})
        for at, title in enumerate(section.head)
    ]
    across = max(_PAGE, sum(column.width for column in columns))  # a longer line would make the printed page tiny
    row = 1
    for words in (line for told in section.words for line in wrap(told, int(across))):
        book.put(sheet, row, 0, words, "note")
        sheet.set_row(row, row_height(1))
        row += 1
    head = row + 1
    after = write_table(book, sheet, section.name.replace(" ", ""), columns, section.rows, head)
    set_widths(sheet, columns)
    sheet.freeze_panes(head + 1, 1)
    sheet.repeat_rows(head)
    if not section.rows:
        book.put(sheet, after, 0, section.nothing, "note")
    if section.name == "Ratings by theme" and section.rows:
        _ratings_chart(book, sheet, section, report, after + 1)
    if section.name == "Trends" and section.rows:
        trend_charts(book, sheet, section, report.trends, after + 1)


def _long(section: Section, at: int) -> bool:
    return at == 0 or any(isinstance(row[at], str) and len(str(row[at])) > 24 for row in section.rows)


def _ratings_chart(book: QuarterBook, sheet: Worksheet, section: Section, report: QuarterReport, row: int) -> None:
    """Stack the shares of each theme. The figures stand in columns to the right, for the chart alone."""
    shown = [line for line in report.themes if line.cells]
    if not shown:
        return
    first = len(section.head) + 2
    for at, cell in enumerate(shown[0].cells):
        book.put(sheet, row, first + 1 + at, cell.title, "note")
    for number, line in enumerate(shown, row + 1):
        book.put(sheet, number, first, line.title, "note")
        for at, cell in enumerate(line.cells):
            book.put(sheet, number, first + 1 + at, None if cell.share is None else round(100 * cell.share, 1), "note")
    chart = book.workbook.add_chart({"type": "bar", "subtype": "stacked"})
    last = row + len(shown)
    for at, cell in enumerate(shown[0].cells):
        label = {**font_of(), "bold": True, "color": "#FFFFFF" if cell.tone == "red" else TEXT}
        chart.add_series(
            {
                "name": [section.name, row, first + 1 + at],
                "categories": [section.name, row + 1, first, last, first],
                "values": [section.name, row + 1, first + 1 + at, last, first + 1 + at],
                "gap": 50,
                "data_labels": {"value": True, "num_format": '0"%";;;', "font": label},
                **_FILLS[cell.tone or "none"],
            }
        )
    chart.set_title({"name": "Ratings by theme, percent of clips", "overlay": False, "name_font": font_of(13)})
    chart.set_y_axis({"num_font": font_of(), "reverse": True, "crossing": "max"})
    chart.set_x_axis({"num_font": font_of(), "min": 0, "max": 100, "major_gridlines": {"visible": False}})
    _place(sheet, chart, section, row, 150 + 40 * len(shown))


def _place(sheet: Worksheet, chart: Any, section: Section, row: int, height: int) -> None:
    chart.set_legend({"position": "bottom", "font": font_of()})
    chart.set_size({"width": 880, "height": height})
    options = {"description": one_line(section.described, 2_000), "object_position": 2}
    sheet.insert_chart(row, 0, chart, options)
    sheet.print_area(0, 0, row + height // 20 + 1, len(section.head) - 1)  # without the figures behind the chart
