"""The session page: reads the session, passes on which clip to record, and keeps what the police say."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from bwvreview.ui import files
from bwvreview.ui.context import Context, Controller
from bwvreview.ui.controllers.draw_papers import DrawPapers
from bwvreview.ui.controllers.once import Once
from bwvreview.ui.controllers.room_jobs import papers
from bwvreview.ui.controllers.session_evening import EveningJobs
from bwvreview.ui.pages.session import SessionPage
from bwvreview.ui.widgets.naming import NamingPanel

if TYPE_CHECKING:
    from collections.abc import Callable

    from bwvreview.domain.errors import Problem
    from bwvreview.domain.progress import Progress
    from bwvreview.services.views_session import SessionPlace, SessionView
    from bwvreview.services.workspace import Workspace
    from bwvreview.storage.store import Store


class SessionController(Controller):
    """Shows the session, and reads it again whenever records change."""

    page: SessionPage

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.page = SessionPage()
        self._place: SessionPlace | None = None
        self._wished = ""  # until the session has been read
        page = self.page
        page.record_wanted.connect(self._record)
        page.feedback_wanted.connect(lambda: context.go("feedback"))
        page.draw_wanted.connect(lambda: context.go("draw"))
        page.open_wanted.connect(self._open)
        page.again_wanted.connect(self.visited)
        page.ask_wanted.connect(self._ask_to_keep)
        page.kept.connect(self._note_kept)
        page.reserves_wanted.connect(self._call_reserves)
        page.session_chosen.connect(self._choose)
        page.pull_list_wanted.connect(self._save_pull_list)
        page.pack_wanted.connect(self._save_pack)
        page.reviewers_wanted.connect(lambda: context.go("reviewers"))
        page.shared_wanted.connect(lambda: context.wish("join session"))
        page.room_wanted.connect(self._to_the_room)
        page.papers_wanted.connect(self._show_papers)
        page.paper_wanted.connect(self._serve)
        page.choice_wanted.connect(self._choose_answer)
        self._papers = DrawPapers(context, Once(context))
        self._evening = EveningJobs(context, page, lambda: self.view)
        context.opened.connect(self.visited)
        context.changed.connect(self._changed)
        context.asked.connect(self._asked)

    def visited(self) -> None:
        """Read the session again."""
        if not self.context.is_open:
            return
        self.read_latest(_read, self._show, self.page.show_problem)

    def others_changed(self) -> None:
        """Show what another window did, unless somebody is naming clips."""
        if not any(panel.isVisible() for panel in self.page.findChildren(NamingPanel)):
            self.visited()

    def _show(self, place: SessionPlace) -> None:
        self._place = place
        self.page.show_place(place)
        wish, self._wished = self._wished, ""
        self._asked(wish, None)

    @property
    def view(self) -> SessionView | None:
        """The session that is shown; None when there is none."""
        return self._place.session if self._place else None

    def _record(self, slot: str) -> None:
        view = self.view
        if view is not None:
            self.context.wish("record", (view.id, slot))

    def _choose_answer(self) -> None:
        view = self.view
        if view is not None:
            self.context.wish("two answers", (view.id, ""))

    def _changed(self, what: str) -> None:
        if what != "members":
            self.visited()

    def _asked(self, what: str, _about: object) -> None:
        if self._place is None:
            self._wished = what
        elif what == "open session" and self.context.is_open and self._place.session is None:
            self._open()
        elif what == "call reserves":
            self.page.show_naming()

    def _do(self, job: Callable[[Store, Workspace], Any], *, saved: Callable[[Any], str] | None = None) -> None:
        """Change records in one unit of work; then everybody reads them again."""

        def work(workspace: Workspace, _progress: Progress) -> Any:
            with workspace.store() as store:
                return job(store, workspace)

        def done(result: Any) -> None:
            self.context.tell("sessions")
            if saved is not None:
                text = saved(result)
                self.context.window.toast.say(text)

        def failed(problem: Problem) -> None:
            self.page.show_problem(problem)

        self.context.ask(work, done, failed)

    def _open(self) -> None:
        self._do(_open_waiting)

    def _choose(self, session_id: int) -> None:
        from bwvreview.services.current_session import choose_session

        self._do(lambda store, _workspace: choose_session(store, session_id))

    def _note_kept(self, slots: object) -> None:
        from bwvreview.services.keep_request import note_kept

        view = self.view
        chosen = slots if isinstance(slots, tuple) else None
        if view is not None:
            self._do(lambda store, workspace: note_kept(store, view.id, chosen, at=workspace.clock.now()))

    def _call_reserves(self, reasons: dict[str, str]) -> None:
        view = self.view
        if view is not None:
            self._do(lambda store, workspace: _declare(store, workspace, view.id, reasons))

    def _ask_to_keep(self) -> None:
        from bwvreview.services.keep_request import save_keep_request

        view = self.view
        if view is None:
            return
        name = f"keep-request-{view.session}.xlsx"
        path = files.save_file(self.page, "Save the request to keep {clips}", name, files.WORKBOOK_OR_TEXT)
        if path is None:
            return
        path = path if path.suffix else path.with_suffix(".xlsx")
        self._do(
            lambda store, workspace: save_keep_request(store, view.id, path, at=workspace.clock.now()),
            saved=lambda _asked: f"Saved “{path.name}”. Give it to the police, and to nobody else.",
        )

    def _save_pull_list(self) -> None:
        view = self.view
        if view is None:
            return
        name = f"clips-{view.session}.xlsx"
        path = files.save_file(self.page, "Save the list for the police", name, files.WORKBOOKS)
        if path is None:
            return
        self._do(
            lambda store, _workspace: _pull_list(store, view.commitment_id, path),
            saved=lambda written: f"Saved “{written.name}”. Give it to the police, and to nobody else.",
        )

    def _to_the_room(self) -> None:
        view = self.view
        if view is not None:
            self.context.wish("room", view.commitment_id)

    def _show_papers(self) -> None:
        view = self.view
        if view is not None:
            draw_id = view.commitment_id
            self.context.ask(
                lambda workspace, _progress: papers(workspace, draw_id), self.page.show_papers, self.page.show_problem
            )

    def _serve(self, wish: str) -> None:
        view = self.view
        if view is not None:
            self._papers.serve(
                wish, view.commitment_id, view.session, self.page.show_saved, self.page.show_paper_problem
            )

    def _save_pack(self) -> None:
        view = self.view
        if view is None:
            return
        folder = files.open_folder(self.page, "Choose an empty folder for the pack", Path.home())
        if folder is None:
            return
        self._do(
            lambda store, _workspace: _pack(store, view.commitment_id, folder),
            saved=lambda written: f"{len(written)} files saved. Keep them in the room.",
        )


def _read(workspace: Workspace, _progress: Progress) -> SessionPlace:
    from bwvreview.services.scheme_in_use import scheme_of
    from bwvreview.services.views_session import session_place

    with workspace.reading() as store:
        return session_place(store, scheme_of(store), today=workspace.clock.today())


def _open_waiting(store: Store, workspace: Workspace) -> None:
    from bwvreview.services.current_session import to_open
    from bwvreview.services.form_in_use import form_in_use
    from bwvreview.services.open_session import open_session
    from bwvreview.services.scheme_in_use import scheme_of

    commitment, scheme = to_open(store), scheme_of(store)
    if commitment is not None:
        form = form_in_use(store, scheme).form
        open_session(store, commitment, form, scheme, at=workspace.clock.now())


def _declare(store: Store, workspace: Workspace, session_id: int, reasons: dict[str, str]) -> None:
    from bwvreview.services.open_session import declare_unavailable
    from bwvreview.services.scheme_in_use import scheme_of

    declare_unavailable(store, session_id, reasons, scheme_of(store), at=workspace.clock.now())


def _pull_list(store: Store, commitment_id: int, path: Path) -> Path:
    from bwvreview.services.pull_list import save_pull_list
    from bwvreview.services.scheme_in_use import scheme_of

    return save_pull_list(store, commitment_id, path, scheme_of(store))


def _pack(store: Store, commitment_id: int, folder: Path) -> tuple[Path, ...]:
    from bwvreview.services.keep_pack import keep_new_pack
    from bwvreview.services.scheme_in_use import scheme_of

    return keep_new_pack(store, commitment_id, scheme_of(store), folder)
