"""Making the report on a quarter from what was counted."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bwvreview.domain.collate import FATES, sum_sentence
from bwvreview.domain.note_check import check_note
from bwvreview.domain.public_report import sentences_of
from bwvreview.domain.quarter_agreement import agreement_lines
from bwvreview.domain.quarter_figures import Stratum, hidden, mean_interval, plain_share, weighted_share
from bwvreview.domain.quarter_lines import (
    ActionLine,
    Cell,
    GroupLine,
    NotShown,
    QuarterReport,
    QuestionLine,
    ScoreLine,
    ThemeLine,
)
from bwvreview.domain.quarter_moved import moved_answers, trends
from bwvreview.domain.quarter_tally import DIMENSIONS, TEXTS
from bwvreview.domain.quarter_voices import voices
from bwvreview.domain.reviewing import FILLED_IN

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from bwvreview.domain.collate import Collation, Conflict, Fate
    from bwvreview.domain.quarter import Quarter
    from bwvreview.domain.quarter_lines import Share, Voices
    from bwvreview.domain.quarter_tally import Tally
    from bwvreview.domain.returns import AskedQuestion, Drawn, Rated

FLOOR, STRICT_FLOOR = 5, 10
STRICT = frozenset({"children", "mts"})
"""Themes and questions about children and intimate searches hide more."""

_STRICT_QUESTIONS = ("child_", "age_seen", "search_depth", "depth_")


@dataclass(frozen=True, slots=True)
class Sources:
    """What a report rests on beside the counted records.

    `groups` are (slug, name) of every group there is; `replied` the clips and actions that the police answered, as
    (group, session, slot, action); `confirmed` the groups of sentences that somebody confirmed.
    """

    groups: Sequence[tuple[str, str]]
    designs: Iterable[Drawn]
    ratings: Iterable[Rated]
    collation: Collation
    replied: Collection[tuple[str, str, str, str]] = ()
    confirmed: Collection[str] = ()
    names: Mapping[str, str] = field(default_factory=dict)


def quarter_report(tally: Tally, sources: Sources) -> QuarterReport:
    """Make the report. The same records give the same report, in whatever order they were counted."""
    highlights, collation = tally.highlights, sources.collation
    designs = _designs(sources.designs)
    good, hidden_good = _voices(tally, highlights.well, sources.confirmed)
    learning, hidden_learning = _voices(tally, highlights.better, sources.confirmed)
    reason = tally.union.columns.get(highlights.reason)
    here = _here(collation, tally.quarter)
    moved, compared = moved_answers(tally)
    return QuarterReport(
        quarter=tally.quarter,
        counts=collation.counts,
        sentence=collation.sentence,
        counts_here=_counts(here),
        sentence_here=sum_sentence(_counts(here)),
        groups=_groups(tally, sources, here),
        reasons=_reasons(tally, reason),
        reasons_by_group=_reasons_by_group(tally, sources, reason),
        themes=_themes(tally, designs),
        questions=_questions(tally),
        scores=_scores(tally),
        trends=trends(tally),
        moved=moved,
        compared=compared,
        agreement=agreement_lines(tally, sources.ratings),
        good=good,
        learning=learning,
        actions=_actions(tally, sources),
        findings=tuple((one.place, one.kind, one.words) for one in collation.findings),
        conflicts=tuple(_conflict(one, sources) for one in collation.conflicts),
        extras=tuple(sorted(tally.extras.items())),
        withheld=hidden_good + hidden_learning,
        notes=_NOTES,
    )


def _conflict(one: Conflict, sources: Sources) -> tuple[str, str, str]:
    first = one.returns[0]
    where = f"{_name(sources, first.group)}, {first.session}, {first.slot}"
    return where, one.words, "; ".join(sorted({record.file for record in one.returns}))


def _name(sources: Sources, slug: str) -> str:
    return dict(sources.groups).get(slug) or sources.names.get(slug) or slug.replace("-", " ").title()


def _designs(lines: Iterable[Drawn]) -> dict[tuple[str, str, str], Drawn]:
    return {(one.label, one.group, one.session): one for one in sorted(set(lines))}


def _here(collation: Collation, quarter: Quarter) -> list[tuple[str, Fate]]:
    """Give group and fate of each record of the quarter."""
    months = quarter.months
    return [(one.group, fate) for one, fate in collation.fates if one.session[:7] in months]


def _counts(here: Sequence[tuple[str, Fate]]) -> dict[str, int]:
    many = Counter(fate for _, fate in here)
    return {"received": len(here), **{fate: many[fate] for fate in FATES}}


def _groups(tally: Tally, sources: Sources, here: Sequence[tuple[str, Fate]]) -> tuple[GroupLine, ...]:
    known = dict(sources.groups)
    quarter = tally.quarter
    received = Counter(group for group, _ in here)
    return tuple(
        GroupLine(
            slug,
            _name(sources, slug),
            len(tally.sessions.get((quarter, slug), ())),
            tally.viewed[quarter, slug],
            tally.not_shown[quarter, slug],
            received[slug],
            slug in known,
        )
        for slug in sorted({*known, *received}, key=lambda slug: _name(sources, slug))
    )


def _reasons(tally: Tally, question: AskedQuestion | None) -> tuple[Cell, ...]:
    """Count the reasons by their words: a sheet that was typed by hand may hold those in place of the code."""
    counts: Counter[str] = Counter()
    for (_, reason), many in tally.reasons.items():
        counts[_reason(question, reason)] += many
    return _hidden_reasons(counts)


def _reason(question: AskedQuestion | None, reason: str) -> str:
    words = dict(question.choices) if question else {}
    return words.get(reason, reason) or "No reason was recorded"


def _hidden_reasons(counts: Mapping[str, int]) -> tuple[Cell, ...]:
    ordered = sorted(counts, key=lambda one: (-counts[one], one))
    return hidden(ordered, [counts[one] for one in ordered], floor=FLOOR)


def _reasons_by_group(tally: Tally, sources: Sources, question: AskedQuestion | None) -> tuple[NotShown, ...]:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for (group, reason), many in tally.reasons.items():
        counts[group][_reason(question, reason)] += many
    ordered = sorted(counts, key=lambda one: _name(sources, one))
    return tuple(
        NotShown(_name(sources, group), sum(counts[group].values()), _hidden_reasons(counts[group]))
        for group in ordered
    )


def _themes(tally: Tally, designs: Mapping[tuple[str, str, str], Drawn]) -> tuple[ThemeLine, ...]:
    rating = tally.highlights.rating
    known = tally.union.columns.get(rating)
    choices = list(known.choices) if known else [(name, name) for name in tally.highlights.tones]
    sizes: dict[str, Counter[str]] = defaultdict(Counter)
    for (label, _, _), rated in tally.themes.items():
        sizes[label] += rated
    titles = {one.label: one.title for one in designs.values()}
    lines = []
    for label in sorted(sizes, key=lambda one: (-sum(sizes[one].values()), one)):
        counts = [sizes[label][name] for name, _ in choices]
        tones = {at: tally.highlights.tones.get(name, "none") for at, (name, _) in enumerate(choices)}
        floor = STRICT_FLOOR if label in STRICT else FLOOR
        names = [words.split(":")[0] for _, words in choices]
        cells = hidden(names, counts, floor=floor, tones=tones) if sum(counts) >= STRICT_FLOOR else ()
        lines.append(ThemeLine(label, titles.get(label, label), sum(counts), cells, _concern(tally, label, designs)))
    return tuple(lines)


def _concern(tally: Tally, label: str, designs: Mapping[tuple[str, str, str], Drawn]) -> Share:
    """Give the share rated red or amber: weighed by each draw where every draw's sizes are there, plain where not."""
    rated = {key: counts for key, counts in tally.themes.items() if key[0] == label}
    concern = {name for name, tone in tally.highlights.tones.items() if tone in {"red", "amber"}}
    told = {name for name, tone in tally.highlights.tones.items() if tone != "none"}
    parts = [
        (key, sum(counts[name] for name in told), sum(counts[name] for name in concern))
        for key, counts in rated.items()
    ]
    if parts and all(key in designs for key, _, _ in parts):
        return weighted_share(
            [Stratum(max(designs[key].members, many), many, found) for key, many, found in sorted(parts)]
        )
    return plain_share(sum(found for _, _, found in parts), sum(many for _, many, _ in parts))


def _questions(tally: Tally) -> tuple[QuestionLine, ...]:
    whole = sum(tally.viewed[key] for key in tally.viewed if key[0] == tally.quarter)
    lines = []
    for name, question in tally.union.columns.items():
        if name in FILLED_IN:
            continue
        counts = tally.answers.get((tally.quarter, name), Counter())
        asked = sum(many for form, many in tally.forms.items() if tally.union.asks(form, name)) - tally.gone[name]
        cells: tuple[Cell, ...] = ()
        if question.kind not in TEXTS and question.choices and sum(counts.values()):
            cells = _cells(name, question, counts)
        lines.append(QuestionLine(name, question.title, asked, sum(counts.values()), whole - asked, cells))
    return tuple(lines)


def _cells(name: str, question: AskedQuestion, counts: Mapping[str, int]) -> tuple[Cell, ...]:
    each: Counter[str] = Counter()
    for raw, many in counts.items():
        for part in raw.split() if question.kind == "select_multiple" else (raw,):
            each[part] += many
    floor = STRICT_FLOOR if name.startswith(_STRICT_QUESTIONS) else FLOOR
    words = dict(question.choices)
    names = [*words, *sorted(set(each) - set(words))]
    answered = sum(counts.values())
    cells = hidden([words.get(one, one) for one in names], [each[one] for one in names], floor=floor)
    return tuple(
        Cell(cell.title, cell.count, each[one] / answered if cell.share is not None and answered >= 10 else None)
        for one, cell in zip(names, cells, strict=True)
    )


_SCORES = dict(
    zip(
        DIMENSIONS,
        ("Could have their say", "Explained without bias", "Respect and dignity", "Showed they cared"),
        strict=True,
    )
)


def _scores(tally: Tally) -> tuple[ScoreLine, ...]:
    lines = []
    for name, title in (("all", "Procedural justice, all four"), *_SCORES.items()):
        values = tally.scores.get((tally.quarter, name), Counter())
        mean = mean_interval(values)
        unsure = tally.answers.get((tally.quarter, name), Counter())["unsure"]
        middle, low, high = mean or (None, None, None)
        lines.append(ScoreLine(title, middle, low, high, sum(values.values()), unsure))
    return tuple(lines)


def _voices(tally: Tally, names: Sequence[str], confirmed: Collection[str]) -> tuple[tuple[Voices, ...], int]:
    """Give the groups of sentences, and how many were left out because they may name somebody."""
    said = [sentence for name in names for text in tally.texts.get(name, ()) for sentence in sentences_of(text)]
    clean = [one for one in said if not check_note(one)]
    return voices(clean, confirmed), len(said) - len(clean)


def _actions(tally: Tally, sources: Sources) -> tuple[ActionLine, ...]:
    question = tally.union.columns.get(tally.highlights.actions)
    words = dict(question.choices) if question else {}
    asked: Counter[tuple[str, str]] = Counter()
    owed: Counter[tuple[str, str]] = Counter()
    for group, session, slot, choice in tally.asked_for:
        asked[group, choice] += 1
        owed[group, choice] += not {(group, session, slot, choice), (group, session, slot, "")} & set(sources.replied)
    return tuple(
        ActionLine(_name(sources, group), words.get(choice, choice), many, owed[group, choice])
        for (group, choice), many in sorted(asked.items(), key=lambda item: (_name(sources, item[0][0]), item[0][1]))
    )


_NOTES = (
    "Shares by theme are weighed by each draw where its sizes came with the workbook, and plain where they did not.",
    "No share is given under 10 clips. Counts from 1 to 4 are hidden, 1 to 9 about children and intimate searches.",
    "“More than chance”: of all the changes called so, about 1 in 20 at most is a false alarm.",
    "Changes are compared session by session, and corrected for many comparisons (Benjamini and Hochberg).",
    "A cell that was changed by hand counts as it was sealed, until somebody settles it. A formula has no value.",
    "Groups of sentences are proposals by a shared word, until a person confirms them.",
)
