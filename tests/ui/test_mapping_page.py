"""Questions about a list, one at a time, in the real window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from bwvreview.services.clock import FixedClock
from bwvreview.ui import files
from bwvreview.ui.app import House
from tests.screen import nameless, spoken_name, words_on
from tests.ui.steps import (
    controller,
    everything_said,
    opened_house,
    press,
    rows_of_sample,
    shown,
    wait_for,
    write_list,
)

ONE = "One question before the list can be used"
END = "This is how the list will be read"
USE = "Use the list with these answers"


@pytest.fixture
def house(qtbot: QtBot, tmp_path: Path, clock: FixedClock) -> Iterator[House]:
    with opened_house(qtbot, tmp_path, clock) as opened:
        yield opened


@pytest.fixture
def page(qtbot: QtBot, house: House) -> QWidget:
    found: QWidget = controller(house, "list").page
    wait_for(qtbot, found, "Open the list from the police")
    return found


def with_words(path: Path, *changes: tuple[str, str, str]) -> Path:
    """The practice list with (column, word, other word) written another way."""
    rows = rows_of_sample()
    for column, word, other in changes:
        for row in rows:
            if row[column] == word:
                row[column] = other
    return write_list(path, rows)


@pytest.fixture
def one_word(tmp_path: Path) -> Path:
    return with_words(tmp_path / "one.csv", ("Object of search", "Offensive weapons", "Offensive wpns"))


@pytest.fixture
def two_words(tmp_path: Path) -> Path:
    changes = ("Object of search", "Offensive weapons", "Offensive wpns"), ("Type", "Person search", "Persons search")
    return with_words(tmp_path / "two.csv", *changes)


def options(page: QWidget) -> list[str]:
    """The answers on the screen, in their order."""
    return [spoken_name(button) for button in page.findChildren(QRadioButton) if button.isVisible()]


def asked(qtbot: QtBot, house: House, path: Path, title: str) -> None:
    house.window.file_dropped.emit(path)
    wait_for(qtbot, house.window, title)
    qtbot.waitUntil(lambda: bool(options(house.controller("list").page)))
    qtbot.waitUntil(lambda: isinstance(house.window.focusWidget(), QRadioButton))


def key(house: House, which: Qt.Key) -> None:
    focus = house.window.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, which)


def lists_kept(house: House) -> int:
    with house.context.workspace.reading() as store:
        return len(store.lists.all())


def members(house: House, theme: str) -> int:
    """How many encounters of the newest list belong to a theme."""
    from bwvreview.domain.themes import labels_of
    from bwvreview.exchange.scheme_file import load_scheme

    with house.context.workspace.reading() as store:
        stored = store.lists.all()[0]
        return sum(theme in labels_of(e, load_scheme().themes) for e in store.lists.encounters(stored.id))


def test_an_unknown_word_is_asked_with_the_likeliest_answer_first(
    qtbot: QtBot, house: House, page: QWidget, one_word: Path
) -> None:
    asked(qtbot, house, one_word, ONE)
    assert "Is “Offensive wpns” the same as “Offensive weapons”?" in words_on(page)
    assert options(page)[0].startswith("Offensive weapons")
    assert options(page)[-1].startswith("Leave these")
    assert lists_kept(house) == 0


def test_a_list_is_mapped_with_three_keys(qtbot: QtBot, house: House, page: QWidget, one_word: Path) -> None:
    asked(qtbot, house, one_word, ONE)
    key(house, Qt.Key.Key_1)
    key(house, Qt.Key.Key_Return)
    wait_for(qtbot, page, END)
    qtbot.waitUntil(lambda: shown_button(page, USE).hasFocus())
    key(house, Qt.Key.Key_Space)
    wait_for(qtbot, page, "The list is ready to use")
    plain = sum(row["Object of search"] == "Offensive weapons" for row in rows_of_sample())
    assert 0 < plain <= members(house, "weapons")


def shown_button(page: QWidget, name: str) -> QPushButton:
    return shown(page, QPushButton, name)


def test_what_was_answered_is_shown_before_the_list_is_used(
    qtbot: QtBot, house: House, page: QWidget, one_word: Path
) -> None:
    asked(qtbot, house, one_word, ONE)
    key(house, Qt.Key.Key_1)
    press(qtbot, page, "See your answers")
    wait_for(qtbot, page, END)
    wait_for(qtbot, page, "Is “Offensive wpns” the same as “Offensive weapons”?")
    assert "Offensive weapons" in words_on(page).splitlines()
    assert lists_kept(house) == 0
    press(qtbot, page, USE)
    wait_for(qtbot, page, "The list is ready to use")
    assert lists_kept(house) == 1


def test_questions_come_one_at_a_time_with_a_way_back(
    qtbot: QtBot, house: House, page: QWidget, two_words: Path
) -> None:
    asked(qtbot, house, two_words, "2 questions before the list can be used")
    wait_for(qtbot, page, "Question 1 of 2")
    first = options(page)
    key(house, Qt.Key.Key_2)
    press(qtbot, page, "Next question")
    wait_for(qtbot, page, "Question 2 of 2")
    press(qtbot, page, "Back")
    wait_for(qtbot, page, "Question 1 of 2")
    qtbot.waitUntil(lambda: options(page) == first)
    assert [spoken_name(b) for b in page.findChildren(QRadioButton) if b.isChecked() and b.isVisible()] == [first[1]]


def test_an_unanswered_question_cannot_be_passed(qtbot: QtBot, house: House, page: QWidget, two_words: Path) -> None:
    asked(qtbot, house, two_words, "2 questions before the list can be used")
    shown_button(page, "Next question").click()
    assert "Question 1 of 2" in words_on(page)
    key(house, Qt.Key.Key_Return)
    assert "Question 1 of 2" in words_on(page)


def test_an_answer_can_be_changed_at_the_end(qtbot: QtBot, house: House, page: QWidget, two_words: Path) -> None:
    asked(qtbot, house, two_words, "2 questions before the list can be used")
    key(house, Qt.Key.Key_1)
    press(qtbot, page, "Next question")
    wait_for(qtbot, page, "Question 2 of 2")
    qtbot.waitUntil(lambda: isinstance(house.window.focusWidget(), QRadioButton))
    key(house, Qt.Key.Key_1)
    press(qtbot, page, "See your answers")
    wait_for(qtbot, page, END)
    change = next(b for b in page.findChildren(QPushButton) if b.accessibleName().startswith("Change the answer"))
    change.click()
    wait_for(qtbot, page, "Question 1 of 2")
    press(qtbot, page, "See your answers")
    wait_for(qtbot, page, END)


def test_rows_can_be_left_out_and_are_counted(qtbot: QtBot, house: House, page: QWidget, one_word: Path) -> None:
    asked(qtbot, house, one_word, ONE)
    key(house, Qt.Key.Key_0)
    press(qtbot, page, "See your answers")
    press(qtbot, page, USE)
    wait_for(qtbot, page, "The list is ready to use")
    gone = sum(row["Object of search"] == "Offensive weapons" for row in rows_of_sample())
    with house.context.workspace.reading() as store:
        assert sum(1 for _ in store.lists.encounters(store.lists.all()[0].id)) == 515 - gone
    sums = next(w.accessibleName() for w in page.findChildren(QWidget) if "rows in the file" in w.accessibleName())
    assert "515 rows in the file" in sums
    assert f"{gone} word not known" in sums


def test_answers_are_remembered_for_the_next_list(qtbot: QtBot, house: House, page: QWidget, one_word: Path) -> None:
    asked(qtbot, house, one_word, ONE)
    key(house, Qt.Key.Key_1)
    press(qtbot, page, "See your answers")
    press(qtbot, page, USE)
    wait_for(qtbot, page, "The list is ready to use")
    house.window.file_dropped.emit(one_word)
    qtbot.waitUntil(lambda: lists_kept(house) == 2, timeout=20_000)


def test_answers_go_into_a_file_and_come_out_of_one(
    qtbot: QtBot, tmp_path: Path, clock: FixedClock, one_word: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = tmp_path / "answers.toml"
    monkeypatch.setattr(files, "save_file", lambda *_: kept)
    monkeypatch.setattr(files, "open_file", lambda *_: kept)
    for name in ("first", "second"):
        (tmp_path / name).mkdir()
    with opened_house(qtbot, tmp_path / "first", clock) as house:
        page: QWidget = controller(house, "list").page
        asked(qtbot, house, one_word, ONE)
        key(house, Qt.Key.Key_1)
        press(qtbot, page, "See your answers")
        press(qtbot, page, "Save the answers as a file")
        wait_for(qtbot, house.window, "Saved.")
    assert "Offensive weapons" in kept.read_text(encoding="utf-8")
    with opened_house(qtbot, tmp_path / "second", clock) as house:
        page = controller(house, "list").page
        asked(qtbot, house, one_word, ONE)
        press(qtbot, page, "Use answers from a file")
        wait_for(qtbot, page, "The list is ready to use")


def test_a_file_that_holds_no_answers_is_refused_and_the_question_stays(
    qtbot: QtBot, house: House, page: QWidget, one_word: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = tmp_path / "wrong.toml"
    wrong.write_text("something = 1\n", encoding="utf-8")
    monkeypatch.setattr(files, "open_file", lambda *_: wrong)
    asked(qtbot, house, one_word, ONE)
    press(qtbot, page, "Use answers from a file")
    wait_for(qtbot, house.window, "This is not a file of answers of this program.")
    assert ONE in words_on(page)


def test_only_the_asked_word_is_shown_and_every_control_is_named(
    qtbot: QtBot, house: House, page: QWidget, two_words: Path
) -> None:
    asked(qtbot, house, two_words, "2 questions before the list can be used")
    said = everything_said(house.window)
    assert [row["Reference"] for row in rows_of_sample() if row["Reference"] in said] == []
    assert nameless(page) == []


def test_an_unknown_column_is_asked_about(qtbot: QtBot, house: House, page: QWidget, tmp_path: Path) -> None:
    rows = [
        {
            ("Cuffs on the wrists" if name == "Handcuffs used (SYNTHETIC)" else name): value
            for name, value in row.items()
        }
        for row in rows_of_sample()
    ]
    asked(qtbot, house, write_list(tmp_path / "column.csv", rows), ONE)
    wait_for(qtbot, page, "“Cuffs on the wrists”")
    assert "Leave this column out" in options(page)


def test_a_column_whose_words_are_not_shown_can_go_so_that_no_row_is_lost(
    qtbot: QtBot, house: House, page: QWidget, tmp_path: Path
) -> None:
    path = with_words(tmp_path / "hidden.csv", ("Outcome", "Arrest", "Zebedee Quux"))
    asked(qtbot, house, path, ONE)
    said = words_on(page)
    assert said.count("rows have words that this program does not know") == 1
    assert "Rows " in said
    assert "most likely" not in said
    assert "Zebedee" not in everything_said(house.window)
    assert [words.startswith("Leave") for words in options(page)] == [True, True]
    key(house, Qt.Key.Key_0)
    key(house, Qt.Key.Key_Return)
    wait_for(qtbot, page, END)
    press(qtbot, page, USE)
    wait_for(qtbot, page, "The list is ready to use")
    with house.context.workspace.reading() as store:
        assert sum(1 for _ in store.lists.encounters(store.lists.all()[0].id)) == 515
