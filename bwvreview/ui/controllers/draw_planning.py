"""The plan of a draw: reads what there is to draw from, follows what is typed, keeps the plan and fixes it."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from bwvreview.ui.controllers import draw_jobs as jobs
from bwvreview.ui.say import clock as clock_words
from bwvreview.ui.say import count

if TYPE_CHECKING:
    from datetime import date

    from bwvreview.services.fix_plan import FixPlan
    from bwvreview.services.plan_means import PlanMeans
    from bwvreview.services.views_draw import FixedView
    from bwvreview.ui.context import Context
    from bwvreview.ui.controllers.once import Once
    from bwvreview.ui.pages.draw_plan import DrawPlanPage

PAUSE_MS = 300
"""How long typing rests before the figures are worked out again."""


class DrawPlanning(QObject):
    """Leads the plan page. `fixed` carries the view of a plan that was just fixed, `waiting` a draw to go on with."""

    fixed = Signal(object)
    waiting = Signal(object)

    def __init__(self, context: Context, page: DrawPlanPage, once: Once) -> None:
        super().__init__(context)
        self.context, self.page, self._once = context, page, once
        self.found = jobs.Found()
        self._ticket = 0
        self._straight_on = False
        self._done = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._work_out)
        self._connect_page()
        context.asked.connect(self._asked)
        context.changed.connect(self._changed)

    def _connect_page(self) -> None:
        page = self.page
        page.plan_changed.connect(self._plan_changed)
        page.day_changed.connect(self._day_changed)
        page.minutes_changed.connect(self._minutes_changed)
        page.ways_wanted.connect(self._offer_ways)
        page.split_chosen.connect(self._split)
        page.needed_wanted.connect(self._plan_changed)
        page.reasons_wanted.connect(self._offer_reasons)
        page.hold_back_wanted.connect(self._hold_back)
        page.offer_again_wanted.connect(self._offer_again)
        page.theme_wanted.connect(self._make_theme)
        page.fix_wanted.connect(self._fix)
        page.save_wanted.connect(self._save)
        page.list_wanted.connect(lambda: self.context.go("list"))
        page.go_on_wanted.connect(self._go_on)

    def read(self, *, straight_on: bool = False) -> None:
        """Look again at what there is to draw from; with `straight_on` a draw that waits is gone on with."""
        self._straight_on = straight_on
        self._read()

    def _asked(self, what: str, _about: object) -> None:
        if what == "plan draw":
            self._straight_on = False

    def _changed(self, what: str) -> None:
        if what in ("lists", "sessions") and not self.context.window.is_full:
            self.found = jobs.Found()

    def _read(self, day: date | None = None) -> None:
        if not self.context.is_open:
            return
        self._ticket += 1
        ticket = self._ticket
        chosen = self.page.chosen()
        planned_for = chosen.day if chosen is not None and chosen.themes else None

        def show(found: jobs.Found) -> None:
            if ticket == self._ticket:
                self._show(found, jobs.moved(chosen, found))

        self.context.ask(
            lambda workspace, _progress: jobs.read(workspace, day, planned_for), show, self.page.show_problem
        )

    def _show(self, found: jobs.Found, chosen: FixPlan | None) -> None:
        self.found = found
        if found.waiting is not None:
            self.page.show_waiting(found.waiting)
            if self._straight_on:
                self._go_on()
        elif found.view is None:
            self.page.show_no_list()
        else:
            self.page.show_plan(found.view, chosen or found.kept)
            self._plan_changed()
            if self._done:
                self.page.show_done(self._done)
        self._done = ""
        self._straight_on = False

    def _go_on(self) -> None:
        if self.found.waiting is not None:
            self.waiting.emit(self.found.waiting)

    def _plan_changed(self) -> None:
        self._ticket += 1
        chosen = self.page.chosen()
        if chosen is not None and chosen.themes:
            self.page.show_working()
        self._pause.start()

    def _work_out(self) -> None:
        frame, chosen, ticket = self.found.frame, self.page.chosen(), self._ticket
        if frame is None or chosen is None or not self.context.is_open:
            return

        def show(means: PlanMeans) -> None:
            if ticket == self._ticket:  # else it was typed on, and a newer result is on its way
                self.page.show_means(means, self.found.minutes)

        within = self.page.within
        self.context.ask(lambda workspace, _progress: jobs.means(workspace, frame, chosen, within), show)

    def _offer_ways(self, theme: str) -> None:
        frame = self.found.frame
        if frame is not None:
            self.context.ask(
                lambda workspace, _progress: jobs.ways(workspace, frame, theme),
                lambda ways: self.page.show_ways(theme, ways),
            )

    def _split(self, theme: str, by: str) -> None:
        frame = self.found.frame
        if frame is not None and by:
            self.context.ask(
                lambda workspace, _progress: jobs.parts(workspace, frame, theme, by),
                lambda parts: self.page.show_parts(theme, by, parts),
            )

    def _day_changed(self, day: date) -> None:
        self._read(day)

    def _minutes_changed(self, minutes: int | None) -> None:
        self.found = self.found.with_minutes(minutes)
        self.context.ask(lambda workspace, _progress: jobs.keep_minutes(workspace, minutes))
        self._plan_changed()

    def _save(self) -> None:
        chosen = self.page.chosen()
        if chosen is not None:
            self.context.ask(
                lambda workspace, _progress: jobs.keep(workspace, chosen),
                lambda at: self.page.show_saved(clock_words(at)),
                self.page.show_problem,
            )

    def _offer_reasons(self) -> None:
        self.context.ask(lambda workspace, _progress: jobs.reasons(workspace), self.page.show_reasons)

    def _hold_back(self, references: str, reason: str) -> None:
        view = self.found.view
        if view is not None:
            list_id = view.list_id
            self._once.ask(
                lambda workspace, _progress: jobs.hold_back(workspace, list_id, references, reason),
                lambda number: self._list_changed(f"Held back: {count(number, 'clip')}"),
                self.page.show_not_held_back,
            )

    def _offer_again(self) -> None:
        view = self.found.view
        if view is not None:
            list_id = view.list_id
            self._once.ask(
                lambda workspace, _progress: jobs.offer_again(workspace, list_id),
                lambda _done: self._list_changed("Every {clip} is offered again"),
                self.page.show_problem,
            )

    def _list_changed(self, what: str) -> None:
        """Show the plan on the list as it is now; other pages read it again too."""
        chosen = self.page.chosen()
        self._done = what
        self.context.tell("lists")
        if chosen is not None:
            self._read(chosen.day)

    def _make_theme(self) -> None:
        """Go to the group's own themes; the plan is kept meanwhile."""
        self._save()
        self.context.go("themes")

    def _fix(self) -> None:
        chosen = self.page.chosen()
        if chosen is not None:
            salt = secrets.token_hex(32)
            self._once.ask(
                lambda workspace, _progress: jobs.fix(workspace, chosen, salt), self._fixed, self.page.show_problem
            )

    def _fixed(self, view: FixedView) -> None:
        self.context.tell("draws")
        self.context.tell("settings")
        self.fixed.emit(view)
