"""Splitting a theme: by week, borough, age band or time band, with how many encounters each part has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bwvreview.ui.theme import px
from bwvreview.ui.widgets.answer_sets import AnswerList
from bwvreview.ui.widgets.answers import Option
from bwvreview.ui.widgets.button import Button
from bwvreview.ui.widgets.layouts import column, empty
from bwvreview.ui.widgets.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bwvreview.services.split_theme import ThemePart

_WHOLE = "whole"


class SplitBox(QWidget):
    """Below a ticked theme. `ways_wanted` asks what it can be split by, `chosen` carries one (empty: not split)."""

    ways_wanted = Signal()
    chosen = Signal(str)

    def __init__(self, theme: str) -> None:
        super().__init__()
        self.by = ""
        self._theme = theme
        self._link = Button("Split this theme", "link")
        self._link.setAccessibleName(f"{theme}: split this theme")
        self._link.clicked.connect(self.ways_wanted)
        self._tiles, self._parts = column(), words("", "hint")
        self._parts.hide()
        self.setLayout(column(self._link, self._tiles, 4, self._parts, margins=(px(22) + 12, 8, 0, 2)))

    def show_ways(self, ways: Sequence[tuple[str, str]]) -> None:
        """Offer what the theme can be split by on this list."""
        empty(self._tiles)
        self._link.hide()
        if not ways:
            self._say("No two parts of this theme have enough encounters to draw from.")
            return
        options = [Option(_WHOLE, "Not split"), *(Option(name, f"By {said}") for name, said in ways)]
        tiles = AnswerList(options)
        tiles.describe(f"{self._theme}: split", "")
        tiles.set_value(self.by or _WHOLE)
        tiles.changed.connect(self._choose)
        self._tiles.addWidget(tiles)

    def show_parts(self, parts: Sequence[ThemePart]) -> None:
        """Say how many encounters each part has."""
        told = "; ".join(f"{part.title} {part.words}" for part in parts)
        few = any(part.too_few for part in parts)
        joined = " Parts with fewer than 10 are drawn together, as “others”." if few else ""
        self._say(f"{told[:1].upper()}{told[1:]}.{joined} The clips are shared by size.")

    def set_by(self, by: str) -> None:
        """Take a split that was chosen before; its ways and parts are asked for."""
        self.by = by
        self.ways_wanted.emit()
        self.chosen.emit(by)

    def _choose(self, name: str) -> None:
        self.by = "" if name == _WHOLE else name
        self._parts.hide()
        self.chosen.emit(self.by)

    def _say(self, text: str) -> None:
        self._parts.setText(text)
        self._parts.show()
