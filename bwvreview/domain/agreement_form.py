"""Agreement on a form: question by question, each option of a “tick all” question as its own yes or no."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from bwvreview.domain.agreement import SEED, Agreement, agreement, tally
from bwvreview.domain.agreement_words import rests_on, sentences, summary
from bwvreview.domain.answer_scales import scale_of, unsure_names

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bwvreview.domain.forms.survey import Form, Question
    from bwvreview.domain.highlights import Highlights

Unsure = Literal["category", "missing"]

YES, NO = "yes", "no"

Clip = dict[str, dict[str, str]]
"""Each reviewer's answers to one clip by reviewer: only questions that were asked, blanks left out."""


@dataclass(frozen=True, slots=True)
class QuestionAgreement:
    """How far reviewers agree on a question, or on one option of it (`option` is a choice's name).

    `unsure` says what “could not tell” counts as: an answer of its own, or no answer. On a scale it has no place and
    is always missing. It is '' where nobody can choose it. `left_out` counts such answers that were taken as missing.
    """

    question: str
    option: str
    title: str
    agreement: Agreement
    unsure: Unsure | Literal[""]
    left_out: int

    @property
    def sentence(self) -> str:
        """Say it in one plain sentence."""
        return f"{self.title}: {summary(self.agreement)}"

    @property
    def sentences(self) -> dict[str, str]:
        """Say each statistic."""
        return sentences(self.agreement)

    @property
    def rests_on(self) -> str:
        """Say how many clips and reviewers it rests on, and what became of “could not tell”."""
        said = rests_on(self.agreement)
        if self.unsure == "category":
            return f"{said} “Could not tell” counts as an answer."
        if self.unsure == "missing":
            return f"{said} “Could not tell” counts as no answer ({self.left_out} left out)."
        return said


def form_agreement(
    form: Form,
    clips: Sequence[Clip],
    *,
    unsure: Unsure = "category",
    highlights: Highlights | None = None,
    resamples: int = 0,
    seed: int = SEED,
) -> tuple[QuestionAgreement, ...]:
    """Give the agreement on every question with choices that anybody answered, in the order of the form."""
    found: list[QuestionAgreement] = []
    for question in form.questions:
        answers = [
            {reviewer: given[question.name] for reviewer, given in clip.items() if question.name in given}
            for clip in clips
        ]
        if not any(answers):
            continue
        if question.type == "select_one":
            found.append(_one(question, answers, unsure, highlights, resamples, seed))
        elif question.type == "select_multiple":
            found.extend(_options(question, answers, resamples, seed))
    return tuple(found)


def _one(
    question: Question,
    answers: Sequence[Mapping[str, str]],
    unsure: Unsure,
    highlights: Highlights | None,
    resamples: int,
    seed: int,
) -> QuestionAgreement:
    doubtful, scale = unsure_names(question), scale_of(question, highlights)
    counts_as: Unsure | Literal[""] = ("missing" if scale else unsure) if doubtful else ""
    names = [choice.name for choice in question.choices]
    if counts_as == "missing":
        names = list(scale) or [name for name in names if name not in doubtful]
    kept = [{who: raw for who, raw in clip.items() if raw in names} for clip in answers]
    left_out = sum(raw in doubtful for clip in answers for raw in clip.values()) if counts_as == "missing" else 0
    level: Literal["nominal", "ordinal"] = "ordinal" if scale else "nominal"
    told = agreement(tally(kept, names), level, resamples=resamples, seed=seed)
    return QuestionAgreement(question.name, "", question.label or question.name, told, counts_as, left_out)


def _options(
    question: Question, answers: Sequence[Mapping[str, str]], resamples: int, seed: int
) -> list[QuestionAgreement]:
    """Each option as its own yes or no, for everybody who answered the question."""
    title = question.label or question.name
    found = []
    for choice in question.choices:
        ticked = [{who: YES if choice.name in raw.split() else NO for who, raw in clip.items()} for clip in answers]
        told = agreement(tally(ticked, (YES, NO)), resamples=resamples, seed=seed)
        found.append(QuestionAgreement(question.name, choice.name, f"{title} {choice.label}", told, "", 0))
    return found
