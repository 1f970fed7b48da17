"""Reading a panel sheet: two columns, a block for each clip, ours or typed by hand."""

from __future__ import annotations

import hashlib
import re
from datetime import date
from typing import TYPE_CHECKING, Any

from bwvreview.domain.collate import TYPED
from bwvreview.domain.returns import Finding, FormKey, Return, ReturnFile
from bwvreview.domain.session_id import SessionId
from bwvreview.exchange.returns_cells import words_of
from bwvreview.exchange.returns_shapes import plain
from bwvreview.exchange.returns_sheet import place_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from python_calamine import CalamineWorkbook

FORM = FormKey("panel-sheet", "2025", "panel-sheet")
_CLIP = re.compile(r"clip\s*([0-9]{1,3})")
_RATING, _VIEWED = "overall panel scrutiny assessment (rag)", "was body-worn video viewed?"
_TEXTS = {"incident description": "summary", "panel assessment": "rag_why"}
_DATES = (re.compile(r"(\d{1,2}) (\w+) (\d{4})"), re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})"))
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_RATINGS = {"green": "green", "amber": "amber", "red": "red", "cannot": "none"}

Block = tuple[int, dict[str, tuple[str, int, int]]]
"""Where a block begins, and its details by field, each with the place of its cell."""


def is_panel_sheet(rows: Sequence[Sequence[Any]]) -> bool:
    """Whether these rows look like a panel sheet: a block for a clip, and the rating under it."""
    firsts = {plain(row[0]) for row in rows[:200] if row}
    return any(_CLIP.fullmatch(text) for text in firsts) and _RATING in firsts


def read_panel_sheet(
    book: CalamineWorkbook, rows: Sequence[Sequence[Any]], sheet: str, name: str, digest: str
) -> ReturnFile:
    """Read the blocks of clips that were viewed or could not be shown. One still to come is no record yet."""
    findings: list[Finding] = []
    ids, group, session = _records(book)
    returns = []
    for line, (row, block) in enumerate(_blocks(rows)):
        one = _return(block, (ids, group, session), name, line)
        if isinstance(one, Return):
            returns.append(one)
        elif one:
            findings.append(Finding(name, sheet, place_of(row, 0), "panel-block", one))
    return ReturnFile(name, digest, "panel", tuple(returns), findings=tuple(findings))


def _records(book: CalamineWorkbook) -> tuple[Mapping[str, tuple[str, str]], str, str]:
    """Give the ids by slot from the hidden sheet, with group and session; nothing where it was typed by hand."""
    if "Records" not in book.sheet_names:
        return {}, "", ""
    rows = book.get_sheet_by_name("Records").to_python(skip_empty_area=False)
    facts = {str(row[0]): str(row[1]) for row in rows[:2] if len(row) > 1}
    ids = {str(row[2]): (str(row[0]), str(row[1])) for row in rows[3:] if len(row) > 2}
    return ids, facts.get("group", ""), facts.get("session", "")


def _blocks(rows: Sequence[Sequence[Any]]) -> list[Block]:
    blocks: list[Block] = []
    for at, row in enumerate(rows):
        field = plain(row[0]) if row else ""
        if _CLIP.fullmatch(field):
            blocks.append((at, {"clip": (words_of(row[1]) if len(row) > 1 else "", at, 1)}))
        elif blocks and field:
            blocks[-1][1].setdefault(field, (words_of(row[1]) if len(row) > 1 else "", at, 1))
    return blocks


def _return(
    block: Mapping[str, tuple[str, int, int]],
    known: tuple[Mapping[str, tuple[str, str]], str, str],
    name: str,
    line: int,
) -> Return | str:
    """Give the record of a block; a sentence when it cannot be one, '' for a clip still to come."""
    ids, group, session = known
    said = {field: words for field, (words, _, _) in block.items()}
    slot = said.get("clip") or said.get("case id/reference number", "")
    viewed = plain(said.get(_VIEWED, ""))
    if viewed.startswith("not yet"):
        return ""
    day = typed_day(said.get("date of viewing", ""))
    session = str(SessionId.read(session)) if session else ""
    group = group or re.sub(r"[^a-z0-9]+", "-", said.get("borough", "").casefold()).strip("-")
    if not slot or not group or not (session or day):
        return "This block has no clip, borough or date, so nobody can say what it is about. It is left out."
    shown = not viewed.startswith("no")
    rating = next((code for word, code in _RATINGS.items() if plain(said.get(_RATING, "")).startswith(word)), "")
    texts = {key: said[field] for field, key in _TEXTS.items() if said.get(field)}
    typed = f"{group}\n{session or day}\n{slot}"
    instance_id, before = ids.get(slot, (TYPED + hashlib.sha256(typed.encode()).hexdigest()[:32], ""))
    return Return(
        instance_id,
        before,
        group,
        session or f"{day}.1",
        slot,
        "viewed" if shown else "not-shown",
        (),
        FORM,
        {**({"rag": rating} if rating else {}), **texts} if shown else {},
        "" if shown else said.get(_VIEWED, "").partition("-")[2].strip(),
        (),
        "none",
        "panel",
        name,
        line,
    )


def typed_day(text: str) -> str:
    """Read a date as people type it, day first; '' when it is none.

    >>> typed_day("5 December 2026"), typed_day("05/12/2026"), typed_day("soon")
    ('2026-12-05', '2026-12-05', '')
    """
    named, figures = (pattern.fullmatch(text.strip()) for pattern in _DATES)
    try:
        if named and named[2][:3].casefold() in _MONTHS:
            return date(int(named[3]), _MONTHS.index(named[2][:3].casefold()) + 1, int(named[1])).isoformat()
        if figures:
            return date(int(figures[3]), int(figures[2]), int(figures[1])).isoformat()
        return date.fromisoformat(text.strip()[:10]).isoformat()
    except ValueError:
        return ""
