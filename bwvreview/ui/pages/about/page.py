"""The page itself: three cards that tell, and nothing that is fetched."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal

from bwvreview.ui.widgets.kit import Button, Card, Notice, Page, Pairs, column, columns, holder, row, words

_NEWER = "The program never looks by itself. It reaches no network, but for records that you keep on a server."
_QT = (
    "Qt and PySide6 are here under the GNU Lesser General Public License, version 3. "
    "Their libraries are files of their own, in the folder PySide6 of the program. "
    "You may put others of the same version in their place."
)
_OTHERS = "All other parts are free to use too. Each has its own licence."


@dataclass(frozen=True, slots=True)
class Told:
    """What the page shows: facts about the program, a row for each part, where newer ones are."""

    facts: tuple[tuple[str, str], ...]
    parts: tuple[tuple[str, str], ...]
    where_newer: str
    has_licences: bool


class AboutPage(Page):
    """Emits `licences_wanted` and `left`; shows what it is given."""

    licences_wanted = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__("About this program", "BWV Review, made for community volunteers.")
        self._facts = Pairs()
        self._parts = Pairs(kind="body")
        self._where = Notice("")
        self._where.hide()
        self._look = Button("Look for a newer version", size="row", icon="refresh")
        self._look.clicked.connect(self._where.show)
        self._licences = Button("Read the licences", size="row", icon="list-check")
        self._licences.clicked.connect(self.licences_wanted)
        back = Button("Back to the settings", icon="chevron-left")
        back.clicked.connect(self.left)
        ours = words("The program itself is under the MIT licence: use it, change it and pass it on.", "muted")
        version = Card("This version", 8, self._facts, 12, ours)
        newer = Card("Newer versions", words(_NEWER, "muted"), 12, row(self._look, None), 8, self._where)
        inside = Card(
            "What others made", words(_QT, "muted"), 8, words(_OTHERS, "muted"), 8, self._parts, 12,
            row(self._licences, None),
        )  # fmt: skip
        left = holder(column(version, newer, None, gap=14))
        self.add(columns(left, holder(column(inside, None, gap=14)), narrow=860), None)
        self.bar.set_buttons(back)

    def show_about(self, told: Told) -> None:
        """Show what there is to tell."""
        self._facts.show_pairs(*told.facts)
        self._parts.show_pairs(*told.parts)
        self._where.say(told.where_newer)
        self._licences.setVisible(told.has_licences)
