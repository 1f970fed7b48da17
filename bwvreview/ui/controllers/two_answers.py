"""Choosing between two answers: shows what waits in a session, and keeps what was chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bwvreview.ui.context import Context, Controller
from bwvreview.ui.pages.two_answers import TwoAnswersPage

if TYPE_CHECKING:
    from bwvreview.domain.progress import Progress
    from bwvreview.services.clashes import TwoAnswers
    from bwvreview.services.workspace import Workspace


class TwoAnswersController(Controller):
    """Opens when somebody wishes ("two answers", (session, slot)); then goes back to that clip, or to the session."""

    page: TwoAnswersPage

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.page = TwoAnswersPage()
        self._session, self._slot = 0, ""
        self.page.chosen.connect(self._choose)
        self.page.left.connect(self._leave)
        context.asked.connect(self._asked)

    def _asked(self, what: str, about: object) -> None:
        if what == "two answers" and isinstance(about, tuple):
            self._session, self._slot = about
            self._open()

    def _open(self) -> None:
        session_id = self._session
        self.read_latest(lambda workspace, _progress: _read(workspace, session_id), self._show)

    def _show(self, waiting: tuple[TwoAnswers, ...]) -> None:
        first = [one for one in waiting if one.slot == self._slot]
        self.page.show_waiting([*first, *(one for one in waiting if one.slot != self._slot)])
        self.context.window.show_full(self.page)

    def _choose(self, number: int, value: str, stood: str, why: str) -> None:
        from bwvreview.services.clashes import Settle, settle

        session_id, request = self._session, Settle(number, value, stood, why)

        def keep(workspace: Workspace, _progress: Progress) -> tuple[TwoAnswers, ...]:
            at, today = workspace.clock.now(), workspace.clock.today()
            with workspace.store() as store:
                settle(store, session_id, request, at=at, today=today)
            return _read(workspace, session_id)

        def kept(waiting: tuple[TwoAnswers, ...]) -> None:
            self._show(waiting)
            self.context.tell("answers")

        self.context.ask(keep, kept, self.page.show_problem)

    def _leave(self) -> None:
        self.forget_reads()
        self.context.window.leave_full()
        if self._slot:
            self.context.wish("record", (self._session, self._slot))
        else:
            self.context.go("session")


def _read(workspace: Workspace, session_id: int) -> tuple[TwoAnswers, ...]:
    from bwvreview.services.clashes import two_answers

    with workspace.reading() as store:
        return two_answers(store, session_id, today=workspace.clock.today())
