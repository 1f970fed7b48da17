"""Reading a form from its XLSForm workbook (sheets survey, choices and settings)."""

from __future__ import annotations

import re
import struct
import warnings
import zipfile
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from bwvreview.domain.errors import FormProblem
from bwvreview.domain.forms.build import build_form
from bwvreview.domain.forms.findings import FormErrors
from bwvreview.domain.forms.sheets import Sheet, make_sheet

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from bwvreview.domain.forms.survey import Form

LARGEST_FILE = 20_000_000
LARGEST_UNPACKED = 100_000_000
MOST_ROWS = 5_000
MOST_COLUMNS = 100
_SHEETS = ("survey", "choices", "settings")
_NO_PACKAGE = (OSError, zipfile.BadZipFile, RuntimeError, ValueError, struct.error, EOFError, IndexError)
_SPACES = re.compile(" {2,}")
_OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0"  # the container of Excel 97 workbooks, and of encrypted new ones


def read_form(path: Path) -> Form:
    """Read and check the form in a workbook.

    Numbers come as they are written (1, not 1.0), a formula as the value the spreadsheet last showed. Raises
    FormProblem when the file cannot be read, FormErrors with all its mistakes when the form cannot be used.
    """
    _refuse_what_is_no_workbook(path)
    sheets = _read_sheets(path)
    try:
        return build_form(sheets, name=path.stem)
    except FormErrors as error:
        raise FormErrors(error.findings, file=path.name) from None


def _refuse_what_is_no_workbook(path: Path) -> None:
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            start = file.read(4)
        if start == _OLD_OR_LOCKED:
            raise _problem(path, "has a password or is in an old format", "Save it as .xlsx without a password.")
        if size > LARGEST_FILE:
            raise _problem(path, "is far too large for a form", "Open the form's own workbook.")
        with zipfile.ZipFile(path) as parts:
            if sum(part.file_size for part in parts.infolist()) > LARGEST_UNPACKED:
                raise _problem(path, "is far too large for a form", "Open the form's own workbook.")
    except FileNotFoundError:
        raise _problem(path, "is not there", "Check the name and the folder.") from None
    except _NO_PACKAGE as error:
        raise _problem(path, "is not a workbook that can be read", "Save the form as .xlsx, then try again.") from error


def _problem(path: Path, what: str, advice: str) -> FormProblem:
    return FormProblem(f"“{path.name}” {what}.", advice=advice)


def _read_sheets(path: Path) -> dict[str, Sheet]:
    import openpyxl

    found: dict[str, Sheet] = {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of decorations that openpyxl leaves out
        try:
            book = openpyxl.load_workbook(path, read_only=True, data_only=True)
            try:
                for title in book.sheetnames:
                    name = title.strip().lower()
                    if name in _SHEETS and name not in found and hasattr(book[title], "iter_rows"):
                        found[name] = make_sheet(name, _rows(path, title, book[title]))
            finally:
                book.close()
        except FormProblem:
            raise
        except Exception as error:  # a damaged workbook raises whatever its XML leads to
            advice = "Open it in a spreadsheet program and save it again as .xlsx."
            raise _problem(path, "is damaged and cannot be read", advice) from error
    return found


def _rows(path: Path, title: str, sheet: Any) -> list[tuple[int, list[str]]]:
    sheet.reset_dimensions()
    rows: list[tuple[int, list[str]]] = []
    values: Iterable[tuple[Any, ...]] = sheet.iter_rows(max_row=MOST_ROWS + 1, max_col=MOST_COLUMNS, values_only=True)
    for number, cells in enumerate(values, start=1):
        texts = [_text(cell) for cell in cells]
        if number > MOST_ROWS and any(texts):
            advice = "Delete the empty rows below the form."
            raise _problem(path, f"has more than {MOST_ROWS:,} rows on its sheet {title}", advice)
        rows.append((number, texts))
    header = next((number for number, texts in rows if any(texts)), 0)
    beyond = (
        sheet.iter_rows(min_row=header, max_row=header, min_col=MOST_COLUMNS + 1, values_only=True) if header else ()
    )
    if any(_text(cell) for cells in beyond for cell in cells):
        advice = "Delete the columns that are not part of the form."
        raise _problem(path, f"has more than {MOST_COLUMNS} columns on its sheet {title}", advice)
    return rows


def _text(cell: object) -> str:
    """Write a cell as the person who filled it in reads it."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat()
    if isinstance(cell, date | time):
        return cell.isoformat()
    text = str(cell).replace("_x000D_", "").replace("\r\n", "\n").strip()
    return _SPACES.sub(" ", text)  # as ODK's own reader does
