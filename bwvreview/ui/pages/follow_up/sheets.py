"""The sheets that are filled in: a reply, another date or state, something new to ask for, a viewing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from bwvreview.domain.actions import ActionState
from bwvreview.domain.days import read_day
from bwvreview.domain.note_check import check_note
from bwvreview.ui.pages.follow_up.words import STATES, about, looks_like, no_day, short_title, written
from bwvreview.ui.widgets.kit import (
    AnswerList,
    Button,
    Card,
    FieldAnswer,
    Notice,
    Option,
    Question,
    TextAnswer,
    TickBox,
    column,
    empty,
    flow,
    holder,
    row,
    with_keys,
    words,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from bwvreview.services.views_follow_up import ActionLine, SessionSlots
    from bwvreview.storage.follow_up import Viewing

_LONGEST = 2000
_MOST_SESSIONS = 8
_WHOLE = "The whole session"
_LEAVE_OUT = "Leave out names, numbers and places. Replies may leave the group."


class Sheet(Card):
    """A card of questions. `wrong()` says beside each question what is missing, and whether anything is."""

    checked = Signal()

    def __init__(self, title: str, line: str, today: date) -> None:
        super().__init__(title, padding=(16, 20))
        self._today = today
        if line:
            self.add(2, words(line, "muted"))
        self.questions: list[Question] = []

    def ask(self, title: str, hint: str, answer: QWidget) -> Question:
        """Put a question below."""
        made = Question(title, hint, answer, indent=14)
        self.questions.append(made)
        self.add(14, made)
        return made

    def say(self, question: Question, message: str) -> bool:
        """Say what is wrong with an answer; give whether anything is."""
        question.show_error(message)
        return bool(message)

    def day_of(self, question: Question, *, needed: bool = True) -> tuple[date | None, bool]:
        """Read a day; give it, and whether something is wrong with it."""
        text = question.answering.value()
        found = read_day(text) if text else None
        missing = found is None and (needed or bool(text))
        return found, self.say(question, no_day(text, self._today) if missing else "")

    def wrong(self) -> bool:
        """Say what is missing. True while something is; the focus then goes to the first."""
        raise NotImplementedError

    def begin(self) -> None:
        """Put the focus on the first question."""
        self.questions[0].answering.focus_answer()

    def _begin_at_first_wrong(self) -> bool:
        first = next((question for question in self.questions if question.error), None)
        if first is not None:
            first.answering.focus_answer()
        return first is not None


class _Warned:
    """Warns below a box of words while they look as if they name someone. It never stops anyone."""

    def __init__(self, sheet: Sheet, box: TextAnswer) -> None:
        self._box = box
        self._notice = Notice("", mood="warn", kind="dense")
        self._notice.hide()
        self._timer = QTimer(sheet)
        self._timer.setSingleShot(True)
        self._timer.setInterval(600)
        self._timer.timeout.connect(self.look)
        box.edit.textChanged.connect(self._timer.start)
        sheet.add(8, self._notice)

    def look(self) -> None:
        """Look at the words now."""
        found = check_note(self._box.value())
        self._notice.setVisible(found is not None)
        if found is not None:
            self._notice.say(looks_like(found.text, found.looks_like), title="", mood="warn")


class ReplySheet(Sheet):
    """What the police replied."""

    def __init__(self, action: ActionLine, today: date) -> None:
        super().__init__(action.title, about(action), today)
        self.action_id = action.id
        self._words = TextAnswer(limit=_LONGEST, lines=5, cut=False)
        self._words.set_value(action.reply)
        self._what = self.ask("What did the police reply?", _LEAVE_OUT, self._words)
        self._warned = _Warned(self, self._words)
        self._warned.look()
        self._day = FieldAnswer("date")
        self._day.set_value(written(action.replied_on or today))
        self._when = self.ask("When did the reply come?", "", self._day)
        self._settles = TickBox("This settles it", "Without the tick it stays on the list.")
        self._settles.setChecked(action.state is ActionState.OPEN or action.state is ActionState.DONE)
        self.add(14, holder(row(self._settles, gap=0, margins=(14, 0, 0, 0))))

    def wrong(self) -> bool:  # noqa: D102 - as above
        text = self._words.value().strip()
        self.say(self._what, "" if text else "Write what the police replied.")
        found, _ = self.day_of(self._when)
        if found is not None and found > self._today:
            self.say(self._when, "This day is still to come.")
        return self._begin_at_first_wrong()

    @property
    def reply(self) -> tuple[str, date, bool]:
        """The words, the day, and whether they settle it. Only when nothing is wrong."""
        on = read_day(self._day.value())
        return self._words.value().strip(), on or self._today, self._settles.isChecked()

    @property
    def is_changed(self) -> bool:
        """Whether there are words that would be lost."""
        return bool(self._words.edit.document().isUndoAvailable())


class ChangeSheet(Sheet):
    """Another date, another role, another state."""

    def __init__(self, action: ActionLine, today: date) -> None:
        super().__init__(action.title, about(action), today)
        self.action_id = action.id
        self._owner, self._day, self._why = FieldAnswer(), FieldAnswer("date"), FieldAnswer()
        self._state = AnswerList(with_keys([Option(state.value, said) for state, said in STATES.items()]))
        self._owner.set_value(action.owner)
        self._day.set_value(written(action.due_on) if action.due_on else "")
        self._state.set_value(action.state.value)
        self._who = self.ask("Who does it?", "A role, never a name.", self._owner)
        self._when = self.ask("Until when?", "Leave it empty when there is no date.", self._day)
        self.ask("How does it stand?", "", self._state)
        self.ask("Why?", "You may leave this empty. It is kept in the history.", self._why)

    def wrong(self) -> bool:  # noqa: D102 - as above
        self.say(self._who, "" if self._owner.value() else "Name a role, for example “Police liaison”.")
        self.day_of(self._when, needed=False)
        return self._begin_at_first_wrong()

    @property
    def change(self) -> tuple[str, date | None, str, str]:
        """The role, the date, the state and the reason. Only when nothing is wrong."""
        return self._owner.value(), read_day(self._day.value()), self._state.value(), self._why.value()


class AddSheet(Sheet):
    """Something that no record asks for: about a clip, or about a whole session."""

    def __init__(self, sessions: Sequence[SessionSlots], today: date) -> None:
        super().__init__("Ask for something", "", today)
        self._sessions = {short_title(one): one for one in sessions[:_MOST_SESSIONS]}
        self._title, self._owner, self._day = FieldAnswer(), FieldAnswer(), FieldAnswer("date")
        self._owner.set_value("Police liaison")
        self._what = self.ask("What do you ask for?", "A few words, without names.", self._title)
        self._who = self.ask("Who does it?", "A role, never a name.", self._owner)
        self._when = self.ask("Until when?", "Leave it empty when there is no date.", self._day)
        self._which = _OneOf("Which session is it about?", list(self._sessions))
        self._which.changed.connect(self._show_clips)
        self._clips = _OneOf("Which {clip} is it about?", [])
        self.add(14, self._which, 14, self._clips)
        self._which.setVisible(len(self._sessions) > 1)
        self._show_clips()

    def _show_clips(self) -> None:
        self._clips.offer([_WHOLE, *self._sessions[self._which.value()].slots])

    def wrong(self) -> bool:  # noqa: D102 - as above
        self.say(self._what, "" if self._title.value() else "Say what you ask for.")
        self.say(self._who, "" if self._owner.value() else "Name a role, for example “Police liaison”.")
        self.day_of(self._when, needed=False)
        return self._begin_at_first_wrong()

    @property
    def session_id(self) -> int:
        """The session that is chosen."""
        return self._sessions[self._which.value()].id

    @property
    def added(self) -> tuple[str, str, date | None, str]:
        """What, who, until when, and the slot ('' for the session). Only when nothing is wrong."""
        slot = self._clips.value()
        return self._title.value(), self._owner.value(), read_day(self._day.value()), "" if slot == _WHOLE else slot


class _OneOf(QWidget):
    """Buttons of which one is pressed."""

    changed = Signal()

    def __init__(self, title: str, offered: Sequence[str]) -> None:
        super().__init__()
        self._title = title
        self._place = column()
        self.setLayout(column(words(title, "question"), 8, self._place, margins=(14, 0, 0, 0)))
        self._buttons: list[Button] = []
        self.offer(offered)

    def offer(self, offered: Sequence[str]) -> None:
        """Offer these instead; the first is pressed."""
        empty(self._place)
        self._buttons = [Button(text) for text in offered]
        for place, button in enumerate(self._buttons):
            button.setCheckable(True)
            button.setAutoExclusive(True)
            button.setChecked(place == 0)
            button.setAccessibleDescription(self._title)
            button.clicked.connect(self.changed)
        self._place.addWidget(flow(*self._buttons))

    def value(self) -> str:
        """The words of the pressed one; empty when nothing is offered."""
        return next((button.words for button in self._buttons if button.isChecked()), "")


class ViewingSheet(Sheet):
    """The date of a viewing."""

    def __init__(self, viewing: Viewing | None, today: date, usual_minutes: int) -> None:
        super().__init__("Change the {viewing}" if viewing else "Add {a_viewing}", "", today)
        self.viewing_id = viewing.id if viewing else 0
        self._day, self._time, self._place = FieldAnswer("date"), FieldAnswer("date"), FieldAnswer()
        self._minutes = FieldAnswer("number")
        if viewing is not None:
            self._day.set_value(written(viewing.day))
            self._time.set_value(viewing.starts)
            self._place.set_value(viewing.place)
        self._minutes.set_value(str(viewing.minutes if viewing else usual_minutes))
        self._when = self.ask("Which day?", "Day, month, year.", self._day)
        self._starts = self.ask(
            "When does it start?", "Like 18:30. Leave it empty when you do not know yet.", self._time
        )
        self._length = self.ask("How many minutes?", "", self._minutes)
        self.ask("Where?", "You may leave this empty.", self._place)

    def wrong(self) -> bool:  # noqa: D102 - as above
        self.day_of(self._when)
        minutes = self._minutes.value()
        fits = minutes.isdecimal() and 0 < int(minutes) <= 1440
        self.say(self._length, "" if fits else "Give a number of minutes, up to 1,440.")
        return self._begin_at_first_wrong()

    @property
    def viewing(self) -> tuple[date, str, int, str]:
        """The day, the time, the minutes and the place. Only when nothing is wrong."""
        return (
            read_day(self._day.value()) or self._today,
            self._time.value(),
            int(self._minutes.value()),
            self._place.value(),
        )
