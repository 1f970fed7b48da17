"""Step 4: the clips that were drawn, what the police are asked for, and the reserves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from bwvreview.domain.sessions import ClipState
from bwvreview.ui.pages.ceremony.clips import PAGE, Slots, first_to_go
from bwvreview.ui.pages.ceremony.frame import Heading, Step
from bwvreview.ui.pages.ceremony.unavailable import AddPanel, UnavailableCard
from bwvreview.ui.say import count, listed
from bwvreview.ui.widgets.button import Button
from bwvreview.ui.widgets.card import Card
from bwvreview.ui.widgets.focus import focus_later
from bwvreview.ui.widgets.layouts import column, columns, empty, holder
from bwvreview.ui.widgets.notice import Notice
from bwvreview.ui.widgets.page import ActionBar
from bwvreview.ui.widgets.rows import Pairs
from bwvreview.ui.widgets.words import Hairline, words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from bwvreview.domain.errors import Problem
    from bwvreview.services.views_draw import DrawnView


class DrawnStep(Step):
    """Shows slots and takes the clips that cannot be shown. Reserves stay hidden until all are named."""

    reserves_wanted = Signal(dict)  # slot → reason
    session_wanted = Signal()
    pull_list_wanted = Signal()

    def __init__(self, view: DrawnView) -> None:
        self._actions = ActionBar(height=84, kind="room-step")
        self._left, self._right = column(), column(gap=12)
        super().__init__(
            self._actions,
            columns(holder(self._left), holder(self._right), shares=(928, 350), gap=24, narrow=1100),
            margins=(32, 16, 32, 12),
        )
        self._view = view
        self._named: dict[str, str] = {}
        self._at = 0
        self._panel: AddPanel | None = None
        self._notice: Notice | None = None
        self._slots: Slots | None = None
        self.show_drawn(view)

    def show_drawn(self, view: DrawnView) -> None:
        """Show the draw as it stands now; clips that are new come into view."""
        known = {clip.slot for clip in self._view.clips}
        fresh = [place for place, clip in enumerate(view.clips) if clip.slot not in known]
        self._at = fresh[0] // PAGE * PAGE if fresh else self._at
        self._view = view
        self._named = {}
        self._panel = None
        self._look()

    def show_problem(self, problem: Problem) -> None:
        """Say what stands in the way."""
        self._panel = None
        self._look()
        if self._notice is not None:
            self._notice.say(problem.advice, title=problem.message)
            self._notice.show()

    def show_saved(self, name: str) -> None:
        """Say that the list for the police is written."""
        self._actions.say(f"Saved “{name}”", "good")

    def start(self) -> None:
        """Begin at the panel when it is open, else at the main button."""
        button = self.main_button()
        if self._panel is not None:
            self._panel.start()
        elif button is not None:
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_panel(self) -> bool:
        """Close the panel, if it is open; say whether it was."""
        was_open = self._panel is not None
        self._panel = None
        if was_open:
            self._look()
        return was_open

    # what is shown

    def _look(self) -> None:
        focus_later(self, self.start)
        empty(self._left)
        empty(self._right)
        if self._panel is not None:
            self._left.addWidget(self._panel)
        else:
            self._fill_left()
        self._left.addStretch(1)
        self._fill_right()
        self._buttons()

    def _lost(self) -> dict[str, str]:
        before = {clip.slot: clip.reason for clip in self._view.clips if clip.state is ClipState.NOT_SHOWN}
        return {**before, **self._named}

    def _fill_left(self) -> None:
        view = self._view
        watched = sum(1 for clip in view.clips if clip.state is not ClipState.NOT_SHOWN)
        title = f"{count(watched, 'clip')} to watch" if view.reserves_called else f"{count(watched, 'clip')} drawn"
        aside = "1st, 2nd: the order drawn within each theme"
        self._left.addWidget(Heading(title, aside, kind="clock", aside_kind="room-step", shares=(1, 1)))
        self._left.addSpacing(10)
        self._notice = Notice("", mood="stop")
        self._notice.hide()
        self._left.addWidget(self._notice)
        for theme, missing, wanted in view.short:
            text = f"The sample has {wanted - missing} of {wanted}."
            self._left.addWidget(Notice(text, title=f"No reserve is left for {theme}.", mood="warn"))
            self._left.addSpacing(10)
        self._slots = Slots(view.clips, self._lost(), at=self._at)
        self._slots.turned.connect(self._turn)
        self._left.addWidget(self._slots)

    def _turn(self) -> None:
        if self._slots is not None:
            self._at = self._slots.at
        self._look()
        self.scroller.verticalScrollBar().setValue(0)

    def _fill_right(self) -> None:
        view = self._view
        save = Button("Save the list for the police", size="row", icon="device-floppy")
        save.clicked.connect(self.pull_list_wanted)
        title = "Ask the police today to keep these clips."
        self._right.addWidget(Notice(first_to_go(view.clips), save, title=title, mood="warn"))
        card = UnavailableCard(self._lost(), dict(view.reasons), fixed=view.reserves_called)
        card.add_wanted.connect(self._open_panel)
        card.taken_out.connect(self._take_out)
        self._right.addWidget(card)
        self._right.addWidget(self._reserves(), 1)

    def _reserves(self) -> QWidget:
        card = Card("Reserves left", padding=(12, 18))
        card.add(words("Already in order. Nobody picks one.", "muted"), 6)
        pairs = Pairs(*((title, str(number)) for title, number in self._view.reserves_left), kind="room-step")
        card.add(pairs, Hairline())
        if not self._view.reserves_called:
            card.add(8, words("First name every clip the police cannot show. Then call up reserves.", "muted"))
        card.add(None)
        return card

    def _buttons(self) -> None:
        if self._panel is not None:
            add = Button("Add this clip", "main", size="room")
            add.clicked.connect(self._add)
            back = Button("Leave it as it was", size="room")
            back.clicked.connect(self.close_panel)
            self._actions.set_buttons(add, back)
            self._actions.say("")
            return
        start = Button("Start the session", "other" if self._named else "main", size="room")
        start.clicked.connect(self.session_wanted)
        turners = self._slots.turners() if self._slots is not None else []
        if not self._named:
            self._actions.set_buttons(start, *turners)
            self._actions.say("")
            return
        which = listed(list(self._named))
        call = Button(
            f"Call up a reserve for {which}" if len(self._named) == 1 else f"Call up {len(self._named)} reserves",
            "main",
            size="room",
        )
        call.clicked.connect(lambda: self.reserves_wanted.emit(dict(self._named)))
        start.set_available(reason="First call up the reserves, or take these clips out.")
        self._actions.set_buttons(call, start, *turners)
        self._actions.say(self._comes_from())

    def _comes_from(self) -> str:
        """Say from which themes reserves come, never which clips they are."""
        themes = {theme.title for clip in self._view.clips if clip.slot in self._named for theme in clip.themes}
        left = dict(self._view.reserves_left)
        none = sorted(title for title in themes if not left.get(title))
        some = sorted(themes - set(none))
        said = [f"From the reserves of {listed(some)}"] if some else []
        said += [f"No reserve is left for {listed(none)}"] if none else []
        return ". ".join(said)

    # what is done

    def _open_panel(self) -> None:
        free = [clip.slot for clip in self._view.clips if clip.slot not in self._lost()]
        self._panel = AddPanel(free, self._view.reasons)
        self._look()
        self.scroller.verticalScrollBar().setValue(0)

    def _add(self) -> None:
        chosen = self._panel.chosen() if self._panel is not None else None
        if chosen is not None:
            self._named[chosen[0]] = chosen[1]
            self._named = dict(sorted(self._named.items()))
            self.close_panel()
        else:
            self.scroller.verticalScrollBar().setValue(0)

    def _take_out(self, slot: str) -> None:
        self._named.pop(slot, None)
        self._look()
