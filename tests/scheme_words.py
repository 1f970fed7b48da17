"""What a scheme does not say, and where its words stand: pages, files, papers."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import tomllib
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QTableView, QWidget

_DATA = Path(__file__).parent / "data" / "foreign-words.toml"
MARK = re.compile(r"(?<!\$)\{[A-Za-z_]+\}")
"""A mark that nobody put a word for."""


@cache
def _foreign(slug: str) -> tuple[re.Pattern[str], re.Pattern[str], frozenset[str]]:
    data = tomllib.loads(_DATA.read_text(encoding="utf-8"))
    words = re.compile(rf"\b(?:{'|'.join(data[slug]['words'])})\b", re.IGNORECASE)
    but = "|".join(map(re.escape, data[slug]["but"]))
    return words, re.compile(rf"\$\{{\w+\}}|{but or '(?!)'}", re.IGNORECASE), frozenset(data["machines"])


def wrong_in(slug: str, *texts: str) -> list[str]:
    """Give the texts in which the scheme says what is not its own, or a mark has no word."""
    words, but, machines = _foreign(slug)
    own = [(text, but.sub("", text)) for text in texts if text not in machines]
    return [text for text, said in own if words.search(said) or MARK.search(said)]


def texts_on(root: QWidget) -> set[str]:
    """Give all that people see or hear of what is shown: words, names, descriptions, hints, cells of tables."""
    found: set[str] = set()
    for one in (root, *root.findChildren(QWidget)):
        if not one.isVisibleTo(root):
            continue
        found |= {one.accessibleName(), one.accessibleDescription(), one.toolTip(), one.windowTitle()}
        if isinstance(one, QLabel | QAbstractButton | QLineEdit):
            found.add(one.text())
        if isinstance(one, QTableView):
            found |= set(_cells(one.model()))
    return found - {""}


def _cells(model: QAbstractItemModel) -> Iterator[str]:
    for column in range(model.columnCount()):
        yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")
        for row in range(model.rowCount()):
            yield str(model.index(row, column).data() or "")


def texts_in(path: Path) -> set[str]:
    """Give all that stands in a file: cells of a workbook, lines of anything else; PDFs by their words."""
    if path.suffix == ".xlsx":
        return _book(path)
    if path.suffix == ".zip":
        with zipfile.ZipFile(path) as package:
            return set(_titles(json.loads(package.read("datapackage.json"))))
    if path.suffix == ".pdf":
        tool = shutil.which("pdftotext")
        if tool is None:
            return set()
        return set(
            subprocess.run([tool, "-layout", path, "-"], capture_output=True, text=True, check=True).stdout.splitlines()
        )
    text = re.sub(r"<style>.*?</style>|<meta[^>]*>", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    return set(text.splitlines())


def _titles(part: object) -> Iterator[str]:
    """Give what people read in the description of a data package: all else are names that machines read."""
    if isinstance(part, dict):
        yield from (str(part[key]) for key in ("title", "description") if key in part)
        for value in part.values():
            yield from _titles(value)
    elif isinstance(part, list):
        for value in part:
            yield from _titles(value)


def _book(path: Path) -> set[str]:
    import openpyxl

    book = openpyxl.load_workbook(path)
    found = {
        str(cell)
        for sheet in book
        if sheet.sheet_state == "visible"
        for row in sheet.iter_rows(values_only=True)
        for cell in row
        if cell is not None
    }
    book.close()
    return found
