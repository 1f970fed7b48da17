"""Where the bytes of a list come from: a file, one packed in it, a locked one once opened, or the clipboard.

What is unpacked or unlocked stays in memory or passes as a stream; nothing is written down in the clear.
"""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import IO, TYPE_CHECKING

from bwvreview.domain.detect import flags
from bwvreview.domain.errors import ListProblem
from bwvreview.exchange import limits

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

GZIP, ZIP = b"\x1f\x8b", b"PK"
_MOST_PARTS = 2_000
_NAMED = 5
BROKEN = (zipfile.BadZipFile, OSError, EOFError, zlib.error, NotImplementedError, RuntimeError, ValueError, KeyError)
"""What reading a damaged package may raise."""


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes of a list. Opening it again gives the same bytes, or `check_unchanged` raises."""

    path: Path | None
    content: bytes | None = None  # instead of a file
    packed: bool = False  # with gzip
    member: str = ""  # the one list of a zip
    stamp: tuple[int, int, int] | None = None

    @contextmanager
    def opened(self) -> Iterator[IO[bytes]]:
        """Open it for reading, unpacked."""
        with self._raw() as raw:
            if self.member:
                with zipfile.ZipFile(raw) as archive, archive.open(self.member) as member:
                    yield member
            elif self.packed:
                with gzip.open(raw) as unpacked:
                    yield unpacked  # type: ignore[misc]
            else:
                yield raw

    @contextmanager
    def _raw(self) -> Iterator[IO[bytes]]:
        if self.content is not None or self.path is None:
            yield io.BytesIO(self.content or b"")
        else:
            with self.path.open("rb") as file:
                yield file

    def start(self, size: int = 4096) -> bytes:
        """Give its first bytes. Raises ListProblem when it is damaged."""
        return self._read(size)

    def whole(self, most: int) -> bytes:
        """Give all of it. Raises ListProblem when it is damaged, or more than `most` bytes."""
        content = self._read(most + 1)
        if len(content) > most:
            raise limits.too_big()
        return content

    def package(self) -> Path | bytes:
        """Give what a reader of workbooks opens: the file itself where there is one."""
        if self.path is not None and self.content is None and not self.packed and not self.member:
            return self.path
        return self.whole(limits.MOST_PACKAGE)

    def check_unchanged(self) -> None:
        """Raise ListProblem when the file is another than the one that was opened."""
        if self.stamp is not None and self.path is not None and self.stamp != _stamp(self.path):
            raise ListProblem(
                "The file changed while it was read.", advice="Close it in other programs, then open it again."
            )

    def _read(self, size: int) -> bytes:
        try:
            with self.opened() as file:
                return file.read(size)
        except BROKEN as error:
            raise damaged() from error


def source_of(path: Path) -> Source:
    """Find the list in a file: the file itself, or what is packed in it. Raises ListProblem."""
    stamp = _stamp(path)
    source = Source(path, stamp=stamp)
    start = source.start()
    if start.startswith(GZIP):
        source = replace(source, packed=True)
        start = source.start()
        if start.startswith(GZIP):
            raise _packed_twice()
        if start.startswith(ZIP) and _is_archive(source.whole(limits.MOST_PACKAGE)):
            raise _packed_twice()
        return source
    if start.startswith(ZIP) and _is_archive(path):
        return _unpacked(source)
    return source


def in_memory(content: bytes) -> Source:
    """Read bytes that are in no file."""
    return Source(None, content)


def damaged() -> ListProblem:
    """The bytes are not what they should be."""
    return ListProblem("The file is damaged.", advice="Ask the police to send it again.")


def seems_to_tell(name: str) -> bool:
    """Whether the name of a file or a sheet could show who someone is."""
    stem = name.rpartition("/")[2]
    for ending in (".gz", ".zip", ".csv", ".tsv", ".txt", ".json", ".xlsx", ".xlsm", ".xls", ".ods"):
        stem = stem.removesuffix(ending)
    return bool(flags(stem, "") or flags(stem.replace("_", " ").replace("-", " "), ""))


def _stamp(path: Path) -> tuple[int, int, int] | None:
    try:
        said = path.stat()
    except OSError:
        return None
    return said.st_mtime_ns, said.st_size, said.st_ino


def _is_archive(where: Path | bytes) -> bool:
    """Whether a package holds files, not the parts of a workbook."""
    names = set(_members(where))
    return not names & {"xl/workbook.xml", "xl/workbook.bin", "[Content_Types].xml", "mimetype", "content.xml"}


def _members(where: Path | bytes) -> Mapping[str, zipfile.ZipInfo]:
    try:
        with zipfile.ZipFile(io.BytesIO(where) if isinstance(where, bytes) else where) as archive:
            parts = archive.infolist()
    except BROKEN as error:
        raise damaged_workbook() from error
    if len(parts) > _MOST_PARTS:
        raise limits.too_big()
    return {part.filename: part for part in parts}


def damaged_workbook() -> ListProblem:
    """The package of a workbook cannot be read."""
    return ListProblem("The workbook is damaged.", advice="Open it in a spreadsheet, save it again, then open that.")


@contextmanager
def readable() -> Iterator[None]:
    """Turn whatever a reader of workbooks makes of a damaged one into a ListProblem.

    The library is written in Rust. Where it gives up it raises an exception that is no Exception, and that only its
    module tells from others; it must not end the program.
    """
    from python_calamine import CalamineError

    try:
        yield
    except (CalamineError, *BROKEN) as error:
        raise _unreadable() from error
    except BaseException as error:
        if type(error).__module__ != "pyo3_runtime":
            raise
        raise _unreadable() from None


def _unreadable() -> ListProblem:
    return ListProblem(
        "The workbook cannot be read.", advice="Open it in a spreadsheet, save it again, then open that."
    )


def _unpacked(source: Source) -> Source:
    """Take the one list out of a zip. Raises ListProblem when there are none, several, or it is locked."""
    assert source.path is not None
    members = {
        name: part
        for name, part in _members(source.path).items()
        if name
        and not part.is_dir()
        and not name.startswith("__MACOSX/")
        and not name.rpartition("/")[2].startswith(".")
    }
    if not members:
        raise limits.no_rows()
    if len(members) > 1:
        names = list(members)
        shown = [f"“{name}”" if not seems_to_tell(name) else f"file {at}" for at, name in enumerate(names, start=1)]
        more = f" and {len(shown) - _NAMED} more" if len(shown) > _NAMED else ""
        raise ListProblem(
            f"The zip holds {len(names)} files: {', '.join(shown[:_NAMED])}{more}.",
            advice="Take out the one with the list, then open that.",
        )
    ((name, part),) = members.items()
    if part.flag_bits & 1:
        raise ListProblem("The zip is locked with a password.", advice="Take the list out of it, then open that.")
    if part.file_size > limits.MOST_BYTES:
        raise limits.too_big()
    found = replace(source, member=name)
    if found.start().startswith(GZIP) or (
        found.start().startswith(ZIP) and _is_archive(found.whole(limits.MOST_PACKAGE))
    ):
        raise _packed_twice()
    return found


def _packed_twice() -> ListProblem:
    return ListProblem("The list is packed more than once.", advice="Unpack it, then open the list inside.")
