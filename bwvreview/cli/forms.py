"""`bwvreview form check|try|changes|show|use`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from bwvreview.cli.context import Context, Outcome, add_json, the_scheme
from bwvreview.domain.errors import FormProblem

if TYPE_CHECKING:
    import argparse
    from datetime import date

    from bwvreview.domain.forms.findings import FormFinding
    from bwvreview.domain.forms.survey import Form


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the commands about review forms."""
    room = commands.add_parser("form", help="check a review form (an XLSForm workbook), try it, and use it")
    verbs = room.add_subparsers(metavar="VERB", required=True)
    check = verbs.add_parser("check", help="find every mistake in a form")
    check.add_argument("file", type=Path)
    check.set_defaults(run=_check)
    attempt = verbs.add_parser("try", help="see what a form makes of some answers")
    attempt.add_argument("file", type=Path)
    attempt.add_argument("--answers", type=Path, required=True, metavar="FILE.json")
    attempt.set_defaults(run=_try)
    changes = verbs.add_parser("changes", help="say what is new in a form")
    changes.add_argument("old", type=Path)
    changes.add_argument("new", type=Path)
    changes.set_defaults(run=_changes)
    show = verbs.add_parser("show", help="say which form the next session is recorded with")
    show.add_argument("--to", type=Path, metavar="FILE.xlsx", help="write it as a workbook to edit")
    show.set_defaults(run=_show)
    use = verbs.add_parser("use", help="put a form in use from the next session")
    which = use.add_mutually_exclusive_group(required=True)
    which.add_argument("file", type=Path, nargs="?")
    which.add_argument("--shipped", action="store_true", help="go back to the form that came with the program")
    use.set_defaults(run=_use)
    for verb in (check, attempt, changes, show, use):
        add_json(verb)


def _check(_context: Context, arguments: argparse.Namespace) -> Outcome:
    from bwvreview.domain.forms.fitness import what_it_lacks
    from bwvreview.domain.forms.remarks import remarks_of
    from bwvreview.services.try_form import check_form

    try:
        form = check_form(arguments.file)
    except FormProblem as problem:
        return Outcome.of_problem(problem, accepted=False, problems=_places(problem))
    lacks, remarks = what_it_lacks(form), remarks_of(form)
    data = {
        "accepted": True,
        **_about(form),
        "problems": [],
        "lacks": [_place(found) for found in lacks],
        "remarks": [_place(found) for found in remarks],
    }
    lines = [f"{_titled(form)}, no mistake found."]
    if lacks:
        lines += ["A session cannot use it yet:", *map(str, lacks)]
    if remarks:
        lines += ["Worth a second look:", *map(str, remarks)]
    return Outcome(data, tuple(lines))


def _about(form: Form) -> dict[str, object]:
    questions = len(form.questions)
    about = {"id": form.id, "title": form.title, "version": form.version, "fingerprint": form.fingerprint}
    return {**about, "questions": questions}


def _titled(form: Form) -> str:
    version = f", version {form.version}" if form.version else ""
    count = len(form.questions)
    return f"“{form.title}”{version}: {count} question{'' if count == 1 else 's'}"


def _places(problem: FormProblem) -> list[dict[str, object]]:
    """Give every mistake with its place; a file that is no form at all is one mistake without a place."""
    from bwvreview.domain.forms.findings import FormErrors

    if not isinstance(problem, FormErrors):
        return [{"sheet": None, "row": None, "column": None, "message": problem.message}]
    return [_place(found) for found in problem.findings]


def _place(found: FormFinding) -> dict[str, object]:
    return {"sheet": found.sheet, "row": found.row, "column": found.column, "message": found.message}


def _try(context: Context, arguments: argparse.Namespace) -> Outcome:
    from bwvreview.exchange.answers_file import read_answers
    from bwvreview.services.try_form import try_form

    found = try_form(arguments.file, read_answers(arguments.answers), context.clock.today())
    shown = sum(found["relevant"].values())
    errors = [f"{name}: {message}" for name, message in found["errors"].items()]
    return Outcome(dict(found), (f"{shown} questions and parts are shown.", *errors))


def _changes(_context: Context, arguments: argparse.Namespace) -> Outcome:
    from bwvreview.domain.forms.changes import changes_between
    from bwvreview.services.try_form import check_form

    found = changes_between(check_form(arguments.old), check_form(arguments.new))
    data = [
        {
            "sort": change.sort,
            "name": change.name,
            "words": change.words,
            "was": change.was,
            "now": change.now,
            "parts_ways": change.parts_ways,
        }
        for change in found
    ]
    apart = "* Old and new answers can no longer be counted together."
    lines = [f"{change.words}{' *' if change.parts_ways else ''}" for change in found]
    lines += [apart] if any(change.parts_ways for change in found) else []
    return Outcome({"changes": data}, tuple(lines) or ("Nothing is new: it is the same form.",))


def _show(context: Context, arguments: argparse.Namespace) -> Outcome:
    from bwvreview.services.form_in_use import form_in_use, save_form

    with context.workspace() as workspace, workspace.reading() as store:
        found = form_in_use(store, the_scheme(store))
        written = save_form(store, the_scheme(store), arguments.to) if arguments.to else None
    data = {**_about(found.form), "own": found.is_own, "since": found.since and found.since.isoformat()}
    lines = [f"{_titled(found.form)}.", _whose(found.since)]
    if written:
        data["file"] = str(written)
        lines.append(f"Wrote {written}")
    return Outcome(data, tuple(lines))


def _whose(since: date | None) -> str:
    from bwvreview.domain.plain_words import day_words

    return f"In use since {day_words(since)}." if since else "It came with the program."


def _use(context: Context, arguments: argparse.Namespace) -> Outcome:
    from bwvreview.services.form_in_use import use_form, use_scheme_form
    from bwvreview.services.try_form import check_form

    form = None if arguments.shipped else check_form(arguments.file)
    with context.workspace() as workspace, workspace.store() as store:
        if form is None:
            used = use_scheme_form(store, the_scheme(store))
        else:
            used = use_form(store, form, the_scheme(store), at=workspace.clock.now())
    data = {**_about(used.form), "own": used.is_own, "since": used.since and used.since.isoformat()}
    return Outcome(data, (f"{_titled(used.form)}.", "The next session uses it. Sessions that began keep their form."))
