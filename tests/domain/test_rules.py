from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bwvreview.domain.errors import Problem
from bwvreview.domain.rules import read_rule

WORDS = st.dictionaries(st.sampled_from(["a", "b", "c"]), st.sampled_from(["", "x", "y", "z; x"]))


@pytest.mark.parametrize(
    ("rule", "belongs"),
    [
        ('object == "Firearms"', True),
        ('object != "Firearms"', False),
        ('object in ["Crossbows", "Firearms"]', True),
        ('object not_there == "x"', None),
        ("age is blank", True),
        ("object is not blank", True),
        ('age != "10-17"', True),
        ('tactics in ["Baton"]', True),
        ('tactics contains "hand"', True),
        ('not (age is blank and object == "Firearms")', False),
        ('age == "x" or object == "Firearms" and type is blank', True),
        ("always", True),
    ],
)
def test_a_rule_says_who_belongs(rule: str, belongs: bool | None) -> None:
    values = {"object": "Firearms", "tactics": "Compliant handcuffing; Baton"}
    if belongs is None:
        with pytest.raises(Problem):
            read_rule(rule)
    else:
        assert read_rule(rule)(values) is belongs


@pytest.mark.parametrize(
    ("rule", "says"),
    [
        ("", "it ends where a field should stand"),
        ("object ==", "it ends where a word in quotes should stand"),
        ('object in ["a"', "it ends where “]” should stand"),
        ('object like "x"', "“like” cannot follow “object”"),
        ('object == "x" type', "“type” was not expected"),
        ("object == x", "“x” should be a word in quotes"),
        ('height == "tall"', "“height” is not a field"),
        ('object == "x" & type', "“&” is not understood"),
        ("(" * 60 + "always" + ")" * 60, "too many brackets"),
    ],
)
def test_a_wrong_rule_is_refused_with_the_reason(rule: str, says: str) -> None:
    with pytest.raises(Problem) as caught:
        read_rule(rule, {"object", "type"})
    assert says in caught.value.message


@given(WORDS)
def test_not_turns_every_answer_round(values: dict[str, str]) -> None:
    rule = 'a == "x" or b in ["x", "y"] and c is not blank'
    assert read_rule(f"not ({rule})")(values) is not read_rule(rule)(values)


@given(st.text(max_size=60))
def test_any_text_is_a_rule_or_a_problem(text: str) -> None:
    try:
        rule = read_rule(text)
    except Problem:
        return
    assert rule({}) in {True, False}
