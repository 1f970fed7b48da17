"""The report on a period that anyone may see: one page that loads nothing, in plain English."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from bwvreview.domain.make_up import NOT_RECORDED, limits_of_sample, rate_words
from bwvreview.domain.plain_words import day_words
from bwvreview.domain.public_report import Line
from bwvreview.domain.rounding import about
from bwvreview.domain.words import say
from bwvreview.exchange.public_parts import (
    REPLACED,
    left_out_html,
    page_template,
    rolls_html,
    rows_html,
    themes_html,
    voids_html,
)
from bwvreview.exchange.public_words import (
    CHOSEN,
    GIVEN_UP,
    LISTS,
    NO_DRAW,
    NO_REPLY,
    NOT_APPROVED,
    RATE,
    RATES,
    ROUNDED,
    count_words,
    few_words,
    grouping_words,
    lead_words,
    limits_words,
    lists_words,
    not_shown_words,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bwvreview.domain.make_up import TableTold
    from bwvreview.domain.public_report import Counted, DrawTold, PublicReport


def page_of(report: PublicReport) -> str:
    """Write the page of a report."""
    few = f"<p>{few_words(report)}</p>"
    return page_template("report.html").substitute(
        group=escape(report.group),
        period=f"{day_words(report.first)} to {day_words(report.last)}",
        lead=escape(lead_words(report)),
        ratings=_bars(report.ratings, say("{Clips} by rating"), "Rating") or few,
        themes=_bars(report.themes, say("{Clips} by theme. {A_clip} can count for several themes."), "Theme") or few,
        findings=_findings(report.findings) or few,
        well=_sentences(report.well, NOT_APPROVED),
        better=_sentences(report.better, NOT_APPROVED),
        actions=_bars(report.actions, say("{Clips} for which we asked something"), "What we asked for"),
        replies=_sentences(report.replies, NO_REPLY),
        not_shown=_not_shown(report),
        limits="\n".join(f"<p>{escape(one)}</p>" for one in limits_words(report)),
        make_up=_make_up(report),
        draws="\n".join(map(_draw, report.draws)) or f"<p>{NO_DRAW}</p>",
        title=escape(report.title),
        rounded=ROUNDED,
        dice_chose=say(CHOSEN[0]),
        cannot_compute=say(CHOSEN[1]),
        compare=say(CHOSEN[2]),
        given_up=GIVEN_UP,
        version=escape(report.version),
    )


def _bars(lines: Sequence[Line], caption: str, head: str, counted: str = say("{Clips}")) -> str:
    """Give a picture that is a table: a screen reader reads the names and the counts, eyes see the bars."""
    if not lines:
        return ""
    most = max((line.told.size or 0 for line in lines), default=0) or 1
    rows = "\n".join(
        f'<tr><th scope="row">{escape(line.title)}</th>{_count(line)}<td>{_bar(line, most)}</td></tr>' for line in lines
    )
    return (
        f"<figure><figcaption>{escape(caption)}</figcaption>\n"
        f'<table class="bars"><thead><tr><th scope="col">{escape(head)}</th><th scope="col">{counted}</th>'
        f'<th scope="col">Picture of the count</th></tr></thead><tbody>\n{rows}\n</tbody></table></figure>'
    )


def _count(line: Line) -> str:
    look = "" if line.told.size is not None else ' class="hidden-count"'
    return f"<td{look}>{escape(count_words(line.told))}</td>"


def _bar(line: Line, most: int) -> str:
    if not line.told.size:
        return ""
    tone = line.tone if line.tone in {"good", "amber", "red"} else ""
    width = round(100 * line.told.size / most)
    return f'<span class="bar {tone}" style="width: {width}%" aria-hidden="true"></span>'


def _findings(findings: Sequence[Counted]) -> str:
    if not findings:
        return ""
    rows = "\n".join(
        f'<tr><th scope="row">{escape(one.title)}</th><td>{escape(count_words(one.found))}</td>'
        f"<td>{escape(count_words(one.unsure))}</td><td>{escape(count_words(one.asked))}</td></tr>"
        for one in findings
    )
    head = "".join(
        f'<th scope="col">{words}</th>'
        for words in ("What we looked for", "Found", "Could not tell", say("{Clips} asked"))
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>\n{rows}\n</tbody></table>"


def _sentences(sentences: Sequence[str], none: str) -> str:
    if not sentences:
        return f"<p>{none}</p>"
    return "\n".join(f"<blockquote>{escape(one)}</blockquote>" for one in sentences)


def _not_shown(report: PublicReport) -> str:
    said = "\n".join(f"<p>{escape(one)}</p>" for one in not_shown_words(report))
    if not report.reasons:
        return said
    rows = rows_html((line.title, count_words(line.told)) for line in report.reasons)
    head = say('<thead><tr><th scope="col">Reason</th><th scope="col">{Clips}</th></tr></thead>')
    return f"{said}\n<table>{head}<tbody>\n{rows}\n</tbody></table>"


def _make_up(report: PublicReport) -> str:
    """Tell who was on the lists, when the group chose to."""
    if report.make_up is None:
        return ""
    parts = "\n".join(_grouping(table, grouping_words(table, report.make_up)) for table in report.make_up.tables)
    said = "".join(f"<p>{escape(one)}</p>" for one in limits_of_sample(report.viewed.words))
    return f"<section>\n<h2>{LISTS}</h2>\n<p>{lists_words(report.make_up)}</p>\n{parts}\n{said}\n</section>"


def _grouping(table: TableTold, caption: str) -> str:
    lines = [Line(group.title, group.size) for group in table.groups]
    told = f"<h3>{escape(table.title)}</h3>\n{_bars(lines, caption, 'Group', 'Encounters')}"
    if not table.rates:
        return told
    rows = rows_html((group.title, rate_words(group)) for group in table.groups if group.title != NOT_RECORDED)
    head = f'<thead><tr><th scope="col">Group</th><th scope="col">{RATE}</th></tr></thead>'
    return f"{told}\n<p>{RATES}</p>\n<table>{head}<tbody>\n{rows}\n</tbody></table>"


def _draw(draw: DrawTold) -> str:
    return say(f"""<div class="draw">
<h3>{{Viewing}} on {escape(day_words(draw.day))}, draw {draw.number}</h3>
<p>The roll was {escape(draw.dice)}. {escape(say(REPLACED[draw.mode]))}</p>
{rolls_html(draw.rolls, "h4")}
<p>The list had {about(draw.size)} {{encounters}} after exclusions.</p>
<table>
<thead><tr><th scope="col">Theme</th><th scope="col">{{Encounters}} on the list</th></tr></thead>
<tbody>
{themes_html(draw.themes)}
</tbody>
</table>
{left_out_html(draw.excluded)}
{voids_html(draw.voids)}
</div>""")
