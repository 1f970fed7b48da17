"""A question of a paper that was gone through."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Passed:
    """A question that was gone through: its number, its words, the answer in words ('' left empty)."""

    number: int
    label: str
    answer: str
    needed: bool
