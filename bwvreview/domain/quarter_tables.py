"""The report on a quarter as sections of words and tables: the same in the workbook, on the page and on paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bwvreview.domain.finding_kinds import kind_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bwvreview.domain.quarter_lines import Cell, GroupLine, QuarterReport, ScoreLine, Share, Trend, Voices

Value = str | int | None
TOO_FEW = "Fewer than 10 clips. Not shown."
HIDDEN = "hidden"


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the report. `name` is short, for a sheet; `described` says its chart in words, where it has one."""

    name: str
    title: str
    words: tuple[str, ...]
    head: tuple[str, ...] = ()
    rows: tuple[tuple[Value, ...], ...] = ()
    nothing: str = ""
    described: str = ""


def percent(share: float | None) -> str:
    """Say a share.

    >>> percent(0.634), percent(None)
    ('63%', 'too few')
    """
    return "too few" if share is None else f"{round(100 * share)}%"


def span(low: float | None, high: float | None) -> str:
    """Say an interval.

    >>> span(0.41, 0.633)
    '41% to 63%'
    """
    return "too few" if low is None or high is None else f"{round(100 * low)}% to {round(100 * high)}%"


def spaced(count: int, most: int) -> frozenset[int]:
    """Say which of so many places in a row have room for words: the last, and every so many before it.

    >>> sorted(spaced(3, 6)), sorted(spaced(20, 6))
    ([0, 1, 2], [3, 7, 11, 15, 19])
    """
    return frozenset(range(count - 1, -1, -(-(-count // most) or 1)))


def sections(report: QuarterReport) -> tuple[Section, ...]:
    """Give the parts of the report in the order in which they are read."""
    return (
        _groups(report),
        _themes(report),
        _moved(report),
        _trends(report),
        _scores(report),
        _not_shown(report),
        _questions(report),
        _agreement(report),
        _voices("Done well", "What was done well", report.good, report.withheld),
        _voices("Learning", "What could be better", report.learning, report.withheld),
        _actions(report),
        _conflicts(report),
        _findings(report),
    )


def _groups(report: QuarterReport) -> Section:
    rows = tuple((one.name, _came(one), one.sessions, one.drawn, one.viewed, one.not_shown) for one in report.groups)
    not_yet = f"Not yet: {', '.join(report.not_yet)}." if report.not_yet else "Every group has sent."
    strangers = [one.name for one in report.groups if not one.known]
    more = (f"Not on the list of groups: {', '.join(strangers)}.",) if strangers else ()
    return Section(
        "Groups",
        f"{report.sent} of {report.known} groups sent",
        (not_yet, *more, "“Clips drawn” are those that were viewed or could not be shown."),
        ("Group", "Return", "Sessions", "Clips drawn", "Viewed", "Not shown"),
        rows,
    )


def _came(one: GroupLine) -> str:
    if not one.sent:
        return "Not yet"
    return "Sent" if one.drawn else "Sent, all in conflict"


def _not_shown(report: QuarterReport) -> Section:
    whole = sum(one.clips for one in report.reasons_by_group)
    every = [("All groups", whole, report.reasons)] if report.reasons_by_group else []
    groups = [(one.group, one.clips, one.reasons) for one in report.reasons_by_group]
    return Section(
        "Not shown",
        "Clips that were not shown, and why",
        (
            "A clip that was not shown says nothing about what was on it.",
            "A reason that came up 1 to 4 times is hidden.",
        ),
        ("Group", "Not shown", "Why"),
        tuple((name, clips, _why(reasons)) for name, clips, reasons in (*every, *groups)),
        "Every clip that came up was shown.",
    )


def _why(reasons: Sequence[Cell]) -> str:
    told = [f"{one.title}: {one.count}" for one in reasons if one.count]
    small = sum(1 for one in reasons if one.count is None)
    rest = ["other reasons: hidden" if told else "hidden"] if small else []
    return "; ".join((*told, *rest))


def _count(count: int | None) -> Value:
    return HIDDEN if count is None else count


def _themes(report: QuarterReport) -> Section:
    names = tuple(cell.title for line in report.themes for cell in line.cells[:4])[:4]
    rows = []
    said = []
    for line in report.themes:
        cells = [_count(cell.count) for cell in line.cells] if line.cells else [TOO_FEW, *[None] * (len(names) - 1)]
        rows.append((line.title, line.clips, *cells[: len(names)], *_share(line.concern)))
        shares = ", ".join(f"{cell.title} {percent(cell.share)}" for cell in line.cells if cell.share is not None)
        said.append(f"{line.title}: {shares or TOO_FEW.casefold()}")
    return Section(
        "Ratings by theme",
        "Ratings by theme",
        ("A clip counts for each theme it was drawn for, so figures of different themes are never added up.",),
        ("Theme", "Clips", *names, "Red or amber", "95% range", "How it was worked out"),
        tuple(rows),
        "No clip was viewed.",
        f"Stacked bars. {'. '.join(said)}",
    )


def _share(share: Share) -> tuple[Value, Value, Value]:
    basis = "weighed by each draw" if share.basis == "weighted" else "plain share"
    return percent(share.value), span(share.low, share.high), basis


def _moved(report: QuarterReport) -> Section:
    rows = tuple(
        (one.title, f"{percent(one.then)} to {percent(one.now)}", one.change, one.sure, one.clips_then, one.clips_now)
        for one in report.moved
    )
    return Section(
        "What moved",
        f"What moved since {report.quarter.before.words}",
        (*report.notes[2:4], f"{report.compared} answers were compared; those that moved most are told."),
        ("What was seen", "Then and now", "Change", "How sure", "Clips then", "Clips now"),
        rows,
        "There is nothing to compare with: no clip of the quarter before is here.",
    )


def _trends(report: QuarterReport) -> Section:
    rows = tuple(row for trend in report.trends for row in _trend(trend))
    return Section(
        "Trends",
        "Over the quarters",
        ("Each figure is a plain share of the clips that were viewed, with its 95% range.",),
        ("Measure", "Quarter", "Figure", "95% range", "Clips"),
        rows,
        "No clip was viewed.",
        f"Lines over the quarters. {'; '.join(trend.said for trend in report.trends)}",
    )


def _trend(trend: Trend) -> Iterator[tuple[Value, ...]]:
    for quarter, value, low, high, clips in trend.points:
        yield trend.title, quarter, percent(value), span(low, high), clips


def _scores(report: QuarterReport) -> Section:
    def said(value: float | None) -> str:
        return "too few" if value is None else f"{value:.0f}"

    def between(one: ScoreLine) -> str:
        return "too few" if one.mean is None else f"{said(one.low)} to {said(one.high)}"

    rows = tuple((one.title, said(one.mean), between(one), one.clips, one.unsure) for one in report.scores)
    return Section(
        "Fair treatment",
        "Procedural justice, from 0 to 100",
        (
            "Each answer from 1 to 4 becomes 100 × (answer − 1) ÷ 3. A clip’s score is the mean of its four answers.",
            "“Could not tell” is left out and counted beside. The 95% range is that of a mean.",
        ),
        ("What was asked", "Score", "95% range", "Clips", "Could not tell"),
        rows,
    )


def _questions(report: QuarterReport) -> Section:
    rows: list[tuple[Value, ...]] = []
    for one in report.questions:
        rows.append((one.title, "", one.answered, "", one.asked, one.not_asked))
        rows += [("", cell.title, _count(cell.count), percent(cell.share), "", "") for cell in one.cells]
    return Section(
        "Questions",
        "Every question",
        (
            "“Asked” counts the clips whose form had the question. “Not asked” is not the same as blank.",
            report.notes[1],
        ),
        ("Question", "Answer", "Clips", "Share", "Asked", "Not asked"),
        tuple(rows),
    )


def _agreement(report: QuarterReport) -> Section:
    def said(value: float | None) -> str:
        return "cannot be calculated" if value is None else f"{value:.2f}"

    rows = tuple(
        (one.title, one.clips, percent(one.percent), said(one.alpha), said(one.ac1)) for one in report.agreement
    )
    return Section(
        "Agreement",
        "How far reviewers agree",
        ("Answers that reviewers gave alone, before the group agreed. 1 is full agreement, 0 is chance.",),
        ("Question", "Clips", "Same answer", "Krippendorff’s alpha", "Gwet’s AC1"),
        rows,
        "No group sent answers that reviewers gave alone, or fewer than 10 clips have them.",
    )


def _voices(name: str, title: str, groups: tuple[Voices, ...], withheld: int) -> Section:
    rows = tuple(
        (group.word, "confirmed" if group.confirmed else "proposed", sentence, times)
        for group in groups
        for sentence, times in zip(group.sentences, group.times, strict=True)
    )
    words = ["Sentences that share a word stand together. A group is a proposal until somebody confirms it."]
    if withheld:
        words.append(f"{withheld} sentences are left out because they may show who someone is.")
    return Section(
        name,
        title,
        tuple(words),
        ("Shared word", "As a theme", "Sentence", "Times written"),
        rows,
        "Nobody wrote anything.",
    )


def _actions(report: QuarterReport) -> Section:
    asked, owed = sum(one.asked for one in report.actions), sum(one.owed for one in report.actions)
    return Section(
        "Actions",
        f"What was asked for: {owed} of {asked} wait for a reply",
        ("An action waits until a reply to it, or to its clip, is in the list of replies.",),
        ("Group", "What was asked for", "Asked", "Waiting"),
        tuple((one.group, one.title, one.asked, one.owed) for one in report.actions),
        "Nobody asked for anything.",
    )


def _conflicts(report: QuarterReport) -> Section:
    many = len(report.conflicts)
    return Section(
        "Conflicts",
        f"{many} conflict{'' if many == 1 else 's'} to settle" if many else "Nothing is in conflict",
        ("Records in conflict are in no figure of this report until somebody settles them.",),
        ("Clip", "What it is", "Files"),
        report.conflicts,
        "There is no conflict.",
    )


def _findings(report: QuarterReport) -> Section:
    extras = tuple(
        (f"{title} ({many} records)", "extra-column", "No form has this column.") for title, many in report.extras
    )
    return Section(
        "What was odd",
        "What was odd in the files",
        ("Each is told by file, sheet and cell. All that could be read was read.",),
        ("Where", "Kind", "What"),
        tuple((where, kind_words(kind), what) for where, kind, what in (*report.findings, *extras)),
        "Nothing was odd.",
    )
