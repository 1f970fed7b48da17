"""What the feedback of a scheme singles out: its rating, its measures, its actions. All of it is data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bwvreview.domain.make_up import MakeUpRules

Tone = Literal["good", "amber", "red", "none"]


@dataclass(frozen=True, slots=True)
class Measure:
    """Something counted per theme: clips where the answer to `question` holds one of `choices`.

    `unsure` are the choices that mean the panel could not tell; they are counted beside it, never as found.
    """

    slug: str
    title: str
    question: str
    choices: frozenset[str]
    unsure: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Highlights:
    """The questions a scheme's feedback turns on. A form without one of them leaves that part out.

    `tones` gives each choice of the rating question its colour; `no_action` are the choices of the action
    question that ask for nothing. `well` and `better` are questions whose sentences may be approved for
    the public. `make_up` says what may be told of the lists, where the scheme does. `may_be_named` are reasons for not
    showing a clip that say nothing about a person.
    `title` heads the public report, and `chosen` says there what the dice chose. `panel_sheet`: the police have one.
    """

    rating: str
    tones: Mapping[str, Tone]
    reason: str
    actions: str
    no_action: frozenset[str]
    urgency: str
    measures: tuple[Measure, ...]
    well: tuple[str, ...] = ()
    better: tuple[str, ...] = ()
    make_up: MakeUpRules | None = None
    title: str = "What we saw on police body-worn video"
    chosen: str = "clips of stop and search"
    panel_sheet: bool = True
    may_be_named: frozenset[str] = frozenset()
