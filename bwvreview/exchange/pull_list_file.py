"""The pull list as a workbook: for the police only. Text is always text, and the file is whole or not there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bwvreview.exchange.atomic import replacing
from bwvreview.exchange.safe_text import cell_text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

HEADS = ("Clip", "Reference", "Keep it because it is deleted on", "Note")
_WIDTHS = (10, 32, 34, 44)


@dataclass(frozen=True, slots=True)
class PullLine:
    """A clip to pull: its slot for the evening, the police's own reference, the day of deletion, and a note."""

    slot: str
    reference: str
    deleted_on: str
    note: str = ""


def write_pull_list(title: str, lines: Sequence[PullLine], path: Path) -> None:
    """Write the workbook. Raises ExportProblem; an older file stays as it was then."""
    import xlsxwriter

    with replacing(path) as temporary, xlsxwriter.Workbook(str(temporary), {"strings_to_formulas": False}) as book:
        sheet = book.add_worksheet("For the police only")
        plain, bold = book.add_format({"text_wrap": True}), book.add_format({"bold": True, "bottom": 1})
        sheet.write_string(0, 0, "For the police only", book.add_format({"bold": True, "font_size": 16}))
        sheet.write_string(1, 0, cell_text(title, "The title"))
        sheet.write_string(2, 0, "Please keep the video of these clips. Volunteers do not see this list.")
        for place, (head, width) in enumerate(zip(HEADS, _WIDTHS, strict=True)):
            sheet.set_column(place, place, width)
            sheet.write_string(4, place, head, bold)
        for number, line in enumerate(lines, start=5):
            for place, text in enumerate((line.slot, line.reference, line.deleted_on, line.note)):
                sheet.write_string(number, place, cell_text(text, f"Row {number + 1}"), plain)
        sheet.set_header("&LFor the police only")
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(4)
