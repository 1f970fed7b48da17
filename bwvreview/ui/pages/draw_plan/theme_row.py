"""One theme of the plan: a tick, and how many clips and reserves it gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bwvreview.domain.draw.commit import PlannedTheme
from bwvreview.services.views_plan import MOST, NEW_CLIPS, NEW_RESERVES
from bwvreview.ui.pages.draw_plan.split import SplitBox
from bwvreview.ui.widgets.answer_sets import TickBox
from bwvreview.ui.widgets.fields import NumberBox
from bwvreview.ui.widgets.layouts import column, holder, row
from bwvreview.ui.widgets.notice import Notice

if TYPE_CHECKING:
    from bwvreview.services.split_theme import Split
    from bwvreview.services.views_lists import ThemeLine


class ThemeRow(QWidget):
    """One theme: a tick, and, once ticked, how many clips and reserves, and by what it is split."""

    changed = Signal()
    ways_wanted = Signal(str)
    split_chosen = Signal(str, str)  # theme, by what

    def __init__(self, theme: ThemeLine, watched: str = "") -> None:
        super().__init__()
        self.slug = theme.slug
        lately = f", {{watched}} {watched}" if watched else ""
        self.tick = TickBox(theme.title, theme.reason or f"{theme.words} in the list{lately}")
        self.clips = NumberBox(f"{theme.title}: {{clips}}", most=MOST)
        self.reserves = NumberBox(f"{theme.title}: reserves", most=MOST)
        self.split = SplitBox(theme.title)
        self.split.hide()
        self._offered = False
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

    def plan(self, planned: PlannedTheme, split: Split | None = None) -> None:
        """Show a plan that was made before, with its split."""
        self.clips.set_number(planned.sample)
        self.reserves.set_number(planned.reserves)
        self.tick.setChecked(True)
        if split is not None:
            self.offer_split()
            self.split.set_split(split)

    def offer_split(self) -> None:
        """Show, once the theme is ticked, that it can be split."""
        self._offered = True
        self.split.setVisible(self.tick.isChecked())

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
        self.split.setVisible(ticked and self._offered)
        if not ticked:
            self.warn("")
        self.changed.emit()

    def _split(self) -> None:
        self.split_chosen.emit(self.slug, self.split.by)
        self.changed.emit()
