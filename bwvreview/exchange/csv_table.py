"""Reading CSV as it comes: any delimiter, UTF-8, UTF-16 or Windows-1252, packed with gzip or not."""

from __future__ import annotations

import codecs
import csv
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bwvreview.domain.inspection import RowFinding
from bwvreview.domain.table import MOST_ROWS, Chunk, HiddenPlace
from bwvreview.exchange import limits
from bwvreview.exchange.csv_lines import first_rows, parted, whole_lines
from bwvreview.exchange.headings import LOOKED_AT, LeftOut, chunk_of, find_headings, name_columns

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bwvreview.domain.vocabulary import Vocabulary
    from bwvreview.exchange.list_source import Source

_SAMPLE = 1 << 16
_DELIMITERS = ",;\t|"


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
        width, kept = len(self.header), 0
        self.left_out.clear()
        with _opened(self.source, self.encoding) as pieces:
            for numbers, columns, rows in parted(pieces, self.delimiter, width, self.skipped):
                chunk = chunk_of(numbers, columns, rows, width, self.left_out)
                kept += len(chunk.numbers)
                if kept > MOST_ROWS:
                    raise limits.too_many_rows()
                self.check_unchanged()  # each time: a file that is being written to might never end
                if chunk.numbers:
                    yield chunk
                del numbers, columns, rows, chunk  # see `parted`

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
    told = text[4:5] if text[:4].casefold() == "sep=" and text[4:5] not in '\r\n"' else ""
    delimiter = told or _delimiter(text)
    with _opened(source, encoding) as pieces:
        first = first_rows(pieces, delimiter, LOOKED_AT)
    start = find_headings(first[1:] if told else first, vocabulary) + bool(told)
    header, above = name_columns(first[start]), _above(start - bool(told), first)
    left_out = LeftOut(first[start], vocabulary)
    return CsvTable(source, encoding, delimiter, start + 2, start + 1, header, left_out, above)


def _above(rows: int, first: list[list[str]]) -> tuple[HiddenPlace, ...]:
    if not any(any(cell.strip() for cell in row) for row in first[:rows]):
        return ()
    finding = RowFinding(1, None, "There is text above the headings. It was left out.", "")
    return (HiddenPlace(finding, identifying=False),)


@contextmanager
def _opened(source: Source, encoding: str) -> Iterator[Iterator[str]]:
    with source.opened() as file:
        yield whole_lines(file, encoding)


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
