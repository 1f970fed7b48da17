"""The gate's report on paper: the same bytes for the same report, with tags for screen readers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bwvreview.exchange.gate_report_words import REPORT_TITLE, eights, lists_of, opening, tables_of
from bwvreview.exchange.pdf_flow import ROOM, Block, file_of, flowed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bwvreview.domain.gate_report import GateReport

_TITLE, _HEAD, _BODY = 20.0, 14.0, 11.0
_SECOND, _GUTTER = 240.0, 12.0


def gate_report_pdf(report: GateReport) -> bytes:
    """Give the report as an A4 document. A letter that paper cannot show becomes “?”."""
    return file_of(flowed(_blocks(report), REPORT_TITLE, REPORT_TITLE, "Report on a list    Page {page} of {pages}"))


def _blocks(report: GateReport) -> Iterator[Block]:
    head = Block().words(REPORT_TITLE, _TITLE, "bold", tag="H1").gap(6)
    for sentence in opening(report):
        head.words(sentence, _BODY).gap(3)
    yield head
    lists, tables = lists_of(report), tables_of(report)
    yield from _points(*lists[0])
    for title, _headings, rows in tables[:3]:
        yield from _table(title, rows)
    yield from _points(*lists[1])
    yield from _table(tables[3][0], tables[3][2])
    yield from _points(*lists[2])
    yield from _table(tables[4][0], tables[4][2])
    prints = _heading("Fingerprint of the file")
    for one in report.fingerprints:
        for half in eights(one):
            prints.words(half, _BODY, "code").gap(2)
    yield prints


def _heading(title: str) -> Block:
    return Block().gap(14).words(title, _HEAD, "bold", tag="H2").line(0.2).gap(4)


def _points(title: str, lines: Sequence[str]) -> Iterator[Block]:
    for number, line in enumerate(lines):
        block = _heading(title) if number == 0 else Block()
        yield block.words(line, _BODY, left=14, lead="•").gap(3)


def _table(title: str, rows: Sequence[Sequence[str]]) -> Iterator[Block]:
    for number, (first, second) in enumerate(rows):
        block = _heading(title) if number == 0 else Block()
        left = Block().words(first, _BODY, width=_SECOND - _GUTTER)
        right = Block().words(second, _BODY, left=_SECOND, width=ROOM)
        height = max(left.height, right.height)
        block.add(left).gap(-left.height).add(right).gap(height - right.height + 3)
        yield block.line(0.8)
