"""The report on a period as a PDF to print and to hand out: the words of the page, its pictures as bars with words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bwvreview.domain.draw.facts import in_fives
from bwvreview.domain.errors import ExportProblem
from bwvreview.domain.make_up import NOT_RECORDED, limits_of_sample, rate_words
from bwvreview.domain.plain_words import day_words, reason_words
from bwvreview.domain.public_report import Line
from bwvreview.domain.rounding import about
from bwvreview.domain.words import say
from bwvreview.exchange import public_words as words
from bwvreview.exchange.pdf import can_be_written
from bwvreview.exchange.pdf_flow import ROOM, Block, file_of, flowed
from bwvreview.exchange.public_parts import REPLACED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bwvreview.domain.make_up import TableTold
    from bwvreview.domain.public_report import DrawTold, PublicReport

_TITLE, _HEAD, _SUB, _BODY, _SMALL = 24.0, 17.0, 14.0, 13.0, 12.0
_COUNT, _BAR = 240.0, 352.0
_GREY = {"good": 0.82, "amber": 0.6, "red": 0.25}
_PLAIN = 0.45
_ROW_GAP = 7.0


def report_pdf(report: PublicReport) -> bytes:
    """Write the report. Raises ExportProblem when it has letters that the fonts of a PDF lack."""
    if not all(map(can_be_written, _own_words(report))):
        raise ExportProblem(
            "The report has letters that the PDF cannot show.", advice="Save it as a page. Any browser can print that."
        )
    blocks = [*_summary(report), *_told(report), *_limits(report), None, *_draws(report)]
    return file_of(flowed(blocks, report.title, report.title, "Page {page} of {pages}"))


def _own_words(report: PublicReport) -> Iterator[str]:
    """Give the words that people wrote themselves."""
    yield report.group
    yield from (*report.well, *report.better, *report.replies)
    yield from (
        line.title for lines in (report.ratings, report.themes, report.actions, report.reasons) for line in lines
    )
    yield from (text for draw in report.draws for text in (*draw.voids, *(title for title, _ in draw.themes)))


def _head(title: str) -> Block:
    return Block().gap(14).words(title, _HEAD, "bold", tag="H2").line(0.2).gap(5)


def _paragraphs(*texts: str) -> Block:
    block = Block()
    for text in texts:
        block.words(text, _BODY).gap(6)
    return block


def _summary(report: PublicReport) -> Iterator[Block]:
    head = Block().words(report.title, _TITLE, "bold", tag="H1").gap(4)
    span = f"{day_words(report.first)} to {day_words(report.last)}"
    yield head.words(f"{report.group} · {span}", _BODY).gap(12).words(words.lead_words(report), 15).gap(8)
    yield _paragraphs(words.ROUNDED)


def _told(report: PublicReport) -> Iterator[Block]:
    few = _paragraphs(words.few_words(report))
    yield from _under(say("How we rated the {clips}"), _bars(report.ratings, "Rating") or [few])
    themes = say("{A_clip} can count for several themes.")
    yield from _under(say("What the {clips} were drawn for"), _bars(report.themes, "Theme", note=themes) or [few])
    yield from _under("What we found", list(_findings(report)) or [few])
    yield from _under("What was done well", _sentences(report.well, words.NOT_APPROVED))
    yield from _under("What could be better", _sentences(report.better, words.NOT_APPROVED))
    asked = _bars(report.actions, "What we asked for")
    yield from _under("We asked, the police replied", [*asked, *_sentences(report.replies, words.NO_REPLY)])
    reasons = [_row(line.title, words.count_words(line.told)) for line in report.reasons]
    yield from _under("What was not shown to us", [_paragraphs(*words.not_shown_words(report)), *reasons])


def _under(title: str, blocks: Sequence[Block]) -> Iterator[Block]:
    """Put a heading over blocks, on one page with the first of them."""
    yield _head(title).add(blocks[0])
    yield from blocks[1:]


def _bars(lines: Sequence[Line], head: str, counted: str = say("{Clips}"), note: str = "") -> list[Block]:
    """Give a line of words and a bar for each count; the words say what the bar shows."""
    if not lines:
        return []
    most = max((line.told.size or 0 for line in lines), default=0) or 1
    top = _paragraphs(note) if note else Block()
    top.cells([(0.0, head), (_COUNT, counted)], _SMALL, "bold").line(0.6).gap(3)
    rows = []
    for line in lines:
        row = _row(line.title, words.count_words(line.told), under=False)
        if line.told.size:
            width = (ROOM - _BAR) * line.told.size / most
            bar = Block().bar(_BAR, width, _BODY, _GREY.get(line.tone, _PLAIN), drop=2)
            row = bar.add(row)
        rows.append(row)
    return [_together(top, rows).gap(4)]


def _together(top: Block, rows: Sequence[Block]) -> Block:
    """Put a table on one page; one that is longer than a page is cut between its rows."""
    for row in rows:
        top.add(row)
    return top


def _row(title: str, said: str, *, under: bool = True) -> Block:
    """Give a name and what is said of it, in one line for a screen reader where the name takes no second."""
    name = Block().words(title, _BODY, width=_COUNT - 14)
    more = Block().words(said, _BODY, left=_COUNT, width=ROOM if under else _BAR - 6)
    height = max(name.height, more.height)
    return name.gap(-name.height).add(more).gap(height - more.height + _ROW_GAP)


def _findings(report: PublicReport) -> Iterator[Block]:
    for one in report.findings:
        said = say(
            f"Found: {words.count_words(one.found).lower()}. Could not tell: {words.count_words(one.unsure).lower()}. "
            f"{{Clips}} asked about: {words.count_words(one.asked).lower()}."
        )
        yield Block().words(one.title, _BODY, "bold").words(said, _BODY).gap(_ROW_GAP)


def _sentences(sentences: Sequence[str], none: str) -> list[Block]:
    if not sentences:
        return [_paragraphs(none)]
    return [Block().words(f"“{one}”", _BODY, left=14).gap(_ROW_GAP) for one in sentences]


def _limits(report: PublicReport) -> Iterator[Block]:
    limits = _paragraphs(*words.limits_words(report))
    yield from _under("What these figures can and cannot say", [limits])
    if report.make_up is not None:
        yield from _under(words.LISTS, [_paragraphs(words.lists_words(report.make_up))])
        for table in report.make_up.tables:
            yield from _grouping(table, words.grouping_words(table, report.make_up))
        yield _paragraphs(*limits_of_sample(report.viewed.words))


def _grouping(table: TableTold, caption: str) -> Iterator[Block]:
    top = Block().gap(6).words(table.title, _SUB, "bold", tag="H3").gap(2)
    lines = [Line(group.title, group.size) for group in table.groups]
    rows = _bars(lines, "Group", say("{Encounters}"), caption + ".")
    yield top.add(rows[0])
    if table.rates:
        rates = [_row(group.title, rate_words(group)) for group in table.groups if group.title != NOT_RECORDED]
        head = _paragraphs(words.RATES).cells([(0.0, "Group"), (_COUNT, words.RATE)], _SMALL, "bold").line(0.6).gap(3)
        yield _together(head, rates)


def _draws(report: PublicReport) -> Iterator[Block]:
    yield _head(say("How the {clips} were chosen")).add(_paragraphs(*map(say, words.CHOSEN), words.GIVEN_UP))
    for draw in report.draws:
        yield from _draw(draw)
    if not report.draws:
        yield _paragraphs(words.NO_DRAW)
    yield Block().gap(10).words(f"Made with BWV Review {report.version}.", _SMALL)


def _draw(draw: DrawTold) -> Iterator[Block]:
    title = say(f"{{Viewing}} on {day_words(draw.day)}, draw {draw.number}")
    block = Block().gap(10).words(title, _SUB, "bold", tag="H3").gap(3)
    block.words(f"The roll was {draw.dice}. {say(REPLACED[draw.mode])}", _BODY).gap(5)
    for number, (groups, digits) in enumerate(draw.rolls, 1):
        if number > 1:
            block.words(say(f"Roll {number}, for {{clips}} that could not be shown:"), _BODY).gap(3)
        for at in range(0, len(groups), 4):
            block.words("  ".join(groups[at : at + 4]), _HEAD, "code").gap(2)
        block.words(f"Dice: {' '.join(in_fives(digits))}", _SUB, "code").gap(6)
    yield block
    left_out = "" if draw.excluded else " Nothing was left out of the list before the draw."
    yield _paragraphs(say(f"The list had {about(draw.size)} {{encounters}} after exclusions.{left_out}"))
    for name, members in draw.themes:
        yield _row(name, say(f"{about(members).capitalize()} {{encounters}}"))
    for reason, count in draw.excluded:
        yield _row(f"Left out: {say(reason_words(reason))}", about(count).capitalize())
    given_up = "One plan was" if len(draw.voids) == 1 else f"{len(draw.voids)} plans were"
    said = f"{given_up} given up that day: {'; '.join(draw.voids)}." if draw.voids else "No plan was given up that day."
    yield _paragraphs(said)
