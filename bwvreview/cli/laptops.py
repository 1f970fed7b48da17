"""`bwvreview session share|join|send|receive`: reviewers on several laptops, one small file each."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from bwvreview.cli.context import Context, Outcome, add_json

if TYPE_CHECKING:
    import argparse


def add_verbs(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the files between laptops to the commands about a session."""
    out = verbs.add_parser("share", help="write the session for reviewers’ laptops: no reference is in it")
    out.add_argument("session", metavar="ID")
    out.add_argument("--to", type=Path, required=True, metavar="FILE")
    out.set_defaults(run=_hand_out)
    into = verbs.add_parser("join", help="open a session that another laptop handed out")
    into.add_argument("file", type=Path, metavar="FILE")
    into.set_defaults(run=_take_in)
    send = verbs.add_parser("send", help="write what a reviewer has locked, for the coordinator’s laptop")
    send.add_argument("session", metavar="ID")
    send.add_argument("--reviewer", required=True, metavar="NAME")
    send.add_argument("--to", type=Path, required=True, metavar="FILE")
    send.set_defaults(run=_send)
    receive = verbs.add_parser("receive", help="take in what reviewers have locked on their laptops")
    receive.add_argument("session", metavar="ID")
    receive.add_argument("files", type=Path, nargs="+", metavar="FILE")
    receive.set_defaults(run=_receive)
    for verb in (out, into, send, receive):
        add_json(verb)


def _hand_out(context: Context, arguments: argparse.Namespace) -> Outcome:
    from bwvreview.services.exchange_answers import hand_out
    from bwvreview.services.open_session import session_for

    with context.workspace() as workspace, workspace.reading() as store:
        hand_out(store, session_for(store, arguments.session), arguments.to)
    return Outcome({"file": str(arguments.to)}, (f"Wrote {arguments.to}",))


def _take_in(context: Context, arguments: argparse.Namespace) -> Outcome:
    from bwvreview.services.exchange_answers import take_in_session

    with context.workspace() as workspace, workspace.store() as store:
        at, today = workspace.clock.now(), workspace.clock.today()
        session_id = take_in_session(store, arguments.file, at=at, today=today)
        session, clips = store.sessions.get(session_id), len(store.sessions.clips(session_id))
    name = str(session.session)
    return Outcome({"id": name, "clips": clips}, (f"Session {name} of {session.group} is here: {clips} {{clips}}.",))


def _send(context: Context, arguments: argparse.Namespace) -> Outcome:
    from bwvreview.services.exchange_answers import send_answers
    from bwvreview.services.open_session import session_for

    with context.workspace() as workspace, workspace.reading() as store:
        slots = send_answers(store, session_for(store, arguments.session), arguments.reviewer, arguments.to)
    lines = (f"Wrote {arguments.to}", f"It holds {', '.join(slots)}.")
    return Outcome({"file": str(arguments.to), "clips": list(slots)}, lines)


def _receive(context: Context, arguments: argparse.Namespace) -> Outcome:
    from bwvreview.services.exchange_answers import receive_answers
    from bwvreview.services.open_session import session_for

    with context.workspace() as workspace, workspace.store() as store:
        at, today = workspace.clock.now(), workspace.clock.today()
        session_id = session_for(store, arguments.session)
        every = [receive_answers(store, session_id, path, at=at, today=today) for path in arguments.files]
    data = [{"reviewer": one.letter, "new": list(one.new), "known": list(one.known)} for one in every]
    lines = [
        f"Reviewer {one.letter}: {', '.join(one.new) + ' taken in.' if one.new else 'everything was here already.'}"
        for one in every
    ]
    return Outcome({"received": data}, tuple(lines))
