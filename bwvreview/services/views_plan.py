"""What the plan page shows: themes with rounded counts, what is left out and why, whose turn it is. No reference."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bwvreview.services.clock import LONDON
from bwvreview.services.last_sessions import LastThemes, last_themes
from bwvreview.services.plan_draw import sampling_frame
from bwvreview.services.settled import settled
from bwvreview.services.views_lists import ThemeLine, left_out_lines, theme_lines

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from bwvreview.domain.scheme import Scheme
    from bwvreview.services.plan_draw import Frame
    from bwvreview.storage.lists import StoredList
    from bwvreview.storage.store import Store

FEWEST, MOST = 3, 60
"""Clips of one session (domain, section 1)."""

NEW_CLIPS, NEW_RESERVES = 6, 2
"""What a theme starts with when it is ticked."""


@dataclass(frozen=True, slots=True)
class PlanView:
    """A list seen as something to draw from on a day. `themes` can be drawn, `others` say why they cannot.

    `to_draw` encounters can be drawn. `left_out` cannot, as (count, why in words); `held_back` counts those of which
    the police said so beforehand, by reason. `doubt` asks whether the day is right; it is empty for a likely one.
    """

    list_id: int
    day: date
    group_name: str
    themes: tuple[ThemeLine, ...]
    others: tuple[ThemeLine, ...]
    session_minutes: int | None
    minutes_per_clip: int
    to_draw: int = 0
    left_out: tuple[tuple[int, str], ...] = ()
    held_back: Mapping[str, int] = field(default_factory=dict)
    lately: LastThemes = field(default_factory=LastThemes)
    doubt: str = ""


def plan_view(store: Store, list_id: int, *, group: str, day: date, scheme: Scheme) -> tuple[PlanView, Frame]:
    """Give what a plan page shows, and the frame that its figures are worked out from."""
    scheme = settled(store, scheme)
    frame = sampling_frame(store, list_id, group=group, day=day, scheme=scheme)
    themes, others = theme_lines(frame.themes, scheme)
    minutes = store.settings.get("session.minutes")
    view = PlanView(
        list_id,
        day,
        store.settings.get("group.name"),
        themes,
        others,
        int(minutes) if minutes.isdecimal() else None,
        scheme.minutes_per_clip,
        len(frame.encounters),
        left_out_lines(frame.excluded),
        store.withheld.counts(list_id),
        last_themes(store, frame, group=group, day=day, scheme=scheme),
        _doubt(store.lists.get(list_id), day, scheme.police_keep),
    )
    return view, frame


def _doubt(stored: StoredList, day: date, keep_days: int | None) -> str:
    """Ask whether a day is right on which nobody would watch clips of this list; empty when it may well be."""
    came = stored.imported_at.astimezone(LONDON).date()
    if day < came:
        return "That day was before the list came. Is the year right?"
    last = max(stored.last_day or came, came)
    if keep_days is not None and (day - last).days > keep_days:
        return "By then all {video} of this list is deleted. Is the year right?"
    return ""
