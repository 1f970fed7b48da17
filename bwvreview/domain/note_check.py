"""Finding in a note what could show who someone is: the few words themselves, and kinder ones to write instead."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bwvreview.domain.detect import flags
from bwvreview.domain.detect_english import is_common, is_english, is_slip

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_LONGEST = 6
"""Addresses, telephone numbers and police references are written in up to this many words."""

_SHORTEST = 4
_WORD = re.compile(r"\S+")
_EDGES = "“”‘’\"'()[]{}.,;:!?…"
_TELLING = re.compile(
    r"[\d@_]|^[(\[]at[)\]]$|\w[./:#]\w|[^\x00-\x7f‘’“”–—…£]|^(?:roads?|streets?|lanes?|avenue|gardens|terrace|crescent|grove|estate|"
    r"broadway|rd|ave|old|old[.,]?|age|ten|eleven|twelve|\w+teen|twenty)\W*$|teen-year|ten-year|eleven-year|twelve-year",
    re.IGNORECASE,
)
_CAPITAL = re.compile(r"[^\W\d_a-z]")

_HOUSE = re.compile(r"(?<!\S)\d{1,4}[A-Za-z]?,? $")

# a collar number as officers of London wear it: figures, then the letters of the borough
_COLLAR = re.compile(r"\d{2,4}(?!AM|PM|TH|ST|ND|RD|KM|CM|MM|KG|YR|MB|GB|ML|MG|HR)[A-Z]{2}")

_PLACE, _POLICE = ("an address", "a place"), ("a police reference", "a police reference")
_VIDEO, _EXACT = ("the number of a video or a device", "the video"), ("an exact place", "a place")
_OFFICIAL, _AGE = ("an official number", "a number"), ("an exact age", "an age band")

# what it looks like, and what to write instead
_WORDS: dict[str, tuple[str, str]] = {
    "officer_number": ("an officer’s number", "an officer"),
    "officer_name": ("an officer’s name", "an officer"),
    "person_name": ("a name", "the person"),
    "postcode": _PLACE,
    "street_address": _PLACE,
    "fine_location": ("a place", "a place"),
    "lat_long": _EXACT,
    "grid_reference": _EXACT,
    "what3words": _EXACT,
    "school": ("a school’s name", "a school"),
    "vehicle_registration": ("a number plate", "a vehicle"),
    "phone": ("a phone number", "a number"),
    "email": ("an e-mail address", "an address"),
    "date_of_birth": ("a date of birth", "a date"),
    "exact_age": _AGE,
    "exact_time": ("the time of the search", "the time"),
    "exact_datetime": ("the day and time of the search", "that day"),
    "social_handle": ("a name on social media", "an account"),
    "url": ("a link", "a web page"),
    "ip_address": ("the address of a machine", "an address"),
    "payment_card": ("bank details", "a bank card"),
    "national_insurance": _OFFICIAL,
    "nhs_number": _OFFICIAL,
    "driving_licence": _OFFICIAL,
    "passport": _OFFICIAL,
    "pnc_id": _POLICE,
    "cro_number": _POLICE,
    "cad_reference": _POLICE,
    "crime_reference": _POLICE,
    "case_urn": _POLICE,
    "merlin_reference": _POLICE,
    "bwv_asset_id": _VIDEO,
    "bwv_device_id": _VIDEO,
}
_OTHER = ("something that could show who someone is", "left out")
_HARMLESS = frozenset({"exact_time"})
"""A note says when something happened in the clip."""
_OF_DAY = re.compile(r"\d[.:]\d\d ?[ap]\.?m\b", re.IGNORECASE)  # to the minute: no place in a clip is called so

_NAMES = frozenset({"person_name", "officer_name"})
_PLACES = frozenset({"street_address", "fine_location", "school"})
"""A few words that look like a name may be part of one of these."""


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
    return next(every_finding(text, kept=kept), None)


def every_finding(text: str, *, kept: Collection[str] = ()) -> Iterator[Found]:
    """Give all words of a note that look as if they identify someone, the fewest words first; none overlap."""
    spots = [(found.start(), found.end()) for found in _WORD.finditer(text)]
    telling = [_tells(text[start:end]) for start, end in spots]
    taken: list[tuple[int, int]] = []
    for length in range(1, _LONGEST + 1):
        for start, end in _windows(text, spots, telling, length):
            if any(start < last and first < end for first, last in taken):
                continue
            kind = _kind(text[start:end])
            if kind is None:
                continue
            start, end, kind = _whole(text, spots, start, end, kind)  # noqa: PLW2901 - the words that are meant
            taken.append((start, end))
            if text[start:end] not in kept:
                yield Found(start, end, text[start:end], *_WORDS.get(kind, _OTHER))


def _tells(word: str) -> bool:
    """Whether a run of words without such a word can be passed over: it is what makes typing quick."""
    if _TELLING.search(word):
        return True
    bare = word.strip(_EDGES)
    if _CAPITAL.search(word):
        return not is_common(bare)
    return len(bare) >= _SHORTEST and not is_english(bare.removesuffix("'s").removesuffix("’s")) and not is_slip(bare)


def _whole(text: str, spots: list[tuple[int, int]], start: int, end: int, kind: str) -> tuple[int, int, str]:
    """Take in what belongs to a name (its other parts, the road or school it is a part of), leave off what does not."""
    if kind == "street_address" and (number := _HOUSE.search(text, 0, start)):
        return number.start(), end, kind
    if kind not in _NAMES:
        return start, end, kind
    later = [stop for first, stop in spots if first >= end][:2]
    for stop in later:
        if re.search(r"[.!?;:]\s", text[end - 1 : stop]):
            break
        longer = text[start:stop].rstrip(_EDGES)
        if (wider := flags(longer)) in _PLACES:
            return start, start + len(longer), wider
    for stop in later:
        more = text[end:stop]
        if not (more[:1] == " " and more[1:2].isupper()) or is_common(more.strip(" " + _EDGES)):
            break
        end += len(more.rstrip(_EDGES))
    return (*_bare(text, start, end), kind) if kind == "person_name" else (start, end, kind)


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave off the plain words around a name: “asked”, “said”."""
    while (gap := text.rfind(" ", start, end)) > 0 and _is_plain(text[gap + 1 : end]):
        end = gap
    while (gap := text.find(" ", start, end)) > 0 and _is_plain(text[start:gap]):
        start = gap + 1
    return start, end


def _is_plain(word: str) -> bool:
    """Whether a word beside a name is none of it."""
    bare = word.strip(_EDGES)
    return not bare[:1].isupper() and is_english(bare)


def _windows(text: str, spots: list[tuple[int, int]], telling: list[bool], length: int) -> Iterator[tuple[int, int]]:
    """Give each run of so many words that may tell something, without the marks around it."""
    for first in range(len(spots) - length + 1):
        if not any(telling[first : first + length]):
            continue
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
    return None if kind in _HARMLESS and not _OF_DAY.search(part) else kind
