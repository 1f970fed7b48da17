"""Which actions a record asks for, and when they are due."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bwvreview.domain.actions import days_late, in_order
from bwvreview.exchange.follow_up_file import load_follow_up
from bwvreview.exchange.resources import resource
from bwvreview.exchange.xlsform import read_form
from tests.domain.forms_kit import form_of

FORM = read_form(resource("schemes", "stop-search", "form.xlsx"))
FOLLOW_UP = load_follow_up()
assert FOLLOW_UP is not None
ASKED = date(2026, 11, 19)
UNTIL = ASKED + timedelta(days=5)


def due(actions: str, urgency: str = "", until: date | None = UNTIL) -> dict[str, int]:
    """Each action's choice, and in how many days it is due."""
    assert FOLLOW_UP is not None
    asked = FOLLOW_UP.asked(FORM, {"actions": actions, "urgency": urgency}, ASKED, until)
    return {one.choice: (one.due_on - ASKED).days for one in asked}


@pytest.mark.parametrize(
    ("actions", "urgency", "expected"),
    [
        ("", "", {}),
        ("none", "", {}),
        ("reply", "", {"reply": 28}),
        ("reply", "quarter", {"reply": 28}),
        ("reply", "week", {"reply": 7}),
        ("reply", "now", {"reply": 0}),
        ("escalate safeguard", "", {"safeguard": 28, "escalate": 7}),
        ("escalate safeguard", "week", {"safeguard": 7, "escalate": 7}),
        ("retain", "", {"retain": 2}),
    ],
)
def test_an_action_is_due_by_its_rule_or_sooner_when_it_is_urgent(
    actions: str, urgency: str, expected: dict[str, int]
) -> None:
    assert due(actions, urgency) == expected


def test_keeping_a_video_is_due_while_the_video_is_there() -> None:
    assert due("retain", until=ASKED + timedelta(days=1)) == {"retain": 1}
    assert due("retain", until=ASKED - timedelta(days=3)) == {"retain": 0}  # the police may still have it: ask today
    assert due("retain", until=None) == {"retain": 2}


def test_every_answer_of_the_shipped_form_that_asks_for_something_is_followed_up() -> None:
    names = [choice.name for choice in FORM.question("actions").choices]
    assert set(due(" ".join(names))) == set(names) - {"none"}
    assert FOLLOW_UP is not None
    assert {rule.choice for rule in FOLLOW_UP.rules} == set(names) - {"none"}
    assert set(FOLLOW_UP.within) <= {choice.name for choice in FORM.question("urgency").choices}


def test_an_answer_of_another_form_is_followed_up_in_its_own_words() -> None:
    form = form_of(
        {"type": "select_multiple abc", "name": "actions"},
        choices=[{"list_name": "abc", "name": name, "label": f"Do {name}"} for name in ("none", "visit")],
    )
    assert FOLLOW_UP is not None
    (asked,) = FOLLOW_UP.asked(form, {"actions": "visit"}, ASKED, None)
    assert (asked.title, asked.owner, asked.due_on) == ("Do visit", "Police liaison", ASKED + timedelta(days=28))


def test_a_form_without_the_question_asks_for_nothing() -> None:
    assert FOLLOW_UP is not None
    assert FOLLOW_UP.asked(form_of({"type": "text", "name": "q"}), {"q": "x"}, ASKED, None) == ()


def test_a_scheme_without_a_file_follows_up_nothing() -> None:
    assert load_follow_up("no-such-scheme") is None


@given(st.lists(st.none() | st.dates(date(2026, 1, 1), date(2027, 1, 1))), st.dates(date(2026, 1, 1), date(2027, 1, 1)))
def test_the_longest_overdue_comes_first(dates: list[date | None], today: date) -> None:
    ordered = in_order([(due_on, number) for number, due_on in enumerate(dates)])
    assert sorted(ordered) == list(range(len(dates)))
    late = [days_late(dates[number], today) for number in ordered]
    assert late == sorted(late, reverse=True)
