"""A rule that could never come true, or that stops the form in ODK, is refused before anybody answers."""

from __future__ import annotations

from datetime import date

import pytest

from bwvreview.domain.forms.state import FormState
from bwvreview.domain.forms.survey import Choice, Form, Question
from tests.domain.forms_kit import CHOICES, Row, findings_of, form_of

SCALE = tuple({"list_name": "scale", "name": name, "label": name} for name in ("1", "2", "unsure"))
ASKED: tuple[Row, ...] = (
    {"type": "text", "name": "t"},
    {"type": "integer", "name": "n"},
    {"type": "decimal", "name": "d"},
    {"type": "date", "name": "day"},
    {"type": "select_one abc", "name": "one"},
    {"type": "select_one scale", "name": "scale"},
    {"type": "select_multiple abc", "name": "many"},
    {"type": "today", "name": "on"},
    {"type": "start", "name": "begun"},
    {"type": "calculate", "name": "sum", "calculation": "${n} + 1"},
    {"type": "calculate", "name": "late", "calculation": "if(${n} > 0, ${day}, today())"},
    {"type": "calculate", "name": "many_of", "calculation": "concat(${one}, ' ', ${t})"},
    {"type": "calculate", "name": "either", "calculation": "if(${n} > 0, ${n}, 'none')"},
    {"type": "calculate", "name": "round_and_round", "calculation": "${and_round} + 1", "relevant": "1 = 1"},
    {"type": "calculate", "name": "and_round", "calculation": "string(1)"},
)


def refusals(rule: str, column: str = "relevant", kind: str = "text") -> list[str]:
    found = findings_of(*ASKED, {"type": kind, "name": "q", column: rule}, choices=(*CHOICES, *SCALE))
    assert all((finding.row, finding.column) == (len(ASKED) + 2, column) for finding in found)
    return [finding.message for finding in found]


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("selected(${n}, '1')", "looks among choices, and this is a number"),
        ("selected(${day}, '1')", "looks among choices, and this is a date"),
        ("selected(${begun}, '1')", "looks among choices, and this is a date"),
        ("selected(${sum}, '1')", "looks among choices, and this is a number"),
        ("selected(${late}, 'a')", "looks among choices, and this is a date"),
        ("selected(${n} > 1, 'a')", "looks among choices, and this is a condition"),
        ("count-selected(${d}) > 1", "looks among choices, and this is a number"),
        ("selected-at(-${n}, 0) = 'a'", "looks among choices, and this is a number"),
        ("selected(${many}, ${n})", "must be in quotes"),
        ("selected(${many}, true())", "must be in quotes"),
        ("selected(${many}, today())", "must be in quotes"),
        ("${n} = 'abc'", "“abc” is not a number"),
        ("'x' != ${d}", "“x” is not a number"),
        ("${n} > 'many'", "“many” is not a number"),
        ("${sum} = 'x'", "“x” is not a number"),
        ("${day} = 'tomorrow'", "“tomorrow” is not a date"),
        ("${day} != '5/12/2026'", "“5/12/2026” is not a date"),
        ("${on} = '2026-02-30'", "“2026-02-30” is not a date"),
        ("${day} < '2026-12-05'", "cannot be earlier or later"),
        ("${one} > 1", "No choice of this question is a number"),
        ("2 >= ${one}", "No choice of this question is a number"),
        ("${many} < ${n}", "No choice of this question is a number"),
    ],
)
def test_a_rule_of_the_wrong_kind_is_refused(rule: str, words: str) -> None:
    (message,) = refusals(rule)
    assert words in message


@pytest.mark.parametrize(
    "rule",
    [
        *("selected(${t}, 'a')", "selected(${many}, ${one})", "selected(${many_of}, 'a')", "selected(${either}, 'a')"),
        *("${n} = '3'", "${n} = ''", "${n} != ' '", "${day} = ''", "${day} = '2026-12-05'", "${day} < today()"),
        *("${day} > ${late} - 7", "${scale} > 1", "${scale} = 'unsure'", "${scale} < ${n}", "${t} > 3", "${t} = 'x'"),
        *("selected-at(${many}, ${n}) = 'a'", "${round_and_round} = 2", "string(${n}) = 'abc'", "'abc' = 'abd'"),
    ],
)
def test_a_rule_that_can_come_true_is_taken(rule: str) -> None:
    assert refusals(rule) == []


def test_the_answer_itself_has_the_kind_of_its_question() -> None:
    assert refusals("selected(., '1')", "constraint", "integer") == [
        "“selected” looks among choices, and this is a number."
    ]
    assert refusals(". != 'soon'", "constraint", "date") == ["“soon” is not a date."]
    assert refusals("selected(., 'a') or . = 'x'", "constraint") == []


def test_a_form_that_was_taken_before_the_checks_became_stricter_still_opens() -> None:
    form = Form(
        "f",
        "A form",
        "1",
        (
            Question("n", "integer", "How many?"),
            Question("one", "select_one", "Which?", choices=(Choice("a", "A"),), default="gone"),
            Question("q", "text", "Why?", relevant="${n} = 'abc' or ${one} = 'z'", constraint=". != 'x'"),
        ),
    )
    state = FormState(Form.from_json(form.canonical_json()), {"n": "1", "one": "z", "q": "y"}, today=date(2026, 1, 1))
    assert state.relevant("q")
    assert list(state.errors()) == ["one"]


def test_the_whole_subset_is_taken_together() -> None:
    form = form_of(
        {"type": "start", "name": "begun"},
        {"type": "end", "name": "ended"},
        {"type": "today", "name": "on"},
        {"type": "begin_group", "name": "outer", "label": "Outer", "relevant": "${on} >= today()"},
        {"type": "begin group", "name": "inner", "label": "Inner"},
        {"type": "text", "name": "t", "appearance": "multiline", "default": "See note (page 2)", "hint": "A hint"},
        {"type": "integer", "name": "n", "constraint": ". >= 0", "constraint_message": "Not below 0."},
        {"type": "decimal", "name": "d", "required": "${n} > 3", "required_message": "Say how much"},
        {"type": "date", "name": "day", "default": "2026-12-05"},
        {"type": "end group"},
        {"type": "select_one scale", "name": "scale", "appearance": "likert"},
        {"type": "select_one abc", "name": "one", "appearance": "minimal", "choice_filter": "name != ${t}"},
        {"type": "select_multiple abc", "name": "many", "required": "yes"},
        {"type": "end_group"},
        {"type": "note", "name": "said", "relevant": "position(..) = 1"},
        {"type": "acknowledge", "name": "ok"},
        {"type": "calculate", "name": "c", "calculation": "round(min(${n}, max(${d}, 1)) div 3 mod 2 * int('4.2'), 1)"},
        {
            "type": "calculate",
            "name": "s",
            "calculation": "concat(coalesce(${t}, 'none'), string(count-selected(${many})))",
        },
        {"type": "text", "name": "why", "relevant": "no", "readonly": "yes"},
        {"type": "text", "name": "more", "relevant": "yes", "constraint": "regex(., '[a-z]+') and starts-with(., 'a')"},
        choices=(*CHOICES, *SCALE),
        settings={"form_id": "whole", "form_title": "Whole", "version": "3", "instance_name": "concat('V', ${n})"},
    )
    state = FormState(form, {"n": "7", "d": "2", "many": "a b"}, today=date(2026, 12, 5))
    assert state.errors() == {}
    assert state.calculated() == {"c": "2.7", "s": "See note (page 2)2"}
    assert state.instance_name() == "V7"
    assert [question.name for question in state.visible_questions()][-3:] == ["said", "ok", "more"]
    assert state.draft()["on"] == "2026-12-05"
