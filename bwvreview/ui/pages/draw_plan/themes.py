"""The themes of a list with their tick boxes and numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from bwvreview.domain.draw.commit import PlannedTheme
from bwvreview.services.views_draw import MOST, NEW_CLIPS, NEW_RESERVES
from bwvreview.ui.pages.draw_plan.split import SplitBox
from bwvreview.ui.say import count
from bwvreview.ui.theme import px
from bwvreview.ui.widgets.answer_sets import TickBox
from bwvreview.ui.widgets.button import Button
from bwvreview.ui.widgets.card import Card
from bwvreview.ui.widgets.fields import NumberBox
from bwvreview.ui.widgets.layouts import column, holder, row
from bwvreview.ui.widgets.notice import Notice
from bwvreview.ui.widgets.words import Hairline, words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bwvreview.services.views_lists import ThemeLine

SHOWN = 3
"""Themes that cannot be drawn and are shown at once; the rest unfold."""


class ThemeRow(QWidget):
    """One theme: a tick, and, once ticked, how many clips and reserves, and by what it is split."""

    changed = Signal()
    ways_wanted = Signal(str)
    split_chosen = Signal(str, str)  # theme, by what

    def __init__(self, theme: ThemeLine) -> None:
        super().__init__()
        self.slug = theme.slug
        self.tick = TickBox(theme.title, theme.reason or f"{theme.words} in the list")
        self.clips = NumberBox(f"{theme.title}: clips", most=MOST)
        self.reserves = NumberBox(f"{theme.title}: reserves", most=MOST)
        self.split = SplitBox(theme.title)
        self.split.hide()
        self._warning = Notice("", mood="warn", kind="dense")
        self._warned = holder(column(self._warning, margins=(34, 6, 0, 4)))
        self._warned.hide()
        self._numbers = holder(row(self.clips, self.reserves, gap=12))
        policy = self._numbers.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._numbers.setSizePolicy(policy)
        self._numbers.hide()
        line = row(self.tick, self._numbers, gap=12)
        line.setStretch(0, 1)
        self.setLayout(column(line, self.split, self._warned, margins=(0, 7, 0, 7)))
        if theme.reason:
            self.tick.set_available(reason=theme.reason)
        self._connect()

    def _connect(self) -> None:
        self.tick.toggled.connect(self._ticked)
        for box in (self.clips, self.reserves):
            box.textChanged.connect(self.changed)
        self.split.ways_wanted.connect(lambda: self.ways_wanted.emit(self.slug))
        self.split.chosen.connect(self._split)

    def planned(self) -> PlannedTheme | None:
        """Give what is planned, None while the theme is not ticked."""
        if not self.tick.isChecked():
            return None
        return PlannedTheme(self.slug, self.clips.number() or 0, self.reserves.number() or 0)

    def plan(self, planned: PlannedTheme, by: str = "") -> None:
        """Show a plan that was made before, with its split."""
        self.clips.set_number(planned.sample)
        self.reserves.set_number(planned.reserves)
        self.tick.setChecked(True)
        if by:
            self.split.set_by(by)

    def warn(self, sentence: str) -> None:
        """Say that so large a share could point at people; an empty sentence takes it away."""
        first, _, rest = sentence.partition(". ")
        self._warning.say(f"**{first}.** {rest}" if rest else sentence)
        self._warned.setVisible(bool(sentence))

    def _ticked(self, ticked: bool) -> None:
        if ticked and self.clips.number() is None:
            self.clips.set_number(NEW_CLIPS)
            self.reserves.set_number(NEW_RESERVES)
        self._numbers.setVisible(ticked)
        self.split.setVisible(ticked)
        if not ticked:
            self.warn("")
        self.changed.emit()

    def _split(self, by: str) -> None:
        self.split_chosen.emit(self.slug, by)
        self.changed.emit()


class ThemesCard(Card):
    """Every theme of the list; those that cannot be drawn come last, with the reason."""

    changed = Signal()
    ways_wanted = Signal(str)
    split_chosen = Signal(str, str)

    def __init__(self, themes: Sequence[ThemeLine], others: Sequence[ThemeLine]) -> None:
        super().__init__("", padding=(14, 20))
        self.setAccessibleName("Themes")
        self.rows = tuple(ThemeRow(theme) for theme in themes)
        self.add(_heads(), 6)
        for made in self.rows:
            made.changed.connect(self.changed)
            made.ways_wanted.connect(self.ways_wanted)
            made.split_chosen.connect(self.split_chosen)
            self.add(Hairline(), made)
        first, rest = others[:SHOWN], others[SHOWN:]
        self.add(*_unavailable(first))
        self._more = holder(column(*_unavailable(rest)))
        self._more.hide()
        self.add(self._more)
        if rest:
            self._link = Button(f"Show {count(len(rest), 'more theme')} that cannot be drawn", "link")
            self._link.clicked.connect(self._unfold)
            self.add(Hairline(), 8, self._link)
        self.add(None)

    def _unfold(self) -> None:
        shown = self._more.isHidden()
        self._more.setVisible(shown)
        self._link.say("Show fewer" if shown else "Show more themes that cannot be drawn")

    def planned(self) -> tuple[PlannedTheme, ...]:
        """Give the plan of every ticked theme."""
        return tuple(planned for made in self.rows if (planned := made.planned()) is not None)

    def splits(self) -> dict[str, str]:
        """Give by what each ticked theme is split."""
        return {made.slug: made.split.by for made in self.rows if made.tick.isChecked() and made.split.by}

    def row(self, slug: str) -> ThemeRow | None:
        """Give the row of a theme."""
        return next((made for made in self.rows if made.slug == slug), None)

    def plan(self, planned: Mapping[str, PlannedTheme], splits: Mapping[str, str]) -> None:
        """Show a plan that was made before, as far as it can still be drawn."""
        for made in self.rows:
            if made.slug in planned:
                made.plan(planned[made.slug], splits.get(made.slug, ""))

    def warn(self, warnings: Mapping[str, str]) -> None:
        """Show each theme's warning, if it has one."""
        for made in self.rows:
            mine = (warnings[label] for label in warnings if label.partition("@")[0] == made.slug)
            made.warn(next(mine, ""))


def _unavailable(themes: Sequence[ThemeLine]) -> list[QWidget]:
    parts: list[QWidget] = []
    for theme in themes:
        parts += [Hairline(), ThemeRow(theme)]
    return parts


def _heads() -> QWidget:
    clips, reserves = words("Clips", "head", wrap=False), words("Reserves", "head", wrap=False)
    for head in (clips, reserves):
        head.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        head.setMinimumWidth(px(64))
    line = row(words("Themes", "heading"), clips, reserves, gap=12)
    line.setStretch(0, 1)
    return holder(line)
