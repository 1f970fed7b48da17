"""What a plan means for the evening, and what its clips can show."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from bwvreview.domain.plain_words import time_words
from bwvreview.domain.sample_size import CLOSENESS
from bwvreview.services.views_plan import MOST
from bwvreview.ui.say import count, video_time
from bwvreview.ui.speech import spoken
from bwvreview.ui.widgets.answer_sets import AnswerTiles
from bwvreview.ui.widgets.answers import Option
from bwvreview.ui.widgets.button import Button
from bwvreview.ui.widgets.card import Card
from bwvreview.ui.widgets.fold import Fold
from bwvreview.ui.widgets.layouts import Part, column, empty, flow, holder, row
from bwvreview.ui.widgets.notice import Notice
from bwvreview.ui.widgets.words import Hairline, words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bwvreview.services.plan_means import NeededClips, PlanMeans

SHOWN = 4
"""Sentences about the sample that are shown at once; the rest unfold."""

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


class EveningCard(Card):
    """How many different clips to expect, how long they take, and whether the evening is long enough."""

    def __init__(self, minutes_per_clip: int) -> None:
        super().__init__("What this means for the evening", gap=0)
        self._per_clip = minutes_per_clip
        self._clips, self._time = words("", "figure", wrap=False), words("", "figure", wrap=False)
        clips = holder(column(self._clips, words("different {clips} to expect", "muted", wrap=False)))
        time = holder(
            column(self._time, words(f"of {{footage}}, {minutes_per_clip} minutes each", "muted", wrap=False))
        )
        self._figures = flow(clips, time, gap=32)
        self._sentence = words("", "muted")
        self._warning = Notice("", mood="warn")
        self.add(4, self._figures, 4, self._sentence, 10, self._warning, None)
        self.show_nothing()

    def show_nothing(self) -> None:
        """Say that nothing is chosen."""
        self._figures.hide()
        self._warning.hide()
        self._sentence.setText("Tick a theme to see how many {clips} to expect, and how long they take.")

    def show_working(self) -> None:
        """Say that the figures are being worked out."""
        self._sentence.setText("Working it out…")

    def show_means(self, means: PlanMeans, themes: int, session_minutes: int | None) -> None:
        """Show the figures of a plan."""
        # one theme alone shares no clip with another, so its number is no estimate
        self._clips.setText(str(means.different) if themes == 1 else f"About {means.different}")
        self._time.setText(time_words(means.minutes))
        self._figures.show()
        name = _NUMBERS[themes] if themes < len(_NUMBERS) else str(themes)
        text = f"{count(means.asked, 'clip')} in {name} {'theme' if themes == 1 else 'themes'}."
        if themes > 1:
            text += " One {clip} may serve two, so fewer are {watched}."
        self._sentence.setText(text)
        self._warn(means.minutes, session_minutes)

    def _warn(self, minutes: int, session_minutes: int | None) -> None:
        short = session_minutes is not None and session_minutes < minutes
        self._warning.setVisible(short)
        if session_minutes is not None and short:
            fit = session_minutes // self._per_clip
            length = video_time(session_minutes)
            self._warning.say(f"Your session is {length} long. That leaves time for about {count(fit, 'clip')}.")

    def summary(self) -> str:
        """Give the figures in one line, for the action bar when the page is narrow."""
        if self._figures.isHidden():
            return ""
        return f"{self._clips.text()} {{clips}}, {self._time.text()}"


class ShowingCard(Card):
    """What the clips can show and what they cannot: sentences of what a sample means for the whole theme.

    `needed_wanted` asks how many clips tell a share within so many in 100; `clips_wanted` takes such a number.
    """

    needed_wanted = Signal(int)
    clips_wanted = Signal(str, int)  # theme, clips

    def __init__(self) -> None:
        super().__init__("What the {clips} can show", gap=0)
        self.add(words("A small sample shows what happens, not how often.", "muted"), 6)
        self._rows, self._rest, self._needed = column(), column(), column()
        self._more = Fold("", self._rest)
        self._within = AnswerTiles([Option(str(close), f"{close} in 100") for close in CLOSENESS])
        self._within.describe("How close", "")
        self._within.set_value(str(CLOSENESS[1]))
        self._within.changed.connect(lambda close: self.needed_wanted.emit(int(close)))
        self._closer = Fold(
            "How many {clips} for a closer answer?",
            words("To say how many of a theme raise a concern, within", "muted"),
            6,
            self._within,
            4,
            self._needed,
        )
        self._closer.opened.connect(lambda: self.needed_wanted.emit(int(self._within.value())))
        self.add(self._rows, self._more, 8, self._closer, None)

    @property
    def within(self) -> int:
        """How close a share is wanted, in 100; 0 while nobody asks."""
        return int(self._within.value()) if self._closer.is_open else 0

    def show_sentences(self, sentences: tuple[tuple[str, str], ...]) -> None:
        """Show these pairs of a result and its meaning; many of them behind a link."""
        empty(self._rows)
        empty(self._rest)
        for at, (result, meaning) in enumerate(sentences):
            place = self._rows if at < SHOWN else self._rest
            place.addWidget(Hairline())
            parts: list[Part] = [words(result, "strong"), words(meaning, "muted")]
            place.addWidget(holder(column(*parts, margins=(0, 7, 0, 7))))
        self._more.say(f"{count(max(len(sentences) - SHOWN, 0), 'more sentence')}")
        self._more.setVisible(len(sentences) > SHOWN)

    def show_needed(self, needed: Sequence[NeededClips], planned: Mapping[str, int]) -> None:
        """Show for each theme how many clips it would take; `planned` are the clips that it has now."""
        empty(self._needed)
        for one in needed:
            said = holder(column(words(one.title, "strong"), words(_needed_words(one), "muted")))
            line = row(said, gap=12, margins=(0, 7, 0, 7))
            line.setStretch(0, 1)
            if one.clips is not None and one.clips <= MOST and planned.get(one.theme) != one.clips:
                take = Button(f"Plan {one.clips}", size="row")
                take.setAccessibleName(spoken(f"Plan {one.clips} {{clips}} of {one.title}"))
                take.clicked.connect(partial(self._take, one.theme, one.clips))
                line.addWidget(take)
            self._needed.addWidget(Hairline())
            self._needed.addWidget(holder(line))

    def _take(self, theme: str, clips: int) -> None:
        self._closer.link.setFocus(Qt.FocusReason.TabFocusReason)  # the button goes, and the focus must not
        self.clips_wanted.emit(theme, clips)


def _needed_words(needed: NeededClips) -> str:
    more = needed.clips is not None and needed.clips > MOST
    return f"{needed.sentence} That is more than one session." if more else needed.sentence
