"""Several files at once: all of them take their places, or none does."""

from __future__ import annotations

import errno
from itertools import count
from pathlib import Path

import pytest

from bwvreview.domain.errors import Cancelled, ExportProblem
from bwvreview.exchange.all_or_nothing import all_or_nothing
from bwvreview.exchange.atomic import write_atomically


def put(folder: Path, *names: str, stop: bool = False) -> None:
    """Save new files of these names; with `stop`, somebody stops it after the last."""
    with all_or_nothing(folder) as staging:
        for name in names:
            write_atomically(staging / name, b"new")
        if stop:
            raise Cancelled


def test_new_files_take_the_places_of_old_ones(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("old")
    put(tmp_path, "a.txt", "b.txt")
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"a.txt": "new", "b.txt": "new"}


def test_a_place_that_is_taken_brings_the_first_file_back(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("old")
    (tmp_path / "b.txt").mkdir()
    with pytest.raises(ExportProblem, match="The files could not be saved"):
        put(tmp_path, "a.txt", "b.txt")
    assert (tmp_path / "a.txt").read_text() == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "b.txt"]


def test_a_new_file_goes_again_when_the_next_has_no_place(tmp_path: Path) -> None:
    (tmp_path / "b.txt").mkdir()
    with pytest.raises(ExportProblem):
        put(tmp_path, "a.txt", "b.txt")
    assert [path.name for path in tmp_path.iterdir()] == ["b.txt"]


def test_stopping_leaves_no_folder_behind(tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        put(tmp_path / "Viewings" / "1 Oct 2022", "a.txt", stop=True)
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_is_said_of_all_files_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    (tmp_path / "a.txt").write_text("old")
    monkeypatch.setattr("bwvreview.exchange.atomic.os.fsync", full)
    with pytest.raises(ExportProblem) as caught:
        put(tmp_path, "a.txt")
    assert caught.value.message == "The files could not be saved: the disk is full. Nothing was changed."
    assert [path.read_text() for path in tmp_path.iterdir()] == ["old"]


@pytest.mark.parametrize("at", range(5))
def test_whoever_stops_it_while_files_take_their_places_loses_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    real, steps = Path.replace, count()

    def interrupted(path: Path, target: Path) -> Path:
        if path.parent.name != "old" and not path.name.startswith(".writing") and next(steps) == at:
            raise KeyboardInterrupt
        return real(path, target)

    for name in "ac":
        (tmp_path / f"{name}.txt").write_text("old")
    monkeypatch.setattr(Path, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        put(tmp_path, "a.txt", "b.txt", "c.txt")
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"a.txt": "old", "c.txt": "old"}


def test_when_the_disk_does_not_settle_the_new_files_the_old_ones_come_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unsettled(_folder: Path) -> None:
        raise OSError(errno.EIO, "Input/output error")

    (tmp_path / "a.txt").write_text("old")
    monkeypatch.setattr("bwvreview.exchange.all_or_nothing.to_disk", unsettled)
    with pytest.raises(ExportProblem, match="Nothing was changed"):
        put(tmp_path, "a.txt", "b.txt")
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"a.txt": "old"}


def test_other_problems_pass_through_as_they_are(tmp_path: Path) -> None:
    with pytest.raises(ExportProblem, match="is longer than a cell"), all_or_nothing(tmp_path):
        raise ExportProblem("It is longer than a cell.")
    assert list(tmp_path.iterdir()) == []


def _held(monkeypatch: pytest.MonkeyPatch, times: int, number: int = 32) -> list[float]:
    """Let renaming be refused so many times as Windows does while another program holds a file. Gives the waits."""

    class Held(PermissionError):
        winerror = number

    refusals, waits, really = iter(range(times)), list[float](), Path.replace

    def replace(path: Path, target: Path) -> Path:
        if next(refusals, None) is not None:
            raise Held(errno.EACCES, "The process cannot access the file")
        return really(path, target)

    monkeypatch.setattr(Path, "replace", replace)
    monkeypatch.setattr("bwvreview.exchange.atomic.time.sleep", waits.append)
    return waits


def test_a_file_that_a_scanner_holds_for_a_moment_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text("old")
    waits = _held(monkeypatch, 3)
    put(tmp_path, "a.txt", "b.txt")
    assert len(waits) == 3
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"a.txt": "new", "b.txt": "new"}


def test_a_workbook_that_stays_open_is_said_and_nothing_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.xlsx").write_text("old")
    waits = _held(monkeypatch, 100)
    with pytest.raises(ExportProblem) as caught:
        write_atomically(tmp_path / "a.xlsx", b"new")
    assert caught.value.message.startswith("“a.xlsx” could not be saved: you may not write there, or the file is open")
    assert 0.5 < sum(waits) < 2
    assert [path.read_text() for path in tmp_path.iterdir()] == ["old"]


def test_what_is_refused_for_good_is_not_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    waits = _held(monkeypatch, 1, number=123)
    with pytest.raises(ExportProblem):
        write_atomically(tmp_path / "a.xlsx", b"new")
    assert waits == []
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("number", "said"),
    [(errno.ENAMETOOLONG, "a name is too long"), (errno.EINVAL, "a name has a sign that is not allowed")],
)
def test_a_name_that_the_computer_does_not_take_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, said: str
) -> None:
    def refuse(*_args: object) -> None:
        raise OSError(number, "refused")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(ExportProblem, match=said):
        write_atomically(tmp_path / "a.xlsx", b"new")
