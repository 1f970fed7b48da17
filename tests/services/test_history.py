"""The history of a clip in words: who sees what, and reasons that are added."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest

from bwvreview.domain.errors import Problem
from bwvreview.domain.history import Mark
from bwvreview.domain.reviewing import Recording
from bwvreview.exchange.scheme_file import load_scheme
from bwvreview.services.export_feedback import export_feedback
from bwvreview.services.history import clip_history, say_why, verify_history
from bwvreview.services.lock_answers import LockClip, lock_clip
from bwvreview.services.record_answer import RecordAnswer, record_answer
from bwvreview.services.reviewers import choose_recording, join
from bwvreview.services.take_notes import AddNote, add_note, change_note, remove_note
from tests.services.evening import FOR_ADULTS, Evening, bring_in, plan, roll

if TYPE_CHECKING:
    from pathlib import Path

    from bwvreview.services.history import ClipHistory
    from bwvreview.services.workspace import Workspace


@pytest.fixture
def evening(workspace: Workspace) -> Evening:
    return Evening.begin(workspace, roll(workspace, bring_in(workspace), plan(weapons=(3, 2))))


def seen(evening: Evening, slot: str = "V01") -> ClipHistory:
    with evening.workspace.reading() as store:
        return clip_history(store, evening.session, slot)


def test_every_change_stands_there_in_words_the_newest_first(evening: Evening) -> None:
    evening.answer("V01", viewed="full", actions="praise reply")
    evening.answer("V01", viewed="part")
    found = seen(evening)
    assert [(line.what, line.old, line.new, line.who) for line in found.lines] == [
        ("Did you watch it?", "Watched all of it", "Watched part of it", "The panel"),
        ("What should happen next?", "", "Thank or praise the officers; We ask for a written reply", "The panel"),
        ("Did you watch it?", "", "Watched all of it", "The panel"),
        ("State of the {clip}", "To {watch}", "Started", "The panel"),
    ]
    assert f"{found.lines[0].at:%Y-%m-%d %H:%M}" == "2022-10-01 12:00"
    assert found.slots == ("V01", "V02", "V03")
    assert seen(evening, "V02").lines == ()


def test_a_change_of_a_finished_record_is_marked_and_can_be_given_a_reason(evening: Evening) -> None:
    evening.watch("V01", {**FOR_ADULTS, "actions": "none", "urgency": ""})
    evening.answer("V01", learning="More patience.")
    late = [line for line in seen(evening).lines if line.late]
    assert [line.what for line in late] == ["What could be better?"]
    for why in ("Typed wrongly", "Agreed at the second viewing"):
        with evening.workspace.store() as store:
            say_why(store, 1, "V01", late[0].position, f" {why} ", at=evening.workspace.clock.now())
    line = next(line for line in seen(evening).lines if line.late)
    assert line.why == "Agreed at the second viewing"
    with evening.workspace.reading() as store:
        assert verify_history(store).whole


@pytest.mark.parametrize(("position", "why", "said"), [(1, "  ", "Say why"), (999, "Because", "not in the history")])
def test_a_reason_that_fits_nothing_is_refused(evening: Evening, position: int, why: str, said: str) -> None:
    evening.answer("V01", viewed="full")
    with pytest.raises(Problem, match=said), evening.workspace.store() as store:
        say_why(store, 1, "V01", position, why, at=evening.workspace.clock.now())


def test_notes_are_in_the_history_without_their_words(evening: Evening) -> None:
    at = evening.workspace.clock.now()
    with evening.workspace.store() as store:
        clip = store.sessions.clips(1)[0].id
        note = add_note(store, AddNote(clip, 65, "MARKER"), at=at)
        change_note(store, note, "MARKER again", at=at)
        remove_note(store, note, at=at)
    found = seen(evening)
    assert [line.what for line in found.lines] == ["A note was removed", "A note was changed", "A note was added"]
    assert "MARKER" not in repr(found)


def test_what_reviewers_answer_alone_is_hidden_until_all_have_locked_it(evening: Evening) -> None:
    clock = evening.workspace.clock
    with evening.workspace.store() as store:
        choose_recording(store, 1, Recording.TURNS)
        for name in ("AB", "KM"):
            join(store, 1, name, at=clock.now())
        clip = store.sessions.clips(1)[0].id
        for name, value in FOR_ADULTS.items():
            record_answer(store, RecordAnswer(1, clip, name, value, reviewer="AB"), at=clock.now())
        lock_clip(store, LockClip(1, "V01", "AB"), at=clock.now(), today=clock.today())
    early = seen(evening)
    assert early.hidden
    assert {line.what for line in early.lines} <= {"Own answers were locked", "State of the {clip}"}
    with evening.workspace.store() as store:
        lock_clip(store, LockClip(1, "V01", "KM", watched=False), at=clock.now(), today=clock.today())
    late = seen(evening)
    assert not late.hidden
    assert {line.who for line in late.lines if line.what == "Overall"} == {"Reviewer A"}
    assert "AB" not in {line.who for line in late.lines}


def test_the_feedback_says_where_the_history_ended_so_that_a_cut_off_end_is_found(
    evening: Evening, tmp_path: Path
) -> None:
    evening.answer("V01", viewed="full")
    clock = evening.workspace.clock
    with evening.workspace.store() as store:
        export_feedback(store, 1, tmp_path, load_scheme(), at=clock.now(), today=clock.today())
        mark = store.history.mark_about(clip.instance_id for clip in store.sessions.clips(1))
        assert store.history.check([mark]).broken is None
    rows = openpyxl.load_workbook(tmp_path / "feedback.xlsx")["Read me"].iter_rows(values_only=True)
    assert [row[1] for row in rows if row[0] == "Mark of the history"] == [str(mark)]
    assert mark.changes > 0
    assert Mark.read(str(mark)) == mark
