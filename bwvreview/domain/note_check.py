"""Finding in a note what could show who someone is: the few words themselves, and kinder ones to write instead."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bwvreview.domain.detect import flags

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_LONGEST = 5
"""Addresses and telephone numbers are written in up to this many words."""

_WORD = re.compile(r"\S+")
_EDGES = "“”‘’\"'()[]{}.,;:!?…"

# a collar number as officers of London wear it: figures, then the letters of the borough
_COLLAR = re.compile(r"\d{2,4}(?!AM|PM|TH|ST|ND|RD|KM|CM|MM|KG|YR)[A-Z]{2}")

# what it looks like, and what to write instead
_WORDS: dict[str, tuple[str, str]] = {
    "officer_number": ("an officer’s number", "an officer"),
    "officer_name": ("an officer’s name", "an officer"),
    "person_name": ("a name", "the person"),
    "postcode": ("an address", "a place"),
    "street_address": ("an address", "a place"),
    "fine_location": ("a place", "a place"),
    "school": ("a school’s name", "a school"),
    "vehicle_registration": ("a number plate", "a vehicle"),
    "phone": ("a phone number", "a number"),
    "email": ("an e-mail address", "an address"),
    "date_of_birth": ("a date of birth", "a date"),
}
_OTHER = ("something that could show who someone is", "left out")
_HARMLESS = frozenset({"exact_time", "exact_datetime"})
"""A note says when something happened in the clip."""


@dataclass(frozen=True, slots=True)
class Found:
    """Words of a note from `start` to `end`, what they look like, and what to write `instead`."""

    start: int
    end: int
    text: str
    looks_like: str
    instead: str


def check_note(text: str, *, kept: Collection[str] = ()) -> Found | None:
    """Give the first words that look as if they identify someone, None when there are none.

    `kept` are words that the writer has decided to keep. The fewest words that still look so are given. It warns; it
    does not promise to find everything (domain, section 4.5).

    >>> found = check_note("Asks 472NX why he was stopped")
    >>> found.text, found.looks_like, found.instead
    ('472NX', 'an officer’s number', 'an officer')
    """
    for words in kept:
        text = text.replace(words, " " * len(words))
    spots = [(found.start(), found.end()) for found in _WORD.finditer(text)]
    for length in range(1, _LONGEST + 1):
        for start, end in _windows(text, spots, length):
            kind = _kind(text[start:end])
            if kind is not None:
                looks_like, instead = _WORDS.get(kind, _OTHER)
                begin = _with_number(text, start) if kind == "street_address" else start
                return Found(begin, end, text[begin:end], looks_like, instead)
    return None


def _with_number(text: str, start: int) -> int:
    """Take in the number of a house before its street."""
    number = re.search(r"\b\d+[A-Za-z]?,? $", text[:start])
    return number.start() if number else start


def _windows(text: str, spots: list[tuple[int, int]], length: int) -> Iterator[tuple[int, int]]:
    """Give each run of so many words, without the marks around it."""
    for first in range(len(spots) - length + 1):
        start, end = spots[first][0], spots[first + length - 1][1]
        while start < end and text[start] in _EDGES:
            start += 1
        while end > start and text[end - 1] in _EDGES:
            end -= 1
        if start < end:
            yield start, end


def _kind(part: str) -> str | None:
    if _COLLAR.fullmatch(part):
        return "officer_number"
    kind = flags(part)
    return None if kind in _HARMLESS else kind
