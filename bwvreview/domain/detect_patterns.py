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
_RANK = (
    "[AT]/(?:PS|DS|DC|DI|Insp|Sgt|DCI|Supt)|PC|DC|PS|DS|DI|DCI|DSU|DCS|TDC|WPC|WDC|SPC|SPS|MSC|PCSO|MPSO|SC|Sgt|Sergeant|"
    "Insp|Inspector|Supt|Superintendent|Det|Con|Ch|Chief|Constable|Detective|Officer|Commander|Special|Police|Acting|Temp|Ofc|Offr"
)
_RANKS = rf"(?:(?:{_RANK})\.? )*(?:{_RANK})"
_STREETS = (
    "Road|Street|Avenue|Lanes?|Close|Gardens|Drive|Terrace|Grove|Crescent|Mews|Parade|Broadway|Embankment|Estate|"
    "Rd|St|Ave|Ln|Gdns|Cres|Terr|Boulevard|Blvd|Passage|Wharf"
)
_ROADS = "road|street|avenue|lanes?|gardens|terrace|crescent|grove|estate|broadway|rd|ave"
_PLACES = "Way|Court|Place|Square|Hill|Walk|Rise|Row|House|Towers?|Villas|Green|Park|Cl|Point|Lodge"
_SITES = (
    "Station|Underground|Overground|DLR|Tube|Shopping (?:Centre|City|Mall|Park)|Retail Park|Hospital|Mosque|Church|"
    "Library|Leisure Centre|Market|Arcade|Cinema|Superstore|Youth Centre|Community Centre|Stadium|Cemetery|"
    "Recreation Ground"
)
_MONTH = "(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*"
_DATE = (
    rf"(?:\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}|\d{{4}}[-/]\d{{2}}[-/]\d{{2}}|\d{{1,2}}(?:st|nd|rd|th)?[ -](?:of )?"
    rf"{_MONTH},?[ -]\d{{2,4}}|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}})"
)
_NUMBERS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty(?:[ -][a-z]+)?"
_UP = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶŁŃŅŇŐŘŚŞŠŢŤŪŮŰŲŹŻŽƠƯ"
_LOW = "a-zß-öø-ÿāăąćčďđēėęěğģīįıķłńņňőřśşšţťūůűųźżžơưạ-ỹ"
_NAME = rf"[{_UP}](?:[{_LOW}]+|['’][{_UP}][{_LOW}]+)(?:-[{_UP}][{_LOW}]+)?"


def _of(pattern: str, *, loose: bool = False) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE if loose else 0)


POSTCODE = _of(
    rf"\b(?!s60 ?AA\b)(?:GIR ?0AA|(?:{'|'.join(_AREAS.split())})\d(?:\d|[A-Z])? ?"
    r"(?!(?-i:1st|2nd|3rd|\dth)\b)\d[ABD-HJLNP-UW-Z]{2})\b",
    loose=True,
)
PLATE_CURRENT = _of(r"\b[A-Z]{2}\d{2} ?[A-HJ-PR-Z]{3}\b", loose=True)
PLATE_PREFIX = _of(
    r"\b(?!S\d+ ?(?:RTA|MDA|PSA|CJA|CJP|FAA|FCA|TAC|PAC|PTA|CAA)\b)[A-HJ-NPR-TV-Y]\d{1,3} ?[A-HJ-PR-Z]{3}\b"
)
PLATE_SUFFIX = _of(r"\b[A-HJ-PR-Y]{3} ?\d{1,3}[A-HJ-NPR-TV-Y]\b")
PHONE = _of(r"(?<![\w.])(?:\+44[ -]?(?:\(0\))?[ -]?|\(?0)\d(?:[ ()-]{0,2}\d){8,9}(?![\d.]?\d)")
DECIMAL = _of(r"-?\d{1,2}\.\d{4,}")
POINT = _of(r"\b5[01]\.\d{2,}\s*[,;/ ]\s*-?0\.\d{2,}|-?\d{1,2}\.\d{3,}[°NS]*\s*[,;/ ]\s*-?\d{1,2}\.\d{3,}")
DEGREES = _of(
    r"\d{1,2}°\s?\d{1,2}['′]|\b\d{1,2}\.\d{3,} ?[NSEW]\b|\b(?:lat|long|lng|latitude|longitude)\b\W{0,3}-?\d{1,2}\.\d",
    loose=True,
)
METRES = _of(
    r"(?<![\d.£])E?[3-6]\d{5}(?: ?m)?(?:E\b)?\s?[,;/ ]\s?N?[0-9]\d{5}(?:N\b)?(?![\d.])|\bE[3-6]\d{5}\b|\bN1[5-9]\d{4}\b"
)
CLOCK = _of(
    r"(?:[01]?\d|2[0-3])[:.][0-5]\d(?:[:.][0-5]\d(?:\.\d+)?)?\s?(?:am|pm|z|hrs|hours)?|\d{4} ?(?:h|hrs|hours)|"
    r"\d{1,2} ?[ap]m|\d{1,2}h\d{2}|T(?:[01]\d|2[0-3]):?[0-5]\d(?::?[0-5]\d)?Z?",
    loose=True,
)
CLOCK_COLON = _of(r"(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?\s?(?:am|pm|z|hrs|hours)?", loose=True)
CLOCK_ALONE = _of(
    r"(?:[01]\d|2[0-3])[0-5]\d ?(?:h|hrs|hours)|\d{1,2}(?:[:.]\d\d)? ?[ap]\.?m\.?|"
    r"\d{1,2}h\d{2}|T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?Z?",
    loose=True,
)
STAMP = _of(
    rf"(?:{_DATE}|(?<!\d)20\d\d[01]\d[0-3]\d)[T ,_@-]+(?:at )?(?:[01]?\d|2[0-3])(?:[:.]?"
    r"[0-5]\d(?:[:.]?\d\d)?(?![-\d/])| ?[ap]m\b)",
    loose=True,
)
CLOCK_IN_TEXT = _of(
    r"\b(?:at|about|around|approx(?:imately)?|approx\.|circa|just (?:before|after))[ :@]+"
    r"(?:about |around |approx\.? )?(?:(?:[01]?\d|2[0-3])[:.][0-5]\d(?![\d%.])(?! ?(?:min|sec|hours))|"
    r"\d{4} ?(?:hrs|hours)|\d{1,2}(?:[:.]\d\d)? ?[ap]m)\b|"
    r"(?<![-–\d:] )(?<![-–\d:])\b(?:[01]?\d|2[0-3])[:.][0-5]\d ?(?:[ap]m|hrs)\b(?! ?(?:-|–|to\b))|"
    r"\b(?:[01]\d|2[0-3])[0-5]\d ?(?:hrs|hours)\b(?! ?(?:-|–|to\b))",
    loose=True,
)
DATE = _of(_DATE, loose=True)
UUID = _of(r"\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b", loose=True)
RANK_NAME = _of(rf"\b{_RANKS}\.? (?!Defined|Searching|Safety|Training)(?:[A-Z]\.? ?)?{_NAME}(?: {_NAME})?")
RANK_CAPITALS = _of(r"\b(?:PC|DC|PS|DS|DI|DCI|SGT|INSP|PCSO)\.? (?:[A-Z]\.? )?[A-Z]{3,}\b")
RANK_NUMBER = _of(r"\b(?:PC|DC|PS|DS|SC|PCSO|Sgt|Officer)\.? ?\d{2,6} ?[A-Z]{0,2}\b")
NAME_SAID = _of(
    r"(?i:\b(?:name[ds]?|called(?: himself| herself)?|known (?:\w+ ){0,3}as|aka|a\.k\.a\.|nicknamed|"
    r"calls (?:him|her)(?:self)?|goes by|nickname|alias|street name))"
    rf"(?i:'s| is| was| as| given as| of| the name)?:? {_NAME}"
)
TITLE_NAME = _of(rf"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Master|Cllr|Imam|Rev|Pastor|Sir)\.? (?:[A-Z]\.? )?{_NAME}")
RELATION = _of(
    r"(?i:\b(?:mother|father|mum|dad|mom|brother|sister|son|daughter|uncle|aunt|auntie|cousin|friends?|girlfriend|boyfriend|"
    r"partner|wife|husband|neighbour|teacher|nephew|niece|grandmother|nan|solicitor|social worker|mate))"
    rf",? {_NAME}"
)
SURNAME_FIRST = _of(r"[A-Z][A-Z'’-]{2,}, ?[A-Z][a-z]+(?: [A-Z][a-z]+)*")
NAME_COMMA = _of(rf"{_NAME}, ?{_NAME}(?: {_NAME})?")
NAME_PAIR = _of(rf"{_NAME}(?:[ ](?:[A-Z]\.? )?(?:(?:bin|binti|ibn|al|el|de|da|van|von|der|ul)[ -])?{_NAME})+")
CAPITALS_AND_NAME = _of(
    rf"[{_UP}]{{3,}}(?: {_NAME}){{1,2}}|(?:{_NAME} ){{1,2}}[{_UP}]{{3,}}|(?:[A-Z]\. ?){{1,2}}{_NAME}"
)
CAPITALS = _of(rf"[{_UP}]{{3,}}(?:[ -][{_UP}]{{3,}}){{1,2}}")
NAME_INITIAL = _of(rf"(?:{_NAME}|[{_UP}]{{3,}})(?:-[{_UP}][{_LOW}]+)?, ?(?:[A-Z]\.? ?){{1,2}}")
WHOLE_NAMES = (CAPITALS_AND_NAME, CAPITALS, NAME_COMMA, NAME_INITIAL)
ON_STREET = _of(
    r"\b(?:on|in|at|near|outside|off|along|of|opposite|by|behind|into|towards|down|up|and|to|from) "
    rf"((?:[a-z'’]+ ){{1,2}})(?:{_ROADS})\b",
    loose=True,
)
ON_PLACE = _of(
    rf"\b(?:on|in|at|near|outside|off|along|opposite|by|behind|towards|of) "
    rf"(?P<name>(?:[{_UP}][{_LOW}'’]+ ){{1,2}})(?:{_PLACES})\b"
)
SITE = _of(rf"\b(?P<name>(?:[{_UP}][\w'’]+ ){{1,3}})(?:{_SITES})\b")
STREET = _of(rf"\b(?:\d+[A-Za-z]?,? )?(?:[A-Z][a-z'’]+ ){{1,3}}(?:{_STREETS})\b")
NUMBERED_STREET = _of(rf"\b\d{{1,4}}[a-z]?,? (?:[a-z'’]+ ){{1,3}}(?:{_STREETS}|{_PLACES})\b", loose=True)
_SOCIAL = "ig|insta|instagram|snap|snapchat|tiktok|tik tok|twitter|facebook|fb|telegram|whatsapp|discord|youtube"
_SOCIAL_SAID = "(?:'s)?(?: (?:name|is|account|handle|user|username|called|as|id|tag|page|profile))*"
_DIVISIONS = (
    "AS|AW|CE|CN|CW|CX|EA|EK|FH|GD|HT|JC|JI|KD|KF|KG|LX|MD|NA|NE|NI|NW|NX|NH|PL|PY|QA|QK|RG|RY|SE|SN|SW|SX|TW|TX|TH|VK|VW|"
    "WA|WW|XB|XD|XH|YE|YR|ZD|ZT|BS|BX|MO|TSG"
)
COLLAR = _of(rf"(?<![\w/-])\d{{3,4}} ?(?:{_DIVISIONS})\b(?![/-])")  # a shoulder number with the letters of its district
FLAT = _of(r"\b(?:flat|apartment|apt|unit) \d+[a-z]?\b", loose=True)

ALWAYS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("what3words", _of(r"\b(?:w3w|what3words)\b\W{0,3}(?:co/)?\w{3,}\.\w{3,}\.\w{3,}", loose=True)),
    (
        "url",
        _of(
            r"https?://|\bwww\.|\b(?:bit\.ly|youtu\.be|w3w\.co|t\.co|goo\.gl|tinyurl\.com|t\.me|wa\.me)/|"
            r"(?<=[\w-])\.(?:com|co\.uk|org|net|tv|gov\.uk|police\.uk|example|org\.uk|ac\.uk|sch\.uk)/\w",
            loose=True,
        ),
    ),
    ("email", _of(r"[\w.+-]@[\w-]+\.[\w.]+|\w ?[(\[] ?at ?[)\]] ?\w", loose=True)),
    ("bwv_asset_id", UUID),
    ("bwv_asset_id", _of(r"\b[0-9a-f]{32}\b|\b(?:AXON|BWV)[ _-]?Body[ _-]?\d*[ _-]?(?:Video|Clip)\w*", loose=True)),
    ("bwv_asset_id", _of(r"(?<=[\w-])\.(?:mp4|mov|avi|mkv|m4v|mpg|jpe?g|png|heic|wav|mp3)\b", loose=True)),
    ("bwv_asset_id", _of(r"\bexhibit\b\W{0,3}(?:(?:no|ref|number)\W{0,2})?[A-Z]{2,4} ?[/-]? ?\d+", loose=True)),
    ("nhs_number", _of(r"\bNHS\b(?: (?:no|number|num))?\D{0,4}\d{3}[ -]?\d{3}[ -]?\d{4}\b", loose=True)),
    ("payment_card", _of(r"\bsort code\D{0,5}\d{2}|\baccount(?: no\.?| number| num)?\W{0,3}\d{7,8}\b", loose=True)),
    ("bwv_device_id", _of(r"\b(?:IMEI|IMSI|ICCID)\b\D{0,6}\d{6,}", loose=True)),
    ("driving_licence", _of(r"\b[A-Z]{1,5}9{0,4}\d{6}[A-Z9]{2}\d?[A-Z0-9]{2,3}\b")),
    (
        "national_insurance",
        _of(
            r"\b(?:QQ|(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z])"
            r"[ -]?\d{2}[ -]?\d{2}[ -]?\d{2}[ -]?[A-D]\b",
            loose=True,
        ),
    ),
    ("what3words", _of(r"/{3}\w{3,}\.\w{3,}\.\w{3,}")),
    ("what3words", _of(r"\A[a-z]{3,}\.[a-z]{3,}\.[a-z]{3,}\Z")),
    ("merlin_reference", _of(r"\bmerlin\b\D{0,16}\d|\b\d{2} ?/?PAC/? ?\d{4,}", loose=True)),
    ("pnc_id", _of(r"\bPNC(?: ?ID)?\b.{0,10}?\d{4,}", loose=True)),
    ("cro_number", _of(r"\bCRO\b.{0,10}?\d{4,}", loose=True)),
    (
        "crime_reference",
        _of(
            r"\b(?:CRIS|CONNECT|CRIMINT|NICHE|ATHENA|crime (?:ref|reference|number|no|report))\b"
            r".{0,20}?\d{3,}|"
            r"(?<![\d/])\d{2}/\d{5,7}/\d{2}(?![\d/])|\b[A-Z]{3}-\d{4,6}-\d{2}-\d{4}\b",
            loose=True,
        ),
    ),
    (
        "cad_reference",
        _of(
            r"\b(?:CAD|CHS|CADs?) ?(?:no|ref|number|num|reference)?[^a-z]{0,8}\d{2,}|"
            r"(?<!\d)\d{1,5}/\d{2} ?[A-Z]{3} ?\d{2}(?:\d{2})?\b|"
            r"(?<!\d)\d{2,5}/\d{2} ?(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)\b",
            loose=True,
        ),
    ),
    ("case_urn", _of(r"\b\d{2}[A-Z]{2}/\d{3,8}/\d{2}\b|\b\d{2}[A-Z]{2}\d{7,9}\b", loose=True)),
    (
        "case_urn",
        _of(
            r"\bURN\b.{0,8}?\d{4,}|\b[A-Z]{2}/\d{3,7}/\d{2}\b|"
            r"\bcustody (?:record|number|no|ref|reference)\b.{0,14}?\d{3,}",
            loose=True,
        ),
    ),
    ("pnc_id", _of(r"\bPNC\b\D{0,10}\d{4,}|\b(?:\d{2}|\d{4})/\d{4,7}[A-Z]\b", loose=True)),
    ("cro_number", _of(r"\bCRO\b\D{0,10}\d{4,}|\b(?:\d{3,6}/\d{2}|[A-Z]{2}\d{2}/\d{4,6})[A-Z]\b", loose=True)),
    ("crime_reference", _of(r"(?<![\d/])\d{6,8}/\d{2}(?![\d/])")),
    ("grid_reference", _of(r"\b[HJNOST][A-HJ-Z] ?(?:\d{5}[ ,]?\d{5}|\d{4}[ ,]?\d{4}|\d{3}[ ,]?\d{3})\b")),
    ("fine_location", _of(r"\b[EW]0[0-2]\d{6}\b")),
    ("grid_reference", _of(r"\bTQ ?(?:\d{5} ?\d{5}|\d{4} ?\d{4}|\d{3} ?\d{3})\b", loose=True)),
    ("fine_location", _of(r"\bon or near\b", loose=True)),
    ("fine_location", _of(r"\b[A-Z][a-z]+ \d{3}[A-F]\b")),
    ("postcode", POSTCODE),
    ("vehicle_registration", PLATE_CURRENT),
    ("ip_address", _of(r"(?<![\d.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?![\d.])")),
    ("ip_address", _of(r"\b(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}\b", loose=True)),
    (
        "date_of_birth",
        _of(rf"\b(?:born|d\W?o\W?b\W?|date of birth|birthday|birth date)\b\D{{0,20}}{_DATE}", loose=True),
    ),
    ("date_of_birth", _of(rf"\bd\W?o\W?b\b.{{0,12}}?\d{{4}}|\bb\. ?{_DATE}", loose=True)),
    ("date_of_birth", _of(rf"\bborn (?:on |in |around )?(?:{_MONTH} )?(?:19|20)\d\d\b", loose=True)),
    ("exact_age", _of(r"\b\d{1,2}[ -]?(?:years?|yrs?)(?:[ ,]+(?:and )?\d{1,2} ?(?:months?|mths?))\b", loose=True)),
    (
        "exact_age",
        _of(
            rf"\b(?:\d{{1,2}}|{_NUMBERS})[ -]?(?:years?|yrs?|y)[ /-]?(?:old|of age|o)\b|"
            r"\bturn(?:ing|s|ed) 1\d\b|\bage (?:given|stated|recorded|shown|listed) as \d{1,2}\b|"
            r"\baged? ?:? ?(?:is |was |of |about |only )?\d{1,2}\b(?! ?-| ?–|\+| ?(?:to|and|or|years and)\b)",
            loose=True,
        ),
    ),
    (
        "exact_age",
        _of(
            r"\b(?:he|she|they|who|boy|girl|child|son|daughter|brother|sister|subject|male|female|youth) "
            r"(?:is|was|were|looked|looks|being|turned|turns) (?:only |just |about |around |aged |nearly |still )?"
            rf"(?:[1-9]\d|{_NUMBERS})(?=$|[.,;!?)]| (?:and|but|so|at the time|years?)\b)",
            loose=True,
        ),
    ),
    (
        "school",
        _of(
            r"\b[A-Z][\w'’]+ (?:[A-Z][\w'’]+ )?"
            r"(?:Academy|School|College|Primary|Secondary|Sixth Form|University|Nursery)\b"
        ),
    ),
    (
        "school",
        _of(
            r"(?i:\byear) (?:[1-9]|1[0-3])\b,? (?i:at|pupil|student|boy|girl|child|in)\b|"
            r"(?i:\b(?:pupil|student|studies|studying|attends|goes to school)) (?:at )?[A-Z]|"
            r"\b[A-Z]\w+ [A-Z]\w+ (?:school )?uniform\b"
        ),
    ),
    ("social_handle", _of(r"(?<![\w@.])@[A-Za-z_][\w.]{2,}")),
    (
        "social_handle",
        _of(
            rf"\b[a-z.]*[\d_][\w.]* on (?:{_SOCIAL})\b|"
            rf"\b(?:{_SOCIAL})\b ?[:@=-] ?[\w.]{{3,}}|"
            rf"\b(?:{_SOCIAL})\b{_SOCIAL_SAID}\W{{0,3}}(?=[a-z.]*[\d_]|[a-z]+\.[a-z])[\w.]{{4,}}",
            loose=True,
        ),
    ),
    (
        "officer_number",
        _of(
            r"\b(?:collar|shoulder|warrant|warrant card|badge|epaulettes?|officer) ?"
            r"(?:number|no\.?|num|nos\.?|id|#)\D{0,6}\d{2,}|"
            r"\b(?:collar|shoulder|epaulettes?|badge) (?:[A-Z]{1,2} ?)?\d{2,6}\b|\bwarrant(?: card)? \d{5,6}\b",
            loose=True,
        ),
    ),
    ("officer_number", COLLAR),
    ("officer_number", RANK_NUMBER),
    ("bwv_device_id", _of(r"\b(?:camera|device|serial)\D{0,14}(?=[A-Z0-9]*\d)[A-Z0-9]{6,}\b")),
    ("bwv_device_id", _of(r"\bX\d{2}[A-Z0-9]{6}\b")),
    ("passport", _of(r"\bpassport\b\D{0,10}\d{6,}", loose=True)),
    ("street_address", FLAT),
)
