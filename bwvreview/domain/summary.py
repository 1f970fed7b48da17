"""What the sample says about each theme: counts, shares, exact ranges, and what is not known."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby
from typing import TYPE_CHECKING

from bwvreview.domain.estimate import CONFIDENCE, Stratum, limits, limits_with_missing, stratified
from bwvreview.domain.words import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bwvreview.domain.feedback import DesignLine, Feedback
    from bwvreview.domain.highlights import Highlights, Measure
    from bwvreview.domain.observations import Observation

CANNOT = "cannot be calculated"


@dataclass(frozen=True, slots=True)
class Frame:
    """The sizes that an estimate rests on: members, clips viewed, missing, and not viewed yet."""

    members: int
    viewed: int
    missing: int
    to_come: int

    @property
    def showable(self) -> int:
        """Members that are not known to be missing; never fewer than were viewed."""
        return max(self.members - self.missing, self.viewed)

    @property
    def unknown(self) -> int:
        """Clips of the sample that have no answer, for whatever reason; no more than there are members left."""
        return min(self.missing + self.to_come, self.members - self.viewed)


@dataclass(frozen=True, slots=True)
class Estimate:
    """One measure for one theme.

    `found` and `unsure` are clips viewed. `interval` is the exact 95% range, as a number of the `out_of` members
    that are not known to be missing; `bounds` the worst case for all members, when a clip of the sample is
    missing. None stands for “cannot be calculated”.
    """

    measure: Measure
    found: int
    unsure: int
    share: Fraction | None
    frame: Frame
    interval: tuple[int, int] | None
    bounds: tuple[int, int] | None
    sentence: str

    @property
    def out_of(self) -> int:
        """How many members the range is about."""
        return self.frame.showable


@dataclass(frozen=True, slots=True)
class ThemeSummary:
    """One label of the plan. `ratings` counts the clips viewed by choice of the rating question, in form order."""

    label: str
    title: str
    members: int
    sample: int
    viewed: int
    not_shown: int
    to_come: int
    ratings: tuple[tuple[str, int], ...]
    estimates: tuple[Estimate, ...]

    @property
    def sentence(self) -> str:
        """Say what became of the sample."""
        parts = [say(f"{self.viewed} of {self.members} {{viewed}}")]
        if self.not_shown:
            parts.append(f"{self.not_shown} could not be shown")
        if self.to_come:
            parts.append(f"{self.to_come} still to come")
        return f"{self.title}: {', '.join(parts)}."


def summarise(feedback: Feedback, highlights: Highlights) -> tuple[ThemeSummary, ...]:
    """Give one summary per planned label, in the order of the design, and one for each theme drawn in parts.

    Only clips of a label's own sample, or reserves it called, count towards it (draw protocol, section 2, rule 6).
    """
    found: list[ThemeSummary] = []
    for _, lines in groupby(feedback.design, key=lambda line: line.label.split("@")[0]):
        parts = [_theme(feedback, highlights, line) for line in lines]
        found += [*parts, _together(parts)] if len(parts) > 1 else parts
    return tuple(found)


def measures_asked(feedback: Feedback, highlights: Highlights) -> tuple[Measure, ...]:
    """Give the measures whose question this form has."""
    return tuple(one for one in highlights.measures if feedback.form.has_question(one.question))


def _theme(feedback: Feedback, highlights: Highlights, line: DesignLine) -> ThemeSummary:
    own = [one for one in feedback.observations if one.serves(line.label)]
    viewed = [one for one in own if one.is_viewed]
    not_shown = sum(one.is_not_shown for one in own)
    # A declared reserve may be missing without ever having had a slot.
    missing = max(not_shown, line.unavailable)
    to_come = len(own) - len(viewed) - not_shown
    frame = Frame(line.members, len(viewed), missing, to_come)
    return ThemeSummary(
        label=line.label,
        title=line.title,
        members=line.members,
        sample=line.sample,
        viewed=len(viewed),
        not_shown=not_shown,
        to_come=to_come,
        ratings=_ratings(feedback, highlights, viewed),
        estimates=tuple(_estimate(frame, measure, viewed) for measure in measures_asked(feedback, highlights)),
    )


def _together(parts: Sequence[ThemeSummary]) -> ThemeSummary:
    """Put the parts of a theme together, each weighed by its members (draw protocol, section 3, stratified theme)."""
    label = parts[0].label.split("@")[0]
    return ThemeSummary(
        label=label,
        title=f"{label.replace('-', ' ').capitalize()}, all parts together",
        members=sum(part.members for part in parts),
        sample=sum(part.sample for part in parts),
        viewed=sum(part.viewed for part in parts),
        not_shown=sum(part.not_shown for part in parts),
        to_come=sum(part.to_come for part in parts),
        ratings=tuple(
            (same[0][0], sum(count for _, count in same))
            for same in zip(*(part.ratings for part in parts), strict=True)
        ),
        estimates=tuple(_weighed(same) for same in zip(*(part.estimates for part in parts), strict=True)),
    )


def _weighed(parts: Sequence[Estimate]) -> Estimate:
    measure = parts[0].measure
    found, unsure = sum(one.found for one in parts), sum(one.unsure for one in parts)
    whole = Frame(
        members=sum(one.frame.members for one in parts),
        viewed=sum(one.frame.viewed for one in parts),
        missing=sum(one.frame.missing for one in parts),
        to_come=sum(one.frame.to_come for one in parts),
    )
    if not all(one.frame.viewed for one in parts):
        sentence = say(f"{measure.title}: a part has no {{clip}} {{viewed}}, so this {CANNOT}.")
        return Estimate(measure, found, unsure, None, whole, None, None, sentence)
    share = stratified([Stratum(one.frame.members, one.frame.viewed, one.found) for one in parts]).proportion
    interval = stratified([Stratum(one.frame.showable, one.frame.viewed, one.found) for one in parts]).limits
    bounds = _summed_bounds(parts) if whole.unknown else None
    sentence = _sentence(whole, measure, (found, unsure), interval, bounds)
    return Estimate(measure, found, unsure, share, whole, interval, bounds, sentence)


def _summed_bounds(parts: Sequence[Estimate]) -> tuple[int, int]:
    """Add up the parts' worst cases, each at a confidence that lets all of them hold together."""
    each = CONFIDENCE ** (1 / len(parts))
    spans = [
        limits_with_missing(one.frame.members, one.frame.viewed, one.frame.unknown, one.found, each) for one in parts
    ]
    return sum(low for low, _ in spans), sum(high for _, high in spans)


def _ratings(feedback: Feedback, highlights: Highlights, viewed: Sequence[Observation]) -> tuple[tuple[str, int], ...]:
    if not feedback.form.has_question(highlights.rating):
        return ()
    choices = feedback.form.question(highlights.rating).choices
    return tuple(
        (choice.name, sum(choice.name in one.chosen(highlights.rating) for one in viewed)) for choice in choices
    )


def _estimate(frame: Frame, measure: Measure, viewed: Sequence[Observation]) -> Estimate:
    found = sum(bool(one.chosen(measure.question) & measure.choices) for one in viewed)
    unsure = sum(bool(one.chosen(measure.question) & measure.unsure) for one in viewed)
    if not viewed:
        sentence = say(f"{measure.title}: no {{clip}} was {{viewed}}, so this {CANNOT}.")
        return Estimate(measure, 0, 0, None, frame, None, None, sentence)
    interval = limits(frame.showable, frame.viewed, found)
    bounds = limits_with_missing(frame.members, frame.viewed, frame.unknown, found) if frame.unknown else None
    sentence = _sentence(frame, measure, (found, unsure), interval, bounds)
    share = Fraction(found, frame.viewed)
    return Estimate(measure, found, unsure, share, frame, interval, bounds, sentence)


def _sentence(
    frame: Frame,
    measure: Measure,
    counted: tuple[int, int],
    interval: tuple[int, int],
    bounds: tuple[int, int] | None,
) -> str:
    found, unsure = counted
    parts = [say(f"{measure.title}: {found} of {frame.viewed} {{viewed}}.")]
    if unsure:
        parts.append(f"Could not tell in {unsure}.")
    if frame.viewed >= frame.members:
        parts.append(say("Every {clip} of this theme was {viewed}, so this is a full count."))
        return " ".join(parts)
    whole = "that may still be shown" if frame.showable < frame.members else "on the list"
    parts.append(f"Of the {frame.showable} {whole}, {_span(interval)} (95% range).")
    if bounds is not None:
        parts.append(f"Worst case, with {frame.unknown} not known: {_span(bounds)} of {frame.members}.")
    return " ".join(parts)


def _span(span: tuple[int, int]) -> str:
    """Say a range in words: “3 to 49”, or one number when there is no doubt."""
    low, high = span
    return f"{low} to {high}" if low != high else f"{low}"
