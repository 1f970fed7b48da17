"""The report on a quarter in a few sentences: what somebody reads who reads nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bwvreview.domain.quarter_tables import percent, span

if TYPE_CHECKING:
    from bwvreview.domain.quarter_lines import QuarterReport

_MOST = 3


def in_short(report: QuarterReport) -> tuple[str, ...]:
    """Give the sentences, in the order in which they matter."""
    viewed = sum(one.viewed for one in report.groups)
    gone = sum(one.not_shown for one in report.groups)
    asked, owed = sum(one.asked for one in report.actions), sum(one.owed for one in report.actions)
    said = [
        f"{report.sent} of {report.known} groups sent.",
        f"{_many(viewed, 'clip was', 'clips were')} viewed, {gone} could not be shown.",
        *_rated(report),
        *_moved(report),
    ]
    if asked:
        said.append(
            f"{owed} of {_many(asked, 'action', 'actions')} asked for {'waits' if owed == 1 else 'wait'} for a reply."
        )
    if report.conflicts:
        many = _many(len(report.conflicts), "conflict waits", "conflicts wait")
        whose = "Its" if len(report.conflicts) == 1 else "Their"
        said.append(f"{many} to be settled. {whose} records are in no figure.")
    return tuple(said)


def _many(count: int, one: str, more: str) -> str:
    return f"{count} {one if count == 1 else more}"


def _rated(report: QuarterReport) -> list[str]:
    """Tell the first measure of the scheme, now and in the quarter before."""
    points = report.trends[0].points if report.trends else ()
    if not points or points[-1][0] != str(report.quarter) or points[-1][1] is None:
        return []
    _, value, low, high, _ = points[-1]
    said = f"{report.trends[0].title}: {percent(value)} ({span(low, high)})"
    before = next((point[1] for point in points if point[0] == str(report.quarter.before)), None)
    return [f"{said}, in the quarter before {percent(before)}." if before is not None else f"{said}."]


def _moved(report: QuarterReport) -> list[str]:
    sure = [one for one in report.moved if one.sure == "more than chance"]
    if not report.moved:
        return []
    if not sure:
        return ["No answer moved by more than chance since the quarter before."]
    told = "; ".join(f"{one.title}: {one.change}" for one in sure[:_MOST])
    return [f"{_many(len(sure), 'answer', 'answers')} moved by more than chance. The most: {told}."]
