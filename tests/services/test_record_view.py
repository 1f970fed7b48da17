"""A clip opens where it was left."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bwvreview.domain.errors import FormProblem
from bwvreview.domain.sessions import ClipState
from bwvreview.exchange.scheme_file import load_scheme
from bwvreview.services.record_answer import RecordAnswer, RecordClip, finish_clip, record_answer, record_clip
from bwvreview.services.take_notes import AddNote, add_note, change_note, remove_note
from bwvreview.services.views_record import Finished, RecordView, record_view
from bwvreview.services.workspace import Workspace
from tests.conftest import TODAY
from tests.ui.rooms import open_viewing, watched

SCHEME = load_scheme()


@pytest.fixture
def viewing(tmp_path: Path) -> Iterator[Workspace]:
    with open_viewing(tmp_path) as workspace:
        yield workspace


def _view(workspace: Workspace, slot: str = "V01") -> RecordView:
    with workspace.reading() as store:
        return record_view(store, None, slot, SCHEME, today=TODAY)


def _answer(workspace: Workspace, **answers: str) -> None:
    clip = _view(workspace).clip
    for name, value in answers.items():
        with workspace.store() as store:
            record_answer(store, RecordAnswer(clip.session_id, clip.clip_id, name, value), at=workspace.clock.now())


def test_a_new_clip_begins_at_its_first_question(viewing: Workspace) -> None:
    assert (_view(viewing).last, _view(viewing).begins_at) == ("", "")


def test_a_clip_goes_on_in_the_part_that_was_left(viewing: Workspace) -> None:
    _answer(viewing, viewed="full", search_type="person", camera_start="before")
    view = _view(viewing)
    assert (view.last, view.begins_at) == ("camera_start", "camera_end")
    _answer(viewing, sound_ok="yes", camera_end="after_left")
    assert _view(viewing).begins_at == "power_stated"


def test_a_clip_whose_later_parts_are_full_goes_on_with_what_is_open_before(viewing: Workspace) -> None:
    answers = {name: value for name, value in watched().items() if name != "summary"}
    _answer(viewing, **answers)
    _answer(viewing, actions="praise")
    assert _view(viewing).begins_at == "summary"


def test_without_a_slot_the_clip_to_go_on_with_is_opened(viewing: Workspace) -> None:
    assert _view(viewing, "").clip.slot == "V01"
    with viewing.store() as store:
        session = store.sessions.all()[0].id
        record_clip(store, RecordClip(session, "V01", watched()), SCHEME, at=viewing.clock.now(), today=TODAY)
    assert _view(viewing, "").clip.slot == "V02"


def test_a_clip_that_is_not_there_is_a_problem(viewing: Workspace) -> None:
    with pytest.raises(FormProblem, match="no clip V99"):
        _view(viewing, "V99")


def test_no_open_session_is_a_problem(workspace: Workspace) -> None:
    with pytest.raises(FormProblem, match="No session is open"):
        _view(workspace)


def test_what_took_the_place_of_a_lost_clip_is_said(viewing: Workspace) -> None:
    _answer(viewing, viewed="not_viewed", not_viewed_reason="technical")
    clip = _view(viewing).clip
    with viewing.store() as store:
        state = finish_clip(store, clip.session_id, clip.clip_id, SCHEME, at=viewing.clock.now(), today=TODAY)
        done = Finished("V01", state, store.sessions.clip(clip.clip_id).replaced_by)
    assert done.said == "V01 was not shown. V09 takes its place."
    assert Finished("V02", ClipState.VIEWED, ()).said == "V02 is recorded"
    with pytest.raises(FormProblem, match="V09 takes its place"):
        _view(viewing)


def test_notes_are_kept_changed_and_removed(viewing: Workspace) -> None:
    clip, now = _view(viewing).clip, viewing.clock.now()
    with viewing.store() as store:
        first = add_note(store, AddNote(clip.clip_id, 130, "Calm"), at=now)
        add_note(store, AddNote(clip.clip_id, 42, "Asks why"), at=now)
        change_note(store, first, "Calm throughout", at=now)
    assert [(note.at_seconds, note.text) for note in _view(viewing).notes] == [
        (42, "Asks why"),
        (130, "Calm throughout"),
    ]
    with viewing.store() as store:
        remove_note(store, first, at=now)
    assert [note.text for note in _view(viewing).notes] == ["Asks why"]
