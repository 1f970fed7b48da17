"""What was found in a form, and what is new in it, as rows on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bwvreview.ui.say import count
from bwvreview.ui.widgets.card import Card
from bwvreview.ui.widgets.rows import Fact, Facts
from bwvreview.ui.widgets.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bwvreview.domain.forms.changes import Change
    from bwvreview.domain.forms.findings import FormFinding
    from bwvreview.domain.forms.survey import Form

_MOST = 100
_LONGEST = 200

_ICONS = {
    "added": ("plus", "good"),
    "left out": ("ban", "amber"),
    "reworded": ("pencil", "accent"),
    "renamed": ("pencil", "amber"),
    "type": ("replace", "amber"),
    "choices": ("list-check", "accent"),
    "rule": ("list-check", "accent"),
    "moved": ("replace", "accent"),
    "part": ("list-check", "accent"),
    "look": ("pencil", "accent"),
    "form": ("message-report", "accent"),
}
_APART = "Old and new answers can no longer be counted together."


def size(form: Form) -> str:
    """Say how large a form is: “60 questions in 12 parts”."""
    asked = sum(question.takes_answer for question in form.questions)
    return f"{count(asked, 'question')} in {count(len(form.sections), 'part')}"


def titled(form: Form) -> str:
    """Name a form and its version."""
    return f"{form.title}, version {form.version}" if form.version else form.title


def place_of(found: FormFinding) -> str:
    """Say where a finding stands: “Row 12, relevant”; with the sheet when it is another than that of the questions."""
    where = [f"Sheet {found.sheet}"] if found.sheet != "survey" else []
    where += [f"Row {found.row}"] if found.row is not None else []
    where += [found.column] if found.column else []
    return ", ".join(where) or "The whole form"


def finding_rows(found: Sequence[FormFinding], icon: str, tone: str) -> Facts:
    """Give a row for each finding: where it stands, what is wrong, what to do."""
    facts = [Fact(place_of(one), f"{one.message} {one.advice}".strip(), icon, tone) for one in found[:_MOST]]
    return Facts(*facts, *_rest(found))


def change_rows(changes: Sequence[Change]) -> Facts:
    """Give a row for each change, with what stood there before."""
    facts = []
    for change in changes[:_MOST]:
        icon, tone = _ICONS[change.sort]
        before = f"Before: {_short(change.was)}" if change.was and change.sort in {"reworded", "rule"} else ""
        hint = " ".join(part for part in (before, _APART if change.parts_ways else "") if part)
        facts.append(Fact(change.words, hint, icon, tone))
    return Facts(*facts, *_rest(changes))


def _rest(found: Sequence[object]) -> tuple[Fact, ...]:
    more = len(found) - _MOST
    return (
        (Fact(f"and {more} more", "Mend these first, then open the form again.", "circle-dot", "muted"),)
        if more > 0
        else ()
    )


def _short(text: str) -> str:
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= _LONGEST else f"{one_line[:_LONGEST].rstrip()}…"


def how_to_change() -> Card:
    """Say how the form is changed, step by step."""
    steps = (
        Fact(
            "Save the form as a workbook",
            "The questions stand on the sheet survey, a row each.",
            "device-floppy",
            "accent",
        ),
        Fact(
            "Change it in a spreadsheet program", "Give it another version on the sheet settings.", "pencil", "accent"
        ),
        Fact("Open it here", "Every mistake is named with its row. Try the questions.", "folder", "accent"),
        Fact("Use it from the next session", "Sessions that began keep their form.", "check"),
    )
    return Card("How to change it", 2, words("No programmer is needed.", "muted"), 6, Facts(*steps))
