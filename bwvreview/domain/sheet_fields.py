"""What can be filled into a sheet that the central team sends: answers, their codes, and facts about each clip."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from bwvreview.domain.answer_words import asked_questions, cell_writer, choice_words, in_form_order, label_of
from bwvreview.domain.panel import PanelClip, panel_block
from bwvreview.domain.vocabulary import header_key

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from bwvreview.domain.feedback import Feedback
    from bwvreview.domain.forms.survey import Question

Value = str | int | float | date | None
Kind = Literal["text", "number", "date", "choice", "several"]

STATES = {"viewed": "Watched", "not-shown": "Not shown"}
TELLS_STATE = frozenset({"state", "reason", "panel.was-body-worn-video-viewed", "answer.viewed"})
"""With one of these a sheet has a place for clips that were not shown."""


@dataclass(frozen=True)
class SheetField:
    """One thing that a column can be: its name, its words, the headings it is known by, and what stands in a cell.

    `short` gives a word that it says shorter ones for the same: “Green” for “Green: good, or nothing of concern”.
    """

    name: str
    title: str
    read: Callable[[PanelClip], Value]
    kind: Kind = "text"
    more: tuple[str, ...] = ()
    short: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The headings it is known by, as headings are compared."""
        return tuple(dict.fromkeys(key for text in (self.title, *self.more) if (key := sheet_key(text))))


def sheet_key(heading: str) -> str:
    """Give a heading the one form in which headings of a sheet are compared.

    >>> sheet_key("Was a Taser Used?"), sheet_key("RAG rating:")
    ('was a taser used', 'rag rating')
    """
    return header_key(heading).rstrip("?:. ")


def fields_of(feedback: Feedback, headings: Mapping[str, Sequence[str]]) -> tuple[SheetField, ...]:
    """Give every field of a feedback, the likeliest first. `headings` are more headings of a field, by its name."""
    facts = tuple(
        SheetField(name, title, read, kind, tuple(headings.get(name, ()))) for name, title, kind, read in _FACTS
    )
    questions = asked_questions(feedback.form)
    answers = (_answer(question, headings) for question in questions)
    codes = (_code(question) for question in questions if question.choices)
    return (*facts, *answers, *_panel(feedback, headings), *codes)


def _reason(one: PanelClip) -> str | None:
    if not one.clip.is_not_shown:
        return None
    return one.words("not_viewed_reason") or label_of(one.feedback.form, "not_viewed_reason", one.clip.reason) or None


_FACTS: tuple[tuple[str, str, Kind, Callable[[PanelClip], Value]], ...] = (
    ("slot", "Slot", "text", lambda one: one.clip.slot),
    ("number", "Number of the clip", "number", lambda one: one.number),
    ("themes", "Drawn for", "text", lambda one: one.clip.theme_words or None),
    ("state", "Watched or not shown", "choice", lambda one: STATES.get(one.clip.state.value)),
    ("reason", "Why it was not shown", "choice", _reason),
    ("replaced_by", "Replaced by", "text", lambda one: "; ".join(one.clip.replaced_by) or None),
    ("viewed_on", "Date of viewing", "date", lambda one: one.feedback.session.day),
    ("session", "Session", "text", lambda one: str(one.feedback.session)),
    ("group", "Name of the group", "text", lambda one: one.feedback.group_name),
    ("borough", "Borough", "text", lambda one: one.feedback.borough or None),
    ("members", "Members present", "number", lambda one: one.feedback.members_present),
    ("record", "Record", "text", lambda one: one.clip.instance_id),
    ("record_before", "Record before", "text", lambda one: one.clip.deprecated_id or None),
    ("form_version", "Version of the form", "text", lambda one: one.feedback.form.version),
)


def _answer(question: Question, headings: Mapping[str, Sequence[str]]) -> SheetField:
    """The answer in words, under the question, its name on the form, or a heading that is known for it."""
    kinds: dict[str, Kind] = {
        "select_one": "choice",
        "select_multiple": "several",
        "integer": "number",
        "decimal": "number",
        "date": "date",
        "today": "date",
    }
    writer, name = cell_writer(question), f"answer.{question.name}"
    kind = kinds.get(question.type, "text")

    def read(one: PanelClip) -> Value:
        value = writer(one.clip.answers.get(question.name, ""))
        return _day(value) if kind == "date" else value

    own = tuple(headings.get(name, ()))
    others = {sheet_key(text) for of, texts in headings.items() if of != name for text in texts}
    if sheet_key(question.name) not in others:
        own = (question.name, *own)
    words = choice_words(question) if kind == "choice" else {}
    short = {label: (code, _LEAD.split(label)[0]) for code, label in words.items()}
    return SheetField(name, question.label or question.name, read, kind, own, short)


_LEAD = re.compile(r"\s*[:(]|\s[–-]\s")  # what comes before it says the same in short


def _day(value: Value) -> Value:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else value
    except ValueError:
        return value


def _code(question: Question) -> SheetField:
    """The names of the answers, as the form and the data tables know them."""
    several = question.type == "select_multiple"

    def read(one: PanelClip) -> Value:
        raw = one.clip.answers.get(question.name, "")
        return (" ".join(in_form_order(question, raw)) if several else raw) or None

    title = f"{question.label or question.name} (as a code)"
    return SheetField(f"code.{question.name}", title, read, "text", (f"{question.name} code", f"code {question.name}"))


_AS_FACTS = frozenset({"Borough", "Date of Viewing", "Panel Members Present", "Case ID/Reference Number"})


def _panel(feedback: Feedback, headings: Mapping[str, Sequence[str]]) -> list[SheetField]:
    """The fields of the panel sheet, composed from several answers; those that are facts already are left out."""
    if not feedback.observations:
        return []
    names = [name for name, _ in panel_block(feedback, feedback.observations[0], 1)[1:] if name not in _AS_FACTS]
    found = []
    for title in names:
        name = f"panel.{'-'.join(sheet_key(title).split())}"
        found.append(SheetField(name, title, _panel_reader(title), "text", tuple(headings.get(name, ()))))
    return found


def _panel_reader(title: str) -> Callable[[PanelClip], Value]:
    return lambda one: dict(panel_block(one.feedback, one.clip, one.number))[title]


def choices_of(feedback: Feedback, name: str) -> tuple[str, ...]:
    """Give every word that a field of choices can say, in the order of the form; none for other fields."""
    if name == "state":
        return tuple(STATES.values())
    question = "not_viewed_reason" if name == "reason" else name.removeprefix("answer.")
    if not feedback.form.has_question(question) or name.startswith("code."):
        return ()
    return tuple(choice_words(feedback.form.question(question)).values())


def rows_of(feedback: Feedback, *, with_not_shown: bool) -> tuple[PanelClip, ...]:
    """Give the clips that have a row: those watched and, where there is a place for them, those not shown."""
    return tuple(
        PanelClip(feedback, clip, number)
        for number, clip in enumerate(feedback.observations, 1)
        if clip.is_viewed or (with_not_shown and clip.is_not_shown)
    )
