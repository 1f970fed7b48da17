"""Opening a sheet that the central team sends, and finding where its headings are and what its cells may hold."""

from __future__ import annotations

import warnings
import zipfile
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

from bwvreview.domain.errors import ExportProblem
from bwvreview.domain.sheet_match import Heading, count_known
from bwvreview.exchange.sheet_losses import check_package, damaged, losses

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from bwvreview.domain.mapping import MappingProfile
    from bwvreview.domain.sheet_fields import SheetField

_ROWS, _COLUMNS = 300, 300  # where headings are looked for
_FEWEST = 2
_LONGEST = 200
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_X14 = "{http://schemas.microsoft.com/office/spreadsheetml/2009/9/main}"
_XM = "{http://schemas.microsoft.com/office/excel/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


@dataclass(frozen=True, slots=True)
class Template:
    """A workbook to fill in: its bytes, the sheet, the row of headings (1 is the first), and what would be lost."""

    path: Path
    content: bytes
    sheet: str
    row: int
    headings: tuple[Heading, ...]
    losses: tuple[str, ...]


def read_template(
    path: Path, fields: Sequence[SheetField], profile: MappingProfile, sheet: str | None = None
) -> Template:
    """Find the sheet and the row of headings. Raises ExportProblem: no workbook, macros, locked, no known headings."""
    content = check_package(path)
    book = open_book(content, path)
    if sheet is not None and sheet not in book.sheetnames:
        raise ExportProblem(f"There is no sheet “{sheet}” in “{path.name}”.", advice="Name one that is there.")
    best, at, found = 0, 0, ""
    for one in book.worksheets:
        if (sheet is None and one.sheet_state != "visible") or (sheet is not None and one.title != sheet):
            continue
        for row in range(1, min(one.max_row, _ROWS) + 1):
            known = count_known([text for _, text in _texts(one, row)], fields, profile)
            if known > best:
                best, at, found = known, row, one.title
    if best < _FEWEST:
        raise ExportProblem(
            f"No row of headings was found in “{path.name}”.",
            advice="Name two columns as in “Data dictionary” of the central workbook, or as on the panel sheet.",
        )
    headings = tuple(_heading(book, book[found], at, column, text) for column, text in _texts(book[found], at))
    return Template(path, content, found, at, headings, losses(content))


def open_book(content: bytes, path: Path) -> Workbook:
    """Open a workbook with all that can be kept: styled text, lists on other sheets. Raises ExportProblem."""
    import openpyxl

    try:
        with quietly():
            book = openpyxl.load_workbook(BytesIO(content), rich_text=True)
            _carry_lists(book, content)
    except Exception as error:  # whatever is wrong with a file, its reader says it in its own way
        raise damaged(path) from error
    return book


@contextmanager
def quietly() -> Iterator[None]:
    """What openpyxl leaves out is told by `losses`, in words for people."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _texts(sheet: Worksheet, row: int) -> list[tuple[int, str]]:
    """Give column and words of each filled cell of a row; a cell that is merged downwards counts in all its rows."""
    found = {}
    for (cell,) in sheet.iter_cols(min_row=row, max_row=row, max_col=min(sheet.max_column, _COLUMNS)):
        if isinstance(cell.value, str) or type(cell.value).__name__ == "CellRichText":
            found[cell.column] = str(cell.value)
    for merged in sheet.merged_cells.ranges:
        if merged.min_col != merged.max_col and merged.min_row <= row <= merged.max_row:
            found.pop(merged.min_col, None)  # a title over several columns
        elif merged.min_row < row <= merged.max_row and isinstance(
            value := sheet.cell(merged.min_row, merged.min_col).value, str
        ):
            found[merged.min_col] = value
    texts = ((column, " ".join(found[column].split())) for column in sorted(found))
    return [(column, text) for column, text in texts if text and len(text) <= _LONGEST and text.isprintable()]


def _heading(book: Workbook, sheet: Worksheet, row: int, column: int, text: str) -> Heading:
    below = sheet.cell(row + 1, column)
    worked_out = below.data_type == "f" or _is_worked_out(sheet, row, column)
    return Heading(column, text, listed_words(book, sheet, row + 1, column), worked_out)


def _is_worked_out(sheet: Worksheet, row: int, column: int) -> bool:
    """Whether a table works this column out."""
    from openpyxl.utils import range_boundaries

    for table in sheet.tables.values():
        left, top, right, _ = range_boundaries(table.ref)
        if top == row and left <= column <= right:
            return table.tableColumns[column - left].calculatedColumnFormula is not None
    return False


def listed_words(book: Workbook, sheet: Worksheet, row: int, column: int) -> tuple[str, ...]:
    """Give the words that a cell's list offers; none where it has no list, or one that is worked out."""
    from openpyxl.utils import get_column_letter

    place = f"{get_column_letter(column)}{row}"
    for one in sheet.data_validations.dataValidation:
        if one.type == "list" and place in one.sqref and one.formula1:
            return tuple(word for word in _listed(book, sheet, str(one.formula1).strip()) if word)
    return ()


def _listed(book: Workbook, sheet: Worksheet, source: str) -> list[str]:
    if len(source) > 1 and source[0] == source[-1] == '"':
        return [word.strip() for word in source[1:-1].replace('""', '"').split(",")]
    name = source.lstrip("=")
    defined = sheet.defined_names.get(name) or book.defined_names.get(name)
    places = list(defined.destinations) if defined is not None else [_place(sheet, name)]
    found = []
    for title, ref in places:
        if title in book.sheetnames and ref:
            found += [str(cell.value) for cell in _cells(book[title], ref) if cell.value is not None]
    return found


def _cells(sheet: Worksheet, ref: str) -> list[Any]:
    from openpyxl.utils import range_boundaries

    try:
        left, top, right, bottom = range_boundaries(ref.replace("$", ""))
    except (ValueError, TypeError):
        return []  # a list that is worked out
    if None in (left, top, right, bottom) or (right - left + 1) * (bottom - top + 1) > _ROWS:
        return []
    return [cell for row in sheet.iter_rows(top, bottom, left, right) for cell in row]


def _place(sheet: Worksheet, text: str) -> tuple[str, str]:
    title, sign, ref = text.rpartition("!")
    return (title.strip("'").replace("''", "'"), ref) if sign else (sheet.title, text)


def _carry_lists(book: Workbook, content: bytes) -> None:
    """Take over lists whose words stand on another sheet: newer Excel keeps them where openpyxl does not look."""
    from openpyxl.worksheet.datavalidation import DataValidation

    with zipfile.ZipFile(BytesIO(content)) as package:
        for title, part in _parts(package):
            if title not in book.sheetnames or b"dataValidations" not in (xml := package.read(part)):
                continue
            for one in ET.fromstring(xml).iter(f"{_X14}dataValidation"):  # noqa: S314 - read by openpyxl too
                known = {
                    name: value
                    for name, value in one.attrib.items()
                    if name in DataValidation.__attrs__ and name != "sqref"
                }
                formulas = {
                    f"formula{number}": (one.findtext(f"{_X14}formula{number}/{_XM}f") or None) for number in (1, 2)
                }
                rule = DataValidation(**known, **formulas, sqref=one.findtext(f"{_XM}sqref") or "")
                book[title].add_data_validation(rule)


def _parts(package: zipfile.ZipFile) -> list[tuple[str, str]]:
    """Give each sheet's title and where its XML is."""
    relations = ET.fromstring(package.read("xl/_rels/workbook.xml.rels"))  # noqa: S314
    targets = {one.get("Id"): str(one.get("Target")) for one in relations}
    sheets = ET.fromstring(package.read("xl/workbook.xml")).iter(f"{_MAIN}sheet")  # noqa: S314
    found = []
    for sheet in sheets:
        target = targets.get(sheet.get(_RELATION), "")
        part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        if part in package.namelist():
            found.append((str(sheet.get("name")), part))
    return found
