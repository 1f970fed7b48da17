"""What identifying values look like. Formats of police references are from memory; the rest is published.

Each pattern finds its kind anywhere in a text; the order matters where two could match.
"""

from __future__ import annotations

import re

_AREAS = (
    "AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK "
    "FY G GL GU HA HD HG HP HR HS HU HX IG IP IV KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR "
    "NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W "
    "WA WC WD WF WN WR WS WV YO ZE "
)
_RANKS = (
    "PC|DC|PS|DS|DI|DCI|TDC|WPC|PCSO|Sgt|Sergeant|Insp|Inspector|Ch Insp|Chief Inspector|Supt|Superintendent|Constable|"
    "Detective|Officer|Commander|Special Constable|SC|A/PS|T/PS|T/Insp"
)
_STREETS = (
    "Road|Street|Avenue|Lanes?|Close|Gardens|Drive|Terrace|Grove|Crescent|Mews|Parade|Broadway|Embankment|Estate|"
    "Rd|St|Ave|Ln|Gdns|Cres"
)
_PLACES = "Way|Court|Place|Square|Hill|Walk|Rise|Row|House|Towers?|Villas|Green|Park|Cl|Point|Lodge"
_MONTH = "(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*"
_DATE = (
    rf"(?:\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}|\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}(?:st|nd|rd|th)? {_MONTH},? \d{{2,4}})"
)
_UP = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶŁŃŅŇŐŘŚŞŠŢŤŪŮŰŲŹŻŽƠƯ"
_LOW = "a-zß-öø-ÿāăąćčďđēėęěğģīįıķłńņňőřśşšţťūůűųźżžơưạ-ỹ"
_NAME = rf"[{_UP}](?:[{_LOW}]+|['’][{_UP}][{_LOW}]+)(?:-[{_UP}][{_LOW}]+)?"


def _of(pattern: str, *, loose: bool = False) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE if loose else 0)


POSTCODE = _of(
    rf"\b(?:GIR ?0AA|(?:{'|'.join(_AREAS.split())})\d(?:\d|[A-Z])? ?"
    r"(?!(?-i:1st|2nd|3rd|\dth)\b)\d[ABD-HJLNP-UW-Z]{2})\b",
    loose=True,
)
PLATE_CURRENT = _of(r"\b[A-Z]{2}\d{2} ?[A-HJ-PR-Z]{3}\b", loose=True)
PLATE_PREFIX = _of(
    r"\b(?!S\d+ ?(?:RTA|MDA|PSA|CJA|CJP|FAA|FCA|TAC|PAC|PTA|CAA)\b)[A-HJ-NPR-TV-Y]\d{1,3} ?[A-HJ-PR-Y]{3}\b"
)
PLATE_SUFFIX = _of(r"\b[A-HJ-PR-Y]{3} ?\d{1,3}[A-HJ-NPR-TV-Y]\b")
PHONE = _of(r"(?<![\w.])(?:\+44[ -]?(?:\(0\))?[ -]?|\(?0)\d(?:[ ()-]{0,2}\d){8,9}(?![\d.]?\d)")
DECIMAL = _of(r"-?\d{1,2}\.\d{4,}")
POINT = _of(r"-?\d{1,2}\.\d{3,}[°NS]*\s*[,;/ ]\s*-?\d{1,2}\.\d{3,}")
DEGREES = _of(r"\d{1,2}°\s?\d{1,2}['′]")
CLOCK = _of(
    r"(?:[01]?\d|2[0-3])[:.][0-5]\d(?:[:.][0-5]\d(?:\.\d+)?)?\s?(?:am|pm|z|hrs|hours)?|\d{4} ?(?:hrs|hours)", loose=True
)
CLOCK_COLON = _of(r"(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?\s?(?:am|pm|z|hrs|hours)?", loose=True)
STAMP = _of(rf"{_DATE}[T ,]+(?:at )?(?:[01]?\d|2[0-3])[:.]?[0-5]\d(?![-\d/])", loose=True)
CLOCK_IN_TEXT = _of(
    r"\bat (?:about |around |approx\.? )?(?:(?:[01]?\d|2[0-3])[:.][0-5]\d|"
    r"\d{4} ?(?:hrs|hours)|\d{1,2}(?:[:.]\d\d)? ?[ap]m)\b",
    loose=True,
)
DATE = _of(_DATE, loose=True)
UUID = _of(r"\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b", loose=True)
RANK_NAME = _of(rf"\b(?:{_RANKS})\.? (?!Defined|Searching|Safety|Training)(?:[A-Z]\. ?)?{_NAME}")
RANK_CAPITALS = _of(r"\b(?:PC|DC|PS|DS|DI|DCI|SGT|INSP|PCSO)\.? (?:[A-Z]\. ?)?[A-Z]{3,}\b")
RANK_NUMBER = _of(r"\b(?:PC|DC|PS|DS|SC|PCSO|Sgt|Officer)\.? ?\d{2,6} ?[A-Z]{0,2}\b")
NAME_SAID = _of(
    r"(?i:\b(?:name[ds]?|called(?: himself| herself)?|known as|aka|nicknamed|calls (?:him|her)))"
    rf"(?i:'s| is| was| as| given as)?:? {_NAME}"
)
TITLE_NAME = _of(rf"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Master)\.? {_NAME}")
RELATION = _of(
    r"(?i:\b(?:mother|father|mum|dad|brother|sister|son|daughter|uncle|aunt|cousin|friend|girlfriend|boyfriend|"
    rf"neighbour|teacher)),? {_NAME}"
)
SURNAME_FIRST = _of(r"[A-Z][A-Z'’-]{2,}, ?[A-Z][a-z]+(?: [A-Z][a-z]+)*")
NAME_PAIR = _of(rf"{_NAME}(?:[ ](?:[A-Z]\.? )?(?:(?:bin|binti|ibn|al|el|de|da|van|von|der|ul)[ -])?{_NAME})+")
CAPITALS_AND_NAME = _of(
    rf"[{_UP}]{{3,}}(?: {_NAME}){{1,2}}|(?:{_NAME} ){{1,2}}[{_UP}]{{3,}}|(?:[A-Z]\. ?){{1,2}}{_NAME}"
)
STREET = _of(rf"\b(?:\d+[A-Za-z]?,? )?(?:[A-Z][a-z'’]+ ){{1,3}}(?:{_STREETS})\b")
NUMBERED_STREET = _of(rf"\b\d{{1,4}}[a-z]?,? (?:[a-z'’]+ ){{1,3}}(?:{_STREETS}|{_PLACES})\b", loose=True)
FLAT = _of(r"\b(?:flat|apartment|apt|unit) \d+[a-z]?\b", loose=True)

ALWAYS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("url", _of(r"https?://|\bwww\.", loose=True)),
    ("email", _of(r"[\w.+-]+@[\w-]+\.[\w.]+")),
    ("bwv_asset_id", UUID),
    ("driving_licence", _of(r"\b[A-Z]{1,5}9{0,4}\d{6}[A-Z9]{2}\d?[A-Z0-9]{2,3}\b")),
    (
        "national_insurance",
        _of(
            r"\b(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z][ -]?\d{2}[ -]?\d{2}[ -]?\d{2}[ -]?[A-D]\b",
            loose=True,
        ),
    ),
    ("what3words", _of(r"/{3}\w{3,}\.\w{3,}\.\w{3,}")),
    ("what3words", _of(r"\A[a-z]{3,}\.[a-z]{3,}\.[a-z]{3,}\Z")),
    ("merlin_reference", _of(r"\bmerlin\b\D{0,12}\d|\b\d{2} ?PAC ?\d{4,}", loose=True)),
    ("crime_reference", _of(r"\b(?:CRIS|CONNECT|CRIMINT|crime (?:ref|number|no))\b\D{0,14}\d{3,}", loose=True)),
    ("cad_reference", _of(r"\bCAD[^a-z]{0,8}\d{2,}|(?<!\d)\d{1,5}/\d{2} ?[A-Z]{3} ?\d{2}(?:\d{2})?\b", loose=True)),
    ("case_urn", _of(r"\b\d{2}[A-Z]{2}/\d{3,8}/\d{2}\b", loose=True)),
    (
        "case_urn",
        _of(
            r"\bURN\b\D{0,8}\d{4,}|\b[A-Z]{2}/\d{3,7}/\d{2}\b|\bcustody (?:record|number|no|ref)\D{0,12}\d{3,}",
            loose=True,
        ),
    ),
    ("pnc_id", _of(r"\bPNC\b\D{0,10}\d{4,}|\b(?:\d{2}|\d{4})/\d{4,7}[A-Z]\b", loose=True)),
    ("cro_number", _of(r"\bCRO\b\D{0,10}\d{4,}|\b\d{3,6}/\d{2}[A-Z]\b", loose=True)),
    ("crime_reference", _of(r"(?<![\d/])\d{6,8}/\d{2}(?![\d/])")),
    ("grid_reference", _of(r"\b[HJNOST][A-HJ-Z] ?(?:\d{5}[ ,]?\d{5}|\d{4}[ ,]?\d{4}|\d{3}[ ,]?\d{3})\b")),
    ("fine_location", _of(r"\b[EW]0[0-2]\d{6}\b")),
    ("fine_location", _of(r"\bon or near\b", loose=True)),
    ("postcode", POSTCODE),
    ("vehicle_registration", PLATE_CURRENT),
    ("ip_address", _of(r"(?<![\d.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?![\d.])")),
    ("ip_address", _of(r"\b(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}\b", loose=True)),
    (
        "date_of_birth",
        _of(rf"\b(?:born|d\.?o\.?b\.?|date of birth|birthday|birth date)\b\D{{0,10}}{_DATE}", loose=True),
    ),
    ("date_of_birth", _of(rf"\b(?:born (?:on|in) (?:{_MONTH} )?(?:19|20)\d\d)", loose=True)),
    ("exact_age", _of(r"\b\d{1,2}[ -]?(?:years?|yrs?)(?:[ ,]+(?:and )?\d{1,2} ?(?:months?|mths?))\b", loose=True)),
    (
        "exact_age",
        _of(
            r"\b\d{1,2}[ -]?(?:years?|yrs?|y)[ -]?(?:old|o)\b|\baged? \d{1,2}\b(?![ -]?(?:-|–|to|and|or)\b)", loose=True
        ),
    ),
    (
        "school",
        _of(
            r"\b[A-Z][\w'’]+ (?:[A-Z][\w'’]+ )?"
            r"(?:Academy|School|College|Primary|Secondary|Sixth Form|University|Nursery)\b"
        ),
    ),
    ("school", _of(r"\byear \d{1,2} (?:at|pupil|student)\b|\b(?:pupil|student) at [A-Z]", loose=True)),
    ("social_handle", _of(r"(?<![\w@.])@[A-Za-z_][\w.]{2,}")),
    (
        "social_handle",
        _of(
            r"\b(?:ig|insta|instagram|snap|snapchat|tiktok|twitter|facebook|fb|telegram|whatsapp)\b ?[:@=-] ?\w{3,}",
            loose=True,
        ),
    ),
    (
        "officer_number",
        _of(
            r"\b(?:collar|shoulder|warrant|badge|epaulette|officer) ?(?:number|no\.?|num|id|#)\D{0,6}\d{2,}", loose=True
        ),
    ),
    ("officer_number", RANK_NUMBER),
    ("bwv_device_id", _of(r"\b(?:camera|device|serial)\D{0,14}(?=[A-Z0-9]*\d)[A-Z0-9]{6,}\b")),
    ("bwv_device_id", _of(r"\bX\d{2}[A-Z0-9]{6}\b")),
    ("passport", _of(r"\bpassport\b\D{0,10}\d{6,}", loose=True)),
    ("street_address", FLAT),
)
