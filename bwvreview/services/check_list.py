"""Checking a list from the police at the gate, before anything of it is kept."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING

from bwvreview.domain.errors import ListProblem
from bwvreview.domain.progress import Progress, no_progress

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from bwvreview.domain.encounters import Encounter, Encounters
    from bwvreview.domain.gate import Gated, KeyRow
    from bwvreview.domain.inspection import Inspection
    from bwvreview.domain.mapping import MappingProfile
    from bwvreview.domain.scheme import Scheme
    from bwvreview.domain.table import SheetPreview, Table


@dataclass(frozen=True, slots=True)
class CheckedList:
    """What the gate found, and the encounters that may come in: remembered, or a second pass over the file.

    `some_at_once` gives them side by side, in the order of their references where that is quick: they are kept faster
    in that order. It raises ListProblem when the list was not accepted, or when the file has changed since.
    """

    inspection: Inspection
    _encounters: Callable[[bool], Iterator[Encounters]]
    key_rows: Callable[[], Iterator[KeyRow]]

    def encounters(self) -> Iterator[Encounter]:
        """Give the encounters in the order of the file. Raises ListProblem as `some_at_once` does."""
        return chain.from_iterable(self._encounters(False))

    def some_at_once(self) -> Iterator[Encounters]:
        """Give the encounters some thousands at once. Raises ListProblem."""
        return self._encounters(True)


def check_list(
    path: Path,
    *,
    drop_refused: bool = False,
    scheme: Scheme | None = None,
    salt: bytes | None = None,
    progress: Progress = no_progress,
    sheet: int | None = None,
    password: str | None = None,
    mapping: MappingProfile | None = None,
    renumber: bool = False,
    drop_repeats: bool = False,
) -> CheckedList:
    """Read a list once and say what of it may come in.

    An identifying list is no error: its inspection is not accepted, unless `drop_refused` leaves those columns
    out. `salt` is the key of the references made for a list without (32 bytes, from the system unless given).
    `sheet` counts from 1 among the sheets that are shown. `password` opens a locked workbook, in memory.
    `mapping` holds people's answers on columns and words. `renumber` makes new references in place of the list's own.
    `drop_repeats` leaves out, and counts, the rows that repeat an earlier one exactly.
    Raises ListProblem for a file that is not a list, LockedList when it takes a password.
    """
    return check_lists(
        [path],
        drop_refused=drop_refused,
        scheme=scheme,
        salt=salt,
        progress=progress,
        sheet=sheet,
        password=password,
        mapping=mapping,
        renumber=renumber,
        drop_repeats=drop_repeats,
    )


def check_lists(
    paths: Sequence[Path],
    *,
    drop_refused: bool = False,
    scheme: Scheme | None = None,
    salt: bytes | None = None,
    progress: Progress = no_progress,
    sheet: int | None = None,
    password: str | None = None,
    mapping: MappingProfile | None = None,
    renumber: bool = False,
    drop_repeats: bool = False,
) -> CheckedList:
    """Read several lists as one, and say what of them may come in (see `check_list`).

    Columns are joined by their headings. Where something is wrong, the file is named by its position.
    """
    progress(0, 0)  # the first time, loading what reads lists takes a moment
    from bwvreview.domain.joined import in_file, join
    from bwvreview.exchange.read_table import open_table
    from bwvreview.exchange.scheme_file import load_scheme

    scheme = _answered(scheme or load_scheme(), mapping)
    tables = []
    progress(0, 0)
    for file, path in enumerate(paths, start=1):
        try:
            tables.append(open_table(path, scheme.fields, sheet=sheet, password=password, progress=progress))
        except ListProblem as problem:
            if len(paths) == 1:
                raise
            raise in_file(file, problem) from problem
        progress(0, 0)
    table = _each_once(join(tables)) if drop_repeats else join(tables)
    return _checked(table, scheme, drop_refused=drop_refused, salt=salt, progress=progress, renumber=renumber)


def check_text(
    text: str,
    *,
    drop_refused: bool = False,
    scheme: Scheme | None = None,
    salt: bytes | None = None,
    progress: Progress = no_progress,
    mapping: MappingProfile | None = None,
    renumber: bool = False,
    drop_repeats: bool = False,
) -> CheckedList:
    """Read a list that was pasted as text, and say what of it may come in (see `check_list`)."""
    from bwvreview.exchange.read_table import table_from_text
    from bwvreview.exchange.scheme_file import load_scheme

    scheme = _answered(scheme or load_scheme(), mapping)
    table = table_from_text(text, scheme.fields)
    table = _each_once(table) if drop_repeats else table
    return _checked(table, scheme, drop_refused=drop_refused, salt=salt, progress=progress, renumber=renumber)


def sheets_of(path: Path, *, scheme: Scheme | None = None, password: str | None = None) -> tuple[SheetPreview, ...]:
    """Give the sheets to choose from, with counts and never a row; none for a list without sheets.

    Raises ListProblem, LockedList when it takes a password.
    """
    from bwvreview.exchange.read_table import sheets_in
    from bwvreview.exchange.scheme_file import load_scheme

    return sheets_in(path, (scheme or load_scheme()).fields, password=password)


def _each_once(table: Table) -> Table:
    from bwvreview.domain.without_repeats import WithoutRepeats

    return WithoutRepeats(table)


def _answered(scheme: Scheme, mapping: MappingProfile | None) -> Scheme:
    return replace(scheme, fields=mapping.applied_to(scheme.fields)) if mapping else scheme


def _checked(
    table: Table, scheme: Scheme, *, drop_refused: bool, salt: bytes | None, progress: Progress, renumber: bool
) -> CheckedList:
    from bwvreview.domain.gate import inspect, key_rows
    from bwvreview.domain.without_repeats import WithoutRepeats

    gated = inspect(table, scheme, drop_refused=drop_refused, renumber=renumber, progress=progress)
    key = salt or os.urandom(32)
    return CheckedList(
        table.told(gated.inspection) if isinstance(table, WithoutRepeats) else gated.inspection,
        lambda by_reference: _encounters(table, gated, key, progress, by_reference=by_reference),
        lambda: key_rows(table, gated, key),
    )


def _encounters(
    table: Table, gated: Gated, key: bytes, progress: Progress, *, by_reference: bool
) -> Iterator[Encounters]:
    from bwvreview.domain.gate import encounters

    if not gated.inspection.accepted:
        raise ListProblem("This list was not accepted.", advice="Leave the refused columns out, or mend the list.")
    return encounters(table, gated, key, progress, by_reference=by_reference)
