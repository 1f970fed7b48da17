"""The plan page: a plan to make, a draw that waits, or no list yet; and what stands in a plan's way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from bwvreview.services.views_plan import FEWEST, MOST
from bwvreview.ui.pages.draw_plan.board import PlanBoard
from bwvreview.ui.pages.draw_plan.waiting import WaitingCard
from bwvreview.ui.theme import px
from bwvreview.ui.widgets.button import Button
from bwvreview.ui.widgets.card import Card, EmptyState
from bwvreview.ui.widgets.focus import focus_later
from bwvreview.ui.widgets.notice import Notice
from bwvreview.ui.widgets.page import Page, first_focus

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from bwvreview.domain.errors import Problem
    from bwvreview.services.fix_plan import FixPlan
    from bwvreview.services.plan_means import PlanMeans
    from bwvreview.services.split_theme import ThemePart
    from bwvreview.services.views_draw import WaitingDraw
    from bwvreview.services.views_plan import PlanView

_TITLE = "Plan the draw"
_SUB = "Choose themes, and how many {clips} of each. Dice choose the {clips}, never a person."
_FIX, _SAVE = "Fix this plan and show the fingerprint", "Save the plan for later"
_FIX_SHORT, _SAVE_SHORT = "Fix this plan", "Save for later"
_SETTLED_MS = 400
"""So long a page that is shown anew may take to find its height."""
_PASSED_ON = (
    "day_changed",
    "minutes_changed",
    "ways_wanted",
    "split_chosen",
    "theme_wanted",
    "needed_wanted",
    "reasons_wanted",
    "hold_back_wanted",
    "offer_again_wanted",
)


class DrawPlanPage(Page):
    """Shows a list's themes and takes a plan; or a draw that waits; or that there is no list yet."""

    plan_changed = Signal()
    day_changed = Signal(object)  # date
    minutes_changed = Signal(object)  # int | None
    ways_wanted = Signal(str)
    split_chosen = Signal(str, str)
    theme_wanted = Signal()
    needed_wanted = Signal()
    reasons_wanted = Signal()
    hold_back_wanted = Signal(str, str)  # references as written, reason
    offer_again_wanted = Signal()
    fix_wanted = Signal()
    save_wanted = Signal()
    list_wanted = Signal()
    go_on_wanted = Signal()
    give_up_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__(_TITLE, _SUB)
        self._board: PlanBoard | None = None
        self._notice: Notice | None = None
        self._done = self._stay = ""
        self._height = 0
        self.scroller.verticalScrollBar().rangeChanged.connect(self._come_back)
        self._fix, self._save = Button(_FIX, "main"), Button(_SAVE)

    # what is shown

    def show_reading(self) -> None:
        """Say that the list is being looked at."""
        self._begin()
        self.bar.set_buttons()
        self.bar.say("Reading…", icon="hourglass")

    def show_no_list(self) -> None:
        """Say that a list has to come first."""
        self._begin()
        opened = Button("Open a police list", "main")
        opened.clicked.connect(self.list_wanted)
        sentence = "A draw starts with the list from the police."
        state = EmptyState("file-spreadsheet", "There is no list yet", sentence, opened)
        self.add(Card("", state, padding=(20, 20)), None)
        self.bar.set_buttons()
        self.bar.say("")

    def show_waiting(self, waiting: WaitingDraw) -> None:
        """Offer to go on with a draw that is fixed, or to give it up with a reason."""
        self._begin()
        card = WaitingCard(waiting)
        card.go_on.connect(self.go_on_wanted)
        card.given_up.connect(self.give_up_wanted)
        self.set_heading(card.heading, card.sentence)
        self.add(card, None)
        self.bar.set_buttons()
        self.bar.say("")

    def show_plan(self, view: PlanView, chosen: FixPlan | None = None) -> None:
        """Show the themes of a list, with a plan that was made before when there is one.

        Where a plan was shown already, for another day say, people stay in the box and at the height they were.
        """
        self._stay_at(anew=self._board is None)
        self._begin()
        self._notice = Notice("", mood="stop")
        self._notice.hide()
        self._board = PlanBoard(view)
        self.add(self._notice, self._board, None)
        self._buttons()
        self._board.changed.connect(self._changed)
        self._board.looked.connect(self._look_again)
        self._board.revealed.connect(self._reveal)
        for name in _PASSED_ON:
            getattr(self._board, name).connect(getattr(self, name))
        if chosen is not None:
            self._board.show_plan(chosen)
        self._look()

    def _buttons(self) -> None:
        self._fix, self._save = Button(_FIX, "main"), Button(_SAVE)
        self._fix.clicked.connect(self.fix_wanted)
        self._save.clicked.connect(self.save_wanted)
        self.bar.set_buttons(self._fix, self._save)

    def show_working(self) -> None:
        """Say that the figures are being worked out."""
        if self._board is not None:
            self._board.evening.show_working()

    def show_means(self, means: PlanMeans, session_minutes: int | None) -> None:
        """Show what the plan means."""
        if self._board is not None:
            self._board.show_means(means, session_minutes)
            self._look()

    def show_ways(self, theme: str, ways: Sequence[tuple[str, str]]) -> None:
        """Offer what a theme can be split by."""
        if self._board is not None:
            self._board.show_ways(theme, ways)

    def show_parts(self, theme: str, by: str, parts: Sequence[ThemePart]) -> None:
        """Say how many encounters the parts of a theme have."""
        if self._board is not None:
            self._board.show_parts(theme, by, parts)

    def show_reasons(self, reasons: Sequence[tuple[str, str]]) -> None:
        """Offer the reasons for which the police may hold clips back."""
        if self._board is not None:
            self._board.show_reasons(reasons)

    def show_not_held_back(self, problem: Problem) -> None:
        """Say what is wrong with the references that were written."""
        if self._board is not None:
            self._board.show_not_held_back(problem)

    def show_problem(self, problem: Problem) -> None:
        """Say what stands in the way, above the plan."""
        if self._notice is None:
            self._begin()
            self._notice = Notice("", mood="stop")
            self.add(self._notice, None)
            self.bar.set_buttons()
        self._notice.say(problem.advice, title=problem.message)
        self._notice.show()
        self.scroller.verticalScrollBar().setValue(0)

    def show_saved(self, at: str) -> None:
        """Say that the plan is kept for later."""
        self.show_done(f"Saved at {at}")

    def show_done(self, what: str) -> None:
        """Say in the bar what was done, until something else is changed."""
        self._done = what
        self._look()

    # what is chosen

    def chosen(self) -> FixPlan | None:
        """Give the plan as it stands, None while there is none to make."""
        return self._board.chosen() if self._board is not None else None

    @property
    def within(self) -> int:
        """How close a share is wanted, in 100; 0 while nobody asks."""
        return self._board.within if self._board is not None else 0

    def _reveal(self, part: QWidget) -> None:
        """Bring a part into view, once it has its size."""
        QTimer.singleShot(1, part, lambda: self.scroller.ensureWidgetVisible(part, 0, px(60)))

    def _changed(self) -> None:
        self._look_again()
        self.plan_changed.emit()

    def _look_again(self) -> None:
        self._done = ""
        self._look()

    def _look(self) -> None:
        """Say whether the plan can be fixed, and if not, why."""
        board = self._board
        if board is None:
            return
        narrow = board.themes.width() > self.width() * 0.7
        for button, long, short in ((self._fix, _FIX, _FIX_SHORT), (self._save, _SAVE, _SAVE_SHORT)):
            button.say(short if narrow else long)
            button.setAccessibleName(long)
        reason = _reason(board.chosen(), board.viewing.date_error, doubted=board.viewing.is_doubted)
        self._fix.set_available(reason=reason)
        if self._done:
            self.bar.say(self._done, "good")
        else:
            self.bar.say(reason or (board.evening.summary() if narrow else "") or "Dice choose the {clips} later")

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102, N802 - Qt's
        super().resizeEvent(event)
        self._look()

    def _stay_at(self, *, anew: bool) -> None:
        """Remember the box that has the focus, and how far the page is scrolled."""
        focus, bar = self.window().focusWidget(), self.scroller.verticalScrollBar()
        self._stay = "" if anew or focus is None or not self.isAncestorOf(focus) else focus.accessibleName()
        self._height = 0 if anew else max(bar.value(), self._height)
        QTimer.singleShot(_SETTLED_MS, self, self._settle)

    def _settle(self) -> None:
        self._height = 0  # from now on people scroll

    def _come_back(self, _least: int, most: int) -> None:
        """Scroll to where people were, whenever the page grows while it finds its height."""
        if self._height:
            self.scroller.verticalScrollBar().setValue(min(self._height, most))

    def focus_start(self) -> None:
        """Put the focus where it was before the plan was shown again; else on the first control."""
        inside = self._board.findChildren(QWidget) if self._board is not None and self._stay else []
        again = (part for part in inside if part.accessibleName() == self._stay)
        start = next((part for part in again if part.focusPolicy() & Qt.FocusPolicy.TabFocus), first_focus(self))
        if start is not None:  # as by Tab, so that what stands in a box is typed over
            start.setFocus(Qt.FocusReason.TabFocusReason if self._stay else Qt.FocusReason.OtherFocusReason)

    def _begin(self) -> None:
        focus_later(self, self.focus_start)
        self._board = self._notice = None
        self._done = ""
        self.clear()
        self.set_heading(_TITLE, _SUB)


def _reason(chosen: FixPlan, date_error: str, *, doubted: bool) -> str:
    """Say why a plan cannot be fixed yet; empty when it can."""
    clips = sum(theme.sample for theme in chosen.themes)
    if clips < FEWEST:
        return f"Choose at least {FEWEST} {{clips}}"
    if clips > MOST:
        return f"Choose {MOST} {{clips}} or fewer"
    if date_error:
        return "Mend the {viewing} date"
    if doubted:
        return "Check the {viewing} date"
    return "" if chosen.group_name else "Write the name of your group"
