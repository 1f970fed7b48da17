"""Looking over a sheet of a workbook: what it hides, how far it spreads; and reading its cells on the way."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bwvreview.domain.progress import Progress, no_progress
from bwvreview.exchange import limits
from bwvreview.exchange.limits import MOST_LIBRARY_CELLS
from bwvreview.exchange.list_source import damaged_workbook
from bwvreview.exchange.xlsx_cells import PlainSheet, column_number
from bwvreview.exchange.xlsx_places import SheetPlaces, opened, pieces, read_part
from bwvreview.exchange.xlsx_weight import check_weight
from bwvreview.exchange.xlsx_words import NotPlainError, Words, words_of

if TYPE_CHECKING:
    from pathlib import Path
    from zipfile import ZipFile

_LAST_COLUMN = 16_384
_MOST_WORDS, _MOST_STYLES = 16 << 20, 4 << 20

_ROW = re.compile(rb"<(?:\w+:)?row\b[^>]*>")
_HIDDEN = re.compile(rb'\bhidden="(?:1|true)"')
_COLUMN = re.compile(rb"<(?:\w+:)?col\b[^>]*>")
_SPAN = re.compile(rb'\b(min|max)="(\d+)"')
_CELL = re.compile(rb"""<(?:\w+:)?c(?=[\s/>])((?:[^>"']|"[^"]*"|'[^']*')*)>""")
_ANY_CELL = re.compile(rb"<(?:\w+:)?c(?=[\s/>])")
_BARE_CELL = re.compile(rb"""<(?:\w+:)?c(?=[\s/>])(?![^<>]*[\s"']r\s*=)""")
_ROW_BEGINS = re.compile(rb"<(?:\w+:)?row(?=[\s/>])")
_EMPTY_CELL = re.compile(rb'<c r="[A-Z]{1,3}\d{1,7}"(?: s="\d{1,5}")? ?/>')
_USUAL_CELL = re.compile(rb"""<c r="([A-Z]{1,3})(\d{1,7})"(?![^<>]*[\s"']r\s*=)[^<>]*(?<!/)>""")
_AT = re.compile(rb"""(?:^|(?<=[\s"']))r\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_PLACE = re.compile(rb"([A-Z]{1,3})(\d{1,7})")
_NEAR_ROW, _NEAR_COLUMN = 200_000, 26
_NEAR = rb"""["'](?:[A-Z](?:\d{1,5}|1\d{5})|\d+)["']"""  # no further than column Z and row 200,000
_FAR = re.compile(rb"""r(?<=[\s"']r)(?:\s+=|=(?!""" + _NEAR + rb"))")
_FILLED = re.compile(rb"<(?:\w+:)?(?:v|is|t)\b[^>]*(?<!/)>")
_UNSOLVED = re.compile(
    rb"(?:</(?:\w+:)?f>|<(?:\w+:)?f\b[^>]*/>)\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_HEADER_FOOTER = re.compile(rb"<(?:\w+:)?(?:odd|even|first)(?:Header|Footer)>[^<]")


def words_in(where: Path | bytes, *, from_1904: bool) -> Words | None:
    """Read the shared words and the styles of a workbook; None when they are not plain. Raises ListProblem."""
    with opened(where) as archive:
        try:
            shared = read_part(archive, "xl/sharedStrings.xml", _MOST_WORDS)
            styles = read_part(archive, "xl/styles.xml", _MOST_STYLES)
            return None if shared is None or styles is None else words_of(shared, styles, from_1904=from_1904)
        except NotPlainError:
            return None


def look_over_sheet(
    where: Path | bytes, part: str, words: Words | None = None, progress: Progress = no_progress
) -> SheetPlaces:
    """Find the hidden rows and columns of a sheet; refuse one that spreads too far. Raises ListProblem.

    With `words`, the cells of a plain sheet are read too.
    """
    found, far, bare, weighed = SheetPlaces(), False, False, False
    plain = PlainSheet(words) if words else None
    with opened(where) as archive:
        for piece in pieces(archive, part, rows=True):
            progress(0, 0)
            if b"hidden" in piece:
                _see_hidden(piece, found)
            rest = plain.take(piece) if plain else piece
            if not weighed and not (plain and plain.plain):  # at once: one that is too heavy need not be looked over
                check_weight(archive, part, progress)
                weighed = True
            if rest:
                _see_rest(rest, found)
                far = far or bool(_FAR.search(rest))
                bare = bare or _has_bare_cells(rest)
        if plain:
            found.filled = found.filled or bool(plain.last_row)
            if plain.finish():
                found.cells = plain
                return found
            far = far or plain.last_row > _NEAR_ROW or plain.width > _NEAR_COLUMN
            if not weighed:
                check_weight(archive, part, progress)
        if far:
            _measure(archive, part, found, progress)
        if bare:
            _measure_bare(archive, part, progress)
    return found


def _has_bare_cells(piece: bytes) -> bool:
    """Whether some cells do not say where they stand: they follow one another from the first column on."""
    return piece.count(b"<c r=") != len(_ANY_CELL.findall(piece)) and bool(_BARE_CELL.search(piece))


def _measure_bare(archive: ZipFile, part: str, progress: Progress) -> None:
    """Refuse a sheet whose cells could spread too far by the numbers of their rows and by how many stand in one."""
    last = widest = counted = width = 0
    for piece in pieces(archive, part, rows=True):
        progress(0, 0)
        begun, *rows = _ROW_BEGINS.split(piece)
        width += len(_ANY_CELL.findall(begun))  # of a row that is longer than a piece
        widest = max(widest, width)
        for row in rows:
            tag, _, cells = row.partition(b">")
            said = [_row_number(number) for pair in _AT.findall(tag) if (number := b"".join(pair)).isdigit()]
            counted = max([counted + 1, *said])
            width = len(_ANY_CELL.findall(cells))
            last, widest = max(last, counted if width else 0), max(widest, width)
        if last * widest > MOST_LIBRARY_CELLS:
            raise limits.too_big()


def _row_number(digits: bytes) -> int:
    """Give the number of a row; of more digits than any row has only the first are taken."""
    return int(digits.lstrip(b"0")[:9] or b"0")


def _measure(archive: ZipFile, part: str, found: SheetPlaces, progress: Progress) -> None:
    """Measure a sheet cell by cell. Only where some cell stands far out: it takes longer than reading them."""
    columns = set[bytes]()
    for piece in pieces(archive, part):
        progress(0, 0)
        _see_cells(piece, found, columns)
        if found.last_row * found.last_column > MOST_LIBRARY_CELLS:
            raise limits.too_big()


def _see_hidden(piece: bytes, found: SheetPlaces) -> None:
    found.hidden_rows += sum(1 for tag in _ROW.findall(piece) if _HIDDEN.search(tag))
    for tag in _COLUMN.findall(piece):
        _see_column(tag, found)


def _see_rest(piece: bytes, found: SheetPlaces) -> None:
    """Look for what matters with searches for plain bytes first: they pass over a sheet ten times as fast."""
    if b"Footer>" in piece or b"Header>" in piece:
        found.header_footer |= bool(_HEADER_FOOTER.search(piece))
    if b"<f" in piece or b":f" in piece:
        found.unsolved += len(_UNSOLVED.findall(piece))
    found.filled = found.filled or bool(_FILLED.search(piece))


def _see_cells(piece: bytes, found: SheetPlaces, columns: set[bytes]) -> None:
    """Measure how far the cells spread, whatever the rows around them say."""
    rest = _EMPTY_CELL.sub(b"", piece)
    usual = _USUAL_CELL.findall(rest)
    if usual and len(usual) == len(_ANY_CELL.findall(rest)):
        letters, rows = zip(*usual, strict=True)
        columns.update(letters)
        found.last_row = max(found.last_row, *map(int, rows))
    else:
        _see_odd_cells(rest, found, columns)
    found.last_column = max(map(column_number, columns), default=0)


def _see_odd_cells(piece: bytes, found: SheetPlaces, columns: set[bytes]) -> None:
    for said in _CELL.findall(piece):
        said_at = _AT.findall(said)
        if not said_at:
            continue
        where = _PLACE.fullmatch(b"".join(said_at[0]))
        if where is None or len(said_at) > 1:  # the reader would take any of them, and ask for the memory up to there
            raise damaged_workbook()
        if not said.endswith(b"/"):
            columns.add(where.group(1))
            found.last_row = max(found.last_row, int(where.group(2)))


def _see_column(tag: bytes, found: SheetPlaces) -> None:
    if _HIDDEN.search(tag):
        span = {name: int(number[:6]) for name, number in _SPAN.findall(tag)}
        first = span.get(b"min", 1)
        found.hidden_columns.update(range(first - 1, min(span.get(b"max", first), _LAST_COLUMN)))
