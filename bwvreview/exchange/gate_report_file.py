"""The gate's report as JSON (the same bytes for the same report) and as HTML to print."""

from __future__ import annotations

import json
from dataclasses import asdict
from html import escape
from typing import TYPE_CHECKING

from bwvreview.domain.gate_report import FORMAT, GateReport
from bwvreview.domain.plain_words import day_words
from bwvreview.exchange.atomic import write_atomically

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path


def write_gate_report(report: GateReport, path: Path) -> None:
    """Write HTML where the name ends so, else JSON; whole or not at all. Raises ExportProblem."""
    page = path.suffix.casefold() in {".html", ".htm"}
    write_atomically(path, gate_report_html(report).encode() if page else gate_report_json(report))


def gate_report_json(report: GateReport) -> bytes:
    """Give the report as canonical JSON: sorted names, two spaces, a line feed at the end."""
    content = {"format": FORMAT, **asdict(report)}
    return (json.dumps(content, ensure_ascii=False, sort_keys=True, indent=2, default=str) + "\n").encode()


def gate_report_html(report: GateReport) -> str:
    """Give the report as a page in the few tags that a printer of rich text knows."""
    parts = [
        "<h1>What came in, and what did not</h1>",
        _paragraph(f"Made on {day_words(report.made_on)} with BWV Review {report.program_version}."),
        _paragraph(_verdict(report)),
        _paragraph("This report shows counts and names of columns. It shows nothing that stands in a row."),
        *_section("To mend", (f"{p.message} {p.advice}".strip() for p in report.problems)),
        *_table(
            "Columns that came in", ("Column", "Read as"), [(c.header, c.came_in_as) for c in report.accepted_columns]
        ),
        *_table("Columns left out", ("Column", "Why"), [(c.header, c.reason) for c in report.refused_columns]),
        *_section("Put right while reading", report.repairs),
        *_table("Rows", ("What", "Rows"), _rows(report)),
        *_section("How far rows stand alone", report.singling),
        *_table(
            "Themes",
            ("Theme", "Size, or what is missing"),
            [(t.title, _theme(t.size, t.reason, t.ask)) for t in report.themes],
        ),
        "<h2>Fingerprint of the file</h2>",
        *(_paragraph(" ".join(_eights(one))) for one in report.fingerprints),
    ]
    return f"<html><head><meta charset='utf-8'><title>Gate report</title></head><body>{''.join(parts)}</body></html>"


def _verdict(report: GateReport) -> str:
    rows = "1 row" if report.rows == 1 else f"{report.rows:,} rows"
    if report.accepted:
        return f"The list can be used. It has {rows}; {report.came_in:,} came in."
    return f"The list cannot be used as it is. It has {rows}. Nothing was kept."


def _rows(report: GateReport) -> list[tuple[str, str]]:
    found = [("In the file", report.rows), *report.left_out]
    found += [("Repeat an earlier row exactly", report.repeated), ("Video not held", report.without_video)]
    lines = [(words, f"{count:,}") for words, count in found]
    if report.first_day and report.last_day:
        lines.append(("Days", f"{day_words(report.first_day)} to {day_words(report.last_day)}"))
    lines.append(("References", "made here, in no order" if report.made_references else "those of the list"))
    return lines


def _theme(size: str, reason: str, ask: str) -> str:
    return " ".join(part for part in (size, reason, ask) if part)


def _section(title: str, lines: Iterable[str]) -> list[str]:
    found = [f"<li>{escape(line)}</li>" for line in lines]
    return [f"<h2>{escape(title)}</h2><ul>{''.join(found)}</ul>"] if found else []


def _table(title: str, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    if not rows:
        return []
    head = "".join(f"<th align='left'>{escape(cell)}</th>" for cell in headings)
    body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    return [f"<h2>{escape(title)}</h2><table cellpadding='4' width='100%'><tr>{head}</tr>{body}</table>"]


def _paragraph(text: str) -> str:
    return f"<p>{escape(text)}</p>"


def _eights(text: str) -> list[str]:
    return [text[at : at + 8] for at in range(0, len(text), 8)]
