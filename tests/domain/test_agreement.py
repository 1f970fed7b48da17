"""Agreement between reviewers: published examples, the results of other programs, and what never changes it."""

from __future__ import annotations

import json
import math
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bwvreview.domain.agreement import Agreement, Level, agreement, tally
from bwvreview.domain.agreement_kappa import cohen_kappa, fleiss_kappa
from bwvreview.domain.agreement_words import percent, rests_on, sentences, summary, two_places

ORACLE = Path(__file__).parent / "data" / "agreement_oracle.json"
NAMES = ("percent", "alpha", "ac1", "brennan_prediger")

KRIPPENDORFF = """
1 2 3 3 2 1 4 1 2 . . .
1 2 3 3 2 2 4 1 2 5 . 3
. 3 3 3 2 3 4 2 2 5 1 .
1 2 3 3 2 4 4 1 2 5 1 .
"""
FLEISS = """
0 0 0 0 14
0 2 6 4 2
0 0 3 5 6
0 3 9 2 0
2 2 8 1 1
7 7 0 0 0
3 2 6 3 0
2 5 3 2 2
6 5 2 1 0
0 2 2 3 7
"""
PARADOX = {("yes", "yes"): 118, ("yes", "no"): 5, ("no", "yes"): 2}

Rows = list[dict[str, str]]


def rows_of(table: list[list[int | None]]) -> Rows:
    return [{f"R{at}": "" if value is None else str(value) for at, value in enumerate(row)} for row in table]


def values(found: Agreement) -> tuple[float | None, ...]:
    return tuple(getattr(found, name).value for name in NAMES)


def krippendorff_rows() -> Rows:
    raters = [line.split() for line in KRIPPENDORFF.strip().splitlines()]
    return [
        {f"R{at}": "" if rating == "." else rating for at, rating in enumerate(column)}
        for column in zip(*raters, strict=True)
    ]


def fleiss_rows() -> Rows:
    rows = []
    for line in FLEISS.strip().splitlines():
        ratings = [str(at) for at, count in enumerate(line.split()) for _ in range(int(count))]
        rows.append({f"R{at}": rating for at, rating in enumerate(ratings)})
    return rows


def paradox_rows() -> Rows:
    return [{"A": a, "B": b} for (a, b), count in PARADOX.items() for _ in range(count)]


@pytest.mark.parametrize(("level", "alpha"), [("nominal", 0.743), ("ordinal", 0.815)])
def test_the_example_of_krippendorff_gives_its_published_alpha(level: Level, alpha: float) -> None:
    found = agreement(tally(krippendorff_rows()), level)
    assert found.alpha.value == pytest.approx(alpha, abs=5e-4)
    assert (found.tally.items, found.tally.compared, found.tally.raters) == (12, 11, 4)


def test_the_example_of_fleiss_gives_its_published_kappa() -> None:
    assert fleiss_kappa(tally(fleiss_rows())) == pytest.approx(0.210, abs=5e-4)


def test_the_prevalence_paradox_gives_its_published_figures() -> None:
    found = agreement(tally(paradox_rows()))
    assert found.percent.value == pytest.approx(0.944)
    assert found.ac1.value == pytest.approx(0.9408, abs=5e-5)
    assert cohen_kappa([(row["A"], row["B"]) for row in paradox_rows()]) == pytest.approx(-0.0234, abs=5e-5)


@pytest.mark.parametrize("level", ["nominal", "ordinal"])
def test_other_programs_give_the_same_figures_for_random_ratings(level: Level) -> None:
    compared = 0
    for one in json.loads(ORACLE.read_text(encoding="utf-8")):
        found = agreement(tally(rows_of(one["ratings"])), level)
        varied = len({rating for row in one["ratings"] for rating in row if rating is not None}) > 1
        expected = [one["percent"], one[f"alpha_{level}"], one["ac1"], one["brennan_prediger"]]
        if not varied:
            expected[2:] = [None, None]  # irrCAC says 1 where nothing varies; nothing can be told there
        assert list(values(found)) == [None if one is None else pytest.approx(one, abs=1e-9) for one in expected]
        if one["fleiss"] is not None and (kappa := fleiss_kappa(found.tally)) is not None:
            assert kappa == pytest.approx(one["fleiss"], abs=1e-9)
        compared += found.alpha.value is not None
    assert compared > 150


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ([], "no two reviewers"),
        ([{"A": "1"}, {"B": "2"}], "no two reviewers"),
        ([{"A": "", "B": "1"}], "no two reviewers"),
        ([{"A": "1", "B": "1"}, {"A": "1", "B": "1"}], "every answer was the same"),
        ([{"A": "1", "B": "1"}, {"A": "2"}], "wherever two reviewers"),
    ],
)
def test_nothing_to_compare_and_nothing_that_varies_cannot_be_calculated(rows: Rows, why: str) -> None:
    found = agreement(tally(rows), resamples=200)
    assert found.alpha.value is None
    assert found.alpha.interval is None
    said = sentences(found)["alpha"]
    assert said.startswith("Krippendorff’s alpha cannot be calculated: ")
    assert why in said


def test_one_rating_everywhere_is_full_agreement_that_proves_nothing() -> None:
    found = agreement(tally([{"A": "yes", "B": "yes"}] * 5, ["yes", "no"]))
    assert values(found) == (1.0, None, None, None)


TABLES = st.lists(
    st.lists(st.one_of(st.none(), st.integers(1, 4)), min_size=3, max_size=3), min_size=1, max_size=12
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(TABLES, st.randoms(use_true_random=False), st.sampled_from(["nominal", "ordinal"]))
def test_the_order_of_items_and_raters_and_the_names_of_answers_change_nothing(
    table: list[list[int | None]], chance: random.Random, level: Level
) -> None:
    before = values(agreement(tally(rows_of(table), list("1234")), level))
    shuffled = [list(row) for row in table]
    chance.shuffle(shuffled)
    order = [0, 1, 2]
    chance.shuffle(order)
    shuffled = [[row[at] for at in order] for row in shuffled]
    assert values(agreement(tally(rows_of(shuffled), list("1234")), level)) == pytest.approx(before, abs=1e-9)
    named = [{who: f"word {rating}" if rating else "" for who, rating in row.items()} for row in rows_of(table)]
    names = [f"word {rating}" for rating in "1234"]
    if level == "nominal":
        chance.shuffle(names)
    else:
        names.reverse()  # a scale read from its other end
    assert values(agreement(tally(named, names), level)) == pytest.approx(before, abs=1e-9)


@settings(max_examples=100, deadline=None)
@given(TABLES, st.sampled_from(["nominal", "ordinal"]))
def test_figures_stay_within_their_bounds_or_cannot_be_calculated(table: list[list[int | None]], level: Level) -> None:
    found = agreement(tally(rows_of(table)), level, resamples=50)
    for name in NAMES:
        figure = getattr(found, name)
        for value in (figure.value, *(figure.interval or ())):
            assert value is None or (math.isfinite(value) and value <= 1.0 + 1e-9)
            assert value is None or name != "percent" or value >= 0
        assert figure.interval is None or figure.interval[0] <= figure.interval[1]


@settings(max_examples=60, deadline=None)
@given(TABLES)
def test_perfect_agreement_that_varies_is_one(table: list[list[int | None]]) -> None:
    rows = [{"A": str(row[0] or 1), "B": str(row[0] or 1), "C": ""} for row in table]
    rows += [{"A": "1", "B": "1"}, {"A": "2", "B": "2"}]
    assert values(agreement(tally(rows), "ordinal")) == pytest.approx((1.0, 1.0, 1.0, 1.0))


def test_someone_who_rated_alone_changes_neither_alpha_nor_percent() -> None:
    rows = krippendorff_rows()
    before = agreement(tally(rows), "ordinal")
    after = agreement(tally([*rows, {"R9": "3"}, {"R8": "1"}]), "ordinal")
    assert (after.alpha.value, after.percent.value) == (before.alpha.value, before.percent.value)


def test_the_same_beginning_gives_the_same_interval_and_it_is_kept() -> None:
    first = agreement(tally(krippendorff_rows()), resamples=500, seed=7)
    again = agreement(tally(krippendorff_rows()), resamples=500, seed=7)
    other = agreement(tally(krippendorff_rows()), resamples=500, seed=8)
    assert first == again
    assert (first.resamples, first.seed) == (500, 7)
    assert first.alpha.interval != other.alpha.interval
    assert first.alpha.value == other.alpha.value


def test_an_interval_holds_its_figure_and_narrows_with_more_items() -> None:
    few, many = tally(paradox_rows()[:60] + paradox_rows()[-7:]), tally(paradox_rows() * 8)
    wide, narrow = agreement(few, resamples=500).percent, agreement(many, resamples=500).percent
    for figure in (wide, narrow):
        assert figure.value is not None
        assert figure.interval is not None
        assert figure.interval[0] <= figure.value <= figure.interval[1]
    assert wide.interval is not None
    assert narrow.interval is not None
    assert wide.interval[1] - wide.interval[0] > narrow.interval[1] - narrow.interval[0]


def test_large_tables_are_resampled_in_parts_with_the_same_result(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = agreement(tally(paradox_rows()), resamples=100)
    monkeypatch.setattr("bwvreview.domain.agreement._AT_ONCE", 1)
    assert agreement(tally(paradox_rows()), resamples=100) == whole


def test_a_rating_outside_the_scale_is_refused() -> None:
    with pytest.raises(ValueError, match="not one of the categories"):
        tally([{"A": "blue"}], ["red", "green"])


def test_every_statistic_has_its_sentence() -> None:
    found = agreement(tally(krippendorff_rows()), resamples=300)
    said = sentences(found)
    assert said["percent"].startswith(
        "Two reviewers of the same {clip} gave the same answer 82% of the time (95% range "
    )
    assert said["alpha"].startswith("Krippendorff’s alpha is 0.74 (95% range 0.")
    assert said["alpha"].endswith("Reviewers agree well enough for careful conclusions.")
    assert "AC1 is 0.78" in said["ac1"]
    assert "Brennan-Prediger is 0.77" in said["brennan_prediger"]
    assert summary(found).startswith("Reviewers gave the same answer 82% of the time, over 11 {clips}.")
    assert rests_on(found) == "11 {clips} answered by two or more, 4 reviewers."
    few = agreement(tally([{"A": "1", "B": "2"}, {"A": "2", "B": "2"}]))
    assert rests_on(few) == "2 {clips} answered by two or more, 2 reviewers. With so few, every figure is rough."


@pytest.mark.parametrize(("alpha", "words"), [(1.0, "agree well."), (-0.5, "less than they would by chance")])
def test_the_sentence_says_what_alpha_means(alpha: float, words: str) -> None:
    rows = [{"A": "1", "B": "1"}, {"A": "2", "B": "2"}] if alpha > 0 else [{"A": "1", "B": "2"}, {"A": "2", "B": "1"}]
    assert words in summary(agreement(tally(rows)))


def test_rounding_never_says_all_or_none_when_it_is_not() -> None:
    assert [percent(share) for share in (0.0, 0.0001, 0.5, 0.9999, 1.0)] == ["0%", "1%", "50%", "99%", "100%"]
    assert [two_places(value) for value in (-0.004, -0.2, 0.125)] == ["0.00", "−0.20", "0.12"]
