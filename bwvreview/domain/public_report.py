"""What a group may tell the public about a period: rounded counts, hidden where small, and approved sentences only.

Nothing here leads to a clip: no reference, no slot, no theme of a single clip, no exact count. Domain notes,
section 4, rule 9; what of the draw anyone may see is in the draw protocol, section 5.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bwvreview.domain.answer_words import choice_words
from bwvreview.domain.note_check import check_note
from bwvreview.domain.rounding import SMALLEST
from bwvreview.domain.small_numbers import Told, told, told_parts
from bwvreview.domain.words import say

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence
    from datetime import date

    from bwvreview.domain.feedback import Feedback
    from bwvreview.domain.forms.survey import Question
    from bwvreview.domain.highlights import Highlights, Measure, Tone
    from bwvreview.domain.make_up import MakeUpTold
    from bwvreview.domain.observations import Observation


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a picture and of its table: what is counted, and the count as it may be told."""

    title: str
    told: Told
    tone: Tone = "none"


@dataclass(frozen=True, slots=True)
class Counted:
    """One finding: clips where the panel found it, where it could not tell, and of how many it was asked."""

    title: str
    found: Told
    unsure: Told
    asked: Told


@dataclass(frozen=True, slots=True)
class DrawTold:
    """What anyone may see of one draw: each roll's eight groups and digits, theme sizes, exclusions, plans given up."""

    day: date
    number: int
    dice: str
    mode: str
    rolls: tuple[tuple[tuple[str, ...], str], ...]
    themes: tuple[tuple[str, int], ...]
    size: int
    excluded: tuple[tuple[str, int], ...]
    voids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PublicReport:
    """A period of a group. An empty tuple of lines means that too few clips were viewed to tell anything of it.

    `named_reasons` are given without counts where too few clips were not shown for `reasons`. `title` heads the
    report, and `chosen` says what the dice chose.
    """

    group: str
    first: date
    last: date
    viewings: int
    drawn: Told
    viewed: Told
    not_shown: Told
    ratings: tuple[Line, ...]
    themes: tuple[Line, ...]
    findings: tuple[Counted, ...]
    reasons: tuple[Line, ...]
    actions: tuple[Line, ...]
    well: tuple[str, ...]
    better: tuple[str, ...]
    replies: tuple[str, ...]
    draws: tuple[DrawTold, ...]
    version: str
    make_up: MakeUpTold | None = None
    named_reasons: tuple[str, ...] = ()
    title: str = ""
    chosen: str = ""


@dataclass(frozen=True, slots=True)
class Period:
    """A period to be told: its days, the sessions' records, what may be told of their draws, and what was approved.

    `make_up` is who was on the lists, when the group chose to tell it.
    """

    first: date
    last: date
    sessions: tuple[Feedback, ...]
    draws: tuple[DrawTold, ...]
    well: tuple[str, ...] = ()
    better: tuple[str, ...] = ()
    replies: tuple[str, ...] = ()
    make_up: MakeUpTold | None = None


def public_report(period: Period, highlights: Highlights, *, group: str, version: str) -> PublicReport:
    """Put the sessions of a period together. Sessions may have different versions of the form."""
    counts = [one.counts for one in period.sessions]
    viewed = [(feedback, one) for feedback in period.sessions for one in feedback.viewed]
    gone = [(feedback, one) for feedback in period.sessions for one in feedback.not_shown]
    enough, enough_gone = len(viewed) >= SMALLEST, len(gone) >= SMALLEST
    return PublicReport(
        title=highlights.title,
        chosen=highlights.chosen,
        group=group,
        first=period.first,
        last=period.last,
        viewings=len(period.sessions),
        drawn=told(sum(one.drawn for one in counts)),
        viewed=told(len(viewed)),
        not_shown=told(len(gone)),
        ratings=_shares(viewed, highlights.rating, highlights.tones) if enough else (),
        themes=_themes(viewed) if enough else (),
        findings=_findings(viewed, highlights) if enough else (),
        reasons=_reasons(gone, highlights.reason) if enough_gone else (),
        actions=_actions(viewed, highlights) if enough else (),
        well=tuple(sorted(set(period.well))),
        better=tuple(sorted(set(period.better))),
        replies=tuple(sorted(set(period.replies))),
        draws=tuple(replace(one, voids=tuple(map(told_reason, one.voids))) for one in period.draws),
        version=version,
        make_up=period.make_up,
        named_reasons=() if enough_gone else _named(gone, highlights),
    )


Clip = tuple["Feedback", "Observation"]


def _question(clips: Sequence[Clip], name: str) -> Question | None:
    """Give the newest version of a question that any session's form has."""
    forms = [feedback.form for feedback, _ in clips if feedback.form.has_question(name)]
    return forms[-1].question(name) if forms else None


def _shares(clips: Sequence[Clip], name: str, tones: Mapping[str, Tone]) -> tuple[Line, ...]:
    """Count the clips by the answer to a single choice. Each clip is counted once, the ones without answer too."""
    question = _question(clips, name)
    if question is None:
        return ()
    words = choice_words(question)
    chosen = [one.answers.get(name, "") for _, one in clips]
    others = sum(value not in words for value in chosen)
    names = [*words] + ["" for _ in range(bool(others))]
    counts = [sum(value == choice for value in chosen) for choice in words] + [others] * bool(others)
    return tuple(
        Line(words.get(choice, "No answer"), told, tones.get(choice, "none"))
        for choice, told in zip(names, told_parts(counts), strict=True)
    )


def _themes(clips: Sequence[Clip]) -> tuple[Line, ...]:
    """Count the clips by theme. A clip may serve several, so the counts have no sum."""
    titles: dict[str, str] = {}
    for _, one in clips:
        for theme in one.themes:
            titles.setdefault(theme.label.split("@")[0], theme.title.split(",")[0])
    return tuple(
        Line(title, told(sum(_serves(one, label) for _, one in clips), len(clips)))
        for label, title in sorted(titles.items(), key=lambda item: item[1])
    )


def _serves(one: Observation, theme: str) -> bool:
    return any(served.label.split("@")[0] == theme for served in one.themes)


def _findings(clips: Sequence[Clip], highlights: Highlights) -> tuple[Counted, ...]:
    """Count each finding that any clip was asked about. The ratings have a picture of their own."""
    measures = (one for one in highlights.measures if one.question != highlights.rating)
    return tuple(found for one in measures if (found := _finding(clips, one)).asked.size != 0)


def _finding(clips: Sequence[Clip], measure: Measure) -> Counted:
    """Count one finding among the clips where its question was answered."""
    asked = [one.chosen(measure.question) for _, one in clips if one.answers.get(measure.question)]
    found = sum(bool(chosen & measure.choices) for chosen in asked)
    unsure = sum(bool(chosen & measure.unsure) and not chosen & measure.choices for chosen in asked)
    if len(asked) < SMALLEST:
        few = told(len(asked))
        return Counted(measure.title, few, few, few)
    parts = told_parts([found, unsure, len(asked) - found - unsure])
    return Counted(measure.title, parts[0], parts[1], told(len(asked), len(clips)))


def _reasons(gone: Sequence[Clip], name: str) -> tuple[Line, ...]:
    question = _question(gone, name)
    words = choice_words(question) if question else {}
    said = [words.get(reason, "") or "Another reason" for reason in (_reason(one, name) for _, one in gone)]
    titles = sorted(set(said))
    return tuple(
        Line(title, part) for title, part in zip(titles, told_parts([said.count(t) for t in titles]), strict=True)
    )


def _named(gone: Sequence[Clip], highlights: Highlights) -> tuple[str, ...]:
    """Give the reasons that say nothing about a person, without counts, in no order that leads to a clip."""
    question = _question(gone, highlights.reason)
    words = choice_words(question) if question else {}
    given = {_reason(one, highlights.reason) for _, one in gone} & highlights.may_be_named
    return tuple(sorted(words[reason] for reason in given if reason in words))


def _reason(one: Observation, name: str) -> str:
    return one.answers.get(name, "") or one.reason


def _actions(clips: Sequence[Clip], highlights: Highlights) -> tuple[Line, ...]:
    """Count what the panel asked for. A clip may ask for several things, so the counts have no sum."""
    question = _question(clips, highlights.actions)
    if question is None:
        return ()
    return tuple(
        Line(label, told(count, len(clips)))
        for name, label in choice_words(question).items()
        if name not in highlights.no_action
        and (count := sum(name in one.chosen(highlights.actions) for _, one in clips))
    )


WITHHELD = "The reason is not shown here, because it may name somebody."
_NAMES_CLIP = "The reason is not shown here, because it names {a_clip}."


def told_reason(reason: str, references: Collection[str] = ()) -> str:
    """Give the reason for giving a plan up, or say that it is withheld: it names a clip, or may name somebody."""
    upper = reason.upper()
    if any(reference in upper for reference in references):
        return say(_NAMES_CLIP)
    return WITHHELD if check_note(reason) else reason


def sentences_of(text: str) -> tuple[str, ...]:
    """Cut an answer into sentences, each to be approved on its own.

    >>> sentences_of("They explained it. Calm throughout!  e.g. the search of a bag")
    ('They explained it.', 'Calm throughout!', 'e.g. the search of a bag')
    """
    found: list[str] = []
    for line in text.splitlines():
        begun: list[str] = []
        for word in line.split():
            begun.append(word)
            if word.rstrip("”’\"')]").endswith((".", "!", "?", "…")) and not _is_short_form(word):
                found.append(" ".join(begun))
                begun = []
        if begun:
            found.append(" ".join(begun))
    return tuple(found)


def _is_short_form(word: str) -> bool:
    return word.casefold().lstrip("([“‘\"'") in {"e.g.", "i.e.", "etc.", "mr.", "mrs.", "ms.", "dr.", "no.", "approx."}


def worth_telling(
    sessions: Sequence[Feedback], names: Sequence[str], approved: Callable[[Feedback, Observation, str], bool]
) -> tuple[str, ...]:
    """Give the approved sentences of these questions, none that may name somebody, in no order that leads to a clip."""
    return tuple(
        sorted(
            {
                sentence
                for feedback in sessions
                for one in feedback.viewed
                for name in names
                for sentence in sentences_of(one.answers.get(name, ""))
                if approved(feedback, one, sentence) and not check_note(sentence)
            }
        )
    )
