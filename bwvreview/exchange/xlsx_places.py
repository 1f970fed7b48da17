"""Looking over a workbook for places where something may hide, and for one that is not what it seems.

The parts are read as a stream of bytes and searched, never built up in memory: openpyxl takes 5 s for 100,000
rows where this takes the time to unpack them.
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass, field
from html import unescape
from typing import TYPE_CHECKING

from bwvreview.exchange import limits
from bwvreview.exchange.limits import place
from bwvreview.exchange.list_source import BROKEN
from bwvreview.exchange.list_source import damaged_workbook as _damaged

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator
    from pathlib import Path

    from bwvreview.domain.table import HiddenPlace

_MOST_PARTS = 2_000
_MOST_UNPACKED = 400 << 20
_MOST_WORDS = 64 << 20  # of text that many cells share: it is held in memory
MOST_CELLS = 6_000_000  # a rectangle of so many fills 200 MB
_PIECE = 1 << 20
_SMALL = 4 << 20
_DELETE = "Ask the police to delete them."
_LAST_COLUMN = 16_384

_ROW = re.compile(rb"<(?:\w+:)?row\b[^>]*>")
_HIDDEN = re.compile(rb'\bhidden="(?:1|true)"')
_COLUMN = re.compile(rb"<(?:\w+:)?col\b[^>]*>")
_SPAN = re.compile(rb'\b(min|max)="(\d+)"')
_CELL = re.compile(rb"""<(?:\w+:)?c(?=[\s/>])((?:[^>"']|"[^"]*"|'[^']*')*)>""")
_AT = re.compile(rb"""(?:^|\s)r\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_PLACE = re.compile(rb"([A-Z]{1,3})(\d{1,7})")
_NEAR = rb"""["'](?:[A-Z](?:\d{1,5}|1\d{5})|\d+)["']"""  # no further than column Z and row 200,000
_FAR = re.compile(rb"r(?<=\sr)(?:\s+=|=(?!" + _NEAR + rb"))")
_FILLED = re.compile(rb"<(?:\w+:)?(?:v|is|t)\b[^>]*(?<!/)>")
_UNSOLVED = re.compile(
    rb"(?:</(?:\w+:)?f>|<(?:\w+:)?f\b[^>]*/>)\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_HEADER_FOOTER = re.compile(rb"<(?:\w+:)?(?:odd|even|first)(?:Header|Footer)>[^<]")
_SHEET = re.compile(r"<(?:\w+:)?sheet\b[^>]*>")
_ATTRIBUTE = re.compile(r'([\w:]+)="([^"]*)"')
_PROPERTY = re.compile(
    r"<(?:\w+:)?(creator|lastModifiedBy|title|subject|description|keywords|category|Company|Manager)\b[^>]*>([^<]+)<"
)
_PROGRAMS = {"openpyxl", "xlsxwriter", "microsoft excel", "microsoft office user", "apache poi", "libreoffice", "calc"}
_SAID = {
    "creator": "who made it",
    "lastModifiedBy": "who saved it last",
    "title": "a title",
    "subject": "a subject",
    "description": "a description",
    "keywords": "keywords",
    "category": "a category",
    "Company": "a company",
    "Manager": "a manager",
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of a workbook: its name, the part that holds it, and whether a spreadsheet shows it."""

    name: str
    part: str
    shown: bool


@dataclass(slots=True)
class SheetPlaces:
    """What one sheet hides, and how far it spreads: 0 when that is near enough not to matter.

    `unsolved` counts formulas whose value the file does not hold.
    """

    hidden_rows: int = 0
    hidden_columns: set[int] = field(default_factory=set)
    last_row: int = 0
    last_column: int = 0
    header_footer: bool = False
    unsolved: int = 0
    filled: bool = False


@dataclass(frozen=True, slots=True)
class Workbook:
    """A workbook as its parts tell it."""

    sheets: list[Sheet]
    from_1904: bool
    places: list[HiddenPlace]


def look_over(where: Path | bytes) -> Workbook:
    """Check that a workbook is one and no trap, and find what it holds beside its cells. Raises ListProblem."""
    with opened(where) as archive:
        names = archive.namelist()
        if "xl/workbook.xml" not in names:
            raise limits.not_a_table()
        book = small_text(archive, "xl/workbook.xml")
        places = [*_parts(names), *_properties(archive, names), *_names(book)]
        return Workbook(_sheets(archive, book), bool(re.search(r'date1904="(?:1|true)"', book)), places)


def look_over_sheet(where: Path | bytes, part: str) -> SheetPlaces:
    """Find the hidden rows and columns of a sheet; refuse one that spreads too far. Raises ListProblem."""
    found, far = SheetPlaces(), False
    with opened(where) as archive:
        for piece in pieces(archive, part):
            _see_piece(piece, found)
            far = far or bool(_FAR.search(piece))
        if far:  # measured cell by cell only then: it takes longer than reading them
            columns = set[bytes]()
            for piece in pieces(archive, part):
                _see_cells(piece, found, columns)
                if found.last_row * found.last_column > MOST_CELLS:
                    raise limits.too_big()
    return found


def _see_piece(piece: bytes, found: SheetPlaces) -> None:
    """Look for what matters with searches for plain bytes first: they pass over a sheet ten times as fast."""
    if b"hidden" in piece:
        found.hidden_rows += sum(1 for tag in _ROW.findall(piece) if _HIDDEN.search(tag))
        for tag in _COLUMN.findall(piece):
            _see_column(tag, found)
    if b"Footer>" in piece or b"Header>" in piece:
        found.header_footer |= bool(_HEADER_FOOTER.search(piece))
    if b"<f" in piece or b":f" in piece:
        found.unsolved += len(_UNSOLVED.findall(piece))
    found.filled = found.filled or bool(_FILLED.search(piece))


def _see_cells(piece: bytes, found: SheetPlaces, columns: set[bytes]) -> None:
    """Measure how far the cells spread, whatever the rows around them say."""
    for said in _CELL.findall(piece):
        at = _AT.search(said)
        if at is None:
            continue
        where = _PLACE.fullmatch(at.group(1) or at.group(2) or b"")
        if where is None:  # the reader would take any letters for a column, and ask for its memory
            raise _damaged()
        if not said.endswith(b"/"):
            columns.add(where.group(1))
            found.last_row = max(found.last_row, int(where.group(2)))
    found.last_column = max(map(_column_number, columns), default=0)


def opened(where: Path | bytes) -> zipfile.ZipFile:
    """Open the package. Raises ListProblem when it is damaged or unpacks to more than any list."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(where) if isinstance(where, bytes) else where)
    except BROKEN as error:
        raise _damaged() from error
    parts = archive.infolist()
    words = sum(part.file_size for part in parts if "haredstrings" in part.filename.casefold())
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > _MOST_PARTS or unpacked > _MOST_UNPACKED or words > _MOST_WORDS:
        archive.close()
        raise limits.too_big()
    return archive


def _guarded(read: Callable[[], bytes]) -> bytes:
    try:
        return read()
    except BROKEN as error:
        raise _damaged() from error


def pieces(archive: zipfile.ZipFile, part: str) -> Generator[bytes]:
    """Give a part in pieces that end before a tag."""
    try:
        stream = archive.open(part)
    except BROKEN as error:
        raise _damaged() from error
    rest = b""
    with stream:
        while fresh := _guarded(lambda: stream.read(_PIECE)):
            piece = rest + fresh
            cut = piece.rfind(b"<")
            if cut <= 0 and len(piece) > 2 * _PIECE:
                raise limits.too_big()
            rest = piece[max(cut, 0) :]
            yield piece[: max(cut, 0)]
    yield rest


def small_text(archive: zipfile.ZipFile, part: str) -> str:
    """Read a small part."""
    if archive.getinfo(part).file_size > _SMALL:
        raise limits.too_big()
    return _guarded(lambda: archive.read(part)).decode("utf-8", "replace")


def _see_column(tag: bytes, found: SheetPlaces) -> None:
    if _HIDDEN.search(tag):
        span = {name: int(number[:6]) for name, number in _SPAN.findall(tag)}
        first = span.get(b"min", 1)
        found.hidden_columns.update(range(first - 1, min(span.get(b"max", first), _LAST_COLUMN)))


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _sheets(archive: zipfile.ZipFile, book: str) -> list[Sheet]:
    """Give the sheets in order, with the parts that hold them."""
    parts: dict[str, str] = {}
    if "xl/_rels/workbook.xml.rels" in archive.namelist():
        for tag in re.findall(r"<(?:\w+:)?Relationship\b[^>]*>", small_text(archive, "xl/_rels/workbook.xml.rels")):
            said = dict(_ATTRIBUTE.findall(tag))
            target = said.get("Target", "")
            parts[said.get("Id", "")] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    sheets = []
    for tag in _SHEET.findall(book):
        said = dict(_ATTRIBUTE.findall(tag))
        part = parts.get(next((value for name, value in said.items() if name.endswith(":id")), ""), "")
        if part in archive.namelist():
            sheets.append(Sheet(unescape(said.get("name", "")), part, said.get("state", "visible") == "visible"))
    return sheets


def _parts(names: list[str]) -> Iterator[HiddenPlace]:
    """Comments and pictures may name people; macros are never run."""
    if any(re.search(r"/(?:threaded)?comments", name, re.IGNORECASE) for name in names):
        yield place("The workbook holds comments. They were left out.", _DELETE, identifying=True)
    if any("/media/" in name or "/embeddings/" in name for name in names):
        yield place("The workbook holds pictures or files. They were left out.", _DELETE)
    if any("/externalLinks/" in name for name in names):
        yield place("The workbook links to other files. They were left out.", "Ask the police to send values.")
    if "xl/vbaProject.bin" in names:
        yield place("The workbook holds macros. They were not run.", "Ask the police to save it as XLSX.")


def _properties(archive: zipfile.ZipFile, names: list[str]) -> Iterator[HiddenPlace]:
    said: dict[str, None] = {}
    for part in ("docProps/core.xml", "docProps/app.xml"):
        if part in names:
            for name, value in _PROPERTY.findall(small_text(archive, part)):
                if unescape(value).strip().casefold() not in _PROGRAMS:
                    said[_SAID[name]] = None
    if "docProps/custom.xml" in names:
        said["other notes"] = None
    if said:
        message = f"The file’s properties give {', '.join(said)}. They were left out."
        yield place(message, "Ask the police to clear the properties before sending.")


def _names(book: str) -> Iterator[HiddenPlace]:
    defined = re.findall(r"<(?:\w+:)?definedName\b[^>]*name=\"([^\"]*)\"", book)
    if any(not name.startswith("_xlnm.") for name in defined):
        yield place("The workbook has named ranges. Their names were left out.", _DELETE)
