"""Reading workbooks (XLSX, XLSM, XLS, ODS): python-calamine for the cells, the file's parts for what is hidden."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from bwvreview.domain.errors import ListProblem
from bwvreview.domain.table import CHUNK, MOST_COLUMNS, MOST_ROWS, Chunk, SheetPreview
from bwvreview.exchange import limits
from bwvreview.exchange.headings import LOOKED_AT, LeftOut, count_known, find_headings, fitted, name_columns
from bwvreview.exchange.limits import place
from bwvreview.exchange.list_source import readable, seems_to_tell

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from bwvreview.domain.table import HiddenPlace
    from bwvreview.domain.vocabulary import Vocabulary
    from bwvreview.exchange.list_source import Source
    from bwvreview.exchange.xlsx_places import Sheet, SheetPlaces, Workbook

Kind = Literal["xlsx", "xls", "ods"]
_NAMED_ROWS = 20
_ENOUGH_KNOWN = 2  # headings; one alone may stand in any sheet
_MOST_MERGED = 100_000


@dataclass
class BookTable:
    """A sheet of a workbook (see domain.table.Table)."""

    source: Source
    cells: Any  # python_calamine.CalamineSheet; read once, kept for the second pass
    first_row: int  # of the data, as a spreadsheet counts
    header: tuple[str, ...]
    hidden: tuple[HiddenPlace, ...]
    hidden_columns: frozenset[int]
    from_1904: bool
    left_out: LeftOut
    _numbers: dict[int, list[int]] = field(default_factory=dict)

    def chunks(self) -> Iterator[Chunk]:
        """Give the rows, a chunk at a time. Raises ListProblem."""
        self._numbers.clear()
        self.left_out.clear()
        rows_read, numbers, rows = 0, [], []
        filling = _Filling(self.cells, self.first_row)
        for number, cells in enumerate(_rows(self.cells), start=1):
            if number < self.first_row:
                continue
            if filling.ranges:
                filling.fill(number, cells)
            numbers.append(number)
            rows.append([cell if type(cell) is str else self._text(cell, number, at) for at, cell in enumerate(cells)])
            if len(rows) == CHUNK:
                rows_read += len(rows)
                yield from self._chunk(numbers, rows)
                numbers, rows = [], []
            if rows_read > MOST_ROWS:
                raise limits.too_many_rows()
        yield from self._chunk(numbers, rows)
        self.left_out.merged = filling.filled
        self.check_unchanged()

    def numbers_in(self, column: int) -> Sequence[int]:
        """Give the first rows in which a column held a number or a day, not text."""
        return self._numbers.get(column, ())

    def repairs(self) -> tuple[str, ...]:
        """Say what was left out or put right while reading."""
        return self.left_out.sentences()

    def check_unchanged(self) -> None:
        """Raise ListProblem when the file is another than the one that was opened."""
        self.source.check_unchanged()

    def _chunk(self, numbers: list[int], rows: list[list[str]]) -> Iterator[Chunk]:
        kept_numbers, kept = fitted(numbers, rows, len(self.header), self.left_out)
        if kept:
            yield Chunk(kept_numbers, list(zip(*kept, strict=True)))

    def _text(self, cell: object, row: int, column: int) -> str:
        if not isinstance(cell, bool):
            rows = self._numbers.setdefault(column, [])
            if len(rows) < _NAMED_ROWS:
                rows.append(row)
        return as_text(cell)


class _Filling:
    """Cells merged over several rows say the same in each: only the first of them holds it in the file."""

    def __init__(self, cells: Any, first_row: int) -> None:
        merged = cells.merged_cell_ranges or []
        if len(merged) > _MOST_MERGED:
            raise limits.too_big()
        self.filled = 0
        # by the first row (from 1): last row, column
        self.ranges: dict[int, list[tuple[int, int]]] = {}
        for (top, left), (bottom, right) in merged:
            if bottom > top and left == right and top + 1 >= first_row:
                self.ranges.setdefault(top + 1, []).append((bottom + 1, left))
        self._open: list[tuple[int, int, object]] = []

    def fill(self, number: int, row: list[Any]) -> None:
        """Fill what a merged cell above covers."""
        self._open = [item for item in self._open if item[0] >= number]
        for _last, column, value in self._open:
            if column < len(row) and row[column] == "":
                row[column] = value
                self.filled += 1
        for last, column in self.ranges.get(number, ()):
            if column < len(row):
                self._open.append((last, column, row[column]))


def open_book(source: Source, kind: Kind, vocabulary: Vocabulary, sheet: int | None = None) -> BookTable:
    """Look a workbook over, choose the sheet with the list, and find its headings. Raises ListProblem."""
    where = source.package()
    book, places = _look_over(where, kind)
    chosen, cells, first = _choose(where, _shown(book), vocabulary, sheet)
    found = places[chosen.part]
    start = find_headings(first, vocabulary)
    if found.unsolved:
        raise _unsolved(found.unsolved)
    if cells.total_height - start - 1 > MOST_ROWS:
        raise limits.too_many_rows()
    hidden = [*book.places, *_named(book), *_beside(book.sheets, chosen, places), *_in_sheet(found)]
    if any(any(cell.strip() for cell in row) for row in first[:start]):
        hidden.append(place("There is text above the headings. It was left out.", "", row=1))
    header = name_columns(first[start])
    left_out = LeftOut(first[start], vocabulary)
    return BookTable(
        source, cells, start + 2, header, tuple(hidden), frozenset(found.hidden_columns), book.from_1904, left_out
    )


def preview_book(source: Source, kind: Kind, vocabulary: Vocabulary) -> tuple[SheetPreview, ...]:
    """Count the rows and columns of each sheet that a spreadsheet shows. Raises ListProblem."""
    where = source.package()
    book, _places = _look_over(where, kind)
    return tuple(_preview(at, sheet, *_read(where, sheet), vocabulary) for at, sheet in enumerate(_shown(book), 1))


def as_text(cell: object) -> str:
    """Give a cell as it would be written in CSV: whole numbers without a point, days as 2022-09-14.

    >>> as_text(104233.0), as_text(dt.datetime(2022, 9, 14)), as_text(True)
    ('104233', '2022-09-14', 'TRUE')
    """
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat() if cell.time() == dt.time() else cell.isoformat(" ", "seconds")
    if isinstance(cell, dt.date | dt.time):
        return cell.isoformat()
    return "" if cell is None else str(cell)


def _look_over(where: Path | bytes, kind: Kind) -> tuple[Workbook, dict[str, SheetPlaces]]:
    if kind == "ods":
        from bwvreview.exchange.ods_places import look_over_ods

        return look_over_ods(where)
    if kind == "xls":
        from bwvreview.exchange.xls_places import look_over_xls

        return look_over_xls(where)
    from bwvreview.exchange.xlsx_places import look_over, look_over_sheet

    book = look_over(where)
    return book, {sheet.part: look_over_sheet(where, sheet.part) for sheet in book.sheets if sheet.shown}


def _shown(book: Workbook) -> list[Sheet]:
    shown = [sheet for sheet in book.sheets if sheet.shown]
    if not shown:
        raise ListProblem("The workbook shows no sheet.", advice="Ask the police to send the list again.")
    return shown


def _choose(
    where: Path | bytes, sheets: Sequence[Sheet], vocabulary: Vocabulary, wanted: int | None
) -> tuple[Sheet, Any, list[list[str]]]:
    """Take the sheet that was asked for, or the only one that looks like a list. Raises ListProblem."""
    if wanted is not None:
        if not 1 <= wanted <= len(sheets):
            raise ListProblem(
                f"The workbook has no sheet {wanted}.", advice=f"Choose a sheet from 1 to {len(sheets)} (--sheet N)."
            )
        return (sheets[wanted - 1], *_read(where, sheets[wanted - 1]))
    if len(sheets) == 1:
        return (sheets[0], *_read(where, sheets[0]))
    previews, best = [], None
    for at, sheet in enumerate(sheets, start=1):
        cells, first = _read(where, sheet)
        previews.append(_preview(at, sheet, cells, first, vocabulary))
        if previews[-1].looks_like_list:
            best = sheet, cells, first
    filled = [preview for preview in previews if preview.rows]
    likely = [preview for preview in filled if preview.looks_like_list] or filled
    if len(likely) == 1:
        only = sheets[likely[0].number - 1]
        return best if best and best[0] is only else (only, *_read(where, only))
    if not likely:
        raise limits.no_rows()
    named = ", ".join(f"{preview.name} ({preview.rows:,} rows)" for preview in likely)
    how = "look like a list" if likely[0].looks_like_list else "hold something, but none looks like a list"
    raise ListProblem(f"{len(likely)} sheets {how}: {named}.", advice="Choose one of them (--sheet N).")


def _preview(number: int, sheet: Sheet, cells: Any, first: list[list[str]], vocabulary: Vocabulary) -> SheetPreview:
    known = [count_known(row, vocabulary) for row in first]
    best = max(known, default=0)
    heading = known.index(best) if best else 0
    rows = max(0, cells.total_height - heading) if first else 0  # calamine counts from 0 here
    columns = sum(1 for cell in first[heading] if cell.strip()) if best else cells.width
    name = f"sheet {number}" if seems_to_tell(sheet.name) else f"sheet {number} “{sheet.name}”"
    return SheetPreview(number, name, rows, columns, looks_like_list=best >= _ENOUGH_KNOWN and rows > 0)


def _read(where: Path | bytes, sheet: Sheet) -> tuple[Any, list[list[str]]]:
    """Read a sheet, and give its first rows as text. Raises ListProblem."""
    from python_calamine import CalamineWorkbook

    with readable():
        book = CalamineWorkbook.from_object(io.BytesIO(where) if isinstance(where, bytes) else where)
        cells = book.get_sheet_by_name(sheet.name)
    if cells.total_width > MOST_COLUMNS and cells.start is not None:
        raise limits.too_many_columns(MOST_COLUMNS)
    first = []
    for row in _rows(cells):
        first.append([as_text(cell) for cell in row])
        if len(first) == LOOKED_AT:
            break
    return cells, first


def _rows(cells: Any) -> Iterator[list[Any]]:
    """Give every row from the first of the sheet on, from column A on."""
    if cells.start is None:
        return
    above, left = cells.start
    for _ in range(above):
        yield []
    with readable():  # a cell is turned into a day only now, and no calendar has every day
        if not left:
            yield from cells.iter_rows()
            return
        for row in cells.iter_rows():
            yield [""] * left + row


def _unsolved(count: int) -> ListProblem:
    cells = "A cell holds a formula" if count == 1 else f"{count:,} cells hold formulas"
    return ListProblem(
        f"{cells} without a value.", advice="Open the workbook in a spreadsheet, save it, then open that."
    )


def _named(book: Workbook) -> Iterator[HiddenPlace]:
    if any(seems_to_tell(sheet.name) for sheet in book.sheets):
        yield place("The name of a sheet could show who someone is. It was left out.", "Ask the police to change it.")


def _beside(sheets: Sequence[Sheet], chosen: Sheet, places: dict[str, SheetPlaces]) -> Iterator[HiddenPlace]:
    if any(not sheet.shown for sheet in sheets):
        yield place("The workbook hides a sheet. It was left out.", "Ask the police to delete it.", identifying=True)
    if any(places[sheet.part].filled for sheet in sheets if sheet.shown and sheet is not chosen):
        yield place("The workbook has more than one sheet. Only the list was read.", "Ask the police for one sheet.")


def _in_sheet(found: SheetPlaces) -> Iterator[HiddenPlace]:
    if found.hidden_rows:
        rows = "a row" if found.hidden_rows == 1 else f"{found.hidden_rows:,} rows"
        yield place(f"The workbook hides {rows}. They count like the others.", "Ask the police why they are hidden.")
    if found.header_footer:
        yield place("The sheet has a header or footer for printing. It was left out.", "Ask the police to clear it.")
