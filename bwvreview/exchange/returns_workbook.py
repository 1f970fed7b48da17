"""Reading a central workbook that people may have worked in: the hidden manifest first, then what they see."""

from __future__ import annotations

import hashlib
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

from bwvreview.domain.errors import ListProblem
from bwvreview.domain.returns import ReturnFile
from bwvreview.domain.session_id import SessionId
from bwvreview.exchange.list_source import BROKEN
from bwvreview.exchange.returns_clips import read_clips
from bwvreview.exchange.returns_formulas import formula_cells
from bwvreview.exchange.returns_manifest import BookRead, Shapes, read_manifest, rows_of
from bwvreview.exchange.returns_rest import read_design, read_individual, read_name, read_not_shown

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

SCHEMAS = frozenset({"bwvreview-feedback/1"})
MANIFEST = "Manifest"


def open_book(content: bytes) -> CalamineWorkbook:
    """Open a workbook in memory. Raises ListProblem when it cannot be read."""
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        return CalamineWorkbook.from_filelike(BytesIO(content))
    except (CalamineError, *BROKEN) as error:
        raise ListProblem("The workbook is damaged.", advice="Ask the group to send it again.") from error


def read_workbook(
    book: CalamineWorkbook, package: zipfile.ZipFile, content: bytes, name: str, shapes: Shapes
) -> ReturnFile:
    """Read a central workbook. Whatever is odd is told by sheet and cell; the rest is read.

    Raises ListProblem for a manifest of another program or another version.
    """
    read = BookRead(name)
    rows = rows_of(book, MANIFEST)
    schema = str(rows[0][1]) if rows and len(rows[0]) > 1 and str(rows[0][0]) == "schema" else ""
    if schema not in SCHEMAS:
        raise ListProblem("The hidden sheet is not one of ours.", advice="Ask the group to save the feedback again.")
    read.formulas = _formulas(package)
    for sheet, cells in sorted(read.formulas.items()):
        if sheet not in {"Clips", "Not shown"}:
            read.note("formula", f"{len(cells)} formulas were typed here. They are not used.", sheet, min(cells))
    sealed = read_manifest(rows, read)
    SessionId.read(read.session)  # a file that does not say when is no return
    read_clips(book, read, [one for one in sealed if one.record["state"] == "viewed"], shapes)
    read_not_shown(book, read, [one for one in sealed if one.record["state"] != "viewed"])
    read_individual(book, read)
    read_design(book, read)
    read_name(book, read)
    return ReturnFile(
        name,
        hashlib.sha256(content).hexdigest(),
        "workbook",
        tuple(read.returns),
        tuple(read.ratings),
        tuple(read.designs),
        tuple(read.findings),
        {read.form: read.shape.questions} if read.shape else {},
        read.group_name,
    )


def _formulas(package: zipfile.ZipFile) -> dict[str, frozenset[str]]:
    try:
        return dict(formula_cells(package))
    except (zipfile.BadZipFile, *BROKEN):
        return {}
