"""Practice clips: makes them, lets a member try one on a record page of its own, shows the comparison."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bwvreview.ui.context import Context, Controller
from bwvreview.ui.controllers.record import RecordController
from bwvreview.ui.pages.practice import PracticePage

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from bwvreview.domain.progress import Progress
    from bwvreview.services.practice_clip import PracticeResult
    from bwvreview.services.views_practice import PracticeView
    from bwvreview.services.views_record import RecordView
    from bwvreview.services.workspace import Workspace
    from bwvreview.storage.store import Store
    from bwvreview.ui.controllers.record_work import ClipWork


class PracticeController(Controller):
    """Reads the practice clips. The record page of a try is made when the first member tries one."""

    page: PracticePage

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.page = PracticePage()
        self._view: PracticeView | None = None
        self._record: TryController | None = None
        page = self.page
        page.begun.connect(self._begin)
        page.made.connect(self._make)
        page.reviewers_wanted.connect(lambda: context.go("reviewers"))
        context.asked.connect(self._asked)

    def visited(self) -> None:
        """Read the practice clips again."""
        if self.context.is_open:
            self.read_latest(_read, self._show, self.page.show_problem)

    def _show(self, view: PracticeView) -> None:
        self._view = view
        self.page.show_practice(view)

    def _asked(self, what: str, about: object) -> None:
        if what == "practice result" and isinstance(about, int):
            self._show_result(about)

    def _begin(self, practice_id: int, name: str) -> None:
        def begin(workspace: Workspace, _progress: Progress) -> int:
            from bwvreview.services.practice_clip import begin_try

            with workspace.store() as store:
                return begin_try(store, practice_id, name, at=workspace.clock.now())

        self.context.ask(begin, self._open, self.page.show_problem)

    def _open(self, try_id: int) -> None:
        if self._record is None:
            self._record = TryController(self.context)
        self._record.open_try(try_id)

    def _show_result(self, try_id: int) -> None:
        def read(workspace: Workspace, _progress: Progress) -> tuple[PracticeView, PracticeResult]:
            from bwvreview.services.practice_clip import practice_result
            from bwvreview.services.scheme_in_use import scheme_of
            from bwvreview.services.views_practice import practice_view

            today = workspace.clock.today()
            with workspace.reading() as store:
                scheme = scheme_of(store)
                return practice_view(store, scheme, today=today), practice_result(store, try_id, scheme, today=today)

        def show(found: tuple[PracticeView, PracticeResult]) -> None:
            self._show(found[0])
            self.page.show_result(found[1])

        self.context.go("practice")
        self.read_latest(read, show, self.page.show_problem)

    def _make(self, slot: str, title: str) -> None:
        view = self._view
        if view is None or view.session_id is None:
            return
        session_id = view.session_id

        def make(workspace: Workspace, _progress: Progress) -> None:
            from bwvreview.services.practice_clip import practice_from_clip

            with workspace.store() as store:
                at, today = workspace.clock.now(), workspace.clock.today()
                practice_from_clip(store, session_id, slot, title, at=at, today=today)

        self.context.ask(make, lambda _done: self.visited(), self.page.show_problem)


class TryController(RecordController):
    """A record page for a try: it keeps answers with the try, and ends in the comparison."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.page.side.hide()  # a try has no notes, and its clip no time to note them at

    def _asked(self, what: str, about: object) -> None:
        """Clips of sessions are recorded elsewhere."""

    def open_try(self, try_id: int) -> None:
        """Show a try where it was left."""

        def read(workspace: Workspace, _progress: Progress) -> RecordView:
            from bwvreview.services.scheme_in_use import scheme_of
            from bwvreview.services.views_practice import practice_record_view

            with workspace.reading() as store:
                return practice_record_view(store, try_id, scheme_of(store), today=workspace.clock.today())

        self.read_latest(read, self._show_clip)

    def _saving(self, work: ClipWork, name: str, value: str) -> Callable[[Store, datetime], Any]:
        from bwvreview.services.practice_clip import answer_practice

        today = self.context.clock.today()
        return lambda store, _at: answer_practice(store, work.clip_id, {name: value}, today=today)

    def _ask_to_lock(self, work: ClipWork) -> None:
        def lock(workspace: Workspace, _progress: Progress) -> int:
            from bwvreview.services.practice_clip import lock_try
            from bwvreview.services.scheme_in_use import scheme_of

            at, today = workspace.clock.now(), workspace.clock.today()
            with workspace.store() as store:
                lock_try(store, work.clip_id, scheme_of(store), at=at, today=today)
            return work.clip_id

        self.context.ask(lock, self._ended)

    def _ended(self, try_id: int) -> None:
        self._forget()
        self.context.window.leave_full()
        self.context.wish("practice result", try_id)

    def _close_page(self) -> None:
        self._forget()
        self.context.window.leave_full()
        self.context.go("practice")


def _read(workspace: Workspace, _progress: Progress) -> PracticeView:
    from bwvreview.services.scheme_in_use import scheme_of
    from bwvreview.services.views_practice import practice_view

    with workspace.reading() as store:
        return practice_view(store, scheme_of(store), today=workspace.clock.today())
