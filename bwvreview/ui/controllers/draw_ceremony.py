"""The ceremony of a draw in the room view: its fingerprint, its dice, its clips, and the papers that follow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from bwvreview.ui.controllers import room_jobs as jobs
from bwvreview.ui.controllers.draw_papers import DrawPapers

if TYPE_CHECKING:
    from collections.abc import Callable

    from bwvreview.domain.draw.dice_notes import LookedAgain
    from bwvreview.domain.errors import Problem
    from bwvreview.domain.progress import Progress
    from bwvreview.domain.sessions import SessionId
    from bwvreview.services.views_draw import DrawnView, FixedView, WaitingDraw
    from bwvreview.services.workspace import Workspace
    from bwvreview.ui.context import Context
    from bwvreview.ui.controllers.once import Once
    from bwvreview.ui.pages.ceremony import RoomView


class DrawCeremony(QObject):
    """Leads one draw from its fingerprint to its session. After a break it goes on at the step where it was."""

    left = Signal()
    given_up = Signal()

    def __init__(self, context: Context, room: RoomView, once: Once) -> None:
        super().__init__(context)
        self.context, self.room, self._once = context, room, once
        self._papers = DrawPapers(context, once)
        self._draw_id, self._roll_number = 0, 1
        self._session: SessionId | None = None
        room.leave_wanted.connect(self._leave)
        room.rolled.connect(self._roll)
        room.given_up.connect(lambda reason: self.give_up(self._draw_id, reason, room.show_problem))
        room.reserves_wanted.connect(self._call_reserves)
        room.roll_wanted.connect(self._fix_further)
        room.go_on_wanted.connect(lambda: self._show_further(self._draw_id))
        room.session_wanted.connect(self._start_session)
        room.papers_wanted.connect(self._show_papers)
        room.paper_wanted.connect(self._serve)
        context.asked.connect(self._asked)

    def go_on(self, waiting: WaitingDraw) -> None:
        """Show a draw that waits, at the step where it was."""
        draw_id = waiting.commitment_id
        if waiting.roll > 1:
            self._show_further(draw_id)
        elif waiting.rolled:
            self._ask(lambda workspace, _progress: jobs.drawn(workspace, draw_id), self._show_drawn)
        else:
            self._ask(lambda workspace, _progress: jobs.fixed(workspace, draw_id), self.show_fixed)

    def show_fixed(self, view: FixedView) -> None:
        """Show the fingerprint of a fixed plan in the room view."""
        self._draw_id, self._roll_number, self._session = view.commitment_id, view.roll, view.session
        self.room.show_fixed(view)
        self.context.window.show_full(self.room)

    def give_up(self, draw_id: int, reason: str, failed: Callable[[Problem], None]) -> None:
        """Give a fixed plan up, with its reason."""
        self._once.ask(
            lambda workspace, _progress: jobs.give_up(workspace, draw_id, reason),
            lambda _done: self._given_up(),
            failed,
        )

    def _given_up(self) -> None:
        self.context.window.leave_full()
        self.context.tell("draws")
        self.given_up.emit()

    def _asked(self, what: str, about: object) -> None:
        """Another page wishes to see the clips of a draw in the room: to roll again for one, or for its papers."""
        if what == "room" and isinstance(about, int):
            self._ask(lambda workspace, _progress: jobs.drawn(workspace, about), self._show_drawn)

    def _ask(self, job: Callable[[Workspace, Progress], Any], then: Callable[[Any], None]) -> None:
        failed = self.room.show_problem if self.context.window.is_full else self.context.window.show_problem
        self._once.ask(job, then, failed)

    def _show_drawn(self, view: DrawnView, *, fresh: bool = False) -> None:
        self._draw_id, self._session = view.commitment_id, view.session
        self.room.less_motion = self.context.appearance.less_motion
        self.room.show_drawn(view, fresh=fresh)
        self.context.window.show_full(self.room)

    def _leave(self) -> None:
        self.context.window.leave_full()
        self.left.emit()

    def _roll(self, digits: str, again: tuple[LookedAgain, ...]) -> None:
        draw_id, number = self._draw_id, self._roll_number
        self._once.ask(
            lambda workspace, _progress: jobs.roll(workspace, draw_id, number, digits, again),
            self._rolled,
            self._refused,
        )

    def _rolled(self, view: DrawnView) -> None:
        self._show_drawn(view, fresh=True)
        self.context.tell("draws")
        if view.session_open:
            self.context.tell("sessions")

    def _refused(self, problem: Problem) -> None:
        """Say why; when this roll was made before, perhaps at another computer, lead on to its clips."""
        draw_id, number = self._draw_id, self._roll_number
        self.room.show_problem(problem)

        def offer(view: DrawnView | None) -> None:
            if view is not None:
                self.room.offer_clips(view)

        self.context.ask(lambda workspace, _progress: jobs.rolled_before(workspace, draw_id, number), offer)

    def _call_reserves(self, reasons: dict[str, str]) -> None:
        draw_id = self._draw_id
        self._ask(lambda workspace, _progress: jobs.call_reserves(workspace, draw_id, reasons), self._called)

    def _called(self, view: DrawnView) -> None:
        self._show_drawn(view)
        self.context.tell("sessions")

    def _fix_further(self, reasons: dict[str, str]) -> None:
        draw_id = self._draw_id
        self._ask(lambda workspace, _progress: jobs.fix_further(workspace, draw_id, reasons), self._fixed_further)

    def _fixed_further(self, view: FixedView | DrawnView) -> None:
        """Read out the new groups; or say that no roll could bring anybody in."""
        from bwvreview.services.views_draw import FixedView

        self.context.tell("sessions")
        if isinstance(view, FixedView):
            self.show_fixed(view)
        else:
            self._show_drawn(view)

    def _show_further(self, draw_id: int) -> None:
        self._ask(lambda workspace, _progress: jobs.further(workspace, draw_id), self.show_fixed)

    def _start_session(self) -> None:
        draw_id = self._draw_id
        self._ask(lambda workspace, _progress: jobs.start_session(workspace, draw_id), self._started)

    def _started(self, _session_id: int) -> None:
        self.context.window.leave_full()
        self.context.tell("sessions")
        self.context.go("session")
        self.context.wish("open session")

    def _show_papers(self) -> None:
        draw_id = self._draw_id
        self._ask(lambda workspace, _progress: jobs.papers(workspace, draw_id), self.room.show_papers)

    def _serve(self, wish: str) -> None:
        if self._session is not None:
            self._papers.serve(wish, self._draw_id, self._session, self._told, self.room.show_problem)

    def _told(self, said: str) -> None:
        if not self.room.show_saved(said):
            self.context.window.toast.say(said)
