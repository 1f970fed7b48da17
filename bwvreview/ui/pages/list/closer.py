"""A closer look at a list: days left, losses, overlaps, what it cannot show. Only rounded counts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bwvreview.ui.say import count, day
from bwvreview.ui.speech import are_deleted
from bwvreview.ui.widgets.bars import Bar, BarRows
from bwvreview.ui.widgets.button import Button
from bwvreview.ui.widgets.card import Card
from bwvreview.ui.widgets.fields import NumberBox
from bwvreview.ui.widgets.layouts import column, columns, flow, holder
from bwvreview.ui.widgets.notice import Notice
from bwvreview.ui.widgets.rows import Fact, Facts, Pairs
from bwvreview.ui.widgets.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bwvreview.services.frame_view import FrameView, MissingColumn, Published
    from bwvreview.services.losses import DaysBar, WeekOfLosses

TITLE = "A closer look at the list"
SUB = "Every count is rounded, and small ones are not shown, so that nobody can be picked out."
_PAIRS = 8
"""Pairs of themes that are shown at once; the rest unfold."""


class CloserLook(QWidget):
    """All the cards. `compared` carries a published number (None: forget it), `copied` words for the police."""

    compared = Signal(object)  # int | None
    copied = Signal(str)

    def __init__(self, view: FrameView) -> None:
        super().__init__()
        left = column(
            *([_days_card(view), _weeks_card(view)] if are_deleted() else ()), _OverlapCard(view), None, gap=14
        )
        right = column(self._published(view.published), *self._missing(view.missing), None, gap=14)
        parts = column(columns(holder(left), holder(right), shares=(536, 536)))
        if view.warning:
            parts.insertWidget(0, Notice(view.warning, mood="warn"))
            parts.insertSpacing(1, 14)
        self.setLayout(parts)

    def _published(self, published: Published | None) -> Card:
        box = NumberBox("Number that the police published", most=99_999, width=110)
        box.set_number(published.number if published else None)
        compare = Button("Compare", size="row")
        compare.clicked.connect(lambda: self.compared.emit(box.number()))
        box.returnPressed.connect(compare.click)
        told = "How many {encounters} do the police publish for this time? A list that is much shorter may lack some."
        card = Card("Compare with a published number", 2, words(told, "muted"), 8, flow(box, compare, gap=12))
        if published is not None:
            icon, tone = ("circle-check", "good") if not published.difference else ("equal-not", "accent")
            card.add(8, Facts(Fact(published.sentence, icon=icon, tone=tone)))
        return card

    def _missing(self, missing: Sequence[MissingColumn]) -> list[QWidget]:
        if not missing:
            return []
        facts = []
        for one in missing:
            copy = Button("Copy these words for the police", size="row", icon="copy")
            copy.setAccessibleName(f"Copy the words for the police: {', '.join(one.themes)}")
            copy.clicked.connect(lambda _=False, text=one.ask, button=copy: self._copy(text, button))
            facts.append(Fact(one.sentence, f"{one.reason} {one.ask}", "message-report", "accent", buttons=(copy,)))
        return [Card("What the list cannot show", 6, Facts(*facts))]

    def _copy(self, text: str, button: Button) -> None:
        button.say("Copied", icon="check")
        self.copied.emit(text)


class _OverlapCard(Card):
    """How many encounters belong to two themes, the largest first."""

    def __init__(self, view: FrameView) -> None:
        super().__init__("{Encounters} that belong to two themes")
        names = {theme.slug: theme.short for theme in view.themes}
        ordered = sorted(view.overlaps, key=lambda overlap: -(overlap.size if overlap.size is not None else -1))
        pairs = [(f"{names[one.first]} and {names[one.second]}", one.words) for one in ordered]
        if not pairs:
            self.add(2, words("No two themes of this list can be compared.", "muted"))
            return
        self.add(2, words("{A_clip} of both counts for both.", "muted"), 6, Pairs(*pairs[:_PAIRS]))
        rest = pairs[_PAIRS:]
        if rest:
            self._more = Pairs(*rest)
            self._more.hide()
            self._link = Button(f"Show {count(len(rest), 'more pair')}", "link")
            self._link.clicked.connect(self._unfold)
            self.add(self._more, 8, self._link)

    def _unfold(self) -> None:
        shown = self._more.isHidden()
        self._more.setVisible(shown)
        self._link.say("Show fewer" if shown else "Show more pairs")


def _days_card(view: FrameView) -> Card:
    card = Card("Days left", 2, words("How long the {video} of these {encounters} is still there.", "muted"), 6)
    if not any(bar.size or bar.size is None for bar in view.days):
        return _plain(card, "No {video} of this list has a day on which it is deleted.")
    card.add(_bars("Days left", view.days), 6, words(_in_words(view.days), "hint"))
    return card


def _weeks_card(view: FrameView) -> Card:
    card = Card("If nobody draws", 2, words("How many {videos} are deleted in each week.", "muted"), 6)
    if not view.weeks:
        _plain(card, "No {video} is left to lose.")
    else:
        weeks = [replace(week, title=_short(week)) for week in view.weeks]
        card.add(_bars("{Videos} deleted in each week", weeks), 6, words(_in_words(weeks), "hint"))
    for told, what in ((view.gone, "already deleted"), (view.undated, "without a day")):
        if told != "none":
            card.add(4, words(f"{_capital(told)} {what}." if told != "not shown" else f"{_capital(what)}: not shown."))
    return card


def _short(week: WeekOfLosses) -> str:
    return f"week of {day(week.first, year=False)}" if week.title.startswith("week of") else week.title


def _plain(card: Card, text: str) -> Card:
    card.add(words(text))
    return card


def _bars(name: str, found: Sequence[DaysBar] | Sequence[WeekOfLosses]) -> BarRows:
    bars = [
        Bar(_capital(one.title), one.size or 0, one.words, "" if one.size is not None else _capital(one.words))
        for one in found
    ]
    return BarRows(name, *bars, label_width=190)


def _in_words(found: Sequence[DaysBar] | Sequence[WeekOfLosses]) -> str:
    """The same as the bars, to be read."""
    return f"In words: {'; '.join(f'{one.title} {one.words}' for one in found)}."


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"
