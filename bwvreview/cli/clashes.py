"""`bwvreview session clashes|choose`: questions with two answers, and which of them stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bwvreview.cli.context import Context, Outcome, add_json

if TYPE_CHECKING:
    import argparse

    from bwvreview.services.clashes import Given, TwoAnswers

_CHOICES = ("stands", "other", "both", "new")


def add_verbs(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add what is done about two answers to the commands about a session."""
    clashes = verbs.add_parser("clashes", help="list questions to which two people gave different answers at once")
    clashes.add_argument("session", nargs="?", metavar="ID", help="default: the newest")
    clashes.set_defaults(run=_clashes)
    choose = verbs.add_parser("choose", help="choose between two such answers, or answer anew")
    choose.add_argument("session", metavar="ID")
    choose.add_argument("number", type=int, metavar="NUMBER", help="as “session clashes” tells it")
    choose.add_argument("which", choices=_CHOICES)
    choose.add_argument("--answer", default="", metavar="ANSWER", help="with “new”: the answer, as the form writes it")
    choose.add_argument("--why", default="", metavar="TEXT")
    choose.set_defaults(run=_choose)
    for verb in (clashes, choose):
        add_json(verb)


def _clashes(context: Context, arguments: argparse.Namespace) -> Outcome:
    from bwvreview.services.clashes import two_answers
    from bwvreview.services.open_session import session_for

    with context.workspace() as workspace, workspace.reading() as store:
        found = two_answers(store, session_for(store, arguments.session), today=workspace.clock.today())
    lines = [line for one in found for line in _lines(one)]
    return Outcome({"clashes": [_data(one) for one in found]}, tuple(lines) or ("No question has two answers.",))


def _lines(one: TwoAnswers) -> tuple[str, ...]:
    both = ("  both: the form allows both together",) if one.together else ()
    return (f"{one.id}  {one.slot}  {one.label}", _said("stands", one.stands), _said("other", one.other), *both)


def _said(which: str, given: Given) -> str:
    when = f", {given.who}, {given.at:%H:%M on %d %B %Y}" if given.at else ""
    return f"  {which}: {given.words or 'no answer'}{when}"


def _data(one: TwoAnswers) -> dict[str, object]:
    return {
        "number": one.id,
        "slot": one.slot,
        "question": one.name,
        "label": one.label,
        "stands": _given(one.stands),
        "other": _given(one.other),
        "both": one.together,
    }


def _given(given: Given) -> dict[str, object]:
    return {"answer": given.value, "by": given.who, "at": given.at.isoformat() if given.at else None}


def _choose(context: Context, arguments: argparse.Namespace) -> Outcome:
    from bwvreview.domain.errors import FormProblem
    from bwvreview.services.clashes import Settle, settle, two_answers
    from bwvreview.services.open_session import session_for

    with context.workspace() as workspace, workspace.store() as store:
        today, session_id = workspace.clock.today(), session_for(store, arguments.session)
        found = {one.id: one for one in two_answers(store, session_id, today=today)}.get(arguments.number)
        if found is None:
            raise FormProblem("No answer with this number waits.", advice="Look at “session clashes”.")
        if arguments.which == "both" and not found.together:
            raise FormProblem("The form does not allow both together.", advice="Choose one, or answer anew.")
        value = {"stands": found.stands.value, "other": found.other.value, "both": found.together}.get(
            arguments.which, arguments.answer
        )
        request = Settle(found.id, value, found.stands.value, arguments.why)
        slot = settle(store, session_id, request, at=workspace.clock.now(), today=today)
        left = len(two_answers(store, session_id, today=today))
    data = {"slot": slot, "question": found.name, "answer": value, "left": left}
    return Outcome(data, (f"{slot}: {found.label} is settled.", f"{left} left." if left else "Nothing else waits."))
