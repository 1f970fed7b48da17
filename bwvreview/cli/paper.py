"""`bwvreview paper form|pack`: forms and the session pack to print."""

from __future__ import annotations

import argparse
from pathlib import Path

from bwvreview.cli.context import Context, Outcome, add_json, the_scheme


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the commands about paper."""
    room = commands.add_parser("paper", help="forms and the session pack to print")
    verbs = room.add_subparsers(metavar="VERB", required=True)
    form = verbs.add_parser("form", help="write a blank form, or the form of one clip")
    form.add_argument("--session", metavar="ID", help="the session of the clip (default: the newest)")
    form.add_argument("--clip", metavar="SLOT", help="fill in its slot and themes")
    form.set_defaults(run=_form)
    pack = verbs.add_parser("pack", help="write agenda, notices, clips by theme and blank forms of a session")
    pack.add_argument("session", metavar="ID")
    pack.add_argument(
        "--copies", type=_copies, default=1, metavar="NUMBER", help="blank forms for each clip, 0 for none"
    )
    pack.set_defaults(run=_pack)
    for verb in (form, pack):
        verb.add_argument("--to", type=Path, required=True, metavar="FILE.pdf")
        verb.add_argument("--small", action="store_true", help="smaller letters, fewer pages")
        add_json(verb)


def _copies(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 3):
        raise argparse.ArgumentTypeError("give a number from 0 to 99")
    return int(text)


def _form(context: Context, arguments: argparse.Namespace) -> Outcome:
    from bwvreview.services.form_in_use import form_in_use
    from bwvreview.services.open_session import session_for
    from bwvreview.services.paper_forms import save_blank_form, save_clip_form

    large = not arguments.small
    with context.workspace() as workspace, workspace.reading() as store:
        scheme = the_scheme(store)
        if arguments.clip:
            session = session_for(store, arguments.session)
            path = save_clip_form(store, session, arguments.clip, arguments.to, scheme, large=large)
        else:
            path = save_blank_form(store, form_in_use(store, scheme).form, arguments.to, scheme, large=large)
    return Outcome({"file": str(path)}, (f"Wrote {path}",))


def _pack(context: Context, arguments: argparse.Namespace) -> Outcome:
    from bwvreview.services.open_session import session_for
    from bwvreview.services.session_pack import save_session_pack

    with context.workspace() as workspace, workspace.reading() as store:
        session, today = session_for(store, arguments.session), workspace.clock.today()
        path = save_session_pack(
            store,
            session,
            arguments.to,
            the_scheme(store),
            today=today,
            copies=arguments.copies,
            large=not arguments.small,
        )
    return Outcome({"file": str(path)}, (f"Wrote {path}", "It holds no reference. Take the paper back."))
