"""What only a person can answer about a list: an unknown column, an unknown word.

A question shows no word that could name someone. A word is shown only when it stands in three rows or more, holds
no number of its own, passes the detector, and is made of words of the trade or close to a known one; for the rest
the question says how many rows there are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Literal

from bwvreview.domain.detect import flags
from bwvreview.domain.detect_words import COMMON
from bwvreview.domain.mapping import LEAVE_OUT, REST
from bwvreview.domain.privacy import NOT_KNOWN, Column, reads
from bwvreview.domain.vocabulary import header_key, value_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bwvreview.domain.findings import UnknownRows
    from bwvreview.domain.profile import Profile
    from bwvreview.domain.vocabulary import Field, Vocabulary

_MOST_ASKED = 20  # words of one column; the rest are asked about together
_MOST_LOOKED_AT = 200  # different words: likeness takes its time
_SEEN = 3
_CLOSE_ONLY = {"borough", "age"}  # a part of a borough, or one year of a band, would tell more than the field may
_SHORT = 3  # letters: “for”, “and” say nothing of a field
_LONGEST = 40
_MOSTLY = 0.5
_ALIKE = 0.6
_VERY_ALIKE = 0.8
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Option:
    """One answer: what it is in the file of answers, and in words."""

    answer: str
    words: str


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to ask. `needed`: the list cannot come in before it is answered.

    `column` is the heading, `field` what the column was taken for (empty when unknown). `shown` is the unknown word,
    None where it may not be shown; `rows` counts the rows that it is about. `suggestion` is the likeliest of the
    answers of `options`.
    """

    id: str
    kind: Literal["column", "value"]
    column: str
    field: str
    shown: str | None
    rows: int
    sentence: str
    suggestion: str
    options: tuple[Option, ...]
    needed: bool


def questions_on(
    columns: Sequence[Column], profiles: Sequence[Profile], unknown: Iterable[UnknownRows], vocabulary: Vocabulary
) -> tuple[Question, ...]:
    """Give every question on a list: its unknown words first, for they stop it, then its unknown columns."""
    found: list[Question] = []
    for rows in unknown:
        found.extend(_on_words(rows, profiles[rows.column.index], vocabulary))
    taken = {column.field.target for column in columns if column.field and column.status == "accepted"}
    for column in columns:
        if column.reason == NOT_KNOWN and not flags(column.header):
            found.extend(_on_column(column, profiles[column.index], vocabulary, taken))
    return tuple(found)


def may_be_shown(word: str, field: Field) -> bool:
    """Whether a word can be no one's name: short, without numbers of its own, of the trade's words or close to one."""
    key = value_key(word)
    if len(key) > _LONGEST or flags(word) or not any(sign.isalpha() for sign in key):
        return False
    known = _words_of(field)
    parts = _WORD.findall(key)
    if any(any(sign.isdigit() for sign in part) and (part not in known or field.name == "age") for part in parts):
        return False
    if _alike(key, field)[0] >= _VERY_ALIKE:
        return True
    if field.name in _CLOSE_ONLY:
        return False
    telling = any(part in known and len(part) > _SHORT for part in parts)
    ours = sum(1 for part in parts if part in known or part in COMMON)
    return telling and len(parts) > 1 and ours * 2 >= len(parts)


def _on_words(rows: UnknownRows, profile: Profile, vocabulary: Vocabulary) -> Iterator[Question]:
    column, field = rows.column, rows.column.field
    if field is None:
        return
    filled = profile.filled(vocabulary.blank)
    known = sum(count for value, count in filled.items() if value not in column.unknown)
    counts: dict[str, list[tuple[str, int]]] = {}
    for word in column.unknown:
        counts.setdefault(value_key(word), []).append((word, filled.get(word, 0)))
    mostly = known >= _MOSTLY * sum(filled.values())
    asked = 0
    left = rows.count
    often = sorted(counts.items(), key=lambda item: -sum(count for _, count in item[1]))
    for key, forms in often[:_MOST_LOOKED_AT]:
        seen = sum(count for _, count in forms)
        word = min(forms)[0].strip()
        if seen < _SEEN or asked == _MOST_ASKED or not field.values:
            break
        if (mostly or _is_of_ours(key, field)) and may_be_shown(word, field):
            asked, left = asked + 1, left - seen
            yield _on_word(column.header, field, word, seen)
    if left > 0:
        yield _on_hidden(column.header, field, left)


def _on_word(header: str, field: Field, word: str, rows: int) -> Question:
    likeness, nearest = _alike(value_key(word), field)
    suggestion = nearest if likeness >= _ALIKE else ""
    sentence = f"Is “{word}” the same as “{suggestion}”?" if suggestion else f"What does “{word}” mean?"
    options = (*(Option(value, value) for value in field.values), Option(LEAVE_OUT, _leave_rows(rows)))
    name = f"value:{field.name}:{value_key(word)}"
    return Question(name, "value", header, field.name, word, rows, sentence, suggestion, options, needed=True)


def _on_hidden(header: str, field: Field, rows: int) -> Question:
    has, they = ("1 row has", "It is") if rows == 1 else (f"{rows:,} rows have", "They are")
    what = {"date": "days that cannot be read"}.get(field.kind, "words that this program does not know")
    if rows == 1:
        what = {"date": "a day that cannot be read"}.get(field.kind, "a word that this program does not know")
    sentence = f"{has} {what} in “{header}”. {they} not shown: anything could be there."
    option = Option(LEAVE_OUT, _leave_rows(rows))
    name = f"value:{field.name}:{REST}"
    return Question(name, "value", header, field.name, None, rows, sentence, LEAVE_OUT, (option,), needed=True)


def _leave_rows(rows: int) -> str:
    return "Leave this row out" if rows == 1 else f"Leave these {rows:,} rows out"


def _on_column(column: Column, profile: Profile, vocabulary: Vocabulary, taken: set[str]) -> Iterator[Question]:
    values = profile.filled(vocabulary.blank)
    total = sum(values.values())
    key = header_key(column.header)
    scored: list[tuple[float, Field]] = []
    for field in vocabulary.fields:
        if field.target in taken or field.kind == "reference" or len(values) > _MOST_LOOKED_AT:
            continue
        known = sum(count for value, count in values.items() if reads(field, value) is not None)
        if known >= _MOSTLY * total:
            scored.append((max(_ratio(key, header) for header in field.headers), field))
    if not scored:
        return
    scored.sort(key=lambda pair: -pair[0])
    best = scored[0][1] if scored[0][0] >= _ALIKE else None
    options = (*(Option(field.name, field.title) for _, field in scored), Option(LEAVE_OUT, "Leave this column out"))
    asks = f"Is the column “{column.header}” the {best.title}?" if best else f"What is the column “{column.header}”?"
    suggestion = best.name if best else LEAVE_OUT
    yield Question(f"column:{key}", "column", column.header, "", None, total, asks, suggestion, options, needed=False)


def _is_of_ours(key: str, field: Field) -> bool:
    """Whether a word is of the trade even in a column of which hardly anything is known."""
    return _alike(key, field)[0] >= _VERY_ALIKE or set(_WORD.findall(key)) <= _words_of(field) | COMMON


def _words_of(field: Field) -> frozenset[str]:
    return frozenset(word for key in field.known_keys for word in _WORD.findall(key))


def _alike(key: str, field: Field) -> tuple[float, str]:
    """The known word that is most like a word, and how much, from 0 to 1."""
    found = [(_ratio(key, known), known) for known in field.known_keys if len(known) > 2]
    likeness, nearest = max(found, default=(0.0, ""))
    return (likeness, field.read(nearest) or "") if nearest else (0.0, "")


def _ratio(first: str, second: str) -> float:
    """How alike two texts are, in letters, whatever the order of their words."""
    sorted_first, sorted_second = (" ".join(sorted(_WORD.findall(text))) for text in (first, second))
    return max(SequenceMatcher(None, first, second).ratio(), SequenceMatcher(None, sorted_first, sorted_second).ratio())
