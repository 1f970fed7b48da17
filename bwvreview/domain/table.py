"""A list as rows of text, whatever file it came from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bwvreview.domain.inspection import RowFinding

MOST_COLUMNS = 100
MOST_ROWS = 1_000_000
CHUNK = 500  # larger ones fall out of the processor's cache: 5,000 take a quarter longer


@dataclass(frozen=True, slots=True)
class Chunk:
    """Some rows, column by column: `columns[i][j]` is the text of column i in row `numbers[j]` of the file."""

    numbers: Sequence[int]
    columns: Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class HiddenPlace:
    """A place of a file, other than the cells of the list, where something may hide. `identifying`: it blocks."""

    finding: RowFinding
    identifying: bool


class Table(Protocol):
    """A file that holds a list. Reading it again gives the same rows."""

    @property
    def header(self) -> tuple[str, ...]:
        """The headings, one for each column; a column without one is called by its letter."""

    @property
    def hidden(self) -> tuple[HiddenPlace, ...]:
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
