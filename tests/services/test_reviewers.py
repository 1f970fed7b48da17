"""Each reviewer answers alone first; the group agrees afterwards; nothing that was locked ever changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bwvreview.domain.errors import FormProblem, WorkspaceProblem
from bwvreview.domain.reviewing import Recording
from bwvreview.domain.sessions import ClipState
from bwvreview.exchange.scheme_file import load_scheme
from bwvreview.services.gather_feedback import gather
from bwvreview.services.lock_answers import close_for_missing, record_not_shown
from bwvreview.services.record_answer import RecordAnswer, open_clip, record_answer
from bwvreview.services.reviewers import choose_recording, join, leave
from bwvreview.services.views_agreement import agreement_of, individual_records
from bwvreview.services.workspace import Workspace
from tests.services.evening import WATCHED
from tests.services.panel_kit import SEEN, Panel

if TYPE_CHECKING:
    from bwvreview.services.clock import FixedClock

KM = {"rag": "red", "rag_why": "The reason came late."}


def test_nobody_sees_an_answer_before_everybody_has_locked(panel: Panel) -> None:
    panel.answer("V01", "KM", **KM)
    panel.answer("V01", "Chair")
    panel.lock("KM")
    turns = panel.turns("V01")
    assert [(turn.letter, turn.standing) for turn in turns.turns] == [("A", "locked"), ("B", "begun")]
    with pytest.raises(FormProblem, match=r"Reviewer B has not finished V01\."):
        panel.to_agree("V01")
    with pytest.raises(FormProblem, match="not finished"):
        panel.agree("V01", rag="red")
    seen = panel.conflicts()
    assert (seen.conflicts, [one.slot for one in seen.waiting]) == ((), ["V01"])
    with panel.workspace.reading() as store:
        today = panel.workspace.clock.today()
        assert individual_records(store, panel.session, today=today) == ()
        assert agreement_of(store, [panel.session], load_scheme(), today=today) == ()
        chair = open_clip(store, panel.session, "V01", load_scheme(), today=today, reviewer="Chair")
        assert chair.form.value("rag") == SEEN["rag"]
        with pytest.raises(FormProblem, match="not finished"):
            open_clip(store, panel.session, "V01", load_scheme(), today=today)
    panel.lock("Chair", "V01")
    assert next(one.difference.name for one in panel.conflicts().conflicts) == "rag"


def test_a_session_counts_reviewers_instead_of_answers(panel: Panel) -> None:
    panel.answer("V01", "KM")
    clip = panel.evening.clip("V01")
    assert (clip.state, clip.answered, clip.asked) == (ClipState.STARTED, 0, 2)
    panel.lock("KM")
    clip = panel.evening.clip("V01")
    assert (clip.answered, clip.asked) == (1, 2)


def test_what_is_alike_is_taken_over_and_the_worst_difference_stands_first(panel: Panel) -> None:
    panel.answer_and_lock("V01", KM=KM | {"pj_voice": "4"}, Chair={"pj_voice": "3", "receipt": "given"})
    found = panel.to_agree("V01")
    assert [one.name for one in found.differing] == ["receipt", "rag", "pj_voice"]
    assert found.differing[1].answers == {"A": "red", "B": "green"}
    assert [one.disagreement for one in found.differing] == [1.0, 1.0, pytest.approx(1 / 3)]
    panel.agree("V01", rag="amber", rag_why="Late, but calm.", why="We looked again.")
    agreed = panel.answers("V01")
    assert (agreed["rag"], agreed["tone_start"]) == ("amber", SEEN["tone_start"])
    assert "receipt" not in agreed
    assert [one.name for one in panel.to_agree("V01").to_agree] == ["receipt", "pj_voice"]
    panel.agree("V01", receipt="offered", pj_voice="3")
    assert panel.finish("V01") is ClipState.VIEWED
    with panel.workspace.reading() as store:
        changes = store.answers.history(panel.clip_id("V01"))
    rag = [change for change in changes if change.name == "rag" and change.reviewer == "panel"]
    assert [(change.new, change.why) for change in rag] == [("amber", "We looked again.")]


def test_individual_answers_never_change_once_locked(panel: Panel) -> None:
    panel.answer_and_lock("V01", KM=KM, Chair={})
    before = {name: panel.answers("V01", name) for name in ("KM", "Chair")}
    with pytest.raises(WorkspaceProblem, match="locked"):
        panel.answer("V01", "KM", rag="green")
    panel.agree("V01", rag="green")
    panel.finish("V01")
    with pytest.raises(FormProblem, match="agreed on V01 already"):
        panel.answer("V01", "KM", rag="green")
    with pytest.raises(FormProblem, match="agreed on V01 already"):
        panel.answer("V01", "Late one")
    assert {name: panel.answers("V01", name) for name in ("KM", "Chair")} == before
    with panel.workspace.reading() as store:
        assert store.answers.verify_history() is None
        records = individual_records(store, panel.session, today=panel.workspace.clock.today())
    assert [(one.slot, one.letter, one.answers["rag"]) for one in records] == [
        ("V01", "A", "red"),
        ("V01", "B", "green"),
    ]


def test_one_who_joins_late_does_not_hold_up_what_was_agreed(panel: Panel) -> None:
    panel.answer_and_lock("V01", KM=KM, Chair={})
    panel.agree("V01", rag="green")
    panel.finish("V01")
    panel.answer("V02", "Late one")
    assert [turn.standing for turn in panel.turns("V01").turns] == ["locked", "locked", "not-watched"]
    assert panel.to_agree("V01").letters == ("A", "B")
    with panel.workspace.reading() as store:
        assert len(individual_records(store, panel.session, today=panel.workspace.clock.today())) == 2


def test_members_may_watch_only_some_of_the_clips(panel: Panel) -> None:
    panel.lock("KM", "V02", watched=False)
    with pytest.raises(FormProblem, match="Reviewer B has not finished V02"):
        panel.to_agree("V02")
    panel.answer("V02", "Chair")
    panel.lock("Chair", "V02")
    found = panel.to_agree("V02")
    assert (found.letters, found.differing) == (("B",), ())
    panel.agree("V02")
    assert panel.finish("V02") is ClipState.VIEWED
    panel.answer("V03", "KM")
    with pytest.raises(FormProblem, match="Reviewer A has answered about V03"):
        panel.lock("KM", "V03", watched=False)


def test_a_clip_that_nobody_watched_cannot_be_agreed(panel: Panel) -> None:
    for name in ("KM", "Chair"):
        panel.lock(name, "V01", watched=False)
    with pytest.raises(FormProblem, match="Nobody has answered about V01"):
        panel.to_agree("V01")


def test_the_group_may_record_that_it_does_not_agree(panel: Panel) -> None:
    panel.answer_and_lock("V01", KM=KM | {"pj_voice": "1"}, Chair={"pj_voice": "4"})
    with pytest.raises(FormProblem, match="hangs on this question"):
        panel.agree("V01", "viewed")
    panel.agree("V01", "pj_voice", rag="green", why="Two and two.")
    one = next(one for one in panel.to_agree("V01").differing if one.name == "pj_voice")
    assert (one.standing, one.agreed) == ("not-agreed", "")
    assert panel.finish("V01") is ClipState.VIEWED
    clock = panel.workspace.clock
    assert panel.evening.clip("V01").state is ClipState.VIEWED
    with panel.workspace.reading() as store:
        feedback = gather(store, panel.session, load_scheme(), at=clock.now(), today=clock.today())
    assert feedback.counts.viewed == 1
    assert "pj_voice" not in next(one for one in feedback.observations if one.slot == "V01").answers
    panel.agree("V01", pj_voice="3")
    assert all(one.standing == "agreed" for one in panel.to_agree("V01").differing)


def test_an_agreed_answer_brings_the_questions_that_follow_from_it(panel: Panel) -> None:
    cuffs = {
        "force_seen": "cuffs",
        "cuff_compliance": "compliant",
        "cuff_position": "front",
        "cuff_when": "during",
        "cuff_reason": "policy",
        "cuff_justified": "no",
        "cuff_checked": "no",
        "cuff_pain": "none",
        "cuff_off": "yes",
    }
    panel.answer_and_lock("V01", KM=cuffs, Chair={})
    assert [one.name for one in panel.to_agree("V01").differing] == ["force_seen"]
    panel.agree("V01", force_seen="cuffs")
    found = panel.to_agree("V01")
    asked = {one.name: one.answers for one in found.to_agree}
    assert asked["cuff_justified"] == {"A": "no", "B": ""}
    assert "force_note" in asked
    panel.agree("V01", force_seen="none")
    assert panel.to_agree("V01").to_agree == ()


def test_answers_that_do_not_fit_are_refused_whole(panel: Panel) -> None:
    panel.answer_and_lock("V01", KM=KM, Chair={})
    with pytest.raises(FormProblem, match="V01 was not changed"):
        panel.agree("V01", rag="green", pj_voice="blue")
    with pytest.raises(FormProblem, match="no question called"):
        panel.agree("V01", strange="1")
    assert panel.answers("V01") == {}


def test_incomplete_answers_are_locked_only_when_the_reviewer_has_left(panel: Panel) -> None:
    with panel.workspace.store() as store:
        at = panel.workspace.clock.now()
        request = RecordAnswer(panel.session, panel.clip_id("V01"), "viewed", "full", reviewer="KM")
        record_answer(store, request, at=at)
    with pytest.raises(FormProblem, match="V01 is not finished"):
        panel.lock("KM", "V01")
    with pytest.raises(FormProblem, match="has not answered about V02"):
        panel.lock("KM", "V02")
    panel.lock("KM", "V01", as_it_is=True)
    with panel.workspace.reading() as store:
        lock = store.answers.history(panel.clip_id("V01"))[-1]
    assert (lock.kind, lock.by, lock.reviewer) == ("locked", "coordinator", "KM")


def test_the_coordinator_may_go_on_without_those_who_have_left(panel: Panel) -> None:
    panel.answer("V01", "KM", **KM)
    panel.lock("KM")
    with panel.workspace.store() as store:
        close_for_missing(store, panel.session, "V01", ["Chair"], at=panel.workspace.clock.now())
    assert [turn.standing for turn in panel.turns("V01").turns] == ["locked", "not-watched"]
    assert panel.turns("V01").ready


def test_a_clip_that_could_not_be_shown_needs_nobody_to_answer_alone(panel: Panel) -> None:
    clock = panel.workspace.clock

    def lose(slot: str, reason: str) -> ClipState:
        with panel.workspace.store() as store:
            now, today = clock.now(), clock.today()
            return record_not_shown(store, panel.session, slot, reason, load_scheme(), at=now, today=today)

    with pytest.raises(FormProblem):
        lose("V01", "no such reason")
    assert lose("V01", "technical") is ClipState.NOT_SHOWN
    assert panel.evening.clip("V01").replaced_by == ("V04",)
    panel.answer_and_lock("V02", KM={})
    with pytest.raises(FormProblem, match="V02 was watched"):
        lose("V02", "technical")


def test_recording_is_chosen_before_the_first_clip(together: Panel) -> None:
    panel, workspace = together, together.workspace
    with workspace.store() as store:
        choose_recording(store, panel.session, Recording.LAPTOPS)
        choose_recording(store, panel.session, Recording.PANEL)
    panel.evening.watch("V01", WATCHED)
    with workspace.store() as store, pytest.raises(FormProblem, match="Recording has begun"):
        choose_recording(store, panel.session, Recording.TURNS)
    with pytest.raises(FormProblem, match="Recording has begun"):
        panel.answer("V02", "KM")
    at, alone = workspace.clock.now(), RecordAnswer(panel.session, panel.clip_id("V02"), "rag", "red", reviewer="KM")
    with workspace.store() as store, pytest.raises(FormProblem, match="one record for everybody"):
        record_answer(store, alone, at=at)


def test_the_first_who_answers_alone_makes_everybody_do_so(together: Panel) -> None:
    panel, workspace = together, together.workspace
    assert panel.answer("V01", "km", **KM) == "A"
    assert panel.answer("V01", "KM", **KM) == "A"
    assert panel.answer("V02", "Chair") == "B"
    with workspace.store() as store:
        assert store.sessions.get(panel.session).recording is Recording.TURNS
        choose_recording(store, panel.session, Recording.LAPTOPS)
        with pytest.raises(FormProblem, match="Recording has begun"):
            choose_recording(store, panel.session, Recording.PANEL)


def test_reviewers_are_initials_or_roles_and_leave_only_without_answers(panel: Panel) -> None:
    at = panel.workspace.clock.now()
    with panel.workspace.store() as store:
        assert join(store, panel.session, " km ", at=at).letter == "A"
        assert join(store, panel.session, "Youth  member", at=at).name == "Youth member"
        for name in ("", "panel", "x" * 25, "a/b", "me@example.org", "Zoë\n"):
            with pytest.raises(FormProblem):
                join(store, panel.session, name, at=at)
        leave(store, panel.session, "chair")
        with pytest.raises(FormProblem, match="not in the session"):
            leave(store, panel.session, "Chair")
    panel.answer("V01", "KM")
    with panel.workspace.store() as store, pytest.raises(FormProblem, match="Reviewer A has answered already"):
        leave(store, panel.session, "KM")
    with pytest.raises(FormProblem, match="not in the session"):
        panel.lock("Chair")


def test_agreement_is_told_question_by_question(panel: Panel) -> None:
    panel.answer_and_lock("V01", KM=KM, Chair={})
    panel.answer_and_lock("V02", KM={"pj_voice": "unsure"}, Chair={"pj_voice": "4"})
    panel.answer_and_lock("V03", KM={"gowisely": "none"}, Chair={})
    with panel.workspace.reading() as store:
        today = panel.workspace.clock.today()
        found = agreement_of(store, [panel.session], load_scheme(), today=today, resamples=100)
        again = agreement_of(store, [panel.session], load_scheme(), today=today, resamples=100, unsure="missing")
    by_name = {(one.question, one.option): one for one in found}
    rag = by_name["rag", ""]
    assert (rag.agreement.level, rag.agreement.tally.categories) == ("ordinal", ("green", "amber", "red"))
    assert rag.agreement.percent.value == pytest.approx(2 / 3)
    assert rag.sentence.startswith("Overall: Reviewers gave the same answer 67% of the time, over 3 {clips}.")
    voice = by_name["pj_voice", ""]
    assert (voice.unsure, voice.left_out, voice.agreement.tally.compared) == ("missing", 1, 2)
    assert voice.rests_on.endswith("“Could not tell” counts as no answer (1 left out).")
    heard = by_name["gowisely", "G"]
    assert heard.agreement.percent.value == pytest.approx(2 / 3)
    assert "cannot be calculated" in by_name["tone_start", ""].sentences["alpha"]
    sound, also = by_name["sound_ok", ""], next(one for one in again if one.question == "sound_ok")
    assert (sound.unsure, also.unsure) == ("category", "missing")


def test_the_whole_way_is_the_same_on_both_engines(empty_url: str, clock: FixedClock) -> None:
    with Workspace.open(empty_url, clock=clock) as workspace:
        panel = Panel.begin(workspace, "KM", "Chair", "DD")
        panel.answer_and_lock("V01", KM=KM, Chair={}, DD={"pj_voice": "1"})
        panel.agree("V01", "pj_voice", rag="red", rag_why="The reason came late.", urgency="week")
        assert panel.finish("V01") is ClipState.VIEWED
        with workspace.reading() as store:
            assert store.answers.verify_history() is None
            records = individual_records(store, panel.session, today=clock.today())
        assert [one.letter for one in records] == ["A", "B", "C"]
