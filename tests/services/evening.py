"""A viewing session on the practice list, to lose clips in, watch them, and look at what follows."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from bwvreview.domain.draw.availability import Replacements
from bwvreview.domain.draw.commit import PlannedTheme
from bwvreview.domain.draw.pack import verify_pack
from bwvreview.domain.sessions import ClipState, SessionId
from bwvreview.exchange.resources import resource
from bwvreview.exchange.scheme_file import load_scheme
from bwvreview.services.commit_draw import CommitDraw, commit_draw
from bwvreview.services.demo import sample_list
from bwvreview.services.gather_feedback import gather
from bwvreview.services.import_list import ImportList, import_list
from bwvreview.services.keep_pack import rolled_files
from bwvreview.services.open_session import declare_unavailable, open_session, served
from bwvreview.services.record_answer import RecordAnswer, RecordClip, finish_clip, record_answer, record_clip
from bwvreview.services.roll_again import RollAgain, roll_again
from bwvreview.services.roll_draw import RollDraw, roll_draw
from bwvreview.services.settled import settled
from bwvreview.services.show_session import SessionShown, show_session
from bwvreview.services.standing_draw import standing_draw
from bwvreview.services.try_form import check_form

if TYPE_CHECKING:
    from datetime import date

    from bwvreview.domain.forms.survey import Form
    from bwvreview.domain.sessions import Clip
    from bwvreview.services.workspace import Workspace
    from bwvreview.storage.store import Store

SALT = "ab" * 32
DICE = "63454660390103169462"
PREPARED: dict[str, Any] = json.loads(resource("samples", "answers.json").read_text(encoding="utf-8"))
WATCHED: dict[str, str] = PREPARED["watched"][0]
FOR_ADULTS = {name: value for name, value in WATCHED.items() if not name.startswith("child_")}
"""Answers for a clip that nobody drew as one of a child."""


@cache
def shipped_form() -> Form:
    return check_form(resource("schemes", "stop-search", "form.xlsx"))


def plan(**themes: tuple[int, int]) -> tuple[PlannedTheme, ...]:
    """`plan(weapons=(4, 2))`: four clips and two reserves."""
    return tuple(PlannedTheme(label.replace("_", "-"), *numbers) for label, numbers in themes.items())


def bring_in(workspace: Workspace) -> int:
    """Bring the practice list in."""
    with workspace.store() as store:
        request = ImportList(sample_list(), "haringey", load_scheme())
        return import_list(store, request, at=workspace.clock.now()).id


def roll(
    workspace: Workspace,
    list_id: int,
    themes: tuple[PlannedTheme, ...],
    *,
    number: int = 1,
    day: date | None = None,
    unavailable: Literal["next", "reroll"] = "next",
    dice: str = DICE,
) -> int:
    """Fix a plan and roll it."""
    at, scheme = workspace.clock.now(), load_scheme()
    session = SessionId(day or workspace.clock.today(), number)
    with workspace.store() as store:
        request = CommitDraw(list_id, "haringey", session, themes, SALT, unavailable=unavailable)
        fixed = commit_draw(store, request, scheme, at=at)
        roll_draw(store, RollDraw(fixed.id, dice), at=at)
    return fixed.id


@dataclass
class Evening:
    """An open session, and everything that can happen in it."""

    workspace: Workspace
    commitment: int
    session: int

    @classmethod
    def begin(cls, workspace: Workspace, commitment: int) -> Evening:
        with workspace.store() as store:
            session = open_session(store, commitment, shipped_form(), load_scheme(), at=workspace.clock.now())
        return cls(workspace, commitment, session)

    def declare(self, **reasons: str) -> None:
        with self.workspace.store() as store:
            declare_unavailable(store, self.session, reasons, load_scheme(), at=self.workspace.clock.now())

    def record(self, slot: str, answers: dict[str, str]) -> ClipState:
        clock = self.workspace.clock
        with self.workspace.store() as store:
            request = RecordClip(self.session, slot, answers)
            return record_clip(store, request, load_scheme(), at=clock.now(), today=clock.today())

    def answer(self, slot: str, **answers: str) -> None:
        """Give single answers, as on the record page."""
        for name, value in answers.items():
            with self.workspace.store() as store:
                record_answer(
                    store, RecordAnswer(self.session, self._id(store, slot), name, value), at=self.workspace.clock.now()
                )

    def finish(self, slot: str) -> ClipState:
        clock = self.workspace.clock
        with self.workspace.store() as store:
            clip = self._id(store, slot)
            return finish_clip(store, self.session, clip, load_scheme(), at=clock.now(), today=clock.today())

    def _id(self, store: Store, slot: str) -> int:
        return next(clip.id for clip in store.sessions.clips(self.session) if clip.slot == slot)

    def lose(self, slot: str, reason: str = "technical") -> ClipState:
        return self.record(slot, {"viewed": "not_viewed", "not_viewed_reason": reason})

    def watch(self, slot: str, answers: dict[str, str] = WATCHED) -> ClipState:
        return self.record(slot, answers)

    @property
    def shown(self) -> SessionShown:
        with self.workspace.reading() as store:
            return show_session(store, self.session, load_scheme(), today=self.workspace.clock.today())

    @property
    def slots(self) -> list[str]:
        return [clip.slot for clip in self.shown.clips]

    def clip(self, slot: str) -> Clip:
        return next(clip for clip in self.shown.clips if clip.slot == slot)

    def counted(self) -> tuple[int, int, int]:
        """Watched, not shown and to come, as the feedback counts them."""
        clock = self.workspace.clock
        with self.workspace.reading() as store:
            counts = gather(store, self.session, load_scheme(), at=clock.now(), today=clock.today()).counts
        return counts.viewed, counts.not_shown, counts.to_come

    def replacements(self) -> Replacements:
        """What the draw's own rules make of the clips that were lost."""
        with self.workspace.reading() as store:
            return standing_draw(store, self.commitment).replacements

    def roll_again(self, number: int, digits: str) -> None:
        """Make a further roll that was fixed."""
        with self.workspace.store() as store:
            request = RollAgain(number, RollDraw(self.commitment, digits))
            roll_again(store, request, load_scheme(), at=self.workspace.clock.now())

    def check(self) -> None:
        """Fail unless the session, the draw and the feedback tell the same story."""
        with self.workspace.reading() as store:
            verdict = verify_pack(rolled_files(store, self.commitment, load_scheme()))
            stored = store.sessions.clips(self.session)
            outcome = standing_draw(store, self.commitment)
            scheme = settled(store, load_scheme())
        assert verdict.genuine, verdict.reason
        shown = self.shown
        assert self.slots == [f"V{number:02}" for number in range(1, len(stored) + 1)]
        states = [clip.state for clip in shown.clips]
        viewed, lost = states.count(ClipState.VIEWED), states.count(ClipState.NOT_SHOWN)
        assert self.counted() == (viewed, lost, len(states) - viewed - lost)
        rules = outcome.replacements
        assert {clip.slot: clip.reference for clip in stored} == dict(rules.slots)
        slot_of = {reference: slot for slot, reference in rules.slots.items()}
        serving = served(outcome.draw, rules, scheme, rerolled=bool(outcome.rounds))
        for clip in stored:
            assert clip.themes == serving[clip.reference]
            gained = {slot_of[reference] for reference in rules.replaced_by.get(clip.reference, ())}
            assert set(clip.replaced_by) == gained
            took = {slot_of[gone] for gone, new in rules.replaced_by.items() if clip.reference in new}
            assert set(clip.replaces) == took
