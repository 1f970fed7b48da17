"""What was sent when, to which office, and noting that more was sent. Never to whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from bwvreview.ui.pages.feedback.words import TITLES
from bwvreview.ui.say import clock, count, day, listed
from bwvreview.ui.widgets.answer_sets import AnswerList, TickBox
from bwvreview.ui.widgets.answers import Option
from bwvreview.ui.widgets.button import Button
from bwvreview.ui.widgets.card import Card
from bwvreview.ui.widgets.fields import Field
from bwvreview.ui.widgets.fold import Fold
from bwvreview.ui.widgets.layouts import column, flow, holder
from bwvreview.ui.widgets.notice import Notice
from bwvreview.ui.widgets.rows import Fact, Facts
from bwvreview.ui.widgets.words import words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from bwvreview.domain.errors import Problem
    from bwvreview.services.sent_feedback import Register, SavedFile, Sending

_OTHER = "other"
_SHORT = 8  # letters of a fingerprint: enough to tell two files of one session apart by eye


@dataclass(frozen=True, slots=True)
class Noted:
    """What a person says was sent. `sure`: the office has no person's name, whatever it looks like."""

    office: str
    on: str
    names: tuple[str, ...]
    sure: bool = False


@dataclass(frozen=True, slots=True)
class Refused:
    """What could not be noted, and why."""

    noted: Noted
    problem: Problem


class RegisterCard(Card):
    """What was sent, the newest first; below it, folded, what has to be said about a new sending."""

    noted = Signal(object)  # Noted

    def __init__(self, register: Register, refused: Refused | None, *, noting: bool = False) -> None:
        super().__init__("What was sent", padding=(14, 20))
        self._register = register
        self._refused = refused
        self._offices = AnswerList(_office_options(register))
        self._own = Field("Name of the other office")
        self._on = Field("Day it was sent", width=220)
        self._ticks: dict[str, TickBox] = {}
        self.why: QWidget = self  # what says why something could not be noted
        if register.sendings:
            self.add(4, Facts(*(_sending(one) for one in register.sendings)))
        else:
            self.add(4, words("Nothing was noted as sent yet.", "muted"))
        for line in _changed(register):
            self.add(6, Notice(line, mood="tell"))
        if register.ready:
            self._fold = Fold("Note that files were sent", *self._parts(), indent=0)
            self.add(6, self._fold)
            if noting or refused is not None:
                self._fold.unfold()

    def focus_again(self) -> None:
        """Go back to what has to be mended."""
        (self._on if self._own.isHidden() else self._own).setFocus()

    def _parts(self) -> list[QWidget]:
        said = self._refused.noted if self._refused is not None else None
        office = said.office if said is not None else ""
        places = {name: str(at) for at, name in enumerate(self._register.offices)}
        self._offices.describe("Which office", "An office, never a person")
        self._offices.set_value(places.get(office, _OTHER) if office else "")
        self._offices.changed.connect(lambda chosen: self._follow(chosen, focus=True))
        self._own.setText("" if office in places else office)
        self._on.setText(said.on if said is not None else "")
        self._on.setPlaceholderText("19 November 2026")
        parts: list[QWidget] = [words("Which office?", "strong"), self._offices, self._own]
        parts.append(words("Name an office, never a person.", "hint"))
        parts.append(words("Which files?", "strong"))
        parts += [self._tick(file, said) for file in self._register.ready]
        when = holder(column(words("Which day? Leave it empty for today.", "strong"), 4, flow(self._on)))
        note = Button("Note that they were sent", size="row")
        note.clicked.connect(lambda: self._note(sure=False))
        buttons: list[QWidget] = [note]
        if self._refused is not None:
            self.why = Notice(self._refused.problem.advice, title=self._refused.problem.message, mood="stop")
            parts.append(self.why)
            if "may hold" in self._refused.problem.message:
                sure = Button("It is an office, note it", size="row")
                sure.clicked.connect(lambda: self._note(sure=True))
                buttons.append(sure)
        self._follow(self._offices.value())
        return [holder(column(*_spaced([*parts, when, flow(*buttons)])))]

    def _tick(self, file: SavedFile, said: Noted | None) -> TickBox:
        hint = f"Saved on {day(file.at.date(), year=False)} at {clock(file.at)}, fingerprint {file.sha256[:_SHORT]}…"
        tick = TickBox(TITLES.get(file.name, file.name), f"{hint} Answers changed since." if file.stale else hint)
        tick.setChecked(file.name in said.names if said is not None else not file.stale)
        self._ticks[file.name] = tick
        return tick

    def _follow(self, chosen: str, *, focus: bool = False) -> None:
        self._own.setVisible(chosen == _OTHER)
        if focus and chosen == _OTHER:
            self._own.setFocus()

    def _note(self, *, sure: bool) -> None:
        chosen = self._offices.value()
        own = self._own.text().strip()
        office = own if chosen in {"", _OTHER} else self._register.offices[int(chosen)]
        names = tuple(name for name, tick in self._ticks.items() if tick.isChecked())
        self.noted.emit(Noted(office, self._on.text().strip(), names, sure))


def _office_options(register: Register) -> list[Option]:
    options = [Option(str(at), name) for at, name in enumerate(register.offices)]
    return [*options, Option(_OTHER, "Another office")]


def _spaced(parts: list[QWidget]) -> list[QWidget | int]:
    found: list[QWidget | int] = []
    for part in parts:
        found += [part, 6]
    return found[:-1]


def _sending(one: Sending) -> Fact:
    files = ", ".join(f"{TITLES.get(name, name)} {mark[:_SHORT]}…" for name, mark in one.files.items())
    to = one.office or "An office that was not named"
    return Fact(f"{to}, {day(one.sent_on)}", files, "send", "accent")


def _changed(register: Register) -> list[str]:
    """Say what is different from what was sent, and what sending it again does."""
    lines = []
    if register.changed:
        was = "was changed after it was" if len(register.changed) == 1 else "were changed after they were"
        again = "Save and send again: the new record names the one that it takes the place of."
        lines.append(f"{listed(register.changed)} {was} sent. {again}")
    if register.new:
        lines.append(f"{count(len(register.new), 'clip')} came after the last sending: {listed(register.new)}.")
    return lines
