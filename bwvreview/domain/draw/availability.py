"""Clips that cannot be shown, and the reserves that follow from them (mode `next`; draw-protocol, 1 and 2.5)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from bwvreview.domain.draw.lines import AVAILABILITY_FILE, bad_line, read_lines
from bwvreview.domain.draw.references import REASON_PATTERN, REFERENCE
from bwvreview.domain.draw.standing import Replacements, Standing
from bwvreview.domain.errors import DrawProblem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bwvreview.domain.draw.draw import Draw
    from bwvreview.domain.draw.list_file import ListFile
    from bwvreview.domain.draw.statement import Statement

__all__ = ["Availability", "Replacements", "call_reserves"]

_HEADER = "bwvreview-availability/1"
_COMMIT = re.compile(r"commit ([0-9a-f]{64})")
_LINE = re.compile(rf"(unavailable|late) ({REFERENCE}) ([a-z][a-z0-9-]{{0,31}})")


class Availability(NamedTuple):
    """What the police declared before any reserve was shown, and what failed later, in that order.

    Both hold (reference, reason) pairs; `unavailable` is written sorted, `late` as it happened.
    """

    commit: str
    unavailable: tuple[tuple[str, str], ...] = ()
    late: tuple[tuple[str, str], ...] = ()

    def to_bytes(self) -> bytes:
        """Write the availability file."""
        lines = [
            _HEADER,
            f"commit {self.commit}",
            *(f"unavailable {reference} {reason}" for reference, reason in sorted(self.unavailable)),
            *(f"late {reference} {reason}" for reference, reason in self.late),
        ]
        return "".join(f"{line}\n" for line in lines).encode("ascii")

    @classmethod
    def parse(cls, data: bytes) -> Availability:
        """Read an availability file strictly. Raises DrawProblem naming the line, never the reference."""
        lines = read_lines(data, AVAILABILITY_FILE)
        if lines[0] != _HEADER:
            raise bad_line(AVAILABILITY_FILE, 1, f"is not “{_HEADER}”: it comes from another program or version")
        commit = _COMMIT.fullmatch(lines[1]) if len(lines) > 1 else None
        if commit is None:
            raise bad_line(AVAILABILITY_FILE, 2, "is not “commit <64 digits or letters a to f>”")
        unavailable: list[tuple[str, str]] = []
        late: list[tuple[str, str]] = []
        for number, line in enumerate(lines[2:], start=3):
            found = _LINE.fullmatch(line)
            if found is None:
                raise bad_line(AVAILABILITY_FILE, number, "is not “unavailable” or “late”, a reference and a reason")
            kind, reference, reason = found.groups()
            if kind == "unavailable" and (late or (unavailable and reference <= unavailable[-1][0])):
                raise bad_line(AVAILABILITY_FILE, number, "is out of order, or there twice")
            (unavailable if kind == "unavailable" else late).append((reference, reason))
        return cls(commit.group(1), tuple(unavailable), tuple(late))


def call_reserves(list_file: ListFile, statement: Statement, draw: Draw, availability: Availability) -> Replacements:
    """Let each label that lost clips take its next reserves; late clips are replaced one by one, in order.

    Raises DrawProblem: the plan replaces by new dice, the file belongs to another draw, names an encounter
    that is not on the list or twice, or calls late a clip that had no slot.
    """
    if statement.unavailable != "next":
        raise DrawProblem(
            "This plan replaces {clips} by rolling again, not from its reserves.",
            advice="Roll the dice for new {clips}.",
        )
    _check(list_file, draw, availability)
    reserves = {label: iter(drawn.reserves) for label, drawn in draw.themes.items()}
    standing = Standing(draw)

    def next_of(label: str) -> Iterator[str]:
        return reserves[label]

    standing.lose({reference for reference, _ in availability.unavailable}, next_of, draw.tickets.__getitem__)
    for reference, _ in availability.late:
        if reference not in standing.slotted:
            raise DrawProblem(
                "{A_clip} is called late that was never in the draw.",
                advice="Only {a_clip} with a slot can fail during {viewing}. Say that the others cannot be shown.",
            )
        standing.lose({reference}, next_of, draw.tickets.__getitem__)
    return standing.result()


def _check(list_file: ListFile, draw: Draw, availability: Availability) -> None:
    if availability.commit != draw.commit:
        raise DrawProblem(f"{AVAILABILITY_FILE} belongs to another draw.", advice="Use the file of this draw.")
    pairs = (*availability.unavailable, *availability.late)
    check_declared(list_file, [reference for reference, _ in pairs])
    if not all(REASON_PATTERN.fullmatch(reason) for _, reason in pairs):
        raise DrawProblem("A reason cannot be used.", advice="A reason has small letters, digits and dashes.")


def check_declared(list_file: ListFile, references: Iterable[str]) -> None:
    """Raise DrawProblem when a reference is not on the list or is there twice; it is not repeated."""
    seen: set[str] = set()
    for reference in references:
        if reference not in list_file.labels:
            raise DrawProblem(
                "{A_clip} is declared that is not on the list.", advice="Use the references of this draw."
            )
        if reference in seen:
            raise DrawProblem("{A_clip} is declared twice.", advice="Declare each {clip} once, with one reason.")
        seen.add(reference)
