"""A list that is ready to use: what came in, what was left out, which themes can be drawn from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from bwvreview.ui.pages.list.gate import read_rows, refused_rows, why_left_out
from bwvreview.ui.say import count, day
from bwvreview.ui.speech import are_deleted, spoken
from bwvreview.ui.theme import px
from bwvreview.ui.widgets.bars import Bar, BarRows
from bwvreview.ui.widgets.button import Button
from bwvreview.ui.widgets.card import Card
from bwvreview.ui.widgets.fold import Fold
from bwvreview.ui.widgets.layouts import column, columns, holder, row
from bwvreview.ui.widgets.notice import Notice
from bwvreview.ui.widgets.rows import Fact, Facts
from bwvreview.ui.widgets.sum_bar import SumBar, Term
from bwvreview.ui.widgets.words import Hairline, Icon, words

if TYPE_CHECKING:
    from bwvreview.services.views_lists import ListView, SinglingLine, ThemeLine

SHOWN = 3
"""Themes that cannot be drawn and are shown at once; the rest unfold."""


class ReadyList(QWidget):
    """The two columns of the page. `copied` carries the words to ask the police with.

    `column_out` asks to leave a column out, `repeats_out` repeated rows, `report` for the report on the list: only
    while the list is `fresh`.
    """

    copied = Signal(str)
    column_out = Signal(str)
    repeats_out = Signal()
    report = Signal()

    def __init__(self, view: ListView, *, fresh: bool = False) -> None:
        super().__init__()
        left: list[QWidget] = [_came_in(view)]
        if view.repeated:
            left.append(self._repeated(view.repeated, fresh=fresh))
        if view.singling is not None:
            left.append(self._singling(view.singling, fresh=fresh))
        if view.refused_count:
            left.append(_refused(view))
        if fresh:
            left.append(self._report())
        body = columns(holder(column(*left, None, gap=14)), self._themes(view), shares=(520, 552))
        self.setLayout(column(body))

    def _themes(self, view: ListView) -> Card:
        card = Card("Themes you can draw")
        if view.drawable:
            card.add(words("Rounded to the nearest 5, so that nobody can be picked out.", "muted"), 6)
            card.add(
                BarRows("Themes you can draw", *(Bar(t.title, t.size, t.words) for t in view.drawable), label_width=180)
            )
        else:
            card.add(words(_nothing_to_draw(view), "muted"), 6)
        if view.not_drawable:
            card.add(8, Hairline(), 6, _CannotDraw(view.not_drawable))
        asked = next((theme for theme in view.not_drawable if theme.ask and not theme.reason.startswith("Fewer")), None)
        if asked is not None:
            card.add(10, self._ask(asked))
        card.add(None)
        return card

    def _repeated(self, rows: int, *, fresh: bool) -> Notice:
        buttons = []
        if fresh:
            button = Button("Leave the repeat out" if rows == 1 else "Leave the repeats out", size="row", icon="copy")
            button.clicked.connect(self.repeats_out)
            buttons.append(button)
        told = (
            "It stays, for it may be another {search}." if rows == 1 else "They stay, for they may be other {searches}."
        )
        title = f"{rows:,} {'row repeats' if rows == 1 else 'rows repeat'} another one exactly"
        return Notice(told, *buttons, title=title)

    def _singling(self, found: SinglingLine, *, fresh: bool) -> Notice:
        buttons = []
        if fresh and found.header:
            button = Button(f"Leave the {found.column} out", size="row", icon="eye-off")
            button.clicked.connect(lambda: self.column_out.emit(found.header))
            buttons.append(button)
        return Notice(found.sentence, *buttons, title="Some rows stand alone", mood="warn" if buttons else "tell")

    def _report(self) -> Card:
        save = Button("Save the report for the police", size="row", icon="device-floppy")
        save.clicked.connect(self.report)
        told = "It says what came in, what was left out and why. It shows nothing that stands in a row."
        return Card("Report on this list", 2, words(told, "muted"), 8, row(save, None))

    def _ask(self, theme: ThemeLine) -> Notice:
        copy = Button("Copy these words for the police", size="row", icon="copy")
        notice = Notice(theme.ask, copy, title=f"To draw the theme {theme.title}")

        def copied() -> None:
            copy.say("Copied", icon="check")
            self.copied.emit(theme.ask)

        copy.clicked.connect(copied)
        return notice


class _CannotDraw(QWidget):
    """Themes that cannot be drawn, each with its reason; the later ones behind a link."""

    def __init__(self, themes: tuple[ThemeLine, ...]) -> None:
        super().__init__()
        first, rest = themes[:SHOWN], themes[SHOWN:]
        self._more = holder(column(*map(_reason_row, rest)))
        self._more.hide()
        parts: list[QWidget] = [_reason_row(theme) for theme in first]
        layout = column(*parts, self._more)
        self._link = Button(f"Show {count(len(rest), 'more theme')} that cannot be drawn", "link")
        self._link.clicked.connect(self._unfold)
        if rest:
            layout.addSpacing(6)
            layout.addWidget(self._link)
        self.setLayout(layout)

    def _unfold(self) -> None:
        shown = self._more.isHidden()
        self._more.setVisible(shown)
        self._link.say("Show fewer" if shown else "Show more themes that cannot be drawn")


def _reason_row(theme: ThemeLine) -> QWidget:
    name = words(theme.title, "muted")
    name.setFixedWidth(px(150))
    line = row(name, Icon("ban", 18, "muted", drop=3), words(theme.reason, "muted"), margins=(0, 5, 0, 5))
    line.setAlignment(name, Qt.AlignmentFlag.AlignTop)
    line.setStretch(2, 1)
    made = holder(line)
    made.setAccessibleName(spoken(f"{theme.title}: {theme.reason}"))
    return made


def _nothing_to_draw(view: ListView) -> str:
    if view.rows_deleted:
        return "The list was deleted here on its day. Open a newer one."
    if not view.to_draw and view.first_deleted is None and view.first_day and are_deleted():
        return "The {video} of every {encounter} is deleted by now. Ask the police for a newer list."
    return "No theme has enough {encounters} {with_video} today."


def _came_in(view: ListView) -> Card:
    terms = [Term(view.to_draw, "{encounters} to draw from"), Term(view.rows, "rows in the file", "=")]
    terms += [Term(number, reason, "−") for number, reason in view.left_out]
    card = Card("What came in", 6, SumBar(*terms), 6, Facts(*_facts(view)))
    if view.read_as:
        card.add(4, Fold("How each column was read", read_rows(view.read_as)))
    card.add(None)
    return card


def _facts(view: ListView) -> list[Fact]:
    names = ", ".join(view.accepted)
    facts = [
        Fact(
            f"{count(len(view.accepted), 'column')} accepted",
            f"{names[:1].upper()}{names[1:]}. Nobody sees them row by row.",
        )
    ]
    for repair in view.repairs:
        title, _, hint = repair.partition(": ")
        hint = f"{hint[:1].upper()}{hint[1:]}"
        facts.append(Fact(title if hint else title.rstrip("."), hint, "replace", "accent"))
    if view.made_references:
        facts.append(Fact("References made here", "They say nothing about {a_search}.", "lock", "accent"))
    facts.append(_days(view))
    return facts


def _days(view: ListView) -> Fact:
    kept = f"The list itself is deleted here on {day(view.delete_on)}." if view.delete_on else ""
    left = view.first_deleted
    if not are_deleted():
        return Fact("The police keep these {clips}", kept, "hourglass", "accent")
    if left is None:
        title = "No {video} is left to {watch}" if view.first_day else "The list has no dates"
    elif left <= 1:
        title = "The first {video} is deleted tomorrow" if left else "The first {video} is deleted today"
    else:
        title = f"The first {{video}} is deleted in {left} days"
    return Fact(title, kept, "hourglass", "accent")


def _refused(view: ListView) -> Card:
    named = bool(view.refused)
    refused = named and all(column.tells for column in view.refused)
    card = Card(
        f"{count(view.refused_count, 'column')} {'refused' if refused else 'left out'}",
        2,
        words(
            "They could show who someone is, so they were never stored."
            if refused
            else f"They were never stored. {why_left_out(view.refused)}"
            if named
            else "They were never stored. Their names were not kept either.",
            "muted",
        ),
        icon="eye-off",
        icon_tone="red" if any(column.tells for column in view.refused) else "muted",
    )
    if named:
        card.add(6, refused_rows(view.refused))
    card.add(None)
    return card
