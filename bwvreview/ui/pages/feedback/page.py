"""The page itself: what will leave, the counts, the checks, and where the files go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal

from bwvreview.domain.feedback import not_lockable, with_password
from bwvreview.ui.pages.feedback.checks import ChecksCard
from bwvreview.ui.pages.feedback.leaving import LeavingCard, counts_card, stay_notice
from bwvreview.ui.pages.feedback.register import Refused, RegisterCard
from bwvreview.ui.pages.feedback.saving import SaveCard, SavedCard, SavingCard
from bwvreview.ui.pages.feedback.words import (
    NOT_LOCKED,
    RARE,
    SHAPES,
    path_words,
    save_words,
    session_line,
)
from bwvreview.ui.widgets.button import Button
from bwvreview.ui.widgets.card import Card, EmptyState
from bwvreview.ui.widgets.focus import focus_later
from bwvreview.ui.widgets.layouts import column, columns, holder
from bwvreview.ui.widgets.notice import Notice
from bwvreview.ui.widgets.page import Page
from bwvreview.ui.widgets.words import words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from bwvreview.domain.errors import Problem
    from bwvreview.services.save_feedback import SavedFeedback
    from bwvreview.services.views_feedback import FeedbackView

_SHARES, _FOLD = (560, 512), 800


class FeedbackPage(Page):
    """Shows a session before and after its files are saved."""

    save_wanted = Signal(tuple, str)  # names of the files, password
    stop_wanted = Signal()
    folder_wanted = Signal()
    open_wanted = Signal()
    look_wanted = Signal(str, str)  # slot, question
    kept = Signal(object)  # Finding
    without_wanted = Signal(tuple)  # slots
    session_wanted = Signal()
    draw_wanted = Signal()
    again_wanted = Signal()
    public_wanted = Signal()
    sheet_wanted = Signal()
    sent_noted = Signal(object)  # Noted

    def __init__(self, home: Path, new_password: Callable[[], str]) -> None:
        super().__init__("Send the feedback", "Reading…")
        self._home, self._new_password = home, new_password
        self._password, self._locking = "", False
        self._view: FeedbackView | None = None
        self._to_show = self._at_register = self._noting = False
        self._last: QWidget | None = None  # the card about saving
        self._folder = home
        self._chosen = {title: title not in RARE for title, _, _ in SHAPES}
        self._saved: SavedFeedback | None = None
        self._saving: SavingCard | None = None
        self._problem: Problem | None = None
        self._register: RegisterCard | None = None
        self._refused: Refused | None = None
        self.scroller.verticalScrollBar().rangeChanged.connect(self._come_into_view)
        self.add(Card("", words("Reading…", "muted"), padding=(20, 20)), None)

    def show_feedback(self, view: FeedbackView, folder: Path) -> None:
        """Show a session, and where its files would go."""
        before, self._problem = self._view, None
        if before is None or (before.id, before.records) != (view.id, view.records):
            self._saved, self._password = None, ""
        elif self._saved is not None:
            self._view = view
            if before.register != view.register:
                self._look_from_here()
            return
        self._view, self._folder = view, folder
        self._look()

    def _look_from_here(self) -> None:
        """Show all anew, and stay where the person was reading."""
        bar = self.scroller.verticalScrollBar()
        where = bar.value()
        self._look()
        if where:
            QTimer.singleShot(0, self, lambda: bar.setValue(where))
        else:
            self._to_show = True

    def show_none(self) -> None:
        """Say that there is no session."""
        self._view = None
        self._begin("")
        button = Button("Go to the draw", "main")
        button.clicked.connect(self.draw_wanted)
        self._show_empty("No session yet", "Feedback comes from a session, and a session from a draw.", button)

    def show_problem(self, problem: Problem) -> None:
        """Say why the session could not be read, or why the files could not be saved."""
        self._saving = None
        self._problem = problem
        if self._view is not None:
            self._look()
            self.scroller.verticalScrollBar().setValue(0)
            return
        self._begin("")
        again = Button("Try again", size="row")
        again.clicked.connect(self.again_wanted)
        self.add(Notice(problem.advice, again, title=problem.message, mood="stop"), None)

    def show_not_noted(self, refused: Refused) -> None:
        """Say beside what was written why it could not be noted as sent."""
        self._refused = refused
        self.show_register()

    def show_register(self) -> None:
        """Bring what was sent into view, open for more to be noted."""
        self._noting = True
        self._look_from_here()
        self._to_show = self._at_register = True

    def show_noted(self) -> None:
        """Forget what was written: it is in the register now, which is shown next."""
        self._refused, self._noting = None, False
        self._to_show = self._at_register = True

    def show_saving(self) -> None:
        """Say that the files are being written; `show_step` says how far it is."""
        self._problem = self._saved = None
        self._saving = SavingCard(self.chosen())
        self._saving.stop_wanted.connect(self.stop_wanted)
        self._look()

    def show_step(self, done: int, total: int) -> None:
        """Say how many files are written."""
        if self._saving is not None:
            self._saving.show_step(done, total)

    def show_stopped(self) -> None:
        """Say that nothing was changed."""
        if self._saving is not None:
            self._saving = None
            self._look()
            self.bar.say("Stopped. Nothing was changed.")

    def show_saved(self, saved: SavedFeedback) -> None:
        """Say that the files are saved."""
        self._saving = self._problem = None
        self._saved = saved
        self._look()
        self._to_show = True

    def chosen(self) -> tuple[str, ...]:
        """The names of the files that are ticked."""
        ticked = (name for title, _, names in SHAPES if self._chosen[title] for name in names)
        return with_password(ticked) if self._password else tuple(ticked)

    def focus_start(self) -> None:
        """Begin at the main button, or at the first control while there is none."""
        button = self.main_button()
        if button is not None:
            button.setFocus()

    def _focus_again(self) -> None:
        if self._saving is not None:
            self._saving.stop.setFocus()
        elif self._refused is not None and self._register is not None:
            self._register.focus_again()
        elif self._locking and isinstance(self._last, SaveCard):
            self._last.focus_lock()  # a screen reader says the password that has just been made
            self._locking = False
        else:
            self.focus_start()

    def _come_into_view(self, _least: int, most: int) -> None:
        """Scroll, once, to what was saved when the page has found its height."""
        if self._to_show and most > 0:
            self._to_show = False
            QTimer.singleShot(0, self, self._show_last)

    def _show_last(self) -> None:
        wanted = self._register.why if self._at_register and self._register is not None else self._last
        self._at_register = False
        if wanted is not None:
            self.scroller.ensureWidgetVisible(wanted)

    def _begin(self, sub: str) -> None:
        focus_later(self, self._focus_again)
        self.clear()
        self.set_heading("Send the feedback", sub)
        self.only = self._last = None
        self.bar.set_buttons()
        self.bar.say("")

    def _look(self) -> None:
        view = self._view
        if view is None:
            return
        self._begin(session_line(view.session))
        if view.is_empty:
            self._show_nothing_yet()
            return
        if self._problem is not None:
            self.add(Notice(self._problem.advice, title=self._problem.message, mood="stop"))
        left = column(self._leaving(view), counts_card(view), stay_notice(), None, gap=14)
        self._last = self._end(view)
        right = column(self._checks(view), self._last, self._sent(view), None, gap=14)
        self.add(columns(holder(left), holder(right), shares=_SHARES, narrow=_FOLD), None)
        self._buttons(view)

    def _show_nothing_yet(self) -> None:
        button = Button("Go to the session", "main")
        button.clicked.connect(self.session_wanted)
        self._show_empty("Nothing to send yet", "{Watch} the first {clip}, or say why it was not shown.", button)

    def _show_empty(self, title: str, sentence: str, button: Button) -> None:
        self.only = button
        self.add(Card("", EmptyState("send", title, sentence, button), padding=(20, 20)), None)

    def _leaving(self, view: FeedbackView) -> QWidget:
        card = LeavingCard(view, self._chosen)
        card.chosen.connect(lambda title, on: self._choose(title, on=on))
        card.public_wanted.connect(self.public_wanted)
        card.sheet_wanted.connect(self.sheet_wanted)
        return card

    def _sent(self, view: FeedbackView) -> QWidget:
        self._register = RegisterCard(view.register, self._refused, noting=self._noting)
        self._register.noted.connect(self.sent_noted)
        return self._register

    def _checks(self, view: FeedbackView) -> QWidget:
        card = ChecksCard(view.checks)
        card.look_wanted.connect(self.look_wanted)
        card.kept.connect(self.kept)
        card.session_wanted.connect(self.session_wanted)
        card.without_wanted.connect(lambda: self.without_wanted.emit(view.checks.to_come))
        return card

    def _end(self, view: FeedbackView) -> QWidget:
        if self._saving is not None:
            return self._saving
        if self._saved is not None:
            where = path_words(self._saved.folder, self._home)
            return SavedCard(self._saved.files, where, self._saved.at, self._password)
        card = SaveCard(path_words(self._folder, self._home), view.last_saved, self._password)
        card.change_wanted.connect(self.folder_wanted)
        card.lock_wanted.connect(lambda on: self._lock(self._new_password() if on else ""))
        card.another_wanted.connect(lambda: self._lock(self._new_password()))
        return card

    def _buttons(self, view: FeedbackView) -> None:
        if self._saved is not None and self._saving is None:
            open_folder, again = Button("Open the folder", "main", icon="folder"), Button("Save them again")
            open_folder.clicked.connect(self.open_wanted)
            again.clicked.connect(self._save_again)
            self.bar.set_buttons(open_folder, again)
            self.bar.say("Send the files yourself. This program sends nothing.")
            return
        save = Button(save_words(self.chosen()), "main", icon="device-floppy")
        save.clicked.connect(lambda: self.save_wanted.emit(self.chosen(), self._password))
        self.bar.set_buttons(save)
        if self._saving is not None:
            save.set_available(reason="The files are being saved")
            self.bar.say("Saving…")
        elif not self.chosen():
            save.set_available(reason="Choose at least one file")
            self.bar.say(save.reason)
        elif self._password and not_lockable(self.chosen()):
            save.set_available(reason=NOT_LOCKED)
            self.bar.say(NOT_LOCKED, "amber")
        elif view.decide:
            save.set_available(reason=view.decide)
            self.bar.say(view.decide, "amber")
        else:
            self.bar.say("This program sends nothing", icon="shield-check")

    def _choose(self, title: str, *, on: bool) -> None:
        self._chosen[title] = on
        if self._view is not None:
            self._buttons(self._view)

    def _lock(self, password: str) -> None:
        self._password, self._locking = password, True
        self._look()

    def _save_again(self) -> None:
        self._saved, self._password = None, ""
        self._look()
