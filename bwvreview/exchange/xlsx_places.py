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
from bwvreview.exchange.list_source import BROKEN, damaged_workbook

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator
    from pathlib import Path

    from bwvreview.domain.table import HiddenPlace
    from bwvreview.exchange.xlsx_cells import PlainSheet

_MOST_PARTS = 2_000
_MOST_UNPACKED = 400 << 20
_MOST_WORDS = 64 << 20  # of text that many cells share: it is held in memory
_PIECE, _PIECE_OF_ROWS = 1 << 20, 1 << 18  # bytes
_SMALL = 4 << 20
_DELETE = "Ask the police to delete them."

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
    cells: PlainSheet | None = None  # read already, where they are plain


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


def opened(where: Path | bytes) -> zipfile.ZipFile:
    """Open the package. Raises ListProblem when it is damaged or unpacks to more than any list."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(where) if isinstance(where, bytes) else where)
    except BROKEN as error:
        raise damaged_workbook() from error
    parts = archive.infolist()
    if len({part.filename.casefold() for part in parts}) < len(parts):  # two readers might read two different ones
        archive.close()
        raise damaged_workbook()
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
        raise damaged_workbook() from error


def pieces(archive: zipfile.ZipFile, part: str, *, rows: bool = False) -> Generator[bytes]:
    """Give a part in pieces that end before a tag; with `rows`, where a row of a sheet ends."""
    try:
        stream = archive.open(part)
    except BROKEN as error:
        raise damaged_workbook() from error
    rest, size = b"", _PIECE_OF_ROWS if rows else _PIECE
    with stream:
        while fresh := _guarded(lambda: stream.read(size)):
            piece = rest + fresh
            cut = _after_rows(piece) if rows else piece.rfind(b"<")
            if cut <= 0 and len(piece) > 2 * _PIECE:
                raise limits.too_big()
            rest = piece[max(cut, 0) :]
            if cut > 0:
                yield piece[:cut]
    yield rest


def _after_rows(piece: bytes) -> int:
    """The place after the last whole row; before a tag when a row is longer than any that matters."""
    end = piece.rfind(b"</row>")
    if end >= 0:
        return end + len(b"</row>")
    begin = piece.rfind(b"<row")
    return begin if begin > 0 or len(piece) <= 2 * _PIECE_OF_ROWS else piece.rfind(b"<")


def read_part(archive: zipfile.ZipFile, part: str, most: int) -> bytes | None:
    """Read a part: nothing when it is not there, None when it is larger than that. Raises ListProblem."""
    if part not in archive.namelist():
        return b""
    return _guarded(lambda: _start_of(archive, part, most)) if archive.getinfo(part).file_size <= most else None


def small_text(archive: zipfile.ZipFile, part: str) -> str:
    """Read a small part. Raises ListProblem."""
    if archive.getinfo(part).file_size > _SMALL:
        raise limits.too_big()
    return _guarded(lambda: _start_of(archive, part, _SMALL)).decode("utf-8", "replace")


def _start_of(archive: zipfile.ZipFile, part: str, most: int) -> bytes:
    """Read no more than that at once, whatever size the directory tells: it may be a lie."""
    with archive.open(part) as stream:
        content = b""
        while fresh := stream.read(min(_PIECE, most + 1 - len(content))):
            content += fresh
        return content


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
