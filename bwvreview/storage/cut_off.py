"""What a power cut leaves beside a file: the journal with which a change that was not finished is undone.

That is SQLite's own work when it opens a file. Here it is done before the file is looked at: one whose first page is
half new would not look like a workspace, though nothing of it is lost.
"""

from __future__ import annotations

from contextlib import closing, suppress
from typing import TYPE_CHECKING

from bwvreview.storage.faults import told_plainly
from bwvreview.storage.keys import errors_of, open_file

if TYPE_CHECKING:
    from pathlib import Path

    from bwvreview.storage.keys import FileKey

_MAGIC = bytes.fromhex("d9d505f920a163d7")
_PAGES_BEFORE = slice(16, 20)


def undo_first_change(path: Path) -> None:
    """Empty a file whose very first change was cut off: it held nothing before, and nobody was told otherwise."""
    with told_plainly():
        if path.exists() and _begins_with_nothing(path):
            with path.open("r+b") as file:
                file.truncate()
            _journal(path).unlink(missing_ok=True)


def undo_change(path: Path, key: FileKey | None) -> None:
    """Let SQLite undo the change that was cut off. What it cannot undo is left for the look at the file to tell."""
    if _head(path).startswith(_MAGIC):
        with suppress(errors_of(key)), closing(open_file(path, key)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()


def _begins_with_nothing(path: Path) -> bool:
    head = _head(path)
    return head.startswith(_MAGIC) and head[_PAGES_BEFORE] == bytes(4)


def _head(path: Path) -> bytes:
    with suppress(FileNotFoundError), _journal(path).open("rb") as file:
        return file.read(28)
    return b""


def _journal(path: Path) -> Path:
    return path.with_name(path.name + "-journal")
