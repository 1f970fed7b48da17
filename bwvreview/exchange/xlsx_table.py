"""Reading XLSX: python-calamine for the cells, the package's parts for what is hidden."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from bwvreview.domain.errors import ListProblem
from bwvreview.domain.table import CHUNK, MOST_COLUMNS, MOST_ROWS, Chunk, HiddenPlace
from bwvreview.exchange import limits
from bwvreview.exchange.headings import LOOKED_AT, count_known, find_headings, fitted, name_columns
from bwvreview.exchange.xlsx_places import Sheet, SheetPlaces, look_over, look_over_sheet, place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from bwvreview.domain.vocabulary import Vocabulary

_NAMED_ROWS = 20


@dataclass
class XlsxTable:
    """A sheet of a workbook (see domain.table.Table)."""

    sheet: Any  # python_calamine.CalamineSheet; read once, kept for the second pass
    first_row: int  # of the data, as a spreadsheet counts
    header: tuple[str, ...]
    hidden: tuple[HiddenPlace, ...]
    hidden_columns: frozenset[int]
    from_1904: bool
    _numbers: dict[int, list[int]] = field(default_factory=dict)

    def chunks(self) -> Iterator[Chunk]:
        """Give the rows, a chunk at a time. Raises ListProblem."""
        self._numbers.clear()
        rows_read, numbers, rows = 0, [], []
        for number, cells in enumerate(_rows(self.sheet), start=1):
            if number < self.first_row:
                continue
            numbers.append(number)
            rows.append([cell if type(cell) is str else self._text(cell, number, at) for at, cell in enumerate(cells)])
            if len(rows) == CHUNK:
                rows_read += len(rows)
                yield from self._chunk(numbers, rows)
                numbers, rows = [], []
            if rows_read > MOST_ROWS:
                raise limits.too_many_rows()
        yield from self._chunk(numbers, rows)

    def numbers_in(self, column: int) -> Sequence[int]:
        """Give the first rows in which a column held a number or a day, not text."""
        return self._numbers.get(column, ())

    def _chunk(self, numbers: list[int], rows: list[list[str]]) -> Iterator[Chunk]:
        kept_numbers, kept = fitted(numbers, rows, len(self.header))
        if kept:
            yield Chunk(kept_numbers, list(zip(*kept, strict=True)))

    def _text(self, cell: object, row: int, column: int) -> str:
        if not isinstance(cell, bool):
            rows = self._numbers.setdefault(column, [])
            if len(rows) < _NAMED_ROWS:
                rows.append(row)
        return as_text(cell)


def open_xlsx(path: Path, vocabulary: Vocabulary) -> XlsxTable:
    """Look a workbook over, choose the sheet with the list, and find its headings. Raises ListProblem."""
    book = look_over(path)
    shown = [sheet for sheet in book.sheets if sheet.shown]
    if not shown:
        raise ListProblem("The workbook shows no sheet.", advice="Ask the police to send the list again.")
    places = {sheet.part: look_over_sheet(path, sheet.part) for sheet in shown}
    sheet, cells, first = _choose(path, shown, vocabulary)
    found = places[sheet.part]
    start = find_headings(first, vocabulary)
    if found.last_row - start > MOST_ROWS:
        raise limits.too_many_rows()
    if found.last_column > MOST_COLUMNS:
        raise limits.too_many_columns(MOST_COLUMNS)
    hidden = [*book.places, *_beside(book.sheets, sheet, places), *_in_sheet(found)]
    if any(any(cell.strip() for cell in row) for row in first[:start]):
        hidden.append(place("There is text above the headings. It was left out.", "", row=1))
    header = name_columns(first[start])
    return XlsxTable(cells, start + 2, header, tuple(hidden), frozenset(found.hidden_columns), book.from_1904)


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


def _choose(path: Path, sheets: Sequence[Sheet], vocabulary: Vocabulary) -> tuple[Sheet, Any, list[list[str]]]:
    """Take the sheet whose first rows hold most known headings; the first of equals."""
    from python_calamine import CalamineError, CalamineWorkbook

    best: tuple[int, Sheet, Any, list[list[str]]] | None = None
    try:
        book = CalamineWorkbook.from_path(path)
        for sheet in sheets:
            cells = book.get_sheet_by_name(sheet.name)
            first = _first(cells)
            known = max((count_known(row, vocabulary) for row in first), default=0)
            if best is None or known > best[0]:
                best = known, sheet, cells, first
    except (CalamineError, OSError, ValueError) as error:
        raise ListProblem(
            "The workbook cannot be read.", advice="Open it in a spreadsheet, save it again, then open that."
        ) from error
    assert best is not None
    return best[1:]


def _first(cells: Any) -> list[list[str]]:
    first = []
    for row in _rows(cells):
        first.append([as_text(cell) for cell in row])
        if len(first) == LOOKED_AT:
            break
    return first


def _rows(cells: Any) -> Iterator[list[object]]:
    """Give every row from the first of the sheet on, from column A on."""
    if cells.start is None:
        return
    above, left = cells.start
    for _ in range(above):
        yield []
    for row in cells.iter_rows():
        yield [""] * left + row


def _beside(sheets: Sequence[Sheet], chosen: Sheet, places: dict[str, SheetPlaces]) -> Iterator[HiddenPlace]:
    if any(not sheet.shown for sheet in sheets):
        yield place("The workbook hides a sheet. It was left out.", "Ask the police to delete it.", identifying=True)
    if any(places[sheet.part].last_column for sheet in sheets if sheet.shown and sheet is not chosen):
        yield place("The workbook has more than one sheet. Only the list was read.", "Ask the police for one sheet.")


def _in_sheet(found: SheetPlaces) -> Iterator[HiddenPlace]:
    if found.hidden_rows:
        rows = "a row" if found.hidden_rows == 1 else f"{found.hidden_rows:,} rows"
        yield place(f"The workbook hides {rows}. They count like the others.", "Ask the police why they are hidden.")
    if found.header_footer:
        yield place("The sheet has a header or footer for printing. It was left out.", "Ask the police to clear it.")
