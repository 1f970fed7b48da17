"""Looking over an old Excel workbook (XLS): its records, one after the other ([MS-XLS] 2.3, 2.4)."""

from __future__ import annotations

import io
import struct
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from bwvreview.domain.errors import ListProblem
from bwvreview.exchange import limits
from bwvreview.exchange.limits import place
from bwvreview.exchange.list_source import BROKEN, damaged_workbook, readable
from bwvreview.exchange.xls_words import word_lengths
from bwvreview.exchange.xlsx_places import Sheet, SheetPlaces, Workbook

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from bwvreview.domain.table import HiddenPlace

_EOF, _BOF, _SHEET, _DATE_1904, _NAME, _LOCK = 0x0A, 0x809, 0x85, 0x22, 0x18, 0x2F
_COLUMN, _ROW, _NOTE, _HEADER, _FOOTER, _PICTURE = 0x7D, 0x208, 0x1C, 0x14, 0x15, 0x5D
_FILLED = {0x06, 0xBD, 0xFD, 0x203, 0x204, 0x205, 0x27E, 0xD6}  # cells that say something
_MULRK, _WORDS, _MORE, _WORD, _SPREAD = 0xBD, 0xFC, 0x3C, 0xFD, 0x200
# The reader holds the cells of all sheets, each with words of its own, and those of the chosen one three times.
_MOST_CELLS, _MOST_LETTERS = limits.MOST_LIBRARY_CELLS // 2, limits.MOST_LETTERS // 2
_MOST_BOOK, _MOST_DIFFERENT, _LONGEST_WORD = 32 << 20, 1_000_000, 1 << 16
_MOST_ROWS, _MOST_COLUMNS = 1 << 16, 1 << 8
_ODD = (*BROKEN, struct.error, IndexError, TypeError, AttributeError, OverflowError)
_TEXT = 0x1E
_MOST_PROPERTIES, _MOST_KINDS = 1 << 20, 100
_PROPERTIES = {
    "\x05SummaryInformation": {
        2: "a title",
        3: "a subject",
        4: "who made it",
        5: "keywords",
        6: "a description",
        8: "who saved it last",
    },
    "\x05DocumentSummaryInformation": {2: "a category", 14: "a manager", 15: "a company"},
}
_PROGRAMS = {"openpyxl", "xlsxwriter", "microsoft excel", "microsoft office user", "apache poi", "libreoffice", "calc"}


def look_over_xls(where: Path | bytes) -> tuple[Workbook, dict[str, SheetPlaces]]:
    """Give the sheets and what they hide; refuse one that spreads too far. Raises ListProblem."""
    from python_calamine import CalamineWorkbook, SheetTypeEnum

    stream, properties = read_ole(where)
    seen = _Seen(stream)
    with readable():
        told = CalamineWorkbook.from_object(io.BytesIO(where) if isinstance(where, bytes) else where).sheets_metadata
    sheets = [
        Sheet(sheet.name, str(at), str(sheet.visible).endswith(".Visible"))
        for at, sheet in enumerate(told)
        if sheet.typ == SheetTypeEnum.WorkSheet
    ]
    for sheet in sheets:
        seen.places.setdefault(sheet.part, SheetPlaces())
    return Workbook(sheets, seen.from_1904, [*_found(seen.found, properties)]), seen.places


def read_ole(where: Path | bytes) -> tuple[bytes, list[str]]:
    """Give the records of an old workbook, and what its properties tell. Raises ListProblem."""
    import olefile

    try:
        with olefile.OleFileIO(where if isinstance(where, bytes) else str(where)) as file:
            name = _records_of(file)
            return file.openstream(name).read(), _properties(file)
    except _ODD as error:
        raise damaged_workbook() from error


def bare_book(content: bytes) -> bytes:
    """Give an old workbook in a file of our own making: its records and its properties. Raises ListProblem.

    The reader trusts the file around them: it would follow its chains in a circle, or ask for any memory at once.
    """
    import olefile

    from bwvreview.exchange.bare_ole import bare_ole

    _check_header(content)
    try:
        with olefile.OleFileIO(content) as file:
            name = _records_of(file)
            kept = [name, *(one for one in _PROPERTIES if file.exists(one) and file.get_size(one) <= _MOST_PROPERTIES)]
            return bare_ole({one: file.openstream(one).read() for one in kept})
    except _ODD as error:
        raise damaged_workbook() from error


def _records_of(file: Any) -> str:
    name = next((name for name in ("Workbook", "Book") if file.exists(name)), "")
    if not name:
        raise limits.not_a_table()
    if file.get_size(name) > _MOST_BOOK:
        raise limits.too_big()
    return name


def _check_header(content: bytes) -> None:
    """Refuse counts that no file of this size can have."""
    try:
        shift = struct.unpack_from("<H", content, 30)[0]
        directories, tables, small, more = (struct.unpack_from("<I", content, at)[0] for at in (40, 44, 64, 72))
    except struct.error as error:
        raise damaged_workbook() from error
    if shift not in {9, 12} or max(directories, tables, small, more) << shift > len(content):
        raise damaged_workbook()


def is_locked(stream: bytes) -> bool:
    """Whether the records are locked with a password."""
    return any(kind == _LOCK for kind, _at, _size in _records(stream, 0))


def _properties(file: Any) -> list[str]:
    """Say which properties of the file hold words ([MS-OLEPS] 2.21): a list of kinds and places, then the words."""
    said: dict[str, None] = {}
    for stream, names in _PROPERTIES.items():
        if file.exists(stream) and file.get_size(stream) <= _MOST_PROPERTIES:
            with suppress(struct.error):
                said.update(dict.fromkeys(_said(file.openstream(stream).read(), names)))
    return list(said)


def _said(content: bytes, names: Mapping[int, str]) -> Iterator[str]:
    start = struct.unpack_from("<I", content, 44)[0]
    count = struct.unpack_from("<I", content, start + 4)[0]
    for at in range(min(count, _MOST_KINDS)):
        number, place = struct.unpack_from("<II", content, start + 8 + 8 * at)
        kind, size = struct.unpack_from("<II", content, start + place)
        if number in names and kind == _TEXT:
            words = content[start + place + 8 : start + place + 8 + size].strip(b"\0 ")
            if words and words.decode("latin-1").casefold() not in _PROGRAMS:
                yield names[number]


def _records(stream: bytes, at: int) -> Iterator[tuple[int, int, int]]:
    """Give kind, place and size of each record; one that goes on past the end is as long as what is left."""
    end = len(stream) - 4
    unpack = struct.Struct("<HH").unpack_from
    while at <= end:
        kind, size = unpack(stream, at)
        yield kind, at + 4, min(size, end - at)
        at += 4 + size


class _Seen:
    """What the records tell, sheet by sheet."""

    def __init__(self, stream: bytes) -> None:
        self.places: dict[str, SheetPlaces] = {}
        self.from_1904 = False
        self.found: set[str] = set()
        self._cells = self._letters = 0
        self._lengths: list[int] = []
        try:
            starts = self._globals(stream)
            for at, start in enumerate(starts):
                self.places[str(at)] = self._sheet(stream, start)
        except struct.error as error:
            raise damaged_workbook() from error

    def _globals(self, stream: bytes) -> list[int]:
        starts = []
        for kind, at, size in _records(stream, 0):
            if kind == _SHEET and size >= 6:
                starts.append(struct.unpack_from("<I", stream, at)[0])
            elif kind == _DATE_1904 and size >= 2:
                self.from_1904 = stream[at] == 1
            elif kind == _WORDS:
                self._see_words(stream, at, size)
            elif kind == _NAME:
                built_in = size >= 2 and stream[at] & 0x20
                self.found |= set() if built_in else {"names"}
            elif kind == _LOCK:
                raise ListProblem("The workbook is locked with a password.", advice="Give its password.")
            elif kind == _EOF:
                break
        if len(starts) > limits.MOST_SHEETS:
            raise limits.too_big()
        return starts

    def _see_words(self, stream: bytes, at: int, size: int) -> None:
        count = struct.unpack_from("<I", stream, at + 4)[0] if size >= 8 else 0
        if count * 3 > len(stream) or self._lengths:  # each word takes three bytes or more; they stand in one place
            raise damaged_workbook()
        if count > _MOST_DIFFERENT:
            raise limits.too_big()
        parts = [stream[at + 8 : at + size]]
        for kind, begin, length in _records(stream, at + size):
            if kind != _MORE:
                break
            parts.append(stream[begin : begin + length])
        self._lengths = word_lengths(parts, count)

    def _see_word(self, stream: bytes, at: int, size: int) -> None:
        number = struct.unpack_from("<I", stream, at + 6)[0] if size >= 10 else 0
        self._letters += self._lengths[number] if number < len(self._lengths) else _LONGEST_WORD
        if self._letters > _MOST_LETTERS:
            raise limits.too_big()

    def _sheet(self, stream: bytes, start: int) -> SheetPlaces:
        found, depth = SheetPlaces(), 0
        for kind, at, size in _records(stream, start):
            if kind == _BOF:
                depth += 1
            elif kind == _EOF:
                depth -= 1
                if depth <= 0:
                    break
            elif kind in _FILLED and size >= 6:
                row, column = struct.unpack_from("<HH", stream, at)
                last = struct.unpack_from("<H", stream, at + size - 2)[0] if kind == _MULRK else column
                found.filled = True
                if kind == _WORD:
                    self._see_word(stream, at, size)
                found.last_row, found.last_column = max(found.last_row, row + 1), max(found.last_column, last + 1)
            else:
                self._beside(kind, stream, at, size, found)
        self._cells += found.last_row * found.last_column
        if self._cells > _MOST_CELLS:
            raise limits.too_big()
        return found

    def _beside(self, kind: int, stream: bytes, at: int, size: int, found: SheetPlaces) -> None:
        if kind == _COLUMN and size >= 10:
            first, last, _width, _style, flags = struct.unpack_from("<5H", stream, at)
            if flags & 1:
                found.hidden_columns.update(range(first, min(last, 255) + 1))
        elif kind == _ROW and size >= 16:
            found.hidden_rows += bool(stream[at + 12] & 0x20)
        elif kind == _SPREAD and size >= 8:
            top, bottom, left, right = struct.unpack_from("<IIHH" if size >= 12 else "<4H", stream, at)
            # The reader takes what lies between for a number of cells, and asks for their memory at once.
            if not (top <= bottom <= _MOST_ROWS and left <= right <= _MOST_COLUMNS):
                raise damaged_workbook()
        elif kind == _NOTE:
            self.found.add("comments")
        elif kind in {_HEADER, _FOOTER}:
            found.header_footer |= size > 0


def _found(found: set[str], properties: list[str]) -> Iterator[HiddenPlace]:
    delete = "Ask the police to delete them."
    if "comments" in found:
        yield place("The workbook holds comments. They were left out.", delete, identifying=True)
    if "names" in found:
        yield place("The workbook has named ranges. Their names were left out.", delete)
    if properties:
        message = f"The file’s properties give {', '.join(properties)}. They were left out."
        yield place(message, "Ask the police to clear the properties before sending.")
