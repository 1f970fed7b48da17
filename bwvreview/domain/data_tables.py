"""A session's records as plain tables for other programs: codes instead of words, and a description of each column."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Literal

from bwvreview.domain.answer_words import asked_questions, in_form_order
from bwvreview.domain.question_parts import parts_of_the_form
from bwvreview.domain.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bwvreview.domain.feedback import Feedback
    from bwvreview.domain.forms.survey import Question
    from bwvreview.domain.highlights import Highlights
    from bwvreview.domain.observations import Observation

Kind = Literal["string", "integer", "number", "date"]


@dataclass(frozen=True, slots=True)
class DataField:
    """One column. `values` are all that may stand there; with `several`, any of them with single spaces between."""

    name: str
    title: str
    description: str = ""
    kind: Kind = "string"
    values: tuple[str, ...] = ()
    several: bool = False
    required: bool = False


@dataclass(frozen=True, slots=True)
class DataTable:
    """One table: its columns, what makes a row unique, and rows of texts as wide as the columns ('' is missing).

    `links` are columns whose values are the `instance_id` of a clip that was viewed.
    """

    name: str
    title: str
    fields: tuple[DataField, ...]
    key: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    links: tuple[str, ...] = ()


_ID = DataField(
    "instance_id", "Record", "The record’s own number. It tells nothing about the {encounter}.", required=True
)
_OLD_ID = DataField("deprecated_id", "Record before", "The record that this one takes the place of.")
_SLOT = DataField("slot", "Slot", "The {clip}’s number in the room. It is not a police number.", required=True)


def _said(field: DataField) -> DataField:
    """Give a field that every table has, in the words of now."""
    return replace(field, description=say(field.description))


def data_tables(feedback: Feedback, highlights: Highlights) -> tuple[DataTable, ...]:
    """Give every table of a session: clips, clips not shown, actions, the draw's sizes, what was left out, choices."""
    return (
        _clips(feedback),
        _not_shown(feedback, highlights),
        _actions(feedback, highlights),
        _design(feedback),
        _left_out(feedback),
        _choices(feedback),
    )


def _themes(feedback: Feedback) -> DataField:
    labels = tuple(dict.fromkeys(theme.label for one in feedback.observations for theme in one.themes))
    return DataField(
        "themes", "Drawn for", say("The themes whose sample the {clip} belongs to."), values=labels, several=True
    )


def _labels(one: Observation) -> str:
    return " ".join(theme.label for theme in one.themes)


def _clips(feedback: Feedback) -> DataTable:
    own = (_said(_ID), _OLD_ID, _said(_SLOT), _themes(feedback))
    questions = asked_questions(feedback.form)
    names = column_names([field.name for field in own], [question.name for question in questions])
    asked_when = {name: relevant for name, (_, relevant) in parts_of_the_form(feedback.form)}
    columns = [[_value(question, one) for one in feedback.viewed] for question in questions]
    fields = tuple(
        _question_field(question, name, asked_when[question.name], column)
        for question, name, column in zip(questions, names, columns, strict=True)
    )
    rows = tuple(
        (one.instance_id, one.deprecated_id, one.slot, _labels(one), *(column[at] for column in columns))
        for at, one in enumerate(feedback.viewed)
    )
    return DataTable("clips", say("{Clips} that were {viewed}"), (*own, *fields), ("instance_id",), rows)


def column_names(taken: Iterable[str], wanted: Iterable[str]) -> list[str]:
    """Give each question a column name that no other column has, whatever the case of its letters.

    >>> column_names(["slot"], ["rag", "Slot"])
    ['rag', 'Slot_']
    """
    used = {name.casefold() for name in taken}
    given = []
    for name in wanted:
        own = name
        while own.casefold() in used:
            own += "_"
        used.add(own.casefold())
        given.append(own)
    return given


def _value(question: Question, one: Observation) -> str:
    raw = one.answers.get(question.name, "")
    return " ".join(in_form_order(question, raw)) if question.type == "select_multiple" else raw


_WHOLE = re.compile(r"[+-]?[0-9]{1,18}")
_NUMBER = re.compile(r"[+-]?[0-9]{1,18}(\.[0-9]{1,18})?")
_KINDS: dict[str, Kind] = {"integer": "integer", "decimal": "number", "date": "date", "today": "date"}


def _question_field(question: Question, name: str, relevant: str, column: Sequence[str]) -> DataField:
    """Describe a question's column. A kind that one of its answers does not fit would make the whole table wrong."""
    given = [value for value in column if value]
    kind = _KINDS.get(question.type, "string")
    if not all(_fits(kind, value) for value in given):
        kind = "string"
    several = question.type == "select_multiple"
    choices = tuple(dict.fromkeys(choice.name for choice in question.choices))
    parts = {part for value in given for part in (value.split(" ") if several else [value])}
    said = [
        question.hint,
        "Several answers, with single spaces between." if several else "",
        f"Asked when {relevant}" if relevant else "",
    ]
    return DataField(
        name,
        question.label or question.name,
        "\n".join(part for part in said if part),
        kind,
        choices if parts <= set(choices) else (),
        several,
    )


def _fits(kind: Kind, value: str) -> bool:
    if kind == "integer":
        return bool(_WHOLE.fullmatch(value))
    if kind == "number":
        return bool(_NUMBER.fullmatch(value))
    if kind == "date":
        try:
            return date.fromisoformat(value).isoformat() == value
        except ValueError:
            return False
    return True


def _not_shown(feedback: Feedback, highlights: Highlights) -> DataTable:
    fields = (
        _said(_ID),
        _OLD_ID,
        _said(_SLOT),
        _themes(feedback),
        DataField("reason", "Why it was not shown", "A choice of the form, or the reason that was recorded."),
        DataField("replaced_by", "Replaced by", "The slots of the reserves that took its place."),
    )
    rows = tuple(
        (
            one.instance_id,
            one.deprecated_id,
            one.slot,
            _labels(one),
            one.answers.get(highlights.reason, "") or one.reason,
            " ".join(one.replaced_by),
        )
        for one in feedback.not_shown
    )
    return DataTable("not-shown", say("{Clips} that could not be shown"), fields, ("instance_id",), rows)


def _actions(feedback: Feedback, highlights: Highlights) -> DataTable:
    fields = (
        _said(_ID),
        _said(_SLOT),
        DataField("action", "What the panel asked for", "A choice of the form.", required=True),
        DataField("urgency", "How soon", "A choice of the form."),
    )
    form, rows = feedback.form, []
    order = [c.name for c in form.question(highlights.actions).choices] if form.has_question(highlights.actions) else []
    for one in feedback.viewed:
        wanted = one.chosen(highlights.actions) - highlights.no_action
        soon = one.answers.get(highlights.urgency, "")
        rows += [(one.instance_id, one.slot, name, soon) for name in order if name in wanted]
    return DataTable(
        "actions", "What the panel asked for", fields, ("instance_id", "action"), tuple(rows), ("instance_id",)
    )


def _design(feedback: Feedback) -> DataTable:
    fields = (
        DataField("label", "Name in the plan", required=True),
        DataField("title", "Theme", required=True),
        DataField(
            "members", "On the list", say("{Encounters} of the list that belong to it."), "integer", required=True
        ),
        DataField("sample", "Sample", say("{Clips} that were drawn for it."), "integer", required=True),
        DataField("viewed", say("{Viewed}"), say("{Clips} drawn for it that were {viewed}."), "integer", required=True),
        DataField(
            "unavailable", "Could not be shown", say("{Clips} of it that could not be shown."), "integer", required=True
        ),
    )
    rows = tuple(
        (one.label, one.title, str(one.members), str(one.sample), str(one.viewed), str(one.unavailable))
        for one in feedback.design
    )
    return DataTable("design", "The sizes of the draw", fields, ("label",), rows)


def _left_out(feedback: Feedback) -> DataTable:
    fields = (
        DataField("reason", "Why it was left out", required=True),
        DataField("encounters", say("{Encounters}"), "", "integer", required=True),
    )
    rows = tuple((reason, str(count)) for reason, count in feedback.excluded)
    return DataTable("left-out", "What was left out before the draw", fields, ("reason",), rows)


def _choices(feedback: Feedback) -> DataTable:
    fields = (
        DataField("question", "Question", "The question’s name on the form.", required=True),
        DataField("name", "Answer’s name", say("What stands in the table of {clips}."), required=True),
        DataField("label", "Answer in words"),
    )
    rows = dict.fromkeys(
        (question.name, choice.name, choice.label)
        for question in asked_questions(feedback.form)
        for choice in question.choices
    )
    return DataTable("choices", "The answers of the form", fields, ("question", "name"), tuple(rows))
