"""Returns of groups made by the real export, and what people then do to them with a spreadsheet."""

from __future__ import annotations

import random
import uuid
import zipfile
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import openpyxl

from bwvreview.domain.collate import Collation, Ruling, collate
from bwvreview.domain.feedback import IndividualAnswers
from bwvreview.domain.sessions import ClipState, SessionId
from bwvreview.exchange.groups_file import load_groups
from bwvreview.exchange.returns_folder import read_folder
from bwvreview.exchange.workbook import write_workbook
from tests.feedback_kit import a_feedback, line, observation, viewed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from bwvreview.domain.feedback import Feedback
    from bwvreview.domain.observations import Observation

SESSION = SessionId(date(2026, 12, 5), 2)
THEMES = ("weapons", "children")


def own_id(group: str, session: SessionId, slot: str, revision: int = 0) -> str:
    """An id that follows from the clip, as the generator needs it."""
    return str(uuid.uuid5(uuid.NAMESPACE_OID, f"{group} {session} {slot} {revision}"))


def a_clip(group: str, slot: str, session: SessionId = SESSION, **answers: str) -> Observation:
    return replace(viewed(slot, "weapons", **answers), instance_id=own_id(group, session, slot))


def a_return(group: str = "haringey", *clips: Observation, session: SessionId = SESSION, **more: object) -> Feedback:
    """The feedback of a group: three clips viewed and one not shown, unless some are given."""
    if not clips:
        gone = observation("V04", ClipState.NOT_SHOWN, ("weapons",), reason="technical")
        clips = (
            a_clip(group, "V01", session, rag="red", rag_why="No reason was given."),
            a_clip(group, "V02", session, rag="amber", rag_why="Cuffs came early."),
            a_clip(group, "V03", session),
            replace(gone, instance_id=own_id(group, session, "V04")),
        )
    name = dict(load_groups()).get(group, group)
    about = {"group_slug": group, "group_name": name, "borough": name, "session": session, **more}
    return a_feedback(*clips, design=(line("weapons", 92, 10, tuple(clips)),), **about)


def changed(one: Feedback, slot: str, *, revision: int = 0, **answers: str) -> Feedback:
    """The same feedback after the group changed one record; with `revision` it names the record before."""
    clips = []
    for clip in one.observations:
        if clip.slot != slot:
            clips.append(clip)
            continue
        fresh = own_id(one.group_slug, one.session, slot, revision) if revision else clip.instance_id
        before = clip.instance_id if revision else ""
        said = {**clip.answers, **answers}
        clips.append(replace(clip, answers=said, instance_id=fresh, deprecated_id=before))
    return replace(one, observations=tuple(clips))


def workbook(folder: Path, one: Feedback, name: str = "feedback.xlsx") -> Path:
    write_workbook(one, folder / name)
    return folder / name


@contextmanager
def opened(path: Path) -> Iterator[Workbook]:
    """A workbook as somebody has it open in a spreadsheet program; saved at the end."""
    book = openpyxl.load_workbook(path)
    yield book
    book.save(path)


@contextmanager
def clips_of(path: Path) -> Iterator[Worksheet]:
    with opened(path) as book:
        yield book["Clips"]


def column(sheet: Worksheet, title: str) -> int:
    """The place of a heading, from 1."""
    return next(int(cell.column) for cell in sheet[1] if cell.value == title)


RATING, WHY, SUMMARY = "Overall", "Main reason for that rating", "What happened, in two or three sentences?"


def together(folder: Path, rulings: Mapping[str, Ruling] | None = None, *passwords: str) -> Collation:
    """What the folder comes to; the counts add up in every test."""
    found = collate(read_folder(folder, passwords), rulings)
    counts = found.counts
    assert counts.pop("received") == sum(counts.values())
    return found


def kinds(found: Collation) -> set[str]:
    return {finding.kind for finding in found.findings}


def told(found: Collation, kind: str) -> list[str]:
    """Where something of a kind was found."""
    return [finding.place for finding in found.findings if finding.kind == kind]


def counts(found: Collation) -> tuple[int, int, int, int]:
    return found.count("kept"), found.count("superseded"), found.count("duplicate"), found.count("in_conflict")


class Quarter:
    """A quarter of many groups with every fault in it, from a fixed seed. `expected` are the counts to come."""

    def __init__(self, folder: Path, seed: int = 8, clips: int = 6) -> None:
        self.folder, self.clips = folder, clips
        self._random = random.Random(seed)
        self.expected = {"received": 0, "kept": 0, "superseded": 0, "duplicate": 0, "in_conflict": 0}
        self.planted: set[str] = set()

    def feedback(self, group: str, day: date = date(2026, 11, 14), *, concern: float = 0.3) -> Feedback:
        """The feedback of one evening: ratings, reasons and sentences that vary."""
        session, pick = SessionId(day, 1), self._random
        clips: list[Observation] = []
        for number in range(1, self.clips + 1):
            slot = f"V{number:02d}"
            bad = pick.random() < concern
            answers = {
                "rag": pick.choice(("amber", "red")) if bad else "green",
                "rag_why": "No reason was given." if bad else "",
                "grounds_strength": pick.choice(("weak", "some") if bad else ("strong", "some")),
                "pj_respect": pick.choice("12" if bad else "34"),
                "pj_voice": pick.choice("1234"),
                "pj_explain": pick.choice(("2", "3", "unsure")),
                "pj_motive": pick.choice("1234"),
                "good_practice": pick.choice(SENTENCES),
                "learning": pick.choice(LESSONS),
                "actions": "reply" if bad else "none",
            }
            theme = THEMES[number % len(THEMES)]
            made = viewed(slot, theme, **answers)
            clips.append(replace(made, instance_id=own_id(group, session, slot)))
        last = replace(observation(f"V{self.clips + 1:02d}", ClipState.NOT_SHOWN, ("weapons",), reason="technical"))
        clips.append(replace(last, instance_id=own_id(group, session, last.slot)))
        one = a_return(group, *clips, session=session, made_at=datetime(2026, 11, 14, 20, tzinfo=UTC))
        design = tuple(line(label, 92, self.clips, tuple(clips)) for label in THEMES)
        alone = tuple(
            IndividualAnswers(clip.slot, letter, {"rag": clip.answers["rag"], "viewed": "full"})
            for clip in clips
            if clip.is_viewed
            for letter in "AB"
        )
        return replace(one, design=design, individual=alone)

    def received(self, records: int, **fates: int) -> None:
        self.expected["received"] += records
        self.expected["kept"] += records - sum(fates.values())
        for fate, many in fates.items():
            self.expected[fate] += many


SENTENCES = (
    "The officer explained the reasons clearly.",
    "They explained the search and kept calm.",
    "The handcuffs came off at once.",
)
LESSONS = (
    "Handcuffs were put on before any words.",
    "The handcuffs stayed on too long.",
    "The camera was switched on late.",
    "Explain the power that is used.",
)


def zipped_again(path: Path, change: Mapping[str, bytes]) -> None:
    """A ZIP whose members were changed with a ZIP program."""
    with zipfile.ZipFile(path) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {**files, **change}.items():
            archive.writestr(name, content)
