"""Rows of facts: an icon, a title, a hint below or beside it, and buttons when there is something to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from bwvreview.ui.speech import spoken
from bwvreview.ui.theme import px
from bwvreview.ui.widgets.layouts import column, columns, empty, flow, row
from bwvreview.ui.widgets.words import Hairline, Icon, words

if TYPE_CHECKING:
    from bwvreview.ui.widgets.button import Button


@dataclass(frozen=True, slots=True)
class Fact:
    """One row: “8 columns accepted”, with a hint below, or `beside` it in a column of its own."""

    title: str
    hint: str = ""
    icon: str = "circle-check"
    tone: str = "good"
    beside: str = ""
    strong: bool = False
    buttons: tuple[Button, ...] = ()


class Facts(QWidget):
    """Rows of facts with thin lines between them. `lead` draws a line above the first one too."""

    def __init__(self, *facts: Fact, lead: bool = True, first_width: int = 96) -> None:
        super().__init__()
        self._lead, self._first_width = lead, first_width
        self._column = column()
        self.setLayout(self._column)
        self.show_facts(*facts)

    def show_facts(self, *facts: Fact) -> None:
        """Show these rows instead."""
        empty(self._column)
        for place, fact in enumerate(facts):
            if place or self._lead:
                self._column.addWidget(Hairline())
            self._column.addWidget(self._row(fact))
        self._column.addStretch(1)

    def _row(self, fact: Fact) -> QWidget:
        made = QWidget()
        title = words(fact.title, "strong" if fact.strong else "body")
        shape = Icon(fact.icon, 20, fact.tone, drop=2)
        if fact.beside:
            title.setMinimumWidth(px(self._first_width))
            inside = row(shape, title, words(fact.beside, "dense", tone="muted"), gap=12, margins=(0, 6, 0, 6))
            inside.setStretch(2, 1)
        else:
            body = column(title)
            if fact.hint:
                body.addWidget(words(fact.hint, "hint"))
            if fact.buttons:
                body.addSpacing(6)
                body.addWidget(flow(*fact.buttons))
            inside = row(shape, body, gap=12, margins=(0, 7, 0, 7))
            inside.setStretch(1, 1)
        made.setLayout(inside)
        made.setAccessibleName(spoken(". ".join(part for part in (fact.title, fact.hint, fact.beside) if part)))
        return made


class Pairs(QWidget):
    """Rows of a word and a number at the right: “Weapons  2”. Long words in place of a number go below."""

    def __init__(self, *pairs: tuple[str, str], kind: str = "body") -> None:
        super().__init__()
        self._kind = kind
        self._column = column()
        self.setLayout(self._column)
        self.show_pairs(*pairs)

    def show_pairs(self, *pairs: tuple[str, str]) -> None:
        """Show these rows instead."""
        empty(self._column)
        for name, number in pairs:
            self._column.addWidget(Hairline())
            pair = columns(words(name, self._kind), words(f"**{number}**", self._kind), shares=(1, 0), gap=10, narrow=0)
            self._column.addLayout(column(pair, margins=(0, 5, 0, 5)))
        self._column.addStretch(1)
        self.setAccessibleName(spoken(", ".join(f"{name}: {number}" for name, number in pairs)))
