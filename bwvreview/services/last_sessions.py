"""What a group watched lately: whose turn it is among the themes, and where opinions differed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta
from fractions import Fraction
from itertools import islice
from typing import TYPE_CHECKING

from bwvreview.domain.reviewing import PANEL
from bwvreview.domain.sessions import ClipState
from bwvreview.services.plan_draw import after_viewing_only, title_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from bwvreview.domain.scheme import Scheme
    from bwvreview.services.plan_draw import Frame
    from bwvreview.storage.sessions import StoredClip, StoredSession
    from bwvreview.storage.store import Store

LOOKED_BACK = 3
"""Sessions after which a theme that was not watched has its turn."""

QUARTER = timedelta(days=92)
_SUGGESTED = 3
_WATCHED = (ClipState.VIEWED, ClipState.STARTED)


@dataclass(frozen=True, slots=True)
class LastThemes:
    """The themes of the group's last sessions. `watched` gives each theme's newest day.

    `due` names themes of the list that nobody watched in these `sessions`; empty when there were none.
    """

    sessions: int = 0
    watched: Mapping[str, date] = field(default_factory=dict)
    due: tuple[str, ...] = ()


def last_themes(store: Store, frame: Frame, *, group: str, day: date, scheme: Scheme) -> LastThemes:
    """Say what the group watched in its last sessions up to a day, and which themes of the frame have their turn."""
    watched: dict[str, date] = {}
    count = 0
    for session, clips in islice(_watched_before(store, group, day), LOOKED_BACK):
        count += 1
        for slug in {theme.label.partition("@")[0] for clip in clips for theme in clip.themes}:
            watched.setdefault(slug, session.session.day)
    if not count:
        return LastThemes()
    due = [
        theme.slug
        for theme in frame.themes
        if theme.drawable and theme.slug not in watched and theme.members != len(frame.encounters)
    ]
    titles = tuple(title_of(slug, scheme) for slug in due if not after_viewing_only(slug, scheme))
    return LastThemes(count, watched, titles[:_SUGGESTED])


def opinions(store: Store, theme: str, *, group: str, day: date, scheme: Scheme) -> dict[str, tuple[int, int]]:
    """Give for each part of a theme how many of its clips raised a concern in the three months before a day.

    As (raised a concern, watched), by the name of the part; parts of which nothing was watched are not there.
    """
    from bwvreview.exchange.highlights_file import load_highlights

    measure = load_highlights(scheme.slug).measures[0]
    found: Counter[str] = Counter()
    watched: Counter[str] = Counter()
    for session, clips in _watched_before(store, group, day):
        if session.session.day < day - QUARTER:
            break
        for clip in clips:
            parts = {label.partition("@")[2] for label in _labels(clip) if label.startswith(f"{theme}@")}
            answers = store.answers.of(clip.id, PANEL) if parts else {}
            raised = bool(measure.choices.intersection(answers.get(measure.question, "").split()))
            for part in parts if clip.state is ClipState.VIEWED else ():
                watched[part] += 1
                found[part] += raised
    return {part: (found[part], watched[part]) for part in sorted(watched)}


def expected_share(found: int, watched: int) -> Fraction:
    """Give the share of clips to expect to raise a concern, after few clips.

    One clip of each kind is added: two clips that agree do not mean that all others would, and a share of 0 or 1
    would give a part no clip at all. Nothing watched: one half.

    >>> expected_share(0, 0), expected_share(1, 4)
    (Fraction(1, 2), Fraction(1, 3))
    """
    return Fraction(found + 1, watched + 2)


def _labels(clip: StoredClip) -> set[str]:
    return {theme.label for theme in clip.themes}


def _watched_before(store: Store, group: str, day: date) -> Iterator[tuple[StoredSession, tuple[StoredClip, ...]]]:
    """Give the group's sessions of which something was watched, the newest first, with the clips watched."""
    mine = [one for one in store.sessions.all() if one.group == group and one.session.day <= day]
    for session in sorted(mine, key=lambda one: (one.session.day, one.session.number), reverse=True):
        clips = tuple(clip for clip in store.sessions.clips(session.id) if clip.state in _WATCHED)
        if clips:
            yield session, clips
