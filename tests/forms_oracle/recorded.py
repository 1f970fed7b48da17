"""What JavaRosa made of answers to many forms, as `record/record_steps.py` wrote it down."""

from __future__ import annotations

import functools
import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from bwvreview.domain.forms.state import FormState
from bwvreview.domain.forms.survey import Form
from bwvreview.exchange.resources import resource
from bwvreview.exchange.xlsform import read_form
from tests.domain.forms_kit import form_of

STEPS = Path(__file__).parent / "steps.json.gz"


@functools.cache
def recording() -> Any:
    """Give the whole recording."""
    return json.loads(gzip.decompress(STEPS.read_bytes()))


def today() -> date:
    """Give the day on which it was made."""
    return date.fromisoformat(recording()["today"])


@dataclass
class Seen:
    """What is shown, worked out, wrong and offered at one moment."""

    shown: set[str] = field(default_factory=set)
    values: dict[str, str] = field(default_factory=dict)
    wrong: set[str] = field(default_factory=set)
    offers: dict[str, str] = field(default_factory=dict)

    def take(self, change: Any) -> None:
        """Bring it up to the next moment."""
        self.shown ^= set(change.get("shown", ()))
        self.wrong ^= set(change.get("wrong", ()))
        self.offers |= change.get("offers", {})
        self.values |= change.get("values", {})
        self.values = {name: value for name, value in self.values.items() if value}


def form_recorded(recorded: Any) -> Form:
    """Build the form of a recording; the shipped one is not repeated there."""
    if recorded["name"] == "shipped":
        return read_form(resource("schemes", "stop-search", "form.xlsx"))
    return form_of(*recorded["survey"], choices=recorded["choices"], settings=recorded["settings"])


def first_answers(form: Form) -> dict[str, str]:
    """Give what the program fills in when a record is begun: JavaRosa took the moment of the recording."""
    return {question.name: f"{today()}T12:00:00+00:00" for question in form.questions if question.type == "start"}


def seen_by_us(state: FormState) -> Seen:
    """Give the same of our own engine."""
    values = {**state.calculated(), "instanceName": state.instance_name()}
    return Seen(
        shown={name for name, shown in state.relevant_map().items() if shown},
        values={name: value for name, value in values.items() if value},
        wrong=set(state.errors()),
        offers={
            question.name: " ".join(choice.name for choice in state.choices(question.name))
            for question in state.form.questions
            if question.choice_filter
        },
    )


def moments(recorded: Any) -> Iterator[tuple[str, str, Seen]]:
    """Give each answer of a recording with what was seen after it; first the empty form."""
    seen = Seen()
    for name, answer, change in [("", "", recorded["first"]), *recorded["steps"]]:
        seen.take(change)
        yield name, answer, seen
