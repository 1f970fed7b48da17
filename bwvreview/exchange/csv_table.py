"""Reading CSV as it comes: any delimiter, UTF-8, UTF-16 or Windows-1252, packed with gzip or not."""

from __future__ import annotations

import codecs
import csv
import io
import re
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING

from bwvreview.domain.inspection import RowFinding
from bwvreview.domain.table import CHUNK, MOST_ROWS, Chunk, HiddenPlace
from bwvreview.exchange import limits
from bwvreview.exchange.headings import LOOKED_AT, LeftOut, find_headings, fitted, name_columns
from bwvreview.exchange.list_source import BROKEN, damaged

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bwvreview.domain.vocabulary import Vocabulary
    from bwvreview.exchange.list_source import Source

_SAMPLE = 1 << 16
_BLOCK = 1 << 18
_DELIMITERS = ",;\t|"
_AS_TEXT = re.compile(r'(^|[,;\t|])="([^"]*)"(?=[,;\t|\r]|$)')  # a spreadsheet’s ="10-17": text, not a sum


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    """Read bytes that are not UTF-8 as Windows-1252: lists are pasted together from both."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error("bwvreview.windows", _as_windows)


@dataclass
class CsvTable:
    """A CSV file (see domain.table.Table)."""

    source: Source
    encoding: str
    delimiter: str
    first_row: int  # of the data, as a spreadsheet counts
    skipped: int  # lines before the row after the headings
    header: tuple[str, ...]
    left_out: LeftOut
    hidden: tuple[HiddenPlace, ...] = ()
    hidden_columns: frozenset[int] = frozenset()
    from_1904: bool = False

    def chunks(self) -> Iterator[Chunk]:
        """Give the rows, a chunk at a time. Raises ListProblem."""
        width, number, rows_read = len(self.header), self.first_row, 0
        self.left_out.clear()
        with _opened(self.source, self.encoding) as lines:
            rows = csv.reader(lines, delimiter=self.delimiter)
            for _ in islice(rows, self.skipped):
                pass
            while chunk := _some(rows, number):
                numbers: Sequence[int] = range(number, number + len(chunk))
                number += len(chunk)
                numbers, chunk = fitted(numbers, chunk, width, self.left_out)
                rows_read += len(chunk)
                if rows_read > MOST_ROWS:
                    raise limits.too_many_rows()
                if chunk:
                    yield Chunk(numbers, list(zip(*chunk, strict=True)))
        self.check_unchanged()

    def repairs(self) -> tuple[str, ...]:
        """Say what was left out while reading."""
        return self.left_out.sentences()

    def check_unchanged(self) -> None:
        """Raise ListProblem when the file is another than the one that was opened."""
        self.source.check_unchanged()

    def numbers_in(self, _column: int) -> Sequence[int]:
        """Everything is text in CSV."""
        return ()


def open_csv(source: Source, vocabulary: Vocabulary) -> CsvTable:
    """Find out how a CSV file is written, and its headings. Raises ListProblem."""
    sample = source.start(_SAMPLE)
    encoding = _encoding(sample)
    text = sample.decode(encoding, "bwvreview.windows" if encoding.startswith("utf-8") else "replace")
    if not text.strip("\ufeff \r\n\t,;|"):
        raise limits.no_rows()
    told = text[:4].casefold() == "sep=" and text[4:5]
    delimiter = told or _delimiter(text)
    with _opened(source, encoding) as lines:
        rows = csv.reader(lines, delimiter=delimiter)
        first = _some(rows, 1, LOOKED_AT)
    start = find_headings(first[1:] if told else first, vocabulary) + bool(told)
    header, above = name_columns(first[start]), _above(start - bool(told), first)
    left_out = LeftOut(first[start], vocabulary)
    return CsvTable(source, encoding, delimiter, start + 2, start + 1, header, left_out, above)


def _above(rows: int, first: list[list[str]]) -> tuple[HiddenPlace, ...]:
    if not any(any(cell.strip() for cell in row) for row in first[:rows]):
        return ()
    finding = RowFinding(1, None, "There is text above the headings. It was left out.", "")
    return (HiddenPlace(finding, identifying=False),)


def _some(rows: Iterator[list[str]], number: int, count: int = CHUNK) -> list[list[str]]:
    """Read some rows, turning what can go wrong into a sentence."""
    chunk: list[list[str]] = []
    try:
        chunk.extend(islice(rows, count))
    except csv.Error as error:
        raise limits.too_long(number + len(chunk)) from error
    except UnicodeError as error:
        raise limits.not_a_table() from error
    except BROKEN as error:
        raise damaged() from error
    return chunk


@contextmanager
def _opened(source: Source, encoding: str) -> Iterator[Iterator[str]]:
    with source.opened() as file, io.TextIOWrapper(file, encoding, "bwvreview.windows", newline="") as text:
        yield chain.from_iterable(_lines(text))


def _lines(text: io.TextIOWrapper) -> Iterator[list[str]]:
    """Give the lines, a block at a time; none longer than a list has, for a packed file may be one endless line.

    Twice as fast as asking for each line, which no limit could stop.
    """
    rest, read, lines = "", 0, 0
    old_ends = False
    while block := text.read(_BLOCK):
        read += len(block)
        old_ends = old_ends or (read == len(block) and "\n" not in block)
        parts = (rest + (block.replace("\r", "\n") if old_ends else block)).split("\n")
        rest = parts.pop()
        lines += len(parts)
        if '="' in block:
            parts = [_AS_TEXT.sub(r"\1\2", part) for part in parts]
        if read > limits.MOST_BYTES or lines > limits.MOST_LINES:
            raise limits.too_big()
        if len(rest) > limits.LONGEST_LINE:
            raise limits.too_long(lines + 1)
        yield [part + "\n" for part in parts]
    if rest:
        yield [rest]


def _encoding(sample: bytes) -> str:
    """Tell the encoding from the mark at the start, or from where the zero bytes stand."""
    if sample.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    zeros = sample.count(0)
    if zeros:
        if sample[1::2].count(0) > len(sample) * 0.4:
            return "utf-16-le"
        if sample[::2].count(0) > len(sample) * 0.4:
            return "utf-16-be"
        raise limits.not_a_table()
    odd = sum(1 for byte in sample if byte < 32 and byte not in b"\t\r\n\f")
    if odd > len(sample) // 100:
        raise limits.not_a_table()
    return "utf-8-sig"


def _delimiter(text: str) -> str:
    """Choose what parts the first lines into the same number of cells, as many as possible."""
    lines = text.splitlines()[:LOOKED_AT]
    if len(lines) > 1:
        lines = lines[:-1]
    best, most = ",", 1
    for delimiter in _DELIMITERS:
        widths = [len(row) for row in csv.reader(lines, delimiter=delimiter) if row]
        usual = max(set(widths), key=widths.count, default=1)
        if usual > most and widths.count(usual) * 2 >= len(widths):
            best, most = delimiter, usual
    return best
