"""The cards beside the clips: what the police keep, what they cannot show, reserves, and files for the room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bwvreview.domain.sessions import ClipState
from bwvreview.ui.pages.session.words import other_words, short_title
from bwvreview.ui.say import count, listed, nth
from bwvreview.ui.speech import spoken
from bwvreview.ui.widgets.answer_sets import TickBox
from bwvreview.ui.widgets.button import Button
from bwvreview.ui.widgets.card import Card
from bwvreview.ui.widgets.layouts import Part, column, empty, flow, holder, row, show_if
from bwvreview.ui.widgets.notice import Notice
from bwvreview.ui.widgets.rows import Pairs
from bwvreview.ui.widgets.slots import Marked
from bwvreview.ui.widgets.words import Hairline, Icon, words

if TYPE_CHECKING:
    from bwvreview.services.views_session import OtherSession, SessionView

_PADDING = (12, 18)
_FEW = 4


class KeepCard(Card):
    """Ask the police to keep clips, then note which ones they keep."""

    ask_wanted = Signal()
    kept = Signal(object)  # slots, or None for all that were asked for

    def __init__(self, view: SessionView) -> None:
        super().__init__("Keep the {clips}", padding=_PADDING)
        drawn, asked = view.in_state(ClipState.DRAWN), view.in_state(ClipState.REQUESTED)
        if drawn:
            reserves = "" if view.by_dice else " Reserves are on it, unmarked."
            self.add(4, words(_first(view.first_deleted), "muted"), 8, self._ask(len(drawn), reserves))
        if asked:
            self.add(8 if drawn else 4, words(f"{count(len(asked), 'clip')} asked for. What did the police say?"), 8)
            self.add(*self._answer(asked))
        if not drawn and not asked:
            self.add(6, flow(Marked("Nothing is left to ask for", "circle-check", "good")))

    def _ask(self, clips: int, reserves: str) -> QWidget:
        ask = Button(f"Ask the police to keep {count(clips, 'clip')}", size="row")
        told = f"Saves a list for the police.{reserves}"
        ask.setAccessibleDescription(spoken(told))
        ask.clicked.connect(self.ask_wanted)
        return holder(column(flow(ask), 6, words(told, "hint")))

    def _answer(self, asked: tuple[str, ...]) -> list[Part]:
        every = Button("The police keep them", size="row", icon="lock")
        every.clicked.connect(lambda: self.kept.emit(None))
        some = Button("Only some of them", size="row")
        again = Button("Save the list again", "link", size="row")
        again.clicked.connect(self.ask_wanted)
        chosen = _Some(asked)
        chosen.kept.connect(self.kept)
        chosen.hide()
        some.clicked.connect(some.hide)
        some.clicked.connect(chosen.start)
        return [flow(every, some), chosen, 6, flow(again)]


class _Some(QWidget):
    """Tick the clips that the police keep."""

    kept = Signal(object)

    def __init__(self, slots: tuple[str, ...]) -> None:
        super().__init__()
        self._boxes = {slot: TickBox(slot) for slot in slots}
        self._save = Button("Note these as kept", size="row")
        self._save.clicked.connect(lambda: self.kept.emit(self._ticked()))
        for slot, box in self._boxes.items():
            box.setAccessibleName(spoken(f"The police keep {slot}"))
            box.toggled.connect(self._follow)
        self.setLayout(column(8, flow(*self._boxes.values(), gap=16, line_gap=0), 6, flow(self._save)))
        self._follow()

    def start(self) -> None:
        """Show the clips and begin at the first."""
        self.show()
        next(iter(self._boxes.values())).setFocus()

    def _ticked(self) -> tuple[str, ...]:
        return tuple(slot for slot, box in self._boxes.items() if box.isChecked())

    def _follow(self) -> None:
        self._save.set_available(reason="" if self._ticked() else "Tick the {clips} that the police keep.")


def reserves_card(view: SessionView) -> Card:
    """Count the reserves by theme. Which clips they are stays hidden."""
    card = Card("Reserves left", padding=_PADDING)
    card.add(words("Already in order. Nobody picks one. One may count for several themes.", "muted"), 6)
    card.add(Pairs(*((title, str(number)) for title, number in view.reserves_left)))
    if view.reasons:
        told = "First name every {clip} the police cannot show. Then call up reserves."
        card.add(Hairline(), 8, words(told, "hint"))
    return card


class RollCard(Card):
    """Where dice replace a clip that cannot be shown: it is named in the room, and rolled for before everybody."""

    room_wanted = Signal()

    def __init__(self, view: SessionView) -> None:
        super().__init__("When {a_clip} cannot be shown", padding=_PADDING)
        self.add(4, words("The same plan is rolled again, with new dice for its place.", "muted"))
        if view.next_roll:
            self.add(8, words(f"A {nth(view.next_roll)} roll is fixed. Its dice are still to come."))
            text = f"Go on with the {nth(view.next_roll)} roll"
        elif view.to_roll:
            self.add(8, words(f"{count(len(view.to_roll), 'clip')} not shown: {listed(view.to_roll)}."))
            text = f"Roll again for {listed(view.to_roll)}"
        else:
            text = "Name {clips} in the room"
        go = Button(text, size="row", icon="dice-5")
        go.clicked.connect(self.room_wanted)
        self.add(8, flow(go))


class FilesCard(Card):
    """Files that say which clip is which. They stay in the room or go to the police."""

    pull_list_wanted = Signal()
    pack_wanted = Signal()
    papers_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("Which {clip} is which", padding=_PADDING)
        pull = Button("Save the list for the police", size="row", icon="device-floppy")
        pull.clicked.connect(self.pull_list_wanted)
        pack = Button("Save the draw’s pack", size="row", icon="device-floppy")
        pack.clicked.connect(self.pack_wanted)
        told = words("**For the room and the police only:** these files show which {clip} is which.")
        line = row(Icon("eye-off", 20, "accent", drop=2), told, gap=10)
        line.setStretch(1, 1)
        papers = Button("All papers of this draw", size="row", icon="folder")
        papers.clicked.connect(self.papers_wanted)
        self.add(6, line, 8, flow(pull, pack, papers))


class PaperCard(Card):
    """Paper for the room, typing it in again, the history of every clip, and clips to practise on."""

    print_wanted = Signal()
    printer_wanted = Signal()
    keying_wanted = Signal()
    history_wanted = Signal()
    practice_wanted = Signal()

    def __init__(self, *, guest: bool) -> None:
        super().__init__("Paper, history and practice", padding=_PADDING)
        pack = Button("Save the session pack to print", size="row", icon="device-floppy")
        inside = spoken("Agenda, notices, {clips} by theme, and a blank form for each. No reference is on it.")
        pack.setAccessibleDescription(inside)
        pack.clicked.connect(self.print_wanted)
        now = Button("Print the session pack", size="row", icon="printer")
        now.clicked.connect(self.printer_wanted)
        keying = Button("Type in paper forms", size="row", icon="pencil")
        keying.clicked.connect(self.keying_wanted)
        history = Button("See every change", size="row", icon="list-check")
        history.clicked.connect(self.history_wanted)
        practice = Button("Practice {clips}", size="row", icon="device-tv")
        practice.clicked.connect(self.practice_wanted)
        told = words("Agenda, notices and a blank form for each {clip}. No reference is on it.", "hint")
        self.add(8, *((keying,) if guest else (flow(pack, now), 4, told, 8, flow(keying, history, practice))))


class OthersCard(Card):
    """Other sessions, to look at instead: the first few, and all of them when asked."""

    chosen = Signal(int)

    def __init__(self, others: tuple[OtherSession, ...]) -> None:
        super().__init__("Other sessions", padding=_PADDING)
        self._others = others
        self._lines = column()
        self._more = Button(f"Show all {len(others)}", "link", size="row")
        self._more.clicked.connect(lambda: self._show(len(others)))
        self.add(self._lines, flow(self._more))
        self._show(_FEW)

    def _show(self, most: int) -> None:
        empty(self._lines)
        for place, other in enumerate(self._others[:most]):
            if place:
                self._lines.addWidget(Hairline())
            self._lines.addLayout(column(4, self._line(other), 4))
        show_if(self._more, most < len(self._others))

    def _line(self, other: OtherSession) -> QWidget:
        link = Button(short_title(other.session), "link")
        link.clicked.connect(lambda: self.chosen.emit(other.id))
        return flow(link, words(other_words(other), "hint", wrap=False), gap=12)


def problem_notice(message: str, advice: str) -> Notice:
    """Say what stands in the way."""
    return Notice(advice, title=message, mood="stop")


def _first(left: int | None) -> str:
    """Say when the first clip goes."""
    if left is None:
        return "The police delete {video} after some weeks."
    if left < 0:
        return "For one {clip} the time has run out. Ask all the same."
    when = "today" if left == 0 else f"in {count(left, 'day')}"
    return f"The first is deleted {when}."
