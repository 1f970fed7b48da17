"""The measures over the quarters as pictures on paper: a mark for each figure, and a line for its range."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bwvreview.domain.quarter_tables import percent, spaced
from bwvreview.exchange.pdf import text_width
from bwvreview.exchange.pdf_flow import ROOM, Block

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bwvreview.domain.quarter_lines import Trend

Box = tuple[float, float, float, float, float]
_HEIGHT, _TOP, _LEFT, _APART = 78.0, 12.0, 32.0, 22.0
_WIDE = (ROOM - _APART) / 2
_SMALL, _TINY = 9.5, 8.0
_MARK, _CAP, _LINE = 4.4, 6.0, 0.9
_INK, _GRID = 0.1, 0.8
_MOST = 6


def trend_blocks(trends: Sequence[Trend]) -> Iterator[Block]:
    """Give the pictures, two beside one another, each with its name above it."""
    told = [trend for trend in trends if trend.told]
    for at in range(0, len(told), 2):
        yield _pair(told[at : at + 2])


def _pair(trends: Sequence[Trend]) -> Block:
    lefts = (0.0, _WIDE + _APART)
    block = Block().beside_one_another(
        [(left, _WIDE, trend.title) for left, trend in zip(lefts, trends, strict=False)], _SMALL, "bold"
    )
    start = block.gap(3).height
    for left, trend in zip(lefts, trends, strict=False):
        block.height = start
        block.picture(_boxes(trend, left), 0, trend.said)
        _words(block, trend, left)
        block.height = start + _TOP + _HEIGHT + 14
    return block.gap(8)


def _places(trend: Trend, left: float) -> list[float]:
    room = _WIDE - _LEFT - 24
    step = room / max(len(trend.points) - 1, 1)
    return [left + _LEFT + 12 + at * step for at in range(len(trend.points))]


def _boxes(trend: Trend, left: float) -> list[Box]:
    boxes: list[Box] = [(left + _LEFT, _y(at), _WIDE - _LEFT, 0.5, _GRID) for at in (0, 0.5, 1)]
    boxes += [
        (x - 1, y, wide + 2, _TINY * 1.2, 1) for x, y, wide, _ in _figures(trend, left)
    ]  # no line strikes them out
    for x, (_, value, low, high, _n) in zip(_places(trend, left), trend.points, strict=True):
        if value is None or low is None or high is None:
            continue
        boxes.append((x - _LINE / 2, _y(high), _LINE, _y(low) - _y(high), _INK))
        boxes += [(x - _CAP / 2, _y(end) - _LINE / 2, _CAP, _LINE, _INK) for end in (low, high)]
        boxes.append((x - _MARK / 2, _y(value) - _MARK / 2, _MARK, _MARK, _INK))
    return boxes


def _figures(trend: Trend, left: float) -> Iterator[tuple[float, float, float, str]]:
    """Give the figures that are written above their ranges: place, width, words."""
    named = spaced(len(trend.points), _MOST)
    for at, (x, (_, value, _low, high, _n)) in enumerate(zip(_places(trend, left), trend.points, strict=True)):
        if at in named and value is not None and high is not None:
            wide = text_width(percent(value), _TINY)
            yield x - wide / 2, _y(high) - _TINY * 1.45, wide, percent(value)


def _words(block: Block, trend: Trend, left: float) -> None:
    """Write the figures above their marks, the quarters below, and the ends of the scale."""
    start = block.height
    for share in (0, 0.5, 1):
        said = percent(share)
        block.height = start + _y(share) - _TINY * 0.65
        block.beside(left + _LEFT - 4 - text_width(said, _TINY), said, _TINY)
    for x, y, _, said in _figures(trend, left):
        block.height = start + y
        block.beside(x, said, _TINY)
    block.height = start + _TOP + _HEIGHT + 2
    places = _places(trend, left)
    for at in sorted(spaced(len(places), _MOST)):
        quarter = trend.points[at][0]
        block.beside(places[at] - text_width(quarter, _TINY) / 2, quarter, _TINY)


def _y(share: float) -> float:
    return _TOP + (1 - share) * _HEIGHT
