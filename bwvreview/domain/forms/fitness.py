"""What a session needs of a form, beyond being a form: without it a clip that was not shown could not be recorded."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from bwvreview.domain.forms.findings import Findings
from bwvreview.domain.forms.state import FormState
from bwvreview.domain.reviewing import FILLED_IN

if TYPE_CHECKING:
    from bwvreview.domain.forms.findings import FormFinding
    from bwvreview.domain.forms.survey import Form, Question

VIEWED, NOT_VIEWED, WHY_NOT = "viewed", "not_viewed", "not_viewed_reason"
_COPY = "Copy its row from the form that came with the program."
_REASON = re.compile(r"[a-z][a-z0-9_-]{0,31}")
_ANY_DAY = date(2026, 1, 1)


def what_it_lacks(form: Form) -> tuple[FormFinding, ...]:
    """Give what must be mended before a session can use the form; nothing when it can."""
    found = Findings()
    viewed, why_not = _select(form, VIEWED, found), _select(form, WHY_NOT, found)
    if viewed is not None and NOT_VIEWED not in _names(viewed):
        advice = "Add it: the program records with it that {a_clip} was not shown."
        found.add(viewed.row, "type", f"“{VIEWED}” has no choice “{NOT_VIEWED}”.", advice)
    elif viewed is not None and why_not is not None:
        _check_reasons(why_not, found)
        if not FormState(form, {VIEWED: NOT_VIEWED}, today=_ANY_DAY).relevant(WHY_NOT):
            message = f"“{WHY_NOT}” is not asked when {{a_clip}} was not {{viewed}}."
            found.add(why_not.row, "relevant", message, f"Write ${{{VIEWED}}} = '{NOT_VIEWED}'.")
    for name in sorted(FILLED_IN):
        if not form.has_question(name):
            found.add(None, None, f"The form has no question “{name}”.", f"The draw fills it in. {_COPY}")
        elif form.question(name).type != "text":
            found.add(form.question(name).row, "type", f"The draw fills in “{name}” as a text.", "Make its type text.")
    return found.in_order()


def _select(form: Form, name: str, found: Findings) -> Question | None:
    question = form.question(name) if form.has_question(name) else None
    if question is None:
        found.add(None, None, f"The form has no question “{name}”.", f"A session needs it. {_COPY}")
        return None
    if question.type != "select_one":
        found.add(question.row, "type", f"“{name}” must be a select_one.", _COPY)
        return None
    return question


def _names(question: Question) -> list[str]:
    return [choice.name for choice in question.choices]


def _check_reasons(question: Question, found: Findings) -> None:
    """The draw's files write each reason in small letters, digits and dashes (draw protocol, section 2.5)."""
    for name in _names(question):
        if not _REASON.fullmatch(name):
            message = f"The choice “{name}” of “{WHY_NOT}” cannot be written into the files of a draw."
            found.add(question.row, "type", message, "Use up to 32 small letters, digits and _.")
