from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bwvreview.domain.detect import REASONS, flags
from bwvreview.domain.privacy import known_keys
from bwvreview.exchange.scheme_file import load_vocabulary
from tests.benchmarks import bench_privacy
from tests.lists import shared

CASES = Path(__file__).parents[1] / "data" / "privacy-cases.csv"
KNOWN = known_keys(load_vocabulary())


def cases() -> list[dict[str, str]]:
    with CASES.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("number", range(len(cases())))
def test_every_shared_case_is_judged_rightly_under_its_heading(number: int) -> None:
    case = cases()[number]
    assert (flags(case["value"], case["column_name"], known=KNOWN) is not None) is (case["must_flag"] == "1")


def test_without_headings_nothing_innocent_is_flagged_and_nearly_all_else_is() -> None:
    flagged = {row["value"]: flags(row["value"], known=KNOWN) for row in cases()}
    wrong = [row["value"] for row in cases() if row["must_flag"] == "0" and flagged[row["value"]]]
    right = [row["value"] for row in cases() if row["must_flag"] == "1"]
    assert wrong == []
    assert sum(1 for value in right if flagged[value]) / len(right) >= 0.93


def test_every_word_of_the_vocabulary_is_innocent_even_to_one_who_does_not_know_it() -> None:
    vocabulary = load_vocabulary()
    words = {word for field in vocabulary.fields for word in field.values}
    assert {word: kind for word in words if (kind := flags(word))} == {}


def test_every_heading_of_a_known_column_is_innocent_above_a_known_word() -> None:
    vocabulary = load_vocabulary()
    wrong = [
        (header, word)
        for field in vocabulary.fields
        for header in field.headers
        for word in field.values[:3]
        if flags(word, header, known=KNOWN)
    ]
    assert wrong == []


def test_our_own_cases_are_judged_rightly_with_and_without_their_headings() -> None:
    own = bench_privacy.cases("privacy-more.csv")
    under, bare = bench_privacy.score(own, headings=True), bench_privacy.score(own, headings=False)
    assert (under.precision, bare.precision) == (1.0, 1.0)
    assert under.recall >= 0.97
    assert bare.recall >= 0.93


def test_the_cases_of_every_round_are_judged_rightly_with_and_without_their_headings() -> None:
    rounds = bench_privacy.cases("privacy-rounds.csv")
    under, bare = bench_privacy.score(rounds, headings=True), bench_privacy.score(rounds, headings=False)
    assert (under.precision, bare.precision) == (1.0, 1.0)
    assert under.recall >= 0.99
    assert bare.recall >= 0.99


def test_no_innocent_column_of_a_real_list_is_flagged_with_or_without_its_heading() -> None:
    shared("privacy/privacy-cases.csv")
    assert bench_privacy.false_alarms() == []


@given(st.text(max_size=80), st.text(max_size=30))
def test_any_value_is_judged_in_words_that_exist(value: str, heading: str) -> None:
    kind = flags(value, heading)
    assert kind is None or kind in REASONS


@pytest.mark.parametrize(
    "value",
    [
        "a" * 200_000,
        "A " * 100_000,
        "1" * 200_000,
        "Ab " * 60_000,
        "0 " * 50_000,
        "a." * 90_000,
        "on ab " * 30_000,
        "as-" * 60_000,
    ],
)
def test_long_values_take_no_long_time(value: str) -> None:
    flags(value, "Comments")


@pytest.mark.parametrize("sign", ["²", "①", "٣"])
@pytest.mark.parametrize("header", ["Hour", "Hour of day", "NHS number", "Age", "Day", "Time", ""])
def test_signs_that_are_nearly_figures_are_judged_like_any_others(header: str, sign: str) -> None:
    for many in (1, 2, 12, 5_000):
        assert flags(sign * many, header) in {None, *REASONS}


def test_an_hour_of_the_day_is_told_under_its_heading() -> None:
    assert [flags(text, "Hour") for text in ("0", "23", "24", "7" * 5_000)] == ["exact_time", "exact_time", None, None]
