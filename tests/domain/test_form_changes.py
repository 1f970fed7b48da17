"""A new version of a form says in plain words what is new in it."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bwvreview.domain.forms.changes import Change, changes_between
from bwvreview.domain.forms.survey import Choice, Group, Question
from bwvreview.exchange.resources import resource
from bwvreview.exchange.xlsform import read_form
from tests.domain.forms_kit import CHOICES, Row, form_of

END: Row = {"type": "end_group", "label": ""}
PART: tuple[Row, ...] = (
    {"type": "begin_group", "name": "force", "label": "Force"},
    {"type": "select_one abc", "name": "one", "label": "Which?"},
    {"type": "text", "name": "why", "label": "Why?"},
    END,
)


def said(
    old: tuple[Row, ...], new: tuple[Row, ...], *, before: tuple[Row, ...] = CHOICES, after: tuple[Row, ...] = CHOICES
) -> list[str]:
    first = form_of(*old, choices=before, settings={"form_id": "f", "form_title": "Review", "version": "1"})
    then = form_of(*new, choices=after, settings={"form_id": "f", "form_title": "Review", "version": "2"})
    return [change.words for change in changes_between(first, then)]


def changed(where: str, **cells: str) -> tuple[Row, ...]:
    return tuple({**row, **cells} if row.get("name") == where else row for row in PART)


def test_the_same_form_has_no_changes_wherever_its_rows_stand() -> None:
    assert changes_between(form_of(*PART), form_of({}, {}, *PART)) == ()


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"label": "Why so?"}, "“Why so?” was worded otherwise."),
        ({"hint": "Say it briefly."}, "“Why?” has a new hint."),
        ({"required": "yes"}, "“Why?” must now be answered."),
        ({"required": "${one} = 'a'"}, "“Why?” must be answered in other cases."),
        ({"relevant": "${one} = 'a'"}, "“Why?” is no longer always asked."),
        ({"constraint": "string-length(.) < 9"}, "“Why?” takes other answers than before."),
        ({"constraint_message": "Too long."}, "What “Why?” says about a missing or wrong answer is worded otherwise."),
        ({"default": "Unknown"}, "“Why?” begins with another answer."),
        ({"appearance": "multiline"}, "“Why?” looks different."),
        ({"readonly": "yes"}, "“Why?” can no longer be changed by hand."),
        ({"type": "integer"}, "The answer to “Why?” is now a whole number, and was a text."),
    ],
)
def test_each_change_of_a_question_is_said(cells: Row, words: str) -> None:
    assert said(PART, changed("why", **cells)) == [words]


def test_rules_that_went_away_or_became_others_are_said() -> None:
    ruled = changed("why", relevant="${one} = 'a'", required="yes", hint="A hint", readonly="yes")
    assert said(ruled, PART) == [
        "“Why?” lost its hint.",
        "“Why?” may now be left out.",
        "“Why?” is now always asked.",
        "“Why?” can now be changed by hand.",
    ]
    other = changed("why", relevant="${one} = 'b'", required="yes", hint="Another", readonly="yes")
    assert said(ruled, other) == ["“Why?” has another hint.", "“Why?” is asked in other cases."]


def test_choices_that_came_went_moved_or_were_reworded_are_said() -> None:
    a, b, c = CHOICES
    d = {"list_name": "abc", "name": "d", "label": "Dee"}
    assert said(PART, PART, after=(*CHOICES, d)) == ["“Which?” also offers “Dee”."]
    assert said(PART, PART, after=(a, c)) == ["“Which?” no longer offers “B”."]
    assert said(PART, PART, after=(a, {**b, "label": "Bee"}, c)) == ["In “Which?” the choice “B” now reads “Bee”."]
    assert said(PART, PART, after=(c, b, a)) == ["The choices of “Which?” come in another order."]
    assert said(PART, PART, after=(a, b, {**c, "region": "east"})) == [
        "What the sheet says beside the choices of “Which?” is another."
    ]
    many = tuple({"list_name": "abc", "name": f"x{number}", "label": f"X{number}"} for number in range(9))
    assert said(PART, PART, after=(*CHOICES, *many))[0].endswith("“X5” and 3 more.")


def test_questions_that_came_went_moved_or_took_another_name_are_said() -> None:
    new: Row = {"type": "text", "name": "more", "label": "More?"}
    assert said(PART, (*PART[:3], new, END)) == ["New question: “More?”, in “Force”."]
    assert said(PART, (*PART, new)) == ["New question: “More?”."]
    assert said(PART, (*PART[:2], END)) == ["No longer asked: “Why?”."]
    assert said(PART, (*PART[:2], END, PART[2])) == ["“Why?” now stands outside all parts."]
    assert said(PART, (PART[0], PART[2], PART[1], END)) == ["The questions come in another order."]
    assert said(PART, changed("why", name="because")) == ["“Why?” has another name in the records."]


def test_parts_that_came_went_or_changed_are_said() -> None:
    assert said(PART, changed("force", label="Handcuffs")) == ["The part “Force” is now called “Handcuffs”."]
    assert said(
        (*PART, {"type": "text", "name": "t"}), (*changed("force", relevant="${t} = ''"), {"type": "text", "name": "t"})
    ) == ["The part “Force” is shown in other cases."]
    assert said(PART, PART[1:3]) == [
        "The part “Force” is gone.",
        "“Which?” now stands outside all parts.",
        "“Why?” now stands outside all parts.",
    ]
    assert said(PART[1:3], PART)[0] == "New part: “Force”."


def test_the_form_itself_may_have_changed() -> None:
    old = form_of(*PART, settings={"form_id": "f", "form_title": "Review", "version": "1", "instance_name": "'x'"})
    other = form_of(*PART, settings={"form_id": "g", "form_title": "Our review", "version": "1"})
    assert [change.words for change in changes_between(old, other)] == [
        "This is another form: its id is not the same.",
        "The form is now called “Our review”.",
        "Both call themselves version 1. Give the new one another version.",
        "Records are named in another way.",
    ]
    none = form_of(*PART, settings={"form_id": "f", "form_title": "Review"})
    same = replace(none, title="Reviewed")
    assert [change.words for change in changes_between(none, same)][-1] == (
        "Neither has a version. Give the new one another version."
    )


def test_what_can_no_longer_be_counted_together_is_marked() -> None:
    old, new = form_of(*PART), form_of(*changed("one", type="select_multiple abc"))
    (change,) = [change for change in changes_between(old, new) if change.name]
    assert change == Change(
        "type",
        "one",
        "The answer to “Which?” is now several choices, and was one choice.",
        "one choice",
        "several choices",
        parts_ways=True,
    )
    assert not any(change.parts_ways for change in changes_between(old, form_of(*changed("why", label="So why?"))))


SHIPPED = read_form(resource("schemes", "stop-search", "form.xlsx"))
PARTS = [item for item in SHIPPED.items if isinstance(item, Group)]


@given(st.lists(st.sampled_from(range(60)), min_size=1, max_size=5, unique=True), st.booleans())
def test_every_question_left_out_of_the_shipped_form_is_named(places: list[int], back: bool) -> None:
    gone = {SHIPPED.questions[place].name for place in places}

    def without(group: Group) -> Group:
        return replace(group, items=tuple(item for item in group.items if item.name not in gone))

    smaller = replace(SHIPPED, items=tuple(without(part) for part in PARTS))
    found = changes_between(smaller, SHIPPED) if back else changes_between(SHIPPED, smaller)
    assert {change.name for change in found if change.sort == ("added" if back else "left out")} == gone
    assert {change.sort for change in found} == {"form", "added" if back else "left out"}
    assert all(isinstance(SHIPPED.question(name), Question) for name in gone)


WHY = Question("why", "text", "Why?", choices=(Choice("a", "A"),))
OTHERS: dict[str, Any] = {"type": "integer", "choices": (Choice("a", "Ay"),), "read_only": True}


@pytest.mark.parametrize("field", [field.name for field in fields(Question) if field.compare])
def test_no_change_of_a_question_goes_unsaid(field: str) -> None:
    one = replace(SHIPPED, items=(WHY,))
    other = replace(SHIPPED, items=(replace(WHY, **{field: OTHERS.get(field, "another")}),))
    assert one.fingerprint != other.fingerprint
    assert [change for change in changes_between(one, other) if change.name]
