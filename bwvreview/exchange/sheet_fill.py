"""Filling in a sheet that the central team sends: below what is there, in the manner of the rows that are there.

Nothing that stands in the sheet is changed: not a cell, not a formula. Tables, lists behind cells, colours by rule,
filters and the print area go on over the new rows.
"""

from __future__ import annotations

import zipfile
from copy import copy
from dataclasses import dataclass
from datetime import UTC, date, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from bwvreview.domain.errors import ExportProblem
from bwvreview.domain.seal import settled_text
from bwvreview.exchange.plain_zip import repacked
from bwvreview.exchange.safe_text import could_be_formula, for_openpyxl
from bwvreview.exchange.sheet_rows import Room, find_room, go_on
from bwvreview.exchange.sheet_template import open_book, quietly

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from openpyxl.cell import Cell
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from bwvreview.domain.sheet_fields import Value
    from bwvreview.exchange.sheet_template import Template


@dataclass(frozen=True, slots=True)
class NewRow:
    """A clip's row: its slot, and by column what stands there. `keys` are the columns that say which clip it is."""

    slot: str
    values: Mapping[int, Value]
    keys: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class FilledSheet:
    """The filled workbook, and by number its new rows.

    `there` are slots whose rows stood in the sheet already, just so; those of `differ` say something else there, and
    were left as they were.
    """

    content: bytes
    rows: Mapping[int, NewRow]
    there: tuple[str, ...]
    differ: tuple[str, ...]


def fill_sheet(template: Template, rows: Sequence[NewRow], *, made_at: datetime) -> FilledSheet:
    """Fill the rows in; the same rows give the same bytes. Raises ExportProblem: no room, or a text too long."""
    book = open_book(template.content, template.path)
    sheet = book[template.sheet]
    columns = sorted({column for row in rows for column in row.values})
    room = find_room(sheet, template.row, columns)
    there, differ, fresh = _sorted_out(sheet, room, rows)
    if room.closed and len(fresh) > room.closed - room.first:
        free = max(room.closed - room.first, 0)
        raise ExportProblem(
            f"“{template.sheet}” has room for {free} more rows, and {len(fresh)} are to go in.",
            advice=f"Add rows above row {room.closed} in a spreadsheet, save it, then try again.",
        )
    placed = {room.first + at: row for at, row in enumerate(fresh)}
    for number, row in placed.items():
        _style(sheet, room, number)
        for column, value in row.values.items():
            _put(sheet.cell(number, column), value, f"“{sheet.cell(template.row, column).value}” of {row.slot}")
    if placed:
        go_on(sheet, template.row, room, max(placed))
    return FilledSheet(_bytes(book, made_at), placed, there, differ)


def _sorted_out(
    sheet: Worksheet, room: Room, rows: Sequence[NewRow]
) -> tuple[tuple[str, ...], tuple[str, ...], list[NewRow]]:
    """Tell rows that stand in the sheet already from new ones, so that nothing is filled in twice.

    Where no column says which session a row is of, a row may be like one of another session: then all of them stand
    there already, or none.
    """
    if not any(row.keys for row in rows):
        known = [any(_same(sheet, number, row, tuple(row.values)) for number in room.taken) for row in rows]
        return (tuple(row.slot for row in rows), (), []) if all(known) else ((), (), list(rows))
    there: list[str] = []
    differ: list[str] = []
    fresh: list[NewRow] = []
    for row in rows:
        alike = [number for number in room.taken if _same(sheet, number, row, row.keys)]
        if any(_same(sheet, number, row, tuple(row.values)) for number in alike):
            there.append(row.slot)
        elif alike:
            differ.append(row.slot)
        else:
            fresh.append(row)
    return tuple(there), tuple(differ), fresh


def _same(sheet: Worksheet, number: int, row: NewRow, columns: Sequence[int]) -> bool:
    """Whether a row holds these values; where a formula stands nothing is compared."""
    cells = [sheet.cell(number, column) for column in columns]
    return all(cell.data_type == "f" or said(cell.value) == said(row.values[cell.column]) for cell in cells)


def said(value: Any) -> object:
    """Give a value as it is compared: days without a time, numbers as numbers, texts as every reader agrees on them."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    return settled_text(str(value)) if value is not None and str(value) else None


def _put(cell: Cell, value: Value, place: str) -> None:
    """Put a value in: text always as text, whatever it begins with. A formula that stands there stays."""
    from openpyxl.styles.numbers import is_date_format

    if value is None or cell.data_type == "f":
        return
    if isinstance(value, date):
        if is_date_format(cell.number_format):
            cell.value = datetime(value.year, value.month, value.day)  # noqa: DTZ001 - a spreadsheet's day has no zone
            return
        value = value.isoformat()
    if isinstance(value, str) or cell.number_format == "@":
        text = for_openpyxl(str(value), place)
        look = cell.number_format
        cell.value = text
        cell.data_type, cell.number_format = "s", look
        if could_be_formula(text):
            cell.quotePrefix = True
        return
    cell.value = value


def _style(sheet: Worksheet, room: Room, number: int) -> None:
    """Give a new row the look of the one it follows, and the formulas of that row, where it has none of its own."""
    from openpyxl.formula.translate import Translator

    if number <= room.prepared or not room.pattern:
        return
    for column in range(room.left, room.right + 1):
        model, cell = sheet.cell(room.pattern, column), sheet.cell(number, column)
        if not cell.has_style and model.has_style:
            cell._style = copy(model._style)  # noqa: SLF001 - openpyxl's own way to copy a look
        if cell.value is None and model.data_type == "f" and isinstance(model.value, str):
            cell.value = Translator(model.value, model.coordinate).translate_formula(cell.coordinate)
    height = sheet.row_dimensions[room.pattern].height if room.pattern in sheet.row_dimensions else None
    if height is not None and number not in sheet.row_dimensions:
        sheet.row_dimensions[number].height = height


def _bytes(book: Workbook, made_at: datetime) -> bytes:
    """Give the workbook's bytes: without the time of writing they follow from what is in it alone."""
    from openpyxl.writer.excel import ExcelWriter

    book.properties.modified = made_at.astimezone(UTC).replace(tzinfo=None)
    packed = BytesIO()
    with quietly(), zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        ExcelWriter(book, archive).save()
    return repacked(packed.getvalue(), first="[Content_Types].xml")
