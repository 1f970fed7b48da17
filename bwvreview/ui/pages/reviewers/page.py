"""The page itself: how the session is recorded, who the reviewers are, files between laptops."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from bwvreview.domain.reviewing import LONGEST_NAME, Recording
from bwvreview.ui.pages.reviewers.cards import FilesCard, GuestCard, ReviewerRow
from bwvreview.ui.pages.reviewers.figures import figures_card, figures_line
from bwvreview.ui.say import count, day, listed
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
    flow,
    holder,
    row,
    with_keys,
    words,
)

if TYPE_CHECKING:
    from bwvreview.domain.agreement_form import QuestionAgreement
    from bwvreview.domain.errors import Problem
    from bwvreview.services.views_panel import PanelView

_WAYS = with_keys(
    (
        Option(Recording.PANEL, "**Together:** one record for everybody. This is the usual way."),
        Option(Recording.TURNS, "**Alone first, in turns:** on this laptop. Then the group agrees."),
        Option(Recording.LAPTOPS, "**Alone first, each on a laptop:** in a shared workspace, or with small files."),
    )
)
_BEGUN = "Recording has begun. Together or alone can no longer be changed."


class ReviewersPage(Page):
    """Says what was chosen and who joins; shows who records. Knows letters, initials and counts, never an answer."""

    recording_chosen = Signal(str)
    joined = Signal(str)
    taken_out = Signal(str)
    agree_wanted = Signal(str)  # slot
    figures_wanted = Signal()
    practice_wanted = Signal()
    share_wanted = Signal()
    receive_wanted = Signal()
    send_wanted = Signal(str)  # a reviewer’s name
    session_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("Who records")
        self._view: PanelView | None = None
        self.name = Field("Initials or role")
        self.name.setMaxLength(LONGEST_NAME)
        self.name.returnPressed.connect(self._join)
        self.name.setParent(self)
        self.name.hide()
        self._way: Question | None = None

    # --- what the page is told

    def show_panel(self, view: PanelView | None) -> None:
        """Show who records the session; None when there is no session."""
        writing = self.name.hasFocus()
        focus_later(self, self.focus_start)
        self._view = view
        self._begin()
        if view is None:
            go = Button("Go to the session page", "main")
            go.clicked.connect(self.session_wanted)
            self.add(Card("", EmptyState("device-tv", "No session is open", "A session begins with a draw.", go)), None)
            return
        self.set_heading("Who records", _line(view))
        left = column(self._ways(view), None, gap=14)
        right = column(gap=14)
        if view.recording.is_individual:
            right.addWidget(self._reviewers(view))
        if view.recording is Recording.LAPTOPS:
            right.addWidget(self._files())
        if view.recording is Recording.GUEST:
            right.addWidget(self._guest(view))
        right.addStretch(1)
        self.add(columns(holder(left), holder(right), shares=(540, 532), narrow=860), None)
        back = Button("Back to the session", "main", icon="chevron-left")
        back.clicked.connect(self.session_wanted)
        figures = Button("See how far reviewers agree", icon="chart-bar")
        figures.clicked.connect(self.figures_wanted)
        practice = Button("Practice {clips}")
        practice.clicked.connect(self.practice_wanted)
        self.bar.set_buttons(back, *((figures,) if view.has_figures else ()), practice)
        if writing:
            self.name.setFocus()

    def show_figures(self, found: tuple[QuestionAgreement, ...]) -> None:
        """Show how far reviewers agree, the least agreement first."""
        focus_later(self, self.focus_start)
        self._begin()
        self.set_heading("How far reviewers agree", figures_line(found))
        self.add(figures_card(found), None)
        back = Button("Back to the reviewers", "main", icon="chevron-left")
        back.clicked.connect(lambda: self.show_panel(self._view))
        self.bar.set_buttons(back)

    def show_problem(self, problem: Problem) -> None:
        """Say what stands in the way, above what is shown."""
        self.show_panel(self._view)
        self.body.insertWidget(0, Notice.of(problem))

    def show_saved(self, text: str) -> None:
        """Say at the end of the bar what was done."""
        self.bar.say(text, "good")

    def clear_name(self) -> None:
        """Make room for the next reviewer."""
        self.name.clear()

    # --- building

    def _begin(self) -> None:
        self.name.hide()
        self.name.setParent(self)  # it outlives the card around it
        self.clear()
        self.bar.set_buttons()
        self.bar.say("")
        self._way = None

    def _ways(self, view: PanelView) -> Card:
        if view.recording is Recording.GUEST:
            told = words("This session came from another laptop. Answer here alone, lock, then send your answers.")
            return Card("Alone first, on this laptop", 6, told)
        answer = AnswerList(_WAYS)
        self._way = Question("How do you record?", "", answer, indent=0)
        answer.set_value(view.recording)
        answer.changed.connect(self.recording_chosen)
        card = Card("", self._way)
        if not view.can_choose:
            card.add(12, words(_BEGUN, "hint"))
        card.add(12, words("Alone first: nobody sees what others answered until all have locked.", "muted"))
        return card

    def _reviewers(self, view: PanelView) -> Card:
        card = Card("Reviewers", 4, words("Initials or a role, no names. Pages show only the letter.", "muted"), 8)
        for line in view.reviewers:
            made = ReviewerRow(line, view.clips)
            made.taken_out.connect(self.taken_out)
            card.add(made, Hairline())
        join = Button("Add", size="row")
        join.setAccessibleName("Add this reviewer")
        join.clicked.connect(self._join)
        self.name.show()
        asked = row(self.name, join, gap=8)
        asked.setStretch(0, 1)
        card.add(10, words("Initials or role", "strong"), 4, asked)
        if view.ready:
            card.add(14, Hairline(), 10, words(f"{listed(view.ready)}: everybody has finished.", "strong"), 6)
            card.add(flow(*(self._agree(slot) for slot in view.ready)))
        return card

    def _agree(self, slot: str) -> Button:
        made = Button(f"Agree on {slot}", size="row")
        made.clicked.connect(lambda: self.agree_wanted.emit(slot))
        return made

    def _files(self) -> FilesCard:
        card = FilesCard()
        card.share_wanted.connect(self.share_wanted)
        card.receive_wanted.connect(self.receive_wanted)
        return card

    def _guest(self, view: PanelView) -> GuestCard:
        card = GuestCard(view.reviewers)
        card.send_wanted.connect(self.send_wanted)
        return card

    def _join(self) -> None:
        if self.name.text().strip():
            self.joined.emit(self.name.text())

    def focus_start(self) -> None:
        """Begin at the way of recording, or at the main button."""
        if self._way is not None:
            self._way.answering.focus_answer()
        elif (button := self.main_button()) is not None:
            button.setFocus()


def _line(view: PanelView) -> str:
    """Say which session it is, and how many reviewers there are."""
    session = f"Session of {day(view.session.day)}, number {view.session.number}"
    return f"{session}. {count(len(view.reviewers), 'reviewer')}." if view.recording.is_individual else f"{session}."
