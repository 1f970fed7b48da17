"""How well a passphrase keeps a stranger out who has the laptop: a simple, honest rule, and advice in words.

The rule counts what guessing programs count: words that people pick, numbers, and other letters one by one. It looks
nothing up, so it is too kind to a line of a song or a name with a birthday; the words of the window say so.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from math import log2
from typing import Literal

SHORTEST = 12
"""Characters that a passphrase has at least."""

_FAIR, _GOOD, _STRONG = 40, 50, 65  # in bits; each guess costs 256,000 rounds
_WORD_BITS = 11  # one of the 2,000 words that people think of
_REPEATED = re.compile(r"(.{1,4}?)\1{2,}")
_RUNS = ("abcdefghijklmnopqrstuvwxyz", "0123456789" * 3, "qwertyuiop", "asdfghjkl", "zxcvbnm")
_TOO_COMMON = ("password", "passphrase", "letmein", "bodyworn", "bwvreview", "bwv review", "police")

Level = Literal["weak", "fair", "good", "strong"]


@dataclass(frozen=True, slots=True)
class Strength:
    """How strong a passphrase is, in one sentence with what would make it stronger."""

    level: Level
    words: str

    @property
    def may_be_used(self) -> bool:
        """Whether a workspace may be locked with it."""
        return self.level != "weak"


def same_everywhere(passphrase: str) -> str:
    """Give a passphrase as every keyboard types it: “é” is one letter on one system and two on another."""
    return unicodedata.normalize("NFC", passphrase)


def judge(passphrase: str) -> Strength:
    """Say how strong a passphrase is."""
    if len(passphrase) < SHORTEST:
        return Strength("weak", f"Too short: give at least {SHORTEST} characters. Four or more words are best.")
    bits = _bits(passphrase)
    if bits < _FAIR:
        return Strength("weak", "Too easy to guess. Use four or more words that do not belong together.")
    if bits < _GOOD:
        return Strength("fair", "This keeps out a thief with one computer. One more word makes it much stronger.")
    if bits < _STRONG:
        return Strength("good", "This is hard to guess, as long as it is no line of a song and no name.")
    return Strength("strong", "This is very hard to guess, as long as it is no line of a song and no name.")


def _bits(passphrase: str) -> float:
    """Guess how many yes-or-no questions a guessing program needs: never more than each part is worth."""
    text = passphrase.casefold()
    for common in _TOO_COMMON:
        text = text.replace(common, "\0")
    text = _REPEATED.sub(r"\1", text)
    parts = set(re.findall(r"[^\W\d_]+|\d+|[^\w]|_", text)) - {" ", "\0"}
    return sum(_worth(part) for part in parts)


def _worth(part: str) -> float:
    if part.isdigit():
        return min(len(part) * log2(10), 7) if _is_run(part) else len(part) * log2(10)
    if not part.isalpha():
        return 2
    if _is_run(part):
        return 6
    by_letter = len(set(part)) * log2(26)
    return min(by_letter, _WORD_BITS) if len(part) <= 8 else min(by_letter, _WORD_BITS + 2 * (len(part) - 8))


def _is_run(part: str) -> bool:
    return len(part) > 2 and any(part in run or part[::-1] in run for run in _RUNS)
