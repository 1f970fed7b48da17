"""What the page about the police list shows: counts, names of columns, reasons. Never a value or a reference."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bwvreview.domain.retention import days_left
from bwvreview.domain.rounding import SMALLEST, about, rounded
from bwvreview.services.clock import LONDON
from bwvreview.services.plan_draw import sampling_frame
from bwvreview.services.settled import settled

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime

    from bwvreview.domain.inspection import Inspection, ThemeCount
    from bwvreview.domain.scheme import Scheme
    from bwvreview.services.plan_draw import Frame
    from bwvreview.storage.lists import StoredList
    from bwvreview.storage.store import Store

_LEFT_OUT = {
    "no-recording": "no {video} held",
    "past-retention": "{video} deleted",
    "seen-before": "seen before",
    "withheld": "held back",
    "value-not-known": "word not known",
    "repeated-row": "rows repeated",
}


_DAYS = ("date", "week", "month")  # the most exact first

PRACTICE = "list.practice"
"""The setting that names the list which came from the practice list, if one did."""


@dataclass(frozen=True, slots=True)
class ThemeLine:
    """A theme of a list. `size` is rounded (0: not told), `words` say it; `reason` is why it cannot be drawn."""

    slug: str
    title: str
    size: int
    words: str
    reason: str = ""
    ask: str = ""


@dataclass(frozen=True, slots=True)
class RefusedColumn:
    """A column that was not let in, and why. `tells`: it could show who someone is; else it is only not needed."""

    header: str
    reason: str
    tells: bool = True


@dataclass(frozen=True, slots=True)
class SinglingLine:
    """How far rows stand alone, in words. Leaving out `column`, called `header`, helps most; empty: none does."""

    sentence: str
    column: str = ""
    header: str = ""


@dataclass(frozen=True, slots=True)
class ListView:
    """A list that is in the workspace. `rows` = `to_draw` + the counts of `left_out`.

    `refused` names the refused columns right after the list was opened, and `read_as` the headings of the others with
    what they were read as; later only `refused_count` is known.
    `first_deleted` is in how many days the first video is deleted, None when the list has no dates. `practice`: it is
    the list that comes with the program.
    """

    id: int
    rows: int
    to_draw: int
    left_out: tuple[tuple[int, str], ...]
    accepted: tuple[str, ...]
    repairs: tuple[str, ...]
    repeated: int
    made_references: bool
    refused_count: int
    refused: tuple[RefusedColumn, ...]
    drawable: tuple[ThemeLine, ...]
    not_drawable: tuple[ThemeLine, ...]
    first_day: date | None
    last_day: date | None
    first_deleted: int | None
    delete_on: date | None
    rows_deleted: bool
    imported_at: datetime
    singling: SinglingLine | None = None
    practice: bool = False
    read_as: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ProblemLine:
    """Something wrong in the file: where it is, what it is, what to do."""

    place: str
    message: str
    advice: str


@dataclass(frozen=True, slots=True)
class StoppedView:
    """A list that the gate stopped: columns to leave out, or problems to mend. Nothing of it was kept.

    `can_leave_out`: it can be used without what was refused; `problems` are then only worth knowing. `references`
    is the heading of references that were refused, empty when they were not. `read_as` tells for each heading what its
    column would come in as.
    """

    rows: int
    accepted: tuple[str, ...]
    refused: tuple[RefusedColumn, ...]
    problems: tuple[ProblemLine, ...]
    can_leave_out: bool
    references: str = ""
    read_as: tuple[tuple[str, str], ...] = ()


def list_view(
    store: Store, list_id: int, *, group: str, today: date, scheme: Scheme, inspection: Inspection | None = None
) -> ListView:
    """Give a list as it stands today. `inspection` adds the names of refused columns, right after the import."""
    scheme = settled(store, scheme)
    stored = store.lists.get(list_id)
    frame = sampling_frame(store, list_id, group=group, day=today, scheme=scheme)
    told = json.loads(stored.inspection_json)
    drawable, not_drawable = theme_lines(frame.themes, scheme)
    return ListView(
        id=list_id,
        rows=stored.rows + sum(stored.left_out.values()),
        to_draw=len(frame.encounters),
        left_out=left_out_lines(frame.excluded),
        accepted=tuple(field["title"] for field in told["fields"]),
        repairs=tuple(told["repairs"]),
        repeated=told["repeated"],
        made_references=told["made_references"],
        refused_count=told["refused"],
        refused=refused_columns(inspection) if inspection else (),
        read_as=read_as(inspection) if inspection else (),
        drawable=tuple(sorted(drawable, key=lambda line: -line.size)),
        not_drawable=not_drawable,
        first_day=stored.first_day,
        last_day=stored.last_day,
        first_deleted=_first_deleted(frame, today, scheme.police_keep),
        delete_on=stored.delete_on,
        rows_deleted=stored.rows_deleted,
        imported_at=stored.imported_at.astimezone(LONDON),
        singling=None
        if stored.rows_deleted
        else _singling(told.get("singling"), told["fields"], _lost_without(told["fields"], drawable, scheme)),
        practice=store.settings.get(PRACTICE) == str(list_id),
    )


def left_out_lines(excluded: Mapping[str, int]) -> tuple[tuple[int, str], ...]:
    """Give how many encounters cannot be drawn, as (count, why in words), in the order of a plan."""
    return tuple((count, _LEFT_OUT.get(reason, "left out")) for reason, count in sorted(excluded.items()) if count)


def newest_list(store: Store) -> StoredList | None:
    """Give the list that was opened last, if there is one."""
    return next(iter(store.lists.all()), None)


def theme_lines(themes: Sequence[ThemeCount], scheme: Scheme) -> tuple[tuple[ThemeLine, ...], tuple[ThemeLine, ...]]:
    """Give the themes that can be drawn, and those that cannot, in the scheme's order.

    Themes that people may only learn of after viewing are in neither.
    """
    drawable, others = [], []
    for count in themes:
        theme = scheme.theme(count.slug)
        if not theme.before_viewing:
            continue
        if count.drawable and count.members is not None:
            line = ThemeLine(count.slug, theme.short, rounded(count.members), about(count.members))
            drawable.append(line)
        else:
            others.append(ThemeLine(count.slug, theme.short, 0, "", count.reason, count.ask))
    return tuple(drawable), tuple(others)


def stopped_view(inspection: Inspection, *, can_leave_out: bool, references: str = "") -> StoppedView:
    """Give what the gate found in a list that it stopped, and what would help (see `StoppedView`)."""
    return StoppedView(
        rows=inspection.rows,
        accepted=tuple(column.title for column in inspection.columns if column.status == "accepted"),
        refused=refused_columns(inspection),
        problems=tuple(
            ProblemLine(_place(found.row, found.column), found.message, found.advice) for found in inspection.problems
        ),
        can_leave_out=can_leave_out,
        references=references,
        read_as=read_as(inspection),
    )


def read_as(inspection: Inspection) -> tuple[tuple[str, str], ...]:
    """Give each accepted column’s heading, and what it is read as."""
    return tuple((column.header, column.title) for column in inspection.columns if column.status == "accepted")


def refused_columns(inspection: Inspection) -> tuple[RefusedColumn, ...]:
    """Give the names of the columns left out with their reasons: first those that could show who someone is."""
    found = (RefusedColumn(c.header or "no name", c.reason, c.status == "refused") for c in inspection.refused)
    return tuple(sorted(found, key=lambda column: not column.tells))


def _lost_without(
    fields: Sequence[Mapping[str, str]], drawable: Sequence[ThemeLine], scheme: Scheme
) -> dict[str, list[str]]:
    """Give, by the title of a column, the themes that could not be told without it."""
    lost: dict[str, list[str]] = {}
    for line in drawable:
        ways = [{part.partition("=")[0].strip() for part in way.split("+")} for way in scheme.theme(line.slug).needs]
        for field in fields:
            if ways and all(field["field"] in way for way in ways):
                lost.setdefault(field["title"], []).append(line.title)
    return lost


def _without_days(title: str, fields: Sequence[Mapping[str, str]]) -> str:
    """Say what is known of the days left once the column of that title is gone."""
    days = {field["field"]: field["title"] for field in fields if field["field"] in _DAYS}
    if title not in days.values():
        return ""
    for name in _DAYS:
        if name in days and days[name] != title:
            return "" if name == "date" else f" Days left are then counted from the start of the {name}."
    return " Then nobody can tell how many days each {video} has left."


def _singling(
    counted: dict[str, Any] | None, fields: Sequence[Mapping[str, str]], lost: Mapping[str, Sequence[str]]
) -> SinglingLine | None:
    """Say how many rows can be told apart, when it is more than a few, and what would make it fewer, at what cost."""
    if not counted or counted["unique"] < SMALLEST:
        return None
    said = f"{_capital(about(counted['unique']))} rows of {counted['rows']:,} can be told apart by what is left"
    best = counted["best"]
    if not best:
        return SinglingLine(f"{said}. Nobody sees them row by row.")
    days = _without_days(best["title"], fields)
    themes = lost.get(best["title"], ())
    cost = f" Then these themes cannot be drawn: {', '.join(themes)}." if themes else ""
    return SinglingLine(
        f"{said}. Leaving out the {best['title']} makes it {about(best['unique'])}.{days}{cost}",
        best["title"],
        best.get("header", ""),
    )


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def _place(row: int | None, column: str | None) -> str:
    parts = [f"Row {row}" if row is not None else "", f"“{column}”" if column else ""]
    return ", ".join(part for part in parts if part) or "The file"


def _first_deleted(frame: Frame, today: date, keep_days: int | None) -> int | None:
    left = [days_left(encounter.on, today, keep_days) for encounter in frame.encounters]
    return min((days for days in left if days is not None), default=None)
