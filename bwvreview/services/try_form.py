"""Checking a form before it is used, and trying answers on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from bwvreview.domain.errors import FormProblem

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from bwvreview.domain.forms.survey import Form


class Tried(TypedDict):
    """What a form makes of answers. Groups stand in `relevant` too; `errors` holds only questions that are asked."""

    relevant: dict[str, bool]
    errors: dict[str, str]
    calculated: dict[str, str]


def check_form(path: Path) -> Form:
    """Read a form and check all of it. Raises FormErrors, which holds every mistake with its row."""
    from bwvreview.exchange.xlsform import read_form

    return read_form(path)


def try_form(path: Path, answers: Mapping[str, str], today: date) -> Tried:
    """Say what would be asked, wrong and worked out for these answers.

    Raises FormErrors for a form with mistakes, FormProblem for answers to questions it does not have.
    """
    return try_answers(check_form(path), answers, today)


def try_answers(form: Form, answers: Mapping[str, str], today: date) -> Tried:
    """Do the same with a form that was read already."""
    from bwvreview.domain.forms.state import FormState

    unknown = [name for name in answers if not form.has_question(name)]
    if unknown:
        names = ", ".join(f"“{name}”" for name in unknown[:10])
        more = f" and {len(unknown) - 10} more" if len(unknown) > 10 else ""
        raise FormProblem(f"This form has no question {names}{more}.", advice="Check the names in the form.")
    state = FormState(form, answers, today=today)
    return {"relevant": state.relevant_map(), "errors": state.errors(), "calculated": state.calculated()}
