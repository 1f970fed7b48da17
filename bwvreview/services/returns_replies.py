"""The loop closes: what the central team tells each group, and how a group takes it into its follow-up."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bwvreview.domain.errors import Problem
from bwvreview.domain.quarter import Quarter

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime
    from pathlib import Path

    from bwvreview.domain.collate import Collation
    from bwvreview.domain.returns import PoliceReply
    from bwvreview.exchange.returns_replies import GroupReplies
    from bwvreview.storage.follow_up import StoredAction
    from bwvreview.storage.sessions import StoredClip
    from bwvreview.storage.store import Store

FOLDER = "replies"
_FATES = {
    "kept": "received",
    "superseded": "replaced by newer",
    "duplicate": "sent twice",
    "in_conflict": "in conflict",
}


def replied_keys(replies: Iterable[PoliceReply]) -> frozenset[tuple[str, str, str, str]]:
    """Say which actions have a reply: (group, session, slot, action)."""
    return frozenset((one.group, one.session, one.slot, one.action) for one in replies)


def group_replies(collation: Collation, quarter: Quarter, replies: Sequence[PoliceReply]) -> tuple[GroupReplies, ...]:
    """Give what goes back to each group that sent something for the quarter, or has a reply."""
    from bwvreview.exchange.returns_replies import GroupReplies

    received: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for one, fate in collation.fates:
        if Quarter.of_session(one.session) == quarter:
            received[one.group].append((one.session, one.slot, _FATES[fate]))
    conflicts: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for conflict in collation.conflicts:
        first = conflict.returns[0]
        if Quarter.of_session(first.session) == quarter:
            conflicts[first.group].append((first.session, first.slot, conflict.words))
    answered: dict[str, list[PoliceReply]] = defaultdict(list)
    for reply in replies:
        answered[reply.group].append(reply)
    return tuple(
        GroupReplies(
            group,
            str(quarter),
            tuple(sorted(received[group])),
            tuple(sorted(conflicts[group])),
            tuple(sorted(answered[group])),
        )
        for group in sorted({*received, *answered})
    )


def save_replies(
    collation: Collation, quarter: Quarter, replies: Sequence[PoliceReply], folder: Path
) -> tuple[Path, ...]:
    """Write one file a group into `replies`, all or none; give the files. Raises ExportProblem."""
    from bwvreview.exchange.all_or_nothing import all_or_nothing
    from bwvreview.exchange.returns_replies import replies_file

    told = group_replies(collation, quarter, replies)
    if not told:
        return ()
    names = []
    with all_or_nothing(folder / FOLDER) as new:
        for one in told:
            name = f"replies-{_safe(one.group)}-{one.quarter}.json"
            (new / name).write_bytes(replies_file(one))
            names.append(name)
    return tuple(folder / FOLDER / name for name in names)


def _safe(group: str) -> str:
    return "".join(letter if letter.isascii() and (letter.isalnum() or letter == "-") else "-" for letter in group)[:60]


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What taking in a file did: replies that are new, that were there already, and that fit no clip here."""

    new: int
    known: int
    strange: int
    in_conflict: int
    received: int

    @property
    def sentence(self) -> str:
        """Say it."""
        said = f"New replies: {self.new}. Here already: {self.known}. For no {{clip}} of yours: {self.strange}."
        return f"{said} Records in conflict: {self.in_conflict} of {self.received}."


def take_in_replies(store: Store, path: Path, *, at: datetime, today: date) -> TakenIn:
    """Take a file of the central team into the follow-up. The same file again changes nothing.

    A reply stands with the action it answers, and does not settle it: the group says when it is content. One that
    answers no open question becomes an action of its own. Raises Problem when the file is not for this group.
    """
    from bwvreview.exchange.returns_replies import read_replies_file

    told = read_replies_file(path)
    mine = {str(one.session): one.id for one in store.sessions.all() if one.group == told.group}
    if not mine:
        raise Problem(f"This file is for the group “{told.group}”.", advice="Choose the file for your own group.")
    new = known = strange = 0
    for reply in told.replies:
        session_id = mine.get(reply.session)
        clips = store.sessions.clips(session_id) if session_id is not None else ()
        clip = next((one for one in clips if one.slot == reply.slot), None)
        if clip is None or session_id is None or reply.on > today:
            strange += 1
        elif any((one.reply, one.replied_on) == (reply.words, reply.on) for one in store.actions.of_clip(clip.id)):
            known += 1
        else:
            _keep(store, session_id, clip, reply, at, today)
            new += 1
    return TakenIn(new, known, strange, len(told.conflicts), len(told.received))


def _keep(store: Store, session_id: int, clip: StoredClip, reply: PoliceReply, at: datetime, today: date) -> None:
    from bwvreview.services.follow_up import RecordReply, record_reply, reply_about

    waiting = _waiting(store.actions.of_clip(clip.id), reply.action)
    if waiting is None:
        reply_about(store, session_id, clip.slot, reply.words, reply.on, at=at, today=today)
    else:
        record_reply(store, RecordReply(waiting.id, reply.words, reply.on, settles=False), at=at, today=today)


def _waiting(actions: Sequence[StoredAction], choice: str) -> StoredAction | None:
    """Give the action that a reply answers: the one it names, or the only one that waits, never one with a reply."""
    open_ones = [one for one in actions if not one.reply]
    if choice:
        return next((one for one in open_ones if one.choice == choice), None)
    return open_ones[0] if len(open_ones) == 1 else None
