"""What can be wrong with the history, in words; and the mark that tells later whether its end was cut off.

The history is a row of changes, each sealed together with all before it. A seal shows accidents and careless edits.
Someone who writes every seal anew to the end, or cuts the end off and says so, is found only by a mark that was
written down elsewhere: in the minutes, or in files that have left.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from bwvreview.domain.errors import Problem

_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LIKE = str.maketrans("OIL", "011")
_BITS, _GROUP = 80, 4
_WRITTEN = re.compile(r"\s*([0-9][0-9,]*)\D*?[\s:·-]+([0-9A-Za-z][0-9A-Za-z\s-]*)")

BreakKind = Literal[
    "changed",
    "missing",
    "moved",
    "added",
    "loose",
    "cut-off",
    "no-end",
    "answer",
    "lock",
    "ruling",
    "late-answer",
    "mark",
]


@dataclass(frozen=True, slots=True)
class Break:
    """The first thing that is not as it should be, at a position of the history (1 is the oldest change).

    `subject` (a clip's instance id) and `name` (a question) say what it is about, where that is known; `other` is a
    second position: where a moved change stands now, or the last of those that are missing.
    """

    position: int
    kind: BreakKind
    subject: str = ""
    name: str = ""
    other: int = 0

    def words(self, about: str = "") -> str:
        """Say it in one sentence; `about` names clip and question in words.

        >>> Break(3, "missing", other=5).words()
        'Changes 3 to 5 are missing.'
        """
        which = f"Change {self.position:,}{f', {about},' if about else ''}"
        if self.kind in {"missing", "cut-off"} and self.other > self.position:
            which = f"Changes {self.position:,} to {self.other:,}"
            return f"{which} are missing{' at the end' if self.kind == 'cut-off' else ''}."
        return f"{which} {_SAID[self.kind].format(other=f'{self.other:,}')}."


_SAID: dict[BreakKind, str] = {
    "changed": "is not as it was written",
    "missing": "is missing",
    "moved": "does not stand in its place: it stands at {other}",
    "added": "was put in between",
    "loose": "does not follow from the one before it",
    "cut-off": "is missing at the end",
    "no-end": "would be next, but the record of where the history ends is gone or says something else",
    "answer": "led to another answer than the one that is kept",
    "lock": "led to other locked answers than those that are kept",
    "ruling": "settled a question otherwise than is kept",
    "late-answer": "is an answer given after the answers were locked",
    "mark": "does not fit the mark that was written down",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """How many changes there were, and the seal of the last one, short enough to be written in the minutes."""

    changes: int
    seal: str

    def __str__(self) -> str:
        """Write it: “412 · K7QF-2M9D-4T0R-9XAB”."""
        groups = [self.seal[at : at + _GROUP] for at in range(0, len(self.seal), _GROUP)]
        return f"{self.changes} · {'-'.join(groups)}"

    @classmethod
    def of(cls, changes: int, seal: str) -> Mark:
        """Make the mark of a history from its number of changes and its last SHA-256 in hexadecimal digits.

        The mark keeps 80 bits of the seal, in Crockford's 32 signs: enough that no other history fits it by chance or
        by trying, and few enough to write by hand.

        >>> str(Mark.of(2, "ff" * 32))
        '2 · ZZZZ-ZZZZ-ZZZZ-ZZZZ'
        """
        number = int(seal, 16) >> (256 - _BITS)
        signs = "".join(_SIGNS[(number >> shift) & 31] for shift in range(_BITS - 5, -1, -5))
        return cls(changes, signs)

    @classmethod
    def read(cls, text: str) -> Mark:
        """Read a mark as people write it: small letters, O for 0, spaces. Raises Problem.

        >>> Mark.read("412 k7qf 2m9d 4tor 9xab").seal
        'K7QF2M9D4T0R9XAB'
        """
        found = _WRITTEN.fullmatch(text)
        signs = re.sub(r"[\s-]", "", found.group(2)).upper().translate(_LIKE) if found else ""
        if found is None or len(signs) != _BITS // 5 or not set(signs) <= set(_SIGNS):
            raise Problem(
                "This is not a mark of the history.",
                advice="Write the number and the sixteen signs, like 412 K7QF-2M9D-4T0R-9XAB.",
            )
        return cls(int(found.group(1).replace(",", "")), signs)


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check of the history found: the mark of what is there, and the first break, if any."""

    mark: Mark
    broken: Break | None = None
