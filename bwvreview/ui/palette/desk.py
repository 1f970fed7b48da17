"""Joins the palette with the window: what can be done now, by whoever sits at the laptop."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut

from bwvreview.ui.controllers import PLACES
from bwvreview.ui.palette.box import Offer, PaletteBox
from bwvreview.ui.palette.commands import COMMANDS, PAGE_KEYS, PAGES_ALSO, Command
from bwvreview.ui.speech import spoken
from bwvreview.ui.widgets.button import Button

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bwvreview.domain.progress import Progress
    from bwvreview.services.workspace import Workspace
    from bwvreview.ui.context import Context

_ALSO = {command.title: command.also for command in COMMANDS}
HERE, PAGE, ELSEWHERE = "On this page", "Page", "Action"


class PaletteDesk(QObject):
    """Opens the palette. Offers the buttons of the page that is shown, the pages, and the commands.

    A reviewer is offered what stands on their own page, and how the program looks: the gate says which.
    """

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._context = context
        self.box = PaletteBox(context.window)
        self.box.chosen.connect(lambda offer: offer.do())
        self._there: frozenset[str] = frozenset()
        look = context.appearance
        self._acts: dict[str, Callable[[], None]] = {
            "larger": partial(look.step_scale, 1),
            "smaller": partial(look.step_scale, -1),
            "usual": partial(look.step_scale, 0),
            "dark": partial(look.set_mode, "dark"),
            "light": partial(look.set_mode, "light"),
            "computer": partial(look.set_mode, "computer"),
            "lock": self._lock,
            "tour": partial(context.wish, "practice records", False),
            "guide": partial(context.window.help_asked.emit, ""),
            "close": self._close,
        }

    def open(self) -> None:
        """Open the palette over the page that is shown; behind a lock there is nothing to find."""
        if self._context.window.is_covered or self.box.isVisible():
            return
        self.box.open_over(self._context.window, self._offers())
        if self._context.is_open:
            self._context.ask(_read, self._know, lambda _problem: None)

    def _know(self, there: frozenset[str]) -> None:
        if there != self._there:
            self._there = there
            self.box.offer(self._offers())

    def _offers(self) -> list[Offer]:
        seen: dict[str, Offer] = {}
        for offer in (*self._of_page(), *self._places(), *self._commands()):
            seen.setdefault(offer.title, offer)
        return list(seen.values())

    def _of_page(self) -> Iterator[Offer]:
        """The buttons that are there for this person now; what is not available is not offered."""
        page = self._context.window.current()
        if page is None:
            return
        for button in page.findChildren(Button):
            if button.isVisibleTo(page) and button.available and button.words:
                said = button.accessibleName() or button.words
                yield Offer(said, spoken(HERE), "arrow-right", button.click, f"{button.words} {_ALSO.get(said, '')}")
        listens = {
            one.key().toString(): one for one in page.findChildren(QShortcut) if one.isEnabled() and page.isVisible()
        }
        for command in PAGE_KEYS:
            shortcut = listens.get(QKeySequence(command.act).toString())
            if shortcut is not None:
                yield _offer(command, HERE, shortcut.activated.emit)

    def _places(self) -> Iterator[Offer]:
        window, gate = self._context.window, self._context.gate
        if window.is_full:
            return
        numbers = {name: place for place, name in enumerate(window.navigation.names, start=1) if place <= 6}
        for place in PLACES:
            if place.title and gate.place_for(place.name) == place.name:
                key = f"Alt {numbers[place.name]}" if place.name in numbers else ""
                do = partial(self._context.go, place.name)
                also = f"{place.title} {PAGES_ALSO.get(place.name, '')}"
                yield Offer(spoken(place.title), spoken(PAGE), place.icon, do, also, key)

    def _commands(self) -> Iterator[Offer]:
        for command in COMMANDS:
            if self._may(command):
                act = partial(self._go, command) if command.place else self._acts[command.act]
                yield _offer(command, ELSEWHERE, act)

    def _may(self, command: Command) -> bool:
        context = self._context
        if command.needs and command.needs not in self._there:
            return False
        if command.act == "lock":
            return context.door is not None and context.door.can_lock
        if command.act == "tour":
            return not context.gate.is_reviewer and not context.window.is_full
        if not command.place:
            return True
        allowed = context.gate.place_for(command.place) == command.place
        return allowed and context.is_open and not context.window.is_full

    def _go(self, command: Command) -> None:
        self._context.go(command.place)
        if command.wish and self._context.window.place == command.place:
            self._context.wish(command.wish)

    def _close(self) -> None:
        self._context.window.close()

    def _lock(self) -> None:
        if self._context.door is not None:
            self._context.door.lock()


def _offer(command: Command, where: str, do: Callable[[], None]) -> Offer:
    """Offer a command in the language of now; its English words find it too."""
    also = f"{command.title} {command.also}"
    return Offer(spoken(command.title), spoken(where), command.icon, do, also, command.key)


def _read(workspace: Workspace, _progress: Progress) -> frozenset[str]:
    from bwvreview.services.possible import what_is_there

    with workspace.reading() as store:
        return what_is_there(store)
