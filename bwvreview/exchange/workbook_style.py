"""How a sheet looks: one font, few colours, the same page on every sheet. Colours are the program's own (light)."""

from __future__ import annotations

import math
from datetime import UTC
from typing import TYPE_CHECKING, Any, Final

from bwvreview.exchange.safe_text import cell_text, could_be_formula, for_xlsxwriter, one_line, too_long

if TYPE_CHECKING:
    from collections.abc import Mapping

    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from bwvreview.domain.answer_words import Cell
    from bwvreview.domain.feedback import Feedback
    from bwvreview.exchange.workbook_rows import LongRows

# Arial has the same widths on Windows, macOS and (as Liberation Sans) Linux, so rows fit their words everywhere.
FONT = "Arial"
TEXT, MUTED, SUNKEN, HAIRLINE, OUTLINE = "#14181F", "#47505E", "#E6EAF0", "#CBD1DA", "#667080"
GOOD, AMBER, RED = "#00644C", "#7F4B00", "#A8103A"
GOOD_TINT, AMBER_TINT, RED_TINT = "#DDF2EA", "#FCEFD3", "#FBE4E9"
GOOD_FILL, AMBER_FILL, RED_FILL = "#A6DFCD", "#E39A2D", "#A8103A"

_BASE: Final[Mapping[str, Any]] = {"font_name": FONT, "font_size": 10, "font_color": TEXT, "valign": "top"}
_CELL: Final[Mapping[str, Any]] = {
    "border": 1,
    "border_color": HAIRLINE,
    "text_wrap": True,
    "align": "left",
    "indent": 1,
}
_LOOKS: Final[Mapping[str, Mapping[str, Any]]] = {
    "plain": {"text_wrap": True},
    "title": {"font_size": 18, "bold": True},
    "heading": {"font_size": 13, "bold": True, "bottom": 1, "bottom_color": OUTLINE, "valign": "bottom"},
    "name": {"bold": True, "text_wrap": True},
    "note": {"font_color": MUTED},
    "warning": {"bold": True, "font_color": RED, "bg_color": RED_TINT},
    "digits": {"font_name": "Consolas", "font_size": 12, "text_wrap": True},
    "sum": {"font_size": 13, "bold": True},
    "whole": {"num_format": "0", "align": "left"},
    "head": {
        "bold": True,
        "bg_color": SUNKEN,
        "border": 1,
        "border_color": OUTLINE,
        "text_wrap": True,
        "valign": "vcenter",
        "indent": 1,
    },
    "block": {**_CELL, "bold": True, "font_size": 13, "bg_color": SUNKEN, "top": 2, "top_color": OUTLINE},
    "cell": _CELL,
    "name-cell": {**_CELL, "bold": True},
    "number": {**_CELL, "align": "right"},
    "count": {**_CELL, "num_format": "#,##0", "align": "right"},
    "share": {**_CELL, "num_format": "0%", "align": "right"},
    "good": {**_CELL, "bold": True, "font_color": GOOD, "bg_color": GOOD_TINT},
    "amber": {**_CELL, "bold": True, "font_color": AMBER, "bg_color": AMBER_TINT},
    "red": {**_CELL, "bold": True, "font_color": RED, "bg_color": RED_TINT},
    "none": {**_CELL, "bold": True, "font_color": MUTED},
}


_LETTERS_A_DIGIT = 1.12  # on average, with the loss where lines break
_LINE, _ROOM, _TALLEST = 13.0, 4.0, 409.0  # points: a line of text, the space around it, the most a row can be


def lines_of(text: str, width: float) -> int:
    r"""Say how many lines a text takes in a column of `width` digits. Words are narrower than digits.

    >>> lines_of("one two three", 7), lines_of("one\ntwo", 20)
    (2, 2)
    """
    letters = max(width, 1.0) * _LETTERS_A_DIGIT
    return sum(max(1, math.ceil(len(part) / letters)) for part in text.split("\n"))


def row_height(lines: int, line: float = _LINE) -> float:
    """Give the height of a row in points. Programs differ in whether they work it out; so it is written down."""
    return min(lines * line + _ROOM, _TALLEST)


class Book:
    """A workbook that is being written: its styles, and the words at the edge of each page."""

    def __init__(
        self, workbook: Workbook, feedback: Feedback, title: str, later: dict[int, LongRows] | None = None
    ) -> None:
        self.workbook = workbook
        self.later = {} if later is None else later
        """Rows that are written at the end, by the number of their sheet."""
        self._styles: dict[tuple[str, bool], Format] = {}
        self._edge = one_line(f"{feedback.group_name}, session {feedback.session}", 80).replace("&", "&&")
        made_at = feedback.made_at.astimezone(UTC).replace(tzinfo=None)
        workbook.set_properties(
            {
                "title": one_line(title),
                "subject": one_line(f"Session {feedback.session}"),
                "author": one_line(feedback.group_name),
                "comments": "Not for publication",
                "created": made_at,
            }
        )

    def style(self, look: str, *, quoted: bool = False) -> Format:
        """Give the style of a look; `quoted` marks text that must never be worked out."""
        key = look, quoted
        if key not in self._styles:
            quote = {"quote_prefix": True} if quoted else {}
            self._styles[key] = self.workbook.add_format({**_BASE, **_LOOKS[look], **quote})
        return self._styles[key]

    def style_number(self, look: str, value: str = "") -> int:
        """Give the number of the style of a look in the file, for text like `value`. Ask before the file is made."""
        return int(self.style(look, quoted=could_be_formula(value))._get_xf_index())  # noqa: SLF001 - XlsxWriter has no other door

    def put(self, sheet: Worksheet, row: int, column: int, value: Cell, look: str = "plain", place: str = "") -> None:
        """Write one value: text as text, numbers as numbers. Raises ExportProblem for text that is too long."""
        if value is None or value == "":
            sheet.write_blank(row, column, None, self.style(look))
        elif isinstance(value, str):
            self.put_text(sheet, (row, column), value, look, place)
        else:
            sheet.write_number(row, column, value, self.style(look))

    def put_text(self, sheet: Worksheet, at: tuple[int, int], value: str, look: str, place: str) -> None:
        """Write text as text. Raises ExportProblem, naming the place, when the cell cannot hold it."""
        place = place or "The text in a cell"
        if sheet.write_string(*at, *self.ready(value, look, place)):
            raise too_long(place)

    def ready(self, value: str, look: str, place: str) -> tuple[str, Format]:
        """Make a text ready to be written. Raises ExportProblem, naming the place, when no cell can hold it."""
        text = cell_text(value, place)
        return for_xlsxwriter(text), self.style(look, quoted=could_be_formula(text))

    def sheet(self, name: str, *, wide: bool = True) -> Worksheet:
        """Add a sheet with the common page: A4, margins, who and what at the edge, not for publication."""
        sheet = self.workbook.add_worksheet(name)
        sheet.hide_gridlines(2)
        sheet.set_paper(9)
        if wide:
            sheet.set_landscape()
        sheet.set_margins(left=0.5, right=0.5, top=0.75, bottom=0.75)
        sheet.set_header(f"&L&9{self._edge}&R&9&A")
        sheet.set_footer("&L&9Not for publication&R&9Page &P of &N")
        sheet.fit_to_pages(1, 0)
        return sheet
