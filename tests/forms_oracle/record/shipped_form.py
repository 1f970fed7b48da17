"""The shipped form, with answers as reviewers give them: mostly sensible, in any order, some taken back."""

from __future__ import annotations

import random
from pathlib import Path

import openpyxl

from bwvreview.exchange.xlsform import read_form
from tests.forms_oracle.record.made import MadeForm, Row

STEPS = 2_000
LEADING = [
    "viewed",
    "search_type",
    "age_seen",
    "force_seen",
    "search_depth",
    "rag",
    "tone_change",
    "theme_drawn",
    "actions",
]


def _rows(path: Path, sheet: str) -> tuple[Row, ...]:
    written = openpyxl.load_workbook(path)[sheet].iter_rows(values_only=True)
    headers = [str(header) for header in next(written)]
    rows = [
        {header: str(cell) for header, cell in zip(headers, row, strict=True) if cell is not None} for row in written
    ]
    return tuple(row for row in rows if row)


def shipped_form(path: Path, chance: random.Random) -> MadeForm:
    """Give it with two thousand answers."""
    form = read_form(path)
    known = {
        "type",
        "name",
        "label",
        "hint",
        "required",
        "relevant",
        "constraint",
        "calculation",
        "choice_filter",
        "default",
    }
    survey = tuple({key: text for key, text in row.items() if key in known} for row in _rows(path, "survey"))
    names = [question.name for question in form.questions if question.takes_answer]
    steps = [("viewed", "full"), ("search_type", "person")]
    while len(steps) < STEPS:
        question = form.question(chance.choice([*names, *LEADING * 3]))
        choices = [choice.name for choice in question.choices]
        if question.name == "viewed" and chance.random() < 0.6:
            answer = "full"
        elif chance.random() < 0.1:
            answer = ""
        elif question.name == "theme_drawn":
            answer = chance.choice(["weapons", "children", "weapons children"])
        elif question.type == "select_multiple":
            answer = " ".join(chance.sample(choices, min(len(choices), chance.randrange(1, 4))))
        else:
            answer = chance.choice(choices or ["Calm throughout.", "Ω", "x" * 401, "x" * 600, "y" * 601])
        steps.append((question.name, answer))
    settings = {"form_id": form.id} | ({"instance_name": form.instance_name} if form.instance_name else {})
    return MadeForm("shipped", survey, _rows(path, "choices"), settings, tuple(steps))
