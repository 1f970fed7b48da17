"""Putting sentences that people wrote into groups by a word they share: plain counts, and only a proposal."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from hashlib import sha256
from typing import TYPE_CHECKING

from bwvreview.domain.quarter_lines import Voices

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

_WORD = re.compile(r"[a-z][a-z'’-]{3,}")
_COMMON_WORDS = (
    "about after again also another because been before being both came come could down each even every from "
    "gave given going good have having here into just kept like made make more most much need none nothing only "
    "other over person people officer officers police really said same search searched should some stop stopped "
    "such take than that their them then there these they thing this those time told took very video want were "
    "what when where which while will with without would your clip better well done didn don't didn't wasn't was "
    "not "
)
_COMMON = frozenset(_COMMON_WORDS.split())
_ENDINGS = ("ings", "ing", "edly", "ed", "ies", "es", "s", "ly")
_SHORTEST, _FEWEST = 4, 2
OTHER = "other"


def stem(word: str) -> str:
    """Take off what differs between forms of one word.

    >>> stem("explained"), stem("explains"), stem("handcuffs")
    ('explain', 'explain', 'handcuff')
    """
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word[: -len(ending)]
    return word


def voices(sentences: Sequence[str], confirmed: Collection[str] = ()) -> tuple[Voices, ...]:
    """Group sentences by their most shared word; each sentence is in one group, those that share none in `other`.

    The word that most sentences hold takes its sentences first, and so on. `confirmed` are keys of groups that
    somebody confirmed: a key names a word and its sentences, so it ends when a sentence comes or goes.
    """
    times = Counter(sentences)
    waiting = sorted(times)
    stems = {one: {stem(word) for word in _WORD.findall(one.casefold()) if word not in _COMMON} for one in waiting}
    spelt: dict[str, Counter[str]] = defaultdict(Counter)
    for one in waiting:
        for word in _WORD.findall(one.casefold()):
            spelt[stem(word)][word] += 1
    groups: list[tuple[str, list[str]]] = []
    while waiting:
        counts = Counter(word for one in waiting for word in stems[one])
        word, many = min(counts.items(), key=lambda item: (-item[1], item[0]), default=("", 0))
        if many < _FEWEST:
            break
        mine = [one for one in waiting if word in stems[one]]
        groups.append((min(spelt[word].items(), key=lambda item: (-item[1], item[0]))[0], mine))
        waiting = [one for one in waiting if word not in stems[one]]
    if waiting:
        groups.append((OTHER, waiting))
    found = []
    for word, mine in groups:
        key = sha256("\n".join((word, *mine)).encode("utf-8", "surrogatepass")).hexdigest()[:16]
        found.append(Voices(key, word, tuple(mine), key in confirmed, tuple(times[one] for one in mine)))
    return tuple(found)
