"""A closer look at a list, and the report on it for the police: each one piece of work for the background."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from bwvreview.services.frame_view import FrameView
    from bwvreview.services.workspace import Workspace
    from bwvreview.ui.controllers.list_jobs import Reading


TEMPLATE = "List to fill in.xlsx"
"""The name that is suggested for the workbook that the police fill in."""


def closer(workspace: Workspace) -> FrameView:
    """Give what a closer look at the newest list shows. Raises WorkspaceProblem when there is none."""
    from bwvreview.domain.errors import WorkspaceProblem
    from bwvreview.exchange.scheme_file import load_scheme
    from bwvreview.services.fix_plan import group_of
    from bwvreview.services.frame_view import frame_view
    from bwvreview.services.views_lists import newest_list

    with workspace.reading() as store:
        stored = newest_list(store)
        if stored is None:
            raise WorkspaceProblem("There is no list yet.", advice="Open a list first.")
        today = workspace.clock.today()
        return frame_view(store, stored.id, group=group_of(store), today=today, scheme=load_scheme(stored.scheme))


def compare(workspace: Workspace, number: int | None) -> FrameView:
    """Note a number that the police published for the newest list, and look again."""
    from bwvreview.services.frame_view import note_published
    from bwvreview.services.views_lists import newest_list

    with workspace.store() as store:
        stored = newest_list(store)
        if stored is not None:
            note_published(store, stored.id, number)
    return closer(workspace)


def save_report(reading: Reading, path: Path, today: date) -> Path:
    """Write the report on a list that was read: a PDF unless the name says otherwise."""
    from bwvreview.domain.errors import WorkspaceProblem
    from bwvreview.exchange.scheme_file import load_scheme
    from bwvreview.services.gate_report import report_on, save_report

    if reading.checked is None:
        raise WorkspaceProblem("There is nothing to report on.", advice="Open the list again.")
    files = () if reading.intake.practice else reading.intake.paths
    report = report_on(reading.checked.inspection, files, load_scheme(reading.intake.scheme), today=today)
    path = path if path.suffix else path.with_suffix(".pdf")
    save_report(report, path)
    return path


def save_template(workspace: Workspace, path: Path) -> Path:
    """Write a workbook for the police to fill in, for the scheme in use. Raises ExportProblem."""
    from bwvreview.services.list_template import save_list_template
    from bwvreview.services.scheme_in_use import scheme_of

    with workspace.reading() as store:
        scheme = scheme_of(store)
    save_list_template(scheme, path)
    return path
