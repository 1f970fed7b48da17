"""The published vectors of BWV-DRAW-1: two programs that follow the protocol give the same bytes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bwvreview.domain.draw import tickets
from bwvreview.domain.draw.availability import Availability, call_reserves
from bwvreview.domain.draw.draw import replay
from bwvreview.domain.draw.list_file import ListFile
from bwvreview.domain.draw.reroll import NewRoll, reroll
from bwvreview.domain.draw.statement import Statement

CASES: list[dict[str, Any]] = json.loads(Path(__file__).with_name("draw_vectors.json").read_text(encoding="utf-8"))
DRAWS = [(case, number) for case in CASES for number in range(len(case["draws"]))]
NAMES = [f"{case['name']}-roll-{number + 1}" for case, number in DRAWS]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_list_file_reads_back_as_the_same_bytes_and_has_the_published_fingerprint(case: dict[str, Any]) -> None:
    data = case["list_file"].encode()
    list_file = ListFile.parse(data)
    assert list_file.to_bytes() == data
    assert list_file.fingerprint == case["list"]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_statement_reads_back_as_the_same_bytes_and_has_the_published_commitment(case: dict[str, Any]) -> None:
    data = case["statement"].encode()
    statement = Statement.parse(data)
    assert statement.to_bytes() == data
    assert statement.commit == case["commit"]
    assert "".join(statement.groups_of_eight) == case["commit"]


@pytest.mark.parametrize(("case", "number"), DRAWS, ids=NAMES)
def test_a_roll_gives_the_published_draw(case: dict[str, Any], number: int) -> None:
    published = case["draws"][number]
    list_file, statement = ListFile.parse(case["list_file"].encode()), Statement.parse(case["statement"].encode())
    assert replay(list_file, statement, published["seed"]).as_json() == published


def test_a_ticket_cut_short_does_not_pass_the_vectors(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = tickets.lowest_tickets

    def cut(*args: Any, **kwargs: Any) -> Any:
        return {label: [(t[:8], r) for t, r in pairs] for label, pairs in whole(*args, **kwargs).items()}

    monkeypatch.setattr("bwvreview.domain.draw.draw.lowest_tickets", cut)
    case = CASES[0]
    list_file, statement = ListFile.parse(case["list_file"].encode()), Statement.parse(case["statement"].encode())
    published = case["draws"][0]
    assert replay(list_file, statement, published["seed"]).as_json() != published


def test_the_published_availability_file_calls_the_published_reserves() -> None:
    case, published = CASES[0], CASES[0]["next"]
    list_file, statement = ListFile.parse(case["list_file"].encode()), Statement.parse(case["statement"].encode())
    draw = replay(list_file, statement, published["after_seed"])
    availability = Availability.parse(published["availability_file"].encode())
    replaced = call_reserves(list_file, statement, draw, availability)
    assert {label: list(new) for label, new in replaced.called.items()} == published["called"]
    assert replaced.slots == published["slots"]
    assert replaced.shortfall == {}


def test_the_availability_file_is_written_as_published() -> None:
    case, published = CASES[0], CASES[0]["next"]
    availability = Availability(
        case["commit"],
        (
            ("BWV-HVK8-X608", "not-found"),
            ("BWV-21V1-PJ9S", "investigation"),
            ("BWV-C2MR-82AY", "investigation"),
        ),
        (("BWV-BJ4B-WZNP", "technical"),),
    )
    assert availability.to_bytes().decode() == published["availability_file"]


def test_the_published_second_round_has_its_commitment_its_key_and_its_clips() -> None:
    case, published = CASES[1], CASES[1]["reroll"]
    list_file, statement = ListFile.parse(case["list_file"].encode()), Statement.parse(case["statement"].encode())
    draw = replay(list_file, statement, published["after_seed"])
    done = reroll(list_file, statement, draw, [NewRoll(tuple(published["unavailable"]), published["seed"])])
    (second,) = done.rounds
    assert (second.number, second.commit, second.key) == (2, published["commit"], published["key"])
    assert {label: list(new) for label, new in second.called.items()} == published["called"]
    assert done.replacements.called == second.called
    assert len(done.replacements.slots) == len(draw.slots) + 2
