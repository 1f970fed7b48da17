"""Which answers mean “could not tell”, and which questions have answers in an order."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bwvreview.domain.forms.survey import Choice, Question
    from bwvreview.domain.highlights import Highlights

_NAMES = frozenset({"unsure", "could_not_tell"})
_WORDS = ("could not tell", "cannot rate")


def could_not_tell(choice: Choice) -> bool:
    """Say whether a choice means that the reviewer could not tell."""
    return choice.name in _NAMES or choice.label.casefold().startswith(_WORDS)


def unsure_names(question: Question) -> frozenset[str]:
    """Give the choices of a question that mean “could not tell”."""
    return frozenset(choice.name for choice in question.choices if could_not_tell(choice))


def scale_of(question: Question, highlights: Highlights | None = None) -> tuple[str, ...]:
    """Give the choices of a scale from one end to the other, without “could not tell”; none when it is no scale.

    A scale is a single choice with the appearance “likert”, or the rating of the scheme's feedback.
    """
    if question.type != "select_one":
        return ()
    known = unsure_names(question)
    steps: Sequence[str] = [choice.name for choice in question.choices if choice.name not in known]
    if highlights is not None and question.name == highlights.rating:
        tones = [name for name, tone in highlights.tones.items() if tone != "none"]
        steps = [name for name in tones if name in steps]
    elif "likert" not in question.appearance.split():
        return ()
    return tuple(steps) if len(steps) > 1 else ()
