"""The cells of a sheet as python-calamine gives them: any kind of workbook, any kind of cell."""

from __future__ import annotations

import datetime as dt
import io
from itertools import repeat
from typing import TYPE_CHECKING, Any

from bwvreview.domain.table import CHUNK, MOST_COLUMNS
from bwvreview.exchange import limits
from bwvreview.exchange.list_source import readable
from bwvreview.exchange.waiting import while_waiting

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from bwvreview.domain.progress import Progress

_NAMED_ROWS = 20
_MOST_MERGED = 100_000


def read_cells(where: Path | bytes, name: str, progress: Progress) -> BookCells:
    """Read a sheet by its name. Raises ListProblem."""
    return BookCells(while_waiting(lambda: _sheet(where, name), progress))


def _sheet(where: Path | bytes, name: str) -> Any:
    from python_calamine import CalamineWorkbook

    with readable():
        book = CalamineWorkbook.from_object(io.BytesIO(where) if isinstance(where, bytes) else where)
        return book.get_sheet_by_name(name)


class BookCells:
    """The cells of a sheet; `filled` counts those that a merged cell above them covers, once they were read."""

    def __init__(self, sheet: Any) -> None:
        self._sheet = sheet  # python_calamine.CalamineSheet
        self._numbers: dict[int, list[int]] = {}
        self.width: int = sheet.width
        self.last_row: int = 0 if sheet.start is None else sheet.total_height + 1  # calamine counts from 0 here
        self.filled = 0
        if sheet.total_width > MOST_COLUMNS and sheet.start is not None:
            raise limits.too_many_columns(MOST_COLUMNS)

    def rows(self) -> Iterator[list[str]]:
        """Give every row from the first on, from column A on."""
        return ([as_text(cell) for cell in row] for row in self._rows())

    def chunks(self, first_row: int) -> Iterator[tuple[Sequence[int], list[list[str]], list[list[str]]]]:
        """Give the numbers of some rows, no columns, and the rows, from `first_row` on. Raises ListProblem."""
        self._numbers.clear()
        filling = _Filling(self._sheet, first_row)
        numbers: list[int] = []
        rows: list[list[str]] = []
        for number, cells in enumerate(self._rows(), start=1):
            if number < first_row:
                continue
            if filling.ranges:
                filling.fill(number, cells)
            numbers.append(number)
            rows.append([cell if type(cell) is str else self._text(cell, number, at) for at, cell in enumerate(cells)])
            if len(rows) == CHUNK:
                yield numbers, [], rows
                numbers, rows = [], []
        yield numbers, [], rows
        self.filled = filling.filled

    def numbers_in(self, column: int) -> Sequence[int]:
        """Give the first rows in which a column held a number or a day, not text; known after reading."""
        return self._numbers.get(column, ())

    def _rows(self) -> Iterator[list[Any]]:
        if self._sheet.start is None:
            return
        left = self._sheet.start[1]  # it gives the rows above, but not the columns before
        with readable():  # a cell is turned into a day only now, and no calendar has every day
            for row in self._sheet.iter_rows():
                yield [*repeat("", left), *row] if left else row

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
