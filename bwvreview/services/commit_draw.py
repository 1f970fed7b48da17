"""Fix the list and the plan before any number is rolled; or give a fixed plan up, with the reason."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from bwvreview.domain.draw.commit import fix_plan
from bwvreview.domain.draw.list_file import ListFile
from bwvreview.domain.draw.references import REFERENCE
from bwvreview.domain.errors import DrawProblem
from bwvreview.domain.sessions import SessionId
from bwvreview.domain.strata import part_words
from bwvreview.services.plan_design import refuse_deleted_list
from bwvreview.services.plan_draw import after_viewing_only, sampling_frame, title_of
from bwvreview.services.settled import settled
from bwvreview.services.split_theme import opinions_for, planned_parts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime

    from bwvreview.domain.draw.commit import PlannedTheme
    from bwvreview.domain.inspection import ThemeCount
    from bwvreview.domain.scheme import Scheme
    from bwvreview.services.plan_draw import Frame
    from bwvreview.services.split_theme import SplitTheme
    from bwvreview.storage.draws import Commitment
    from bwvreview.storage.store import Store


@dataclass(frozen=True, slots=True)
class CommitDraw:
    """A plan to fix. `salt` is 64 hex digits from the operating system's random source.

    The clips of `splits` are shared among the parts of their themes, as the list stands on the session's day.
    """

    list_id: int
    group: str
    session: SessionId
    themes: tuple[PlannedTheme, ...]
    salt: str
    unavailable: Literal["next", "reroll"] = "next"
    dice: Literal["d10x20", "d6x26"] = "d10x20"
    splits: tuple[SplitTheme, ...] = ()


def commit_draw(store: Store, request: CommitDraw, scheme: Scheme, *, at: datetime) -> Commitment:
    """Fix the plan and keep it.

    Raises DrawProblem: too few members, a theme unknown here, a session fixed before; ListDeleted.
    """
    from bwvreview.storage.draws import NewCommitment

    day, scheme = request.session.day, settled(store, scheme)
    refuse_deleted_list(store, request.list_id)
    frame = sampling_frame(store, request.list_id, group=request.group, day=day, scheme=scheme)
    themes = _themes_of(store, request, frame, scheme)
    wanted = [theme.label for theme in themes]
    refuse_what_cannot_be_drawn(frame.themes, wanted, scheme)
    labels = frame.labels(wanted, scheme)
    _refuse_empty_parts(labels, wanted, scheme)
    list_file, statement = fix_plan(
        labels,
        themes,
        excluded=frame.excluded,
        group=request.group,
        session=request.session,
        salt=request.salt,
        unavailable=request.unavailable,
        dice=request.dice,
        floor=scheme.floor,
    )
    number = store.draws.add(
        NewCommitment(
            list_id=request.list_id,
            group=request.group,
            session=request.session,
            list_file=list_file.to_bytes(),
            statement=statement.to_bytes(),
            commit=statement.commit,
            created_at=at,
        )
    )
    return store.draws.get(number)


def _themes_of(store: Store, request: CommitDraw, frame: Frame, scheme: Scheme) -> tuple[PlannedTheme, ...]:
    """Give the planned themes, and in place of each split its parts."""
    refuse_what_cannot_be_drawn(frame.themes, [split.theme for split in request.splits], scheme)
    thought = opinions_for(store, request.splits, group=request.group, day=request.session.day, scheme=scheme)
    parts = (planned_parts(frame, split, scheme, thought.get(split.theme)) for split in request.splits)
    return (*request.themes, *(part for each in parts for part in each))


def void_draw(store: Store, commitment_id: int, reason: str, *, at: datetime, unrolled: bool = False) -> None:
    """Give up a fixed plan. It is kept for ever with its reason, and the next draw takes the next number.

    Raises DrawProblem without a reason, for one that holds a reference, when it was given up before, or with
    `unrolled` when its dice were rolled: people who think that nobody has seen the clips give up something else.
    """
    from bwvreview.storage.columns import storable

    told = " ".join(storable(reason).split())
    if not told:
        raise DrawProblem(
            "A draw cannot be given up without a reason.", advice="Write in a few words why it was not used."
        )
    store.draws.hold(commitment_id)
    plan = store.draws.get(commitment_id)
    if unrolled and plan.seeds:
        raise DrawProblem(
            "The dice for this plan were rolled meanwhile.", advice="Look at the {clips} that were drawn."
        )
    _refuse_reference(store, plan, told)
    store.draws.void(commitment_id, told, at)


def _refuse_reference(store: Store, plan: Commitment, reason: str) -> None:
    """Refuse a reason that names a clip as the police do: it stays when the list goes, and leaves with the feedback."""
    could_be = {found.group() for found in re.finditer(REFERENCE, reason.upper())}
    planned = ListFile.parse(plan.list_file).labels if plan.list_file else {}
    if could_be.intersection(planned) or store.lists.days(plan.list_id, could_be):
        raise DrawProblem("The reason names {a_clip} by its reference.", advice="Say it without: the reason is kept.")


def next_session(store: Store, group: str, day: date) -> SessionId:
    """The first number of that day that no draw of the group has used."""
    number = 1
    while store.draws.by_session(group, SessionId(day, number)) is not None:
        number += 1
    return SessionId(day, number)


def refuse_what_cannot_be_drawn(themes: Sequence[ThemeCount], labels: Sequence[str], scheme: Scheme) -> None:
    """Raise DrawProblem for a label of a theme that is not there, or that this list or this moment cannot show."""
    known = {theme.slug: theme for theme in themes}
    for label in labels:
        slug = label.partition("@")[0]
        theme = known.get(slug)
        if theme is None:
            raise DrawProblem(f"There is no theme called “{slug}”.", advice=f"Choose from: {', '.join(sorted(known))}.")
        if theme.members is None or after_viewing_only(slug, scheme):
            advice = theme.ask or "Choose another theme."
            raise DrawProblem(f"“{theme.title}” cannot be drawn. {theme.reason}", advice=advice)


def _refuse_empty_parts(labels: Mapping[str, Sequence[str]], wanted: Sequence[str], scheme: Scheme) -> None:
    """Refuse a part that the list has, but not this theme: nobody belongs to it, which is not “too few”."""
    there = {label for mine in labels.values() for label in mine}
    for label in wanted:
        theme, _, part = label.partition("@")
        if part and label not in there:
            raise DrawProblem(
                f"“{title_of(theme, scheme)}” has no {{encounter}} in its part “{part_words(part, scheme)}”.",
                advice="Choose another part, or draw from the whole theme.",
            )
