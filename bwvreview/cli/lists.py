"""`bwvreview list check|import`, with what list_answers.py adds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bwvreview.cli import list_template, withhold
from bwvreview.cli.context import Context, Outcome, add_json, add_scheme, scheme_named, the_scheme
from bwvreview.cli.frame import add_show
from bwvreview.cli.list_answers import (
    add_choices,
    add_key_sheet,
    add_list_commands,
    add_renumber,
    all_choices,
    given_answers,
    key_sheet_of,
    question_data,
    singling_data,
)
from bwvreview.cli.list_source import add_source, password_of
from bwvreview.domain.errors import ListProblem
from bwvreview.domain.gate_report import singling_words
from bwvreview.domain.plain_words import reason_words
from bwvreview.domain.rounding import about

if TYPE_CHECKING:
    import argparse

    from bwvreview.domain.errors import Problem
    from bwvreview.domain.inspection import Inspection


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the commands about lists."""
    room = commands.add_parser("list", help="check or bring in a list from the police")
    verbs = room.add_subparsers(metavar="VERB", required=True)
    check = verbs.add_parser("check", help="say what a list holds, without keeping anything")
    check.set_defaults(run=_check)
    bring = verbs.add_parser("import", help="bring a list into the workspace")
    bring.add_argument("--group", required=True, metavar="SLUG", help="the group, for example haringey")
    bring.set_defaults(run=_import)
    for verb in (check, bring):
        add_source(verb)
        verb.add_argument("--drop-refused", action="store_true", help="leave out the columns that are refused")
        verb.add_argument("--drop-repeats", action="store_true", help="leave out rows that repeat another exactly")
        add_choices(verb)
        add_json(verb)
        add_renumber(verb)
    add_scheme(check)
    add_key_sheet(bring)
    add_list_commands(verbs)
    add_show(verbs)
    withhold.add_verb(verbs)
    list_template.add_verb(verbs)


def _check(context: Context, arguments: argparse.Namespace) -> Outcome:
    from bwvreview.services.check_list import check_lists
    from bwvreview.services.import_list import check_left_out, refusal

    scheme = scheme_named(context, arguments)
    try:
        inspection = check_lists(
            arguments.files,
            drop_refused=arguments.drop_refused,
            scheme=scheme,
            sheet=arguments.sheet,
            password=password_of(arguments),
            mapping=all_choices(arguments, scheme),
            renumber=arguments.renumber,
            drop_repeats=arguments.drop_repeats,
        ).inspection
        check_left_out(inspection, arguments.leave_out)
    except ListProblem as problem:
        return Outcome.of_problem(problem, **_unreadable(problem))
    data = as_json(inspection)
    lines = _lines(inspection)
    if inspection.accepted:
        return Outcome(data, lines)
    refused = refusal(inspection)
    return Outcome(data, lines, ok=False, sorry=tuple(line for line in (refused.message, refused.advice) if line))


def _import(context: Context, arguments: argparse.Namespace) -> Outcome:
    from bwvreview.services.import_list import ImportList, import_list

    first, *more = arguments.files
    with context.workspace() as workspace, workspace.store() as store:
        scheme = the_scheme(store)
        request = ImportList(
            first,
            arguments.group,
            scheme,
            drop_refused=arguments.drop_refused,
            more=tuple(more),
            sheet=arguments.sheet,
            password=password_of(arguments),
            mapping=given_answers(arguments, scheme),
            leave_out=tuple(arguments.leave_out),
            renumber=arguments.renumber,
            drop_repeats=arguments.drop_repeats,
            key_sheet=key_sheet_of(arguments),
        )
        imported = import_list(store, request, at=workspace.clock.now())
    data = {"list": imported.id, "fingerprint": imported.fingerprint, **as_json(imported.inspection)}
    return Outcome(data, (*_lines(imported.inspection), f"The list is in the workspace. Its number is {imported.id}."))


def _unreadable(problem: Problem) -> dict[str, object]:
    """Answer under the same names for a file that is no list, so that a script always finds them."""
    found = {"row": None, "column": None, "message": problem.message}
    return {"accepted": False, "rows": 0, "columns": {}, "themes": {}, "problems": [found]}


def as_json(inspection: Inspection) -> dict[str, object]:
    """The gate's report as one object; it holds no value of the list."""
    return {
        "accepted": inspection.accepted,
        "rows": inspection.rows,
        "columns": {
            column.header: {"field": column.field, "status": column.status, "reason": column.reason}
            for column in inspection.columns
        },
        "themes": {
            theme.slug: {"members": theme.members, "drawable": theme.drawable, "reason": theme.reason}
            for theme in inspection.themes
        },
        "problems": [{"row": p.row, "column": p.column, "message": p.message} for p in inspection.problems],
        "repairs": list(inspection.repairs),
        "repeated": inspection.repeated,
        "no_recording": inspection.no_recording,
        "made_references": inspection.made_references,
        "left_out": dict(inspection.left_out),
        "questions": [question_data(question) for question in inspection.questions],
        "singling_out": singling_data(inspection),
    }


def _lines(inspection: Inspection) -> tuple[str, ...]:
    lines = [f"{inspection.rows} rows in the file."]
    accepted = [column.title for column in inspection.columns if column.status == "accepted"]
    lines.append(f"{len(accepted)} columns accepted: {', '.join(accepted)}.")
    lines += [f"Left out: “{column.header}”. {column.reason}" for column in inspection.refused]
    lines += [f"Repaired: {repair}" for repair in inspection.repairs]
    if inspection.repeated:
        rows = "1 row repeats" if inspection.repeated == 1 else f"{inspection.repeated} rows repeat"
        lines.append(f"{rows} an earlier row exactly. Nothing was taken out for that (--drop-repeats does).")
    lines += [f"Problem: {problem.message}" for problem in inspection.problems]
    lines += [f"Left out: {count:,} rows. {reason_words(reason)}." for reason, count in inspection.left_out]
    lines += [f"To answer: {question.sentence}" for question in inspection.questions]
    lines += singling_words(inspection)
    lines.append("Themes:")
    for theme in inspection.themes:
        lines.append(f"  {theme.title}: {about(theme.members or 0) if theme.drawable else theme.reason}")
    return tuple(lines)
