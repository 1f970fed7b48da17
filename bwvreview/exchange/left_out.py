"""Rows of a file that are no encounters: totals, notes under the list, headings that come again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bwvreview.domain.vocabulary import Vocabulary, value_key

if TYPE_CHECKING:
    from collections.abc import Sequence

_TOTAL = re.compile(
    r"(?:(?:grand |sub ?-? ?|overall )?totals?|(?:row |record )?count(?: of .{0,40})?|sum|all rows)"
    r"(?:\s*[:=]?(?:\s*\d[\d.,]*)?)?"
    r"|(?:grand |sub ?-? ?|overall )?totals?\s+\w.{0,40}"
    r"|(?:number|no\.?) of (?:rows|records|searches|encounters|stops).{0,20}",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"(?:[*†‡©].*|(?:source|notes?|nb|n\.b\.|printed|report|end of|page|generated|produced|extracted|created|downloaded"
    r"|copyright|official|restricted|confidential|disclaimer|this (?:list|report|data|document)"
    r"|data (?:is|are|from|as))\b.*)",
    re.IGNORECASE | re.DOTALL,
)
_MANY_WORDS, _LONGEST_WORD = 5, 1_000
_NUMBER = re.compile(r"[\d.,%£ -]*")


class LeftOut:
    """Knows which rows are no encounters, and counts those left out.

    A row is left out only when it says nothing that an encounter could: a total has a word for it and numbers, a note
    stands in one cell alone, headings come again word for word.
    """

    def __init__(self, headings: Sequence[str], vocabulary: Vocabulary) -> None:
        self._headings = [cell.strip() for cell in headings]
        while self._headings and not self._headings[-1]:
            del self._headings[-1]
        self._first = next((cell for cell in headings if cell.strip()), "")
        self._known = frozenset(key for field in vocabulary.fields for key in field.known_keys)
        self.clear()

    def clear(self) -> None:
        """Begin to count anew."""
        self.totals = self.notes = self.repeated = self.merged = 0

    def doubtful(self, rows: Sequence[Sequence[str]], width: int) -> bool:
        """Whether some row needs a closer look: half of it empty, or like the headings. Quick, for every row passes."""
        most, first = width / 2, self._first
        return any(row.count("") >= most or row[0] == first for row in rows)

    def may_be_in(self, columns: Sequence[Sequence[str]]) -> bool:
        """Whether some row could need a closer look, judged by columns: one look at each instead of one at each row."""
        blank = sum(1 for cells in columns if "" in cells)
        return blank * 2 >= len(columns) or self._first in columns[0]

    def is_none(self, row: Sequence[str]) -> bool:
        """Whether a row is no encounter; blank ones are not counted."""
        filled = [cell.strip() for cell in row if cell and not cell.isspace()]
        if not filled:
            return True
        first, rest = filled[0], filled[1:]
        if len(filled) * 2 <= len(self._headings) + 1:
            if _TOTAL.fullmatch(first) and all(map(_NUMBER.fullmatch, rest)):
                self.totals += 1
                return True
            if not rest and self._is_note(first):
                self.notes += 1
                return True
        if first == self._first.strip() and [cell.strip() for cell in row[: len(self._headings)]] == self._headings:
            self.repeated += 1
            return True
        return False

    def sentences(self) -> tuple[str, ...]:
        """Say what was left out or filled, once for each kind."""
        said = []
        if self.totals:
            said.append(f"{_rows(self.totals, 'of totals')} left out: It is no encounter.")
        if self.notes:
            said.append(f"{_rows(self.notes, 'of notes')} left out: Text in one cell, not an encounter.")
        if self.repeated:
            said.append(f"{_rows(self.repeated, 'of headings')} left out: The headings came again.")
        if self.merged:
            cells = "One cell" if self.merged == 1 else f"{self.merged:,} cells"
            said.append(f"{cells} filled: Merged with the cell above.")
        return tuple(said)

    def _is_note(self, text: str) -> bool:
        if len(self._headings) < 3 or (len(text) <= _LONGEST_WORD and value_key(text) in self._known):
            return False
        return bool(_NOTE.fullmatch(text)) or len(text[:_LONGEST_WORD].split()) >= _MANY_WORDS


def _rows(count: int, what: str) -> str:
    return f"One row {what}" if count == 1 else f"{count:,} rows {what}"
