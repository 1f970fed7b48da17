"""Save the feedback of a session: all files or none, each opened again and compared."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bwvreview.domain.errors import ExportProblem
from bwvreview.domain.progress import Progress, no_progress
from bwvreview.domain.sessions import SessionState
from bwvreview.services.clock import LONDON
from bwvreview.services.export_feedback import PANEL_SHEET, WORKBOOK, export_feedback

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from bwvreview.domain.scheme import Scheme
    from bwvreview.services.workspace import Workspace

SHAPES = (WORKBOOK, PANEL_SHEET)


@dataclass(frozen=True, slots=True)
class SavedFeedback:
    """The files that are in `folder` now, and the local time."""

    folder: Path
    files: tuple[str, ...]
    at: datetime


def save_feedback(
    workspace: Workspace,
    session_id: int,
    folder: Path,
    scheme: Scheme,
    *,
    shapes: Sequence[str] = SHAPES,
    progress: Progress = no_progress,
) -> SavedFeedback:
    """Write the chosen files, open each again and compare; close the session once every clip is over.

    Raises ExportProblem (and Cancelled): then the folder and the records are as they were.
    """
    from bwvreview.exchange.all_or_nothing import all_or_nothing

    at, today = workspace.clock.now(), workspace.clock.today()
    with workspace.store() as store:
        with all_or_nothing(folder) as staging:
            done = export_feedback(
                store, session_id, staging, scheme, at=at, today=today, shapes=shapes, progress=progress
            )
            marks = {file.path.name: file.sha256 for file in done.files}
            for name in marks:
                _open_again(staging / name)
        _compare(folder, marks)
        if not done.to_come and store.sessions.get(session_id).state is SessionState.OPEN:
            store.sessions.set_state(session_id, SessionState.CLOSED, at)
    return SavedFeedback(folder, tuple(marks), at.astimezone(LONDON))


def _open_again(path: Path) -> None:
    """Open a workbook as another program would: it has cells, and none of them is worked out."""
    import zipfile

    import openpyxl

    try:
        book = openpyxl.load_workbook(path, read_only=True)
        kinds = {cell.data_type for sheet in book.worksheets for row in sheet.iter_rows() for cell in row}
        book.close()
    except (OSError, ValueError, KeyError, zipfile.BadZipFile) as error:
        raise _spoilt(path.name) from error
    if "f" in kinds or not kinds:
        raise _spoilt(path.name)


def _compare(folder: Path, marks: Mapping[str, str]) -> None:
    """Read every file from its place: it must be what was written."""
    for name, mark in marks.items():
        try:
            found = hashlib.sha256((folder / name).read_bytes()).hexdigest()
        except OSError as error:
            raise _spoilt(name) from error
        if found != mark:
            raise _spoilt(name)


def _spoilt(name: str) -> ExportProblem:
    return ExportProblem(
        f"“{name}” was not the same when it was opened again.",
        advice="Choose another folder or stick, then save again.",
    )
