"""The page about what a group tells the public, in the real window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QLineEdit
from pytestqt.qtbot import QtBot

from bwvreview.services.workspace import Workspace
from bwvreview.ui import files
from tests.screen import nameless
from tests.ui.evening import Evening, evening, every_reference, record, record_all

GOOD, TELLING = "They explained every step of it.", "His number was PC 4417."


def with_sentences(workspace: Workspace) -> None:
    record(workspace, "V01", good_practice=f"{GOOD} {TELLING}")
    record_all(workspace)


@pytest.fixture
def night(qtbot: QtBot, tmp_path: Path) -> Iterator[Evening]:
    with evening(qtbot, tmp_path, with_sentences) as found:
        found.page("feedback")
        found.press("Tell the public")
        found.wait("Sentences from your records")
        yield found


def saved(night: Evening, path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(files, "save_file", lambda *_: path)
    night.press("Save the page")
    night.qtbot.waitUntil(lambda: path.exists() and not night.house.context.tasks.busy, timeout=20_000)
    return path.read_text(encoding="utf-8") if path.suffix == ".html" else ""


def test_only_ticked_sentences_are_told(night: Evening, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert GOOD not in saved(night, tmp_path / "before.html", monkeypatch)
    night.press(GOOD)
    night.qtbot.waitUntil(lambda: not night.house.context.tasks.busy)
    text = saved(night, tmp_path / "after.html", monkeypatch)
    assert GOOD in text
    assert not [reference for reference in every_reference(night.workspace) if reference in text]
    night.page("feedback")
    night.press("Tell the public")
    night.qtbot.waitUntil(lambda: night.the(QCheckBox, GOOD).isChecked())


def test_a_sentence_that_may_name_somebody_cannot_be_ticked(night: Evening) -> None:
    box = night.the(QCheckBox, TELLING)
    box.click()
    assert not box.isChecked()
    assert "Change the answer on its clip first." in box.accessibleDescription()


def test_other_days_tell_of_other_viewings(night: Evening, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    night.the(QLineEdit, "First day").setText("2021-01-01")
    night.the(QLineEdit, "Last day").setText("2021-06-30")
    night.press("Show these days")
    night.wait("Nobody wrote a sentence in these days that could be told.")
    assert "We held no viewing in this period." in saved(night, tmp_path / "page.html", monkeypatch)


def test_days_the_wrong_way_round_are_asked_for_again(night: Evening) -> None:
    night.the(QLineEdit, "First day").setText("2023-01-01")
    night.press("Show these days")
    assert night.sees("Write both days, for example 30 November 2026, the first one first.")
    assert not night.the(QCheckBox, GOOD).isChecked()


def test_the_page_can_be_saved_to_print(night: Evening, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    saved(night, tmp_path / "page.pdf", monkeypatch)
    assert (tmp_path / "page.pdf").read_bytes().startswith(b"%PDF")


def test_who_was_on_the_lists_is_told_only_when_ticked(
    night: Evening, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "Who was on the lists" not in saved(night, tmp_path / "without.html", monkeypatch)
    night.press("Tell who was on the lists, by ethnicity and age")
    night.press(GOOD)
    night.qtbot.waitUntil(lambda: not night.house.context.tasks.busy)
    assert "Who was on the lists" in saved(night, tmp_path / "with.html", monkeypatch)


@pytest.mark.slow  # the walk over all pages asks the same
def test_every_control_has_a_name(night: Evening) -> None:
    assert nameless(night.house.window) == []
