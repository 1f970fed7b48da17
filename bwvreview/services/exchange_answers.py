"""Reviewers on several laptops without a shared workspace: the session goes out in one file, answers come back in one.

On a reviewer's laptop the session has neither list nor draw. Only locked answers travel, so nobody can look into
somebody else's before they are done.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bwvreview.domain.draw.design import Design, design_to_json
from bwvreview.domain.draw.statement import ThemePlan
from bwvreview.domain.errors import ExportProblem, FormProblem
from bwvreview.domain.forms.state import FormState
from bwvreview.domain.forms.survey import Form
from bwvreview.domain.reviewing import FILLED_IN, LONGEST_NAME, Recording
from bwvreview.services.reviewers import find_reviewer, the_reviewer

if TYPE_CHECKING:
    from datetime import date, datetime
    from pathlib import Path

    from bwvreview.exchange.reviewer_files import AnswersFile, LockedClip, SessionFile
    from bwvreview.storage.reviewers import Lock, Reviewer
    from bwvreview.storage.sessions import StoredClip, StoredSession
    from bwvreview.storage.store import Store


def hand_out(store: Store, session_id: int, path: Path) -> None:
    """Write the session for reviewers' laptops: slots, themes and the form. Raises FormProblem, ExportProblem."""
    from bwvreview.exchange.reviewer_files import HandedClip, SessionFile, write_session_file

    session = store.sessions.get(session_id)
    if session.recording is not Recording.LAPTOPS:
        raise FormProblem(
            "In this session reviewers do not answer on their own laptops.",
            advice="Choose on the session page how it is recorded.",
        )
    clips = tuple(HandedClip(clip.slot, clip.instance_id, clip.themes) for clip in store.sessions.clips(session_id))
    name = store.settings.get("group.name")
    form = Form.from_json(session.form_json)
    file = SessionFile(session.group, name, session.session, _commit(store, session), form, clips)
    write_session_file(path, file)


def take_in_session(store: Store, path: Path, *, at: datetime, today: date) -> int:
    """Open a session that another laptop handed out; give its number here. Taking a newer file adds its new clips.

    Raises ExportProblem for a file that cannot be used, FormProblem when the session was made on this laptop.
    """
    from bwvreview.exchange.reviewer_files import read_session_file
    from bwvreview.storage.sessions import NewClip

    file = read_session_file(path)
    known = store.sessions.by_name(file.group, file.session)
    if known is None:
        known = store.sessions.get(_new_session(store, file, at, today))
    if known.recording is not Recording.GUEST:
        raise FormProblem("This session was made on this laptop.", advice="Open it on the session page.")
    _check_same(path, known, _commit(store, known), file.group, file.session, file.commit, file.form.fingerprint)
    there = {clip.instance_id for clip in store.sessions.clips(known.id)}
    fresh = [clip for clip in file.clips if clip.instance_id not in there]
    store.sessions.add_clips(
        known.id, [NewClip(clip.slot, "", None, clip.themes, instance_id=clip.instance_id) for clip in fresh]
    )
    return known.id


def _new_session(store: Store, file: SessionFile, at: datetime, today: date) -> int:
    """Keep a session without list and draw: its plan is empty, as after the deletion of a list."""
    from bwvreview.storage.draws import NewCommitment
    from bwvreview.storage.sessions import NewSession

    plan = NewCommitment(None, file.group, file.session, b"", b"", file.commit, at)
    commitment_id = store.draws.add(plan)
    store.draws.roll(commitment_id, "", at=at)
    labels = dict.fromkeys(theme.label for clip in file.clips for theme in clip.themes)
    themes = tuple(ThemePlan(label, 0, 0, 0) for label in labels)
    design = Design(file.commit, 0, (), themes, "next", "d10x20")
    store.deletion.delete_plan(commitment_id, design_to_json(design, {}), today)
    form = file.form
    new = NewSession(
        commitment_id,
        file.group,
        file.session,
        form.canonical_json(),
        form.fingerprint,
        form.id,
        form.version,
        at,
        (),
        Recording.GUEST,
    )
    return store.sessions.add(new)


def send_answers(store: Store, session_id: int, name: str, path: Path) -> tuple[str, ...]:
    """Write everything that a reviewer has locked; give the slots. Raises FormProblem when nothing is locked."""
    from bwvreview.exchange.reviewer_files import AnswersFile, LockedClip, write_answers_file

    session, reviewer = store.sessions.get(session_id), the_reviewer(store, session_id, name)
    locks = {lock.clip_id: lock for lock in store.reviewers.locks(session_id) if lock.reviewer_id == reviewer.id}
    clips = [clip for clip in store.sessions.clips(session_id) if clip.id in locks]
    if not clips:
        raise FormProblem("No answers are locked yet.", advice="Lock {a_clip} first. Only locked answers are sent.")
    locked = tuple(
        LockedClip(
            clip.slot,
            clip.instance_id,
            locks[clip.id].watched,
            locks[clip.id].locked_at,
            store.answers.of(clip.id, reviewer.name),
        )
        for clip in clips
    )
    commit, form = _commit(store, session), session.form_fingerprint
    file = AnswersFile(session.group, session.session, commit, form, reviewer.person, reviewer.name, locked)
    write_answers_file(path, file)
    return tuple(clip.slot for clip in clips)


@dataclass(frozen=True, slots=True)
class Received:
    """What a reviewer's file brought: new clips, and those that were here already."""

    letter: str
    new: tuple[str, ...]
    known: tuple[str, ...]


def receive_answers(store: Store, session_id: int, path: Path, *, at: datetime, today: date) -> Received:
    """Take a reviewer's locked answers in, all of them or none. The same file again changes nothing.

    Raises ExportProblem: damaged, of another session or form, about an unknown clip, or with other answers than
    those that this reviewer has locked here before.
    """
    from bwvreview.exchange.reviewer_files import read_answers_file

    session, file = store.sessions.get(session_id), read_answers_file(path)
    if not session.recording.is_individual or session.recording is Recording.GUEST:
        raise FormProblem("This session takes no reviewers’ files.", advice="Choose the session that the file is for.")
    _check_same(path, session, _commit(store, session), file.group, file.session, file.commit, file.form_fingerprint)
    clips = {clip.instance_id: clip for clip in store.sessions.clips(session_id)}
    _check_answers(path, file, Form.from_json(session.form_json), set(clips), today)
    reviewer = _joined(store, session_id, file, at)
    locks = {lock.clip_id: lock for lock in store.reviewers.locks(session_id) if lock.reviewer_id == reviewer.id}
    known = [one for one in file.clips if _is_known(path, one, locks.get(clips[one.instance_id].id))]
    new = [one for one in file.clips if one not in known]
    for one in new:
        _keep(store, clips[one.instance_id], reviewer, one, at)
    return Received(reviewer.letter, tuple(one.slot for one in new), tuple(one.slot for one in known))


def _keep(store: Store, clip: StoredClip, reviewer: Reviewer, one: LockedClip, at: datetime) -> None:
    for name, value in one.answers.items():
        store.answers.put(clip.id, reviewer.name, name, value, by=reviewer.name, at=at, why="From a reviewer’s file.")
    store.reviewers.lock(clip.id, reviewer, watched=one.watched, by=reviewer.name, at=one.locked_at)


def _is_known(path: Path, one: LockedClip, lock: Lock | None) -> bool:
    if lock is None:
        return False
    if (lock.fingerprint, lock.watched) != (one.fingerprint, one.watched):
        raise ExportProblem(
            f"“{path.name}” has other answers for {one.slot} than this reviewer locked before.",
            advice="Locked answers stay as they are. Ask the reviewer which laptop was used.",
        )
    return True


def _joined(store: Store, session_id: int, file: AnswersFile, at: datetime) -> Reviewer:
    """Give the reviewer of a file; a new one whose name is taken gets a number after it."""
    reviewers = store.reviewers.of(session_id)
    known = next((reviewer for reviewer in reviewers if reviewer.person == file.person), None)
    if known is not None:
        return known
    name, number = file.name, 2
    while find_reviewer(reviewers, name):
        ending = f" {number}"
        name, number = file.name[: LONGEST_NAME - len(ending)].rstrip() + ending, number + 1
    return store.reviewers.add(session_id, name, file.person, at)


def _check_answers(path: Path, file: AnswersFile, form: Form, instances: set[str], today: date) -> None:
    for clip in file.clips:
        if clip.instance_id not in instances:
            raise ExportProblem(
                f"“{path.name}” is about {clip.slot}, which is not in this session.",
                advice="Hand the session out again, then ask for a new file.",
            )
        state = FormState(form, today=today)
        for name, value in clip.answers.items():
            if name in FILLED_IN or not form.has_question(name) or not form.question(name).takes_answer:
                raise _unfit(path)
            state.answer(name, value)
        if any(state.value(name) for name in state.errors()):
            raise _unfit(path)


def _unfit(path: Path) -> ExportProblem:
    return ExportProblem(
        f"“{path.name}” has answers that do not fit the form.", advice="Ask for the file to be saved again."
    )


def _check_same(
    path: Path, session: StoredSession, commit: str, group: str, name: object, other: str, form: str
) -> None:
    if (group, name, other) != (session.group, session.session, commit):
        raise ExportProblem(f"“{path.name}” is of another session.", advice="Choose the session that it is for.")
    if form != session.form_fingerprint:
        raise ExportProblem(
            f"“{path.name}” was answered on another version of the form.",
            advice="Hand the session out again, so that everybody has the same form.",
        )


def _commit(store: Store, session: StoredSession) -> str:
    return store.draws.get(session.commitment_id).commit
