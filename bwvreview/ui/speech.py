"""The language of the window. English stands in the source; other languages are Qt's catalogues, looked up by it.

The kit looks up whatever it shows, so a page writes plain English and nothing else. Only words with something in them
(“Saved at 14:32”) go through `tr`, and numbers of things through `say.count`. What a catalogue lacks stays English.

What is drawn and looked at has the words of the scheme in use: sentences hold marks for them (`domain.words`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from bwvreview.domain.words import USUAL_WORDS
from bwvreview.exchange.resources import resource

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from bwvreview.domain.words import Words

ENGLISH = "en_GB"
CONTEXT = "BWV Review"

_worn: dict[str, QTranslator] = {}
"""The language that is spoken now, and its catalogue; empty for English."""

_in_use: list[Words] = []
"""The words of the scheme in use; empty for the usual ones."""


def catalogue(language: str) -> Path:
    """Give the file of a language that the program reads. Its source, for translators, ends in “.ts”."""
    return resource("languages") / f"{language}.qm"


def speak(language: str) -> None:
    """Speak a language from now on: every page that is made later says it. English when there is no catalogue."""
    for old in _worn.values():
        QCoreApplication.removeTranslator(old)
    _worn.clear()
    if language == ENGLISH:
        return
    made = QTranslator()
    if made.load(str(catalogue(language))):
        QCoreApplication.installTranslator(made)
        _worn[language] = made


def language() -> str:
    """Give the language that is spoken now: “en_GB”, “cy”."""
    return next(iter(_worn), ENGLISH)


def use_words(words: Words) -> None:
    """Call things as a scheme calls them from now on. What stands on a page already is said anew."""
    if words == (_in_use[0] if _in_use else USUAL_WORDS):
        return
    _in_use[:] = [words]
    app = QCoreApplication.instance()
    if isinstance(app, QApplication):
        for widget in app.allWidgets():
            say_again = getattr(widget, "say_again", None)
            if say_again is not None:
                say_again()


def words_in_use() -> Words:
    """Give the words of the scheme in use, in the language of now where the scheme has them in it."""
    words = _in_use[0] if _in_use else USUAL_WORDS
    return words.in_language(language())


def are_deleted() -> bool:
    """Whether the police delete what is watched some days after its day, so that days left mean something."""
    return not _in_use or _in_use[0].deleted


def spoken(text: str) -> str:
    """Say fixed words in the language of now. Words that its catalogue does not hold stay as they are."""
    found = QCoreApplication.translate(CONTEXT, text) if _worn and text else text
    return _with_words(text, found)


def tr(text: str, n: int | None = None, *, one: str = "", **parts: object) -> str:
    """Say words with something in them: `tr("Saved at {at}", at="14:32")`.

    With a number `n` the language chooses its own form for it; English says `one` for 1.

    >>> tr("{n} {clips} go", 1, one="{n} {clip} goes"), tr("{n} {clips} go", 2, one="{n} {clip} goes")
    ('1 clip goes', '2 clips go')
    """
    if n is None:
        return spoken(text).format(**parts)
    found = QCoreApplication.translate(CONTEXT, text, None, n) if _worn else text
    if found == text and n == 1 and one:
        text = found = one
    return _with_words(text, found).format(n=f"{n:,}", **parts)


def _with_words(text: str, found: str) -> str:
    """Put the scheme's words in. A translation that names the usual things is no use to a scheme with others."""
    if "{" not in text:
        return found
    words = words_in_use()
    if found != text and not words.fit(text, found, language()):
        found = text
    return words.say(found)


def dated(day: date, pattern: str) -> str:
    """Say a date in the language of now by a pattern of Qt's: “d MMMM yyyy”."""
    return QLocale(language()).toString(QDate(day.year, day.month, day.day), pattern)
