"""The system's own windows for choosing a file: the edge of the program, in one place."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

LISTS = "Lists (*.csv *.tsv *.txt *.xlsx *.xlsm *.xls *.ods *.json *.gz *.zip);;All files (*)"
WORKBOOKS = "Excel workbook (*.xlsx)"
ANSWERS = "Answers (*.toml *.json)"
REPORTS = "PDF to read (*.pdf);;JSON for other programs (*.json)"


def open_file(parent: QWidget, title: str, kinds: str) -> Path | None:
    """Let the person choose a file to open; None when they choose none."""
    chosen, _ = QFileDialog.getOpenFileName(parent, title, "", kinds)
    return Path(chosen) if chosen else None


def open_files(parent: QWidget, title: str, kinds: str) -> tuple[Path, ...]:
    """Let the person choose one file or several to open; none when they choose none."""
    chosen, _ = QFileDialog.getOpenFileNames(parent, title, "", kinds)
    return tuple(sorted(map(Path, chosen)))


def save_file(parent: QWidget, title: str, name: str, kinds: str) -> Path | None:
    """Let the person choose where to save a file; None when they choose nowhere."""
    chosen, _ = QFileDialog.getSaveFileName(parent, title, name, kinds)
    return Path(chosen) if chosen else None


def open_folder(parent: QWidget, title: str, start: Path) -> Path | None:
    """Let the person choose a folder; None when they choose none."""
    chosen = QFileDialog.getExistingDirectory(parent, title, str(start))
    return Path(chosen) if chosen else None
