"""Turning the cells of accepted columns into values of the vocabulary, a chunk at a time."""

from __future__ import annotations

from itertools import compress
from typing import TYPE_CHECKING, TypeVar

from bwvreview.domain import days
from bwvreview.domain.privacy import Column, leaves_out, reads
from bwvreview.domain.retention import earliest_day
from bwvreview.domain.table import Chunk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date

    from bwvreview.domain.vocabulary import Field, Vocabulary

_MOST_REMEMBERED = 20_000
Cell = TypeVar("Cell")
Read = TypeVar("Read")


class Memo(dict[Cell, Read]):
    """Remembers what each different cell means; forgets all when there are too many to remember."""

    def __init__(self, read: Callable[[Cell], Read]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, cell: Cell) -> Read:
        if len(self) > _MOST_REMEMBERED:
            self.clear()
        found = self[cell] = self._read(cell)
        return found


class RowReader:
    """Reads the accepted columns of a list.

    `utc`: date-times without an offset are in UTC. Cells that cannot be read count as blank here; the gate
    has already said so.
    """

    def __init__(self, columns: Iterable[Column], vocabulary: Vocabulary, *, utc: bool, from_1904: bool) -> None:
        accepted = [column for column in columns if column.field and column.status == "accepted"]
        self.reference = _index(accepted, "reference")
        self._date = _index(accepted, "date")
        self._values = [
            column for column in accepted if column.field and column.field.kind not in {"reference", "date"}
        ]
        self._vocabulary = vocabulary
        self._memos = [Memo(_read_value(column, vocabulary)) for column in self._values]
        self._drops = [
            (column.index, Memo(_drops(column.field, vocabulary)))
            for column in accepted
            if column.field and (column.field.left_out or column.field.rest_left_out)
        ]
        self._utc, self._from_1904 = utc, from_1904
        self._days: Memo[str, date | None] = Memo(self._day)
        self._rows: Memo[tuple[str, ...], dict[str, str]] = Memo(self.as_mapping)
        self.unreadable_days: set[str] = set()
        self.names = [column.field.target for column in self._values if column.field]
        dates = [column for column in accepted if column.index == self._date]
        self.shown = [(column.header, column.field.title) for column in [*dates, *self._values] if column.field]
        self.has_dates = self._date is not None

    def kept(self, chunk: Chunk) -> Chunk:
        """Give the rows that are not left out by a person's answer."""
        if not self._drops:
            return chunk
        dropped = [
            any(row)
            for row in zip(*(map(memo.__getitem__, chunk.columns[at]) for at, memo in self._drops), strict=True)
        ]
        if not any(dropped):
            return chunk
        keep = [not drop for drop in dropped]
        return Chunk(list(compress(chunk.numbers, keep)), [list(compress(column, keep)) for column in chunk.columns])

    @property
    def leaves_out(self) -> bool:
        """Whether a person's answers leave rows out."""
        return bool(self._drops)

    def cells(self, columns: Sequence[Sequence[str]]) -> list[Sequence[str]]:
        """Give the cells in the columns of `names`, as they are."""
        return [columns[column.index] for column in self._values]

    def read(self, place: int, cells: Iterable[str]) -> list[str]:
        """Give the values of some cells of one column, by its place in `names`; empty where blank."""
        return list(map(self._memos[place].__getitem__, cells))

    def mappings(self, values: Sequence[Sequence[str]], rows: int) -> list[dict[str, str]]:
        """Give the values of each row by field, from those of every column."""
        said: Iterable[tuple[str, ...]] = zip(*values, strict=True) if values else [()] * rows
        return list(map(self._rows.__getitem__, said))

    def days(self, columns: Sequence[Sequence[str]]) -> Sequence[date | None]:
        """Give the day of each row, None where the list has none."""
        if self._date is None:
            return [None] * len(columns[0])
        return list(map(self._days.__getitem__, columns[self._date]))

    def columns(self, columns: Sequence[Sequence[str]], places: Iterable[int]) -> list[list[str]]:
        """Give the values of some columns, by their places in `names`; empty where blank."""
        return [list(map(self._memos[at].__getitem__, columns[self._values[at].index])) for at in places]

    def rows(self, columns: Sequence[Sequence[str]]) -> Iterator[dict[str, str]]:
        """Give the values of each row by field. Rows with the same values share one mapping."""
        values: Iterable[tuple[str, ...]] = [()] * len(columns[0])
        if self._values:
            values = zip(*self.columns(columns, range(len(self.names))), strict=True)
        return map(self._rows.__getitem__, values)

    def _day(self, cell: str) -> date | None:
        day = days.read_day(cell, utc=self._utc, from_1904=self._from_1904)
        if day is None and not self._vocabulary.is_blank(cell) and len(self.unreadable_days) < _MOST_REMEMBERED:
            self.unreadable_days.add(cell)
        return day

    def as_mapping(self, values: Sequence[str], names: Sequence[str] = ()) -> dict[str, str]:
        """Give the values of one row by field: blank ones left out, columns that feed one field joined."""
        found: dict[str, str] = {}
        for name, value in zip(names or self.names, values, strict=True):
            if value:
                found[name] = self._vocabulary[name].strongest(found[name], value) if name in found else value
        return found


def on_day(day: date | None, values: dict[str, str]) -> date | None:
    """Give the earliest day of an encounter from its date, or its week and month."""
    return day or earliest_day(None, values.get("week"), values.get("month"))


def _read_value(column: Column, vocabulary: Vocabulary) -> Callable[[str], str]:
    field = column.field

    def read(cell: str) -> str:
        return "" if field is None or vocabulary.is_blank(cell) else reads(field, cell) or ""

    return read


def _drops(field: Field, vocabulary: Vocabulary) -> Callable[[str], bool]:
    return lambda cell: not vocabulary.is_blank(cell) and leaves_out(field, cell)


def _index(columns: Iterable[Column], name: str) -> int | None:
    return next((column.index for column in columns if column.field and column.field.name == name), None)
