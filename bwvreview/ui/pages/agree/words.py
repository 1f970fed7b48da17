"""The words of agreeing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bwvreview.ui.say import count

if TYPE_CHECKING:
    from bwvreview.services.views_panel import AgreeLine, AgreeView

NOT_YET = "Choose an answer, or record that you do not agree"
STAYS = "Each reviewer’s own answers stay as they are."

_HEAD = re.compile(r"[^:(]+(?::|(?= \())")
_ALL = {1: "Reviewer {}", 2: "Both", 3: "All three", 4: "All four", 5: "All five"}


def short(label: str) -> str:
    """Give a label without its explanation.

    >>> short("Green: good, or nothing of concern"), short("Weak (a hunch)")
    ('Green', 'Weak')
    """
    found = _HEAD.match(label)
    return found.group().rstrip(": ") if found else label


def heavy_head(label: str) -> str:
    """Make the part before the explanation heavy."""
    found = _HEAD.match(label)
    return f"**{found.group()}**{label[found.end() :]}" if found else label


def all_of(letters: tuple[str, ...]) -> str:
    """Say “All three”, or name the only one."""
    return _ALL.get(len(letters), f"All {len(letters)}").format(*letters[:1])


def sub_line(view: AgreeView) -> str:
    """Say how many answers differ, and how many are still to agree."""
    every = len(view.differing) + len(view.same)
    if not view.differing:
        return f"All {every} answers are the same."
    left = len(view.to_agree)
    rest = f"{left} {'is' if left == 1 else 'are'} still to agree." if left else "All of them are agreed."
    verb = "differs" if len(view.differing) == 1 else "differ"
    return f"{len(view.differing)} of {count(every, 'answer')} {verb}. {rest}"


def fold_line(view: AgreeView) -> str:
    """Say how many answers are the same."""
    same = len(view.same)
    return f"{count(same, 'answer is', 'answers are')} the same. They are agreed already."


def agree_words(value_words: str, *, written: bool, more: bool) -> str:
    """Say what the main button does."""
    what = "these words" if written else short(value_words)
    what = "these answers" if ";" in value_words and not written else what
    return f"Agree on {what}, and go on" if more else f"Agree on {what}"


def standing_words(line: AgreeLine) -> tuple[str, str, str]:
    """Say what the group has agreed so far: the words, the shape, its colour."""
    if line.standing == "to-agree":
        return "To agree", "rate-amber", "amber"
    if line.standing == "not-agreed":
        return "We do not agree", "equal-not", "text"
    return short(line.agreed_words), "circle-check", "good"
