"""Everything that one session sends to the central team, before it takes the shape of a file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from bwvreview.domain.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date, datetime

    from bwvreview.domain.forms.survey import Form
    from bwvreview.domain.observations import Observation
    from bwvreview.domain.sessions import SessionId


class VoidedPlan(Protocol):
    """A plan that was fixed and then given up, with the reason that was written down."""

    @property
    def session(self) -> SessionId:
        """The session it was fixed for."""

    @property
    def reason(self) -> str:
        """Why it was given up."""


_LOCKABLE = (".xlsx", ".zip")


@dataclass(frozen=True, slots=True)
class DesignLine:
    """One label of the plan: how many belong to it, how many were drawn, what became of them.

    `unavailable` counts the clips of this label that could not be shown, declared reserves included.
    """

    label: str
    title: str
    members: int
    sample: int
    viewed: int
    unavailable: int


@dataclass(frozen=True, slots=True)
class Counts:
    """Drawn = viewed + not shown + still to come. `reserves` of the drawn ones took another's place."""

    viewed: int
    not_shown: int
    to_come: int
    reserves: int

    @property
    def drawn(self) -> int:
        """Every slot of the session."""
        return self.viewed + self.not_shown + self.to_come

    @property
    def sentence(self) -> str:
        """The sum in one line.

        >>> Counts(viewed=9, not_shown=2, to_come=0, reserves=1).sentence
        '11 drawn = 9 viewed + 2 not shown + 0 still to come'
        """
        return say(
            f"{self.drawn} drawn = {self.viewed} {{viewed}} + {self.not_shown} not shown + {self.to_come} still to come"
        )


@dataclass(frozen=True, slots=True)
class IndividualAnswers:
    """What one reviewer answered alone about a clip, known by a letter. Written words are not here: they stay."""

    slot: str
    letter: str
    answers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Feedback:
    """A session's records and the draw they came from.

    `excluded` are encounters left out before the draw, by reason. `commit` is the fingerprint that was read
    out; `dice_digits` the digits rolled. Neither salt, key, ticket, list fingerprint nor reference is here.
    `list_range` is the first and the last day of the list, where it has dates. `individual` are the answers that
    reviewers gave alone, where they did: only of clips that every one of them has locked.
    """

    group_slug: str
    group_name: str
    borough: str
    session: SessionId
    members_present: int | None
    form: Form
    observations: tuple[Observation, ...]
    design: tuple[DesignLine, ...]
    excluded: tuple[tuple[str, int], ...]
    commit: str
    dice_digits: str
    dice_kind: str
    voids: tuple[VoidedPlan, ...]
    made_at: datetime
    program_version: str
    list_range: tuple[date | None, date | None] = (None, None)
    scheme: str = "stop-search"
    individual: tuple[IndividualAnswers, ...] = ()
    history_mark: str = ""  # where the group's history of changes ended: with it a cut-off end is found later

    @property
    def counts(self) -> Counts:
        """Give the counts of the slots; they add up because each slot is counted once."""
        viewed = sum(one.is_viewed for one in self.observations)
        not_shown = sum(one.is_not_shown for one in self.observations)
        return Counts(
            viewed=viewed,
            not_shown=not_shown,
            to_come=len(self.observations) - viewed - not_shown,
            reserves=sum(one.is_reserve for one in self.observations),
        )

    @property
    def viewed(self) -> tuple[Observation, ...]:
        """The clips that were watched, in slot order."""
        return tuple(one for one in self.observations if one.is_viewed)

    @property
    def not_shown(self) -> tuple[Observation, ...]:
        """The clips that could not be shown, in slot order."""
        return tuple(one for one in self.observations if one.is_not_shown)


def with_password(files: Iterable[str]) -> tuple[str, ...]:
    """Give what of these files is saved with a password: not the table for Excel, which is in the data tables too.

    >>> with_password(("feedback.xlsx", "data-package.zip", "clips-for-excel.csv"))
    ('feedback.xlsx', 'data-package.zip')
    """
    return tuple(name for name in files if not name.endswith(".csv"))


def not_lockable(files: Iterable[str]) -> tuple[str, ...]:
    """Give those of these files that cannot take a password.

    >>> not_lockable(("feedback.xlsx", "public-report.html"))
    ('public-report.html',)
    """
    return tuple(name for name in files if not name.endswith(_LOCKABLE))
