"""From a rolled draw to the feedback files, by commands."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from bwvreview.cli import main
from bwvreview.exchange.locked_file import unlock_workbook
from bwvreview.exchange.locked_zip import WrongZipPassword, opened_zip
from bwvreview.exchange.resources import resource
from tests.cli.conftest import SAMPLE, Answer

if TYPE_CHECKING:
    from collections.abc import Callable

PREPARED: dict[str, Any] = json.loads(resource("samples", "answers.json").read_text(encoding="utf-8"))


@pytest.fixture
def answers(tmp_path: Path) -> Callable[[dict[str, str]], Path]:
    def write(given: dict[str, str]) -> Path:
        path = tmp_path / "answers.json"
        path.write_text(json.dumps(given), encoding="utf-8")
        return path

    return write


def references() -> set[str]:
    return {line.split(",")[0] for line in SAMPLE.read_text(encoding="utf-8").splitlines()[1:]}


def test_a_session_shows_slots_and_no_reference(run: Callable[..., Answer], rolled: Path) -> None:
    opened = run("session", "new", rolled, "--json")
    assert opened.code == 0, opened.err
    assert opened.json["id"] == "2022-10-01.1"
    slots = [clip["slot"] for clip in opened.json["clips"]]
    assert slots == [f"V{number:02}" for number in range(1, len(slots) + 1)]
    assert all(clip["days_left"] == 1 for clip in opened.json["clips"] if clip["days_left"] < 2)
    assert not any(reference in opened.out for reference in references())
    assert run("session", "show", "--json").json == opened.json
    assert run("session", "new", rolled, "--json").json == opened.json, "opening it twice gives the same session"


def test_a_clip_whose_video_is_gone_is_told_as_that(
    run: Callable[..., Answer], rolled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("session", "new", rolled)
    assert main(["--workspace", str(tmp_path / "group.bwv"), "--today", "2023-10-01", "session", "show"]) == 0
    said = capsys.readouterr().out
    assert "video deleted" in said
    assert "days left" not in said


def test_recording_a_clip_keeps_every_answer(
    run: Callable[..., Answer], rolled: Path, answers: Callable[[dict[str, str]], Path]
) -> None:
    run("session", "new", rolled)
    said = run("record", "2022-10-01.1", "V01", "--answers", answers(PREPARED["watched"][2]), "--json")
    assert said.code == 0, said.err
    assert said.json == {"slot": "V01", "state": "viewed", "replaced_by": []}


def test_a_clip_with_missing_answers_is_refused_and_nothing_is_kept(
    run: Callable[..., Answer], rolled: Path, answers: Callable[[dict[str, str]], Path]
) -> None:
    before = run("session", "new", rolled, "--json").json
    lacking = {**PREPARED["watched"][0], "rag": "", "no_such_question": "1"}
    assert run("record", "2022-10-01.1", "V01", "--answers", answers(lacking)).code == 1
    del lacking["no_such_question"]
    said = run("record", "2022-10-01.1", "V01", "--answers", answers(lacking))
    assert said.code == 1
    assert "rag" in said.err
    assert run("session", "show", "--json").json == before


def test_a_clip_that_was_not_shown_gives_its_place_to_a_reserve(
    run: Callable[..., Answer], rolled: Path, answers: Callable[[dict[str, str]], Path]
) -> None:
    slots = len(run("session", "new", rolled, "--json").json["clips"])
    said = run("record", "2022-10-01.1", "V02", "--answers", answers(PREPARED["not_shown"]), "--json")
    assert said.code == 0, said.err
    assert said.json["state"] == "not-shown"
    assert said.json["replaced_by"]
    shown = run("session", "show", "--json").json
    assert len(shown["clips"]) in {slots, slots + 1, slots + 2}
    gone = next(clip for clip in shown["clips"] if clip["slot"] == "V02")
    assert (gone["reason"], gone["answered"], gone["asked"]) == ("technical", 4, 4)


def test_reserves_are_not_called_for_lack_of_time(
    run: Callable[..., Answer], rolled: Path, answers: Callable[[dict[str, str]], Path]
) -> None:
    before = run("session", "new", rolled, "--json").json
    late = {"viewed": "not_viewed", "not_viewed_reason": "time"}
    said = run("record", "2022-10-01.1", "V01", "--answers", answers(late), "--json")
    assert said.json["replaced_by"] == []
    assert len(run("session", "show", "--json").json["clips"]) == len(before["clips"])


def test_clips_the_police_cannot_show_are_named_together_and_the_pack_still_verifies(
    run: Callable[..., Answer], rolled: Path, tmp_path: Path, answers: Callable[[dict[str, str]], Path]
) -> None:
    run("session", "new", rolled)
    said = run(
        "session", "unavailable", "2022-10-01.1", "--clip", "V01=investigation", "--clip", "V03=not_found", "--json"
    )
    assert said.code == 0, said.err
    assert run("session", "unavailable", "2022-10-01.1", "--clip", "V02=complaint").code == 1
    run("record", "2022-10-01.1", "V02", "--answers", answers(PREPARED["not_shown"]))
    pack = tmp_path / "pack"
    assert run("session", "pack", "2022-10-01.1", "--to", pack).code == 0
    assert (pack / "availability.txt").read_text(encoding="ascii").count("\nunavailable ") == 2
    assert run("draw", "verify", pack, "--json").json == {"genuine": True}


def test_the_export_adds_up_and_holds_no_reference(
    run: Callable[..., Answer], rolled: Path, tmp_path: Path, answers: Callable[[dict[str, str]], Path]
) -> None:
    run("session", "new", rolled)
    run("record", "2022-10-01.1", "V01", "--answers", answers(PREPARED["not_shown"]))
    waiting = [c["slot"] for c in run("session", "show", "--json").json["clips"] if c["state"] == "drawn"]
    for number, slot in enumerate(waiting):
        prepared = PREPARED["watched"][number % len(PREPARED["watched"])]
        assert run("record", "2022-10-01.1", slot, "--answers", answers(prepared)).code == 0
    said = run("export", "2022-10-01.1", "--to", tmp_path / "out", "--json")
    assert said.code == 0, said.err
    counts = said.json["counts"]
    assert counts["drawn"] == counts["viewed"] + counts["not_shown"] + counts["to_come"]
    assert (counts["viewed"], counts["not_shown"], counts["to_come"]) == (len(waiting), 1, 0)
    held = references()
    for written in said.json["files"]:
        path = Path(written["path"])
        assert hashlib.sha256(path.read_bytes()).hexdigest() == written["sha256"]
        if path.suffix != ".xlsx":  # plain text, and a ZIP that is not compressed
            assert not any(reference.encode() in path.read_bytes() for reference in held)
            continue
        book = openpyxl.load_workbook(path)
        cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
        assert not any(cell.data_type == "f" for cell in cells)
        assert not any(reference in str(cell.value) for cell in cells for reference in held)
    assert [written["name"] for written in said.json["files"]] == [
        "feedback.xlsx", "panel-sheet.xlsx", "data-package.zip", "clips-for-excel.csv", "public-report.html",
    ]  # fmt: skip
    assert run("session", "show", "--json").json["state"] == "closed"


def test_only_the_kinds_of_file_that_were_asked_for_are_written(
    run: Callable[..., Answer], rolled: Path, tmp_path: Path
) -> None:
    run("session", "new", rolled)
    assert run("export", "2022-10-01.1", "--to", tmp_path / "out", "--shapes", "package,panel").code == 0
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert names == ["clips-for-excel.csv", "data-package.zip", "panel-sheet.xlsx"]
    assert run("export", "2022-10-01.1", "--to", tmp_path / "more", "--shapes", "poster").code == 2
    assert run("session", "show", "--json").json["state"] == "planned"


def test_locked_workbooks_open_with_the_password_alone(
    run: Callable[..., Answer], rolled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("session", "new", rolled)
    asked = ("export", "2022-10-01.1", "--to", tmp_path / "out", "--shapes", "workbook,panel", "--password-env", "WORD")
    said = run(*asked, "--json")
    assert (said.code, said.json["problem"]) == (1, "The password is missing.")
    monkeypatch.setenv("WORD", "short")
    assert run(*asked).code == 1
    assert not (tmp_path / "out").exists()
    monkeypatch.setenv("WORD", "plum-otter-lamp-41")
    said = run(*asked)
    assert said.code == 0, said.err
    assert "plum-otter" not in said.out
    for name in ("feedback.xlsx", "panel-sheet.xlsx"):
        with pytest.raises(zipfile.BadZipFile):
            openpyxl.load_workbook(tmp_path / "out" / name)
        clear = unlock_workbook((tmp_path / "out" / name).read_bytes(), "plum-otter-lamp-41")
        assert openpyxl.load_workbook(io.BytesIO(clear)).sheetnames


def test_the_public_report_is_not_written_when_a_password_is_wanted(
    run: Callable[..., Answer], rolled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("session", "new", rolled)
    monkeypatch.setenv("WORD", "plum-otter-lamp-41")
    said = run("export", "2022-10-01.1", "--to", tmp_path / "out", "--password-env", "WORD")
    assert (said.code, "cannot be locked" in said.err) == (1, True)
    assert not (tmp_path / "out").exists()


def test_locked_data_tables_open_with_the_password_alone(
    run: Callable[..., Answer], rolled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("session", "new", rolled)
    monkeypatch.setenv("WORD", "plum-otter-lamp-41")
    said = run("export", "2022-10-01.1", "--to", tmp_path, "--shapes", "package", "--password-env", "WORD")
    assert said.code == 0, said.err
    assert not (tmp_path / "clips-for-excel.csv").exists()
    locked = (tmp_path / "data-package.zip").read_bytes()
    with pytest.raises(WrongZipPassword):
        opened_zip(locked, "plum-otter-lamp-42", most_bytes=1 << 20)
    clear = opened_zip(locked, "plum-otter-lamp-41", most_bytes=1 << 20)
    assert "clips.csv" in zipfile.ZipFile(io.BytesIO(clear)).namelist()
