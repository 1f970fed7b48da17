"""The draw: its plan page, and the room view in which it is fixed, rolled and seen."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer

from bwvreview.ui import files
from bwvreview.ui.context import Context, Controller
from bwvreview.ui.controllers import draw_jobs as jobs
from bwvreview.ui.pages.ceremony import RoomView
from bwvreview.ui.pages.draw_plan import DrawPlanPage
from bwvreview.ui.say import clock as clock_words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date
    from pathlib import Path

    from bwvreview.domain.errors import Problem
    from bwvreview.domain.progress import Progress
    from bwvreview.services.fix_plan import FixPlan
    from bwvreview.services.plan_draw import PlanMeans
    from bwvreview.services.views_draw import DrawnView, FixedView
    from bwvreview.services.workspace import Workspace

PAUSE_MS = 300
"""How long typing rests before the figures are worked out again."""


class DrawController(Controller):
    """Leads one draw from its plan to its session. After a break it goes on at the step where it was."""

    page: DrawPlanPage

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.page, self.room = DrawPlanPage(), RoomView()
        self._found = jobs.Found()
        self._draw_id = 0
        self._ticket = 0
        self._busy = False
        self._straight_on = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._work_out)
        self._connect_page()
        self._connect_room()
        context.asked.connect(self._asked)
        context.changed.connect(self._changed)

    def _connect_page(self) -> None:
        page = self.page
        page.plan_changed.connect(self._plan_changed)
        page.day_changed.connect(self._day_changed)
        page.minutes_changed.connect(self._minutes_changed)
        page.ways_wanted.connect(self._offer_ways)
        page.split_chosen.connect(self._split)
        page.theme_wanted.connect(self._make_theme)
        page.fix_wanted.connect(self._fix)
        page.save_wanted.connect(self._save)
        page.list_wanted.connect(lambda: self.context.go("list"))
        page.go_on_wanted.connect(self._go_on)
        page.give_up_wanted.connect(self._give_up)

    def _connect_room(self) -> None:
        room = self.room
        room.leave_wanted.connect(self._leave)
        room.rolled.connect(self._roll)
        room.reserves_wanted.connect(self._call_reserves)
        room.session_wanted.connect(self._start_session)
        room.pull_list_wanted.connect(self._save_pull_list)

    # the plan page

    def visited(self) -> None:
        """Go on where the draw was: a draw that waits goes straight on in the room view."""
        self._straight_on = True
        self._read()

    def _asked(self, what: str, _about: object) -> None:
        if what == "plan draw":
            self._straight_on = False

    def _changed(self, what: str) -> None:
        if what in ("lists", "sessions") and not self.context.window.is_full:
            self._found = jobs.Found()

    def _read(self, day: date | None = None) -> None:
        if not self.context.is_open:
            return
        self._ticket += 1
        ticket = self._ticket
        chosen = self.page.chosen() if day is not None else None
        splits = self.page.splits()

        def show(found: jobs.Found) -> None:
            if ticket == self._ticket:
                self._show(found, jobs.moved(chosen, found), splits)

        self.context.ask(lambda workspace, _progress: jobs.read(workspace, day), show, self.page.show_problem)

    def _show(self, found: jobs.Found, chosen: FixPlan | None, splits: Mapping[str, str]) -> None:
        self._found = found
        if found.waiting is not None:
            self.page.show_waiting(found.waiting)
            if self._straight_on:
                self._go_on()
        elif found.view is None:
            self.page.show_no_list()
        else:
            self.page.show_plan(found.view, chosen or found.kept, splits if chosen else found.splits)
            self._plan_changed()
        self._straight_on = False

    def _plan_changed(self) -> None:
        self._ticket += 1
        chosen = self.page.chosen()
        if chosen is not None and chosen.themes:
            self.page.show_working()
        self._pause.start()

    def _work_out(self) -> None:
        frame, chosen, ticket = self._found.frame, self.page.chosen(), self._ticket
        if frame is None or chosen is None or not self.context.is_open:
            return

        def show(means: PlanMeans) -> None:
            if ticket == self._ticket:  # else it was typed on, and a newer result is on its way
                self.page.show_means(means, self._found.minutes)

        themes, splits = tuple(theme for theme in chosen.themes if theme.sample), self.page.splits()
        self.context.ask(lambda workspace, _progress: jobs.means(workspace, frame, themes, splits), show)

    def _offer_ways(self, theme: str) -> None:
        frame = self._found.frame
        if frame is not None:
            self.context.ask(
                lambda workspace, _progress: jobs.ways(workspace, frame, theme),
                lambda ways: self.page.show_ways(theme, ways),
            )

    def _split(self, theme: str, by: str) -> None:
        frame = self._found.frame
        if frame is not None and by:
            self.context.ask(
                lambda workspace, _progress: jobs.parts(workspace, frame, theme, by),
                lambda parts: self.page.show_parts(theme, by, parts),
            )

    def _day_changed(self, day: date) -> None:
        self._read(day)

    def _minutes_changed(self, minutes: int | None) -> None:
        self._found = self._found.with_minutes(minutes)
        self.context.ask(lambda workspace, _progress: jobs.keep_minutes(workspace, minutes))
        self._plan_changed()

    def _save(self) -> None:
        chosen = self.page.chosen()
        splits = self.page.splits()
        if chosen is not None:
            self.context.ask(
                lambda workspace, _progress: jobs.keep(workspace, chosen, splits),
                lambda at: self.page.show_saved(clock_words(at)),
                self.page.show_problem,
            )

    def _make_theme(self) -> None:
        """Go to the group's own themes; the plan is kept meanwhile."""
        self._save()
        self.context.go("themes")

    def _fix(self) -> None:
        chosen, splits, frame = self.page.chosen(), self.page.splits(), self._found.frame
        if chosen is None or frame is None:
            return
        salt = secrets.token_hex(32)

        def fix(workspace: Workspace, _progress: Progress) -> FixedView:
            return jobs.fix(workspace, jobs.split(workspace, frame, chosen, splits), salt)

        self._once(fix, self._fixed, self.page.show_problem)

    def _fixed(self, view: FixedView) -> None:
        self.context.tell("draws")
        self.context.tell("settings")
        self._show_fixed(view)

    def _give_up(self, reason: str) -> None:
        waiting = self._found.waiting
        if waiting is not None:
            draw_id = waiting.commitment_id
            self._once(
                lambda workspace, _progress: jobs.give_up(workspace, draw_id, reason),
                self._given_up,
                self.page.show_problem,
            )

    def _given_up(self, _done: object) -> None:
        self.context.tell("draws")
        self._read()

    # the room view

    def _go_on(self) -> None:
        waiting = self._found.waiting
        if waiting is None:
            return
        self._draw_id = waiting.commitment_id
        if waiting.rolled:
            self._once(lambda workspace, _progress: jobs.drawn(workspace, waiting.commitment_id), self._show_drawn)
        else:
            self._once(lambda workspace, _progress: jobs.fixed(workspace, waiting.commitment_id), self._show_fixed)

    def _show_fixed(self, view: FixedView) -> None:
        self._draw_id = view.commitment_id
        self.room.show_fixed(view)
        self._enter()

    def _show_drawn(self, view: DrawnView) -> None:
        self.room.show_drawn(view)
        self._enter()

    def _enter(self) -> None:
        self.context.window.show_full(self.room)

    def _leave(self) -> None:
        self.context.window.leave_full()
        self._straight_on = False
        self._read()

    def _roll(self, digits: str) -> None:
        draw_id = self._draw_id
        self._once(
            lambda workspace, _progress: jobs.roll(workspace, draw_id, digits), self._rolled, self.room.show_problem
        )

    def _rolled(self, view: DrawnView) -> None:
        self._show_drawn(view)
        self.context.tell("draws")

    def _call_reserves(self, reasons: dict[str, str]) -> None:
        draw_id = self._draw_id
        self._once(
            lambda workspace, _progress: jobs.call_reserves(workspace, draw_id, reasons),
            self._called,
            self.room.show_problem,
        )

    def _called(self, view: DrawnView) -> None:
        self._show_drawn(view)
        self.context.tell("sessions")

    def _start_session(self) -> None:
        draw_id = self._draw_id
        self._once(
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
            self._once(
                lambda workspace, _progress: jobs.save_pull_list(workspace, draw_id, path),
                self._saved,
                self.room.show_problem,
            )

    def _saved(self, path: Path) -> None:
        self.room.show_saved(path.name)

    def _once(
        self,
        job: Callable[[Workspace, Progress], Any],
        then: Callable[[Any], None],
        failed: Callable[[Problem], None] | None = None,
    ) -> None:
        """Do a job unless the last press is still being done: two presses are one wish."""
        if self._busy or not self.context.is_open:
            return
        self._busy = True
        task = self.context.ask(job, then, failed)
        task.finished.connect(self._rest)

    def _rest(self) -> None:
        self._busy = False
