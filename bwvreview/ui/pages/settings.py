"""Settings: how the program looks, who the group is, how long the police keep video."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from bwvreview.ui.widgets.kit import (
    AnswerList,
    AnswerTiles,
    Button,
    Card,
    Field,
    NumberBox,
    Option,
    Page,
    Question,
    TickBox,
    column,
    columns,
    holder,
    row,
    words,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bwvreview.domain.errors import Problem
    from bwvreview.services.scheme_in_use import SchemeChoice

_MODES = (
    Option("computer", "As the computer"),
    Option("light", "Light"),
    Option("dark", "Dark"),
)
_SCALES = tuple(Option(str(percent), f"{percent}%") for percent in (100, 110, 125, 150, 175, 200))


class SettingsPage(Page):
    """Emits what was chosen; shows what is so."""

    mode_chosen = Signal(str)
    scale_chosen = Signal(float)
    motion_chosen = Signal(bool)  # whether everything appears at once
    group_named = Signal(str, str)
    days_given = Signal(object)  # int | None: back to the usual days
    form_wanted = Signal()
    guard_wanted = Signal()
    copies_wanted = Signal()
    returns_wanted = Signal()
    scheme_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__("Settings", "These stay on this computer.")
        self._mode = Question("Colours", "", AnswerList(_MODES), indent=0)
        self._mode.answering.changed.connect(self.mode_chosen)
        self._scale = Question(
            "Size of letters", "Ctrl and plus, Ctrl and minus, Ctrl and 0 do the same.", AnswerTiles(_SCALES), indent=0
        )
        self._scale.answering.changed.connect(lambda chosen: self.scale_chosen.emit(int(chosen) / 100))
        self._at_once = TickBox("Show the drawn clips all at once", "Else they appear one after another in the room.")
        self._at_once.clicked.connect(lambda: self.motion_chosen.emit(self._at_once.isChecked()))
        self._name, self._borough = Field("Name of the group"), Field("Borough")
        self._saved = words("", "body", tone="good")
        keep = Button("Save the name", size="row")
        keep.clicked.connect(self._keep)
        for field in (self._name, self._borough):
            field.returnPressed.connect(self._keep)
        group = Card(
            "Your group",
            words("The name stands in the feedback files and beside the pages.", "muted"),
            12, words("Name of the group", "strong"), 4, self._name,
            12, words("Borough", "strong"), 4, self._borough,
            16, row(keep, self._saved, None, gap=12), None,
        )  # fmt: skip
        looks = Card("How it looks", 8, self._mode, 12, self._scale, 16, self._at_once)
        self._schemes: Question | None = None
        self._scheme_card = Card("What these records are for")
        self._scheme_said = words("", "muted")
        self._scheme_card.add(self._scheme_said)
        left = holder(column(looks, self._form_card(), self._scheme_card, None, gap=14))
        right = holder(column(group, self._days_card(), self._copies_card(), self._central_card(), None, gap=14))
        self.add(columns(left, right, narrow=860), None)

    def _copies_card(self) -> Card:
        button = Button("See the copies", size="row", icon="copy")
        button.clicked.connect(self.copies_wanted)
        told = "The program keeps copies by itself. Look into one, put one back, or keep one elsewhere."
        return Card("Copies of the records", words(told, "muted"), 12, row(button, None))

    def _central_card(self) -> Card:
        button = Button("Put returns together", size="row", icon="chart-bar")
        button.clicked.connect(self.returns_wanted)
        told = "The returns of all groups, and the report on the quarter."
        return Card("For the central team", words(told, "muted"), 12, row(button, None))

    def _days_card(self) -> Card:
        self._days = NumberBox("Days that the police keep video", least=1, most=3650, width=84)
        self._days.returnPressed.connect(self._keep_days)
        self._days_saved = words("", "body", tone="good")
        keep = Button("Save the days", size="row")
        keep.clicked.connect(self._keep_days)
        told = "Video that is not evidence is deleted after so many days. Lists here are deleted with their last video."
        line = row(keep, self._days_saved, gap=12)
        line.setStretch(1, 1)
        return Card(
            "How long the police keep video",
            words(told, "muted"),
            12, words("Days", "strong"), 4, row(self._days, None),
            16, line,
        )  # fmt: skip

    def _form_card(self) -> Card:
        look = Button("Look at the form", size="row")
        look.clicked.connect(self.form_wanted)
        guard = Button("Lock and roles", size="row", icon="lock")
        guard.clicked.connect(self.guard_wanted)
        told = "The questions for each clip; the passphrase, and handing the laptop to a reviewer."
        return Card("The review form, the lock", words(told, "muted"), 12, row(look, guard, None, gap=12))

    def show_look(self, mode: str, scale: float, *, at_once: bool = False) -> None:
        """Show how the program looks now."""
        self._at_once.setChecked(at_once)
        self._mode.answering.set_value(mode)
        self._scale.answering.set_value(str(round(scale * 100)))

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

    def show_group(self, name: str, borough: str) -> None:
        """Show who the group is."""
        self._name.setText(name)
        self._borough.setText(borough)

    def show_days(self, days: int, *, saved: bool = False) -> None:
        """Show how long the police keep video."""
        self._days.set_number(days)
        self._days_saved.set_tone("good")
        self._days_saved.setText("Saved" if saved else "")

    def show_days_problem(self, problem: Problem) -> None:
        """Say why the days are not saved."""
        self._days_saved.set_tone("red")
        self._days_saved.setText(f"{problem.message} {problem.advice}".strip())

    def show_saved(self) -> None:
        """Say that the name is saved."""
        self._saved.set_tone("good")
        self._saved.setText("Saved")

    def show_problem(self, problem: Problem) -> None:
        """Say why the name is not saved."""
        self._saved.set_tone("red")
        self._saved.setText(f"{problem.message} {problem.advice}".strip())

    def _keep_days(self) -> None:
        self._days_saved.setText("")
        self.days_given.emit(self._days.number())

    def _keep(self) -> None:
        self._saved.setText("")
        self.group_named.emit(self._name.text().strip(), self._borough.text().strip())
