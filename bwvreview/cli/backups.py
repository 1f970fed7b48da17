"""`bwvreview workspace check|backup|restore|move`: that records are sound, never lost, and may go elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from bwvreview.cli.context import Context, Outcome, add_json
from bwvreview.domain.errors import WorkspaceProblem

if TYPE_CHECKING:
    import argparse

    from bwvreview.services.backups import Contents
    from bwvreview.storage.backup import Backup


def add_verbs(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the commands about copies and moving."""
    check = verbs.add_parser("check", help="check file, history, lists, plans, forms and copies; change nothing")
    check.set_defaults(run=_check)
    backup = verbs.add_parser("backup", help="keep a copy now, beside the workspace or in a file")
    backup.add_argument("--to", type=Path, metavar="FILE", help="write the copy to this file instead")
    backup.set_defaults(run=_backup)
    restore = verbs.add_parser("restore", help="list the copies, look into one, or put it back")
    restore.add_argument("copy", nargs="?", metavar="COPY", help="a number or a name of the list")
    restore.add_argument("--yes", action="store_true", help="put it back; what is there is kept aside")
    restore.set_defaults(run=_restore)
    move = verbs.add_parser("move", help="copy all records to another file or to a server, and compare them")
    move.add_argument("--to", required=True, metavar="PATH|URL", help="an empty place; the old one stays, and says so")
    move.set_defaults(run=_move)
    for verb in (check, backup, restore, move):
        add_json(verb)


def _check(context: Context, _arguments: argparse.Namespace) -> Outcome:
    from bwvreview.services.check_workspace import check_workspace
    from bwvreview.services.move_workspace import fingerprint_of

    with context.workspace() as workspace:
        findings = check_workspace(workspace)
        fingerprint = fingerprint_of(workspace)
    wrong = tuple(f"{one.what}: {one.problem}" for one in findings if one.problem)
    data = {
        "sound": not wrong,
        "fingerprint": fingerprint,
        "findings": [{"what": one.what, "problem": one.problem or None} for one in findings],
    }
    lines = (
        *(f"{one.what}: fine" for one in findings if not one.problem),
        f"Fingerprint of all records: {fingerprint}",
    )
    if wrong:
        return Outcome(data, lines, ok=False, sorry=(*wrong, "Keep the file as it is, and look at its copies."))
    return Outcome(data, lines)


def _backup(context: Context, arguments: argparse.Namespace) -> Outcome:
    from bwvreview.services.backups import keep_backup, write_backup

    with context.workspace() as workspace:
        if arguments.to is not None:
            until = write_backup(workspace, arguments.to)
            path = arguments.to
        else:
            kept = keep_backup(workspace)
            path, until = kept.path, kept.until
    lines = [f"Wrote {path}"]
    if until is not None:
        lines.append(f"It holds references up to {until}. Delete it then, unless it stays beside the workspace.")
    return Outcome({"file": str(path), "until": until.isoformat() if until else None}, tuple(lines))


def _restore(context: Context, arguments: argparse.Namespace) -> Outcome:
    from bwvreview.services.rescue import copies_of, look_into_copy

    copies = copies_of(context.where)
    if arguments.copy is None:
        lines = tuple(f"{number:3}  {_line(one)}" for number, one in enumerate(copies, 1))
        return Outcome({"copies": [_as_json(one) for one in copies]}, lines or ("There are no copies yet.",))
    chosen = _chosen(copies, arguments.copy)
    found = look_into_copy(chosen, clock=context.clock, secret=_secret())
    data = {**_as_json(chosen), **_contents(found)}
    if not arguments.yes:
        return Outcome(data, (*_preview(chosen, found), "Nothing was changed. Add --yes to put it back."))
    aside = _put_back(context, chosen)
    return Outcome({**data, "aside": str(aside)}, (*_preview(chosen, found), f"It is back. Kept aside: {aside}"))


def _put_back(context: Context, chosen: Backup) -> Path:
    from bwvreview.services.backups import restore
    from bwvreview.services.rescue import rescue
    from bwvreview.services.workspace import Workspace
    from bwvreview.storage.faults import UnusableFile

    try:
        with Workspace.open(context.where, clock=context.clock, plain=context.plain) as workspace:
            return restore(workspace, chosen).path
    except UnusableFile:
        return rescue(context.where, chosen, clock=context.clock, secret=_secret())


def _secret() -> str | None:
    import os

    return os.environ.get("BWVREVIEW_PASSPHRASE") or None


def _chosen(copies: tuple[Backup, ...], text: str) -> Backup:
    for number, one in enumerate(copies, 1):
        if text in {str(number), one.path.name, str(one.path)}:
            return one
    raise WorkspaceProblem(
        "There is no such copy.", advice="Call the command without a copy: it lists them with their numbers."
    )


def _line(backup: Backup) -> str:
    from bwvreview.services.clock import LONDON

    until = f", holds references up to {backup.until}" if backup.until else ""
    return f"{backup.at.astimezone(LONDON):%Y-%m-%d %H:%M}  {backup.why}  {backup.size / 1e6:.1f} MB{until}"


def _preview(backup: Backup, found: Contents) -> tuple[str, ...]:
    from bwvreview.services.clock import LONDON

    newest = f"{found.newest.astimezone(LONDON):%Y-%m-%d %H:%M}" if found.newest else "none"
    counts = f"{found.lists} lists, {found.sessions} sessions, {found.clips} {{clips}}, {found.answers} answers"
    return (f"Copy of {_line(backup)}", f"{counts}. Newest change: {newest}.")


def _as_json(backup: Backup) -> dict[str, object]:
    until = backup.until.isoformat() if backup.until else None
    return {"file": str(backup.path), "at": backup.at.isoformat(), "why": backup.why, "until": until}


def _contents(found: Contents) -> dict[str, object]:
    newest = found.newest.isoformat() if found.newest else None
    counts = {"lists": found.lists, "sessions": found.sessions, "clips": found.clips, "answers": found.answers}
    return {**counts, "changes": found.changes, "newest": newest}


def _move(context: Context, arguments: argparse.Namespace) -> Outcome:
    from bwvreview.services.move_workspace import move_workspace
    from bwvreview.services.workspace import Workspace

    with (
        context.workspace() as source,
        Workspace.open(arguments.to, clock=context.clock, plain=context.plain) as target,
    ):
        moved = move_workspace(source, target)
        old, new = source.where, target.where
    lines = [f"Moved {moved.rows:,} rows. Both places hold the same.", f"Now work in {new}"]
    lines.append(f"The old place stays: {old}. Delete it once nobody needs it.")
    if moved.until is not None:
        lines.append(f"It holds references up to {moved.until}. Opening it after that day deletes them.")
    until = moved.until.isoformat() if moved.until else None
    return Outcome({"rows": moved.rows, "fingerprint": moved.fingerprint, "to": new, "old_until": until}, tuple(lines))
