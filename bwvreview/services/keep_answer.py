"""Keep one answer in a unit of work of its own: safe once this returns, and once only however often it is sent."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import asdict
from typing import TYPE_CHECKING

from bwvreview.services.record_answer import record_answer

if TYPE_CHECKING:
    from datetime import datetime

    from bwvreview.services.record_answer import RecordAnswer
    from bwvreview.services.workspace import Workspace
    from bwvreview.storage.senders import Turn

_TRIES = 9


def keep_answer(workspace: Workspace, request: RecordAnswer, *, at: datetime, turn: Turn | None = None) -> str:
    """Keep an answer and give the one before. With a turn of this window, sending it again changes nothing.

    It then gives its own value. On a server an ordinary answer takes one step. Raises as `record_answer` does.
    """
    from bwvreview.storage.faults import Overtaken

    for _ in range(_TRIES):
        with suppress(Overtaken):  # several windows begin one clip: nothing was kept, and it is ordinary by now
            return _keep(workspace, request, at, turn)
    return _keep(workspace, request, at, turn)


def _keep(workspace: Workspace, request: RecordAnswer, at: datetime, turn: Turn | None) -> str:
    if workspace.is_shared:
        from bwvreview.storage.at_once import answer_at_once

        with workspace.engine() as engine:
            before = answer_at_once(engine, asdict(request), turn, at)
        if before is not None:
            workspace.written = True
            return before
    with workspace.store() as store:
        if turn is not None and not store.senders.is_new(turn):
            return request.value
        return record_answer(store, request, at=at)
