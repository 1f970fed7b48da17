"""The words of agreeing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bwvreview.ui.say import count

if TYPE_CHECKING:
    from bwvreview.domain.forms.survey import Question
    from bwvreview.services.views_panel import AgreeLine, AgreeView

NOT_YET = "Choose an answer, or record that you do not agree"
STAYS = "Each reviewer’s own answers stay as they are."

_TICKED = 2  # choices that stand in the list
_ROOM = 40  # letters of somebody's words that stand in the list
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


def is_rating(asked: Question) -> bool:
    """Whether the choices are the colours of a rating, which have shapes."""
    return {"green", "amber", "red"} <= {choice.name for choice in asked.choices}


def answer_words(line: AgreeLine, letter: str, asked: Question) -> str:
    """Say a reviewer's answer in a cell: of several choices those that not everybody ticked, of words the beginning."""
    said = line.words.get(letter, "")
    if not said:
        return "No answer"
    if asked.type == "select_multiple":
        ticked = [set(raw.split()) for raw in line.answers.values()]
        common = set.intersection(*ticked)
        mine = [short(choice.label) for choice in asked.choices if choice.name in ticked_by(line, letter) - common]
        more = f" and {len(mine) - _TICKED} more" if len(mine) > _TICKED + 1 else ""
        return "; ".join(mine[:_TICKED] if more else mine) + more or "Nothing more"
    if asked.type == "select_one":
        return short(said)
    return said if len(said) <= _ROOM else f"{said[:_ROOM].rsplit(' ', 1)[0]}…"


def ticked_by(line: AgreeLine, letter: str) -> set[str]:
    """Give what a reviewer ticked."""
    return set(line.answers.get(letter, "").split())


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
    return agreed_words(line), "circle-check", "good"


def agreed_words(line: AgreeLine) -> str:
    """Say the agreed answer in a cell."""
    said = "; ".join(short(part) for part in line.agreed_words.split("; "))
    return said if len(said) <= 2 * _ROOM else f"{said[: 2 * _ROOM].rsplit(' ', 1)[0]}…"
