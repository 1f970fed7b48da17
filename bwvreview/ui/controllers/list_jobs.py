"""What the list page asks of the services, each as one piece of work for the background."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bwvreview.domain.errors import ListProblem, LockedList

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bwvreview.domain.inspection import Inspection, Question
    from bwvreview.domain.mapping import MappingProfile
    from bwvreview.domain.progress import Progress
    from bwvreview.domain.table import SheetPreview
    from bwvreview.services.check_list import CheckedList
    from bwvreview.services.import_list import KeySheet
    from bwvreview.services.views_lists import ListView, StoppedView
    from bwvreview.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Intake:
    """A list on its way in: where it is, and what people said about it so far. Nothing of it is kept.

    `text` is a pasted table. `practice` is the list that comes with the program. `leave_out` goes on without the
    refused columns, `renumber` with new references. `mapping` holds the answers to the questions `asked`.
    `key_sheet` is where the key to new references goes; `no_key` goes on without. `without` names columns to leave out
    of this list, `drop_repeats` says to leave repeated rows out; it then `replaces` the list with them. `scheme` is
    the workspace's, by its slug.
    """

    paths: tuple[Path, ...] = ()
    text: str = field(default="", repr=False)
    practice: bool = False
    sheet: int | None = None
    password: str | None = field(default=None, repr=False)
    leave_out: bool = False
    renumber: bool = False
    asked: frozenset[str] = frozenset()
    mapping: MappingProfile | None = None
    key_sheet: KeySheet | None = None
    no_key: bool = False
    without: tuple[str, ...] = ()
    drop_repeats: bool = False
    replaces: int | None = None
    scheme: str = "stop-search"

    def without_password(self) -> Intake:
        """Give the same after the password was used."""
        return replace(self, password=None)


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading a list: one that was kept (`view`), or what has to be known or mended first.

    `locked` says that a password is wanted, `wrong` that the last one was wrong; `needs_key` that the references are
    made here, so that the police need their key.
    """

    intake: Intake
    checked: CheckedList | None = None
    view: ListView | None = None
    stopped: StoppedView | None = None
    sheets: tuple[SheetPreview, ...] = ()
    questions: tuple[Question, ...] = ()
    needs_key: bool = False
    locked: bool = False
    wrong: bool = False

    @property
    def places(self) -> Mapping[str, str]:
        """Where something is wrong, by the heading of its column."""
        found = self.checked.inspection.problems if self.checked is not None else ()
        return {problem.column: problem.message for problem in found if problem.column and problem.row is not None}


def newest(workspace: Workspace, fresh: tuple[int, Inspection] | None) -> ListView | None:
    """Give the newest list; `fresh` are the names of the refused columns of one that has just come in."""
    from bwvreview.exchange.scheme_file import load_scheme
    from bwvreview.services.fix_plan import group_of
    from bwvreview.services.settled import settled
    from bwvreview.services.views_lists import list_view, newest_list

    with workspace.reading() as store:
        stored = newest_list(store)
        if stored is None:
            return None
        names = fresh[1] if fresh is not None and fresh[0] == stored.id else None
        scheme = settled(store, load_scheme(stored.scheme))
        today = workspace.clock.today()
        return list_view(store, stored.id, group=group_of(store), today=today, scheme=scheme, inspection=names)


def read(workspace: Workspace, intake: Intake, progress: Progress) -> Reading:
    """Look at the whole list first; keep it in one unit of work, so that stopping keeps nothing."""
    if not intake.practice:
        return _read(workspace, intake, progress)
    from bwvreview.services.practice import practice_list

    with tempfile.TemporaryDirectory(prefix="bwvreview-practice-") as folder:
        path = practice_list(Path(folder), workspace.clock.today())
        return replace(_read(workspace, replace(intake, paths=(path,)), progress), intake=intake)


def _read(workspace: Workspace, intake: Intake, progress: Progress) -> Reading:
    intake = _of_workspace(workspace, intake)
    try:
        checked = _check(intake, progress, leave_out=intake.leave_out, renumber=intake.renumber)
    except LockedList:
        return Reading(intake.without_password(), locked=True, wrong=bool(intake.password))
    except ListProblem:
        sheets = _sheets_to_choose(intake)
        if not sheets:
            raise
        return Reading(intake, sheets=sheets)
    found = checked.inspection
    questions = tuple(question for question in found.questions if question.id not in intake.asked)
    if questions:
        return Reading(intake, checked, questions=questions)
    if not found.accepted:
        return Reading(intake, checked, stopped=_stopped(intake, found, progress))
    if found.made_references and intake.key_sheet is None and not (intake.no_key or intake.practice):
        return Reading(intake, checked, needs_key=True)
    return _keep(workspace, intake, checked, progress)


def _keep(workspace: Workspace, intake: Intake, checked: CheckedList, progress: Progress) -> Reading:
    from bwvreview.services.fix_plan import group_of
    from bwvreview.services.import_list import keep_list
    from bwvreview.services.list_mapping import remember_mapping
    from bwvreview.services.scheme_in_use import scheme_of
    from bwvreview.services.views_lists import PRACTICE

    with workspace.store() as store:
        group = group_of(store)
        at, key = workspace.clock.now(), intake.key_sheet
        kept = keep_list(store, checked, group=group, scheme=scheme_of(store), at=at, progress=progress, key_sheet=key)
        if intake.replaces is not None and not store.deletion.plans_of(intake.replaces):
            store.deletion.replace_list(intake.replaces, workspace.clock.today())
        if intake.practice:
            store.settings.put(PRACTICE, str(kept.id))
        if intake.asked and intake.mapping is not None:
            remember_mapping(store, group, _to_remember(intake.mapping))
        progress(checked.inspection.rows, checked.inspection.rows)
    view = newest(workspace, (kept.id, checked.inspection))
    return Reading(intake.without_password(), checked, view)


def _of_workspace(workspace: Workspace, intake: Intake) -> Intake:
    """The list on its way in, with the workspace's scheme and the group's answers before those of now.

    A group that was named since finds those from before.
    """
    from bwvreview.services.fix_plan import UNNAMED, group_of
    from bwvreview.services.list_mapping import mapping_of
    from bwvreview.services.scheme_in_use import scheme_of

    with workspace.reading() as store:
        scheme = scheme_of(store)
        kept = mapping_of(store, UNNAMED, scheme).merged(mapping_of(store, group_of(store), scheme))
    mapping = kept.merged(intake.mapping) if intake.mapping is not None else kept
    return replace(intake, mapping=mapping, scheme=scheme.slug)


def _to_remember(mapping: MappingProfile) -> MappingProfile:
    """What counts for the next list too. Rows whose words nobody was shown are asked about each time."""
    from bwvreview.domain.mapping import REST, MappingProfile

    kept = {name: {w: m for w, m in words.items() if w != REST} for name, words in mapping.values.items()}
    return MappingProfile(mapping.columns, {name: words for name, words in kept.items() if words})


def answered(reading: Reading, answers: Mapping[str, str]) -> Intake:
    """Give the list on its way in with some more answers, by the questions' ids."""
    from bwvreview.services.list_mapping import answer_questions

    intake = reading.intake
    if reading.checked is None:
        return intake
    mapping = answer_questions(reading.checked.inspection, answers, intake.mapping)
    return replace(intake, mapping=mapping, asked=intake.asked | answers.keys())


def save_answers(intake: Intake, path: Path) -> Path:
    """Write the answers so far to a file that others can use."""
    from bwvreview.domain.mapping import MappingProfile
    from bwvreview.exchange.mapping_file import write_mapping

    write_mapping(_to_remember(intake.mapping or MappingProfile()), path)
    return path


def with_answers_of(intake: Intake, path: Path) -> Intake:
    """Give the list on its way in with the answers of a file."""
    from bwvreview.domain.mapping import MappingProfile
    from bwvreview.exchange.mapping_file import read_mapping
    from bwvreview.exchange.scheme_file import load_scheme

    found = read_mapping(path, load_scheme(intake.scheme).fields)
    return replace(intake, mapping=(intake.mapping or MappingProfile()).merged(found))


def leaving_out(reading: Reading, list_id: int, header: str) -> Intake:
    """Read the same list again without one more column, in place of the list that was kept."""
    return replace(reading.intake, without=(*reading.intake.without, header), replaces=list_id)


def without_repeats(reading: Reading, list_id: int) -> Intake:
    """Read the same list again with each row once, in place of the list that was kept."""
    return replace(reading.intake, drop_repeats=True, replaces=list_id)


def _check(intake: Intake, progress: Progress, *, leave_out: bool, renumber: bool) -> CheckedList:
    from bwvreview.exchange.scheme_file import load_scheme
    from bwvreview.services.check_list import check_lists, check_text

    mapping = intake.mapping.without_columns(intake.without) if intake.mapping is not None else None
    said: dict[str, Any] = {
        "drop_refused": leave_out,
        "renumber": renumber,
        "drop_repeats": intake.drop_repeats,
        "progress": progress,
        "mapping": mapping,
        "scheme": load_scheme(intake.scheme),
    }
    if intake.text:
        return check_text(intake.text, **said)
    return check_lists(intake.paths, sheet=intake.sheet, password=intake.password, **said)


def _stopped(intake: Intake, found: Inspection, progress: Progress) -> StoppedView:
    """What stops the list. It is looked at once more, to know what would help."""
    from bwvreview.domain.gate import FOLLOW_DATES
    from bwvreview.exchange.scheme_file import load_scheme
    from bwvreview.services.views_lists import stopped_view

    called = load_scheme(intake.scheme).fields.called
    refused = (column for column in found.columns if column.status == "refused")
    references = next(
        (c.header for c in refused if c.reason == FOLLOW_DATES or any(f.kind == "reference" for f in called(c.header))),
        "",
    )
    again = _check(intake, progress, leave_out=True, renumber=bool(references)).inspection
    return stopped_view(found, can_leave_out=again.accepted, references=references)


def _sheets_to_choose(intake: Intake) -> tuple[SheetPreview, ...]:
    """The sheets of a workbook, when more than one may hold the list and nobody has said which."""
    from bwvreview.services.check_list import sheets_of

    if len(intake.paths) != 1 or intake.sheet is not None:
        return ()
    try:
        filled = [sheet for sheet in sheets_of(intake.paths[0], password=intake.password) if sheet.rows]
    except ListProblem:
        return ()
    likely = [sheet for sheet in filled if sheet.looks_like_list] or filled
    return tuple(filled) if len(likely) > 1 else ()
