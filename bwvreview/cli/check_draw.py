"""`bwvreview draw verify` and `draw replay`: whoever checks a draw, from a script too, should not wait for the rest.

What these two need is imported when they run, and nothing here imports more than they need.
"""

from __future__ import annotations

import os.path
from types import SimpleNamespace
from typing import TYPE_CHECKING

from bwvreview.cli.context import Context, Outcome, add_json, password_from
from bwvreview.domain.errors import DrawProblem

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

VERBS = frozenset({"verify", "replay"})
_OPTIONS = {"--list-file": "list_file", "--statement": "statement", "--seed": "seed", "--availability": "availability"}


def spelt_out(words: Sequence[str]) -> SimpleNamespace | None:
    """Read `draw replay` as scripts write it: every option in full, once, its value after a space.

    None for all else: that is for argparse, which takes longer to load than a list of 10,000 takes to read.
    """
    if list(words[:2]) != ["draw", "replay"]:
        return None
    given: dict[str, object] = {}
    rest = iter(words[2:])
    for option in rest:
        name = "json" if option == "--json" else _OPTIONS.get(option, "")
        value = "" if name == "json" else next(rest, "-")
        if not name or name in given or value.startswith("-"):
            return None
        given[name] = True if name == "json" else value
    if not given.keys() >= {"list_file", "statement", "seed"}:
        return None
    options: dict[str, object] = {"availability": None, "json": False, "workspace": None, "today": None}
    options["not_locked"] = False
    return SimpleNamespace(**(options | given), run=_replay)


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add these two commands alone, as they are among all the others."""
    room = commands.add_parser("draw")
    add_verbs(room.add_subparsers(prog=room.prog, metavar="VERB", required=True))


def add_verbs(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the verbs of `draw` that check one."""
    verify = verbs.add_parser("verify", help="rebuild a draw from its pack and compare every byte")
    verify.add_argument("pack", metavar="DIR|ZIP")
    verify.add_argument("--password-env", metavar="NAME", help="open a locked pack with the password in it")
    verify.set_defaults(run=_verify)
    again = verbs.add_parser("replay", help="recompute one roll from the list and the statement")
    again.add_argument("--list-file", required=True, metavar="FILE")
    again.add_argument("--statement", required=True, metavar="FILE")
    again.add_argument("--seed", required=True, metavar="DIGITS")
    again.add_argument("--availability", metavar="FILE")
    again.set_defaults(run=_replay)
    for verb in (verify, again):
        add_json(verb)


def _verify(_context: Context, arguments: argparse.Namespace) -> Outcome:
    from pathlib import Path

    from bwvreview.services.verify_draw import verify_draw

    password = password_from(arguments.password_env)
    try:
        verdict = verify_draw(Path(arguments.pack), password)
    except DrawProblem as problem:
        return Outcome.of_problem(problem, genuine=False, reason=problem.message)
    if verdict.genuine:
        return Outcome({"genuine": True}, ("This draw is genuine.",))
    sorry = (f"This draw is not genuine. {verdict.reason}", "Ask for the pack again, and compare it with the minutes.")
    return Outcome({"genuine": False, "reason": verdict.reason}, ok=False, sorry=sorry)


def _replay(_context: Context, arguments: argparse.Namespace | SimpleNamespace) -> Outcome:
    import gc

    gc.disable()  # a long list goes round in no circle, and looking for one takes time
    try:
        return _replayed(arguments)
    finally:
        gc.enable()


def _replayed(arguments: argparse.Namespace | SimpleNamespace) -> Outcome:
    from bwvreview.domain.draw.draw import replay
    from bwvreview.domain.draw.list_file import ListFile
    from bwvreview.domain.draw.seed import read_seed
    from bwvreview.domain.draw.statement import Statement

    list_file = ListFile.parse(_bytes(arguments.list_file))
    statement = Statement.parse(_bytes(arguments.statement))
    draw = replay(list_file, statement, read_seed(arguments.seed, statement.dice))
    data = draw.as_json()
    lines = [f"{len(draw.slots)} {{clips}} drawn. Their references are shown with --json."]
    if arguments.availability:
        from bwvreview.domain.draw.availability import Availability, call_reserves

        availability = Availability.parse(_bytes(arguments.availability))
        replacements = call_reserves(list_file, statement, draw, availability)
        data["called"] = {label: list(called) for label, called in replacements.called.items()}
        data["slots"] = dict(replacements.slots)
        lines.append(f"{len(replacements.slots) - len(draw.slots)} reserves called up.")
    return Outcome(data, tuple(lines))


def _bytes(path: str) -> bytes:
    try:
        with open(path, "rb") as file:  # noqa: PTH123  # pathlib takes longer to load than the list to read
            return file.read()
    except OSError as error:
        name = os.path.basename(path)  # noqa: PTH119
        raise DrawProblem(f"“{name}” cannot be read.", advice="Check that the file is there.") from error
