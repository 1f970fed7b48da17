"""The system's own windows start where a person keeps files."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from bwvreview.ui import files


def test_a_window_starts_in_the_documents_then_where_a_file_was_chosen_last(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def choose(_parent: QWidget, _title: str, where: str, _kinds: str) -> tuple[list[str], str]:
        asked.append(where)
        return [str(tmp_path / "list.csv")], ""

    def save(_parent: QWidget, _title: str, where: str, _kinds: str) -> tuple[str, str]:
        asked.append(where)
        return "", ""

    monkeypatch.setattr(files, "_last", [])
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", choose)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", save)
    window = QWidget()
    qtbot.addWidget(window)
    assert files.open_files(window, "Choose the list", files.LISTS) == (tmp_path / "list.csv",)
    assert files.save_file(window, "Save it", "For the police only.xlsx", files.WORKBOOKS) is None
    assert asked == [str(files.own_documents()), str(tmp_path / "For the police only.xlsx")]
