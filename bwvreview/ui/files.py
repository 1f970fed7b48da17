"""The system's own windows for choosing a file: the edge of the program, in one place."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog

from bwvreview.ui.speech import spoken

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

LISTS = "Lists (*.csv *.tsv *.txt *.xlsx *.xlsm *.xls *.ods *.json *.gz *.zip);;All files (*)"
WORKBOOKS = "Excel workbook (*.xlsx)"
WORKBOOK_OR_TEXT = f"{WORKBOOKS};;Plain text (*.txt)"
PDFS = "PDF to read or print (*.pdf)"
ZIPS = "Packed folder (*.zip)"
PAGES = "Page for a browser (*.html)"
RECORDS = "Records of a group (*.bwv)"
ANSWERS = "Answers (*.toml *.json)"
REPORTS = "PDF to read (*.pdf);;JSON for other programs (*.json)"


_last: list[Path] = []
"""The folder where a file was chosen last; empty at the start."""


def own_documents() -> Path:
    """Give the person's folder of documents; their own folder when the computer knows none."""
    found = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return found if found.is_dir() else Path.home()


def _start() -> Path:
    """Give where a window starts: never in the folder of the program, which says nothing to anyone."""
    return _last[0] if _last and _last[0].is_dir() else own_documents()


def _chosen(text: str) -> Path | None:
    if not text:
        return None
    _last[:] = [Path(text).parent]
    return Path(text)


def open_file(parent: QWidget, title: str, kinds: str) -> Path | None:
    """Let the person choose a file to open; None when they choose none."""
    chosen, _ = QFileDialog.getOpenFileName(parent, spoken(title), str(_start()), kinds)
    return _chosen(chosen)


def open_files(parent: QWidget, title: str, kinds: str) -> tuple[Path, ...]:
    """Let the person choose one file or several to open; none when they choose none."""
    chosen, _ = QFileDialog.getOpenFileNames(parent, spoken(title), str(_start()), kinds)
    return tuple(sorted(path for path in map(_chosen, chosen) if path is not None))


def save_file(parent: QWidget, title: str, name: str, kinds: str) -> Path | None:
    """Let the person choose where to save a file; None when they choose nowhere."""
    chosen, _ = QFileDialog.getSaveFileName(parent, spoken(title), str(_start() / name), kinds)
    return _chosen(chosen)


def open_folder(parent: QWidget, title: str, start: Path) -> Path | None:
    """Let the person choose a folder; None when they choose none."""
    chosen = QFileDialog.getExistingDirectory(parent, spoken(title), str(start))
    return Path(chosen) if chosen else None
