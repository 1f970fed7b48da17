"""The statement S0: the plan whose fingerprint is read out before any number is rolled."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Literal, NamedTuple, cast

from bwvreview.domain.draw.lines import STATEMENT_FILE, bad_line, read_lines
from bwvreview.domain.draw.references import COUNT, LABEL
from bwvreview.domain.errors import DrawProblem, Problem
from bwvreview.domain.session_id import SessionId

if TYPE_CHECKING:
    from collections.abc import Sequence

UnavailableMode = Literal["next", "reroll"]
DiceKind = Literal["d10x20", "d6x26"]

_HEADER = "bwvreview-draw/1"
_FIRST = re.compile(re.escape(_HEADER))
_LIST = re.compile(r"list ([0-9a-f]{64})")
_SIZE = re.compile(rf"size ({COUNT})")
_EXCLUDED = re.compile(r"excluded ([a-z][a-z0-9-]{0,31}) ([1-9][0-9]{0,8})")
_GROUP = re.compile(r"group ([a-z][a-z0-9-]{0,63})")
_SESSION = re.compile(r"session ([0-9]{4}-[0-9]{2}-[0-9]{2}\.[1-9][0-9]{0,8})")
_THEME = re.compile(rf"theme ({LABEL}) ({COUNT}) ({COUNT}) ({COUNT})")
_UNAVAILABLE = re.compile(r"unavailable (next|reroll)")
_DICE = re.compile(r"dice (d10x20|d6x26)")


class ThemePlan(NamedTuple):
    """A label of the plan: its members on the list (N_t), its sample (n_t) and its reserves (r_t)."""

    label: str
    members: int
    sample: int
    reserves: int

    @property
    def is_census(self) -> bool:
        """Every member is drawn."""
        return self.sample >= self.members

    @property
    def drawn(self) -> int:
        """Clips that the label really draws."""
        return min(self.sample, self.members)


class Statement(NamedTuple):
    """What is fixed before the roll. `themes` are sorted by label, `excluded` by reason."""

    list_fingerprint: str
    size: int
    excluded: tuple[tuple[str, int], ...]
    group: str
    session: SessionId
    themes: tuple[ThemePlan, ...]
    unavailable: UnavailableMode
    dice: DiceKind

    @property
    def commit(self) -> str:
        """SHA-256 of the statement, 64 lower-case hexadecimal digits: what goes into the minutes."""
        return hashlib.sha256(self.to_bytes()).hexdigest()

    @property
    def groups_of_eight(self) -> tuple[str, ...]:
        """The commitment as people read it out: eight groups of eight."""
        return groups_of_eight(self.commit)

    def theme(self, label: str) -> ThemePlan:
        """Give the plan of one label. Raises KeyError when the statement does not plan it."""
        return {plan.label: plan for plan in self.themes}[label]

    def to_bytes(self) -> bytes:
        """Write the statement: exactly these lines in this order, LF after each."""
        lines = [
            _HEADER,
            f"list {self.list_fingerprint}",
            f"size {self.size}",
            *(f"excluded {reason} {count}" for reason, count in self.excluded),
            f"group {self.group}",
            f"session {self.session}",
            *(f"theme {plan.label} {plan.members} {plan.sample} {plan.reserves}" for plan in self.themes),
            f"unavailable {self.unavailable}",
            f"dice {self.dice}",
        ]
        return "".join(f"{line}\n" for line in lines).encode("ascii")

    @classmethod
    def parse(cls, data: bytes, *, name: str = STATEMENT_FILE) -> Statement:
        """Read a statement strictly. Raises DrawProblem naming the line (of the file `name`)."""
        lines = _Lines(read_lines(data, name), name)
        statement = _read(lines)
        lines.end()
        return statement


def groups_of_eight(fingerprint: str) -> tuple[str, ...]:
    """Cut a fingerprint of 64 digits into eight groups of eight."""
    return tuple(fingerprint[start : start + 8] for start in range(0, 64, 8))


class _Lines:
    """The lines of a statement, taken one after the other."""

    def __init__(self, lines: Sequence[str], name: str) -> None:
        self._lines, self._name, self._at = lines, name, 0

    def one(self, pattern: re.Pattern[str], shape: str) -> tuple[str, ...]:
        """Take the next line, which must have this shape."""
        found = self._match(pattern)
        if found is None:
            self._at += 1
            raise self.wrong(f"is not “{shape}”")
        return found

    def many(self, pattern: re.Pattern[str], order: str) -> list[tuple[str, ...]]:
        """Take lines of this shape as long as there are any; their first words must go up."""
        taken: list[tuple[str, ...]] = []
        while (found := self._match(pattern)) is not None:
            if taken and found[0] <= taken[-1][0]:
                raise self.wrong(order)
            taken.append(found)
        return taken

    def wrong(self, why: str) -> DrawProblem:
        """Make the problem of the line that was taken last."""
        return bad_line(self._name, self._at, why)

    def end(self) -> None:
        """Nothing may follow."""
        if self._at < len(self._lines):
            raise bad_line(self._name, self._at + 1, "should not be there")

    def _match(self, pattern: re.Pattern[str]) -> tuple[str, ...] | None:
        found = pattern.fullmatch(self._lines[self._at]) if self._at < len(self._lines) else None
        if found is None:
            return None
        self._at += 1
        return found.groups() or (found.group(),)


def _read(lines: _Lines) -> Statement:
    lines.one(_FIRST, _HEADER)
    (fingerprint,) = lines.one(_LIST, "list <64 digits or letters a to f>")
    (size,) = lines.one(_SIZE, "size <number>")
    excluded = lines.many(_EXCLUDED, "is out of order, or its reason is there twice")
    (group,) = lines.one(_GROUP, "group <name>” or “excluded <reason> <count>")
    session = _read_session(lines)
    themes = tuple(
        ThemePlan(label, int(members), int(sample), int(reserves))
        for label, members, sample, reserves in lines.many(_THEME, "is out of order, or its label is there twice")
    )
    if not themes:
        lines.one(_THEME, "theme <label> <members> <sample> <reserves>")
    (unavailable,) = lines.one(_UNAVAILABLE, "unavailable next” or “unavailable reroll")
    (dice,) = lines.one(_DICE, "dice d10x20” or “dice d6x26")
    return Statement(
        fingerprint,
        int(size),
        tuple((reason, int(count)) for reason, count in excluded),
        group,
        session,
        themes,
        cast("UnavailableMode", unavailable),
        cast("DiceKind", dice),
    )


def _read_session(lines: _Lines) -> SessionId:
    (text,) = lines.one(_SESSION, "session <date>.<number>")
    try:
        return SessionId.read(text)
    except Problem:
        raise lines.wrong("has a date that is not in the calendar") from None
