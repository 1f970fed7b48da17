"""The workbook that the police fill in: what it asks for, and that it comes back without a question."""

from __future__ import annotations

import random
import zipfile
from datetime import date, timedelta
from pathlib import Path

import openpyxl
import pytest

from bwvreview.domain.errors import ExportProblem
from bwvreview.domain.list_template import ListTemplate, list_template
from bwvreview.exchange.resources import resource
from bwvreview.exchange.scheme_file import load_scheme
from bwvreview.services.check_list import check_list
from bwvreview.services.list_template import save_list_template

SLUGS = sorted(path.parent.name for path in resource("schemes").glob("*/scheme.toml"))


def filled(path: Path, template: ListTemplate, rows: int) -> Path:
    """Type made-up rows below the headings, as the police would; every word that is offered stands there."""
    chance = random.Random(7)
    book = openpyxl.load_workbook(path)
    for row in range(2, rows + 2):
        for at, column in enumerate(template.columns, start=1):
            if column.kind == "date":
                told: object = date(2022, 9, 2) + timedelta(days=chance.randrange(28))
            elif column.kind == "reference":
                told = f"R{chance.randrange(10**8):08d}"
            else:
                told = chance.choice((*column.words, None))
            book["List"].cell(row, at).value = told
    book.save(path)
    return path


@pytest.mark.parametrize("slug", SLUGS)
def test_a_filled_template_comes_in_without_a_question(slug: str, tmp_path: Path) -> None:
    scheme, path = load_scheme(slug), tmp_path / "list.xlsx"
    asked = save_list_template(scheme, path)
    template = list_template(scheme)
    found = check_list(filled(path, template, 400), scheme=scheme).inspection
    assert (found.accepted, found.rows, found.questions, found.repairs) == (True, 400, (), ())
    assert [column.field for column in found.columns] == [column.field for column in template.columns]
    assert "more than one sheet" not in repr(found), "its own help is no second list"
    assert len(template.columns) == asked
    drawable = {theme.slug for theme in scheme.themes if theme.before_viewing}
    assert {theme.slug for theme in found.themes if theme.drawable} == drawable


@pytest.mark.parametrize("slug", SLUGS)
def test_each_cell_offers_its_words_and_refuses_others(slug: str, tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    save_list_template(load_scheme(slug), path)
    book = openpyxl.load_workbook(path)
    rules = {str(rule.sqref): rule for rule in book["List"].data_validations.dataValidation}
    template = list_template(load_scheme(slug))
    assert len(rules) == len(template.columns)
    for at, column in enumerate(template.columns, start=1):
        letter = openpyxl.utils.get_column_letter(at)
        rule = rules[f"{letter}2:{letter}5001"]
        if not column.words:
            assert rule.type == "custom"
            continue
        first, last = (int(part.rpartition("$")[2]) for part in rule.formula1.split(":"))
        offered = tuple(book["Words"].cell(row, 1).value for row in range(first, last + 1))
        assert offered == column.words
        assert (rule.errorStyle == "warning") == column.many


def test_nothing_in_it_is_hidden_and_nobody_is_named(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    save_list_template(load_scheme(), path)
    assert all(sheet.sheet_state == "visible" for sheet in openpyxl.load_workbook(path).worksheets)
    with zipfile.ZipFile(path) as package:
        assert not [name for name in package.namelist() if "comment" in name or "external" in name.casefold()]
        assert b"<dc:creator></dc:creator>" in package.read("docProps/core.xml")


def test_it_says_what_must_not_be_there_and_what_may(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    save_list_template(load_scheme(), path)
    told = [str(cell) for row in openpyxl.load_workbook(path)["Columns"].iter_rows(values_only=True) for cell in row]
    assert "×  Number plates, makes or colours of cars" in told
    for column in list_template(load_scheme()).columns:
        assert column.heading in told
        assert column.note in told


def test_made_up_rows_could_stand_in_a_list() -> None:
    for slug in SLUGS:
        scheme = load_scheme(slug)
        template = list_template(scheme)
        for row in template.examples():
            for column, told in zip(template.columns, row, strict=True):
                assert not column.words or told in column.words


def test_a_name_that_is_no_workbook_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ExportProblem, match="Excel workbook"):
        save_list_template(load_scheme(), tmp_path / "list.csv")
    assert list(tmp_path.iterdir()) == []
