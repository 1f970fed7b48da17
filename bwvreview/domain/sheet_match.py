"""Which column of the central team's own sheet is which of our fields, and what only a person can say about it.

The answers are kept like those on a police list (domain/mapping.py): `columns` gives a heading its field, `values`
gives a word of ours the word that stands in the list of their column.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bwvreview.domain.detect import flags
from bwvreview.domain.detect_headings import heading_kind
from bwvreview.domain.inspection import Option, Question
from bwvreview.domain.likeness import ratio
from bwvreview.domain.mapping import LEAVE_OUT, MappingProblem, MappingProfile
from bwvreview.domain.sheet_fields import sheet_key
from bwvreview.domain.vocabulary import value_key

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from bwvreview.domain.sheet_fields import SheetField

_ALIKE = 0.7
_LONG = 3
_LONGEST = 200
_DAYS = frozenset({"exact_datetime", "exact_time"})
FORMULA, PERSON, CHOSEN, TWICE = "formula", "person", "chosen", "twice"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading. `listed` are the words that its cells may hold; `worked_out` says that formulas stand below it."""

    column: int
    text: str
    listed: tuple[str, ...] = ()
    worked_out: bool = False


@dataclass(frozen=True, slots=True)
class Use:
    """A column that is filled. `words` gives a word of ours theirs; blank where the cell stays empty."""

    heading: Heading
    filled: SheetField
    words: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """What is filled, what is asked, and which headings stay empty with the reason."""

    uses: tuple[Use, ...]
    questions: tuple[Question, ...]
    empty: tuple[tuple[Heading, str], ...]


def count_known(texts: Sequence[str], fields: Sequence[SheetField], profile: MappingProfile) -> int:
    """Count the fields that a row of cells names: how much it looks like a row of headings."""
    by_key = _by_key(fields)
    found = {profile.columns.get(key) or by_key.get(key, ("",))[0] for text in texts if (key := sheet_key(text))}
    return len(found - {"", LEAVE_OUT})


def plan_sheet(
    headings: Sequence[Heading],
    fields: Sequence[SheetField],
    profile: MappingProfile,
    said: Mapping[str, Collection[str]],
) -> SheetPlan:
    """Match every heading to a field. `said` are the words that each field says in this session, by its name."""
    named, by_key = {one.name: one for one in fields}, _by_key(fields)
    uses: list[Use] = []
    questions: list[Question] = []
    empty: list[tuple[Heading, str]] = []
    taken: set[str] = set()
    unknown: list[Heading] = []
    for heading in headings:
        key = sheet_key(heading.text)
        answer = profile.columns.get(key, "")
        names = (answer,) if answer in named else by_key.get(key, ())
        if heading.worked_out or answer == LEAVE_OUT:
            empty.append((heading, FORMULA if heading.worked_out else CHOSEN))
        elif names:
            name = next((one for one in names if one not in taken), "")
            if name:
                taken.add(name)
                use, asked = _words(heading, named[name], profile, said.get(name, ()))
                uses.append(use)
                questions += asked
            else:
                empty.append((heading, TWICE))
        elif _is_telling(heading.text):
            empty.append((heading, PERSON))
        else:
            unknown.append(heading)
    left = [one for one in fields if one.name not in taken]
    asked_columns = {f"column:{sheet_key(one.text)}": _on_column(one, left) for one in unknown}
    return SheetPlan(tuple(uses), (*asked_columns.values(), *questions), tuple(empty))


def _is_telling(heading: str) -> bool:
    """Whether a heading asks for what could show who or where someone is; a day can be one that is known."""
    kind = heading_kind(heading)
    return bool(flags(heading)) or (kind is not None and kind not in _DAYS)


def _by_key(fields: Sequence[SheetField]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for one in fields:
        for key in one.keys:
            found[key] = (*found.get(key, ()), one.name)
    return found


def _words(
    heading: Heading, of: SheetField, profile: MappingProfile, said: Collection[str]
) -> tuple[Use, list[Question]]:
    """Give each word of ours the one of their list; ask about those that are not in it."""
    if not heading.listed:
        return Use(heading, of), []
    theirs = {value_key(word): word for word in heading.listed}
    answered = profile.values.get(of.name, {})
    words: dict[str, str] = {}
    asked = []
    for word in said:
        answer = answered.get(value_key(word), "")
        own = next((key for text in (word, *of.short.get(word, ())) if (key := value_key(text)) in theirs), None)
        if own is not None:
            words[word] = theirs[own]
        elif answer == LEAVE_OUT:
            words[word] = ""
        elif value_key(answer) in theirs:
            words[word] = theirs[value_key(answer)]
        else:
            asked.append(_on_word(heading, of, word))
    return Use(heading, of, words), asked


def _on_column(heading: Heading, fields: Sequence[SheetField]) -> Question:
    key = sheet_key(heading.text)
    scored = sorted(((_likeness(key, one), one) for one in fields), key=lambda pair: -pair[0])
    best = scored[0][1] if scored and scored[0][0] >= _ALIKE else None
    asks = f"Is the column “{heading.text}” this: {best.title}" if best else f"What goes into “{heading.text}”?"
    if best and not asks.endswith("?"):
        asks += "?"
    options = (*(Option(one.name, one.title) for _, one in scored), Option(LEAVE_OUT, "Leave this column empty"))
    suggestion = best.name if best else LEAVE_OUT
    return Question(f"column:{key}", "column", heading.text, "", None, 0, asks, suggestion, options, needed=True)


def _likeness(key: str, of: SheetField) -> float:
    """How alike a heading is to a field: in letters, or because the field's words hold all those of the heading."""
    wanted = {word for word in key.split() if len(word) > _LONG}
    held = _ALIKE if wanted and any(wanted <= set(one.split()) for one in of.keys) else 0.0
    return max(held, *(ratio(key, one) for one in of.keys))


def _on_word(heading: Heading, of: SheetField, word: str) -> Question:
    ours = [value_key(text) for text in (word, *of.short.get(word, ()))]
    likeness = {theirs: max(ratio(text, value_key(theirs)) for text in ours) for theirs in heading.listed}
    scored = sorted(likeness, key=lambda theirs: -likeness[theirs])
    near = likeness[scored[0]] >= _ALIKE
    asks = f"Which word of the column “{heading.text}” says “{word}”?"
    options = (*(Option(theirs, theirs) for theirs in scored), Option(LEAVE_OUT, "Leave the cell empty"))
    suggestion = scored[0] if near else LEAVE_OUT
    name = f"value:{of.name}:{value_key(word)}"
    return Question(name, "value", heading.text, of.name, word, 0, asks, suggestion, options, needed=True)


FORMAT = "BWV Review sheet 1"
_MOST = 1_000
_MEND = "Write the file again with “sheet questions”, or mend it."


def read_answers(content: object) -> MappingProfile:
    """Give the answers of a file's content. Raises MappingProblem when anything in it is not as it must be."""
    if (
        not isinstance(content, dict)
        or content.get("format") != FORMAT
        or set(content) - {"format", "columns", "values"}
    ):
        raise MappingProblem("This is not a file of answers on a sheet.", advice=_MEND)
    columns, values = content.get("columns", {}), content.get("values", {})
    tables = [columns, *(values.values() if isinstance(values, dict) else [None])]
    if not all(isinstance(table, dict) for table in tables) or sum(len(table) for table in tables) > _MOST:
        raise MappingProblem("“columns” and “values” must be tables, and not longer than a sheet.", advice=_MEND)
    for number, (ours, theirs) in enumerate((pair for table in tables for pair in table.items()), 1):
        if not (isinstance(ours, str) and isinstance(theirs, str) and _is_short(ours) and _is_short(theirs)):
            raise MappingProblem(f"Answer {number} of the file cannot be used.", advice=_MEND)
    return MappingProfile(
        {sheet_key(heading): name for heading, name in columns.items()},
        {name: {value_key(ours): theirs for ours, theirs in words.items()} for name, words in values.items()},
    )


def _is_short(text: str) -> bool:
    return 0 < len(text) <= _LONGEST and text.isprintable()


def as_content(profile: MappingProfile) -> dict[str, object]:
    """Give answers as they are written to a file or kept, sorted."""
    return {**profile.as_dict(), "format": FORMAT}
