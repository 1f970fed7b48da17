"""Finding again what a sheet holds after people worked in it: its head, its columns, and the row of each record."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bwvreview.exchange.returns_cells import words_of
from bwvreview.exchange.returns_shapes import plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_HEAD_WITHIN = 30
_TOTALS = ("total", "sum", "count", "average", "mean")


@dataclass
class Matched:
    """A sheet whose columns and rows were found again.

    `columns` gives the place of each name; `rows` the row (from 0) of each record's id. `renamed` are pairs of the
    old and the new heading, with its place; `gone` names without a column; `unknown` other headings by place;
    `loose` rows that belong to no record.
    """

    head: int
    columns: dict[str, int]
    rows: dict[str, int] = field(default_factory=dict)
    renamed: list[tuple[str, str, int]] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    unknown: dict[int, str] = field(default_factory=dict)
    loose: list[int] = field(default_factory=list)

    def cell(self, rows: Sequence[Sequence[object]], row: int, name: str) -> object:
        """Give the cell of a name in a row; blank where the row is short."""
        at = self.columns[name]
        return rows[row][at] if at < len(rows[row]) else ""


def matched(
    rows: Sequence[Sequence[object]],
    titles: Mapping[str, str],
    records: Mapping[str, Mapping[str, str]],
    slot: str,
) -> Matched | None:
    """Match a sheet by its headings (`titles` by name) and its records (the cells as written, by name, by id).

    None when no row looks like the head of this sheet. `slot` is the name of the column that names the clip.
    """
    by_title = {plain(title): name for name, title in titles.items()}
    known = [sum(plain(cell) in by_title for cell in row) for row in rows[:_HEAD_WITHIN]]
    if not known or max(known) < min(2, len(titles)):
        return None
    head = known.index(max(known))
    found = Matched(head, {})
    for at, cell in enumerate(rows[head]):
        name = by_title.get(plain(cell))
        if name is not None and name not in found.columns:
            found.columns[name] = at
        elif words_of(cell):
            found.unknown[at] = words_of(cell)
    below = range(head + 1, len(rows))
    if slot not in found.columns:
        _find_renamed(rows, found, titles, records, {}, (slot,))
    _match_rows(rows, found, records, slot, below)
    _find_renamed(rows, found, titles, records, found.rows, [name for name in titles if name not in found.columns])
    found.gone = [name for name in titles if name not in found.columns]
    return found


def _match_rows(
    rows: Sequence[Sequence[object]],
    found: Matched,
    records: Mapping[str, Mapping[str, str]],
    slot: str,
    below: range,
) -> None:
    by_slot = {cells[slot]: name for name, cells in records.items()}
    left = []
    for at in below:
        if not any(words_of(cell) for cell in rows[at]):
            continue
        said = words_of(found.cell(rows, at, slot)) if slot in found.columns else ""
        record = by_slot.get(said) or by_slot.get(said.strip().upper())
        if record is not None and record not in found.rows:
            found.rows[record] = at
        else:
            left.append(at)
    missing = [name for name in records if name not in found.rows]
    for at in left:
        best = max(missing, key=lambda name: _alike(rows, found, at, records[name]), default=None)
        told = sum(1 for cell in records[best].values() if cell) if best else 0
        if best and told and _alike(rows, found, at, records[best]) * 2 > told and not is_total(rows[at]):
            found.rows[best] = at
            missing.remove(best)
        else:
            found.loose.append(at)


def _alike(rows: Sequence[Sequence[object]], found: Matched, at: int, cells: Mapping[str, str]) -> int:
    return sum(
        1
        for name, said in cells.items()
        if said and name in found.columns and words_of(found.cell(rows, at, name)) == said
    )


def is_total(row: Sequence[object]) -> bool:
    """Whether a row looks like a total somebody added."""
    said = [plain(cell) for cell in row if isinstance(cell, str) and cell]
    return any(text.split(" ")[0].strip(":") in _TOTALS for text in said[:2]) or not said


def _find_renamed(
    rows: Sequence[Sequence[object]],
    found: Matched,
    titles: Mapping[str, str],
    records: Mapping[str, Mapping[str, str]],
    row_of: Mapping[str, int],
    names: Sequence[str],
) -> None:
    """Take an unknown column for a missing one when nearly all its cells are that one's, or when it took its place."""
    order = list(titles)
    for name in names:
        if not found.unknown:
            return
        at = next((one for one in found.unknown if _fits(rows, found, records, row_of, name, one)), None)
        if at is not None:
            found.renamed.append((name, found.unknown.pop(at), at))
            found.columns[name] = at
    for name in names:
        before = order[order.index(name) - 1] if order.index(name) else None
        place = found.columns.get(before, -2) + 1 if before else 0
        if name not in found.columns and place in found.unknown and not _told(records, name):
            found.renamed.append((name, found.unknown.pop(place), place))
            found.columns[name] = place


def _told(records: Mapping[str, Mapping[str, str]], name: str) -> bool:
    return any(cells.get(name) for cells in records.values())


def _fits(
    rows: Sequence[Sequence[object]],
    found: Matched,
    records: Mapping[str, Mapping[str, str]],
    row_of: Mapping[str, int],
    name: str,
    at: int,
) -> bool:
    column = {row: words_of(cells[at]) if at < len(cells) else "" for row, cells in enumerate(rows)}
    if not row_of:  # no row is known yet: the values alone must tell
        there = {column[row] for row in range(found.head + 1, len(rows))} - {""}
        wanted = {cells[name] for cells in records.values() if cells.get(name)}
        return bool(wanted) and len(wanted & there) * 10 >= len(wanted) * 9
    pairs = [(records[record].get(name, ""), column[row]) for record, row in row_of.items()]
    told = [pair for pair in pairs if any(pair)]
    return bool(told) and sum(a == b for a, b in told) * 10 >= len(told) * 9


def place_of(row: int, column: int) -> str:
    """Name a cell as a spreadsheet does.

    >>> place_of(6, 2), place_of(0, 27)
    ('C7', 'AB1')
    """
    letters, column = "", column + 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row + 1}"
