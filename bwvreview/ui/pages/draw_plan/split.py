"""Splitting a theme: by week, borough, age band or time band, what each part gets, and how clips are shared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from bwvreview.services.split_theme import METHODS, Split
from bwvreview.ui.say import listed
from bwvreview.ui.theme import px
from bwvreview.ui.widgets.answer_sets import AnswerList
from bwvreview.ui.widgets.answers import Option
from bwvreview.ui.widgets.button import Button
from bwvreview.ui.widgets.fold import Fold
from bwvreview.ui.widgets.layouts import column, empty
from bwvreview.ui.widgets.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bwvreview.services.plan_means import Shares
    from bwvreview.services.split_theme import ThemePart

_WHOLE = "whole"

_WAYS = {
    "proportional": ("by size", "**By size.** Large parts get more. Best for one figure about the whole theme."),
    "equal": ("evenly", "**Evenly.** Each part gets the same. Best for comparing the parts."),
    "square-root": ("in between", "**In between.** Large parts get more, and small ones are still seen."),
    "neyman": (
        "by opinions",
        "**By opinions.** More where ratings differed in the last three months. Without ratings, by size.",
    ),
    "fixed": ("part by part", "**Part by part.** The number of {clips} is for each part, not for all together."),
}
"""How clips are shared: in a few words, and what it is good for."""


class SplitBox(QWidget):
    """Below a ticked theme. `ways_wanted` asks what it can be split by; `chosen` comes with every other choice.

    `split` is what was chosen, None while the theme is whole.
    """

    ways_wanted = Signal()
    chosen = Signal()

    def __init__(self, theme: str) -> None:
        super().__init__()
        self.split: Split | None = None
        self._theme = theme
        self._link = Button("Split this theme", "link")
        self._link.setAccessibleName(f"{theme}: split this theme")
        self._link.clicked.connect(self.ways_wanted)
        self._tiles, self._parts, self._shares = column(), words("", "hint"), words("", "hint")
        self._methods = AnswerList([Option(name, _WAYS[name][1]) for name in METHODS])
        self._methods.describe(f"{theme}: how the {{clips}} are shared", "")
        self._methods.changed.connect(self._share)
        self._how = Fold("", self._methods)
        body = (self._link, self._tiles, 4, self._parts, 2, self._shares, 4, self._how)
        self.setLayout(column(*body, margins=(px(22) + 12, 8, 0, 2)))
        self._look()

    @property
    def by(self) -> str:
        """By what the theme is split; empty while it is whole."""
        return self.split.by if self.split is not None else ""

    def begin(self, *, at_once: bool) -> None:
        """Put the focus where the splitting starts; with `at_once` ask already what the theme can be split by."""
        if not self._link.isHidden():
            self._link.setFocus(Qt.FocusReason.TabFocusReason)
            if at_once:
                self.ways_wanted.emit()

    def show_ways(self, ways: Sequence[tuple[str, str]]) -> None:
        """Offer what the theme can be split by on this list."""
        empty(self._tiles)
        had_focus = self._link.hasFocus()
        self._link.hide()
        if not ways:
            self._parts.setText("No two parts of this theme have enough {encounters} to draw from.")
            self._parts.show()
            return
        options = [Option(_WHOLE, "Not split"), *(Option(name, f"By {said}") for name, said in ways)]
        tiles = AnswerList(options)
        tiles.describe(f"{self._theme}: split", "")
        tiles.set_value(self.by or _WHOLE)
        tiles.changed.connect(self._choose)
        self._tiles.addWidget(tiles)
        if had_focus:
            QTimer.singleShot(1, tiles, tiles.focus_answer)  # after they are shown

    def show_parts(self, parts: Sequence[ThemePart]) -> None:
        """Say how many encounters each part has."""
        told = "; ".join(f"{part.title} {part.words}" for part in parts)
        few = any(part.too_few for part in parts)
        joined = " Parts with fewer than 10 are drawn together, as “others”." if few else ""
        self._parts.setText(f"{told[:1].upper()}{told[1:]}.{joined}")
        self._parts.show()

    def show_shares(self, shares: Shares | None) -> None:
        """Say how many clips each part gets, or why the theme cannot be split so."""
        if shares is None or self.split is None:
            self._shares.hide()
            return
        told = listed([f"{clips} from {'the others' if part == 'others' else part}" for part, clips in shares.parts])
        thin = f" With {shares.enough} {{clips}} or more, each part gets two." if shares.enough else ""
        self._shares.setText(shares.problem or f"{{Clips}}: {told}.{thin}")
        self._shares.show()

    def set_split(self, split: Split) -> None:
        """Take a split that was chosen before; its ways and parts are asked for."""
        self.split = split
        self._methods.set_value(split.method)
        self._look()
        self.ways_wanted.emit()
        self.chosen.emit()

    def _choose(self, name: str) -> None:
        method = self.split.method if self.split is not None else METHODS[0]
        self.split = None if name == _WHOLE else Split(name, method)
        self._look()
        self.chosen.emit()

    def _share(self, name: str) -> None:
        method = next((method for method in METHODS if method == name), METHODS[0])
        self.split = Split(self.by, method)
        self._how.say(f"The {{clips}} are shared {_WAYS[method][0]}")
        self.chosen.emit()

    def _look(self) -> None:
        """Show what belongs to a split theme; what it is about comes from the list."""
        method = self.split.method if self.split is not None else METHODS[0]
        self._methods.set_value(method)
        self._how.say(f"The {{clips}} are shared {_WAYS[method][0]}")
        self._how.setVisible(self.split is not None)
        self._parts.hide()
        self._shares.hide()
