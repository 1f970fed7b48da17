"""Which unknown words may be shown, and which known word is most like one."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from bwvreview.domain.detect import flags
from bwvreview.domain.detect_english import is_english
from bwvreview.domain.detect_words import ALSO_GIVEN, COMMON
from bwvreview.domain.vocabulary import value_key

if TYPE_CHECKING:
    from bwvreview.domain.vocabulary import Field

_LONGEST, _LONGEST_LAW = 40, 90
_VERY_ALIKE = 0.8
_CLOSE_ONLY = {"borough", "age"}  # a part of a borough, or one year of a band, would tell more than the field may
_HELD = 0.7
_SHORT = 3  # letters: “for”, “and” say nothing of a field
_LAW = re.compile(
    r"(?P<title>[^\W\d_]+(?:[ ,()'-]+[^\W\d_]+){0,9}\)?) act,? (?:1[89]|20)\d\d"
    r"(?:,? \(?(?:section|sect|s|sch|schedule|part)\.? ?\d{1,3}[a-z]{0,2}(?:\(\d{1,2}[a-z]?\)){0,2}\)?)?"
)
_YEAR = re.compile(r"\b(?:18|19|20)\d\d\b")
_SECTION = re.compile(r"(?<![\d(])(\d{1,3}[a-z]?)(?!\d)")
_SECTION_ALONE = re.compile(r"(?:section|sect|sec|s)[. ]*\d{1,3}[a-z]?")
_BAND = re.compile(
    r"(?:aged? )?(?:(?:over|under|above|below|older than|younger than|more than|less than|up to|at least|from) \d{1,2}"
    r"|\d{1,2} ?(?:\+|(?:and|or) (?:over|older|above|under|younger|below|more|less))"
    r"|(?:between )?(?P<low>\d{1,2}) ?(?:-|to|and) ?(?P<high>\d{1,2}))(?: years?(?: old)?| yrs?)?"
)
_NARROWEST = 2  # years from the lowest age of a band to the highest
_WORD = re.compile(r"[^\W_]+")


def may_be_shown(word: str, field: Field) -> bool:
    """Whether a word can be no one's name: short, without numbers of its own, of the trade's words or close to one."""
    key = value_key(word)
    named = _is_law(key, field) or _is_band(key, field)
    if len(key) > (_LONGEST_LAW if named else _LONGEST) or flags(word):
        return False
    if named or not any(sign.isalpha() for sign in key):
        return named
    known = _words_of(field)
    parts = _WORD.findall(key)
    if any(any(sign.isdigit() for sign in part) and (part not in known or field.name == "age") for part in parts):
        return False
    if alike(key, field)[0] >= _VERY_ALIKE:
        return True
    if field.name in _CLOSE_ONLY:
        return False
    telling = any(part in known and len(part) > _SHORT for part in parts)
    ours = sum(1 for part in parts if part in known or part in COMMON)
    mostly_ours = telling and ours * 2 >= len(parts)
    return len(parts) > 1 and (mostly_ours or all(part in COMMON for part in parts))


def is_of_ours(key: str, field: Field) -> bool:
    """Whether a word is of the trade even in a column of which hardly anything is known."""
    likeness = alike(key, field)[0]
    if likeness >= _VERY_ALIKE or _is_law(key, field) or _is_band(key, field):
        return True
    if field.name == "law" and likeness >= _HELD and _section(key):
        return True
    return set(_WORD.findall(key)) <= _words_of(field) | COMMON


def _is_law(key: str, field: Field) -> bool:
    """Whether a word is an act of parliament in plain English, with its year, and maybe a section of it."""
    found = _LAW.fullmatch(key) if field.name == "law" else None
    if not found:
        return False
    words = re.findall(r"[^\W\d_]+", found.group("title"))
    return all(is_english(word) and word not in ALSO_GIVEN for word in words)


def _is_band(key: str, field: Field) -> bool:
    """Whether a word is a band of ages in words of its own, and no age that points at one person."""
    found = _BAND.fullmatch(key) if field.name == "age" else None
    if not found:
        return False
    return found["low"] is None or int(found["high"]) - int(found["low"]) >= _NARROWEST


def _words_of(field: Field) -> frozenset[str]:
    return frozenset(word for key in field.known_keys for word in _WORD.findall(key))


def alike(key: str, field: Field) -> tuple[float, str]:
    """The known word that is most like a word, and how much, from 0 to 1.

    A law that names its section is like no law of another section: “section 1” is not “section 163”.
    """
    knowns = [known for known in field.known_keys if len(known) > 2]
    if field.name == "law" and (section := _section(key)):
        knowns = [known for known in knowns if _section(field.read(known) or "") == section]
        if _SECTION_ALONE.fullmatch(key):
            meant = {field.read(known) or "" for known in knowns}
            return (_VERY_ALIKE, meant.pop()) if len(meant) == 1 else (0.0, "")
    found = [(max(ratio(key, known), _within(key, known)), known) for known in knowns]
    likeness, nearest = max(found, default=(0.0, ""))
    return (likeness, field.read(nearest) or "") if nearest else (0.0, "")


def _section(key: str) -> str:
    """The section that a law names, without its parts: “1” of “s.1(2) pace 1984”; empty when it names none."""
    found = _SECTION.search(_YEAR.sub(" ", key.casefold()))
    return found.group(1) if found else ""


def _within(key: str, known: str) -> float:
    """How alike a text is to a known word that it holds: “arrested by officer” says that there was an arrest."""
    parts, wanted = _WORD.findall(key), [part for part in _WORD.findall(known) if len(part) > _SHORT]
    held = wanted and all(any(part.startswith(word) for part in parts) for word in wanted)
    return _HELD if held else 0.0


def ratio(first: str, second: str) -> float:
    """How alike two texts are, in letters, whatever the order of their words."""
    sorted_first, sorted_second = (" ".join(sorted(_WORD.findall(text))) for text in (first, second))
    return max(SequenceMatcher(None, first, second).ratio(), SequenceMatcher(None, sorted_first, sorted_second).ratio())
