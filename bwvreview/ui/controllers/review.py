"""The reviewer's page: opens clips, and gives the laptop back to the coordinator."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bwvreview.ui.context import Context, Controller
from bwvreview.ui.pages.review.page import ReviewPage

if TYPE_CHECKING:
    from bwvreview.domain.progress import Progress
    from bwvreview.services.roles import RoleNow
    from bwvreview.services.views_review import ReviewView
    from bwvreview.services.workspace import Workspace


class ReviewController(Controller):
    """Shows the clips while a reviewer sits at the laptop."""

    page: ReviewPage

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.page = ReviewPage()
        self._session: int | None = None
        self.page.clip_wanted.connect(self._open)
        self.page.pin_given.connect(self._take_back)
        context.changed.connect(lambda _what: self.visited())
        context.opened.connect(self.visited)

    def visited(self) -> None:
        """Read the clips again."""
        if self.context.is_open and self.context.gate.is_reviewer:
            self.read_latest(_read, self._show)

    def others_changed(self) -> None:
        """Show what another window did."""
        self.visited()

    def _show(self, view: ReviewView) -> None:
        self._session = view.session_id
        has_way_back = not self.context.workspace.signed_in_as
        gate = self.context.gate
        gate.in_turns = () if gate.reviewer else view.in_turns
        self.page.show_clips(view.clips, gate.reviewer, in_turns=bool(gate.in_turns), has_way_back=has_way_back)

    def _open(self, slot: str) -> None:
        if self._session is not None:
            self.context.wish("record", (self._session, slot))

    def _take_back(self, pin: str) -> None:
        def take(workspace: Workspace, _progress: Progress) -> RoleNow:
            from bwvreview.services.roles import take_back

            return take_back(workspace, pin)

        def done(role: RoleNow) -> None:
            self.page.forget()
            self.context.gate.set_role(is_reviewer=role.is_reviewer, reviewer=role.reviewer)

        self.context.ask(take, done, self.page.show_problem)


def _read(workspace: Workspace, _progress: Progress) -> ReviewView:
    from bwvreview.services.views_review import review_view

    with workspace.reading() as store:
        return review_view(store, today=workspace.clock.today())
