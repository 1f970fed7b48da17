"""The list file L: every encounter that can be drawn, with its labels, as bytes that never vary."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, islice
from operator import lt
from typing import TYPE_CHECKING

from bwvreview.domain.draw.lines import LIST_FILE, bad_line, read_lines
from bwvreview.domain.draw.references import HEX_PATTERN, LABEL_PATTERN, REFERENCE, REFERENCE_PATTERN

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_HEADER = "bwvreview-list/1"
_NONE = "-"
_REFERENCES = re.compile(rf"(?:{REFERENCE}\n)*+")


@dataclass(frozen=True)
class ListFile:
    """A salt and, for every encounter, its labels (sorted; empty for none).

    `parse` and `fix_plan` check what goes in; the constructor trusts its caller.
    """

    salt: str
    labels: Mapping[str, tuple[str, ...]]

    @property
    def size(self) -> int:
        """Encounters on the list (N of the statement)."""
        return len(self.labels)

    @cached_property
    def fingerprint(self) -> str:
        """SHA-256 of the file, 64 lower-case hexadecimal digits: the statement's `list` line."""
        return hashlib.sha256(self.to_bytes()).hexdigest()

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """Members of each label."""
        return Counter(chain.from_iterable(self.labels.values()))

    @cached_property
    def encoded(self) -> tuple[bytes, ...]:
        """The references as bytes, sorted: what the tickets are made of."""
        return tuple("\n".join(sorted(self.labels)).encode("ascii").split(b"\n")) if self.labels else ()

    def members(self, label: str) -> list[str]:
        """List the references under a label, sorted by their bytes."""
        return sorted(reference for reference, labels in self.labels.items() if label in labels)

    def to_bytes(self) -> bytes:
        """Write the file: sorted by reference, LF ends, no byte-order mark."""
        written = {labels: ",".join(labels) or _NONE for labels in set(self.labels.values())}
        rows = [f"{reference}\t{written[labels]}\n" for reference, labels in sorted(self.labels.items())]
        return f"{_HEADER}\nsalt {self.salt}\n{''.join(rows)}".encode("ascii")

    @classmethod
    def parse(cls, data: bytes) -> ListFile:
        """Read a list file strictly. Raises DrawProblem naming the line, never the reference."""
        lines = read_lines(data, LIST_FILE)
        if lines[0] != _HEADER:
            raise bad_line(LIST_FILE, 1, f"is not “{_HEADER}”: it comes from another program or version")
        salt = lines[1].removeprefix("salt ") if len(lines) > 1 else ""
        if not HEX_PATTERN.fullmatch(salt) or lines[1] != f"salt {salt}":
            raise bad_line(LIST_FILE, 2, "is not “salt” and 64 digits")
        parsed = cls(salt, _read_rows(lines[2:]))
        vars(parsed)["fingerprint"] = hashlib.sha256(data).hexdigest()  # what is read strictly is written as it was
        _ = parsed.counts, parsed.encoded  # once, here: a roll then only makes tickets
        return parsed


def _read_rows(rows: list[str]) -> dict[str, tuple[str, ...]]:
    """Read the data lines: the quick way while they are right, line by line to name the first wrong one."""
    cells = "\t".join(rows).split("\t") if rows else []
    references, texts = cells[0::2], cells[1::2]  # a tab too many or too few puts a label where a reference must be
    known = {text: tuple(text.split(",")) if text != _NONE else () for text in set(texts)}
    right = (
        len(cells) == 2 * len(rows)
        and _REFERENCES.fullmatch("\n".join([*references, ""]))
        and all(map(lt, references, islice(references, 1, None)))
        and all(map(_written_right, known.values()))
        and all(map(LABEL_PATTERN.fullmatch, set(chain.from_iterable(known.values()))))
    )
    if not right:
        raise _first_wrong(rows)
    return dict(zip(references, map(known.__getitem__, texts), strict=True))


def _written_right(labels: tuple[str, ...]) -> bool:
    """Tell whether labels are sorted and unique."""
    return len(labels) < 2 or tuple(sorted(set(labels))) == labels


def _first_wrong(rows: Iterable[str]) -> Exception:
    """Find the first line that cannot stand there."""
    before = ""
    for number, row in enumerate(rows, start=3):
        reference, _, text = row.partition("\t")
        labels = tuple(text.split(",")) if text != _NONE else ()
        if not REFERENCE_PATTERN.fullmatch(reference) or not all(map(LABEL_PATTERN.fullmatch, labels)):
            return bad_line(LIST_FILE, number, "is not a reference, a tab and its labels")
        if reference <= before or not _written_right(labels):
            return bad_line(LIST_FILE, number, "is out of order, or there twice")
        before = reference
    raise AssertionError("every line is right")
