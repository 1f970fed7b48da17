"""What identifying numbers look like. Formats of police references are from memory; the rest is published.

Each pattern finds its kind anywhere in a text; the order matters where two could match.
"""

from __future__ import annotations

import re

from bwvreview.domain.detect_places import POSTCODE
from bwvreview.domain.detect_times import BIRTHS_AND_AGES

_SECTIONS = (
    "RTA|MDA|PSA|CJA|CJP|FAA|FCA|TAC|PAC|PTA|CAA|FA|TA|PA|POA|MOT|WCA|CBA|FIR|TER|CJO|PPA|DAA|SOA|CTA|OAP|PCA|OWA|CCA"
)
_DIVISIONS = (
    "AS|AW|CE|CN|CW|CX|EA|EK|FH|GD|HT|JC|JI|KD|KF|KG|LX|MD|NA|NE|NI|NW|NX|NH|PL|PY|QA|QK|RG|RY|SE|SN|SW|SX|TW|TX|TH|VK|VW|"
    "WA|WW|XB|XD|XH|YE|YR|ZD|ZT|BS|BX|MO|TSG"
)
_MONTHS = "JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC"
_NUMBER = r"(?:no|nos|ref|refs|number|numbers|num|id|reference|serial|#)"
_SOCIAL = "ig|insta|instagram|snap|snapchat|tiktok|tik tok|twitter|facebook|fb|telegram|whatsapp|discord|youtube|sc|tg|"
_SOCIAL += "reddit|twitch|linkedin|bluesky|bsky|kik|soundcloud|gamertag|psn|onlyfans|vsco|bereal"
_SOCIAL_SAID = "(?:'s)?(?: (?:name|is|account|handle|user|username|called|as|id|tag|page|profile))*"


def _of(pattern: str, *, loose: bool = False) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE if loose else 0)


_PLATE_CURRENT = _of(r"\b[A-Z]{2}\d{2} ?[A-HJ-PR-Z]{3}\b|\b(?:[A-Z] ){2}(?:\d ){2}(?:[A-Z] ){2}[A-Z]\b", loose=True)
_PLATE_PARTED = _of(
    rf"\b[A-Z]{{2}}[ -]\d{{2}}[ -](?!(?:{_MONTHS})\b)[A-HJ-PR-Z]{{3}}\b|\b[A-Z]{{2}}\d{{2}}-[A-HJ-PR-Z]{{3}}\b"
)
_PLATE_SLIPPED = _of(
    r"\b[A-Z]{2}(?:\dO|O\d|I\d) [A-HJ-PR-Z]{3}\b|\b[A-Z]0 ?\d\d [A-HJ-PR-Z]{3}\b|\b0[A-Z]\d\d ?[A-HJ-PR-Z]{3}\b|"
    r"\b[A-Z]{2}\dS [A-HJ-PR-Z]{3}\b|\b[A-Z]{2}\d\d (?=[A-Z]*[0IQ])(?=[\dIQ]*[A-HJ-PR-Z])[A-Z0]{3}\b"
)  # O for 0, I for 1, S for 5
PLATE_PREFIX = _of(rf"\b(?!S\d+ ?(?:{_SECTIONS}|[A-Z]{{1,2}}A)\b)[A-HJ-NPR-TV-Y]\d{{1,3}}[ -]?[A-HJ-PR-Z]{{3}}\b")
PLATE_SUFFIX = _of(r"\b[A-HJ-PR-Y]{3}[ -]?\d{1,3}[A-HJ-NPR-TV-Y]\b")
PLATE_OTHER = _of(  # of Northern Ireland, of a car whose age is not known, and the number on its frame
    r"(?<![\w/-])[A-Z](?:[A-HJ-Y]Z|I[ABGJLWA]|JI|OI|UI|XI) ?(?!19\d\d\b|20\d\d\b)\d{3,4}\b(?![/-])|"
    r"\bQ\d{2,3} [A-Z]{3}\b|\b(?=[A-Z\d]*\d[A-Z\d]*\d[A-Z\d]*\d)(?=(?:\d*[A-Z]){4})[A-HJ-NPR-Z\d]{13}\d{4}\b"
)
_PLATE_SAID = _of(
    r"\b(?:reg(?:istration)?|plate|vrm|vrn|index|number ?plate)(?: (?:no|number|mark|is|was|of))*\W{1,3}"
    r"(?-i:[A-Z]{1,3} ?\d{1,4} ?[A-Z]{2,3}|[A-Z]{2,3} ?\d{3,4})\b",
    loose=True,
)
PLATE_PART = _of(
    r"\b(?:reg|plate|vrm|vrn|index|registration)\b[^.]{0,14}\b(?:end(?:s|ing)|start(?:s|ing)|begin(?:s|ning))"
    r"(?: in| with)? [A-Z0-9]{2,4}\b",
    loose=True,
)
PHONE = _of(
    r"(?<![\w.])(?<!\d )(?:\+44[ -]?(?:\(0\))?[ -]?|\(?0)\d(?:[ ()-]{0,2}\d){8,9}(?![\d.]?\d| \d{3})|"
    r"(?<![\w.])(?:\+(?!44)|00)\d{1,3}(?:[ ()-]{0,2}\d){8,11}(?!\d)|(?<![\w.])447\d{9}(?!\d)|"
    r"\b(?:[Mm]obile|[Pp]hone|[Tt]el)\b[^.]{0,12}\bend(?:s|ing)(?: in| with)? \d{3,4}\b|"
    r"\b0 [127]\d{2,4}(?:[ -]?\d){6,7}\b(?! ?\d)|\b[0O]7(?=[\d -]*[OIl])(?:[ -]?[\dOIl]){9}\b|"
    r"(?<![\w.])0\d{2,4}\.\d{3,4}\.\d{3,4}(?![\w.])"
)
PHONE_AS_NUMBER = _of(r"7[1-9]\d{8}")  # a spreadsheet’s number: the nought in front is lost

ALWAYS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("what3words", _of(r"\b(?:w3w|what3words|what three words)\b[^.]{0,12}?\w{3,}\.\w{3,}\.\w{3,}", loose=True)),
    (
        "url",
        _of(
            r"\b(?:https?|ftp|file|rtsp)://|\bwww\.|\b(?:bit\.ly|youtu\.be|w3w\.co|t\.co|goo\.gl|tinyurl\.com|t\.me|wa\.me)/|"
            r"(?<=[\w-])\.(?:com|co\.uk|org|net|tv|gov\.uk|police\.uk|police|example|org\.uk|ac\.uk|sch\.uk)/[\w?]|"
            r"(?:^|\s)[a-z]:\\\w|(?:^|\s)\\\\\w[\w.-]*\\\w",
            loose=True,
        ),
    ),
    (
        "email",
        _of(
            r"[\w.+-]@[\w-]+\.[\w.]+|\w ?[(\[] ?at ?[)\]] ?\w|\b\w+ at [\w-]+ dot (?:com|co|net|org|uk)\b|"
            r"\b[a-z]\w*[._]\w+ at [\w-]+\.[a-z]{2,}\b",
            loose=True,
        ),
    ),
    ("bwv_asset_id", _of(r"\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b", loose=True)),
    ("bwv_asset_id", _of(r"(?<!sha256:)(?<!md5:)\b[0-9a-f]{32}\b", loose=True)),
    ("bwv_asset_id", _of(r"\b(?:AXON|BWV)[ _-]?Body[ _-]?\d*[ _-]?(?:Video|Clip)\w*", loose=True)),
    (
        "bwv_asset_id",
        _of(
            r"\b(?:evidence|asset|DEMS|media|footage|video|bwv(?: no| ref| number| id)?) \d{6,}\b|"
            r"\b(?:AXON|EVID|EVIDENCE|DEMS|NICE|ASSET|VIDEO|MEDIA|MOTOROLA|REVEAL|EVD?)[-_#]\d[\d-]{4,}\b",
            loose=True,
        ),
    ),
    ("bwv_asset_id", _of(r"(?<=[\w-])\.(?:mp4|mov|avi|mkv|m4v|mpg|jpe?g|png|heic|wav|mp3)\b", loose=True)),
    ("bwv_asset_id", _of(r"\bexhibit\b\W{0,3}(?:(?:no|ref|number)\W{0,2})?[A-Z]{2,4} ?[/-]? ?\d+", loose=True)),
    (
        "bwv_asset_id",
        _of(
            rf"\b(?:evidence|asset|DEMS|video|media|recording|clip) ?{_NUMBER}\W{{0,3}}(?=\S*\d{{4}})\S{{5,}}",
            loose=True,
        ),
    ),
    ("nhs_number", _of(r"\bNHS\b(?: (?:no|number|num))?\D{0,4}\d{3}[ -]?\d{3}[ -]?\d{4}\b", loose=True)),
    (
        "payment_card",
        _of(
            r"\bsort code\D{0,5}\d{2}|\b(?:account|a/c|acc)(?: no\.?| number| num)?\W{0,3}\d{7,8}\b|"
            r"\bs/c\W{0,3}\d\d-\d\d-\d\d|"
            r"^(?:1[3-9]|[2-9]\d)-(?:1[3-9]|[2-9]\d)-\d\d$|\b[A-Z]{2}\d{2} ?[A-Z]{4} ?\d{4} ?\d{4} ?\d{4} ?\d{2}\b",
            loose=True,
        ),
    ),
    ("travel_card", _of(r"\b(?:oyster|freedom pass|zip card)\b\D{0,12}\d{4,}", loose=True)),
    ("bwv_device_id", _of(r"\b(?:IMEI|IMSI|ICCID)\b\D{0,6}\d{6,}", loose=True)),
    (
        "driving_licence",
        _of(
            r"\b(?=[A-Z9]{5} ?\d)[A-Z]{1,5}9{0,4} ?\d{6} ?[A-Z][A-Z9]\d ?[A-Z0-9]{2,3}\b|"
            r"\b[A-Z]{1,5}9{0,4}\d{6}[A-Z9]{2}\d?[A-Z0-9]{2,3}\b"
        ),
    ),
    (
        "national_insurance",
        _of(
            r"\b(?:QQ|(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z])"
            r"[ -]?\d{2}[ -]?\d{2}[ -]?\d{2}[ -]?[A-D]\b",
            loose=True,
        ),
    ),
    ("what3words", _of(r"/{3}\w{3,}\.\w{3,}\.\w{3,}")),
    ("what3words", _of(r"(?<![\w./\\@-])[a-z]{3,}\.[a-z]{3,}\.[a-z]{3,}(?![\w./\\@-])")),
    ("merlin_reference", _of(r"\bmerlin\b\D{0,16}\d|\b\d{2} ?/?(?:PAC|MIS|CYP)/? ?\d{4,}", loose=True)),
    ("pnc_id", _of(r"\bPNC(?: ?ID)?\b.{0,10}?\d{4,}", loose=True)),
    ("cro_number", _of(r"\bCRO\b.{0,10}?(?:\d{4,}|\d{1,6}/\d{2}[A-Z]\b)", loose=True)),
    (
        "crime_reference",
        _of(
            r"\b(?:CRIS|CONNECT|CRIMINT|NICHE|ATHENA|crime (?:ref|reference|number|no|report))\b.{0,20}?\d{3,}|"
            r"(?<![\d/])\d{2}/\d{5,7}/\d{2}(?![\d/])|\b[A-Z]{3}-\d{4,6}-\d{2}-\d{4}\b|"
            r"\bref(?:erence)?\b\W{0,3}\d{3,7}/\d{2}\b|\b[A-Z]{2}/(?:20)?\d{2}/\d{6,8}\b|\b[35]x5x[25]\b\W{0,3}\d{2}|"
            r"(?<![\w-])[A-Z]{3}-(?:20)?\d{2}-\d{8}\b|\b[A-Z]{2}RT\d{8}\b|"
            rf"\b(?:occurrence|incident|investigation|nominal)(?: {_NUMBER})*\W{{1,3}}\d{{5,}}\b",
            loose=True,
        ),
    ),
    (
        "cad_reference",
        _of(
            r"\bcall \d{3,5} (?:on|of) (?:the )?\d|"
            r"\b(?:CAD|CHS|CADs?) ?(?:no|ref|number|num|reference)?[^a-z]{0,8}\d{2,}|"
            r"(?<![\w/-])\d{1,5}-(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])[12]\d(?![\w/-])|"
            rf"(?<!\d)\d{{1,5}}/\d{{2}} ?[A-Z]{{3}} ?\d{{2}}(?:\d{{2}})?\b|(?<!\d)\d{{2,5}}/\d{{2}} ?(?:{_MONTHS})\b",
            loose=True,
        ),
    ),
    (
        "case_urn",
        _of(
            r"\b\d{2}[A-Z]{2}/\d{3,8}/\d{2}\b|\b\d{2}/[A-Z]{2}/\d{3,8}/\d{2}\b|\b\d{2}[A-Z]{2}\d{7,9}\b|"
            r"\b\d{2}[ -](?-i:[A-Z]{2})[ -]\d{4,7}[ -]\d{2}\b",
            loose=True,
        ),
    ),
    (
        "case_urn",
        _of(
            r"\bURN\b.{0,8}?\d{4,}|\b[A-Z]{2}/\d{3,7}/\d{2}\b|"
            r"\bcustody (?:record|number|no|ref|reference)\b.{0,14}?\d{3,}|"
            r"\b(?:stop slip|search record|stop record|form|stop form|slip) 5090\b.{0,3}?\d{3,}|\b5090\b\D{0,8}\d{4,}|"
            r"\b(?:stop slip|search record|stop record|search slip)(?: (?:no|ref|number))?\W{0,3}\d{4,}",
            loose=True,
        ),
    ),
    ("pnc_id", _of(r"\bPNC\b\D{0,10}\d{4,}|\b(?:\d{2}|\d{4})/\d{4,7}[A-Z]\b", loose=True)),
    ("cro_number", _of(r"\bCRO\b\D{0,10}\d{4,}|\b(?:\d{3,6}/\d{2}|[A-Z]{2}\d{2}/\d{4,6})[A-Z]\b", loose=True)),
    (
        "crime_reference",
        _of(r"(?<![\d/])\d{6,8}/\d{2}(?![\d/])|(?<![\w-])\d{7}-\d{2}(?![\w-])|(?<![\d/])\d\d/\d\d/\d{5,7}(?![\d/])"),
    ),
    ("grid_reference", _of(r"\b[HJNOST][A-HJ-Z] ?(?:\d{5}[ ,]?\d{5}|\d{4}[ ,]?\d{4}|\d{3}[ ,]?\d{3})\b")),
    ("grid_reference", _of(r"\bTQ ?(?:\d{5} ?\d{5}|\d{4} ?\d{4}|\d{3} ?\d{3}|\d\d ?\d\d)\b", loose=True)),
    ("fine_location", _of(r"\b[EW]0[0-2]\d{6}\b")),
    ("fine_location", _of(r"\bon or near\b|\bosgb\d{8,}\b|\b(?:UPRN|USRN|TOID)\b\W{0,3}\d{6,}", loose=True)),
    ("fine_location", _of(r"\b[A-Z][a-z]+ \d{3}[A-Z]\b")),
    ("postcode", POSTCODE),
    ("vehicle_registration", _PLATE_CURRENT),
    ("vehicle_registration", _PLATE_PARTED),
    ("vehicle_registration", _PLATE_SLIPPED),
    ("vehicle_registration", PLATE_PART),
    ("vehicle_registration", PLATE_OTHER),
    ("vehicle_registration", _PLATE_SAID),
    ("ip_address", _of(r"(?<![\d.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?![\d.])")),
    ("ip_address", _of(r"\b(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}\b", loose=True)),
    (
        "ip_address",
        _of(
            r"(?<![\w:])(?:[0-9a-f]{1,4}:){4,7}[0-9a-f]{1,4}(?![\w:])|(?<![\w:])(?:[0-9a-f]{1,4}:){1,6}(?::[0-9a-f]{1,4}){1,6}",
            loose=True,
        ),
    ),
    *BIRTHS_AND_AGES,
    (
        "school",
        _of(
            r"(?i:\byear) (?:[1-9]|1[0-3])\b,? (?i:at|pupil|student|boy|girl|child|in)\b|"
            r"(?i:\byear) (?:[1-9]|1[0-3]), (?!Quarter|Month|Week|Term|Part|Section)[A-Z][a-z]{3,}|"
            r"\bY(?:[1-9]|1[0-3]) (?i:pupil|student|boy|girl)\b|"
            r"(?i:\b(?:pupil|student|studies|studying|attends|goes to school)) (?:at |of )?[A-Z]|"
            r"\b[A-Z]\w+ [A-Z]\w+ (?:school )?uniform\b"
        ),
    ),
    ("social_handle", _of(r"(?<![\w@.])@[A-Za-z_][\w.]{2,}|\b\w{3,}#\d{4}\b|(?<![\w/.])u/(?=[\w-]*[a-z])[\w-]{5,}")),
    (
        "social_handle",
        _of(
            rf"\b[a-z.]*[\d_][\w.]* on (?:{_SOCIAL})\b|\b(?:{_SOCIAL})\b(?: ?[:@=-] ?[\w.]{{3,}}|"
            rf"{_SOCIAL_SAID}\W{{0,3}}(?=[a-z.]*[\d_]|[a-z]+\.[a-z])[\w.]{{4,}})",
            loose=True,
        ),
    ),
    (
        "officer_number",
        _of(
            r"\b(?:collar|shoulder|warrant|warrant card|badge|epaulettes?|officer|pay|staff|employee) ?"
            r"(?:number|no\.?|num|nos\.?|id|#)\D{0,6}\d{2,}|"
            r"\b(?:collar|shoulder|epaulettes?|badge) (?:[A-Z]{1,2} ?)?\d{2,6}\b|\bwarrant(?: card)? \d{5,6}\b",
            loose=True,
        ),
    ),
    ("officer_number", _of(rf"(?<![\w/-])\d{{3,4}} ?(?:{_DIVISIONS})\b(?![/-])")),  # and the letters of the district
    ("officer_number", _of(r"\b(?:PC|DC|PS|DS|SC|PCSO|Sgt|Officer)\.? ?\d{2,6} ?[A-Z]{0,2}\b|\bP\d{6}\b")),
    (
        "officer_number",
        _of(r"\b(?:officers?|constables?|sergeant|pcs?|dcs?|sgt) (?!19\d\d|20\d\d)\d{3,6}\b(?! ?%)", loose=True),
    ),
    ("bwv_device_id", _of(rf"\b(?:camera|device|serial)(?: {_NUMBER})?\D{{0,14}}(?=[A-Z0-9]*\d)[A-Z0-9]{{6,}}\b")),
    ("bwv_device_id", _of(r"\b(?:X\d|D0)\d(?=[A-Z]*\d)[A-Z0-9]{5,7}\b|\bVB[34]00\W?\d{4,}\b")),
    (
        "person_number",
        _of(
            r"\b[A-Z]\d{4}[A-Z]{2}\b|\b(?:home office|ARC|NOMIS|prison|YOT|YJS|CHSCB|social care|student|pupil|UPN)"
            r"(?: (?:ref|reference|no|number|id))*\W{1,3}(?-i:(?=\S*\d{3})[A-Z\d][A-Z\d/-]{4,})|\bASH/\d{6,}",
        ),
    ),
    (
        "passport",
        _of(
            r"\b(?:passport|BRP|visa|travel document|ID card|identity card|residence permit|PP no)\b"
            r"\D{0,16}(?:[A-Z]{1,3})?\d{6,}|\bGBR ?\d{9}\b",
            loose=True,
        ),
    ),
)
