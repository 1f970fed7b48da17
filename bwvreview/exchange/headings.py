"""Finding the row of headings, and naming the columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bwvreview.domain.detect import REASONS, flags
from bwvreview.domain.errors import ListProblem
from bwvreview.domain.privacy import known_keys
from bwvreview.domain.table import MOST_COLUMNS, Chunk, column_letters
from bwvreview.domain.vocabulary import Vocabulary, header_key, value_key
from bwvreview.exchange.left_out import LeftOut
from bwvreview.exchange.limits import no_rows, too_many_columns

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["LOOKED_AT", "LeftOut", "chunk_of", "count_known", "find_headings", "name_columns"]

LOOKED_AT = 20
_LONGEST = 120
_NEVER_SHOWN = frozenset(REASONS) - {"exact_age", "what3words", "exact_time", "exact_datetime", "fine_location"}
"""Kinds that no real heading looks like; those left out name ages, parts of nested names and clocks."""


def find_headings(rows: Sequence[Sequence[str]], vocabulary: Vocabulary) -> int:
    """Give the position of the row of headings among the first rows. Raises ListProblem when there is none.

    It is the row with most known headings; a title above it is skipped.
    """
    filled = [at for at, row in enumerate(rows) if any(cell.strip() for cell in row)]
    if not filled:
        raise no_rows()
    best = max(filled, key=lambda at: (count_known(rows[at], vocabulary), -at))
    if count_known(rows[best], vocabulary) == 0:
        best = filled[0]
        _check_is_heading(rows[best], vocabulary)
    return best


def name_columns(cells: Sequence[str]) -> tuple[str, ...]:
    """Give every column a name of its own: its heading, or its letter. Raises ListProblem.

    A heading that could itself show who someone is gives way to the letter: headings are shown, and reported.
    """
    while cells and not cells[-1].strip():
        cells = cells[:-1]
    if len(cells) > MOST_COLUMNS:
        raise too_many_columns(MOST_COLUMNS)
    names: list[str] = []
    for index, cell in enumerate(cells):
        name = " ".join(cell.replace("\ufeff", "").split())
        if not name or flags(name) in _NEVER_SHOWN:
            name = f"Column {column_letters(index)}"
        if len(name) > _LONGEST:
            raise _no_headings()
        names.append(name)
    seen: dict[str, int] = {}
    for index, name in enumerate(names):
        if name in seen:
            raise ListProblem(
                f"Columns {column_letters(seen[name])} and {column_letters(index)} have the same heading.",
                advice="Give each column a heading of its own, then try again.",
            )
        seen[name] = index
    return tuple(names)


def chunk_of(
    numbers: Sequence[int], columns: list[list[str]], rows: list[list[str]], width: int, left_out: LeftOut
) -> Chunk:
    """Give rows that come as columns, or as rows where there are no columns, as a chunk as wide as the headings.

    Raises ListProblem.
    """
    if columns:
        columns = [*columns, *([""] * len(numbers) for _ in range(len(columns), width))]
        if not any(map(any, columns[width:])) and not left_out.may_be_in(columns[:width]):
            return Chunk(numbers, columns[:width])
        rows = list(map(list, zip(*columns, strict=True)))
    kept, fitting = fitted(numbers, rows, width, left_out)
    return Chunk(kept, list(zip(*fitting, strict=True)))


def fitted(
    numbers: Sequence[int], rows: list[list[str]], width: int, left_out: LeftOut
) -> tuple[Sequence[int], list[list[str]]]:
    """Leave out rows that are no encounters, and make the others as wide as the headings. Raises ListProblem."""
    if set(map(len, rows)) == {width}:
        doubtful = left_out.doubtful(rows, width)
        if not doubtful:
            return numbers, rows
    kept_numbers, kept = [], []
    for number, row in zip(numbers, rows, strict=True):
        if len(row) != width:
            if any(cell.strip() for cell in row[width:]):
                if left_out.is_none(row):
                    continue
                raise ListProblem(
                    f"Row {number} has more cells than there are headings.",
                    advice="Open the file in a spreadsheet and look at that row.",
                )
            row = (row + [""] * (width - len(row)))[:width]  # noqa: PLW2901 - the same row, made to fit
        if not left_out.is_none(row):
            kept_numbers.append(number)
            kept.append(row)
    return kept_numbers, kept


def count_known(row: Sequence[str], vocabulary: Vocabulary) -> int:
    """Count the cells that are headings the program knows."""
    return sum(1 for cell in row if header_key(cell) and (vocabulary.called(cell) or vocabulary.left_out(cell)))


def _check_is_heading(row: Sequence[str], vocabulary: Vocabulary) -> None:
    """Values in the place of headings must not be shown as if they were headings."""
    known = known_keys(vocabulary) - {""}
    cells = [cell for cell in row if cell.strip()]
    values = sum(1 for cell in cells if value_key(cell) in known or flags(cell, "") or cell.strip()[:1].isdigit())
    if values:
        raise _no_headings()


def _no_headings() -> ListProblem:
    return ListProblem(
        "The list has no row of headings.", advice="Ask the police to put the name of each column in the first row."
    )
