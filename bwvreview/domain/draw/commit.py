"""Fixing a plan: the one way from labelled encounters to a list file and a statement."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bwvreview.domain.draw.list_file import ListFile
from bwvreview.domain.draw.references import (
    GROUP_PATTERN,
    HEX_PATTERN,
    LABEL_PATTERN,
    REASON_PATTERN,
    REFERENCE_PATTERN,
    theme_of,
)
from bwvreview.domain.draw.seed import DICE
from bwvreview.domain.draw.statement import DiceKind, Statement, ThemePlan, UnavailableMode
from bwvreview.domain.errors import DrawProblem, TooFewToDraw
from bwvreview.domain.rounding import about

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bwvreview.domain.session_id import SessionId

LOWEST_FLOOR = 5
_MOST = 999_999_999


@dataclass(frozen=True)
class PlannedTheme:
    """How many clips and how many reserves a label should give."""

    label: str
    sample: int
    reserves: int


def fix_plan(
    labels: Mapping[str, tuple[str, ...]],
    themes: Sequence[PlannedTheme],
    *,
    excluded: Mapping[str, int],
    group: str,
    session: SessionId,
    salt: str,
    unavailable: UnavailableMode = "next",
    dice: DiceKind = "d10x20",
    floor: int = 10,
) -> tuple[ListFile, Statement]:
    """Give the list file and the statement of a plan; nothing can be rolled without them.

    `labels` gives each drawable encounter (canonical reference) all labels it belongs to; the list keeps
    the planned ones. `excluded` counts, by reason, the encounters that were left out before. `salt` is 64
    hexadecimal digits from the operating system's random source. Raises TooFewToDraw below the
    small-number floor (never under 5), DrawProblem for anything else that cannot be committed.
    """
    plans = _checked_themes(themes)
    counted_out = _checked_excluded(excluded)
    _check_names(group, salt, unavailable, dice)
    if not 1 <= session.number <= _MOST:
        raise DrawProblem("Sessions of a day are counted from 1.", advice="Use the next free number of the day.")
    list_file = ListFile(salt, _only_planned(labels, frozenset(plans)))
    _check_floor(list_file, plans, max(floor, LOWEST_FLOOR))
    return list_file, Statement(
        list_file.fingerprint,
        list_file.size,
        counted_out,
        group,
        session,
        tuple(ThemePlan(p.label, list_file.counts[p.label], p.sample, p.reserves) for p in plans.values()),
        unavailable,
        dice,
    )


def warnings_of(statement: Statement, titles: Mapping[str, str] | None = None) -> tuple[str, ...]:
    """Say what people should think about before the roll; nothing here stops the draw."""
    return tuple(
        f"{(titles or {}).get(plan.label, plan.label)}: {plan.drawn} of {about(plan.members)} is more than half. "
        "People who know the area may guess which {clips} these are. "
        f"Choose {plan.members // 2} or fewer, or ask for a longer list."
        for plan in statement.themes
        if plan.drawn * 2 > plan.members
    )


def _checked_themes(themes: Sequence[PlannedTheme]) -> dict[str, PlannedTheme]:
    """Sort the planned labels and refuse what no statement can say."""
    plans: dict[str, PlannedTheme] = {}
    for plan in sorted(themes, key=lambda theme: theme.label):
        if not LABEL_PATTERN.fullmatch(plan.label):
            raise DrawProblem("A theme of the plan has a name that cannot be used.", advice="Use a theme of the list.")
        if plan.label in plans:
            raise DrawProblem(f"“{plan.label}” is planned twice.", advice="Give each theme one number of {clips}.")
        for number in (plan.sample, plan.reserves):
            if type(number) is not int or not 0 <= number <= _MOST:
                raise DrawProblem(
                    f"The number of {{clips}} or reserves for “{plan.label}” is not a whole number.",
                    advice="Use a number such as 6, or 0 for none.",
                )
        plans[plan.label] = plan
    if not any(plan.sample or plan.reserves for plan in plans.values()):
        raise DrawProblem("No {clip} is planned.", advice="Choose at least one theme, and how many {clips} of it.")
    for label in plans:
        if "@" in label and theme_of(label) in plans:
            raise DrawProblem(
                f"“{theme_of(label)}” is planned both as a whole and in parts.", advice="Plan the whole, or its parts."
            )
    return plans


def _checked_excluded(excluded: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    """Sort what was left out; a reason that left nothing out is not written."""
    for reason, count in excluded.items():
        if not REASON_PATTERN.fullmatch(reason) or type(count) is not int or not 0 <= count <= _MOST:
            raise DrawProblem(
                "A reason for leaving {encounters} out, or its count, cannot be used.",
                advice="A reason has small letters, digits and dashes; its count is a whole number.",
            )
    return tuple((reason, count) for reason, count in sorted(excluded.items()) if count)


def check_group(group: str) -> None:
    """Raise DrawProblem for a group's short name that a statement cannot carry."""
    if not GROUP_PATTERN.fullmatch(group):
        raise DrawProblem(
            "The short name of the group cannot be used.",
            advice="Write it with small letters, digits and dashes, 64 at most: brent-panel.",
        )


def _check_names(group: str, salt: str, unavailable: str, dice: str) -> None:
    check_group(group)
    if not HEX_PATTERN.fullmatch(salt):
        raise DrawProblem("The salt is not 64 digits or letters a to f.", advice="Leave it to the program to make one.")
    if unavailable not in {"next", "reroll"}:
        raise DrawProblem("This way of replacing {clips} is not known.", advice="Choose “next” or “reroll”.")
    if dice not in DICE:
        raise DrawProblem("These dice are not known.", advice=f"Choose one of: {', '.join(DICE)}.")


def _only_planned(labels: Mapping[str, tuple[str, ...]], planned: frozenset[str]) -> dict[str, tuple[str, ...]]:
    """Keep the planned labels of each encounter. Raises DrawProblem without the reference."""
    kept: dict[str, tuple[str, ...]] = {}
    known: dict[tuple[str, ...], tuple[str, ...]] = {}
    for reference, given in labels.items():
        if not REFERENCE_PATTERN.fullmatch(reference):
            raise DrawProblem("A reference of the list is not in its right form.", advice="Open the list again.")
        if given not in known:
            known[given] = _sorted_labels(given, planned)
        kept[reference] = known[given]
    if not kept:
        raise DrawProblem("No {encounter} is left to draw from.", advice="Open a longer list.")
    return kept


def _sorted_labels(given: tuple[str, ...], planned: frozenset[str]) -> tuple[str, ...]:
    mine = tuple(sorted(planned.intersection(given)))
    themes = [theme_of(label) for label in mine]
    if len(set(themes)) < len(themes):
        raise DrawProblem(
            "{A_encounter} is in two parts of one theme.",
            advice="Split the theme so that each {encounter} is in one part.",
        )
    return mine


def _check_floor(list_file: ListFile, plans: Mapping[str, PlannedTheme], floor: int) -> None:
    for label in plans:
        if list_file.counts[label] < floor:
            raise TooFewToDraw(label, members=list_file.counts[label], floor=floor)
