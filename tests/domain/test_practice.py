"""Practice clips: kind words, question by question; drift over the quarters."""

from __future__ import annotations

from datetime import date

import pytest

from bwvreview.domain.drift import Attempt, drift
from bwvreview.domain.practice_key import compare
from bwvreview.domain.quarter import Quarter
from tests.domain.test_conflicts import TODAY, form

KEY = {"kind": "a", "scale": "2", "many": "a b", "said": "Calm.", "more": "b"}


def said(**given: str) -> dict[str, tuple[str, str]]:
    found = compare(form(), KEY, {**KEY, **given}, today=TODAY)
    return {one.name: (one.likeness, one.sentence) for one in found.questions}


def test_the_same_answers_are_the_same() -> None:
    found = compare(form(), KEY, KEY, today=TODAY)
    assert (found.counted, found.same) == (4, 4)
    assert found.sentence == "You answered 4 of 4 questions as the group did."
    assert {one.likeness for one in found.questions} == {"same", "words"}


@pytest.mark.parametrize(
    ("given", "name", "likeness", "sentence"),
    [
        ({"scale": "3"}, "scale", "close", "You are close: the group chose “Step 2”, one step from yours."),
        (
            {"scale": "4"},
            "scale",
            "different",
            "The group chose “Step 2”, you chose “Step 4”. {Watch} this part once more.",
        ),
        (
            {"scale": "unsure"},
            "scale",
            "different",
            "The group chose “Step 2”. Could not tell is an honest answer.",
        ),
        ({"scale": ""}, "scale", "different", "The group chose “Step 2”. You left it open, and that is fine."),
        (
            {"many": "b c"},
            "many",
            "close",
            "You saw some of the same. The group also saw: A. Only you saw: C.",
        ),
        ({"many": "c"}, "many", "different", "The group chose “A; B”, you chose “C”. {Watch} this part once more."),
        (
            {"kind": "b"},
            "more",
            "not-asked",
            "The group chose “B”. An earlier answer of yours hid this question.",
        ),
    ],
)
def test_each_difference_has_a_kind_sentence(given: dict[str, str], name: str, likeness: str, sentence: str) -> None:
    assert said(**given)[name] == (likeness, sentence)


def test_a_question_that_only_the_member_was_asked_is_left_out() -> None:
    found = compare(form(), {**KEY, "kind": "b"}, KEY, today=TODAY)
    assert "more" not in {one.name for one in found.questions}
    assert found.same == 2


def test_nothing_to_compare_is_said() -> None:
    assert compare(form(), {"said": "Calm."}, {}, today=TODAY).sentence == "There is nothing to compare yet."


def test_drift_is_told_quarter_by_quarter() -> None:
    found = drift(
        [
            Attempt(date(2027, 1, 2), 40, 30),
            Attempt(date(2026, 12, 31), 50, 41),
            Attempt(date(2026, 10, 1), 50, 49),
            Attempt(date(2027, 7, 1), 40, 31),
            Attempt(date(2027, 10, 1), 5, 1),
        ]
    )
    fewer = "January to March 2027: 75% as agreed (30 of 40 answers). 15 points fewer than before."
    fewer += " {Watch} a practice {clip} together."
    assert [one.sentence for one in found] == [
        "October to December 2026: 90% as agreed (90 of 100 answers).",
        fewer,
        "July to September 2027: 78% as agreed (31 of 40 answers). About the same as before.",
        "October to December 2027: 20% as agreed (1 of 5 answers). Too few answers to speak of a change.",
    ]
    assert [one.tries for one in found] == [2, 1, 1, 1]


def test_drift_names_a_gain_too_and_survives_empty_quarters() -> None:
    found = drift(
        [Attempt(date(2026, 1, 1), 0, 0), Attempt(date(2026, 4, 1), 40, 20), Attempt(date(2026, 7, 1), 40, 30)]
    )
    assert [one.sentence for one in found] == [
        "January to March 2026: nothing could be compared.",
        "April to June 2026: 50% as agreed (20 of 40 answers).",
        "July to September 2026: 75% as agreed (30 of 40 answers). 25 points more than before.",
    ]
    assert drift([]) == ()


@pytest.mark.parametrize(("then", "now"), [(16, 18), (14, 12), (10, 12), (18, 16)])
def test_a_change_by_ten_points_is_told_whatever_the_shares(then: int, now: int) -> None:
    told = drift([Attempt(date(2026, 1, 1), 20, then), Attempt(date(2026, 4, 1), 20, now)])[-1]
    assert f"10 points {'more' if now > then else 'fewer'} than before" in told.sentence


@pytest.mark.parametrize(("day", "number"), [(date(2026, 1, 1), 1), (date(2026, 3, 31), 1), (date(2026, 4, 1), 2)])
def test_a_day_has_its_quarter(day: date, number: int) -> None:
    assert Quarter.of(day) == Quarter(2026, number)
