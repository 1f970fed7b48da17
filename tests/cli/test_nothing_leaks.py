"""What identifies people is planted in lists, then everything that the program wrote and said is searched for it."""

from __future__ import annotations

import csv
import io
import json
import tempfile
import traceback
import zipfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest
from openpyxl.comments import Comment

from bwvreview.domain.errors import Problem
from bwvreview.exchange.scheme_file import load_scheme
from bwvreview.services.clock import FixedClock
from bwvreview.services.import_list import ImportList, import_list
from bwvreview.services.workspace import Workspace
from tests.cli.conftest import SAMPLE, Answer
from tests.services.evening import PREPARED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MARK = "Zyxwvut"
REFUSED = {
    "Officer": f"PC 1234 {MARK}",
    "Suspect name": f"{MARK} Marlowe",
    "CAD": f"CAD 4821/{MARK}",
    "Street": f"{MARK} Road, N15",
    "Free text": f"the son of {MARK}",
    "Telephone": f"07700 900123 {MARK}",
}


def rows() -> list[dict[str, str]]:
    with SAMPLE.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


REFERENCES = {row["Reference"].encode() for row in rows()}


def write_csv(path: Path, lines: list[dict[str, str]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(lines[0]))
        writer.writeheader()
        writer.writerows(lines)
    return path


def write_xlsx(path: Path, lines: list[dict[str, str]]) -> Path:
    """A workbook with the planted columns, and with the mark wherever a workbook can hide something."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append([f"Searches checked by {MARK}"])
    sheet.append(list(lines[0]))
    for line in lines:
        sheet.append(list(line.values()))
    sheet["B5"].comment = Comment(f"rang {MARK}", MARK)
    sheet.oddFooter.center.text = MARK
    hidden = book.create_sheet("Notes")
    hidden.sheet_state = "hidden"
    hidden["A1"] = MARK
    book.properties.creator = book.properties.title = MARK
    book.save(path)
    return path


def planted(path: Path, **changed: str) -> Path:
    """The practice list with the refused columns; `changed` puts other values into its row 3."""
    lines = [{**row, **REFUSED} for row in rows()]
    lines[1].update(changed)
    return write_xlsx(path, lines) if path.suffix == ".xlsx" else write_csv(path, lines)


def unpacked(data: bytes) -> bytes:
    """A file's bytes; of a ZIP (a workbook too) those of everything in it."""
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return b"\n".join(archive.read(name) for name in archive.namelist())


def everything_in(folder: Path, *, but: Path | None = None) -> Iterator[tuple[str, bytes]]:
    for path in folder.rglob("*"):
        if path.is_file() and (but is None or but not in path.parents):
            yield path.name, unpacked(path.read_bytes())


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The computer's folder for temporary files, as this test sees it."""
    folder = tmp_path / "scratch"
    folder.mkdir()
    for name in ("TMPDIR", "TEMP", "TMP", "SQLITE_TMPDIR"):
        monkeypatch.setenv(name, str(folder))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return folder


@pytest.mark.parametrize("name", ["list.csv", "list.xlsx"])
def test_no_refused_value_is_written_or_said_from_the_list_to_the_feedback(
    run: Callable[..., Answer], tmp_path: Path, scratch: Path, name: str
) -> None:
    source = tmp_path / "source"
    source.mkdir()
    path = planted(source / name)
    draw, answers = tmp_path / "draw", source / "answers.json"
    answers.write_text(json.dumps(PREPARED["watched"][0]), encoding="utf-8")
    said = [
        run("list", "check", path),
        run("list", "check", path, "--json"),
        run("list", "import", path, "--group", "haringey", "--json"),
        run("list", "check", path, "--drop-refused", "--json"),
        run("list", "import", path, "--group", "haringey", "--drop-refused", "--json"),
        run("draw", "commit", "--list", path, "--drop-refused", "--theme", "weapons=3+2", "--theme", "children=3+2",
            "--group", "haringey", "--session", "2022-10-01.1", "--to", draw, "--json"),
        run("draw", "roll", draw, "--seed", "63454660390103169462"),
        run("draw", "verify", draw),
        run("draw", "replay", "--list-file", draw / "list.txt", "--statement", draw / "statement.txt",
            "--seed", "63454660390103169462"),
        run("session", "new", draw),
        run("session", "unavailable", "2022-10-01.1", "--clip", "V02=investigation", "--json"),
        run("record", "2022-10-01.1", "V01", "--answers", answers, "--json"),
        run("session", "show", "--json"),
        run("export", "2022-10-01.1", "--to", tmp_path / "out", "--json"),
        run("session", "pack", "2022-10-01.1", "--to", draw, "--json"),
    ]  # fmt: skip
    assert [answer.code for answer in said] == [1, 1, 1, *[0] * 12]
    spoken = "".join(answer.out + answer.err for answer in said).encode()
    assert MARK.encode() not in spoken
    assert not [reference for reference in REFERENCES if reference in spoken]
    written = dict(everything_in(tmp_path, but=source))
    assert {"feedback.xlsx", "panel-sheet.xlsx", "list.txt", "group.bwv"} <= written.keys()
    assert [name for name, data in written.items() if MARK.encode() in data] == []
    for name in ("feedback.xlsx", "panel-sheet.xlsx", "manifest.json", "statement-1.txt"):
        assert not [reference for reference in REFERENCES if reference in written[name]], name
    assert list(scratch.iterdir()) == []


BAD = {
    "an unknown age": {"Age range": f"17 ({MARK})"},
    "an unknown outcome": {"Outcome": f"Warned {MARK}"},
    "a reference with letters that none has": {"Reference": f"{MARK} é 12"},
    "the reference of another row": {"Reference": rows()[0]["Reference"]},
    "a month that is none": {"Month": MARK},
    "a week that is none": {"Week": MARK},
}


@pytest.mark.parametrize("changed", BAD.values(), ids=BAD.keys())
@pytest.mark.parametrize("name", ["list.csv", pytest.param("list.xlsx", marks=pytest.mark.slow)])
def test_no_bad_value_is_repeated_and_nothing_of_its_list_is_kept(
    run: Callable[..., Answer], tmp_path: Path, scratch: Path, name: str, changed: dict[str, str]
) -> None:
    source = tmp_path / "source"
    source.mkdir()
    path = planted(source / name, **changed)
    said = [
        run("list", "check", path, "--drop-refused"),
        run("list", "check", path, "--drop-refused", "--json"),
        run("list", "import", path, "--group", "haringey", "--drop-refused", "--json"),
    ]
    assert {answer.code for answer in said} == {1}
    spoken = "".join(answer.out + answer.err for answer in said).encode()
    with Workspace.open(tmp_path / "group.bwv", clock=FixedClock(date(2022, 10, 1))) as workspace:
        request = ImportList(path, "haringey", load_scheme(), drop_refused=True)
        with pytest.raises(Problem) as caught, workspace.store() as store:
            import_list(store, request, at=workspace.clock.now())
        written = dict(everything_in(tmp_path, but=source))  # its log too, while the workspace is open
    spoken += "".join(traceback.format_exception(caught.value)).encode()
    for mark in (MARK.encode(), *REFERENCES):
        assert mark not in spoken
        assert [name for name, data in written.items() if mark in data] == []
    assert list(scratch.iterdir()) == []
