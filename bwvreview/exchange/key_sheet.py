"""The key to new references: which row has which. Only the police get it, in a workbook locked with a password."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from bwvreview.domain.errors import ExportProblem
from bwvreview.exchange.atomic import write_atomically
from bwvreview.exchange.locked_file import lock_workbook

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from bwvreview.domain.gate import KeyRow

SHORTEST_PASSWORD = 10
_NAME = "Key"
_HEADINGS = ("Row in the police’s file", "New reference", "Reference before")


def check_key_sheet(path: Path, password: str) -> None:
    """Say before any work whether a key sheet can be written there with this password. Raises ExportProblem."""
    if len(password) < SHORTEST_PASSWORD:
        raise ExportProblem(
            f"The password of the key sheet is shorter than {SHORTEST_PASSWORD} letters.",
            advice="Choose three words and a number.",
        )
    if path.suffix.casefold() != ".xlsx":
        raise ExportProblem(f"“{path.name}” is not the name of a workbook.", advice="End it with .xlsx.")
    if path.exists():
        raise ExportProblem(
            f"There is already a file “{path.name}”. It may be the only key to another list.",
            advice="Choose another name.",
        )


def write_key_sheet(rows: Sequence[KeyRow], path: Path, password: str) -> None:
    """Write the key, locked (agile encryption, AES-256), after reading it back. Raises ExportProblem."""
    check_key_sheet(path, password)
    write_atomically(path, lock_workbook(_workbook(rows), password, "The key sheet"))


def _workbook(rows: Sequence[KeyRow]) -> bytes:
    import xlsxwriter

    packed = BytesIO()
    book = xlsxwriter.Workbook(packed, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet, head, text = book.add_worksheet(_NAME), book.add_format({"bold": True}), book.add_format({"num_format": "@"})
    headings = _HEADINGS if any(row.old for row in rows) else _HEADINGS[:2]
    sheet.write_row(0, 0, headings, head)
    for at, row in enumerate(rows, start=1):
        sheet.write_number(at, 0, row.row)
        sheet.write_string(at, 1, row.reference, text)
        if len(headings) > 2:
            sheet.write_string(at, 2, row.old, text)
    sheet.set_column(0, len(headings) - 1, 26)
    sheet.freeze_panes(1, 0)
    book.close()
    return packed.getvalue()
