"""What a theme can be made of, to tick: other themes, and the words of each column of the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bwvreview.ui.pages.theme_builder.ticked import Ticked
from bwvreview.ui.widgets.answer_sets import TickBox
from bwvreview.ui.widgets.button import Button
from bwvreview.ui.widgets.card import Card
from bwvreview.ui.widgets.layouts import column, holder
from bwvreview.ui.widgets.words import Hairline, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Choices(QWidget):
    """One group of tick boxes that unfolds. `names` are (name, words)."""

    changed = Signal()

    def __init__(self, title: str, names: Sequence[tuple[str, str]], *, is_column: bool = True) -> None:
        super().__init__()
        self._title, self._is_column = title, is_column
        self._boxes = {name: TickBox(said) for name, said in names}
        for box in self._boxes.values():
            box.toggled.connect(self._toggled)
            box.setAccessibleDescription(title)
        self._inside = holder(column(*self._boxes.values(), margins=(34, 0, 0, 4)))
        self._inside.setVisible(False)
        self._head = Button(title, "link", icon="chevron-right")
        self._head.clicked.connect(lambda: self.unfold(self._inside.isHidden()))
        self.setLayout(column(self._head, self._inside, margins=(0, 6, 0, 6)))
        self.unfold(not is_column)

    def unfold(self, shown: bool) -> None:
        """Show or hide the boxes."""
        self._inside.setVisible(shown)
        self._look()

    def ticked(self) -> tuple[str, ...]:
        """Give the names that are ticked."""
        return tuple(name for name, box in self._boxes.items() if box.isChecked())

    def words(self, name: str) -> str:
        """Say a name."""
        return self._boxes[name].accessibleName()

    def tick(self, names: Iterable[str]) -> None:
        """Tick these and no others."""
        wanted = set(names)
        for name, box in self._boxes.items():
            box.setChecked(name in wanted)
        if wanted & self._boxes.keys():
            self.unfold(True)

    def _toggled(self) -> None:
        self._look()
        self.changed.emit()

    def _look(self) -> None:
        number = len(self.ticked())
        icon = "chevron-right" if self._inside.isHidden() else "chevron-down"
        self._head.say(f"{_capital(self._title)}: {number} ticked" if number else _capital(self._title), icon=icon)
        self._head.setAccessibleName(f"Words of the column: {self._title}" if self._is_column else self._title)
        self._head.setAccessibleDescription(f"{number} ticked")


class ChoosingCard(Card):
    """All that can be ticked. `changed` comes with every tick."""

    changed = Signal()

    def __init__(self, themes: Sequence[tuple[str, str]], fields: Sequence[tuple[str, str, tuple[str, ...]]]) -> None:
        told = "Themes that are ticked must all fit. Of each column, one of the ticked words must fit."
        super().__init__("Which {encounters} belong", 2, words(told, "muted"), 8)
        self._titles = {name: title for name, title, _ in fields}
        self._themes = Choices("Themes", themes, is_column=False)
        self._fields = {name: Choices(title, [(w, w) for w in known]) for name, title, known in fields}
        for place, made in enumerate((self._themes, *self._fields.values())):
            made.changed.connect(self.changed)
            self.add(*([Hairline()] if place else []), made)
        self.add(None)

    def ticked(self) -> Ticked:
        """Give what is ticked."""
        return Ticked(
            {slug: self._themes.words(slug) for slug in self._themes.ticked()},
            {name: found for name, made in self._fields.items() if (found := made.ticked())},
            self._titles,
        )

    def tick_themes(self, slugs: Iterable[str]) -> None:
        """Tick these themes, and nothing else."""
        for made in self._fields.values():
            made.tick(())
        self._themes.tick(slugs)


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"
