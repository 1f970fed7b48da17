"""Write the guide as web pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def save_guide(folder: Path) -> tuple[Path, ...]:
    """Write every chapter as a page into a folder; give the pages, the contents first. Raises ExportProblem."""
    from bwvreview.exchange.guide_files import load_guide
    from bwvreview.exchange.guide_pages import write_guide

    return write_guide(load_guide(), folder)
