"""A pack of a draw on the disk: a folder, or a ZIP of one. What is read may be hostile and stays bounded."""

from __future__ import annotations

import shutil
import stat
import struct
import zipfile
import zlib
from contextlib import suppress
from io import BytesIO
from pathlib import PurePosixPath
from typing import IO, TYPE_CHECKING

from bwvreview.domain.draw.verifying import does_not_belong
from bwvreview.domain.errors import DrawProblem
from bwvreview.exchange.all_or_nothing import all_or_nothing
from bwvreview.exchange.atomic import write_atomically
from bwvreview.exchange.locked_zip import WrongZipPassword, is_locked_zip, opened_zip

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

MOST_FILES = 64
MOST_BYTES = 256 * 1024 * 1024
"""A list of a million encounters takes a quarter of this."""


class PackProblem(DrawProblem):
    """The pack is there, and what is in it is not a pack."""


def read_pack(path: Path, password: str = "") -> dict[str, bytes]:
    """Read the files of a pack by name, from a folder or a ZIP (which may hold them in one top folder).

    Raises DrawProblem when there is nothing to read or the password does not open it, PackProblem when what is there
    cannot be a pack: a folder or a link inside, a name that leads elsewhere, too many files or bytes, a damaged ZIP.
    """
    try:
        if path.is_dir():
            return _collected(_from_folder(path))
        if path.is_file():
            return _from_zip(path, password)
    except OSError as error:
        raise DrawProblem(
            f"“{path.name}” cannot be read.", advice="Check that you may open it, then try again."
        ) from error
    raise DrawProblem(f"There is no pack at “{path.name}”.", advice="Choose the folder or the ZIP file of a draw.")


def write_pack(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write the files into a folder, all or none of them. Raises ExportProblem."""
    clear_half_written(folder)
    with all_or_nothing(folder) as temporary:
        for name, data in files.items():
            write_atomically(temporary / name, data)


def clear_half_written(folder: Path) -> None:
    """Take away what a program that was killed while writing left in a draw's folder."""
    with suppress(OSError):
        for left in (*folder.glob(".writing-*"), *folder.glob(".saving-*")):
            shutil.rmtree(left) if left.is_dir() and not left.is_symlink() else left.unlink()


def _from_folder(folder: Path) -> Iterator[tuple[str, int, IO[bytes]]]:
    for entry in sorted(folder.iterdir()):
        if entry.is_symlink() or not entry.is_file():
            raise PackProblem(does_not_belong(entry.name).message, advice="A pack holds files, no folders or links.")
        with entry.open("rb") as stream:
            yield entry.name, entry.stat().st_size, stream


def _from_zip(path: Path, password: str) -> dict[str, bytes]:
    if path.stat().st_size > MOST_BYTES:
        raise _too_large()
    with _in_the_clear(path, password) as opened:
        try:
            with zipfile.ZipFile(opened) as archive:
                return _collected(_members(archive))
        except (zipfile.BadZipFile, zlib.error, struct.error, RuntimeError, EOFError, ValueError, OSError) as error:
            # RuntimeError: it asks for a password, or was packed in a way nobody reads; OSError: it points nowhere
            raise PackProblem(
                f"“{path.name}” is not a ZIP file that can be read.",
                advice="Choose the folder or the ZIP file of a draw.",
            ) from error


def _in_the_clear(path: Path, password: str) -> IO[bytes]:
    """Open the ZIP; a locked one is unlocked in memory, never on the disk."""
    if not is_locked_zip(path):
        return path.open("rb")
    try:
        return BytesIO(opened_zip(path.read_bytes(), password, most_bytes=MOST_BYTES))
    except WrongZipPassword:
        raise DrawProblem(
            f"“{path.name}” is locked, and {'this password does not open it' if password else 'needs its password'}.",
            advice="Ask whoever saved it for the password.",
        ) from None


def _members(archive: zipfile.ZipFile) -> Iterator[tuple[str, int, IO[bytes]]]:
    infos = archive.infolist()
    if len(infos) > MOST_FILES:
        raise _too_many()
    top = _top_folder(info.filename for info in infos)
    for info in infos:
        name = info.filename.removeprefix(top)
        if not name and info.is_dir():
            continue
        link = stat.S_ISLNK(info.external_attr >> 16)
        if info.is_dir() or link or PurePosixPath(name).name != name or "\\" in name or name in {".", ".."}:
            raise PackProblem(does_not_belong(name).message, advice="A pack holds files, no folders or links.")
        if info.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            raise zipfile.BadZipFile
        with archive.open(info) as stream:
            yield name, info.file_size, stream


def _top_folder(names: Iterable[str]) -> str:
    """Give the one folder that holds everything, with its stroke; empty when there is none."""
    tops = {name.partition("/")[0] if "/" in name else "" for name in names}
    top = tops.pop() if len(tops) == 1 else ""
    return f"{top}/" if top not in {"", ".", ".."} else ""


def _collected(streams: Iterable[tuple[str, int, IO[bytes]]]) -> dict[str, bytes]:
    """Read all, never more than `MOST_BYTES` whatever the sizes claim."""
    files: dict[str, bytes] = {}
    left = MOST_BYTES
    for name, claimed, stream in streams:
        if name in files:
            raise PackProblem(f"{name[:80]} is in this pack twice.", advice="Use the pack exactly as it was written.")
        if len(files) >= MOST_FILES:
            raise _too_many()
        data = b"" if claimed > left else stream.read(left + 1)
        if max(claimed, len(data)) > left:
            raise _too_large()
        left -= len(data)
        files[name] = data
    return files


def _too_many() -> PackProblem:
    return PackProblem("This pack has far too many files.", advice="Choose the folder or the ZIP file of one draw.")


def _too_large() -> PackProblem:
    return PackProblem("This pack is far too large.", advice="Choose the folder or the ZIP file of one draw.")
