"""Tell the public: choose the days, approve sentences one by one, save the page."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from bwvreview.domain.days import read_day
from bwvreview.ui.say import count, day, typed_day
from bwvreview.ui.widgets.answer_sets import TickBox
from bwvreview.ui.widgets.button import Button
from bwvreview.ui.widgets.card import Card, EmptyState
from bwvreview.ui.widgets.fields import Field
from bwvreview.ui.widgets.focus import focus_later
from bwvreview.ui.widgets.layouts import column, columns, flow, holder
from bwvreview.ui.widgets.notice import Notice
from bwvreview.ui.widgets.page import Page, first_focus
from bwvreview.ui.widgets.rows import Fact, Facts
from bwvreview.ui.widgets.words import Hairline, words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from bwvreview.domain.errors import Problem
    from bwvreview.services.publish import PublicView, Sentence

_TITLE = "Tell the public"
_SUB = "One page for your website. Nothing on it leads to {a_clip} or a person."
_WRONG_DAY = "Write both days, for example 30 November 2026, the first one first."


class PublishPage(Page):
    """Takes decisions about sentences (`settled`: Sentence, approved), days (`days_given`) and the wish to save."""

    settled = Signal(object, bool)
    days_given = Signal(object, object)  # date, date
    save_wanted = Signal()
    session_wanted = Signal()
    feedback_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(_TITLE, _SUB)
        self._first, self._last = Field("First day", width=184), Field("Last day", width=184)
        self._wrong = words("", "hint")
        self._problem = Notice("", mood="stop")
        self._make_up = False

    @property
    def wants_make_up(self) -> bool:
        """Whether the page is to tell who was on the lists. Nobody is told unless it was ticked."""
        return self._make_up

    def show_none(self) -> None:
        """Say that there is no session to tell about."""
        self._begin()
        button = Button("Go to the session", "main")
        button.clicked.connect(self.session_wanted)
        state = EmptyState("send", "Nothing to tell yet", "The page tells about {viewings} that were held.", button)
        self.only = button
        self.add(Card("", state, padding=(20, 20)), None)
        self.bar.set_buttons()

    def show_view(self, view: PublicView) -> None:
        """Show what the page would tell."""
        where = self.scroller.verticalScrollBar().value()
        self._begin()
        self._problem = Notice("", mood="stop")
        self._problem.hide()
        left = column(self._problem, self._sentences(view), None, gap=14)
        right = column(self._days(view), self._lists(), self._tells(), None, gap=14)
        self.add(columns(holder(left), holder(right), shares=(640, 432), narrow=800), None)
        save = Button("Save the page", "main", icon="device-floppy")
        save.clicked.connect(self.save_wanted)
        back = Button("Back to the feedback", icon="chevron-left")
        back.clicked.connect(self.feedback_wanted)
        self.bar.set_buttons(save, back)
        self.bar.say("This program sends nothing", icon="shield-check")
        self.scroller.verticalScrollBar().setValue(where)

    def show_problem(self, problem: Problem) -> None:
        """Say why it could not be done."""
        self._problem.say(problem.advice, title=problem.message)
        self._problem.show()
        self.scroller.verticalScrollBar().setValue(0)

    def focus_start(self) -> None:
        """Begin at the first sentence, else at the main button."""
        start = first_focus(self) or self.main_button()
        if start is not None:
            start.setFocus()

    def _begin(self) -> None:
        focus_later(self, self.focus_start)
        self.only = None
        self.clear()
        self.bar.say("")

    def _sentences(self, view: PublicView) -> Card:
        card = Card("Sentences from your records", padding=(14, 20))
        if not view.sentences:
            card.add(4, words("Nobody wrote a sentence in these days that could be told.", "muted"))
            return card
        card.add(2, words("Tick what everybody may read. The others stay here.", "muted"))
        for question, group in groupby(view.sentences, key=lambda one: one.question):
            card.add(10, words(question, "strong"), 2)
            for sentence in group:
                card.add(Hairline(), 4, self._sentence(sentence), 4)
        return card

    def _sentence(self, sentence: Sentence) -> QWidget:
        box = TickBox(sentence.text)
        if sentence.holds:
            box.set_available(reason=f"It may hold {sentence.holds}. Change the answer on its {{clip}} first.")
            return box
        box.setChecked(sentence.approved)
        box.toggled.connect(lambda on: self.settled.emit(sentence, on))
        return box

    def _days(self, view: PublicView) -> Card:
        self._first, self._last = Field("First day", width=184), Field("Last day", width=184)
        self._first.setText(typed_day(view.first))
        self._last.setText(typed_day(view.last))
        change = Button("Show these days", size="row")
        change.clicked.connect(self._given)
        for field in (self._first, self._last):
            field.returnPressed.connect(self._given)
        self._wrong = words("", "hint", tone="red")
        self._wrong.hide()
        labelled = flow(
            holder(column(words("First day", "strong"), 4, self._first)),
            holder(column(words("Last day", "strong"), 4, self._last)),
            gap=12,
        )
        held = f"{count(view.viewings, 'viewing')} from {day(view.first)} to {day(view.last)}"
        return Card("Which days", 4, words(f"{held}, {view.viewed} {{clips}} {{watched}}.", "muted"), 8, labelled, 6,
                    self._wrong, 4, flow(change))  # fmt: skip

    def _given(self) -> None:
        first, last = read_day(self._first.text()), read_day(self._last.text())
        wrong = first is None or last is None or first > last
        self._wrong.setText(_WRONG_DAY if wrong else "")
        self._wrong.setVisible(wrong)
        for field in (self._first, self._last):
            field.set_wrong(wrong)
        if not wrong:
            self.days_given.emit(first, last)

    def _lists(self) -> Card:
        box = TickBox("Tell who was on the lists, by ethnicity and age")
        box.setChecked(self._make_up)
        box.toggled.connect(self._choose_make_up)
        said = "Counts are rounded, and small ones hidden. It comes with what a sample cannot say."
        return Card("Beside the sample", 4, words(said, "muted"), 8, box)

    def _choose_make_up(self, on: bool) -> None:
        self._make_up = on

    def _tells(self) -> Card:
        return Card(
            "What the page tells", 4,
            Facts(
                Fact("Counts, rounded", "Small ones are hidden, and those that would give them away.", "shield-check"),
                Fact(
                    "How the {clips} were drawn", "The eight groups and the dice of each {viewing}.", "dice-5", "accent"
                ),
                Fact("The sentences you tick", "In no order that leads to {a_clip}.", "check"),
                Fact("Nothing else", "No reference, no {clip}, no other words of yours.", "eye-off", "accent"),
            ),
        )  # fmt: skip
