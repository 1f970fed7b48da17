"""Opening a list, whatever kind of file it is in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from bwvreview.domain.errors import ListProblem
from bwvreview.domain.progress import Progress, no_progress
from bwvreview.exchange import limits
from bwvreview.exchange.csv_table import open_csv
from bwvreview.exchange.list_source import in_memory, seems_to_tell, source_of

if TYPE_CHECKING:
    from pathlib import Path

    from bwvreview.domain.table import SheetPreview, Table
    from bwvreview.domain.vocabulary import Vocabulary
    from bwvreview.exchange.list_source import Source

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SAVE_AS = "Save it as CSV or XLSX, then open that."
_Kind = Literal["csv", "json", "xlsx", "xls", "ods"]


def open_table(
    path: Path,
    vocabulary: Vocabulary,
    *,
    sheet: int | None = None,
    password: str | None = None,
    progress: Progress = no_progress,
) -> Table:
    """Open a list by what is in it, not by its name. `sheet` counts from 1, among those that are shown.

    Raises ListProblem for anything that is not a list, LockedList when it takes a password.
    """
    source, kind = _opened(path, password)
    table = _table(source, kind, vocabulary, sheet, progress)
    if seems_to_tell(path.name):
        message = "The name of the file could show who someone is. It was not kept."
        named = limits.place(message, "Rename the file before it goes any further.")
        table.hidden = (*table.hidden, named)
    return table


def sheets_in(path: Path, vocabulary: Vocabulary, *, password: str | None = None) -> tuple[SheetPreview, ...]:
    """Count the rows and columns of each sheet of a workbook; a list without sheets gives none. Raises ListProblem."""
    source, kind = _opened(path, password)
    if kind == "csv" or kind == "json":
        return ()
    from bwvreview.exchange.book_table import preview_book

    return preview_book(source, kind, vocabulary)


def table_from_text(text: str, vocabulary: Vocabulary) -> Table:
    """Read a list that was pasted: cells parted by tabs, as spreadsheets copy them, or as in a CSV or JSON file.

    Raises ListProblem.
    """
    content = text.encode("utf-8", "replace")
    if not content.strip():
        raise ListProblem("There is no text to read.", advice="Copy the rows with their headings, then paste them.")
    if len(content) > limits.MOST_PACKAGE:
        raise limits.too_big()
    source = in_memory(content)
    kind = _kind(source)
    return _table(source, kind if kind == "json" else "csv", vocabulary, None)


def _opened(path: Path, password: str | None) -> tuple[Source, _Kind]:
    try:
        if path.is_dir():
            raise ListProblem("This is a folder.", advice="Choose the list inside it.")
        if path.exists() and not path.is_file():
            raise limits.not_a_table()
        with path.open("rb") as file:
            empty = not file.read(1)
        size = path.stat().st_size
    except FileNotFoundError as error:
        raise ListProblem(f"There is no file “{path.name}”.", advice="Check where the list was saved.") from error
    except OSError as error:
        raise ListProblem(
            f"“{path.name}” cannot be read.", advice="Close it in other programs, or copy it to this computer."
        ) from error
    if empty:
        raise ListProblem("The file is empty.", advice="Ask the police to send the list again.")
    if size > limits.MOST_BYTES:
        raise limits.too_big()
    return _unlocked(source_of(path), password)


def _unlocked(source: Source, password: str | None) -> tuple[Source, _Kind]:
    """Open what is locked, and old workbooks, in memory."""
    from bwvreview.exchange.locked_book import is_locked_package, unlock

    if not source.start(len(_OLE)).startswith(_OLE):
        return source, _kind(source)
    from bwvreview.exchange.xls_places import bare_book, is_locked, read_ole

    content = source.whole(limits.MOST_PACKAGE)
    if is_locked_package(content) or is_locked(read_ole(content)[0]):
        content = unlock(source, password)
    clear = replace(source, content=content, packed=False, member="")
    kind = _kind(clear)
    return (replace(clear, content=bare_book(content)) if kind == "xls" else clear), kind


def _table(
    source: Source, kind: _Kind, vocabulary: Vocabulary, sheet: int | None, progress: Progress = no_progress
) -> Table:
    if kind == "csv" or kind == "json":
        if sheet not in {None, 1}:
            raise ListProblem("This list has no sheets.", advice="Leave the number of the sheet out.")
        if kind == "csv":
            return open_csv(source, vocabulary)
        from bwvreview.exchange.json_table import open_json

        return open_json(source)
    from bwvreview.exchange.book_table import open_book

    return open_book(source, kind, vocabulary, sheet, progress)


def _kind(source: Source) -> _Kind:
    """Tell the kind of a list from its first bytes. Raises ListProblem for what is none."""
    start = source.start()
    if start.startswith(b"PK"):
        return _kind_of_package(source)
    if start.startswith(_OLE):
        return "xls"
    if start.startswith(b"%PDF"):
        raise ListProblem("This is a PDF.", advice="Ask the police for the list as CSV or XLSX.")
    bare = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    if bare[:5].lower() in {b"<html", b"<?xml", b"<!doc"}:
        raise ListProblem("This is a web page.", advice=_SAVE_AS)
    if bare[:1] in {b"{", b"["}:
        return "json"
    if start[:2] in {b"\xff\xfe", b"\xfe\xff"} and start.decode("utf-16", "ignore").lstrip()[:1] in {"{", "["}:
        return "json"
    return "csv"


def _kind_of_package(source: Source) -> _Kind:
    from bwvreview.exchange.xlsx_places import opened

    with opened(source.package()) as archive:
        names = set(archive.namelist())
    if "xl/workbook.bin" in names:
        raise ListProblem("This is a binary workbook (XLSB).", advice=_SAVE_AS)
    if "content.xml" in names or ("mimetype" in names and "xl/workbook.xml" not in names):
        return "ods"
    return "xlsx"
