"""The themes of a list with their tick boxes and numbers, what is not in the draw, and what is rarely needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from bwvreview.services.views_plan import MOST
from bwvreview.ui.pages.draw_plan.held_back import HeldBackBox
from bwvreview.ui.pages.draw_plan.theme_row import ThemeRow
from bwvreview.ui.say import count, listed
from bwvreview.ui.say import day as day_words
from bwvreview.ui.theme import px
from bwvreview.ui.widgets.button import Button
from bwvreview.ui.widgets.card import Card
from bwvreview.ui.widgets.layouts import column, flow, holder, row
from bwvreview.ui.widgets.words import Hairline, words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from bwvreview.domain.draw.commit import PlannedTheme
    from bwvreview.services.last_sessions import LastThemes
    from bwvreview.services.plan_means import PlanMeans
    from bwvreview.services.split_theme import Split
    from bwvreview.services.views_lists import ThemeLine
    from bwvreview.services.views_plan import PlanView
    from bwvreview.ui.widgets.words import Words

SHOWN = 3
"""Themes that cannot be drawn and are shown at once; the rest unfold."""

_SESSIONS = ("last session", "last two sessions", "last three sessions")


class ThemesCard(Card):
    """Every theme of the list; those that cannot be drawn come last, with the reason."""

    changed = Signal()
    ways_wanted = Signal(str)
    split_chosen = Signal(str, str)
    theme_wanted = Signal()
    revealed = Signal(object)  # QWidget: to be brought into view

    def __init__(self, view: PlanView) -> None:
        super().__init__("", padding=(14, 20))
        self.setAccessibleName("Themes")
        watched = {slug: day_words(day, year=day.year != view.day.year) for slug, day in view.lately.watched.items()}
        self.rows = tuple(ThemeRow(theme, watched.get(theme.slug, "")) for theme in view.themes)
        self._reserves = words("Reserves", "head", wrap=False)
        self.add(_heads(self._reserves), *_turn(view.lately), 6)
        for made in self.rows:
            made.changed.connect(self.changed)
            made.ways_wanted.connect(self.ways_wanted)
            made.split_chosen.connect(self.split_chosen)
            self.add(Hairline(), made)
        first, rest = view.others[:SHOWN], view.others[SHOWN:]
        self.add(*_unavailable(first))
        self._more = holder(column(*_unavailable(rest)))
        self._more.hide()
        self.add(self._more)
        if rest:
            self._link = Button(f"Show {count(len(rest), 'more theme')} that cannot be drawn", "link")
            self._link.clicked.connect(self._unfold)
            self.add(Hairline(), 8, self._link)
        self._foot(view)

    def _foot(self, view: PlanView) -> None:
        self._splits, own = Button("Split a theme into parts", "link"), Button("Make your own theme", "link")
        self._splits.clicked.connect(self._offer_splits)
        self.changed.connect(self._look)
        self._look()
        own.clicked.connect(self.theme_wanted)
        self.held_back = HeldBackBox(view.held_back)
        self.add(8, Hairline(), 8, words(_not_in_the_draw(view), "muted"), 8)
        self.add(flow(self._splits, own, gap=20), 6, self.held_back, None)

    def _unfold(self) -> None:
        shown = self._more.isHidden()
        self._more.setVisible(shown)
        self._link.say("Show fewer" if shown else "Show more themes that cannot be drawn")

    def _offer_splits(self) -> None:
        """Let every ticked theme be split; when only one is ticked, that one is meant."""
        for made in self.rows:
            made.offer_split()
        ticked = [made for made in self.rows if made.tick.isChecked()]
        if ticked:
            ticked[0].split.begin(at_once=len(ticked) == 1)
            self.revealed.emit(ticked[0])

    def _look(self) -> None:
        """Say that a theme has to be ticked before it can be split."""
        ticked = any(made.tick.isChecked() for made in self.rows)
        self._splits.set_available(reason="" if ticked else "Tick a theme first.")

    def planned(self) -> tuple[PlannedTheme, ...]:
        """Give the plan of every ticked theme."""
        return tuple(planned for made in self.rows if (planned := made.planned()) is not None)

    def splits(self) -> dict[str, Split]:
        """Give by what each ticked theme is split, and how its clips are shared."""
        return {
            made.slug: made.split.split for made in self.rows if made.tick.isChecked() and made.split.split is not None
        }

    def row(self, slug: str) -> ThemeRow | None:
        """Give the row of a theme."""
        return next((made for made in self.rows if made.slug == slug), None)

    def plan(self, planned: Mapping[str, PlannedTheme], splits: Mapping[str, Split]) -> None:
        """Show a plan that was made before, as far as it can still be drawn."""
        for made in self.rows:
            if made.slug in planned:
                made.plan(planned[made.slug], splits.get(made.slug))

    def show_means(self, means: PlanMeans) -> None:
        """Show each theme's warning, if it has one, and what the parts of a split theme get."""
        for made in self.rows:
            mine = (means.warnings[label] for label in means.warnings if label.partition("@")[0] == made.slug)
            made.warn(next(mine, ""))
            made.split.show_shares(means.shares.get(made.slug))

    def show_reserves(self, shown: bool) -> None:
        """Show the numbers of reserves, or none where the dice are rolled again instead."""
        self._reserves.setVisible(shown)
        for made in self.rows:
            made.reserves.setVisible(shown)

    def set_clips(self, slug: str, clips: int) -> None:
        """Write another number of clips for a theme, as far as a session goes."""
        made = self.row(slug)
        if made is not None:
            made.clips.setText(str(min(clips, MOST)))


def _unavailable(themes: Sequence[ThemeLine]) -> list[QWidget]:
    parts: list[QWidget] = []
    for theme in themes:
        parts += [Hairline(), ThemeRow(theme)]
    return parts


def _heads(reserves: Words) -> QWidget:
    clips = words("{Clips}", "head", wrap=False)
    for head in (clips, reserves):
        head.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        head.setMinimumWidth(px(64))
    line = row(words("Themes", "heading"), clips, reserves, gap=12)
    line.setStretch(0, 1)
    return holder(line)


def _turn(lately: LastThemes) -> list[QWidget]:
    """Say quietly whose turn it is; nothing for a group that has watched nothing yet."""
    if not lately.due:
        return []
    since = _SESSIONS[min(lately.sessions, len(_SESSIONS)) - 1]
    return [words(f"Not {{watched}} in the {since}: {listed(lately.due)}.", "hint")]


def _not_in_the_draw(view: PlanView) -> str:
    """Say how many can be drawn, and why the others cannot."""
    told = f"{count(view.to_draw, 'encounter')} can be drawn."
    if not view.left_out:
        return told
    return f"{told} Not in the draw: {', '.join(f'{number:,} {why}' for number, why in view.left_out)}."
