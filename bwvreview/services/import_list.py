"""Bring a checked list into the workspace: whole, or not at all."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from bwvreview.domain.draw.commit import check_group
from bwvreview.domain.errors import ListProblem
from bwvreview.domain.progress import Progress, no_progress
from bwvreview.services.check_list import check_lists

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from bwvreview.domain.inspection import Inspection
    from bwvreview.domain.scheme import Scheme
    from bwvreview.services.check_list import CheckedList
    from bwvreview.storage.store import Store


@dataclass(frozen=True, slots=True)
class ImportList:
    """Which file to bring in, for which group; `drop_refused` leaves the refused columns out instead of stopping.

    `more` files are joined to it as one list. `sheet` and `password` are as in `check_list`.
    """

    path: Path
    group: str
    scheme: Scheme
    drop_refused: bool = False
    more: tuple[Path, ...] = ()
    sheet: int | None = None
    password: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class ImportedList:
    """A list that is now in the workspace."""

    id: int
    inspection: Inspection
    fingerprint: str


def import_list(store: Store, request: ImportList, *, at: datetime, progress: Progress = no_progress) -> ImportedList:
    """Check the file and keep its accepted columns.

    Raises ListProblem when the gate refuses it; then nothing is stored, not even a name. Raises DrawProblem for
    a short name of the group that no draw can carry.
    """
    check_group(request.group)
    checked = check_lists(
        [request.path, *request.more],
        drop_refused=request.drop_refused,
        scheme=request.scheme,
        progress=progress,
        sheet=request.sheet,
        password=request.password,
    )
    return keep_list(store, checked, group=request.group, scheme=request.scheme, at=at, progress=progress)


def keep_list(
    store: Store,
    checked: CheckedList,
    *,
    group: str,
    scheme: Scheme,
    at: datetime,
    progress: Progress = no_progress,
) -> ImportedList:
    """Keep the accepted columns of a list that was looked at. Raises ListProblem when it was not accepted."""
    from bwvreview.storage.lists import NewList

    inspection = checked.inspection
    if not inspection.accepted:
        raise refusal(inspection)
    keep = timedelta(days=scheme.keep_days)
    new = NewList(
        group=group,
        scheme=scheme.slug,
        imported_at=at,
        inspection_json=json.dumps(summary_of(inspection), ensure_ascii=False, sort_keys=True),
        delete_on=inspection.last_day + keep if inspection.last_day else None,
        left_out={},
    )
    number = store.lists.add(new, checked.encounters(), progress)
    return ImportedList(number, inspection, store.lists.get(number).fingerprint)


def refusal(inspection: Inspection) -> ListProblem:
    """Say in one sentence why the list cannot be used, and what to do."""
    if inspection.problems:
        first, more = inspection.problems[0], len(inspection.problems) - 1
        told = first.row is None or "row" in first.message.casefold()
        place = "" if told else f"Row {first.row}: "
        rest = f" There {'is one more problem' if more == 1 else f'are {more} more problems'}." if more else ""
        return ListProblem(f"{place}{first.message}{rest}", advice=first.advice or "Ask the police for a mended list.")
    names = ", ".join(f"“{column.header}”" for column in inspection.columns if column.status == "refused")
    return ListProblem(
        f"Some columns could show who someone is: {names}.",
        advice="Leave these columns out (--drop-refused), or ask the police for a list without them.",
    )


def summary_of(inspection: Inspection) -> dict[str, object]:
    """What is kept of the gate's report: fields, counts and repairs. Names of refused columns are not."""
    return {
        "fields": [{"field": c.field, "title": c.title} for c in inspection.columns if c.status == "accepted"],
        "refused": len(inspection.refused),
        "rows": inspection.rows,
        "repeated": inspection.repeated,
        "no_recording": inspection.no_recording,
        "repairs": list(inspection.repairs),
        "made_references": inspection.made_references,
        "themes": [asdict(theme) for theme in inspection.themes],
    }
