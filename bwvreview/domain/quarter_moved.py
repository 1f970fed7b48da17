"""What moved since the quarter before, and the trends over all quarters."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from bwvreview.domain.quarter_figures import (
    FEWEST,
    LEVEL,
    benjamini_hochberg,
    chance_of_change,
    mean_interval,
    plain_share,
)
from bwvreview.domain.quarter_lines import Moved, Trend
from bwvreview.domain.quarter_tally import TEXTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bwvreview.domain.highlights import Measure
    from bwvreview.domain.quarter import Quarter
    from bwvreview.domain.quarter_lines import Sure
    from bwvreview.domain.quarter_tally import Clips, Tally

_UNSURE = frozenset({"unsure", "na", "could_not_tell"})
_MOST_TOLD = 20
_LAST = 20  # quarters

Side = dict[str, tuple[int, int]]


def moved_answers(tally: Tally) -> tuple[tuple[Moved, ...], int]:
    """Compare every answer of every question with choices; give those that moved most, the surest first.

    The number is how many were tested.

    “Could not tell” and “does not apply” count neither way. All comparisons made are corrected for, not only those
    told. Answers given by fewer than ten clips in either quarter's total are not compared.
    """
    found: list[tuple[str, Side, Side, float | None]] = []
    for column, question in tally.union.columns.items():
        if question.kind in TEXTS or column == "theme_drawn":
            continue
        then = tally.by_session.get((tally.quarter.before, column), {})
        now = tally.by_session.get((tally.quarter, column), {})
        for name, words in question.choices:
            if name in _UNSURE or not then or not now:
                continue
            sides = _side(then, name), _side(now, name)
            if min(map(_clips, sides)) < FEWEST or max(map(_found, sides)) < FEWEST:
                continue
            found.append((f"{question.title} {words}", *sides, chance_of_change(*sides)))
    sure = [chance for *_, chance in found if chance is not None]
    corrected = iter(benjamini_hochberg(sure))
    lines = [_moved(title, then, now, None if p is None else next(corrected)) for title, then, now, p in found]
    lines.sort(key=lambda one: (_ORDER[one.sure], -abs(one.now - one.then), one.title))
    return tuple(lines[:_MOST_TOLD]), len(sure)


_ORDER: dict[Sure, int] = {"more than chance": 0, "could be chance": 1, "too few to say": 2}


def _moved(title: str, then: Side, now: Side, p: float | None) -> Moved:
    sure: Sure = "too few to say" if p is None else "more than chance" if p < LEVEL else "could be chance"
    many = _clips(then), _clips(now)
    shares = _found(then) / many[0], _found(now) / many[1]
    return Moved(title, *shares, *many, 1.0 if p is None else p, sure)


def _side(sessions: Mapping[str, Clips], name: str) -> Side:
    side = {}
    for session, counts in sessions.items():
        many = sum(count for raw, count in counts.items() if raw not in _UNSURE)
        if many:
            side[session] = sum(count for raw, count in counts.items() if name in raw.split()), many
    return side


def _clips(side: Side) -> int:
    return sum(many for _, many in side.values())


def _found(side: Side) -> int:
    return sum(found for found, _ in side.values())


def trends(tally: Tally) -> tuple[Trend, ...]:
    """Give each measure of the scheme over the quarters, and the score of procedural justice."""
    quarters = sorted({when for when, _ in tally.viewed if when <= tally.quarter})[-_LAST:]
    lines = [_trend(tally, measure, quarters) for measure in tally.highlights.measures]
    points = []
    for quarter in quarters:
        values = tally.scores.get((quarter, "all"), Counter())
        mean = mean_interval(values)
        scaled = (None, None, None) if mean is None else (mean[0] / 100, mean[1] / 100, mean[2] / 100)
        points.append((str(quarter), *scaled, sum(values.values())))
    return (*lines, Trend("Procedural justice score, 100% is best", tuple(points)))


def _trend(tally: Tally, measure: Measure, quarters: Iterable[Quarter]) -> Trend:
    points = []
    for quarter in quarters:
        counts = tally.answers.get((quarter, measure.question), Counter())
        told = {raw: many for raw, many in counts.items() if not measure.unsure & set(raw.split())}
        found = sum(many for raw, many in told.items() if measure.choices & set(raw.split()))
        share = plain_share(found, sum(told.values()))
        points.append((str(quarter), share.value, share.low, share.high, share.clips))
    return Trend(measure.title, tuple(points))
