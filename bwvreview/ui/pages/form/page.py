"""The review form: which one is in use, what another one would change, and its questions to try."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication

from bwvreview.ui.pages.form.trying import TryCard
from bwvreview.ui.pages.form.words import change_rows, finding_rows, how_to_change, size, titled
from bwvreview.ui.say import count, day
from bwvreview.ui.theme import px
from bwvreview.ui.widgets.button import Button
from bwvreview.ui.widgets.card import Card
from bwvreview.ui.widgets.focus import focus_later
from bwvreview.ui.widgets.layouts import column, columns, flow, holder
from bwvreview.ui.widgets.notice import Notice
from bwvreview.ui.widgets.page import Page, first_focus
from bwvreview.ui.widgets.rows import Fact, Facts
from bwvreview.ui.widgets.words import words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from PySide6.QtCore import SignalInstance
    from PySide6.QtWidgets import QLayout, QWidget

    from bwvreview.domain.errors import Problem
    from bwvreview.domain.forms.survey import Form, Group
    from bwvreview.services.form_in_use import FormInUse, LookedAt
    from bwvreview.ui.widgets.button import Kind

_TITLE = "The review form"
_SUB = "The questions that each {clip} is recorded with."
_SHARES = (430, 660)
_NARROW = 900


class FormPage(Page):
    """Shows forms and takes wishes. `make_part` gives the questions of a part as the record page shows them."""

    open_wanted = Signal()
    again_wanted = Signal()  # the same file, read again
    put_away_wanted = Signal()
    use_wanted = Signal()
    first_wanted = Signal()  # the form that came with the program
    before_wanted = Signal()
    save_wanted = Signal()

    def __init__(self, make_part: Callable[[Group, Mapping[str, str]], QWidget], today: Callable[[], date]) -> None:
        super().__init__(_TITLE, _SUB)
        self._make_part, self._today = make_part, today
        self._problem = Notice("", mood="stop")
        self.trying: TryCard | None = None

    def show_in_use(self, found: FormInUse, before: Form | None) -> None:
        """Show the form for the next session, and how to change it."""
        self._begin(_SUB)
        facts = [Fact(titled(found.form), f"{size(found.form)}.", "list-check", "accent")]
        if found.since is not None:
            since = f"Chosen by your group on {day(found.since)}"
            facts.append(Fact(since, "Sessions before keep the form they began with.", "circle-check"))
        else:
            facts.append(Fact("It came with the program", "You can put your own in its place.", "circle-check"))
        card = Card("In use for the next session", 4, Facts(*facts))
        if links := self._other_forms(found, before):
            card.add(8, flow(*links, gap=18))
        self._lay_out(column(self._problem, card, how_to_change(), None, gap=14), found.form)
        self.bar.set_buttons(
            self._button("Open another form", self.open_wanted, "main"),
            self._button("Save it as a workbook", self.save_wanted),
        )

    def _other_forms(self, found: FormInUse, before: Form | None) -> list[Button]:
        links = []
        if found.is_own:
            links.append(self._button("Go back to the form of the program", self.first_wanted, "link"))
        if before is not None and before.fingerprint != found.form.fingerprint:
            version = f"version {before.version}" if before.version else f"“{before.title}”"
            links.append(self._button(f"Use your {version} again", self.before_wanted, "link"))
        return links

    def show_unreadable(self, problem: Problem) -> None:
        """Say that the group's own form cannot be read, and offer the ways out."""
        self._begin(_SUB)
        self._problem.say(problem.advice, title=problem.message)
        self._problem.show()
        self.add(self._problem, how_to_change(), None)
        self.bar.set_buttons(
            self._button("Open another form", self.open_wanted, "main"),
            self._button("Go back to the form of the program", self.first_wanted),
        )

    def show_reading(self, name: str) -> None:
        """Say that a form is being read."""
        self._begin(f"Reading “{name}”…")
        self.bar.set_buttons()

    def show_looked_at(self, found: LookedAt) -> None:
        """Show a form that was opened: its mistakes, or what is new in it and its questions to try."""
        self._begin(f"“{found.file}”, not in use yet")
        if found.form is None:
            self._show_mistakes(found)
        else:
            self._lay_out(column(self._problem, *self._cards(found, found.form), None, gap=14), found.form)
        use = self._button("Use it from the next session", self.use_wanted, "main")
        again = self._button("Open it again", self.again_wanted, "main" if found.form is None else "other")
        away = self._button("Put it away", self.put_away_wanted, "link")
        if found.form is None:
            self.bar.set_buttons(again, self._button("Open another form", self.open_wanted), away)
            return
        reason = _not_yet(found)
        use.set_available(reason=reason)
        self.bar.set_buttons(use, again, away)
        self.bar.say(reason)

    def _show_mistakes(self, found: LookedAt) -> None:
        told = "Mend each place in the workbook, save it, then open it again. Nothing was changed here."
        notice = Notice(told, title=f"This form has {count(len(found.errors), 'mistake')}", mood="stop")
        self.add(self._problem, notice, Card("What to mend", 4, finding_rows(found.errors, "circle-x", "red")), None)

    def _cards(self, found: LookedAt, form: Form) -> list[QWidget]:
        cards: list[QWidget] = [Notice(f"{titled(form)}, {size(form)}.", title="No mistake was found", mood="done")]
        if found.lacks:
            card = Card("What a session needs first", 4, finding_rows(found.lacks, "circle-x", "red"))
            cards.append(card)
        if found.changes:
            cards.append(Card("What is new", 4, change_rows(found.changes)))
        else:
            cards.append(Card("What is new", 4, words("Nothing. It is the form in use.", "muted")))
        if found.remarks:
            told = words("It works. Look whether it is meant so.", "muted")
            cards.append(Card("Worth a second look", 2, told, 4, finding_rows(found.remarks, "rate-amber", "amber")))
        return cards

    def show_problem(self, problem: Problem) -> None:
        """Say why it could not be done."""
        self._problem.say(problem.advice, title=problem.message)
        self._problem.show()
        self.scroller.verticalScrollBar().setValue(0)

    def focus_start(self) -> None:
        """Begin at the main button: the page is for looking."""
        start = self.main_button() or first_focus(self)
        if start is not None:
            start.setFocus()

    def _begin(self, sub: str) -> None:
        focus_later(self, self.focus_start)
        self.set_heading(_TITLE, sub)
        self.clear()
        self.trying = None
        self._problem = Notice("", mood="stop")
        self._problem.hide()
        self.bar.say("")

    def _lay_out(self, left: QLayout, form: Form) -> None:
        self.trying = TryCard(form, self._make_part, today=self._today())
        self.trying.went.connect(lambda: QTimer.singleShot(0, self, self._bring_into_view))
        right = column(self.trying, None)
        self.add(columns(holder(left), holder(right), shares=_SHARES, narrow=_NARROW), None)

    def _bring_into_view(self) -> None:
        focus = QApplication.focusWidget()
        if focus is not None and self.trying is not None and self.trying.isAncestorOf(focus):
            self.body.activate()
            self.scroller.ensureWidgetVisible(focus, 0, px(110))  # with its question above

    def _button(self, title: str, wish: SignalInstance, kind: Kind = "other") -> Button:
        made = Button(title, kind)

        def pressed() -> None:
            if made.available:
                wish.emit()

        made.clicked.connect(pressed)
        return made


def _not_yet(found: LookedAt) -> str:
    """Say why the form cannot be used now; '' when it can."""
    if found.lacks:
        return "Add first what a session needs"
    return "" if found.changes else "It is the form in use already"
