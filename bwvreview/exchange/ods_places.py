"""Looking over an OpenDocument sheet for what it hides, and for cells repeated without end."""

from __future__ import annotations

import re
from contextlib import closing
from dataclasses import dataclass, field
from html import unescape
from typing import TYPE_CHECKING

from bwvreview.exchange import limits
from bwvreview.exchange.limits import MOST_LIBRARY_CELLS, place
from bwvreview.exchange.list_source import damaged_workbook
from bwvreview.exchange.xlsx_places import Sheet, SheetPlaces, Workbook, opened, pieces, small_text

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator
    from pathlib import Path

    from bwvreview.domain.table import HiddenPlace

_TAG = re.compile(
    rb"<(/?)(table:(?:table|table-column|table-row|table-cell|covered-table-cell)|style:style|style:table-properties)"
    rb"""(?=[\s/>])((?:[^>"']|"[^"]*"|'[^']*')*)>"""
)
_ATTRIBUTE = re.compile(rb"""([\w:-]+)\s*=\s*["']([^"']*)["']""")
_NAMED = re.compile(r"""([\w:-]+)\s*=\s*["']([^"']*)["']""")
_REPEATED = re.compile(rb"""repeated\s*=\s*["'](\d+)""")
_PROPERTY = re.compile(r"<(meta:initial-creator|dc:creator|dc:title|dc:subject|dc:description|meta:keyword)>([^<]+)<")
_SAID = {
    "meta:initial-creator": "who made it",
    "dc:creator": "who saved it last",
    "dc:title": "a title",
    "dc:subject": "a subject",
    "dc:description": "a description",
    "meta:keyword": "keywords",
}
_PART = re.compile(r"<(/?)([\w:-]+)([^<>]*)>|([^<>]+)")
_PRINTED = {f"style:{where}{which}" for where in ("header", "footer") for which in ("", "-left", "-first")}
_COUNTED = {f"text:{what}" for what in ("sheet-name", "page-number", "page-count", "date", "time")}
_PAGES = re.compile(r"page|seite|of|von|[\s/|()-]", re.IGNORECASE)
_PROGRAMS = {"openpyxl", "xlsxwriter", "libreoffice", "calc"}
_DEFAULT, _LONGEST = b"Default", 2_000
_SHORT = 64  # letters of a cell, with their tags, that take no more room than the cell itself
_LAST_COLUMN, _LAST_ROW = 16_384, 1 << 20


@dataclass(slots=True)
class _Seen:
    sheets: list[Sheet] = field(default_factory=list)
    places: dict[str, SheetPlaces] = field(default_factory=dict)
    hidden_styles: set[bytes] = field(default_factory=set)
    style: bytes = b""
    masters: dict[bytes, bytes] = field(default_factory=dict)  # of a style: how its sheets are printed
    printed: dict[str, bytes] = field(default_factory=dict)  # the same of a sheet
    columns: int = 0  # of the open sheet, as declared
    row: int = 0
    repeat: int = 1  # of the open row
    column: int = 0
    cells: int = 0
    copies: int = 0  # of the open cell
    letters: int = 0  # in all cells, copies and all


def look_over_ods(where: Path | bytes) -> tuple[Workbook, dict[str, SheetPlaces]]:
    """Give the sheets and what they hide; refuse one that spreads too far. Raises ListProblem."""
    with opened(where) as archive:
        names = archive.namelist()
        if "content.xml" not in names:
            raise limits.not_a_table()
        if "META-INF/manifest.xml" in names and "encryption-data" in small_text(archive, "META-INF/manifest.xml"):
            raise limits.locked_document()
        seen, found = _Seen(), set[str]()
        for piece in _whole(pieces(archive, "content.xml")):
            _see_piece(seen, piece)
            if b"<office:annotation" in piece:
                found.add("comments")
            if b"<table:named-range" in piece:
                found.add("names")
        properties = small_text(archive, "meta.xml") if "meta.xml" in names else ""
        if "styles.xml" in names:
            _see_printed(seen, small_text(archive, "styles.xml"))
        pictures = any(name.startswith(("Pictures/", "Object ")) and not name.endswith("/") for name in names)
    if not seen.sheets:
        raise damaged_workbook()
    return Workbook(seen.sheets, False, [*_places(found, properties, pictures=pictures)]), seen.places


def _see_piece(seen: _Seen, piece: bytes) -> None:
    """See the tags of a piece; what stands between them is what the open cell says."""
    at = 0
    for found in _TAG.finditer(piece):
        _weigh(seen, found.start() - at)
        end, name, said = found.groups()
        seen.copies, at = 0, found.end()
        _see(seen, bool(end), name, said)
    _weigh(seen, len(piece) - at)


def _weigh(seen: _Seen, letters: int) -> None:
    if seen.copies and letters > _SHORT:
        seen.letters += seen.copies * (letters - _SHORT)
        if seen.letters > limits.MOST_LETTERS:
            raise limits.too_big()


def _whole(content: Generator[bytes]) -> Iterator[bytes]:
    """Pass on the pieces of a part whose tags end where they must: for one that does not, the reader waits for ever.

    Raises ListProblem.
    """
    from xml.parsers import expat

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse_doctype
    with closing(content):
        try:
            for piece in content:
                parser.Parse(piece, False)
                yield piece
            parser.Parse(b"", True)
        except (expat.ExpatError, LookupError, ValueError) as error:
            raise damaged_workbook() from error


def _refuse_doctype(*_said: object) -> None:
    """No spreadsheet writes one; what it defines could grow without end."""
    raise ValueError


def _see(seen: _Seen, end: bool, name: bytes, said: bytes) -> None:
    if name == b"style:style":
        attributes = dict(_ATTRIBUTE.findall(said))
        seen.style = attributes.get(b"style:name", b"")
        seen.masters[seen.style] = attributes.get(b"style:master-page-name", _DEFAULT)
    elif name == b"style:table-properties":
        if b'table:display="false"' in said:
            seen.hidden_styles.add(seen.style)
    elif name == b"table:table":
        if not end:
            _open_sheet(seen, dict(_ATTRIBUTE.findall(said)))
    elif not end and seen.sheets:
        place_ = seen.places[seen.sheets[-1].part]
        if name == b"table:table-column":
            _see_column(seen, place_, said)
        elif name == b"table:table-row":
            _see_row(seen, place_, said)
        else:
            _see_cell(seen, place_, said)


def _open_sheet(seen: _Seen, said: dict[bytes, bytes]) -> None:
    name = unescape(said.get(b"table:name", b"").decode("utf-8", "replace"))
    shown = said.get(b"table:style-name", b"") not in seen.hidden_styles
    part = str(len(seen.sheets))
    seen.sheets.append(Sheet(name, part, shown))
    seen.places[part] = SheetPlaces()
    seen.printed[part] = seen.masters.get(said.get(b"table:style-name", b""), _DEFAULT)
    seen.columns = seen.row = seen.column = seen.cells = 0


def _see_printed(seen: _Seen, styles: str) -> None:
    """Mark the sheets whose pages have words at their head or foot."""
    worded = set(_worded(styles))
    for part, master in seen.printed.items():
        seen.places[part].header_footer = unescape(master.decode("utf-8", "replace")) in worded


def _worded(styles: str) -> Iterator[str]:
    """Give the ways of printing that have words of their own: numbers of pages and the sheet’s name are none."""
    name, printed, counted, said = "", False, False, ""
    for closes, tag, attributes, text in _PART.findall(styles):
        opens = not closes and not attributes.endswith("/")
        if tag == "style:master-page":
            name = unescape(dict(_NAMED.findall(attributes[:_LONGEST])).get("style:name", "")) if opens else name
        elif tag in _PRINTED and (opens or closes):
            if closes and _PAGES.sub("", unescape(said)):
                yield name
            printed, said = opens, ""
        elif tag in _COUNTED:
            counted = opens
        elif text and printed and not counted:
            said += text


def _see_column(seen: _Seen, found: SheetPlaces, said: bytes) -> None:
    repeat = min(_repeat(said), _LAST_COLUMN)
    if b"visibility" in said and re.search(rb'visibility="(?:collapse|filter)"', said):
        found.hidden_columns.update(range(seen.columns, min(seen.columns + repeat, _LAST_COLUMN)))
    seen.columns += repeat


def _see_row(seen: _Seen, found: SheetPlaces, said: bytes) -> None:
    seen.row += seen.repeat if seen.row else 1
    seen.repeat, seen.column = _repeat(said), 0
    if b"visibility" in said and re.search(rb'visibility="(?:collapse|filter)"', said):
        found.hidden_rows += min(seen.repeat, _LAST_ROW)


def _see_cell(seen: _Seen, found: SheetPlaces, said: bytes) -> None:
    """A cell that says something counts as often as it and its row are repeated."""
    seen.column += _repeat(said)
    if b"value-type" in said or not said.rstrip().endswith(b"/"):
        found.filled = True
        found.last_column = max(found.last_column, seen.column)
        found.last_row = max(found.last_row, seen.row + seen.repeat - 1)
        seen.copies = _repeat(said) * seen.repeat
        seen.cells += seen.copies
        if max(seen.cells, found.last_row * found.last_column) > MOST_LIBRARY_CELLS:
            raise limits.too_big()


def _repeat(said: bytes) -> int:
    if b"repeated" not in said:
        return 1
    found = _REPEATED.search(said)
    if found is None:
        raise damaged_workbook()
    return max(1, int(found.group(1)[:9]))


def _places(found: set[str], properties: str, *, pictures: bool) -> Iterator[HiddenPlace]:
    delete = "Ask the police to delete them."
    if "comments" in found:
        yield place("The workbook holds comments. They were left out.", delete, identifying=True)
    if pictures:
        yield place("The workbook holds pictures or files. They were left out.", delete)
    if "names" in found:
        yield place("The workbook has named ranges. Their names were left out.", delete)
    said = {
        _SAID[name]: None for name, value in _PROPERTY.findall(properties) if value.strip().casefold() not in _PROGRAMS
    }
    if said:
        message = f"The file’s properties give {', '.join(said)}. They were left out."
        yield place(message, "Ask the police to clear the properties before sending.")
