"""Where reviewers differ: the worst first; what all answered alike needs no talk."""

from __future__ import annotations

import random
from datetime import date
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bwvreview.domain.conflicts import differences, disagreement, take_over
from bwvreview.domain.forms.state import FormState
from bwvreview.domain.forms.survey import Form, Question
from bwvreview.exchange.highlights_file import load_highlights
from tests.domain.forms_kit import form_of

TODAY = date(2026, 11, 22)
SCALE = [{"list_name": "steps", "name": str(step), "label": f"Step {step}"} for step in range(1, 5)]
CHOICES = [
    *SCALE,
    {"list_name": "steps", "name": "unsure", "label": "Could not tell"},
    *({"list_name": "abc", "name": name, "label": name.upper()} for name in "abcd"),
]


@cache
def form() -> Form:
    return form_of(
        {"type": "select_one abc", "name": "kind", "required": "yes"},
        {"type": "select_one steps", "name": "scale", "appearance": "likert", "required": "yes"},
        {"type": "select_multiple abc", "name": "many"},
        {"type": "text", "name": "said"},
        {"type": "select_one abc", "name": "more", "relevant": "${kind} = 'a'", "required": "yes"},
        {"type": "select_one abc", "name": "deep", "relevant": "${more} = 'a'"},
        choices=CHOICES,
    )


def question(name: str) -> Question:
    return form().question(name)


def panel(**answers: str) -> FormState:
    return FormState(form(), answers, today=TODAY)


@pytest.mark.parametrize(
    ("name", "answers", "apart"),
    [
        ("kind", ["a", "a", "a"], 0.0),
        ("kind", ["a", "a", "b"], 2 / 3),
        ("kind", ["a", "b", "c"], 1.0),
        ("kind", ["a", ""], 1.0),
        ("kind", ["a"], 0.0),
        ("scale", ["1", "2"], 1 / 3),
        ("scale", ["1", "4"], 1.0),
        ("scale", ["1", "unsure"], 1.0),
        ("many", ["a b", "a c"], 2 / 3),
        ("many", ["a b", "c"], 1.0),
        ("many", ["a b", ""], 1.0),
        ("said", ["Calm.", "Tense."], None),
    ],
)
def test_how_far_two_reviewers_are_apart(name: str, answers: list[str], apart: float | None) -> None:
    assert disagreement(question(name), answers) == (None if apart is None else pytest.approx(apart))


def test_the_rating_of_the_feedback_is_a_scale() -> None:
    rated = form_of(
        {"type": "select_one rag", "name": "rag"},
        choices=[{"list_name": "rag", "name": name, "label": name} for name in ("green", "amber", "red", "none")],
    ).question("rag")
    highlights = load_highlights()
    assert disagreement(rated, ["green", "red"], highlights) == 1.0
    assert disagreement(rated, ["green", "amber"], highlights) == 0.5
    assert disagreement(rated, ["green", "none"], highlights) == 1.0
    assert disagreement(rated, ["green", "amber"]) == 1.0


def test_the_worst_difference_stands_first_and_words_last() -> None:
    alone = {
        "A": {"kind": "b", "scale": "1", "many": "a b", "said": "Calm."},
        "B": {"kind": "b", "scale": "2", "many": "c", "said": "Loud."},
    }
    found = differences(panel(kind="b"), alone)
    assert [(one.name, one.disagreement) for one in found.differing] == [
        ("many", 1.0),
        ("scale", pytest.approx(1 / 3)),
        ("said", None),
    ]
    assert found.same == ("kind",)
    assert all(one.standing == "to-agree" for one in found.differing)


def test_what_the_group_said_stands_beside_the_difference() -> None:
    alone = {"A": {"kind": "b", "scale": "1"}, "B": {"kind": "c", "scale": "2"}}
    found = {one.name: one for one in differences(panel(kind="c"), alone, {"scale"}).differing}
    assert (found["kind"].standing, found["kind"].agreed) == ("agreed", "c")
    assert found["scale"].standing == "not-agreed"
    assert differences(panel(kind="c"), alone, {"scale"}).to_agree == ()


def test_what_nobody_answered_is_listed_only_when_it_is_needed() -> None:
    found = differences(panel(), {"A": {"kind": "b"}, "B": {"kind": "b"}})
    assert [one.name for one in found.differing] == ["scale"]


def test_the_order_of_ticking_is_no_difference() -> None:
    found = differences(panel(), {"A": {"many": "a c"}, "B": {"many": "c a"}})
    assert "many" in found.same


def test_taking_over_goes_on_where_an_answer_brings_questions() -> None:
    alone = {"A": {"kind": "a", "more": "a", "deep": "b"}, "B": {"kind": "a", "more": "a", "deep": "b"}}
    state = panel()
    assert take_over(state, alone) == {"kind": "a", "more": "a", "deep": "b"}
    assert state.clean() == {"kind": "a", "more": "a", "deep": "b"}
    assert take_over(panel(), alone, {"more"}) == {"kind": "a"}
    assert take_over(panel(kind="b"), alone) == {}


ANSWERS = st.fixed_dictionaries(
    {},
    optional={
        "kind": st.sampled_from("abcd"),
        "scale": st.sampled_from(["1", "2", "3", "4", "unsure"]),
        "many": st.sampled_from(["a", "b", "a b", "b a c", "d"]),
        "said": st.sampled_from(["Calm.", "Tense."]),
        "more": st.sampled_from("abcd"),
        "deep": st.sampled_from("abcd"),
    },
)


@settings(max_examples=200, deadline=None)
@given(st.lists(ANSWERS, min_size=1, max_size=4), st.randoms(use_true_random=False))
def test_no_reviewer_counts_more_than_another(drafts: list[dict[str, str]], chance: random.Random) -> None:
    alone = {
        letter: FormState(form(), draft, today=TODAY).clean() for letter, draft in zip("ABCD", drafts, strict=False)
    }
    state = panel()
    taken = take_over(state, alone)
    found = differences(state, alone)
    letters = list(alone)
    chance.shuffle(letters)
    again = panel()
    assert take_over(again, {letter: alone[letter] for letter in letters}) == taken
    other = differences(again, {letter: alone[letter] for letter in letters})
    assert [(one.name, one.disagreement) for one in other.differing] == [
        (one.name, pytest.approx(one.disagreement) if one.disagreement is not None else None) for one in found.differing
    ]
    assert all(taken[name] == state.value(name) for name in taken)
    assert not set(taken) & {one.name for one in found.differing}
    for one in found.differing:
        assert one.disagreement is None or 0 <= one.disagreement <= 1
        assert set(one.answers) == set(alone)
