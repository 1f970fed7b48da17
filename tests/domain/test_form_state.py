"""Answers to a form: what is asked, what is wrong, what is kept and what may leave."""

from __future__ import annotations

from datetime import date

import pytest

from bwvreview.domain.errors import FormProblem
from bwvreview.domain.forms.state import FormState, SectionProgress
from bwvreview.domain.forms.survey import Form
from tests.domain.forms_kit import Row, form_of

TODAY = date(2026, 12, 5)
END: Row = {"type": "end_group", "label": ""}


def begun(*survey: Row, **answers: str) -> FormState:
    return FormState(form_of(*survey), answers, today=TODAY)


def test_a_hidden_answer_stays_in_the_draft_reads_as_nothing_and_comes_back() -> None:
    state = begun(
        {"type": "select_one abc", "name": "one"},
        {"type": "text", "name": "more", "relevant": "${one} = 'a'", "required": "yes"},
        {"type": "text", "name": "after", "relevant": "${more} = 'x'"},
        one="a",
        more="x",
    )
    assert state.relevant("after")
    assert state.answer("one", "b") == {"more", "after"}
    assert (state.raw("more"), state.value("more")) == ("x", "")
    assert state.clean() == {"one": "b"}
    assert state.draft() == {"one": "b", "more": "x"}
    assert state.errors() == {}
    assert state.answer("one", "a") == {"more", "after"}
    assert state.clean() == {"one": "a", "more": "x"}


def test_what_is_in_a_hidden_group_is_hidden_at_any_depth() -> None:
    state = begun(
        {"type": "select_one abc", "name": "one"},
        {"type": "begin_group", "name": "outer", "relevant": "${one} = 'a'"},
        {"type": "begin_group", "name": "inner"},
        {"type": "text", "name": "deep", "required": "yes"},
        END,
        END,
        {"type": "note", "name": "seen", "relevant": "${deep} != ''"},
    )
    assert state.relevant_map() == {"one": True, "outer": False, "inner": False, "deep": False, "seen": False}
    assert state.answer("deep", "kept") == frozenset()
    assert state.answer("one", "a") == {"outer", "inner", "deep", "seen"}
    assert state.relevant_map() == dict.fromkeys(("one", "outer", "inner", "deep", "seen"), True)


def test_answering_while_hidden_changes_nothing_until_it_is_asked() -> None:
    state = begun(
        {"type": "select_one abc", "name": "one"},
        {"type": "integer", "name": "n", "relevant": "${one} = 'a'"},
        {"type": "calculate", "name": "double", "calculation": "${n} * 2"},
    )
    state.answer("n", "4")
    assert state.calculated() == {"double": ""}
    state.answer("one", "a")
    assert state.calculated() == {"double": "8"}


def test_a_required_question_says_its_own_words() -> None:
    state = begun(
        {"type": "text", "name": "why", "label": "Why?", "required": "yes", "required_message": "Give the main reason"},
        {"type": "text", "name": "how", "label": "How?", "required": "TRUE"},
        {"type": "text", "name": "who", "required": "${why} = 'x'", "required_message": "Say who"},
        {"type": "text", "name": "not_needed", "required": "no"},
    )
    assert state.errors() == {"why": "Give the main reason", "how": "Answer “How?”."}
    state.answer("why", "x")
    state.answer("how", " \t\n ")
    assert state.errors() == {"how": "Answer “How?”.", "who": "Say who"}


def test_white_space_alone_is_blank_for_required_and_for_export() -> None:
    state = begun({"type": "text", "name": "t", "required": "yes"}, t="  \u00a0 ")
    assert list(state.errors()) == ["t"]
    assert state.clean() == {}
    assert state.raw("t") == "  \u00a0 "


def test_a_constraint_is_passed_over_while_the_answer_is_blank() -> None:
    state = begun(
        {"type": "integer", "name": "n", "constraint": ". > 2 and . < 9", "constraint_message": "From 3 to 8."},
        {"type": "text", "name": "t", "constraint": "string-length(.) <= 3"},
    )
    assert state.errors() == {}
    state.answer("n", "9")
    state.answer("t", "four")
    assert state.errors() == {"n": "From 3 to 8.", "t": "This answer does not fit. Please change it."}
    assert state.error("n") == "From 3 to 8."
    state.answer("n", "8")
    assert state.error("n") == ""


@pytest.mark.parametrize(
    ("kind", "right", "wrong", "words"),
    [
        ("integer", ["0", "-3", "+4", " 12 "], ["x", "1.5", "1e3", "١٢", "9" * 16, "--1", "nan"], "whole number"),
        ("decimal", ["0", "2.5", "-.5", "3."], ["x", "1e3", "inf", "nan", "1,5", ".", "1.2.3"], "Type a number"),
        ("date", ["2026-12-05", "2024-02-29"], ["5/12/2026", "2026-2-5", "2025-02-29", "20261205"], "year-month-day"),
        ("select_one abc", ["a", " b "], ["d", "A", "a b"], "Choose one of the answers"),
        (
            "select_multiple abc",
            ["a", "a c", "c a", " a   b "],
            ["d", "a d", "a,b"],
            "only answers that are in the list",
        ),
        ("select_multiple abc", ["a"], ["a a"], "Choose each answer once"),
        ("acknowledge", ["OK"], ["yes", "ok"], "Tick the box"),
    ],
)
def test_each_kind_of_answer_is_checked(kind: str, right: list[str], wrong: list[str], words: str) -> None:
    state = begun({"type": kind, "name": "q"})
    for answer in right:
        state.answer("q", answer)
        assert state.errors() == {}, answer
        assert state.clean() == {"q": " ".join(answer.split())}
    for answer in wrong:
        state.answer("q", answer)
        assert words in state.error("q"), answer
        assert answer not in state.error("q") or len(answer) == 1
        assert state.raw("q") == answer


def test_a_number_that_cannot_be_read_counts_as_blank_in_rules() -> None:
    state = begun({"type": "integer", "name": "n"}, {"type": "note", "name": "seen", "relevant": "${n} > 0"}, n="many")
    assert not state.relevant("seen")
    assert state.answer("n", "1") == {"seen"}
    assert state.answer("n", "many") == {"seen"}


def test_defaults_are_there_at_the_start_and_a_draft_wins_over_them() -> None:
    survey: tuple[Row, ...] = (
        {"type": "select_one abc", "name": "one", "default": "b"},
        {"type": "note", "name": "seen", "relevant": "${one} = 'b'"},
    )
    assert begun(*survey).clean() == {"one": "b"}
    assert begun(*survey).relevant("seen")
    assert begun(*survey, one="").clean() == {}
    assert begun(*survey, one="c").clean() == {"one": "c"}


def test_calculated_values_follow_their_answers_in_any_order_of_rows() -> None:
    state = begun(
        {"type": "calculate", "name": "last", "calculation": "${middle} + 1"},
        {"type": "calculate", "name": "middle", "calculation": "${n} * 10"},
        {"type": "integer", "name": "n"},
        {"type": "today", "name": "day"},
        {"type": "calculate", "name": "sometimes", "calculation": "'x'", "relevant": "${n} > 1"},
    )
    assert state.calculated() == {"last": "", "middle": "", "sometimes": ""}
    state.answer("n", "2")
    assert state.calculated() == {"last": "21", "middle": "20", "sometimes": "x"}
    assert state.clean() == {"last": "21", "middle": "20", "n": "2", "day": "2026-12-05", "sometimes": "x"}


def test_a_choice_filter_offers_less_and_refuses_what_it_hides() -> None:
    places = [
        {"list_name": "place", "name": name, "label": name.title(), "region": region}
        for name, region in (("ely", "east"), ("acton", "west"), ("barking", "east"))
    ]
    form = form_of(
        {"type": "text", "name": "region"},
        {"type": "select_one place", "name": "where", "choice_filter": "region = ${region} or name = 'ely'"},
        choices=places,
    )
    state = FormState(form, {"region": "west"}, today=TODAY)
    assert [choice.name for choice in state.choices("where")] == ["ely", "acton"]
    state.answer("where", "acton")
    assert state.errors() == {}
    state.answer("region", "east")
    assert [choice.name for choice in state.choices("where")] == ["ely", "barking"]
    assert state.errors() == {"where": "Choose one of the answers in the list."}


def test_sections_say_how_far_they_are() -> None:
    state = begun(
        {"type": "text", "name": "loose"},
        {"type": "begin_group", "name": "first", "label": "First"},
        {"type": "note", "name": "hello"},
        {"type": "select_one abc", "name": "one", "required": "yes"},
        {"type": "text", "name": "free"},
        {"type": "text", "name": "short", "constraint": "string-length(.) < 3"},
        END,
        {"type": "begin_group", "name": "second", "label": "Second"},
        {"type": "text", "name": "more", "relevant": "${one} = 'a'"},
        END,
        short="long",
    )
    assert state.sections() == (
        SectionProgress("part-1", "A form", applies=True, asked=1, answered=0, needed=0),
        SectionProgress("first", "First", applies=True, asked=3, answered=1, needed=2),
        SectionProgress("second", "Second", applies=False, asked=0, answered=0, needed=0),
    )
    assert [section.complete for section in state.sections()] == [True, False, False]
    state.answer("one", "a")
    state.answer("short", "ok")
    assert [section.complete for section in state.sections()] == [True, True, True]
    assert [question.name for question in state.visible_questions()] == [
        "loose",
        "hello",
        "one",
        "free",
        "short",
        "more",
    ]


def test_a_question_that_is_not_there_is_a_problem() -> None:
    state = begun({"type": "text", "name": "t"}, {"type": "calculate", "name": "c", "calculation": "1"})
    for act in (lambda: state.answer("x", "secret"), lambda: state.raw("x"), lambda: state.relevant("x")):
        with pytest.raises(FormProblem, match="no question “x”"):
            act()
    with pytest.raises(FormProblem, match="filled in by the form"):
        state.answer("c", "2")
    with pytest.raises(FormProblem, match="no question “y”"):
        FormState(state.form, {"y": "secret"}, today=TODAY)


def test_an_answer_keeps_every_letter_that_was_typed() -> None:
    text = "Ω 😀 שלום\n" * 10_000
    state = begun({"type": "text", "name": "t"})
    state.answer("t", text)
    assert state.clean() == {"t": text}


def test_the_settings_name_the_record_from_its_answers() -> None:
    form = form_of(
        {"type": "text", "name": "slot"}, settings={"form_id": "f", "instance_name": "concat('Clip ', ${slot})"}
    )
    assert FormState(form, {"slot": "V01"}, today=TODAY).instance_name() == "Clip V01"


def test_a_stored_form_reopens_as_it_was() -> None:
    form = form_of(
        {"type": "begin_group", "name": "g", "relevant": "${one} = 'a'"},
        {"type": "text", "name": "t", "hint": "“Ω”", "constraint": "string-length(.) < 4", "readonly": "yes"},
        END,
        {"type": "select_one abc", "name": "one", "required": "yes", "appearance": "likert", "default": "a"},
    )
    again = Form.from_json(form.canonical_json())
    assert again == form
    assert again.fingerprint == form.fingerprint
    assert FormState(again, today=TODAY).errors() == FormState(form, today=TODAY).errors()


def test_the_fingerprint_changes_with_the_form_and_not_with_empty_rows() -> None:
    one = form_of({"type": "text", "name": "t"})
    lower = form_of({}, {}, {"type": "text", "name": "t"})
    other = form_of({"type": "text", "name": "t", "hint": "new"})
    assert one.fingerprint == lower.fingerprint != other.fingerprint


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", '{"schema":2}', "null", "[" * 100_000, '{"schema":1,"id":1,"title":"","version":"","items":[]}'],
)
def test_a_stored_form_that_is_damaged_is_a_problem(text: str) -> None:
    with pytest.raises(FormProblem):
        Form.from_json(text)


def test_a_stored_form_whose_rules_are_damaged_is_a_problem() -> None:
    form = form_of({"type": "text", "name": "t", "relevant": "1 = 1"})
    for broken in ("${gone} = 1", "1 = ", "uuid()", "${t} = 1", "..", "selected(1)", "not()", "regex(1, 1)"):
        damaged = Form.from_json(form.canonical_json().replace("1 = 1", broken))
        with pytest.raises(FormProblem, match="rules of this form"):
            FormState(damaged, today=TODAY)
