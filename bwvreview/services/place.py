"""Where a workspace is: a file, a folder or an address; and who holds it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from bwvreview.domain.errors import WorkspaceProblem

if TYPE_CHECKING:
    from filelock import BaseFileLock
    from sqlalchemy import URL

FILE_NAME = "workspace.bwv"
_HEAD = 512


def address_of(where: str | Path | None) -> tuple[str | URL, Path | None]:
    """Give the address for the engine, and the file when it is one."""
    from bwvreview.storage.engine import file_of, url_of

    chosen = where or os.environ.get("BWVREVIEW_WORKSPACE") or _own_file()
    if isinstance(chosen, str) and "://" in chosen:
        path = file_of(chosen)
        return (chosen, None) if path is None else (url_of(path), path)
    text = os.fspath(chosen)
    path = Path(text).expanduser()
    if path.is_dir() or text.endswith(("/", os.sep)):
        path /= FILE_NAME
    path = path.absolute()
    return url_of(path), path


def _own_file() -> Path:
    import platformdirs

    return platformdirs.user_data_path("BWV Review", appauthor=False) / FILE_NAME


def hold(path: Path) -> BaseFileLock:
    """Take the workspace for this program alone, until it lets go or dies.

    Raises WorkspaceProblem: open elsewhere, or its folder or file can only be read.
    """
    from filelock import FileLock, Timeout

    from bwvreview.storage.faults import file_problem

    # not thread_local: opened in the background, closed by the window
    lock = FileLock(f"{path}.lock", timeout=0, mode=0o600, thread_local=False)
    try:
        _make_folder(path.parent)
        lock.acquire()
    except Timeout:
        raise WorkspaceProblem(
            "This workspace is open in another window.", advice="Close it there, or carry on there."
        ) from None
    except OSError as error:
        raise file_problem(error) from error
    try:
        _try_writing(path)
    except OSError as error:
        lock.release()
        raise file_problem(error) from error
    return lock


def _try_writing(path: Path) -> None:
    """Have a file that can only be read refused now, not at the first answer. Nothing is written."""
    if path.exists():
        os.close(os.open(path, os.O_RDWR))


def _make_folder(folder: Path) -> None:
    """Make the folder for its owner alone; leave one that is there as it is."""
    if not folder.exists():
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)


def problem_with(path: Path) -> WorkspaceProblem | None:
    """Say why a file cannot be somebody's records, before what is open is closed for it; None when it can.

    A locked file looks like chance: only opening it tells. One that is readable says what it is.
    """
    from bwvreview.storage.faults import file_problem

    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError as error:
        return file_problem(error)
    if len(head) == _HEAD and (head.startswith(b"SQLite format 3") or not _is_another_kind(head)):
        return None
    return WorkspaceProblem("This file holds no records of a group.", advice="Choose a file that ends in “.bwv”.")


def _is_another_kind(head: bytes) -> bool:
    """Whether a file starts as those of other programs do: words, tables, pictures, packed folders."""
    return head[:4] in {b"PK\3\4", b"%PDF", b"\x89PNG", b"\xff\xd8\xff\xe0", b"\xd0\xcf\x11\xe0"} or head.isascii()
