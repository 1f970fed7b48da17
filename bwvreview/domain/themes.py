"""Themes: what a sample can be drawn of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bwvreview.domain.encounters import Encounter
    from bwvreview.domain.rules import Rule


@dataclass(frozen=True, slots=True)
class Theme:
    """A kind of encounter that a group may ask to see.

    `needs` are the ways to tell it from a list's columns (“object”, “age + handcuffs”); none: always.
    `ask` is what to ask the police for. A theme with `before_viewing` false is looked at afterwards only,
    because knowing it would colour the rating.
    """

    slug: str
    title: str
    short: str
    sentence: str
    rule: Rule
    needs: tuple[str, ...]
    ask: str
    before_viewing: bool = True


def labels_of(encounter: Encounter, themes: Iterable[Theme]) -> tuple[str, ...]:
    """Give the slugs of the themes to which an encounter belongs, in the order of `themes`."""
    return tuple(theme.slug for theme in themes if theme.rule(encounter.values))
