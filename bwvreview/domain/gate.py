"""Passing a list through the gate: judge its columns, count what may come in, name what is wrong."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bwvreview.domain.coding import Coding
from bwvreview.domain.draw.references import canonical_reference
from bwvreview.domain.encounters import Encounter, Encounters, side_by_side
from bwvreview.domain.errors import ListProblem
from bwvreview.domain.findings import (
    follows_dates_problem,
    hidden_columns,
    reference_problems,
    repairs_of,
    unknown_rows,
)
from bwvreview.domain.inspection import Inspection, RowFinding
from bwvreview.domain.mapping import NOT_KNOWN_REASON
from bwvreview.domain.opaque import opaque_references
from bwvreview.domain.privacy import Column, judge
from bwvreview.domain.profile import Profile, check_lengths, is_row_count
from bwvreview.domain.questions import questions_on
from bwvreview.domain.readers import RowReader, on_day
from bwvreview.domain.table import row_of
from bwvreview.domain.tally import Tally
from bwvreview.domain.theme_counts import count_themes, without_recording
from bwvreview.domain.vocabulary import header_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bwvreview.domain.inspection import Status
    from bwvreview.domain.opaque import OpaqueReferences
    from bwvreview.domain.progress import Progress
    from bwvreview.domain.scheme import Scheme
    from bwvreview.domain.spool import Spool
    from bwvreview.domain.table import Table

FOLLOW_DATES = "The references follow the dates."
_AT_ONCE = 5_000
REPLACED = "New references take the place of these."
_POLICE_UK = {"outcome linked to object of search", "self defined ethnicity", "part of a policing operation"}


@dataclass(frozen=True, slots=True)
class Gated:
    """An inspected list, and how its accepted columns are read again; `spool` holds them, when they are few enough.

    `old_reference` is the column whose references new ones take the place of.
    """

    inspection: Inspection
    reader: RowReader
    old_reference: int | None = None
    spool: Spool | None = None


@dataclass(frozen=True, slots=True)
class KeyRow:
    """One line of the key that only the police get: which row has which new reference, and which it had before."""

    row: int
    reference: str
    old: str


def inspect(table: Table, scheme: Scheme, *, drop_refused: bool, renumber: bool = False, progress: Progress) -> Gated:
    """Give the gate's report on a list, with new references if `renumber`. Raises ListProblem: it is not a list."""
    columns, profiles, tally, reader = _read_through(table, scheme, progress)
    unreadable = reader.unreadable_days
    old = _old_reference(columns, scheme) if renumber else None
    dated = old is None and tally.references.follow_dates
    if dated or old is not None:
        columns, reader = _without_reference(columns, table, scheme, FOLLOW_DATES if dated else REPLACED, old)
    _check_is_list(columns, tally)
    unknown = unknown_rows(table, columns, unreadable, progress)
    problems = [
        *(rows.finding for rows in unknown),
        *(() if dated or reader.reference is None else reference_problems(tally.references, table, reader.reference)),
    ]
    counts, (first_day, last_day) = tally.counts(), tally.days
    identifies = not drop_refused and _identifies(columns, table)
    return Gated(
        Inspection(
            accepted=not problems and not identifies,
            identifies=identifies,
            rows=tally.rows + tally.left_out,
            columns=tuple(column.finding for column in columns),
            themes=count_themes(scheme, reader.names, counts),
            problems=(*problems, *_warnings(table, columns, dated=dated)),
            repairs=(*repairs_of(columns, profiles), *table.repairs()),
            repeated=tally.repeated,
            no_recording=without_recording(counts),
            first_day=first_day,
            last_day=last_day,
            made_references=reader.reference is None,
            left_out=((NOT_KNOWN_REASON, tally.left_out),) if tally.left_out else (),
            questions=questions_on(columns, profiles, unknown, scheme.fields),
            singling=tally.singling,
        ),
        reader,
        old,
        None if tally.spool.full else tally.spool,
    )


def encounters(
    table: Table, gated: Gated, key: bytes, progress: Progress, *, by_reference: bool = False
) -> Iterator[Encounters]:
    """Give the encounters of an accepted list, in the order of the file, or of their references where that is quick.

    Reads the file again only when its rows say too many different things to be remembered. Raises ListProblem when
    the file has changed since it was inspected.
    """
    made = opaque_references(key, gated.inspection.rows, progress) if gated.reader.reference is None else None
    table.check_unchanged()
    if gated.spool is None:
        yield from side_by_side(_read_again(table, gated, made, progress), _AT_ONCE)
        return
    done = 0
    for some in gated.spool.packed(progress).encounters(made, progress, by_reference=by_reference):
        progress(done, gated.inspection.rows)
        done += len(some)
        yield some
    progress(done, done)


def _read_again(table: Table, gated: Gated, made: OpaqueReferences | None, progress: Progress) -> Iterator[Encounter]:
    reader, rows = gated.reader, gated.inspection.rows
    column = reader.reference or 0
    at = given = 0
    for whole in table.chunks():
        progress(at, rows)
        at += len(whole.numbers)
        if at > rows:
            raise _changed()
        chunk = reader.kept(whole)
        if not chunk.numbers:
            continue
        wanted = slice(given, given + len(chunk.numbers))
        references = made[wanted] if made else map(canonical_reference, chunk.columns[column])
        days, values = reader.days(chunk.columns), reader.rows(chunk.columns)
        for reference, day, row, number in zip(references, days, values, chunk.numbers, strict=True):
            yield Encounter(reference, day or on_day(None, row), row, row_of(number))
        given += len(chunk.numbers)
    if at != rows:
        raise _changed()
    progress(rows, rows)


def key_rows(table: Table, gated: Gated, key: bytes) -> Iterator[KeyRow]:
    """Give the key to the references made under `key`, in the order of the file.

    Raises ListProblem when the list keeps its own references.
    """
    reader = gated.reader
    if reader.reference is not None:
        raise ListProblem("The list keeps its own references.", advice="Ask for new ones, or leave out the key sheet.")
    made, given = opaque_references(key, gated.inspection.rows), 0
    for whole in table.chunks():
        chunk = reader.kept(whole)
        count = len(chunk.numbers)
        olds = [""] * count if gated.old_reference is None else chunk.columns[gated.old_reference]
        for number, reference, old in zip(chunk.numbers, made[given : given + count], olds, strict=True):
            yield KeyRow(row_of(number), reference, old.strip())
        given += count


def _read_through(
    table: Table, scheme: Scheme, progress: Progress
) -> tuple[tuple[Column, ...], list[Profile], Tally, RowReader]:
    """Read the list once; a second time only when its later rows change what its first rows seemed to be."""
    profiles = [Profile() for _ in table.header]
    plan: tuple[Column, ...] = ()
    tally = reader = None
    done = 0
    for chunk in table.chunks():
        progress(done, 0)
        codes = [profile.add(cells) for profile, cells in zip(profiles, chunk.columns, strict=True)]
        check_lengths(chunk, profiles)
        if tally is None:
            progress(done, 0)
            plan = judge(table.header, profiles, scheme.fields)
            tally, reader = _tally(plan, table, scheme, profiles, [profile.coding for profile in profiles])
        tally.add(chunk, codes)
        _close(profiles, tally.numbered)
        done += len(chunk.numbers)
        del chunk, codes  # rows that are let go before the next are read cost a sixth less time
    if tally is None or reader is None:
        raise ListProblem("The file has no rows.", advice="Ask the police to send the list again.")
    columns = judge(table.header, profiles, scheme.fields)
    if _used(columns, profiles) != _used(plan, profiles):
        codings = [Coding(closed=profile.full) for profile in profiles]
        tally, reader = _tally(columns, table, scheme, profiles, codings)
        for at in tally.numbered:
            codings[at].closed = False
        for chunk in table.chunks():
            progress(tally.rows, done)
            tally.add(chunk, [coding.add(cells) for coding, cells in zip(codings, chunk.columns, strict=True)])
    tally.finish(progress)
    progress(done, done)
    return columns, profiles, tally, reader


def _close(profiles: list[Profile], needed: frozenset[int]) -> None:
    """Number no more cells of columns that differ in too many rows, and are not read."""
    for at, profile in enumerate(profiles):
        if profile.full and at not in needed:
            profile.coding.closed = True


def _tally(
    columns: tuple[Column, ...], table: Table, scheme: Scheme, profiles: list[Profile], codings: list[Coding]
) -> tuple[Tally, RowReader]:
    themed = frozenset(name for theme in scheme.themes for name in theme.rule.fields) | {"bwv_held"}
    reader = _reader(columns, table, scheme)
    return Tally(reader, codings, themed, _counters(columns, profiles)), reader


def _reader(columns: tuple[Column, ...], table: Table, scheme: Scheme) -> RowReader:
    """police.uk writes its times in UTC, even where its offsets were lost on the way."""
    utc = any(header_key(header) in _POLICE_UK for header in table.header)
    return RowReader(columns, scheme.fields, utc=utc, from_1904=table.from_1904)


def _used(columns: tuple[Column, ...], profiles: list[Profile]) -> object:
    """What of the judgement changes how rows are read."""
    return [(column.index, column.field) for column in columns if column.field], _counters(columns, profiles)


def _counters(columns: tuple[Column, ...], profiles: list[Profile]) -> frozenset[int]:
    """The columns that number the rows."""
    loose = [column.index for column in columns if column.field is None]
    return frozenset(at for at in loose if is_row_count(profiles[at].counts))


def _old_reference(columns: tuple[Column, ...], scheme: Scheme) -> int | None:
    """The column of the list's own references, whether the gate would take them or not."""
    named = [
        column.index
        for column in columns
        if not column.empty and any(field.kind == "reference" for field in scheme.fields.called(column.header))
    ]
    accepted = [column.index for column in columns if column.field and column.field.kind == "reference"]
    return next(iter([*accepted, *named]), None)


def _without_reference(
    columns: tuple[Column, ...], table: Table, scheme: Scheme, reason: str, old: int | None
) -> tuple[tuple[Column, ...], RowReader]:
    status: Status = "refused" if old is None else "unknown"
    columns = tuple(
        replace(column, field=None, status=status, reason=reason, unknown=frozenset())
        if column.index == old or (column.field and column.field.kind == "reference")
        else column
        for column in columns
    )
    return columns, _reader(columns, table, scheme)


def _identifies(columns: tuple[Column, ...], table: Table) -> bool:
    return any(column.status == "refused" for column in columns) or any(place.identifying for place in table.hidden)


def _check_is_list(columns: tuple[Column, ...], tally: Tally) -> None:
    """One known column is enough for a list, when it is not just a flag or a band that any table may have."""
    telling = {"reference", "date", "week", "month", "type", "object", "law", "outcome"}
    if not any(column.field and column.field.name in telling for column in columns):
        raise ListProblem(
            "This is not a list of {encounters}: no column is a reference, a date, a law or an object of search.",
            advice="Ask the police for one row for each {encounter}, with the columns of police.uk.",
        )
    if tally.rows == 0:
        raise ListProblem("No row of the list is left.", advice="Look at the answers that leave rows out.")


def _warnings(table: Table, columns: tuple[Column, ...], *, dated: bool) -> Iterator[RowFinding]:
    if dated:
        yield follows_dates_problem(next(c.header for c in columns if c.reason == FOLLOW_DATES))
    yield from (place.finding for place in table.hidden)
    yield from hidden_columns(table, columns)


def _changed() -> ListProblem:
    return ListProblem("The file changed while it was read.", advice="Close it in other programs, then open it again.")
