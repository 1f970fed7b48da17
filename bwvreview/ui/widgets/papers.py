"""The papers of a draw: what each is for, who may hold it, and the buttons that print or save it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bwvreview.ui.speech import are_deleted
from bwvreview.ui.widgets.answer_sets import TickBox
from bwvreview.ui.widgets.button import Button
from bwvreview.ui.widgets.card import Card
from bwvreview.ui.widgets.layouts import column, columns, holder
from bwvreview.ui.widgets.notice import Notice
from bwvreview.ui.widgets.rows import Fact, Facts
from bwvreview.ui.widgets.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

_YES = ("The police have said yes", "The group has said yes")


class PapersPanel(Card):
    """All papers. `wanted` carries “save certificate pdf” or “print pull list”.

    `closed` says why there is no open pack; `deleted` that the list is gone, and what can still be had.
    """

    wanted = Signal(str)

    def __init__(self, *, closed: str = "", deleted: str = "", notes: Sequence[str] = ()) -> None:
        super().__init__("Papers of this draw", padding=(14, 20))
        if deleted:
            self.add(8, Notice(deleted, self._button("Print the eight groups", "print groups"), mood="tell"))
        else:
            left = Facts(*self._for_the_room(), lead=False)
            right = Facts(*self._for_everyone(), lead=False)
            self._open = _OpenPack(closed)
            self._open.wanted.connect(lambda: self.wanted.emit("save open pack"))
            side = holder(column(right, self._open, None, gap=6))
            self.add(4, columns(left, side, gap=32, narrow=900))
        if notes:
            self.add(10, words("Noted in the room", "strong"), *(words(note) for note in notes))

    def start(self) -> None:
        """Begin at the first button."""
        for button in self.findChildren(Button):
            if button.isVisibleTo(self):
                button.setFocus()
                return

    def _for_the_room(self) -> tuple[Fact, ...]:
        asked = (self._keep_request(),) if are_deleted() else ()
        return (
            Fact(
                "The list for the police",
                "It shows which {clip} is which. For the police only.",
                icon="eye-off",
                tone="accent",
                buttons=(
                    self._button("Print the list for the police", "print pull list", icon="printer"),
                    self._button("Save the list for the police", "save pull list"),
                ),
            ),
            *asked,
            Fact(
                "The pack for the room",
                "All that is needed to check this draw. It names the {clips}: lock it, and delete it with the list.",
                icon="folder",
                tone="accent",
                buttons=(
                    self._button("Save the pack", "save room pack"),
                    self._button("Save it with a password", "save locked pack", icon="lock"),
                ),
            ),
        )

    def _keep_request(self) -> Fact:
        return Fact(
            "The request to keep {clips}",
            "The police are asked not to delete these. For the police only.",
            icon="lock",
            tone="accent",
            buttons=(self._button("Save the request to keep {clips}", "save keep request"),),
        )

    def _for_everyone(self) -> tuple[Fact, ...]:
        return (
            Fact(
                "The certificate",
                "One page without references. It has exact sizes, so it stays in the room.",
                icon="shield-check",
                tone="accent",
                buttons=(
                    self._button("Print the certificate", "print certificate", icon="printer"),
                    self._button("Save it as a PDF", "save certificate pdf"),
                    self._button("Save it as a workbook", "save certificate xlsx"),
                ),
            ),
            Fact(
                "The page for the public",
                "Anyone may see it. Nothing on it leads to {a_clip}.",
                icon="send",
                tone="accent",
                buttons=(self._button("Save the page for the public", "save public page"),),
            ),
        )

    def _button(self, text: str, wish: str, *, icon: str = "device-floppy") -> Button:
        made = Button(text, size="row", icon="printer" if wish.startswith("print") else icon)
        made.clicked.connect(lambda: self.wanted.emit(wish))
        return made


class _OpenPack(QWidget):
    """The pack that anyone may have: only where the rules allow it, and only when both have said yes."""

    wanted = Signal()

    def __init__(self, closed: str) -> None:
        super().__init__()
        ask = Button("Save the open pack", size="row", icon="device-floppy")
        ask.set_available(reason=closed)
        told = closed or "With it anyone at all can check the draw."
        fact = Fact("The open pack", told, icon="send", tone="muted" if closed else "accent", buttons=(ask,))
        self._boxes = [TickBox(text) for text in _YES]
        save = Button("Publish: save the open pack", size="row", icon="device-floppy")
        save.clicked.connect(self.wanted)
        warning = Notice(
            "What is public stays public. List, plan and dice go out whole. Save it only when both have said yes.",
            title="Nobody can take this back.",
            mood="warn",
        )
        asking = holder(column(8, warning, 8, *self._boxes, 8, save))
        asking.hide()

        def follow() -> None:
            said = all(box.isChecked() for box in self._boxes)
            save.set_available(reason="" if said else "First tick that both have said yes.")

        for box in self._boxes:
            box.toggled.connect(follow)
        follow()
        ask.clicked.connect(asking.show)
        ask.clicked.connect(self._boxes[0].setFocus)
        self.setLayout(column(Facts(fact), asking))
