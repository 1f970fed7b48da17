"""What the privacy gate found in a list: counts, names of columns and reasons, never a value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date

Status = Literal["accepted", "refused", "unknown"]


@dataclass(frozen=True, slots=True)
class ColumnFinding:
    """One column of the file: what it was taken for, or why it was refused.

    `title` is the field in plain words (“age band”); `field` its name in the vocabulary, None unless accepted.
    """

    header: str
    field: str | None
    title: str
    status: Status
    reason: str


@dataclass(frozen=True, slots=True)
class RowFinding:
    """Something wrong at a place of the file. `row` counts as a spreadsheet does; None: the whole column or file."""

    row: int | None
    column: str | None
    message: str
    advice: str = ""


@dataclass(frozen=True, slots=True)
class ThemeCount:
    """How many encounters of the list belong to a theme.

    `members` is None when the list cannot tell. `reason` says, in words for volunteers, why the theme cannot be
    drawn (empty when it can). `ask` is what to ask the police for, when that would help.
    """

    slug: str
    title: str
    members: int | None
    drawable: bool
    reason: str
    ask: str = ""


@dataclass(frozen=True, slots=True)
class Option:
    """One answer: what it is in the file of answers, and in words."""

    answer: str
    words: str


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to ask. `needed`: the list cannot come in before it is answered.

    `column` is the heading, `field` what the column was taken for (empty when unknown). `shown` is the unknown word,
    None where it may not be shown; `rows` counts the rows that it is about. `suggestion` is the likeliest of the
    answers of `options`.
    """

    id: str
    kind: Literal["column", "value"]
    column: str
    field: str
    shown: str | None
    rows: int
    sentence: str
    suggestion: str
    options: tuple[Option, ...]
    needed: bool


@dataclass(frozen=True, slots=True)
class WithoutColumn:
    """What would stand alone if one column were left out."""

    header: str
    title: str
    unique: int
    small: int


@dataclass(frozen=True, slots=True)
class SinglingOut:
    """Of `rows` rows, `unique` differ from every other one, and `small` are in groups of fewer than five.

    `best` is the one column that reduces the unique rows most when it is left out, None when none does.
    """

    rows: int
    unique: int
    small: int
    best: WithoutColumn | None

    @property
    def percent(self) -> int:
        """The share of unique rows, in whole percent."""
        return round(100 * self.unique / self.rows) if self.rows else 0


@dataclass(frozen=True, slots=True)
class Inspection:
    """The gate's report on one file.

    `rows` counts data rows; `repeated` those that repeat an earlier row exactly; `no_recording` those whose
    video is not held. `left_out` counts rows by the reason for which a person left them out; they are in `rows` and in
    no other count. `questions` are what only a person can answer. `singling` is None for a list too long to count.
    `repairs` are sentences (“Some ages put back: …”). `accepted` is true when the list can be
    used as it is, or can be with its refused columns left out because the person asked for that. `identifies` is true
    when what could show who someone is keeps it from being used.
    """

    accepted: bool
    rows: int
    columns: tuple[ColumnFinding, ...]
    themes: tuple[ThemeCount, ...]
    problems: tuple[RowFinding, ...]
    repairs: tuple[str, ...]
    repeated: int
    no_recording: int
    first_day: date | None
    last_day: date | None
    made_references: bool
    left_out: tuple[tuple[str, int], ...] = ()
    questions: tuple[Question, ...] = ()
    singling: SinglingOut | None = None
    identifies: bool = False

    @property
    def refused(self) -> tuple[ColumnFinding, ...]:
        """The columns that are not let in, because of what they hold or because nobody knows them."""
        return tuple(column for column in self.columns if column.status != "accepted")
