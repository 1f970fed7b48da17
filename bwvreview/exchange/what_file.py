"""What a file that somebody opens with the program is, told from what is in it and never from its name alone."""

from __future__ import annotations

import json
import re
import zipfile
import zlib
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from bwvreview.domain.errors import ListProblem

if TYPE_CHECKING:
    from pathlib import Path

_ZIP = b"PK"
_SQLITE = b"SQLite format 3\0"
_LARGEST_JSON = 20_000_000
_LARGEST_BOOK_PART = 1 << 20
_SHEET = re.compile(rb'<(?:\w+:)?sheet\s[^>]*?\bname="([^"]*)"')
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, KeyError)


class FileKind(StrEnum):
    """What the program does with a file. Whatever it does not know is a list: the gate says what is wrong with it."""

    LIST = "list"
    PACK = "pack of a draw"
    SESSION = "session for reviewers"
    ANSWERS = "answers of a reviewer"
    REPLIES = "replies of the central team"
    RETURN = "feedback of a group"
    FORM = "review form"
    RECORDS = "records"


def what_is(path: Path) -> FileKind:
    """Say what a file is. Raises ListProblem when it is not there or may not be opened. Reads little of it."""
    try:
        if path.is_dir():
            return FileKind.PACK
        with path.open("rb") as file:
            start = file.read(16)
    except FileNotFoundError:
        raise ListProblem(f"“{path.name}” is not there.", advice="Check the name and the folder.") from None
    except OSError as error:
        raise ListProblem(f"“{path.name}” cannot be opened.", advice="Check that you may open it.") from error
    if start == _SQLITE or path.suffix.casefold() == ".bwv":
        return FileKind.RECORDS
    if start.startswith(_ZIP):
        return _of_zip(path)
    if start.lstrip()[:1] == b"{":
        return _of_json(path)
    return FileKind.LIST


def _of_json(path: Path) -> FileKind:
    if path.stat().st_size > _LARGEST_JSON:
        return FileKind.LIST
    try:
        found: Any = json.loads(path.read_bytes())
    except (ValueError, RecursionError):
        return FileKind.LIST
    sealed = found.get("sealed")
    marks = (found.get("schema"), sealed.get("kind") if isinstance(sealed, dict) else None)
    kinds = {
        "bwvreview-replies/1": FileKind.REPLIES,
        "bwv-review-session": FileKind.SESSION,
        "bwv-review-answers": FileKind.ANSWERS,
    }
    return next((kinds[mark] for mark in marks if isinstance(mark, str) and mark in kinds), FileKind.LIST)


def _of_zip(path: Path) -> FileKind:
    try:
        with zipfile.ZipFile(path) as archive:
            inside = {name.rpartition("/")[2] for name in archive.namelist()}
            if "statement.txt" in inside:
                return FileKind.PACK
            if "datapackage.json" in inside:
                return FileKind.RETURN
            return _of_book(_sheets(archive)) if "workbook.xml" in inside else FileKind.LIST
    except (*_DAMAGE, OSError):
        return FileKind.LIST


def _sheets(archive: zipfile.ZipFile) -> set[str]:
    """Give the names of a workbook's sheets, from no more of it than they take."""
    with archive.open("xl/workbook.xml") as part:
        return {name.decode("utf-8", "replace") for name in _SHEET.findall(part.read(_LARGEST_BOOK_PART))}


def _of_book(sheets: set[str]) -> FileKind:
    if "Manifest" in sheets:
        return FileKind.RETURN
    return FileKind.FORM if {"survey", "choices"} <= sheets else FileKind.LIST
