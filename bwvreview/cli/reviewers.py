"""`bwvreview session recording|reviewers|lock|conflicts|agree|figures` and the files between laptops."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from bwvreview.cli import laptops
from bwvreview.cli.context import Context, Outcome, add_json, the_scheme

if TYPE_CHECKING:
    from bwvreview.domain.agreement_form import QuestionAgreement
    from bwvreview.services.agreement import SessionConflicts
    from bwvreview.services.reviewers import ClipTurns
    from bwvreview.storage.store import Store

_MODES = ("panel", "turns", "laptops")


def add_verbs(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add what reviewers do to the commands about a session."""
    mode = verbs.add_parser("recording", help="choose who records: the panel together, or each reviewer alone first")
    mode.add_argument("session", metavar="ID")
    mode.add_argument("how", choices=_MODES)
    mode.set_defaults(run=_recording)
    who = verbs.add_parser("reviewers", help="show how far each reviewer is; let one join or leave")
    who.add_argument("session", nargs="?", metavar="ID", help="default: the newest")
    who.add_argument("--join", metavar="NAME", help="initials or a role")
    who.add_argument("--leave", metavar="NAME")
    who.set_defaults(run=_reviewers)
    lock = verbs.add_parser("lock", help="lock a reviewer’s own answers for good (default: every clip answered)")
    lock.add_argument("session", nargs="?", metavar="ID", help="default: the newest")
    lock.add_argument("--reviewer", required=True, metavar="NAME")
    lock.add_argument("--clip", metavar="SLOT")
    lock.add_argument("--not-watched", action="store_true", help="this reviewer did not watch the clip")
    lock.add_argument("--as-it-is", action="store_true", help="the reviewer has left: lock what is there")
    lock.set_defaults(run=_lock)
    conflicts = verbs.add_parser("conflicts", help="list where reviewers differ, the worst first")
    conflicts.add_argument("session", nargs="?", metavar="ID", help="default: the newest")
    conflicts.set_defaults(run=_conflicts)
    figures = verbs.add_parser("figures", help="tell how far reviewers agree, question by question")
    figures.add_argument("session", nargs="*", metavar="ID", help="one or more; default: the newest")
    unsure = "what “could not tell” counts as: an answer of its own, or none"
    figures.add_argument("--could-not-tell", choices=("category", "missing"), default="category", help=unsure)
    figures.set_defaults(run=_figures)
    _add_agree(verbs)
    laptops.add_verbs(verbs)
    for verb in (mode, who, lock, conflicts, figures):
        add_json(verb)


def _add_agree(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    agree = verbs.add_parser("agree", help="take over what all answered alike, and keep what the group agreed")
    agree.add_argument("session", metavar="ID")
    agree.add_argument("slot", metavar="SLOT")
    agree.add_argument("agreed", nargs="*", type=_answer, metavar="QUESTION=ANSWER")
    agree.add_argument("--answers", type=Path, metavar="FILE.json", help="what the group agreed, from a file")
    agree.add_argument("--undecided", action="append", default=[], metavar="QUESTION", help="the group does not agree")
    agree.add_argument("--why", default="", metavar="TEXT")
    agree.set_defaults(run=_agree)
    add_json(agree)


def _answer(text: str) -> tuple[str, str]:
    name, sign, value = text.partition("=")
    if not sign or not name:
        raise argparse.ArgumentTypeError("write a question and an answer, for example rag=amber")
    return name, value


def _recording(context: Context, arguments: argparse.Namespace) -> Outcome:
    from bwvreview.domain.reviewing import Recording
    from bwvreview.services.open_session import session_for
    from bwvreview.services.reviewers import choose_recording

    with context.workspace() as workspace, workspace.store() as store:
        choose_recording(store, session_for(store, arguments.session), Recording(arguments.how))
    said = {
        "panel": "One record is made for everybody.",
        "turns": "Each reviewer answers alone first, in turns on this laptop.",
        "laptops": "Each reviewer answers alone first, on an own laptop.",
    }
    return Outcome({"recording": arguments.how}, (said[arguments.how],))


def _reviewers(context: Context, arguments: argparse.Namespace) -> Outcome:
    from bwvreview.services.open_session import session_for
    from bwvreview.services.reviewers import clip_turns, join, leave

    with context.workspace() as workspace, workspace.store() as store:
        session_id = session_for(store, arguments.session)
        if arguments.leave:
            leave(store, session_id, arguments.leave)
        if arguments.join:
            join(store, session_id, arguments.join, at=workspace.clock.now())
        return _turns(store, session_id, clip_turns(store, session_id))


def _turns(store: Store, session_id: int, clips: tuple[ClipTurns, ...]) -> Outcome:
    reviewers = store.reviewers.of(session_id)
    data = {
        "recording": str(store.sessions.get(session_id).recording),
        "reviewers": [{"letter": one.letter, "name": one.name} for one in reviewers],
        "clips": [
            {"slot": clip.slot, "ready": clip.ready, **{turn.letter: turn.standing for turn in clip.turns}}
            for clip in clips
        ],
    }
    lines = [f"Reviewer {one.letter}: {one.name}" for one in reviewers] or ["No reviewer has joined yet."]
    for clip in clips if reviewers else ():
        told = ", ".join(f"{turn.letter} {turn.standing.replace('-', ' ')}" for turn in clip.turns)
        lines.append(f"  {clip.slot}  {told}")
    return Outcome(data, tuple(lines))


def _lock(context: Context, arguments: argparse.Namespace) -> Outcome:
    from bwvreview.domain.errors import FormProblem
    from bwvreview.services.lock_answers import LockClip, lock_clip, lock_everything
    from bwvreview.services.open_session import session_for

    if arguments.not_watched and not arguments.clip:
        raise FormProblem("Say which {clip} was not {watched}.", advice="Add --clip and its slot.")
    with context.workspace() as workspace, workspace.store() as store:
        at, today = workspace.clock.now(), workspace.clock.today()
        session_id, name = session_for(store, arguments.session), arguments.reviewer
        if arguments.clip:
            request = LockClip(session_id, arguments.clip, name, not arguments.not_watched, arguments.as_it_is)
            lock_clip(store, request, at=at, today=today)
            slots: tuple[str, ...] = (arguments.clip,)
        else:
            slots = lock_everything(store, session_id, name, at=at, today=today, as_it_is=arguments.as_it_is)
    done = "not {watched}" if arguments.not_watched else "locked"
    return Outcome(
        {"reviewer": name, done.replace(" ", "_"): list(slots)}, tuple(f"{slot} is {done}." for slot in slots)
    )


def _conflicts(context: Context, arguments: argparse.Namespace) -> Outcome:
    from bwvreview.services.agreement import session_conflicts
    from bwvreview.services.open_session import session_for

    with context.workspace() as workspace, workspace.reading() as store:
        session_id = session_for(store, arguments.session)
        found = session_conflicts(store, session_id, the_scheme(store), today=workspace.clock.today())
    return Outcome(_conflict_data(found), _conflict_lines(found))


def _conflict_data(found: SessionConflicts) -> dict[str, object]:
    return {
        "conflicts": [
            {
                "slot": one.slot,
                "question": one.difference.name,
                "label": found.form.question(one.difference.name).label,
                "disagreement": one.difference.disagreement,
                "answers": dict(one.difference.answers),
                "state": one.difference.standing,
                "agreed": one.difference.agreed,
            }
            for one in found.conflicts
        ],
        "waiting": [{"slot": one.slot, "reviewers": [turn.letter for turn in one.waiting]} for one in found.waiting],
    }


def _conflict_lines(found: SessionConflicts) -> tuple[str, ...]:
    from bwvreview.domain.answer_words import label_of
    from bwvreview.domain.plain_words import and_words

    lines = [f"{one.slot} waits for {and_words([turn.letter for turn in one.waiting])}." for one in found.waiting]
    for one in found.conflicts:
        name = one.difference.name
        told = "; ".join(
            f"{letter}: {label_of(found.form, name, raw) or 'no answer'}"
            for letter, raw in one.difference.answers.items()
        )
        lines.append(f"{one.slot}  {found.form.question(name).label}  {told}")
    return tuple(lines) or ("Nobody differs on anything.",)


def _figures(context: Context, arguments: argparse.Namespace) -> Outcome:
    from bwvreview.services.open_session import session_for
    from bwvreview.services.views_agreement import agreement_of

    with context.workspace() as workspace, workspace.reading() as store:
        sessions = [session_for(store, name) for name in arguments.session or [None]]
        today = workspace.clock.today()
        found = agreement_of(store, sessions, the_scheme(store), today=today, unsure=arguments.could_not_tell)
    lines = tuple(f"{one.sentence} {one.rests_on}" for one in found)
    return Outcome({"questions": [_figure(one) for one in found]}, lines or ("There is nothing to compare yet.",))


def _figure(one: QuestionAgreement) -> dict[str, object]:
    told = one.agreement
    figures = {
        "percent": told.percent,
        "alpha": told.alpha,
        "ac1": told.ac1,
        "brennan_prediger": told.brennan_prediger,
    }
    return {
        "question": one.question,
        "option": one.option,
        "level": told.level,
        **{name: figure.value for name, figure in figures.items()},
        "ranges": {name: figure.interval for name, figure in figures.items()},
        "clips": told.tally.compared,
        "reviewers": told.tally.raters,
        "could_not_tell": one.unsure,
        "left_out": one.left_out,
        "resamples": told.resamples,
        "seed": told.seed,
        "sentences": one.sentences,
    }


def _agree(context: Context, arguments: argparse.Namespace) -> Outcome:
    from bwvreview.exchange.answers_file import read_answers
    from bwvreview.services.agreement import Agree, agree, clip_to_agree
    from bwvreview.services.open_session import session_for
    from bwvreview.services.record_answer import finish_clip

    answers = {**(read_answers(arguments.answers) if arguments.answers else {}), **dict(arguments.agreed)}
    with context.workspace() as workspace, workspace.store() as store:
        at, today, scheme = workspace.clock.now(), workspace.clock.today(), the_scheme(store)
        session_id = session_for(store, arguments.session)
        request = Agree(session_id, arguments.slot, answers, tuple(arguments.undecided), arguments.why)
        agree(store, request, at=at, today=today)
        seen = clip_to_agree(store, session_id, arguments.slot, scheme, today=today)
        left = [one.name for one in seen.to_agree]
        if not seen.panel.errors():
            finish_clip(store, session_id, seen.clip_id, scheme, at=at, today=today)
        state = store.sessions.clip(seen.clip_id).state
    finished = state.is_over
    said = f"{len(left)} {'answer is' if len(left) == 1 else 'answers are'} still to agree." if left else ""
    done = f"{arguments.slot} is recorded." if finished else f"{arguments.slot} is not finished yet."
    data = {"slot": arguments.slot, "state": str(state), "to_agree": left, "same": len(seen.same)}
    return Outcome(data, tuple(filter(None, (done, said))))
