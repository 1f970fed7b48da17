"""Reading a filled sheet back: everything that was in it before must be there, and every new cell as it should be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bwvreview.domain.errors import ExportProblem
from bwvreview.exchange.sheet_fill import said
from bwvreview.exchange.sheet_template import open_book

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from bwvreview.exchange.sheet_fill import FilledSheet
    from bwvreview.exchange.sheet_template import Template


def compare_sheet(template: Template, filled: FilledSheet, content: bytes) -> None:
    """Compare `content` with the sheet as it came and with what was filled in. Raises ExportProblem, saying where."""
    before, after = open_book(template.content, template.path), open_book(content, template.path)
    if _frame(before) != _frame(after):
        raise _not_the_same("its sheets or names")
    for old in before.worksheets:
        new = after[old.title]
        rows = set(filled.rows) if old.title == template.sheet else set()
        if _page(old) != _page(new):
            raise _not_the_same(f"the sheet “{old.title}”")
        if not (_rules(old) <= _rules(new)) or not _grown(old, new):
            raise _not_the_same(f"a list, a table or a rule of “{old.title}”")
        _compare_cells(old, new, rows)
    sheet = after[template.sheet]
    for number, row in filled.rows.items():
        for column, value in row.values.items():
            cell = sheet.cell(number, column)
            if cell.data_type != "f" and said(cell.value) != said(value):
                raise _not_the_same(f"row {number} of “{sheet.title}”")


def _compare_cells(old: Worksheet, new: Worksheet, rows: set[int]) -> None:
    """Every cell that held something, or had a look, has both still; outside the new rows nothing was added."""
    looks: dict[tuple[int, Any], object] = {}
    bottom, right = max(old.max_row, new.max_row), max(old.max_column, new.max_column)
    for one, other in zip(old.iter_rows(1, bottom, 1, right), new.iter_rows(1, bottom, 1, right), strict=True):
        for was, now in zip(one, other, strict=True):
            is_new = was.row in rows
            if (was.value is not None or not is_new) and _content(was) != _content(now):
                raise _not_the_same(f"cell {was.coordinate} of “{old.title}”")
            if (was.has_style or not is_new) and not _looks_same(was, now, looks, quoted=is_new):
                raise _not_the_same(f"the look of {was.coordinate} of “{old.title}”")


def _content(cell: Cell) -> object:
    value = cell.value
    parts = getattr(value, "text", None), getattr(value, "ref", None)  # formulas over several cells
    return (
        (cell.data_type, parts) if any(parts) else (cell.data_type, str(value), cell.hyperlink and cell.hyperlink.ref)
    )


def _looks_same(was: Cell, now: Cell, looks: dict[tuple[int, Any], object], *, quoted: bool) -> bool:
    """Compare the looks of two cells; a mark that text is text may have come with what was filled in."""
    first, second = (_look(cell, at, looks) for at, cell in enumerate((was, now)))
    return first == second and (quoted or was.quotePrefix == now.quotePrefix)


def _look(cell: Cell, book: int, looks: dict[tuple[int, Any], object]) -> object:
    style = cell._style  # noqa: SLF001 - the number of a look in its own workbook
    key = (book, tuple(style or ()))
    if key not in looks:
        parts = (cell.font, cell.fill, cell.border, cell.alignment, cell.protection)
        # what is not said is the same as “no”
        looks[key] = (cell.number_format, *(repr(part).replace("=False", "=None") for part in parts))
    return looks[key]


def _frame(book: Workbook) -> object:
    names = {name: one.attr_text for name, one in book.defined_names.items()}
    return [(sheet.title, sheet.sheet_state) for sheet in book.worksheets], names, book.active.title


def _page(sheet: Worksheet) -> object:
    widths = {name: (one.width, one.hidden) for name, one in sheet.column_dimensions.items()}
    hidden = {number for number, one in sheet.row_dimensions.items() if one.hidden}
    setup = sheet.page_setup
    return (
        {str(merged) for merged in sheet.merged_cells.ranges},
        widths,
        hidden,
        sheet.freeze_panes,
        (setup.orientation, setup.paperSize, setup.fitToWidth, setup.fitToHeight, setup.scale),
        (sheet.print_title_rows, sheet.print_title_cols),
        (sheet.protection.sheet, sheet.sheet_properties.tabColor and sheet.sheet_properties.tabColor.rgb),
        (sheet.oddHeader.center.text, sheet.oddFooter.center.text),
        {name: one.attr_text for name, one in sheet.defined_names.items() if name != "_xlnm._FilterDatabase"},
    )


def _rules(sheet: Worksheet) -> set[object]:
    """Lists, colours and tables without their places, which may grow."""
    lists = {
        (rule.type, rule.formula1, rule.formula2, rule.error, rule.prompt)
        for rule in sheet.data_validations.dataValidation
    }
    colours = {(rule.type, tuple(rule.formula or ())) for one in sheet.conditional_formatting for rule in one.rules}
    tables = {(one.name, tuple(column.name for column in one.tableColumns)) for one in sheet.tables.values()}
    return {*lists, *colours, *tables}


def _grown(old: Worksheet, new: Worksheet) -> bool:
    """Whether each place of a rule or table reaches at least as far as it did."""
    from openpyxl.worksheet.cell_range import CellRange

    def places(sheet: Worksheet) -> list[str]:
        found = [str(place) for rule in sheet.data_validations.dataValidation for place in rule.sqref.ranges]
        found += [str(place) for one in sheet.conditional_formatting for place in one.sqref.ranges]
        return [*found, *(one.ref for one in sheet.tables.values())]

    there = [CellRange(place.replace("$", "")) for place in places(new)]
    return all(any(one.issuperset(CellRange(place.replace("$", ""))) for one in there) for place in places(old))


def _not_the_same(what: str) -> ExportProblem:
    return ExportProblem(
        f"The sheet could not be filled in without harm to {what}. Nothing was written.",
        advice="Send the central workbook instead, and tell the office.",
    )
