"""The report on a quarter as one page that loads nothing, with pictures that are also told in words."""

from __future__ import annotations

from html import escape
from string import Template
from typing import TYPE_CHECKING

from bwvreview.domain.quarter_tables import HIDDEN, TOO_FEW, percent, sections
from bwvreview.exchange.resources import resource

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bwvreview.domain.quarter import QuarterReport, ThemeLine, Trend
    from bwvreview.domain.quarter_tables import Section

FILE_NAME = "quarter.html"
_SHAPES = {"good": "●", "amber": "▲", "red": "⬣", "none": "▭"}
_LONG = 24  # rows: a longer table opens when it is asked for
_NOTHING = 0.005
_WIDTH, _HEIGHT, _LEFT, _TOP = 720, 120, 40, 10


def quarter_page(report: QuarterReport) -> str:
    """Write the page. The same report gives the same page."""
    style = resource("public", "public.css").read_text(encoding="utf-8")
    template = Template(resource("central", "quarter.html").read_text(encoding="utf-8").replace("$style", style))
    return template.substitute(
        quarter=escape(report.quarter.words),
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
    return "\n".join(
        _small(trend) for trend in report.trends if sum(1 for point in trend.points if point[1] is not None)
    )


def _small(trend: Trend) -> str:
    """Draw one measure over the quarters, each with its range; one picture a measure needs no colours."""
    step = (_WIDTH - 2 * _LEFT) / max(len(trend.points) - 1, 1)
    marks, way = [], []
    for at, (quarter, value, low, high, _) in enumerate(trend.points):
        x = _LEFT + at * step
        marks.append(f'<text x="{x:.1f}" y="{_HEIGHT + 28}" text-anchor="middle">{quarter}</text>')
        if value is None or low is None or high is None:
            continue
        marks.append(f'<line class="way" x1="{x:.1f}" x2="{x:.1f}" y1="{_y(low)}" y2="{_y(high)}"/>')
        marks.append(f'<circle class="mark" cx="{x:.1f}" cy="{_y(value)}" r="5"/>')
        above = max(_TOP + (1 - high) * _HEIGHT - 6, _TOP + 1.0)  # where no line strikes it out
        marks.append(f'<text x="{x:.1f}" y="{above:.1f}" text-anchor="middle">{percent(value)}</text>')
        way.append(f"{x:.1f},{_y(value)}")
    said = ", ".join(f"{quarter} {percent(value)}" for quarter, value, *_ in trend.points)
    axis = "".join(f'<line class="axis" x1="{_LEFT}" x2="{_WIDTH}" y1="{_y(at)}" y2="{_y(at)}"/>' for at in (0, 0.5, 1))
    return (
        f"<figure><figcaption>{escape(trend.title)}</figcaption>"
        f'<svg viewBox="0 0 {_WIDTH + 40} {_HEIGHT + 34}" role="img" aria-label="{escape(f"{trend.title}: {said}")}">'
        f'{axis}<polyline class="way" points="{" ".join(way)}"/>{"".join(marks)}</svg></figure>'
    )


def _y(share: float) -> str:
    return f"{_TOP + (1 - share) * _HEIGHT:.1f}"
