"""`bwvreview replies list|add|answer|settle` and `bwvreview dates list|add|save`: following up."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from bwvreview.cli import returns_replies
from bwvreview.cli.context import Context, Outcome, add_json, day_of, the_scheme
from bwvreview.domain.plain_words import day_words

if TYPE_CHECKING:
    from bwvreview.services.views_follow_up import ActionLine

_STATES = {"open": "waiting", "done": "done", "dropped": "no longer asked for"}


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the commands about replies and dates."""
    _add_replies(commands.add_parser("replies", help="what was asked for, until when, and what the police replied"))
    _add_dates(commands.add_parser("dates", help="dates of viewings, and a file of all dates for other calendars"))


def _add_replies(room: argparse.ArgumentParser) -> None:
    verbs = room.add_subparsers(metavar="VERB", required=True)
    listed = verbs.add_parser("list", help="list what is waited for, the longest overdue first")
    listed.add_argument("--all", action="store_true", help="also what is done or no longer asked for")
    listed.set_defaults(run=_list)
    add = verbs.add_parser("add", help="ask for something that no record asks for")
    add.add_argument("session", metavar="SESSION")
    add.add_argument("title", metavar="TEXT")
    add.add_argument("--clip", default="", metavar="SLOT")
    add.add_argument("--owner", default="Police liaison", metavar="ROLE", help="who does it: a role, never a name")
    add.add_argument("--due", type=day_of, metavar="DATE")
    add.set_defaults(run=_add)
    answer = verbs.add_parser("answer", help="record what the police replied")
    answer.add_argument("number", type=int, metavar="NUMBER")
    answer.add_argument("words", metavar="TEXT")
    answer.add_argument("--on", type=day_of, metavar="DATE", help="the day the reply came (default: today)")
    answer.add_argument("--still-open", action="store_true", help="the reply does not settle it")
    answer.set_defaults(run=_answer)
    settle = verbs.add_parser("settle", help="say that something is done, dropped, or open again")
    settle.add_argument("number", type=int, metavar="NUMBER")
    settle.add_argument("--as", dest="state", choices=("done", "dropped", "open"), default="done")
    settle.add_argument("--why", default="", metavar="TEXT")
    settle.set_defaults(run=_settle)
    for verb in (listed, add, answer, settle):
        add_json(verb)
    returns_replies.add_verb(verbs)


def _add_dates(room: argparse.ArgumentParser) -> None:
    verbs = room.add_subparsers(metavar="VERB", required=True)
    listed = verbs.add_parser("list", help="list the viewings to come")
    listed.set_defaults(run=_dates)
    add = verbs.add_parser("add", help="add a viewing")
    add.add_argument("day", type=day_of, metavar="DATE")
    add.add_argument("--at", default="", metavar="TIME", help="when it starts, like 18:30, in London")
    add.add_argument("--minutes", type=_minutes, metavar="NUMBER")
    add.add_argument("--place", default="", metavar="TEXT")
    add.set_defaults(run=_add_date)
    save = verbs.add_parser("save", help="write all dates as a calendar file")
    save.add_argument("--to", type=Path, required=True, metavar="FILE.ics")
    save.set_defaults(run=_save)
    for verb in (listed, add, save):
        add_json(verb)


def _minutes(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 0 < int(text[:5]) <= 1440 and len(text) < 5):
        raise argparse.ArgumentTypeError("give a number of minutes from 1 to 1440")
    return int(text)


def _list(context: Context, arguments: argparse.Namespace) -> Outcome:
    from bwvreview.services.views_follow_up import follow_up_view

    with context.workspace() as workspace, workspace.reading() as store:
        view = follow_up_view(store, today=workspace.clock.today())
    lines = (*view.waiting, *(view.settled if arguments.all else ()))
    overdue = f", {len(view.overdue)} of them overdue" if view.overdue else ""
    what = "1 thing is" if len(view.waiting) == 1 else f"{len(view.waiting)} things are"
    head = f"{what} waited for{overdue}."
    return Outcome({"actions": [_as_json(line) for line in lines]}, (head, *(_said(line) for line in lines)))


def _as_json(line: ActionLine) -> dict[str, object]:
    return {
        "number": line.id,
        "session": str(line.session),
        "slot": line.slot or None,
        "title": line.title,
        "owner": line.owner,
        "asked_on": line.asked_on.isoformat(),
        "due_on": line.due_on.isoformat() if line.due_on else None,
        "days_late": line.late,
        "state": str(line.state),
        "reply": line.reply,
        "replied_on": line.replied_on.isoformat() if line.replied_on else None,
    }


def _said(line: ActionLine) -> str:
    due = f"due {day_words(line.due_on)}" if line.due_on else "no date"
    late = f", {line.late} days late" if line.late > 1 else ", 1 day late" if line.late else ""
    state = _STATES[line.state]
    return (
        f"  {line.id}  {line.slot or 'session'} of {line.session}  {line.title} · {line.owner} · {due}{late} · {state}"
    )


def _add(context: Context, arguments: argparse.Namespace) -> Outcome:
    from bwvreview.services.follow_up import AddAction, add_action
    from bwvreview.services.open_session import session_for

    with context.workspace() as workspace, workspace.store() as store:
        at, today = workspace.clock.now(), workspace.clock.today()
        session = session_for(store, arguments.session)
        request = AddAction(session, arguments.title, arguments.owner, arguments.due, arguments.clip)
        number = add_action(store, request, at=at, today=today)
    return Outcome({"number": number}, (f"Added as number {number}.",))


def _answer(context: Context, arguments: argparse.Namespace) -> Outcome:
    from bwvreview.services.follow_up import RecordReply, record_reply

    with context.workspace() as workspace, workspace.store() as store:
        at, today = workspace.clock.now(), workspace.clock.today()
        request = RecordReply(arguments.number, arguments.words, arguments.on or today, not arguments.still_open)
        record_reply(store, request, at=at, today=today)
    said = "The reply is recorded." if arguments.still_open else "The reply is recorded, and it is done."
    return Outcome({"number": arguments.number, "settled": not arguments.still_open}, (said,))


def _settle(context: Context, arguments: argparse.Namespace) -> Outcome:
    from bwvreview.domain.actions import ActionState
    from bwvreview.services.follow_up import ChangeAction, change_action

    with context.workspace() as workspace, workspace.store() as store:
        kept = store.actions.get(arguments.number)
        state = ActionState(arguments.state)
        request = ChangeAction(kept.id, kept.owner, kept.due_on, state, arguments.why)
        change_action(store, request, at=workspace.clock.now())
    return Outcome({"number": kept.id, "state": str(state)}, (f"Number {kept.id} is {_STATES[state]}.",))


def _dates(context: Context, _arguments: argparse.Namespace) -> Outcome:
    with context.workspace() as workspace, workspace.reading() as store:
        today = workspace.clock.today()
        found = [one for one in store.viewings.all() if one.day >= today]
    data = [
        {"day": one.day.isoformat(), "starts": one.starts, "minutes": one.minutes, "place": one.place} for one in found
    ]
    lines = [", ".join(part for part in (day_words(one.day), one.starts, one.place) if part) for one in found]
    return Outcome({"viewings": data}, tuple(lines) or ("No {viewing} is planned.",))


def _add_date(context: Context, arguments: argparse.Namespace) -> Outcome:
    from bwvreview.services.calendar import USUAL_MINUTES, PlanViewing, plan_viewing

    minutes = arguments.minutes or USUAL_MINUTES
    with context.workspace() as workspace, workspace.store() as store:
        number = plan_viewing(store, PlanViewing(arguments.day, arguments.at, minutes, arguments.place))
    return Outcome({"number": number}, (f"{{A_viewing}} on {day_words(arguments.day)} is planned.",))


def _save(context: Context, arguments: argparse.Namespace) -> Outcome:
    from bwvreview.services.calendar import save_calendar

    with context.workspace() as workspace, workspace.reading() as store:
        at, today = workspace.clock.now(), workspace.clock.today()
        count = save_calendar(store, arguments.to, the_scheme(store), at=at, today=today)
    dates = "1 date" if count == 1 else f"{count} dates"
    return Outcome({"file": str(arguments.to), "dates": count}, (f"Wrote {arguments.to}: {dates}.",))
