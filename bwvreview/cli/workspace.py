"""`bwvreview workspace`: the records as a whole. Passphrases come from the environment, never from a command line."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from bwvreview.cli import backups, people
from bwvreview.cli.context import Context, Outcome, add_json

if TYPE_CHECKING:
    import argparse

    from bwvreview.services.locking import Secret

NEW = "BWVREVIEW_NEW_PASSPHRASE"
CODE = "BWVREVIEW_RECOVERY_CODE"


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the commands about the workspace itself."""
    room = commands.add_parser("workspace", help="the records as a whole: their lock, copies, checks, moving")
    verbs = room.add_subparsers(prog=room.prog, metavar="VERB", required=True)
    change = verbs.add_parser(
        "passphrase", help=f"lock the records with the passphrase in {NEW}, and make a new recovery sheet"
    )
    change.set_defaults(run=_passphrase)
    sheet = verbs.add_parser("sheet", help="make a new recovery sheet; the one before opens nothing any more")
    sheet.set_defaults(run=_sheet)
    for verb in (change, sheet):
        verb.add_argument("--sheet", type=Path, required=True, metavar="PDF", help="where to save the recovery sheet")
        add_json(verb)
    pin = verbs.add_parser("pin", help="take the coordinator's PIN away, with the passphrase of the records")
    pin.add_argument("--forget", action="store_true", required=True, help="really take it away")
    pin.set_defaults(run=_forget_pin)
    add_json(pin)
    backups.add_verbs(verbs)
    people.add_verbs(verbs)


def _passphrase(context: Context, arguments: argparse.Namespace) -> Outcome:
    from bwvreview.domain.errors import WorkspaceProblem
    from bwvreview.services.change_lock import change_passphrase
    from bwvreview.services.locking import RecoveryCode
    from bwvreview.services.recovery_paper import check_place, save_sheet
    from bwvreview.services.workspace import Workspace

    new = os.environ.get(NEW)
    if not new:
        raise WorkspaceProblem("The new passphrase is missing.", advice=f"Put it into {NEW}.")
    code = os.environ.get(CODE)
    old: Secret | None = RecoveryCode(code) if code else os.environ.get("BWVREVIEW_PASSPHRASE")
    check_place(arguments.sheet)
    with Workspace.open(context.where, clock=context.clock, secret=old, plain=context.plain) as workspace:
        printed = change_passphrase(workspace, old, new)
        save_sheet(printed, context.clock.today(), arguments.sheet)
        return _told("The records are locked with the new passphrase.", arguments.sheet)


def _sheet(context: Context, arguments: argparse.Namespace) -> Outcome:
    from bwvreview.services.change_lock import new_recovery_code
    from bwvreview.services.recovery_paper import check_place, save_sheet

    check_place(arguments.sheet)
    with context.workspace() as workspace:
        save_sheet(new_recovery_code(workspace), context.clock.today(), arguments.sheet)
    return _told("A new recovery sheet opens the records; the one before does not.", arguments.sheet)


def _forget_pin(context: Context, _arguments: argparse.Namespace) -> Outcome:
    from bwvreview.services.roles import forget_pin

    with context.workspace() as workspace:
        forget_pin(workspace, os.environ.get("BWVREVIEW_PASSPHRASE", ""))
    return Outcome({"role": "coordinator"}, ("There is no PIN any more. The laptop is the coordinator's.",))


def _told(sentence: str, sheet: Path) -> Outcome:
    advice = "Print it, keep the paper away from the laptop, then delete the file."
    return Outcome({"sheet": str(sheet)}, (sentence, f"Wrote {sheet}", advice))
