"""The same services as the window, as commands: `bwvreview list check FILE`.

Exit codes: 0 fine, 1 a Problem (a sentence and advice on stderr), 2 wrong usage.
"""

from __future__ import annotations

import argparse
import sys
from datetime import date
from typing import TYPE_CHECKING

from bwvreview import __version__
from bwvreview.cli import demo, draws, forms, lists, sessions
from bwvreview.cli.context import Context, Outcome
from bwvreview.domain.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    arguments = parser().parse_args(argv)
    context = Context(where=arguments.workspace, today=arguments.today)
    try:
        outcome: Outcome = arguments.run(context, arguments)
    except Problem as problem:
        outcome = Outcome.of_problem(problem)
    except KeyboardInterrupt:
        return 130
    outcome.show(as_json=getattr(arguments, "json", False))
    return 0 if outcome.ok else 1


def parser() -> argparse.ArgumentParser:
    """Build the parser of every command."""
    top = argparse.ArgumentParser(
        prog="bwvreview",
        description="Draw body-worn video by theme, fairly and provably, and record what volunteers saw.",
    )
    top.add_argument("--version", action="version", version=f"BWV Review {__version__}")
    top.add_argument(
        "--workspace", metavar="PATH|URL", help="where the group's records are kept (default: your own data folder)"
    )
    top.add_argument("--today", type=_day, metavar="DATE", help="the clock for retention, YYYY-MM-DD (default: today)")
    commands = top.add_subparsers(metavar="COMMAND", required=True)
    for room in (lists, draws, sessions, forms, demo):
        room.add_commands(commands)
    return top


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is not a date like 2026-12-05") from None
