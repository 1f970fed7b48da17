"""Make your own theme: tick, read the sentence, see how many, name it, keep it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from bwvreview.ui.pages.theme_builder.choosing import ChoosingCard
from bwvreview.ui.widgets.button import Button
from bwvreview.ui.widgets.card import Card, EmptyState
from bwvreview.ui.widgets.fields import Field
from bwvreview.ui.widgets.focus import focus_later
from bwvreview.ui.widgets.layouts import column, columns, holder
from bwvreview.ui.widgets.notice import Notice
from bwvreview.ui.widgets.page import Page, first_focus
from bwvreview.ui.widgets.rows import Fact, Facts
from bwvreview.ui.widgets.words import words

if TYPE_CHECKING:
    from bwvreview.domain.errors import Problem
    from bwvreview.services.own_themes import Combination, RuleTried
    from bwvreview.services.views_themes import Workbench
    from bwvreview.ui.pages.theme_builder.ticked import Ticked

_TITLE = "Make your own theme"
_SUB = "Tick what the {searches} have in common. The theme can then be drawn like the others."
_PAIRS = 6
_NOTHING = "Tick a theme or a word, and the number follows."


class ThemePage(Page):
    """Takes a theme. `ticked_changed` carries what is ticked, `keep_wanted` (title, rule, sentence)."""

    ticked_changed = Signal(object)  # Ticked
    keep_wanted = Signal(str, str, str)
    remove_wanted = Signal(str)
    list_wanted = Signal()
    plan_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(_TITLE, _SUB)
        self._choosing: ChoosingCard | None = None
        self._name, self._named = Field("Name of the theme"), False
        self._sentence, self._size = words(""), words("")
        self._problem = Notice("", mood="warn")
        self._keep = Button("Keep this theme", "main")
        self._drawable = False

    def show_no_list(self) -> None:
        """Say that a list has to come first."""
        self._begin()
        opened = Button("Open a police list", "main")
        opened.clicked.connect(self.list_wanted)
        self.add(EmptyState("file-spreadsheet", "There is no list yet", "A theme is tried on a list.", opened), None)
        self.bar.set_buttons()

    def show_bench(self, bench: Workbench) -> None:
        """Show what can be ticked, what is offered, and the themes that the group has made."""
        self._begin()
        self._choosing = ChoosingCard(bench.themes, bench.fields)
        self._choosing.changed.connect(self._changed)
        right = column(self._result(), gap=14)
        if bench.offers:
            right.addWidget(self._offers(bench.offers))
        if bench.own:
            right.addWidget(self._own(bench.own))
        right.addStretch(1)
        self.add(columns(self._choosing, holder(right), shares=(560, 512)), None)
        self._keep = Button("Keep this theme", "main")
        self._keep.clicked.connect(self._kept)
        plan = Button("Go to the plan")
        plan.clicked.connect(self.plan_wanted)
        self.bar.set_buttons(self._keep, plan)
        self._look()

    def show_tried(self, tried: RuleTried) -> None:
        """Show how many encounters belong, or why the theme cannot be used."""
        self._drawable = tried.drawable
        self._size.setText(tried.sentence)
        self._size.setVisible(bool(tried.sentence))
        self._problem.say(tried.advice, title=tried.problem)
        self._problem.setVisible(bool(tried.problem))
        self._look()

    def show_working(self) -> None:
        """Say that the number is being worked out."""
        self._drawable = False
        self._problem.hide()
        self._size.show()
        self._size.setText("Working it out…")
        self._look()

    def show_problem(self, problem: Problem) -> None:
        """Say why the theme was not kept."""
        self._problem.say(problem.advice, title=problem.message)
        self._problem.show()

    def _result(self) -> Card:
        self._sentence, self._size = words(_NOTHING, "muted"), words("", "strong")
        self._size.hide()
        self._problem = Notice("", mood="warn")
        self._problem.hide()
        self._name, self._named = Field("Name of the theme"), False
        self._name.setMaxLength(60)
        self._name.textEdited.connect(self._typed)
        hint = words("Say what kind of {search} it is. Never a person or a place.", "hint")
        name = words("Name of the theme", "strong")
        return Card("Your theme", 4, self._sentence, 6, self._size, 6, self._problem, 10, name, 4, self._name, 2, hint)

    def _offers(self, offers: tuple[Combination, ...]) -> Card:
        facts = []
        for offer in offers[:_PAIRS]:
            use = Button("Tick these two", "link")
            use.setAccessibleName(f"Tick {offer.theme.title}")
            use.clicked.connect(lambda _=False, offer=offer: self._tick(offer))
            facts.append(Fact(offer.theme.title, _capital(offer.words), "plus", "accent", buttons=(use,)))
        return Card("Two themes at once", 2, words("Those with the most {encounters}.", "muted"), 6, Facts(*facts))

    def _own(self, own: tuple[tuple[str, str, str], ...]) -> Card:
        facts = []
        for slug, title, sentence in own:
            remove = Button("Take it away", "link")
            remove.setAccessibleName(f"Take away the theme {title}")
            remove.clicked.connect(lambda _=False, slug=slug: self.remove_wanted.emit(slug))
            facts.append(Fact(title, sentence, "check", "good", buttons=(remove,)))
        return Card("Themes of your group", 6, Facts(*facts))

    def _tick(self, offer: Combination) -> None:
        if self._choosing is not None:
            self._choosing.tick_themes((offer.first, offer.second))

    def _changed(self) -> None:
        if self._choosing is None:
            return
        ticked = self._choosing.ticked()
        self._sentence.setText(ticked.sentence or _NOTHING)
        self._sentence.set_tone("text" if ticked.sentence else "muted")
        if not self._named:
            self._name.setText(ticked.title)
        if not ticked.rule:
            self._drawable = False
            self._size.hide()
            self._problem.hide()
        self._look()
        self.ticked_changed.emit(ticked)

    def _typed(self, text: str) -> None:
        self._named = bool(text.strip())
        self._look()

    def _ticked(self) -> Ticked | None:
        return self._choosing.ticked() if self._choosing is not None else None

    def _look(self) -> None:
        ticked = self._ticked()
        reason = ""
        if ticked is None or not ticked.rule:
            reason = "Nothing is ticked yet"
        elif not self._drawable:
            reason = "Too few {encounters}, or not counted yet"
        elif not self._name.text().strip():
            reason = "Write the name of the theme"
        self._keep.set_available(reason=reason)
        self.bar.say(reason)

    def _kept(self) -> None:
        ticked = self._ticked()
        if ticked is not None and self._keep.available:
            self.keep_wanted.emit(self._name.text().strip(), ticked.rule, ticked.sentence)

    def _begin(self) -> None:
        focus_later(self, self.focus_start)
        self._choosing = None
        self._drawable = False
        self.clear()
        self.bar.say("")

    def focus_start(self) -> None:
        """Put the focus on the first control."""
        start = first_focus(self)
        if start is not None:
            start.setFocus()


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"
