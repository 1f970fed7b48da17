"""Checking a list from the police at the gate, before anything of it is kept."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bwvreview.domain.errors import ListProblem
from bwvreview.domain.progress import Progress, no_progress

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from bwvreview.domain.encounters import Encounter
    from bwvreview.domain.gate import Gated
    from bwvreview.domain.inspection import Inspection
    from bwvreview.domain.scheme import Scheme
    from bwvreview.domain.table import Table


@dataclass(frozen=True, slots=True)
class CheckedList:
    """What the gate found, and the encounters that may come in: a second pass over the file.

    `encounters` raises ListProblem when the list was not accepted, or when the file has changed since.
    """

    inspection: Inspection
    encounters: Callable[[], Iterator[Encounter]]


def check_list(
    path: Path,
    *,
    drop_refused: bool = False,
    scheme: Scheme | None = None,
    salt: bytes | None = None,
    progress: Progress = no_progress,
) -> CheckedList:
    """Read a list once and say what of it may come in.

    An identifying list is no error: its inspection is not accepted, unless `drop_refused` leaves those columns
    out. `salt` is the key of the references made for a list without (32 bytes, from the system unless given).
    Raises ListProblem for a file that is not a list.
    """
    from bwvreview.domain.gate import inspect
    from bwvreview.exchange.read_table import open_table
    from bwvreview.exchange.scheme_file import load_scheme

    scheme = scheme or load_scheme()
    table = open_table(path, scheme.fields)
    gated = inspect(table, scheme, drop_refused=drop_refused, progress=progress)
    key = salt or os.urandom(32)
    return CheckedList(gated.inspection, lambda: _encounters(table, gated, key, progress))


def _encounters(table: Table, gated: Gated, key: bytes, progress: Progress) -> Iterator[Encounter]:
    from bwvreview.domain.gate import encounters

    if not gated.inspection.accepted:
        raise ListProblem("This list was not accepted.", advice="Leave the refused columns out, or mend the list.")
    return encounters(table, gated, key, progress)
