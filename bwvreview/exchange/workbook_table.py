"""One kind of table for every sheet: a head that stays in sight, filters, wrapped text, a list behind each choice."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bwvreview.exchange.safe_text import one_line, too_long
from bwvreview.exchange.workbook_style import lines_of, row_height

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from bwvreview.domain.answer_words import Cell
    from bwvreview.exchange.workbook_style import Book


@dataclass(frozen=True, slots=True)
class Column:
    """A heading, a width in characters, how its cells look, and the look of certain values."""

    title: str
    width: float = 14
    look: str = "cell"
    tones: Mapping[str, str] = field(default_factory=dict)


def unique_titles(titles: Iterable[tuple[str, str]]) -> list[str]:
    """Make headings that a table accepts: one line, and no two alike. Gives (title, name) pairs their heading.

    >>> unique_titles([("Why?", "a"), ("why?", "b")])
    ['Why?', 'why? (b)']
    """
    given: list[str] = []
    taken: set[str] = set()
    for title, name in titles:
        heading = one_line(title, 200) or name
        heading = heading if heading.casefold() not in taken else f"{heading} ({name})"
        taken.add(heading.casefold())
        given.append(heading)
    return given


def write_table(
    book: Book,
    sheet: Worksheet,
    name: str,
    columns: Sequence[Column],
    rows: Sequence[Sequence[Cell]],
    first: int = 0,
    *,
    filters: bool = True,
) -> int:
    """Write a table with its head in row `first`; give the row after it.

    An Excel table needs a row under its head: with nothing to show there is one blank row.
    """
    for at, column in enumerate(columns):
        sheet.write_string(first, at, column.title, book.style("head"))
    tallest = max(lines_of(column.title, column.width - _FILTER_BUTTON * filters) for column in columns)
    sheet.set_row(first, row_height(tallest) + 4)
    last = first + max(len(rows), 1)
    head = [{"header": column.title, "header_format": book.style("head")} for column in columns]
    options = {"name": name, "columns": head, "style": None, "autofilter": filters}
    sheet.add_table(first, 0, last, len(columns) - 1, options)
    said: list[dict[str, _Said]] = [{} for _ in columns]
    for number, row in enumerate(rows or [(None,) * len(columns)], first + 1):
        _write_row(book, sheet, number, columns, row, said)
    return last + 1


_FILTER_BUTTON = 3  # characters that the filter's button takes from a heading
_OFTEN_SAID = 200  # letters: longer text is somebody's own words, and said once

_Said = tuple[str, "Format", int]
"""An answer as XlsxWriter takes it, its style, and how many lines it takes: most come again and again."""


def _write_row(
    book: Book,
    sheet: Worksheet,
    number: int,
    columns: Sequence[Column],
    row: Sequence[Cell],
    said: list[dict[str, _Said]],
) -> None:
    lines = 1
    for at, value in enumerate(row):
        if isinstance(value, str):
            ready = said[at].get(value)
            if ready is None:
                ready = _made_ready(book, columns, row, at)
                if len(value) < _OFTEN_SAID:
                    said[at][value] = ready
            if sheet.write_string(number, at, ready[0], ready[1]):
                raise too_long(_place(columns, row, at))
            lines = max(lines, ready[2])
        elif value is None:
            sheet.write_blank(number, at, None, book.style(columns[at].look))
        else:
            sheet.write_number(number, at, value, book.style(columns[at].look))
    sheet.set_row(number, row_height(lines))


def _made_ready(book: Book, columns: Sequence[Column], row: Sequence[Cell], at: int) -> _Said:
    column, value = columns[at], str(row[at])
    text, style = book.ready(value, column.tones.get(value, column.look), _place(columns, row, at))
    fits = len(value) <= column.width and "\n" not in value
    return text, style, 1 if fits else lines_of(value, column.width)


def _place(columns: Sequence[Column], row: Sequence[Cell], at: int) -> str:
    """Name a cell for a person: its column, and the first cell of its row, which is the slot or the name."""
    return f"“{columns[at].title}” of {row[0]}"


def set_widths(sheet: Worksheet, columns: Sequence[Column]) -> None:
    """Give each column its width."""
    for at, column in enumerate(columns):
        sheet.set_column(at, at, column.width)


def table_page(sheet: Worksheet, head: int, columns: int = 1) -> None:
    """Keep the head (and the first columns) in sight while scrolling, and on every printed page."""
    sheet.freeze_panes(head + 1, columns)
    sheet.repeat_rows(head)


def pages_across(sheet: Worksheet, columns: Sequence[Column], repeated: int) -> None:
    """Print a table that no page is wide enough for on pages side by side, each with the first columns at its left."""
    sheet.repeat_columns(0, repeated - 1)
    sheet.set_print_scale(_PAGE_SCALE)
    sheet.set_v_pagebreaks(page_breaks(columns, repeated, _PAGE_ROOM))


_PAGE_SCALE = 80
_PAGE_ROOM = 140  # characters across a landscape A4 page at that scale


def page_breaks(columns: Sequence[Column], repeated: int, room: float) -> list[int]:
    """Say before which columns a new page begins, when a page has room for `room` characters.

    >>> page_breaks([Column("a", 10), Column("b", 40), Column("c", 40)], 1, 60)
    [2]
    """
    edge = sum(column.width for column in columns[:repeated])
    breaks: list[int] = []
    used = edge
    for at, column in enumerate(columns[repeated:], repeated):
        if used + column.width > room and used > edge:
            breaks.append(at)
            used = edge
        used += column.width
    return breaks
