"""A further roll of the same plan, from the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import SAMPLE, Answer

DICE, SECOND = "63454660390103169462", "01234567890123456789"
SESSION = "2022-10-01.1"


@pytest.fixture
def rolled_once(run: Callable[..., Answer], tmp_path: Path) -> Path:
    """A draw that replaces clips by new dice, with its session."""
    folder = tmp_path / "draw"
    fixed = run(
        "draw", "commit", "--list", SAMPLE, "--theme", "weapons=4", "--group", "haringey", "--session", SESSION,
        "--unavailable", "reroll", "--to", folder,
    )  # fmt: skip
    assert fixed.code == 0, fixed.err
    assert "by a further roll of dice" in fixed.out
    assert run("draw", "roll", folder, "--seed", DICE).code == 0
    assert run("session", "new", folder).code == 0
    return folder


def test_a_further_roll_is_read_out_rolled_once_and_in_the_pack(
    run: Callable[..., Answer], rolled_once: Path, tmp_path: Path
) -> None:
    fixed = run("session", "unavailable", SESSION, "--clip", "V02=not_found", "--json").json["next_roll"]
    assert (fixed["round"], len(fixed["groups"]), "".join(fixed["groups"])) == (2, 8, fixed["commit"])
    assert "Write this in the minutes, before any number is rolled:" in run("session", "show").out
    again = run("session", "roll", SESSION, "--seed", SECOND, "--json")
    assert again.json["round"] == 2
    assert [clip["replaces"] for clip in again.json["came"].values()] == [["V02"]]
    assert run("session", "pack", SESSION, "--to", rolled_once).code == 0
    assert run("draw", "verify", rolled_once).code == 0
    content = json.loads((rolled_once / "certificate.json").read_text(encoding="utf-8"))
    assert content["rounds"][1]["commitment"] == fixed["commit"]
    assert run("session", "roll", SESSION, "--seed", SECOND).code == 1


def test_without_a_fixed_roll_no_dice_are_taken(run: Callable[..., Answer], rolled_once: Path) -> None:
    said = run("session", "roll", SESSION, "--seed", SECOND)
    assert said.code == 1
    assert "No further roll is fixed for this plan." in said.err
    assert run("session", "unavailable", SESSION).code == 1


def test_wrong_digits_leave_the_fixed_roll_as_it_was(run: Callable[..., Answer], rolled_once: Path) -> None:
    fixed = run("session", "unavailable", SESSION, "--clip", "V01=technical", "--json").json["next_roll"]
    for digits in (SECOND[:-1], SECOND + "0", "x" * 20, "０" * 20):
        assert run("session", "roll", SESSION, "--seed", digits).code == 1
    assert run("session", "show", "--json").json["next_roll"] == fixed
