"""`bwvreview retention` and `bwvreview tidy`: how long video is kept, and deleting what is due."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from bwvreview.cli.context import Context, Outcome, add_json, are_deleted

if TYPE_CHECKING:
    from bwvreview.services.workspace import Workspace


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the commands about deletion."""
    retention = commands.add_parser("retention", help="show or settle how many days the police keep video")
    retention.add_argument("days", nargs="?", type=_days, metavar="DAYS", help="a number of days; 0: the usual ones")
    retention.set_defaults(run=_retention)
    tidy = commands.add_parser("tidy", help="delete every list whose day is over, with its references")
    tidy.set_defaults(run=_tidy)
    for command in (retention, tidy):
        add_json(command)


def _days(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 7):
        raise argparse.ArgumentTypeError("give a number of days such as 31, or 0 for the usual ones")
    return int(text)


def _retention(context: Context, arguments: argparse.Namespace) -> Outcome:
    from bwvreview.services.settled import retention_days, set_retention_days

    with context.workspace() as workspace:
        with workspace.store() as store:
            asked: int | None = arguments.days
            days = retention_days(store) if asked is None else set_retention_days(store, asked or None)
        return _told(workspace, days)


def _told(workspace: Workspace, days: int) -> Outcome:
    from bwvreview.domain.plain_words import day_words

    with workspace.reading() as store:
        lists = [stored for stored in store.lists.all() if not stored.rows_deleted]
    data = {
        "days": days,
        "lists": [{"list": one.id, "delete_on": one.delete_on.isoformat() if one.delete_on else None} for one in lists],
    }
    lines = [f"{{Video}} is kept for {days} days." if are_deleted() else f"A list is kept for {days} days."]
    lines += [f"List {one.id} is kept here up to {day_words(one.delete_on)}." for one in lists if one.delete_on]
    return Outcome(data, tuple(lines))


def _tidy(context: Context, _arguments: argparse.Namespace) -> Outcome:
    from bwvreview.services.tidy_up import tidy_up
    from bwvreview.services.workspace import Workspace

    with Workspace.open(context.where, clock=context.clock, plain=context.plain) as workspace:
        done = tidy_up(workspace)
    what = "list was" if done.lists == 1 else "lists were"
    lines = (f"{done.lists} {what} deleted." if done.lists or done.plans else "No list is due.",)
    return Outcome({"lists": done.lists, "plans": done.plans}, lines)
