"""The session pack to print: agenda, what is read out, the clips, and a blank form for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bwvreview.domain.errors import ExportProblem
from bwvreview.domain.paper_pack import minutes_words
from bwvreview.domain.words import say
from bwvreview.exchange.paper_form_pdf import form_pages
from bwvreview.exchange.pdf import can_be_written
from bwvreview.exchange.pdf_flow import ROOM, Block, file_of, flowed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bwvreview.domain.paper_pack import Reading, SessionPack
    from bwvreview.exchange.pdf import Page

_TITLE, _HEAD, _ALOUD, _BODY, _SMALL = 24.0, 17.0, 16.0, 14.0, 12.0
_DAYS, _SHOWN = 330.0, 440.0


def session_pack_pdf(pack: SessionPack, *, large: bool = True) -> bytes:
    """Write the whole pack as a file. Raises ExportProblem when it has letters that the paper cannot show."""
    return file_of(session_pack_pages(pack, large=large))


def session_pack_pages(pack: SessionPack, *, large: bool = True) -> list[Page]:
    """Give the pages of the whole pack, for a file or a printer. Raises ExportProblem as above."""
    for text in (pack.group, pack.when, *(clip.themes for clip in pack.clips)):
        if not can_be_written(text):
            raise ExportProblem(
                "A name in this session has letters that the paper cannot show.",
                advice="Write the group, the place and your own themes in Latin letters.",
            )
    pages = flowed(_blocks(pack), pack.title, pack.title, "Session pack    Page {page} of {pages}")
    for form in pack.forms:
        pages += form_pages(form, large=large)
    return pages


def _blocks(pack: SessionPack) -> Iterator[Block | None]:
    head = Block().words(pack.title, _TITLE, "bold", tag="H1").gap(4)
    head.words(f"{pack.group} · {pack.when}", _BODY).gap(16)
    yield head
    yield _agenda(pack)
    yield from _counted()
    yield None
    for reading in (pack.words.wellness, pack.words.confidentiality, pack.words.debrief):
        yield from _reading(reading)
    yield None
    yield from _clips(pack)


def _agenda(pack: SessionPack) -> Block:
    block = Block().words("Agenda", _HEAD, "bold", tag="H2").line(0.2).gap(6)
    for words, minutes in pack.agenda:
        beside = Block().words(words, _BODY, width=_DAYS + 20)
        block.add(beside).gap(-beside.height).cells([(_DAYS + 30, minutes)], _BODY)
        block.gap(beside.height - _BODY * 1.3 + 7)
    return block.gap(4).words(f"Together about {minutes_words(pack.minutes)}.", _SMALL)


def _counted() -> Iterator[Block]:
    """What the coordinator writes down: numbers and roles, never a name."""
    yield Block().gap(18).words("To write down", _HEAD, "bold", tag="H2").line(0.2)
    for line in ("Members present (a number)", "Police facilitator (a role, no name)", "Members who have signed"):
        yield Block().gap(12).cells([(0.0, line)], _BODY).gap(-10).rules(1, left=260, step=8)


def _reading(reading: Reading) -> Iterator[Block]:
    block = Block().gap(10).words(reading.title, _HEAD, "bold", tag="H2").line(0.2).gap(6)
    for sentence in reading.sentences:
        block.words(sentence, _ALOUD, left=18, lead="•").gap(5)
    yield block


def _clips(pack: SessionPack) -> Iterator[Block]:
    head = Block().words(say("The {clips}"), _HEAD, "bold", tag="H2").line(0.2).gap(6)
    yield head.cells(
        [
            (0.0, say("{Clip}")),
            (60.0, "Themes"),
            *([(_DAYS, say("{Video} is there for"))] if any(clip.days_left for clip in pack.clips) else ()),
            (_SHOWN, say("{Watched}")),
        ],
        _SMALL,
        "bold",
    )
    for clip in pack.clips:
        row = Block().gap(6)
        themes = Block().words(clip.themes, _BODY, left=60.0, width=_DAYS - 10)
        days = Block().words(clip.days_left, _BODY, left=_DAYS, width=_SHOWN - 10)
        row.cells([(0.0, clip.slot)], _BODY, "bold").gap(-_BODY * 1.3).box(_SHOWN, 15.0, drop=1.5)
        row.add(themes).gap(-themes.height).add(days).gap(max(themes.height, days.height) - days.height + 4)
        yield row.line()
    yield (
        Block()
        .gap(8)
        .words(
            say("This page says which themes {a_clip} was drawn for, and nothing else about it."), _SMALL, width=ROOM
        )
    )
