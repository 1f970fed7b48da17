"""The list file L: every encounter that can be drawn, with its labels, as bytes that never vary."""

from __future__ import annotations

import hashlib
from collections import Counter
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from bwvreview.domain.draw.lines import LIST_FILE, bad_line, read_lines
from bwvreview.domain.draw.list_rows import NONE, ListRows, first_wrong, labels_in, read_rows
from bwvreview.domain.draw.references import HEX_PATTERN

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_HEADER = "bwvreview-list/1"
_START = f"{_HEADER}\nsalt ".encode()
_BODY = len(_START) + 64 + 1


class ListFile:
    """A salt and, for every encounter, its labels (sorted; empty for none). It never changes.

    `parse` and `fix_plan` check what goes in; the constructor trusts its caller.
    """

    def __init__(self, salt: str, labels: Mapping[str, tuple[str, ...]]) -> None:
        self.salt, self.labels = salt, labels

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ListFile) and (self.salt, self.labels) == (other.salt, other.labels)

    __hash__ = None  # type: ignore[assignment]

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
    def encoded(self) -> Sequence[bytes]:
        """The references as bytes, sorted: what the tickets are made of."""
        if isinstance(self.labels, ListRows):
            return self.labels.references
        return "\n".join(sorted(self.labels)).encode("ascii").split(b"\n") if self.labels else ()

    def encoded_members(self, label: str) -> list[bytes]:
        """List the references under a label as bytes, sorted."""
        if isinstance(self.labels, ListRows):
            return self.labels.under(label)
        return sorted(reference.encode("ascii") for reference, labels in self.labels.items() if label in labels)

    def members(self, label: str) -> list[str]:
        """List the references under a label, sorted by their bytes."""
        return [reference.decode("ascii") for reference in self.encoded_members(label)]

    def to_bytes(self) -> bytes:
        """Write the file: sorted by reference, LF ends, no byte-order mark."""
        if isinstance(self.labels, ListRows):
            return f"{_HEADER}\nsalt {self.salt}\n".encode("ascii") + self.labels.to_bytes()
        written = {labels: ",".join(labels) or NONE for labels in set(self.labels.values())}
        rows = [f"{reference}\t{written[labels]}\n" for reference, labels in sorted(self.labels.items())]
        return f"{_HEADER}\nsalt {self.salt}\n{''.join(rows)}".encode("ascii")

    @classmethod
    def parse(cls, data: bytes) -> ListFile:
        """Read a list file strictly. Raises DrawProblem naming the line, never the reference."""
        salt = data[len(_START) : _BODY - 1].decode("latin-1")
        starts_right = data.startswith(_START) and HEX_PATTERN.fullmatch(salt) and data[_BODY - 1 : _BODY] == b"\n"
        read = read_rows(data, _BODY) if starts_right else None
        if read is None:
            parsed = cls._parse_lines(data)
        else:
            rows, counts = read
            parsed = cls(salt, rows)
            vars(parsed)["counts"] = Counter(counts)
        vars(parsed)["fingerprint"] = hashlib.sha256(data).hexdigest()  # what is read strictly is written as it was
        return parsed

    @classmethod
    def _parse_lines(cls, data: bytes) -> ListFile:
        """Read line by line, to name the first wrong one."""
        lines = read_lines(data, LIST_FILE)
        if lines[0] != _HEADER:
            raise bad_line(LIST_FILE, 1, f"is not “{_HEADER}”: it comes from another program or version")
        salt = lines[1].removeprefix("salt ") if len(lines) > 1 else ""
        if not HEX_PATTERN.fullmatch(salt) or lines[1] != f"salt {salt}":
            raise bad_line(LIST_FILE, 2, "is not “salt” and 64 digits")
        problem = first_wrong(lines[2:])
        if problem is not None:
            raise problem
        return cls(
            salt, {reference: labels_in(text) for reference, _, text in (row.partition("\t") for row in lines[2:])}
        )
