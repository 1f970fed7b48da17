"""Starts the window: paints first, then opens the workspace and loads what is heavy in the background."""

from __future__ import annotations

import linecache
import sys
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from bwvreview.domain.errors import DamagedWorkspace, Problem
from bwvreview.services.clock import FixedClock, SystemClock
from bwvreview.ui.appearance import Appearance, Remembered
from bwvreview.ui.arrivals import Application, Arrivals
from bwvreview.ui.context import Context, Controller
from bwvreview.ui.controllers import PLACES
from bwvreview.ui.door import Door
from bwvreview.ui.main_window import MainWindow
from bwvreview.ui.preferences import LANGUAGE, Preferences
from bwvreview.ui.program import Program
from bwvreview.ui.speech import speak, use_words
from bwvreview.ui.style import dress
from bwvreview.ui.tasks import Tasks
from bwvreview.ui.widgets.card import EmptyState
from bwvreview.ui.widgets.page import Page

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bwvreview.services.clock import Clock
    from bwvreview.services.first_look import FirstLook
    from bwvreview.services.roles import RoleNow
    from bwvreview.services.workspace import Workspace
    from bwvreview.ui.controllers import Place
    from bwvreview.ui.controllers.guide import GuideDesk
    from bwvreview.ui.controllers.tour import TourController
    from bwvreview.ui.palette.desk import PaletteDesk
    from bwvreview.ui.reminders import Reminders
    from bwvreview.ui.rescue import RescueDesk


class House:
    """The window with all its controllers. Keeps them alive as long as the window is."""

    def __init__(self, open_workspace: Callable[..., Workspace], clock: Clock, remembered: Remembered) -> None:
        app = QApplication.instance()
        if not isinstance(app, QApplication):
            raise TypeError("a window needs a QApplication")
        dress(app)
        self._remembered = remembered
        self.window = MainWindow(remembered)
        self.tasks = Tasks(self.window)
        self.appearance = Appearance(app, remembered)
        self.door = Door(self.window, self.tasks, self.appearance.preferences, open_workspace)
        self.door.opened.connect(self._opened)
        self.door.failed.connect(self._not_opened)
        self.door.woke.connect(self._woke)
        self.context = Context(self.window, self.tasks, clock, self.appearance)
        self.context.door = self.door
        self.door.practice_wanted.connect(lambda: self.context.wish("practice records", False))
        self.context.gate.changed.connect(self._role_changed)
        self.context.wished.connect(self._build_for)
        self.context.live.follow(lambda: self._controllers.get(self.window.place))
        self.arrivals = Arrivals(self.context)
        self._controllers: dict[str, Controller] = {}
        self.tour: TourController | None = None
        self.window.scale_asked.connect(self.appearance.step_scale)
        self.window.place_asked.connect(self.go)
        self.window.find_asked.connect(self._find)
        self.window.help_asked.connect(self._help)
        self.window.closing.connect(self._close)
        self.window.file_dropped.connect(self._dropped)
        self.window.files_dropped.connect(self._dropped)
        for place in PLACES:
            if place.title:
                self.window.add_place(place.name, place.title, place.icon, at_bottom=place.at_bottom)
        self._build("home")
        self.window.show_place("home")

    @cached_property
    def palette(self) -> PaletteDesk:
        """What Ctrl+K opens; made when it is first asked for."""
        from bwvreview.ui.palette.desk import PaletteDesk

        return PaletteDesk(self.context)

    @cached_property
    def guide(self) -> GuideDesk:
        """What F1 opens; made when it is first asked for."""
        from bwvreview.ui.controllers.guide import GuideDesk

        return GuideDesk(self.window)

    def open(self) -> None:
        """Open the workspace in the background."""
        linecache.clearcache()  # Qt's binding has read the source of what was loaded, and nobody reads it again
        self.door.open()

    def _find(self) -> None:
        self.palette.open()

    def _help(self, topic: str) -> None:
        self.guide.open(topic or getattr(self.window.current(), "topic", "") or self.window.place)

    def _close(self) -> None:
        """Close the workspace, even one that was opened while the window closed."""
        if self.context.is_open:
            self._remembered.put("place", f"{self.context.clock.today()} {self.window.place}")
        self.context.close()
        if self.door.workspace is not None:
            self.door.workspace.close()

    def _opened(self, workspace: Workspace, look: FirstLook) -> None:
        """Begin with records that were opened, or with those of a copy that was put in their place."""
        first = not self.context.is_open
        use_words(look.words)
        self._take_role(workspace, look.role)
        if look.is_practice and self.tour is None:
            self._take_tour()
        self.context.take(workspace)
        if not self.context.gate.is_reviewer:
            if first:
                self._go_on_today()
            if look.moved_to:  # two places that both are worked in would drift apart, and nobody would see it
                advice = "Open them there. What you write here does not arrive there."
                self.window.show_problem(Problem(f"These records were moved to {look.moved_to}.", advice=advice))
        self.reminders.look()

    @cached_property
    def reminders(self) -> Reminders:
        """Who tells what is about to be deleted, of whatever records are open."""
        from bwvreview.ui.reminders import Reminders

        return Reminders(self.context)

    def _take_tour(self) -> None:
        """Show the hints of the tour above the pages."""
        from bwvreview.ui.controllers.tour import TourController

        self.tour = TourController(self.context)

    def _go_on_today(self) -> None:
        """Whoever closes the window and opens it again the same day is back on their page; a new day starts at home."""
        day, _, place = self._remembered.get("place").partition(" ")
        if day == str(self.context.clock.today()) and place in self.window.navigation.names:
            self.go(place)

    def _woke(self) -> None:
        """Keep what could not be kept while the records were locked."""
        for controller in self._controllers.values():
            saves = getattr(controller, "saves", None)
            if saves is not None:
                saves.try_again()

    def _take_role(self, workspace: Workspace, role: RoleNow) -> None:
        """A laptop that was handed over stays so when the program is started again."""
        from bwvreview.services.roles import REVIEWER

        if role.is_reviewer:
            workspace.role = REVIEWER
            self.context.gate.set_role(is_reviewer=True, reviewer=role.reviewer)

    def _role_changed(self) -> None:
        reviewer = self.context.gate.is_reviewer
        self.window.navigation.set_bare(reviewer)
        self.window.leave_full()
        if reviewer:
            self.window.navigation.set_badge("replies", 0, "overdue")
        self._show("review" if reviewer else "home")  # no page may keep a screen that is not theirs

    @cached_property
    def rescue(self) -> RescueDesk:
        """Who puts a copy in the place of records that do not open any more."""
        from bwvreview.ui.rescue import RescueDesk

        return RescueDesk(self.window, self.tasks, self.door, self.context.clock)

    def _not_opened(self, problem: Problem) -> None:
        if isinstance(problem, DamagedWorkspace):
            if self.rescue.offer(problem):
                return
            self.window.uncover()
        problem = self.arrivals.refused(problem)
        home = self._controllers["home"]
        home.page.show_problem(problem)
        self.window.show_problem(problem)

    def _build(self, name: str) -> None:
        """Make the controller and the page of a place, once."""
        if self.window.has_page(name):
            return
        place = next(place for place in PLACES if place.name == name)
        controller = place.build(self.context)
        if controller is None:
            self.window.put_page(name, _nothing_yet(place))
        else:
            self._controllers[name] = controller
            self.window.put_page(name, controller.page)

    def _build_for(self, wish: str) -> None:
        """Make whoever fulfils a wish. A page that nobody asked for costs neither time nor memory."""
        for place in PLACES:
            if wish in place.does:
                self._build(place.name)

    def controller(self, name: str) -> Controller:
        """Give the controller of a place."""
        self._build(name)
        return self._controllers[name]

    def go(self, name: str) -> None:
        """Show a page, unless the one that is shown wants to stay."""
        if self.window.is_covered:
            return
        name = self.context.gate.place_for(name)
        here = self._controllers.get(self.window.place)
        if here is not None and self.window.place != name and not here.may_leave():
            return
        self._show(name)

    def _show(self, name: str) -> None:
        self._build(name)
        self.window.show_place(name)
        self.window.navigation.set_current(next(place.within or name for place in PLACES if place.name == name))
        controller = self._controllers.get(name)
        self.window.takes_folders = controller is not None and controller.drops == "returns"
        if controller is not None and self.context.is_open:
            controller.visited()

    def _dropped(self, files: Path | tuple[Path, ...]) -> None:
        """Pass files on to the page that is shown when it takes them; else one goes where its kind is at home."""
        here = self._controllers.get(self.window.place)
        drops = here.drops if here is not None else ""
        if drops == "returns":
            self.context.wish(drops, files if isinstance(files, tuple) else (files,))
        elif isinstance(files, tuple) or drops == "list":
            self.go("list")
            self.context.wish("list", files)
        elif drops:
            self.context.wish(drops, files)
        else:
            self.arrivals.bring(files)


def _nothing_yet(place: Place) -> Page:
    page = Page(place.title)
    page.add(EmptyState(place.icon, "Nothing is here yet"), None)
    return page


def build_window(open_workspace: Callable[..., Workspace], clock: Clock, remembered: Remembered | None = None) -> House:
    """Make the window. The caller shows `house.window` and calls `house.open()` after its first paint.

    `open_workspace` is called without anything first; where that asks for a passphrase, with `secret` or `plain`.
    """
    return House(open_workspace, clock, remembered or Remembered())


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program. `--workspace PATH|URL` and `--today DATE` as on the command line."""
    arguments = list(sys.argv if argv is None else argv)
    where, today, not_locked, file = _choices(arguments[1:])
    app = Application(arguments[:1])
    app.setApplicationName("BWV Review")
    clock: Clock = FixedClock(today) if today else SystemClock()
    remembered = Remembered(_own_choices())
    speak(Preferences(remembered).get(LANGUAGE))
    program = Program(build_window, clock, remembered, where=where, not_locked=not_locked)
    program.start()
    if file is not None:
        app.file_given.emit(file)
    return app.exec()


def _choices(arguments: Sequence[str]) -> tuple[str | None, date | None, bool, Path | None]:
    """Read what was asked on the command line. A file of records is opened as the workspace."""
    import argparse

    reader = argparse.ArgumentParser("bwvreview-app", description="The window of BWV Review.")
    reader.add_argument("file", nargs="?", type=Path, help="a list, a pack or another file to open")
    reader.add_argument("--workspace", help="the file, folder or address where the records are kept")
    reader.add_argument("--today", type=date.fromisoformat, help="the day to count from, for practice")
    reader.add_argument("--not-locked", action="store_true", help="for practice: new records that anybody can read")
    found = reader.parse_args(list(arguments))
    file = found.file.absolute() if found.file else None
    if file is not None and file.suffix == ".bwv" and not found.workspace:
        return str(file), found.today, found.not_locked, None
    return found.workspace, found.today, found.not_locked, file


def _own_choices() -> Path:
    import platformdirs

    return platformdirs.user_config_path("BWV Review", appauthor=False) / "window.ini"
