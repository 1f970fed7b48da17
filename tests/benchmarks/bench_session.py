"""How long it takes to open a session of 60 clips that 8 reviewers have answered alone, and what follows from it."""

from __future__ import annotations

import json
import random
import statistics
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import insert, update
from sqlalchemy.orm import Session

from bwvreview.domain.reviewing import answers_fingerprint
from bwvreview.exchange.resources import resource
from bwvreview.exchange.scheme_file import load_scheme
from bwvreview.services.agreement import clip_to_agree, session_conflicts
from bwvreview.services.clock import FixedClock
from bwvreview.services.record_answer import RecordAnswer, open_clip, record_answer
from bwvreview.services.views_agreement import agreement_of
from bwvreview.services.views_session import session_view
from bwvreview.services.workspace import Workspace
from bwvreview.storage.tables import AnswerRow, HistoryEndRow, HistoryRow
from bwvreview.storage.tables_review import LockRow
from tests.conftest import TODAY
from tests.services.evening import Evening, bring_in, plan, roll
from tests.services.panel_kit import Panel

if TYPE_CHECKING:
    from collections.abc import Callable

    from bwvreview.storage.store import Store

CLIPS, REVIEWERS, RUNS = 60, 8, 7
GIVEN: dict[str, str] = json.loads(resource("samples", "answers.json").read_text(encoding="utf-8"))["watched"][0]


def fill(panel: Panel) -> None:
    """Let every reviewer answer and lock every clip but the last; written in bulk, for nobody looks at the seals."""
    chance = random.Random(1)
    at = panel.workspace.clock.now()
    history, answers, locks = [], [], []
    with panel.workspace.reading() as store:
        clips, reviewers = store.sessions.clips(panel.session), store.reviewers.of(panel.session)
        position = store.history.mark().changes
    for clip in clips:
        for reviewer in reviewers:
            given = {**GIVEN, "rag": chance.choice(["green", "amber"]), "pj_voice": chance.choice("1234")}
            for name, value in given.items():
                position += 1
                common = {"subject": clip.instance_id, "by": reviewer.name, "reviewer": reviewer.name, "at": at}
                seals = {"prev_hash": "", "hash": "", "old": "", "why": "", "kind": "answer"}
                history.append({"position": position, "name": name, "new": value, **common, **seals})
                answers.append(
                    {"clip_id": clip.id, "reviewer": reviewer.name, "name": name, "value": value, "position": position}
                )
            if clip is not clips[-1]:
                seal = {"fingerprint": answers_fingerprint(given), "locked_at": at, "position": position}
                locks.append({"clip_id": clip.id, "reviewer_id": reviewer.id, "watched": True, **seal})
    engine = panel.workspace._engine
    with Session(engine) as session, session.begin():
        for table, rows in ((HistoryRow, history), (AnswerRow, answers), (LockRow, locks)):
            session.execute(insert(table), rows)
        session.execute(update(HistoryEndRow).values(position=position))


def timed(workspace: Workspace, job: Callable[[Store], object]) -> float:
    """Give the processor time of a job, in milliseconds: the middle of seven runs after a first one."""
    runs = []
    for _ in range(RUNS + 1):
        begun = time.process_time()
        with workspace.reading() as store:
            job(store)
        runs.append(time.process_time() - begun)
    return statistics.median(runs[1:]) * 1000


def main() -> None:
    """Print the times."""
    scheme = load_scheme()
    with Workspace.open(Path(tempfile.mkdtemp()) / "workspace.bwv", clock=FixedClock(TODAY), plain=True) as workspace:
        panel = Panel(Evening.begin(workspace, roll(workspace, bring_in(workspace), plan(all=(CLIPS, 5)))))
        panel.choose([f"R{number}" for number in range(REVIEWERS)])
        fill(panel)
        number, today = panel.session, TODAY
        last = f"V{CLIPS:02}"
        jobs: dict[str, Callable[[Store], object]] = {
            "open the session": lambda store: session_view(store, number, scheme, today=today),
            "open a reviewer's clip": lambda store: open_clip(store, number, last, scheme, today=today, reviewer="R3"),
            "open a clip to agree on": lambda store: clip_to_agree(store, number, "V01", scheme, today=today),
            "list all conflicts": lambda store: session_conflicts(store, number, scheme, today=today),
            "agreement without ranges": lambda store: agreement_of(store, [number], scheme, today=today, resamples=0),
            "agreement with ranges": lambda store: agreement_of(store, [number], scheme, today=today),
        }
        for name, job in jobs.items():
            print(f"session: {CLIPS} clips × {REVIEWERS} reviewers, {name}: {timed(workspace, job):.0f} ms")
        _answer(panel, last)


def _answer(panel: Panel, slot: str) -> None:
    clip, times, least = panel.clip_id(slot), [], []
    for turn in range(100):
        begun = time.process_time()
        with panel.workspace.store() as store:
            request = RecordAnswer(panel.session, clip, "rag_why", f"Reason {turn}", reviewer="R3")
            record_answer(store, request, at=panel.workspace.clock.now())
        times.append(time.process_time() - begun)
        begun = time.process_time()
        with panel.workspace.store() as store:
            store.settings.put("a", str(turn))
        least.append(time.process_time() - begun)
    answer, setting = (statistics.median(every) * 1000 for every in (times, least))
    print(f"session: one answer of a reviewer {answer:.1f} ms, a commit of one setting {setting:.1f} ms")


if __name__ == "__main__":
    main()
