"""The measures over the quarters as charts of the workbook: one a measure, each figure with its 95% range."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bwvreview.exchange.safe_text import one_line
from bwvreview.exchange.workbook_rows import column_letters
from bwvreview.exchange.workbook_style import FONT, TEXT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter.worksheet import Worksheet

    from bwvreview.domain.quarter_lines import Trend
    from bwvreview.domain.quarter_tables import Section
    from bwvreview.exchange.workbook_style import Book

_WIDTH, _HEIGHT, _ROWS = 372, 210, 11
_LONG = 40


def font_of(size: int = 10) -> dict[str, Any]:
    """Give the letters of a chart."""
    return {"name": FONT, "size": size, "color": TEXT}


def trend_charts(book: Book, sheet: Worksheet, section: Section, trends: Sequence[Trend], row: int) -> None:
    """Draw a chart a measure, each figure with its 95% range; two stand beside one another.

    The figures stand in columns to the right, for the charts alone: value, and how far the range goes up and down.
    """
    told = [trend for trend in trends if trend.told]
    first = len(section.head) + 2
    for at, (quarter, *_) in enumerate(told[0].points if told else (), 1):
        book.put(sheet, row, first + at, quarter, "note")
    for number, trend in enumerate(told):
        here = row + 1 + 3 * number
        book.put(sheet, here, first, trend.title, "note")
        for at, (_, value, low, high, _clips) in enumerate(trend.points, 1):
            if value is not None and low is not None and high is not None:
                for down, figure in enumerate((value, high - value, value - low)):
                    book.put(sheet, here + down, first + at, round(100 * figure, 1), "note")
        chart = _chart(book, section.name, (row, here, first, first + len(trend.points)), trend)
        down, across = divmod(number, 2)
        options = {"description": one_line(trend.said, 2_000), "object_position": 2, "x_offset": across * (_WIDTH + 12)}
        sheet.insert_chart(row + down * _ROWS, 0, chart, options)
    sheet.print_area(0, 0, row + _ROWS * -(-len(told) // 2), len(section.head) - 1)  # without the figures


def _chart(book: Book, name: str, place: tuple[int, int, int, int], trend: Trend) -> Any:
    """Make the chart of one measure; `place` is the row of the quarters, that of the figures, first and last column."""
    head, here, first, last = place
    left, right = column_letters(first + 1), column_letters(last)
    spans = [f"='{name}'!${left}${below}:${right}${below}" for below in (here + 2, here + 3)]
    chart = book.workbook.add_chart({"type": "line"})
    chart.add_series(
        {
            "name": [name, here, first],
            "categories": [name, head, first + 1, head, last],
            "values": [name, here, first + 1, here, last],
            "line": {"color": TEXT, "width": 1.5},
            "marker": {"type": "circle", "size": 6, "fill": {"color": "#FFFFFF"}, "border": {"color": TEXT}},
            "y_error_bars": {
                "type": "custom", "plus_values": spans[0], "minus_values": spans[1], "line": {"color": TEXT},
            },
        }
    )  # fmt: skip
    chart.set_title({"name": _broken(trend.title), "overlay": False, "name_font": font_of(11)})
    chart.set_y_axis({"num_font": font_of(), "min": 0, "max": 100, "major_unit": 50, "num_format": '0"%"'})
    chart.set_x_axis({"num_font": font_of()})
    chart.set_legend({"none": True})
    chart.set_size({"width": _WIDTH, "height": _HEIGHT})
    return chart


def _broken(title: str) -> str:
    """Break a long title in the middle: a chart would cut it off."""
    middle = title.find(" ", len(title) // 2)
    return f"{title[:middle]}\n{title[middle + 1 :]}" if len(title) > _LONG and middle > 0 else title
