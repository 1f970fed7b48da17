"""The page itself: a heading, the reviewers and how far each is, and one clear button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from bwvreview.domain.reviewing import Recording
from bwvreview.ui.pages.turns.words import STANDINGS, Said, lock_words, missing_words, names, progress, said
from bwvreview.ui.widgets.focus import focus_later
from bwvreview.ui.widgets.kit import (
    AnswerList,
    Button,
    Card,
    Chip,
    Hairline,
    Icon,
    LetterMark,
    NarrowPage,
    Notice,
    Option,
    Question,
    column,
    days_words,
    empty,
    flow,
    holder,
    row,
    words,
)

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from bwvreview.domain.errors import Problem
    from bwvreview.services.reviewers import Turn
    from bwvreview.services.views_panel import TurnView


class TurnPage(NarrowPage):
    """Says who is asked for; shows whose turn it is. Letters and states are all that is seen of anybody."""

    topic = "turns"  # what F1 tells about

    begun = Signal(str)  # a reviewer's name
    not_watched = Signal(str)
    lock_wanted = Signal(str)
    questions_wanted = Signal(str)
    agree_wanted = Signal()
    reviewers_wanted = Signal()
    missing_left = Signal(object)  # names
    not_shown = Signal(str)  # a reason

    def __init__(self) -> None:
        self._facts = row(gap=16)
        super().__init__("Leave this {clip}", holder(self._facts))
        self._view: TurnView | None = None
        self._start = self._focus_button
        self.card = Card("", padding=(10, 20))
        self._notice = column()
        self.put(self._notice, self.card)

    # --- what the page is told

    def show_turns(self, view: TurnView) -> None:
        """Show whose turn it is."""
        self._view = view
        self._show_head(view)
        waiting = view.turns.waiting
        self._say(said(view, waiting[0] if waiting else None))
        for place, turn in enumerate(view.turns.turns):
            if place:
                self.card.add(Hairline())
            self.card.add(self._turn(turn, view))
        if view.turns.turns and (more := self._more(view)):
            self.card.add(10, flow(*more, gap=20))
        self.card.setVisible(bool(view.turns.turns))
        self._turn_buttons(view)
        self.bar.say(progress(view))

    def show_lock(self, name: str, letter: str, left: int = 0) -> None:
        """Ask a reviewer whether to lock. `left` needed answers are missing: then it cannot be done yet."""
        if self._view is None:
            return
        asked = lock_words(letter, self._view.slot, left)
        self._say(asked)
        lock, back = Button(asked.button, "main", icon="lock"), Button("Go back to the questions", icon="chevron-left")
        lock.set_available(reason=asked.line if left else "")
        lock.clicked.connect(lambda: self.lock_wanted.emit(name))
        back.clicked.connect(lambda: self.questions_wanted.emit(name))
        told = words("The group agrees later, beside your answers. Yours stay as they are.")
        line = row(Icon("lock", 20, "accent", drop=2), told, gap=10)
        line.setStretch(1, 1)
        self.card.add(line)
        self.card.show()
        self.bar.set_buttons(lock, back)
        self.bar.say("")

    def show_problem(self, problem: Problem) -> None:
        """Say what stands in the way."""
        empty(self._notice)
        self._notice.addWidget(Notice.of(problem))
        self._notice.addSpacing(12)

    # --- building

    def _show_head(self, view: TurnView) -> None:
        self.slot.setText(view.slot)
        empty(self._facts)
        place = words(f"{{Clip}} {view.position} of {view.clips}", "muted", wrap=False)
        days = [] if view.recording is Recording.GUEST else [days_words(view.days_left)]
        for part in (*(Chip(theme) for theme in view.themes), *days, place):
            self._facts.addWidget(part)

    def _say(self, text: Said) -> None:
        self._start = self._focus_button
        focus_later(self, self.focus_start)
        self.say(text.title, text.line)
        empty(self._notice)
        empty(self.card.body)

    def _turn(self, turn: Turn, view: TurnView) -> QWidget:
        told, icon, tone = STANDINGS[turn.standing]
        in_turns = view.recording is Recording.TURNS
        state = flow(holder(row(Icon(icon, 20, tone), words(told, "muted", wrap=False), gap=6)), gap=6)
        who = column(words(f"Reviewer {turn.letter}", "strong", wrap=False), words(turn.name, "hint", wrap=False))
        line = row(LetterMark(turn.letter), holder(who), None, state, gap=12, margins=(0, 7, 0, 7))
        if not turn.is_done and not (in_turns and turn is view.turns.waiting[0]):
            begin = Button("Begin now" if in_turns else "This is me", size="row")
            begin.setAccessibleName(
                f"Reviewer {turn.letter} begins now" if in_turns else f"I am Reviewer {turn.letter}"
            )
            begin.clicked.connect(lambda: self.begun.emit(turn.name))
            line.addWidget(begin)
        made = holder(line)
        made.setAccessibleName(f"Reviewer {turn.letter}, {turn.name}: {told}")
        return made

    def _more(self, view: TurnView) -> list[Button]:
        made = []
        waiting, done = view.turns.waiting, any(turn.standing == "locked" for turn in view.turns.turns)
        if done and waiting and view.recording is not Recording.GUEST:
            missing = Button(f"Go on without {names(waiting)}", "link", size="row")
            missing.clicked.connect(self._ask_about_missing)
            made.append(missing)
        for turn in waiting if view.recording is not Recording.TURNS else ():
            if turn.standing == "to-come":
                skip = Button(f"Reviewer {turn.letter} did not {{watch}} it", "link", size="row")
                skip.clicked.connect(lambda _=False, name=turn.name: self.not_watched.emit(name))
                made.append(skip)
        if view.reasons:
            lost = Button(f"{view.slot} cannot be shown", "link", size="row")
            lost.clicked.connect(self._ask_why)
            made.append(lost)
        return made

    def _turn_buttons(self, view: TurnView) -> None:
        waiting = view.turns.waiting
        text = said(view, waiting[0] if waiting else None).button
        main = Button(text, "main", icon_after="arrow-right")
        if not view.turns.turns:
            main.clicked.connect(self.reviewers_wanted)
        elif view.turns.ready and view.recording is not Recording.GUEST:
            main.clicked.connect(self.agree_wanted)
        elif not waiting:
            main.clicked.connect(self.left)
        elif view.recording is Recording.TURNS:
            main.clicked.connect(lambda: self.begun.emit(waiting[0].name))
        else:
            self.bar.set_buttons()
            return
        others = []
        if waiting and waiting[0].standing == "to-come":
            skip = Button(f"Reviewer {waiting[0].letter} did not {{watch}} it")
            skip.clicked.connect(lambda: self.not_watched.emit(waiting[0].name))
            others.append(skip)
        self.bar.set_buttons(main, *others)

    def _ask_about_missing(self) -> None:
        view = self._view
        if view is None:
            return
        waiting = view.turns.waiting
        asked = missing_words(waiting)
        self._say(asked)
        for turn in waiting:
            self.card.add(self._turn(turn, view))
        go, back = Button(asked.button, "main"), Button("Wait for them")
        go.clicked.connect(lambda: self.missing_left.emit(tuple(turn.name for turn in waiting)))
        back.clicked.connect(lambda: self.show_turns(view))
        self.bar.set_buttons(go, back)

    def _ask_why(self) -> None:
        view = self._view
        if view is None:
            return
        self._say(Said(f"{view.slot} cannot be shown", "Nobody needs to answer alone about it.", ""))
        answer = AnswerList([Option(name, label) for name, label in view.reasons])
        self.card.add(Question("Why can it not be shown?", "", answer, indent=0))
        record, back = Button(f"Record {view.slot} as not shown", "main"), Button("Go back", icon="chevron-left")
        record.set_available(reason="Choose a reason")
        answer.changed.connect(lambda _value: record.set_available())
        record.clicked.connect(lambda: self.not_shown.emit(answer.value()))
        back.clicked.connect(lambda: self.show_turns(view))
        self.bar.set_buttons(record, back)
        self.bar.say("")
        self._start = answer.focus_answer

    # --- what the window asks

    def focus_start(self) -> None:
        """Begin at the main button, else at the first line; at the first answer when a reason is asked for."""
        self._start()

    def _focus_button(self) -> None:
        button = self.main_button()
        if button is None:
            button = next((one for one in self.card.findChildren(Button) if one.isVisibleTo(self)), None)
        if button is not None:
            button.setFocus(Qt.FocusReason.OtherFocusReason)
