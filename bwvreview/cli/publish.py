"""`bwvreview public sentences|approve|report`: what a group tells the public about a period."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from bwvreview.cli.context import Context, Outcome, add_json, day_of, the_scheme

if TYPE_CHECKING:
    import argparse

    from bwvreview.services.publish import Sentence
    from bwvreview.services.workspace import Workspace
    from bwvreview.storage.store import Store


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the commands about the public report."""
    room = commands.add_parser("public", help="approve sentences, and write the report that anyone may see")
    verbs = room.add_subparsers(metavar="VERB", required=True)
    sentences = verbs.add_parser("sentences", help="list the sentences of a session that could be told")
    sentences.add_argument("session", metavar="SESSION")
    sentences.set_defaults(run=_sentences)
    approve = verbs.add_parser("approve", help="approve sentences by their marks, and no others of the session")
    approve.add_argument("session", metavar="SESSION")
    approve.add_argument("marks", nargs="*", metavar="MARK")
    approve.set_defaults(run=_approve)
    report = verbs.add_parser("report", help="write the report on a period (default: the twelve months up to today)")
    report.add_argument("--to", type=Path, metavar="FILE", help="a page: FILE.html")
    report.add_argument("--pdf", type=Path, metavar="FILE", help="the same as a PDF: FILE.pdf")
    report.add_argument("--from", dest="first", type=day_of, metavar="DATE")
    report.add_argument("--until", dest="last", type=day_of, metavar="DATE")
    report.add_argument("--group", metavar="SLUG", help="the group (default: the one of the newest session)")
    report.add_argument("--make-up", action="store_true", help="tell who was on the lists, by ethnicity and age")
    report.set_defaults(run=_report)
    for verb in (sentences, approve, report):
        add_json(verb)


def _found(store: Store, workspace: Workspace, session: str) -> tuple[int, tuple[Sentence, ...]]:
    from bwvreview.services.open_session import session_for
    from bwvreview.services.publish import public_sentences

    session_id = session_for(store, session)
    at, today = workspace.clock.now(), workspace.clock.today()
    return session_id, public_sentences(store, session_id, the_scheme(store), at=at, today=today)


def _sentences(context: Context, arguments: argparse.Namespace) -> Outcome:
    with context.workspace() as workspace, workspace.reading() as store:
        return _outcome(_found(store, workspace, arguments.session)[1])


def _approve(context: Context, arguments: argparse.Namespace) -> Outcome:
    from bwvreview.services.publish import approve

    with context.workspace() as workspace, workspace.store() as store:
        session_id, found = _found(store, workspace, arguments.session)
        approve(store, session_id, found, arguments.marks)
        return _outcome(_found(store, workspace, arguments.session)[1])


def _outcome(sentences: tuple[Sentence, ...]) -> Outcome:
    rows = [
        {"mark": one.mark, "question": one.question, "text": one.text, "approved": one.approved, "holds": one.holds}
        for one in sentences
    ]
    lines = (f"{one.mark} {_state(one)}: {one.text}" for one in sentences)
    return Outcome({"sentences": rows}, (*lines,) or ("No sentence could be told.",))


def _state(one: Sentence) -> str:
    return f"may hold {one.holds}" if one.holds else "approved" if one.approved else "not approved"


def _report(context: Context, arguments: argparse.Namespace) -> Outcome:
    from bwvreview.domain.errors import ExportProblem
    from bwvreview.services.public_file import save_report
    from bwvreview.services.publish import year_before

    wanted = [path for path in (_as_pdf(arguments.pdf), arguments.to) if path is not None]
    if not wanted:
        raise ExportProblem("No file is named.", advice="Name one with --to FILE.html, or with --pdf FILE.pdf.")
    with context.workspace() as workspace, workspace.reading() as store:
        last = arguments.last or workspace.clock.today()
        groups = [one.group for one in store.sessions.all()]
        group = arguments.group or (groups[0] if groups else "")
        if not group:
            raise ExportProblem("There is no session to tell about.", advice="Open a session on a draw first.")
        span = (arguments.first or year_before(last), last)
        at, make_up = workspace.clock.now(), arguments.make_up
        # The PDF first: only it can be refused for its letters, and then nothing is written.
        paths = [save_report(store, one, the_scheme(store), group, span, at=at, make_up=make_up) for one in wanted]
        paths.reverse()
    return Outcome(
        {"file": str(paths[0]), "files": [str(one) for one in paths]}, tuple(f"Wrote {one}" for one in paths)
    )


def _as_pdf(path: Path | None) -> Path | None:
    """Give the name of a PDF: with “.pdf” at its end."""
    return path if path is None or path.suffix.casefold() == ".pdf" else path.with_name(f"{path.name}.pdf")
