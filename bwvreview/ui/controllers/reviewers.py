"""The page of reviewers: how a session is recorded, who they are, and the files between laptops."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from bwvreview.domain.errors import ExportProblem
from bwvreview.ui import files
from bwvreview.ui.context import Context, Controller
from bwvreview.ui.pages.reviewers import ReviewersPage
from bwvreview.ui.say import listed

if TYPE_CHECKING:
    from collections.abc import Callable

    from bwvreview.domain.agreement_form import QuestionAgreement
    from bwvreview.domain.progress import Progress
    from bwvreview.services.exchange_answers import Received
    from bwvreview.services.views_panel import PanelView
    from bwvreview.services.workspace import Workspace
    from bwvreview.storage.store import Store

_FILES = "Files of BWV Review (*.json)"


class ReviewersController(Controller):
    """Reads who records, and keeps what is chosen. Also opens a session that another laptop shares ("join session")."""

    page: ReviewersPage

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.page = ReviewersPage()
        self._view: PanelView | None = None
        page = self.page
        page.recording_chosen.connect(self._choose)
        page.joined.connect(self._join)
        page.taken_out.connect(self._take_out)
        page.agree_wanted.connect(self._agree)
        page.figures_wanted.connect(self._figures)
        page.practice_wanted.connect(lambda: context.go("practice"))
        page.share_wanted.connect(self._share)
        page.receive_wanted.connect(self._receive)
        page.send_wanted.connect(self._send)
        page.session_wanted.connect(lambda: context.go("session"))
        context.opened.connect(self.visited)
        context.changed.connect(lambda _what: self.visited())
        context.asked.connect(self._asked)

    def visited(self) -> None:
        """Read who records again."""
        if self.context.is_open:
            self.read_latest(_read, self._show, self.page.show_problem)

    def _show(self, view: PanelView | None) -> None:
        self._view = view
        self.page.show_panel(view)

    def _asked(self, what: str, about: object) -> None:
        if what == "reviewers":
            self.context.go("reviewers")
        elif what == "join session":
            self._open_shared(about if isinstance(about, Path) else None)
        elif what == "answers file" and isinstance(about, Path):
            self.context.ask(_read, lambda view: self._receive_shown(view, about), self.page.show_problem)

    def _do(self, job: Callable[[Store, Workspace], Any], then: Callable[[Any], None] | None = None) -> None:
        """Change records in one unit of work; then everybody reads them again."""

        def work(workspace: Workspace, _progress: Progress) -> Any:
            with workspace.store() as store:
                return job(store, workspace)

        def done(result: Any) -> None:
            self.context.tell("sessions")
            if then is not None:
                then(result)

        self.context.ask(work, done, self.page.show_problem)

    def _choose(self, way: str) -> None:
        from bwvreview.domain.reviewing import Recording
        from bwvreview.services.reviewers import choose_recording

        view = self._view
        if view is not None:
            self._do(lambda store, _workspace: choose_recording(store, view.session_id, Recording(way)))

    def _join(self, name: str) -> None:
        from bwvreview.services.reviewers import join

        view = self._view
        if view is not None:
            self._do(
                lambda store, workspace: join(store, view.session_id, name, at=workspace.clock.now()),
                lambda _reviewer: self.page.clear_name(),
            )

    def _take_out(self, name: str) -> None:
        from bwvreview.services.reviewers import leave

        view = self._view
        if view is not None:
            self._do(lambda store, _workspace: leave(store, view.session_id, name))

    def _agree(self, slot: str) -> None:
        view = self._view
        if view is not None:
            self.context.wish("agree", (view.session_id, slot))

    def _figures(self) -> None:
        view = self._view
        if view is None:
            return

        def read(workspace: Workspace, _progress: Progress) -> tuple[QuestionAgreement, ...]:
            from bwvreview.services.scheme_in_use import scheme_of
            from bwvreview.services.views_agreement import agreement_of

            with workspace.reading() as store:
                return agreement_of(store, [view.session_id], scheme_of(store), today=workspace.clock.today())

        self.read_latest(read, self.page.show_figures, self.page.show_problem)

    # --- files between laptops

    def _share(self) -> None:
        from bwvreview.services.exchange_answers import hand_out

        view = self._view
        if view is None:
            return
        path = files.save_file(self.page, "Save the session for reviewers", f"session-{view.session}.json", _FILES)
        if path is not None:
            self._do(
                lambda store, _workspace: hand_out(store, view.session_id, path),
                lambda _done: self._say(f"Saved “{path.name}”. Give it to the reviewers."),
            )

    def _receive(self) -> None:
        view = self._view
        if view is None:
            return
        chosen = files.open_files(self.page, "Take in reviewers’ answers", _FILES)
        if chosen:
            self._take_in_answers(view, chosen)

    def _receive_shown(self, view: PanelView | None, path: Path) -> None:
        self._show(view)
        if view is None:
            advice = "Open the session first. Then open the file again."
            self.context.window.show_problem(
                ExportProblem(f"“{path.name}” holds answers, and no session is open.", advice=advice)
            )
        else:
            self._take_in_answers(view, (path,))

    def _take_in_answers(self, view: PanelView, chosen: tuple[Path, ...]) -> None:
        from bwvreview.services.exchange_answers import receive_answers

        self._do(
            lambda store, workspace: [
                receive_answers(store, view.session_id, path, at=workspace.clock.now(), today=workspace.clock.today())
                for path in chosen
            ],
            lambda found: self._say(_received(found)),
        )

    def _send(self, name: str) -> None:
        from bwvreview.services.exchange_answers import send_answers

        view = self._view
        if view is None:
            return
        path = files.save_file(self.page, "Save your answers", f"answers-{view.session}-{name}.json", _FILES)
        if path is not None:
            self._do(
                lambda store, _workspace: send_answers(store, view.session_id, name, path),
                lambda slots: self._say(f"Saved “{path.name}” with {listed(slots)}. Give it to the coordinator."),
            )

    def _open_shared(self, path: Path | None) -> None:
        path = path or files.open_file(self.page, "Open a session from another laptop", _FILES)
        if path is not None and self.context.is_open:
            self._do(lambda store, workspace: _take_in(store, workspace, path), lambda _id: self._to_reviewers())

    def _to_reviewers(self) -> None:
        self.context.go("reviewers")

    def _say(self, text: str) -> None:
        self.context.window.toast.say(text)


def _read(workspace: Workspace, _progress: Progress) -> PanelView | None:
    from bwvreview.services.views_panel import panel_view

    with workspace.reading() as store:
        return panel_view(store)


def _take_in(store: Store, workspace: Workspace, path: Path) -> None:
    from bwvreview.services.current_session import choose_session
    from bwvreview.services.exchange_answers import take_in_session

    choose_session(store, take_in_session(store, path, at=workspace.clock.now(), today=workspace.clock.today()))


def _received(found: list[Received]) -> str:
    """Say what came in, reviewer by reviewer."""
    return " ".join(
        f"Reviewer {one.letter}: {listed(one.new)} taken in." if one.new else f"Reviewer {one.letter}: all was here."
        for one in found
    )
