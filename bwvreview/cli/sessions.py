"""`bwvreview session new|show|unavailable|pack|keep` and `bwvreview record`."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from bwvreview.cli import clashes, exports, reviewers, rolls
from bwvreview.cli.context import Context, Outcome, add_json, are_deleted, the_scheme
from bwvreview.domain.errors import DrawProblem
from bwvreview.domain.plain_words import day_words

if TYPE_CHECKING:
    from bwvreview.services.show_session import SessionShown
    from bwvreview.services.workspace import Workspace
    from bwvreview.storage.store import Store


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the commands about sessions."""
    room = commands.add_parser("session", help="open and look at viewing sessions")
    verbs = room.add_subparsers(metavar="VERB", required=True)
    new = verbs.add_parser("new", help="open a session on a draw (default: the newest that was rolled)")
    new.add_argument("folder", nargs="?", type=Path, metavar="DIR", help="the folder of the draw")
    new.set_defaults(run=_new)
    show = verbs.add_parser("show", help="show a session (default: the newest)")
    show.add_argument("session", nargs="?", metavar="ID")
    show.set_defaults(run=_show)
    gone = verbs.add_parser("unavailable", help="record every clip the police cannot show, all at once")
    gone.add_argument("session", metavar="ID")
    gone.add_argument("--clip", action="append", default=[], type=_reason, metavar="SLOT=REASON")
    gone.set_defaults(run=_unavailable)
    pack = verbs.add_parser("pack", help="write the draw's pack as it stands now, to check it again")
    pack.add_argument("session", metavar="ID")
    pack.add_argument("--to", type=Path, required=True, metavar="DIR")
    pack.set_defaults(run=_pack)
    keep = verbs.add_parser("keep", help="write the list of clips that the police are asked to keep")
    keep.add_argument("session", metavar="ID")
    keep.add_argument("--to", type=Path, required=True, metavar="FILE", help="a workbook, or plain text for .txt")
    keep.set_defaults(run=_keep)
    rolls.add_verbs(verbs)
    reviewers.add_verbs(verbs)
    clashes.add_verbs(verbs)
    record = commands.add_parser("record", help="record all answers of one clip")
    record.add_argument("session", metavar="SESSION")
    record.add_argument("slot", metavar="SLOT")
    record.add_argument("--reviewer", metavar="NAME", help="record for this reviewer alone: initials or a role")
    record.add_argument("--answers", type=Path, required=True, metavar="FILE.json")
    record.set_defaults(run=_record)
    exports.add_commands(commands)
    for verb in (new, show, gone, pack, keep, record):
        add_json(verb)


def _reason(text: str) -> tuple[str, str]:
    slot, sign, reason = text.partition("=")
    if not sign or not slot or not reason:
        raise argparse.ArgumentTypeError("write a slot and a reason, for example V05=investigation")
    return slot, reason


def _new(context: Context, arguments: argparse.Namespace) -> Outcome:
    from bwvreview.services.form_in_use import form_in_use
    from bwvreview.services.open_session import open_session

    with context.workspace() as workspace:
        with workspace.store() as store:
            scheme = the_scheme(store)
            form = form_in_use(store, scheme).form
            commitment = _commitment(store, arguments.folder)
            session_id = open_session(store, commitment, form, scheme, at=workspace.clock.now())
        return _shown(workspace, session_id)


def _commitment(store: Store, folder: Path | None) -> int:
    from bwvreview.domain.draw.statement import Statement
    from bwvreview.exchange.draw_pack import read_pack

    if folder is None:
        found = store.draws.latest(rolled=True)
        if found is None:
            raise DrawProblem("No draw has been rolled yet.", advice="Fix a plan and roll the dice first.")
        return found.id
    files = read_pack(folder)
    if "statement.txt" not in files:
        raise DrawProblem(f"“{folder.name}” holds no draw: statement.txt is missing.", advice="Choose a draw's folder.")
    found = store.draws.by_commit(Statement.parse(files["statement.txt"]).commit)
    if found is None:
        raise DrawProblem("This draw was not rolled in this workspace.", advice="Roll it here first.")
    return found.id


def _show(context: Context, arguments: argparse.Namespace) -> Outcome:
    from bwvreview.services.open_session import session_for

    with context.workspace() as workspace:
        with workspace.reading() as store:
            session_id = session_for(store, arguments.session)
        return _shown(workspace, session_id)


def _unavailable(context: Context, arguments: argparse.Namespace) -> Outcome:
    from bwvreview.services.open_session import declare_unavailable, session_for

    reasons = dict(arguments.clip)
    if len(reasons) < len(arguments.clip):
        raise DrawProblem("{A_clip} is named twice.", advice="Give each {clip} one reason.")
    with context.workspace() as workspace:
        with workspace.store() as store:
            session_id = session_for(store, arguments.session)
            declare_unavailable(store, session_id, reasons, the_scheme(store), at=workspace.clock.now())
        return _shown(workspace, session_id)


def _pack(context: Context, arguments: argparse.Namespace) -> Outcome:
    from bwvreview.services.keep_pack import keep_pack
    from bwvreview.services.open_session import session_for

    with context.workspace() as workspace, workspace.reading() as store:
        session = store.sessions.get(session_for(store, arguments.session))
        files = keep_pack(store, session.commitment_id, the_scheme(store), arguments.to)
    return Outcome({"files": [str(path) for path in files]}, tuple(f"Wrote {path}" for path in files))


def _keep(context: Context, arguments: argparse.Namespace) -> Outcome:
    from bwvreview.services.keep_request import save_keep_request
    from bwvreview.services.open_session import session_for

    with context.workspace() as workspace, workspace.store() as store:
        session_id = session_for(store, arguments.session)
        asked = save_keep_request(store, session_id, arguments.to, at=workspace.clock.now())
    clips = "1 {clip}" if asked == 1 else f"{asked} {{clips}}"
    hint = f"{clips} newly asked for. The list also holds reserves, unmarked. Send it today."
    lines = (f"Wrote {arguments.to}", hint)
    return Outcome({"file": str(arguments.to), "asked": asked}, lines)


def _record(context: Context, arguments: argparse.Namespace) -> Outcome:
    from bwvreview.exchange.answers_file import read_answers
    from bwvreview.services.open_session import session_for
    from bwvreview.services.record_alone import RecordAlone, record_alone, record_together
    from bwvreview.services.record_answer import RecordClip
    from bwvreview.services.show_session import in_its_place, show_session

    answers = read_answers(arguments.answers)
    with context.workspace() as workspace, workspace.store() as store:
        scheme = the_scheme(store)
        at, today = workspace.clock.now(), workspace.clock.today()
        session_id = session_for(store, arguments.session)
        if arguments.reviewer is not None:
            alone = RecordAlone(session_id, arguments.slot, arguments.reviewer, answers)
            letter = record_alone(store, alone, scheme, at=at, today=today)
            said = f"Reviewer {letter} has answered about {arguments.slot}. Lock it with “session lock”."
            return Outcome({"slot": arguments.slot, "reviewer": letter, "locked": False}, (said,))
        state = record_together(store, RecordClip(session_id, arguments.slot, answers), scheme, at=at, today=today)
        shown = show_session(store, session_id, scheme, today=today)
    clip = next(clip for clip in shown.clips if clip.slot == arguments.slot)
    data = {"slot": clip.slot, "state": str(state), "replaced_by": list(clip.replaced_by)}
    words = "recorded" if not clip.reason else "recorded as not shown"
    instead = f" {in_its_place(clip.replaced_by, by_dice=shown.by_dice)}" if clip.reason else ""
    told = (f"{clip.slot} is {words}.{instead}",)
    return Outcome(data, (*told, *rolls.lines(shown)) if clip.reason and shown.by_dice else told)


def _shown(workspace: Workspace, session_id: int) -> Outcome:
    from bwvreview.services.show_session import show_session

    with workspace.reading() as store:
        shown = show_session(store, session_id, the_scheme(store), today=workspace.clock.today())
    return Outcome(as_json(shown), _lines(shown))


def as_json(shown: SessionShown) -> dict[str, object]:
    """A session as one object; it holds no reference."""
    return {
        "id": str(shown.session),
        "group": shown.group,
        "state": str(shown.state),
        "clips": [
            {
                "slot": clip.slot,
                "themes": [theme.label for theme in clip.themes],
                "days_left": clip.days_left,
                "state": str(clip.state),
                "reason": clip.reason,
                "replaces": list(clip.replaces),
                "replaced_by": list(clip.replaced_by),
                "answered": clip.answered,
                "asked": clip.asked,
            }
            for clip in shown.clips
        ],
        "minutes_to_go": shown.minutes_to_go,
        "reserves_left": dict(shown.reserves_left),
        "too_few": dict(shown.short),
        "replaced_by_dice": shown.by_dice,
        "next_roll": rolls.as_json(shown),
        "list_kept_until": shown.delete_on.isoformat() if shown.delete_on else None,
        "list_deleted_on": shown.deleted_on.isoformat() if shown.deleted_on else None,
    }


def _state(state: str) -> str:
    return "{viewed}" if state == "viewed" else state.replace("-", " ")


def _left(days: int | None) -> str:
    if days is None:
        return "no date"
    return "{video} deleted" if days < 0 else f"{days} {'day' if days == 1 else 'days'} left"


def _lines(shown: SessionShown) -> tuple[str, ...]:
    lines = [f"Session {shown.session} of {shown.group}: {len(shown.clips)} {{clips}}, {shown.state}."]
    for clip in shown.clips:
        themes = ", ".join(theme.title for theme in clip.themes)
        left = f"{_left(clip.days_left)} · " if are_deleted() else ""
        instead = f", replaced by {' and '.join(clip.replaced_by)}" if clip.replaced_by else ""
        lines.append(f"  {clip.slot}  {themes} · {left}{_state(str(clip.state))}{instead}")
    for title, count in shown.short.items():
        lines.append(f"  {title} lacks {count} {'{clip}' if count == 1 else '{clips}'}.")
    if shown.deleted_on:
        lines.append(f"The list was deleted on {day_words(shown.deleted_on)}. The session goes on by its slots.")
        lines.append("Only someone who kept the pack can check this draw.")
    elif shown.delete_on:
        lines.append(f"The list is kept here up to {day_words(shown.delete_on)}.")
    return (*lines, *rolls.lines(shown)) if shown.by_dice else tuple(lines)
