"""Checking a draw that somebody brings: is this what the list and the dice give."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bwvreview.domain.draw.pack import Verdict, verify_pack
from bwvreview.services.draw_papers import other_papers

if TYPE_CHECKING:
    from pathlib import Path


def verify_draw(path: Path, password: str = "") -> Verdict:
    """Check the pack in a folder or a ZIP file.

    Raises DrawProblem only when there is nothing to check, or the password does not open it; whatever is in the
    pack, there is a verdict.
    """
    from bwvreview.exchange.draw_pack import PackProblem, read_pack

    try:
        files = read_pack(path, password)
    except PackProblem as problem:
        return Verdict(False, str(problem), ())
    verdict = verify_pack(files)
    other = other_papers(files) if verdict.genuine else ""
    return (
        Verdict(False, f"{other} is not what this program writes for this draw.", verdict.steps) if other else verdict
    )
