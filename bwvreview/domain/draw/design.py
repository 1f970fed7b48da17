"""The numbers of a plan: what stays of it, exactly, when its list and its statement are deleted."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bwvreview.domain.draw.statement import ThemePlan, groups_of_eight

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from bwvreview.domain.draw.statement import DiceKind, Statement, UnavailableMode


@dataclass(frozen=True, slots=True)
class Design:
    """Sizes, samples, reserves and exclusions of a plan: no reference, and nothing to test a guessed one with.

    `deleted_on` is the day on which the list was deleted; `short` then says how many clips each label lacked.
    """

    commit: str
    size: int
    excluded: tuple[tuple[str, int], ...]
    themes: tuple[ThemePlan, ...]
    unavailable: UnavailableMode
    dice: DiceKind
    short: Mapping[str, int] = field(default_factory=dict)
    deleted_on: date | None = None

    @property
    def groups_of_eight(self) -> tuple[str, ...]:
        """The commitment as people read it out."""
        return groups_of_eight(self.commit)


def design_of_statement(statement: Statement) -> Design:
    """Give the numbers of a statement that is still there."""
    return Design(
        statement.commit,
        statement.size,
        statement.excluded,
        statement.themes,
        statement.unavailable,
        statement.dice,
    )


def design_to_json(design: Design, short: Mapping[str, int]) -> str:
    """Write what is to be kept: sorted keys, so that the same plan always gives the same text."""
    kept = {
        "size": design.size,
        "excluded": design.excluded,
        "themes": [plan._asdict() for plan in design.themes],
        "unavailable": design.unavailable,
        "dice": design.dice,
        "short": {label: count for label, count in short.items() if count},
    }
    return json.dumps(kept, sort_keys=True, separators=(",", ":"))


def design_from_json(text: str, commit: str, deleted_on: date | None) -> Design:
    """Read it again."""
    kept = json.loads(text)
    return Design(
        commit,
        kept["size"],
        tuple((reason, count) for reason, count in kept["excluded"]),
        tuple(ThemePlan(**plan) for plan in kept["themes"]),
        kept["unavailable"],
        kept["dice"],
        kept["short"],
        deleted_on,
    )
