"""Reviewers who answer alone first, before a window is opened."""

from __future__ import annotations

from collections.abc import Mapping

from bwvreview.domain.reviewing import Recording
from bwvreview.exchange.scheme_file import load_scheme
from bwvreview.services.lock_answers import LockClip, lock_clip
from bwvreview.services.record_alone import RecordAlone, record_alone
from bwvreview.services.reviewers import choose_recording, join
from bwvreview.services.workspace import Workspace
from tests.ui.evening import ANSWERS, CLOCK

NAMES = ("KM", "Youth member", "Chair")
LATE = {"rag": "amber", "rag_why": "The reason came late."}


def answers_to(workspace: Workspace, slot: str, other: Mapping[str, str]) -> dict[str, str]:
    """The prepared answers that fit a clip, but for what is named."""
    with workspace.reading() as store:
        clip = next(clip for clip in store.sessions.clips(1) if clip.slot == slot)
    child = any(theme.label == "children" for theme in clip.themes)
    given = ANSWERS["watched"][0]
    return {**{name: value for name, value in given.items() if child or not name.startswith("child_")}, **other}


def panel(workspace: Workspace, *names: str, recording: Recording = Recording.TURNS) -> None:
    """These reviewers answer alone first."""
    with workspace.store() as store:
        choose_recording(store, 1, recording)
        for name in names or NAMES:
            join(store, 1, name, at=CLOCK.now())


def answer(
    workspace: Workspace, slot: str, name: str, other: Mapping[str, str] | None = None, *, locked: bool = True
) -> None:
    """A reviewer answers about a clip as usual, but for what is named, and locks it."""
    given = answers_to(workspace, slot, other or {})
    with workspace.store() as store:
        request = RecordAlone(1, slot, name, given)
        record_alone(store, request, load_scheme(), at=CLOCK.now(), today=CLOCK.today())
        if locked:
            lock_clip(store, LockClip(1, slot, name), at=CLOCK.now(), today=CLOCK.today())


def three_on_the_first_clip(workspace: Workspace) -> None:
    """Three reviewers have locked V01, and differ on the rating, on what was explained, and in words."""
    panel(workspace)
    answer(workspace, "V01", "KM")
    answer(workspace, "V01", "Youth member", {**LATE, "pj_explain": "2", "good_practice": "Calm voice."})
    answer(workspace, "V01", "Chair", LATE)


def one_is_missing(workspace: Workspace) -> None:
    """Reviewer A has locked V01, the others are still to come."""
    panel(workspace)
    answer(workspace, "V01", "KM", {"rag": "red", "rag_why": "SECRET-REASON"})
