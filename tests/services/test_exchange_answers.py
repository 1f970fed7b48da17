"""Reviewers on several laptops: a session goes out in one file, locked answers come back in one file each."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from bwvreview.domain.errors import ExportProblem, FormProblem
from bwvreview.domain.reviewing import Recording
from bwvreview.domain.seal import canonical_json
from bwvreview.domain.sessions import ClipState
from bwvreview.exchange.scheme_file import load_scheme
from bwvreview.services.clock import FixedClock
from bwvreview.services.exchange_answers import Received, hand_out, receive_answers, send_answers, take_in_session
from bwvreview.services.lock_answers import record_not_shown
from bwvreview.services.overview import home_view
from bwvreview.services.reviewers import choose_recording, join
from bwvreview.services.show_session import show_session
from bwvreview.services.tidy_up import tidy_up
from bwvreview.services.workspace import Workspace
from tests.conftest import TODAY
from tests.services.evening import Evening
from tests.services.panel_kit import Panel

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

RED = {"rag": "red", "rag_why": "The reason came late."}


@pytest.fixture
def desk(together: Panel) -> Panel:
    """The coordinator's laptop: reviewers answer on their own."""
    with together.workspace.store() as store:
        choose_recording(store, together.session, Recording.LAPTOPS)
    return together


@pytest.fixture
def handed_out(desk: Panel, tmp_path: Path) -> Path:
    path = tmp_path / "session.json"
    with desk.workspace.reading() as store:
        hand_out(store, desk.session, path)
    return path


@pytest.fixture
def away(handed_out: Path, tmp_path: Path) -> Iterator[Panel]:
    """The laptop of a reviewer, “KM”."""
    with Workspace.open(tmp_path / "away.bwv", clock=FixedClock(TODAY)) as workspace:
        yield taken_in(workspace, handed_out)


def taken_in(workspace: Workspace, path: Path) -> Panel:
    with workspace.store() as store:
        session = take_in_session(store, path, at=workspace.clock.now(), today=TODAY)
    return Panel(Evening(workspace, 1, session))


def send(panel: Panel, path: Path, name: str = "KM") -> Path:
    with panel.workspace.reading() as store:
        send_answers(store, panel.session, name, path)
    return path


def receive(panel: Panel, path: Path) -> Received:
    with panel.workspace.store() as store:
        return receive_answers(store, panel.session, path, at=panel.workspace.clock.now(), today=TODAY)


@pytest.fixture
def sent(away: Panel, tmp_path: Path) -> Path:
    """KM's file about V01, locked, and V02, not watched."""
    away.answer("V01", "KM", **RED)
    away.lock("KM")
    away.lock("KM", "V02", watched=False)
    return send(away, tmp_path / "KM.json")


def changed(path: Path, change: Callable[[dict[str, Any]], None]) -> Path:
    """Write a file anew with something changed, and seal it again."""
    found = json.loads(path.read_text(encoding="utf-8"))
    change(found["sealed"])
    found["seal"] = hashlib.sha256(canonical_json(found["sealed"]).encode()).hexdigest()
    other = path.with_name("changed.json")
    other.write_text(json.dumps(found), encoding="utf-8")
    return other


def test_answers_come_back_and_the_group_agrees(desk: Panel, sent: Path) -> None:
    assert receive(desk, sent) == Received("A", ("V01", "V02"), ())
    desk.answer("V01", "Chair")
    desk.lock("Chair")
    found = desk.to_agree("V01")
    assert next(one for one in found.differing if one.name == "rag").answers == {"A": "red", "B": "green"}
    assert [turn.standing for turn in desk.turns("V02").turns] == ["not-watched", "to-come"]
    with desk.workspace.reading() as store:
        assert store.answers.verify_history() is None


def test_the_same_file_again_changes_nothing(desk: Panel, away: Panel, sent: Path) -> None:
    receive(desk, sent)
    before = desk.answers("V01", "KM")
    assert receive(desk, sent) == Received("A", (), ("V01", "V02"))
    away.answer("V03", "KM")
    away.lock("KM")
    assert receive(desk, send(away, sent)) == Received("A", ("V03",), ("V01", "V02"))
    assert desk.answers("V01", "KM") == before


def test_the_same_answers_give_the_same_bytes(away: Panel, sent: Path, handed_out: Path, tmp_path: Path) -> None:
    assert send(away, tmp_path / "again.json").read_bytes() == sent.read_bytes()


def test_only_locked_answers_travel(away: Panel, sent: Path, tmp_path: Path) -> None:
    away.answer("V03", "KM", rag_why="UNFINISHED")
    assert "UNFINISHED" not in send(away, tmp_path / "more.json").read_text(encoding="utf-8")
    with away.workspace.store() as store:
        join(store, away.session, "DD", at=away.workspace.clock.now())
    with pytest.raises(FormProblem, match="No answers are locked yet"):
        send(away, tmp_path / "none.json", "DD")


def test_neither_file_holds_anything_of_the_list(desk: Panel, handed_out: Path, sent: Path) -> None:
    with desk.workspace.reading() as store:
        references = [clip.reference for clip in store.sessions.clips(desk.session)]
        days = [clip.on.isoformat() for clip in store.sessions.clips(desk.session) if clip.on]
    for path in (handed_out, sent):
        text = path.read_text(encoding="utf-8")
        assert not any(secret in text for secret in (*references, *days))


def test_two_reviewers_of_one_name_are_told_apart(desk: Panel, handed_out: Path, sent: Path, tmp_path: Path) -> None:
    receive(desk, sent)
    with Workspace.open(tmp_path / "third.bwv", clock=FixedClock(TODAY)) as workspace:
        other = taken_in(workspace, handed_out)
        other.answer("V01", "km")
        other.lock("km")
        file = send(other, tmp_path / "other.json", "km")
    assert receive(desk, file).letter == "B"
    with desk.workspace.reading() as store:
        assert [one.name for one in store.reviewers.of(desk.session)] == ["KM", "km 2"]


def test_a_reviewer_who_came_once_goes_on_under_the_same_letter(desk: Panel, away: Panel, sent: Path) -> None:
    receive(desk, sent)
    away.answer("V03", "KM")
    away.lock("KM")
    assert receive(desk, send(away, sent)).letter == "A"


def test_other_answers_under_the_same_lock_are_refused(desk: Panel, sent: Path) -> None:
    def another(sealed: dict[str, Any]) -> None:
        from bwvreview.domain.reviewing import answers_fingerprint

        sealed["clips"][0]["answers"]["rag"] = "amber"
        sealed["clips"][0]["fingerprint"] = answers_fingerprint(sealed["clips"][0]["answers"])

    receive(desk, sent)
    with pytest.raises(ExportProblem, match="other answers for V01"):
        receive(desk, changed(sent, another))
    assert desk.answers("V01", "KM")["rag"] == "red"


def set_in(*path: str | int, to: object) -> Callable[[dict[str, Any]], None]:
    """Give a change of one place in a file; `...` takes it out."""

    def change(sealed: dict[str, Any]) -> None:
        place: Any = sealed
        for step in path[:-1]:
            place = place[step]
        if to is ...:
            del place[path[-1]]
        else:
            place[path[-1]] = to

    return change


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (set_in("session", to="2022-10-01.2"), "is of another session"),
        (set_in("group", to="camden"), "is of another session"),
        (set_in("commit", to="0" * 64), "is of another session"),
        (set_in("form_fingerprint", to="0" * 64), "another version of the form"),
        (set_in("version", to=2), "another version of the program"),
        (set_in("kind", to="bwv-review-session"), "is not a reviewer’s answers"),
        (set_in("clips", 0, "instance_id", to="somewhere"), "is about V01, which is not in this session"),
        (set_in("clips", 0, "answers", "rag", to="blue"), "damaged"),
        (set_in("clips", 0, "watched", to="yes"), "damaged"),
        (set_in("clips", 0, "answers", "rag", to=3), "damaged"),
        (set_in("clips", 0, "locked_at", to="2022-10-01T11:00:00"), "damaged"),
        (set_in("clips", to=[]), "damaged"),
        (set_in("clips", to=3), "damaged"),
        (set_in("name", to="panel"), "damaged"),
        (set_in("name", to=...), "damaged"),
        (set_in("person", to="p" * 37), "damaged"),
        (set_in("session", to="yesterday"), "damaged"),
    ],
)
def test_a_file_that_belongs_elsewhere_is_refused_whole(
    desk: Panel, sent: Path, change: Callable[[dict[str, Any]], None], said: str
) -> None:
    with pytest.raises(ExportProblem, match=said):
        receive(desk, changed(sent, change))
    with desk.workspace.reading() as store:
        assert store.reviewers.of(desk.session) == ()
        assert store.answers.of_session(desk.session) == {}


@pytest.mark.parametrize(("name", "value"), [("rag", "blue"), ("no_such", "1"), ("clip_ref", "V09")])
def test_answers_that_do_not_fit_the_form_are_refused(desk: Panel, sent: Path, name: str, value: str) -> None:
    def misfit(sealed: dict[str, Any]) -> None:
        from bwvreview.domain.reviewing import answers_fingerprint

        clip = sealed["clips"][0]
        clip["answers"][name] = value
        clip["fingerprint"] = answers_fingerprint(clip["answers"])

    with pytest.raises(ExportProblem, match="do not fit the form"):
        receive(desk, changed(sent, misfit))
    with desk.workspace.reading() as store:
        assert store.reviewers.of(desk.session) == ()


def test_any_damaged_byte_is_found(desk: Panel, sent: Path) -> None:
    whole = sent.read_bytes()
    for place in range(0, len(whole), max(1, len(whole) // 60)):
        if whole[place : place + 1].isspace():
            continue
        sent.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        with pytest.raises(ExportProblem):
            receive(desk, sent)
    for content in (b"", b"{}", b"[]", b"not json", whole[:-40], b"[" * 100_000, b'{"a": 1, "a": 2}', b'{"x": NaN}'):
        sent.write_bytes(content)
        with pytest.raises(ExportProblem):
            receive(desk, sent)
    with pytest.raises(ExportProblem, match="is not there"):
        receive(desk, sent.with_name("gone.json"))
    with pytest.raises(ExportProblem):
        receive(desk, sent.parent)


def test_a_session_file_is_taken_in_once_and_brings_new_clips_later(desk: Panel, away: Panel, tmp_path: Path) -> None:
    def slots() -> list[str]:
        with away.workspace.reading() as store:
            return [clip.slot for clip in store.sessions.clips(away.session)]

    assert slots() == ["V01", "V02", "V03"]
    with desk.workspace.store() as store:
        at = desk.workspace.clock.now()
        record_not_shown(store, desk.session, "V03", "technical", load_scheme(), at=at, today=TODAY)
        hand_out(store, desk.session, tmp_path / "newer.json")
    assert taken_in(away.workspace, tmp_path / "newer.json").session == away.session
    assert slots() == ["V01", "V02", "V03", "V04"]


def test_a_session_of_this_laptop_is_not_taken_in(desk: Panel, handed_out: Path, sent: Path) -> None:
    with pytest.raises(FormProblem, match="made on this laptop"):
        taken_in(desk.workspace, handed_out)
    with pytest.raises(ExportProblem, match="is not a session for reviewers"):
        taken_in(desk.workspace, sent)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (set_in("form", to="{}"), "damaged"),
        (set_in("form_fingerprint", to="0" * 64), "damaged"),
        (set_in("clips", 0, "themes", 0, "rank", to="first"), "damaged"),
        (set_in("clips", 0, "themes", 0, to={}), "damaged"),
    ],
)
def test_a_damaged_session_file_is_refused(
    handed_out: Path, tmp_path: Path, change: Callable[[dict[str, Any]], None], said: str
) -> None:
    with Workspace.open(tmp_path / "fresh.bwv", clock=FixedClock(TODAY)) as workspace:
        with pytest.raises(ExportProblem, match=said):
            taken_in(workspace, changed(handed_out, change))
        with workspace.reading() as store:
            assert store.sessions.all() == ()


def test_sessions_are_handed_out_only_for_several_laptops(panel: Panel, tmp_path: Path) -> None:
    with panel.workspace.reading() as store, pytest.raises(FormProblem, match="do not answer on their own laptops"):
        hand_out(store, panel.session, tmp_path / "session.json")


def test_a_reviewers_laptop_neither_agrees_nor_loses_clips(away: Panel, sent: Path) -> None:
    at = away.workspace.clock.now()
    with pytest.raises(FormProblem, match="other laptop"):
        away.agree("V01", rag="red")
    with away.workspace.store() as store, pytest.raises(FormProblem, match="other laptop records"):
        record_not_shown(store, away.session, "V03", "technical", load_scheme(), at=at, today=TODAY)
    with away.workspace.store() as store, pytest.raises(FormProblem, match="came from another laptop"):
        choose_recording(store, away.session, Recording.PANEL)
    with pytest.raises(FormProblem, match="takes no reviewers’ files"):
        receive(away, sent)


def test_a_reviewers_laptop_shows_the_session_and_keeps_no_list(away: Panel) -> None:
    with away.workspace.reading() as store:
        shown = show_session(store, away.session, load_scheme(), today=TODAY)
        home = home_view(store, today=TODAY)
        assert store.lists.all() == ()
        assert store.draws.latest() is None
    assert [(clip.slot, clip.days_left) for clip in shown.clips] == [("V01", None), ("V02", None), ("V03", None)]
    assert (shown.deleted_on, home.warning) == (None, "")
    tidy_up(away.workspace)


def test_a_reviewers_laptop_goes_on_with_what_is_not_locked_there(away: Panel, sent: Path) -> None:
    with away.workspace.reading() as store:
        shown = show_session(store, away.session, load_scheme(), today=TODAY)
    assert shown.next_clip is not None
    assert shown.next_clip.slot == "V03"
    assert shown.clips[0].state is ClipState.STARTED
    away.lock("KM", "V03", watched=False)
    with away.workspace.reading() as store:
        assert show_session(store, away.session, load_scheme(), today=TODAY).next_clip is None
