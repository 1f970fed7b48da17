"""The whole job on the shipped sample: list, draw, check, session, records, feedback."""

from __future__ import annotations

import json
import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from bwvreview.domain.draw.commit import PlannedTheme
from bwvreview.domain.rounding import about
from bwvreview.domain.sessions import SessionId
from bwvreview.exchange.resources import resource
from bwvreview.exchange.scheme_file import load_scheme
from bwvreview.services.clock import FixedClock
from bwvreview.services.commit_draw import CommitDraw, commit_draw
from bwvreview.services.import_list import ImportList, import_list
from bwvreview.services.keep_pack import keep_pack
from bwvreview.services.open_session import declare_unavailable, open_session
from bwvreview.services.record_answer import RecordClip, record_clip
from bwvreview.services.roll_draw import RollDraw, roll_draw
from bwvreview.services.save_feedback import save_feedback
from bwvreview.services.show_session import in_its_place, show_session
from bwvreview.services.try_form import check_form
from bwvreview.services.verify_draw import verify_draw
from bwvreview.services.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable

    from bwvreview.domain.scheme import Scheme
    from bwvreview.domain.sessions import Clip

SESSION = SessionId(date(2022, 10, 1), 1)
"""The sample's clips are long past 31 days, so its clock stands here."""

GROUP = "haringey"
PLAN = (PlannedTheme("weapons", 4, 2), PlannedTheme("children", 3, 2), PlannedTheme("handcuffing", 3, 2))
DICE = "63454660390103169462"
SALT = "c0ffee" + "0" * 58  # the sample is public, so its draw may be the same on every computer


@dataclass(frozen=True, slots=True)
class Demonstrated:
    """What the demonstration made."""

    files: tuple[Path, ...]
    clips: int
    genuine: bool


def sample_list() -> Path:
    """The practice list: 515 real, anonymous encounters with invented handcuff and video columns."""
    return resource("samples", "haringey_2022-09_reference_list_DEMO.csv")


def demonstrate(folder: Path, say: Callable[[str], None]) -> Demonstrated:
    """Do the whole job into `folder`, in a throw-away workspace, telling each step and each file."""
    clock = FixedClock(SESSION.day)
    with (
        tempfile.TemporaryDirectory(prefix="bwvreview-demo-") as scratch,
        Workspace.open(Path(scratch) / "demo.bwv", clock=clock, plain=True) as workspace,
    ):
        return _Demonstration(workspace, folder, say).run()


class _Demonstration:
    def __init__(self, workspace: Workspace, folder: Path, say: Callable[[str], None]) -> None:
        self._workspace = workspace
        self._folder = folder
        self._say = say
        self._scheme: Scheme = load_scheme()
        self._files: list[Path] = []

    def run(self) -> Demonstrated:
        commitment = self._commit(self._import())
        session = self._roll(commitment)
        self._replace(session)
        clips = self._record(session)
        genuine = self._verify(commitment)
        self._export(session)
        self._say(f"Done. Everything is in {self._folder.resolve()}.")
        return Demonstrated(tuple(self._files), clips, genuine)

    def _import(self) -> int:
        self._say("1. The list from the police")
        request = ImportList(sample_list(), GROUP, self._scheme)
        with self._workspace.store() as store:
            imported = import_list(store, request, at=self._workspace.clock.now())
        self._say(f"   {imported.inspection.rows} encounters, no column that could show who someone is.")
        for theme in imported.inspection.themes:
            if theme.drawable and any(theme.slug == planned.label for planned in PLAN):
                self._say(f"   {theme.title}: {about(theme.members or 0)}")
        return imported.id

    def _commit(self, list_id: int) -> int:
        self._say("2. The list and the plan are fixed before any dice are rolled")
        request = CommitDraw(list_id, GROUP, SESSION, PLAN, SALT)
        with self._workspace.store() as store:
            commitment = commit_draw(store, request, self._scheme, at=self._workspace.clock.now())
            self._wrote(keep_pack(store, commitment.id, self._scheme, self._folder / "draw"))
        commit = commitment.commit
        self._say("   Write in the minutes: " + " ".join(commit[i : i + 8] for i in range(0, 64, 8)))
        return commitment.id

    def _roll(self, commitment: int) -> int:
        self._say(f"3. The dice: {DICE}")
        at = self._workspace.clock.now()
        form = check_form(resource("schemes", self._scheme.slug, "form.xlsx"))
        with self._workspace.store() as store:
            draw = roll_draw(store, RollDraw(commitment, DICE), at=at)
            session = open_session(store, commitment, form, self._scheme, at=at)
        self._say(f"   {len(draw.slots)} different clips drawn: {', '.join(draw.slots)}.")
        return session

    def _replace(self, session: int) -> None:
        self._say("4. The police say which clips they cannot show, then reserves are called up")
        slot = self._clips(session)[1].slot
        at = self._workspace.clock.now()
        with self._workspace.store() as store:
            declare_unavailable(store, session, {slot: "investigation"}, self._scheme, at=at)
        gone = next(clip for clip in self._clips(session) if clip.slot == slot)
        self._say(f"   {slot} is part of an investigation. {in_its_place(gone.replaced_by)}")

    def _record(self, session: int) -> int:
        self._say("5. Each clip is recorded on the review form")
        prepared = json.loads(resource("samples", "answers.json").read_text(encoding="utf-8"))
        recorded = 0
        while waiting := [clip for clip in self._clips(session) if not clip.state.is_over]:
            failing = recorded == 4  # this one will not play
            answers = prepared["not_shown"] if failing else prepared["watched"][recorded % len(prepared["watched"])]
            self._record_one(session, waiting[0], answers)
            recorded += 1
        return recorded

    def _record_one(self, session: int, clip: Clip, answers: dict[str, str]) -> None:
        clock = self._workspace.clock
        request = RecordClip(session, clip.slot, answers)
        with self._workspace.store() as store:
            record_clip(store, request, self._scheme, at=clock.now(), today=clock.today())
        after = next(found for found in self._clips(session) if found.slot == clip.slot)
        themes = ", ".join(theme.title for theme in clip.themes)
        if after.reason:
            self._say(f"   {clip.slot} ({themes}) would not play. {in_its_place(after.replaced_by)}")
        else:
            self._say(f"   {clip.slot} ({themes}) watched: {after.answered} answers.")

    def _verify(self, commitment: int) -> bool:
        self._say("6. The draw is recomputed from its pack and compared byte by byte")
        with self._workspace.store() as store:
            self._wrote(keep_pack(store, commitment, self._scheme, self._folder / "draw"))
        verdict = verify_draw(self._folder / "draw")
        self._say("   This draw is genuine." if verdict.genuine else f"   Not genuine: {verdict.reason}")
        return verdict.genuine

    def _export(self, session: int) -> None:
        self._say("7. Feedback for the central team and the police")
        done = save_feedback(self._workspace, session, self._folder / "feedback", self._scheme).done
        self._wrote(tuple(file.path for file in done.files))
        parts = f"{done.viewed} watched + {done.not_shown} not shown + {done.to_come} to come"
        self._say(f"   {done.drawn} clips drawn = {parts}.")

    def _clips(self, session: int) -> tuple[Clip, ...]:
        with self._workspace.store() as store:
            return show_session(store, session, self._scheme, today=self._workspace.clock.today()).clips

    def _wrote(self, paths: tuple[Path, ...]) -> None:
        for path in paths:
            if path not in self._files:
                self._files.append(path)
                self._say(f"   Wrote {path}")
