"""Our engine makes of every answer what ODK's own engine made of it when it was recorded: nothing differs."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from bwvreview.domain.forms.checks import rules_of
from bwvreview.domain.forms.functions import FUNCTIONS
from bwvreview.domain.forms.parser import parse
from bwvreview.domain.forms.state import FormState
from bwvreview.domain.forms.survey import Form
from bwvreview.domain.forms.syntax import Binary, Call, parts
from tests.forms_oracle.recorded import STEPS, first_answers, form_recorded, moments, recording, seen_by_us, today

FORMS = recording()["forms"]
by_form = pytest.mark.parametrize("recorded", FORMS, ids=[form["name"].replace(" ", "-") for form in FORMS])


@by_form
def test_every_answer_leads_to_what_javarosa_shows_works_out_and_refuses(recorded: Any) -> None:
    form = form_recorded(recorded)
    state = FormState(form, first_answers(form), today=today())
    relevant = state.relevant_map()
    for number, (name, answer, theirs) in enumerate(moments(recorded)):
        changed = state.answer(name, answer) if name else frozenset()
        ours = seen_by_us(state)
        assert ours == theirs, f"after {number} answers, the last to “{name}”"
        now = state.relevant_map()
        assert changed == {item for item in now if now[item] != relevant[item]}
        relevant = now


def test_the_recording_is_large_and_its_file_small() -> None:
    assert sum(len(form["steps"]) for form in FORMS) >= 5_000
    assert len(FORMS) > 30
    assert FORMS[0]["name"] == "shipped"
    assert len(FORMS[0]["steps"]) >= 2_000
    assert STEPS.stat().st_size < 1_000_000


def test_the_recording_changes_something_at_most_steps() -> None:
    changes = Counter(kind for form in FORMS for _, _, change in form["steps"] for kind in change)
    assert min(changes[kind] for kind in ("shown", "wrong", "values", "offers")) > 100


def _expressions(form: Form) -> list[Any]:
    return [part for rule in rules_of(form) for part in parts(parse(rule.text))]


def test_the_recording_uses_every_function_and_operator_many_times() -> None:
    used: Counter[str] = Counter()
    for recorded in FORMS:
        for part in _expressions(form_recorded(recorded)):
            if isinstance(part, Call):
                used[part.function] += 1
            elif isinstance(part, Binary):
                used[part.operator] += 1
    operators = {"=", "!=", "<", "<=", ">", ">=", "+", "-", "*", "div", "mod", "and", "or"}
    assert {name: used[name] for name in {*FUNCTIONS, *operators} if used[name] < 5} == {}
