"""The page itself: training clips, a try, its result, and how members did over the quarters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from bwvreview.domain.reviewing import LONGEST_NAME
from bwvreview.ui.pages.practice.result import ResultCard
from bwvreview.ui.say import count
from bwvreview.ui.widgets.focus import focus_later
from bwvreview.ui.widgets.kit import (
    AnswerList,
    Button,
    Card,
    EmptyState,
    Field,
    Hairline,
    Notice,
    Option,
    Page,
    Question,
    column,
    columns,
    first_focus,
    holder,
    row,
    words,
)

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from bwvreview.domain.errors import Problem
    from bwvreview.services.practice_clip import PracticeResult
    from bwvreview.services.views_practice import PracticeLine, PracticeView

_LONGEST_TITLE = 60


class PracticePage(Page):
    """Says which clip is tried and by whom; shows the comparison once it is locked."""

    begun = Signal(int, str)  # practice clip, reviewer
    made = Signal(str, str)  # slot, title
    reviewers_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("Practice")
        self._view: PracticeView | None = None
        self._field: Field | None = None
        self._way: Question | None = None

    # --- what the page is told

    def show_practice(self, view: PracticeView) -> None:
        """Show the training clips."""
        self._view = view
        self._begin("Practice", "{Watch} {a_clip} that the group has agreed on, answer alone, then compare.")
        left = column(self._clips(view), None, gap=14)
        right = column(self._quarters(view), None, gap=14)
        self.add(columns(holder(left), holder(right), shares=(640, 432), narrow=860), None)
        make = Button("Make a practice {clip}", "other" if view.clips else "main", icon="plus")
        make.set_available(reason="" if view.recorded else "Record {a_clip} of this session first")
        make.clicked.connect(self._ask_to_make)
        back = Button("Back to the reviewers", icon="chevron-left")
        back.clicked.connect(self.reviewers_wanted)
        self.bar.set_buttons(make, back)
        self.bar.say("" if view.recorded else "A recorded {clip} can become a practice {clip}")

    def show_result(self, result: PracticeResult) -> None:
        """Show a finished try beside the agreed answers."""
        self._begin(f"Your answers to “{result.title}”", result.comparison.sentence)
        self.add(ResultCard(result.comparison), None)
        back = Button("Back to practice", "main", icon="chevron-left")
        back.clicked.connect(self._back)
        self.bar.set_buttons(back)
        self.bar.say("Nobody else is shown this comparison")

    def show_problem(self, problem: Problem) -> None:
        """Say what stands in the way, above what is shown."""
        if self.body.count() and isinstance(first := self._first(), Notice):
            first.hide()
            first.deleteLater()
        self.body.insertWidget(0, Notice.of(problem))

    # --- building

    def _begin(self, title: str, sub: str) -> None:
        focus_later(self, self.focus_start)
        self._field = self._way = None
        self.clear()
        self.set_heading(title, sub)
        self.bar.set_buttons()
        self.bar.say("")
        self.scroller.verticalScrollBar().setValue(0)

    def _clips(self, view: PracticeView) -> Card:
        card = Card("Practice {clips}", padding=(14, 20))
        if not view.clips:
            card.add(
                EmptyState(
                    "list-check", "No practice {clip} yet", "Make one from {a_clip} that the group has recorded."
                )
            )
        for place, line in enumerate(view.clips):
            card.add(*((Hairline(),) if place else (6,)), self._line(line))
        return card

    def _line(self, line: PracticeLine) -> QWidget:
        tried = f"Tried {count(line.tries, 'time')}" if line.tries else "Not tried yet"
        told = column(words(line.title, "strong"), words(tried, "hint"))
        go = Button("Try it", size="row")
        go.setAccessibleName(f"Try “{line.title}”")
        go.clicked.connect(lambda: self._ask_who(line))
        made = row(holder(told), go, gap=12, margins=(0, 7, 0, 7))
        made.setStretch(0, 1)
        return holder(made)

    def _quarters(self, view: PracticeView) -> Card:
        card = Card("Over the quarters", 4, words("Answers of all members like the agreed ones.", "muted"))
        for quarter in view.quarters:
            card.add(8, words(quarter.sentence))
        if not view.quarters:
            card.add(8, words("Nobody has tried {a_clip} yet."))
        return card

    def _ask_who(self, line: PracticeLine) -> None:
        self._begin(f"Who tries “{line.title}”?", "Initials or a role. The agreed answers are shown at the end.")
        name = self._field = Field("Initials or role")
        name.setMaxLength(LONGEST_NAME)
        begin, back = Button("Begin", "main", icon_after="arrow-right"), Button("Go back", icon="chevron-left")
        begin.clicked.connect(lambda: self.begun.emit(line.id, name.text()))
        name.returnPressed.connect(begin.click)
        back.clicked.connect(self._back)
        self.add(Card("", words("Initials or role", "strong"), 4, name), None)
        self.bar.set_buttons(begin, back)

    def _ask_to_make(self) -> None:
        view = self._view
        if view is None:
            return
        self._begin("Make a practice {clip}", "Its agreed answers become the ones to compare with.")
        answer = AnswerList([Option(slot, slot) for slot in view.recorded])
        self._way = Question("Which {clip}?", "Ask the police to keep its {video} for training.", answer, indent=0)
        title = self._field = Field("Title")
        title.setMaxLength(_LONGEST_TITLE)
        keep, back = Button("Keep it for practice", "main"), Button("Go back", icon="chevron-left")

        def follow() -> None:
            missing = (
                "Choose {a_clip}" if not answer.value() else "" if title.text().strip() else "Give it a short title"
            )
            keep.set_available(reason=missing)
            self.bar.say(missing)

        answer.changed.connect(follow)
        title.textChanged.connect(follow)
        keep.clicked.connect(lambda: self.made.emit(answer.value(), title.text()))
        back.clicked.connect(self._back)
        self.add(Card("", self._way, 14, words("Title", "strong"), 4, title), None)
        self.bar.set_buttons(keep, back)
        follow()

    def _back(self) -> None:
        if self._view is not None:
            self.show_practice(self._view)

    def _first(self) -> QWidget | None:
        item = self.body.itemAt(0)
        return None if item is None else item.widget()

    def focus_start(self) -> None:
        """Begin at the first answer or field, else at the main button."""
        if self._way is not None:
            self._way.answering.focus_answer()
        elif self._field is not None:
            self._field.setFocus()
        elif (start := self.main_button() or first_focus(self)) is not None:
            start.setFocus()
