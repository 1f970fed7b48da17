"""What only a person can answer about a list: an unknown column, an unknown word.

A question shows no word that could name someone. A word is shown only when it stands in three rows or more, holds
no number of its own, passes the detector, and is made of words of the trade or close to a known one; for the rest
the question says how many rows there are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bwvreview.domain.detect import flags
from bwvreview.domain.inspection import Option, Question
from bwvreview.domain.likeness import alike, is_of_ours, may_be_shown, ratio
from bwvreview.domain.mapping import LEAVE_COLUMN, LEAVE_OUT, REST
from bwvreview.domain.privacy import NOT_KNOWN, Column, reads
from bwvreview.domain.vocabulary import header_key, value_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from bwvreview.domain.findings import UnknownRows
    from bwvreview.domain.profile import Profile
    from bwvreview.domain.vocabulary import Field, Vocabulary

_MOST_ASKED = 20  # words of one column; the rest are asked about together
_MOST_LOOKED_AT = 200  # different words: likeness takes its time
_SEEN = 3
_MOSTLY = 0.5
_KNOWN = {"choice": 0.2, "flag": 0.9}
"""The share of a column’s rows that must be words of a field to ask for it; figures are read as “yes” and “no” too."""
_ALIKE = 0.6
_NAMED_ALIKE = 0.7


def questions_on(
    columns: Sequence[Column], profiles: Sequence[Profile], unknown: Iterable[UnknownRows], vocabulary: Vocabulary
) -> tuple[Question, ...]:
    """Give every question on a list: its unknown words first, for they stop it, then its unknown columns."""
    found: list[Question] = []
    for rows in unknown:
        found.extend(_on_words(rows, profiles[rows.column.index], vocabulary))
    taken = {column.field.target for column in columns if column.field and column.status == "accepted"}
    for column in columns:
        if column.reason == NOT_KNOWN and not vocabulary.left_out(column.header) and not flags(column.header):
            found.extend(_on_column(column, profiles[column.index], vocabulary, taken))
    return tuple(found)


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
        if (mostly or is_of_ours(key, field)) and may_be_shown(word, field):
            asked, left = asked + 1, left - seen
            yield _on_word(column.header, field, word, seen)
    if left > 0:
        yield _on_hidden(column.header, field, left)


def _on_word(header: str, field: Field, word: str, rows: int) -> Question:
    likeness, nearest = alike(value_key(word), field)
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
    options = (Option(LEAVE_OUT, _leave_rows(rows)), Option(LEAVE_COLUMN, f"Leave the column “{header}” out"))
    name = f"value:{field.name}:{REST}"
    return Question(name, "value", header, field.name, None, rows, sentence, LEAVE_OUT, options, needed=True)


def _leave_rows(rows: int) -> str:
    return "Leave this row out" if rows == 1 else f"Leave these {rows:,} rows out"


def _named_like(
    key: str, values: Mapping[str, int], vocabulary: Vocabulary, taken: set[str]
) -> tuple[float, Field] | None:
    """The field that a heading is much like, where no word below it is known: its words are asked about next."""
    if not values or len(values) > _MOST_ASKED:
        return None
    fields = [f for f in vocabulary.fields if f.target not in taken and f.kind == "choice"]
    found = [(max(ratio(key, header) for header in field.headers), field) for field in fields if field.headers]
    best = max(found, key=lambda pair: pair[0], default=None)
    return best if best is not None and best[0] >= _NAMED_ALIKE else None


def _on_column(column: Column, profile: Profile, vocabulary: Vocabulary, taken: set[str]) -> Iterator[Question]:
    values = profile.filled(vocabulary.blank)
    total = sum(values.values())
    key = header_key(column.header)
    scored: list[tuple[float, Field]] = []
    for field in vocabulary.fields:
        if field.target in taken or field.kind == "reference":
            continue
        if len(values) > _MOST_LOOKED_AT and field.kind != "date":
            continue
        known = sum(count for value, count in values.items() if reads(field, value) is not None)
        if known >= _KNOWN.get(field.kind, _MOSTLY) * total:
            scored.append((max(ratio(key, header) for header in field.headers), field))
    if not scored and (named := _named_like(key, values, vocabulary, taken)):
        scored.append(named)
    if not scored:
        return
    scored.sort(key=lambda pair: -pair[0])
    best = scored[0][1] if scored[0][0] >= _ALIKE else None
    if days := [pair for pair in scored if pair[1].kind == "date"]:
        scored, best = days, days[0][1]  # a day says its week and its month too
    options = (*(Option(field.name, field.title) for _, field in scored), Option(LEAVE_OUT, "Leave this column out"))
    asks = f"Is the column “{column.header}” the {best.title}?" if best else f"What is the column “{column.header}”?"
    suggestion = best.name if best else LEAVE_OUT
    yield Question(f"column:{key}", "column", column.header, "", None, total, asks, suggestion, options, needed=False)
