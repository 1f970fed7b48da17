"""What a form may say and hardly means: it works, and someone should look again before the form is used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bwvreview.domain.forms.checks import rules_of
from bwvreview.domain.forms.findings import Findings
from bwvreview.domain.forms.kinds import Kinds
from bwvreview.domain.forms.parser import parse
from bwvreview.domain.forms.survey import Group
from bwvreview.domain.forms.syntax import Binary, Reference, Text, parts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bwvreview.domain.forms.checks import Rule
    from bwvreview.domain.forms.findings import FormFinding
    from bwvreview.domain.forms.survey import Form
    from bwvreview.domain.forms.syntax import Node

KNOWN_APPEARANCES = frozenset({"minimal", "likert", "multiline"})


def remarks_of(form: Form) -> tuple[FormFinding, ...]:
    """Give every remark on a form that passed its checks, in the order of its rows."""
    found = Findings()
    if not form.version:
        found.add(None, "version", "The form has no version.", "Give each new form another one.", sheet="settings")
    for item in form.items:
        if isinstance(item, Group) and not item.label:
            found.add(item.row, "label", "This part has no label.", f"Readers see “{item.name}” instead.")
    for question in form.questions:
        for word in question.appearance.split():
            if word not in KNOWN_APPEARANCES:
                advice = f"This program knows {', '.join(sorted(KNOWN_APPEARANCES))}."
                found.add(question.row, "appearance", f"The appearance “{word}” changes nothing here.", advice)
    kinds = Kinds(form)
    for rule in rules_of(form):
        for message, advice in _doubts(parse(rule.text), rule, kinds, form):
            found.add(rule.row, rule.column, message, advice, sheet=rule.sheet)
    return found.in_order()


def _doubts(node: Node, rule: Rule, kinds: Kinds, form: Form) -> Iterator[tuple[str, str]]:
    compared = [part for part in parts(node) if isinstance(part, Binary) and part.operator in {"=", "!="}]
    settled = {part.left.name for part in compared if _is_settled(part) and isinstance(part.left, Reference)}
    for part in compared:
        for side, other in ((part.left, part.right), (part.right, part.left)):
            if isinstance(other, Text) and other.value and kinds.of(side, rule.owner) == "truth":
                yield (
                    f"A condition is compared with the text “{other.value}”, and every text counts as true.",
                    "Leave the comparison out, or write not(…).",
                )
    for part in compared:
        if _is_open(part, settled, form):
            yield (
                f"This is also true while “{_name(part)}” is not answered.",
                f"If that is not meant, add: and ${{{_name(part)}}} != ''",
            )


def _is_settled(part: Binary) -> bool:
    """Tell `${x} = 'a'` and `${x} != ''`: beside them, `${x} != 'b'` does not mislead."""
    return isinstance(part.right, Text) and (part.operator == "=") == bool(part.right.value)


def _is_open(part: Binary, settled: set[str], form: Form) -> bool:
    if part.operator != "!=" or not isinstance(part.left, Reference) or not isinstance(part.right, Text):
        return False
    name = part.left.name
    return bool(part.right.value) and name not in settled and bool(form.question(name).choices)


def _name(part: Binary) -> str:
    return part.left.name if isinstance(part.left, Reference) else ""
