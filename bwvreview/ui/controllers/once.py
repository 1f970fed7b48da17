"""Work that a press starts, done once however often it is pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from collections.abc import Callable

    from bwvreview.domain.errors import Problem
    from bwvreview.domain.progress import Progress
    from bwvreview.services.workspace import Workspace
    from bwvreview.ui.context import Context


class Once(QObject):
    """Does one job at a time: what is pressed while the last press is still being done is the same wish."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._context = context
        self._busy = False

    def ask(
        self,
        job: Callable[[Workspace, Progress], Any],
        then: Callable[[Any], None],
        failed: Callable[[Problem], None] | None = None,
    ) -> None:
        """Do a job as `Context.ask` does, unless another is still being done."""
        if self._busy or not self._context.is_open:
            return
        self._busy = True
        self._context.ask(job, then, failed).finished.connect(self._rest)

    def _rest(self) -> None:
        self._busy = False
