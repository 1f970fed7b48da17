"""The sheet of clips as people left it, beside the sealed records: what is as it was written, and what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bwvreview.domain.seal import row_seal
from bwvreview.exchange.returns_cells import as_cell, edit_of, typed_cell, words_of
from bwvreview.exchange.returns_manifest import as_return, raw_of, rows_of
from bwvreview.exchange.returns_shapes import plain
from bwvreview.exchange.returns_sheet import is_total, matched, place_of
from bwvreview.exchange.sealed_records import OWN_NAMES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from python_calamine import CalamineWorkbook

    from bwvreview.domain.returns import Edit, Return
    from bwvreview.exchange.returns_manifest import BookRead, Sealed, Shapes
    from bwvreview.exchange.returns_shapes import Shape
    from bwvreview.exchange.returns_sheet import Matched


_CLIPS = "Clips"


def read_clips(book: CalamineWorkbook, read: BookRead, sealed: Sequence[Sealed], shapes: Shapes) -> None:
    """Read the clips that were viewed, and compare them with their sealed records."""
    shape = read.shape = shapes.of(book, read.form.fingerprint)
    if shape is None:
        read.note("no-dictionary", "The sheet that explains the columns is gone. The sealed records count.")
        read.returns += [as_return(read, one, "broken") for one in sealed]
        return
    rows, joined = _clips(book)
    if joined or not _untouched(read, sealed, rows, shape):
        read.shape = shapes.of(book, read.form.fingerprint, own=True) or shape
        _compare(book, read, sealed, rows, read.shape)


def _clips(book: CalamineWorkbook) -> tuple[list[list[Any]], bool]:
    """Give the rows of the sheet of clips, and whether any of its cells were joined."""
    if _CLIPS not in book.sheet_names:
        return [], False
    sheet = book.get_sheet_by_name(_CLIPS)
    return sheet.to_python(skip_empty_area=False), bool(sheet.merged_cell_ranges)


def _untouched(read: BookRead, sealed: Sequence[Sealed], rows: Sequence[Sequence[Any]], shape: Shape) -> bool:
    """Take the quick way when the sheet is as it was written: same head, a row for each record, every seal intact."""
    width, names = len(shape.names), shape.names
    if not rows or tuple(rows[0][:width]) != shape.titles or any(rows[0][width:]) or read.formulas.get("Clips"):
        return False
    by_slot = {row[0]: row for row in rows[1:] if row[0] != ""}
    if len(by_slot) != len(sealed) or sum(1 for row in rows[1:] if any(cell != "" for cell in row)) != len(sealed):
        return False
    for one in sealed:
        row = by_slot.get(one.record["slot"])
        if row is None or not _intact({name: cell for name, cell in zip(names, row, strict=False) if cell != ""}, one):
            return False
    read.returns += [as_return(read, one, "intact") for one in sealed]
    return True


def _intact(cells: dict[str, Any], one: Sealed) -> bool:
    try:
        return row_seal(cells, one.text) == one.seal
    except TypeError:  # a date, which only the slow way reads: nothing was written as one
        return False


def _written(one: Sealed, shape: Shape) -> dict[str, str]:
    """Give the cells of a record as they were written, as text."""
    cells = {OWN_NAMES[0]: str(one.record["slot"])}
    answers = one.record.get("answers", {})
    for question in shape.questions:
        cell = as_cell(question, raw_of(answers.get(question.name, "")))
        cells[question.name] = words_of(cell)
    return cells


def _compare(
    book: CalamineWorkbook, read: BookRead, sealed: Sequence[Sealed], rows: list[list[Any]], shape: Shape
) -> None:
    name, rows = _sheet_like(book, "Clips", rows, shape)
    records = {one.instance_id: _written(one, shape) for one in sealed}
    found = matched(rows, shape.title_of, records, OWN_NAMES[0]) if rows else None
    if found is None:
        read.note("no-sheet", "The sheet of clips is gone. The sealed records count.", "Clips")
        read.returns += [as_return(read, one, "broken") for one in sealed]
        return
    _tell_columns(read, found, shape, name)
    _tell_rows(read, found, rows, name)
    told = book.get_sheet_by_name(name).merged_cell_ranges or ()
    for first, last in told:
        words = "Cells were joined, so only the first of them holds its answer."
        read.note("merged", words, name, f"{place_of(*first)}:{place_of(*last)}")
    for one in sealed:
        read.returns.append(_compared(read, one, found, rows, shape, name))
    _tell_torn(read, sealed, name)


def _compared(
    read: BookRead, one: Sealed, found: Matched, rows: Sequence[Sequence[Any]], shape: Shape, sheet: str
) -> Return:
    missing = frozenset(name for name in found.gone if name not in OWN_NAMES)
    at = found.rows.get(one.instance_id)
    if at is None:
        read.note("row-gone", f"The row of clip {one.record['slot']} is gone. Its sealed record counts.", sheet)
        return as_return(read, one, "broken")
    cells = {name: typed_cell(found.cell(rows, at, name)) for name in found.columns}
    answers = one.record.get("answers", {})
    formulas = read.formulas.get(sheet, frozenset())
    edits = []
    for question in shape.questions:
        if question.name in cells:
            cell = place_of(at, found.columns[question.name])
            place, raw = f"{sheet}!{cell}", raw_of(answers.get(question.name, ""))
            edit = edit_of(question, raw, cells[question.name], place, formula=cell in formulas)
            edits += [edit] if edit else []
    whole = not missing and not edits and row_seal(cells, one.text) == one.seal
    extras = {title: words_of(rows[at][place]) for place, title in found.unknown.items() if place < len(rows[at])}
    if not whole and not missing and not edits:
        words = f"Clip {one.record['slot']} does not match its seal, though its answers do."
        read.note("seal", words, sheet, place_of(at, 0))
    return as_return(read, one, "intact" if whole else "broken", tuple(edits), missing, extras)


def _sheet_like(book: CalamineWorkbook, name: str, rows: list[list[Any]], shape: Shape) -> tuple[str, list[list[Any]]]:
    """Give the sheet of that name; else the one whose head is most like it: sheets are renamed and moved."""
    if rows:
        return name, rows
    best, most = (name, rows), 2
    for other in book.sheet_names:
        there = rows_of(book, other)
        alike = max((sum(plain(cell) in shape.by_title for cell in row) for row in there[:30]), default=0)
        if alike > most:
            best, most = (other, there), alike
    return best


def _tell_columns(read: BookRead, found: Matched, shape: Shape, sheet: str) -> None:
    for name, new, at in found.renamed:
        words = f"The heading “{shape.title_of[name]}” now reads “{new}”. Its values are taken as before."
        read.note("renamed", words, sheet, place_of(found.head, at))
    for name in found.gone:
        read.note("column-gone", f"The column “{shape.title_of[name]}” is gone. It counts as not asked.", sheet)
    for at, title in found.unknown.items():
        read.note(
            "extra-column", f"“{title}” is no column of the form. It is kept beside.", sheet, place_of(found.head, at)
        )
    if found.head:
        read.note("moved-head", f"The head of the table is in row {found.head + 1}.", sheet, place_of(found.head, 0))
    if sheet != "Clips":
        read.note("moved-sheet", "The sheet of clips has another name.", sheet)


def _tell_rows(read: BookRead, found: Matched, rows: Sequence[Sequence[Any]], sheet: str) -> None:
    for at in found.loose:
        what = "is a total that somebody added" if is_total(rows[at]) else "belongs to no record"
        kind = "total-row" if is_total(rows[at]) else "extra-row"
        read.note(kind, f"Row {at + 1} {what}. It is left out.", sheet, place_of(at, 0))


def _tell_torn(read: BookRead, sealed: Sequence[Sealed], sheet: str) -> None:
    """Tell of columns that hold the same values in another order: somebody sorted one of them and not the rest."""
    mine = [one for one in read.returns if one.instance_id in {record.instance_id for record in sealed}]
    torn: dict[str, list[Edit]] = {}
    for one in mine:
        for edit in one.edits:
            torn.setdefault(edit.name, []).append(edit)
    for edits in torn.values():
        if len(edits) > 1 and sorted(edit.was for edit in edits) == sorted(edit.now for edit in edits):
            words = f"“{edits[0].title}” was sorted without the other columns, so rows are torn apart."
            read.note("torn", words, sheet, edits[0].cell.rpartition("!")[2])
