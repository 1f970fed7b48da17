"""Write what leaves the group: the central workbook, the panel sheet, and tables for other programs."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bwvreview.domain.errors import ExportProblem
from bwvreview.domain.feedback import not_lockable
from bwvreview.domain.progress import Progress, no_progress
from bwvreview.domain.words import speaking
from bwvreview.services.gather_feedback import gather
from bwvreview.services.sent_feedback import records_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date, datetime
    from pathlib import Path

    from bwvreview.domain.feedback import Feedback
    from bwvreview.domain.scheme import Scheme
    from bwvreview.storage.store import Store

WORKBOOK, PANEL_SHEET = "feedback.xlsx", "panel-sheet.xlsx"
PACKAGE, EXCEL_CSV = "data-package.zip", "clips-for-excel.csv"
PUBLIC = "public-report.html"
FILES = (WORKBOOK, PANEL_SHEET, PACKAGE, EXCEL_CSV, PUBLIC)
SHAPES = {"workbook": (WORKBOOK,), "panel": (PANEL_SHEET,), "package": (PACKAGE, EXCEL_CSV), "public": (PUBLIC,)}
"""The kinds of feedback, and the files of each."""

SHORTEST_PASSWORD = 10


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """A file that was written, and its SHA-256 as read back from the disk."""

    path: Path
    sha256: str


@dataclass(frozen=True, slots=True)
class Exported:
    """The files of one export, and counts that add up: drawn = viewed + not shown + to come.

    `two_answers` counts questions that had two answers; the one that stood is in the files.
    """

    files: tuple[WrittenFile, ...]
    drawn: int
    viewed: int
    not_shown: int
    to_come: int
    two_answers: int = 0


def export_feedback(
    store: Store,
    session_id: int,
    folder: Path,
    scheme: Scheme,
    *,
    at: datetime,
    today: date,
    files: Sequence[str] = FILES,
    password: str = "",
    progress: Progress = no_progress,
) -> Exported:
    """Write the chosen files into `folder`, all or none. With a password each of them is locked.

    Raises ExportProblem; files in the folder stay as they were then.
    """
    from bwvreview.exchange.all_or_nothing import all_or_nothing

    files = files_of(scheme, files)
    check_password(files, password)
    feedback = gather(store, session_id, scheme, at=at, today=today)
    with speaking(scheme.words), all_or_nothing(folder) as temporary:
        for done, name in enumerate(files):
            progress(done, len(files))
            if name == PUBLIC:
                _write_public(store, feedback, scheme, temporary / name, at=at, today=today)
            else:
                _writer(name)(feedback, temporary / name)
            if password:
                _lock(temporary / name, password)
        progress(len(files), len(files))
    written = [WrittenFile(folder / name, hashlib.sha256((folder / name).read_bytes()).hexdigest()) for name in files]
    store.exports.add(session_id, at, {file.path.name: file.sha256 for file in written}, records_of(feedback))
    counts = feedback.counts
    two = len({(clash.clip_id, clash.name) for clash in store.clashes.waiting(session_id)})
    return Exported(tuple(written), counts.drawn, counts.viewed, counts.not_shown, counts.to_come, two)


def files_of(scheme: Scheme, files: Sequence[str] = FILES) -> tuple[str, ...]:
    """Give those of the files that the scheme has: the panel sheet is the police's own, for stop and search."""
    from bwvreview.exchange.highlights_file import load_highlights

    panel = load_highlights(scheme.slug).panel_sheet
    return tuple(name for name in files if panel or name != PANEL_SHEET)


def check_password(files: Sequence[str], password: str) -> None:
    """Say before any work whether these files can be locked with this password. Raises ExportProblem."""
    if password and len(password) < SHORTEST_PASSWORD:
        raise ExportProblem(
            f"The password is shorter than {SHORTEST_PASSWORD} letters.", advice="Choose three words and a number."
        )
    if password and (open_ones := not_lockable(files)):
        raise ExportProblem(
            f"“{open_ones[0]}” cannot be locked with a password.", advice="Leave it out, or save without a password."
        )


def _writer(name: str) -> Callable[[Feedback, Path], None]:
    from bwvreview.exchange.data_package import write_data_package
    from bwvreview.exchange.excel_csv import write_excel_csv
    from bwvreview.exchange.panel_sheet import write_panel_sheet
    from bwvreview.exchange.workbook import write_workbook

    return {
        WORKBOOK: write_workbook,
        PANEL_SHEET: write_panel_sheet,
        PACKAGE: write_data_package,
        EXCEL_CSV: write_excel_csv,
    }[name]


def _write_public(store: Store, feedback: Feedback, scheme: Scheme, path: Path, *, at: datetime, today: date) -> None:
    """Write the report on the twelve months up to today, in which this session is one of several."""
    from bwvreview.services.public_file import save_report
    from bwvreview.services.publish import year_before

    save_report(store, path, scheme, feedback.group_slug, (year_before(today), today), at=at)


def _lock(path: Path, password: str) -> None:
    """Put the locked file in the place of the clear one, which was never outside the folder of this export."""
    from bwvreview.exchange.atomic import write_atomically
    from bwvreview.exchange.locked_file import lock_workbook
    from bwvreview.exchange.locked_zip import lock_zip

    lock = lock_zip if path.suffix == ".zip" else lock_workbook
    write_atomically(path, lock(path.read_bytes(), password, f"“{path.name}”"))
