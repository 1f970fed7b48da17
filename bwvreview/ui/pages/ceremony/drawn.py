"""Step 4: the clips that were drawn, what the police are asked for, and what follows when some cannot be shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from bwvreview.domain.sessions import ClipState
from bwvreview.ui.pages.ceremony.beside import asking_notice, reserves_card, widened_card
from bwvreview.ui.pages.ceremony.clips import PAGE, Slots
from bwvreview.ui.pages.ceremony.drawn_words import call_words, comes_from, short_words, title_words
from bwvreview.ui.pages.ceremony.frame import Heading, Step
from bwvreview.ui.say import nth
from bwvreview.ui.widgets.button import Button
from bwvreview.ui.widgets.focus import focus_later
from bwvreview.ui.widgets.layouts import column, columns, empty, holder
from bwvreview.ui.widgets.naming import NamedCard, NamingPanel, confirm_card
from bwvreview.ui.widgets.notice import Notice
from bwvreview.ui.widgets.page import ActionBar
from bwvreview.ui.widgets.papers import PapersPanel

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from bwvreview.domain.errors import Problem
    from bwvreview.services.papers_of_draw import PapersView
    from bwvreview.services.views_draw import DrawnView


class DrawnStep(Step):
    """Shows slots and takes the clips that cannot be shown. Who comes in their place is hidden until all are named.

    The clips beyond the first `seen` are new: with `one_by_one` they appear one after another, in the order of their
    tickets. None stands for all.
    """

    reserves_wanted = Signal(dict)  # slot → reason
    roll_wanted = Signal(dict)  # slot → reason: a further roll of the same plan
    go_on_wanted = Signal()  # with the further roll that is fixed
    session_wanted = Signal()
    papers_wanted = Signal()
    paper_wanted = Signal(str)

    def __init__(self, view: DrawnView, *, seen: int | None = None, one_by_one: bool = True) -> None:
        self._actions = ActionBar(height=84, kind="room-step")
        self._left, self._right = column(), column(gap=12)
        self._side = holder(self._right)
        super().__init__(
            self._actions,
            columns(holder(self._left), self._side, shares=(928, 350), gap=24, narrow=1100),
            margins=(32, 16, 32, 12),
        )
        self._view = view
        self._named: dict[str, str] = {}
        every = len(view.clips)
        self._at = seen // PAGE * PAGE if seen is not None and seen < every else 0
        self._seen = seen if seen is not None and one_by_one else every
        self._panel: QWidget | None = None
        self._notice: Notice | None = None
        self._slots: Slots | None = None
        self._look()

    def show_drawn(self, view: DrawnView, *, one_by_one: bool = False) -> None:
        """Show the draw as it stands now; clips that are new come into view."""
        known = {clip.slot for clip in self._view.clips}
        fresh = [place for place, clip in enumerate(view.clips) if clip.slot not in known]
        self._at = fresh[0] // PAGE * PAGE if fresh else self._at
        self._seen = fresh[0] if fresh and one_by_one else len(view.clips)
        self._view = view
        self._named = {}
        self._panel = None
        self._look()

    def show_problem(self, problem: Problem) -> None:
        """Say what stands in the way."""
        if isinstance(self._panel, PapersPanel):
            self._actions.say(f"{problem.message} {problem.advice}", "red")
            return
        self._panel = None
        self._look()
        if self._notice is not None:
            self._notice.say(problem.advice, title=problem.message)
            self._notice.show()

    def show_papers(self, view: PapersView) -> None:
        """Show what can be had of this draw."""
        panel = PapersPanel(closed=view.closed, deleted=view.deleted, notes=view.notes)
        panel.wanted.connect(self.paper_wanted)
        self._open(panel)

    def show_saved(self, said: str) -> None:
        """Say that a paper is written."""
        self._actions.say(said, "good")

    def start(self) -> None:
        """Begin at the panel when one is open, else at the main button."""
        button = self.main_button()
        if isinstance(self._panel, NamingPanel | PapersPanel):
            self._panel.start()
        elif button is not None:
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_panel(self) -> bool:
        """Close the panel, if one is open; say whether it was."""
        was_open = self._panel is not None
        self._panel = None
        if was_open:
            self._look()
        return was_open

    # what is shown

    def _look(self) -> None:
        focus_later(self, self.start)
        if self._slots is not None:
            self._slots.stop()
        empty(self._left)
        empty(self._right)
        self._notice = self._slots = None
        if self._panel is not None:
            self._left.addWidget(self._panel)
        else:
            self._fill_left()
        self._left.addStretch(1)
        self._fill_right()
        self._side.setVisible(not isinstance(self._panel, PapersPanel))  # papers take the whole width
        self._buttons()

    def _lost(self) -> dict[str, str]:
        before = {clip.slot: clip.reason for clip in self._view.clips if clip.state is ClipState.NOT_SHOWN}
        return {**before, **self._named}

    def _fill_left(self) -> None:
        view = self._view
        watched = sum(1 for clip in view.clips if clip.state is not ClipState.NOT_SHOWN)
        aside = "1st, 2nd: the order drawn within each theme"
        title = title_words(view, watched)
        self._left.addWidget(Heading(title, aside, kind="clock", aside_kind="room-step", shares=(1, 1)))
        self._left.addSpacing(10)
        self._notice = Notice("", mood="stop")
        self._notice.hide()
        self._left.addWidget(self._notice)
        for theme, missing, wanted in view.short:
            said, text = short_words(view, theme, missing, wanted)
            self._left.addWidget(Notice(text, title=said, mood="warn"))
            self._left.addSpacing(10)
        police = dict(view.reasons)
        lost = {slot: "Police cannot show it" if why in police else "Not shown" for slot, why in self._lost().items()}
        self._slots = Slots(view.clips, lost, at=self._at, seen=self._seen)
        self._slots.turned.connect(self._turn)
        self._slots.shown.connect(self._all_shown)
        self._slots.revealed.connect(lambda place: self.scroller.ensureWidgetVisible(place, 0, 12))
        self._left.addWidget(self._slots)

    def _turn(self) -> None:
        if self._slots is not None:
            self._at = self._slots.at
        self._look()
        self.scroller.verticalScrollBar().setValue(0)

    def _all_shown(self, seen: int) -> None:
        self._seen = max(self._seen, seen)
        focus_later(self, self.start)
        self._buttons()

    def _fill_right(self) -> None:
        view = self._view
        self._right.addWidget(asking_notice(view, self.paper_wanted.emit, self.papers_wanted.emit))
        police = dict(view.reasons)
        settled = {slot: why for slot, why in self._lost().items() if slot not in self._named and why in police}
        can_add = not view.waiting if view.by_dice else not view.reserves_called
        card = NamedCard(self._named, police, settled=settled, can_add=can_add)
        card.add_wanted.connect(self._ask)
        card.taken_out.connect(self._take_out)
        if view.widened:
            self._right.addWidget(widened_card(view.widened))
        self._right.addWidget(card)
        self._right.addWidget(reserves_card(view), 1)

    def _buttons(self) -> None:
        self._actions.say("")
        text = "Back to the {clips}" if isinstance(self._panel, PapersPanel) else "Leave it as it was"
        back = self._large(text, self.close_panel, main=False)
        if isinstance(self._panel, NamingPanel):
            self._actions.set_buttons(self._panel.add_button, back)
            self._actions.say(self._panel.missing())
        elif isinstance(self._panel, PapersPanel):
            self._actions.set_buttons(back)
        elif self._panel is not None:
            do = self._large(call_words(self._view, self._named), self._call, main=True)
            self._actions.set_buttons(do, back)
        else:
            self._clip_buttons()

    def _clip_buttons(self) -> None:
        view, turners = self._view, self._slots.turners() if self._slots is not None else []
        first: list[Button] = []
        if view.waiting:
            first.append(self._large(f"Go on with the {nth(view.rolls + 1)} roll", self.go_on_wanted.emit, main=True))
        elif self._named or view.to_roll:
            first.append(self._large(call_words(view, self._named), self._confirm, main=True))
        start = self._large("Start the session", self.session_wanted.emit, main=not first)
        if self._named:
            first_do = "fix the roll" if view.by_dice else "call up the reserves"
            start.set_available(reason=f"First {first_do}, or take these {{clips}} out.")
        self._actions.set_buttons(*first, start, *turners)
        if first and not view.waiting:
            self._actions.say(comes_from(view, self._named))

    def _large(self, text: str, does: Callable[[], object], *, main: bool) -> Button:
        made = Button(text, "main" if main else "other", size="room")
        made.clicked.connect(lambda _=False: does())
        return made

    # what is done

    def _open(self, panel: QWidget) -> None:
        self._seen = len(self._view.clips)  # whoever goes on has seen enough
        self._panel = panel
        self._look()
        self.scroller.verticalScrollBar().setValue(0)

    def _ask(self) -> None:
        free = [clip.slot for clip in self._view.clips if clip.slot not in self._lost() and not _began(clip.state)]
        panel = NamingPanel(free, self._view.reasons, size="room")
        panel.changed.connect(lambda: self._actions.say(panel.missing()))
        panel.add_button.clicked.connect(lambda: self._name(panel.slots(), panel.reason()))
        self._open(panel)

    def _name(self, slots: tuple[str, ...], reason: str) -> None:
        if slots and reason:
            self._named = dict(sorted({**self._named, **dict.fromkeys(slots, reason)}.items()))
            self.close_panel()

    def _take_out(self, slot: str) -> None:
        self._named.pop(slot, None)
        self._look()

    def _confirm(self) -> None:
        lost = self._lost()
        named = {**{slot: lost[slot] for slot in self._view.to_roll if slot in lost}, **self._named}
        self._open(confirm_card(named, dict(self._view.reasons), by_dice=self._view.by_dice))

    def _call(self) -> None:
        wanted = self.roll_wanted if self._view.by_dice else self.reserves_wanted
        wanted.emit(dict(self._named))


def _began(state: ClipState) -> bool:
    return state in (ClipState.STARTED, ClipState.VIEWED)
