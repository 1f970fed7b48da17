"""The report on a period that anyone may see: one page that loads nothing, in plain English."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from bwvreview.domain.plain_words import day_words
from bwvreview.domain.public_report import public_report
from bwvreview.domain.rounding import about
from bwvreview.domain.small_numbers import NOT_SHOWN
from bwvreview.exchange.public_parts import REPLACED, left_out_html, page_template, rolls_html, themes_html, voids_html

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bwvreview.domain.highlights import Highlights
    from bwvreview.domain.public_report import Counted, DrawTold, Line, Period, PublicReport
    from bwvreview.domain.small_numbers import Told

_TOO_FEW = "<p>Too few clips were watched in this period to say more without pointing at people.</p>"


def report_page(period: Period, highlights: Highlights, *, group: str, version: str) -> str:
    """Write the page. It holds no reference, no slot, no exact count, and only sentences that were approved."""
    return page_of(public_report(period, highlights, group=group, version=version))


def page_of(report: PublicReport) -> str:
    """Write the page of a report."""
    return page_template("report.html").substitute(
        group=escape(report.group),
        period=f"{day_words(report.first)} to {day_words(report.last)}",
        lead=_lead(report),
        ratings=_bars(report.ratings, "Clips by rating", "Rating") or _TOO_FEW,
        themes=_bars(report.themes, "Clips by theme. A clip can count for several themes.", "Theme") or _TOO_FEW,
        findings=_findings(report.findings) or _TOO_FEW,
        well=_sentences(report.well, "Nothing has been approved to be told here yet."),
        better=_sentences(report.better, "Nothing has been approved to be told here yet."),
        actions=_bars(report.actions, "Clips for which we asked something", "What we asked for"),
        replies=_sentences(report.replies, "No reply has been approved to be told here yet."),
        not_shown=_not_shown(report),
        limits=_limits(report),
        draws="\n".join(map(_draw, report.draws)) or "<p>There was no draw in this period.</p>",
        version=escape(report.version),
    )


def _lead(report: PublicReport) -> str:
    if not report.viewings:
        return "We held no viewing in this period."
    held = "one viewing" if report.viewings == 1 else f"{report.viewings} viewings"
    return (
        f"We held {held}. Dice chose {escape(report.drawn.words)} clips of stop and search. "
        f"We watched {escape(report.viewed.words)}; {escape(report.not_shown.words)} could not be shown to us."
    )


def _bars(lines: Sequence[Line], caption: str, head: str) -> str:
    """Give a picture that is a table: a screen reader reads the names and the counts, eyes see the bars."""
    if not lines:
        return ""
    most = max((line.told.size or 0 for line in lines), default=0) or 1
    rows = "\n".join(
        f'<tr><th scope="row">{escape(line.title)}</th>{_count(line)}<td>{_bar(line, most)}</td></tr>' for line in lines
    )
    return (
        f"<figure><figcaption>{escape(caption)}</figcaption>\n"
        f'<table class="bars"><thead><tr><th scope="col">{escape(head)}</th><th scope="col">Clips</th>'
        f'<th scope="col">Picture of the count</th></tr></thead><tbody>\n{rows}\n</tbody></table></figure>'
    )


def _count(line: Line) -> str:
    look = "" if line.told.size is not None else ' class="hidden-count"'
    return f"<td{look}>{_words(line.told)}</td>"


def _words(told: Told) -> str:
    """Say a count. “Not shown” is what happens to clips on this page, so a hidden count is “not told”."""
    return escape("Not told" if told.words == NOT_SHOWN else told.words.capitalize())


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
        f'<tr><th scope="row">{escape(one.title)}</th><td>{_words(one.found)}</td>'
        f"<td>{_words(one.unsure)}</td><td>{_words(one.asked)}</td></tr>"
        for one in findings
    )
    head = "".join(
        f'<th scope="col">{words}</th>' for words in ("What we looked for", "Found", "Could not tell", "Clips asked")
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>\n{rows}\n</tbody></table>"


def _sentences(sentences: Sequence[str], none: str) -> str:
    if not sentences:
        return f"<p>{none}</p>"
    return "\n".join(f"<blockquote>{escape(one)}</blockquote>" for one in sentences)


def _not_shown(report: PublicReport) -> str:
    if report.not_shown.size == 0:
        return "<p>Every clip that came up so far was shown to us.</p>"
    said = f"<p>{escape(report.not_shown.words.capitalize())} of the clips that came up could not be shown to us.</p>"
    if not report.reasons:
        return f"{said}\n<p>They are too few to give their reasons without pointing at people.</p>"
    rows = "\n".join(
        f'<tr><th scope="row">{escape(line.title)}</th><td>{_words(line.told)}</td></tr>' for line in report.reasons
    )
    head = '<thead><tr><th scope="col">Reason</th><th scope="col">Clips</th></tr></thead>'
    return f"{said}\n<table>{head}<tbody>\n{rows}\n</tbody></table>"


def _limits(report: PublicReport) -> str:
    first = (
        "The clips are a random sample of the encounters on our lists for the themes we chose. "
        "They are not all encounters, and not a sample of all police work."
    )
    second = "A finding in a few clips shows that something happens. It does not show how often it happens everywhere."
    more = " Clips that were not shown could change the figures." if report.not_shown.size != 0 else ""
    return f"<p>{first}</p>\n<p>{second}{more}</p>"


def _draw(draw: DrawTold) -> str:
    return f"""<h3>Viewing on {escape(day_words(draw.day))}, draw {draw.number}</h3>
<p>The roll was {escape(draw.dice)}. {escape(REPLACED[draw.mode])}</p>
{rolls_html(draw.rolls, "h4")}
<p>The list had {about(draw.size)} encounters after exclusions.</p>
<table>
<thead><tr><th scope="col">Theme</th><th scope="col">Encounters on the list</th></tr></thead>
<tbody>
{themes_html(draw.themes)}
</tbody>
</table>
{left_out_html(draw.excluded)}
<p>A plan that was fixed and not used stays on the record, so that nobody rolls until the result pleases.</p>
{voids_html(draw.voids)}"""
