"""The page between two turns: who is next with a clip, locking, going on without those who have left."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bwvreview.ui.context import Context, Controller
from bwvreview.ui.pages.turns import TurnPage

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from bwvreview.domain.errors import Problem
    from bwvreview.domain.progress import Progress
    from bwvreview.services.views_panel import TurnView
    from bwvreview.services.workspace import Workspace
    from bwvreview.storage.store import Store


class TurnController(Controller):
    """Opens when somebody wishes ("turn", (session, slot)); ("lock", (session, slot, name, missing)) asks to lock."""

    page: TurnPage

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.page = TurnPage()
        self._view: TurnView | None = None
        page = self.page
        page.begun.connect(self._begin)
        page.questions_wanted.connect(self._begin)
        page.not_watched.connect(lambda name: self._lock(name, watched=False))
        page.lock_wanted.connect(lambda name: self._lock(name, watched=True))
        page.agree_wanted.connect(self._agree)
        page.reviewers_wanted.connect(self._to_reviewers)
        page.missing_left.connect(self._go_on_without)
        page.not_shown.connect(self._not_shown)
        page.left.connect(self._leave)
        context.asked.connect(self._asked)

    def _asked(self, what: str, about: object) -> None:
        if what == "turn" and isinstance(about, tuple):
            session, slot = about
            self.open_clip(session, slot)
        elif what == "lock" and isinstance(about, tuple):
            session, slot, name, missing = about
            self.open_clip(session, slot, lambda: self._ask_to_lock(name, missing))

    def open_clip(self, session_id: int, slot: str, then: Callable[[], None] | None = None) -> None:
        """Show whose turn it is with a clip."""

        def read(workspace: Workspace, _progress: Progress) -> TurnView:
            from bwvreview.services.scheme_in_use import scheme_of
            from bwvreview.services.views_panel import turn_view

            with workspace.reading() as store:
                return turn_view(store, session_id, slot, scheme_of(store), today=workspace.clock.today())

        def show(view: TurnView) -> None:
            self._show(view)
            if then is not None:
                then()

        self.read_latest(read, show)

    def _show(self, view: TurnView) -> None:
        self._view = view
        self.page.show_turns(view)
        self.context.window.show_full(self.page)

    def _ask_to_lock(self, name: str, missing: int) -> None:
        view = self._view
        turn = next((turn for turn in view.turns.turns if turn.name == name), None) if view else None
        if turn is not None:
            self.page.show_lock(name, turn.letter, missing)

    def _begin(self, name: str) -> None:
        view = self._view
        if view is not None:
            self.context.wish("record", (view.session_id, view.slot, name))

    def _lock(self, name: str, *, watched: bool) -> None:
        from bwvreview.services.lock_answers import LockClip, lock_clip

        view = self._view
        if view is not None:
            request = LockClip(view.session_id, view.slot, name, watched)
            self._do(lambda store, at, workspace: lock_clip(store, request, at=at, today=workspace.clock.today()))

    def _go_on_without(self, names: tuple[str, ...]) -> None:
        from bwvreview.services.lock_answers import close_for_missing

        view = self._view
        if view is not None:
            self._do(lambda store, at, _workspace: close_for_missing(store, view.session_id, view.slot, names, at=at))

    def _not_shown(self, reason: str) -> None:
        view = self._view
        if view is None:
            return

        def record(store: Store, at: datetime, workspace: Workspace) -> None:
            from bwvreview.services.lock_answers import record_not_shown
            from bwvreview.services.scheme_in_use import scheme_of

            today = workspace.clock.today()
            record_not_shown(store, view.session_id, view.slot, reason, scheme_of(store), at=at, today=today)

        self._do(record, self._leave)

    def _do(self, job: Callable[[Store, datetime, Workspace], Any], then: Callable[[], None] | None = None) -> None:
        """Change records, then show whose turn it is now."""
        view = self._view
        if view is None:
            return

        def work(workspace: Workspace, _progress: Progress) -> None:
            with workspace.store() as store:
                job(store, workspace.clock.now(), workspace)

        def done(_result: object) -> None:
            self.context.tell("answers")
            if then is not None:
                then()
            else:
                self.open_clip(view.session_id, view.slot)

        self.context.ask(work, done, self._failed)

    def _failed(self, problem: Problem) -> None:
        if self._view is not None:
            self.page.show_turns(self._view)
        self.page.show_problem(problem)

    def _agree(self) -> None:
        view = self._view
        if view is not None:
            self._close()
            self.context.wish("agree", (view.session_id, view.slot))

    def _to_reviewers(self) -> None:
        self._close()
        self.context.go("reviewers")

    def _leave(self) -> None:
        self._close()
        self.context.go("session")

    def _close(self) -> None:
        self._view = None
        self.forget_reads()
        self.context.window.leave_full()
