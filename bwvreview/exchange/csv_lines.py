"""Parting a CSV file into rows, or straight into columns where its lines are plain.

A list without quotes is parted by one search over some hundred lines at once: three times as fast as the `csv` module,
which reads every sign. Where a quote stands, or lines are of different width, `csv` reads them.
"""

from __future__ import annotations

import codecs
import csv
import re
from itertools import islice
from typing import IO, TYPE_CHECKING, TypeAlias

from bwvreview.exchange import limits
from bwvreview.exchange.list_source import BROKEN, damaged

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Columns: TypeAlias = list[list[str]]
Rows: TypeAlias = list[list[str]]

_BLOCK = 3 << 15  # bytes: some hundred lines, which stay in the processor's cache
_LONGEST_CELL = 1 << 17  # letters: the limit of the csv module
# a spreadsheet’s ="10-17": text, not a sum; programs that write CSV by its rules put it as "=""10-17"""
_AS_TEXT = re.compile(r'(^|[,;\t|])(?:="([^"]*)"|"=""([^"]*)""")(?=[,;\t|\r\n]|$)')


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    """Read bytes that are not UTF-8 as Windows-1252: lists are pasted together from both."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error("bwvreview.windows", _as_windows)


def whole_lines(file: IO[bytes], encoding: str) -> Iterator[str]:
    """Give the text in pieces of some hundred lines; only the last piece may lack its line end. Raises ListProblem.

    No line is longer than a list has, for a packed file may be one endless line.
    """
    decoder = codecs.getincrementaldecoder(encoding)("bwvreview.windows")
    rest, read, lines = "", 0, 0
    old_ends = False
    while fresh := _decoded(file, decoder):
        old_ends = old_ends or (not read and "\n" not in fresh)
        read += len(fresh)
        text = rest + (fresh.replace("\r", "\n") if old_ends else fresh)
        end = text.rfind("\n") + 1
        piece, rest = text[:end], text[end:]
        lines += piece.count("\n")
        if read > limits.MOST_BYTES or lines > limits.MOST_LINES:
            raise limits.too_big()
        if len(rest) > limits.LONGEST_LINE:
            raise limits.too_long(lines + 1)
        if piece:
            yield piece
    if rest:
        yield rest


def _decoded(file: IO[bytes], decoder: codecs.IncrementalDecoder) -> str:
    """Give the next letters; none at the end of the file."""
    try:
        while block := file.read(_BLOCK):
            if text := decoder.decode(block):
                return text
        return decoder.decode(b"", final=True)
    except UnicodeError as error:
        raise limits.not_a_table() from error
    except BROKEN as error:
        raise damaged() from error


def parted(pieces: Iterable[str], delimiter: str, width: int, skip: int) -> Iterator[tuple[range, Columns, Rows]]:
    """Part the lines of a file: into the cells of each column where they are plain, else into rows; never both.

    The first `skip` rows are left out. The numbers are those of the rows, as a spreadsheet counts. Raises ListProblem.
    """
    number, rest = 1, ""
    for piece in pieces:
        text = rest + piece if rest else piece
        columns = _columns(text, delimiter, width) if number > skip else []
        rows, rest = ([], "") if columns else _rows(text, delimiter, number)
        count = len(columns[0]) if columns else len(rows)
        above = max(0, min(count, skip - number + 1))
        some = range(number + above, number + count), columns, rows[above:]
        number += count
        del columns, rows, text, piece
        yield some
        del some  # before the next: what they took is still in the processor's cache
    rows = _read(_lines(rest), delimiter, number)  # a quote that is never closed
    yield range(number, number + len(rows)), [], rows


def _columns(piece: str, delimiter: str, width: int) -> Columns:
    """Part lines into the cells of each column; none when a quote stands in them, or not all have `width` cells."""
    if '"' in piece or not piece.endswith("\n") or len(piece) > _LONGEST_CELL:
        return []
    # every line end becomes a cell of its own: they stand evenly when all lines are of one width
    marked = piece.replace("\r\n" if "\r" in piece else "\n", f"{delimiter}\n{delimiter}")
    cells = marked.split(delimiter)
    rows, step = marked.count("\n"), width + 1
    if len(cells) != rows * step + 1 or cells[width::step].count("\n") != rows or "\r" in marked:
        return []
    return [cells[at:-1:step] for at in range(width)]


def _rows(piece: str, delimiter: str, number: int) -> tuple[Rows, str]:
    """Part lines into rows; the last ones are given back as they are when a quoted cell in them runs on."""
    lines = _lines(piece)
    rows = _read([*lines, "\n"], delimiter, number)
    if not rows.pop():  # the empty line added here gives an empty row, unless it fell into an open quote
        return rows, ""
    again = csv.reader(map(_as_text, lines), delimiter=delimiter)
    for _ in islice(again, len(rows)):
        pass
    rest = "".join(lines[again.line_num :])
    if len(rest) > limits.LONGEST_LINE:
        raise limits.too_long(number + len(rows))
    return rows, rest


def first_rows(pieces: Iterable[str], delimiter: str, count: int) -> Rows:
    """Read the first rows of a file. Raises ListProblem."""
    found = (row for _numbers, _columns, rows in parted(pieces, delimiter, 0, 0) for row in rows)
    return list(islice(found, count))


def _as_text(line: str) -> str:
    return _AS_TEXT.sub(r'\1"\2\3"', line) if '="' in line else line


def _lines(text: str) -> list[str]:
    parts = text.split("\n")
    last = parts.pop()
    lines = [part + "\n" for part in parts]
    return [*lines, last] if last else lines


def _read(lines: Iterable[str], delimiter: str, number: int) -> Rows:
    rows: Rows = []
    try:
        rows.extend(csv.reader(map(_as_text, lines), delimiter=delimiter))
    except csv.Error as error:
        raise limits.too_long(number + len(rows)) from error
    return rows
