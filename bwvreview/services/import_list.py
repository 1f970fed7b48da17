"""Bring a checked list into the workspace: whole, or not at all."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING

from bwvreview.domain.draw.commit import check_group
from bwvreview.domain.errors import ListProblem
from bwvreview.domain.mapping import MappingProfile
from bwvreview.domain.progress import Progress, no_progress
from bwvreview.domain.retention import delete_on
from bwvreview.domain.vocabulary import header_key
from bwvreview.services.check_list import check_lists
from bwvreview.services.clock import LONDON
from bwvreview.services.list_mapping import mapping_of, remember_mapping
from bwvreview.services.settled import settled

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from pathlib import Path

    from bwvreview.domain.inspection import Inspection
    from bwvreview.domain.scheme import Scheme
    from bwvreview.services.check_list import CheckedList
    from bwvreview.storage.store import Store


@dataclass(frozen=True, slots=True)
class KeySheet:
    """Where the key to new references goes, and its password. Neither is kept."""

    path: Path
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class ImportList:
    """Which file to bring in, for which group; `drop_refused` leaves the refused columns out instead of stopping.

    `mapping` holds answers on columns and words: they are added to those remembered for the group. `leave_out` names
    columns to leave out of this list. `renumber` makes new references in place of the list's own; the key to them goes
    to `key_sheet`. `more` files are joined to it as one list. `sheet`, `password` and
    `drop_repeats` are as in `check_list`.
    """

    path: Path
    group: str
    scheme: Scheme
    drop_refused: bool = False
    more: tuple[Path, ...] = ()
    sheet: int | None = None
    password: str | None = field(default=None, repr=False)
    mapping: MappingProfile | None = None
    leave_out: tuple[str, ...] = ()
    renumber: bool = False
    drop_repeats: bool = False
    key_sheet: KeySheet | None = None


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
    if request.renumber and request.key_sheet is None:
        raise ListProblem(
            "New references need a key sheet. Without it the police cannot find the {clips}.",
            advice="Say where the key sheet goes, and give it a password.",
        )
    progress(0, 0)
    mapping = mapping_of(store, request.group, request.scheme).merged(request.mapping or MappingProfile())
    checked = check_lists(
        [request.path, *request.more],
        drop_refused=request.drop_refused,
        scheme=request.scheme,
        progress=progress,
        sheet=request.sheet,
        password=request.password,
        mapping=mapping.without_columns(request.leave_out),
        renumber=request.renumber,
        drop_repeats=request.drop_repeats,
    )
    check_left_out(checked.inspection, request.leave_out)
    kept = keep_list(
        store,
        checked,
        group=request.group,
        scheme=request.scheme,
        at=at,
        progress=progress,
        key_sheet=request.key_sheet,
    )
    if request.mapping:
        remember_mapping(store, request.group, mapping)
    return kept


def check_left_out(inspection: Inspection, headers: Iterable[str]) -> None:
    """Raise ListProblem for a column to leave out that is not in the list: a slip of the pen would let it in."""
    there = {header_key(column.header) for column in inspection.columns}
    for header in headers:
        if header_key(header) not in there:
            raise ListProblem(f"There is no column “{header}” in the list.", advice="Check how it is written.")


def keep_list(
    store: Store,
    checked: CheckedList,
    *,
    group: str,
    scheme: Scheme,
    at: datetime,
    progress: Progress = no_progress,
    key_sheet: KeySheet | None = None,
) -> ImportedList:
    """Keep the accepted columns of a list that was looked at, and write the key to its new references.

    Raises ListProblem when it was not accepted, or when there is no key to write; ExportProblem when the key sheet
    cannot be written.
    """
    from bwvreview.storage.lists import NewList

    inspection = checked.inspection
    if not inspection.accepted:
        raise refusal(inspection)
    if key_sheet:
        from bwvreview.exchange.key_sheet import check_key_sheet, write_key_sheet

        check_key_sheet(key_sheet.path, key_sheet.password)
    scheme = settled(store, scheme)
    imported = at.astimezone(LONDON).date()
    new = NewList(
        group=group,
        scheme=scheme.slug,
        imported_at=at,
        inspection_json=json.dumps(summary_of(inspection), ensure_ascii=False, sort_keys=True),
        delete_on=delete_on(inspection.last_day, imported, scheme.keep_days),
        left_out=dict(inspection.left_out),
    )
    number = store.lists.add(new, checked.some_at_once(), progress)
    if key_sheet:
        write_key_sheet(list(checked.key_rows()), key_sheet.path, key_sheet.password)
    return ImportedList(number, inspection, store.lists.get(number).fingerprint)


def refusal(inspection: Inspection) -> ListProblem:
    """Say in one sentence why the list cannot be used, and what to do.

    Columns that stop it come before what is said of the file as a whole: most of that is only noted.
    """
    names = ", ".join(f"“{column.header}”" for column in inspection.columns if column.status == "refused")
    stopped_by_columns = bool(names) and inspection.identifies
    if inspection.problems and not (stopped_by_columns and inspection.problems[0].row is None):
        first, more = inspection.problems[0], len(inspection.problems) - 1
        told = first.row is None or "row" in first.message.casefold()
        place = "" if told else f"Row {first.row}: "
        rest = f" There {'is one more problem' if more == 1 else f'are {more} more problems'}." if more else ""
        return ListProblem(f"{place}{first.message}{rest}", advice=first.advice or "Ask the police for a mended list.")
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
        "singling": asdict(inspection.singling) if inspection.singling else None,
        "themes": [asdict(theme) for theme in inspection.themes],
    }
