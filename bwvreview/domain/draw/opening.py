"""When a pack may be given to anyone at all (draw-protocol, section 5, “Open pack”)."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from bwvreview.domain.draw.commit import LOWEST_FLOOR
from bwvreview.domain.errors import DrawProblem
from bwvreview.domain.note_check import check_note

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bwvreview.domain.draw.list_file import ListFile

_INSTEAD = "Publish the page about the draw in its place."


def check_may_be_open(list_file: ListFile, *, made_here: bool, floor: int, reasons: Iterable[str] = ()) -> None:
    """Raise DrawProblem, saying which rule stands against it, unless the list may be published.

    `made_here`: every reference was made by the program, so that it means nothing without the police's key sheet.
    Every combination of labels, “none” too, must have at least `floor` encounters (never fewer than 5). None of the
    `reasons` for which plans were given up, which stand on the certificate, may name somebody. The problem names no
    reference, no combination and no count: that would tell what the rule hides.
    """
    if not made_here:
        raise DrawProblem(
            "This draw cannot be open: its references come from the police, not from this program.", advice=_INSTEAD
        )
    fewest = max(floor, LOWEST_FLOOR)
    if any(count < fewest for count in Counter(list_file.labels.values()).values()):
        raise DrawProblem(
            f"This draw cannot be open: fewer than {fewest} {{encounters}} have the same themes.",
            advice=_INSTEAD,
        )
    if any(map(check_note, reasons)):
        raise DrawProblem(
            "This draw cannot be open: the reason for which a plan was given up may name somebody.", advice=_INSTEAD
        )
