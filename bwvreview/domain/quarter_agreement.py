"""How far reviewers of all groups agree, question by question, before they agreed on one answer."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from bwvreview.domain.agreement import agreement, tally
from bwvreview.domain.quarter import Quarter
from bwvreview.domain.quarter_figures import FEWEST
from bwvreview.domain.quarter_lines import AgreementLine
from bwvreview.domain.quarter_tally import DIMENSIONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bwvreview.domain.quarter_tally import Tally
    from bwvreview.domain.returns import AskedQuestion, Rated

_SCALE = ("1", "2", "3", "4")


def agreement_lines(counted: Tally, ratings: Iterable[Rated]) -> tuple[AgreementLine, ...]:
    """Give percent agreement, Krippendorff's alpha and Gwet's AC1 for each question and each “tick all” option.

    On a scale of four, alpha is the ordinal one and “could not tell” is no answer; elsewhere it is an answer.
    """
    clips: dict[tuple[str, str, str], list[Rated]] = defaultdict(list)
    for one in ratings:
        if Quarter.of_session(one.session) == counted.quarter:
            clips[one.group, one.session, one.slot].append(one)
    several = [sorted(raters, key=lambda one: one.letter) for _, raters in sorted(clips.items()) if len(raters) > 1]
    lines: list[AgreementLine] = []
    for name, question in counted.union.columns.items():
        if question.kind in {"select_one", "select_multiple"} and name != "theme_drawn":
            lines.extend(_lines(name, question, several))
    return tuple(lines)


def _lines(name: str, question: AskedQuestion, clips: Sequence[Sequence[Rated]]) -> Iterable[AgreementLine]:
    answers = [{one.letter: one.answers[name] for one in raters if one.answers.get(name)} for raters in clips]
    answers = [row for row in answers if len(row) > 1]
    if len(answers) < FEWEST:
        return
    if question.kind == "select_multiple":
        for choice, words in question.choices:
            ticked = [{who: "yes" if choice in raw.split() else "no" for who, raw in row.items()} for row in answers]
            yield _line(f"{question.title} {words}", ticked, ("yes", "no"), ordinal=False)
        return
    scale = name in DIMENSIONS
    known = _SCALE if scale else tuple(choice for choice, _ in question.choices)
    kept = [{who: raw for who, raw in row.items() if raw in known} for row in answers]
    yield _line(question.title, kept, known, ordinal=scale)


def _line(title: str, rows: Sequence[dict[str, str]], known: Sequence[str], *, ordinal: bool) -> AgreementLine:
    found = agreement(tally(rows, known), "ordinal" if ordinal else "nominal")
    return AgreementLine(title, found.tally.compared, found.percent.value, found.alpha.value, found.ac1.value)
