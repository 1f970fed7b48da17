"""Check all of a workspace: its pages, its references, its history, its lists, plans and forms, and its copies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bwvreview.domain.errors import Problem, WorkspaceProblem
from bwvreview.services.backups import backups, opened_copy
from bwvreview.services.clock import LONDON

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bwvreview.domain.history import Mark
    from bwvreview.domain.progress import Progress
    from bwvreview.services.workspace import Workspace
    from bwvreview.storage.backup import Backup


_SWEPT = ("list-deleted", "plan-deleted")
"""How the history of a copy goes on when a list is deleted from it on its day: not as the workspace's own does."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at, in words, and what is wrong with it ('' nothing)."""

    what: str
    problem: str = ""


def check_workspace(workspace: Workspace, progress: Progress | None = None) -> tuple[Finding, ...]:
    """Look at everything. Changes nothing. Raises WorkspaceProblem when it cannot be read at all."""
    checks: tuple[Callable[[Workspace], Finding], ...] = (_pages, _pointers, _history, _lists, _plans, _forms)
    found = []
    for number, check in enumerate(checks):
        if progress is not None:
            progress(number, len(checks))
        found.append(check(workspace))
    return (*found, *(_copy(workspace, one) for one in backups(workspace)))


def _pages(workspace: Workspace) -> Finding:
    from bwvreview.storage.health import damaged_pages

    with workspace.engine() as engine:
        broken = damaged_pages(engine)
    return Finding("The file", "Parts of it cannot be read as they were written." if broken else "")


def _pointers(workspace: Workspace) -> Finding:
    from bwvreview.storage.health import rows_that_point_nowhere

    with workspace.engine() as engine:
        count = sum(rows_that_point_nowhere(engine).values())
    return Finding("What belongs together", f"{count:,} rows belong to something that is gone." if count else "")


def _history(workspace: Workspace) -> Finding:
    from bwvreview.services.history import verify_history

    with workspace.reading() as store:
        return Finding("The history", verify_history(store).problem)


def _lists(workspace: Workspace) -> Finding:
    from bwvreview.storage.health import changed_lists

    with workspace.engine() as engine:
        changed = changed_lists(engine)
    names = ", ".join(str(number) for number in changed)
    return Finding("The lists", f"Not as they came in: list {names}." if changed else "")


def _plans(workspace: Workspace) -> Finding:
    from bwvreview.storage.health import plans_kept

    with workspace.engine() as engine:
        changed = [session for session, commit, *files in plans_kept(engine) if not _is_as_fixed(commit, *files)]
    return Finding("The plans", f"Not as they were fixed: {', '.join(changed)}." if changed else "")


def _is_as_fixed(commit: str, list_file: bytes, statement: bytes) -> bool:
    from bwvreview.domain.draw.list_file import ListFile
    from bwvreview.domain.draw.statement import Statement

    try:
        read, listed = Statement.parse(statement), ListFile.parse(list_file)
    except Problem:
        return False
    return (read.commit, listed.fingerprint) == (commit, read.list_fingerprint)


def _forms(workspace: Workspace) -> Finding:
    from bwvreview.domain.forms.survey import Form

    changed = []
    with workspace.reading() as store:
        for session in store.sessions.all():
            try:
                same = Form.from_json(session.form_json).fingerprint == session.form_fingerprint
            except (Problem, ValueError, KeyError, TypeError):
                same = False
            if not same:
                changed.append(str(session.session))
    return Finding("The forms", f"Not as they were when the session began: {', '.join(changed)}." if changed else "")


def _copy(workspace: Workspace, backup: Backup) -> Finding:
    """A copy must be whole, and its history the beginning of this one: so a cut-off end is seen from outside."""
    from bwvreview.storage.backup import working_copy

    if workspace.path is None:
        return Finding("The copies")
    what = f"The copy of {backup.at.astimezone(LONDON):%Y-%m-%d %H:%M} ({backup.why})"
    if _has_earlier_lock(workspace.path, backup):
        return Finding(what, "It opens with an earlier passphrase only.")
    try:
        with (
            working_copy(workspace.path, backup.path) as working,
            workspace.engine() as engine,
            opened_copy(engine, working, workspace) as copy,
            copy.reading() as store,
        ):
            checked, before = store.history.check(), store.history.mark_without_last(_SWEPT)
    except WorkspaceProblem as problem:
        return Finding(what, problem.message)
    if checked.broken is not None:
        return Finding(what, "Its history is not whole.")
    return Finding(what, "" if backup.why == "replaced" else _strayed(workspace, checked.mark, before))


def _has_earlier_lock(path: Path, backup: Backup) -> bool:
    """A passphrase was changed, and the power went before this copy had the new one."""
    from bwvreview.storage import key_file
    from bwvreview.storage.keys import salt_of

    salt = salt_of(backup.path)
    return salt != salt_of(path) and salt in {lock.salt for lock in key_file.read(path)}


def _strayed(workspace: Workspace, *marks: Mark) -> str:
    with workspace.reading() as store:
        fits = any(store.history.fits(mark) for mark in marks)
    return (
        ""
        if fits
        else "The history here does not go on from this copy: its end was cut off, or an older copy put back."
    )
