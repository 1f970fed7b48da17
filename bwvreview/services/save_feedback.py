"""Save the feedback of a session: all files or none, each opened again and compared."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from bwvreview.domain.errors import ExportProblem
from bwvreview.domain.progress import Progress, no_progress
from bwvreview.domain.sessions import SessionState
from bwvreview.services.clock import LONDON
from bwvreview.services.export_feedback import FILES, WrittenFile, check_password, export_feedback

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from bwvreview.domain.scheme import Scheme
    from bwvreview.services.export_feedback import Exported
    from bwvreview.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class SavedFeedback:
    """The files that are in `folder` now, the local time, and what was written with the counts."""

    folder: Path
    files: tuple[str, ...]
    at: datetime
    done: Exported


def save_feedback(
    workspace: Workspace,
    session_id: int,
    folder: Path,
    scheme: Scheme,
    *,
    files: Sequence[str] = FILES,
    password: str = "",
    progress: Progress = no_progress,
) -> SavedFeedback:
    """Write the chosen files, open each again and compare; close the session once every clip is over.

    With a password, which is kept nowhere, every file is locked.
    Raises ExportProblem (and Cancelled): then the folder and the records are as they were.
    """
    from bwvreview.exchange.all_or_nothing import all_or_nothing

    check_password(files, password)
    export = partial(export_feedback, files=files, password=password, progress=progress)
    at, today = workspace.clock.now(), workspace.clock.today()
    with workspace.store() as store:
        with all_or_nothing(folder) as staging:
            done = export(store, session_id, staging, scheme, at=at, today=today)
            marks = {file.path.name: file.sha256 for file in done.files}
            for name in marks:
                _open_again(staging / name, password)
        _compare(folder, marks)
        if not done.to_come and store.sessions.get(session_id).state is SessionState.OPEN:
            store.sessions.set_state(session_id, SessionState.CLOSED, at)
    here = tuple(WrittenFile(folder / name, mark) for name, mark in marks.items())
    return SavedFeedback(folder, tuple(marks), at.astimezone(LONDON), replace(done, files=here))


def _open_again(path: Path, password: str) -> None:
    """Open a file as another program would. Raises ExportProblem when it is spoilt."""
    import zipfile

    looks = {
        ".xlsx": _look_into_workbook,
        ".zip": _look_into_package,
        ".csv": _look_into_table,
        ".html": _look_into_page,
    }
    try:
        looks[path.suffix](path, password)
    except (OSError, ValueError, KeyError, zipfile.BadZipFile) as error:
        raise _spoilt(path.name) from error


def _look_into_workbook(path: Path, password: str) -> None:
    """It has cells, and none of them is worked out."""
    from bwvreview.exchange.locked_file import unlock_workbook
    from bwvreview.exchange.workbook_look import holds_cells_and_no_formula

    content = unlock_workbook(path.read_bytes(), password) if password else path.read_bytes()
    if not holds_cells_and_no_formula(content):
        raise _spoilt(path.name)


def _look_into_package(path: Path, password: str) -> None:
    """Every table is there, with the fingerprint that its description gives."""
    import json
    import zipfile
    from io import BytesIO

    from bwvreview.exchange.limits import MOST_PACKAGE
    from bwvreview.exchange.locked_zip import opened_zip

    content = path.read_bytes()
    with zipfile.ZipFile(BytesIO(opened_zip(content, password, most_bytes=MOST_PACKAGE) if password else content)) as (
        package
    ):
        described = json.loads(package.read("datapackage.json"))["resources"]
        for table in described:
            if f"sha256:{hashlib.sha256(package.read(table['path'])).hexdigest()}" != table["hash"]:
                raise _spoilt(path.name)


def _look_into_table(path: Path, _password: str) -> None:
    """Every row is as wide as the first."""
    import csv

    with path.open(encoding="utf-8-sig", newline="") as file:
        widths = {len(row) for row in csv.reader(file)}
    if len(widths) != 1:
        raise _spoilt(path.name)


def _look_into_page(path: Path, _password: str) -> None:
    """It is whole, and loads nothing."""
    page = path.read_text(encoding="utf-8")
    if not page.rstrip().endswith("</html>") or "<script" in page or '<link rel="stylesheet' in page:
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
