"""A form is written as a workbook that a person can edit, and it reads back as the same form."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from bwvreview.domain.errors import ExportProblem
from bwvreview.domain.forms.survey import Form, Question
from bwvreview.exchange.form_book import write_form
from bwvreview.exchange.resources import resource
from bwvreview.exchange.xlsform import read_form
from tests.domain.forms_kit import form_of
from tests.forms_oracle.recorded import form_recorded, recording

SHIPPED = read_form(resource("schemes", "stop-search", "form.xlsx"))
MADE: list[Any] = [form for form in recording()["forms"] if form["name"].startswith("made")]


def again(form: Form, folder: Path) -> Form:
    path = folder / "form.xlsx"
    write_form(form, path)
    return read_form(path)


def test_the_shipped_form_comes_back_as_it_was(tmp_path: Path) -> None:
    assert again(SHIPPED, tmp_path) == SHIPPED


@pytest.mark.parametrize("start", range(4))
def test_forms_with_every_kind_of_row_come_back_as_they_were(tmp_path: Path, start: int) -> None:
    found = 0
    for recorded in MADE[start::4]:
        form = form_recorded(recorded)
        if not re.search(" {2}", form.canonical_json()):  # several spaces are read as one
            assert again(form, tmp_path) == form
            found += 1
    assert found > 10


def test_a_text_that_looks_like_a_formula_stays_a_text(tmp_path: Path) -> None:
    form = form_of({"type": "text", "name": "t", "label": "=1+1", "hint": "@Ω 😀 שלום", "default": "-2"})
    assert again(form, tmp_path) == form
    cells = [
        cell for sheet in openpyxl.load_workbook(tmp_path / "form.xlsx") for row in sheet.iter_rows() for cell in row
    ]
    assert not any(cell.data_type == "f" for cell in cells)


def test_the_same_form_gives_the_same_bytes(tmp_path: Path) -> None:
    write_form(SHIPPED, tmp_path / "one.xlsx")
    write_form(SHIPPED, tmp_path / "two.xlsx")
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()


def test_a_text_too_long_for_a_cell_leaves_no_file(tmp_path: Path) -> None:
    form = Form("f", "A form", "1", (Question("t", "text", "x" * 40_000),))
    with pytest.raises(ExportProblem):
        write_form(form, tmp_path / "form.xlsx")
    assert list(tmp_path.iterdir()) == []
