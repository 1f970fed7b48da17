"""When a record was begun and finished, for forms that ask for it (rows of type start, end and today)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bwvreview.domain.forms.survey import MOMENTS, Form
from bwvreview.services.clock import LONDON

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from bwvreview.storage.store import Store


def keep_begun(store: Store, session_id: int, clip_id: int, reviewer: str, *, at: datetime) -> None:
    """Keep when a record was begun; does nothing once it holds an answer."""
    if store.answers.is_begun(clip_id, reviewer):
        return
    here = at.astimezone(LONDON)
    said = {"start": here.isoformat(timespec="seconds"), "today": here.date().isoformat()}
    _keep(store, session_id, clip_id, reviewer, said, at=at)


def keep_finished(store: Store, session_id: int, clip_id: int, reviewer: str, *, at: datetime) -> None:
    """Keep when a record was finished, the last time it was."""
    said = {"end": at.astimezone(LONDON).isoformat(timespec="seconds")}
    _keep(store, session_id, clip_id, reviewer, said, at=at)


def _keep(store: Store, session_id: int, clip_id: int, reviewer: str, said: Mapping[str, str], *, at: datetime) -> None:
    form_json = store.sessions.get(session_id).form_json
    if not any(f'"type":"{kind}"' in form_json for kind in MOMENTS):
        return  # most forms ask for no such thing, and reading one takes longer than keeping an answer
    for question in Form.from_json(form_json).questions:
        if question.type in said:
            store.answers.put(clip_id, reviewer, question.name, said[question.type], by=reviewer, at=at)
