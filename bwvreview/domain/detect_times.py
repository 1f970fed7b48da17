"""Finding exact moments: a time of day, alone or with its date; and dates of birth and exact ages."""

from __future__ import annotations

import re
from datetime import date

from bwvreview.domain.days import read_day
from bwvreview.domain.detect_heading_words import DURATION_WORDS
from bwvreview.domain.detect_words import CLIP_WORDS

FIRST_VIDEO = date(2014, 1, 1)
"""Body-worn video came to London in 2014: an older date is no encounter's, and may be a birth."""

_MONTH = "(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*"
_DATE = (
    rf"(?:\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}|\d{{4}}[-/]\d{{2}}[-/]\d{{2}}|\d{{1,2}}(?:st|nd|rd|th)?[ -]?(?:of )?"
    rf"{_MONTH},?[ -]?\d{{2,4}}|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}})"
)
_DAY_OF_YEAR = rf"\d{{1,2}}(?:/\d{{1,2}}|(?:st|nd|rd|th)? {_MONTH})"
_DAY_AND_MONTH = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}|{_MONTH} \d{{1,2}})"
_HOUR, _TWO, _MINUTE = r"(?:[01]?\d|2[0-3])", r"(?:[01]\d|2[0-3])", r"[0-5]\d"
_HALF = r"(?:[ap]\.?m\b|hrs\b|hours\b)"
_SPOKEN = "(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|midnight|midday|noon)"
_NOT_TO = r"(?! ?(?:-|–|to\b))"
_HAPPENED = (
    "began|begun|started|ended|finished|arrived|detained|arrested|stopped|searched|released|called|logged|commenced|"
    "concluded|since|until|till|time|time is|time was"
)


def _of(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


DATE = _of(_DATE)
CLOCK = _of(
    rf"{_HOUR}[:.]{_MINUTE}(?:[:.]{_MINUTE}(?:\.\d+)?)?\s?(?:am|pm|z|hrs|hours)?|\d{{4}} ?(?:h|hrs|hours|z)|"
    rf"\d{{1,2}} ?[ap]m|\d{{1,2}}h\d{{2}}|T{_TWO}:?{_MINUTE}(?::?{_MINUTE})?Z?"
)
CLOCK_COLON = _of(rf"{_HOUR}:{_MINUTE}(?::{_MINUTE}(?:\.\d+)?)?\s?(?:am|pm|z|hrs|hours)?")
STAMP = _of(
    rf"(?:{_DATE}|(?<!\d)20\d\d[01]\d[0-3]\d)[T ,_@:-]+(?:at )?{_HOUR}(?:[:.]?"
    rf"{_MINUTE}(?:[:.]?\d\d)?(?![-\d/])| ?[ap]m\b)"
)
DAY_SHARE = re.compile(r"0?\.\d{4,}")  # as a spreadsheet keeps a time
SECONDS = re.compile(r"1[4-9]\d{8}(?:\d{3})?(?:\.\d+)?")  # since 1970, as computers count
_MILLISECONDS = re.compile(r"1[4-9]\d{11}")
_RUN_TOGETHER = re.compile(
    rf"(?<!\d)20[0-4]\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]){_TWO}{_MINUTE}(?:{_MINUTE})?(?!\d)"
)
_DAY_AND_SHARE = re.compile(r"4\d{4}\.\d{3,}")  # a spreadsheet’s day from 2009 on, and the share of it
_AS_UNIX = re.compile(
    rf"\b[A-Z][a-z]{{2}} (?:{_MONTH}) +\d{{1,2}} {_TWO}:{_MINUTE}:{_MINUTE} (?:[A-Z]{{3,4}} )?20\d\d\b"
)
_MIDNIGHT = _of(rf"({_DATE})[T ]0?0:00(?::00(?:\.0+)?)?(?=$|[Z+ ])")  # a day, as spreadsheets write it
_ON_A_DAY = _of(
    rf"\b{_TWO}[:.]?{_MINUTE}(?: ?{_HALF})? (?:on|@) (?:the )?{_DAY_OF_YEAR}\b|"
    rf"\b{_DAY_OF_YEAR} ?(?:@|at) ?{_TWO}[:.]?{_MINUTE}\b"
)
_ALONE = _of(
    rf"{_TWO}{_MINUTE} ?(?:h|hrs|hours|z)|\d{{1,2}}(?:[:.]\d\d)? ?[ap]\.?m\.?|"
    rf"\d{{1,2}}h\d{{2}}|T{_TWO}:{_MINUTE}(?::{_MINUTE})?Z?"
)
_IN_TEXT = _of(
    r"\b(?:at|about|around|approx(?:imately)?|approx\.|circa|just (?:before|after|gone)|nearly|almost)[ :@]+"
    rf"(?:about |around |approx\.? )?(?:{_HOUR}[:.]{_MINUTE}(?![\d%.])(?! ?(?:min|sec|hours))|"
    r"\d{4} ?(?:hrs|hours)|\d{1,2}(?:[:.]\d\d)? ?[ap]m)\b|"
    rf"(?<![-–\d:] )(?<![-–\d:])\b{_HOUR}[:.]{_MINUTE} ?(?:[ap]\.?m\b|hrs\b){_NOT_TO}|"
    rf"\b{_TWO}{_MINUTE} ?(?:hrs|hours)\b{_NOT_TO}|"
    rf"\bat (?:about |around )?{_TWO}{_MINUTE}\b(?! ?(?:min|sec|-|–|to\b))|"
    rf"\b(?:{_HAPPENED})[ :]+(?:at |on )?{_TWO}:{_MINUTE}\b(?! ?(?:min|sec|hours|in\b|into\b))|"
    rf"\b(?:{_HAPPENED}) (?:at )?(?!20[0-3]\d){_TWO}{_MINUTE}(?=$|[.,;)]| (?:and|ended|finished|to|until|released)\b)"
)
_HALF_DAY = _of(rf"(?<![-–\d:] )(?<![-–\d:])\b{_HOUR}[:.]{_MINUTE} ?[ap]\.?m\b{_NOT_TO}")  # no place in a clip
_FOUR_DIGITS = _of(
    rf"\bat (?:about |around |approx )?(?:(?:1\d|2[0-3]){_MINUTE}|{_TWO}:?{_MINUTE} ?(?:hrs|hours))\b"
    r"(?! ?(?:min|sec|-|–|to\b|in\b|into\b|of\b))"
)  # nor are four digits without a colon
_FROM_TO = _of(
    rf"(?<![\d/.:-])({_TWO}):?({_MINUTE})(?: ?{_HALF})? ?(?:-|–|to|until|till|and) ?({_TWO}):?({_MINUTE})(?![\d/:-])"
)
_IN_WORDS = _of(
    rf"\b(?:half|quarter|twenty[ -]five) (?:past|to) (?:{_SPOKEN}|\d{{1,2}})\b|"
    rf"\b(?:ten|five|twenty) (?:minutes )?past {_SPOKEN}\b|"
    rf"\b(?:at|around|about|by) (?:ten|five|twenty) (?:minutes )?to {_SPOKEN}\b|"
    rf"\b(?:half|(?:ten|five|twenty) to) {_SPOKEN} (?:in the|at night|am|pm)\b|"
    rf"\b(?:{_SPOKEN}|\d{{1,2}}) o['’]?clock\b"
)
_UNDER_AN_HOUR = re.compile(r"00:[0-5]\d:[0-5]\d")  # the length of a clip, unless a heading says otherwise
_YEAR = re.compile(r"(?:19|20)\d\d")
_OLD_DAY = re.compile(r"(?:19[3-9]\d|200\d|201[0-3])\d{4}")  # run together, from before there was video
_LONGEST_STOP = 300  # in hours and minutes run together: digits further apart are the parts of a reference
_WHOLE_HOURS = frozenset({"00", "30", "59"})  # the minutes with which bands begin and end
_WORD = re.compile(r"[^\W\d_]+")

_TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty(?:[ -][a-z]+)?"
_BORN = "born|d\\W?o\\W?b\\W?|date of birth|birthday|birth date"
TEENS = _of(_TEENS)
_YOUNG = "he|she|they|who|boy|girl|lad|child|kid|teen|teenager|son|daughter|brother|sister|subject|male|female|youth"
BIRTHS_AND_AGES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("date_of_birth", _of(rf"\b(?:{_BORN})\b\D{{0,20}}{_DATE}|\bb\. ?{_DATE}|\bd\W?o\W?b\b.{{0,12}}?\d{{4}}")),
    (
        "date_of_birth",
        _of(rf"\b(?:{_BORN})\b\W{{0,3}}(?:is |was |on |falls |it's )*(?:the )?{_DAY_AND_MONTH}"),
    ),
    ("date_of_birth", _of(r"\b(?:year of birth|birth year|yob)\b\W{0,3}(?:is |was )?(?:19|20)\d\d\b")),
    ("date_of_birth", _of(rf"\bborn (?:on |in |around )?(?:{_MONTH} )?(?:19|20)\d\d\b")),
    ("exact_age", _of(r"\b\d{1,2}[ -]?(?:years?|yrs?|y)(?:[ ,]+(?:and )?\d{1,2} ?(?:months?|mths?|m))\b")),
    (
        "exact_age",
        _of(
            rf"\b(?=[\dtefsn])(?<!\d-)(?<!\d–)(?<!\d to )(?<!under )(?<!over )"
            rf"(?:\d{{1,2}}|{_TEENS})[ -]?(?:years?|yrs?|y)[ /-]?(?:olds?|of age|o)\b|"
            rf"\b(?:{_YOUNG}) of (?:about |only |just )?(?:1[1-9]|{_TEENS})\b"
            r"(?! ?(?:min|sec|officer|clip|to\b|or\b|and\b|[-–%/+]))|"
            rf"\b(?:a|the) (?:{_YOUNG}),? (?:1\d|{_TEENS})(?=,|\.$| (?:was|and)\b)|^1\d ?(?:years|yrs)$|^[2-9]\d ?yrs$|"
            rf"\b(?:is|be|was|turns) 1\d (?:in {_MONTH}|next (?:week|month|year)|now)\b|"
            r"\bturn(?:ing|s|ed) 1\d\b|\bage (?:given|stated|recorded|shown|listed) as \d{1,2}\b|"
            r"\baged? ?:? ?(?:is |was |of |about |only )?\d{1,2}\b(?! ?-| ?–|\+|[%:/]"
            r"| ?(?:to|or)\b| (?:years )?and (?:over|under|above|below|up|older|younger|upwards)\b)"
        ),
    ),
    (
        "exact_age",
        _of(rf"\b(?:s?he|who)['’]s (?:only |just |nearly )?(?:[1-9]\d|{_TEENS})(?=$|[.,;!?)]| (?:and|but|so)\b)"),
    ),
    (
        "exact_age",
        _of(
            rf"\b(?:{_YOUNG}) (?:is|was|were|looked|looks|being|turned|turns) (?:only |just |about |around |aged |"
            rf"nearly |still )?(?:[1-9]\d|{_TEENS})(?=$|[.,;!?)]| (?:and|but|so|at the time|years?)\b)"
        ),
    ),
)


def exact_moment(text: str, header: str) -> str | None:
    """Give `exact_datetime` or `exact_time` when a text tells one.

    A day at midnight sharp is a day as spreadsheets write it; digits beside a word for the video are a place in it.
    """
    text = _MIDNIGHT.sub(r"\1", text)
    if (
        STAMP.search(text)
        or _AS_UNIX.search(text)
        or _RUN_TOGETHER.search(text)
        or _DAY_AND_SHARE.fullmatch(text)
        or (_MILLISECONDS if header else SECONDS).fullmatch(text)
        or _ON_A_DAY.search(text)
    ):
        return "exact_datetime"
    lasted = DURATION_WORDS & set(header.split()) or (not header and _UNDER_AN_HOUR.fullmatch(text))
    if _ALONE.fullmatch(text) or (CLOCK_COLON.fullmatch(text) and not lasted):
        return "exact_time"
    if not CLIP_WORDS.isdisjoint(_WORD.findall(text.casefold())):
        return "exact_time" if _HALF_DAY.search(text) or _FOUR_DIGITS.search(text) else None
    told = _IN_TEXT.search(text) or _IN_WORDS.search(text) or _is_from_to(text)
    return "exact_time" if told else None


def _is_from_to(text: str) -> bool:
    """Whether a text gives a beginning and an end to the minute; bands are given in hours and halves."""
    for found in _FROM_TO.finditer(text):
        start, first, end, last = found.groups()
        whole = ":" not in found.group()
        years = whole and start == end == "20"
        parts = whole and "-" in found.group() and not 0 < int(end + last) - int(start + first) < _LONGEST_STOP
        if not years and not parts and not {first, last} <= _WHOLE_HOURS:
            return True
    return False


def is_birth(text: str) -> bool:
    """Whether a text is a date from before there was body-worn video."""
    bare = _MIDNIGHT.sub(r"\1", text).partition(" (")[0]
    if _OLD_DAY.fullmatch(bare):
        return read_day(f"{bare[:4]}-{bare[4:6]}-{bare[6:]}") is not None
    if not DATE.fullmatch(bare):
        return False
    day, year = read_day(bare), _YEAR.search(bare)
    return day < FIRST_VIDEO if day else bool(year and int(year.group()) < FIRST_VIDEO.year)
