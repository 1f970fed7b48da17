"""The words of a scheme: what is drawn and looked at, and what looking at it is called.

The program's sentences hold marks for them: “No {clip} is left.” A scheme says its own words for the marks, so the
same sentence is true of video, of custody records and of whatever comes next. The window (`ui.speech`) and the command
line (`cli.context`) put the words in where they show a sentence. What is written into a file is said on the spot, with
`say`, in the words that `speaking` holds while the file is written.
"""

from __future__ import annotations

import re
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

USUAL: Mapping[str, str] = MappingProxyType(
    {
        "clip": "clip",
        "clips": "clips",
        "encounter": "encounter",
        "encounters": "encounters",
        "search": "search",
        "searches": "searches",
        "watch": "watch",
        "watched": "watched",
        "viewed": "viewed",
        "viewing": "viewing",
        "viewings": "viewings",
        "video": "video",
        "with_video": "with video",
        "videos": "videos",
        "footage": "video",
        "subject": "body-worn video",
        "matter": "police body-worn video of stop and search",
    }
)
"""Every mark, and the word for it where a scheme says none: the words of stop and search on body-worn video."""

_MARK = re.compile(r"(?<!\$)\{(a_|A_)?(" + "|".join([*USUAL, *(name.capitalize() for name in USUAL)]) + r")\}")
_PLACE = re.compile(r"\{(\w+)\}")
_LIKE_AN = re.compile(r"[aeio]|u(?!s|ni|k)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Words:
    """What a scheme calls things: `own` holds its word for a mark of USUAL where that is not the usual one.

    `abroad` holds the same in other languages, by their codes (“cy”). `deleted`: whether the police delete what is
    watched some days after its day, so that sentences about days left are true.
    """

    own: Mapping[str, str] = field(default_factory=dict)
    abroad: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    deleted: bool = True

    def __getitem__(self, mark: str) -> str:
        """Give the word for a mark. Raises KeyError for what is no mark."""
        return self.own.get(mark) or USUAL[mark]

    def say(self, sentence: str) -> str:
        """Put the words in. A mark with a capital gives one; `a_` gives the article too. All else stays as it is.

        >>> Words({"clip": "entry"}).say("{A_clip} of {n}: one {clip}. {Clip} {clip")
        'An entry of {n}: one entry. Entry {clip'
        """
        return _MARK.sub(self._put, sentence) if "{" in sentence else sentence

    def in_language(self, language: str) -> Words:
        """Give the words in a language, as far as the scheme has them in it."""
        own = self.abroad.get(language)
        return replace(self, own=own) if own else self

    def fit(self, sentence: str, translated: str, language: str) -> bool:
        """Whether a translation is true with these words: it has marks and there are words for them, or all are usual.

        >>> Words({"clip": "record"}).fit("Start {clip} {slot}", "Dechrau clip {slot}", "cy")
        False
        """
        if not _MARK.search(sentence) or not self.own:
            return True
        return bool(_MARK.search(translated)) and language in self.abroad

    def _put(self, found: re.Match[str]) -> str:
        article, mark = found.groups()
        word = self[mark.lower()]
        if article:
            return f"{article[0]}{'n' if _LIKE_AN.match(word) else ''} {word}"
        return word if mark.islower() else f"{word[:1].upper()}{word[1:]}"


def fill(sentence: str, **parts: str) -> str:
    """Put parts into a sentence, and leave its marks for words as they are; what a part holds is not looked at.

    >>> fill("{name}: {clips} of {who}", name="{who}", who="all")
    '{who}: {clips} of all'
    """
    return _PLACE.sub(lambda found: parts.get(found[1], found[0]), sentence)


USUAL_WORDS = Words()

_NOW: ContextVar[Words] = ContextVar("words", default=USUAL_WORDS)


@contextmanager
def speaking(words: Words) -> Iterator[None]:
    """Let `say` say these words inside, in this thread alone."""
    before = _NOW.set(words)
    try:
        yield
    finally:
        _NOW.reset(before)


def say(sentence: str) -> str:
    """Put the words of now into a sentence of the program; never into what somebody wrote.

    >>> with speaking(Words({"clip": "record"})):
    ...     say("Every {clip} was shown.")
    'Every record was shown.'
    """
    return _NOW.get().say(sentence)
