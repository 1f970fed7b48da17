"""Turning the cells of accepted columns into values of the vocabulary, a chunk at a time."""

from __future__ import annotations

from array import array
from itertools import compress, islice
from typing import TYPE_CHECKING, TypeVar

from bwvreview.domain import days
from bwvreview.domain.privacy import Column, leaves_out, reads
from bwvreview.domain.retention import earliest_day
from bwvreview.domain.table import Chunk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date

    import numpy as np
    from numpy.typing import NDArray

    from bwvreview.domain.coding import Codes, Coding
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
    has already said so. `names` are the fields of the columns of values, `indexes` where those stand in the list;
    `reference` and `date` are where these two stand, None for a list without.
    """

    def __init__(self, columns: Iterable[Column], vocabulary: Vocabulary, *, utc: bool, from_1904: bool) -> None:
        accepted = [column for column in columns if column.field and column.status == "accepted"]
        self.reference = _index(accepted, "reference")
        self.date = _index(accepted, "date")
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
        self.indexes = [column.index for column in self._values]
        dates = [column for column in accepted if column.index == self.date]
        self.shown = [(column.header, column.field.title) for column in [*dates, *self._values] if column.field]
        self.has_dates = self.date is not None

    def kept(self, chunk: Chunk) -> Chunk:
        """Give the rows that are not left out by a person's answer."""
        keep = self.keeps(chunk)
        if keep is None:
            return chunk
        return Chunk(list(compress(chunk.numbers, keep)), [list(compress(column, keep)) for column in chunk.columns])

    @property
    def leaves_out(self) -> bool:
        """Whether a person's answers may leave rows out."""
        return bool(self._drops)

    def keeps(self, chunk: Chunk) -> list[bool] | None:
        """Tell which rows are not left out by a person's answer; None: all are kept."""
        if not self._drops:
            return None
        keep = [
            not any(row)
            for row in zip(*(map(memo.__getitem__, chunk.columns[at]) for at, memo in self._drops), strict=True)
        ]
        return None if all(keep) else keep

    def read(self, place: int, cells: Iterable[str]) -> list[str]:
        """Give the values of some cells of one column, by its place in `names`; empty where blank."""
        return list(map(self._memos[place].__getitem__, cells))

    def day(self, cell: str) -> date | None:
        """Give the day of a cell in the column of dates."""
        return self._days[cell]

    def days(self, columns: Sequence[Sequence[str]]) -> Sequence[date | None]:
        """Give the day of each row, None where the list has none."""
        if self.date is None:
            return [None] * len(columns[0])
        return list(map(self._days.__getitem__, columns[self.date]))

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


class Ordinals:
    """The days of rows as ordinals, 0 for none; each different cell is read once while the cells are numbered."""

    def __init__(self, reader: RowReader, coding: Coding) -> None:
        self._reader, self._coding = reader, coding
        self._all = array("i")  # by the numbers of the cells
        self._found: Memo[str, int] = Memo(self._of)

    def of(self, cells: Sequence[str], codes: Codes | None) -> NDArray[np.int32]:
        """Give the days of some cells, by their numbers where they have any."""
        import numpy as np

        if codes is None:
            return np.fromiter(map(self._found.__getitem__, cells), dtype=np.int32, count=len(cells))
        fresh = len(self._coding.cells) - len(self._all)
        self._all.extend(map(self._of, [*islice(reversed(self._coding.cells), fresh)][::-1]))
        return np.frombuffer(self._all, dtype=np.int32)[codes]

    def _of(self, cell: str) -> int:
        day = self._reader.day(cell)
        return day.toordinal() if day else 0


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
