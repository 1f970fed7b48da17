"""Finding places: postcodes, coordinates, streets, and sites that stand once."""

from __future__ import annotations

import re

from bwvreview.domain.detect_english import is_common, is_english
from bwvreview.domain.detect_heading_words import RATIO_WORDS
from bwvreview.domain.detect_words import ANY_STREET, NO_STREET, SCHOOL_WORDS, SEASONS

_AREAS = (
    "AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK "
    "FY G GL GU HA HD HG HP HR HS HU HX IG IP IV KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR "
    "NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W "
    "WA WC WD WF WN WR WS WV YO ZE "
)
_STREETS = (
    "Road|Street|Avenue|Lanes?|Close|Gardens|Drive|Terrace|Grove|Crescent|Mews|Parade|Broadway|Embankment|Estate|"
    "Rd|St|Ave|Ln|Gdns|Gve|Gro|Cres|Terr|Boulevard|Blvd|Passage|Wharf|Roundabout|Flyover|Subway|Towpath"
)
_ROADS = "road|street|avenue|lanes?|gardens|terrace|crescent|grove|estate|broadway|rd|ave"
_PLACES = (
    "Way|Court|Ct|Place|Pl|Square|Sq|Hill|Walk|Rise|Row|House|Towers?|Villas|Green|Park|Cl|Point|Lodge|Common|Heath|"
    "Bridge|Quay|Yard|Circus|Gate|Buildings|Mansions|Heights|Fields|Gdns|Rec"
)
_SITES = (
    "Station|Stn|Underground|Overground|DLR|Tube|Shopping (?:Centre|City|Mall|Park)|Retail Park|Hospital|Mosque|Church|"
    "Churchyard|Library|Leisure Centre|Market|Arcade|Cinema|Superstore|Youth Centre|Community Centre|Stadium|Cemetery|"
    "Recreation Ground|Synagogue|Temple|Gurdwara|Mandir|Playground|Bus (?:Station|Garage)|Business Park|Surgery|"
    "Bandstand|Lido|Skate ?park|Pier|Marina|Car Park|Multi-?storey|Interchange|Supermarket|Sports (?:Centre|Ground)|"
    "Health Centre|Job ?centre|Town Hall|Civic Centre|Allotments"
)
_HOLY = frozenset({"mosque", "synagogue", "temple", "gurdwara", "mandir", "hospital", "stadium", "churchyard"})
_BESIDE = "outside|o/s|opposite|opp|inside|next to|behind|in front of|round the back of"
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_UP = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶŁŃŅŇŐŘŚŞŠŢŤŪŮŰŲŹŻŽƠƯ"
_LOW = "a-zß-öø-ÿāăąćčďđēėęěğģīįıķłńņňőřśşšţťūůűųźżžơưạ-ỹ"


def _of(pattern: str, *, loose: bool = False) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE if loose else 0)


POSTCODE_PARTED = _of(rf"(?:{'|'.join(_AREAS.split())}) ?\d(?:\d|[A-Z])? \d ?[ABD-HJLNP-UW-Z]{{2}}")
POSTCODE = _of(
    rf"\b(?=[A-Z]{{1,2}}\d|GIR)(?!s60 ?AA\b)(?:GIR ?0AA|(?:{'|'.join(_AREAS.split())})\d(?:\d|[A-Z])?[ -]?"
    r"(?!(?-i:1st|2nd|3rd|\dth)\b)\d[ABD-HJLNP-UW-Z]{2})\b",
    loose=True,
)
_DECIMAL = _of(r"-?\d{1,2}\.\d{4,}")
_POINT = _of(r"\b5[01]\.\d{2,}\s*[,;/ ]\s*-?0\.\d{2,}|-?\d{1,2}\.\d{3,}[°NS]*\s*[,;/ ]\s*-?\d{1,2}\.\d{3,}")
_DEGREES = _of(
    r"\d{1,2}°\s?\d{1,2}(?:\.\d+)?['′]"
    r"|\b(?:gcp[s-w]|u10[hjkn])(?=[a-z]*\d)[0-9b-hjkmnp-z]{3,8}\b"
    r"|\b\d{1,2}\.\d{3,} ?[NSEW]\b|\b(?:lat|long|lng|lon|latitude|longitude)\b\W{0,3}-?\d{1,2}\.\d"
    r"|\b\d{1,2}(?:\.\d+)? ?°? ?[NS],? ?\d{1,3}(?:\.\d+)? ?°? ?[EW]\b|\b[NS] ?\d{1,2} \d{1,2}\.\d|"
    r"\b[45]\d \d{2} \d{2}(?:\.\d+)? ?N\b|\b[23456789CFGHJMPQRVWX]{8}\+[23456789CFGHJMPQRVWX]{2,3}\b|"
    r"(?<![\w+])(?=[\d+]*[A-Z])[23456789CFGHJMPQRVWX]{4}\+[23456789CFGHJMPQRVWX]{2,3}\b",
    loose=True,
)
_METRES = _of(
    r"(?<![\d.£])E?[3-6]\d{5}(?:\.\d+)?(?: ?m)?(?:E\b)?\s?[,;/ ]\s?N?[0-9]\d{5}(?:\.\d+)?(?:N\b)?(?![\d.])|"
    r"\bE ?[:=]? ?[3-6]\d{5}\b|\bN ?[:=]? ?1[5-9]\d{4}\b|\b(?:easting|northing)s?\b\W{0,3}\d{5}",
    loose=True,
)
_ON_STREET = _of(
    r"\b(?:on|in|at|near|outside|off|along|of|opposite|by|behind|into|towards|down|up|and|to|from) "
    rf"((?:[a-z'’]+ ){{1,2}})(?:{_ROADS})\b",
    loose=True,
)
_ON_PLACE = _of(
    rf"\b(?:on|in|at|near|outside|off|along|opposite|by|behind|towards|of|into|through) (?:the )?"
    rf"(?P<name>(?:[{_UP}][{_LOW}'’]+ ){{1,2}})(?:{_PLACES})\b"
)
_SITE = _of(rf"\b(?P<name>(?:[{_UP}][\w'’]+(?: &)? ){{1,3}})(?P<site>(?i:{_SITES}))\b")
_STREET = _of(
    rf"\b(?:\d+[A-Za-z]?,? )?(?:[A-Z][a-z'’]+ ){{1,3}}(?:{_STREETS})\b|"
    rf"\b(?:[A-Z][A-Z'’]+ ){{1,3}}(?:{_STREETS.upper()})\b"
)
_NUMBERED = _of(rf"\b\d{{1,4}}[a-z]?,? (?:[a-z'’]+ ){{1,3}}(?:{_STREETS}|{_PLACES})\b", loose=True)
_THE_STREET = _of(
    r"\b\d{1,4}[a-z]? the (?:broadway|parade|avenue|drive|crescent|grove|quadrant|highway|high street)\b", loose=True
)
_FLAT = _of(r"\b(?:flat|apartment|apt|unit|block) (?:\d+[a-z]?|[A-Z])\b(?=[ ,]|$)")
_FLAT_LOOSE = _of(r"\b(?:flat|apartment|apt|unit) \d+[a-z]?\b", loose=True)
_JUNCTION = _of(
    r"\bj/w\b|\b[A-Z]\w+ [Pp]latform \d|"
    r"\b(?:outside|o/s|opposite) (?:number|no\.?) \d|\b(?:jct|junc|junction|corner) (?:of|with) [A-Z]"
)
_WHOLE_PLACE = _of(rf"(?:[{_UP}][{_LOW}'’]+ ){{1,3}}(?:{_PLACES})")
_SCHOOL = _of(
    r"\b(?P<name>(?:[A-Z][\w'’.]+ ){1,3})"
    r"(?:Academy|(?:Grammar |High |Community |Free )?School|College|Primary|Secondary|Sixth Form|University|"
    r"Nursery)\b(?! of\b)"
)
_BRANCH = _of(rf"\b(?i:{_BESIDE}) (?:the |a )?(?P<name>[{_UP}][{_LOW}]+(?:['’]s)?)")


def exact_point(text: str, header: str) -> bool:
    """Whether a text gives a pair of coordinates, or one alone that is no share of something."""
    if _POINT.search(text) or _DEGREES.search(text) or _METRES.search(text):
        return True
    return not RATIO_WORDS & set(header.split()) and bool(_DECIMAL.fullmatch(text)) and _in_britain(text)


def _in_britain(text: str) -> bool:
    """A latitude, or a longitude west of Kent. Shares between 0.35 and 1, and twelfths, are not taken for one."""
    number, places = float(text), len(text.partition(".")[2])
    if abs(number - round(round(number * 12) / 12, places)) < 1e-9:
        return False
    return 49.8 <= number <= 61 or -8.7 <= number < 0 or (0 < number <= 0.35 and places > 4)


def named_place(text: str) -> str | None:
    """Give `school`, `street_address` or `fine_location` when a text names one."""
    if any(not set(_lower(found.group("name"))) <= SCHOOL_WORDS for found in _SCHOOL.finditer(text)):
        return "school"
    if _names_street(text):
        return "street_address"
    for found in _SITE.finditer(text):
        if not _is_general(found.group("name")) or found.group("site").casefold() in _HOLY:
            return "fine_location"
    return "fine_location" if any(not _all_common(found.group("name")) for found in _BRANCH.finditer(text)) else None


def _names_street(text: str) -> bool:
    if any(told.search(text) for told in (_STREET, _FLAT, _FLAT_LOOSE, _JUNCTION, _THE_STREET)):
        return True
    if any(NO_STREET.isdisjoint(found.group().casefold().split()) for found in _NUMBERED.finditer(text)):
        return True
    if any(not _any_common(found.group("name")) for found in _ON_PLACE.finditer(text)):
        return True
    if _WHOLE_PLACE.fullmatch(text) and not all(map(is_english, text.split())):
        return True
    return any(ANY_STREET.isdisjoint(found.group(1).casefold().split()) for found in _ON_STREET.finditer(text))


def _lower(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def _all_common(text: str) -> bool:
    return all(map(is_common, _WORD.findall(text)))


def _is_general(text: str) -> bool:
    """Whether words before “market” or “station” say what kind it is, and not which one."""
    return all(is_common(word) or word.casefold() in SEASONS for word in _WORD.findall(text))


def _any_common(text: str) -> bool:
    return any(len(word) > 1 and is_common(word) for word in _WORD.findall(text))
