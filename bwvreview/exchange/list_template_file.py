"""A workbook for the police to fill in: the right columns, the words to choose from, and what must not be there.

Only the first sheet looks like a list, so the gate takes it without a question. Nothing is hidden, for a hidden
part of a list is refused.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bwvreview.domain.list_template import BESIDE, LIST, NEVER
from bwvreview.domain.words import say
from bwvreview.exchange.workbook_file import new_workbook
from bwvreview.exchange.workbook_style import FONT, MUTED, OUTLINE, SUNKEN, TEXT, lines_of, row_height

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from bwvreview.domain.list_template import AskedColumn, ListTemplate, Need

LAST_ROW = 5_000
"""So many rows are made ready. More may be added below; they are read too."""

_NEEDED: dict[Need, str] = {"always": "Always", "useful": "Where it helps", "theme": "For a theme"}
_STEPS = (
    "Fill in the sheet “List”, one row for each {encounter}. Click a cell to see the words to choose from.",
    "Leave a cell empty where nothing was recorded. Delete a whole column that you cannot give.",
    "Send every {encounter} of the time, not a choice of them. Dice choose later.",
    "Keep for yourself which reference is which {video}. The group never needs to know.",
)
_WIDTHS = (30, 16, 58, 34, 26, 26, 26)
_BASE: dict[str, Any] = {"font_name": FONT, "font_size": 10, "font_color": TEXT, "valign": "top"}


def write_list_template(template: ListTemplate, path: Path) -> None:
    """Write the workbook. Raises ExportProblem, leaving what was there."""
    with new_workbook(path) as workbook:
        workbook.set_properties({"title": f"List for {template.scheme.lower()}"})
        looks = _looks(workbook)
        sheet = workbook.add_worksheet(LIST)
        columns, words = (workbook.add_worksheet(name) for name in BESIDE)
        _write_list(sheet, template.columns, looks)
        _write_columns(columns, template, looks)
        _write_words(words, template.columns, looks)


def _looks(workbook: Workbook) -> dict[str, Format]:
    cell = {**_BASE, "text_wrap": True, "border": 1, "border_color": OUTLINE}
    found: dict[str, dict[str, Any]] = {
        "title": {**_BASE, "font_size": 18, "bold": True},
        "heading": {**_BASE, "font_size": 13, "bold": True},
        "plain": _BASE,
        "muted": {**_BASE, "font_color": MUTED},
        "head": {**cell, "bold": True, "bg_color": SUNKEN, "valign": "vcenter"},
        "cell": cell,
        "name": {**cell, "bold": True},
        "text": {**_BASE, "num_format": "@"},
        "day": {**_BASE, "num_format": "yyyy-mm-dd", "align": "left"},
    }
    return {name: workbook.add_format(look) for name, look in found.items()}


def _write_list(sheet: Worksheet, columns: Sequence[AskedColumn], looks: dict[str, Format]) -> None:
    sheet.freeze_panes(1, 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_row(0, 32)
    places = _places(columns)
    for at, column in enumerate(columns):
        longest = max((len(word) for word in column.words), default=12)
        look = looks["day" if column.kind == "date" else "text"]
        sheet.set_column(at, at, min(max(longest, len(column.heading)) + 4, 40), look)
        sheet.write_string(0, at, column.heading, looks["head"])
        sheet.data_validation(1, at, LAST_ROW, at, _validation(column, at, places.get(column)))


def _validation(column: AskedColumn, at: int, words: tuple[int, int] | None) -> dict[str, Any]:
    told = {"input_title": column.heading[:32], "input_message": column.note[:255], "ignore_blank": True}
    if words is not None:
        several = " Several are parted by “;”." if column.many else ""
        return told | {
            "validate": "list",
            "source": f"=Words!$A${words[0]}:$A${words[1]}",
            "input_message": f"{column.note[:200]}{several}",
            "error_type": "warning" if column.many else "stop",
            "error_title": "Another word",
            "error_message": "Choose one of the words, or leave the cell empty.",
        }
    letter = _letters(at)
    if column.kind == "date":
        return told | {
            "validate": "custom",
            "value": f"=AND(ISNUMBER({letter}2),{letter}2=INT({letter}2),{letter}2>36526,{letter}2<=TODAY())",
            "error_title": "A day",
            "error_message": "Write the day alone, like 2026-11-19. It cannot be in the future.",
        }
    return told | {
        "validate": "custom",
        "value": f"=COUNTIF(${letter}$2:${letter}${LAST_ROW + 1},{letter}2)=1",
        "error_title": "Twice",
        "error_message": "Each row needs a reference of its own.",
    }


def _letters(column: int) -> str:
    from xlsxwriter.utility import xl_col_to_name

    return str(xl_col_to_name(column))


def _write_columns(sheet: Worksheet, template: ListTemplate, looks: dict[str, Format]) -> None:
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    for at, width in enumerate(_WIDTHS):
        sheet.set_column(at, at, width)
    sheet.write_string(0, 0, f"The list for {template.scheme.lower()}: what goes where", looks["title"])
    sheet.set_row(0, 28)
    row = 1
    for number, step in enumerate(_STEPS, start=1):
        sheet.write_string(row, 0, f"{number}. {say(step)}", looks["plain"])
        row += 1
    sheet.write_string(row + 1, 0, "What must not be in the list", looks["heading"])
    sheet.write_string(
        row + 2, 0, "The program refuses such columns by name, and keeps nothing of them.", looks["muted"]
    )
    row += 3
    for never in NEVER:
        sheet.write_string(row, 0, f"×  {never}", looks["plain"])
        row += 1
    sheet.write_string(row + 1, 0, "The columns, with three made-up rows", looks["heading"])
    _write_table(sheet, row + 2, template, looks)


def _write_table(sheet: Worksheet, row: int, template: ListTemplate, looks: dict[str, Format]) -> None:
    heads = ("Heading", "Needed", "What for", "Words to choose from", "Example 1", "Example 2", "Example 3")
    for at, head in enumerate(heads):
        sheet.write_string(row, at, head, looks["head"])
    examples = list(zip(*template.examples(), strict=True))
    for number, column in enumerate(template.columns):
        row += 1
        words = _words_said(column)
        cells = (column.heading, _NEEDED[column.need], column.note, words, *examples[number])
        for at, text in enumerate(cells):
            sheet.write_string(row, at, text, looks["name" if at == 0 else "cell"])
        lines = max(lines_of(text, _WIDTHS[at]) for at, text in enumerate(cells))
        sheet.set_row(row, row_height(lines))


def _words_said(column: AskedColumn) -> str:
    if column.kind == "date":
        return "A day"
    if not column.words:
        return "Letters and digits"
    if len(column.words) > 8:
        return f"{len(column.words)} words: see the sheet “Words”"
    return "; ".join(column.words)


def _write_words(sheet: Worksheet, columns: Sequence[AskedColumn], looks: dict[str, Format]) -> None:
    """Write all words below one another: a sheet with headings beside one another would pass for a list."""
    sheet.set_column(0, 0, 64)
    sheet.write_string(0, 0, "The words that the sheet “List” offers. Please leave them as they are.", looks["muted"])
    for column, (first, _last) in _places(columns).items():
        sheet.write_string(first - 2, 0, column.heading, looks["heading"])
        for at, word in enumerate(column.words):
            sheet.write_string(first - 1 + at, 0, word, looks["plain"])


def _places(columns: Sequence[AskedColumn]) -> dict[AskedColumn, tuple[int, int]]:
    """Give the first and last row of each column's words, as a spreadsheet counts, below their heading."""
    found, row = {}, 3
    for column in columns:
        if column.words:
            found[column] = (row + 1, row + len(column.words))
            row += len(column.words) + 2
    return found
