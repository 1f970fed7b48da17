"""`bwvreview draw commit|roll|void`; those that plan, check a draw and write its papers are added too."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from bwvreview.cli import check_draw, papers, plans, withhold
from bwvreview.cli.context import Context, Outcome, add_json, the_scheme
from bwvreview.cli.list_answers import add_choices, given_answers
from bwvreview.cli.rolls import BY_DICE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bwvreview.domain.sessions import SessionId
    from bwvreview.storage.store import Store


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the commands about draws."""
    room = commands.add_parser("draw", help="fix a plan, roll it, and check a draw")
    verbs = room.add_subparsers(metavar="VERB", required=True)
    plans.add_verb(verbs)
    _add_commit(verbs)
    roll = verbs.add_parser("roll", help="draw the clips of a fixed plan with what was rolled")
    roll.add_argument("folder", type=Path, metavar="DIR")
    roll.add_argument("--seed", required=True, metavar="DIGITS", help="the digits rolled, in order")
    roll.set_defaults(run=_roll)
    void = verbs.add_parser("void", help="give up a fixed plan, with the reason")
    void.add_argument("folder", type=Path, metavar="DIR")
    void.add_argument("--reason", required=True)
    void.set_defaults(run=_void)
    for verb in (roll, void):
        add_json(verb)
    check_draw.add_verbs(verbs)
    papers.add_verbs(verbs)


def _add_commit(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    commit = verbs.add_parser("commit", help="fix the list and the plan, before any number is rolled")
    commit.add_argument("--list", required=True, metavar="ID|FILE", dest="source")
    plans.add_themes(commit)
    commit.add_argument("--group", required=True, metavar="SLUG")
    commit.add_argument("--session", required=True, type=_session, metavar="YYYY-MM-DD.K")
    commit.add_argument("--to", type=Path, required=True, metavar="DIR", dest="folder")
    commit.add_argument("--unavailable", choices=("next", "reroll"), default="next")
    commit.add_argument("--dice", choices=("d10x20", "d6x26"), default="d10x20")
    commit.add_argument("--drop-refused", action="store_true", help="leave out the columns that are refused")
    add_choices(commit)
    withhold.add_held_back(commit)
    commit.add_argument("--salt", metavar="HEX", help="64 hex digits; for tests only, made at random otherwise")
    add_json(commit)
    commit.set_defaults(run=_commit, wrong=commit.error)


def _session(text: str) -> SessionId:
    from bwvreview.domain.errors import Problem
    from bwvreview.domain.sessions import SessionId

    try:
        return SessionId.read(text)
    except Problem as problem:
        raise argparse.ArgumentTypeError(f"{problem.message} {problem.advice}") from None


def _commit(context: Context, arguments: argparse.Namespace) -> Outcome:
    import secrets

    from bwvreview.exchange.draw_pack import write_pack
    from bwvreview.services.commit_draw import CommitDraw, commit_draw
    from bwvreview.services.keep_pack import refuse_another_draw, unrolled_files

    if not arguments.themes and not arguments.splits:
        arguments.wrong("name at least one --theme or --split")
    folder: Path = arguments.folder
    with context.workspace() as workspace:
        at = workspace.clock.now()
        with workspace.store() as store:
            list_id = _list(store, arguments, at)
            withhold.hold_all_back(store, list_id, arguments, at)
            request = CommitDraw(
                list_id=list_id,
                group=arguments.group,
                session=arguments.session,
                themes=tuple(arguments.themes),
                splits=tuple(arguments.splits),
                salt=secrets.token_hex(32) if arguments.salt is None else arguments.salt,
                unavailable=arguments.unavailable,
                dice=arguments.dice,
            )
            commitment = commit_draw(store, request, the_scheme(store), at=at)
            files = unrolled_files(store, commitment.id)
            refuse_another_draw(folder, files)
            write_pack(folder, files)
    return _fixed(commitment.statement, [folder / name for name in files])


def _fixed(data: bytes, files: Sequence[Path]) -> Outcome:
    from bwvreview.domain.draw.commit import warnings_of
    from bwvreview.domain.draw.statement import Statement

    statement = Statement.parse(data)
    warnings = (*warnings_of(statement), *((BY_DICE,) if statement.unavailable == "reroll" else ()))
    groups = statement.groups_of_eight
    themes = {t.label: {"members": t.members, "sample": t.sample, "reserves": t.reserves} for t in statement.themes}
    told = {
        "commit": statement.commit,
        "groups": list(groups),
        "group": statement.group,
        "session": str(statement.session),
        "size": statement.size,
        "excluded": dict(statement.excluded),
        "themes": themes,
        "warnings": list(warnings),
        "files": [str(path) for path in files],
    }
    lines = (
        "Write this in the minutes, before any number is rolled:",
        "  " + " ".join(groups[:4]),
        "  " + " ".join(groups[4:]),
    )
    return Outcome(told, (*lines, *warnings, *(f"Wrote {path}" for path in files)))


def _list(store: Store, arguments: argparse.Namespace, at: datetime) -> int:
    """The list named by its number in the workspace, or a file that is brought in first."""
    from bwvreview.services.import_list import ImportList, import_list

    if plans.is_number(arguments.source) and not Path(arguments.source).exists():
        if arguments.mapping or arguments.leave_out:
            arguments.wrong("--mapping and --leave-out count only where --list names a file")
        return int(arguments.source)
    scheme = the_scheme(store)
    request = ImportList(
        Path(arguments.source),
        arguments.group,
        scheme,
        drop_refused=arguments.drop_refused,
        mapping=given_answers(arguments, scheme),
        leave_out=tuple(arguments.leave_out),
    )
    return import_list(store, request, at=at).id


def _roll(context: Context, arguments: argparse.Namespace) -> Outcome:
    from bwvreview.exchange.draw_pack import write_pack
    from bwvreview.services.adopt_draw import adopt_draw
    from bwvreview.services.keep_pack import rolled_files
    from bwvreview.services.roll_draw import RollDraw, roll_draw

    with context.workspace() as workspace:
        at = workspace.clock.now()
        with workspace.store() as store:
            commitment = adopt_draw(store, arguments.folder, at=at, digits=arguments.seed)
            draw = roll_draw(store, RollDraw(commitment, arguments.seed), at=at)
        # Kept before the files are written: a full disk must not open the way to a second roll.
        with workspace.reading() as store:
            files = rolled_files(store, commitment, the_scheme(store))
        write_pack(arguments.folder, files)
    slots = {
        slot: [label for label, drawn in draw.themes.items() if reference in drawn.sample]
        for slot, reference in draw.slots.items()
    }
    data = {
        "commit": draw.commit,
        "seed": draw.seed,
        "slots": slots,
        "files": [str(arguments.folder / name) for name in files],
    }
    lines = [f"{len(slots)} {{clips}} drawn.", *(f"  {slot}  {', '.join(labels)}" for slot, labels in slots.items())]
    return Outcome(data, (*lines, *(f"Wrote {arguments.folder / name}" for name in files)))


def _void(context: Context, arguments: argparse.Namespace) -> Outcome:
    from bwvreview.services.adopt_draw import adopt_draw
    from bwvreview.services.commit_draw import void_draw

    with context.workspace() as workspace, workspace.store() as store:
        at = workspace.clock.now()
        commitment = adopt_draw(store, arguments.folder, at=at)
        void_draw(store, commitment, arguments.reason, at=at)
    return Outcome({"void": True}, ("The draw was given up. It is kept with its reason.",))
