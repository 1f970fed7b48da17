"""The rows of a list packed to be given out: several fields in one number, references as bytes of one length."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from bwvreview.domain.encounters import Encounters, as_json
from bwvreview.domain.gathered import Gathered
from bwvreview.domain.parts import AT_ONCE, as_they_stand, in_order
from bwvreview.domain.readers import on_day
from bwvreview.domain.said import Together, grouped
from bwvreview.domain.table import rows_in_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from bwvreview.domain.opaque import OpaqueReferences
    from bwvreview.domain.progress import Progress
    from bwvreview.domain.readers import RowReader
    from bwvreview.domain.said import Said


class PackedRows:
    """Rows whose values are written as JSON from a few pieces; each different piece is written once.

    `said` are the columns of values, and are used up: that is what saves the memory. `days` are ordinals, 0 for none;
    None for a list without dates. `rows` are where the rows stand in the file.
    """

    def __init__(
        self,
        reader: RowReader,
        said: list[Said],
        days: NDArray[np.int32] | None,
        rows: NDArray[np.uint32],
        references: PackedReferences,
        progress: Progress,
    ) -> None:
        self._reader, self._references, self._count = reader, references, len(rows)
        self._first = int(rows[0]) if int(rows[-1]) - int(rows[0]) == len(rows) - 1 else None
        self._rows = rows if self._first is None else rows[:0].copy()
        self._on, self._dates = self._days_of(said, days, progress)
        groups = grouped(said)
        said.clear()
        self._pieces: list[Together[str]] = []
        while groups:
            group = groups.pop(0)
            write = self._writer([column.name for column in group], first=not self._pieces)
            self._pieces.append(Together(group, write, progress))

    def encounters(
        self, made: OpaqueReferences | None, progress: Progress, *, by_reference: bool
    ) -> Iterator[Encounters]:
        """Give the rows, some thousands at once, in the order of the file or of their references.

        `made` are references that replace theirs.
        """
        references = made or self._references
        keys, count = references.keys, self._count
        for some in in_order(keys, count, progress) if by_reference else as_they_stand(count):
            days = list(map(self._dates.__getitem__, self._on[some].tolist()))
            rows = rows_in_file(self._rows[some] if self._first is None else some + self._first)
            yield Encounters(references.some(some), days, self._facts(some), rows)

    def _facts(self, some: NDArray[np.intp]) -> list[str]:
        if not self._pieces:
            return ["{}"] * len(some)
        parts = [piece.of(some) for piece in self._pieces]
        facts = list(map("".join, zip(*parts, ["}"] * len(some), strict=True)))
        if "{" in parts[0]:
            return [f"{{{text[2:]}" if text.startswith("{,") else text for text in facts]
        return facts

    def _writer(self, names: Sequence[str], *, first: bool) -> Callable[[Sequence[str]], str]:
        """Write a piece: the first one opens the JSON, each other begins with a comma unless it is empty."""

        def write(values: Sequence[str]) -> str:
            text = as_json(self._reader.as_mapping(values, names))[1:-1]
            return f"{{{text}" if first else text and f",{text}"

        return write

    def _days_of(
        self, said: Sequence[Said], days: NDArray[np.int32] | None, progress: Progress
    ) -> tuple[NDArray[np.unsignedinteger[Any]], list[date | None]]:
        """Number the days of the rows: their dates, else the earliest day of their week and month."""
        import numpy as np

        ordinals = np.zeros(self._count, dtype=np.int32) if days is None else days
        firsts = self._firsts(said, progress) if not ordinals.all() else None
        known = np.empty(0, dtype=np.int32)
        for at in range(0, self._count, AT_ONCE):
            progress(at, self._count)
            some = ordinals[at : at + AT_ONCE]
            if firsts is not None and not some.all():
                blank = np.flatnonzero(some == 0)
                some[blank] = firsts.of(blank + at)
            known = np.union1d(known, some)
        on = np.empty(self._count, dtype=np.min_scalar_type(len(known)))
        for at in range(0, self._count, AT_ONCE):
            on[at : at + AT_ONCE] = np.searchsorted(known, ordinals[at : at + AT_ONCE])
        return on, [date.fromordinal(day) if day else None for day in known.tolist()]

    def _firsts(self, said: Sequence[Said], progress: Progress) -> Together[int] | None:
        spoken = [column for column in said if column.name in {"week", "month"}]
        names = [column.name for column in spoken]

        def first(values: Sequence[str]) -> int:
            day = on_day(None, self._reader.as_mapping(values, names))
            return day.toordinal() if day else 0

        return Together(spoken, first, progress) if spoken else None


class PackedReferences:
    """References as bytes of one length, without the letters that all of them begin with: a fifth of as many texts."""

    def __init__(self) -> None:
        import numpy as np

        self._gathered = Gathered(np.bytes_)

    def add(self, references: Sequence[str]) -> None:
        """Keep some more."""
        import numpy as np

        text, longest = "".join(references), max(1, *map(len, references))
        if len(text) == longest * len(references):
            self._gathered.add(np.frombuffer(text.encode(), dtype=f"S{longest}"))
        else:
            self._gathered.add(np.array([one.encode() for one in references], dtype=f"S{longest}"))

    def keys(self, rows: slice | NDArray[np.intp]) -> NDArray[np.uint64]:
        """Give numbers that stand in the order of some references, as far as eight letters tell it."""
        import numpy as np

        _start, letters = self._packed
        found = letters[rows, :8]
        wide = np.zeros((len(found), 8), dtype=np.uint8)
        wide[:, : found.shape[1]] = found
        return wide.view(">u8").ravel().astype(np.uint64)

    def some(self, rows: NDArray[np.intp]) -> list[str]:
        """Give the references at some positions."""
        start, letters = self._packed
        ends = letters[rows].view(f"S{letters.shape[1]}").ravel().astype(str).tolist()
        return [start + end for end in ends]

    @cached_property
    def _packed(self) -> tuple[str, NDArray[np.uint8]]:
        """What all references begin with, and the letters that follow; not the last letter, which is never shared."""
        import numpy as np

        together = self._gathered.all()
        letters = together.view(np.uint8).reshape(len(together), -1)
        alike = 0
        while alike < letters.shape[1] - 1 and (letters[:, alike] == letters[0, alike]).all():
            alike += 1
        self._gathered = Gathered(np.bytes_)
        return letters[0, :alike].tobytes().decode(), np.ascontiguousarray(letters[:, alike:])
