"""What was sent when, to which office: a register with the fingerprints of the files. Nothing in it is changed."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bwvreview.domain.errors import ExportProblem
from bwvreview.domain.note_check import check_note
from bwvreview.domain.plain_words import day_words
from bwvreview.domain.revisions import HOLDS_NO_RECORD, SentRecord
from bwvreview.domain.sessions import SessionState
from bwvreview.services.clock import LONDON

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date, datetime
    from pathlib import Path

    from bwvreview.domain.feedback import Feedback
    from bwvreview.storage.exports import StoredExport
    from bwvreview.storage.sent import SentFile, StoredSending
    from bwvreview.storage.store import Store

COORDINATOR = "coordinator"
LONGEST_OFFICE = 80


@dataclass(frozen=True, slots=True)
class SavedFile:
    """The newest saved file of a name. `stale`: records have changed since it was saved."""

    name: str
    sha256: str
    export_id: int
    at: datetime
    stale: bool = False


@dataclass(frozen=True, slots=True)
class Sending:
    """What was sent on a day to an office (blank: nobody said which), with the files' SHA-256 by name."""

    office: str
    sent_on: date
    files: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Register:
    """What was sent of a session, the newest first; what could be sent; and the offices that are known.

    `changed` are the slots whose record was sent and is different now, `new` those that were never sent.
    """

    sendings: tuple[Sending, ...] = ()
    ready: tuple[SavedFile, ...] = ()
    offices: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    new: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NoteSent:
    """Note that files were sent. With `paths` these files are looked at; else the newest of `names`, or of all.

    `sure` keeps the name of an office that looks as if it named a person.
    """

    session_id: int
    office: str
    sent_on: date
    names: tuple[str, ...] | None = None
    paths: tuple[Path, ...] = ()
    sure: bool = False


def records_of(feedback: Feedback) -> dict[str, SentRecord]:
    """Give the records that leave with a feedback, by slot: those of clips that are over."""
    return {one.slot: SentRecord.of(one) for one in feedback.observations if one.is_viewed or one.is_not_shown}


def register_of(store: Store, feedback: Feedback, session_id: int, scheme: str = "stop-search") -> Register:
    """Give the register of a session, in view of its records as they are now."""
    from bwvreview.exchange.offices_file import load_offices

    now, sent = records_of(feedback), store.sendings.records(session_id)
    changed = tuple(slot for slot, one in now.items() if slot in sent and one.content != sent[slot].content)
    new = tuple(slot for slot in now if slot not in sent) if sent else ()
    offices = tuple(dict.fromkeys((*load_offices(scheme), *store.sendings.offices())))
    return Register(sendings_of(store, session_id), _ready(store, session_id, now), offices, changed, new)


def sendings_of(store: Store, session_id: int) -> tuple[Sending, ...]:
    """Give what was sent of a session, the newest first."""
    return tuple(_sending(one) for one in reversed(store.sendings.of(session_id)))


def note_sent(store: Store, request: NoteSent, *, at: datetime) -> Sending:
    """Note that files left, with their fingerprints; the session is sent once every clip is over.

    Raises ExportProblem: nothing was saved, a file is not as it was saved, no or a telling name of an office, a day
    that cannot be.
    """
    office = _office(request)
    files = _from_paths(store, request) if request.paths else _newest(store, request)
    today = at.astimezone(LONDON).date()
    saved = {one.id: one.at.astimezone(LONDON).date() for one in store.exports.of(request.session_id)}
    first = max(saved[file.export_id] for file in files)
    if not first <= request.sent_on <= today:
        raise ExportProblem(
            f"These files cannot have been sent on {day_words(request.sent_on)}.",
            advice=f"They were saved on {day_words(first)}. Give a day from then up to today.",
        )
    return keep_sending(store, request.session_id, office, request.sent_on, files, at=at)


def keep_sending(
    store: Store, session_id: int, office: str, sent_on: date, files: Sequence[SentFile], *, at: datetime
) -> Sending:
    """Keep a sending and its line in the history; move the session on."""
    from bwvreview.storage.columns import canonical_json
    from bwvreview.storage.history import NewChange, about_session

    store.sendings.add(session_id, office, sent_on, tuple(files), at=at)
    marks = {file.name: file.sha256 for file in files}
    said = canonical_json({"files": marks, "on": sent_on.isoformat()})
    store.history.add(NewChange(at, "sent", about_session(session_id), COORDINATOR, COORDINATOR, office, "", said))
    over = all(clip.state.is_over for clip in store.sessions.clips(session_id))
    if over and marks.keys() - HOLDS_NO_RECORD:
        store.sessions.set_state(session_id, SessionState.SENT, at, COORDINATOR)
    return Sending(office, sent_on, marks)


def newest_files(store: Store, session_id: int) -> tuple[SentFile, ...]:
    """Give the newest saved file of each name."""
    from bwvreview.storage.sent import SentFile

    found: dict[str, SentFile] = {}
    for export in reversed(store.exports.of(session_id)):
        for name, mark in export.files.items():
            found.setdefault(name, SentFile(name, mark, export.id))
    return tuple(found[name] for name in sorted(found))


def _ready(store: Store, session_id: int, now: Mapping[str, SentRecord]) -> tuple[SavedFile, ...]:
    exports = {export.id: export for export in store.exports.of(session_id)}
    held = {slot: one.content for slot, one in now.items()}
    return tuple(
        SavedFile(
            file.name,
            file.sha256,
            file.export_id,
            exports[file.export_id].at.astimezone(LONDON),
            file.name not in HOLDS_NO_RECORD and _held(exports[file.export_id]) != held,
        )
        for file in newest_files(store, session_id)
    )


def _held(export: StoredExport) -> dict[str, str]:
    return {slot: one.content for slot, one in export.records.items()}


def _newest(store: Store, request: NoteSent) -> tuple[SentFile, ...]:
    files = newest_files(store, request.session_id)
    if request.names == ():
        raise ExportProblem("No file is chosen.", advice="Choose at least one file that was sent.")
    if not files:
        raise ExportProblem("The feedback was not saved yet.", advice="Save it first, then send it.")
    if strangers := set(request.names or ()) - {file.name for file in files}:
        raise ExportProblem(f"“{min(strangers)}” was not saved yet.", advice="Save it first, then send it.")
    return tuple(file for file in files if request.names is None or file.name in request.names)


def _from_paths(store: Store, request: NoteSent) -> tuple[SentFile, ...]:
    """Find the files that were saved by what they hold: only a file that is as it was saved is noted."""
    from bwvreview.storage.sent import SentFile

    known: dict[tuple[str, str], int] = {}
    for export in store.exports.of(request.session_id):
        known.update(dict.fromkeys(export.files.items(), export.id))
    found: dict[str, SentFile] = {}
    for path in _all_files(request.paths, {name for name, _ in known}):
        try:
            mark = hashlib.sha256(path.read_bytes()).hexdigest()
        except OSError as error:
            raise ExportProblem(f"“{path.name}” could not be read.", advice="Check where it is.") from error
        if (path.name, mark) not in known:
            raise ExportProblem(
                f"“{path.name}” is not a file of this session as it was saved.",
                advice="Save it again, and send what was saved.",
            )
        found[path.name] = SentFile(path.name, mark, known[path.name, mark])
    if not found:
        raise ExportProblem(
            "There is no file of this session.", advice="Name the files that were sent, or their folder."
        )
    return tuple(found[name] for name in sorted(found))


def _all_files(paths: Iterable[Path], names: set[str]) -> list[Path]:
    """Give the files themselves; of a folder, those with names that were saved."""
    found: list[Path] = []
    for path in paths:
        found += sorted(one for one in path.iterdir() if one.name in names) if path.is_dir() else [path]
    return found


def _office(request: NoteSent) -> str:
    office = " ".join(request.office.split())
    if not office or len(office) > LONGEST_OFFICE or not office.isprintable():
        raise ExportProblem(
            "Say which office it was sent to.", advice=f"Give its name in up to {LONGEST_OFFICE} letters."
        )
    found = None if request.sure else telling(office)
    if found:
        raise ExportProblem(
            f"The name of the office may hold {found}.",
            advice="Name the office, not a person in it, or say you are sure.",
        )
    return office


def telling(office: str) -> str:
    """Say what the name of an office may show about a person; empty when nothing."""
    note = check_note(office)
    return note.looks_like if note else ""


def _sending(stored: StoredSending) -> Sending:
    return Sending(stored.office, stored.sent_on, {file.name: file.sha256 for file in stored.files})
