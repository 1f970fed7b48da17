"""`bwvreview list questions|report`, `bwvreview mapping export|import`: what a list asks, and the answers to it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from bwvreview.cli.context import Context, Outcome, add_json, add_scheme, scheme_named, the_scheme
from bwvreview.cli.list_source import add_source, password_of
from bwvreview.domain.errors import ListProblem

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping

    from bwvreview.domain.inspection import Inspection, Question
    from bwvreview.domain.mapping import MappingProfile
    from bwvreview.domain.scheme import Scheme
    from bwvreview.services.check_list import CheckedList
    from bwvreview.services.import_list import KeySheet


def add_list_commands(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add what belongs to `bwvreview list`."""
    asks = verbs.add_parser("questions", help="say what only a person can answer about a list")
    asks.add_argument("--to", type=Path, metavar="FILE", dest="target", help="write the suggested answers to a file")
    asks.set_defaults(run=_questions)
    report = verbs.add_parser("report", help="write the gate's report for the police, without any value")
    report.add_argument(
        "--to", type=Path, metavar="FILE", dest="target", required=True, help="a .pdf, .json or .html file"
    )
    report.add_argument("--drop-refused", action="store_true", help="leave out the columns that are refused")
    report.set_defaults(run=_report)
    for verb in (asks, report):
        add_scheme(verb)
        add_source(verb)
        add_choices(verb)
        add_json(verb)


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the commands about answers that are remembered."""
    room = commands.add_parser("mapping", help="share the answers on a force's columns and words")
    verbs = room.add_subparsers(metavar="VERB", required=True)
    out = verbs.add_parser("export", help="write the answers remembered for a group to a file")
    out.set_defaults(run=_export)
    back = verbs.add_parser("import", help="add the answers of a file to those of a group")
    back.set_defaults(run=_import)
    for verb in (out, back):
        verb.add_argument("file", type=Path)
        verb.add_argument("--group", required=True, metavar="SLUG")
        add_json(verb)


def add_choices(verb: argparse.ArgumentParser) -> None:
    """Let a command take answers, and columns to leave out by choice."""
    verb.add_argument("--mapping", type=Path, metavar="FILE", help="answers on columns and words")
    verb.add_argument(
        "--leave-out", action="append", default=[], metavar="COLUMN", help="leave out a column that could come in"
    )


def add_renumber(verb: argparse.ArgumentParser) -> None:
    """Let a command make new references."""
    verb.add_argument("--renumber", action="store_true", help="make new references in place of the list's own")


def add_key_sheet(verb: argparse.ArgumentParser) -> None:
    """Let a command write the key to new references, which only the police get."""
    verb.add_argument(
        "--key-sheet", type=Path, metavar="FILE", help="a new .xlsx file for the key, for the police only"
    )
    verb.add_argument("--key-password-env", metavar="NAME", help="the variable that holds the key sheet's password")


def given_answers(arguments: argparse.Namespace, scheme: Scheme) -> MappingProfile | None:
    """Give the answers of `--mapping`, None without. Raises MappingProblem."""
    from bwvreview.exchange.mapping_file import read_mapping

    return read_mapping(arguments.mapping, scheme.fields) if arguments.mapping else None


def all_choices(arguments: argparse.Namespace, scheme: Scheme) -> MappingProfile:
    """Give the answers of `--mapping`, with the columns of `--leave-out`. Raises MappingProblem."""
    from bwvreview.domain.mapping import MappingProfile

    return (given_answers(arguments, scheme) or MappingProfile()).without_columns(arguments.leave_out)


def key_sheet_of(arguments: argparse.Namespace) -> KeySheet | None:
    """Give where the key goes, None when nobody asked. Raises ListProblem without its password."""
    from bwvreview.services.import_list import KeySheet

    if arguments.key_sheet is None:
        return None
    password = os.environ.get(arguments.key_password_env or "", "")
    if not password:
        raise ListProblem(
            "The key sheet needs a password.", advice="Name the variable that holds it: --key-password-env NAME."
        )
    return KeySheet(arguments.key_sheet, password)


def singling_data(inspection: Inspection) -> Mapping[str, object] | None:
    """Give how many rows stand alone, as one object."""
    found = inspection.singling
    if found is None:
        return None
    best = found.best
    return {
        "unique": found.unique,
        "small": found.small,
        "best_to_leave_out": best.header if best else None,
        "unique_without": best.unique if best else found.unique,
        "small_without": best.small if best else found.small,
    }


def question_data(question: Question) -> dict[str, object]:
    """Give a question as one object."""
    return {
        "id": question.id,
        "kind": question.kind,
        "column": question.column,
        "field": question.field,
        "shown": question.shown,
        "rows": question.rows,
        "question": question.sentence,
        "suggestion": question.suggestion,
        "options": [option.answer for option in question.options],
        "needed": question.needed,
    }


def _checked(scheme: Scheme, arguments: argparse.Namespace, *, drop_refused: bool = False) -> CheckedList:
    from bwvreview.services.check_list import check_lists
    from bwvreview.services.import_list import check_left_out

    mapping = all_choices(arguments, scheme)
    checked = check_lists(
        arguments.files,
        drop_refused=drop_refused,
        scheme=scheme,
        sheet=arguments.sheet,
        password=password_of(arguments),
        mapping=mapping,
    )
    check_left_out(checked.inspection, arguments.leave_out)
    return checked


def _questions(context: Context, arguments: argparse.Namespace) -> Outcome:
    from bwvreview.exchange.mapping_file import write_mapping
    from bwvreview.services.list_mapping import answer_questions

    scheme = scheme_named(context, arguments)
    inspection = _checked(scheme, arguments).inspection
    asked = inspection.questions
    lines = [f"{question.sentence} ({question.rows:,} rows)" for question in asked] or ["There is nothing to ask."]
    if arguments.target and asked:
        given = given_answers(arguments, scheme)
        suggested = {question.id: question.suggestion for question in asked if question.suggestion}
        write_mapping(answer_questions(inspection, suggested, given), arguments.target)
        lines.append(f"The suggested answers are in “{arguments.target.name}”. Look them over before they are used.")
    return Outcome({"questions": [question_data(question) for question in asked]}, tuple(lines))


def _report(context: Context, arguments: argparse.Namespace) -> Outcome:
    from bwvreview.services.gate_report import report_on, save_report

    scheme = scheme_named(context, arguments)
    inspection = _checked(scheme, arguments, drop_refused=arguments.drop_refused).inspection
    report = report_on(inspection, arguments.files, scheme, today=context.clock.today())
    save_report(report, arguments.target)
    data = {"accepted": report.accepted, "fingerprints": list(report.fingerprints), "file": arguments.target.name}
    return Outcome(data, (f"The report is in “{arguments.target.name}”.",))


def _export(context: Context, arguments: argparse.Namespace) -> Outcome:
    from bwvreview.services.list_mapping import export_mapping

    with context.workspace() as workspace, workspace.reading() as store:
        profile = export_mapping(store, arguments.group, the_scheme(store), arguments.file)
    return Outcome(profile.as_dict(), (f"The answers are in “{arguments.file.name}”.",))


def _import(context: Context, arguments: argparse.Namespace) -> Outcome:
    from bwvreview.services.list_mapping import import_mapping

    with context.workspace() as workspace, workspace.store() as store:
        profile = import_mapping(store, arguments.group, the_scheme(store), arguments.file)
    return Outcome(profile.as_dict(), ("The answers are remembered for the group.",))
