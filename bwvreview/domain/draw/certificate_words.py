"""What a certificate says in words (draw-protocol, sections 3 and 5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bwvreview.domain.draw.statement import Statement

KEEP = (
    "Keep it in the room. This file names the clips: it belongs to the police liaison and the members in the room. "
    "Lock it away, and delete it with the list."
)

KEEP_OPEN = (
    "This pack is open: the police and the group both agreed that anyone may have it and compute the draw again. "
    "Its references were made by the program, and mean nothing without the list that the police keep."
)

_EVERY_TICKET = (
    "T=$(tail -n +3 list.txt | while IFS=\"$(printf '\\t')\" read -r ref labels; do "
    'printf \'%s %s ,%s,\\n\' "$(printf %s "$K$ref" | sha256sum | cut -c1-64)" "$ref" "$labels"; '
    "done | LC_ALL=C sort)"
)
_EACH_LABEL = (
    'grep "^theme " statement.txt | while read -r _ label members sample reserves; do '
    'echo "$label: $sample clips, then $reserves reserves"; '
    'printf \'%s\\n\' "$T" | grep -F ",$label," | cut -d\' \' -f2 | head -n "$((sample + reserves))"; done'
)
HOW_TO_CHECK = (
    "# Run this in the folder of the pack: it prints the list line of statement.txt, the commitment, and the clips.",
    "sha256sum < list.txt | cut -c1-64",
    "sha256sum < statement.txt | cut -c1-64",
    "K=$(sha256sum < statement-1.txt | cut -c1-64)",
    _EVERY_TICKET,
    _EACH_LABEL,
)
"""Lines for a POSIX shell: both fingerprints, then each label's sample and reserves. They leave no file behind."""


def what_is_known(statement: Statement, *, missing: int) -> tuple[str, ...]:
    """Say what the sample shows, and what it does not. `missing` clips were drawn and cannot be shown."""
    sentences = [
        "Everything here is about the encounters on the list after exclusions.",
        _exclusions(statement),
        "Within each theme every encounter had the same chance to be drawn: the sample divided by the members.",
        "A clip drawn for another theme does not count towards a theme that did not draw it.",
        "A small sample shows what happens, not how often. Each result needs its range: the exact 95% limits.",
    ]
    census = [plan.label for plan in statement.themes if plan.is_census]
    if census:
        sentences.append(f"Every encounter was drawn in: {', '.join(census)}.")
    if missing:
        sentences += [
            "Clips that cannot be shown were replaced. The results describe the encounters that can be shown.",
            "That holds only if being unavailable did not depend on the draw.",
            "For all encounters the worst case is given: every missing clip may raise a concern, or none.",
        ]
    return tuple(sentences)


def _exclusions(statement: Statement) -> str:
    if not statement.excluded:
        return "Nothing was left out of the list before the draw."
    counted = ", ".join(f"{reason} {count}" for reason, count in statement.excluded)
    return f"Left out before the draw: {counted}."
