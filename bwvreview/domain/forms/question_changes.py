"""What differs between two versions of one question, in plain words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bwvreview.domain.forms.survey import Question

What = Literal["reworded", "type", "choices", "rule", "look"]

_TYPES = {
    "text": "a text",
    "integer": "a whole number",
    "decimal": "a number",
    "date": "a date",
    "select_one": "one choice",
    "select_multiple": "several choices",
    "note": "a note to read",
    "calculate": "worked out by the form",
    "acknowledge": "a box to tick",
}
_MOST_NAMED = 6


@dataclass(frozen=True, slots=True)
class QuestionChange:
    """One difference: its sort, the sentence, what stood and what stands, and whether answers still compare."""

    what: What
    words: str
    was: str = ""
    now: str = ""
    parts_ways: bool = False


def changes_of(old: Question, new: Question) -> Iterator[QuestionChange]:
    """Give everything that differs between two versions of a question."""
    title = f"“{new.label or new.name}”"
    if old.label != new.label:
        yield QuestionChange("reworded", f"{title} was worded otherwise.", old.label, new.label)
    if old.hint != new.hint:
        said = "has a new hint" if new.hint and not old.hint else "has another hint" if new.hint else "lost its hint"
        yield QuestionChange("reworded", f"{title} {said}.", old.hint, new.hint)
    yield from _type(old, new, title)
    if old.type == new.type or not {old.type, new.type}.isdisjoint({"select_one", "select_multiple"}):
        yield from _choices(old, new, title)
    yield from _rules(old, new, title)
    yield from _messages(old, new, title)
    if old.appearance != new.appearance:
        yield QuestionChange("look", f"{title} looks different.", old.appearance, new.appearance)
    if old.read_only != new.read_only:
        yield QuestionChange("look", f"{title} {'can no longer' if new.read_only else 'can now'} be changed by hand.")


def _type(old: Question, new: Question, title: str) -> Iterator[QuestionChange]:
    if old.type != new.type:
        was, now = _TYPES.get(old.type, old.type), _TYPES.get(new.type, new.type)
        yield QuestionChange("type", f"The answer to {title} is now {now}, and was {was}.", was, now, parts_ways=True)


def _choices(old: Question, new: Question, title: str) -> Iterator[QuestionChange]:
    before = {choice.name: choice for choice in old.choices}
    after = {choice.name: choice for choice in new.choices}
    if not before or not after:
        return
    if added := [choice.label for name, choice in after.items() if name not in before]:
        yield QuestionChange("choices", f"{title} also offers {_listed(added)}.", now=", ".join(added))
    if gone := [choice.label for name, choice in before.items() if name not in after]:
        words = f"{title} no longer offers {_listed(gone)}."
        yield QuestionChange("choices", words, was=", ".join(gone), parts_ways=True)
    both = [name for name in after if name in before]
    for name in both:
        was, now = before[name].label, after[name].label
        if was != now:
            yield QuestionChange("choices", f"In {title} the choice “{was}” now reads “{now}”.", was, now)
    if both != [name for name in before if name in after]:
        yield QuestionChange("choices", f"The choices of {title} come in another order.")
    if any(before[name].columns != after[name].columns for name in both):
        yield QuestionChange("choices", f"What the sheet says beside the choices of {title} is another.")


def _rules(old: Question, new: Question, title: str) -> Iterator[QuestionChange]:
    if old.required != new.required:
        yield QuestionChange("rule", f"{title} {_needed(new.required)}.", old.required, new.required)
    for was, now, words in (
        (old.relevant, new.relevant, _asked(old.relevant, new.relevant)),
        (old.constraint, new.constraint, "takes other answers than before"),
        (old.choice_filter, new.choice_filter, "offers its choices in other cases"),
        (old.calculation, new.calculation, "is worked out in another way"),
        (old.default, new.default, "begins with another answer"),
    ):
        if was != now:
            yield QuestionChange("rule", f"{title} {words}.", was, now)


def _needed(now: str) -> str:
    if now == "yes":
        return "must now be answered"
    if not now:
        return "may now be left out"
    return "must be answered in other cases"


def _asked(was: str, now: str) -> str:
    if not now:
        return "is now always asked"
    return "is asked in other cases" if was else "is no longer always asked"


def _messages(old: Question, new: Question, title: str) -> Iterator[QuestionChange]:
    before = (old.required_message, old.constraint_message)
    after = (new.required_message, new.constraint_message)
    if before != after:
        words = f"What {title} says about a missing or wrong answer is worded otherwise."
        yield QuestionChange("reworded", words, " / ".join(filter(None, before)), " / ".join(filter(None, after)))


def _listed(labels: list[str]) -> str:
    """Name a few choices in a sentence.

    >>> _listed(["Yes", "No"])
    '“Yes” and “No”'
    """
    shown = [f"“{label}”" for label in labels[:_MOST_NAMED]]
    if len(labels) > _MOST_NAMED:
        return f"{', '.join(shown)} and {len(labels) - _MOST_NAMED} more"
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"
