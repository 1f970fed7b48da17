"""Keeping what the rows of a list say while it is read for the gate, so that it need not be read again to be kept.

The different cells of a column are few: a row is the number of its cell in each column, its day and its reference. A
million rows take about 30 MB. Nothing of a refused column is kept.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from bwvreview.domain.coding import MOST_DIFFERENT
from bwvreview.domain.gathered import Gathered
from bwvreview.domain.packed_rows import PackedReferences, PackedRows
from bwvreview.domain.parts import AT_ONCE
from bwvreview.domain.said import Said, can_be_numbered, keys_of, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from bwvreview.domain.coding import Codes, Coding
    from bwvreview.domain.progress import Progress
    from bwvreview.domain.readers import RowReader


class Spool:
    """The rows of a list by number: which cell in each accepted column, which day, which reference.

    `codings` number the cells of the reader's values; `rows` are where the rows stand in the file, gathered elsewhere.
    `full` says that a column has too many different cells: then nothing is kept.
    """

    def __init__(self, reader: RowReader, codings: Sequence[Coding], rows: Gathered[np.uint32]) -> None:
        self._reader, self._codings, self._rows = reader, codings, rows
        self._packed: PackedRows | None = None
        self.full = False
        self.clear()

    def clear(self) -> None:
        """Keep nothing any more."""
        import numpy as np

        self._codes = [Gathered[np.unsignedinteger[Any]](np.uint8) for _ in self._codings]
        self._days = Gathered(np.int32)  # as ordinals; 0: none
        self._references = PackedReferences()

    def add(self, codes: Sequence[Codes | None], days: NDArray[np.int32], references: Sequence[str] | None) -> bool:
        """Keep some more rows; `references` are None where new ones will be made.

        False: they say too many different things. Then they are not kept.
        """
        known = [one for one in codes if one is not None]
        self.full = len(known) < len(codes) or any(len(coding.cells) > MOST_DIFFERENT for coding in self._codings)
        if self.full:
            return False
        for kept, fresh in zip(self._codes, known, strict=True):
            kept.add(fresh)
        if self._reader.has_dates:
            self._days.add(days)
        if references is not None:
            self._references.add(references)
        return True

    def _said(self) -> list[Said]:
        """Give what the rows say, column by column, in the order of the reader's names."""
        return [
            Said(name, codes.all(), self._reader.read(place, coding.cells))
            for place, (name, codes, coding) in enumerate(
                zip(self._reader.names, self._codes, self._codings, strict=True)
            )
        ]

    def numbers(self) -> list[NDArray[np.integer[Any]]]:
        """Give a number for what each row says: of its day where the list has dates, then of the reader's names."""
        days = [self._days.all()] if self._reader.has_dates else []
        return [*days, *(column.at(slice(None)) for column in self._said())]

    def counted(self, places: Sequence[int], progress: Progress) -> Counter[tuple[str, ...]]:
        """Count the different values in some columns, by their places, together."""
        import numpy as np

        said, rows = self._said(), len(self._rows)
        columns = [said[place] for place in places]
        words = [column.words for column in columns]
        if not columns:
            return Counter({(): rows})
        counts, found = Counter[int](), Counter[tuple[str, ...]]()
        for at in range(0, rows, AT_ONCE):
            progress(at, rows)
            some = slice(at, at + AT_ONCE)
            if can_be_numbered(columns):
                keys, times = np.unique(keys_of(columns, some), return_counts=True)
                for key, count in zip(keys.tolist(), times.tolist(), strict=True):
                    counts[key] += count
            else:
                spoken = [map(column.words.__getitem__, column.at(some).tolist()) for column in columns]
                found.update(zip(*spoken, strict=True))
        return found or Counter({words_of(words, key): count for key, count in counts.items()})

    def packed(self, progress: Progress) -> PackedRows:
        """Give the rows as they are given out. Nothing can be counted after that."""
        import numpy as np

        if self._packed is None:
            said, days = self._said(), self._days.all() if self._reader.has_dates else None
            references, rows = self._references, self._rows.all()
            self.clear()
            self._rows = Gathered(np.uint32)
            self._packed = PackedRows(self._reader, said, days, rows, references, progress)
        return self._packed
