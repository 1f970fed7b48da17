"""Is a regular expression safe? Some take longer than a life to say no to a short text.

We build the position automaton of Glushkov (1961), count the ways from each position to the next, and let `ambiguity`
look for texts that can be read in too many ways. What cannot be decided that way is refused, because a form is easily
written more simply.
"""

from __future__ import annotations

import importlib
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from bwvreview.domain.forms.ambiguity import TooManySteps, is_slow
from bwvreview.domain.forms.dialect import as_java_reads
from bwvreview.domain.forms.findings import Mistake

LONGEST = 500
_MOST_PLACES = 160
_MOST_SEQUENCES = 2_000
_SIMPLER = "Write the pattern more simply."
_AMBIGUOUS = Mistake("This pattern could take for ever on some answers, because a repeat stands in a repeat.", _SIMPLER)
_TOO_LONG = Mistake("This pattern is too long to be checked.", _SIMPLER)

# The letters that are tried: ASCII and one of each other sort. Further letters of a pattern join them.
_LETTERS = frozenset(range(128)) | {0xE9, 0x2003, 0x661, 0x4E2D}


def compile_pattern(pattern: str) -> re.Pattern[str]:
    r"""Compile a pattern for `regex()`, which matches the whole text; \d and \w know ASCII, as in Java.

    Raises Mistake when it does not compile, or could take for ever.
    """
    if len(pattern) > LONGEST:
        raise _TOO_LONG
    pattern = as_java_reads(pattern)
    try:
        compiled = re.compile(pattern, re.ASCII)
        tree = importlib.import_module("re._parser").parse(pattern, re.ASCII)
    except (re.error, OverflowError, RecursionError) as error:
        reason = error.msg if isinstance(error, re.error) else "it is too long"
        raise Mistake(f"This pattern cannot be used: {reason}.", "Try it on a few answers first.") from None
    builder = _Builder(bool(compiled.flags & re.IGNORECASE))
    builder.sequence(tree)
    try:
        if is_slow(builder.letters, builder.ways):
            raise _AMBIGUOUS
    except TooManySteps:
        raise _TOO_LONG from None
    return compiled


@dataclass(slots=True)
class _Piece:
    """A part of a pattern: in how many ways it can be empty, and begin and end at each place."""

    empty: int = 1
    first: Counter[int] = field(default_factory=Counter)
    last: Counter[int] = field(default_factory=Counter)


class _Builder:
    def __init__(self, ignore_case: bool) -> None:
        self._ignore_case = ignore_case
        self.letters: list[frozenset[int]] = []
        self.ways: list[Counter[int]] = []
        self._sequences = 0
        self._repeats = 0

    def sequence(self, nodes: Any) -> _Piece:
        self._sequences += 1
        if self._sequences > _MOST_SEQUENCES:
            raise _TOO_LONG
        whole = _Piece()
        for operation, argument in nodes:
            whole = self._then(whole, self._node(str(operation), argument))
        return whole

    def _node(self, operation: str, argument: Any) -> _Piece:
        match operation:
            case "LITERAL" | "NOT_LITERAL" | "ANY" | "IN":
                return self._letter(_letters(operation, argument, ignore_case=self._ignore_case))
            case "SUBPATTERN" | "ATOMIC_GROUP":
                return self.sequence(argument[3] if operation == "SUBPATTERN" else argument)
            case "BRANCH":
                return self._either([self.sequence(branch) for branch in argument[1]])
            case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
                return self._repeat(int(argument[0]), int(argument[1]), argument[2])
            case "AT":
                return _Piece()
            case "ASSERT" | "ASSERT_NOT":
                if self._repeats:
                    raise _AMBIGUOUS  # it is looked through again at each turn
                self.sequence(argument[1])
                return _Piece()
        raise Mistake("This pattern refers back to an earlier part of itself.", _SIMPLER)

    def _letter(self, letters: frozenset[int]) -> _Piece:
        place = len(self.letters)
        if place == _MOST_PLACES:
            raise _TOO_LONG
        self.letters.append(letters)
        self.ways.append(Counter())
        return _Piece(empty=0, first=Counter([place]), last=Counter([place]))

    def _then(self, left: _Piece, right: _Piece) -> _Piece:
        self._join(left.last, right.first)
        return _Piece(
            empty=left.empty * right.empty,
            first=_sum(left.first, right.first, times=left.empty),
            last=_sum(right.last, left.last, times=right.empty),
        )

    def _join(self, ends: Counter[int], starts: Counter[int]) -> None:
        for end, ways_here in ends.items():
            for start, ways_there in starts.items():
                self.ways[end][start] += ways_here * ways_there

    @staticmethod
    def _either(pieces: list[_Piece]) -> _Piece:
        whole = _Piece(empty=sum(piece.empty for piece in pieces))
        for piece in pieces:
            whole.first.update(piece.first)
            whole.last.update(piece.last)
        return whole

    def _repeat(self, least: int, most: int, body: Any) -> _Piece:
        """Write short repeats out; take longer ones for endless, which only errs on the safe side."""
        self._repeats += most > 1
        piece = self._repeated(least, most, body)
        self._repeats -= most > 1
        return piece

    def _repeated(self, least: int, most: int, body: Any) -> _Piece:
        is_one_letter = len(body) == 1 and str(body[0][0]) in {"LITERAL", "NOT_LITERAL", "ANY", "IN"}
        if most <= 3 or (is_one_letter and least == most <= 40):
            whole = _Piece()
            for turn in reversed(range(most)):  # x{1,3} is x(x(x)?)?
                whole = self._then(self.sequence(body), whole)
                whole.empty += turn >= least
            return whole
        piece = self.sequence(body)
        if piece.empty:
            raise _AMBIGUOUS  # a repeat of what may be empty
        self._join(piece.last, piece.first)
        piece.empty = int(least == 0)
        return piece


def _sum(one: Counter[int], other: Counter[int], *, times: int) -> Counter[int]:
    return one + Counter({place: ways * times for place, ways in other.items()})


def _letters(operation: str, argument: Any, *, ignore_case: bool) -> frozenset[int]:
    if operation == "ANY":
        return _LETTERS - {10}
    if operation == "IN":
        negated = str(argument[0][0]) == "NEGATE"
        found: set[int] = set()
        for kind, value in argument[1:] if negated else argument:
            found |= _class_item(str(kind), value)
    else:
        negated = operation == "NOT_LITERAL"
        found = {argument}
    if ignore_case:
        found |= {
            ord(other) for letter in found for other in (chr(letter).lower(), chr(letter).upper()) if len(other) == 1
        }
    return _LETTERS - found if negated else frozenset(found)


def _class_item(kind: str, value: Any) -> set[int]:
    if kind == "LITERAL":
        return {value}
    if kind == "RANGE":
        low, high = value
        return {letter for letter in _LETTERS if low <= letter <= high} | {low, high}
    name = str(value)
    sort = {"DIGIT": r"\d", "SPACE": r"\s", "WORD": r"\w"}[name.rsplit("_", 1)[-1]]
    inside = {letter for letter in _LETTERS if re.match(sort, chr(letter), re.ASCII)}
    return set(_LETTERS) - inside if "_NOT_" in name else inside
