"""Typing a paper in goes through the questions as a reader of the paper did."""

from __future__ import annotations

import random
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bwvreview.domain.errors import FormProblem
from bwvreview.domain.forms.state import FormState
from bwvreview.domain.paper_keys import as_typed
from bwvreview.domain.sessions import ClipState
from bwvreview.services.paper_forms import PaperOfClip
from bwvreview.services.record_answer import OpenedClip
from bwvreview.ui.controllers.keying_work import KeyingWork
from tests.domain.test_paper import THEMES, Reader, asked_by_the_program, drawn, shipped, shipped_paper


def paper_of(themes: str = "", **answers: str) -> KeyingWork:
    state = FormState(shipped(), {**drawn(themes), **answers}, today=date(2026, 12, 5))
    clip = OpenedClip(1, 1, "V01", 1, 8, (), None, ClipState.DRAWN, state, None)
    return KeyingWork(PaperOfClip(clip, shipped_paper(themes, filled=True)), "panel")


def number(work: KeyingWork) -> int:
    """The number of the question that is typed in now; 0 at the end."""
    question = work.question
    return question.number if question else 0


@settings(max_examples=60, deadline=None)
@given(st.randoms(use_true_random=False), st.sampled_from(THEMES))
def test_the_page_asks_for_what_stands_on_the_paper_in_its_order(chance: random.Random, themes: str) -> None:
    reader = Reader(shipped_paper(themes, filled=True), chance, drawn(themes), by_words=True).read()
    work, asked = paper_of(themes), []
    while (question := work.question) is not None:
        asked.append(question.name)
        given_back = work.give(as_typed(question, reader.answers[question.name]))
        assert given_back in (None, (question.name, reader.answers[question.name]))
    assert asked == reader.asked == asked_by_the_program(shipped(), reader.answers)
    several = {question.number for question in work.paper.questions if question.several}
    assert {number for number, _ in work.missing()} <= several  # “none” ticked with others
    assert {line.number for line in work.lines(99)} == {work.paper.questions[n].number for n in work._passed}


def test_a_wrong_number_changes_nothing_and_stays() -> None:
    work = paper_of()
    with pytest.raises(FormProblem, match="has no answer 7"):
        work.give("7")
    assert (number(work), work.state.raw("viewed")) == (1, "")


def test_going_back_and_changing_an_answer_passes_over_what_no_longer_applies() -> None:
    work = paper_of()
    work.give("1")
    assert number(work) == 3
    assert work.back()
    assert work.typed == "1"
    work.give("3")
    assert number(work) == 2
    work.give("8")
    assert number(work) == 0
    assert not work.missing()
    assert work.go_to(2)
    assert not work.go_to(5)
    assert not work.go_to(99)


def test_an_answer_left_empty_is_passed_and_told_at_the_end() -> None:
    work = paper_of(viewed="not_viewed")
    work.give("3")
    work.give("")
    assert work.lines(5)[0].answer == ""
    assert [number for number, _ in work.missing()] == [2]


def test_an_answer_that_breaks_a_rule_of_the_form_is_said() -> None:
    work = paper_of(viewed="full")
    assert work.go_to(27)
    given_back = work.give("1 3")
    assert given_back == ("force_seen", "none cuffs")
    assert "on its own" in work.problem_of("force_seen")
