"""What the gate's report says, in the order in which it says it: the page and the paper are made from this."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bwvreview.domain.plain_words import day_words
from bwvreview.domain.words import say

if TYPE_CHECKING:
    from bwvreview.domain.gate_report import GateReport

REPORT_TITLE = "What came in, and what did not"

Table = tuple[str, tuple[str, str], list[tuple[str, str]]]


def opening(report: GateReport) -> tuple[str, ...]:
    """Give the sentences at the top."""
    return (
        f"Made on {day_words(report.made_on)} with BWV Review {report.program_version}.",
        _verdict(report),
        "This report shows counts and names of columns. It shows nothing that stands in a row.",
    )


def lists_of(report: GateReport) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Give the three lists: what to mend, what was put right, how far rows stand alone; each may be empty."""
    return (
        ("To mend", _to_mend(report)),
        ("Put right while reading", report.repairs),
        ("How far rows stand alone", report.singling),
    )


def tables_of(report: GateReport) -> tuple[Table, ...]:
    """Give the five tables: columns that came in, refused and not needed, then rows and themes."""
    return (
        (
            "Columns that came in",
            ("Column", "Read as"),
            [(column.header, column.came_in_as) for column in report.accepted_columns],
        ),
        (
            "Columns that could show who someone is",
            ("Column", "Why"),
            [(column.header, column.reason) for column in report.refused_columns],
        ),
        (
            "Other columns, not taken in",
            ("Column", "Why"),
            [(column.header, column.reason) for column in report.unneeded_columns],
        ),
        ("Rows", ("What", "Rows"), _rows(report)),
        (
            "Themes",
            ("Theme", "Size, or what is missing"),
            [(theme.title, _joined(theme.size, theme.reason, theme.ask)) for theme in report.themes],
        ),
    )


def eights(fingerprint: str) -> tuple[str, str]:
    """Give a fingerprint as two lines of four groups."""
    groups = [fingerprint[at : at + 8] for at in range(0, len(fingerprint), 8)]
    return " ".join(groups[:4]), " ".join(groups[4:])


def _to_mend(report: GateReport) -> tuple[str, ...]:
    found = [f"{problem.message} {problem.advice}".strip() for problem in report.problems]
    if report.refused_columns and not report.accepted:
        found.insert(
            0, "Some columns could show who someone is. Send the list again without them; they are named below."
        )
    return tuple(found)


def _verdict(report: GateReport) -> str:
    rows = "1 row" if report.rows == 1 else f"{report.rows:,} rows"
    if report.accepted:
        return f"The list can be used. It has {rows}; {report.came_in:,} came in."
    return f"The list cannot be used as it is. It has {rows}. Nothing was kept."


def _rows(report: GateReport) -> list[tuple[str, str]]:
    found = [("In the file", report.rows), *report.left_out]
    found += [("Repeat an earlier row exactly", report.repeated), (say("{Video} not held"), report.without_video)]
    lines = [(words, f"{count:,}") for words, count in found]
    if report.first_day and report.last_day:
        lines.append(("Days", f"{day_words(report.first_day)} to {day_words(report.last_day)}"))
    lines.append(("References", "made here, in no order" if report.made_references else "those of the list"))
    return lines


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)
