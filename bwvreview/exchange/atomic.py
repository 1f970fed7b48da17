"""Writing a file whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from bwvreview.domain.errors import ExportProblem
from bwvreview.domain.held import once_let_go

if TYPE_CHECKING:
    from collections.abc import Iterator

_GONE = ("the folder cannot be reached any more", "Connect it again or choose another folder, then try again.")
_UNREACHABLE = ("ENETUNREACH", "ENETDOWN", "EHOSTDOWN", "EHOSTUNREACH", "ENOTCONN", "ETIMEDOUT", "ESTALE", "EIO",
                "ENODEV", "ENXIO", "ECONNABORTED", "ECONNRESET")  # fmt: skip
_REASONS = {
    **{getattr(errno, name): _GONE for name in _UNREACHABLE if hasattr(errno, name)},
    errno.ENOSPC: ("the disk is full", "Free some space or choose another folder, then try again."),
    errno.EDQUOT: ("the disk is full", "Free some space or choose another folder, then try again."),
    errno.EROFS: ("the folder can only be read", "Choose another folder, then try again."),
    errno.EACCES: (
        "you may not write there, or the file is open in another program",
        "Close it, or choose another folder.",
    ),
    errno.EPERM: (
        "you may not write there, or the file is open in another program",
        "Close it, or choose another folder.",
    ),
    errno.ENAMETOOLONG: ("a name is too long", "Choose a shorter name, or a folder nearer the top."),
    errno.EINVAL: ("a name has a sign that is not allowed", "Choose a name of plain letters and digits."),
    errno.ENOENT: ("the folder is not there", "Choose another folder, then try again."),
    errno.ENOTDIR: ("that is not a folder", "Choose another folder, then try again."),
    errno.EEXIST: ("that is not a folder", "Choose another folder, then try again."),
}


@contextlib.contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give a temporary file beside `path` that takes its place when the block ends well.

    The old file stays as it was until the new one is complete and on the disk. Raises ExportProblem,
    naming the file, when the disk or the folder will not have it.
    """
    temporary: Path | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".writing-", suffix=path.suffix, dir=path.parent)
        os.close(handle)
        temporary = Path(name)
        yield temporary
        to_disk(temporary)
        take_place(temporary, path)
        temporary = None
        to_disk(path.parent)
    except OSError as error:
        raise could_not_save(f"“{path.name}”", error) from error
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)


def take_place(new: Path, place: Path) -> None:
    """Give a file the name of another, or a new one, in one step. Raises OSError, with both as they were."""
    once_let_go(lambda: new.replace(place), time.sleep)


def could_not_save(what: str, error: OSError) -> ExportProblem:
    """Say plainly what the disk or the folder refuses."""
    why, advice = _REASONS.get(error.errno or 0, ("the computer refused", "Choose another folder, then try again."))
    return ExportProblem(f"{what} could not be saved: {why}. Nothing was changed.", advice=advice)


def write_atomically(path: Path, data: bytes) -> None:
    """Put `data` at `path`, whole or not at all. Raises ExportProblem."""
    with replacing(path) as temporary:
        temporary.write_bytes(data)


def to_disk(path: Path) -> None:
    """Wait until the disk has it. Folders cannot be synced on Windows, which needs no such step."""
    if os.name == "nt" and path.is_dir():
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
