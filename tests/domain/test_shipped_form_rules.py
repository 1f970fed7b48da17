"""The rules of the shipped form hold for every order of answers."""

from __future__ import annotations

import functools
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from bwvreview.domain.forms.state import FormState
from bwvreview.domain.forms.survey import Form, Question
from bwvreview.exchange.resources import resource
from bwvreview.exchange.xlsform import read_form

TODAY = date(2026, 12, 5)
NOT_WATCHED = {"clip_ref": "V01", "theme_drawn": "weapons", "viewed": "not_viewed", "not_viewed_reason": "time"}


@functools.cache
def shipped() -> Form:
    return read_form(resource("schemes", "stop-search", "form.xlsx"))


def some_answer(question: Question) -> st.SearchStrategy[str]:
    names = [choice.name for choice in question.choices]
    odd = st.sampled_from(["", " ", "nobody", "none", "x" * 700])
    if question.name == "theme_drawn":
        return st.sampled_from(["", "weapons", "children", "weapons children"])
    if not names:
        return odd | st.text(max_size=20)
    if question.type == "select_multiple":
        return st.lists(st.sampled_from(names), max_size=4).map(" ".join) | odd
    return st.sampled_from(names) | odd


def steps() -> st.SearchStrategy[list[tuple[str, str]]]:
    leading = ["viewed", "search_type", "age_seen", "force_seen", "search_depth", "rag", "tone_change", "theme_drawn"]
    one = st.sampled_from([*shipped().questions, *(shipped().question(name) for name in leading * 4)])
    return st.lists(one.flatmap(lambda question: st.tuples(st.just(question.name), some_answer(question))), max_size=40)


@settings(max_examples=150, deadline=None)
@given(steps())
def test_answering_step_by_step_gives_what_starting_afresh_gives(taken: list[tuple[str, str]]) -> None:
    state = FormState(shipped(), today=TODAY)
    for name, value in taken:
        before = state.relevant_map()
        changed = state.answer(name, value)
        after = state.relevant_map()
        assert changed == {item for item in after if before[item] != after[item]}
    fresh = FormState(shipped(), dict(taken), today=TODAY)
    assert state.relevant_map() == fresh.relevant_map()
    assert state.errors() == fresh.errors()
    assert state.clean() == fresh.clean()
    assert state.sections() == fresh.sections()


@settings(max_examples=150, deadline=None)
@given(steps())
def test_hidden_and_blank_answers_never_leave(taken: list[tuple[str, str]]) -> None:
    state = FormState(shipped(), dict(taken), today=TODAY)
    shown = {question.name for question in state.visible_questions()}
    assert state.clean().keys() <= shown
    assert state.errors().keys() <= shown
    assert all(text.strip() for text in state.clean().values())
    assert all(state.raw(name) == value for name, value in dict(taken).items())
    if state.value("viewed") not in {"full", "part"} and "children" not in state.value("theme_drawn"):
        assert shown <= {"clip_ref", "theme_drawn", "viewed", "not_viewed_reason"}


def test_a_clip_that_was_not_watched_has_four_questions() -> None:
    state = FormState(shipped(), NOT_WATCHED, today=TODAY)
    assert [question.name for question in state.visible_questions()] == list(NOT_WATCHED)
    assert state.errors() == {}
    assert [section.label for section in state.sections() if section.applies] == ["The clip"]


def test_a_childs_part_appears_for_a_child_and_for_a_clip_drawn_for_children() -> None:
    state = FormState(shipped(), {"viewed": "full", "search_type": "person", "theme_drawn": "weapons"}, today=TODAY)
    assert "Children" not in [section.label for section in state.sections() if section.applies]
    part = {"child_words", "child_adult", "child_school", "child_safeguard"}
    assert state.answer("age_seen", "14_17") == part
    assert state.answer("age_seen", "25_plus") == part
    assert state.answer("theme_drawn", "weapons children") == part
    assert "Children" in [section.label for section in state.sections() if section.applies]


def test_none_goes_with_nothing_else() -> None:
    names = ["gowisely", "grounds_kind", "force_seen", "cuff_reason", "cuff_pain", "deescalators", "actions"]
    given_answers = {"viewed": "full", "search_type": "person", "force_seen": "cuffs"}
    state = FormState(shipped(), given_answers, today=TODAY)
    for name in [name for name in names if name != "force_seen"] + ["force_seen"]:
        other = next(choice.name for choice in shipped().question(name).choices if choice.name != "none")
        state.answer(name, f"none {other}")
        assert "on its own" in state.error(name)
        state.answer(name, "none")
        assert state.error(name) == ""


def test_red_and_amber_need_a_reason_and_red_an_urgency() -> None:
    state = FormState(shipped(), {"viewed": "full"}, today=TODAY)
    assert state.answer("rag", "amber") == {"rag_why"}
    assert state.error("rag_why") == "Give the main reason for this rating"
    assert state.answer("rag", "red") == {"urgency"}
    assert state.answer("rag", "green") == {"rag_why", "urgency"}
    assert state.answer("actions", "retain praise") == {"urgency"}


def test_an_answer_of_601_letters_is_too_long() -> None:
    state = FormState(shipped(), {"viewed": "full", "summary": "x" * 600}, today=TODAY)
    assert state.error("summary") == ""
    state.answer("summary", "x" * 601)
    assert state.error("summary") == "Keep it to 600 letters."
