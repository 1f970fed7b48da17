"""A coordinator checks a form, and tries answers on it, before anyone uses it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from bwvreview.domain.errors import FormProblem
from bwvreview.domain.forms.findings import FormErrors
from bwvreview.exchange.resources import resource
from bwvreview.services.try_form import check_form, try_form

SHIPPED = resource("schemes", "stop-search", "form.xlsx")
TODAY = date(2026, 12, 5)


def small_form(path: Path, *, rule: str = "${cuffed} = 'yes'") -> Path:
    book = openpyxl.Workbook()
    survey = book.active
    assert survey is not None
    survey.title = "survey"
    for row in (
        ["type", "name", "label", "relevant", "required", "required_message", "calculation"],
        ["select_one yn", "cuffed", "Handcuffs?", None, "yes", "Choose whether handcuffs were used", None],
        ["begin_group", "cuffs", "Handcuffs", rule, None, None, None],
        ["integer", "minutes", "For how long?", None, "yes", "Give the minutes", None],
        ["end_group", None, None, None, None, None, None],
        ["calculate", "seconds", None, None, None, None, "${minutes} * 60"],
    ):
        survey.append(row)
    choices = book.create_sheet("choices")
    for row in (["list_name", "name", "label"], ["yn", "yes", "Yes"], ["yn", "no", "No"]):
        choices.append(row)
    book.save(path)
    return path


def test_trying_answers_tells_what_is_asked_wrong_and_worked_out(tmp_path: Path) -> None:
    form = small_form(tmp_path / "form.xlsx")
    assert try_form(form, {}, TODAY) == {
        "relevant": {"cuffed": True, "cuffs": False, "minutes": False, "seconds": True},
        "errors": {"cuffed": "Choose whether handcuffs were used"},
        "calculated": {"seconds": ""},
    }
    assert try_form(form, {"cuffed": "yes", "minutes": "3"}, TODAY) == {
        "relevant": {"cuffed": True, "cuffs": True, "minutes": True, "seconds": True},
        "errors": {},
        "calculated": {"seconds": "180"},
    }
    assert try_form(form, {"cuffed": "no", "minutes": "many"}, TODAY)["errors"] == {}


def test_answers_to_questions_it_does_not_have_are_named_and_never_their_values(tmp_path: Path) -> None:
    with pytest.raises(FormProblem, match="no question “nobody”, “nothing”") as refused:
        try_form(small_form(tmp_path / "form.xlsx"), {"nobody": "secret", "cuffed": "no", "nothing": "secret"}, TODAY)
    assert "secret" not in refused.value.message + refused.value.advice


def test_a_form_with_a_mistake_is_refused_before_it_is_tried(tmp_path: Path) -> None:
    with pytest.raises(FormErrors, match="has 1 mistake") as refused:
        try_form(small_form(tmp_path / "form.xlsx", rule="${cuffed} = 'maybe'"), {}, TODAY)
    assert [(finding.row, finding.column) for finding in refused.value.findings] == [(3, "relevant")]


def test_the_shipped_form_passes_and_asks_four_questions_of_a_clip_nobody_watched() -> None:
    assert len(check_form(SHIPPED).questions) == 60
    answers = {
        "clip_ref": "V01",
        "theme_drawn": "weapons children",
        "viewed": "not_viewed",
        "not_viewed_reason": "time",
    }
    tried = try_form(SHIPPED, answers, TODAY)
    names = {question.name for question in check_form(SHIPPED).questions}
    assert [name for name, relevant in tried["relevant"].items() if relevant and name in names] == list(answers)
    assert tried["errors"] == {}
