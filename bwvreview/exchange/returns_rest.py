"""The other sheets of a workbook: clips not shown, what reviewers answered alone, the sizes of the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bwvreview.domain.returns import AskedQuestion, Drawn, Edit, Rated
from bwvreview.domain.seal import row_seal
from bwvreview.exchange.highlights_file import load_highlights
from bwvreview.exchange.returns_cells import edit_of, read_cell, typed_cell, words_of
from bwvreview.exchange.returns_manifest import as_return, rows_of
from bwvreview.exchange.returns_shapes import plain
from bwvreview.exchange.returns_sheet import matched, place_of
from bwvreview.exchange.sealed_records import NOT_SHOWN_NAMES, OWN_NAMES
from bwvreview.exchange.workbook_clips import NOT_SHOWN_COLUMNS
from bwvreview.exchange.workbook_individual import REVIEWER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from python_calamine import CalamineWorkbook

    from bwvreview.exchange.returns_manifest import BookRead, Sealed
    from bwvreview.exchange.returns_sheet import Matched

_NOT_SHOWN = "Not shown"
_TITLES = dict(zip(NOT_SHOWN_NAMES, (column.title for column in NOT_SHOWN_COLUMNS), strict=True))
_REASON = NOT_SHOWN_NAMES[2]
_DESIGN = ("theme", "name in the plan", "on the list", "sample")


def read_not_shown(book: CalamineWorkbook, read: BookRead, sealed: Sequence[Sealed]) -> None:
    """Read the clips that could not be shown, and compare them with their sealed records."""
    rows = rows_of(book, _NOT_SHOWN) if sealed else []
    records = {one.instance_id: {OWN_NAMES[0]: str(one.record["slot"])} for one in sealed}
    found = matched(rows, _TITLES, records, OWN_NAMES[0]) if rows else None
    for one in sealed:
        at = found.rows.get(one.instance_id) if found else None
        if found is None or at is None:
            words = f"The row of clip {one.record['slot']} is gone. Its sealed record counts."
            read.note("row-gone", words, _NOT_SHOWN)
            read.returns.append(as_return(read, one, "broken"))
            continue
        cells = {name: typed_cell(found.cell(rows, at, name)) for name in found.columns}
        intact = row_seal(cells, one.text) == one.seal
        edits = () if intact else _edits(read, one, found, cells, at)
        read.returns.append(as_return(read, one, "intact" if intact else "broken", edits))


def _edits(read: BookRead, one: Sealed, found: Matched, cells: dict[str, Any], at: int) -> tuple[Edit, ...]:
    """Compare the reason, in the words of the form where it has them."""
    if _REASON not in cells:
        return ()
    name = load_highlights().reason
    known = read.shape.by_name.get(name) if read.shape else None
    question = AskedQuestion(_REASON, _TITLES[_REASON], "select_one", known.choices if known else ())
    cell = place_of(at, found.columns[_REASON])
    raw = str(one.record.get("reason") or "")
    formula = cell in read.formulas.get(_NOT_SHOWN, frozenset())
    edit = edit_of(question, raw, cells[_REASON], f"{_NOT_SHOWN}!{cell}", formula=formula)
    return (edit,) if edit else ()


def read_individual(book: CalamineWorkbook, read: BookRead) -> None:
    """Read what reviewers answered alone. These rows have no seal: an answer that is no choice is left out and told."""
    rows = rows_of(book, "Individual")
    if len(rows) < 2 or read.shape is None:
        return
    names = {plain(title): name for name, title in read.shape.title_of.items()}
    head = [plain(cell) for cell in rows[0]]
    if plain(REVIEWER) not in head or plain(read.shape.titles[0]) not in head:
        read.note("no-sheet", "The sheet of single answers has lost its headings. It is left out.", "Individual")
        return
    slot, letter = head.index(plain(read.shape.titles[0])), head.index(plain(REVIEWER))
    by_name = read.shape.by_name
    asked = {at: by_name[names[title]] for at, title in enumerate(head) if names.get(title) in by_name}
    allowed = {question.name: {name for name, _ in question.choices} for question in asked.values()}
    known: dict[tuple[int, object], tuple[str, bool]] = {}  # the same few answers come again and again
    for at, row in enumerate(rows[1:], 1):
        if not words_of(row[slot]) or not words_of(row[letter]):
            continue
        answers = {}
        for column, cell in [(there, cell) for there, cell in enumerate(row) if cell != "" and there in asked]:
            question, key = asked[column], (column, cell)
            if key not in known:
                raw = read_cell(question, cell)[0]
                known[key] = raw, set(raw.split()) <= allowed[question.name]
            raw, fits = known[key]
            if not fits:
                words = f"“{question.title}” has an answer that is not on the form. It is left out."
                read.note("unknown-answer", words, "Individual", place_of(at, column))
            elif raw:
                answers[question.name] = raw
        read.ratings.append(Rated(read.group, read.session, words_of(row[slot]), words_of(row[letter]), answers))


def read_design(book: CalamineWorkbook, read: BookRead) -> None:
    """Read the sizes of the plan. Without them shares are plain ones, and the report says so."""
    rows = rows_of(book, "Design")
    if not rows or not set(_DESIGN) <= {plain(cell) for cell in rows[0]}:
        read.note("no-design", "The sizes of the plan are gone. Shares of this session are plain ones.", "Design")
        return
    head = [plain(cell) for cell in rows[0]]
    theme, label, members, sample = (head.index(name) for name in _DESIGN)
    for at, row in enumerate(rows[1:], 1):
        if not words_of(row[label]):
            return  # what was left out follows after a blank row
        sizes = row[members], row[sample]
        if not all(isinstance(size, (int, float)) and float(size).is_integer() and size >= 0 for size in sizes):
            read.note(
                "design-cell",
                "A size in the plan is no whole number. Its theme is left out.",
                "Design",
                place_of(at, members),
            )
            continue
        line = (words_of(row[label]), words_of(row[theme]), int(sizes[0]), int(sizes[1]))
        read.designs.append(Drawn(read.group, read.session, *line))


def read_name(book: CalamineWorkbook, read: BookRead) -> None:
    """Read what the group calls itself, from the first sheet."""
    for row in rows_of(book, "Read me"):
        if str(row[0]) == "Group" and len(row) > 1:
            read.group_name = words_of(row[1])
            return
