"""One section of the guide at a time, with a way back, the contents, and a box to look for words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut

from bwvreview.domain.guide import Links, Picture, texts
from bwvreview.ui.pages.guide.blocks import WIDEST, widget_of
from bwvreview.ui.theme import px
from bwvreview.ui.widgets.focus import focus_later
from bwvreview.ui.widgets.kit import Button, Card, Field, Page, column, empty, flow, holder, row, words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from bwvreview.domain.guide import Block, Chapter, Guide, Hit

_TYPED_MS = 250
_GAP = 12
_LINE = 48


class Reading(Card):
    """The words of a section. It takes the focus, so that a screen reader says them and keys scroll them."""

    def __init__(self, said: str) -> None:
        super().__init__("", gap=_GAP, padding=(18, 24))
        self.setMaximumWidth(px(WIDEST))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(said)


class GuidePage(Page):
    """Says where somebody wants to go: an address, “contents”, back, or words to look for."""

    address_wanted = Signal(str)
    contents_wanted = Signal()
    back_wanted = Signal()
    searched = Signal(str)
    close_wanted = Signal()

    def __init__(self, picture_of: Callable[[str, bool], Path | None]) -> None:
        self._picture_of = picture_of
        self._back = Button("Back", icon="chevron-left")
        self._contents = Button("Contents", icon="list-check")
        self._search = Field("Look for words in the guide", width=220)
        self._search.setPlaceholderText("Look for words")
        tools = flow(self._back, self._contents, self._search, gap=8)
        super().__init__("Guide", gap=_GAP)
        self.body.insertWidget(0, tools)
        self._tools = tools
        self._inside_body = column(gap=_GAP)
        self._shown = holder(self._inside_body)
        self._reading: Reading | None = None
        self.add(self._shown, None)
        self._wire()

    def _wire(self) -> None:
        self._back.clicked.connect(self.back_wanted)
        self._contents.clicked.connect(self.contents_wanted)
        self._waits = QTimer(self)
        self._waits.setSingleShot(True)
        self._waits.setInterval(_TYPED_MS)
        self._waits.timeout.connect(lambda: self.searched.emit(self._search.text().strip()))
        self._search.textEdited.connect(lambda _text: self._waits.start())
        self._search.returnPressed.connect(self._look_now)
        for keys, does in (
            ("Alt+Left", self.back_wanted.emit),
            ("Esc", self.close_wanted.emit),
            ("Ctrl+F", self._search.setFocus),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(does)

    def _look_now(self) -> None:
        self._waits.stop()
        self.searched.emit(self._search.text().strip())

    def show_section(self, hit: Hit, before: str, after: str, *, can_go_back: bool) -> None:
        """Show a section. `before` and `after` are the addresses of its neighbours, empty at the ends."""
        chapter, section = hit.chapter, hit.section
        first = section is chapter.sections[0]
        self._begin(section.heading, "" if first else chapter.title, can_go_back=can_go_back)
        card = Reading(" ".join((section.heading, *texts(section.blocks))))
        self._reading = card if section.blocks else None
        for block in section.blocks:
            part = self._part(block)
            if part is not None:
                card.add(part)
        if section.blocks:
            self._inside_body.addWidget(card)
        if first and len(chapter.sections) > 1:
            self._inside_body.addWidget(self._sections(chapter, "In this chapter"))
        self._neighbours(before, after)

    def _part(self, block: Block) -> QWidget | None:
        if isinstance(block, Links):
            return holder(column(*(row(self._link(said, to), None) for said, to in block.links), gap=4))
        if isinstance(block, Picture) and self._picture_of(block.file, False) is None:
            return None
        return widget_of(block, self._picture_of)

    def _sections(self, chapter: Chapter, title: str) -> Card:
        card = Card(title, gap=4, padding=(14, 24))
        card.setMaximumWidth(px(WIDEST))
        sections = chapter.sections[1:] if title == "In this chapter" else chapter.sections
        card.add(6, *(row(self._link(one.heading, f"{chapter.name}#{one.mark}"), None) for one in sections))
        return card

    def _neighbours(self, before: str, after: str) -> None:
        buttons = []
        if after:
            buttons.append(self._button("Next", after, "main", icon_after="arrow-right"))
        if before:
            buttons.append(self._button("Page before", before))
        self.bar.set_buttons(*buttons)
        self.bar.say("")

    def show_contents(self, guide: Guide, *, can_go_back: bool) -> None:
        """List all chapters."""
        self._begin("Guide", "Press F1 on any page to see what it is for.", can_go_back=can_go_back)
        card = Card("Chapters", gap=4, padding=(14, 24))
        card.setMaximumWidth(px(WIDEST))
        card.add(6, *(row(self._link(chapter.title, chapter.name), None) for chapter in guide.chapters))
        self._inside_body.addWidget(card)
        self.bar.set_buttons()
        self.bar.say("")

    def show_hits(self, text: str, hits: Sequence[Hit]) -> None:
        """List the sections in which words were found."""
        found = "1 place" if len(hits) == 1 else f"{len(hits)} places"
        self._begin("Look for words", f"“{text}” stands in {found}.", can_go_back=True, keep_focus=True)
        if hits:
            card = Card("", gap=8, padding=(14, 24))
            card.setMaximumWidth(px(WIDEST))
            for hit in hits:
                link = self._link(hit.section.heading, f"{hit.chapter.name}#{hit.section.mark}")
                card.add(holder(column(row(link, None), words(hit.chapter.title, "hint"))))
            self._inside_body.addWidget(card)
        else:
            self._inside_body.addWidget(words("Try fewer words, or another word for it.", "muted"))
        self.bar.set_buttons()
        self.bar.say("")

    def _begin(self, title: str, sub: str, *, can_go_back: bool, keep_focus: bool = False) -> None:
        if not keep_focus:
            self._search.clear()
            focus_later(self, self.focus_start)
        self._reading = None
        empty(self._inside_body)
        self.set_heading(title, sub)
        self._back.setVisible(can_go_back)
        self.scroller.verticalScrollBar().setValue(0)

    def _link(self, said: str, address: str) -> Button:
        link = Button(said, "link")
        link.clicked.connect(lambda: self.address_wanted.emit(address))
        return link

    def _button(self, said: str, address: str, kind: str = "other", *, icon_after: str = "") -> Button:
        made = Button(said, "main" if kind == "main" else "other", icon_after=icon_after)
        made.clicked.connect(lambda: self.address_wanted.emit(address))
        return made

    def focus_start(self) -> None:
        """Put the focus on what is to be read, else on the contents."""
        target = self._reading or self._contents
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102, N802 - Qt's
        bar = self.scroller.verticalScrollBar()
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        if step:
            bar.setValue(bar.value() + step * px(_LINE))
        else:
            super().keyPressEvent(event)
