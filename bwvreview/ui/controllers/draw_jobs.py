"""What the plan of a draw asks of the services, each as one piece of work for the background."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime

    from bwvreview.domain.scheme import Scheme
    from bwvreview.services.fix_plan import FixPlan
    from bwvreview.services.plan_draw import Frame
    from bwvreview.services.plan_means import PlanMeans
    from bwvreview.services.split_theme import ThemePart
    from bwvreview.services.views_draw import FixedView, WaitingDraw
    from bwvreview.services.views_plan import PlanView
    from bwvreview.services.workspace import Workspace
    from bwvreview.storage.store import Store


@dataclass(frozen=True, slots=True)
class Found:
    """What the draw page has to show: a draw that waits, or a list to plan from, or neither."""

    waiting: WaitingDraw | None = None
    view: PlanView | None = None
    frame: Frame | None = None
    kept: FixPlan | None = None

    @property
    def minutes(self) -> int | None:
        """How long the session is."""
        return self.view.session_minutes if self.view is not None else None

    def with_minutes(self, minutes: int | None) -> Found:
        """Give the same with another length of the session."""
        return replace(self, view=replace(self.view, session_minutes=minutes)) if self.view is not None else self


def read(workspace: Workspace, day: date | None, planned_for: date | None = None) -> Found:
    """Look for a draw that waits (of a day when given), else at the newest list, as on the day that is planned for."""
    from bwvreview.services.fix_plan import group_of, kept_plan
    from bwvreview.services.views_draw import waiting_draw
    from bwvreview.services.views_lists import newest_list
    from bwvreview.services.views_plan import plan_view

    today = workspace.clock.today()
    with workspace.reading() as store:
        group = group_of(store)
        waiting = waiting_draw(store, group, day)
        if waiting is not None:
            return Found(waiting)
        stored = newest_list(store)
        if stored is None:
            return Found()
        kept = kept_plan(store, stored.id, today) if day is None else None
        when = day or planned_for or (kept.day if kept is not None else today)
        view, frame = plan_view(store, stored.id, group=group, day=when, scheme=_scheme(store))
        return Found(None, view, frame, kept)


def moved(chosen: FixPlan | None, found: Found) -> FixPlan | None:
    """Give the plan that is still on the page, on the day that was read; None when another one is to be shown.

    That is so for another list, and for a plan that was kept while nothing is ticked on the page. Themes that can no
    longer be drawn fall out by themselves.
    """
    if chosen is None or found.view is None or chosen.list_id != found.view.list_id:
        return None
    return replace(chosen, day=found.view.day) if chosen.themes or found.kept is None else None


def means(workspace: Workspace, frame: Frame, chosen: FixPlan, within: int) -> PlanMeans:
    """Work out what a plan means, and how many clips tell a share `within` so many in 100 (0: nobody asks)."""
    from bwvreview.services.fix_plan import group_of
    from bwvreview.services.plan_means import Wish, work_out
    from bwvreview.services.settled import settled

    themes = tuple(theme for theme in chosen.themes if theme.sample)
    with workspace.reading() as store:
        wish = Wish(group_of(store), chosen.day, themes, chosen.splits, within)
        return work_out(store, frame, wish, settled(store, _scheme(store)))


def ways(workspace: Workspace, frame: Frame, theme: str) -> tuple[tuple[str, str], ...]:
    """Give what a theme can be split by."""
    from bwvreview.services.split_theme import ways_to_split

    return ways_to_split(frame, theme, _settled(workspace))


def parts(workspace: Workspace, frame: Frame, theme: str, by: str) -> tuple[ThemePart, ...]:
    """Give the parts of a theme."""
    from bwvreview.services.split_theme import strata_of

    return strata_of(frame, theme, by, _settled(workspace))


def keep(workspace: Workspace, chosen: FixPlan) -> datetime:
    """Keep a plan for later; give the time in London."""
    from bwvreview.services.clock import LONDON
    from bwvreview.services.fix_plan import keep_plan

    with workspace.store() as store:
        keep_plan(store, chosen)
    return workspace.clock.now().astimezone(LONDON)


def keep_minutes(workspace: Workspace, minutes: int | None) -> None:
    """Keep how long the session is."""
    with workspace.store() as store:
        store.settings.put("session.minutes", str(minutes) if minutes else "")


def fix(workspace: Workspace, chosen: FixPlan, salt: str) -> FixedView:
    """Fix a plan."""
    from bwvreview.services.fix_plan import fix_plan_for_room

    with workspace.store() as store:
        return fix_plan_for_room(store, replace(chosen, salt=salt), _scheme(store), at=workspace.clock.now())


def reasons(workspace: Workspace) -> tuple[tuple[str, str], ...]:
    """Give the reasons for which the police may hold clips back, as (name, words)."""
    from bwvreview.services.form_in_use import form_in_use
    from bwvreview.services.withheld import reasons_to_hold_back

    with workspace.reading() as store:
        scheme = _scheme(store)
        return reasons_to_hold_back(form_in_use(store, scheme).form, scheme)


def hold_back(workspace: Workspace, list_id: int, references: str, reason: str) -> int:
    """Keep clips out of every draw that is fixed from now on; give how many."""
    from bwvreview.services.withheld import HoldBack
    from bwvreview.services.withheld import hold_back as hold

    with workspace.store() as store:
        return hold(store, HoldBack(list_id, references, reason), _scheme(store), at=workspace.clock.now())


def offer_again(workspace: Workspace, list_id: int) -> None:
    """Hold nothing of a list back any longer."""
    from bwvreview.services.withheld import offer_again as offer

    with workspace.store() as store:
        offer(store, list_id)


def _scheme(store: Store) -> Scheme:
    from bwvreview.services.scheme_in_use import scheme_of

    return scheme_of(store)


def _settled(workspace: Workspace) -> Scheme:
    """The scheme with the group's own days and themes."""
    from bwvreview.services.settled import settled

    with workspace.reading() as store:
        return settled(store, _scheme(store))
