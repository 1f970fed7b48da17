"""The evening on the session page: notices, attendance, the session pack, and the ways to paper and history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from bwvreview.domain.errors import Problem
from bwvreview.ui import files

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bwvreview.domain.progress import Progress
    from bwvreview.exchange.pdf import Page as PaperPage
    from bwvreview.services.views_session import SessionView
    from bwvreview.services.workspace import Workspace
    from bwvreview.ui.context import Context
    from bwvreview.ui.pages.session import SessionPage

PDF = "PDF to print (*.pdf)"


class EveningJobs(QObject):
    """Does what the cards of the evening ask for."""

    def __init__(self, context: Context, page: SessionPage, shown: Callable[[], SessionView | None]) -> None:
        super().__init__(page)
        self._context, self._page, self._shown = context, page, shown
        page.noted.connect(self._note)
        page.print_wanted.connect(self._save_pack)
        page.printer_wanted.connect(self._print_pack)
        page.members_written.connect(self._keep_members)
        page.keying_wanted.connect(lambda: self._wish("keying"))
        page.history_wanted.connect(lambda: self._wish("history"))
        page.practice_wanted.connect(lambda: self._context.go("practice"))

    def _wish(self, what: str) -> None:
        view = self._shown()
        if view is not None:
            self._context.wish(what, (view.id, view.next_slot) if what == "history" else view.id)

    def _note(self, what: str) -> None:
        """Note something of the evening, with the time."""
        view = self._shown()
        if view is None:
            return
        session = view.id

        def keep(workspace: Workspace, _progress: Progress) -> None:
            from bwvreview.services import session_evening

            at = workspace.clock.now()
            with workspace.store() as store:
                if what == "wellness":
                    session_evening.note_wellness(store, session, at=at)
                elif what == "sent":
                    session_evening.mark_sent(store, session, at=at)
                elif what in {"held", "not-wanted"}:
                    session_evening.note_debrief(store, session, "held" if what == "held" else "not-wanted", at=at)

        self._context.ask(keep, lambda _done: self._context.tell("sessions"), self._page.show_problem)

    def _keep_members(self, number: int | None) -> None:
        view = self._shown()
        if view is None:
            return
        session = view.id

        def keep(workspace: Workspace, _progress: Progress) -> None:
            from bwvreview.services.session_evening import set_members

            with workspace.store() as store:
                set_members(store, session, number, at=workspace.clock.now())

        self._context.ask(keep, lambda _done: self._context.tell("members"), self._page.show_problem)

    def _print_pack(self) -> None:
        view = self._shown()
        if view is None:
            return
        session, copies = view.id, max(1, view.reviewers)

        def work(workspace: Workspace, _progress: Progress) -> tuple[PaperPage, ...]:
            from bwvreview.services.scheme_in_use import scheme_of
            from bwvreview.services.session_pack import pages_to_print

            with workspace.reading() as store:
                today = workspace.clock.today()
                return pages_to_print(store, session, scheme_of(store), today=today, copies=copies)

        def ready(pages: tuple[PaperPage, ...]) -> None:
            from bwvreview.ui import printing

            try:
                if printing.to_printer(self._context.window, "Session pack", pages):
                    self._context.window.toast.say("Sent to the printer. Take the paper back after the session.")
            except Problem as problem:
                self._page.show_problem(problem)

        self._context.ask(work, ready, self._page.show_problem)

    def _save_pack(self) -> None:
        view = self._shown()
        if view is None:
            return
        path = files.save_file(self._page, "Save the session pack", f"session-pack-{view.session}.pdf", PDF)
        if path is None:
            return
        session, copies = view.id, max(1, view.reviewers)  # each reviewer who answers alone needs a form

        def work(workspace: Workspace, _progress: Progress) -> Path:
            from bwvreview.services.scheme_in_use import scheme_of
            from bwvreview.services.session_pack import save_session_pack

            with workspace.reading() as store:
                today = workspace.clock.today()
                return save_session_pack(store, session, path, scheme_of(store), today=today, copies=copies)

        def done(written: Path) -> None:
            self._context.window.toast.say(f"Saved “{written.name}”. Take the paper back after the session.")

        self._context.ask(work, done, self._page.show_problem)
