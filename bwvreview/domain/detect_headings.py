"""What a heading announces, and whether the value below it can be that."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from bwvreview.domain import detect_times as times
from bwvreview.domain.detect_heading_words import (
    ABOUT_PEOPLE,
    ABOUT_THINGS,
    FULL_NAME_HEADINGS,
    HEADINGS,
    INNOCENT_HEADINGS,
    NAME_HEADINGS,
    RATIO_WORDS,
)
from bwvreview.domain.detect_names import like_name
from bwvreview.domain.detect_places import POSTCODE
from bwvreview.domain.vocabulary import header_key

if TYPE_CHECKING:
    from collections.abc import Callable

_LETTER, _DIGIT = re.compile(r"[^\W\d_]"), re.compile(r"\d")
_CODE = re.compile(r"(?=.*\d)[\w/.-]{5,}")
_NUMBER = r"(?:[A-Z]{1,3} ?)?\d{3,7} ?[A-Z]{0,3}"
_OFFICER_CODE = re.compile(rf"{_NUMBER}(?: ?[&,/] ?{_NUMBER})*", re.IGNORECASE)
_AGE = re.compile(
    r"\(?(?:approx\.? |about |circa |c\.? ?|~ ?)?\d{1,3}(?:\.\d+)?"
    r"(?: ?(?:y|yrs?|years?|½|and a half|months?|mths?).*)?\)?"
    r"(?: ?\(?(?:approx|est|about|apparent|given|stated|said|believed|claimed)[^)]*\)?)?",
    re.IGNORECASE,
)
_METRES = re.compile(r"\d{5,7}(?:\.\d+)?")
_THREE_WORDS = re.compile(r"[^\W\d_]{3,}(?:[. ][^\W\d_]{3,}){2}")
_GEOHASH = re.compile(r"(?=[a-z]*\d)[0-9b-hjkmnp-z]{6,12}")
_HOURS = 24
_NUMBERS_ONLY = {"lat_long", "grid_reference"}
_NAMES = {"person_name", "officer_name"}
_CODES = {"bwv_device_id", "bwv_asset_id", "passport", "driving_licence", "national_insurance", "payment_card",
          "travel_card", "pnc_id", "cro_number", "cad_reference",
          "crime_reference", "case_urn", "merlin_reference", "person_number"}  # fmt: skip


@lru_cache(maxsize=1_000)
def heading_kind(column_name: str) -> str | None:
    """Give the kind of identifying content that a heading announces, or None."""
    header = header_key(column_name)
    if not header or header in INNOCENT_HEADINGS:
        return None
    if header in {"x", "y"}:
        return "grid_reference"
    padded = f" {header} "
    for kind, names in HEADINGS:
        if any(f" {name} " in padded for name in names):
            return kind
    return None


def by_heading(text: str, header: str) -> str | None:
    """Give the kind that the heading announces, when the value can be it. `header`: as `header_key` gives it."""
    kind = heading_kind(header)
    last = header.rsplit(maxsplit=1)[-1] if header else ""
    if kind is None or RATIO_WORDS & set(header.split()) or (last in ABOUT_THINGS and kind != "exact_age"):
        return None
    if kind not in _NAMES:
        return kind if _fits(kind, text) or _is_hour(text, header) else None
    if last in ABOUT_PEOPLE:
        return None
    called = NAME_HEADINGS & set(header.split()) or header in FULL_NAME_HEADINGS
    if called and not _DIGIT.search(text):
        return kind if _LETTER.search(text) else None
    if kind == "officer_name" and _OFFICER_CODE.fullmatch(text):
        return "officer_number"
    return kind if like_name(text) else None


def _fits(kind: str, text: str) -> bool:
    """Whether a value can be what its heading announces; if not, the value alone decides."""
    digits = len(_DIGIT.findall(text))
    if kind == "lat_long" and _GEOHASH.fullmatch(text):
        return True
    if kind in _NUMBERS_ONLY:
        return digits >= 2 and (kind == "lat_long" or bool(_LETTER.search(text)) or bool(_METRES.search(text)))
    if kind in _CODES:
        return digits >= 4 or bool(_CODE.fullmatch(text))
    return _FITS[kind](text, digits) if kind in _FITS else True


def _is_hour(text: str, header: str) -> bool:
    return "hour" in header.split() and text.isdecimal() and int(text[:9]) < _HOURS


def _is_postcode(text: str) -> bool:
    """A postcode, or one written wrongly; a district alone is no more than a part of a borough."""
    bare = re.sub(r"[^A-Za-z0-9]", "", text)
    return bool(POSTCODE.search(text)) or bool(re.fullmatch(r"[A-Za-z]{1,2}\d[A-Za-z0-9]?\d[A-Za-z]{2}", bare))


_FITS: dict[str, Callable[[str, int], bool]] = {
    "date_of_birth": lambda _text, digits: digits >= 4,
    "phone": lambda _text, digits: digits >= 7,
    "email": lambda text, _digits: "@" in text,
    "nhs_number": lambda _text, digits: digits >= 9,
    "vehicle_registration": lambda text, digits: digits >= 1
    and 3 <= len(text.replace(" ", "")) <= 9
    and bool(_LETTER.search(text)),
    "officer_number": lambda _text, digits: digits >= 2,
    "postcode": lambda text, _digits: _is_postcode(text),
    "url": lambda text, _digits: "/" in text or "." in text or "\\" in text,
    "ip_address": lambda text, _digits: "." in text or ":" in text,
    "social_handle": lambda text, _digits: len(text) > 2,
    "what3words": lambda text, _digits: bool(_THREE_WORDS.search(text)),
    "exact_age": lambda text, digits: (1 <= digits <= 4 and bool(_AGE.fullmatch(text)))
    or bool(times.TEENS.fullmatch(text)),
    "exact_time": lambda text, digits: bool(times.CLOCK.fullmatch(text) or times.DAY_SHARE.fullmatch(text))
    or bool(times.SECONDS.fullmatch(text))
    or (digits == 4 and text.isdigit()),
    "exact_datetime": lambda text, _digits: bool(times.CLOCK_COLON.fullmatch(text) or times.SECONDS.fullmatch(text)),
    "workplace": lambda text, _digits: bool(_LETTER.search(text)) and len(text) > 3,
    "school": lambda text, _digits: bool(_LETTER.search(text)) and len(text) > 3,
    "street_address": lambda text, _digits: bool(_LETTER.search(text)) and len(text) > 2,
    "fine_location": lambda text, _digits: len(text) > 2,
}  # fmt: skip
