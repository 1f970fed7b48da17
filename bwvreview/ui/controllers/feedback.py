"""The feedback page: reads the session and its checks, keeps decisions, and saves the files in the background."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices

from bwvreview.domain.reviewing import PANEL
from bwvreview.services.password import make_password
from bwvreview.ui import files
from bwvreview.ui.context import Context, Controller
from bwvreview.ui.pages.feedback import FeedbackPage
from bwvreview.ui.pages.feedback.register import Refused
from bwvreview.ui.pages.feedback.words import folder_name
from bwvreview.ui.say import typed_day
from bwvreview.ui.speech import spoken

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from bwvreview.domain.progress import Progress
    from bwvreview.services.save_feedback import SavedFeedback
    from bwvreview.services.views_feedback import FeedbackView, Finding
    from bwvreview.services.workspace import Workspace
    from bwvreview.storage.store import Store
    from bwvreview.ui.pages.feedback.register import Noted
    from bwvreview.ui.tasks import Task


class FeedbackController(Controller):
    """Shows what is ready to leave, and reads it again whenever records change."""

    page: FeedbackPage

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.page = FeedbackPage(Path.home(), make_password)
        self._view: FeedbackView | None = None
        self._folders: dict[int, Path] = {}  # by session: where the person chose to save
        self._saved: SavedFeedback | None = None
        self._task: Task | None = None
        page = self.page
        page.save_wanted.connect(self._save)
        page.stop_wanted.connect(self._stop)
        page.folder_wanted.connect(self._choose_folder)
        page.open_wanted.connect(self._open_folder)
        page.look_wanted.connect(self._record)
        page.kept.connect(self._keep)
        page.without_wanted.connect(self._without)
        page.session_wanted.connect(lambda: context.go("session"))
        page.draw_wanted.connect(lambda: context.go("draw"))
        page.again_wanted.connect(self.visited)
        page.public_wanted.connect(lambda: context.go("publish"))
        page.sheet_wanted.connect(lambda: context.go("their-sheet"))
        page.sent_noted.connect(self._note_sent)
        context.asked.connect(self._asked)
        context.opened.connect(self.visited)
        context.changed.connect(lambda _what: self.visited())

    def visited(self) -> None:
        """Read again what is ready to leave; not while files are being saved."""
        if not self.context.is_open or self._task is not None:
            return
        self.read_latest(_read, self._show, self.page.show_problem)

    def _asked(self, what: str, _about: object) -> None:
        if what == "note sent":
            self.page.show_register()

    def _show(self, view: FeedbackView | None) -> None:
        self._view = view
        if view is None:
            self.page.show_none()
        else:
            self.page.show_feedback(view, self._folder(view))

    def _folder(self, view: FeedbackView) -> Path:
        if view.id not in self._folders:
            documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
            kind = "Practice" if view.is_practice else spoken("{Viewings}")
            return Path(documents) / kind / folder_name(view.session)
        return self._folders[view.id]

    def _choose_folder(self) -> None:
        view = self._view
        if view is None:
            return
        start = next((part for part in (self._folder(view), *self._folder(view).parents) if part.is_dir()), Path.home())
        chosen = files.open_folder(self.page, "Choose a folder for the files", start)
        if chosen is not None:
            self._folders[view.id] = chosen
            self.page.show_feedback(view, chosen)

    def _record(self, slot: str, question: str) -> None:
        view = self._view
        if view is not None:
            self.context.wish("record", (view.id, slot, PANEL, question) if question else (view.id, slot))

    def _keep(self, finding: Finding) -> None:
        from bwvreview.services.views_feedback import keep_answer

        self._decide(lambda store, session: keep_answer(store, session, finding))

    def _without(self, slots: tuple[str, ...]) -> None:
        from bwvreview.services.views_feedback import save_without

        self._decide(lambda store, session: save_without(store, session, slots))

    def _note_sent(self, noted: Noted) -> None:
        view = self._view
        if view is None:
            return

        def work(workspace: Workspace, _progress: Progress) -> None:
            from bwvreview.services.sent_feedback import NoteSent, note_sent

            day = day_written(noted.on, workspace.clock.today())
            request = NoteSent(view.id, noted.office, day, noted.names, sure=noted.sure)
            with workspace.store() as store:
                note_sent(store, request, at=workspace.clock.now())

        def done(_done: None) -> None:
            self.page.show_noted()
            self.context.window.toast.say(f"Noted as sent to {' '.join(noted.office.split())}.")
            self.context.tell("sessions")

        self.context.ask(work, done, lambda problem: self.page.show_not_noted(Refused(noted, problem)))

    def _decide(self, job: Callable[[Store, int], Any]) -> None:
        view = self._view
        if view is None:
            return

        def work(workspace: Workspace, _progress: Progress) -> None:
            with workspace.store() as store:
                job(store, view.id)

        self.context.ask(work, lambda _done: self.visited(), self.page.show_problem)

    def _save(self, names: tuple[str, ...], password: str) -> None:
        view = self._view
        if view is None or self._task is not None or not names:
            return
        folder = self._folder(view)
        done: list[SavedFeedback] = []

        def work(workspace: Workspace, progress: Progress) -> None:
            from bwvreview.services.save_feedback import save_feedback
            from bwvreview.services.scheme_in_use import scheme_of

            with workspace.reading() as store:
                scheme = scheme_of(store)
            done.append(
                save_feedback(workspace, view.id, folder, scheme, files=names, password=password, progress=progress)
            )

        self.page.show_saving()
        task = self.context.ask(work, None, self.page.show_problem)
        task.progressed.connect(self.page.show_step)
        task.finished.connect(lambda: self._ended(done))
        self._task = task

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _ended(self, done: list[SavedFeedback]) -> None:
        """The work is over. “Stop” may have come too late: what counts is whether there is a result."""
        self._task = None
        if not done:
            self.page.show_stopped()
            return
        self._saved = done[0]
        self.page.show_saved(done[0])
        self.context.tell("exports")

    def _open_folder(self) -> None:
        if self._saved is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._saved.folder)))


def day_written(text: str, today: date) -> date:
    """Read a day as people write it in a field; empty means today. Raises ExportProblem."""
    from bwvreview.domain.days import read_day
    from bwvreview.domain.errors import ExportProblem

    found = read_day(text) if text else today
    if found is None:
        raise ExportProblem("This is not a day.", advice=f"Write it like {typed_day(today)}.")
    return found


def _read(workspace: Workspace, _progress: Progress) -> FeedbackView | None:
    from bwvreview.services.scheme_in_use import scheme_of
    from bwvreview.services.views_feedback import feedback_view

    with workspace.reading() as store:
        return feedback_view(store, scheme_of(store), at=workspace.clock.now(), today=workspace.clock.today())
