"""The certificate of a draw as JSON: the same draw gives the same bytes, on any computer, in any year."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bwvreview.domain.draw.availability import Availability, call_reserves
from bwvreview.domain.draw.certificate_words import HOW_TO_CHECK, KEEP, KEEP_OPEN, what_is_known
from bwvreview.domain.draw.commit import warnings_of
from bwvreview.domain.draw.reroll import NewRoll, Rerolled, Round, reroll
from bwvreview.domain.draw.seed import DICE
from bwvreview.domain.draw.serving import served_themes
from bwvreview.domain.draw.standing import Replacements
from bwvreview.domain.draw.statement import groups_of_eight
from bwvreview.domain.errors import DrawProblem
from bwvreview.domain.words import USUAL_WORDS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bwvreview.domain.draw.draw import Draw
    from bwvreview.domain.draw.list_file import ListFile
    from bwvreview.domain.draw.statement import Statement, ThemePlan
    from bwvreview.domain.draw.voids import Void

SCHEMA = "bwvreview-certificate/1"
PROTOCOL = "BWV-DRAW-1"


@dataclass(frozen=True)
class Outcome:
    """A draw and what became of its missing clips: everything that the list and the dice give."""

    list_file: ListFile
    statement: Statement
    draw: Draw
    availability: Availability | None
    rounds: tuple[Round, ...]
    replacements: Replacements

    @property
    def missing(self) -> int:
        """Clips that had a slot and cannot be shown."""
        return len(self.replacements.replaced_by)


def outcome_of(
    list_file: ListFile,
    statement: Statement,
    draw: Draw,
    *,
    availability: Availability | None = None,
    rolls: Sequence[NewRoll] = (),
) -> Outcome:
    """Work out what follows from a draw. Raises DrawProblem when declarations do not fit the plan."""
    if availability is not None and (rolls or statement.unavailable == "reroll"):
        raise DrawProblem(
            "This plan replaces clips by rolling again, not from its reserves.", advice="Roll the dice for new clips."
        )
    done = Rerolled((), Replacements({}, draw.slots, {}, {}))
    if rolls:
        done = reroll(list_file, statement, draw, rolls)
    elif availability is not None:
        done = Rerolled((), call_reserves(list_file, statement, draw, availability))
    return Outcome(list_file, statement, draw, availability, done.rounds, done.replacements)


def certificate_of(
    outcome: Outcome, *, titles: Mapping[str, str], voids: Sequence[Void], version: str, opened: bool = False
) -> bytes:
    """Write the certificate of an outcome that is already worked out; `opened` is for a pack that anyone may have."""
    statement, draw = outcome.statement, outcome.draw
    return canonical_json(
        {
            "schema": SCHEMA,
            "protocol": PROTOCOL,
            "program_version": version,
            "keep": KEEP_OPEN if opened else KEEP,
            "group": statement.group,
            "session": str(statement.session),
            "commitment": statement.commit,
            "commitment_groups": list(statement.groups_of_eight),
            "list_fingerprint": statement.list_fingerprint,
            "size": statement.size,
            "excluded": dict(statement.excluded),
            "dice": {"kind": statement.dice, "words": DICE[statement.dice].words},
            "rounds": [_first_round(draw), *map(_later_round, outcome.rounds)],
            "unavailable_mode": statement.unavailable,
            "themes": {plan.label: _theme(plan, outcome, titles) for plan in statement.themes},
            "slots": _slots(outcome, titles),
            "availability": _availability(outcome),
            "voids": {"count": len(voids), "list": _voids(voids)},
            "warnings": [USUAL_WORDS.say(warning) for warning in warnings_of(statement, titles)],
            "what_is_known": list(what_is_known(statement, missing=outcome.missing)),
            "how_to_check": list(HOW_TO_CHECK),
        }
    )


def canonical_json(content: Mapping[str, object]) -> bytes:
    """Write JSON in the one way that is compared byte by byte."""
    return (json.dumps(content, sort_keys=True, indent=2, ensure_ascii=True) + "\n").encode("ascii")


def _first_round(draw: Draw) -> dict[str, object]:
    return {
        "round": 1,
        "commitment": draw.commit,
        "commitment_groups": list(groups_of_eight(draw.commit)),
        "seed": draw.seed,
        "key": draw.key,
    }


def _later_round(later: Round) -> dict[str, object]:
    return {
        "round": later.number,
        "commitment": later.commit,
        "commitment_groups": list(groups_of_eight(later.commit)),
        "seed": later.seed,
        "key": later.key,
        "unavailable": list(later.unavailable),
        "called": {label: list(new) for label, new in later.called.items()},
    }


def _theme(plan: ThemePlan, outcome: Outcome, titles: Mapping[str, str]) -> dict[str, object]:
    drawn = outcome.draw.themes[plan.label]
    return {
        "title": titles.get(plan.label, plan.label),
        "members": plan.members,
        "sample": plan.sample,
        "reserves": plan.reserves,
        "inclusion_probability": f"{plan.drawn}/{plan.members}" if plan.members else None,
        "census": plan.is_census,
        "drawn": list(drawn.sample),
        "called": list(outcome.replacements.called.get(plan.label, ())),
        "shortfall": outcome.replacements.shortfall.get(plan.label, 0),
    }


def _slots(outcome: Outcome, titles: Mapping[str, str]) -> dict[str, object]:
    served = served_themes(outcome.draw, outcome.replacements.called, titles, rerolled=bool(outcome.rounds))
    return {
        slot: {
            "reference": reference,
            "themes": [{"label": theme.label, "rank": theme.rank} for theme in served[reference]],
            "cannot_be_shown": reference in outcome.replacements.replaced_by,
        }
        for slot, reference in outcome.replacements.slots.items()
    }


def _availability(outcome: Outcome) -> dict[str, object] | None:
    declared = outcome.availability
    if declared is None and not outcome.rounds:
        return None
    return {
        "unavailable": _declared(sorted(declared.unavailable)) if declared else _rerolled(outcome.rounds),
        "late": _declared(declared.late if declared else ()),
        "called": {label: list(new) for label, new in outcome.replacements.called.items()},
        "shortfall": dict(outcome.replacements.shortfall),
        "replaced_by": {reference: list(new) for reference, new in outcome.replacements.replaced_by.items()},
    }


def _declared(pairs: Sequence[tuple[str, str]]) -> list[dict[str, str]]:
    return [{"reference": reference, "reason": reason} for reference, reason in pairs]


def _rerolled(rounds: Sequence[Round]) -> list[dict[str, str]]:
    """List what was declared for new rolls; the protocol keeps no reasons there."""
    return [{"reference": reference} for reference in sorted(r for later in rounds for r in later.unavailable)]


def _voids(voids: Sequence[Void]) -> list[dict[str, str]]:
    ordered = sorted(voids, key=lambda void: (void.session, void.commit, void.reason))
    return [{"session": str(void.session), "commitment": void.commit, "reason": void.reason} for void in ordered]
