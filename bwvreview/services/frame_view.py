"""What the page about the sampling frame shows: rounded counts, overlaps, what is missing, days left."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from bwvreview.domain.errors import Problem
from bwvreview.domain.plain_words import day_words
from bwvreview.domain.small_numbers import told, told_overlap
from bwvreview.services.losses import DaysBar, Losses, losses_of
from bwvreview.services.plan_draw import sampling_frame
from bwvreview.services.settled import settled

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from bwvreview.domain.inspection import ThemeCount
    from bwvreview.domain.scheme import Scheme
    from bwvreview.services.losses import WeekOfLosses
    from bwvreview.services.plan_draw import Frame
    from bwvreview.storage.lists import StoredList
    from bwvreview.storage.store import Store

WARN_DAYS = 7
"""So many days before a list is deleted, the pages begin to say so."""


@dataclass(frozen=True, slots=True)
class FrameTheme:
    """A theme on the list. `size` is rounded, None when it is not told; `reason` is why it cannot be drawn."""

    slug: str
    title: str
    short: str
    size: int | None
    words: str
    drawable: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Overlap:
    """How many encounters belong to two themes. `size` is rounded, None when it is not told."""

    first: str
    second: str
    size: int | None
    words: str


@dataclass(frozen=True, slots=True)
class MissingColumn:
    """What the list cannot show, why, and what to ask the police for."""

    themes: tuple[str, ...]
    sentence: str
    reason: str
    ask: str


@dataclass(frozen=True, slots=True)
class Published:
    """A number that the police published for the same time, beside the rows of the list."""

    number: int
    rows: int
    sentence: str

    @property
    def difference(self) -> int:
        """Rows on the list more (or, below 0, fewer) than were published."""
        return self.rows - self.number


@dataclass(frozen=True, slots=True)
class FrameView:
    """A list as something to draw from, on a day. Holds no reference and no row.

    `warning` is empty, or says that the list is deleted soon, or was.
    """

    list_id: int
    day: date
    rows: int
    to_draw: int
    themes: tuple[FrameTheme, ...]
    overlaps: tuple[Overlap, ...]
    missing: tuple[MissingColumn, ...]
    weeks: tuple[WeekOfLosses, ...]
    days: tuple[DaysBar, ...]
    gone: str
    undated: str
    published: Published | None
    delete_on: date | None
    deleted_on: date | None
    warning: str


def frame_view(store: Store, list_id: int, *, group: str, today: date, scheme: Scheme) -> FrameView:
    """Give the frame of a list as it is today. Raises WorkspaceProblem when there is no such list."""
    scheme = settled(store, scheme)
    stored = store.lists.get(list_id)
    frame = sampling_frame(store, list_id, group=group, day=today, scheme=scheme)
    held = (e for e in store.lists.encounters(list_id) if e.values.get("bwv_held") != "no")
    losses: Losses = losses_of(held, today, scheme.police_keep)
    return FrameView(
        list_id=list_id,
        day=today,
        rows=stored.rows,
        to_draw=len(frame.encounters),
        themes=tuple(_theme(count, len(frame.encounters), scheme) for count in _before_viewing(frame, scheme)),
        overlaps=_overlaps(frame, scheme),
        missing=_missing(_before_viewing(frame, scheme), scheme),
        weeks=losses.weeks,
        days=losses.days,
        gone=losses.gone,
        undated=losses.undated,
        published=published_of(store, stored),
        delete_on=None if stored.rows_deleted else stored.delete_on,
        deleted_on=stored.deleted_on,
        warning=deletion_words(None if stored.rows_deleted else stored.delete_on, stored.deleted_on, today),
    )


def note_published(store: Store, list_id: int, number: int | None) -> None:
    """Keep the number of encounters that the police published for the list's time; None forgets it."""
    if number is not None and not 0 <= number < 10**9:
        raise Problem("This number cannot be compared.", advice="Give the number of {encounters}, such as 515.")
    store.lists.get(list_id)
    store.settings.put(_published_setting(list_id), "" if number is None else str(number))


def published_of(store: Store, stored: StoredList) -> Published | None:
    """Compare the rows of a list with the number that was published, when one was noted."""
    text = store.settings.get(_published_setting(stored.id))
    if not text:
        return None
    number, rows = int(text), stored.rows
    said = f"The police published {number} {{encounters}} for this time. The list has {rows}"
    if rows == number:
        return Published(number, rows, f"{said}: the same.")
    share = f" ({abs(rows - number) * 100 / number:.0f}%)" if number else ""
    more = "more" if rows > number else "fewer"
    return Published(number, rows, f"{said}: {abs(rows - number)} {more}{share}. Ask the police why.")


def deletion_words(delete_on: date | None, deleted_on: date | None, today: date) -> str:
    """Say that a list is deleted soon, or was; empty while there is time."""
    if deleted_on is not None:
        return f"The list was deleted on {day_words(deleted_on)}. Only someone who kept the pack can check its draws."
    if delete_on is None:
        return ""
    days = (delete_on - today).days
    if days > WARN_DAYS:
        return ""
    when = "after today" if days <= 0 else "after tomorrow" if days == 1 else f"in {days} days"
    return f"The list is deleted {when}. Save the pull list and the pack before."


def _published_setting(list_id: int) -> str:
    return f"list.{list_id}.published"


def _before_viewing(frame: Frame, scheme: Scheme) -> list[ThemeCount]:
    known = {theme.slug for theme in scheme.themes if theme.before_viewing}
    return [count for count in frame.themes if count.slug in known]


def _theme(count: ThemeCount, total: int, scheme: Scheme) -> FrameTheme:
    theme = scheme.theme(count.slug)
    if count.members is None:
        return FrameTheme(
            theme.slug, theme.title, theme.short, None, "cannot be told", drawable=False, reason=count.reason
        )
    whole = count.members == total
    shown = told(count.members, None if whole else total)
    return FrameTheme(
        theme.slug, theme.title, theme.short, shown.size, shown.words, drawable=count.drawable, reason=count.reason
    )


def _overlaps(frame: Frame, scheme: Scheme) -> tuple[Overlap, ...]:
    """Compare every two themes that can be drawn; those that hold every encounter say nothing new."""
    total = len(frame.encounters)
    themes = [
        scheme.theme(count.slug)
        for count in _before_viewing(frame, scheme)
        if count.drawable and count.members is not None and count.members < total
    ]
    inside = {theme.slug: {at for at, e in enumerate(frame.encounters) if theme.rule(e.values)} for theme in themes}
    found = []
    for one, two in combinations(themes, 2):
        first, second = inside[one.slug], inside[two.slug]
        shown = told_overlap(len(first), len(second), len(first & second), total)
        found.append(Overlap(one.slug, two.slug, shown.size, shown.words))
    return tuple(found)


def _missing(counts: Sequence[ThemeCount], scheme: Scheme) -> tuple[MissingColumn, ...]:
    """Put together what the same new column would show."""
    by_ask: dict[str, list[ThemeCount]] = {}
    for count in counts:
        if count.members is None and count.ask:
            by_ask.setdefault(count.ask, []).append(count)
    found = []
    for ask, missing in by_ask.items():
        names = [scheme.theme(count.slug).short for count in missing]
        listed = " or ".join(f"“{name}”" for name in names)
        found.append(MissingColumn(tuple(names), f"This list cannot show {listed}.", missing[0].reason, ask))
    return tuple(found)
