"""Filling in the central team's own sheet: looks at the file, keeps the answers, saves a new file in the background."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from bwvreview.domain.mapping import MappingProfile
from bwvreview.ui import files
from bwvreview.ui.context import Context, Controller
from bwvreview.ui.pages.their_sheet import TheirSheetPage

if TYPE_CHECKING:
    from bwvreview.domain.errors import Problem
    from bwvreview.domain.progress import Progress
    from bwvreview.services.fill_sheet import FillSheet, SheetDone, SheetLook
    from bwvreview.services.workspace import Workspace
    from bwvreview.storage.store import Store


class TheirSheetController(Controller):
    """Holds the file that was chosen and the answers that were given, until it is filled in."""

    page: TheirSheetPage
    drops = "their sheet"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.page = TheirSheetPage()
        self._path: Path | None = None
        self._answers = MappingProfile()
        self._look: SheetLook | None = None
        self._done: SheetDone | None = None
        page = self.page
        page.sheet_wanted.connect(self._choose)
        page.answered.connect(self._answer)
        page.fill_wanted.connect(self._fill)
        page.forget_wanted.connect(self._forget)
        page.open_wanted.connect(self._open_folder)
        page.feedback_wanted.connect(lambda: context.go("feedback"))
        context.asked.connect(self._asked)

    def visited(self) -> None:
        """Look at the sheet again: answers may have changed since."""
        if not self.context.is_open or self._done is not None:
            return
        if self._path is None:
            self.page.show_none()
        else:
            self._read()

    def _choose(self) -> None:
        path = files.open_file(self.page, "Choose their sheet", files.WORKBOOKS)
        if path is not None:
            self._take(path)

    def _take(self, path: Path) -> None:
        self._path, self._answers, self._done = path, MappingProfile(), None
        self._read()

    def _asked(self, what: str, about: object) -> None:
        if what == "their sheet" and isinstance(about, Path):
            self._take(about)

    def _forget(self) -> None:
        self._path = self._look = self._done = None
        self.page.show_none()

    def _read(self, problem: Problem | None = None) -> None:
        path = self._path
        if path is None:
            return
        answers = self._answers

        def show(found: tuple[SheetLook, str]) -> None:
            self._look, decide = found
            self.page.show_look(self._look, path.name, problem, decide)

        self.read_latest(lambda workspace, _progress: _look(workspace, path, answers), show, self._refused)

    def _refused(self, problem: Problem) -> None:
        self._path = self._look = None
        self.page.show_none(problem)

    def _answer(self, question: str, answer: str) -> None:
        from bwvreview.services.fill_sheet import answer_sheet

        if self._look is not None:
            self._answers = answer_sheet(self._look, {question: answer})
            self._read()

    def _fill(self, losses_known: bool) -> None:
        path, answers = self._path, self._answers
        if path is None:
            return
        start = path.parent if path.parent.is_dir() else files.own_documents()
        folder = files.open_folder(self.page, "Choose a folder for the filled sheet", start)
        if folder is None:
            return

        def work(workspace: Workspace, _progress: Progress) -> SheetDone:
            from bwvreview.services.fill_sheet import fill_sheet
            from bwvreview.services.scheme_in_use import scheme_of

            with workspace.reading() as store:
                scheme = scheme_of(store)
                request = _request(_session(store), path, answers, losses_known=losses_known)
            return fill_sheet(workspace, request, folder, scheme)

        self.context.ask(work, self._filled, self._read)

    def _filled(self, done: SheetDone) -> None:
        self._done = done
        self.page.show_done(done, done.path.parent.name)
        self.context.tell("exports")

    def _open_folder(self) -> None:
        if self._done is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._done.path.parent)))


def _look(workspace: Workspace, path: Path, answers: MappingProfile) -> tuple[SheetLook, str]:
    """Look at the sheet; and give what has to be decided on the feedback page before anything leaves."""
    from bwvreview.services.fill_sheet import look_at_sheet
    from bwvreview.services.scheme_in_use import scheme_of
    from bwvreview.services.views_feedback import feedback_view

    at, today = workspace.clock.now(), workspace.clock.today()
    with workspace.reading() as store:
        request, scheme = _request(_session(store), path, answers), scheme_of(store)
        look = look_at_sheet(store, request, scheme, at=at, today=today)
        view = feedback_view(store, scheme, at=at, today=today)
    return look, "" if view is None else view.decide


def _request(session: int, path: Path, answers: MappingProfile, *, losses_known: bool = False) -> FillSheet:
    from bwvreview.services.fill_sheet import FillSheet

    return FillSheet(session, path, answers=answers, losses_known=losses_known)


def _session(store: Store) -> int:
    """Give the session that the feedback page shows. Raises ExportProblem while there is none."""
    from bwvreview.domain.errors import ExportProblem
    from bwvreview.services.current_session import current_session

    session = current_session(store)
    if session is None:
        raise ExportProblem("There is no session yet.", advice="Open a session on a draw first.")
    return session
