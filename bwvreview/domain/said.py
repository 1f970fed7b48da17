"""What rows say in several columns at once: a number for each combination of values, and what is made of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

from bwvreview.domain.parts import AT_ONCE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from bwvreview.domain.progress import Progress

Made = TypeVar("Made")

_MOST_COMBINED = 1 << 14
_MOST_REMEMBERED = 20_000
_MOST_NUMBERED = 1 << 62


class Said:
    """One column of values: `codes` number the cell of each row, `values` are what the cells mean, by their numbers.

    Cells that mean the same get the same number here. `words` are the different values.
    """

    def __init__(self, name: str, codes: NDArray[np.unsignedinteger[Any]], values: Sequence[str]) -> None:
        import numpy as np

        self.name, self._codes = name, codes
        numbers = {word: number for number, word in enumerate(dict.fromkeys(values))}
        self._numbers = np.array([numbers[value] for value in values], dtype=np.uint16)
        self.words = list(numbers)

    def __len__(self) -> int:
        return len(self._codes)

    def at(self, rows: slice | NDArray[np.intp]) -> NDArray[np.uint16]:
        """Give the numbers of the values in some rows."""
        numbers: NDArray[np.uint16] = self._numbers[self._codes[rows]]
        return numbers


class Together(dict[int, Made], Generic[Made]):
    """What is made of the values of several columns; made once for each different combination."""

    def __init__(self, columns: Sequence[Said], make: Callable[[tuple[str, ...]], Made], progress: Progress) -> None:
        import numpy as np

        super().__init__()
        self._make, self._words = make, [column.words for column in columns]
        count, small = len(columns[0]), combinations(columns) <= 1 << 16
        self._keys = np.empty(count, dtype=np.uint16 if small else np.int64)
        for at in range(0, count, AT_ONCE):
            progress(at, count)
            self._keys[at : at + AT_ONCE] = keys_of(columns, slice(at, at + AT_ONCE))

    def of(self, rows: NDArray[np.intp]) -> list[Made]:
        """Give what is made of each of some rows."""
        return list(map(self.__getitem__, self._keys[rows].tolist()))

    def __missing__(self, key: int) -> Made:
        if len(self) > _MOST_REMEMBERED:
            self.clear()
        made = self[key] = self._make(words_of(self._words, key))
        return made


def can_be_numbered(columns: Sequence[Said]) -> bool:
    """Whether every combination of values has a number that fits in 62 bits."""
    return combinations(columns) <= _MOST_NUMBERED


def combinations(columns: Sequence[Said]) -> int:
    """Give how many combinations of values there can be."""
    most = 1
    for column in columns:
        most *= len(column.words)
    return most


def keys_of(columns: Sequence[Said], rows: slice | NDArray[np.intp]) -> NDArray[np.int64]:
    """Give a number for the combination of values in each of some rows."""
    import numpy as np

    keys = columns[0].at(rows).astype(np.int64)
    for column in columns[1:]:
        keys *= len(column.words)
        keys += column.at(rows)
    return keys


def words_of(words: Sequence[Sequence[str]], key: int) -> tuple[str, ...]:
    """Give the values of a combination; `words` are the different ones of each column."""
    found = []
    for some in reversed(words):
        key, number = divmod(key, len(some))
        found.append(some[number])
    return tuple(reversed(found))


def grouped(columns: Sequence[Said]) -> list[list[Said]]:
    """Put columns into groups of few combinations, by their names; those of one name stay together."""
    groups: list[list[Said]] = []
    for column in sorted(columns, key=lambda column: column.name):
        fits = groups and (groups[-1][-1].name == column.name or combinations([*groups[-1], column]) <= _MOST_COMBINED)
        if fits:
            groups[-1].append(column)
        else:
            groups.append([column])
    return groups
