"""The pictures of a quarter: ratings by theme, what moved, and each measure over the quarters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bwvreview.domain.quarter_tables import HIDDEN, TOO_FEW, percent, span
from bwvreview.ui.say import count
from bwvreview.ui.widgets.kit import (
    Card,
    Fact,
    Facts,
    Marked,
    Stack,
    StackPart,
    StackRows,
    TrendChart,
    TrendPoint,
    column,
    columns,
    flow,
    holder,
    words,
)

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from bwvreview.domain.quarter_lines import QuarterReport, ThemeLine, Trend

_RATES = {"good": "rate-green", "amber": "rate-amber", "red": "rate-red", "none": "rate-none"}
_MOST = 6
_NOTHING = 0.005


def ratings(report: QuarterReport) -> Card:
    """Give the card of ratings: a stacked bar a theme, with what the colours mean."""
    if not report.themes:
        return Card("Ratings by theme", 4, words("No {clip} of this quarter was {viewed}.", "muted"))
    card = Card("Ratings by theme")
    shown = next((line.cells for line in report.themes if line.cells), ())
    if shown:
        marks = (Marked(cell.title, _RATES[cell.tone or "none"], "text") for cell in shown)
        card.add(4, flow(*marks, gap=16, line_gap=4))
    rows = StackRows("Ratings by theme", *map(_stack, report.themes), label_width=156)
    card.add(8, rows)
    return card


def _stack(line: ThemeLine) -> Stack:
    clips = count(line.clips, "clip")
    parts = [StackPart(cell.title, cell.share, cell.tone or "none") for cell in line.cells if cell.share]
    rest = 1 - sum(part.share for part in parts)
    if parts and rest > _NOTHING:
        parts.append(StackPart(HIDDEN, rest, "hidden"))
    return Stack(line.title, tuple(parts), clips, "" if parts else TOO_FEW)


def moved(report: QuarterReport) -> Card:
    """Give the card of what moved since the quarter before, the surest first."""
    card = Card(f"What moved since {report.quarter.before.words}")
    facts = []
    for one in [one for one in report.moved if one.points][:_MOST]:
        icon = "arrow-up" if one.points > 0 else "arrow-down"
        shares = f"{percent(one.then)} to {percent(one.now)}"
        tone = "text" if one.sure == "more than chance" else "muted"
        facts.append(Fact(one.title, f"{shares}, {one.change}: {one.sure}", icon, tone))
    if report.moved:
        told = f"{report.compared} answers were compared. “More than chance” allows for that many comparisons."
        card.add(2, words(told, "muted"))
    none = words("Nothing moved." if report.moved else "There is nothing to compare with yet.", "muted")
    card.add(4, Facts(*facts) if facts else none)
    return card


def over_the_quarters(report: QuarterReport) -> Card:
    """Give the card of the measures over the quarters: a picture each, with its ranges."""
    card = Card("Over the quarters")
    told = [trend for trend in report.trends if trend.told]
    if not told:
        card.add(4, words("No quarter has 10 {clips} yet.", "muted"))
        return card
    card.add(2, words("Each mark is a share of the {clips} {viewed}; the line through it is its 95% range.", "muted"))
    for at in range(0, len(told), 2):
        pair = [_picture(trend) for trend in told[at : at + 2]]
        card.add(10, columns(*pair, shares=(1, 1), narrow=480) if len(pair) > 1 else pair[0])
    return card


def _picture(trend: Trend) -> QWidget:
    points = (
        TrendPoint(quarter, value, low, high, _said(value, low, high)) for quarter, value, low, high, _ in trend.points
    )
    return holder(column(words(trend.title, "strong"), 4, TrendChart(trend.title, *points), None))


def _said(value: float | None, low: float | None, high: float | None) -> str:
    return "too few {clips}" if value is None else f"{percent(value)}, range {span(low, high)}"
