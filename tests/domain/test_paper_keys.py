"""Typing a paper form in: numbers are answers, and wrong ones are said at once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bwvreview.domain.errors import FormProblem
from bwvreview.domain.paper import PaperForm, PaperQuestion, paper_form
from bwvreview.domain.paper_keys import as_typed, keyed, takes_one_key
from bwvreview.exchange.resources import resource
from bwvreview.exchange.xlsform import read_form
from tests.domain.forms_kit import form_of

PAPER: PaperForm = paper_form(read_form(resource("schemes", "stop-search", "form.xlsx")))
CHOSEN = [question for question in PAPER.questions if question.choices]


def of_type(kind: str) -> PaperQuestion:
    return paper_form(form_of({"type": kind, "name": "q"})).questions[0]


@given(st.sampled_from(CHOSEN), st.data())
def test_the_numbers_on_the_paper_give_the_answers_beside_them(question: PaperQuestion, data: st.DataObject) -> None:
    most = len(question.choices) if question.several else 1
    picked = data.draw(st.lists(st.sampled_from(question.choices), max_size=most, unique=True))
    joint = data.draw(st.sampled_from([" ", ",", ", ", " ; ", "  "]))
    value = keyed(question, joint.join(choice.number for choice in picked))
    assert set(value.split()) == {choice.name for choice in picked}
    assert keyed(question, as_typed(question, value)) == value
    places = [[choice.name for choice in question.choices].index(name) for name in value.split()]
    assert places == sorted(places)  # the order of ticking tells nothing


@pytest.mark.parametrize("typed", ["9", "1 9", "x", "1-2", "٣", "01"])
def test_a_number_that_stands_beside_no_answer_is_said(typed: str) -> None:
    question = next(question for question in CHOSEN if question.name == "viewed")
    with pytest.raises(FormProblem, match=r"^Question 1 has no answer .*\.$") as problem:
        keyed(question, typed)
    assert problem.value.advice == "Type a number from 1 to 3."


def test_one_answer_means_one() -> None:
    with pytest.raises(FormProblem, match="takes one answer"):
        keyed(next(question for question in CHOSEN if question.name == "viewed"), "1 2")


def test_one_key_is_enough_where_no_number_has_two_digits() -> None:
    one_key = {question.name for question in PAPER.questions if takes_one_key(question)}
    assert "viewed" in one_key
    assert "not_viewed_reason" not in one_key  # it has twelve answers
    assert "gowisely" not in one_key  # several can be ticked
    assert "summary" not in one_key


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("5/12/2026", "2026-12-05"),
        (" 5.12.2026 ", "2026-12-05"),
        ("2026-12-05", "2026-12-05"),
        ("31/2/2026", "31/2/2026"),
    ],
)
def test_a_day_is_read_as_people_write_it(typed: str, kept: str) -> None:
    assert keyed(of_type("date"), typed) == kept


def test_words_stay_as_they_were_written() -> None:
    summary = next(question for question in PAPER.questions if question.name == "summary")
    assert keyed(summary, " two\nlines ") == " two\nlines "
    assert keyed(of_type("integer"), " 3 ") == "3"
    assert keyed(of_type("acknowledge"), "1") == "OK"
