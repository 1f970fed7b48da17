"""One kind of table for every sheet: a head that stays in sight, filters, wrapped text, a list behind each choice."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from bwvreview.domain.words import say
from bwvreview.exchange.safe_text import cell_text, could_be_formula, one_line, too_long
from bwvreview.exchange.workbook_rows import OFTEN_SAID, LongRows, column_letters
from bwvreview.exchange.workbook_style import lines_of, row_height

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from bwvreview.domain.answer_words import Cell
    from bwvreview.exchange.workbook_rows import Texts
    from bwvreview.exchange.workbook_style import Book


@dataclass(frozen=True, slots=True)
class Column:
    """A heading, a width in characters, how its cells look, and the look of certain values."""

    title: str
    width: float = 14
    look: str = "cell"
    tones: Mapping[str, str] = field(default_factory=dict)


def said(columns: Iterable[Column]) -> list[Column]:
    """Give columns with their own headings in the words of now. Headings that a form brings stay as they are."""
    return [replace(column, title=say(column.title)) for column in columns]


def unique_titles(titles: Iterable[tuple[str, str]]) -> list[str]:
    """Make headings that a table accepts: one line, and no two alike. Gives (title, name) pairs their heading.

    >>> unique_titles([("Why?", "a"), ("why?", "b")])
    ['Why?', 'why? (b)']
    >>> unique_titles([("Why? (b)", "x"), ("Why?", "a"), ("why?", "b")])
    ['Why? (b)', 'Why?', 'why? (b) (b)']
    """
    given: list[str] = []
    taken: set[str] = set()
    for title, name in titles:
        heading = one_line(title, 200) or name
        while heading.casefold() in taken:
            heading = f"{heading} ({name})"
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
    last = first + max(len(rows), 1)
    _write_head(book, sheet, name, columns, (first, last), filters=filters)
    said: list[dict[str, _Said]] = [{} for _ in columns]
    for number, row in enumerate(rows or [(None,) * len(columns)], first + 1):
        _write_row(book, sheet, number, columns, row, said)
    return last + 1


def _write_head(
    book: Book, sheet: Worksheet, name: str, columns: Sequence[Column], span: tuple[int, int], *, filters: bool = True
) -> None:
    """Make the rows of `span` a table, and write its head."""
    first, last = span
    for at, column in enumerate(columns):
        sheet.write_string(first, at, column.title, book.style("head"))
    tallest = max(lines_of(column.title, column.width - _FILTER_BUTTON * filters) for column in columns)
    sheet.set_row(first, row_height(tallest) + 4)
    head = [{"header": column.title, "header_format": book.style("head")} for column in columns]
    options = {"name": name, "columns": head, "style": None, "autofilter": filters}
    sheet.add_table(first, 0, last, len(columns) - 1, options)


def write_long_table(
    book: Book, sheet: Worksheet, name: str, columns: Sequence[Column], rows: Sequence[Sequence[Cell]]
) -> None:
    """Write a table that is all of its sheet, however many rows it has: they go into the file when it is made."""
    if not rows:
        write_table(book, sheet, name, columns, rows)
        return
    _write_head(book, sheet, name, columns, (0, len(rows)))
    area = f"A1:{column_letters(len(columns) - 1)}{len(rows) + 1}"
    _write_later(book, sheet, LongRows(partial(table_rows, _Looks(book, columns), rows), area))


def write_below(book: Book, sheet: Worksheet, first: int, rows: Iterable[Sequence[Cell]]) -> None:
    """Write rows without any look below the `first` ones of a sheet; they go into the file when it is made."""
    style = book.style_number("plain")
    _write_later(book, sheet, LongRows(partial(_plain_rows, style, first, rows)))


def _write_later(book: Book, sheet: Worksheet, rows: LongRows) -> None:
    book.later[book.workbook.worksheets().index(sheet) + 1] = rows


class _Looks:
    """The numbers of all styles that the cells of some columns can have. They must be asked for before the end."""

    def __init__(self, book: Book, columns: Sequence[Column]) -> None:
        self.columns = columns
        wanted = {look for column in columns for look in (column.look, *column.tones.values())}
        self._numbers = {(look, text): book.style_number(look, text) for look in sorted(wanted) for text in ("", "=")}

    def of(self, at: int, value: str = "") -> int:
        """Give the style of a cell."""
        column = self.columns[at]
        return self._numbers[column.tones.get(value, column.look), "=" if could_be_formula(value) else ""]


def table_rows(looks: _Looks, rows: Iterable[Sequence[Cell]], texts: Texts) -> Iterator[str]:
    """Give each row of a table as XML, the first for row 2. Raises ExportProblem for text that no cell can hold."""
    columns = looks.columns
    names = [f'<c r="{column_letters(at)}' for at in range(len(columns))]
    blanks = [f'" s="{looks.of(at)}"/>' for at in range(len(columns))]
    said: list[dict[str, tuple[str, int]]] = [{} for _ in columns]
    for number, row in enumerate(rows, 2):
        lines, cells = 1, []
        for at, value in enumerate(row):
            if isinstance(value, str) and value:
                ready = said[at].get(value)
                if ready is None:
                    text = cell_text(value, _place(columns, row, at))
                    ready = texts.cell(text, looks.of(at, text)), _lines(value, columns[at])
                    if len(value) < OFTEN_SAID:
                        said[at][value] = ready
                cell, tall = ready
                lines = max(lines, tall)
            else:
                cell = f'" s="{looks.of(at)}"><v>{value!r}</v></c>' if isinstance(value, int | float) else blanks[at]
            cells.append(f"{names[at]}{number}{cell}")
        yield f'<row r="{number}" ht="{row_height(lines):g}" customHeight="1">{"".join(cells)}</row>'


def _plain_rows(style: int, first: int, rows: Iterable[Sequence[Cell]], texts: Texts) -> Iterator[str]:
    for number, row in enumerate(rows, first + 1):
        cells = (
            f'<c r="{column_letters(at)}{number}{texts.cell(cell_text(str(value), "A record"), style)}'
            for at, value in enumerate(row)
            if value not in {None, ""}
        )
        yield f'<row r="{number}">{"".join(cells)}</row>'


_FILTER_BUTTON = 3  # characters that the filter's button takes from a heading

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
                if len(value) < OFTEN_SAID:
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
    return text, style, _lines(value, column)


def _lines(value: str, column: Column) -> int:
    fits = len(value) <= column.width and "\n" not in value
    return 1 if fits else lines_of(value, column.width)


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
