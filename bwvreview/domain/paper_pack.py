"""What is printed for a session: the agenda, the words that are read out, the clips, and blank forms."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bwvreview.domain.paper import PaperForm


@dataclass(frozen=True, slots=True)
class Reading:
    """Something that is read out: a title and sentences."""

    title: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """One thing to do; `each` is repeated for every clip and takes as long as the clips do."""

    words: str
    minutes: int = 0
    each: bool = False


@dataclass(frozen=True, slots=True)
class PackWords:
    """What a scheme says at every session."""

    agenda: tuple[AgendaLine, ...]
    wellness: Reading
    confidentiality: Reading
    debrief: Reading


@dataclass(frozen=True, slots=True)
class PackClip:
    """A clip of the session: slot, themes and days left in words. Never a reference."""

    slot: str
    themes: str
    days_left: str


@dataclass(frozen=True, slots=True)
class SessionPack:
    """Everything to print for one session. `when` may add a time and a place to the date."""

    group: str
    title: str
    when: str
    words: PackWords
    clips: tuple[PackClip, ...]
    minutes_of_video: int
    forms: tuple[PaperForm, ...] = field(default=())

    @property
    def agenda(self) -> tuple[tuple[str, str], ...]:
        """The agenda: what, and about how long in words."""
        return tuple(
            (line.words, minutes_words(self.minutes_of_video if line.each else line.minutes))
            for line in self.words.agenda
        )

    @property
    def minutes(self) -> int:
        """How long the session takes, with all its video."""
        return sum(self.minutes_of_video if line.each else line.minutes for line in self.words.agenda)


def minutes_words(minutes: int) -> str:
    """Say a length of time.

    >>> minutes_words(5), minutes_words(60), minutes_words(145), minutes_words(0)
    ('5 minutes', '1 hour', '2 hours 25 minutes', '')
    """
    hours, rest = divmod(minutes, 60)
    parts = [f"{hours} hour{'s' if hours > 1 else ''}"] if hours else []
    parts += [f"{rest} minute{'s' if rest > 1 else ''}"] if rest else []
    return " ".join(parts)
