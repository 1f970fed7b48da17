"""Opening a list, whatever kind of file it is in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bwvreview.domain.errors import ListProblem
from bwvreview.exchange import limits
from bwvreview.exchange.csv_table import open_csv

if TYPE_CHECKING:
    from pathlib import Path

    from bwvreview.domain.table import Table
    from bwvreview.domain.vocabulary import Vocabulary

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SAVE_AS = "Save it as CSV or XLSX, then open that."


def open_table(path: Path, vocabulary: Vocabulary) -> Table:
    """Open a list by what is in it, not by its name. Raises ListProblem for anything that is not one."""
    try:
        if path.is_dir():
            raise ListProblem("This is a folder.", advice="Choose the list inside it.")
        if path.exists() and not path.is_file():
            raise limits.not_a_table()
        with path.open("rb") as file:
            start = file.read(4096)
    except FileNotFoundError as error:
        raise ListProblem(f"There is no file “{path.name}”.", advice="Check where the list was saved.") from error
    except OSError as error:
        raise ListProblem(
            f"“{path.name}” cannot be read.", advice="Close it in other programs, or copy it to this computer."
        ) from error
    if not start:
        raise ListProblem("The file is empty.", advice="Ask the police to send the list again.")
    if path.stat().st_size > limits.MOST_BYTES:
        raise limits.too_big()
    _refuse_other_kinds(path, start)
    if start.startswith(b"PK"):
        from bwvreview.exchange.xlsx_table import open_xlsx

        return open_xlsx(path, vocabulary)
    return open_csv(path, vocabulary)


def _refuse_other_kinds(path: Path, start: bytes) -> None:
    if start.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in path.read_bytes()[: 1 << 22]:
            raise ListProblem(
                "The workbook is locked with a password.",
                advice="Open it in a spreadsheet, save it without the password, then open that.",
            )
        raise ListProblem("This is an old Excel workbook (XLS).", advice=_SAVE_AS)
    if start.startswith(b"%PDF"):
        raise ListProblem("This is a PDF.", advice="Ask the police for the list as CSV or XLSX.")
    if start.startswith(b"PK") and b"opendocument" in start[:200]:
        raise ListProblem("This is an OpenDocument file (ODS).", advice=_SAVE_AS)
    if start.lstrip()[:1] in {b"{", b"["}:
        raise ListProblem("This is a JSON file.", advice=_SAVE_AS)
    if start.lstrip()[:5].lower() in {b"<html", b"<?xml", b"<!doc"}:
        raise ListProblem("This is a web page.", advice=_SAVE_AS)
