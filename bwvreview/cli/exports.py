"""`bwvreview export`, `bwvreview sheet` and `bwvreview feedback`: what leaves the group, and where it went."""

from __future__ import annotations

import argparse
import json
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from bwvreview.cli.context import Context, Outcome, add_json, day_of, password_from, the_scheme
from bwvreview.domain.plain_words import day_words

if TYPE_CHECKING:
    from bwvreview.domain.mapping import MappingProfile
    from bwvreview.services.fill_sheet import FillSheet, SheetDone
    from bwvreview.services.sent_feedback import Sending


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the commands about files that leave, and the register of what left."""
    export = commands.add_parser("export", help="write the feedback files of a session, or fill in a sheet")
    export.add_argument("session", metavar="SESSION")
    export.add_argument("--to", type=Path, required=True, metavar="DIR")
    kinds = "which kinds of file, with commas: workbook, panel, package, public (default: all; none with --template)"
    export.add_argument("--shapes", type=_shapes, metavar="KINDS", help=kinds)
    export.add_argument("--password-env", metavar="NAME", help="lock the files with the password in this variable")
    export.add_argument("--template", type=Path, metavar="FILE.xlsx", help="fill in the central team's own sheet")
    lost = "fill it in though the sheet would lose what the command told you"
    export.add_argument("--accept-losses", action="store_true", help=lost)
    export.set_defaults(run=_export)
    sheet = commands.add_parser("sheet", help="look at a sheet that the central team sends")
    sheets = sheet.add_subparsers(metavar="VERB", required=True)
    asks = sheets.add_parser("questions", help="say what would be filled in, and what only a person can answer")
    asks.add_argument("session", metavar="SESSION")
    asks.add_argument("template", type=Path, metavar="FILE.xlsx")
    asks.add_argument("--to", type=Path, metavar="FILE", dest="target", help="write the suggested answers to a file")
    asks.set_defaults(run=_questions)
    for verb in (export, asks):
        verb.add_argument("--answers", type=Path, metavar="FILE", help="answers on the sheet's columns and words")
        verb.add_argument("--office", metavar="NAME", help="the office whose answers are remembered")
        verb.add_argument("--sheet", metavar="NAME", help="the sheet of the workbook (default: the likeliest)")
        add_json(verb)
    _add_register(commands)


def _add_register(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    room = commands.add_parser("feedback", help="note and show what was sent when, to which office")
    verbs = room.add_subparsers(metavar="VERB", required=True)
    sent = verbs.add_parser("sent", help="note that saved files were sent, with their fingerprints")
    sent.add_argument("session", metavar="SESSION")
    sent.add_argument("--office", required=True, metavar="NAME", help="an office, never a person")
    sent.add_argument("--on", type=day_of, metavar="DATE", help="the day (default: today)")
    files = "a file that was sent, or its folder: it must be as it was saved (default: the newest of each name)"
    sent.add_argument("--file", type=Path, action="append", default=[], metavar="PATH", help=files)
    sent.add_argument("--sure", action="store_true", help="the name is an office's, though it looks like a person's")
    sent.set_defaults(run=_sent)
    register = verbs.add_parser("register", help="show what was sent of a session, the newest first")
    register.add_argument("session", metavar="SESSION")
    register.set_defaults(run=_register)
    for verb in (sent, register):
        add_json(verb)


def _export(context: Context, arguments: argparse.Namespace) -> Outcome:
    from bwvreview.domain.feedback import with_password
    from bwvreview.services.export_feedback import SHAPES
    from bwvreview.services.open_session import session_for
    from bwvreview.services.save_feedback import save_feedback

    shapes = arguments.shapes if arguments.shapes is not None else () if arguments.template else tuple(SHAPES)
    files = tuple(name for shape in shapes for name in SHAPES[shape])
    password = password_from(arguments.password_env)
    files = with_password(files) if password else files
    data: dict[str, object] = {}
    lines: list[str] = []
    written: list[dict[str, str]] = []
    with context.workspace() as workspace:
        with workspace.reading() as store:
            session_id, scheme = session_for(store, arguments.session), the_scheme(store)
        if arguments.template:
            from bwvreview.services.fill_sheet import fill_sheet

            request = replace(_request(session_id, arguments), password=password)
            sheet = fill_sheet(workspace, request, arguments.to, scheme)
            written.append(_file(sheet.path, sheet.sha256))
            data["sheet"] = _sheet_data(sheet)
            lines += _sheet_lines(sheet)
        if files:
            done = save_feedback(workspace, session_id, arguments.to, scheme, files=files, password=password).done
            written += [_file(file.path, file.sha256) for file in done.files]
            counts = {"drawn": done.drawn, "viewed": done.viewed, "not_shown": done.not_shown, "to_come": done.to_come}
            data["counts"] = counts
            watched, gone, to_come = (
                f"{done.viewed} {{watched}}",
                f"{done.not_shown} not shown",
                f"{done.to_come} to come",
            )
            lines.append(f"{done.drawn} {{clips}} drawn = {watched} + {gone} + {to_come}.")
            data["two_answers"] = done.two_answers
            if done.two_answers:
                lines.append(f"Two answers were given to {done.two_answers} questions. Choose: session clashes.")
    return Outcome({"files": written, **data}, (*(f"Wrote {file['path']}" for file in written), *lines))


def _file(path: Path, mark: str) -> dict[str, str]:
    return {"name": path.name, "path": str(path), "sha256": mark}


def _shapes(text: str) -> tuple[str, ...]:
    from bwvreview.services.export_feedback import SHAPES

    chosen = tuple(dict.fromkeys(part.strip() for part in text.split(",")))
    if not all(part in SHAPES for part in chosen):
        raise argparse.ArgumentTypeError(f"choose from {', '.join(SHAPES)}, with commas between")
    return chosen


def _request(session_id: int, arguments: argparse.Namespace) -> FillSheet:
    from bwvreview.services.fill_sheet import CENTRAL, FillSheet

    return FillSheet(
        session_id,
        arguments.template,
        arguments.office or CENTRAL,
        arguments.sheet,
        _answers(arguments.answers),
        getattr(arguments, "accept_losses", False),
    )


def _answers(path: Path | None) -> MappingProfile:
    from bwvreview.domain.mapping import MappingProblem, MappingProfile
    from bwvreview.domain.sheet_match import read_answers

    if path is None:
        return MappingProfile()
    try:
        text = path.read_text(encoding="utf-8-sig")
        content = json.loads(text) if text.lstrip().startswith("{") else tomllib.loads(text)
    except (OSError, ValueError, RecursionError):
        raise MappingProblem("The file of answers cannot be read.", advice="Check which file it is.") from None
    return read_answers(content)


def _questions(context: Context, arguments: argparse.Namespace) -> Outcome:
    from bwvreview.cli.list_answers import question_data
    from bwvreview.exchange.sheet_answers_file import write_answers
    from bwvreview.services.fill_sheet import answer_sheet, look_at_sheet
    from bwvreview.services.open_session import session_for

    with context.workspace() as workspace, workspace.reading() as store:
        request = _request(session_for(store, arguments.session), arguments)
        at, today = workspace.clock.now(), workspace.clock.today()
        look = look_at_sheet(store, request, the_scheme(store), at=at, today=today)
    lines = [f"“{look.sheet}”, headings in row {look.row}, {_clips(look.rows)} to fill in."]
    lines += [f"  {heading}: {title}" for heading, title in look.filled]
    lines += [f"  {heading}: stays empty" for heading, _ in look.empty]
    lines += [f"The filled sheet would lose: {', '.join(look.losses)}."] if look.losses else []
    lines += [question.sentence for question in look.questions] or ["There is nothing to ask."]
    if arguments.target and look.questions:
        write_answers(answer_sheet(look, {one.id: one.suggestion for one in look.questions}), arguments.target)
        lines.append(f"The suggested answers are in “{arguments.target.name}”. Look them over before they are used.")
    data = {
        "sheet": look.sheet,
        "row": look.row,
        "filled": dict(look.filled),
        "empty": dict(look.empty),
        "losses": list(look.losses),
        "rows": look.rows,
        "questions": [question_data(question) for question in look.questions],
    }
    return Outcome(data, tuple(lines))


def _sheet_data(done: SheetDone) -> dict[str, object]:
    return {"new": list(done.new), "there": list(done.there), "differ": list(done.differ), "left": done.left}


def _sheet_lines(done: SheetDone) -> list[str]:
    lines = [f"{_clips(len(done.new))} filled in."]
    lines += [f"In the sheet already: {', '.join(done.there)}."] if done.there else []
    differ = f"In the sheet with other answers, left as they are: {', '.join(done.differ)}."
    lines += [differ] if done.differ else []
    lines += [f"{_clips(done.left)} not shown, for which the sheet has no column."] if done.left else []
    return lines


def _clips(count: int) -> str:
    return "1 {clip}" if count == 1 else f"{count} {{clips}}"


def _sent(context: Context, arguments: argparse.Namespace) -> Outcome:
    from bwvreview.services.open_session import session_for
    from bwvreview.services.sent_feedback import NoteSent, note_sent

    with context.workspace() as workspace, workspace.store() as store:
        session_id = session_for(store, arguments.session)
        day, paths = arguments.on or workspace.clock.today(), tuple(arguments.file)
        request = NoteSent(session_id, arguments.office, day, paths=paths, sure=arguments.sure)
        sending = note_sent(store, request, at=workspace.clock.now())
    return Outcome(_sending(sending), _sending_lines(sending))


def _register(context: Context, arguments: argparse.Namespace) -> Outcome:
    from bwvreview.services.open_session import session_for
    from bwvreview.services.sent_feedback import sendings_of

    with context.workspace() as workspace, workspace.reading() as store:
        found = sendings_of(store, session_for(store, arguments.session))
    lines = [line for one in found for line in _sending_lines(one)] or ["Nothing was sent yet."]
    return Outcome({"sendings": [_sending(one) for one in found]}, tuple(lines))


def _sending(one: Sending) -> dict[str, object]:
    return {"office": one.office, "on": one.sent_on.isoformat(), "files": dict(one.files)}


def _sending_lines(one: Sending) -> tuple[str, ...]:
    to = one.office or "an office that was not named"
    return (f"Sent to {to} on {day_words(one.sent_on)}:", *(f"  {name} {mark}" for name, mark in one.files.items()))
