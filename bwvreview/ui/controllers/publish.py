"""The page about what a group tells the public: reads the period, keeps decisions, and saves the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bwvreview.ui import files
from bwvreview.ui.context import Context, Controller
from bwvreview.ui.pages.publish import PublishPage

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from bwvreview.domain.progress import Progress
    from bwvreview.services.publish import PublicView, Sentence
    from bwvreview.services.workspace import Workspace


class PublishController(Controller):
    """Shows the twelve months up to today, until other days are given."""

    page: PublishPage

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.page = PublishPage()
        self._span: tuple[date, date] | None = None
        self._view: PublicView | None = None
        page = self.page
        page.settled.connect(self._settle)
        page.days_given.connect(self._other_days)
        page.save_wanted.connect(self._save)
        page.session_wanted.connect(lambda: context.go("session"))
        page.feedback_wanted.connect(lambda: context.go("feedback"))

    def visited(self) -> None:
        """Read the period again."""
        if self.context.is_open:
            span = self._span
            self.read_latest(lambda workspace, _progress: _read(workspace, span), self._show, self.page.show_problem)

    def _show(self, view: PublicView | None) -> None:
        self._view = view
        if view is None:
            self.page.show_none()
        else:
            self.page.show_view(view)

    def _other_days(self, first: date, last: date) -> None:
        self._span = (first, last)
        self.visited()

    def _settle(self, sentence: Sentence, approved: bool) -> None:
        def work(workspace: Workspace, _progress: Progress) -> None:
            from bwvreview.services.publish import settle

            with workspace.store() as store:
                settle(store, sentence, approved=approved)

        self.context.ask(work, None, self.page.show_problem)

    def _save(self) -> None:
        view = self._view
        if view is None:
            return
        kinds = f"{files.PAGES};;{files.PDFS}"
        path = files.save_file(self.context.window, "Save the page for the public", "What we saw.html", kinds)
        if path is not None:
            make_up = self.page.wants_make_up
            self.context.ask(
                lambda workspace, _progress: _write(workspace, view, path, make_up=make_up),
                lambda saved: self.context.window.toast.say(f"Saved as “{saved.name}”."),
                self.page.show_problem,
            )


def _read(workspace: Workspace, span: tuple[date, date] | None) -> PublicView | None:
    from bwvreview.services.publish import public_view, year_before
    from bwvreview.services.scheme_in_use import scheme_of

    today = workspace.clock.today()
    with workspace.reading() as store:
        return public_view(store, scheme_of(store), span or (year_before(today), today), at=workspace.clock.now())


def _write(workspace: Workspace, view: PublicView, path: Path, *, make_up: bool) -> Path:
    """Write the page, or the same words as a PDF."""
    from bwvreview.services.public_file import save_report
    from bwvreview.services.scheme_in_use import scheme_of

    span, at = (view.first, view.last), workspace.clock.now()
    with workspace.reading() as store:
        return save_report(store, path, scheme_of(store), view.group, span, at=at, make_up=make_up)
