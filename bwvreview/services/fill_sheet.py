"""Fill in the central team's own sheet: look at it, ask what only a person knows, fill it, read it back."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bwvreview.domain.errors import ExportProblem
from bwvreview.domain.mapping import MappingProfile, answers_to
from bwvreview.domain.sheet_fields import TELLS_STATE, choices_of, fields_of, rows_of, sheet_key
from bwvreview.domain.sheet_match import as_content, plan_sheet, read_answers
from bwvreview.services.export_feedback import check_password
from bwvreview.services.gather_feedback import gather
from bwvreview.services.sent_feedback import records_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime
    from pathlib import Path

    from bwvreview.domain.feedback import Feedback
    from bwvreview.domain.inspection import Question
    from bwvreview.domain.panel import PanelClip
    from bwvreview.domain.scheme import Scheme
    from bwvreview.domain.sheet_fields import SheetField
    from bwvreview.domain.sheet_match import SheetPlan
    from bwvreview.exchange.sheet_fill import FilledSheet, NewRow
    from bwvreview.exchange.sheet_template import Template
    from bwvreview.services.workspace import Workspace
    from bwvreview.storage.store import Store

CENTRAL_SHEET = "central-sheet.xlsx"
CENTRAL = "central"
_MOST_WORDS = 40
_KEYS = (("record",), ("slot", "session"), ("slot", "viewed_on"))
"""What tells which clip a row is about, the surest first."""


@dataclass(frozen=True, slots=True)
class FillSheet:
    """Fill a session into somebody's sheet. `answers` are added to those that are remembered for the office.

    `losses_known`: people know what the filled sheet would no longer have. With a `password` the new file is locked.
    """

    session_id: int
    path: Path
    office: str = CENTRAL
    sheet: str | None = None
    answers: MappingProfile = field(default_factory=MappingProfile)
    losses_known: bool = False
    password: str = ""


@dataclass(frozen=True, slots=True)
class SheetLook:
    """What was found in a sheet. `filled` are pairs of heading and what goes there, `empty` of heading and reason.

    `rows` are the clips that get a row; `left` those not shown, for which the sheet has no column.
    """

    sheet: str
    row: int
    filled: tuple[tuple[str, str], ...]
    empty: tuple[tuple[str, str], ...]
    questions: tuple[Question, ...]
    losses: tuple[str, ...]
    rows: int
    left: int
    profile: MappingProfile


@dataclass(frozen=True, slots=True)
class SheetDone:
    """A filled sheet: where it is, its SHA-256, and the slots that are new, were there, or say something else there."""

    path: Path
    sha256: str
    new: tuple[str, ...]
    there: tuple[str, ...]
    differ: tuple[str, ...]
    left: int


@dataclass(frozen=True, slots=True)
class _Read:
    feedback: Feedback
    fields: tuple[SheetField, ...]
    profile: MappingProfile
    template: Template
    plan: SheetPlan

    @property
    def clips(self) -> tuple[PanelClip, ...]:
        return rows_of(self.feedback, with_not_shown=any(use.filled.name in TELLS_STATE for use in self.plan.uses))

    @property
    def left(self) -> int:
        return len(rows_of(self.feedback, with_not_shown=True)) - len(self.clips)


def look_at_sheet(store: Store, request: FillSheet, scheme: Scheme, *, at: datetime, today: date) -> SheetLook:
    """Say what would be filled in, what is asked, and what would be lost. Changes nothing. Raises ExportProblem."""
    read = _read(store, request, scheme, at=at, today=today)
    return SheetLook(
        read.template.sheet,
        read.template.row,
        tuple((use.heading.text, use.filled.title) for use in read.plan.uses),
        tuple((heading.text, reason) for heading, reason in read.plan.empty),
        read.plan.questions,
        read.template.losses,
        len(read.clips),
        read.left,
        read.profile,
    )


def answer_sheet(look: SheetLook, answers: Mapping[str, str]) -> MappingProfile:
    """Add answers, by the `id` of their questions, to those before. Raises MappingProblem for one nobody offered."""
    return look.profile.merged(answers_to(look.questions, answers))


def fill_sheet(workspace: Workspace, request: FillSheet, folder: Path, scheme: Scheme) -> SheetDone:
    """Fill a sheet into `folder` as a new file, read it back and compare; remember the answers and note the export.

    Raises ExportProblem: questions are open, something would be lost that nobody knows of, no room, the disk refuses.
    Then nothing was changed: the sheet that came never is.
    """
    from bwvreview.exchange.all_or_nothing import all_or_nothing
    from bwvreview.exchange.atomic import write_atomically
    from bwvreview.exchange.sheet_compare import compare_sheet
    from bwvreview.exchange.sheet_fill import fill_sheet as fill

    check_password((CENTRAL_SHEET,), request.password)
    at, today = workspace.clock.now(), workspace.clock.today()
    with workspace.store() as store:
        read = _read(store, request, scheme, at=at, today=today)
        _refuse(request, read, folder)
        filled = fill(read.template, _rows(read), made_at=at)
        compare_sheet(read.template, filled, filled.content)
        content = _locked(filled.content, request.password)
        mark = hashlib.sha256(content).hexdigest()
        with all_or_nothing(folder) as staging:
            write_atomically(staging / CENTRAL_SHEET, content)
            store.exports.add(request.session_id, at, {CENTRAL_SHEET: mark}, records_of(read.feedback))
            remember(store, request.office, read.profile)
        _read_back(folder / CENTRAL_SHEET, mark)
    return _done(folder / CENTRAL_SHEET, mark, filled, read.left)


def remembered(store: Store, office: str) -> MappingProfile:
    """Give the answers that are remembered for an office's sheets."""
    kept = store.settings.get(_setting(office))
    return read_answers(json.loads(kept)) if kept else MappingProfile()


def remember(store: Store, office: str, profile: MappingProfile) -> None:
    """Remember the answers on an office's sheets, in place of those before."""
    store.settings.put(_setting(office), json.dumps(as_content(profile), ensure_ascii=False, sort_keys=True))


def _read(store: Store, request: FillSheet, scheme: Scheme, *, at: datetime, today: date) -> _Read:
    from bwvreview.exchange.sheet_headings_file import load_sheet_headings
    from bwvreview.exchange.sheet_template import read_template

    feedback = gather(store, request.session_id, scheme, at=at, today=today)
    fields = fields_of(feedback, load_sheet_headings(scheme.slug))
    profile = remembered(store, request.office).merged(request.answers)
    template = read_template(request.path, fields, profile, request.sheet)
    plan = plan_sheet(template.headings, fields, profile, _said(feedback, fields))
    return _Read(feedback, fields, profile, template, plan)


def _said(feedback: Feedback, fields: Sequence[SheetField]) -> dict[str, tuple[str, ...]]:
    """Give the different words that each field says in this session, in the order of the form where there is one."""
    found: dict[str, tuple[str, ...]] = {}
    clips = rows_of(feedback, with_not_shown=True)
    for one in fields:
        if one.kind in {"number", "date"}:
            continue
        words = dict.fromkeys(str(value) for clip in clips if (value := one.read(clip)) not in (None, ""))
        order = {word: at for at, word in enumerate(choices_of(feedback, one.name))}
        found[one.name] = tuple(sorted(words, key=lambda word: order.get(word, len(order))))[:_MOST_WORDS]
    return found


def _refuse(request: FillSheet, read: _Read, folder: Path) -> None:
    if read.plan.questions:
        count = len(read.plan.questions)
        asked = "1 question" if count == 1 else f"{count} questions"
        raise ExportProblem(
            f"“{read.template.path.name}” asks {asked} that only a person can answer.",
            advice="Answer first, then fill it in.",
        )
    if read.template.losses and not request.losses_known:
        raise ExportProblem(
            f"The filled sheet would lose: {', '.join(read.template.losses)}.",
            advice="Ask the office for a sheet without these, or say that you know it.",
        )
    if not read.clips:
        raise ExportProblem("No {clip} is over yet, so the sheet would stay empty.", advice="Record {a_clip} first.")
    if request.path.resolve() == (folder / CENTRAL_SHEET).resolve():
        raise ExportProblem(
            "The filled sheet would take the place of the one that came.",
            advice="Choose another folder, then try again.",
        )


def _rows(read: _Read) -> list[NewRow]:
    from bwvreview.exchange.sheet_fill import NewRow

    columns = {use.filled.name: use.heading.column for use in read.plan.uses}
    keys = next((names for names in _KEYS if all(name in columns for name in names)), ())
    rows = []
    for clip in read.clips:
        values = {use.heading.column: use.filled.read(clip) for use in read.plan.uses}
        for use in read.plan.uses:
            value = values[use.heading.column]
            if use.words and isinstance(value, str):
                values[use.heading.column] = use.words.get(value, value) or None
        rows.append(NewRow(clip.clip.slot, values, tuple(columns[name] for name in keys)))
    return rows


def _locked(content: bytes, password: str) -> bytes:
    from bwvreview.exchange.locked_file import lock_workbook

    return lock_workbook(content, password, f"“{CENTRAL_SHEET}”") if password else content


def _read_back(path: Path, mark: str) -> None:
    """What is in its place now must be what was compared."""
    try:
        same = hashlib.sha256(path.read_bytes()).hexdigest() == mark
    except OSError:
        same = False
    if not same:
        raise ExportProblem(
            f"“{path.name}” was not the same when it was opened again.", advice="Choose another folder or stick."
        )


def _done(path: Path, mark: str, filled: FilledSheet, left: int) -> SheetDone:
    new = tuple(row.slot for _, row in sorted(filled.rows.items()))
    return SheetDone(path, mark, new, filled.there, filled.differ, left)


def _setting(office: str) -> str:
    return f"sheet.{'-'.join(sheet_key(office).split()) or CENTRAL}"[:100]
