"""The page of the history: reads the changes of a clip, keeps reasons, and checks the whole history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bwvreview.services.history import LIMITS
from bwvreview.ui.context import Context, Controller
from bwvreview.ui.pages.history import HistoryPage

if TYPE_CHECKING:
    from bwvreview.domain.progress import Progress
    from bwvreview.services.history import ClipHistory, Verified
    from bwvreview.services.workspace import Workspace


class HistoryController(Controller):
    """Shows the history when another page wishes (“history”, (session, slot)); a blank slot is the first clip."""

    page: HistoryPage

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.page = HistoryPage()
        self._session, self._slot = 0, ""
        self.page.slot_chosen.connect(self._choose)
        self.page.why_said.connect(self._keep_reason)
        self.page.check_wanted.connect(self._check)
        self.page.left.connect(lambda: context.go("session"))
        context.asked.connect(self._asked)
        context.changed.connect(lambda _what: self._read_if_shown())

    def visited(self) -> None:
        """Read the history of the clip again."""
        if not (self.context.is_open and self._session):
            return
        session, slot = self._session, self._slot

        def read(workspace: Workspace, _progress: Progress) -> ClipHistory:
            from bwvreview.services.history import clip_history

            with workspace.reading() as store:
                return clip_history(store, session, slot or store.sessions.clips(session)[0].slot)

        self.read_latest(read, self._show, self.page.show_problem)

    def others_changed(self) -> None:
        """Show what another window did."""
        self.visited()

    def _show(self, history: ClipHistory) -> None:
        self._slot = history.slot
        self.page.show_history(history)

    def _read_if_shown(self) -> None:
        if self.context.window.place == "history":
            self.visited()

    def _asked(self, what: str, about: object) -> None:
        if what == "history" and isinstance(about, tuple):
            self._session, self._slot = about
            self.context.go("history")

    def _choose(self, slot: str) -> None:
        self._slot = slot
        self.visited()

    def _keep_reason(self, position: int, why: str) -> None:
        session, slot = self._session, self._slot

        def keep(workspace: Workspace, _progress: Progress) -> None:
            from bwvreview.services.history import say_why

            with workspace.store() as store:
                say_why(store, session, slot, position, why, at=workspace.clock.now())

        self.context.ask(keep, lambda _done: self.visited(), self.page.show_problem)

    def _check(self) -> None:
        def check(workspace: Workspace, _progress: Progress) -> Verified:
            from bwvreview.services.history import verify_history

            with workspace.reading() as store:
                return verify_history(store)

        self.context.ask(check, lambda found: self.page.show_checked(found, LIMITS), self.page.show_problem)
