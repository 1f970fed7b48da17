"""The page on which a group makes a theme of its own, tried on the newest list while it is ticked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from bwvreview.ui.context import Context, Controller
from bwvreview.ui.controllers import theme_jobs as jobs
from bwvreview.ui.pages.theme_builder import ThemePage

if TYPE_CHECKING:
    from bwvreview.domain.progress import Progress
    from bwvreview.services.own_themes import RuleTried
    from bwvreview.services.views_themes import Workbench
    from bwvreview.services.workspace import Workspace
    from bwvreview.ui.pages.theme_builder.ticked import Ticked

PAUSE_MS = 300
"""How long ticking rests before the number is worked out."""


class ThemesController(Controller):
    """Shows what can be ticked, counts while it is ticked, and keeps the theme."""

    page: ThemePage

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.page = ThemePage()
        self._list_id = 0
        self._ticket, self._rule = 0, ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._try)
        self.page.ticked_changed.connect(self._ticked)
        self.page.keep_wanted.connect(self._keep)
        self.page.remove_wanted.connect(self._remove)
        self.page.list_wanted.connect(lambda: context.go("list"))
        self.page.plan_wanted.connect(lambda: context.go("draw"))

    def visited(self) -> None:
        """Look at the newest list again."""
        self._ticket += 1
        if self.context.is_open:
            self.read_latest(lambda workspace, _progress: jobs.bench(workspace), self._show)

    def _show(self, bench: Workbench | None) -> None:
        if bench is None:
            self.page.show_no_list()
        else:
            self._list_id = bench.list_id
            self.page.show_bench(bench)

    def _ticked(self, ticked: Ticked) -> None:
        self._ticket += 1
        self._rule = ticked.rule
        if self._rule:
            self.page.show_working()
            self._pause.start()
        else:
            self._pause.stop()

    def _try(self) -> None:
        ticket, rule, list_id = self._ticket, self._rule, self._list_id

        def show(tried: RuleTried) -> None:
            if ticket == self._ticket:
                self.page.show_tried(tried)

        self.context.ask(lambda workspace, _progress: jobs.tried(workspace, list_id, rule), show)

    def _keep(self, title: str, rule: str, sentence: str) -> None:
        def kept(name: str) -> None:
            self.context.window.toast.say(f"“{name}” can be drawn now.")
            self.context.tell("lists")
            self.visited()

        self.context.ask(
            lambda workspace, _progress: jobs.keep(workspace, title, rule, sentence), kept, self.page.show_problem
        )

    def _remove(self, slug: str) -> None:
        def removed(_done: object) -> None:
            again()
            said = "The theme was taken away. Earlier draws keep its name."
            self.context.window.undo.offer(said, lambda: self.context.ask(bring_back, lambda _none: again()))

        def again() -> None:
            self.context.tell("lists")
            self.visited()

        def bring_back(workspace: Workspace, _progress: Progress) -> None:
            jobs.bring_back(workspace, slug)

        self.context.ask(lambda workspace, _progress: jobs.remove(workspace, slug), removed, self.page.show_problem)
