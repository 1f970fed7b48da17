"""The page itself: the clips of a session, and the cards beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal

from bwvreview.domain.reviewing import Recording
from bwvreview.ui.pages.session.beside import PASSED_ON, SideColumn
from bwvreview.ui.pages.session.clips import ClipRows
from bwvreview.ui.pages.session.evening import EveningCard, NoticeCard, notice_due
from bwvreview.ui.pages.session.side import problem_notice
from bwvreview.ui.pages.session.who import WhoCard, present_card
from bwvreview.ui.pages.session.words import call_words, line, main_words, title
from bwvreview.ui.say import listed
from bwvreview.ui.widgets.button import Button
from bwvreview.ui.widgets.card import Card, EmptyState
from bwvreview.ui.widgets.fields import NumberBox
from bwvreview.ui.widgets.focus import focus_later
from bwvreview.ui.widgets.layouts import column, columns, holder
from bwvreview.ui.widgets.naming import NamingPanel, confirm_card
from bwvreview.ui.widgets.notice import Notice
from bwvreview.ui.widgets.page import Page
from bwvreview.ui.widgets.papers import PapersPanel
from bwvreview.ui.widgets.words import words

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QVBoxLayout, QWidget

    from bwvreview.domain.errors import Problem
    from bwvreview.services.papers_of_draw import PapersView
    from bwvreview.services.session_evening import EveningView
    from bwvreview.services.views_session import SessionPlace, SessionView

_PAUSE_MS = 400
_SHARES, _FOLD = (722, 350), 900


class SessionPage(Page):
    """Shows one session. Signals say what was asked; slots and reasons are the only values in them."""

    record_wanted = Signal(str)  # slot
    feedback_wanted = Signal()
    draw_wanted = Signal()
    open_wanted = Signal()
    again_wanted = Signal()
    ask_wanted = Signal()
    kept = Signal(object)  # slots, or None for all that were asked for
    reserves_wanted = Signal(dict)  # slot → reason
    members_written = Signal(object)  # int, or None
    session_chosen = Signal(int)
    pull_list_wanted = Signal()
    pack_wanted = Signal()
    reviewers_wanted = Signal()
    shared_wanted = Signal()
    room_wanted = Signal()
    papers_wanted = Signal()
    print_wanted = Signal()  # the session pack as a file
    printer_wanted = Signal()  # the same on paper at once
    keying_wanted = Signal()
    history_wanted = Signal()
    practice_wanted = Signal()
    choice_wanted = Signal()  # between two answers
    noted = Signal(str)  # “wellness”, “held”, “not-wanted”, “sent”
    paper_wanted = Signal(str)  # “save certificate pdf”, “print pull list”

    def __init__(self) -> None:
        super().__init__("Session")
        self.members = NumberBox("Members present", most=99)
        self.members.setParent(self)
        self.members.hide()
        self._view: SessionView | None = None
        self._named: dict[str, str] = {}
        self._in_the_way = False  # a problem is shown
        self._start: Callable[[], None] = self.focus_start
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_PAUSE_MS)
        self._later.timeout.connect(self._write_members)
        self.members.textChanged.connect(lambda _text: self._later.start())
        self.members.editingFinished.connect(self._write_members)
        self._show_reading()

    # what is shown

    def _show_reading(self) -> None:
        self._begin()
        self.set_heading("Session", "Reading…")
        self.add(Card("", words("Reading…", "muted"), padding=(20, 20)), None)

    def show_place(self, place: SessionPlace) -> None:
        """Show the session as it is now, or that there is none."""
        if place.session is None:
            self._view = None
            self._show_empty(can_open=place.to_open is not None)
            return
        if self._view == place.session and not self._in_the_way:
            return  # a question that is being answered stays
        if self._view is None or self._view.id != place.session.id:
            self._named = {}
        self._view = place.session
        free = place.session.can_be_declared
        self._named = {slot: reason for slot, reason in self._named.items() if slot in free}
        if not self.members.hasFocus():
            self.members.set_number(place.session.members)
        self._show_overview()

    def show_problem(self, problem: Problem) -> None:
        """Say what stands in the way, above what is shown."""
        if self._view is None:
            self._begin()
            self.set_heading("Session")
            again = Button("Try again", size="row")
            again.clicked.connect(self.again_wanted)
            self.add(Notice(problem.advice, again, title=problem.message, mood="stop"), None)
            return
        self._show_overview()
        self._in_the_way = True
        self.body.insertWidget(0, problem_notice(problem.message, problem.advice))
        self.scroller.verticalScrollBar().setValue(0)

    def show_saved(self, text: str) -> None:
        """Say at the end of the bar that something was written."""
        self.bar.say(text, "good")

    def show_naming(self) -> None:
        """Ask which clips the police cannot show."""
        view = self._view
        free = [slot for slot in view.can_be_declared if slot not in self._named] if view else []
        if view is None or not free:
            return
        panel = NamingPanel(free, view.reasons)
        back = Button("Leave it as it was")
        panel.add_button.clicked.connect(lambda: self._name(panel.slots(), panel.reason()))
        back.clicked.connect(self._show_overview)
        panel.changed.connect(lambda: self.bar.say(panel.missing()))
        self._begin(panel.start)
        self.add(panel, None)
        self.bar.set_buttons(panel.add_button, back)
        self.bar.say(panel.missing())

    def show_papers(self, papers: PapersView) -> None:
        """Show what can be had of the draw."""
        panel = PapersPanel(closed=papers.closed, deleted=papers.deleted, notes=papers.notes)
        panel.wanted.connect(self.paper_wanted)
        back = Button("Back to the session", icon="chevron-left")
        back.clicked.connect(self._show_overview)
        self._begin(panel.start)
        self.add(panel, None)
        self.bar.set_buttons(back)

    def show_paper_problem(self, problem: Problem) -> None:
        """Say below the papers why one is not saved."""
        self.bar.say(f"{problem.message} {problem.advice}", "red")

    def _show_empty(self, *, can_open: bool) -> None:
        self._begin()
        if can_open:
            self.set_heading("Session", "The {clips} are drawn")
            button = Button("Open the session", "main")
            button.clicked.connect(self.open_wanted)
            state = EmptyState(
                "device-tv", "Ready to start", "Open a session to record the {clips} that were drawn.", button
            )
        else:
            self.set_heading("Session")
            button = Button("Go to the draw", "main")
            button.clicked.connect(self.draw_wanted)
            shared = Button("Open one from another laptop")
            shared.clicked.connect(self.shared_wanted)
            state = EmptyState("device-tv", "No session is open", "A session begins with a draw.", button, shared)
        self.only = button
        self.add(Card("", state, padding=(20, 20)), None)

    def _show_overview(self) -> None:
        view = self._view
        if view is None:
            return
        writing = self.members.hasFocus()
        self._begin(self.members.setFocus if writing else None)
        self.set_heading(title(view.session), line(view))
        clips = ClipRows(view.clips)
        clips.wanted.connect(self.record_wanted)
        who = WhoCard(view)
        who.wanted.connect(self.reviewers_wanted)
        left = column(Card("", clips, padding=(10, 20)), present_card(self.members), who, gap=14)
        if view.evening is not None:
            self._put_evening(left, view.evening)
        if view.two_answers:
            left.insertWidget(0, self._two_answers(view))
        left.addStretch(1)
        self.add(columns(holder(left), self._side(view), shares=_SHARES, narrow=_FOLD), None)
        self._overview_buttons(view)

    def _two_answers(self, view: SessionView) -> Notice:
        choose = Button("Choose an answer", size="row")
        choose.clicked.connect(self.choice_wanted)
        return Notice(f"Look at {listed(view.two_answers)}.", choose, title="Two answers were given", mood="warn")

    def _put_evening(self, left: QVBoxLayout, evening: EveningView) -> None:
        card = EveningCard(evening)
        card.noted.connect(self.noted)
        left.addWidget(card)
        due = notice_due(evening)
        if due:
            notice = NoticeCard(evening, due)
            notice.noted.connect(self.noted)
            left.insertWidget(0, notice)

    def _overview_buttons(self, view: SessionView) -> None:
        text, end = main_words(view)
        go = Button(text, "other" if self._named else "main", icon_after="arrow-right")
        go.clicked.connect(self._go)
        if not self._named:
            self.bar.set_buttons(go)
            self.bar.say(end)
            return
        call = Button(call_words(self._named), "main")
        call.clicked.connect(self._confirm)
        self.bar.set_buttons(call, go)
        self.bar.say("First name every {clip} the police cannot show")

    def _side(self, view: SessionView) -> QWidget:
        side = SideColumn(view, self._named)
        for name in PASSED_ON:
            getattr(side, name).connect(getattr(self, name))
        side.naming_wanted.connect(self.show_naming)
        side.taken_out.connect(self._take_out)
        return side

    def _begin(self, start: Callable[[], None] | None = None) -> None:
        """Take away what is shown. The focus goes to `start`, else to the main button."""
        self._start = start or self.focus_start
        focus_later(self, self._focus_again)
        self.members.hide()
        self.members.setParent(self)  # it outlives the card around it
        self.clear()
        self._in_the_way = False
        self.only = None
        self.bar.set_buttons()
        self.bar.say("")
        self.scroller.verticalScrollBar().setValue(0)

    # what is done

    def focus_start(self) -> None:
        """Begin at the main button."""
        button = self.main_button()
        if button is not None:
            button.setFocus()

    def _focus_again(self) -> None:
        self._start()

    def _go(self) -> None:
        if self._view is not None and self._view.next_slot:
            self.record_wanted.emit(self._view.next_slot)
        elif self._view is not None and self._view.recording is Recording.GUEST:
            self.reviewers_wanted.emit()
        else:
            self.feedback_wanted.emit()

    def _name(self, slots: tuple[str, ...], reason: str) -> None:
        if slots and reason:
            self._named = dict(sorted({**self._named, **dict.fromkeys(slots, reason)}.items()))
            self._show_overview()

    def _take_out(self, slot: str) -> None:
        self._named.pop(slot, None)
        self._show_overview()

    def _confirm(self) -> None:
        view = self._view
        if view is None or not self._named:
            return
        call = Button(call_words(self._named), "main")
        call.clicked.connect(lambda: self.reserves_wanted.emit(dict(self._named)))
        back = Button("Go back", icon="chevron-left")
        back.clicked.connect(self._show_overview)
        card = confirm_card(self._named, dict(view.reasons))
        self._begin(back.setFocus)
        self.add(card, None)
        self.bar.set_buttons(call, back)
        self.bar.say("Already in order. Nobody picks one.")

    def _write_members(self) -> None:
        self._later.stop()
        view = self._view
        number = self.members.number()
        if view is not None and number != view.members:
            self.members_written.emit(number)
