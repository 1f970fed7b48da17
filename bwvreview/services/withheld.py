"""Clips that the police tell beforehand must not be drawn: told by reference, counted by reason, never shown."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bwvreview.domain.draw.references import canonical_reference
from bwvreview.domain.errors import DrawProblem, ListProblem
from bwvreview.domain.forms.fitness import WHY_NOT
from bwvreview.domain.plain_words import and_words, reason_words
from bwvreview.services.plan_design import refuse_deleted_list

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bwvreview.domain.forms.survey import Form
    from bwvreview.domain.scheme import Scheme
    from bwvreview.storage.store import Store

_NAMED_LINES = 5


@dataclass(frozen=True, slots=True)
class HoldBack:
    """What the police hold back of a list: `references` as written, one or several a line, and one reason for all."""

    list_id: int
    references: str
    reason: str


def hold_back(store: Store, request: HoldBack, scheme: Scheme, *, at: datetime) -> int:
    """Keep these clips out of every draw that is fixed from now on, and give how many they are.

    A clip that is held back already gets the new reason. Raises DrawProblem: no reference, one that cannot be right,
    one that is not on the list, a reason that is not known; ListDeleted. Nothing is kept then.
    """
    if request.reason not in scheme.told_before:
        raise DrawProblem("This reason is not known.", advice=f"Choose one of: {', '.join(scheme.told_before)}.")
    refuse_deleted_list(store, request.list_id)
    lines = _read(request.references)
    if not lines:
        raise DrawProblem("No reference is written here.", advice="Write or paste one reference in each line.")
    known = store.lists.days(request.list_id, lines)
    strange = sorted({line for reference, line in lines.items() if reference not in known})
    if strange:
        _refuse("not on this list", strange, sum(reference not in known for reference in lines), len(lines))
    store.withheld.put(request.list_id, dict.fromkeys(lines, request.reason), at)
    return len(lines)


def offer_again(store: Store, list_id: int) -> None:
    """Hold nothing of a list back any longer. Plans that are fixed stay as they are."""
    store.withheld.take_back(list_id, store.withheld.of(list_id))


def reasons_to_hold_back(form: Form, scheme: Scheme) -> tuple[tuple[str, str], ...]:
    """Give the reasons that the police may have beforehand, as (name, words): the form's words where it has them."""
    choices = form.question(WHY_NOT).choices if form.has_question(WHY_NOT) else ()
    said = {choice.name: choice.label for choice in choices if choice.name in scheme.told_before}
    return tuple((said | {name: reason_words(name) for name in scheme.told_before if name not in said}).items())


def _read(text: str) -> dict[str, int]:
    """Give every reference with the number of its first line. Raises DrawProblem, which does not repeat any."""
    found: dict[str, int] = {}
    wrong: list[int] = []
    for number, line in enumerate(text.splitlines(), start=1):
        for written in re.split(r"[\s,;]+", line.strip("\ufeff \t")):
            try:
                if written:
                    found.setdefault(canonical_reference(written), number)
            except ListProblem:
                wrong.append(number)
    if wrong:
        _refuse("not written as references are", sorted(set(wrong)), len(wrong), len(wrong) + len(found))
    return found


def _refuse(what: str, lines: Sequence[int], count: int, of: int) -> None:
    named = [str(line) for line in lines[:_NAMED_LINES]]
    more = ["others"] if len(lines) > _NAMED_LINES else []
    where = f"{'lines' if len(lines) > 1 else 'line'} {and_words([*named, *more])}"
    verb = "is" if count == 1 else "are"
    raise DrawProblem(
        f"{count} of {of} {verb} {what}: look at {where}.",
        advice="Compare with what the police wrote. Nothing was changed.",
    )
