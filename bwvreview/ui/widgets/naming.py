"""Naming the clips that the police cannot show: which, why, what was named so far, and what follows from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from bwvreview.ui.say import listed
from bwvreview.ui.speech import spoken
from bwvreview.ui.theme import px
from bwvreview.ui.widgets.answer_sets import AnswerList
from bwvreview.ui.widgets.answers import Option
from bwvreview.ui.widgets.button import Button
from bwvreview.ui.widgets.card import Card
from bwvreview.ui.widgets.layouts import column, columns, flow, holder, row
from bwvreview.ui.widgets.rows import Fact, Facts
from bwvreview.ui.widgets.words import words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from bwvreview.ui.widgets.button import Size

_WHY = "Why can they not show it?"


class _Reasons(AnswerList):
    """The reasons in two columns, or in one where it is narrow."""

    def __init__(self, reasons: Sequence[tuple[str, str]]) -> None:
        super().__init__([Option(name, label) for name, label in reasons])
        half = (len(self.buttons) + 1) // 2
        sides = [holder(column(*part, None, gap=6)) for part in (self.buttons[:half], self.buttons[half:])]
        layout = self.layout()
        if layout is not None:
            layout.addWidget(columns(*sides, gap=12, narrow=600))
        self.describe(_WHY, "")


class NamingPanel(Card):
    """Asks which clips, and why: several clips with one reason at once. `size` is that of its buttons.

    `add_button` is the main button that goes with it: it says what it adds, and why it cannot yet.
    """

    changed = Signal()

    def __init__(self, slots: Sequence[str], reasons: Sequence[tuple[str, str]], *, size: Size = "page") -> None:
        super().__init__("Which {clip} can the police not show?", padding=(14, 20))
        self._slots = [Button(slot, size=size) for slot in slots]
        for button in self._slots:
            button.setCheckable(True)
            button.toggled.connect(lambda _=False: self._follow())
        self._reasons = _Reasons(reasons)
        self._reasons.changed.connect(lambda *_: self._follow())
        self.add_button = Button("Add this {clip}", "main", size=size)
        self.add(
            2,
            words("Choose several when the reason is the same.", "muted"),
            10,
            flow(*self._slots),
            18,
            words(_WHY, "heading"),
            8,
            self._reasons,
        )
        self._follow()

    def _follow(self) -> None:
        self.add_button.say(f"Add {listed(self.slots())}" if self.slots() else "Add this {clip}")
        self.add_button.set_available(reason=self.missing())
        self.changed.emit()

    def start(self) -> None:
        """Begin at the clips."""
        if self._slots:
            self._slots[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def slots(self) -> tuple[str, ...]:
        """The clips that are chosen."""
        return tuple(button.words for button in self._slots if button.isChecked())

    def reason(self) -> str:
        """The reason that is chosen; empty while none is."""
        return self._reasons.value()

    def missing(self) -> str:
        """Say what is still to choose; empty when nothing is."""
        return "Choose the {clip}" if not self.slots() else "" if self.reason() else "Choose the reason"


class NamedCard(Card):
    """What has been named so far. `said` gives each reason its words; `settled` ones cannot be taken out.

    Without `can_add` no more can be named here, and `told` says where a clip is recorded that fails later.
    """

    add_wanted = Signal()
    taken_out = Signal(str)

    def __init__(
        self,
        named: Mapping[str, str],
        said: Mapping[str, str],
        *,
        settled: Mapping[str, str] | None = None,
        can_add: bool = True,
        told: str = "{A_clip} that cannot be shown later is recorded on its own page.",
    ) -> None:
        super().__init__("{Clips} the police cannot show", padding=(12, 18))
        for slot, reason in (settled or {}).items():
            self.add(8, self._line(slot, said.get(reason, reason), fixed=True))
        for slot, reason in named.items():
            self.add(8, self._line(slot, said.get(reason, reason), fixed=False))
        if not named and not settled:
            self.add(4, words("Every {clip} can be shown so far." if can_add else "None.", "muted"))
        self.add(10)
        if can_add:
            more = named or settled
            add = Button("Add another {clip} and its reason" if more else "Add {a_clip} and its reason", size="row")
            add.clicked.connect(self.add_wanted)
            self.add(flow(add))
        else:
            self.add(words(told, "hint"))

    def _line(self, slot: str, reason: str, *, fixed: bool) -> QWidget:
        name = words(slot, "strong", wrap=False)
        name.setMinimumWidth(px(41))
        body = column(words(reason))
        if not fixed:
            out = Button("Take out", "link", size="row")
            out.setAccessibleName(spoken(f"Take {slot} out"))
            out.clicked.connect(lambda _=False, wanted=slot: self.taken_out.emit(wanted))
            body.addWidget(flow(out))
        line = row(holder(column(name, None)), body, gap=12)
        line.setStretch(1, 1)
        return holder(line)


def confirm_card(named: Mapping[str, str], said: Mapping[str, str], *, by_dice: bool = False) -> Card:
    """Say what follows when these were all, before it is done: reserves, or with `by_dice` a further roll."""
    which = listed(list(named))
    card = Card("Is this every {clip} the police cannot show?", padding=(14, 20))
    rows = [
        row(words(slot, "strong", wrap=False), words(said.get(reason, reason)), None, gap=12)
        for slot, reason in named.items()
    ]
    follows = (
        Fact(
            "The same plan is fixed again.", "New groups are read aloud. Then dice choose.", icon="dice-5", tone="text"
        )
        if by_dice
        else Fact("The next reserves take their places.", "They are already in order.", icon="replace", tone="text")
    )
    later = "comes into the roll after it" if by_dice else "is recorded on its own page"
    facts = (
        Fact(f"{which} {'is' if len(named) == 1 else 'are'} recorded as not shown.", icon="ban", tone="text"),
        follows,
        Fact(
            "After this you cannot add {clips} to this roll." if by_dice else "After this you cannot add {clips} here.",
            f"{{A_clip}} that cannot be shown later {later}.",
            icon="rate-amber",
            tone="amber",
        ),
    )
    for line in rows:
        line.setStretch(1, 1)
        card.add(8, line)
    card.add(12, Facts(*facts))
    return card
