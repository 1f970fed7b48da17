"""The plan page: what is chosen, whether it can be fixed, and what stands in its way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from bwvreview.services.fix_plan import FixPlan
from bwvreview.services.views_draw import FEWEST, MOST
from bwvreview.ui.pages.draw_plan.evening import GroupCard, ViewingCard
from bwvreview.ui.pages.draw_plan.meaning import EveningCard, ShowingCard
from bwvreview.ui.pages.draw_plan.themes import ThemesCard
from bwvreview.ui.pages.draw_plan.waiting import WaitingCard
from bwvreview.ui.widgets.button import Button
from bwvreview.ui.widgets.card import EmptyState
from bwvreview.ui.widgets.focus import focus_later
from bwvreview.ui.widgets.layouts import column, columns, holder
from bwvreview.ui.widgets.notice import Notice
from bwvreview.ui.widgets.page import Page, first_focus

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QResizeEvent

    from bwvreview.domain.errors import Problem
    from bwvreview.services.plan_draw import PlanMeans
    from bwvreview.services.split_theme import ThemePart
    from bwvreview.services.views_draw import PlanView, WaitingDraw

_TITLE = "Plan the draw"
_SUB = "Choose themes, and how many clips of each. Dice choose the clips, never a person."


class DrawPlanPage(Page):
    """Shows a list's themes and takes a plan; or a draw that waits; or that there is no list yet."""

    plan_changed = Signal()
    day_changed = Signal(object)  # date
    minutes_changed = Signal(object)  # int | None
    ways_wanted = Signal(str)
    split_chosen = Signal(str, str)
    theme_wanted = Signal()
    fix_wanted = Signal()
    save_wanted = Signal()
    list_wanted = Signal()
    go_on_wanted = Signal()
    give_up_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__(_TITLE, _SUB)
        self._view: PlanView | None = None
        self._themes: ThemesCard | None = None
        self._evening: EveningCard | None = None
        self._showing: ShowingCard | None = None
        self._viewing: ViewingCard | None = None
        self._group: GroupCard | None = None
        self._notice: Notice | None = None
        self._fix: Button | None = None

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
        self.add(EmptyState("file-spreadsheet", "There is no list yet", sentence, opened), None)
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

    def show_plan(self, view: PlanView, chosen: FixPlan | None = None, splits: Mapping[str, str] | None = None) -> None:
        """Show the themes of a list, with a plan that was made before when there is one."""
        self._begin()
        self._view = view
        self._themes = ThemesCard(view.themes, view.others)
        self._evening, self._showing = EveningCard(view.minutes_per_clip), ShowingCard()
        self._showing.hide()
        self._viewing = ViewingCard(view.day, view.session_minutes)
        right = holder(column(self._evening, self._showing, None, gap=14))
        self._notice = Notice("", mood="stop")
        self._notice.hide()
        self.add(self._notice)
        if not view.group_name:
            self._group = GroupCard()
            self.add(self._group)
        self.add(columns(self._themes, right, shares=(590, 482)), self._viewing, None)
        self._buttons()
        self._connect()
        if chosen is not None:
            self._viewing.set_dice(chosen.dice)
            if self._group is not None:
                self._group.set_name(chosen.group_name)
            self._themes.plan({theme.label: theme for theme in chosen.themes}, splits or {})
        self._look()

    def _buttons(self) -> None:
        self._fix = Button("Fix this plan and show the fingerprint", "main")
        self._fix.clicked.connect(self.fix_wanted)
        save = Button("Save the plan for later")
        save.clicked.connect(self.save_wanted)
        own = Button("Make your own theme")
        own.clicked.connect(self.theme_wanted)
        self.bar.set_buttons(self._fix, save, own)

    def _connect(self) -> None:
        if self._themes is not None and self._viewing is not None:
            self._themes.changed.connect(self._changed)
            self._themes.ways_wanted.connect(self.ways_wanted)
            self._themes.split_chosen.connect(self.split_chosen)
            self._viewing.changed.connect(self._look)
            self._viewing.day_changed.connect(self.day_changed)
            self._viewing.minutes_changed.connect(self.minutes_changed)
        if self._group is not None:
            self._group.changed.connect(self._look)

    def show_working(self) -> None:
        """Say that the figures are being worked out."""
        if self._evening is not None:
            self._evening.show_working()

    def show_means(self, means: PlanMeans, session_minutes: int | None) -> None:
        """Show what the plan means."""
        if self._themes is None or self._evening is None or self._showing is None:
            return
        themes = sum(1 for theme in self._themes.planned() if theme.sample)
        if themes:
            self._evening.show_means(means, themes, session_minutes)
        else:
            self._evening.show_nothing()
        self._showing.show_sentences(means.can_show)
        self._showing.setVisible(bool(means.can_show))
        self._themes.warn(means.warnings)
        self._look()

    def show_ways(self, theme: str, ways: Sequence[tuple[str, str]]) -> None:
        """Offer what a theme can be split by."""
        row = self._themes.row(theme) if self._themes is not None else None
        if row is not None:
            row.split.show_ways(ways)

    def show_parts(self, theme: str, by: str, parts: Sequence[ThemePart]) -> None:
        """Say how many encounters the parts of a theme have."""
        row = self._themes.row(theme) if self._themes is not None else None
        if row is not None and row.split.by == by:
            row.split.show_parts(parts)

    def splits(self) -> dict[str, str]:
        """Give by what each planned theme is split."""
        return self._themes.splits() if self._themes is not None else {}

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
        self.bar.say(f"Saved at {at}", "good")

    # what is chosen

    def chosen(self) -> FixPlan | None:
        """Give the plan as it stands, None while there is none to make."""
        if self._view is None or self._themes is None or self._viewing is None:
            return None
        name = self._group.name if self._group is not None else self._view.group_name
        return FixPlan(self._view.list_id, self._viewing.day, self._viewing.dice, name, self._themes.planned())

    def _changed(self) -> None:
        self._look()
        self.plan_changed.emit()

    def _look(self) -> None:
        """Say whether the plan can be fixed, and if not, why."""
        chosen = self.chosen()
        if chosen is None or self._fix is None or self._viewing is None:
            return
        reason = _reason(chosen, self._viewing.date_error)
        self._fix.set_available(reason=reason)
        narrow = self._summary() if self._is_narrow() else ""
        self.bar.say(reason or narrow or "No clip is chosen yet")

    def _summary(self) -> str:
        return self._evening.summary() if self._evening is not None else ""

    def _is_narrow(self) -> bool:
        return self._themes is not None and self._themes.width() > self.width() * 0.7

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102, N802 - Qt's
        super().resizeEvent(event)
        self._look()

    def focus_start(self) -> None:
        """Put the focus on the first control."""
        start = first_focus(self)
        if start is not None:
            start.setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin(self) -> None:
        focus_later(self, self.focus_start)
        self._view = self._themes = self._evening = self._showing = None
        self._viewing = self._group = self._notice = self._fix = None
        self.clear()
        self.set_heading(_TITLE, _SUB)


def _reason(chosen: FixPlan, date_error: str) -> str:
    """Say why a plan cannot be fixed yet; empty when it can."""
    clips = sum(theme.sample for theme in chosen.themes)
    if clips < FEWEST:
        return f"Choose at least {FEWEST} clips"
    if clips > MOST:
        return f"Choose {MOST} clips or fewer"
    if date_error:
        return "Mend the viewing date"
    return "" if chosen.group_name else "Write the name of your group"
