"""Where new rows go in somebody else's sheet, and what has to go on over them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.worksheet.cell_range import MultiCellRange
    from openpyxl.worksheet.table import Table
    from openpyxl.worksheet.worksheet import Worksheet

_TOTAL = re.compile(r"\s*(?:grand |sub)?totals?\b", re.IGNORECASE)
_FEW = 4  # with so many columns, a lone cell after a gap is a footnote and no row


@dataclass(frozen=True, slots=True)
class Room:
    """Where rows go: the rows that are `taken`, the `first` free one, and the row that ends the space (0: none does).

    `pattern` is the first row under the headings, whose look and formulas new rows take; up to `prepared` rows have
    their own. `left` and `right` are the columns at the edges.
    """

    taken: tuple[int, ...]
    first: int
    closed: int
    pattern: int
    prepared: int
    left: int
    right: int


def find_room(sheet: Worksheet, heading: int, columns: Sequence[int]) -> Room:
    """Look below the headings for the rows that are taken, and for a row of totals or notes that ends the space."""
    table = table_of(sheet, heading, columns)
    left, right = min(columns), max(columns)
    end = sheet.max_row
    closed = 0
    if table is not None:
        left, _, right, last = _bounds(table.ref)
        if table.totalsRowCount:
            closed = last
    taken: list[int] = []
    for row in range(heading + 1, (closed or end + 1)):
        filled = [column for column in columns if _holds(sheet, row, column)]
        gap = row > (taken[-1] if taken else heading) + 1
        if _closes(sheet, row, left, right, lone=gap and len(filled) == 1 and len(columns) >= _FEW):
            closed = row
            break
        if filled:
            taken.append(row)
    first = prepared = taken[-1] + 1 if taken else heading + 1
    while prepared <= end and _is_prepared(sheet, prepared, left, right):
        prepared += 1
    return Room(tuple(taken), first, closed, heading + 1, prepared - 1, left, right)


def _holds(sheet: Worksheet, row: int, column: int) -> bool:
    cell = sheet.cell(row, column)
    return cell.value is not None and cell.data_type != "f" and str(cell.value).strip() != ""


def _closes(sheet: Worksheet, row: int, left: int, right: int, *, lone: bool) -> bool:
    """Whether a row is none for a clip: totals, a note over several columns, or a lone remark after a gap."""
    cells = [sheet.cell(row, column) for column in range(left, right + 1)]
    if any(isinstance(cell.value, str) and cell.data_type == "s" and _TOTAL.match(cell.value) for cell in cells):
        return True
    over = (
        merged
        for merged in sheet.merged_cells.ranges
        if merged.min_row <= row <= merged.max_row and merged.min_col != merged.max_col
    )
    return lone or any(merged.min_col <= right and merged.max_col >= left for merged in over)


def _is_prepared(sheet: Worksheet, row: int, left: int, right: int) -> bool:
    cells = [sheet.cell(row, column) for column in range(left, right + 1)]
    return any(cell.has_style or cell.value is not None for cell in cells)


def table_of(sheet: Worksheet, heading: int, columns: Sequence[int]) -> Table | None:
    """Give the Excel table whose headings these are, if there is one."""
    for table in sheet.tables.values():
        left, top, right, _ = _bounds(table.ref)
        if top == heading and any(left <= column <= right for column in columns):
            return table
    return None


def go_on(sheet: Worksheet, heading: int, room: Room, last: int) -> None:
    """Let table, lists behind cells, colours by rule, filter and print area reach down to the last new row."""
    table = table_of(sheet, heading, range(room.left, room.right + 1))
    if table is not None and not table.totalsRowCount:
        table.ref = _down_to(table.ref, last)
        if table.autoFilter is not None and table.autoFilter.ref:
            table.autoFilter.ref = _down_to(table.autoFilter.ref, last)
    for rule in sheet.data_validations.dataValidation:
        _stretch(rule.sqref, room, last)
    _stretch_colours(sheet, room, last)
    if sheet.auto_filter.ref and _bounds(sheet.auto_filter.ref)[1] == heading:
        sheet.auto_filter.ref = _down_to(sheet.auto_filter.ref, last)
    _stretch_print(sheet, heading, last)


def _stretch(places: MultiCellRange, room: Room, last: int) -> bool:
    """Let a rule that holds for the first row hold for the new ones too; give whether it had to grow."""
    from openpyxl.worksheet.cell_range import CellRange

    grown = False
    for place in list(places.ranges):
        covers = place.min_row <= room.pattern <= place.max_row
        aside = place.max_col < room.left or place.min_col > room.right
        goes_on = any(one.min_row == place.max_row + 1 and one.min_col == place.min_col for one in places.ranges)
        if covers and not aside and not goes_on and place.max_row < last:
            places.remove(place.coord)
            longer = CellRange(min_col=place.min_col, min_row=place.min_row, max_col=place.max_col, max_row=last)
            places.add(longer.coord)
            grown = True
    return grown


def _stretch_colours(sheet: Worksheet, room: Room, last: int) -> None:
    from openpyxl.formatting.formatting import ConditionalFormattingList
    from openpyxl.worksheet.cell_range import MultiCellRange

    rules = [(MultiCellRange(str(one.sqref)), list(one.rules)) for one in sheet.conditional_formatting]
    grown = [_stretch(places, room, last) for places, _ in rules]
    if not any(grown):
        return
    sheet.conditional_formatting = ConditionalFormattingList()
    for places, own in rules:
        for rule in own:
            sheet.conditional_formatting.add(str(places), rule)


def _stretch_print(sheet: Worksheet, heading: int, last: int) -> None:
    area = sheet.print_area
    if not area or "," in area:
        return
    place = area.rpartition("!")[2].replace("$", "")
    _, top, _, bottom = _bounds(place)
    if top <= heading <= bottom < last:
        sheet.print_area = _down_to(place, last)


def _down_to(ref: str, last: int) -> str:
    from openpyxl.utils import get_column_letter

    left, top, right, bottom = _bounds(ref.replace("$", ""))
    return f"{get_column_letter(left)}{top}:{get_column_letter(right)}{max(bottom, last)}"


def _bounds(ref: str) -> tuple[int, int, int, int]:
    from openpyxl.utils import range_boundaries

    left, top, right, bottom = range_boundaries(ref)
    return int(left), int(top), int(right), int(bottom)
