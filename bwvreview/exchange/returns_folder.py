"""A folder of returns: every file is told for what it is, and one that cannot be read stops no other."""

from __future__ import annotations

import csv
import hashlib
import zipfile
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

from bwvreview.domain.errors import ListProblem, Problem
from bwvreview.domain.progress import Progress, no_progress
from bwvreview.domain.returns import Finding, ReturnFile
from bwvreview.exchange import limits
from bwvreview.exchange.list_source import BROKEN
from bwvreview.exchange.locked_book import is_locked_package
from bwvreview.exchange.returns_manifest import Shapes
from bwvreview.exchange.returns_package import DESCRIPTION, read_package
from bwvreview.exchange.returns_panel import is_panel_sheet, read_panel_sheet
from bwvreview.exchange.returns_weight import check_sheets
from bwvreview.exchange.returns_workbook import MANIFEST, open_book, read_workbook

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

OLE, ZIP = b"\xd0\xcf\x11\xe0", b"PK"
_BESIDE = ("~$", ".")  # files that programs keep beside an open one, and hidden ones
_REPLIES = "replies"
_REPORT = frozenset({"quarter.xlsx", "quarter.html", "quarter.json", "quarter.pdf"})
_DAMAGED = ListProblem("The inside of the file is damaged.", advice="Ask the group to send it again.")
_LOCKED = ListProblem(
    "The file is locked, and none of the passwords opens it.", advice="Ask the group for its password."
)


def read_folder(
    folder: Path, passwords: Sequence[str] = (), *, leave_out: Path | None = None, progress: Progress = no_progress
) -> list[ReturnFile]:
    """Read every file of a folder and its folders, by name. Raises ListProblem when there is no such folder.

    `leave_out` is a folder inside it that holds no returns: the one for the report.
    """
    return read_named(returns_in(folder, leave_out=leave_out), passwords, progress=progress)


def returns_in(place: Path, *, leave_out: Path | None = None) -> list[tuple[str, Path]]:
    """Give the name and the path of every file that may be a return, in a folder and its folders, by name.

    Raises ListProblem when there is no such folder. `leave_out` holds the report, and may be the folder itself.
    """
    if not place.is_dir():
        raise ListProblem(f"“{place.name}” is not a folder.", advice="Choose the folder that holds the returns.")
    named = sorted((path.relative_to(place).as_posix(), path) for path in place.rglob("*") if path.is_file())
    ours = None if leave_out is None else leave_out.resolve()
    return [(name, path) for name, path in named if _may_be_a_return(path, ours, place.resolve())]


def read_named(
    named: Sequence[tuple[str, Path]], passwords: Sequence[str] = (), *, progress: Progress = no_progress
) -> list[ReturnFile]:
    """Read files under these names; one that cannot be read gives a finding and nothing else."""
    shapes = Shapes()
    files = []
    for done, (name, path) in enumerate(named):
        progress(done, len(named))
        files.append(read_return(name, path, passwords, shapes))
    return files


def _may_be_a_return(path: Path, leave_out: Path | None, folder: Path) -> bool:
    if path.name.startswith(_BESIDE) or path.name.casefold().startswith(_REPLIES):
        return False
    if leave_out is None or leave_out not in path.resolve().parents:
        return True
    return leave_out == folder and path.name not in _REPORT


def is_reply_table(path: Path) -> bool:
    """Say whether a file is a table of replies from the police, by its name."""
    return path.name.casefold().startswith(_REPLIES) and path.suffix.casefold() == ".csv"


def read_return(name: str, path: Path, passwords: Sequence[str], shapes: Shapes) -> ReturnFile:
    """Read one file, whatever it is. One that cannot be read gives a finding and nothing else."""
    try:
        if path.stat().st_size > limits.MOST_PACKAGE:
            raise limits.too_big()
        content = path.read_bytes()
    except OSError:
        return unread(name, b"", ListProblem("The file cannot be opened.", advice="Close it in other programs."))
    except ListProblem as problem:
        return unread(name, b"", problem)
    return read_received(name, content, passwords, shapes)


def read_received(name: str, content: bytes, passwords: Sequence[str], shapes: Shapes) -> ReturnFile:
    """Read the bytes of a file, whatever they are. What cannot be read gives a finding and nothing else."""
    try:
        return read_content(name, content, passwords, shapes)
    except Problem as problem:
        return unread(name, content, problem)
    except _damage():  # whatever somebody did to the inside of a file, the others are read
        return unread(name, content, _DAMAGED)


def _damage() -> tuple[type[Exception], ...]:
    from python_calamine import CalamineError

    return (CalamineError, csv.Error, *BROKEN, TypeError, AttributeError, IndexError, OverflowError)


def unread(name: str, content: bytes, problem: Problem) -> ReturnFile:
    """Tell of a file that cannot be read."""
    kind = "locked" if problem is _LOCKED else "unread"
    finding = Finding(name, "", "", kind, f"{problem.message} {problem.advice}".strip())
    return ReturnFile(name, hashlib.sha256(content).hexdigest(), "unread", findings=(finding,), unread=True)


def read_content(name: str, content: bytes, passwords: Sequence[str], shapes: Shapes) -> ReturnFile:
    """Read the bytes of a file. Raises Problem when it is nothing that can be read."""
    if content.startswith(OLE):
        if not is_locked_package(content):
            raise _not_a_return()
        clear = _unlocked(content, passwords)
        return replace(read_content(name, clear, (), shapes), digest=hashlib.sha256(content).hexdigest())
    if not content.startswith(ZIP):
        raise _not_a_return()
    try:
        package = zipfile.ZipFile(BytesIO(content))
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise ListProblem("The file is damaged.", advice="Ask the group to send it again.") from error
    with package:
        if any(path.rpartition("/")[2] == DESCRIPTION for path in package.namelist()):
            return _package(content, name, passwords)
        return _book(package, content, name, shapes)


def _book(package: zipfile.ZipFile, content: bytes, name: str, shapes: Shapes) -> ReturnFile:
    check_sheets(package, content)
    book = open_book(content)
    if MANIFEST in book.sheet_names:
        return read_workbook(book, package, content, name, shapes)
    for sheet in book.sheet_names:
        rows = book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
        if is_panel_sheet(rows):
            return read_panel_sheet(book, rows, sheet, name, hashlib.sha256(content).hexdigest())
    raise _not_a_return()


def _not_a_return() -> ListProblem:
    return ListProblem("This is no return of a group.", advice="Look whether another program wrote it.")


def _package(content: bytes, name: str, passwords: Sequence[str]) -> ReturnFile:
    from bwvreview.exchange.locked_zip import WrongZipPassword, is_locked_zip, opened_zip

    if not is_locked_zip(BytesIO(content)):
        return read_package(content, name)
    for password in passwords:
        try:
            clear = opened_zip(content, password, most_bytes=limits.MOST_PACKAGE)
        except WrongZipPassword:
            continue
        return read_package(clear, name)
    raise _LOCKED


def _unlocked(content: bytes, passwords: Sequence[str]) -> bytes:
    """Try each password. Raises ListProblem when none opens it."""
    from bwvreview.domain.errors import LockedList
    from bwvreview.exchange.list_source import Source
    from bwvreview.exchange.locked_book import unlock

    for password in passwords:
        try:
            return unlock(Source(None, content), password)
        except LockedList:
            continue
    raise _LOCKED
