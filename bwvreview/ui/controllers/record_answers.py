"""Keeping one answer, and saying so when another window had answered the same question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from bwvreview.domain.answer_words import label_of
from bwvreview.ui.saving import Post

if TYPE_CHECKING:
    from bwvreview.ui.context import Context
    from bwvreview.ui.controllers.record_work import ClipWork
    from bwvreview.ui.pages.record.middle import Middle

_LONGEST = 60


class AnswerSaves(QObject):
    """Makes what is put into the queue of saves, one for each answer.

    In a shared workspace two windows may show one clip. An answer to a question of everybody's record that another
    window had answered overwrites nothing: it waits, a notice says so, and leads to the page where one is chosen.
    """

    _waits = Signal(str)  # from the worker

    def __init__(self, context: Context, middle: Middle) -> None:
        super().__init__(context)
        self._context, self._middle = context, middle
        self._clip: tuple[int, str] | None = None
        self._waits.connect(self._say)
        middle.choice_wanted.connect(self.choose)

    def begin(self, work: ClipWork, waiting: int) -> None:
        """Begin with another clip; `waiting` of its questions have two answers."""
        self._clip = (work.session_id, work.slot)
        self._middle.show_two_answers("Choose which one is to stand." if waiting else "")

    def choose(self) -> None:
        """Go to where one of two answers is chosen."""
        if self._clip is not None:
            self._context.wish("two answers", self._clip)

    def _say(self, before: str) -> None:
        said = before if len(before) <= _LONGEST else f"{before[:_LONGEST].rstrip()}…"
        there = f"Another window had answered “{said}”." if said else "Another window had taken the answer back."
        self._middle.show_two_answers(f"{there} Yours is kept beside it.")
        self._context.window.toast.say("Two answers were given. Both are kept.")

    def saving(self, work: ClipWork, name: str, value: str) -> Post:
        """Give what keeps an answer."""
        from bwvreview.services.letters import answer_letter
        from bwvreview.services.record_answer import RecordAnswer, record_answer

        known, form = work.kept_before(name, value), work.state.form
        seen = None if work.alone else known
        request = RecordAnswer(work.session_id, work.clip_id, name, value, reviewer=work.reviewer, seen=seen)

        def kept(before: str) -> None:
            from bwvreview.storage.columns import storable

            if seen is not None and before not in {storable(seen), storable(value)}:
                self._waits.emit(label_of(form, name, before))

        return Post(lambda store, at: record_answer(store, request, at=at), lambda at: answer_letter(request, at), kept)
