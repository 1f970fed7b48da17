"""What a plan means for the evening, and what its clips can show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bwvreview.ui.say import count
from bwvreview.ui.widgets.card import Card
from bwvreview.ui.widgets.layouts import Part, column, empty, flow, holder
from bwvreview.ui.widgets.notice import Notice
from bwvreview.ui.widgets.words import Hairline, words

if TYPE_CHECKING:
    from bwvreview.services.plan_draw import PlanMeans

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


class EveningCard(Card):
    """How many different clips to expect, how long they take, and whether the evening is long enough."""

    def __init__(self, minutes_per_clip: int) -> None:
        super().__init__("What this means for the evening", gap=0)
        self._per_clip = minutes_per_clip
        self._clips, self._time = words("", "figure", wrap=False), words("", "figure", wrap=False)
        clips = holder(column(self._clips, words("different clips to expect", "muted", wrap=False)))
        time = holder(column(self._time, words(f"of video, {minutes_per_clip} minutes each", "muted", wrap=False)))
        self._figures = flow(clips, time, gap=32)
        self._sentence = words("", "muted")
        self._warning = Notice("", mood="warn")
        self.add(4, self._figures, 4, self._sentence, 10, self._warning, None)
        self.show_nothing()

    def show_nothing(self) -> None:
        """Say that nothing is chosen."""
        self._figures.hide()
        self._warning.hide()
        self._sentence.setText("Tick a theme to see how many clips to expect, and how long they take.")

    def show_working(self) -> None:
        """Say that the figures are being worked out."""
        self._sentence.setText("Working it out…")

    def show_means(self, means: PlanMeans, themes: int, session_minutes: int | None) -> None:
        """Show the figures of a plan."""
        # one theme alone shares no clip with another, so its number is no estimate
        self._clips.setText(str(means.different) if themes == 1 else f"About {means.different}")
        self._time.setText(_short_time(means.minutes))
        self._figures.show()
        name = _NUMBERS[themes] if themes < len(_NUMBERS) else str(themes)
        text = f"{count(means.asked, 'clip')} in {name} {'theme' if themes == 1 else 'themes'}."
        if themes > 1:
            text += " One clip may serve two, so fewer are watched."
        self._sentence.setText(text)
        self._warn(means.minutes, session_minutes)

    def _warn(self, minutes: int, session_minutes: int | None) -> None:
        short = session_minutes is not None and session_minutes < minutes
        self._warning.setVisible(short)
        if session_minutes is not None and short:
            fit = session_minutes // self._per_clip
            length = _long_time(session_minutes)
            self._warning.say(f"Your session is {length} long. That leaves time for about {count(fit, 'clip')}.")

    def summary(self) -> str:
        """Give the figures in one line, for the action bar when the page is narrow."""
        if self._figures.isHidden():
            return ""
        return f"{self._clips.text()} different clips, {self._time.text()}"


class ShowingCard(Card):
    """What the clips can show and what they cannot: sentences of what a sample means for the whole theme."""

    def __init__(self) -> None:
        super().__init__("What the clips can show", gap=0)
        self.add(words("A small sample shows what happens, not how often.", "muted"), 6)
        self._rows = column()
        self.add(self._rows, None)

    def show_sentences(self, sentences: tuple[tuple[str, str], ...]) -> None:
        """Show these pairs of a result and its meaning."""
        empty(self._rows)
        for result, meaning in sentences:
            parts: list[Part] = [words(result, "strong"), words(meaning, "muted")]
            self._rows.addWidget(Hairline())
            self._rows.addWidget(holder(column(*parts, margins=(0, 7, 0, 7))))


def _short_time(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    return " ".join(
        part for part in (f"{hours} h" if hours else "", f"{rest} min" if rest or not hours else "") if part
    )


def _long_time(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    parts = [count(hours, "hour") if hours else "", count(rest, "minute") if rest or not hours else ""]
    return " ".join(part for part in parts if part)
