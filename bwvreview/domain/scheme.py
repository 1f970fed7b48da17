"""A scheme: the themes, words and numbers of one kind of scrutiny (stop and search, custody records, …)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bwvreview.domain.errors import Problem
from bwvreview.domain.words import USUAL_WORDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bwvreview.domain.themes import Theme
    from bwvreview.domain.vocabulary import Vocabulary
    from bwvreview.domain.words import Words


@dataclass(frozen=True, slots=True)
class Scheme:
    """What is data about a kind of scrutiny.

    `floor`: fewer members than this are too few to draw from. `not_replaced`: the reasons for not showing a
    clip (choices of the form's question) after which no reserve is called. `after_viewing`: fields that nobody
    should learn of before viewing, so no theme to draw may ask about them. `retired`: themes that a group took
    away; earlier draws still bear their names. `told_before`: the reasons with which the police may keep a clip out
    of a draw beforehand, each with the word under which the plan counts it. `sentence`: what the scheme is for, in
    plain words. `words`: what it calls the things that are drawn and looked at. `keep_days`: so long after its last day
    a list stays here; where the police delete what is watched, they do so then too.
    """

    slug: str
    title: str
    themes: tuple[Theme, ...]
    fields: Vocabulary
    keep_days: int = 31
    floor: int = 10
    minutes_per_clip: int = 12
    not_replaced: frozenset[str] = frozenset({"time"})
    after_viewing: frozenset[str] = frozenset({"outcome"})
    retired: tuple[Theme, ...] = ()
    told_before: Mapping[str, str] = field(default_factory=dict)
    sentence: str = ""
    words: Words = USUAL_WORDS

    @property
    def police_keep(self) -> int | None:
        """So many days after its day the police delete what is watched; None where they keep it."""
        return self.keep_days if self.words.deleted else None

    def theme(self, slug: str) -> Theme:
        """Give a theme by its slug. Raises Problem when the scheme has none."""
        for theme in (*self.themes, *self.retired):
            if theme.slug == slug:
                return theme
        known = ", ".join(theme.slug for theme in self.themes)
        raise Problem(f"There is no theme “{slug}”.", advice=f"Choose one of: {known}.")
