"""What a draw leaves, by its commands."""

from __future__ import annotations

import csv
import json
import re
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import Answer

if TYPE_CHECKING:
    from collections.abc import Callable


def test_the_whole_pack_is_genuine_as_a_zip_and_as_a_folder(
    run: Callable[..., Answer], rolled: Path, tmp_path: Path
) -> None:
    for place in (tmp_path / "pack.zip", tmp_path / "pack"):
        said = run("draw", "pack", rolled, "--to", place)
        assert said.code == 0, said.err
        assert "lock it away" in said.out
        assert run("draw", "verify", place, "--json").json == {"genuine": True}
    assert (tmp_path / "pack" / "certificate.json").read_bytes() == (rolled / "certificate.json").read_bytes()


def test_the_certificate_and_the_public_page_are_written_where_asked(
    run: Callable[..., Answer], rolled: Path, tmp_path: Path
) -> None:
    assert run("draw", "certificate", rolled, "--to", tmp_path / "c.pdf").code == 0
    assert run("draw", "certificate", rolled, "--to", tmp_path / "c.xlsx").code == 0
    said = run("draw", "public", rolled, "--to", tmp_path / "draw-public.html", "--json")
    assert said.json == {"files": [str(tmp_path / "draw-public.html")]}
    assert (tmp_path / "c.pdf").read_bytes().startswith(b"%PDF-1.7")
    group = json.loads((rolled / "certificate.json").read_bytes())["commitment_groups"][0]
    assert group in (tmp_path / "draw-public.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("verb", ["pack", "certificate", "public"])
def test_nothing_is_written_from_a_pack_that_is_not_genuine(
    run: Callable[..., Answer], rolled: Path, tmp_path: Path, verb: str
) -> None:
    (rolled / "list.txt").write_bytes((rolled / "list.txt").read_bytes() + b"X")
    said = run("draw", verb, rolled, "--to", tmp_path / "out.pdf")
    assert said.code == 1
    assert "list.txt was changed" in said.err
    assert not (tmp_path / "out.pdf").exists()


def test_a_draw_from_references_of_the_police_is_not_opened(
    run: Callable[..., Answer], rolled: Path, tmp_path: Path
) -> None:
    said = run("draw", "pack", rolled, "--open", "--to", tmp_path / "open.zip")
    assert said.code == 1
    assert "its references come from the police" in said.err
    references = re.findall(r"^(\S+)\t", (rolled / "list.txt").read_text(), re.MULTILINE)
    assert references
    assert not any(reference in said.err + said.out for reference in references)
    assert not (tmp_path / "open.zip").exists()


def own_list(folder: Path, *, guns: int) -> Path:
    """A list without references; `guns` of its 120 searches were for weapons."""
    path = folder / "list.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        rows = csv.writer(stream)
        rows.writerow(["Date", "Type", "Object of search", "Outcome"])
        for number in range(120):
            day = date(2022, 9, 10) + timedelta(days=number % 15)
            what = "Offensive weapons" if number < guns else "Controlled drugs"
            rows.writerow([day.isoformat(), "Person search", what, "A no further action disposal"])
    return path


def drawn_from(run: Callable[..., Answer], source: Path, folder: Path) -> Path:
    fixed = run(
        "draw", "commit", "--list", source, "--theme", "weapons=3+1", "--group", "haringey",
        "--session", "2022-10-01.1", "--to", folder,
    )  # fmt: skip
    assert fixed.code == 0, fixed.err
    assert run("draw", "roll", folder, "--seed", "63454660390103169462").code == 0
    return folder


def test_a_draw_from_references_made_here_can_be_opened(run: Callable[..., Answer], tmp_path: Path) -> None:
    folder = drawn_from(run, own_list(tmp_path, guns=40), tmp_path / "draw")
    said = run("draw", "pack", folder, "--open", "--to", tmp_path / "open")
    assert said.code == 0, said.err
    assert "both said yes" in said.out
    assert run("draw", "verify", tmp_path / "open").code == 0
    names = {path.name for path in (tmp_path / "open").iterdir()}
    assert not names & {"pull-list.txt", "certificate.pdf", "certificate.xlsx"}
    assert {"list.txt", "statement.txt", "statement-1.txt", "verify.html"} <= names
    keep = json.loads((tmp_path / "open" / "certificate.json").read_bytes())["keep"]
    assert keep.startswith("This pack is open")


def test_a_draw_in_which_few_share_a_combination_is_not_opened(run: Callable[..., Answer], tmp_path: Path) -> None:
    folder = drawn_from(run, own_list(tmp_path, guns=113), tmp_path / "draw")
    said = run("draw", "pack", folder, "--open", "--to", tmp_path / "open")
    assert said.code == 1
    assert "fewer than 10 encounters have the same themes" in said.err
    assert not (tmp_path / "open").exists()


def test_a_draw_of_another_computer_is_not_opened(
    run: Callable[..., Answer], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = drawn_from(run, own_list(tmp_path, guns=40), tmp_path / "draw")
    (tmp_path / "group.bwv").rename(tmp_path / "elsewhere.bwv")
    said = run("draw", "pack", folder, "--open", "--to", tmp_path / "open")
    assert said.code == 1
    assert "its list is not in this workspace" in said.err
