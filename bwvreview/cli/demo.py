"""`bwvreview demo`: the whole job on the sample list, with every step and every file named."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from bwvreview.cli.context import Context, Outcome, add_json, say

if TYPE_CHECKING:
    import argparse


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the demonstration."""
    demo = commands.add_parser("demo", help="do the whole job on the sample list")
    demo.add_argument("--to", type=Path, default=Path("demo-output"), metavar="DIR", help="default: demo-output")
    demo.add_argument("--afresh", action="store_true", help="only throw away the practice records of the window")
    add_json(demo)
    demo.set_defaults(run=_demo)


def _demo(context: Context, arguments: argparse.Namespace) -> Outcome:
    if arguments.afresh:
        return _afresh(context)
    from bwvreview.services.demo import demonstrate

    said: list[str] = []

    def tell(line: str) -> None:
        said.append(line)
        if not arguments.json:
            say(line)

    done = demonstrate(arguments.to, tell)
    data = {"genuine": done.genuine, "clips": done.clips, "files": [str(path) for path in done.files], "steps": said}
    return Outcome(data)


def _afresh(context: Context) -> Outcome:
    from bwvreview.services.tour import start_afresh

    there = start_afresh(context.where)
    said = "The practice records are thrown away." if there else "There were no practice records."
    return Outcome({"thrown_away": there}, (said,))
