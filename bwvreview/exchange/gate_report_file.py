"""The gate's report as a PDF, as JSON (both the same bytes for the same report) and as HTML."""

from __future__ import annotations

import json
from dataclasses import asdict
from html import escape
from typing import TYPE_CHECKING

from bwvreview.domain.errors import ExportProblem
from bwvreview.domain.gate_report import FORMAT, GateReport
from bwvreview.exchange.atomic import write_atomically
from bwvreview.exchange.gate_report_pdf import gate_report_pdf
from bwvreview.exchange.gate_report_words import REPORT_TITLE, eights, lists_of, opening, tables_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def write_gate_report(report: GateReport, path: Path) -> None:
    """Write what the end of the name says: PDF, JSON or HTML; whole or not at all. Raises ExportProblem."""
    match path.suffix.casefold():
        case ".pdf":
            content = gate_report_pdf(report)
        case ".json":
            content = gate_report_json(report)
        case ".html" | ".htm":
            content = gate_report_html(report).encode()
        case _:
            raise ExportProblem(
                "The report cannot be written as that kind of file.", advice="End its name with .pdf, .json or .html."
            )
    write_atomically(path, content)


def gate_report_json(report: GateReport) -> bytes:
    """Give the report as canonical JSON: sorted names, two spaces, a line feed at the end."""
    content = {"format": FORMAT, **asdict(report)}
    return (json.dumps(content, ensure_ascii=False, sort_keys=True, indent=2, default=str) + "\n").encode()


def gate_report_html(report: GateReport) -> str:
    """Give the report as a page in the few tags that a printer of rich text knows."""
    lists = [_section(title, lines) for title, lines in lists_of(report)]
    tables = [_table(title, headings, rows) for title, headings, rows in tables_of(report)]
    parts = [
        f"<h1>{escape(REPORT_TITLE)}</h1>",
        *map(_paragraph, opening(report)),
        lists[0], *tables[:3], lists[1], tables[3], lists[2], tables[4],
        "<h2>Fingerprint of the file</h2>",
        *(_paragraph(" ".join(eights(one))) for one in report.fingerprints),
    ]  # fmt: skip
    return f"<html><head><meta charset='utf-8'><title>Gate report</title></head><body>{''.join(parts)}</body></html>"


def _section(title: str, lines: Sequence[str]) -> str:
    found = [f"<li>{escape(line)}</li>" for line in lines]
    return f"<h2>{escape(title)}</h2><ul>{''.join(found)}</ul>" if found else ""


def _table(title: str, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    if not rows:
        return ""
    head = "".join(f"<th align='left'>{escape(cell)}</th>" for cell in headings)
    body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<h2>{escape(title)}</h2><table cellpadding='4' width='100%'><tr>{head}</tr>{body}</table>"


def _paragraph(text: str) -> str:
    return f"<p>{escape(text)}</p>"
