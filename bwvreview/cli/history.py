"""`bwvreview history verify|show|log`: whether the history is whole, and what was changed about a clip."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from bwvreview.cli.context import Context, Outcome, add_json
from bwvreview.domain.errors import Problem
from bwvreview.domain.history import Mark

if TYPE_CHECKING:
    from bwvreview.services.history import HistoryLine


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the commands about the history."""
    room = commands.add_parser("history", help="check and show what was changed, by whom and when")
    verbs = room.add_subparsers(metavar="VERB", required=True)
    verify = verbs.add_parser("verify", help="check that no change was altered, removed, moved or cut off")
    verify.add_argument(
        "--mark", type=_mark, metavar="MARK", help="a mark from the minutes, like “412 K7QF-2M9D-4T0R-9XAB”"
    )
    verify.set_defaults(run=_verify)
    show = verbs.add_parser("show", help="show every change about a clip, the newest first")
    show.add_argument("session", metavar="SESSION")
    show.add_argument("slot", metavar="SLOT")
    show.set_defaults(run=_show)
    log = verbs.add_parser("log", help="show what was imported, fixed, rolled, exported and deleted, the newest first")
    log.add_argument("--last", type=int, default=50, metavar="NUMBER", help="how many (default: 50)")
    log.set_defaults(run=_log)
    for verb in (verify, show, log):
        add_json(verb)


def _mark(text: str) -> Mark:
    try:
        return Mark.read(text)
    except Problem as problem:
        raise argparse.ArgumentTypeError(f"{problem.message} {problem.advice}") from None


def _verify(context: Context, arguments: argparse.Namespace) -> Outcome:
    from bwvreview.services.history import LIMITS, verify_history

    with context.workspace() as workspace, workspace.reading() as store:
        found = verify_history(store, arguments.mark)
    data = {
        "whole": found.whole,
        "changes": found.mark.changes,
        "mark": str(found.mark),
        "position": found.position or None,
        "problem": found.problem or None,
        "limits": LIMITS,
    }
    if not found.whole:
        return Outcome(
            data, ok=False, sorry=(found.problem, "Keep the file as it is, and open your newest copy of it.")
        )
    changes = "1 change" if found.mark.changes == 1 else f"{found.mark.changes:,} changes"
    lines = (f"The history is whole: {changes}.", f"Write in the minutes: {found.mark}", LIMITS)
    return Outcome(data, lines)


def _show(context: Context, arguments: argparse.Namespace) -> Outcome:
    from bwvreview.services.history import clip_history
    from bwvreview.services.open_session import session_for

    with context.workspace() as workspace, workspace.reading() as store:
        found = clip_history(store, session_for(store, arguments.session), arguments.slot)
    data = {
        "slot": found.slot,
        "hidden": found.hidden,
        "changes": [_as_json(line, found.hidden) for line in found.lines],
    }
    lines = [f"{len(found.lines)} changes about {found.slot}, the newest first."]
    lines += [_line(line) for line in found.lines]
    if found.hidden:
        lines.append("What reviewers answer alone is shown once all of them have locked it.")
    return Outcome(data, tuple(lines))


def _as_json(line: HistoryLine, hidden: bool) -> dict[str, object]:
    return {
        "position": None if hidden else line.position,  # gaps would tell how much others have answered
        "at": line.at.isoformat(),
        "what": line.what,
        "old": line.old,
        "new": line.new,
        "who": line.who,
        "why": line.why,
        "after_finishing": line.late,
    }


def _line(line: HistoryLine) -> str:
    change = f": {line.old or 'nothing'} → {line.new or 'nothing'}" if line.old or line.new else ""
    why = f" ({line.why})" if line.why else ""
    return f"  {line.at:%d.%m.%Y %H:%M}  {line.who}  {line.what}{change}{why}"


def _log(context: Context, arguments: argparse.Namespace) -> Outcome:
    from bwvreview.services.history_log import history_log

    with context.workspace() as workspace, workspace.reading() as store:
        found = history_log(store, max(1, arguments.last))
    changes = [
        {"position": one.position, "at": one.at.isoformat(), "what": one.what, "by": one.by, "why": one.why}
        for one in found
    ]
    lines = tuple(f"  {one.at:%d.%m.%Y %H:%M}  {one.by.capitalize()}  {one.what}{_because(one.why)}" for one in found)
    return Outcome({"changes": changes}, lines or ("Nothing was done yet.",))


def _because(why: str) -> str:
    return f" ({why})" if why else ""
