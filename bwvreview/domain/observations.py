"""What was recorded about one clip of a session, ready to leave the room."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bwvreview.domain.sessions import ClipState

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from bwvreview.domain.sessions import ServedTheme


@dataclass(frozen=True, slots=True)
class Observation:
    """One slot, its state and its answers. There is no reference here, so none can leave.

    `themes` holds only the labels whose sample, or whose called reserves, include the clip (draw protocol,
    section 2, rule 6). `answers` are the relevant ones only, by question name, as the form keeps them:
    choice names, several separated by single spaces. `reason` is a form choice, when the clip was not shown.
    `deprecated_id` names the record that this one revises.
    """

    slot: str
    instance_id: str
    themes: tuple[ServedTheme, ...]
    state: ClipState
    reason: str = ""
    replaces: tuple[str, ...] = ()
    replaced_by: tuple[str, ...] = ()
    answers: Mapping[str, str] = field(default_factory=dict)
    finished_at: datetime | None = None
    deprecated_id: str = ""

    @property
    def is_viewed(self) -> bool:
        """The panel watched it, all or part."""
        return self.state is ClipState.VIEWED

    @property
    def is_not_shown(self) -> bool:
        """It could not be shown; the reason is recorded."""
        return self.state is ClipState.NOT_SHOWN

    @property
    def is_reserve(self) -> bool:
        """It took the place of another clip."""
        return bool(self.replaces)

    def serves(self, label: str) -> bool:
        """It counts towards this label's figures."""
        return any(theme.label == label for theme in self.themes)

    def chosen(self, name: str) -> frozenset[str]:
        """Give the choices ticked for a question; empty when it was not asked or not answered."""
        return frozenset(self.answers.get(name, "").split())

    @property
    def theme_words(self) -> str:
        """The titles of the themes it was drawn for, as people read them."""
        return "; ".join(theme.title for theme in self.themes)
