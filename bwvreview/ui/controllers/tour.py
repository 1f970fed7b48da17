"""The tour: follows what is done in the practice records, and says what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bwvreview.domain.tour import HINTS, STEPS
from bwvreview.ui.context import Context, Controller
from bwvreview.ui.pages.tour import TourStrip

if TYPE_CHECKING:
    from bwvreview.domain.progress import Progress
    from bwvreview.domain.tour import TourKind
    from bwvreview.services.workspace import Workspace


class TourController(Controller):
    """Shows a strip above the pages in the practice records, and nowhere else."""

    page: TourStrip

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.page = TourStrip()
        self.page.hide()
        self._hints = True
        self.page.left.connect(lambda: self._show_hints(shown=False))
        self.page.shown.connect(lambda: self._show_hints(shown=True))
        self.page.afresh_wanted.connect(lambda: context.wish("practice records", True))
        self.page.own_wanted.connect(lambda: context.wish("own records"))
        context.window.put_strip(self.page)
        context.opened.connect(self.visited)
        context.changed.connect(lambda _what: self.visited())
        context.gate.changed.connect(self.visited)

    def visited(self) -> None:
        """Read again what comes next."""
        if self.context.is_open:
            self.read_latest(_read, self._show)

    def _show_hints(self, *, shown: bool) -> None:
        self._hints = shown
        self.visited()

    def _show(self, kind: TourKind) -> None:
        if self._hints:
            self.page.show_hint(HINTS[kind], STEPS)
        else:
            self.page.hide_hint()
        self.page.setVisible(not self.context.gate.is_reviewer)


def _read(workspace: Workspace, _progress: Progress) -> TourKind:
    from bwvreview.services.tour import tour_kind

    with workspace.reading() as store:
        return tour_kind(store, today=workspace.clock.today())
