"""The central team's page: reads a folder into the store of returns, settles with a reason, saves the report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bwvreview.ui import files
from bwvreview.ui.context import Context, Controller
from bwvreview.ui.pages.collate import CollatePage

if TYPE_CHECKING:
    from pathlib import Path

    from bwvreview.domain.collate import Conflict
    from bwvreview.domain.progress import Progress
    from bwvreview.domain.quarter import Quarter
    from bwvreview.domain.returns import Return, ReturnFile
    from bwvreview.services.collate import Collated
    from bwvreview.services.workspace import Workspace
    from bwvreview.storage.store import Store


class CollateController(Controller):
    """Shows the newest quarter that anything was sent for, until another is asked for."""

    page: CollatePage

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.page = CollatePage()
        self._quarter: Quarter | None = None
        self._found: Collated | None = None
        self._unread: list[ReturnFile] = []
        page = self.page
        page.show_none()
        page.folder_wanted.connect(self._open)
        page.save_wanted.connect(self._save)
        page.quarter_wanted.connect(self._step)
        page.conflict_settled.connect(self._settle_conflict)
        page.edit_settled.connect(self._settle_edit)

    def visited(self) -> None:
        """Read again what was kept."""
        if self.context.is_open:
            quarter, unread = self._quarter, self._unread
            self.read_latest(lambda workspace, _: _read(workspace, quarter, unread), self._show, self.page.show_problem)

    def _show(self, found: Collated | None) -> None:
        self._found = found
        if found is None:
            self.page.show_none()
        else:
            self._quarter = found.report.quarter
            self.page.show_found(found)

    def _open(self) -> None:
        folder = files.open_folder(self.context.window, "Open the folder of returns", files.own_documents())
        if folder is not None:
            self.take_folder(folder)

    def take_folder(self, folder: Path) -> None:
        """Read a folder, keep what is in it, and show the newest quarter."""

        def done(unread: list[ReturnFile]) -> None:
            self._unread, self._quarter = unread, None
            self.visited()

        self.context.ask(lambda workspace, progress: _take(workspace, folder, progress), done, self.page.show_problem)

    def _step(self, step: int) -> None:
        if self._quarter is not None:
            self._quarter = self._quarter.before if step < 0 else self._quarter.after
            self.visited()

    def _settle_conflict(self, conflict: Conflict, chosen: Return, why: str) -> None:
        def work(workspace: Workspace, _progress: Progress) -> None:
            from bwvreview.services.collate import settle_conflict

            with workspace.store() as store:
                settle_conflict(store, conflict.key, chosen, why, at=workspace.clock.now())

        self.context.ask(work, lambda _none: self.visited(), self.page.show_problem)

    def _settle_edit(self, one: Return, name: str, take_it: bool, why: str) -> None:
        def work(workspace: Workspace, _progress: Progress) -> None:
            from bwvreview.services.collate import settle_edit

            with workspace.store() as store:
                settle_edit(store, one, name, take_it=take_it, reason=why, at=workspace.clock.now())

        self.context.ask(work, lambda _none: self.visited(), self.page.show_problem)

    def _save(self) -> None:
        found = self._found
        folder = files.open_folder(self.context.window, "Save the report into a folder", files.own_documents())
        if found is None or folder is None:
            return

        def work(_workspace: Workspace, _progress: Progress) -> int:
            from bwvreview.services.collate import save_collation

            return len(save_collation(found, folder))

        self.context.ask(
            work, lambda many: self.context.window.toast.say(f"Saved {many} files."), self.page.show_problem
        )


def _take(workspace: Workspace, folder: Path, progress: Progress) -> list[ReturnFile]:
    from bwvreview.services.collate import keep_returns, read_returns, without_records

    read = read_returns(folder, progress=progress)
    with workspace.store() as store:
        keep_returns(store, read, at=workspace.clock.now())
    return without_records(read)


def _read(workspace: Workspace, quarter: Quarter | None, unread: list[ReturnFile]) -> Collated | None:
    from bwvreview.services.collate import report_kept

    with workspace.reading() as store:
        chosen = quarter or _newest(store)
        return None if chosen is None else report_kept(store, chosen, (), unread)


def _newest(store: Store) -> Quarter | None:
    from bwvreview.domain.quarter import Quarter

    session = store.returns.newest_session()
    return Quarter.of_session(session) if session else None
