"""Showing on the record page what another window answered about the same clip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bwvreview.ui.context import Controller

if TYPE_CHECKING:
    from collections.abc import Callable

    from bwvreview.domain.progress import Progress
    from bwvreview.services.live import ClipNow
    from bwvreview.services.workspace import Workspace
    from bwvreview.ui.context import Context
    from bwvreview.ui.controllers.record_notes import NoteBook
    from bwvreview.ui.controllers.record_work import ClipWork
    from bwvreview.ui.saving import SaveQueue


class LiveClip(Controller):
    """Reads the open clip again when another window changed something. Words that are being typed stay.

    `work` gives the clip that is open, `typed` the question whose words are not given yet, `show` shows what came.
    """

    def __init__(
        self,
        context: Context,
        saves: SaveQueue,
        notes: NoteBook,
        work: Callable[[], ClipWork | None],
        typed: Callable[[], str],
        show: Callable[[], None],
    ) -> None:
        super().__init__(context)
        self._notes = notes
        self._saves, self._work, self._typed, self._show = saves, work, typed, show
        context.live.changed.connect(self.look)
        saves.saved.connect(self._saved)
        self._missed = False

    def look(self) -> None:
        """Read what stands now; after whatever was given here is kept."""
        work = self._work()
        if work is None or not self.context.is_open:
            return
        if not self._saves.idle or self._saves.waits_here:
            self._missed = True
            return

        def read(workspace: Workspace, _progress: Progress) -> ClipNow:
            from bwvreview.services.live import clip_now

            with workspace.reading() as store:
                return clip_now(store, work.session_id, work.clip_id, work.reviewer)

        self.read_latest(read, lambda now: self._take_in(work, now), lambda _problem: None)

    def _saved(self, _at: object) -> None:
        if self._missed:
            self._missed = False
            self.look()

    def _take_in(self, work: ClipWork, now: ClipNow) -> None:
        if work is not self._work() or not self._saves.idle:
            self._missed = True  # something was given while this was read: it is kept first
            return
        self._notes.take_in(now.notes)
        if work.take_in(now.answers, leave={*now.contested, self._typed()}):
            self._show()
