"""The report on a quarter as one page that loads nothing, with pictures that are also told in words."""

from __future__ import annotations

from html import escape
from string import Template
from typing import TYPE_CHECKING

from bwvreview.domain.quarter_short import in_short
from bwvreview.domain.quarter_tables import HIDDEN, TOO_FEW, percent, sections
from bwvreview.exchange.quarter_svg import trend_svg
from bwvreview.exchange.resources import resource

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bwvreview.domain.quarter_lines import QuarterReport, ThemeLine
    from bwvreview.domain.quarter_tables import Section

FILE_NAME = "quarter.html"
_SHAPES = {"good": "●", "amber": "▲", "red": "⬣", "none": "▭"}
_LONG = 24  # rows: a longer table opens when it is asked for
_NOTHING = 0.005


def quarter_page(report: QuarterReport) -> str:
    """Write the page. The same report gives the same page."""
    style = resource("public", "public.css").read_text(encoding="utf-8")
    template = Template(resource("central", "quarter.html").read_text(encoding="utf-8").replace("$style", style))
    return template.substitute(
        quarter=escape(report.quarter.words),
        short="\n".join(f"<li>{escape(one)}</li>" for one in in_short(report)),
        here=escape(report.sentence_here),
        sentence=escape(report.sentence),
        sections="\n".join(_section(one, report) for one in sections(report)),
        notes="\n".join(f"<p>{escape(note)}</p>" for note in report.notes),
    )


def _section(section: Section, report: QuarterReport) -> str:
    pictures = {"Groups": _tiles, "Ratings by theme": _ratings, "Trends": _trends}
    picture = pictures[section.name](section, report) if section.name in pictures and section.rows else ""
    words = "\n".join(f"<p>{escape(one)}</p>" for one in section.words)
    body = _table(section) if section.rows else f"<p>{escape(section.nothing)}</p>"
    return f"<section>\n<h2>{escape(section.title)}</h2>\n{words}\n{picture}\n{body}\n</section>"


def _table(section: Section) -> str:
    head = "".join(f'<th scope="col">{escape(title)}</th>' for title in section.head)
    rows = "\n".join(f"<tr>{_cells(row)}</tr>" for row in section.rows)
    table = f'<div class="wide"><table><thead><tr>{head}</tr></thead><tbody>\n{rows}\n</tbody></table></div>'
    if len(section.rows) <= _LONG:
        return table
    return f"<details><summary>All {len(section.rows)} rows</summary>{table}</details>"


def _cells(row: Iterable[object]) -> str:
    first, *rest = ("" if cell is None else str(cell) for cell in row)
    start = f'<th scope="row">{escape(first)}</th>' if first else "<td></td>"
    return start + "".join(f"<td>{escape(cell)}</td>" for cell in rest)


def _tiles(section: Section, report: QuarterReport) -> str:  # noqa: ARG001
    items = "".join(
        f"<li>{escape(one.name)}: sent ✓</li>" if one.sent else f'<li class="late">{escape(one.name)}: not yet</li>'
        for one in report.groups
    )
    return f'<ul class="tiles">{items}</ul>'


def _ratings(section: Section, report: QuarterReport) -> str:
    shown = next((line for line in report.themes if line.cells), None)
    legend = "".join(
        f"<span>{_SHAPES[cell.tone or 'none']} {escape(cell.title)}</span>" for cell in (shown.cells if shown else ())
    )
    lines = "\n".join(map(_stack, report.themes))
    return (
        f'<figure role="img" aria-label="{escape(section.described)}"><div class="legend">{legend}</div>\n'
        f"{lines}\n</figure>"
    )


def _stack(line: ThemeLine) -> str:
    if not line.cells:
        bars = f"<span>{escape(TOO_FEW)}</span>"
        return f'<div class="line"><span>{escape(line.title)}</span>{bars}<span></span></div>'
    bars = "".join(
        f'<span class="{cell.tone or "none"}" style="flex: {100 * cell.share:.1f} 1 0" title="{escape(cell.title)}">'
        f"{percent(cell.share)}</span>"
        for cell in line.cells
        if cell.share
    )
    rest = 1 - sum(cell.share or 0 for cell in line.cells)
    if rest > _NOTHING:
        bars += f'<span class="none" style="flex: {100 * rest:.1f} 1 0">{HIDDEN}</span>'
    return (
        f'<div class="line"><span>{escape(line.title)}</span><span class="stack">{bars}</span>'
        f"<span>{line.clips} clips</span></div>"
    )


def _trends(section: Section, report: QuarterReport) -> str:  # noqa: ARG001
    pictures = "\n".join(trend_svg(trend) for trend in report.trends if trend.told)
    return f'<div class="trends">\n{pictures}\n</div>'
