"""Several lists read as one: monthly files, joined by their headings."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from bwvreview.domain.errors import ListProblem
from bwvreview.domain.table import MOST_COLUMNS, MOST_ROWS, Chunk, HiddenPlace, Table, number_in
from bwvreview.domain.vocabulary import header_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@dataclass
class JoinedTable:
    """Lists one after the other (see domain.table.Table). A column that one file lacks is blank there."""

    tables: tuple[Table, ...]
    header: tuple[str, ...]
    hidden: tuple[HiddenPlace, ...]
    places: tuple[tuple[int | None, ...], ...] = field(repr=False)  # by file: where each column stands in it

    @property
    def hidden_columns(self) -> frozenset[int]:
        """The columns that a spreadsheet does not show in one of the files."""
        return frozenset(
            at
            for table, places in zip(self.tables, self.places, strict=True)
            for at, place in enumerate(places)
            if place in table.hidden_columns
        )

    @property
    def from_1904(self) -> bool:
        """Whether bare numbers of days count from 1904: the same in all files."""
        return self.tables[0].from_1904

    def chunks(self) -> Iterator[Chunk]:
        """Give the rows, file by file. Raises ListProblem."""
        rows = 0
        for file, (table, places) in enumerate(zip(self.tables, self.places, strict=True), start=1):
            for chunk in _chunks_of(file, table):
                blank = [""] * len(chunk.numbers)
                rows += len(blank)
                if rows > MOST_ROWS:
                    raise ListProblem(
                        "The lists have more than a million rows.", advice="Bring in fewer months at once."
                    )
                numbers = [number_in(file, number) for number in chunk.numbers]
                yield Chunk(numbers, [blank if place is None else chunk.columns[place] for place in places])

    def numbers_in(self, column: int) -> Sequence[int]:
        """Give the rows in which a column held a number, not text; known after reading."""
        return [
            number_in(file, row)
            for file, (table, places) in enumerate(zip(self.tables, self.places, strict=True), start=1)
            if (place := places[column]) is not None
            for row in table.numbers_in(place)
        ]

    def repairs(self) -> tuple[str, ...]:
        """Say what was left out or put right, file by file."""
        return tuple(
            f"File {file}: {sentence}"
            for file, table in enumerate(self.tables, start=1)
            for sentence in table.repairs()
        )

    def check_unchanged(self) -> None:
        """Raise ListProblem when one of the files is another than the one that was opened."""
        for table in self.tables:
            table.check_unchanged()


def join(tables: Sequence[Table]) -> Table:
    """Read several lists as one. Raises ListProblem when they have no column in common, or too many."""
    if len(tables) == 1:
        return tables[0]
    if len({table.from_1904 for table in tables}) > 1:
        raise ListProblem("The files count their days from different years.", advice="Bring them in one by one.")
    names: dict[str, str] = {}
    for table in tables:
        for key, header in _keys(table).items():
            names.setdefault(key, header)
    if len(names) > MOST_COLUMNS:
        raise ListProblem("The files have too many different columns.", advice="Bring them in one by one.")
    first = set(_keys(tables[0]))
    for file, table in enumerate(tables[1:], start=2):
        if first.isdisjoint(_keys(table)):
            raise ListProblem(
                f"File {file} has no column in common with file 1.", advice="Join only lists of the same kind."
            )
    at = [{key: place for place, key in enumerate(_keys(table))} for table in tables]
    places = tuple(tuple(found.get(key) for key in names) for found in at)
    hidden = tuple(_in_file(file, place) for file, table in enumerate(tables, start=1) for place in table.hidden)
    return JoinedTable(tuple(tables), tuple(names.values()), hidden, places)


def in_file(file: int, problem: ListProblem) -> ListProblem:
    """Say in which of several files something is wrong."""
    message = problem.message[:1].lower() + problem.message[1:] if problem.message[:1] != "“" else problem.message
    return type(problem)(f"File {file}: {message}", advice=problem.advice)


def _chunks_of(file: int, table: Table) -> Iterator[Chunk]:
    try:
        yield from table.chunks()
    except ListProblem as problem:
        raise in_file(file, problem) from problem


def _keys(table: Table) -> dict[str, str]:
    """The headings by the form in which they are compared; as they are where two would be the same."""
    keys = [header_key(header) for header in table.header]
    return {(key if keys.count(key) == 1 else header): header for key, header in zip(keys, table.header, strict=True)}


def _in_file(file: int, place: HiddenPlace) -> HiddenPlace:
    finding = replace(place.finding, message=f"File {file}: {place.finding.message}")
    return replace(place, finding=finding)
