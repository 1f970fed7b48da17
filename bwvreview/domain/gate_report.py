"""The gate's report for the police liaison: what came in, what was refused and why. Counts; never a value.

The size of a theme is rounded, as it is before every draw; the number of rows is not, for the police have the file.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bwvreview.domain.plain_words import reason_words
from bwvreview.domain.rounding import about

if TYPE_CHECKING:
    from datetime import date

    from bwvreview.domain.inspection import Inspection
    from bwvreview.domain.scheme import Scheme

FORMAT = "BWV Review gate report 1"


@dataclass(frozen=True, slots=True)
class ReportColumn:
    """One column of the file: came in as what, or was left out why; and whether it could show who someone is."""

    header: str
    came_in_as: str
    reason: str
    identifying: bool = False


@dataclass(frozen=True, slots=True)
class ReportTheme:
    """A theme: its rounded size in words, or why it cannot be drawn and what to ask for."""

    title: str
    size: str
    reason: str
    ask: str


@dataclass(frozen=True, slots=True)
class ReportProblem:
    """Something to mend: the rows are named by number."""

    column: str
    message: str
    advice: str


@dataclass(frozen=True, slots=True)
class GateReport:
    """Everything that is said of one file. `fingerprint` is the SHA-256 of its bytes (several files: of each)."""

    made_on: date
    program_version: str
    fingerprints: tuple[str, ...]
    accepted: bool
    rows: int
    came_in: int
    columns: tuple[ReportColumn, ...]
    problems: tuple[ReportProblem, ...]
    repairs: tuple[str, ...]
    left_out: tuple[tuple[str, int], ...]
    repeated: int
    without_video: int
    first_day: date | None
    last_day: date | None
    made_references: bool
    singling: tuple[str, ...]
    themes: tuple[ReportTheme, ...]

    @property
    def accepted_columns(self) -> tuple[ReportColumn, ...]:
        """The columns that came in."""
        return tuple(column for column in self.columns if column.came_in_as)

    @property
    def refused_columns(self) -> tuple[ReportColumn, ...]:
        """The columns that were refused, for they could show who someone is."""
        return tuple(column for column in self.columns if column.identifying)

    @property
    def unneeded_columns(self) -> tuple[ReportColumn, ...]:
        """The columns that are not needed, or not known."""
        return tuple(column for column in self.columns if not column.came_in_as and not column.identifying)


def gate_report(
    inspection: Inspection, scheme: Scheme, *, fingerprints: tuple[str, ...], made_on: date, program_version: str
) -> GateReport:
    """Put the report together once; every form of it is written from this."""
    left_out = tuple((reason_words(reason), count) for reason, count in inspection.left_out)
    return GateReport(
        made_on=made_on,
        program_version=program_version,
        fingerprints=fingerprints,
        accepted=inspection.accepted,
        rows=inspection.rows,
        came_in=(inspection.rows - sum(count for _, count in left_out)) if inspection.accepted else 0,
        columns=tuple(
            ReportColumn(
                column.header,
                column.title if column.status == "accepted" else "",
                column.reason,
                identifying=column.status == "refused",
            )
            for column in inspection.columns
        ),
        problems=tuple(ReportProblem(p.column or "", p.message, p.advice) for p in inspection.problems),
        repairs=inspection.repairs,
        left_out=left_out,
        repeated=inspection.repeated,
        without_video=inspection.no_recording,
        first_day=inspection.first_day,
        last_day=inspection.last_day,
        made_references=inspection.made_references,
        singling=singling_words(inspection),
        themes=_themes(inspection, scheme),
    )


def singling_words(inspection: Inspection) -> tuple[str, ...]:
    """Say how many rows stand alone, and what would help most."""
    found = inspection.singling
    if found is None:
        return ("The list is too long to count the rows that stand alone.",)
    if found.small == 0:
        return ("No row stands alone: each is like at least four others.",)
    alone = "1 row differs" if found.unique == 1 else f"{found.unique:,} rows differ"
    words = [
        f"{alone} from every other row on the columns that came in ({found.percent}% of the list).",
        f"{found.small:,} rows are like fewer than four others.",
    ]
    if found.best:
        left = f"{found.best.unique:,} rows stand alone and {found.best.small:,} are like fewer than four others"
        words.append(f"Leaving out “{found.best.header}” helps most: then {left}.")
    return tuple(words)


def _themes(inspection: Inspection, scheme: Scheme) -> tuple[ReportTheme, ...]:
    before = {theme.slug for theme in scheme.themes if theme.before_viewing}
    return tuple(
        ReportTheme(theme.title, about(theme.members or 0) if theme.drawable else "", theme.reason, theme.ask)
        for theme in inspection.themes
        if theme.slug in before
    )
