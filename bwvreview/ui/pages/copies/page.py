"""The page itself: the copies of the records, a look into one, and putting it back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Qt, QTimer, Signal

from bwvreview.ui.widgets.focus import focus_later
from bwvreview.ui.widgets.kit import (
    AnswerList,
    Button,
    Card,
    EmptyState,
    Notice,
    Option,
    Page,
    Pairs,
    Question,
    column,
    columns,
    empty,
    flow,
    holder,
    words,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from bwvreview.domain.errors import Problem

_SHARED = "These records are on a server. Whoever runs it keeps their copies."
_BY_ITSELF = "The program keeps a copy each day, and when you close it. Copies have the same passphrase as the records."
_ELSEWHERE = "Keep one on another disk too. You delete that one yourself: its name says by which day."
_RESCUE = (
    "The records are damaged",
    "A copy can take their place. What is there now is kept aside, and nothing of it is thrown away.",
)
_ASIDE = "The records of now are kept aside as one more copy, so that you can go back to them."
_FIRST = "Choose a copy and look into it. Looking changes nothing."


@dataclass(frozen=True, slots=True)
class CopyLine:
    """One copy in words. `key` tells it from the others."""

    key: str
    when: str
    why: str
    until: str
    size: str

    @property
    def label(self) -> str:
        """All of it on one line."""
        return f"**{self.when}.** {self.why}. {self.until}. {self.size}."


@dataclass(frozen=True, slots=True)
class CopyLook:
    """What is in a copy beside what is there now: numbers, the newest changes, and how the two differ."""

    pairs: tuple[tuple[str, str], ...]
    newest: str
    newest_now: str
    told: str


class CopiesPage(Page):
    """Emits what was asked, with the key of the chosen copy; shows what is so.

    `rescue`: the records themselves do not open any more, so only their copies are offered.
    """

    keep_wanted = Signal()
    elsewhere_wanted = Signal()
    look_wanted = Signal(str)
    ask_wanted = Signal(str)  # to put it back: it is looked into, then asked about
    back_wanted = Signal(str)
    left = Signal()

    def __init__(self, *, rescue: bool = False) -> None:
        super().__init__(*(_RESCUE if rescue else ("Copies", "So that nothing is lost when a laptop or a file is.")))
        self._rescue = rescue
        self._lines: tuple[CopyLine, ...] = ()
        self._chosen = ""
        self._stay: Button | None = None  # while the question is shown
        self._told = Notice("", mood="done")
        self._told.hide()
        self._list = column()
        self._in_it = column()
        self._keep = Card("Keep a copy", words(_BY_ITSELF), 4, words(_ELSEWHERE, "muted"), 12, self._keep_buttons())
        copies = Card("The copies", 8, holder(self._list))
        self._look = Card("In this copy", 4, holder(self._in_it))
        right = holder(column(self._look, None))
        self.add(
            self._told, columns(holder(column(copies, None)), holder(column(self._keep, right, gap=14)), narrow=860)
        )
        self.add(None)
        self._open = Button("Look into it", "main")
        self._open.clicked.connect(lambda: self.look_wanted.emit(self._chosen))
        self._back = Button("Put it back", icon="replace")
        self._back.clicked.connect(lambda: self.ask_wanted.emit(self._chosen))
        leave = Button("Not now" if rescue else "Back to the settings", icon="" if rescue else "chevron-left")
        leave.clicked.connect(self.left)
        self.bar.set_buttons(self._open, self._back, leave)
        self.show_nothing_chosen()

    def _keep_buttons(self) -> QWidget:
        now = Button("Keep a copy now", size="row", icon="copy")
        now.clicked.connect(self.keep_wanted)
        elsewhere = Button("Keep a copy in another folder…", size="row", icon="folder")
        elsewhere.clicked.connect(self.elsewhere_wanted)
        return flow(now, elsewhere)

    # --- what the page is told

    def show_copies(self, lines: Sequence[CopyLine], *, shared: bool = False) -> None:
        """Show the copies, the newest first. The chosen one stays chosen while it is there."""
        self._lines = tuple(lines)
        self._keep.setVisible(not shared and not self._rescue)
        self._look.setVisible(bool(lines))
        for button in (self._open, self._back):
            button.setVisible(bool(lines))
        if self._chosen not in {line.key for line in lines}:
            self._chosen = lines[0].key if lines else ""
            self.show_nothing_chosen()
        empty(self._list)
        if not lines:
            told = _SHARED if shared else "The first one is kept when you close the program."
            self._list.addWidget(EmptyState("copy", "No copies yet" if not shared else "No copies here", told))
            return
        choice = AnswerList([Option(line.key, line.label) for line in lines])
        choice.set_value(self._chosen)
        choice.changed.connect(self._choose)
        choice.stepped.connect(lambda step: _step(choice, step))
        self._list.addWidget(Question("Choose a copy", "", choice, indent=0))

    def choose(self, key: str) -> None:
        """Make this copy the chosen one, as soon as it is shown."""
        self._choose(key)

    def show_nothing_chosen(self) -> None:
        """Show that no copy was looked into."""
        self._stay = None
        self._fill(words(_FIRST, "muted"))

    def show_look(self, key: str, look: CopyLook, *, asking: bool) -> None:
        """Show what is in a copy; `asking` also asks whether to put it back. An older choice's look is not shown."""
        line = next((line for line in self._lines if line.key == key), None)
        if line is None or key != self._chosen:
            return
        now = f"\nNewest change now: **{look.newest_now}**." if look.newest_now else ""
        newest = words(f"Newest change in it: **{look.newest}**.{now}")
        parts: list[QWidget] = [words(line.when, "strong"), Pairs(*look.pairs), newest, words(look.told, "muted")]
        self._stay = None
        if asking:
            focus_later(self, self._focus_question)
            parts.insert(0, self._question(line))
        self._fill(*parts)
        QTimer.singleShot(1, self._bring_into_view)  # once it is laid out

    def show_busy(self, text: str) -> None:
        """Say what is being done; nothing when it is done."""
        self.bar.say(text, icon="hourglass" if text else "")

    def show_done(self, text: str) -> None:
        """Say what was done."""
        self._tell(text, mood="done")

    def show_problem(self, problem: Problem) -> None:
        """Say what stands in the way. The records are as they were."""
        self._tell(problem.advice, title=problem.message, mood="stop")

    def clear_told(self) -> None:
        """Take what was said off the page."""
        self._told.hide()

    # --- building

    def _question(self, line: CopyLine) -> Notice:
        yes, stay = Button("Yes, put it back", size="row"), Button("Leave everything as it is", size="row")
        yes.clicked.connect(lambda: self.back_wanted.emit(line.key))
        stay.clicked.connect(self.show_nothing_chosen)
        stay.clicked.connect(lambda: self._back.setFocus(Qt.FocusReason.OtherFocusReason))
        self._stay = stay
        aside = "The damaged file is kept aside." if self._rescue else _ASIDE
        told = f"The records will be as they were on {line.when}. {aside}"
        stay.setAccessibleDescription(f"Put this copy back? {told}")
        return Notice(told, yes, stay, title="Put this copy back?", mood="warn")

    def _focus_question(self) -> None:
        if self._stay is not None:
            self._stay.setFocus(Qt.FocusReason.OtherFocusReason)

    def _bring_into_view(self) -> None:
        self.scroller.ensureWidgetVisible(self._look)
        if self._stay is not None:  # with large letters there is no room for all of it
            self.scroller.ensureWidgetVisible(self._stay)

    def _fill(self, *parts: QWidget) -> None:
        empty(self._in_it)
        for place, part in enumerate(parts):
            if place:
                self._in_it.addSpacing(8)
            self._in_it.addWidget(part)

    def _choose(self, key: str) -> None:
        self._chosen = key
        self.show_nothing_chosen()

    def _tell(self, text: str, *, title: str = "", mood: Literal["done", "stop"]) -> None:
        self._told.say(text, title=title, mood=mood)
        self._told.show()
        self.scroller.ensureWidgetVisible(self._told)


def _step(choice: AnswerList, step: int) -> None:
    """Go from copy to copy; Space chooses."""
    here = next((place for place, button in enumerate(choice.buttons) if button.hasFocus()), 0)
    there = max(0, min(here + step, len(choice.buttons) - 1))
    choice.buttons[there].setFocus(Qt.FocusReason.TabFocusReason)
