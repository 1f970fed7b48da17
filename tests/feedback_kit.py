"""A session of six clips on the shipped form: four viewed, one not shown and replaced, one still to come."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl

from bwvreview.domain.feedback import DesignLine, Feedback
from bwvreview.domain.forms.survey import Form
from bwvreview.domain.observations import Observation
from bwvreview.domain.sessions import ClipState, ServedTheme, SessionId
from bwvreview.exchange.resources import resource
from bwvreview.exchange.xlsform import read_form

TITLES = {"weapons": "Weapons searches", "children": "Searches of children"}


@dataclass(frozen=True)
class Void:
    session: SessionId
    commit: str
    reason: str


@cache
def shipped_form() -> Form:
    return read_form(resource("schemes", "stop-search", "form.xlsx"))


def viewed(slot: str, *themes: str, **answers: str) -> Observation:
    """A clip that was watched: a calm search of a person, with what the test wants to be different."""
    usual = {
        "clip_ref": slot,
        "theme_drawn": " ".join(themes),
        "viewed": "full",
        "search_type": "person",
        "age_seen": "18_24",
        "ethnicity_seen": "black",
        "summary": "Two officers stopped a man by a shop and searched his bag.",
        "grounds_strength": "some",
        "gowisely": "G O W I S E L Y",
        "force_seen": "none",
        "search_depth": "none",
        "found": "no",
        "vulnerability": "no",
        "understood": "yes",
        "rag": "green",
        "actions": "none",
    }
    return observation(slot, ClipState.VIEWED, themes, answers={**usual, **answers})


def observation(slot: str, state: ClipState, themes: tuple[str, ...], **more: Any) -> Observation:
    served = tuple(ServedTheme(label, TITLES.get(label, label), rank) for rank, label in enumerate(themes, 1))
    return Observation(slot, str(uuid.UUID(int=int(slot[1:]))), served, state, **more)


def six_clips() -> tuple[Observation, ...]:
    return (
        viewed("V01", "weapons", rag="red", rag_why="Nobody told him why.", actions="retain reply", urgency="now"),
        viewed("V02", "weapons", "children", rag="amber", force_seen="cuffs", cuff_justified="no"),
        observation(
            "V03",
            ClipState.NOT_SHOWN,
            ("weapons",),
            reason="over_31_days",
            replaced_by=("V05",),
            answers={"clip_ref": "V03", "viewed": "not_viewed", "not_viewed_reason": "over_31_days"},
        ),
        viewed("V04", "children"),
        replace(viewed("V05", "weapons", rag="none"), replaces=("V03",)),
        observation("V06", ClipState.HELD, ("children",)),
    )


def a_feedback(*clips: Observation, **more: Any) -> Feedback:
    observations = clips or six_clips()
    given: dict[str, Any] = {
        "group_slug": "haringey",
        "group_name": "Haringey Community Monitoring Group",
        "borough": "Haringey",
        "session": SessionId(date(2026, 12, 5), 2),
        "members_present": 7,
        "form": shipped_form(),
        "observations": observations,
        "design": (line("weapons", 92, 4, observations), line("children", 57, 3, observations)),
        "excluded": (("no-recording", 14), ("past-retention", 201)),
        "commit": "0123456789abcdef" * 4,
        "dice_digits": "63454660390103169462",
        "dice_kind": "d10x20",
        "voids": (Void(SessionId(date(2026, 12, 5), 1), "ab" * 32, "A die fell off the table"),),
        "made_at": datetime(2026, 12, 5, 20, 31, tzinfo=UTC),
        "program_version": "0.1.0",
        "list_range": (date(2026, 11, 4), date(2026, 11, 30)),
    }
    return Feedback(**{**given, **more})


def line(label: str, members: int, sample: int, clips: tuple[Observation, ...]) -> DesignLine:
    own = [clip for clip in clips if clip.serves(label)]
    gone = sum(clip.is_not_shown for clip in own)
    return DesignLine(label, TITLES.get(label, label), members, sample, sum(clip.is_viewed for clip in own), gone)


def rows_of(path: Path, sheet: str) -> list[tuple[Any, ...]]:
    """The cells of a sheet, row by row, as openpyxl reads them."""
    book = openpyxl.load_workbook(path)
    try:
        return [tuple(row) for row in book[sheet].iter_rows(values_only=True)]
    finally:
        book.close()


def records_of(path: Path, sheet: str, head: int = 0) -> list[dict[str, Any]]:
    """The rows under the heading row, by heading; stops at the first blank row."""
    rows = rows_of(path, sheet)
    found = []
    for row in rows[head + 1 :]:
        if all(value is None for value in row):
            break
        found.append(dict(zip(rows[head], row, strict=True)))
    return found


def field(block: tuple[tuple[str, str | int], ...], name: str) -> str | int:
    """One detail of a panel block."""
    return dict(block)[name]
