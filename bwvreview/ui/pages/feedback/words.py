"""The words of the feedback page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bwvreview.ui.say import count, day, listed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from bwvreview.domain.sessions import SessionId
    from bwvreview.services.views_feedback import FeedbackView

SHAPES: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("Central workbook", "Excel, for the central team", ("feedback.xlsx",)),
    ("Panel sheet", "Excel, for the police: one block for each {clip}", ("panel-sheet.xlsx",)),
    ("Data tables", "CSV, for people who work with data", ("data-package.zip", "clips-for-excel.csv")),
)
"""Every kind of feedback: what people call it, whom it is for, and its files. A new one is a new line."""

RARE = frozenset({"Data tables"})
"""Kinds that few people ask for: not ticked until somebody does."""

TITLES = {
    "feedback.xlsx": "Central workbook",
    "panel-sheet.xlsx": "Panel sheet",
    "data-package.zip": "Data tables with their description",
    "clips-for-excel.csv": "The {clips} as a table for Excel",
    "central-sheet.xlsx": "The central team’s own sheet",
    "public-report.html": "Page for the public",
    "public-report.pdf": "Page for the public, to print",
}


def shapes_of(view: FeedbackView) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """Give the kinds of feedback that this scheme has."""
    return tuple(shape for shape in SHAPES if view.panel_sheet or shape[0] != "Panel sheet")


def contents_of(title: str, view: FeedbackView) -> tuple[str, ...]:
    """Say what is in a kind of file, as the session stands now."""
    watched, gone = count(view.watched, "clip"), count(view.not_shown, "clip")
    if title == "Central workbook":
        alone = "What each reviewer answered alone, by letter." if view.alone else ""
        return (
            f"Every answer on {watched} {{watched}}, and why {gone} could not be shown.",
            *((alone,) if alone else ()),
            "What you asked for, the figures for each theme, and the sizes of the draw.",
            "What each column means. A hidden part holds the number and the seal of each record.",
        )
    if title == "Panel sheet":
        return (
            f"21 fields for each of {count(view.slots, 'clip')}, under its slot.",
            "No police reference and no place.",
        )
    return (
        f"Tables of {watched} {{watched}}, {gone} not shown, what you asked for, and the draw.",
        "A description of each column, so that other programs can read them.",
    )


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def session_line(session: SessionId) -> str:
    """Say which session: “Session of Thursday 19 November 2026, number 1”."""
    return f"Session of {day(session.day, weekday=True)}, number {session.number}"


def folder_name(session: SessionId) -> str:
    """Name the folder of a session: “19 Nov 2026”."""
    name = _short_day(session.day)
    return name if session.number == 1 else f"{name}, number {session.number}"


def _short_day(of: date) -> str:
    return f"{of.day} {_MONTHS[of.month - 1]} {of.year}"


def path_words(folder: Path, home: Path) -> str:
    """Say where a folder is: “Documents › Viewings › 19 Nov 2026”.

    >>> from pathlib import Path
    >>> path_words(Path("/home/a/Documents/Viewings"), Path("/home/a"))
    'Documents › Viewings'
    """
    inside = folder.relative_to(home) if folder.is_relative_to(home) and folder != home else folder
    return " › ".join(part.strip("/\\") or part for part in inside.parts)


def reserves_line(view: FeedbackView) -> str:
    """Say how many of the clips took another's place: “1 of the 11 is a reserve that replaced V05.”."""
    reserves = len(view.reserves)
    if not reserves:
        return ""
    gone = sorted({slot for _, slots in view.reserves for slot in slots})
    if reserves == 1:
        return f"1 of the {view.slots} is a reserve that replaced {listed(gone)}."
    return f"{reserves} of the {view.slots} are reserves that replaced {listed(gone)}."


NOT_LOCKED = "The public report cannot be locked. Leave it out, or save without a password"


def save_words(chosen: Sequence[str]) -> str:
    """Say what the main button saves: “Save 2 files”."""
    return f"Save {count(len(chosen), 'file')}" if chosen else "Save the files"
