"""The draw, by its commands."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.conftest import SAMPLE, Answer

if TYPE_CHECKING:
    from collections.abc import Callable

VECTORS: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[1] / "domain" / "draw_vectors.json").read_text(encoding="utf-8")
)
ROLLS = [(case, draw) for case in VECTORS for draw in case["draws"]]


def commit(run: Callable[..., Answer], folder: Path, *more: object) -> Answer:
    return run(
        "draw", "commit", "--list", SAMPLE, "--theme", "weapons=4+2", "--group", "haringey",
        "--session", "2022-10-01.1", "--to", folder, *more,
    )  # fmt: skip


@pytest.mark.parametrize(("case", "draw"), ROLLS, ids=[f"{case['name']}-{i}" for i, (case, _) in enumerate(ROLLS)])
def test_a_replay_prints_the_published_draw(
    run: Callable[..., Answer], tmp_path: Path, case: dict[str, Any], draw: dict[str, Any]
) -> None:
    (tmp_path / "list.txt").write_bytes(case["list_file"].encode())
    (tmp_path / "statement.txt").write_bytes(case["statement"].encode())
    said = run(
        "draw", "replay", "--list-file", tmp_path / "list.txt", "--statement", tmp_path / "statement.txt",
        "--seed", draw["seed"], "--json",
    )  # fmt: skip
    assert said.code == 0
    assert said.json == draw


def test_a_replay_with_missing_clips_prints_the_reserves_called(run: Callable[..., Answer], tmp_path: Path) -> None:
    case = VECTORS[0]
    for name, key in (("list.txt", "list_file"), ("statement.txt", "statement")):
        (tmp_path / name).write_bytes(case[key].encode())
    (tmp_path / "availability.txt").write_bytes(case["next"]["availability_file"].encode())
    said = run(
        "draw", "replay", "--list-file", tmp_path / "list.txt", "--statement", tmp_path / "statement.txt",
        "--seed", case["next"]["after_seed"], "--availability", tmp_path / "availability.txt", "--json",
    )  # fmt: skip
    assert said.json["called"] == case["next"]["called"]
    assert said.json["slots"] == case["next"]["slots"]


def test_a_fixed_plan_is_two_files_and_a_fingerprint(run: Callable[..., Answer], tmp_path: Path) -> None:
    said = commit(run, tmp_path / "draw", "--json")
    assert said.code == 0, said.err
    assert sorted(path.name for path in (tmp_path / "draw").iterdir()) == ["list.txt", "statement.txt"]
    assert "".join(said.json["groups"]) == said.json["commit"]
    assert said.json["themes"]["weapons"]["sample"] == 4
    assert said.json["size"] + sum(said.json["excluded"].values()) == 515


def test_a_rolled_draw_is_genuine_as_a_folder_and_as_a_zip(
    run: Callable[..., Answer], rolled: Path, tmp_path: Path
) -> None:
    assert run("draw", "verify", rolled, "--json").json == {"genuine": True}
    with zipfile.ZipFile(tmp_path / "pack.zip", "w") as pack:
        for path in rolled.iterdir():
            pack.write(path, path.name)
    assert run("draw", "verify", tmp_path / "pack.zip", "--json").json == {"genuine": True}


@pytest.mark.parametrize("name", ["list.txt", "statement.txt", "statement-1.txt", "certificate.json", "manifest.json"])
def test_a_changed_or_missing_file_is_not_genuine(run: Callable[..., Answer], rolled: Path, name: str) -> None:
    original = (rolled / name).read_bytes()
    (rolled / name).write_bytes(original[:-2] + b"x" + original[-1:])
    changed = run("draw", "verify", rolled, "--json")
    (rolled / name).unlink()
    missing = run("draw", "verify", rolled, "--json")
    for said in (changed, missing):
        assert said.code == 1
        assert said.json["genuine"] is False
        assert said.json["reason"]
        assert "Traceback" not in said.err


def test_an_extra_file_is_not_genuine(run: Callable[..., Answer], rolled: Path) -> None:
    (rolled / "notes.txt").write_text("kept by mistake", encoding="utf-8")
    said = run("draw", "verify", rolled, "--json")
    assert said.code == 1
    assert "notes.txt" in said.json["reason"]


def test_a_second_roll_is_refused_in_the_same_folder_and_in_a_copy(
    run: Callable[..., Answer], rolled: Path, tmp_path: Path
) -> None:
    again = run("draw", "roll", rolled, "--seed", "00000000000000000000")
    assert again.code == 1
    assert "already rolled" in again.err
    copy = tmp_path / "copy"
    copy.mkdir()
    for name in ("list.txt", "statement.txt"):
        shutil.copy(rolled / name, copy / name)
    elsewhere = run("draw", "roll", copy, "--seed", "00000000000000000000")
    assert elsewhere.code == 1
    assert "already rolled" in elsewhere.err
    assert sorted(path.name for path in copy.iterdir()) == ["list.txt", "statement.txt"]


def test_nothing_can_be_rolled_without_a_fixed_plan(run: Callable[..., Answer], tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    said = run("draw", "roll", tmp_path / "empty", "--seed", "63454660390103169462")
    assert said.code == 1
    assert "before the roll" in said.err


def test_another_plan_for_the_same_session_needs_the_first_to_be_given_up(
    run: Callable[..., Answer], tmp_path: Path
) -> None:
    assert commit(run, tmp_path / "one").code == 0
    refused = commit(run, tmp_path / "two")
    assert refused.code == 1
    assert not (tmp_path / "two").exists() or not any((tmp_path / "two").iterdir())
    assert run("draw", "void", tmp_path / "one", "--reason", "A theme was forgotten").code == 0
    still = commit(run, tmp_path / "three")
    assert still.code == 1, "a number is never used twice"
    said = run(
        "draw", "commit", "--list", SAMPLE, "--theme", "weapons=4+2", "--group", "haringey",
        "--session", "2022-10-01.2", "--to", tmp_path / "four",
    )  # fmt: skip
    assert said.code == 0, said.err
    assert run("draw", "roll", tmp_path / "four", "--seed", "63454660390103169462").code == 0
    certificate = json.loads((tmp_path / "four" / "certificate.json").read_text(encoding="utf-8"))
    assert "A theme was forgotten" in json.dumps(certificate)
    assert run("draw", "verify", tmp_path / "four", "--json").json == {"genuine": True}


@pytest.mark.parametrize(
    "digits", ["1234", "6345466039010316946x", "63454660390103169462 ", "٦٣٤٥٤٦٦٠٣٩٠١٠٣١٦٩٤٦٢", ""]
)
def test_digits_that_no_dice_give_are_refused(run: Callable[..., Answer], tmp_path: Path, digits: str) -> None:
    assert commit(run, tmp_path / "draw").code == 0
    said = run("draw", "roll", tmp_path / "draw", "--seed", digits)
    assert said.code == 1
    assert sorted(path.name for path in (tmp_path / "draw").iterdir()) == ["list.txt", "statement.txt"]


def test_a_theme_with_too_few_is_refused_and_leaves_nothing_behind(run: Callable[..., Answer], tmp_path: Path) -> None:
    said = run(
        "draw", "commit", "--list", SAMPLE, "--theme", "section-60=2+0", "--group", "haringey",
        "--session", "2022-10-01.1", "--to", tmp_path / "draw",
    )  # fmt: skip
    assert said.code == 1
    assert "fewer than 10" in said.err
    assert not (tmp_path / "draw").exists()
    assert commit(run, tmp_path / "draw").code == 0, "the refused draw did not use up the number"


@pytest.mark.parametrize(
    "words",
    [
        ["draw", "commit", "--list", "x.csv", "--theme", "weapons", "--group", "g", "--session", "2022-10-01.1"],
        ["draw", "roll"],
        ["list"],
        ["nonsense"],
        ["--today", "yesterday", "list", "check", "x.csv"],
    ],
)
def test_wrong_usage_exits_with_two(run: Callable[..., Answer], words: list[str]) -> None:
    assert run(*words).code == 2
