"""The same services as the window, as commands: `bwvreview list check FILE`.

Exit codes: 0 fine, 1 a Problem (a sentence and advice on stderr), 2 wrong usage.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from bwvreview import __version__
from bwvreview.cli import check_draw
from bwvreview.cli.context import Context, Outcome, UnwrittenError, day_of, leave_output, prepare_output, use_words
from bwvreview.domain.errors import Problem

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence
    from types import ModuleType, SimpleNamespace

_ROOMS = (
    "lists", "list_answers", "privacy", "draws", "sessions", "forms", "demo", "guide", "schemes", "themes", "retention",
    "agreement", "publish", "paper", "follow_up", "history", "workspace", "collate",
)  # fmt: skip
"""The modules that add commands, in the order in which the help names them. A new one is a new name here."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code."""
    prepare_output()
    use_words()
    words = sys.argv[1:] if argv is None else list(argv)
    arguments = check_draw.spelt_out(words) or parser(_rooms_for(words)).parse_args(words)
    context = Context(where=arguments.workspace, today=arguments.today, plain=arguments.not_locked)
    try:
        return _answer(context, arguments)
    except UnwrittenError as unwritten:
        leave_output()
        return unwritten.code
    except KeyboardInterrupt:
        return 130


def _answer(context: Context, arguments: argparse.Namespace | SimpleNamespace) -> int:
    try:
        outcome: Outcome = arguments.run(context, arguments)
    except Problem as problem:
        outcome = Outcome.of_problem(problem)
    except UnwrittenError:
        raise
    except Exception as error:  # noqa: BLE001 - a mistake of ours: its message could hold what stands in a list
        outcome = _of_mistake(error)
    outcome.show(as_json=getattr(arguments, "json", False))
    return outcome.code


def _of_mistake(error: Exception) -> Outcome:
    from bwvreview.services.crash_report import report_of

    said, report = "Something went wrong in the program. What was saved before is safe.", report_of(error)
    return Outcome({"problem": said, "report": report}, ok=False, sorry=(said, report))


def _rooms_for(words: Sequence[str]) -> tuple[ModuleType, ...]:
    """Say which commands a command line can mean: checking a draw does not wait for all the others to load."""
    checks = len(words) > 1 and words[0] == "draw" and words[1] in check_draw.VERBS
    return (check_draw,) if checks else _every_room()


def _every_room() -> tuple[ModuleType, ...]:
    from importlib import import_module

    return tuple(import_module(f"bwvreview.cli.{name}") for name in _ROOMS)


def parser(rooms: tuple[ModuleType, ...] = ()) -> argparse.ArgumentParser:
    """Build the parser of the commands in some rooms: in all of them, unless some are named."""
    import argparse

    top = argparse.ArgumentParser(
        prog="bwvreview",
        description="Draw body-worn video by theme, fairly and provably, and record what volunteers saw.",
    )
    top.add_argument("--version", action="version", version=f"BWV Review {__version__}")
    top.add_argument(
        "--workspace",
        type=_place,
        metavar="PATH|URL",
        help="where the group's records are kept (default: your own data folder)",
    )
    top.add_argument(
        "--today", type=day_of, metavar="DATE", help="the clock for retention, YYYY-MM-DD (default: today)"
    )
    top.add_argument(
        "--not-locked", action="store_true", help="for practice: a new workspace is one that anybody can read"
    )
    commands = top.add_subparsers(prog=top.prog, metavar="COMMAND", required=True)
    for room in rooms or _every_room():
        room.add_commands(commands)
    return top


def _place(text: str) -> str:
    from argparse import ArgumentTypeError

    if not text.strip():  # a script's empty variable must not open somebody's own records
        raise ArgumentTypeError("give a file, a folder or an address")
    return text
