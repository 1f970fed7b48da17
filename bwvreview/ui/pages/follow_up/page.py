"""The page itself: what is waited for, what is settled, and dates; or one sheet to fill in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bwvreview.ui.pages.follow_up.sheets import AddSheet, ChangeSheet, ReplySheet, Sheet, ViewingSheet
from bwvreview.ui.pages.follow_up.words import end_words, line, viewing_words
from bwvreview.ui.speech import are_deleted, spoken
from bwvreview.ui.widgets.asked import AskedRows, asked_row
from bwvreview.ui.widgets.focus import focus_later
from bwvreview.ui.widgets.kit import Button, Card, EmptyState, Hairline, Notice, Page, column, columns, flow, row, words

if TYPE_CHECKING:
    from collections.abc import Callable

    from bwvreview.domain.errors import Problem
    from bwvreview.services.views_follow_up import FollowUpView
    from bwvreview.storage.follow_up import Viewing

_MOST_SETTLED = 10


class FollowUpPage(Page):
    """Shows replies and dates. Signals carry what was written; dates are days."""

    reply_kept = Signal(int, str, object, bool)  # number, words, day, settles
    change_kept = Signal(int, str, object, str, str)  # number, role, day or None, state, why
    added = Signal(int, str, str, object, str)  # session, what, role, day or None, slot
    viewing_kept = Signal(int, object, str, int, str)  # number or 0, day, time, minutes, place
    viewing_removed = Signal(int)
    calendar_wanted = Signal()
    again_wanted = Signal()
    file_wanted = Signal()  # the replies that the central team sent

    def __init__(self, usual_minutes: int) -> None:
        super().__init__("Replies", "Reading…")
        self._usual_minutes = usual_minutes
        self._view: FollowUpView | None = None
        self._sheet: Sheet | None = None
        self.seen_version = 0  # of the action that the open sheet is about, as it was when it opened
        self._wanted = 0  # a reply to open once the view is there
        self._every_settled = False
        self.add(Card("", words("Reading…", "muted"), padding=(20, 20)), None)

    # --- what the page is told

    def show_view(self, view: FollowUpView) -> None:
        """Show everything as it is now. A sheet that is being filled in stays."""
        self._view = view
        if self._wanted:
            number, self._wanted = self._wanted, 0
            self.open_reply(number)
        elif self._sheet is None:
            self._overview()

    def show_problem(self, problem: Problem) -> None:
        """Say what stands in the way, above what is shown."""
        notice = Notice(problem.advice, title=problem.message, mood="stop")
        if self._view is None:
            self.clear()
            again = Button("Try again", size="row")
            again.clicked.connect(self.again_wanted)
            notice = Notice(problem.advice, again, title=problem.message, mood="stop")
            self.add(notice, None)
        else:
            self._take_notice_away()
            notice.setObjectName("problem")
            self.body.insertWidget(0, notice)
        self.scroller.verticalScrollBar().setValue(0)

    def show_done(self) -> None:
        """Go back to the overview: what the sheet asked for is done."""
        self._sheet = None
        if self._view is not None:
            self._overview()

    def open_reply(self, number: int) -> None:
        """Open the sheet for a reply; at once, or when the view is there."""
        if self._view is None:
            self._wanted = number
            return
        action = self._view.line(number)
        if action is None:
            self._overview()
            return
        sheet, self.seen_version = ReplySheet(action, self._view.today), action.version
        keep = Button("Record the reply", "main")
        _when_right(sheet, keep, lambda: self.reply_kept.emit(sheet.action_id, *sheet.reply))
        change = Button("Change its date or state")
        change.clicked.connect(lambda: self._change(number))
        self._show_sheet(sheet, keep, change)

    @property
    def is_writing(self) -> bool:
        """Whether words would be lost by leaving."""
        return isinstance(self._sheet, ReplySheet) and self._sheet.is_changed

    # --- the overview

    def _overview(self) -> None:
        view = self._view
        if view is None:
            return
        self._begin(None)
        self.set_heading("Replies", line(view) if view.waiting else "")
        add = Button("Ask for something", "other" if view.waiting else "main")
        add.clicked.connect(self._add)
        if view.waiting:
            self.add(self._waiting_card(view))
        else:
            told = "When {a_clip} is finished, what its record asks for stands here."
            self.add(Card("", EmptyState("message-reply", "Nothing is waited for", told), padding=(20, 20)))
        self.add(columns(self._dates_card(view), self._settled_card(view), shares=(480, 592), narrow=860), None)
        first = self._first_button(view)
        take = Button("Take in replies", icon="mail-opened")
        take.clicked.connect(self.file_wanted)
        more = (add, take) if view.sessions else ()
        buttons = [button for button in (first, *more) if button is not None]
        self.bar.set_buttons(*buttons)
        self.bar.say(end_words(view))

    def _first_button(self, view: FollowUpView) -> Button | None:
        if not view.waiting:
            return None
        action = view.waiting[0]
        slot = f" for {action.slot}" if action.slot else ""
        first = Button(f"Record the reply{slot}", "main")
        first.setAccessibleDescription(spoken(action.title))
        first.clicked.connect(lambda: self.open_reply(action.id))
        return first

    def _waiting_card(self, view: FollowUpView) -> Card:
        rows = AskedRows("What is waited for")
        rows.wanted.connect(self.open_reply)
        rows.show_rows([asked_row(action, view.today) for action in view.waiting])
        return Card("Waiting", 6, rows, padding=(15, 20))

    def _settled_card(self, view: FollowUpView) -> Card:
        card = Card("Settled", padding=(15, 20))
        if not view.settled:
            card.add(6, words("Nothing yet", "muted"), None)
            return card
        shown = view.settled if self._every_settled else view.settled[:_MOST_SETTLED]
        rows = AskedRows("What is settled", narrow_only=True)
        rows.wanted.connect(self.open_reply)
        rows.show_rows([asked_row(action, view.today, button="Look again") for action in shown])
        card.add(6, rows)
        if len(view.settled) > len(shown):
            more = Button(f"Show all {len(view.settled)}", "link")
            more.clicked.connect(self._show_every_settled)
            card.add(8, flow(more))
        card.add(None)
        return card

    def _show_every_settled(self) -> None:
        self._every_settled = True
        self._overview()

    def _dates_card(self, view: FollowUpView) -> Card:
        card = Card("Dates", padding=(15, 20))
        if not view.viewings:
            card.add(6, words("No {viewing} is planned", "muted"))
        for place, viewing in enumerate(view.viewings):
            if place:
                card.add(4, Hairline())
            card.add(6, self._viewing(viewing))
        add, save = Button("Add {a_viewing}", size="row"), Button("Save the dates for a calendar", size="row")
        held = (
            "{Viewings}, what is due, and the last days of {videos}."
            if are_deleted()
            else "{Viewings}, and what is due."
        )
        save.setAccessibleDescription(spoken(f"{held} No reference is in the file."))
        add.clicked.connect(lambda: self._edit_viewing(None))
        save.clicked.connect(self.calendar_wanted)
        card.add(12, flow(add, save), 6)
        card.add(words(f"The file holds: {held}", "hint"), None)
        return card

    def _viewing(self, viewing: Viewing) -> QWidget:
        when, where = viewing_words(viewing)
        change, remove = Button("Change", "link", size="row"), Button("Take out", "link", size="row")
        change.setAccessibleName(spoken(f"Change the {{viewing}} of {when}"))
        remove.setAccessibleName(spoken(f"Take out the {{viewing}} of {when}"))
        change.clicked.connect(lambda: self._edit_viewing(viewing))
        remove.clicked.connect(lambda: self.viewing_removed.emit(viewing.id))
        told = column(words(when, "strong"))
        if where:
            told.addWidget(words(where, "hint"))
        made = QWidget()
        line = row(told, flow(change, remove, gap=14), gap=12)
        line.setStretch(0, 1)
        made.setLayout(line)
        return made

    # --- sheets

    def _change(self, number: int) -> None:
        action = self._view.line(number) if self._view else None
        if self._view is None or action is None:
            return
        sheet, self.seen_version = ChangeSheet(action, self._view.today), action.version
        keep = Button("Keep the change", "main")
        _when_right(sheet, keep, lambda: self.change_kept.emit(sheet.action_id, *sheet.change))
        self._show_sheet(sheet, keep)

    def _add(self) -> None:
        if self._view is None or not self._view.sessions:
            return
        sheet = AddSheet(self._view.sessions, self._view.today)
        keep = Button("Put it on the list", "main")
        _when_right(sheet, keep, lambda: self.added.emit(sheet.session_id, *sheet.added))
        self._show_sheet(sheet, keep)

    def _edit_viewing(self, viewing: Viewing | None) -> None:
        if self._view is None:
            return
        sheet = ViewingSheet(viewing, self._view.today, self._usual_minutes)
        keep = Button("Keep the {viewing}", "main")
        _when_right(sheet, keep, lambda: self.viewing_kept.emit(sheet.viewing_id, *sheet.viewing))
        self._show_sheet(sheet, keep)

    def _show_sheet(self, sheet: Sheet, *buttons: Button) -> None:
        self._begin(sheet.begin)
        self._sheet = sheet
        back = Button("Leave it as it was")
        back.clicked.connect(self.show_done)
        self.set_heading("Replies", "")
        self.add(sheet, None)
        self.bar.set_buttons(buttons[0], back, *buttons[1:])

    def _begin(self, start: Callable[[], None] | None) -> None:
        focus_later(self, start or self.focus_start)
        self._sheet = None
        self.clear()
        self.bar.set_buttons()
        self.bar.say("")
        self.scroller.verticalScrollBar().setValue(0)

    def _take_notice_away(self) -> None:
        for notice in self.findChildren(Notice, "problem"):
            notice.setObjectName("")
            notice.hide()
            notice.deleteLater()

    def focus_start(self) -> None:
        """Begin at the main button, else at the first control."""
        if self._sheet is not None:
            self._sheet.begin()
            return
        button = self.main_button() or next(iter(self.findChildren(Button)), None)
        if button is not None:
            button.setFocus()


def _when_right(sheet: Sheet, button: Button, then: Callable[[], None]) -> None:
    """Let a button do something once nothing on the sheet is wrong."""

    def press() -> None:
        if not sheet.wrong():
            then()

    button.clicked.connect(press)
