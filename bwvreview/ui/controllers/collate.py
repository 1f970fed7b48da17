"""The central team's page: reads a folder into the store of returns, settles with a reason, saves the report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from bwvreview.ui import files
from bwvreview.ui.context import Context, Controller
from bwvreview.ui.controllers import collate_jobs as jobs
from bwvreview.ui.pages.collate import CollatePage

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from bwvreview.domain.collate import Conflict
    from bwvreview.domain.errors import Problem
    from bwvreview.domain.progress import Progress
    from bwvreview.domain.quarter import Quarter
    from bwvreview.domain.returns import Return
    from bwvreview.services.collate import Collated
    from bwvreview.services.workspace import Workspace
    from bwvreview.storage.store import Store


class CollateController(Controller):
    """Shows the newest quarter that anything was sent for, until another is asked for."""

    page: CollatePage
    drops = "returns"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.page = CollatePage()
        self._quarter: Quarter | None = None
        self._found: Collated | None = None
        self._tried: int | None = None
        self._reading = False
        page = self.page
        page.show_none()
        page.folder_wanted.connect(self._open)
        page.save_wanted.connect(self._save)
        page.password_given.connect(self._unlock)
        page.quarter_wanted.connect(self._step)
        page.conflict_settled.connect(self._settle_conflict)
        page.edit_settled.connect(self._settle_edit)
        page.voices_settled.connect(self._settle_voices)
        page.letter_wanted.connect(self._copy_letter)
        context.asked.connect(self._asked)

    def visited(self) -> None:
        """Read again what was kept."""
        if self.context.is_open:
            quarter = self._quarter
            self.read_latest(lambda workspace, _: jobs.report(workspace, quarter), self._show, self.page.show_problem)

    def _asked(self, what: str, about: object) -> None:
        if what == "returns" and isinstance(about, tuple):
            self.take(about)

    def _show(self, shown: jobs.Shown) -> None:
        self._found = shown.found
        self.page.set_locked(shown.locked, self._tried)
        if shown.found is None:
            self.page.show_none(shown.unread)
        else:
            self._quarter = shown.found.report.quarter
            self.page.show_found(shown.found)

    # reading

    def _open(self) -> None:
        folder = files.open_folder(self.context.window, "Open the folder of returns", files.own_documents())
        if folder is not None:
            self.take((folder,))

    def take(self, paths: Sequence[Path]) -> None:
        """Read folders and files, keep what is in them, and show the newest quarter."""
        self._read(lambda workspace, progress: jobs.take(workspace, paths, progress))

    def _unlock(self, password: str) -> None:
        self._read(lambda workspace, _: jobs.unlock(workspace, password))

    def _read(self, job: Callable[[Workspace, Progress], int | None]) -> None:
        if self._reading or not self.context.is_open:
            return

        def done(tried: int | None) -> None:
            self._reading = False
            self._tried, self._quarter = tried, None
            self.visited()

        def failed(problem: Problem) -> None:
            self._reading = False
            self.page.show_problem(problem)

        self._reading = True
        self.page.show_reading()
        self.context.ask(job, done, failed)

    def _step(self, step: int) -> None:
        if self._quarter is not None:
            self._quarter = self._quarter.before if step < 0 else self._quarter.after
            self.visited()

    # settling

    def _settle(self, work: Callable[[Store, Workspace], None]) -> None:
        def job(workspace: Workspace, _progress: Progress) -> None:
            with workspace.store() as store:
                work(store, workspace)

        self.context.ask(job, lambda _none: self.visited(), self.page.show_problem)

    def _settle_conflict(self, conflict: Conflict, chosen: Return, why: str) -> None:
        def work(store: Store, workspace: Workspace) -> None:
            from bwvreview.services.collate import settle_conflict

            settle_conflict(store, conflict.key, chosen, why, at=workspace.clock.now())

        self._settle(work)

    def _settle_edit(self, one: Return, name: str, take_it: bool, why: str) -> None:
        def work(store: Store, workspace: Workspace) -> None:
            from bwvreview.services.collate import settle_edit

            settle_edit(store, one, name, take_it=take_it, reason=why, at=workspace.clock.now())

        self._settle(work)

    def _settle_voices(self, key: str, together: bool, why: str) -> None:
        def work(store: Store, workspace: Workspace) -> None:
            from bwvreview.services.collate import confirm_voices

            confirm_voices(store, key, why, at=workspace.clock.now(), together=together)

        self._settle(work)

    # writing

    def _copy_letter(self, text: str) -> None:
        """Put the letter where the person can paste it: this program sends nothing."""
        QGuiApplication.clipboard().setText(text)
        self.context.window.toast.say("The letter was copied. Paste it into an e-mail.")

    # saving

    def _save(self) -> None:
        found = self._found
        folder = files.open_folder(self.context.window, "Save the report into a folder", files.own_documents())
        if found is None or folder is None:
            return
        self.context.ask(
            lambda workspace, _progress: jobs.save(workspace, found, folder),
            lambda many: self.context.window.toast.say(f"Saved {many} files."),
            self.page.show_problem,
        )
