"""The ceremony of a draw in the room view: its fingerprint, its dice, its clips, and the papers that follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from bwvreview.ui import files
from bwvreview.ui.controllers import room_jobs as jobs

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bwvreview.domain.errors import Problem
    from bwvreview.services.views_draw import DrawnView, FixedView, WaitingDraw
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
        self._draw_id = 0
        room.leave_wanted.connect(self._leave)
        room.rolled.connect(self._roll)
        room.reserves_wanted.connect(self._call_reserves)
        room.session_wanted.connect(self._start_session)
        room.pull_list_wanted.connect(self._save_pull_list)

    def go_on(self, waiting: WaitingDraw) -> None:
        """Show a draw that waits, at the step where it was."""
        draw_id = waiting.commitment_id
        self._draw_id = draw_id
        if waiting.rolled:
            self._once.ask(lambda workspace, _progress: jobs.drawn(workspace, draw_id), self._show_drawn)
        else:
            self._once.ask(lambda workspace, _progress: jobs.fixed(workspace, draw_id), self.show_fixed)

    def show_fixed(self, view: FixedView) -> None:
        """Show the fingerprint of a fixed plan in the room view."""
        self._draw_id = view.commitment_id
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
        self.context.tell("draws")
        self.given_up.emit()

    def _show_drawn(self, view: DrawnView) -> None:
        self.room.show_drawn(view)
        self.context.window.show_full(self.room)

    def _leave(self) -> None:
        self.context.window.leave_full()
        self.left.emit()

    def _roll(self, digits: str) -> None:
        draw_id = self._draw_id
        self._once.ask(
            lambda workspace, _progress: jobs.roll(workspace, draw_id, digits), self._rolled, self.room.show_problem
        )

    def _rolled(self, view: DrawnView) -> None:
        self._show_drawn(view)
        self.context.tell("draws")

    def _call_reserves(self, reasons: dict[str, str]) -> None:
        draw_id = self._draw_id
        self._once.ask(
            lambda workspace, _progress: jobs.call_reserves(workspace, draw_id, reasons),
            self._called,
            self.room.show_problem,
        )

    def _called(self, view: DrawnView) -> None:
        self._show_drawn(view)
        self.context.tell("sessions")

    def _start_session(self) -> None:
        draw_id = self._draw_id
        self._once.ask(
            lambda workspace, _progress: jobs.start_session(workspace, draw_id), self._started, self.room.show_problem
        )

    def _started(self, _session_id: int) -> None:
        self.context.window.leave_full()
        self.context.tell("sessions")
        self.context.go("session")
        self.context.wish("open session")

    def _save_pull_list(self) -> None:
        title = "Save the list for the police"
        path = files.save_file(self.context.window, title, "For the police only.xlsx", files.WORKBOOKS)
        if path is not None:
            draw_id = self._draw_id
            self._once.ask(
                lambda workspace, _progress: jobs.save_pull_list(workspace, draw_id, path),
                self._saved,
                self.room.show_problem,
            )

    def _saved(self, path: Path) -> None:
        self.room.show_saved(path.name)
