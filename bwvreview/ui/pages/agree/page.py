"""The page itself: the list of answers at the left, the question that is talked about at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from bwvreview.domain.conflicts import MUST_AGREE
from bwvreview.ui.pages.agree.deciding import DecidingCard, DoneCard, is_written
from bwvreview.ui.pages.agree.rows import DifferenceRow, FoldRow, RowsHead
from bwvreview.ui.pages.agree.words import NOT_YET, agree_words, fold_line, sub_line
from bwvreview.ui.theme import px
from bwvreview.ui.widgets.focus import focus_later
from bwvreview.ui.widgets.kit import (
    Button,
    Card,
    EmptyState,
    Hairline,
    Notice,
    Page,
    Scroll,
    column,
    columns,
    holder,
    row,
)

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from bwvreview.domain.errors import Problem
    from bwvreview.services.views_panel import AgreeLine, AgreeView

_SHARES, _FOLD = (672, 400), 900


class AgreePage(Page):
    """Says what was agreed; shows what differs. Every change is kept beside the individual answers."""

    agreed = Signal(str, str, str, str)  # question, answer, why, what stood there
    undecided = Signal(str, str, str)  # question, why, what stood there
    finish_wanted = Signal()
    session_wanted = Signal()

    def __init__(self) -> None:
        self.differing, self.every = Button("Differences first", size="row"), Button("All", size="row")
        super().__init__("Agree together", head_end=holder(row(self.differing, self.every, gap=16)))
        self._view: AgreeView | None = None
        self._name, self._folded, self._narrow = "", True, False
        self._rows: dict[str, DifferenceRow] = {}
        self._card: DecidingCard | None = None
        for button in (self.differing, self.every):
            button.setCheckable(True)
        self.differing.clicked.connect(lambda: self._fold(folded=True))
        self.every.clicked.connect(lambda: self._fold(folded=False))
        for keys, step in (("F8", 1), ("PgDown", 1), ("PgUp", -1)):
            made = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            made.activated.connect(lambda keys=keys, step=step: self._next_open() if keys == "F8" else self._step(step))

    # --- what the page is told

    def show_clip(self, view: AgreeView) -> None:
        """Show a clip: the same question stays, else the first that is still to agree."""
        if self._view is None or self._view.slot != view.slot:
            self._name, self._folded = "", True
        self._view = view
        self._show()

    def go_on(self, after: str) -> None:
        """Turn to the next question that is still to agree, after one that was just decided."""
        view = self._view
        if view is None:
            return
        waiting = [line.name for line in view.to_agree]
        names = [line.name for line in view.differing]
        later = names[names.index(after) + 1 :] if after in names else []
        self._name = next((name for name in (*later, *names) if name in waiting), "")
        self._show()

    def show_saved(self, at: str) -> None:
        """Say that everything is kept."""
        self.bar.say(f"Saved at {at}", "good")

    def show_problem(self, problem: Problem) -> None:
        """Say what stands in the way."""
        if self._view is None:
            self._begin()
            self.set_heading("Agree together")
            back = Button("Back to the session", "main", icon="chevron-left")
            back.clicked.connect(self.session_wanted)
            self.add(Card("", EmptyState("hourglass", problem.message, problem.advice, back)), None)
            return
        self._show()
        self.body.insertWidget(0, Notice.of(problem))

    def forget(self) -> None:
        """Show nothing of the clip that was here before."""
        self._view = None
        self._begin()

    # --- building

    def _begin(self) -> None:
        focus_later(self, self.focus_start)
        self.clear()
        self._rows, self._card = {}, None
        self.bar.set_buttons()
        self.bar.say("")
        shown = self._view is not None and bool(self._view.differing)
        self.differing.setVisible(shown)
        self.every.setVisible(shown)

    def _show(self) -> None:
        view = self._view
        if view is None:
            return
        if self._name not in {line.name for line in self._lines()}:
            self._name = next((line.name for line in view.to_agree), "")
        self._begin()
        self.set_heading(f"Agree {{clip}} {view.slot} together", sub_line(view))
        self.every.say(f"All {len(view.differing) + len(view.same)}", icon="" if self._folded else "check")
        self.differing.say("Differences first", icon="check" if self._folded else "")
        self.differing.setChecked(self._folded)
        self.every.setChecked(not self._folded)
        self._narrow = self._is_narrow()
        rows, card = self._list(view), self._decide(view)
        if self._narrow:
            self.add(card, Card("", rows, padding=(1, 1)), None)
            return
        listing = Scroll(rows)
        self.add(columns(Card("", listing, padding=(1, 1)), Scroll(card), shares=_SHARES, narrow=_FOLD))
        if self._name in self._rows:
            QTimer.singleShot(0, self._rows[self._name], lambda: self._bring(listing))

    def _is_narrow(self) -> bool:
        """Whether the question stands above the list: beside it there is no room."""
        return self.width() - 80 < px(_FOLD)

    def _bring(self, listing: Scroll) -> None:
        if self._name in self._rows:
            listing.ensureWidgetVisible(self._rows[self._name], 0, px(44))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102, N802 - Qt's
        super().resizeEvent(event)
        self.restyle()

    def restyle(self) -> None:
        """Put the question beside the list, or above it where there is no room."""
        if self._view is not None and self._narrow != self._is_narrow():
            self._show()

    def _list(self, view: AgreeView) -> QWidget:
        made = column(RowsHead(view.letters))
        for place, line in enumerate(view.differing):
            if place:
                made.addWidget(Hairline())
            made.addWidget(self._row(line, view, same=False))
        if view.same:
            fold = FoldRow(fold_line(view), folded=self._folded)
            fold.clicked.connect(lambda: self._fold(folded=not self._folded))
            made.addWidget(Hairline())
            made.addWidget(fold)
            for line in () if self._folded else view.same:
                made.addWidget(Hairline())
                made.addWidget(self._row(line, view, same=True))
        made.addStretch(1)
        return holder(made)

    def _row(self, line: AgreeLine, view: AgreeView, *, same: bool) -> DifferenceRow:
        made = DifferenceRow(line, view.letters, view.panel.form.question(line.name), same=same)
        made.set_current(line.name == self._name)
        made.clicked.connect(lambda: self._open(line.name))
        made.stepped.connect(lambda step: self._beside(line.name, step))
        self._rows[line.name] = made
        return made

    def _decide(self, view: AgreeView) -> Card:
        line = next((line for line in self._lines() if line.name == self._name), None)
        if line is None:
            return self._done(view)
        asked = view.panel.form.question(line.name)
        names = [one.name for one in view.differing]
        place = f"Difference {names.index(line.name) + 1} of {len(names)}" if line.name in names else "Answered alike"
        card = DecidingCard(line, asked, view.panel.choices(line.name), place)
        card.changed.connect(self._follow)
        card.stepped.connect(self._past)
        self._card = card
        agree, leave = Button("Agree", "main", icon_after="arrow-right"), Button("Record that we do not agree")
        agree.clicked.connect(lambda: self.agreed.emit(line.name, card.value(), card.reason(), line.agreed))
        leave.clicked.connect(lambda: self.undecided.emit(line.name, card.reason(), line.agreed))
        must = "The rest of the record hangs on this question" if line.name in MUST_AGREE else ""
        leave.set_available(reason=must)
        self.bar.set_buttons(agree, leave)
        self._follow()
        return card

    def _done(self, view: AgreeView) -> Card:
        if view.finished:
            go = Button("Back to the session", "main", icon="chevron-left")
            go.clicked.connect(self.session_wanted)
            text, detail = f"{view.slot} is recorded", "The agreed record goes into the feedback."
        else:
            go = Button(f"Finish {view.slot}", "main", icon_after="check")
            go.clicked.connect(self.finish_wanted)
            text, detail = "Everything is agreed", "You can still look at each question again."
        self.bar.set_buttons(go)
        return DoneCard(text, detail)

    # --- what is done

    def _lines(self) -> tuple[AgreeLine, ...]:
        return () if self._view is None else (*self._view.differing, *self._view.same)

    def _follow(self) -> None:
        """Let the main button say what it would do."""
        card, view = self._card, self._view
        button = self.main_button()
        if card is None or view is None or button is None:
            return
        value = card.value()
        more = any(line.name != card.line.name for line in view.to_agree)
        text = agree_words(card.value_words(), written=is_written(card.asked), more=more) if value else "Agree"
        button.say(text)
        button.set_available(reason="" if value else NOT_YET)
        self.bar.say("" if value else NOT_YET)

    def _past(self, step: int) -> None:
        button = self.main_button()
        if step > 0 and button is not None and button.available and self._card is not None and self._card.value():
            button.click()
        else:
            self._step(step)

    def _step(self, step: int) -> None:
        names = list(self._rows)
        if names:
            here = names.index(self._name) if self._name in names else -step
            self._open(names[(here + step) % len(names)])

    def _beside(self, name: str, step: int) -> None:
        names = list(self._rows)
        self._rows[names[(names.index(name) + step) % len(names)]].setFocus(Qt.FocusReason.TabFocusReason)

    def _next_open(self) -> None:
        self.go_on(self._name)

    def _open(self, name: str) -> None:
        self._name = name
        self._show()

    def _fold(self, *, folded: bool) -> None:
        self._folded = folded
        if folded and self._view is not None and self._name in {line.name for line in self._view.same}:
            self._name = ""
        self._show()

    # --- keys and focus

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102, N802 - Qt's
        writing = isinstance(QApplication.focusWidget(), QPlainTextEdit | QLineEdit)
        if event.text().isdigit() and not writing and self._card is not None and self._card.choose(event.text()):
            return
        super().keyPressEvent(event)

    def parts(self) -> list[QWidget]:
        """Give the parts that F6 steps through: the list, the question, the buttons."""
        rows = [one for one in self._rows.values() if one.isVisibleTo(self)]
        first = [parent] if rows and isinstance(parent := rows[0].parentWidget(), QWidget) else []
        return [*first, *([self._card] if self._card is not None else []), self.bar]

    def focus_start(self) -> None:
        """Begin at the answers of the question that is talked about."""
        if self._card is not None:
            self._card.start()
        elif (button := self.main_button()) is not None:
            button.setFocus(Qt.FocusReason.OtherFocusReason)
