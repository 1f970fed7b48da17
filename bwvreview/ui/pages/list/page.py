"""The page itself: which of its states is shown, and what the buttons of the bar do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from bwvreview.ui.pages.list.gate import stopped_body
from bwvreview.ui.pages.list.ready import ReadyList
from bwvreview.ui.pages.list.start import DropZone
from bwvreview.ui.say import clock, day
from bwvreview.ui.widgets.button import Button
from bwvreview.ui.widgets.card import Card
from bwvreview.ui.widgets.focus import focus_later
from bwvreview.ui.widgets.notice import Notice
from bwvreview.ui.widgets.page import Page, first_focus
from bwvreview.ui.widgets.progress import Progress

if TYPE_CHECKING:
    from datetime import date

    from bwvreview.domain.errors import Problem
    from bwvreview.services.views_lists import ListView, StoppedView


class ListPage(Page):
    """Asks for a list, shows how far the reading is, what was found, and the list that is ready."""

    choose_wanted = Signal()
    practice_wanted = Signal()
    dropped = Signal(object)  # Path
    stop_wanted = Signal()
    leave_out_wanted = Signal()
    plan_wanted = Signal()
    copy_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__("Police list")
        self._progress: Progress | None = None
        self.show_empty()

    def show_empty(self, problem: Problem | None = None) -> None:
        """Ask for a list. With a problem, say first why the last one cannot be used."""
        self._begin("Open the list from the police", "The program looks for anything that could show who someone is.")
        if problem is not None:
            self.add(Notice(problem.advice, title=problem.message, mood="stop"))
        zone = DropZone()
        zone.choose.connect(self.choose_wanted)
        zone.practice.connect(self.practice_wanted)
        zone.dropped.connect(self.dropped)
        self.add(zone, None)
        self.bar.set_buttons()
        self._stays()

    def show_reading(self) -> None:
        """Say that the list is being read; `show_step` says how far it is."""
        self._begin("Reading the list", "Nothing is kept until the whole list has been looked at.")
        stop = Button("Stop reading")
        stop.clicked.connect(self.stop_wanted)
        self._progress = Progress("Looking at every row", stop=stop)
        self._progress.set_what("rows")
        self._progress.track.show_step(0, 0)
        self.add(Card("", self._progress, padding=(20, 20)), None)
        self.bar.set_buttons()
        self._stays()

    def show_step(self, done: int, total: int) -> None:
        """Say how many rows have been read."""
        if self._progress is not None:
            self._progress.show_step(done, total)

    def show_stopped(self, view: StoppedView) -> None:
        """Say what the gate found, and ask, or say what has to be mended."""
        if view.can_leave_out:
            self._begin("Some columns cannot come in", "Nothing has been kept yet. You choose how to go on.")
            leave_out = Button("Use the list without these columns", "main")
            leave_out.clicked.connect(self.leave_out_wanted)
            buttons = [leave_out]
        else:
            self._begin("This list cannot be used yet", "Nothing was kept. Ask the police to mend the list.")
            buttons = []
        other = Button("Choose another file", "other" if buttons else "main")
        other.clicked.connect(self.choose_wanted)
        self.add(stopped_body(view), None)
        self.bar.set_buttons(*buttons, other)
        self._stays()

    def show_list(self, view: ListView, *, today: date) -> None:
        """Show a list that is in the workspace."""
        self._begin("The list is ready to use" if view.drawable else "The list is here", _sub(view, today))
        body = ReadyList(view)
        body.copied.connect(self.copy_wanted)
        self.add(body)
        plan = Button("Plan a draw from this list", "main", icon_after="arrow-right")
        plan.clicked.connect(self.plan_wanted)
        if not view.drawable:
            plan.set_available(reason="No theme of this list can be drawn today.")
        other = Button("Open another list")
        other.clicked.connect(self.choose_wanted)
        self.bar.set_buttons(plan, other)
        if view.drawable:
            self._stays()
        else:
            self.bar.say(plan.reason)

    def focus_start(self) -> None:
        """Put the focus on the main button, or on the first control."""
        start = self.main_button() or first_focus(self)
        if start is not None:
            start.setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin(self, title: str, sub: str) -> None:
        focus_later(self, self.focus_start)
        self._progress = None
        self.clear()
        self.set_heading(title, sub)
        self.scroller.verticalScrollBar().setValue(0)

    def _stays(self) -> None:
        self.bar.say("The list stays on this computer", icon="shield-check")


def _sub(view: ListView, today: date) -> str:
    opened = view.imported_at
    when = "today" if opened.date() == today else f"on {day(opened.date())}"
    days = f", {_span(view.first_day, view.last_day)}" if view.first_day and view.last_day else ""
    return f"Police list{days}. Opened {when} at {clock(opened)}."


def _span(first: date, last: date) -> str:
    if first == last:
        return day(first)
    return f"{day(first, year=first.year != last.year)} to {day(last)}"
