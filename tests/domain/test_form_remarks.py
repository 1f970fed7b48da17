"""A form that works, and that someone should look at again; and what a session needs of any form."""

from __future__ import annotations

from datetime import date

import pytest

from bwvreview.domain.forms.fitness import what_it_lacks
from bwvreview.domain.forms.remarks import remarks_of
from bwvreview.domain.forms.state import FormState
from bwvreview.domain.forms.survey import Form
from bwvreview.exchange.resources import resource
from bwvreview.exchange.xlsform import read_form
from tests.domain.forms_kit import Row, form_of

WATCHED = tuple({"list_name": "watched", "name": name, "label": name} for name in ("full", "not_viewed"))
REASONS = tuple({"list_name": "why", "name": name, "label": name} for name in ("technical", "not_found"))
ABC = tuple({"list_name": "abc", "name": name, "label": name} for name in ("a", "b"))
VIEWED: Row = {"type": "select_one watched", "name": "viewed"}
WHY: Row = {"type": "select_one why", "name": "not_viewed_reason", "relevant": "${viewed} = 'not_viewed'"}


DRAWN: tuple[Row, ...] = ({"type": "text", "name": "clip_ref"}, {"type": "text", "name": "theme_drawn"})


def form(*survey: Row, choices: tuple[Row, ...] = (*ABC, *WATCHED, *REASONS)) -> Form:
    return form_of(*survey, choices=choices)


def remarks(*survey: Row) -> list[tuple[int | None, str | None, str]]:
    return [(found.row, found.column, found.message) for found in remarks_of(form(*survey))]


def test_the_shipped_form_leaves_nothing_to_remark_and_lacks_nothing() -> None:
    shipped = read_form(resource("schemes", "stop-search", "form.xlsx"))
    assert remarks_of(shipped) == ()
    assert what_it_lacks(shipped) == ()


def test_is_not_is_also_true_while_nothing_is_answered() -> None:
    one: Row = {"type": "select_one abc", "name": "one"}
    q: Row = {"type": "text", "name": "q"}
    message = "This is also true while “one” is not answered."
    assert remarks(one, {**q, "relevant": "${one} != 'a'"}) == [(3, "relevant", message)]
    assert remarks(one, {**q, "relevant": "${one} != '' and ${one} != 'a'"}) == []
    assert remarks(one, {**q, "relevant": "${one} = 'b' or ${one} != 'a'"}) == []
    assert remarks(one, {**q, "relevant": "${q2} != 'a'"}, {"type": "text", "name": "q2"}) == []
    assert FormState(form(one, {**q, "relevant": "${one} != 'a'"}), today=date(2026, 1, 1)).relevant("q")


@pytest.mark.parametrize("rule", ["selected(${one}, 'a') = 'true'", "'no' != not(${one})", "(${one} = 'a') = 'yes'"])
def test_a_condition_beside_a_text_is_remarked(rule: str) -> None:
    (found,) = remarks({"type": "select_one abc", "name": "one"}, {"type": "text", "name": "q", "relevant": rule})
    assert found[:2] == (3, "relevant")
    assert "every text counts as true" in found[2]


def test_what_changes_nothing_and_what_has_no_name_is_remarked() -> None:
    survey: list[Row] = [
        {"type": "begin_group", "name": "part", "label": "", "appearance": "field-list"},
        {"type": "text", "name": "t", "appearance": "numbers multiline"},
        {"type": "end_group"},
    ]
    found = remarks_of(form_of(*survey, settings={"form_id": "f"}))
    assert [(one.sheet, one.row, one.column) for one in found] == [
        ("survey", 2, "label"),
        ("survey", 3, "appearance"),
        ("settings", None, "version"),
    ]
    assert form_of(*survey).sections[0].label == "part"


def test_a_session_needs_to_record_that_a_clip_was_not_shown() -> None:
    assert what_it_lacks(form(VIEWED, WHY, *DRAWN)) == ()
    assert [found.message for found in what_it_lacks(form({"type": "text", "name": "t"}))] == [
        "The form has no question “viewed”.",
        "The form has no question “not_viewed_reason”.",
        "The form has no question “clip_ref”.",
        "The form has no question “theme_drawn”.",
    ]


@pytest.mark.parametrize(
    ("survey", "row", "words"),
    [
        ([{**VIEWED, "type": "text"}, {**WHY, "relevant": ""}, *DRAWN], 2, "must be a select_one"),
        ([{**VIEWED, "type": "select_one abc"}, {**WHY, "relevant": ""}, *DRAWN], 2, "no choice “not_viewed”"),
        ([VIEWED, {**WHY, "relevant": "${viewed} = 'full'"}, *DRAWN], 3, "is not asked"),
        ([VIEWED, WHY, {"type": "integer", "name": "clip_ref"}, DRAWN[1]], 4, "fills in “clip_ref” as a text"),
        (
            [VIEWED, WHY, {"type": "select_one abc", "name": "theme_drawn"}, DRAWN[0]],
            4,
            "fills in “theme_drawn” as a text",
        ),
    ],
)
def test_what_a_session_cannot_work_with_is_named(survey: list[Row], row: int, words: str) -> None:
    (found,) = what_it_lacks(form(*survey))
    assert found.row == row
    assert words in found.message


def test_a_reason_that_the_draw_cannot_write_is_named() -> None:
    odd = tuple({"list_name": "why", "name": name, "label": name} for name in ("Lost", "1st", "x" * 33, "fine_one"))
    found = what_it_lacks(form(VIEWED, WHY, *DRAWN, choices=(*WATCHED, *odd)))
    assert len(found) == 3
    assert all("cannot be written into the files of a draw" in one.message for one in found)
