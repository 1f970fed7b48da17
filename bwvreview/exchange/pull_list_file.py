"""The pull list as a workbook: for the police only. Text is always text, and the file is whole or not there."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bwvreview.domain.words import say
from bwvreview.exchange.atomic import write_atomically
from bwvreview.exchange.safe_text import cell_text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from bwvreview.exchange.pdf import Page

TITLE = "For the police only"
_KEEP = "Please keep the {video} of these {clips}. Volunteers do not see this list."
_HAVE_READY = "Please have these {clips} ready. Volunteers do not see this list."
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
_ON_A_PAGE = 20
_PLACES = ((42.0, 44.0), (92.0, 190.0), (290.0, 130.0), (428.0, 125.0))  # left end and width, in points
HEADS = ("{Clip}", "Reference", "Keep it because it is deleted on", "Note")
_SHORT_HEADS = ("{Clip}", "Reference", "Deleted on", "Note")
_DELETED = 2
_WIDTHS = (10, 32, 34, 44)


@dataclass(frozen=True, slots=True)
class PullLine:
    """A clip to pull: its slot for the evening, the police's own reference, the day of deletion, and a note."""

    slot: str
    reference: str
    deleted_on: str
    note: str = ""


def _asked(lines: Sequence[PullLine]) -> str:
    """Ask to keep them where they are deleted one day, else to have them at hand."""
    return say(_KEEP if any(line.deleted_on for line in lines) else _HAVE_READY)


def _heads(heads: Sequence[str], lines: Sequence[PullLine]) -> list[str]:
    deleted = any(line.deleted_on for line in lines)
    return [say(head) if deleted or place != _DELETED else "" for place, head in enumerate(heads)]


def pull_list_pages(title: str, lines: Sequence[PullLine]) -> tuple[Page, ...]:
    """Give the list as pages to print, each with its number. For the police only."""
    from bwvreview.exchange.pdf import Page, wrapped

    count = max(1, -(-len(lines) // _ON_A_PAGE))
    pages = []
    for number in range(count):
        page = Page(f"{TITLE}. {title}")
        page.text([(42, 66, TITLE)], 22, "bold", "H1")
        page.text([(42, 88, f"{title}. Page {number + 1} of {count}.")], 11)
        page.text([(42, 106, _asked(lines))], 11)
        heads = zip(_PLACES, _heads(_SHORT_HEADS, lines), strict=True)
        page.text([(x, 136, head) for (x, _), head in heads if head], 11, "bold", "H2")
        page.box(42, 141, 511, 0.8, 0.35)
        y = 158.0
        for line in lines[number * _ON_A_PAGE : (number + 1) * _ON_A_PAGE]:
            cells = [
                wrapped(text, width, 10, "code" if place == 1 else "plain")
                for place, (text, (_, width)) in enumerate(
                    zip((line.slot, line.reference, line.deleted_on, line.note), _PLACES, strict=True)
                )
            ]
            for place, ((x, _), cell) in enumerate(zip(_PLACES, cells, strict=True)):
                placed = [(x, y + 12 * down, part) for down, part in enumerate(cell) if part]
                if placed:
                    page.text(placed, 10, "code" if place == 1 else "plain")
            y += 12 * max(map(len, cells)) + 6
        pages.append(page)
    return tuple(pages)


def write_pull_list(title: str, lines: Sequence[PullLine], path: Path) -> None:
    """Write the workbook. Raises ExportProblem; an older file stays as it was then.

    It is put together in memory: a reference must not lie about in the folder for temporary files, not for a moment.
    """
    import xlsxwriter

    packed = io.BytesIO()
    with xlsxwriter.Workbook(
        packed, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    ) as book:
        sheet = book.add_worksheet(TITLE)
        plain, bold = book.add_format({"text_wrap": True}), book.add_format({"bold": True, "bottom": 1})
        sheet.write_string(0, 0, TITLE, book.add_format({"bold": True, "font_size": 16}))
        sheet.write_string(1, 0, cell_text(title, "The title"))
        sheet.write_string(2, 0, _asked(lines))
        for place, (head, width) in enumerate(zip(_heads(HEADS, lines), _WIDTHS, strict=True)):
            sheet.set_column(place, place, width)
            sheet.write_string(4, place, head, bold)
        for number, line in enumerate(lines, start=5):
            for place, text in enumerate((line.slot, line.reference, line.deleted_on, line.note)):
                sheet.write_string(number, place, cell_text(text, f"Row {number + 1}"), plain)
        sheet.set_header(f"&L{TITLE}")
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(4)
    write_atomically(path, packed.getvalue())
