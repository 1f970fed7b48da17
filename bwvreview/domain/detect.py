"""Finding what could show who someone is: in one value, with or without the heading above it.

Names are not promised (domain, section 4.5): an unlabelled single word is nobody's business to guess at. The allow-list
keeps them out; this module gives the reason in words, and watches free text.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from bwvreview.domain import detect_patterns as p
from bwvreview.domain.detect_heading_words import FINGERPRINT_WORDS, FREE_WRITING
from bwvreview.domain.detect_headings import by_heading
from bwvreview.domain.detect_names import names_person
from bwvreview.domain.detect_places import POSTCODE_PARTED, exact_point, named_place
from bwvreview.domain.detect_times import exact_moment, is_birth
from bwvreview.domain.detect_words import WITHHELD
from bwvreview.domain.vocabulary import header_key, value_key

if TYPE_CHECKING:
    from collections.abc import Container

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
    "workplace": "Names a place of work.",
    "person_number": "Holds numbers that belong to one person.",
    "ip_address": "Holds addresses of machines.",
    "payment_card": "Holds bank details.",
    "travel_card": "Holds numbers of travel cards.",
    "free_writing": "Free writing. Anything could be in it.",
    "numbers": "Differs in nearly every row. It could point at one person.",
}
"""What is said of a column in which a kind was found."""

POLICE_REFERENCES = frozenset(
    {"pnc_id", "cro_number", "cad_reference", "crime_reference", "case_urn", "merlin_reference"}
)

_PIECE, _OVERLAP, _MOST_READ = 600, 100, 20_000  # a pattern takes the square of a text's length at worst
_NHS = re.compile(r"(?<!\d)(\d{3})([ -]?)(\d{3})\2(\d{4})(?!\d)")
_CARD = re.compile(r"(?<![\d.])(?:\d[ -]?){12,18}\d(?![\d.])")
_SAYS_NOTHING = re.compile(r"(?:unnamed|column|col|field|f|c|var|v)? ?(?:\d{1,3}|[a-wz])")  # as programs call them
_HEX = re.compile(r"(?:sha-?\d+:|md5:)?[0-9a-f]{6,}", re.IGNORECASE)


def flags(value: str, column_name: str = "", *, known: Container[str] = ()) -> str | None:
    """Give the kind of identifying content in a value under a heading, or None.

    `known` holds the keys (`value_key`) of the words of the vocabulary: they are innocent under any heading.

    >>> flags("SW9 8EF outside the station", "Comments"), flags("S163 RTA", "Power")
    ('postcode', None)
    """
    text = value.strip()
    key = value_key(text)
    if not text or key in known or key.strip("[]()*.-_ ") in WITHHELD or not key.strip("x*#.-_ "):
        return None
    header = _heading(column_name[:_PIECE])
    if FINGERPRINT_WORDS & set(header.split()) and _HEX.fullmatch(text):
        return None
    for start in range(0, min(len(text), _MOST_READ), _PIECE - _OVERLAP):
        piece = " ".join(text[start : start + _PIECE].split())
        if kind := _by_shape(piece) or by_heading(piece, header) or _by_number(piece, header) or _by_words(piece):
            return kind
    return None


@lru_cache(maxsize=1_000)
def _heading(column_name: str) -> str:
    header = header_key(column_name)
    return "" if _SAYS_NOTHING.fullmatch(header) else header


def _by_shape(text: str) -> str | None:
    return next((kind for kind, pattern in p.ALWAYS if pattern.search(text)), None)


def _by_number(text: str, header: str) -> str | None:
    if moment := exact_moment(text, header):
        return moment
    if p.PHONE_AS_NUMBER.fullmatch(text):
        return "phone"
    if POSTCODE_PARTED.fullmatch(text):
        return "postcode"
    if exact_point(text, header):
        return "lat_long"
    return "date_of_birth" if is_birth(text) else _by_check_digit(text, header)


def _by_check_digit(text: str, header: str) -> str | None:
    told = not header or not FREE_WRITING.isdisjoint(header.split())
    if any(_nhs(found, in_writing=told) for found in _NHS.finditer(text)):
        return "nhs_number"
    if any(_luhn(found.group()) for found in _CARD.finditer(text)):
        return "payment_card"
    if p.PHONE.search(text):
        return "phone"
    return "vehicle_registration" if p.PLATE_PREFIX.search(text) or p.PLATE_SUFFIX.search(text) else None


def _by_words(text: str) -> str | None:
    named = names_person(text)
    return named if named == "officer_name" else named_place(text) or named


def _nhs(found: re.Match[str], *, in_writing: bool) -> bool:
    """The check digit of an NHS number (modulus 11).

    Ten digits in a row are too common to tell, but in what people write, and as such numbers begin.
    """
    if not found.group(2) and not (in_writing and found.group()[0] in "4679"):
        return False
    digits = [int(sign) for sign in found.group() if sign.isdigit()]
    check = 11 - sum(digit * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)) % 11
    return check % 11 == digits[9] and check != 10


def _luhn(text: str) -> bool:
    digits = [int(sign) for sign in text if sign.isdigit()]
    doubled = [digit * 2 - 9 * (digit > 4) for digit in digits[-2::-2]]
    return len(set(digits)) > 1 and (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0
