"""A folder that is full, read-only or gone, and a file that is open elsewhere: the old files stay, people are told."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from bwvreview.domain.errors import ExportProblem
from bwvreview.domain.sessions import SessionState
from bwvreview.exchange.scheme_file import load_scheme
from bwvreview.services.export_feedback import FILES
from bwvreview.services.fill_sheet import CENTRAL_SHEET, FillSheet, fill_sheet
from bwvreview.services.save_feedback import save_feedback

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.services.evening import Evening

OLD = b"the file of last time"
GONE = "the folder cannot be reached any more"
Refuses = tuple[str, str, int, str]

REFUSALS: dict[str, Refuses] = {
    "full": ("os", "fsync", errno.ENOSPC, "the disk is full"),
    "over its quota": ("os", "fsync", errno.EDQUOT, "the disk is full"),
    "read-only": ("os", "fsync", errno.EROFS, "the folder can only be read"),
    "open in Excel": ("Path", "replace", errno.EACCES, "the file is open in another program"),
    "gone while writing": ("os", "fsync", errno.ENETUNREACH, GONE),
    "stale": ("os", "fsync", errno.ESTALE, GONE),
    "gone while moving": ("Path", "replace", errno.EHOSTDOWN, GONE),
}


def feedback(night: Evening, folder: Path) -> None:
    save_feedback(night.workspace, night.session, folder, load_scheme(), files=FILES)


def their_sheet(night: Evening, folder: Path) -> None:
    path = next(one for one in folder.parents if one.is_dir()) / "theirs.xlsx"
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Slot", "RAG"])
    book.save(path)
    fill_sheet(night.workspace, FillSheet(night.session, path), folder, load_scheme())


WRITERS: dict[str, tuple[Callable[[Evening, Path], None], tuple[str, ...]]] = {
    "all files of the feedback": (feedback, FILES),
    "the central team's own sheet": (their_sheet, (CENTRAL_SHEET,)),
}


@pytest.mark.parametrize("what", WRITERS)
def test_what_was_there_stays_whatever_refuses(
    night: Evening, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    write, names = WRITERS[what]
    folder = tmp_path / "out"
    folder.mkdir()
    for name in names:
        (folder / name).write_bytes(OLD)
    for of, function, code, said in REFUSALS.values():
        with monkeypatch.context() as patch:
            refuse_in(patch, folder, of, function, code)
            with pytest.raises(ExportProblem, match=said) as problem:
                write(night, folder)
        assert problem.value.advice
        assert "Nothing was changed" in problem.value.message
        assert {path.name: path.read_bytes() for path in folder.iterdir()} == dict.fromkeys(names, OLD)
    with night.workspace.reading() as store:
        assert store.exports.of(night.session) == ()
        assert store.sessions.get(night.session).state is SessionState.OPEN


def refuse_in(patch: pytest.MonkeyPatch, folder: Path, of: str, function: str, code: int) -> None:
    """Let one function of the system refuse, but for files outside the folder."""
    if of == "os":

        def refuse(_handle: int) -> None:
            raise OSError(code, os.strerror(code))

        patch.setattr("bwvreview.exchange.atomic.os.fsync", refuse)
        return
    move = Path.replace

    def refuse_to_move(self: Path, target: Any) -> Path:
        if self.parent == folder or Path(target).parent == folder:
            raise OSError(code, os.strerror(code))
        return move(self, target)

    patch.setattr(Path, "replace", refuse_to_move)


@pytest.mark.parametrize("what", WRITERS)
def test_a_folder_that_is_a_file_or_cannot_be_written_to_is_told(night: Evening, tmp_path: Path, what: str) -> None:
    write, _ = WRITERS[what]
    (tmp_path / "a file").write_bytes(OLD)
    with pytest.raises(ExportProblem, match="that is not a folder"):
        write(night, tmp_path / "a file" / "out")
    assert (tmp_path / "a file").read_bytes() == OLD
