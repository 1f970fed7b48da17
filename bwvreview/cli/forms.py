"""`bwvreview form check|try`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from bwvreview.cli.context import Context, Outcome, add_json
from bwvreview.domain.errors import FormProblem

if TYPE_CHECKING:
    import argparse


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the commands about review forms."""
    room = commands.add_parser("form", help="check or try a review form (an XLSForm workbook)")
    verbs = room.add_subparsers(metavar="VERB", required=True)
    check = verbs.add_parser("check", help="find every mistake in a form")
    check.set_defaults(run=_check)
    attempt = verbs.add_parser("try", help="see what a form makes of some answers")
    attempt.add_argument("--answers", type=Path, required=True, metavar="FILE.json")
    attempt.set_defaults(run=_try)
    for verb in (check, attempt):
        verb.add_argument("file", type=Path)
        add_json(verb)


def _check(_context: Context, arguments: argparse.Namespace) -> Outcome:
    from bwvreview.services.try_form import check_form

    try:
        form = check_form(arguments.file)
    except FormProblem as problem:
        return Outcome.of_problem(problem, accepted=False, problems=_places(problem))
    questions = len(form.questions)
    data = {
        "accepted": True,
        "id": form.id,
        "title": form.title,
        "version": form.version,
        "fingerprint": form.fingerprint,
        "questions": questions,
        "problems": [],
    }
    return Outcome(data, (f"“{form.title}”, version {form.version}: {questions} questions, no mistake found.",))


def _places(problem: FormProblem) -> list[dict[str, object]]:
    """Give every mistake with its place; a file that is no form at all is one mistake without a place."""
    from bwvreview.domain.forms.findings import FormErrors

    if not isinstance(problem, FormErrors):
        return [{"sheet": None, "row": None, "column": None, "message": problem.message}]
    return [{"sheet": f.sheet, "row": f.row, "column": f.column, "message": f.message} for f in problem.findings]


def _try(context: Context, arguments: argparse.Namespace) -> Outcome:
    from bwvreview.exchange.answers_file import read_answers
    from bwvreview.services.try_form import try_form

    found = try_form(arguments.file, read_answers(arguments.answers), context.clock.today())
    shown = sum(found["relevant"].values())
    errors = [f"{name}: {message}" for name, message in found["errors"].items()]
    return Outcome(dict(found), (f"{shown} questions and parts are shown.", *errors))
