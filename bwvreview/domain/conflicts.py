"""Where reviewers differ on a clip, the worst first, and what all of them answered in the same way."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Literal

from bwvreview.domain.answer_scales import scale_of
from bwvreview.domain.answer_words import in_form_order
from bwvreview.domain.forms.fitness import VIEWED, WHY_NOT
from bwvreview.domain.reviewing import FILLED_IN

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from bwvreview.domain.forms.state import FormState
    from bwvreview.domain.forms.survey import Question
    from bwvreview.domain.highlights import Highlights

Standing = Literal["to-agree", "agreed", "not-agreed"]

MUST_AGREE = frozenset({VIEWED, WHY_NOT})
"""Questions that the rest of a record hangs on: without an agreed answer there is no record."""

Given = dict[str, dict[str, str]]
"""Each reviewer's answers to one clip by the reviewer's letter: only questions that were asked, blanks left out."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A question on which reviewers differ, with each reviewer's answer by letter; '' where none was given.

    `disagreement` is the mean distance between two reviewers, from 0 (the same) to 1; None for written words, which
    cannot be compared and come last. `agreed` is the group's answer so far.
    """

    name: str
    answers: Mapping[str, str]
    disagreement: float | None
    standing: Standing
    agreed: str


@dataclass(frozen=True, slots=True)
class Differences:
    """A clip as its reviewers see it: what differs (the worst first), and the questions answered alike."""

    differing: tuple[Difference, ...]
    same: tuple[str, ...]

    @property
    def to_agree(self) -> tuple[Difference, ...]:
        """What the group has still to look at."""
        return tuple(one for one in self.differing if one.standing == "to-agree")


def differences(
    panel: FormState, given: Given, undecided: Collection[str] = (), highlights: Highlights | None = None
) -> Differences:
    """Compare the reviewers on every question that the agreed record asks now.

    A question is the same when every reviewer gave the same answer, and is left out when nobody gave one that is
    not needed. Ties stand in the order of the form.
    """
    differing: list[tuple[float, int, Difference]] = []
    same: list[str] = []
    for place, question in enumerate(_asked(panel)):
        answers = _answers(question, given)
        if _alike(answers):
            same.append(question.name)
        elif any(answers.values()) or panel.error(question.name) or question.name in undecided:
            apart = disagreement(question, list(answers.values()), highlights)
            one = _difference(panel, question, answers, apart, undecided)
            differing.append((2.0 if apart is None else -apart, place, one))
    differing.sort(key=lambda entry: entry[:2])
    return Differences(tuple(one for *_, one in differing), tuple(same))


def take_over(panel: FormState, given: Given, undecided: Collection[str] = ()) -> dict[str, str]:
    """Answer in the agreed record what every reviewer answered alike; give what was answered, in order.

    An answer may bring further questions, so it goes on until nothing more is alike. What the group has answered or
    left undecided stays as it is.
    """
    taken: dict[str, str] = {}
    while found := _next_alike(panel, given, {*undecided, *taken}):
        name, value = found
        panel.answer(name, value)
        taken[name] = value
    return taken


def disagreement(question: Question, answers: Sequence[str], highlights: Highlights | None = None) -> float | None:
    """Give the mean distance between two reviewers, 0 to 1; None for words and numbers that people write.

    Steps of a scale are as far apart as their places; several choices as far as the share that only one of the two
    ticked (Jaccard 1901); anything else is the same or not. No answer is as far from any other as can be.
    """
    if question.type not in {"select_one", "select_multiple", "acknowledge"}:
        return None
    pairs = list(combinations(answers, 2))
    if not pairs:
        return 0.0
    places = {name: place for place, name in enumerate(scale_of(question, highlights))}
    return sum(_distance(question, places, *pair) for pair in pairs) / len(pairs)


def _distance(question: Question, places: Mapping[str, int], one: str, other: str) -> float:
    if one == other:
        return 0.0
    if question.type == "select_multiple":
        ticked, also = set(one.split()), set(other.split())
        return 1 - len(ticked & also) / len(ticked | also)
    if one in places and other in places:
        return abs(places[one] - places[other]) / (len(places) - 1)
    return 1.0


def _next_alike(panel: FormState, given: Given, settled: Collection[str]) -> tuple[str, str] | None:
    for question in _asked(panel):
        answers = _answers(question, given)
        if question.name not in settled and not panel.value(question.name) and _alike(answers):
            return question.name, next(iter(answers.values()))
    return None


def _asked(panel: FormState) -> list[Question]:
    shown = panel.visible_questions()
    return [question for question in shown if question.takes_answer and question.name not in FILLED_IN]


def _answers(question: Question, given: Given) -> dict[str, str]:
    """Give each reviewer's answer; the order of ticking tells nothing."""
    found = {letter: answers.get(question.name, "") for letter, answers in given.items()}
    if question.type == "select_multiple":
        return {letter: " ".join(in_form_order(question, raw)) for letter, raw in found.items()}
    return found


def _alike(answers: Mapping[str, str]) -> bool:
    values = set(answers.values())
    return len(values) == 1 and "" not in values


def _difference(
    panel: FormState,
    question: Question,
    answers: Mapping[str, str],
    apart: float | None,
    undecided: Collection[str],
) -> Difference:
    agreed = panel.value(question.name)
    standing: Standing = "not-agreed" if question.name in undecided else "agreed" if agreed else "to-agree"
    return Difference(question.name, answers, apart, standing, agreed)
