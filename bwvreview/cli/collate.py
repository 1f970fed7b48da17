"""`bwvreview collate DIR --to DIR --quarter 2026Q4`: the central team's report on what all groups sent."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from bwvreview.cli.context import Context, Outcome, add_json

if TYPE_CHECKING:
    import argparse

    from bwvreview.services.collate import Collated

PASSWORDS = "BWVREVIEW_RETURN_PASSWORDS"


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command of the central team."""
    room = commands.add_parser("collate", help="put the returns of all groups together, and report on a quarter")
    room.add_argument("folder", type=Path, metavar="DIR", help="a folder of workbooks, panel sheets and data packages")
    room.add_argument("--to", type=Path, required=True, metavar="DIR", help="where the report goes")
    room.add_argument("--quarter", required=True, metavar="QUARTER", help="the quarter, like 2026Q4")
    room.add_argument(
        "--keep", action="store_true", help="keep the returns in the workspace, and report on all that it has"
    )
    room.add_argument(
        "--password-env",
        default=PASSWORDS,
        metavar="NAME",
        help=f"the variable with the passwords, one a line (default: {PASSWORDS})",
    )
    room.set_defaults(run=_collate)
    add_json(room)


def _collate(context: Context, arguments: argparse.Namespace) -> Outcome:
    from bwvreview.domain.quarter import Quarter
    from bwvreview.services import collate, returns_kept, returns_replies

    quarter = Quarter.read(arguments.quarter)
    passwords = [line for line in os.environ.get(arguments.password_env, "").splitlines() if line]
    named = collate.list_returns(arguments.folder, leave_out=arguments.to)
    came = returns_kept.read_all(named, (arguments.folder,), passwords)
    if arguments.keep:
        with context.workspace() as workspace, workspace.store() as store:
            returns_kept.keep_all(store, came, at=workspace.clock.now())
            collated = collate.report_kept(store, quarter)
            answered = store.beside_returns.replies()
    else:
        answered = came.answered
        collated = collate.collate_files(came.files, quarter, returns_replies.replied_keys(answered))
    written = collate.save_collation(collated, arguments.to)
    written += returns_replies.save_replies(collated.collation, quarter, answered, arguments.to)
    return Outcome(collated.collation.counts, _lines(collated, written))


def _lines(collated: Collated, written: tuple[Path, ...]) -> tuple[str, ...]:
    collation, report = collated.collation, collated.report
    odd = [f"{one.place}: {one.words}" for one in collation.findings]
    conflicts = [f"{where}: {what} ({files})" for where, what, files in report.conflicts]
    elsewhere = collation.kept and not any(one.sent for one in report.groups)
    return (
        f"{report.quarter.words}: {report.sent} of {report.known} groups sent",
        collation.sentence,
        *(("None of these records is of that quarter: look at --quarter.",) if elsewhere else ()),
        *odd,
        *conflicts,
        *(f"Wrote {path}" for path in written),
    )
