"""The page itself: which of its states is shown, and what the buttons of the bar do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut

from bwvreview.ui.pages.list import closer, locked, sheets
from bwvreview.ui.pages.list.asking import Asking
from bwvreview.ui.pages.list.gate import stopped_body
from bwvreview.ui.pages.list.key_sheet import KeyPage, saved_notice
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
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from bwvreview.domain.errors import Problem
    from bwvreview.domain.inspection import Question
    from bwvreview.domain.table import SheetPreview
    from bwvreview.services.frame_view import FrameView
    from bwvreview.services.views_lists import ListView, StoppedView


class ListPage(Page):
    """Asks for a list, shows how far the reading is, what was found, and the list that is ready."""

    choose_wanted = Signal()
    paste_wanted = Signal()
    practice_wanted = Signal()
    template_wanted = Signal()
    dropped = Signal(object)  # tuple[Path, ...]
    stop_wanted = Signal()
    sheet_chosen = Signal(int)
    password_given = Signal(str)
    answers_given = Signal(object)  # dict[str, str]
    answers_saved = Signal(object)  # dict[str, str]
    answers_opened = Signal()
    leave_out_wanted = Signal()
    renumber_wanted = Signal()
    key_wanted = Signal(str)  # the password
    no_key_wanted = Signal()
    report_wanted = Signal()
    closer_wanted = Signal()
    compared = Signal(object)  # int | None
    theme_wanted = Signal()
    column_out_wanted = Signal(str)  # its heading
    repeats_out_wanted = Signal()
    another_wanted = Signal()
    back_wanted = Signal()
    plan_wanted = Signal()
    copy_wanted = Signal(str)

    def __init__(self, new_password: Callable[[], str]) -> None:
        super().__init__("Police list")
        self.new_password = new_password
        self._progress: Progress | None = None
        self._own_start: Callable[[], None] | None = None
        self._takes_paste = False
        paste = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self)
        paste.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        paste.activated.connect(lambda: self.paste_wanted.emit() if self._takes_paste else None)
        self.show_empty()

    def show_empty(self, problem: Problem | None = None, *, can_go_back: bool = False) -> None:
        """Ask for a list. With a problem, say first why the last one cannot be used."""
        self._begin("Open the list from the police", "The program looks for anything that could show who someone is.")
        self._takes_paste = True
        if problem is not None:
            self.add(Notice.of(problem))
        zone = DropZone()
        zone.choose.connect(self.choose_wanted)
        zone.paste.connect(self.paste_wanted)
        zone.practice.connect(self.practice_wanted)
        zone.template.connect(self.template_wanted)
        zone.dropped.connect(self.dropped)
        self.add(zone, None)
        self.bar.set_buttons(*([self._button("Go back to the list", self.back_wanted)] if can_go_back else []))
        self._stays()

    def show_reading(self) -> None:
        """Say that the list is being read; `show_step` says how far it is."""
        self._begin("Reading the list", "Nothing is kept until the whole list has been looked at.")
        stop = self._button("Stop reading", self.stop_wanted)
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

    def show_locked(self, *, wrong: bool) -> None:
        """Ask for the password of a workbook."""
        self._begin(locked.TITLE, locked.SUB)
        box = locked.PasswordBox(wrong=wrong)
        box.open_wanted.connect(self.password_given)
        self._own_start = box.focus_start
        self.add(box, None)
        self.bar.set_buttons(box.open, self._other_file())
        self.bar.say("The password is not kept", icon="lock")

    def show_sheets(self, found: Sequence[SheetPreview]) -> None:
        """Ask which sheet of a workbook holds the list."""
        self._begin(sheets.TITLE, sheets.SUB)
        choice = sheets.SheetChoice(found)
        choice.read_wanted.connect(self.sheet_chosen)
        self._own_start = choice.focus_start
        self.add(choice, None)
        self.bar.set_buttons(choice.read, self._other_file())
        self._stays()

    def show_questions(self, asked: Sequence[Question], places: Mapping[str, str]) -> None:
        """Ask what only a person can answer about a list, one question at a time (see `Asking`)."""
        asking = Asking(asked, places)
        self._begin(asking.title, asking.sub)
        asking.done_wanted.connect(self.answers_given)
        asking.save_wanted.connect(self.answers_saved)
        asking.stepped.connect(lambda: self._step(asking))
        self._own_start = asking.focus_start
        self.add(asking, None)
        self._step(asking)

    def _step(self, asking: Asking) -> None:
        self.set_heading(asking.title, asking.sub)
        focus_later(self, self.focus_start)
        ends = [] if asking.at_end else [self._button("Use answers from a file", self.answers_opened)]
        self.bar.set_buttons(*asking.buttons(), *ends, self._other_file())
        self.bar.say("Nothing is kept yet", icon="shield-check")
        self.scroller.verticalScrollBar().setValue(0)

    def show_stopped(self, view: StoppedView) -> None:
        """Say what the gate found, and ask, or say what has to be mended."""
        title, button, wanted = _gate_words(view), "", self.leave_out_wanted
        if view.can_leave_out and view.references:
            button, wanted = "Give new references", self.renumber_wanted
        elif view.can_leave_out:
            button = "Use the list without these columns" if view.refused else "Use the list alone"
        self._begin(*title)
        buttons = [self._button(button, wanted, "main")] if button else []
        self.add(stopped_body(view), None)
        report = self._button("Save the report for the police", self.report_wanted)
        self.bar.set_buttons(*buttons, self._other_file(main=not buttons), report)
        self._stays()

    def show_key(self, *, needed: bool, problem: Problem | None = None) -> None:
        """Offer a key sheet for new references; without `needed` the list may come in without one."""
        if needed:
            self._begin("Give new references", "A key sheet tells the police which {clip} each new one stands for.")
        else:
            self._begin(
                "The list has no references", "The program makes them. A key sheet tells the police which is which."
            )
        body = KeyPage(self.new_password(), problem)
        body.another.connect(lambda: body.show_password(self.new_password()))
        self.add(body, None)
        save = self._button(
            "Save the key sheet and use the list", lambda: self.key_wanted.emit(body.password.text()), "main"
        )
        without = [] if needed else [self._button("Use the list without a key sheet", self.no_key_wanted)]
        self.bar.set_buttons(save, *without, self._other_file())
        self._stays()

    def show_list(self, view: ListView, *, today: date, fresh: bool = False, key_password: str = "") -> None:
        """Show a list that is in the workspace. `fresh`: it has just come in, so its file can be read again."""
        what = "practice list" if view.practice else "list"
        self._begin(f"The {what} is ready to use" if view.drawable else f"The {what} is here", _sub(view, today))
        if key_password:
            self.add(saved_notice(key_password))
        body = ReadyList(view, fresh=fresh)
        body.copied.connect(self.copy_wanted)
        body.column_out.connect(self.column_out_wanted)
        body.repeats_out.connect(self.repeats_out_wanted)
        body.report.connect(self.report_wanted)
        self.add(body)
        plan = Button("Plan a draw from this list", "main", icon_after="arrow-right")
        plan.clicked.connect(self.plan_wanted)
        if not view.drawable:
            plan.set_available(reason="No theme of this list can be drawn today.")
        more = [] if view.rows_deleted else [self._button("Look closer at the list", self.closer_wanted)]
        self.bar.set_buttons(plan, *more, self._button("Open another list", self.another_wanted))
        if view.drawable:
            self._stays()
        else:
            self.bar.say(plan.reason)

    def show_closer(self, view: FrameView) -> None:
        """Show more of a list: days left, losses, overlaps, what it cannot show."""
        self._begin(closer.TITLE, closer.SUB)
        body = closer.CloserLook(view)
        body.compared.connect(self.compared)
        body.copied.connect(self.copy_wanted)
        self.add(body, None)
        back = self._button("Back to the list", self.back_wanted, "main")
        self.bar.set_buttons(back, self._button("Make your own theme", self.theme_wanted))
        self._stays()

    def focus_start(self) -> None:
        """Put the focus where this state starts: on its own first control, else on the main button."""
        if self._own_start is not None:
            self._own_start()
            return
        start = self.main_button() or first_focus(self)
        if start is not None:
            start.setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin(self, title: str, sub: str) -> None:
        focus_later(self, self.focus_start)
        self._progress = self._own_start = None
        self._takes_paste = False
        self.clear()
        self.set_heading(title, sub)
        self.scroller.verticalScrollBar().setValue(0)

    def _button(self, text: str, wanted: object, kind: str = "other") -> Button:
        made = Button(text, kind)  # type: ignore[arg-type]
        made.clicked.connect(wanted)
        return made

    def _other_file(self, *, main: bool = False) -> Button:
        return self._button("Choose another file", self.another_wanted, "main" if main else "other")

    def _stays(self) -> None:
        self.bar.say("The list stays on this computer", icon="shield-check")


def _gate_words(view: StoppedView) -> tuple[str, str]:
    if not view.can_leave_out:
        return "This list cannot be used yet", "Nothing was kept. Ask the police to mend the list."
    what = "The references" if view.references else "Some columns" if view.refused else "Something beside the list"
    return f"{what} cannot come in", "Nothing has been kept yet. You choose how to go on."


def _sub(view: ListView, today: date) -> str:
    opened = view.imported_at
    when = "today" if opened.date() == today else f"on {day(opened.date())}"
    days = f", {_span(view.first_day, view.last_day)}" if view.first_day and view.last_day else ""
    what = "Practice list" if view.practice else "Police list"
    return f"{what}{days}. Opened {when} at {clock(opened)}."


def _span(first: date, last: date) -> str:
    if first == last:
        return day(first)
    return f"{day(first, year=first.year != last.year)} to {day(last)}"
