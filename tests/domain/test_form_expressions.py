"""Expressions mean what they mean in ODK: a table of cases, derived by hand from JavaRosa's rules."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from bwvreview.domain.forms.state import FormState
from bwvreview.domain.forms.survey import Form
from tests.domain.forms_kit import form_of

TODAY = date(2026, 12, 5)
with (Path(__file__).parent / "expression_cases.csv").open(encoding="utf-8", newline="") as file:
    CASES = list(csv.DictReader(file))


def asking(expression: str) -> Form:
    """Give a form that works the expression out, and shows a note when it is true."""
    return form_of(
        {"type": "text", "name": "t"},
        {"type": "integer", "name": "n"},
        {"type": "decimal", "name": "d"},
        {"type": "date", "name": "day"},
        {"type": "select_one abc", "name": "one"},
        {"type": "select_multiple abc", "name": "many"},
        {"type": "calculate", "name": "calc", "calculation": "${n} + 1"},
        {"type": "calculate", "name": "flag", "calculation": "${n} * 1"},
        {"type": "text", "name": "hidden", "relevant": "${n} = 99"},
        {"type": "begin_group", "name": "box", "relevant": "${n} = 99"},
        {"type": "text", "name": "inner"},
        {"type": "end_group", "label": ""},
        {"type": "calculate", "name": "result", "calculation": f"string({expression})"},
        {"type": "note", "name": "shown", "relevant": expression},
    )


@pytest.mark.parametrize("case", CASES, ids=[f"{number}" for number, _ in enumerate(CASES, start=2)])
def test_an_expression_gives_what_odk_gives(case: dict[str, str]) -> None:
    answers = dict(pair.split("=", 1) for pair in case["answers"].split(";") if pair)
    state = FormState(asking(case["expression"]), answers, today=TODAY)
    found = state.calculated()["result"], str(state.relevant("shown")).lower()
    assert found == (case["text"], case["truth"]), f"{case['expression']}: {case['why']}"


def test_the_table_is_worth_its_name() -> None:
    assert len(CASES) >= 80


@pytest.mark.parametrize(
    "expression", ["‘a’ = ‘a’", "“a” = 'a'", "\u00a0'a'\u00a0=\u00a0'a'", "${ one } = ''", "'a'='a'and'b'='b'"]
)
def test_word_processor_quotes_and_blanks_do_no_harm(expression: str) -> None:
    assert FormState(asking(expression), today=TODAY).relevant("shown")
