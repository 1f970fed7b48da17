"""The central team's work: read a folder of returns, put them together, report on the quarter, save it."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bwvreview.domain.collate import Collation, Ruling, collate, edit_key
from bwvreview.domain.errors import ExportProblem, Problem
from bwvreview.domain.quarter import Quarter
from bwvreview.domain.quarter_forms import Union
from bwvreview.domain.quarter_report import Sources, quarter_report
from bwvreview.domain.quarter_tally import Tally

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from bwvreview.domain.quarter_lines import QuarterReport
    from bwvreview.domain.returns import AskedQuestion, FormKey, Return, ReturnFile
    from bwvreview.storage.store import Store

CONFIRMED = "voices"
"""What is chosen when somebody confirms that sentences belong together."""

_SENTENCES = "sentences that belong together"


@dataclass(frozen=True, slots=True)
class Collated:
    """Returns put together, the report on a quarter of them, and the questions of all forms by column."""

    collation: Collation
    report: QuarterReport
    questions: Mapping[str, AskedQuestion]


def list_returns(folder: Path, *, leave_out: Path | None = None) -> list[tuple[str, Path]]:
    """Give name and path of every file of a folder that may be a return. Raises ListProblem."""
    from bwvreview.exchange.returns_folder import returns_in

    return returns_in(folder, leave_out=leave_out)


def find_returns(paths: Sequence[Path]) -> list[tuple[str, Path]]:
    """Give name and path of every file in folders and among single files. Raises Problem when there is none.

    Reports that were saved among them are left out. Several folders give names that begin with the folder's.
    """
    from bwvreview.exchange.returns_folder import is_reply_table, returns_in

    found: list[tuple[str, Path]] = []
    for path in paths:
        if path.is_dir():
            before = f"{path.name}/" if len(paths) > 1 else ""
            found += [(before + name, one) for name, one in returns_in(path, leave_out=path)]
        elif not is_reply_table(path):
            found.append((path.name, path))
    if not found and not any(is_reply_table(path) for path in paths):
        raise Problem("There are no files in it.", advice="Open the folder with the workbooks that groups sent.")
    return sorted(found)


def collate_files(
    files: Iterable[ReturnFile], quarter: Quarter, replied: Collection[tuple[str, str, str, str]] = ()
) -> Collated:
    """Put files together and report on a quarter, without keeping anything."""
    ordered = sorted(files, key=lambda file: (file.name, file.digest))
    collation = collate(ordered)
    return _reported(collation, collation.kept, _forms(ordered), quarter, replied, ())


def report_kept(store: Store, quarter: Quarter) -> Collated:
    """Put all returns that were ever kept together, and report on a quarter. Files that wait are told beside them."""
    from bwvreview.services.returns_kept import waiting_files
    from bwvreview.services.returns_replies import replied_keys

    rulings = store.returns.rulings()
    with _no_sweeping():
        files = store.returns.files(lambda session: Quarter.of_session(session) == quarter)
        collation = collate([*files, *waiting_files(store)], rulings)
        confirmed = frozenset(ruling.chosen for ruling in rulings.values() if ruling.key.startswith(CONFIRMED))
        replied = replied_keys(store.beside_returns.replies())
        return _reported(collation, _in_full(store, collation), store.returns.forms(), quarter, replied, confirmed)


@contextmanager
def _no_sweeping() -> Iterator[None]:
    """Let Python not look for circles of objects meanwhile: records have none, and it would look at all of them."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _in_full(store: Store, collation: Collation) -> Iterator[Return]:
    """Give the records that count with what they say, one at a time."""
    from bwvreview.storage.returns import in_full

    kept = {one.place: one for one, fate in collation.fates if fate == "kept"}
    for place, said in store.returns.said():
        one = kept.get(place)
        if one is not None:
            yield in_full(one, said) if one.known_content else one


def _reported(
    collation: Collation,
    kept: Iterable[Return],
    forms: Mapping[FormKey, tuple[AskedQuestion, ...]],
    quarter: Quarter,
    replied: Collection[tuple[str, str, str, str]],
    confirmed: Collection[str],
) -> Collated:
    from bwvreview.exchange.groups_file import load_groups
    from bwvreview.exchange.highlights_file import load_highlights

    tally = Tally(quarter, Union(forms), load_highlights())
    for one in kept:
        tally.add(one)
    files = collation.files
    sources = Sources(
        groups=load_groups(),
        designs=(line for file in files for line in file.designs),
        ratings=(one for file in files for one in file.ratings),
        collation=collation,
        replied=replied,
        confirmed=confirmed,
        names={file.returns[0].group: file.group_name for file in files if file.returns and file.group_name},
    )
    return Collated(collation, quarter_report(tally, sources), tally.union.columns)


def _forms(files: Sequence[ReturnFile]) -> dict[FormKey, tuple[AskedQuestion, ...]]:
    found: dict[FormKey, tuple[AskedQuestion, ...]] = {}
    for file in files:
        for form, questions in file.forms.items():
            if questions:
                found.setdefault(form, questions)
    return found


def save_collation(collated: Collated, folder: Path) -> tuple[Path, ...]:
    """Write the report as workbook, page, paper and JSON, all or none; give the files. Raises ExportProblem."""
    from bwvreview.exchange import quarter_json, quarter_page, quarter_pdf, quarter_workbook
    from bwvreview.exchange.all_or_nothing import all_or_nothing

    report = collated.report
    page = quarter_page.quarter_page(report).encode("utf-8", "replace")
    with all_or_nothing(folder) as new:
        quarter_workbook.write_quarter_workbook(report, new / quarter_workbook.FILE_NAME)
        (new / quarter_page.FILE_NAME).write_bytes(page)
        (new / quarter_json.FILE_NAME).write_bytes(quarter_json.quarter_json(report))
        (new / quarter_pdf.FILE_NAME).write_bytes(quarter_pdf.quarter_pdf(report))
        names = sorted(path.name for path in new.iterdir())
    return tuple(folder / name for name in names)


def settle_conflict(store: Store, key: str, chosen: Return, reason: str, *, at: datetime) -> None:
    """Settle a conflict for one of its records. Raises Problem without a reason: nothing is settled silently."""
    store.returns.settle(Ruling(key, chosen.content, _reason(reason)), at=at, about=_about(chosen))


def settle_edit(store: Store, one: Return, name: str, *, take_it: bool, reason: str, at: datetime) -> None:
    """Take a change by hand, or leave it, for a reason. Raises Problem without one, or when there is no such change."""
    edit = next((edit for edit in one.edits if edit.name == name), None)
    if edit is None:
        raise Problem("This cell was not changed.", advice="Read the folder again.")
    if take_it and edit.kind == "formula":
        raise ExportProblem("A formula has no value to take.", advice="Leave it, or ask the group for the answer.")
    ruling = Ruling(edit_key(one, edit), "now" if take_it else "was", _reason(reason))
    store.returns.settle(ruling, at=at, about=f"{_about(one)}, {name}")


def _about(one: Return) -> str:
    return f"{one.group}, {one.session}, {one.slot}"


def confirm_voices(store: Store, key: str, reason: str, *, at: datetime, together: bool = True) -> None:
    """Confirm that the sentences of a group belong together, or take that back. Raises Problem without a reason."""
    store.returns.settle(
        Ruling(f"{CONFIRMED}-{key}", key if together else "", _reason(reason)), at=at, about=_SENTENCES
    )


def _reason(reason: str) -> str:
    said = " ".join(reason.split())
    if not said:
        raise Problem("Say why.", advice="One sentence is enough. Leave names out.")
    return said
