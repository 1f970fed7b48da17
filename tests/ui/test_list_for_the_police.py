"""What goes back to the police from the list page: the key to new references, and the report on the list."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from bwvreview.domain.list_template import list_template
from bwvreview.exchange.scheme_file import load_scheme
from bwvreview.services.clock import FixedClock
from bwvreview.services.scheme_in_use import use_scheme
from bwvreview.ui import files
from bwvreview.ui.app import House
from tests.screen import nameless, spoken_name, there, words_on
from tests.ui.steps import (
    SAMPLE,
    controller,
    everything_said,
    import_file,
    opened_house,
    press,
    rows_of_sample,
    shown,
    wait_for,
    write_list,
)

SAVE_KEY = "Save the key sheet and use the list"
PASSWORD = "Password of the key sheet"  # the name of its box


@pytest.fixture
def house(qtbot: QtBot, tmp_path: Path, clock: FixedClock) -> Iterator[House]:
    with opened_house(qtbot, tmp_path, clock) as opened:
        yield opened


@pytest.fixture
def page(qtbot: QtBot, house: House) -> QWidget:
    found: QWidget = controller(house, "list").page
    wait_for(qtbot, found, "Open the list from the police")
    return found


@pytest.fixture
def police_references(tmp_path: Path) -> Path:
    rows = [{**row, "Reference": f"CAD {1000 + at}/14SEP22"} for at, row in enumerate(rows_of_sample())]
    return write_list(tmp_path / "police.csv", rows)


@pytest.fixture
def no_references(tmp_path: Path) -> Path:
    rows = [{name: value for name, value in row.items() if name != "Reference"} for row in rows_of_sample()]
    return write_list(tmp_path / "bare.csv", rows)


def references(house: House) -> set[str]:
    with house.context.workspace.reading() as store:
        stored = store.lists.all()
        return {e.reference for e in store.lists.encounters(stored[0].id)} if stored else set()


def opened(path: Path, password: str) -> list[tuple[object, ...]]:
    """The rows of a locked workbook."""
    from msoffcrypto import OfficeFile

    clear = io.BytesIO()
    with path.open("rb") as file:
        book = OfficeFile(file)
        book.load_key(password=password, verify_password=True)
        book.decrypt(clear)
    return [tuple(row) for row in openpyxl.load_workbook(clear).worksheets[0].iter_rows(values_only=True)]


def password_shown(qtbot: QtBot, page: QWidget) -> str:
    qtbot.waitUntil(lambda: any(spoken_name(b) == PASSWORD and b.isVisible() for b in page.findChildren(QLineEdit)))
    return shown(page, QLineEdit, PASSWORD).text()


def test_police_references_are_replaced_and_only_the_key_sheet_tells_them(
    qtbot: QtBot, house: House, page: QWidget, police_references: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = tmp_path / "key.xlsx"
    monkeypatch.setattr(files, "save_file", lambda *_: key)
    house.window.file_dropped.emit(police_references)
    wait_for(qtbot, page, "The references cannot come in")
    assert references(house) == set()
    press(qtbot, page, "Give new references")
    password = password_shown(qtbot, page)
    press(qtbot, page, SAVE_KEY)
    wait_for(qtbot, page, "The list is ready to use")
    rows = opened(key, password)[1:]
    assert len(rows) == 515
    assert {row[1] for row in rows} == references(house)
    assert {row[2] for row in rows} == {f"CAD {1000 + at}/14SEP22" for at in range(515)}
    wait_for(qtbot, page, password)
    assert not [reference for reference in references(house) if reference in everything_said(house.window)]
    assert "14SEP22" not in everything_said(house.window)


def test_the_password_is_five_words_and_a_number_and_another_can_be_made(
    qtbot: QtBot, house: House, page: QWidget, police_references: Path
) -> None:
    house.window.file_dropped.emit(police_references)
    press(qtbot, page, "Give new references")
    first = password_shown(qtbot, page)
    *five, number = first.split("-")
    assert len(five) == 5
    assert all(word.isalpha() for word in five)
    assert number.isdigit()
    press(qtbot, page, "Make another")
    assert password_shown(qtbot, page) != first
    assert nameless(page) == []


def test_the_password_is_shown_once_after_saving(
    qtbot: QtBot, house: House, page: QWidget, police_references: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "save_file", lambda *_: tmp_path / "key.xlsx")
    house.window.file_dropped.emit(police_references)
    press(qtbot, page, "Give new references")
    password = password_shown(qtbot, page)
    press(qtbot, page, SAVE_KEY)
    wait_for(qtbot, page, "The key sheet is saved. Give it to the police liaison")
    house.go("home")
    house.go("list")
    qtbot.waitUntil(lambda: password not in everything_said(house.window), timeout=20_000)
    house.context.close()
    assert password.encode() not in b"".join(path.read_bytes() for path in tmp_path.glob("workspace.bwv*"))


def test_a_key_sheet_is_never_written_over_another(
    qtbot: QtBot, house: House, page: QWidget, police_references: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there_already = tmp_path / "key.xlsx"
    there_already.write_bytes(b"the only key to another list")
    monkeypatch.setattr(files, "save_file", lambda *_: there_already)
    house.window.file_dropped.emit(police_references)
    press(qtbot, page, "Give new references")
    press(qtbot, page, SAVE_KEY)
    wait_for(qtbot, page, "Choose another name.")
    wait_for(qtbot, page, "Give new references")
    assert there_already.read_bytes() == b"the only key to another list"
    assert references(house) == set()


def test_choosing_nowhere_keeps_nothing(
    qtbot: QtBot, house: House, page: QWidget, police_references: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "save_file", lambda *_: None)
    house.window.file_dropped.emit(police_references)
    press(qtbot, page, "Give new references")
    press(qtbot, page, SAVE_KEY)
    assert references(house) == set()
    assert there(page, QPushButton, SAVE_KEY)


def test_a_list_without_references_offers_their_key(
    qtbot: QtBot, house: House, page: QWidget, no_references: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = tmp_path / "key.xlsx"
    monkeypatch.setattr(files, "save_file", lambda *_: key)
    house.window.file_dropped.emit(no_references)
    wait_for(qtbot, page, "The list has no references")
    password = password_shown(qtbot, page)
    press(qtbot, page, SAVE_KEY)
    wait_for(qtbot, page, "The list is ready to use")
    assert {row[1] for row in opened(key, password)[1:]} == references(house)


def test_a_list_without_references_may_come_in_without_a_key(
    qtbot: QtBot, house: House, page: QWidget, no_references: Path
) -> None:
    house.window.file_dropped.emit(no_references)
    press(qtbot, page, "Use the list without a key sheet")
    wait_for(qtbot, page, "References made here")
    assert len(references(house)) == 515


@pytest.mark.parametrize(("name", "start"), [("report.pdf", b"%PDF"), ("report.json", b"{")])
def test_the_report_is_saved_for_the_police(
    qtbot: QtBot, house: House, page: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, start: bytes
) -> None:
    monkeypatch.setattr(files, "save_file", lambda *_: tmp_path / name)
    import_file(qtbot, house, SAMPLE)
    press(qtbot, page, "Save the report for the police")
    wait_for(qtbot, house.window, f"Saved as “{name}”.")
    content = (tmp_path / name).read_bytes()
    assert content.startswith(start)
    assert not [row["Reference"] for row in rows_of_sample() if row["Reference"].encode() in content]


def test_a_refused_list_has_a_report_too(
    qtbot: QtBot, house: House, page: QWidget, police_references: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "save_file", lambda *_: tmp_path / "report.json")
    house.window.file_dropped.emit(police_references)
    wait_for(qtbot, page, "The references cannot come in")
    press(qtbot, page, "Save the report for the police")
    wait_for(qtbot, house.window, "Saved as “report.json”.")
    told = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert told["accepted"] is False
    assert "14SEP22" not in json.dumps(told)


def test_a_template_is_made_for_the_police_in_the_scheme_in_use(
    qtbot: QtBot, house: House, page: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with house.context.workspace.store() as store:
        use_scheme(store, "taser")
    monkeypatch.setattr(files, "save_file", lambda *_: tmp_path / "template")
    press(qtbot, page, "Make a list template for the police")
    wait_for(qtbot, house.window, "Saved as “template.xlsx”. Send it to the police liaison.")
    headings = [cell.value for cell in openpyxl.load_workbook(tmp_path / "template.xlsx")["List"][1]]
    assert headings == [column.heading for column in list_template(load_scheme("taser")).columns]


def test_rows_that_stand_alone_are_told_and_fewer_after_leaving_a_column_out(
    qtbot: QtBot, house: House, page: QWidget
) -> None:
    import_file(qtbot, house, SAMPLE)
    wait_for(qtbot, page, "rows of 515 can be told apart by what is left")
    before = told_apart(page)
    button = next(b for b in page.findChildren(QPushButton) if b.text().startswith("Leave the "))
    left_out = button.text().removeprefix("Leave the ").removesuffix(" out")
    button.click()
    qtbot.waitUntil(lambda: told_apart(page) not in {0, before}, timeout=20_000)
    assert told_apart(page) < before
    accepted = next(line for line in words_on(page).splitlines() if line.endswith("Nobody sees them row by row."))
    assert left_out not in accepted.casefold()
    with house.context.workspace.reading() as store:
        (only,) = store.lists.all()
        assert sum(1 for _ in store.lists.encounters(only.id)) == 515


def told_apart(page: QWidget) -> int:
    line = next((line for line in words_on(page).splitlines() if "can be told apart by what is left" in line), "")
    return int(line.split()[1].replace(",", "")) if line else 0


def test_rows_that_repeat_another_are_left_out_on_request(
    qtbot: QtBot, house: House, page: QWidget, tmp_path: Path
) -> None:
    again = rows_of_sample()
    bare = [{name: value for name, value in row.items() if name != "Reference"} for row in [*again, *again[:7]]]
    house.window.file_dropped.emit(write_list(tmp_path / "again.csv", bare))
    wait_for(qtbot, page, "The list has no references")
    press(qtbot, page, "Use the list without a key sheet")
    wait_for(qtbot, page, "rows repeat another one exactly")
    before = everything_said(page)
    press(qtbot, page, "Leave the repeats out")
    wait_for(qtbot, page, "rows repeated")
    assert "repeat another one exactly" not in everything_said(page) != before
    assert nameless(page) == []


def test_how_each_column_is_read_is_shown_before_and_after(
    qtbot: QtBot, house: House, page: QWidget, tmp_path: Path
) -> None:
    rows = [{"Search kind": row["Type"], **row, "Latitude": "51.59812"} for row in rows_of_sample()]
    rows = [{name: value for name, value in row.items() if name != "Type"} for row in rows]
    house.window.file_dropped.emit(write_list(tmp_path / "list.csv", rows))
    wait_for(qtbot, page, "13 columns can come in")
    lines = words_on(page).splitlines()
    assert lines[lines.index("“Search kind”") + 1] == "Type of search"
    press(qtbot, page, "Use the list without these columns")
    wait_for(qtbot, page, "The list is ready to use")
    press(qtbot, page, "How each column was read")
    wait_for(qtbot, page, "“Search kind”")
    assert nameless(page) == []
