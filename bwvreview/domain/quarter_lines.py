"""What the report on a quarter says: one plain model behind the workbook, the page, the paper and the window."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bwvreview.domain.quarter import Quarter

Sure = Literal["more than chance", "could be chance", "too few to say"]
Basis = Literal["weighted", "plain"]


@dataclass(frozen=True, slots=True)
class GroupLine:
    """One group: the records it sent for the quarter, in conflict or not, and what became of its clips."""

    slug: str
    name: str
    sessions: int
    viewed: int
    not_shown: int
    received: int
    known: bool = True

    @property
    def sent(self) -> bool:
        """Whether anything came."""
        return self.received > 0

    @property
    def drawn(self) -> int:
        """Clips that came up and are settled: viewed or not shown."""
        return self.viewed + self.not_shown


@dataclass(frozen=True, slots=True)
class Cell:
    """A count in a table: None when it is small, or hidden with a small one."""

    title: str
    count: int | None
    share: float | None = None
    tone: str = ""

    @property
    def words(self) -> str:
        """Say the count."""
        return "hidden" if self.count is None else str(self.count)


@dataclass(frozen=True, slots=True)
class Share:
    """An estimate of a share, with its 95% interval. `basis` says whether each draw's sizes weigh in."""

    value: float | None
    low: float | None
    high: float | None
    clips: int
    basis: Basis


@dataclass(frozen=True, slots=True)
class ThemeLine:
    """Ratings of the clips drawn for one theme. `cells` are empty under 10 clips."""

    label: str
    title: str
    clips: int
    cells: tuple[Cell, ...]
    concern: Share


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """How one question was answered. `asked` counts clips whose form had it; blank differs from not asked."""

    name: str
    title: str
    asked: int
    answered: int
    not_asked: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """A procedural-justice score from 0 to 100, with its 95% interval; None when there are too few clips."""

    title: str
    mean: float | None
    low: float | None
    high: float | None
    clips: int
    unsure: int


@dataclass(frozen=True, slots=True)
class Trend:
    """One figure over the quarters: (quarter, value, low, high, clips), as shares from 0 to 1."""

    title: str
    points: tuple[tuple[str, float | None, float | None, float | None, int], ...]

    @property
    def told(self) -> bool:
        """Whether any quarter has a figure."""
        return any(value is not None for _, value, *_ in self.points)

    @property
    def said(self) -> str:
        """Say it in words, each figure with its range: what a picture of it is called."""
        parts = (
            f"{quarter} too few" if value is None else f"{quarter} {value:.0%} ({low:.0%} to {high:.0%})"
            for quarter, value, low, high, _ in self.points
        )
        return f"{self.title}: {', '.join(parts)}"


@dataclass(frozen=True, slots=True)
class Moved:
    """How one answer moved since the quarter before. `p` is the corrected chance of so much without a cause."""

    title: str
    then: float
    now: float
    clips_then: int
    clips_now: int
    p: float
    sure: Sure

    @property
    def points(self) -> int:
        """The change in whole points of a hundred."""
        return round(100 * self.now) - round(100 * self.then)

    @property
    def change(self) -> str:
        """Say the change."""
        many = abs(self.points)
        said = f"{'up' if self.points > 0 else 'down'} {many} {'point' if many == 1 else 'points'}"
        return said if many else "no change"


@dataclass(frozen=True, slots=True)
class AgreementLine:
    """How far reviewers agree on a question; None where it cannot be calculated."""

    title: str
    clips: int
    percent: float | None
    alpha: float | None
    ac1: float | None


@dataclass(frozen=True, slots=True)
class Voices:
    """Sentences that share a word: a proposal, until a person confirms that they belong together.

    `times` says how often each sentence was written.
    """

    key: str
    word: str
    sentences: tuple[str, ...]
    confirmed: bool = False
    times: tuple[int, ...] = ()

    @property
    def written(self) -> int:
        """How often any of them was written."""
        return sum(self.times)


@dataclass(frozen=True, slots=True)
class NotShown:
    """A group's clips that were not shown, and the reasons for it."""

    group: str
    clips: int
    reasons: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class ActionLine:
    """What a group asked for: how often, and how many replies are still owed."""

    group: str
    title: str
    asked: int
    owed: int


@dataclass(frozen=True, slots=True)
class QuarterReport:
    """Everything the report says. `notes` say what the figures rest on.

    `counts` and `sentence` are those of all returns put together; `counts_here` and `sentence_here` those of the
    quarter alone. `compared` is how many answers were compared with the quarter before.
    """

    quarter: Quarter
    counts: Mapping[str, int]
    sentence: str
    counts_here: Mapping[str, int]
    sentence_here: str
    groups: tuple[GroupLine, ...]
    reasons: tuple[Cell, ...]
    reasons_by_group: tuple[NotShown, ...]
    themes: tuple[ThemeLine, ...]
    questions: tuple[QuestionLine, ...]
    scores: tuple[ScoreLine, ...]
    trends: tuple[Trend, ...]
    moved: tuple[Moved, ...]
    compared: int
    agreement: tuple[AgreementLine, ...]
    good: tuple[Voices, ...]
    learning: tuple[Voices, ...]
    actions: tuple[ActionLine, ...]
    findings: tuple[tuple[str, str, str], ...]
    conflicts: tuple[tuple[str, str, str], ...]
    extras: tuple[tuple[str, int], ...]
    withheld: int
    notes: tuple[str, ...] = field(default=())

    @property
    def sent(self) -> int:
        """How many of the known groups sent something."""
        return sum(1 for one in self.groups if one.sent and one.known)

    @property
    def known(self) -> int:
        """How many groups there are."""
        return sum(1 for one in self.groups if one.known)

    @property
    def not_yet(self) -> tuple[str, ...]:
        """The groups that have not sent."""
        return tuple(one.name for one in self.groups if not one.sent)
