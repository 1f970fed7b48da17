"""Keeping one answer, and saying so when another window had answered the same question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from bwvreview.domain.answer_words import label_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from bwvreview.storage.store import Store
    from bwvreview.ui.context import Context
    from bwvreview.ui.controllers.record_work import ClipWork

_LONGEST = 60


class AnswerSaves(QObject):
    """Makes what is put into the queue of saves, one for each answer.

    In a shared workspace two windows may show one clip. The later answer is kept and the history has both; whoever
    gave it learns what the other window had.
    """

    _overtook = Signal(str)  # from the worker

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._overtook.connect(context.window.toast.say)

    def saving(self, work: ClipWork, name: str, value: str) -> Callable[[Store, datetime], None]:
        """Give what keeps an answer."""
        from bwvreview.services.record_answer import RecordAnswer, record_answer

        request = RecordAnswer(work.session_id, work.clip_id, name, value, reviewer=work.reviewer)
        known, form = work.kept_before(name, value), work.state.form

        def save(store: Store, at: datetime) -> None:
            from bwvreview.storage.columns import storable

            before = record_answer(store, request, at=at)
            if before and before not in (storable(known), storable(value)):
                said = label_of(form, name, before)
                said = said if len(said) <= _LONGEST else f"{said[:_LONGEST].rstrip()}…"
                self._overtook.emit(f"Another window had answered “{said}”. Yours is kept, and the history has both.")

        return save
