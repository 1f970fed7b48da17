"""The panel sheet that Met groups used in 2025: 21 fields a clip, composed from the answers on the review form.

The names and their order are fixed (recording rules, section 4.2). “Clip n” becomes the clip's number in the
session, with its slot beside it; the reference is the slot, never the police's own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bwvreview.domain.answer_words import label_of
from bwvreview.domain.plain_words import day_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from bwvreview.domain.feedback import Feedback
    from bwvreview.domain.observations import Observation

NOT_RECORDED = "Not recorded"
PRIVATE = "Not recorded (privacy)"
NOT_APPLICABLE = "Does not apply"


@dataclass(frozen=True, slots=True)
class PanelClip:
    """A clip, its number in the session, and the feedback it is part of."""

    feedback: Feedback
    clip: Observation
    number: int

    def words(self, name: str) -> str:
        """Say the answer to a question in the words of the form; empty when there is none."""
        raw = self.clip.answers.get(name, "")
        return label_of(self.feedback.form, name, raw) if raw else ""

    def chosen(self, name: str) -> frozenset[str]:
        """Give the choices ticked for a question."""
        return self.clip.chosen(name)


def panel_block(feedback: Feedback, clip: Observation, number: int) -> tuple[tuple[str, str | int], ...]:
    """Give the 21 fields of one clip with their details, in the order of the sheet."""
    one = PanelClip(feedback, clip, number)
    about = tuple((name, about_it(one)) for name, about_it in _ABOUT)
    seen = tuple((name, _seen(one, detail)) for name, detail in _SEEN)
    return ((f"Clip {number}", clip.slot), *about, ("Was Body-Worn Video Viewed?", _viewed(one)), *seen)


def _seen(one: PanelClip, detail: Callable[[PanelClip], str]) -> str:
    """Only a clip that was viewed has anything to say here."""
    if one.clip.is_viewed:
        return detail(one)
    return "Not shown" if one.clip.is_not_shown else "Still to come"


def _if_viewed(detail: Callable[[PanelClip], str]) -> Callable[[PanelClip], str]:
    return lambda one: _seen(one, detail)


def _category(one: PanelClip) -> str:
    kind = one.words("search_type")
    category = f"Stop and search: {kind[0].lower()}{kind[1:]}" if kind else "Stop and search"
    return f"{category}. Drawn for: {one.clip.theme_words}" if one.clip.themes else category


def _ethnicity(one: PanelClip) -> str:
    if one.chosen("search_type") == {"vehicle"}:
        return NOT_APPLICABLE
    return one.words("ethnicity_seen") or NOT_RECORDED


def _viewed(one: PanelClip) -> str:
    if one.clip.is_not_shown:
        reason = one.words("not_viewed_reason") or label_of(one.feedback.form, "not_viewed_reason", one.clip.reason)
        return f"No - {reason or 'no reason was recorded'}"
    if not one.clip.is_viewed:
        return "Not yet"
    return "Yes - part of it" if one.chosen("viewed") == {"part"} else "Yes"


# What the letters stand for, in the words the sheet has room for, in the order they are read out.
_TOLD = {
    "G": "grounds",
    "O": "object",
    "I": "name and number",
    "S": "station",
    "E": "entitlement to a copy",
    "L": "law",
    "Y": "detained for a search",
}


def _gowisely(one: PanelClip) -> str:
    told = one.chosen("gowisely")
    if not told:
        return NOT_RECORDED
    missing = [words for letter, words in _TOLD.items() if letter not in told]
    # An officer in uniform need not show a warrant card, and the form does not ask about uniform.
    card = "" if "W" in told else "warrant card not shown (needed only out of uniform)"
    if len(missing) == len(_TOLD):
        return "No"
    if not missing:
        return _with_more("Yes", [card])
    return _with_more("Partial", [f"not told: {', '.join(missing)}", card])


def _handcuffs(one: PanelClip) -> str:
    if not one.chosen("force_seen"):
        return NOT_RECORDED
    if "cuffs" not in one.chosen("force_seen"):
        return "No"
    return _with_more(
        "Yes",
        [
            one.words("cuff_position"),
            one.words("cuff_compliance"),
            _said("reason given", one.words("cuff_reason")),
            _said("needed", one.words("cuff_justified")),
        ],
    )


def _taser(one: PanelClip) -> str:
    force = one.chosen("force_seen")
    if not force:
        return NOT_RECORDED
    if "taser_used" in force:
        return "Yes - fired or drive-stun"
    return "No - drawn, aimed or red-dotted, not fired" if "taser_drawn" in force else "No"


def _strip_search(one: PanelClip) -> str:
    depth = one.chosen("search_depth")
    if "intimate" in depth:
        return "Yes - intimate body parts exposed"
    if "more" in depth:
        return "No - more than outer coat, jacket or gloves, out of public view"
    if "none" in depth:
        return "No"
    return NOT_APPLICABLE if one.chosen("search_type") == {"vehicle"} else NOT_RECORDED


def _chosen_words(name: str, words: dict[str, str]) -> Callable[[PanelClip], str]:
    """Say one answer in the sheet's words; an answer that has none there is said in the form's."""

    def detail(one: PanelClip) -> str:
        return words.get(one.clip.answers.get(name, ""), one.words(name)) or NOT_RECORDED

    return detail


def _vulnerability(one: PanelClip) -> str:
    if one.chosen("search_type") == {"vehicle"}:
        return NOT_APPLICABLE
    checked = _said("officers checked the person understood", one.words("understood"))
    return _with_more(one.words("vulnerability"), [checked]) if one.words("vulnerability") else NOT_RECORDED


_COMMUNICATION = (
    ("Had their say", "pj_voice"),
    ("Clear and without bias", "pj_explain"),
    ("Respect and dignity", "pj_respect"),
    ("Showed they cared and why the search matters", "pj_motive"),
)


def _communication(one: PanelClip) -> str:
    parts = [_said(words, one.words(name)) for words, name in _COMMUNICATION]
    return _lines(parts) or (NOT_APPLICABLE if one.chosen("search_type") == {"vehicle"} else NOT_RECORDED)


def _behaviour(one: PanelClip) -> str:
    parts = [_said("Done well", one.words("good_practice")), _said("Could be better", one.words("learning"))]
    return _lines(parts) or NOT_RECORDED


def _assessment(one: PanelClip) -> str:
    parts = [
        _said("Main reason", one.words("rag_why")),
        _said("What should happen next", one.words("actions")),
        _said("How soon", one.words("urgency")),
    ]
    return _lines(parts) or NOT_RECORDED


def _with_more(first: str, more: Iterable[str]) -> str:
    rest = "; ".join(part for part in more if part)
    return f"{first} - {rest}" if rest else first


def _said(words: str, answer: str) -> str:
    return f"{words}: {answer}" if answer else ""


def _lines(parts: Iterable[str]) -> str:
    return "\n".join(part for part in parts if part)


_ABOUT: tuple[tuple[str, Callable[[PanelClip], str | int]], ...] = (
    ("Borough", lambda one: one.feedback.borough or NOT_RECORDED),
    ("Date of Viewing", lambda one: day_words(one.feedback.session.day)),
    (
        "Panel Members Present",
        lambda one: NOT_RECORDED if one.feedback.members_present is None else one.feedback.members_present,
    ),
    ("Case ID/Reference Number", lambda one: one.clip.slot),
    ("Category of Material", _category),
    ("Location of Incident", lambda one: one.words("location") or PRIVATE),
    ("Perceived Ethnicity", _if_viewed(_ethnicity)),
    ("Incident Description", _if_viewed(lambda one: one.words("summary") or NOT_RECORDED)),
)

_SEEN: tuple[tuple[str, Callable[[PanelClip], str]], ...] = (
    ("GOWISELY Compliance", _gowisely),
    ("Use of Handcuffs", _handcuffs),
    ("Was a Taser Used?", _taser),
    ("Was the Individual Strip-Searched?", _strip_search),
    ("Object Found?", _chosen_words("found", {"yes_link": "Yes", "yes_other": "Yes", "no": "No"})),
    (
        "Did Object Match Suspicion?",
        _chosen_words("found", {"yes_link": "Yes", "yes_other": "No - something else", "no": NOT_APPLICABLE}),
    ),
    ("Vulnerabilities Observed?", _vulnerability),
    ("Officer Communication", _communication),
    ("Panel Feedback on Officer Behaviour", _behaviour),
    ("Overall Panel Scrutiny Assessment (RAG)", lambda one: one.words("rag") or NOT_RECORDED),
    ("Panel Assessment", _assessment),
)
