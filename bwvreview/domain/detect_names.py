"""Finding names of people: by their shape, by what is said around them, by being no plain English word.

What an unlabelled single word is, nobody can tell; the allow-list keeps it out (domain, section 4.5).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bwvreview.domain.detect_english import is_common, is_english, is_slip
from bwvreview.domain.detect_words import (
    ALSO_GIVEN,
    ALSO_SURNAMES,
    DEEDS,
    INSTITUTIONS,
    LARGE_PLACES,
    PARTICLES,
    TITLES,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

_RANK = (
    r"[ATD]/(?:PS|DS|DC|DI|Insp|Sgt|DCI|Supt|Con)|PC|DC|PS|DS|DI|DCI|DSU|DCS|TDC|WPC|WDC|SPC|SPS|MSC|PCSO|MPSO|SC|"
    r"P\.C|D\.C|P\.S|D\.S|Sgt|Sergeant|Insp|Inspector|Supt|Superintendent|Det|Con|Ch|Chief|Constable|Detective|Officer|"
    r"Commander|Special|Police|Acting|Temp|Ofc|Offr|OIC|SIO"
)
_RANKS = rf"(?:(?:{_RANK})s?\.? )*(?:{_RANK})s?"
_LOOSE = frozenset({"police", "special", "acting", "temp", "det", "con", "ch", "chief", "officer", "officers"})
"""Words of a rank that stand before other things too."""

_UP = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶŁŃŅŇŐŘŚŞŠŢŤŪŮŰŲŹŻŽƠƯ"
_LOW = "a-zß-öø-ÿāăąćčďđēėęěğģīįıķłńņňőřśşšţťūůűųźżžơưạ-ỹ"
_NAME = rf"[{_UP}](?:[{_LOW}]+|['’][{_UP}][{_LOW}]+)(?:-[{_UP}][{_LOW}]+)?"
_ANY = r"(?:[^\W\d_]{3,}(?:['’-][^\W\d_]+)*|[od]['’][^\W\d_]{3,})"
_RELATIVES = (
    "mother|father|mum|mam|dad|mom|brother|sister|son|daughter|uncle|aunt|auntie|cousin|friends?|girlfriend|boyfriend|"
    "partner|wife|husband|neighbour|teacher|nephew|niece|grandmother|nan|solicitor|social worker|mate|pastor|guardian"
)
_RANK_NAME = re.compile(
    rf"\b(?P<rank>{_RANKS})[.:]? (?!Defined|Searching|Safety|Training)(?:[A-Z]\.? ?){{0,2}}"
    rf"(?P<name>{_NAME}(?: {_NAME})?)"
)
_RANK_CAPITALS = re.compile(
    r"\b(?:PC|DC|PS|DS|DI|DCI|SGT|INSP|PCSO)\.? (?:[A-Z]\.? )?(?P<name>[A-Z]{3,}(?:['’-][A-Z]+)?)\b"
)
_RANK_COLOUR = re.compile(
    r"\b(?:[TD]/)?(?:W?PC|DC|PS|DS|DI|DCI|Sgt|Sergeant|Insp|Inspector|PCSO|Constable)\.? "
    r"(?:White|Black|Green|Young|West|North|Short|Long|Small|Best|Day|May|Hood)"
    rf"(?=$|[.,;]| (?:{'|'.join(sorted(DEEDS))}|\w{{3,}}ed)\b)"
)  # the job’s own words that are surnames too, where a deed follows
_OFFICERS = "pcs?|dcs?|ps|ds|sgt|sergeant|insp|inspector|supt|constables?|pcso|officers?|oic"
_CALLED = (
    "names?|named|called(?: himself| herself| him| her)?|known (?:\\w+ ){0,3}as|aka|a\\.k\\.a\\.|nicknamed|goes by|"
    "calls (?:him|her)(?:self)?|nickname|alias|street name|identified as"
)
_DONE_TO = (
    "asked|told|warned|spoke (?:to|with)|spoken to|shout(?:ed|ing)? (?:at|for|to)|look(?:ed|ing) for|rang|phoned|"
    "(?:call|arrest|cuff|handcuff|search|detain|restrain|recognis)(?:ed|ing)(?: for| to)?:?|accompanied by|thanked|"
    "belong(?:s|ed|ing) to|lives with|waiting for|(?:came|walked|stood|left|along|spoke|was|were|is|out|stopped) with"
)
_DONE_BY = "reported|submitted|raised|signed|filmed|recorded|witnessed|completed|sent|made|posted|noted|given"
_OWNED = "phone|bag|house|home|car|bike|pocket|jacket|face|hand|wrist|name"
_BEFORE = "and|but|when|while|because|that|if|where|for"
_TWO = rf"(?P<name>{_ANY})(?:(?:,? |,| and | & )(?P<other>{_ANY}))?"
_SLOTS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?P<officer>{_OFFICERS})[.:]? {_TWO}",
        rf"\b(?:{_CALLED})(?:'s| is| was| as| given| of| the name)*:? [“\"']?{_TWO}",
        rf"\b(?:{_RELATIVES}),? \(?(?P<name>{_ANY})",
        rf"\b(?:channel|account|handle|username|profile|tag)(?: is| called| named|:)? (?P<name>{_ANY})",
        rf"\b(?:{_DONE_TO}) (?P<name>{_ANY})",
        rf"\b(?:{_DONE_BY}) by (?P<name>{_ANY})",
        rf"(?:^|[.!?;,:] |\b(?:{_BEFORE}) )(?P<name>{_ANY}) (?:{'|'.join(sorted(DEEDS))}|\w{{3,}}ed)\b",
        rf"(?P<name>{_ANY}),? [(\[](?:his |her |the )?(?:{_RELATIVES})[)\]]",
        rf"\b(?P<name>{_ANY}), (?:an?|his|her|their|my|the) (?:{_RELATIVES})\b",
        rf"\b(?P<name>{_ANY}['’]s) (?:{_RELATIVES}|{_OWNED})\b",
    )
)
"""Where a name stands in what is written of a search. The word there is a name when it is no plain English word."""

_OTHER_SCRIPT = re.compile(r"[^\W\d_\u0000-\u024f\u1e00-\u1eff]{2,}")
_SURNAME_FIRST = re.compile(r"\b[A-Z][A-Z'’-]{2,}, ?[A-Z][a-z]+(?: [A-Z][a-z]+)*")
_SURNAME_INITIALS = re.compile(r"[A-Z][\w'’-]+, ?[A-Z]\.(?: ?[A-Z]\.)*")
_PEOPLE = "lad|boy|girl|man|woman|male|female|youth|teenager|child|kid|driver|passenger|rider|subject|suspect|officer"
_INITIAL_SURNAME = re.compile(rf"(?<![\w.])(?:[A-Z]\. ?){{1,3}}(?P<name>{_NAME})")
_RELATIVE_NAMED = re.compile(rf"\b(?i:{_RELATIVES}|{_PEOPLE}) \((?P<name>{_NAME})\)")
_TITLE_NAME = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Master|Cllr|Imam|Rev|Pastor|Sir|Prof|Judge|Sheikh)\.? (?:[A-Z]\.? ?){0,2}"
    rf"(?P<name>{_NAME})"
)
_PAIR = re.compile(rf"{_NAME}(?:[ ](?:[A-Z]\.? )?(?:(?:bin|binti|ibn|al|el|de|da|van|von|der|ul)[ -])?{_NAME})+")
_BRACKETED = re.compile(r"\s*[(\[][^()\[\]]{0,40}[)\]]$")
_INITIALS = re.compile(r"(?:[A-Z]\.){1,3}|[A-Z]{1,2}")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_VOWEL = re.compile(r"[AEIOUYÀ-Ý]")
_TOKEN = re.compile(r"\S+")
_EDGES = "“”‘’\"'()[]{}.,;:!?…"
_ENDS = tuple('.!?:;…“"([/–—')
_LONGEST_NAME, _SMALL_NAME, _FEWEST_SMALL, _SHORTEST_PROSE, _ACRONYM = 6, 4, 3, 4, 3


def names_person(text: str) -> str | None:
    """Give `officer_name` or `person_name` when a text seems to name someone."""
    if _names_officer(text):
        return "officer_name"
    if _OTHER_SCRIPT.search(text) or any(_is_unusual_in(found.group()) for found in _SURNAME_FIRST.finditer(text)):
        return "person_name"
    if is_whole_name(_BRACKETED.sub("", text)) or _SURNAME_INITIALS.fullmatch(text) or _is_small_name(text):
        return "person_name"
    if any(
        not is_common(found.group("name")) for named in (_TITLE_NAME, _RELATIVE_NAMED) for found in named.finditer(text)
    ):
        return "person_name"
    if any(_is_pair(found.group()) for found in _PAIR.finditer(text)):
        return "person_name"
    return _named_in_prose(text)


def like_name(text: str) -> bool:
    """Under a heading for people: any word with a capital that is not one of the job’s own words."""
    if _OTHER_SCRIPT.search(text) or _SURNAME_FIRST.search(text):
        return True
    words = [word for word in _WORD.findall(text) if len(word) > 1]
    if len(words) > 1 and all(word.islower() for word in words[1:]) and all(map(is_english, words)):
        return False  # “Unable to obtain”: a sentence begins with a capital too
    return any(word[0].isupper() and not is_common(word) for word in words) and len(words) <= 12


def is_whole_name(text: str) -> bool:
    """Whether a text is a name and nothing else: at least two parts, one of them no plain English word."""
    tokens = text.replace(",", " ").split()
    if not 2 <= len(tokens) <= _LONGEST_NAME:
        return False
    names: list[str] = []
    marks = 0
    for token in tokens:
        if token.casefold().rstrip(".") in PARTICLES:
            marks += len(tokens) > 2 and token[0].isupper()  # “Le” and “Van” may be names of their own
            continue
        if _INITIALS.fullmatch(token) or token.casefold().rstrip(".") in TITLES:
            marks += 1
        elif _is_name_part(token):
            names.append(token)
        else:
            return False
    if not names or len(names) + marks < 2:
        return False
    return _are_of_a_name(names)


def _is_name_part(token: str) -> bool:
    parts = re.split(r"['’-]", token.rstrip(".").strip("\"“”‘’'"))
    if not all(part.isalpha() for part in parts):
        return False
    return all(part[0].isupper() and (part[1:].islower() or part.isupper() or len(part) == 1) for part in parts) and (
        len(token) > 1
    )


def _are_of_a_name(names: list[str]) -> bool:
    """Whether words that stand together with capitals are parts of a name."""
    own = [name for name in names if is_common(name)]
    unusual = [name for name in names if _is_unusual(name) and not _is_acronym(name)]
    if own:
        return bool(unusual) and names[0] in unusual and all(name.casefold() in ALSO_SURNAMES for name in own)
    return bool(unusual) or (len(names) == 2 and names[0].casefold() in ALSO_GIVEN)


def _is_small_name(text: str) -> bool:
    """Whether a text is three or four words in small letters, none English nor a slip: a name typed in haste.

    Two such words are more often a thing that is not in the list of English words.
    """
    words = text.split()
    if not _FEWEST_SMALL <= len(words) <= _SMALL_NAME or not all(word.isalpha() and word.islower() for word in words):
        return False
    names = [word for word in words if word not in PARTICLES]
    told = all(len(name) >= _ACRONYM and _VOWEL.search(name.upper()) and _is_unusual(name) for name in names)
    return told and len(names) > 1


def _is_acronym(word: str) -> bool:
    return word.isupper() and (len(word) <= _ACRONYM or not _VOWEL.search(word))


def _is_pair(text: str) -> bool:
    return _are_of_a_name([word for word in _WORD.findall(text) if len(word) > 1 and word[0].isupper()])


def _names_officer(text: str) -> bool:
    if _RANK_COLOUR.search(text) or any(not is_common(found.group("name")) for found in _RANK_CAPITALS.finditer(text)):
        return True
    for found in _RANK_NAME.finditer(text):
        words = _WORD.findall(found.group("name"))
        loosely = found.group("rank").casefold().rstrip(".").split()[-1] in _LOOSE
        if any(_is_unusual(word) if loosely else not is_common(word) for word in words):
            return True
    return False


def _named_in_prose(text: str) -> str | None:
    if any(_is_unusual(found.group("name")) for found in _INITIAL_SURNAME.finditer(text)):
        return "person_name"
    for slot in _SLOTS:
        for found in slot.finditer(text):
            for word in found.group("name"), found.groupdict().get("other"):
                if word and not word.isupper() and _is_unusual(word):
                    return "officer_name" if found.groupdict().get("officer") else "person_name"
    return "person_name" if any(map(_is_unusual, _capitals_within(text))) else None


def _capitals_within(text: str) -> Iterator[str]:
    """The words with a capital inside the sentences of a text, where plain words have none."""
    tokens = [found.group() for found in _TOKEN.finditer(text)]
    plain = sum(1 for token in tokens if token[:1].islower())
    if len(tokens) < _SHORTEST_PROSE or plain * 2 < len(tokens):
        return
    for at, token in enumerate(tokens[1:], start=1):
        word = token.strip(_EDGES)
        before, after = tokens[at - 1], tokens[at + 1] if at + 1 < len(tokens) else ""
        if before.endswith(_ENDS) or token[0] in _EDGES or before.casefold() in INSTITUTIONS:
            continue
        if after.strip(_EDGES).casefold() in INSTITUTIONS or not _is_name_part(word) or word.isupper():
            continue
        yield word


def _is_unusual(word: str) -> bool:
    """Whether a word is neither plain English, nor a place as large as a ward, nor a slip in writing one."""
    bare = re.sub(r"['’]s?$", "", word)
    key = bare.casefold()
    if key in LARGE_PLACES or key in TITLES:
        return False
    if all(is_english(part) for part in re.split(r"['’-]", key)):
        return False
    return not (bare.islower() and is_slip(key))


def _is_unusual_in(text: str) -> bool:
    return any(_is_unusual(word) for word in _WORD.findall(text))
