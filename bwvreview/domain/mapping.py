"""What people answered about one force's lists: which column is what, which word means which.

A mapping profile holds headings and words that may be shown; it never holds a value that was refused.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from bwvreview.domain.detect import flags
from bwvreview.domain.errors import ListProblem
from bwvreview.domain.likeness import may_be_shown
from bwvreview.domain.vocabulary import Field, Vocabulary, header_key, value_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bwvreview.domain.inspection import Question

LEAVE_OUT = "leave out"
"""The answer that leaves a column, or the rows with a word, out."""

LEAVE_COLUMN = "leave the column out"
"""The answer on words that nobody is shown: their whole column is left out, and no row is lost."""

REST = "*"
"""In place of a word: every word of the column that is not known and not shown."""

NOT_KNOWN_REASON = "value-not-known"
"""Under this reason rows are counted that were left out for a word in them."""

FORMAT = "BWV Review mapping 1"
_MOST_ENTRIES = 1_000
_LONGEST_HEADING = 80
_MEND = "Write the file again with “mapping export”, or mend it."


class MappingProblem(ListProblem):
    """A file of answers cannot be used."""


@dataclass(frozen=True)
class MappingProfile:
    """Answers on columns (`header_key` → name of a field) and on words (field → `value_key` → word of the field).

    LEAVE_OUT stands for the column, or the rows, being left out.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.columns or self.values)

    def merged(self, newer: MappingProfile) -> MappingProfile:
        """Give both; where they differ the newer answer counts."""
        names = sorted({*self.values, *newer.values})
        values = {name: {**self.values.get(name, {}), **newer.values.get(name, {})} for name in names}
        return MappingProfile({**self.columns, **newer.columns}, values)

    def without_columns(self, headers: Iterable[str]) -> MappingProfile:
        """Give the same answers with some more columns left out."""
        return self.merged(MappingProfile({header_key(header): LEAVE_OUT for header in headers}))

    def applied_to(self, vocabulary: Vocabulary) -> Vocabulary:
        """Give the vocabulary as these answers make it."""
        answered = {key: "" if name == LEAVE_OUT else name for key, name in self.columns.items()}
        fields = tuple(_answered(item, self.values.get(item.name, {})) for item in vocabulary.fields)
        return replace(vocabulary, fields=fields, answered={**vocabulary.answered, **answered})

    def as_dict(self) -> dict[str, object]:
        """Give the profile as it is written to a file, sorted."""
        values = {name: dict(sorted(words.items())) for name, words in sorted(self.values.items()) if words}
        return {"format": FORMAT, "columns": dict(sorted(self.columns.items())), "values": values}


def _answered(item: Field, words: Mapping[str, str]) -> Field:
    if not words:
        return item
    meant = {word: value for word, value in words.items() if value != LEAVE_OUT}
    left_out = frozenset(word for word, value in words.items() if value == LEAVE_OUT and word != REST)
    return replace(
        item,
        synonyms={**item.synonyms, **meant},
        left_out=item.left_out | left_out,
        rest_left_out=item.rest_left_out or words.get(REST) == LEAVE_OUT,
    )


def answers_to(questions: Iterable[Question], answers: Mapping[str, str]) -> MappingProfile:
    """Turn answers (by the question's `id`) into a profile. Raises MappingProblem for an answer nobody offered."""
    columns: dict[str, str] = {}
    values: dict[str, dict[str, str]] = {}
    asked = {question.id: question for question in questions}
    for name, answer in answers.items():
        question = asked.get(name)
        if question is None or answer not in {option.answer for option in question.options}:
            raise MappingProblem("An answer does not belong to its question.", advice="Choose one of the answers.")
        kind, _, rest = name.partition(":")
        if kind == "column":
            columns[rest] = answer
        elif answer == LEAVE_COLUMN:
            columns[header_key(question.column)] = LEAVE_OUT
        else:
            values.setdefault(question.field, {})[rest.partition(":")[2]] = answer
    return MappingProfile(columns, values)


def read_profile(content: object, vocabulary: Vocabulary) -> MappingProfile:
    """Give the profile of a file's content. Raises MappingProblem when anything in it is not as it must be."""
    if not isinstance(content, Mapping) or content.get("format") != FORMAT:
        raise MappingProblem("This is not a file of answers of this program.", advice=_MEND)
    if extra := set(content) - {"format", "columns", "values"}:
        raise MappingProblem(f"There are {len(extra)} parts in the file that do not belong there.", advice=_MEND)
    columns, values = content.get("columns", {}), content.get("values", {})
    if not isinstance(columns, Mapping) or not isinstance(values, Mapping):
        raise MappingProblem("“columns” and “values” must be tables.", advice=_MEND)
    if len(columns) + sum(len(words) for words in values.values() if isinstance(words, Mapping)) > _MOST_ENTRIES:
        raise MappingProblem(f"There are more than {_MOST_ENTRIES:,} answers in the file.", advice=_MEND)
    names = {item.name for item in vocabulary.fields}
    found: dict[str, str] = {}
    for number, (heading, name) in enumerate(columns.items(), start=1):
        if not isinstance(name, str) or name not in {*names, LEAVE_OUT} or not _is_heading(heading, vocabulary):
            raise MappingProblem(f"Answer {number} on columns cannot be used.", advice=_MEND)
        found[header_key(heading)] = name
    return MappingProfile(found, {name: _words(name, words, vocabulary) for name, words in values.items()})


def _words(name: object, words: object, vocabulary: Vocabulary) -> dict[str, str]:
    if not isinstance(name, str) or name not in vocabulary or not isinstance(words, Mapping):
        raise MappingProblem("“values” holds a column that this program does not know.", advice=_MEND)
    item, found = vocabulary[name], {}
    for number, (word, meaning) in enumerate(words.items(), start=1):
        shown = word == REST or (isinstance(word, str) and may_be_shown(word, item))
        allowed = {LEAVE_OUT} if word == REST else {*item.values, LEAVE_OUT}
        if not shown or not isinstance(meaning, str) or meaning not in allowed:
            raise MappingProblem(f"Answer {number} on the {item.title} cannot be used.", advice=_MEND)
        found[value_key(word)] = meaning
    return found


def _is_heading(heading: object, vocabulary: Vocabulary) -> bool:
    if not isinstance(heading, str) or not 0 < len(heading) <= _LONGEST_HEADING or not heading.isprintable():
        return False
    return bool(vocabulary.called(heading)) or flags(heading) is None
