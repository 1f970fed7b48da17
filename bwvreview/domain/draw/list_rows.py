"""The data lines of a list file: read strictly in a few passes over all bytes, and split when asked for.

A year of a large force is 100,000 lines under twenty themes. Taking them one by one costs ten times what the
draw itself costs, so whole columns are checked at once; only a line that is wrong is looked for on its own.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import ItemsView, Iterable, Iterator, Mapping, ValuesView
from functools import cached_property
from itertools import islice
from operator import lt
from typing import TYPE_CHECKING

from bwvreview.domain.draw.lines import LIST_FILE, bad_line
from bwvreview.domain.draw.references import LABEL_PATTERN, REFERENCE_PATTERN

if TYPE_CHECKING:
    from bwvreview.domain.errors import DrawProblem

NONE = "-"
_NONE = b"-"
_ROWS = re.compile(rb"(?:[A-Z0-9][A-Z0-9._/-]{3,39}+(?<=[A-Z0-9])\t[a-z0-9@,-]++\n)*+")
"""References (REFERENCE, without going back a step), a tab, and the signs of labels."""
_END = b"!"  # no label has this sign
_STEP = 1_000  # rows whose labels are split together: what they need stays small
_MOST_LABELS = 120  # so that every label, and every label that ends a row, has a code of its own in a byte


class ListRows(Mapping[str, tuple[str, ...]]):
    """Reference → labels, in the order of the references, over the bytes of the file.

    `references` are sorted; `texts` holds the labels of each as they are written.
    """

    def __init__(self, references: list[bytes], texts: list[bytes]) -> None:
        self.references, self.texts = references, texts

    def __getitem__(self, reference: str) -> tuple[str, ...]:
        encoded = reference.encode()
        place = bisect_left(self.references, encoded)
        if place == len(self.references) or self.references[place] != encoded:
            raise KeyError
        return labels_in(self.texts[place].decode("ascii"))

    def __iter__(self) -> Iterator[str]:
        return iter(self._split)

    def __len__(self) -> int:
        return len(self.references)

    def items(self) -> ItemsView[str, tuple[str, ...]]:
        """Every reference with its labels."""
        return self._split.items()

    def values(self) -> ValuesView[tuple[str, ...]]:
        """The labels of every reference."""
        return self._split.values()

    def to_bytes(self) -> bytes:
        """Write the data lines."""
        return b"".join(map(b"%b\t%b\n".__mod__, zip(self.references, self.texts, strict=True)))

    def under(self, label: str) -> list[bytes]:
        """List the references under a label, sorted."""
        wanted = label.encode()
        return [
            reference
            for reference, text in zip(self.references, self.texts, strict=True)
            if wanted in text and wanted in text.split(b",")
        ]

    @cached_property
    def _split(self) -> dict[str, tuple[str, ...]]:
        known = {text: labels_in(text.decode("ascii")) for text in set(self.texts)}
        references = b"\n".join(self.references).decode("ascii").split("\n") if self.references else []
        return dict(zip(references, map(known.__getitem__, self.texts), strict=True))


def labels_in(text: str) -> tuple[str, ...]:
    """Split the labels of a row; “-” stands for none."""
    return tuple(text.split(",")) if text != NONE else ()


def read_rows(data: bytes, start: int) -> tuple[ListRows, dict[str, int]] | None:
    """Read all data lines and count the members of each label; None when a line is wrong.

    None too for a list of very many labels, which has to be read line by line.
    """
    if not _ROWS.fullmatch(data, start):
        return None
    cells = data.split()
    references, texts = cells[3::2], cells[4::2]
    del cells
    if not all(map(lt, references, islice(references, 1, None))):
        return None
    counts = _count_labels(texts)
    return None if counts is None else (ListRows(references, texts), counts)


def first_wrong(rows: Iterable[str]) -> DrawProblem | None:
    """Find the first line that cannot stand there; None when all are right."""
    before = ""
    for number, row in enumerate(rows, start=3):
        reference, _, text = row.partition("\t")
        labels = labels_in(text)
        if not REFERENCE_PATTERN.fullmatch(reference) or not all(map(LABEL_PATTERN.fullmatch, labels)):
            return bad_line(LIST_FILE, number, "is not a reference, a tab and its labels")
        if reference <= before or list(labels) != sorted(set(labels)):
            return bad_line(LIST_FILE, number, "is out of order, or there twice")
        before = reference
    return None


class _Codes(dict[bytes, int]):
    """A small number for each label, in the order in which they come."""

    def __missing__(self, label: bytes) -> int:
        code = self[label] = len(self)
        return code


def _count_labels(texts: list[bytes]) -> dict[str, int] | None:
    """Count the members of each label; None when a label is wrong, out of order, or there twice.

    A real list knows some hundreds of ways to be labelled: each is looked at once. Every label of it becomes one
    byte, so that all further looks are short.
    """
    codes = _Codes()
    coded: list[bytes] = []
    times = Counter(texts)
    different = list(times)
    for start in range(0, len(different), _STEP):
        labels = ((_END + b",").join(different[start : start + _STEP]) + _END).split(b",")
        known = len(codes)
        try:
            coded.append(bytes(map(codes.__getitem__, labels)))
        except ValueError:  # a number that no byte holds
            return None
        if len(codes) > known and not (places := _places(codes)):
            return None
        if not _goes_up(coded[-1].translate(places)):
            return None
    whole = {code: codes.get(label.removesuffix(_END), code) for label, code in codes.items()}
    counts = _count_codes(b"".join(coded).translate(_table(whole)), codes)
    for text, many in times.items():
        if many > 1:
            for label in labels_in(text.decode("ascii")):
                counts[label] += many - 1
    return counts


def _places(codes: Mapping[bytes, int]) -> bytes:
    """Translate each code to the place of its label among all labels, 128 more at the end of a row.

    Nothing when there is a label that cannot stand in a list.
    """
    labels = sorted({label.removesuffix(_END) for label in codes})
    if len(labels) > _MOST_LABELS or _NONE in codes or not all(map(_is_label, labels)):
        return b""
    places = {label: place for place, label in enumerate(labels)}
    return _table({code: places[label.removesuffix(_END)] | label.endswith(_END) << 7 for label, code in codes.items()})


def _count_codes(coded: bytes, codes: Mapping[bytes, int]) -> dict[str, int]:
    """Count each label by taking it out."""
    counts: dict[str, int] = {}
    for label, code in codes.items():
        rest = coded.translate(None, bytes([code]))
        if len(rest) < len(coded):
            counts[label.removesuffix(_END).decode("ascii")] = len(coded) - len(rest)
        coded = rest
    counts.pop(NONE, None)
    return counts


def _is_label(label: bytes) -> bool:
    """Tell whether this can end a row; “-” sorts before every label, so it then stands alone."""
    return label == _NONE or bool(LABEL_PATTERN.fullmatch(label.decode("latin-1")))


def _table(values: Mapping[int, int]) -> bytes:
    """Give the table of a translation; what is not named becomes 0."""
    table = bytearray(256)
    for code, value in values.items():
        table[code] = value
    return bytes(table)


def _goes_up(placed: bytes) -> bool:
    """Tell whether the places go up but for where a row ends; there a byte has its highest bit set.

    All neighbours are compared at once: as two long numbers, byte by byte, with 127 added so that nothing is
    borrowed. The highest bit of a byte of the difference is then set where the second neighbour is greater.
    """
    pairs = len(placed) - 1
    ones = (1 << 8 * pairs) // 255  # 1 in every byte
    highest, lower = 128 * ones, 127 * ones
    both = int.from_bytes(placed, "big")
    first, second = both >> 8, both & (highest | lower)
    difference = (second & lower) + lower - (first & lower)
    return (difference | first) & highest == highest
