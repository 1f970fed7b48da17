"""A coordinator opens a form, sees what is wrong and what is new, tries it, and puts it in use: in the real window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from bwvreview.exchange.resources import resource
from bwvreview.exchange.scheme_file import load_scheme
from bwvreview.exchange.xlsform import read_form
from bwvreview.services.clock import FixedClock
from bwvreview.services.form_in_use import form_in_use
from bwvreview.ui.app import House
from tests.screen import nameless, there, words_on
from tests.ui.steps import controller, opened_house, press, says, shown, wait_for

FORM = resource("schemes", "stop-search", "form.xlsx")
USE = "Use it from the next session"
Choose = Callable[[Path], None]


@pytest.fixture
def house(qtbot: QtBot, tmp_path: Path, clock: FixedClock) -> Iterator[House]:
    with opened_house(qtbot, tmp_path, clock) as opened:
        yield opened


@pytest.fixture
def page(qtbot: QtBot, house: House) -> QWidget:
    house.go("settings")
    press(qtbot, house.window, "Look at the form")
    found: QWidget = house.controller("form").page
    wait_for(qtbot, found, "It came with the program")
    return found


@pytest.fixture
def choose(monkeypatch: pytest.MonkeyPatch) -> Choose:
    def chosen(path: Path) -> None:
        monkeypatch.setattr("bwvreview.ui.files.open_file", lambda *_: path)
        monkeypatch.setattr("bwvreview.ui.files.save_file", lambda *_: path)

    return chosen


def edited(path: Path, *, breaks: int = 0, **question: str) -> Path:
    """Copy the shipped form with one question more; `breaks` rows have a rule that names no question."""
    book = openpyxl.load_workbook(FORM)
    survey, settings = book["survey"], book["settings"]
    columns = {str(cell.value): cell.column for cell in survey[1]}
    row = survey.max_row + 1
    cells = {"type": "text", "name": "shield", "label": "Was a shield used?", "relevant": "${viewed} = 'full'"}
    for column, text in {**cells, **question}.items():
        survey.cell(row, columns[column], text)
    labelled = [place for place in range(2, row) if survey.cell(place, columns["label"]).value]
    for place in labelled[:breaks]:
        survey.cell(place, columns["relevant"], "${gone} = 'x'")
    settings.cell(2, {str(cell.value): cell.column for cell in settings[1]}["version"], "ours 2")
    book.save(path)
    return path


def looked_at(qtbot: QtBot, page: QWidget, choose: Choose, path: Path, words: str) -> None:
    choose(path)
    press(qtbot, page, "Open another form")
    wait_for(qtbot, page, words)


def version_in_use(house: House) -> str:
    with house.context.workspace.reading() as store:
        return form_in_use(store, load_scheme()).form.version


def test_every_mistake_is_shown_with_its_row_and_gone_once_it_is_mended(
    qtbot: QtBot, house: House, page: QWidget, choose: Choose, tmp_path: Path
) -> None:
    path = edited(tmp_path / "ours.xlsx", breaks=10)
    looked_at(qtbot, page, choose, path, "This form has 10 mistakes")
    assert sum(line.startswith("Row ") and line.endswith(", relevant") for line in words_on(page).splitlines()) == 10
    assert words_on(page).count("There is no question “gone”.") == 10
    assert not there(page, QPushButton, USE)
    assert nameless(page) == []
    edited(path)
    press(qtbot, page, "Open it again")
    wait_for(qtbot, page, "No mistake was found")
    assert version_in_use(house) == "1"


def test_what_is_new_is_said_and_the_form_serves_the_next_session(
    qtbot: QtBot, house: House, page: QWidget, choose: Choose, tmp_path: Path
) -> None:
    looked_at(qtbot, page, choose, edited(tmp_path / "ours.xlsx", appearance="huge"), "No mistake was found")
    for words in ("New question: “Was a shield used?”.", "Worth a second look", "The appearance “huge” changes"):
        assert says(page, words)
    press(qtbot, page, USE)
    wait_for(qtbot, page, "Chosen by your group on")
    wait_for(qtbot, house.window, "The next session uses this form.")
    assert version_in_use(house) == "ours 2"
    press(qtbot, page, "Go back to the form of the program")
    wait_for(qtbot, page, "It came with the program")
    assert version_in_use(house) == "1"
    press(qtbot, page, "Use your version ours 2 again")
    wait_for(qtbot, page, "Chosen by your group on")
    assert version_in_use(house) == "ours 2"


def test_a_form_that_is_in_use_already_or_lacks_something_is_not_used(
    qtbot: QtBot, house: House, page: QWidget, choose: Choose, tmp_path: Path
) -> None:
    looked_at(qtbot, page, choose, FORM, "Nothing. It is the form in use.")
    press(qtbot, page, USE)
    assert says(page, "It is the form in use already")
    press(qtbot, page, "Put it away")
    wait_for(qtbot, page, "It came with the program")
    book = openpyxl.load_workbook(FORM)
    survey = book["survey"]
    names = {survey.cell(row, 2).value: row for row in range(2, survey.max_row + 1)}
    survey.delete_rows(names["theme_drawn"])
    for row in range(2, survey.max_row + 1):
        if "theme_drawn" in str(survey.cell(row, 5).value):
            survey.cell(row, 5, "${viewed} = 'full'")
    book.save(tmp_path / "less.xlsx")
    looked_at(qtbot, page, choose, tmp_path / "less.xlsx", "What a session needs first")
    press(qtbot, page, USE)
    assert says(page, "Add first what a session needs")
    assert says(page, "The form has no question “theme_drawn”.")
    assert version_in_use(house) == "1"


def test_the_questions_can_be_tried_and_follow_the_answers(qtbot: QtBot, page: QWidget) -> None:
    assert says(page, "Part 1 of 1: The clip")
    press(qtbot, page, "Did you watch it? Watched all of it")
    wait_for(qtbot, page, "Part 1 of 10: The clip")
    press(qtbot, page, "Next part")
    wait_for(qtbot, page, "Part 2 of 10: The encounter, in brief")
    assert there(page, QAbstractButton, "What was searched? Vehicle")
    press(qtbot, page, "Show what is missing")
    wait_for(qtbot, page, "Choose what was searched")
    press(qtbot, page, "Previous part")
    press(qtbot, page, "Did you watch it? Could not be watched")
    wait_for(qtbot, page, "Part 1 of 1: The clip")
    assert there(page, QAbstractButton, "Why could it not be watched? Would not play")
    press(qtbot, page, "Begin again")
    qtbot.waitUntil(lambda: not there(page, QAbstractButton, "Why could it not be watched? Would not play"))
    assert nameless(page) == []


def test_trying_goes_by_keyboard_alone(qtbot: QtBot, page: QWidget) -> None:
    answer = shown(page, QAbstractButton, "Did you watch it? Watched all of it")
    answer.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(answer, Qt.Key.Key_2)
    wait_for(qtbot, page, "Part 1 of 10: The clip")
    assert shown(page, QAbstractButton, "Did you watch it? Watched part of it").isChecked()
    focus = page.window().focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_Return)
    wait_for(qtbot, page, "Part 2 of 10")
    QTest.keyClick(page.window().focusWidget(), Qt.Key.Key_1)
    qtbot.waitUntil(lambda: shown(page, QAbstractButton, "What was searched? Person").isChecked())


def test_trying_a_form_keeps_nothing(qtbot: QtBot, house: House, page: QWidget) -> None:
    press(qtbot, page, "Did you watch it? Watched all of it")
    house.go("home")
    house.go("form")
    wait_for(qtbot, page, "Part 1 of 1: The clip")


def test_a_file_that_is_no_workbook_says_so_and_leaves_the_form_in_use(
    qtbot: QtBot, page: QWidget, choose: Choose, tmp_path: Path
) -> None:
    (tmp_path / "notes.xlsx").write_text("no workbook", encoding="utf-8")
    looked_at(qtbot, page, choose, tmp_path / "notes.xlsx", "“notes.xlsx” is not a workbook that can be read.")
    assert says(page, "It came with the program")


def test_the_form_is_saved_as_a_workbook_to_edit(
    qtbot: QtBot, house: House, page: QWidget, choose: Choose, tmp_path: Path
) -> None:
    choose(tmp_path / "review form.xlsx")
    press(qtbot, page, "Save it as a workbook")
    wait_for(qtbot, house.window, "Saved as “review form.xlsx”.")
    assert read_form(tmp_path / "review form.xlsx") == read_form(FORM)


def test_an_own_form_that_cannot_be_read_is_said_and_left_behind(qtbot: QtBot, house: House, page: QWidget) -> None:
    with house.context.workspace.store() as store:
        store.settings.put("form.in_use", "{}")
    found: QWidget = controller(house, "form").page
    wait_for(qtbot, found, "The group's own form cannot be read.")
    press(qtbot, found, "Go back to the form of the program")
    wait_for(qtbot, found, "It came with the program")
