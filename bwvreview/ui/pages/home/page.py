"""Home: the one next thing, what runs out first, the open session, and replies that are late.

It is painted first: it imports what it needs alone, not the whole kit, and makes what only records fill when they do.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from bwvreview.ui.say import day
from bwvreview.ui.speech import are_deleted, tr
from bwvreview.ui.widgets.button import Button
from bwvreview.ui.widgets.card import Card, Medallion, right_words
from bwvreview.ui.widgets.layouts import column, columns, empty, flow, holder, row
from bwvreview.ui.widgets.page import Page
from bwvreview.ui.widgets.words import words

if TYPE_CHECKING:
    from datetime import date

    from bwvreview.domain.errors import Problem
    from bwvreview.services.views import ExpiringClip, HomeView, NextStep, SessionCard
    from bwvreview.ui.widgets.asked import AskedRows
    from bwvreview.ui.widgets.table import Table


_MOST = 3
"""So many overdue replies stand on the page; the rest are a link away."""


class NextCard(Card):
    """The blue-edged card with the one next thing."""

    def __init__(self) -> None:
        super().__init__(edge="accent", edge_width=2, padding=(20, 24))
        self._medallion = Medallion("hourglass")
        self._line = words("Reading…", "next")
        self._detail = words("", "muted")
        self.button = Button("Reading…", "main", size="next", icon_after="arrow-right")
        self.other = Button("Try it with a practice list", size="next")
        for way in (self.button, self.other):  # as wide as one another, and the words keep their line
            way.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        ways = holder(row(column(None, self.button, self.other, None, gap=12), None, gap=0))
        inside = row(self._medallion, column(None, self._line, self._detail, None), gap=24)
        inside.setStretch(1, 1)
        told = QWidget()
        told.setLayout(inside)
        self.add(columns(told, ways, shares=(1, 0), gap=20, narrow=700))
        self.button.hide()
        self.other.hide()

    def show_step(self, step: NextStep) -> None:
        """Show the next thing."""
        from bwvreview.ui.pages.home.words import said

        words_of = said(step)
        self._medallion.show_icon(words_of.icon)
        self._line.setText(words_of.title)
        self._detail.setText(words_of.detail)
        self.button.say(words_of.button)
        self.button.show()
        self.other.setVisible(bool(words_of.other))
        if words_of.other:
            self.other.say(words_of.other)

    def show_problem(self, problem: Problem) -> None:
        """Say why nothing is next, and what to do about it."""
        self._medallion.show_icon("alert-circle")
        self._line.setText(problem.message)
        self._detail.setText(problem.advice)
        self.button.hide()
        self.other.hide()


class HomePage(Page):
    """What to do next. `wanted` comes with the kind of the next thing and its slot."""

    wanted = Signal(str, str)
    practice_wanted = Signal()
    keep_wanted = Signal()
    session_wanted = Signal()
    reply_wanted = Signal(int)  # the number of what was asked for
    replies_wanted = Signal()
    guide_wanted = Signal()

    def __init__(self, today: date) -> None:
        guide = Button("Guide", size="row", icon="help-circle", key="F1")
        super().__init__("What to do next", day(today, weekday=True), head_end=guide, gap=18)
        guide.clicked.connect(self.guide_wanted)
        self._step: NextStep | None = None
        self.next = NextCard()
        self.next.button.clicked.connect(self._go)
        self.next.other.clicked.connect(self.practice_wanted)
        self._expiring = Card("{Clips} about to be deleted", padding=(15, 20))
        self._expiring_body = column()
        self._none_expire = words("Reading…", "muted")
        self._keep = Button("Ask the police to keep the {clips}", size="row")
        self._keep.clicked.connect(self.keep_wanted)
        self._expiring.add(6, self._expiring_body, self._none_expire, 10, row(self._keep, None), None)
        self._when = right_words("")
        self._session = Card("Open session", aside=self._when, padding=(15, 20))
        self._session_body = column()
        self._session.add(6, self._session_body, None)
        self._session_body.addWidget(words("Reading…", "muted"))
        self._replies = self._overdue_card()
        self.add(self.next, columns(self._expiring, self._session, shares=(540, 532), narrow=760), self._replies, None)
        self._keep.hide()

    @cached_property
    def _table(self) -> Table[ExpiringClip]:
        from bwvreview.ui.pages.home.expiring import expiring_table

        made = expiring_table()
        self._expiring_body.addWidget(made)
        return made

    @cached_property
    def _overdue(self) -> AskedRows:
        from bwvreview.ui.widgets.asked import AskedRows

        made = AskedRows("Overdue police replies")
        made.wanted.connect(self.reply_wanted)
        self._overdue_body.addWidget(made)
        return made

    def _overdue_card(self) -> Card:
        self._every_reply = Button("See all replies", "link")
        self._every_reply.clicked.connect(self.replies_wanted)
        self._overdue_body = column()
        self._none_overdue = words("Reading…", "muted")
        self._every_reply.hide()
        return Card(
            "Overdue police replies",
            6,
            self._overdue_body,
            self._none_overdue,
            aside=self._every_reply,
            padding=(15, 20),
        )

    def main_button(self) -> Button | None:
        """Give the button that Ctrl+Enter presses."""
        return self.next.button

    def focus_start(self) -> None:
        """Put the focus on the next thing."""
        self.next.button.setFocus()

    def show_home(self, view: HomeView) -> None:
        """Show all of it."""
        from bwvreview.ui.widgets.focus import tab_as_laid_out

        self.set_heading("What to do next", ". ".join(filter(None, (day(view.today, weekday=True), view.warning))))
        had_focus = self._step is None and self.isVisible()
        self._step = view.next
        self.next.show_step(view.next)
        if had_focus:
            self.focus_start()
        self._show_expiring(view)
        self._show_session(view.session)
        self._show_overdue(view)
        tab_as_laid_out(self)

    def show_problem(self, problem: Problem) -> None:
        """Say why nothing can be shown."""
        self.set_heading("The records could not be opened", "")
        self.next.show_problem(problem)
        self._expiring.hide()
        self._session.hide()
        self._replies.hide()

    def _show_expiring(self, view: HomeView) -> None:
        from bwvreview.ui.pages.home.words import ask_to_keep

        self._expiring.setVisible(are_deleted())
        if view.expiring or "_table" in self.__dict__:
            self._table.show_rows(view.expiring)
            self._table.setVisible(bool(view.expiring))
        soon = "No {clip} is deleted in the next 7 days" if view.session else "No {clips} are waiting to be deleted"
        self._none_expire.setText(soon)
        self._none_expire.setVisible(not view.expiring)
        self._keep.setVisible(view.to_keep > 0 and view.next.kind != "keep")  # once is enough
        self._keep.say(ask_to_keep(view.to_keep))

    def _show_overdue(self, view: HomeView) -> None:
        if view.overdue or "_overdue" in self.__dict__:
            from bwvreview.ui.widgets.asked import asked_row

            self._overdue.show_rows([asked_row(line, view.today) for line in view.overdue[:_MOST]])
            self._overdue.setVisible(bool(view.overdue))
        self._none_overdue.setText("No replies are overdue")
        self._none_overdue.setVisible(not view.overdue)
        self._every_reply.setVisible(view.replies > 0)
        self._every_reply.say(tr("See all {n} replies", view.replies) if view.replies > 1 else "See the reply")

    def _show_session(self, session: SessionCard | None) -> None:
        from bwvreview.ui.pages.home.words import STATES, counts, session_line, session_title
        from bwvreview.ui.widgets.slots import Marked, SlotTile

        empty(self._session_body)
        self._when.setText(session_title(session) if session else "")  # type: ignore[attr-defined]
        if session is None:
            self._session_body.addWidget(words("No session is open", "muted"))
            return
        self._session_body.addWidget(words(session_line(session), "muted"))
        self._session_body.addSpacing(14)
        tiles = [SlotTile(clip.slot, clip.state, STATES[clip.state]) for clip in session.clips]
        self._session_body.addWidget(flow(*tiles, gap=5, line_gap=5))
        self._session_body.addSpacing(14)
        self._session_body.addWidget(
            flow(*(Marked(text, icon, stroke=stroke) for text, icon, stroke in counts(session)), gap=16)
        )
        self._session_body.addSpacing(16)
        button = Button("Open the session", size="row")
        button.clicked.connect(self.session_wanted)
        self._session_body.addLayout(row(button, None))

    def _go(self) -> None:
        if self._step is not None:
            self.wanted.emit(self._step.kind, self._step.slot)
