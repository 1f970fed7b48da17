"""A few damaged files for each door in every run of the tests; `python -m tests.fuzz` tries them by the thousand."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bwvreview.domain.errors import ListProblem
from tests.fuzz import __main__ as command
from tests.fuzz.targets import TARGETS, Target, damaged


@pytest.mark.parametrize("name", TARGETS)
def test_every_door_reads_its_undamaged_files(name: str, tmp_path: Path) -> None:
    target = TARGETS[name]
    assert all(target.run(seed, tmp_path) for seed in target.seeds())


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@pytest.mark.parametrize("name", TARGETS)
@given(number=st.integers(0, 1 << 32))
def test_a_damaged_file_is_read_or_is_a_problem_with_advice(name: str, number: int, tmp_path: Path) -> None:
    target = TARGETS[name]
    stream = damaged(target, Random(number))
    assert {target.run(next(stream), tmp_path) for _ in range(3)} <= {True, False}


def test_the_command_counts_what_it_tried(tmp_path: Path) -> None:
    log = tmp_path / "log"
    assert command.main(["mapping", "--inputs", "20", "--keep", str(tmp_path / "kept"), "--log", str(log)]) == 0
    assert log.read_text().startswith("mapping seed 1: 20 inputs, ")
    assert not list((tmp_path / "kept").iterdir())


def test_the_command_knows_every_door() -> None:
    assert set(command.NAMES) == set(TARGETS)


def test_a_problem_without_advice_is_a_fault(tmp_path: Path) -> None:
    def refuses(_path: Path) -> None:
        raise ListProblem("No.", advice="")

    target = Target("list.csv", list, lambda data, _random: data, refuses)
    with pytest.raises(AssertionError, match="what to do"):
        target.run(b"x", tmp_path)
