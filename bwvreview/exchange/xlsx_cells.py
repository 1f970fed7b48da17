"""Reading a plain sheet while its bytes are looked over: by one pattern for a whole row.

That takes half of what python-calamine takes, and goes in pieces, so that it can be stopped. It is only for what every
reader reads in one way: words, numbers and days in rows that follow one another. A sheet with anything else is left to
python-calamine; nothing is guessed here.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING

from bwvreview.domain.table import MOST_COLUMNS, column_letters
from bwvreview.exchange import limits
from bwvreview.exchange.limits import MOST_CELLS
from bwvreview.exchange.xlsx_words import NotPlainError, is_plain_utf_8, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bwvreview.exchange.xlsx_words import Words

_MOST_DIFFERENT = 1_500_000
_MOST_ROW = 1 << 20
_MOST_REMEMBERED, _MANY_DIFFERENT = 20_000, 2_000
_NAMED_ROWS = 20
_NOTED_ROWS = 2 * _NAMED_ROWS  # the first of them may stand above the list

_CELL = (  # nothing is tried twice (“+”): that makes it three times as quick
    rb'(?:<c r="%s(?P=row)"([^<>]*+>'
    rb'(?:<v>[^<]++</v></c>|<is><t(?: xml:space="preserve")?+>[^<]*+</t></is></c>|</c>)?+))?+'
)
_ROW = rb'([ \t\r\n]*+<row r="(?P<row>[1-9][0-9]{0,6}+)"(?: [A-Za-z0-9:]++="[^"<>&]*+")*+(?: ?/>|>%s</row>))'
_PLACE = re.compile(rb' r="([A-Z]{1,2})[0-9]')
_KIND = re.compile(rb'(?: s="([0-9]{1,5})")?(?: t="(s|b|n|str|inlineStr)")?')
_INSIDE = re.compile(rb'<is><t( xml:space="preserve")?>([^<]*)</t></is></c>')
_VALUE_BEGINS, _VALUE_ENDS = b"><v>", b"</v></c>"


class _Meanings(dict[bytes, str]):
    """What the cells of a column say, by how they are written after their places; each different one is read once.

    `numbers` are those that hold a number or a day, as long as `named` names fewer rows than are ever shown.
    """

    def __init__(self, words: Words) -> None:
        super().__init__({b"": ""})
        self._words = words
        self._kinds: dict[bytes, tuple[int | None, bytes]] = {}
        self.different = 0
        self.letters = 0  # in words that are not shared
        self.numbers: set[bytes] = set()
        self.named: list[int] = []

    def of(self, written: Sequence[bytes]) -> list[str]:
        """Give what some cells say. Raises NotPlainError."""
        if self.different > _MANY_DIFFERENT and (texts := self._all_shared(written)):
            return texts
        return list(map(self.__getitem__, written))

    def _all_shared(self, written: Sequence[bytes]) -> list[str]:
        """Give what cells say that all refer to shared words in the same way; nothing when they do not."""
        said, begins, _value = written[0].partition(_VALUE_BEGINS)
        together = b"".join(written)
        if not begins or self._kind(said)[1] != b"s" or together.count(said + begins) != len(written):
            return []
        values = together.replace(said + begins, b"").split(_VALUE_ENDS)
        if len(values) != len(written) + 1 or b"" in values[:-1] or not b"".join(values).isdigit():
            return []
        self.different += len(written)
        return list(map(self._words.at, map(int, values[:-1])))

    def __missing__(self, written: bytes) -> str:
        if len(self) > _MOST_REMEMBERED:
            self.clear()
            self[b""] = ""
        self.different += 1
        said, begins, value = written.partition(_VALUE_BEGINS)
        text = self[written] = self._of_value(said, value, written) if begins else self._of_words(written)
        return text

    def _of_value(self, said: bytes, value: bytes, written: bytes) -> str:
        style, kind = self._kinds.get(said) or self._kind(said)
        value = value.removesuffix(_VALUE_ENDS)
        if kind == b"s":
            return self._shared(value)
        if kind == b"str":
            return self._own(value, kept=True)
        if kind == b"b" and value in {b"0", b"1"}:
            return "TRUE" if value == b"1" else "FALSE"
        if kind != b"n":
            raise NotPlainError
        if len(self.named) < _NOTED_ROWS:
            self.numbers.add(written)
        return self._words.number(value, style)

    def _kind(self, said: bytes) -> tuple[int | None, bytes]:
        found = _KIND.fullmatch(said)
        if found is None:
            raise NotPlainError
        style, kind = found.groups()
        told = self._kinds[said] = (int(style) if style else None, kind or b"n")
        return told

    def _of_words(self, written: bytes) -> str:
        """A cell without a value holds its words itself, or nothing."""
        said, _, words = written.partition(b">")
        if said.endswith(b"/") and words:
            raise NotPlainError
        if said.endswith(b"/") or words == b"</c>":
            if self._kind(said.removesuffix(b"/").rstrip(b" "))[1] not in {b"n", b"inlineStr"}:
                raise NotPlainError
            return ""
        inside = _INSIDE.fullmatch(words)
        if inside is None or self._kind(said)[1] != b"inlineStr":
            raise NotPlainError
        return self._own(inside.group(2), kept=bool(inside.group(1)))

    def _own(self, words: bytes, *, kept: bool) -> str:
        self.letters += len(words)
        return text_of(words, kept=kept)

    def _shared(self, value: bytes) -> str:
        if not value.isdigit() or len(value) > 7:
            raise NotPlainError
        return self._words.at(int(value))

    def name(self, rows: Sequence[int], cells: Sequence[bytes]) -> None:
        """Note the first rows that hold a number or a day."""
        if self.numbers and len(self.named) < _NOTED_ROWS:
            found = [row for row, written in zip(rows, cells, strict=True) if written in self.numbers]
            self.named.extend(found[: _NOTED_ROWS - len(self.named)])


class PlainSheet:
    """The cells of a sheet, as far as it is plain: `take` its bytes piece by piece, then `finish`.

    It is then read as `BookCells` are. No cell of it is merged with others.
    """

    filled = 0

    def __init__(self, words: Words) -> None:
        self.plain = True
        self._chunks: list[tuple[list[int], list[list[str]]]] = []
        self.width = 0
        self.last_row = 0  # that says something
        self._words, self._row, self._first = words, 0, 1
        self._columns: list[_Meanings] = []
        self._pattern = re.compile(b"")
        self._begun = self._ended = False

    def take(self, piece: bytes) -> bytes:
        """Read what is plain of some more bytes, and give back the rest of them. Raises ListProblem: too many cells."""
        if not self.plain:
            return piece
        try:
            return self._taken(piece)
        except NotPlainError:
            self._give_up()
            return piece

    def finish(self) -> bool:
        """Say that there are no more bytes; tells whether all of the sheet was plain."""
        if not self._ended:
            self._give_up()
        return self.plain

    def numbers_in(self, column: int) -> Sequence[int]:
        """Give the first rows in which a column held a number or a day, not text; those of `chunks`."""
        named = self._columns[column].named if column < len(self._columns) else []
        return [row for row in named if row >= self._first][:_NAMED_ROWS]

    def chunks(self, first_row: int) -> Iterator[tuple[Sequence[int], list[list[str]], list[list[str]]]]:
        """Give the numbers of some rows, their columns from A on, and no rows, from `first_row` on.

        Later rows may have more columns, and rows that say nothing may be missing.
        """
        self._first = first_row
        for rows, columns in self._chunks:
            above = bisect_left(rows, first_row)
            yield (rows[above:], [column[above:] for column in columns], []) if above else (rows, columns, [])

    def rows(self) -> Iterator[list[str]]:
        """Give every row from the first on, with those that are missing."""
        at = 1
        for numbers, columns in self._chunks:
            for number, *cells in zip(numbers, *columns, strict=True):
                yield from ([] for _ in range(at, number))
                yield cells
                at = number + 1

    @property
    def held(self) -> int:
        """How many cells it holds."""
        return sum(len(rows) * len(columns) for rows, columns in self._chunks)

    def _give_up(self) -> None:
        self.plain, self._chunks, self._columns = False, [], []

    def _taken(self, piece: bytes) -> bytes:
        above = b""
        if not self._begun:
            above, start, piece = piece.partition(b"<sheetData>")
            if not start or not is_plain_utf_8(above):
                raise NotPlainError
            self._begun = True
        self._ended = self._ended or piece.lstrip().startswith(b"</sheetData>")
        if self._ended:
            if b"<mergeCell" in piece or b"<row" in piece:
                raise NotPlainError
            return above + piece
        if piece.strip():
            self._take_rows(piece)
        return above

    def _take_rows(self, piece: bytes) -> None:
        numbers, *cells = self._matched(piece)
        rows = list(map(int, numbers))
        follow = rows == list(range(rows[0], rows[0] + len(rows))) or all(one < other for one, other in pairwise(rows))
        if not follow or rows[0] <= self._row or rows[-1] > _MOST_ROW:
            raise NotPlainError
        self._row = rows[-1]
        columns = [meant.of(written) for meant, written in zip(self._columns, cells, strict=True)]
        filled = next((at for at in range(len(rows) - 1, -1, -1) if any(column[at] for column in columns)), None)
        if filled is None:
            return
        self.last_row = rows[filled]
        if self.last_row * self.width > MOST_CELLS:
            raise limits.too_big()
        if sum(meant.letters for meant in self._columns) > limits.MOST_LETTERS:
            raise limits.too_big()
        if sum(meant.different for meant in self._columns) > _MOST_DIFFERENT:
            raise NotPlainError
        for meant, written in zip(self._columns, cells, strict=True):
            meant.name(rows, written)
        self._chunks.append((rows, columns))

    def _matched(self, piece: bytes) -> list[tuple[bytes, ...]]:
        """Give the numbers of the rows of a piece, then the cells column by column, as they are written."""
        if found := self._found(piece):
            return found
        width = max(map(column_number, set(_PLACE.findall(piece))), default=1)
        if not self.width < width <= MOST_COLUMNS:
            raise NotPlainError
        self._columns += [_Meanings(self._words) for _ in range(self.width, width)]
        self.width = width
        self._pattern = re.compile(_ROW % b"".join([_CELL % column_letters(at).encode() for at in range(width)]))
        if found := self._found(piece):
            return found
        raise NotPlainError

    def _found(self, piece: bytes) -> list[tuple[bytes, ...]]:
        """Part a piece by the pattern of a row; nothing when that leaves a single sign over."""
        found = self._pattern.findall(piece) if self.width else []
        if not found:
            return []
        wholes, *rest = zip(*found, strict=True)
        return rest if sum(map(len, wholes)) == len(piece) else []


def column_number(letters: bytes) -> int:
    """Give the number of a column from its letters: 1 for A."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
