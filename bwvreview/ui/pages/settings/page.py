"""Settings: how the program looks, who the group is, how long the police keep video. Made from a table."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from bwvreview.ui.pages.settings.control import Control, control_of
from bwvreview.ui.preferences import KEPT
from bwvreview.ui.speech import are_deleted
from bwvreview.ui.widgets.kit import (
    AnswerList,
    Button,
    Card,
    Option,
    Page,
    Question,
    column,
    columns,
    flow,
    holder,
    row,
    words,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bwvreview.domain.errors import Problem
    from bwvreview.services.scheme_in_use import SchemeChoice
    from bwvreview.ui.preferences import SettingsCard
    from bwvreview.ui.widgets.kit import Words


class SettingsPage(Page):
    """Emits what was chosen; shows what is so.

    `chosen` comes with a setting of this computer and its value, at once; `save_wanted` with the title of a card and
    all its values; `wanted` with the name of another page.
    """

    chosen = Signal(str, str)
    save_wanted = Signal(str, object)  # dict[str, str]
    wanted = Signal(str)
    scheme_chosen = Signal(str)

    def __init__(self, cards: Sequence[SettingsCard]) -> None:
        super().__init__("Settings", "Ctrl and K finds every page and every action.")
        self._controls: dict[str, Control] = {}
        self._told: dict[str, Words] = {}
        self._schemes: Question | None = None
        self._days: tuple[SettingsCard, Words, Words] | None = None
        self._scheme_card = Card("What these records are for")
        self._scheme_said = words("", "muted")
        self._scheme_card.add(self._scheme_said)
        left = [self._card(card) for card in cards if not card.right]
        right = [self._card(card) for card in cards if card.right]
        sides = [holder(column(*side, None, gap=14)) for side in (left, [*right, self._scheme_card])]
        self.add(columns(*sides, narrow=860), None)

    def _card(self, card: SettingsCard) -> Card:
        made = Card(card.title)
        if card.told:
            line_under = words(card.told, "muted")
            made.add(line_under)
            if any(setting.key == "retention.days" for setting in card.settings):
                self._days = (card, made.title, line_under)
        controls = [control_of(setting) for setting in card.settings]
        for place, control in enumerate(controls):
            self._controls[control.setting.key] = control
            made.add(12 if place or card.told else 8, control.widget)
            control.chosen.connect(self.chosen)
            control.entered.connect(partial(self._save, card))
        if card.save:
            self._told[card.title] = told = words("", "body", tone="good")
            keep = Button(card.save, size="row")
            keep.clicked.connect(partial(self._save, card))
            line = row(keep, told, gap=12)
            line.setStretch(1, 1)
            made.add(16, line)
        doors = []
        for text, name, icon in card.doors:
            doors.append(Button(text, size="row", icon=icon))
            doors[-1].clicked.connect(partial(self.wanted.emit, name))
        if doors:
            made.add(12, flow(*doors, gap=12))
        return made

    def _save(self, card: SettingsCard) -> None:
        self._told[card.title].setText("")
        self.save_wanted.emit(card.title, {one.key: self._controls[one.key].value() for one in card.settings})

    def show_values(self, values: Mapping[str, str], *, unless_typed_over: Mapping[str, str] | None = None) -> None:
        """Show what is kept. Words that were typed over the values given, and not saved yet, stay."""
        for key, value in values.items():
            before = (unless_typed_over or {}).get(key)
            if before is None or self._controls[key].value() == before:
                self._controls[key].show_value(value)

    def show_saved(self, card: str) -> None:
        """Say that a card is saved."""
        self._told[card].set_tone("good")
        self._told[card].setText("Saved")

    def show_problem(self, card: str, problem: Problem) -> None:
        """Say why a card is not saved."""
        self._told[card].set_tone("red")
        self._told[card].setText(f"{problem.message} {problem.advice}".strip())

    def show_schemes(self, schemes: Sequence[SchemeChoice], *, settled: bool) -> None:
        """Show what the records are for: a choice until the first list, afterwards a fact."""
        chosen = next(scheme for scheme in schemes if scheme.chosen)
        if self._schemes is None:
            options = tuple(Option(scheme.slug, f"**{scheme.title}.** {scheme.sentence}") for scheme in schemes)
            self._schemes = Question("Choose before the first list comes in.", "", AnswerList(options), indent=0)
            self._schemes.answering.changed.connect(self.scheme_chosen)
            self._scheme_card.add(8, self._schemes)
        self._schemes.answering.set_value(chosen.slug)
        self._schemes.setVisible(not settled)
        self._scheme_said.setText(f"{chosen.title}. {chosen.sentence}" if settled else "")
        self._scheme_said.setVisible(settled)
        if self._days is not None:
            card, title, line_under = self._days
            said = (card.title, card.told) if are_deleted() else KEPT
            title.setText(said[0])
            line_under.setText(said[1])
