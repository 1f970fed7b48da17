"""What the plan of a draw asks of the services, each as one piece of work for the background."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from bwvreview.domain.draw.commit import PlannedTheme
    from bwvreview.domain.scheme import Scheme
    from bwvreview.services.fix_plan import FixPlan
    from bwvreview.services.plan_draw import Frame, PlanMeans
    from bwvreview.services.split_theme import ThemePart
    from bwvreview.services.views_draw import FixedView, PlanView, WaitingDraw
    from bwvreview.services.workspace import Workspace


_SPLITS = "draw.splits"


@dataclass(frozen=True, slots=True)
class Found:
    """What the draw page has to show: a draw that waits, or a list to plan from, or neither."""

    waiting: WaitingDraw | None = None
    view: PlanView | None = None
    frame: Frame | None = None
    kept: FixPlan | None = None
    splits: Mapping[str, str] = field(default_factory=dict)

    @property
    def minutes(self) -> int | None:
        """How long the session is."""
        return self.view.session_minutes if self.view is not None else None

    def with_minutes(self, minutes: int | None) -> Found:
        """Give the same with another length of the session."""
        return replace(self, view=replace(self.view, session_minutes=minutes)) if self.view is not None else self


def read(workspace: Workspace, day: date | None) -> Found:
    """Look for a draw that waits (of a day when given), else at the newest list."""
    from bwvreview.services.fix_plan import group_of, kept_plan
    from bwvreview.services.views_draw import plan_view, waiting_draw
    from bwvreview.services.views_lists import newest_list

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
        when = day or (kept.day if kept is not None else today)
        view, frame = plan_view(store, stored.id, group=group, day=when, scheme=_scheme())
        splits = json.loads(store.settings.get(_SPLITS) or "{}") if kept is not None else {}
        return Found(None, view, frame, kept, splits)


def moved(chosen: FixPlan | None, found: Found) -> FixPlan | None:
    """Give a plan as it stands after its day was moved; themes that can no longer be drawn fall out by themselves."""
    return replace(chosen, day=found.view.day) if chosen is not None and found.view is not None else None


def means(workspace: Workspace, frame: Frame, themes: tuple[PlannedTheme, ...], splits: Mapping[str, str]) -> PlanMeans:
    """Work out what a plan means."""
    from bwvreview.services.plan_draw import what_it_means

    scheme = _settled(workspace)
    return what_it_means(frame, _in_parts(frame, themes, splits, scheme), scheme)


def ways(workspace: Workspace, frame: Frame, theme: str) -> tuple[tuple[str, str], ...]:
    """Give what a theme can be split by."""
    from bwvreview.services.split_theme import ways_to_split

    return ways_to_split(frame, theme, _settled(workspace))


def parts(workspace: Workspace, frame: Frame, theme: str, by: str) -> tuple[ThemePart, ...]:
    """Give the parts of a theme."""
    from bwvreview.services.split_theme import strata_of

    return strata_of(frame, theme, by, _settled(workspace))


def split(workspace: Workspace, frame: Frame, chosen: FixPlan, splits: Mapping[str, str]) -> FixPlan:
    """Give a plan with its split themes in their parts. Raises DrawProblem where that cannot be."""
    return replace(chosen, themes=_in_parts(frame, chosen.themes, splits, _settled(workspace)))


def _in_parts(
    frame: Frame, themes: tuple[PlannedTheme, ...], splits: Mapping[str, str], scheme: Scheme
) -> tuple[PlannedTheme, ...]:
    from bwvreview.services.split_theme import SplitTheme, planned_parts

    found: list[PlannedTheme] = []
    for theme in themes:
        by = splits.get(theme.label)
        if by:
            found += planned_parts(frame, SplitTheme(theme.label, by, theme.sample, theme.reserves), scheme)
        else:
            found.append(theme)
    return tuple(found)


def keep(workspace: Workspace, chosen: FixPlan, splits: Mapping[str, str]) -> datetime:
    """Keep a plan for later, with what its themes are split by; give the time in London."""
    from bwvreview.services.clock import LONDON
    from bwvreview.services.fix_plan import keep_plan

    with workspace.store() as store:
        keep_plan(store, chosen)
        store.settings.put(_SPLITS, json.dumps(dict(splits), sort_keys=True))
    return workspace.clock.now().astimezone(LONDON)


def keep_minutes(workspace: Workspace, minutes: int | None) -> None:
    """Keep how long the session is."""
    with workspace.store() as store:
        store.settings.put("session.minutes", str(minutes) if minutes else "")


def fix(workspace: Workspace, chosen: FixPlan, salt: str) -> FixedView:
    """Fix a plan."""
    from bwvreview.services.fix_plan import fix_plan_for_room

    with workspace.store() as store:
        return fix_plan_for_room(store, replace(chosen, salt=salt), _scheme(), at=workspace.clock.now())


def _scheme() -> Scheme:
    from bwvreview.exchange.scheme_file import load_scheme

    return load_scheme()


def _settled(workspace: Workspace) -> Scheme:
    """The scheme with the group's own days and themes."""
    from bwvreview.services.settled import settled

    with workspace.reading() as store:
        return settled(store, _scheme())
