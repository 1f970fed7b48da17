"""The recovery sheet of a workspace, to print or to save."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bwvreview.domain.errors import ExportProblem

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from bwvreview.exchange.pdf import Page


def sheet_of(code: str, made: date) -> Page:
    """Give the page with a recovery code, to print without a file."""
    from bwvreview.exchange.recovery_sheet import recovery_sheet

    return recovery_sheet(code, made)


def check_place(path: Path) -> None:
    """Say before a code is made whether a sheet can be saved there. Raises ExportProblem."""
    if path.suffix.casefold() != ".pdf":
        raise ExportProblem(f"“{path.name}” is not the name of a PDF.", advice="End it with .pdf.")
    if path.exists():
        raise ExportProblem(f"There is already a file “{path.name}”.", advice="Choose another name.")
    if not path.parent.is_dir():
        raise ExportProblem("The folder for the sheet is not there.", advice="Choose a folder that exists.")


def save_sheet(code: str, made: date, path: Path) -> None:
    """Save the sheet as a PDF for its owner's eyes. Raises ExportProblem."""
    from bwvreview.exchange.atomic import write_atomically
    from bwvreview.exchange.pdf import document

    check_place(path)
    write_atomically(path, document([sheet_of(code, made)]))
    path.chmod(0o600)
