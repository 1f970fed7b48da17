"""The home page: reads what to do next, and passes on what was asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bwvreview.ui.context import Context, Controller
from bwvreview.ui.pages.home.page import HomePage

if TYPE_CHECKING:
    from bwvreview.domain.progress import Progress
    from bwvreview.services.views import HomeView
    from bwvreview.services.workspace import Workspace

# what the button of the next thing asks for, and the page that does it
_WISHES = {
    "welcome": ("open list", "list"),
    "next-list": ("open list", "list"),
    "plan": ("plan draw", "draw"),
    "roll": ("roll dice", "draw"),
    "reserves": ("call reserves", "session"),
    "keep": ("keep clips", "session"),
    "carry-on": ("record", ""),
    "wellness": ("open session", "session"),
    "start-clip": ("record", ""),
    "open-session": ("open session", "session"),
    "feedback": ("feedback", "feedback"),
    "send": ("note sent", "feedback"),
}


class HomeController(Controller):
    """Shows the home page, and reads it again whenever records change."""

    page: HomePage

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.page = HomePage(context.clock.today())
        self.page.wanted.connect(self._go)
        self.page.practice_wanted.connect(lambda: self._wish("practice", "list"))
        self.page.keep_wanted.connect(lambda: self._wish("keep clips", "session"))
        self.page.session_wanted.connect(lambda: self._wish("open session", "session"))
        self.page.reply_wanted.connect(lambda number: self._wish("reply", "replies", number))
        self.page.replies_wanted.connect(lambda: context.go("replies"))
        self.page.guide_wanted.connect(lambda: context.window.help_asked.emit("first-session"))
        context.opened.connect(self.visited)
        context.changed.connect(lambda _what: self.visited())

    def visited(self) -> None:
        """Read again what to do next."""
        if self.context.is_open:
            self.read_latest(_read, self._show, self.page.show_problem)

    def others_changed(self) -> None:
        """Show what another window did."""
        self.visited()

    def _show(self, view: HomeView) -> None:
        self.page.show_home(view)
        self.context.window.set_group(view.group_name)
        self.context.window.navigation.set_badge("replies", len(view.overdue), "overdue")

    def _go(self, kind: str, slot: str) -> None:
        wish, place = _WISHES[kind]
        self._wish(wish, place, slot or None)

    def _wish(self, wish: str, place: str, about: object = None) -> None:
        if place:
            self.context.go(place)
        self.context.wish(wish, about)


def _read(workspace: Workspace, _progress: Progress) -> HomeView:
    from bwvreview.services.overview import home_view

    with workspace.reading() as store:
        return home_view(store, today=workspace.clock.today())
