"""Counts that add up, in the open: “398 = 412 − 9 − 5”. Read aloud as one sentence."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from bwvreview.ui.speech import spoken
from bwvreview.ui.widgets.layouts import Part, column, empty, row
from bwvreview.ui.widgets.words import words

_SIGNS = {"=": "is", "+": "plus", "−": "minus"}


@dataclass(frozen=True, slots=True)
class Term:
    """A number of the sum, what it counts, and the sign before it (“=”, “+”, “−”; the first has none)."""

    number: int
    caption: str
    sign: str = ""


class SumBar(QWidget):
    """A sum with captions. The first number is larger."""

    def __init__(self, *terms: Term) -> None:
        super().__init__()
        self._row = row(gap=14)
        self.setLayout(self._row)
        self.show_sum(*terms)

    def show_sum(self, *terms: Term) -> None:
        """Show these terms. The page checks that they add up; a notice says so when they do not."""
        empty(self._row)
        for place, term in enumerate(terms):
            if place:
                self._row.addLayout(column(8, words(term.sign, "sign", wrap=False), 20, None))
            number = words(f"{term.number:,}", "term" if place else "figure-2", wrap=False)
            caption = words(term.caption, "hint")
            parts: list[Part] = [4 if place else 0, number, caption, None]
            cell = column(*parts)
            self._row.addLayout(cell)
            self._row.setStretchFactor(cell, 5 if place else 6)
            self._row.setAlignment(cell, Qt.AlignmentFlag.AlignTop)
        self.setAccessibleName(spoken(self.sentence(*terms)))

    @staticmethod
    def sentence(*terms: Term) -> str:
        """Give the sum as a sentence for a screen reader."""
        said = " ".join(f"{_SIGNS.get(term.sign, '')} {term.number:,} {term.caption}".strip() for term in terms)
        return said + "." if said else ""
