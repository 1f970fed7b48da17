"""`bwvreview guide`: the guide as web pages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from bwvreview.cli.context import Context, Outcome, add_json

if TYPE_CHECKING:
    import argparse


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the guide."""
    guide = commands.add_parser("guide", help="write the guide as web pages, to read or to put on a website")
    guide.add_argument("--to", type=Path, required=True, metavar="DIR", dest="target", help="a folder")
    add_json(guide)
    guide.set_defaults(run=_guide)


def _guide(_context: Context, arguments: argparse.Namespace) -> Outcome:
    from bwvreview.services.guide_pages import save_guide

    pages = save_guide(arguments.target)
    said = f"{len(pages)} pages are written. Open “{pages[0].name}” in a browser."
    return Outcome({"pages": [page.name for page in pages]}, (said,))
