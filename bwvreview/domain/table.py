"""A list as rows of text, whatever file it came from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from bwvreview.domain.inspection import RowFinding

MOST_COLUMNS = 100
MOST_ROWS = 1_000_000
CHUNK = 500  # larger ones fall out of the processor's cache: 5,000 take a quarter longer


_FILE = 10_000_000


def number_in(file: int, row: int) -> int:
    """Give the number of a row of one of several files that are read as one list; `file` counts from 1."""
    return file * _FILE + row


def row_of(number: int) -> int:
    """Give the row in its own file, as a spreadsheet counts it."""
    return number % _FILE


def rows_in_file(numbers: NDArray[np.integer[Any]]) -> list[int]:
    """Give the rows in their own files."""
    rows: list[int] = (numbers % _FILE).tolist()
    return rows


def named_row(number: int) -> str:
    """Say where a row stands.

    >>> named_row(17), named_row(number_in(2, 17))
    ('row 17', 'file 2, row 17')
    """
    return f"file {number // _FILE}, row {number % _FILE}" if number >= _FILE else f"row {number}"


def named_rows(numbers: Sequence[int]) -> str:
    """Say where some rows stand.

    >>> named_rows([6, 11]), named_rows([number_in(1, 6), number_in(2, 11)])
    ('rows 6, 11', 'file 1, row 6; file 2, row 11')
    """
    if any(number >= _FILE for number in numbers):
        return "; ".join(map(named_row, numbers))
    return f"rows {', '.join(map(str, numbers))}"


@dataclass(frozen=True, slots=True)
class Chunk:
    """Some rows, column by column: `columns[i][j]` is the text of column i in row `numbers[j]` of the file.

    Where several files are read as one list, a number tells the file too (`number_in`).
    """

    numbers: Sequence[int]
    columns: Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class HiddenPlace:
    """A place of a file, other than the cells of the list, where something may hide. `identifying`: it blocks."""

    finding: RowFinding
    identifying: bool


@dataclass(frozen=True, slots=True)
class SheetPreview:
    """A sheet to choose from: counts, never rows. `name` is its number alone where its own name could tell."""

    number: int  # from 1, among the sheets that a spreadsheet shows
    name: str
    rows: int
    columns: int
    looks_like_list: bool


class Table(Protocol):
    """A file that holds a list. Reading it again gives the same rows."""

    @property
    def header(self) -> tuple[str, ...]:
        """The headings, one for each column; a column without one is called by its letter."""

    hidden: tuple[HiddenPlace, ...]
    """What the file holds beside its list."""

    @property
    def hidden_columns(self) -> frozenset[int]:
        """The columns that a spreadsheet does not show."""

    @property
    def from_1904(self) -> bool:
        """Whether bare numbers of days count from 1904."""

    def chunks(self) -> Iterator[Chunk]:
        """Give the rows, a chunk at a time; rows without any text are skipped. Raises ListProblem."""

    def numbers_in(self, column: int) -> Sequence[int]:
        """Give the rows (the first few) in which a column held a number, not text; known after reading."""

    def repairs(self) -> tuple[str, ...]:
        """Say what was left out or put right while reading: totals, notes, merged cells; known after reading."""

    def check_unchanged(self) -> None:
        """Raise ListProblem when the file is another than the one that was opened."""


def column_letters(index: int) -> str:
    """Name a column as a spreadsheet does, from 0.

    >>> column_letters(0), column_letters(27)
    ('A', 'AB')
    """
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
