"""Finds what somebody means by a few letters: the start of a word, a part of it, another word for it, or a slip."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_OTHER_WORD = 5
"""A word that only means the same counts after every word of the title."""


@lru_cache(maxsize=1024)
def plain_words(text: str) -> tuple[str, ...]:
    """Give the words of a text in small letters, without accents and marks.

    >>> plain_words("Where’s the Café?")
    ('where', 's', 'the', 'cafe')
    """
    bare = "".join(one for one in unicodedata.normalize("NFKD", text) if not unicodedata.combining(one))
    return tuple(re.findall(r"\w+", bare.casefold()))


def misfit(typed: str, word: str) -> int | None:
    """Say how badly a typed word fits a word: 0 the same, 1 its start, 2 a part, 3 one slip, 4 its letters in order.

    None when it does not fit. Short words must be right: one slip in three letters can mean anything.

    >>> misfit("sett", "settings"), misfit("setings", "settings"), misfit("stngs", "settings"), misfit("xyz", "draw")
    (1, 3, 4, None)
    """
    if typed == word:
        return 0
    if word.startswith(typed):
        return 1
    if len(typed) >= 3 and typed in word:
        return 2
    if len(typed) >= 4 and any(one_slip(typed, word[:length]) for length in range(len(typed) - 1, len(typed) + 2)):
        return 3
    if len(typed) >= 3 and typed[0] == word[0] and _in_order(typed, word):
        return 4
    return None


def one_slip(one: str, other: str) -> bool:
    """Say whether two words differ by one letter more, less, other, or by two neighbours that changed places.

    >>> one_slip("setings", "settings"), one_slip("darw", "draw"), one_slip("draw", "list")
    (True, True, False)
    """
    if abs(len(one) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    left, right = one[start:], other[start:]
    if left[1:] == right[1:] or left[1:] == right or left == right[1:]:
        return True
    return len(left) > 1 and left[:2] == right[1::-1] and left[2:] == right[2:]


def _in_order(typed: str, word: str) -> bool:
    letters = iter(word)
    return all(letter in letters for letter in typed)


def cost(typed: str, title: str, also: str = "") -> int | None:
    """Say how far what was typed is from a title, or from the other words for it; None when it is not meant.

    Each word that was typed must fit one of them, in any order. Nothing typed fits everything.

    >>> cost("save", "Save the feedback files"), cost("export", "Save the feedback files", "export send")
    (0, 5)
    """
    total = 0
    for word in plain_words(typed):
        own = [fit for one in plain_words(title) if (fit := misfit(word, one)) is not None]
        other = [fit + _OTHER_WORD for one in plain_words(also) if (fit := misfit(word, one)) is not None]
        if not own and not other:
            return None
        total += min(own + other)
    return total
