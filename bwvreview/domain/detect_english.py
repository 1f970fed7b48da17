"""Plain English words, so that a word which is none stands out: it may be somebody’s name.

Gathered from this program’s own texts and from what people write of a search. It is no list of names: such a list fails
for the very people who are searched most often (domain, section 4.5).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from bwvreview.domain.detect_plain_english import ENGLISH
from bwvreview.domain.detect_words import COMMON, COMMON_ENDINGS

if TYPE_CHECKING:
    from collections.abc import Iterator

_SHORTEST, _LONG = 3, 6
_ENDINGS = (
    ("ies", "y"), ("ied", "y"), ("ily", "y"), ("es", ""), ("es", "e"), ("s", ""), ("ed", ""), ("ed", "e"), ("ing", ""),
    ("ing", "e"), ("ally", "al"), ("bly", "ble"), ("ly", ""), ("est", ""), ("est", "e"), ("ness", ""), ("ment", ""),
    ("able", ""), ("able", "e"), ("ful", ""), ("less", ""), ("ation", "e"),
)  # fmt: skip
_DOUBLING = frozenset({"ed", "ing", "est"})  # stopped, sitting, biggest
_ENGLISH_ENDINGS = (*COMMON_ENDINGS, "ity", "ness", "ism", "ous", "ship", "ably", "ibly", "ingly", "tional", "tive")
_BEGINNINGS = ("un", "dis", "mis", "non", "over", "under")


@lru_cache(maxsize=20_000)
def is_english(word: str) -> bool:
    """Whether a word, in any case, is plain English or one of the job’s own.

    >>> is_english("Officers"), is_english("unsettled"), is_english("Okonjo"), is_english("mohammed")
    (True, True, False, False)
    """
    key = word.casefold()
    if len(key) < _SHORTEST or _is_known(key) or (len(key) > _LONG and key.endswith(_ENGLISH_ENDINGS)):
        return True
    rests = (key.removeprefix(beginning) for beginning in _BEGINNINGS if key.startswith(beginning))
    return any(len(rest) > _SHORTEST and _is_known(rest) for rest in rests)


def _is_known(key: str) -> bool:
    return key in ENGLISH or key in COMMON or any(root in ENGLISH or root in COMMON for root in _roots(key))


def _roots(key: str) -> Iterator[str]:
    """The words of which a word may be a form."""
    for ending, instead in _ENDINGS:
        rest = key.removesuffix(ending)
        if rest == key or len(rest) < _SHORTEST:
            continue
        yield rest + instead
        if ending in _DOUBLING and not instead and rest[-1] == rest[-2]:
            yield rest[:-1]


_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@lru_cache(maxsize=5_000)
def is_slip(word: str) -> bool:
    """Whether one letter too many, too few, wrong or out of turn makes a longer word of an English one.

    >>> is_slip("explaned"), is_slip("hnadcuffs"), is_slip("whitmore")
    (True, True, False)
    """
    if len(word) < _LONG:
        return False
    halves = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    shorter = (left + right[1:] for left, right in halves if right)
    turned = (left + right[1] + right[0] + right[2:] for left, right in halves if len(right) > 1)
    if any(map(_is_known, shorter)) or any(map(_is_known, turned)):
        return True
    other = (left + letter + right[1:] for left, right in halves if right for letter in _LETTERS)
    longer = (left + letter + right for left, right in halves for letter in _LETTERS)
    return any(map(_is_known, other)) or any(map(_is_known, longer))


def is_common(word: str) -> bool:
    """Whether a word, or each part of it, is one of the job's own words and no name."""
    parts = [part for part in re.split(r"['’-]", word.casefold()) if len(part) > 1]
    return all(part in COMMON or part.endswith(COMMON_ENDINGS) for part in parts)
