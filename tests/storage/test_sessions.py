"""Sessions and clips: what was put in, what was changed, nothing else."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bwvreview.domain.errors import WorkspaceProblem
from bwvreview.domain.revisions import SentRecord
from bwvreview.domain.sessions import ClipState, SessionId, SessionState
from bwvreview.storage.exports import StoredExport
from bwvreview.storage.sent import SentFile
from bwvreview.storage.sessions import NewClip
from bwvreview.storage.store import Store
from tests.storage.examples import CHILDREN, CLIPS, FIRST, NOON, WEAPONS, add_session, new_session, plan

if TYPE_CHECKING:
    from sqlalchemy import Engine


def test_a_session_comes_back_as_it_was_made(engine: Engine) -> None:
    with Store.opened(engine) as store:
        number = add_session(store)
    with Store.opened(engine) as store:
        session = store.sessions.get(number)
        assert (session.group, session.session, session.state) == ("haringey", FIRST, SessionState.PLANNED)
        assert (session.form_json, session.form_fingerprint) == ("{}", "f" * 64)
        assert (session.form_id, session.form_version, session.created_at) == ("review", "1", NOON)
        first, second = store.sessions.clips(number)
        assert (first.slot, first.reference, first.on, first.themes) == ("V01", "BWV-0001-AAAA", None, (CHILDREN,))
        assert (second.slot, second.on, second.themes) == ("V02", CLIPS[0].on, (WEAPONS, CHILDREN))
        assert (first.state, first.reason, first.replaces, first.finished_at) == (ClipState.DRAWN, "", (), None)
        assert str(uuid.UUID(first.instance_id)) == first.instance_id != second.instance_id
        assert store.sessions.clip(first.id) == first


def test_sessions_are_found_by_name(engine: Engine) -> None:
    with Store.opened(engine) as store:
        number = add_session(store)
        other = SessionId(FIRST.day, 2)
        commitment_id = store.draws.add(plan(1, other, "d" * 64, "camden"))
        newer = store.sessions.add(replace(new_session(commitment_id), group="camden"))
        assert [session.id for session in store.sessions.all()] == [newer, number]
        found = [store.sessions.by_name(group, FIRST) for group in ("haringey", "camden", None)]
        assert [session and session.id for session in found] == [number, newer, newer]
        assert store.sessions.by_name(None, other) is None


def test_a_session_is_made_once(engine: Engine) -> None:
    with Store.opened(engine) as store:
        number = add_session(store)
        with pytest.raises(WorkspaceProblem, match="there already"):
            store.sessions.add(new_session(1))
        assert len(store.sessions.clips(number)) == 2


def test_a_session_moves_on(engine: Engine) -> None:
    later = NOON + timedelta(hours=2)
    with Store.opened(engine) as store:
        number = add_session(store)
        store.sessions.set_state(number, SessionState.OPEN, later)
        session = store.sessions.get(number)
        assert (session.state, session.state_at, session.created_at) == (SessionState.OPEN, later, NOON)


def test_clips_stand_in_the_order_of_their_slots(engine: Engine) -> None:
    with Store.opened(engine) as store:
        number = add_session(store)
        more = [NewClip(f"V{slot}", f"BWV-{slot:04d}-CCCC", None, (), replaces=("V01",)) for slot in (100, 10, 99)]
        store.sessions.add_clips(number, more)
        clips = store.sessions.clips(number)
        assert [clip.slot for clip in clips] == ["V01", "V02", "V10", "V99", "V100"]
        assert clips[4].replaces == ("V01",)


def test_changing_a_clip_changes_what_was_named_and_nothing_else(engine: Engine) -> None:
    with Store.opened(engine) as store:
        first, second = store.sessions.clips(add_session(store))
        store.sessions.set_clip(first.id, state=ClipState.NOT_SHOWN, reason="technical", finished_at=NOON)
        store.sessions.set_clip(first.id, replaced_by=("V02",))
        store.sessions.set_clip(second.id, replaces=("V01",), themes=(WEAPONS,))
    with Store.opened(engine) as store:
        lost, gained = store.sessions.clip(first.id), store.sessions.clip(second.id)
        assert (lost.state, lost.reason, lost.finished_at) == (ClipState.NOT_SHOWN, "technical", NOON)
        assert (lost.replaced_by, lost.themes) == (("V02",), first.themes)
        assert (gained.replaces, gained.themes, gained.state) == (("V01",), (WEAPONS,), ClipState.DRAWN)


def test_a_clip_that_is_opened_again_is_not_finished(engine: Engine) -> None:
    with Store.opened(engine) as store:
        clip, _ = store.sessions.clips(add_session(store))
        store.sessions.set_clip(clip.id, state=ClipState.VIEWED, finished_at=NOON)
        store.sessions.set_clip(clip.id, state=ClipState.STARTED)
        assert store.sessions.clip(clip.id).finished_at is None


def test_what_is_not_there_is_said(engine: Engine) -> None:
    with Store.opened(engine) as store:
        with pytest.raises(WorkspaceProblem, match="no session 7"):
            store.sessions.get(7)
        with pytest.raises(WorkspaceProblem, match="clip"):
            store.sessions.set_clip(7, reason="technical")


def test_exports_are_noted(engine: Engine) -> None:
    with Store.opened(engine) as store:
        number = add_session(store)
        records = {"V01": SentRecord("i" * 36, "", "c" * 64)}
        first = store.exports.add(number, NOON, {"feedback.xlsx": "a" * 64}, records)
        second = store.exports.add(number, NOON, {"panel-sheet.xlsx": "b" * 64})
        assert store.exports.of(number) == (
            StoredExport(first, NOON, {"feedback.xlsx": "a" * 64}, records),
            StoredExport(second, NOON, {"panel-sheet.xlsx": "b" * 64}),
        )


def test_of_two_sendings_the_newer_files_say_how_a_record_stands(engine: Engine) -> None:
    with Store.opened(engine) as store:
        number = add_session(store)
        for at, name in enumerate(("feedback.xlsx", "feedback.xlsx", "public-report.html")):
            store.exports.add(number, NOON, {name: str(at) * 64}, {"V01": SentRecord(str(at), "", "c" * 64)})
        first, second, third = store.exports.of(number)
        for export in (second, third, first):
            (file,) = (SentFile(name, mark, export.id) for name, mark in export.files.items())
            store.sendings.add(number, "Office", NOON.date(), (file,), at=NOON)
        assert store.sendings.records(number)["V01"].instance_id == "1"
        assert [one.files[0].export_id for one in store.sendings.of(number)] == [second.id, third.id, first.id]


def test_settings_are_kept(engine: Engine) -> None:
    with Store.opened(engine) as store:
        assert store.settings.get("group.name", "nobody yet") == "nobody yet"
        store.settings.put("group.name", "Haringey")
        store.settings.put("group.name", "Haringey’s group")
    with Store.opened(engine) as store:
        assert store.settings.get("group.name") == "Haringey’s group"
