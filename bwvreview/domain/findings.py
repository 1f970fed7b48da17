"""What the gate says of rows and values: where, how many, what is allowed, never the value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bwvreview.domain.days import has_clock
from bwvreview.domain.inspection import RowFinding
from bwvreview.domain.seen_references import SHOWN_ROWS, References
from bwvreview.domain.table import named_row, named_rows, row_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from bwvreview.domain.privacy import Column
    from bwvreview.domain.profile import Profile
    from bwvreview.domain.progress import Progress
    from bwvreview.domain.table import Table
    from bwvreview.domain.vocabulary import Field

_NAMED_ROWS = 5
_FORMS = {
    "date": "Write days like 14/09/2022 or 2022-09-14.",
    "week": "Write weeks like W37 or 2022-W37.",
    "month": "Write months like 2022-09.",
    "time_band": "Write bands of three hours or more, like 18:00-23:59.",
}
_AS_TEXT = "Ask the police to format that column as text and send the list again."


@dataclass(frozen=True, slots=True)
class UnknownRows:
    """The first rows of a column whose values are not in the vocabulary, and how many there are."""

    column: Column
    rows: tuple[int, ...]
    count: int

    @property
    def finding(self) -> RowFinding:
        """What is said of them."""
        return _unknown(self.column, self.rows, self.count)


def unknown_rows(
    table: Table, columns: Sequence[Column], unreadable_days: Collection[str], progress: Progress
) -> list[UnknownRows]:
    """Find the rows whose values are not in the vocabulary, column by column."""
    wanted: dict[int, Collection[str]] = {}
    for column in columns:
        unknown = unreadable_days if column.field and column.field.kind == "date" else column.unknown
        if unknown:
            wanted[column.index] = unknown
    if not wanted:
        return []
    rows: dict[int, list[int]] = {index: [] for index in wanted}
    counts = dict.fromkeys(wanted, 0)
    done = 0
    for chunk in table.chunks():
        progress(done, 0)
        done += len(chunk.numbers)
        for index, values in wanted.items():
            found = [number for number, cell in zip(chunk.numbers, chunk.columns[index], strict=True) if cell in values]
            counts[index] += len(found)
            rows[index].extend(found[:SHOWN_ROWS])
    return [UnknownRows(columns[index], tuple(rows[index][:SHOWN_ROWS]), counts[index]) for index in wanted]


def reference_problems(references: References, table: Table, column: int) -> list[RowFinding]:
    """Say which references are missing, cannot be used, stand twice, or were numbers in a workbook."""
    header = table.header[column]
    found: list[RowFinding] = []
    if rows := table.numbers_in(column):
        found.append(_finding(rows, header, "a number for a reference", _AS_TEXT))
    elif references.noughts_lost:
        message = f"The references in “{header}” are numbers of several lengths: noughts in front may be lost."
        found.append(RowFinding(None, header, message, _AS_TEXT))
    if references.blank:
        found.append(_finding(references.blank, header, "no reference", "Give every row a reference, or none."))
    if references.wrong:
        advice = "A reference has 4 to 40 letters, digits, dots, strokes or dashes."
        found.append(_finding(references.wrong, header, "a reference that cannot be used", advice))
    for first, again in references.twice:
        both = f"{named_row(first)} and {named_row(again)}" if first != row_of(first) else f"rows {first} and {again}"
        message = f"{both.capitalize()} have the same reference."
        found.append(RowFinding(row_of(again), header, message, "Ask the police which row is right."))
    if references.again > SHOWN_ROWS:
        message = f"{references.again - SHOWN_ROWS} more rows repeat a reference."
        found.append(RowFinding(None, header, message, "Ask the police to send the list again."))
    return found


def follows_dates_problem(header: str) -> RowFinding:
    """Say that references give the order of the days away (domain, section 4.6)."""
    return RowFinding(
        None,
        header,
        f"The references in “{header}” follow the dates, so they tell when each search was.",
        "Ask the police to re-number the list in no order, or leave the column out: new ones are made here.",
    )


def hidden_columns(table: Table, columns: Iterable[Column]) -> Iterator[RowFinding]:
    """Name the columns that a spreadsheet does not show."""
    for column in columns:
        if column.index in table.hidden_columns:
            came = "It came in like the others." if column.status == "accepted" else "It was left out."
            message = f"The workbook hides the column “{column.header}”. {came}"
            yield RowFinding(None, column.header, message, "Ask the police why it is hidden.")


def repairs_of(columns: Iterable[Column], profiles: Sequence[Profile]) -> tuple[str, ...]:
    """Say what was put back, once for each kind."""
    found: dict[str, None] = {}
    for column in columns:
        if column.field:
            for value in profiles[column.index].counts:
                if sentence := _repair(column.field, value):
                    found[sentence] = None
    return tuple(found)


def _repair(field: Field, value: str) -> str:
    if field.kind == "date":
        return "Times of day left out: Only the day in London is kept." if has_clock(value) else ""
    match field.repair(value):
        case "mangled":
            return "Some ages put back: A spreadsheet had turned “10-17” into “17-Oct”." if field.name == "age" else ""
        case "older":
            return f"Some older words read as today’s: In the {field.title} column."
    return ""


def _unknown(column: Column, rows: Sequence[int], count: int) -> RowFinding:
    field = column.field
    advice = _FORMS.get(field.kind, "") if field else ""
    if field and not advice:
        advice = f"Use these words, or leave it empty: {'; '.join(field.values)}."
    what = "a day that cannot be read" if field and field.kind == "date" else "a word that this program does not know"
    return _finding(rows, column.header, what, advice, count)


def _finding(rows: Sequence[int], header: str, what: str, advice: str, count: int = 0) -> RowFinding:
    count = count or len(rows)
    if count == 1:
        return RowFinding(
            row_of(rows[0]), header, f"{named_row(rows[0]).capitalize()} has {what} in “{header}”.", advice
        )
    named = named_rows(rows[:_NAMED_ROWS])
    more = f" and {count - _NAMED_ROWS} more" if count > _NAMED_ROWS else ""
    return RowFinding(row_of(rows[0]), header, f"{count:,} rows have {what} in “{header}”: {named}{more}.", advice)
