"""Two people answer one question at the same time: both answers are there until somebody chooses."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bwvreview.domain.actions import ActionState
from bwvreview.domain.errors import FormProblem, Problem
from bwvreview.domain.sessions import ClipState
from bwvreview.exchange.scheme_file import load_scheme
from bwvreview.services.clashes import Settle, TwoAnswers, settle, two_answers
from bwvreview.services.follow_up import AddAction, ChangeAction, RecordReply, add_action, change_action, record_reply
from bwvreview.services.history import clip_history
from bwvreview.services.record_answer import RecordAnswer, finish_clip, record_answer
from bwvreview.services.take_notes import AddNote, add_note, change_note, remove_note

if TYPE_CHECKING:
    from bwvreview.storage.sessions import StoredClip
    from bwvreview.storage.store import Store
    from tests.services.evening import Evening


def first_clip(store: Store) -> StoredClip:
    return next(clip for clip in store.sessions.clips(1) if clip.slot == "V01")


def give(night: Evening, name: str, value: str, *, seen: str | None) -> str:
    with night.workspace.store() as store:
        answer = RecordAnswer(1, first_clip(store).id, name, value, seen=seen)
        return record_answer(store, answer, at=night.workspace.clock.now())


def waiting(night: Evening) -> tuple[TwoAnswers, ...]:
    with night.workspace.reading() as store:
        return two_answers(store, 1, today=night.workspace.clock.today())


def choose(night: Evening, one: TwoAnswers, value: str, why: str = "", stood: str | None = None) -> None:
    clock = night.workspace.clock
    request = Settle(one.id, value, one.stands.value if stood is None else stood, why)
    with night.workspace.store() as store:
        settle(store, 1, request, at=clock.now(), today=clock.today())


def finish(night: Evening) -> ClipState:
    clock = night.workspace.clock
    with night.workspace.store() as store:
        return finish_clip(store, 1, first_clip(store).id, load_scheme(), at=clock.now(), today=clock.today())


def test_the_answer_that_came_second_waits_and_the_clip_is_open_again(night: Evening) -> None:
    give(night, "rag", "green", seen=None)
    assert give(night, "rag", "amber", seen="red") == "green"
    (one,) = waiting(night)
    assert (one.slot, one.name, one.stands.value, one.other.value) == ("V01", "rag", "green", "amber")
    assert one.stands.words.startswith("Green")
    assert one.other.words.startswith("Amber")
    assert (one.stands.who, one.other.who, one.together) == ("The panel", "The panel", "")
    assert one.other.at is not None
    with pytest.raises(FormProblem, match="Two answers were given to one question"):
        finish(night)


def test_choosing_ends_the_waiting_with_a_reason_in_the_history(night: Evening) -> None:
    give(night, "rag", "amber", seen="red")
    (one,) = waiting(night)
    choose(night, one, "green", "We watched it again.")
    assert waiting(night) == ()
    with night.workspace.reading() as store:
        newest, kept = clip_history(store, 1, "V01").lines[:2]
        assert store.history.check().broken is None
    assert newest.what.endswith("chosen between two answers")
    assert newest.why == "We watched it again."
    assert kept.what.endswith("a second answer waits")
    assert finish(night) is ClipState.VIEWED


def test_the_other_answer_or_a_new_one_can_be_chosen(night: Evening) -> None:
    give(night, "rag", "amber", seen="red")
    choose(night, waiting(night)[0], "amber")
    give(night, "rag", "green", seen="")
    choose(night, waiting(night)[0], "red")
    with night.workspace.reading() as store:
        assert store.answers.of(first_clip(store).id)["rag"] == "red"
    give(night, "rag", "amber", seen="green")
    (one,) = waiting(night)
    with pytest.raises(FormProblem, match="V01 was not changed"):
        choose(night, one, "blue")
    assert [(left.stands, left.other) for left in waiting(night)] == [(one.stands, one.other)]


def test_several_choices_can_be_joined_where_the_form_allows_it(night: Evening) -> None:
    give(night, "deescalators", "listen calm", seen="none")
    (one,) = waiting(night)
    assert one.together == "explain listen calm"
    choose(night, one, one.together)
    assert waiting(night) == ()
    give(night, "deescalators", "none", seen="explain calm")
    assert waiting(night)[0].together == ""  # “none of these” and others do not go together


def test_whoever_chooses_after_somebody_else_changes_nothing(night: Evening) -> None:
    give(night, "rag", "amber", seen="red")
    (one,) = waiting(night)
    give(night, "rag", "red", seen="green")  # somebody who knew it changed what stands
    with pytest.raises(FormProblem, match="Another answer stands by now"):
        choose(night, one, "amber")
    choose(night, one, "red", stood="red")
    with pytest.raises(FormProblem, match="chosen already"):
        choose(night, one, "green")


def test_files_that_leave_tell_how_many_questions_have_two_answers(night: Evening, tmp_path: Path) -> None:
    from bwvreview.services.export_feedback import PACKAGE, export_feedback
    from bwvreview.services.views_feedback import feedback_view

    clock, scheme = night.workspace.clock, load_scheme()
    give(night, "rag", "amber", seen="red")
    with night.workspace.store() as store:
        view = feedback_view(store, scheme, at=clock.now(), today=clock.today())
        assert view is not None
        assert view.checks.two_answers == ("V01",)
        done = export_feedback(
            store, 1, tmp_path / "out", scheme, at=clock.now(), today=clock.today(), files=(PACKAGE,)
        )
    assert done.two_answers == 1


def test_a_note_that_another_window_wrote_anew_is_not_overwritten(night: Evening) -> None:
    at = night.workspace.clock.now()
    with night.workspace.store() as store:
        clip = first_clip(store).id
        seen = AddNote(clip, 12, "Calm.")
        note = add_note(store, seen, at=at)
        assert change_note(store, note, "Calm so far.", at=at, seen=seen) == note
        other = change_note(store, note, "Not calm.", at=at, seen=seen)  # had not seen “so far”
        remove_note(store, note, at=at, seen=seen)
        remove_note(store, other, at=at)
        again = change_note(store, other, "Not calm at all.", at=at, seen=AddNote(clip, 12, "Not calm."))
        assert [(one.id, one.at_seconds, one.text) for one in store.answers.notes(clip)][-2:] == [
            (note, 12, "Calm so far."),
            (again, 12, "Not calm at all."),
        ]


def test_a_reply_is_not_written_over_one_that_nobody_had_seen(night: Evening) -> None:
    at, today = night.workspace.clock.now(), night.workspace.clock.today()
    with night.workspace.store() as store:
        action = add_action(store, AddAction(1, "Written reply", "Police liaison", None), at=at, today=today)
        seen = store.actions.get(action).version
    with night.workspace.store() as store:
        record_reply(store, RecordReply(action, "It was found.", today, settles=False, seen=seen), at=at, today=today)
    late = RecordReply(action, "Lost.", today, seen=seen)
    with pytest.raises(Problem, match="Somebody else has changed this"), night.workspace.store() as store:
        record_reply(store, late, at=at, today=today)
    dropped = ChangeAction(action, "Chair", None, ActionState.DROPPED, seen=seen)
    with pytest.raises(Problem, match="Somebody else has changed this"), night.workspace.store() as store:
        change_action(store, dropped, at=at)
    with night.workspace.reading() as store:
        assert store.actions.get(action).reply == "It was found."
