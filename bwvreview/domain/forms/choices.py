"""The choices sheet: lists of answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bwvreview.domain.forms.survey import Choice

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bwvreview.domain.forms.findings import Findings
    from bwvreview.domain.forms.sheets import Sheet, SheetRow

_OWN = frozenset({"list_name", "name", "label"})


def read_choices(sheet: Sheet | None, findings: Findings) -> Mapping[str, tuple[Choice, ...]]:
    """Give each list its choices, in the order of the sheet; keep what is wrong with them."""
    if sheet is None:
        return {}
    missing = [column for column in ("list_name", "name", "label") if column not in sheet.columns]
    for column in missing:
        findings.add(sheet.header_row, column, f"The column “{column}” is missing.", sheet="choices")
    if missing:
        return {}
    lists: dict[str, dict[str, Choice]] = {}
    rows: dict[tuple[str, str], int] = {}
    for row in sheet.rows:
        list_name, name = row.get("list_name"), row.get("name")
        if not _is_whole(row, findings):
            if list_name:
                lists.setdefault(list_name, {})
            continue
        earlier = rows.setdefault((list_name, name), row.row)
        if earlier != row.row:
            message = f"The list “{list_name}” has “{name}” already, in row {earlier}."
            findings.add(row.row, "name", message, "Give it another name.", sheet="choices")
            continue
        columns = tuple(sorted((column, text) for column, text in row.cells.items() if column not in _OWN))
        lists.setdefault(list_name, {})[name] = Choice(name, row.get("label"), columns)
    return {list_name: tuple(choices.values()) for list_name, choices in lists.items()}


def _is_whole(row: SheetRow, findings: Findings) -> bool:
    """Say whether a row can be used; a row with neither list nor name is a remark and is passed over."""
    if not row.get("list_name") and not row.get("name"):
        return False
    fine = True
    for column, what in (("list_name", "the name of its list"), ("name", "a name"), ("label", "a label")):
        if not row.get(column):
            findings.add(row.row, column, f"This choice needs {what}.", sheet="choices")
            fine = fine and column == "label"
    if any(letter.isspace() for letter in row.get("name")):
        findings.add(row.row, "name", "The name of a choice cannot hold a space.", "Use _ instead.", sheet="choices")
    return fine
