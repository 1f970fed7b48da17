"""Small forms for tests, written as the rows of a workbook."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bwvreview.domain.forms.build import build_form
from bwvreview.domain.forms.findings import FormErrors, FormFinding
from bwvreview.domain.forms.sheets import make_sheet
from bwvreview.domain.forms.survey import Form

Row = Mapping[str, str]

CHOICES: tuple[Row, ...] = tuple({"list_name": "abc", "name": name, "label": name.upper()} for name in ("a", "b", "c"))


def _sheet(name: str, rows: Iterable[Row], first: tuple[str, ...]) -> tuple[str, list[tuple[int, list[str]]]]:
    rows = list(rows)
    headers = list(dict.fromkeys((*first, *(header for row in rows for header in row))))
    written = [headers, *([row.get(header, "") for header in headers] for row in rows)]
    return name, list(enumerate(written, start=1))


def form_of(*survey: Row, choices: Iterable[Row] = CHOICES, settings: Row | None = None) -> Form:
    """Build a form; the first row given stands in row 2 of the sheet. Labels are made up where there are none."""
    rows = [{"label": f"About {row.get('name', '')}", **row} if row else {} for row in survey]
    sheets = [
        _sheet("survey", rows, ("type", "name", "label")),
        _sheet("choices", choices, ("list_name", "name", "label")),
        _sheet("settings", [settings or {"form_title": "A form", "form_id": "a-form", "version": "1"}], ()),
    ]
    return build_form({name: make_sheet(name, written) for name, written in sheets}, name="test")


def findings_of(*survey: Row, choices: Iterable[Row] = CHOICES) -> tuple[FormFinding, ...]:
    """Give the mistakes of a form, none when it has none."""
    try:
        form_of(*survey, choices=choices)
    except FormErrors as errors:
        return errors.findings
    return ()
