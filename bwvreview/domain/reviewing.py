"""Who records a session: the panel together, or each reviewer alone first. Reviewers have no names."""

from __future__ import annotations

import hashlib
import json
import re
from enum import StrEnum
from typing import TYPE_CHECKING

from bwvreview.domain.errors import FormProblem

if TYPE_CHECKING:
    from collections.abc import Mapping

PANEL = "panel"
"""The one record that everybody makes together: the only one, or the agreed one beside the individual ones."""

FILLED_IN = frozenset({"clip_ref", "theme_drawn"})
"""Answers that come from the draw, not from people."""

LONGEST_NAME = 24

_NAME = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9 .-]*[A-Za-z0-9.])?")


class Recording(StrEnum):
    """How a session is recorded. `GUEST` is a reviewer's own laptop that took a session in from a file."""

    PANEL = "panel"
    TURNS = "turns"
    LAPTOPS = "laptops"
    GUEST = "guest"

    @property
    def is_individual(self) -> bool:
        """Each reviewer answers alone before the group agrees."""
        return self is not Recording.PANEL


def reviewer_name(text: str) -> str:
    """Read the initials or the role of a reviewer, spaces tidied. Raises FormProblem for anything else.

    >>> reviewer_name("  Youth   member ")
    'Youth member'
    """
    name = " ".join(text.split())
    if len(name) > LONGEST_NAME or not _NAME.fullmatch(name):
        raise FormProblem(
            "A reviewer is known by initials or a role.",
            advice=f"Use up to {LONGEST_NAME} letters and digits, for example “KM” or “Youth member”.",
        )
    if name.casefold() == PANEL:
        raise FormProblem("“Panel” means everybody together.", advice="Use initials or a role instead.")
    return name


def letter_of(place: int) -> str:
    """Give the letter that stands for a reviewer on every page: A to Z, then AA, AB and so on.

    >>> letter_of(1), letter_of(26), letter_of(27)
    ('A', 'Z', 'AA')
    """
    letters = ""
    while place > 0:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def answers_fingerprint(answers: Mapping[str, str]) -> str:
    """SHA-256 over the answers of one reviewer to one clip as canonical JSON; blank ones count as not given."""
    given = {name: value for name, value in answers.items() if value}
    return hashlib.sha256(json.dumps(given, sort_keys=True, separators=(",", ":")).encode("ascii")).hexdigest()
