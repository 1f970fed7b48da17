"""`bwvreview practice keep|list|try|result|drift`: training clips with agreed answers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from bwvreview.cli.context import Context, Outcome, add_json, the_scheme
from bwvreview.domain.errors import FormProblem

if TYPE_CHECKING:
    import argparse

    from bwvreview.services.practice_clip import PracticeResult
    from bwvreview.storage.practice import PracticeClip
    from bwvreview.storage.store import Store


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the commands about practice clips."""
    room = commands.add_parser("practice", help="compare members with the agreed answers to a training clip")
    verbs = room.add_subparsers(metavar="VERB", required=True)
    keep = verbs.add_parser("keep", help="keep a training clip with the answers that were agreed for it")
    keep.add_argument("title", metavar="TITLE")
    source = keep.add_mutually_exclusive_group(required=True)
    source.add_argument("--answers", type=Path, metavar="FILE.json", help="the agreed answers, on the form in use")
    source.add_argument("--clip", nargs=2, metavar=("SESSION", "SLOT"), help="a clip that the group has recorded")
    keep.set_defaults(run=_keep)
    every = verbs.add_parser("list", help="name the training clips")
    every.set_defaults(run=_list)
    attempt = verbs.add_parser("try", help="answer about a training clip, then see the comparison")
    attempt.add_argument("title", metavar="TITLE")
    attempt.add_argument("--reviewer", required=True, metavar="NAME")
    attempt.add_argument("--answers", type=Path, required=True, metavar="FILE.json")
    attempt.set_defaults(run=_try)
    drift = verbs.add_parser("drift", help="tell quarter by quarter how many answers were as agreed")
    drift.add_argument("--reviewer", default="", metavar="NAME", help="one member only")
    drift.set_defaults(run=_drift)
    for verb in (keep, every, attempt, drift):
        add_json(verb)


def _keep(context: Context, arguments: argparse.Namespace) -> Outcome:
    from bwvreview.exchange.answers_file import read_answers
    from bwvreview.services.form_in_use import form_in_use
    from bwvreview.services.open_session import session_for
    from bwvreview.services.practice_clip import keep_practice_clip, practice_from_clip

    with context.workspace() as workspace, workspace.store() as store:
        at, today = workspace.clock.now(), workspace.clock.today()
        if arguments.clip:
            session, slot = arguments.clip
            session_id = session_for(store, session)
            kept = practice_from_clip(store, session_id, slot, arguments.title, at=at, today=today)
        else:
            form = form_in_use(store, the_scheme(store)).form
            answers = read_answers(arguments.answers)
            kept = keep_practice_clip(store, arguments.title, form, answers, at=at, today=today)
        title = store.practice.get(kept).title
    return Outcome({"title": title}, (f"The practice {{clip}} “{title}” is kept.",))


def _list(context: Context, _arguments: argparse.Namespace) -> Outcome:
    with context.workspace() as workspace, workspace.reading() as store:
        tries = store.practice.tries()
        found = [
            {
                "title": clip.title,
                "tries": sum(one.practice_id == clip.id and one.locked_at is not None for one in tries),
            }
            for clip in store.practice.all()
        ]
    lines = tuple(f"{one['title']}: {one['tries']} {'try' if one['tries'] == 1 else 'tries'}" for one in found)
    return Outcome({"practice_clips": found}, lines or ("There is no practice {clip} yet.",))


def _try(context: Context, arguments: argparse.Namespace) -> Outcome:
    from bwvreview.exchange.answers_file import read_answers
    from bwvreview.services.practice_clip import answer_practice, begin_try, lock_try

    answers = read_answers(arguments.answers)
    with context.workspace() as workspace, workspace.store() as store:
        at, today = workspace.clock.now(), workspace.clock.today()
        attempt = begin_try(store, _clip(store, arguments.title).id, arguments.reviewer, at=at)
        answer_practice(store, attempt, answers, today=today)
        return _result(lock_try(store, attempt, the_scheme(store), at=at, today=today))


def _clip(store: Store, title: str) -> PracticeClip:
    wanted = " ".join(title.split()).casefold()
    found = next((clip for clip in store.practice.all() if clip.title.casefold() == wanted), None)
    if found is None:
        raise FormProblem(
            "There is no such practice {clip}.", advice="Look at the practice {clips} with “practice list”."
        )
    return found


def _result(result: PracticeResult) -> Outcome:
    comparison = result.comparison
    data = {
        "title": result.title,
        "reviewer": result.reviewer,
        "counted": comparison.counted,
        "same": comparison.same,
        "questions": [
            {"name": one.name, "likeness": one.likeness, "agreed": one.agreed, "given": one.given, "said": one.sentence}
            for one in comparison.questions
        ],
    }
    told = [one for one in comparison.questions if one.likeness not in {"same", "words"}]
    return Outcome(data, (comparison.sentence, *(f"  {one.title} {one.sentence}" for one in told)))


def _drift(context: Context, arguments: argparse.Namespace) -> Outcome:
    from bwvreview.services.practice_clip import practice_drift

    with context.workspace() as workspace, workspace.reading() as store:
        today = workspace.clock.today()
        found = practice_drift(store, the_scheme(store), today=today, reviewer=arguments.reviewer)
    data = [
        {
            "quarter": f"{one.quarter.year}-Q{one.quarter.number}",
            "tries": one.tries,
            "counted": one.counted,
            "same": one.same,
            "share": one.share,
            "change": one.change,
        }
        for one in found
    ]
    return Outcome({"quarters": data}, tuple(one.sentence for one in found) or ("Nobody has tried {a_clip} yet.",))
