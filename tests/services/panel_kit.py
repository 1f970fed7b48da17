"""A panel of reviewers on the practice list: each answers alone, locks, and the group agrees."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from bwvreview.domain.reviewing import Recording
from bwvreview.exchange.scheme_file import load_scheme
from bwvreview.services.agreement import Agree, ClipToAgree, SessionConflicts, agree, clip_to_agree, session_conflicts
from bwvreview.services.clock import FixedClock
from bwvreview.services.lock_answers import LockClip, lock_clip, lock_everything
from bwvreview.services.record_alone import RecordAlone, record_alone
from bwvreview.services.record_answer import finish_clip
from bwvreview.services.reviewers import ClipTurns, choose_recording, clip_turns, join
from bwvreview.services.workspace import Workspace
from tests.conftest import TODAY
from tests.services.evening import FOR_ADULTS, Evening, bring_in, plan, roll

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from bwvreview.domain.sessions import ClipState

SEEN = FOR_ADULTS
"""What a reviewer answers about a clip of an adult."""


@dataclass
class Panel:
    """Reviewers of one session."""

    evening: Evening

    @classmethod
    def begin(cls, workspace: Workspace, *names: str, recording: Recording = Recording.TURNS, clips: int = 3) -> Panel:
        """Open a session of a few clips where these reviewers answer alone first."""
        commitment = roll(workspace, bring_in(workspace), plan(weapons=(clips, 2)))
        panel = cls(Evening.begin(workspace, commitment))
        panel.choose(names, recording)
        return panel

    def choose(self, names: Sequence[str], recording: Recording = Recording.TURNS) -> None:
        """Choose who records, and let reviewers join."""
        with self.workspace.store() as store:
            choose_recording(store, self.session, recording)
            for name in names:
                join(store, self.session, name, at=self.workspace.clock.now())

    @property
    def workspace(self) -> Workspace:
        return self.evening.workspace

    @property
    def session(self) -> int:
        return self.evening.session

    def answer(self, slot: str, name: str, **other: str) -> str:
        """Answer about a clip as usual, but for what is named."""
        clock = self.workspace.clock
        with self.workspace.store() as store:
            request = RecordAlone(self.session, slot, name, {**SEEN, **other})
            return record_alone(store, request, load_scheme(), at=clock.now(), today=clock.today())

    def lock(self, name: str, slot: str = "", *, watched: bool = True, as_it_is: bool = False) -> None:
        """Lock one clip, or every clip that was answered."""
        clock = self.workspace.clock
        with self.workspace.store() as store:
            if slot:
                request = LockClip(self.session, slot, name, watched, as_it_is)
                lock_clip(store, request, at=clock.now(), today=clock.today())
            else:
                lock_everything(store, self.session, name, at=clock.now(), today=clock.today())

    def answer_and_lock(self, slot: str, **of_reviewers: dict[str, str]) -> None:
        """Let each reviewer answer about a clip and lock it: `KM={"rag": "red"}` names what differs."""
        for name, other in of_reviewers.items():
            self.answer(slot, name, **other)
            self.lock(name, slot)

    def turns(self, slot: str) -> ClipTurns:
        with self.workspace.reading() as store:
            return next(one for one in clip_turns(store, self.session) if one.slot == slot)

    def to_agree(self, slot: str) -> ClipToAgree:
        with self.workspace.reading() as store:
            return clip_to_agree(store, self.session, slot, load_scheme(), today=self.workspace.clock.today())

    def conflicts(self) -> SessionConflicts:
        with self.workspace.reading() as store:
            return session_conflicts(store, self.session, load_scheme(), today=self.workspace.clock.today())

    def agree(self, slot: str, *undecided: str, why: str = "", **answers: str) -> None:
        clock = self.workspace.clock
        with self.workspace.store() as store:
            request = Agree(self.session, slot, answers, undecided, why)
            agree(store, request, at=clock.now(), today=clock.today())

    def finish(self, slot: str) -> ClipState:
        clock = self.workspace.clock
        with self.workspace.store() as store:
            clip = self.clip_id(slot)
            return finish_clip(store, self.session, clip, load_scheme(), at=clock.now(), today=clock.today())

    def clip_id(self, slot: str) -> int:
        with self.workspace.reading() as store:
            return next(clip.id for clip in store.sessions.clips(self.session) if clip.slot == slot)

    def answers(self, slot: str, name: str = "panel") -> dict[str, str]:
        with self.workspace.reading() as store:
            return store.answers.of(self.clip_id(slot), name)


@pytest.fixture(scope="session")
def session_of_three(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with an open session of three clips, to copy; nobody has chosen how it is recorded."""
    path = tmp_path_factory.mktemp("panel") / "workspace.bwv"
    with Workspace.open(path, clock=FixedClock(TODAY)) as workspace:
        Panel.begin(workspace, recording=Recording.PANEL)
    return path


@pytest.fixture
def together(session_of_three: Path, tmp_path: Path) -> Iterator[Panel]:
    """A session of three clips that is recorded as one for everybody."""
    path = tmp_path / "workspace.bwv"
    shutil.copyfile(session_of_three, path)
    with Workspace.open(path, clock=FixedClock(TODAY)) as workspace:
        yield Panel(Evening(workspace, 1, 1))


@pytest.fixture
def panel(together: Panel) -> Panel:
    """Reviewers A (“KM”) and B (“Chair”), who answer alone first, in turns on one laptop."""
    together.choose(("KM", "Chair"))
    return together
