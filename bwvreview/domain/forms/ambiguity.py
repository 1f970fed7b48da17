"""In how many ways can an automaton read a text? Twice as many with each letter more is a catastrophe.

Two criteria of Weber and Seidl, “On the degree of ambiguity of finite automata” (1991):

* EDA: some text leads from a place back to it in two ways. Then n repeats are read in 2 to the power n ways.
* IDA: some text leads from p to p, from p to q and from q to q. Then n repeats are read in n ways; a chain of such
  places of length d gives n to the power d. Two are everyday (`.*x.*`), more than three are refused.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

Letters = Sequence[frozenset[int]]
Ways = Sequence[Mapping[int, int]]
"""From each place, the places that may come next and in how many ways."""

LONGEST_CHAIN = 3
_MOST_STEPS = 100_000

Pair = tuple[int, int]
Triple = tuple[int, int, int]


class TooManySteps(Exception):
    """The automaton is too large to be looked through."""


def is_slow(letters: Letters, ways: Ways) -> bool:
    """Say whether some text takes a time beyond the third power of its length."""
    walker = _Walker(letters, ways)
    return walker.doubles() or walker.longest_chain() > LONGEST_CHAIN


class _Walker:
    def __init__(self, letters: Letters, ways: Ways) -> None:
        self._letters, self._ways = letters, ways
        self._steps = 0
        self._after = [self._beyond(place) for place in range(len(letters))]

    def _beyond(self, start: int) -> set[int]:
        """Give the places that can be reached in one step or more."""
        seen: set[int] = set()
        todo = [start]
        while todo:
            for place in self._ways[todo.pop()]:
                if place not in seen:
                    seen.add(place)
                    todo.append(place)
        return seen

    def _count(self) -> None:
        self._steps += 1
        if self._steps > _MOST_STEPS:
            raise TooManySteps

    def doubles(self) -> bool:
        """Find a place that the same text leaves and reaches again in two ways."""
        return any(place in self._after[place] and self._doubles_at(place) for place in range(len(self._letters)))

    def _doubles_at(self, home: int) -> bool:
        """Let two readers set out from home, part, or take one step in two ways, and both come home again."""
        seen: set[tuple[int, int, bool]] = set()
        todo = [(home, home, False)]
        while todo:
            left, right, parted = todo.pop()
            for next_left, next_right in self._pairs(left, right, home):
                now = parted or next_left != next_right or (left == right and self._ways[left][next_left] > 1)
                if now and next_left == next_right == home:
                    return True
                state = (next_left, next_right, now)
                if state not in seen:
                    seen.add(state)
                    todo.append(state)
        return False

    def _pairs(self, left: int, right: int, home: int) -> list[Pair]:
        """Give the next places of two readers of one text that can still come home."""
        self._count()
        return [
            (next_left, next_right)
            for next_left in self._ways[left]
            if home in self._after[next_left]
            for next_right in self._ways[right]
            if home in self._after[next_right] and self._letters[next_left] & self._letters[next_right]
        ]

    def longest_chain(self) -> int:
        """Give the number of loops in the longest chain in which one text feeds each loop and the next."""
        loops: dict[frozenset[int], list[int]] = {}
        for place, after in enumerate(self._after):
            if place in after:
                loop = frozenset(other for other in after if place in self._after[other])
                loops.setdefault(loop, []).append(place)
        feeds = {one: [other for other in loops if other != one and self._feeds_any(one, other)] for one in loops}
        lengths: dict[frozenset[int], int] = {}
        for loop in sorted(loops, key=lambda loop: len(self._after[min(loop)])):  # those that come last, first
            lengths[loop] = 1 + max((lengths[other] for other in feeds[loop]), default=0)
        return max(lengths.values(), default=0)

    def _feeds_any(self, one: frozenset[int], other: frozenset[int]) -> bool:
        if min(other) not in self._after[min(one)]:
            return False
        return any(self._feeds(first, last, one, other) for first in one for last in other)

    def _feeds(self, first: int, last: int, one: frozenset[int], other: frozenset[int]) -> bool:
        """Say whether one text leads from first to first, from first to last, and from last to last."""
        start, goal = (first, first, last), (first, last, last)
        seen: set[Triple] = set()
        todo = [start]
        while todo:
            for triple in self._triples(todo.pop(), last, one, other):
                if triple == goal:
                    return True
                if triple not in seen:
                    seen.add(triple)
                    todo.append(triple)
        return False

    def _triples(self, triple: Triple, last: int, one: frozenset[int], other: frozenset[int]) -> list[Triple]:
        self._count()
        found: list[Triple] = []
        for staying in one.intersection(self._ways[triple[0]]):
            for ending in other.intersection(self._ways[triple[2]]):
                common = self._letters[staying] & self._letters[ending]
                if common:
                    found += [
                        (staying, going, ending)
                        for going in self._ways[triple[1]]
                        if last in self._after[going] and common & self._letters[going]
                    ]
        return found
