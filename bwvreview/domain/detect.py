"""Finding what could show who someone is: in one value, with or without the heading above it.

Names are not promised (domain, section 4.5): an unlabelled single word is nobody's business to guess at. The allow-list
keeps them out; this module gives the reason in words, and watches free text.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from bwvreview.domain import detect_patterns as p
from bwvreview.domain.days import read_day
from bwvreview.domain.detect_words import (
    ABOUT_PEOPLE,
    ANY_STREET,
    CLIP_WORDS,
    COMMON,
    COMMON_ENDINGS,
    DURATION_WORDS,
    FULL_NAME_HEADINGS,
    HEADINGS,
    INNOCENT_HEADINGS,
    NAME_HEADINGS,
    NO_STREET,
    RATIO_WORDS,
)
from bwvreview.domain.vocabulary import header_key, value_key

if TYPE_CHECKING:
    from collections.abc import Callable, Container

REASONS = {
    "person_name": "Holds people’s names.",
    "officer_name": "Holds officers’ names or numbers.",
    "officer_number": "Holds officers’ names or numbers.",
    "date_of_birth": "Holds dates of birth.",
    "exact_age": "Holds exact ages.",
    "postcode": "Holds postcodes.",
    "street_address": "Names a street.",
    "fine_location": "Names a street or a small area.",
    "lat_long": "Gives a place to the metre.",
    "grid_reference": "Gives a place to the metre.",
    "what3words": "Gives a place to the metre.",
    "exact_datetime": "Holds exact times.",
    "exact_time": "Holds exact times.",
    "vehicle_registration": "Holds number plates.",
    "phone": "Holds phone numbers.",
    "email": "Holds e-mail addresses.",
    "social_handle": "Holds social media names.",
    "national_insurance": "Holds National Insurance numbers.",
    "nhs_number": "Holds NHS numbers.",
    "driving_licence": "Holds driving licence numbers.",
    "passport": "Holds passport numbers.",
    "pnc_id": "Holds police references.",
    "cro_number": "Holds police references.",
    "cad_reference": "Holds police references.",
    "crime_reference": "Holds police references.",
    "case_urn": "Holds police references.",
    "merlin_reference": "Holds police references.",
    "bwv_asset_id": "Holds numbers of videos or devices.",
    "bwv_device_id": "Holds numbers of videos or devices.",
    "url": "Holds links.",
    "school": "Names a school.",
    "ip_address": "Holds addresses of machines.",
    "payment_card": "Holds bank details.",
    "free_writing": "Free writing. Anything could be in it.",
    "numbers": "Differs in nearly every row. It could point at one person.",
}
"""What is said of a column in which a kind was found."""

POLICE_REFERENCES = frozenset(
    {"pnc_id", "cro_number", "cad_reference", "crime_reference", "case_urn", "merlin_reference"}
)

FIRST_VIDEO = date(2014, 1, 1)
"""Body-worn video came to London in 2014: an older date is no encounter's, and may be a birth."""

_PIECE, _OVERLAP, _MOST_READ = 600, 100, 20_000  # a pattern takes the square of a text's length at worst
_LETTER, _DIGIT = re.compile(r"[^\W\d_]"), re.compile(r"\d")
_OTHER_SCRIPT = re.compile(r"[^\W\d_\u0000-\u024f\u1e00-\u1eff]{2,}")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_CODE = re.compile(r"(?=.*\d)[\w/.-]{5,}")
_AGE = re.compile(r"\(?\d{1,3}(?:\.\d+)?(?: ?(?:y|yrs?|years?|½|and a half|months?|mths?).*)?\)?")
_SECONDS = re.compile(r"1[4-9]\d{8}(?:\d{3})?(?:\.\d+)?")  # since 1970, as computers count
_DAY_SHARE = re.compile(r"0?\.\d{4,}")  # as a spreadsheet keeps a time
_UNDER_AN_HOUR = re.compile(r"00:[0-5]\d:[0-5]\d")  # the length of a clip, unless a heading says otherwise
_NHS = re.compile(r"(?<!\d)(\d{3})([ -]?)(\d{3})\2(\d{4})(?!\d)")
_PHONE_AS_NUMBER = re.compile(r"7[1-9]\d{8}")  # a spreadsheet's number: the nought in front is lost
_CARD = re.compile(r"(?<![\d.])(?:\d[ -]?){12,18}\d(?![\d.])")
_NUMBERS_ONLY = {"lat_long", "grid_reference"}
_NAMES = {"person_name", "officer_name"}
_CODES = {"bwv_device_id", "bwv_asset_id", "passport", "driving_licence", "national_insurance", "payment_card",
          *POLICE_REFERENCES}  # fmt: skip


def flags(value: str, column_name: str = "", *, known: Container[str] = ()) -> str | None:
    """Give the kind of identifying content in a value under a heading, or None.

    `known` holds the keys (`value_key`) of the words of the vocabulary: they are innocent under any heading.

    >>> flags("SW9 8EF outside the station", "Comments"), flags("S163 RTA", "Power")
    ('postcode', None)
    """
    text = value.strip()
    key = value_key(text)
    if not text or key in known:
        return None
    header = header_key(column_name[:_PIECE])
    for start in range(0, min(len(text), _MOST_READ), _PIECE - _OVERLAP):
        piece = text[start : start + _PIECE]
        if kind := _by_shape(piece) or _by_heading(piece, header) or _by_number(piece, header) or _by_words(piece):
            return kind
    return None


def heading_kind(column_name: str) -> str | None:
    """Give the kind of identifying content that a heading announces, or None."""
    header = header_key(column_name)
    if not header or header in INNOCENT_HEADINGS:
        return None
    padded = f" {header} "
    for kind, names in HEADINGS:
        if any(f" {name} " in padded for name in names):
            return kind
    return None


def _by_heading(text: str, header: str) -> str | None:
    kind = heading_kind(header)
    if kind is None or RATIO_WORDS & set(header.split()):
        return None
    if kind in _NAMES and header.rsplit(maxsplit=1)[-1] in ABOUT_PEOPLE:
        return None
    called = NAME_HEADINGS & set(header.split()) or header in FULL_NAME_HEADINGS
    if kind in _NAMES and called and not _DIGIT.search(text):
        return kind if _LETTER.search(text) else None
    return kind if _fits(kind, text) else None


def _fits(kind: str, text: str) -> bool:
    """Whether a value can be what its heading announces; if not, the value alone decides."""
    digits = len(_DIGIT.findall(text))
    if kind in _NAMES:
        return _like_name(text)
    if kind in _NUMBERS_ONLY:
        return digits >= 3
    if kind in _CODES:
        return digits >= 4 or bool(_CODE.fullmatch(text))
    if kind == "street_address":
        return bool(_LETTER.search(text)) and len(text) > 2
    if kind == "postcode":
        return bool(p.POSTCODE.search(text))
    return _FITS[kind](text, digits) if kind in _FITS else True


_FITS: dict[str, Callable[[str, int], bool]] = {
    "date_of_birth": lambda _text, digits: digits >= 4,
    "phone": lambda _text, digits: digits >= 7,
    "email": lambda text, _digits: "@" in text,
    "nhs_number": lambda _text, digits: digits >= 9,
    "vehicle_registration": lambda text, digits: digits >= 1 and 3 <= len(text) <= 9 and bool(_LETTER.search(text)),
    "officer_number": lambda _text, digits: digits >= 2,
    "url": lambda text, _digits: "/" in text or "." in text,
    "ip_address": lambda text, _digits: "." in text or ":" in text,
    "social_handle": lambda text, _digits: len(text) > 2,
    "what3words": lambda text, _digits: text.count(".") == 2,
    "exact_age": lambda text, digits: 1 <= digits <= 3 and bool(_AGE.fullmatch(text)),
    "exact_time": lambda text, digits: bool(p.CLOCK.fullmatch(text) or _DAY_SHARE.fullmatch(text))
    or (digits == 4 and text.isdigit()),
    "exact_datetime": lambda text, _digits: bool(
        p.STAMP.search(text) or p.CLOCK_COLON.fullmatch(text) or _SECONDS.fullmatch(text)
    ),
    "school": lambda text, _digits: bool(_LETTER.search(text)) and len(text) > 3,
    "fine_location": lambda text, _digits: len(text) > 2,
}  # fmt: skip


def _by_shape(text: str) -> str | None:
    return next((kind for kind, pattern in p.ALWAYS if pattern.search(text)), None)


def _by_number(text: str, header: str) -> str | None:
    if p.STAMP.search(text):
        return "exact_datetime"
    said = p.CLOCK_IN_TEXT.search(text) and CLIP_WORDS.isdisjoint(_WORD.findall(text.casefold()))
    lasted = DURATION_WORDS & set(header.split()) or (not header and _UNDER_AN_HOUR.fullmatch(text))
    if said or p.CLOCK_ALONE.fullmatch(text) or (p.CLOCK_COLON.fullmatch(text) and not lasted):
        return "exact_time"
    if _PHONE_AS_NUMBER.fullmatch(text):
        return "phone"
    if _is_point(text, header):
        return "lat_long"
    if (day := read_day(text)) and p.DATE.fullmatch(text) and day < FIRST_VIDEO:
        return "date_of_birth"
    return _by_check_digit(text)


def _by_check_digit(text: str) -> str | None:
    if any(_nhs(found) for found in _NHS.finditer(text)):
        return "nhs_number"
    if any(_luhn(found.group()) for found in _CARD.finditer(text)):
        return "payment_card"
    if p.PHONE.search(text):
        return "phone"
    return "vehicle_registration" if p.PLATE_PREFIX.search(text) or p.PLATE_SUFFIX.search(text) else None


def _is_point(text: str, header: str) -> bool:
    """A pair of coordinates, or one alone that is no share of something."""
    if p.POINT.search(text) or p.DEGREES.search(text) or p.METRES.search(text):
        return True
    return not RATIO_WORDS & set(header.split()) and bool(p.DECIMAL.fullmatch(text)) and _in_britain(float(text))


def _by_words(text: str) -> str | None:
    if p.RANK_CAPITALS.search(text) or any(not _all_common(found.group()) for found in p.RANK_NAME.finditer(text)):
        return "officer_name"
    return _by_place(text) or _by_name(text)


def _by_place(text: str) -> str | None:
    if _names_street(text):
        return "street_address"
    return "fine_location" if any(not _all_common(found.group("name")) for found in p.SITE.finditer(text)) else None


def _by_name(text: str) -> str | None:
    if _OTHER_SCRIPT.search(text) or p.SURNAME_FIRST.fullmatch(text):
        return "person_name"
    if any(pattern.fullmatch(text) for pattern in p.WHOLE_NAMES) and _no_common(text):
        return "person_name"
    for pattern in (p.NAME_SAID, p.TITLE_NAME, p.RELATION):
        if any(not is_common(found.group().split()[-1]) for found in pattern.finditer(text)):
            return "person_name"
    pairs = (found.group() for found in p.NAME_PAIR.finditer(text))
    return "person_name" if any(_no_common(pair) for pair in pairs) else None


def _names_street(text: str) -> bool:
    if p.STREET.search(text):
        return True
    if any(NO_STREET.isdisjoint(found.group().casefold().split()) for found in p.NUMBERED_STREET.finditer(text)):
        return True
    if any(_no_common(found.group("name")) for found in p.ON_PLACE.finditer(text)):
        return True
    return any(ANY_STREET.isdisjoint(found.group(1).casefold().split()) for found in p.ON_STREET.finditer(text))


def _like_name(text: str) -> bool:
    """Under a heading for people: any word with a capital that is not one of the job's own words."""
    if _OTHER_SCRIPT.search(text) or p.SURNAME_FIRST.search(text):
        return True
    words = [word for word in _WORD.findall(text) if len(word) > 1]
    return any(word[0].isupper() and not is_common(word) for word in words) and len(words) <= 12


def is_common(word: str) -> bool:
    """Whether a word, or each part of it, is one of the job's own words and no name."""
    parts = [part for part in re.split(r"['’-]", word.casefold()) if len(part) > 1]
    return all(part in COMMON or part.endswith(COMMON_ENDINGS) for part in parts)


def _all_common(text: str) -> bool:
    return all(map(is_common, _WORD.findall(text)))


def _no_common(text: str) -> bool:
    return not any(len(word) > 1 and is_common(word) for word in _WORD.findall(text))


def _in_britain(number: float) -> bool:
    """A latitude, or a longitude west of Kent. Shares between 0.35 and 1, and twelfths, are not taken for one."""
    if abs(number * 12 - round(number * 12)) < 1e-5:
        return False
    return 49.8 <= number <= 61 or (-8.7 <= number <= 0.35 and number != 0)


def _nhs(found: re.Match[str]) -> bool:
    """The check digit of an NHS number (modulus 11); ten digits in a row are too common to tell."""
    if not found.group(2):
        return False
    digits = [int(sign) for sign in found.group() if sign.isdigit()]
    check = 11 - sum(digit * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)) % 11
    return check % 11 == digits[9] and check != 10


def _luhn(text: str) -> bool:
    digits = [int(sign) for sign in text if sign.isdigit()]
    doubled = [digit * 2 - 9 * (digit > 4) for digit in digits[-2::-2]]
    return len(set(digits)) > 1 and (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0
