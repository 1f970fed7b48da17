"""The plan itself: every card of it, and what they add up to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bwvreview.services.fix_plan import FixPlan
from bwvreview.ui.pages.draw_plan.evening import GroupCard, ViewingCard
from bwvreview.ui.pages.draw_plan.meaning import EveningCard, ShowingCard
from bwvreview.ui.pages.draw_plan.themes import ThemesCard
from bwvreview.ui.widgets.layouts import column, columns, holder

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bwvreview.domain.errors import Problem
    from bwvreview.services.plan_means import PlanMeans
    from bwvreview.services.split_theme import ThemePart
    from bwvreview.services.views_plan import PlanView


class PlanBoard(QWidget):
    """The cards of a plan. `looked` comes when something changed that no figure depends on; `changed` when one does."""

    looked = Signal()
    changed = Signal()
    day_changed = Signal(object)  # date
    minutes_changed = Signal(object)  # int | None
    ways_wanted = Signal(str)
    split_chosen = Signal(str, str)
    theme_wanted = Signal()
    needed_wanted = Signal()
    reasons_wanted = Signal()
    hold_back_wanted = Signal(str, str)
    offer_again_wanted = Signal()
    revealed = Signal(object)  # QWidget

    def __init__(self, view: PlanView) -> None:
        super().__init__()
        self._view = view
        self.themes = ThemesCard(view)
        self.evening, self._showing = EveningCard(view.minutes_per_clip), ShowingCard()
        self._showing.hide()
        self.viewing = ViewingCard(view.day, view.session_minutes, view.doubt)
        self._group = None if view.group_name else GroupCard()
        right = holder(column(self.evening, self._showing, None, gap=14))
        plan = columns(self.themes, right, shares=(590, 482))
        cards = [plan, self.viewing] if self._group is None else [self._group, plan, self.viewing]
        self.setLayout(column(*cards, gap=14))
        self._connect()

    def _connect(self) -> None:
        themes, viewing, held_back = self.themes, self.viewing, self.themes.held_back
        themes.changed.connect(self.changed)
        themes.ways_wanted.connect(self.ways_wanted)
        themes.split_chosen.connect(self.split_chosen)
        themes.theme_wanted.connect(self.theme_wanted)
        themes.revealed.connect(self.revealed)
        held_back.reasons_wanted.connect(self.reasons_wanted)
        held_back.wanted.connect(self.hold_back_wanted)
        held_back.offer_again_wanted.connect(self.offer_again_wanted)
        viewing.changed.connect(self._look)
        viewing.day_changed.connect(self.day_changed)
        viewing.minutes_changed.connect(self.minutes_changed)
        self._showing.needed_wanted.connect(self.needed_wanted)
        self._showing.clips_wanted.connect(themes.set_clips)
        if self._group is not None:
            self._group.changed.connect(self.looked)

    def _look(self) -> None:
        self.themes.show_reserves(self.viewing.unavailable == "next")
        self.looked.emit()

    def show_plan(self, chosen: FixPlan) -> None:
        """Show a plan that was made before, as far as it can still be drawn."""
        self.viewing.set_dice(chosen.dice)
        self.viewing.set_unavailable(chosen.unavailable)
        if self._group is not None:
            self._group.set_names(chosen.group_name, chosen.borough)
        self.themes.plan({theme.label: theme for theme in chosen.themes}, chosen.splits)
        self._look()

    def show_means(self, means: PlanMeans, session_minutes: int | None) -> None:
        """Show what the plan means."""
        planned = {theme.label: theme.sample for theme in self.themes.planned() if theme.sample}
        if planned:
            self.evening.show_means(means, len(planned), session_minutes)
        else:
            self.evening.show_nothing()
        self._showing.show_sentences(means.can_show)
        self._showing.show_needed(means.needed, planned)
        self._showing.setVisible(bool(means.can_show))
        self.themes.show_means(means)

    def show_ways(self, theme: str, ways: Sequence[tuple[str, str]]) -> None:
        """Offer what a theme can be split by."""
        row = self.themes.row(theme)
        if row is not None:
            row.split.show_ways(ways)

    def show_parts(self, theme: str, by: str, parts: Sequence[ThemePart]) -> None:
        """Say how many encounters the parts of a theme have."""
        row = self.themes.row(theme)
        if row is not None and row.split.by == by:
            row.split.show_parts(parts)

    def show_reasons(self, reasons: Sequence[tuple[str, str]]) -> None:
        """Offer the reasons for which the police may hold clips back."""
        self.themes.held_back.show_reasons(reasons)

    def show_not_held_back(self, problem: Problem) -> None:
        """Say what is wrong with the references that were written."""
        self.themes.held_back.show_problem(problem)

    @property
    def within(self) -> int:
        """How close a share is wanted, in 100; 0 while nobody asks."""
        return self._showing.within

    def chosen(self) -> FixPlan:
        """Give the plan as it stands."""
        name = self._group.name if self._group is not None else self._view.group_name
        return FixPlan(
            self._view.list_id,
            self.viewing.day,
            self.viewing.dice,
            name,
            self.themes.planned(),
            unavailable=self.viewing.unavailable,
            splits=self.themes.splits(),
            borough=self._group.borough if self._group is not None else "",
        )
