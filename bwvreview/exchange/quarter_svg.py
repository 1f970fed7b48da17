"""One measure over the quarters as a picture for the page, told in words for those who do not see it."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from bwvreview.domain.quarter_tables import percent, spaced

if TYPE_CHECKING:
    from bwvreview.domain.quarter_lines import Trend

_WIDTH, _HEIGHT, _LEFT, _RIGHT, _TOP = 440, 130, 60, 30, 18
_CAP, _MOST = 6, 6


def trend_svg(trend: Trend) -> str:
    """Draw each figure with its 95% range; one picture a measure needs no colours."""
    step = (_WIDTH - _LEFT - _RIGHT - 20) / max(len(trend.points) - 1, 1)
    named = spaced(len(trend.points), _MOST)
    marks, way = [], []
    for at, (quarter, value, low, high, _) in enumerate(trend.points):
        x = _LEFT + 10 + at * step
        if at in named:
            marks.append(_words(x, _TOP + _HEIGHT + 20, quarter))
        if value is None or low is None or high is None:
            continue
        marks.append(_range(x, low, high))
        marks.append(f'<circle class="mark" cx="{x:.1f}" cy="{_y(value):.1f}" r="4"/>')
        if at in named:
            marks.append(_words(x, max(_y(high) - 6, 11.0), percent(value)))
        way.append(f"{x:.1f},{_y(value):.1f}")
    return (
        f"<figure><figcaption>{escape(trend.title)}</figcaption>"
        f'<svg viewBox="0 0 {_WIDTH} {_TOP + _HEIGHT + 28}" role="img" aria-label="{escape(trend.said)}">'
        f'{_axis()}<polyline class="way" points="{" ".join(way)}"/>{"".join(marks)}</svg></figure>'
    )


def _axis() -> str:
    """Draw the lines of 0, 50 and 100%."""
    return "".join(
        f'<line class="axis" x1="{_LEFT}" x2="{_WIDTH - _RIGHT + 10}" y1="{_y(at):.1f}" y2="{_y(at):.1f}"/>'
        f'<text x="{_LEFT - 8}" y="{_y(at) + 4:.1f}" text-anchor="end">{percent(at)}</text>'
        for at in (0, 0.5, 1)
    )


def _range(x: float, low: float, high: float) -> str:
    top, bottom = _y(high), _y(low)
    return (
        f'<path class="range" d="M{x - _CAP:.1f} {top:.1f}H{x + _CAP:.1f}M{x:.1f} {top:.1f}V{bottom:.1f}'
        f'M{x - _CAP:.1f} {bottom:.1f}H{x + _CAP:.1f}"/>'
    )


def _words(x: float, y: float, said: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="middle">{escape(said)}</text>'


def _y(share: float) -> float:
    return _TOP + (1 - share) * _HEIGHT
