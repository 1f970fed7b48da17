"""The hidden manifest of a workbook: which records it holds, and what each said when it was written."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from bwvreview.domain.returns import Drawn, Finding, FormKey, Rated, Return
from bwvreview.exchange.returns_cells import words_of
from bwvreview.exchange.returns_shapes import Shape, shape_of
from bwvreview.exchange.returns_sheet import place_of
from bwvreview.exchange.workbook_reference import MANIFEST_HEAD

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from python_calamine import CalamineWorkbook

    from bwvreview.domain.returns import Edit, Seal


NO_FORM = FormKey("", "", "")


@dataclass(frozen=True, slots=True)
class Sealed:
    """One line of the manifest: a record with its seal, and its JSON as it was written."""

    line: int
    instance_id: str
    seal: str
    text: str
    record: Mapping[str, Any]


@dataclass
class BookRead:
    """What a workbook gave, while it is read."""

    name: str
    group: str = ""
    group_name: str = ""
    session: str = ""
    form: FormKey = NO_FORM
    returns: list[Return] = field(default_factory=list)
    ratings: list[Rated] = field(default_factory=list)
    designs: list[Drawn] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    shape: Shape | None = None
    formulas: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def note(self, kind: str, words: str, sheet: str = "", cell: str = "") -> None:
        """Keep something odd."""
        self.findings.append(Finding(self.name, sheet, cell, kind, words))


class Shapes:
    """Descriptions of forms that were read already: a workbook of a known form need not be asked for its own."""

    def __init__(self) -> None:
        self.known: dict[str, Shape] = {}

    def of(self, book: CalamineWorkbook, fingerprint: str, *, own: bool = False) -> Shape | None:
        """Give the shape of a form, from the workbook's own dictionary unless it is known; `own` reads it anyway."""
        if not own and fingerprint in self.known:
            return self.known[fingerprint]
        shape = shape_of(rows_of(book, "Data dictionary"))
        if shape is not None:
            self.known.setdefault(fingerprint, shape)
        return shape


def rows_of(book: CalamineWorkbook, name: str) -> list[list[Any]]:
    """Give the rows of a sheet, hidden ones too; none when it is not there."""
    if name not in book.sheet_names:
        return []
    return book.get_sheet_by_name(name).to_python(skip_empty_area=False)


def read_manifest(rows: Sequence[Sequence[Any]], read: BookRead) -> list[Sealed]:
    """Read the manifest into `read`; give its records. A line that cannot be read is told and left out."""
    sealed = []
    for at, row in enumerate(rows):
        key = str(row[0])
        if key in {"group", "session"}:
            setattr(read, key, str(row[1]))
        elif key == "form":
            read.form = FormKey(*(words_of(cell) for cell in row[1:4]))
        elif key and key not in {"schema", "program", MANIFEST_HEAD[0]} and len(row) >= len(MANIFEST_HEAD):
            text = "".join(str(cell) for cell in row[5:])
            try:
                record = json.loads(text)
                record["slot"], record["themes"], record["state"]
            except (ValueError, KeyError, TypeError):
                words = "The hidden record of a clip is damaged. It cannot be read."
                read.note("damaged-record", words, "Manifest", place_of(at, 5))
                continue
            sealed.append(Sealed(at, key, str(row[4]), text, record))
    return sealed


def as_return(
    read: BookRead,
    one: Sealed,
    seal: Seal,
    edits: tuple[Edit, ...] = (),
    missing: frozenset[str] = frozenset(),
    extras: Mapping[str, str] | None = None,
) -> Return:
    """Give the record of a manifest's line, with what its visible row says otherwise."""
    record = one.record
    answers = {
        name: value if isinstance(value, str) else raw_of(value) for name, value in record.get("answers", {}).items()
    }
    return Return(
        one.instance_id,
        str(record.get("deprecated_id") or ""),
        read.group,
        read.session,
        str(record["slot"]),
        str(record["state"]),
        tuple(record["themes"]),
        read.form,
        answers,
        str(record.get("reason") or ""),
        tuple(record.get("replaced_by") or ()),
        seal,
        "workbook",
        read.name,
        one.line,
        edits,
        missing,
        extras or {},
    )


def raw_of(value: object) -> str:
    """Give a sealed answer as the form keeps it."""
    return value if isinstance(value, str) else " ".join(value) if isinstance(value, list) else words_of(value)
