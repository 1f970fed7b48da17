"""The whole job by commands, in a file and on a server: the same answers, and the same bytes leave."""

from __future__ import annotations

import json
import threading
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from bwvreview.cli import main
from bwvreview.domain.sessions import ClipState
from bwvreview.services.clock import FixedClock
from bwvreview.services.workspace import Workspace
from tests.cli.conftest import SAMPLE
from tests.services.evening import PREPARED, Evening, bring_in, plan, roll

if TYPE_CHECKING:
    from tests.postgres import Server

SESSION = "2022-10-01.1"


def whole_job(url: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> list[Any]:
    """Do the whole job into `folder`; give what the commands said and the bytes of the draw."""
    folder.mkdir()
    draw, answers = folder / "draw", folder / "answers.json"
    said: list[Any] = []

    def tell(*words: object) -> Any:
        capsys.readouterr()
        code = main(["--workspace", url, "--today", "2022-10-01", *(str(word) for word in words), "--json"])
        heard = capsys.readouterr()
        assert (code, heard.err) == (0, "")
        said.append(json.loads(heard.out.replace(str(folder), "")))
        return said[-1]

    tell("list", "import", SAMPLE, "--group", "haringey")
    tell(
        "draw", "commit", "--list", said[0]["list"], "--theme", "weapons=3+2", "--theme", "children=3+2",
        "--group", "haringey", "--session", SESSION, "--salt", "ab" * 32, "--to", draw,
    )  # fmt: skip
    tell("draw", "roll", draw, "--seed", "63454660390103169462")
    tell("session", "new", draw)
    tell("session", "unavailable", SESSION, "--clip", "V02=investigation")
    while waiting := [clip["slot"] for clip in tell("session", "show", SESSION)["clips"] if clip["state"] == "drawn"]:
        watched = PREPARED["watched"][len(waiting) % len(PREPARED["watched"])]
        answers.write_text(json.dumps(PREPARED["not_shown"] if waiting[0] == "V04" else watched), encoding="utf-8")
        tell("record", SESSION, waiting[0], "--answers", answers)
    done = tell("export", SESSION, "--to", folder / "out")
    for written in done["files"]:
        assert written.pop("sha256")  # each record has an id of its own, so these files differ
    tell("session", "pack", SESSION, "--to", draw)
    assert tell("draw", "verify", draw) == {"genuine": True}
    return [said, {path.name: path.read_bytes() for path in draw.iterdir()}, done["counts"]]


@pytest.mark.slow
def test_the_whole_job_is_the_same_in_a_file_and_on_a_server(
    postgres: Server, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    here = whole_job(str(tmp_path / "group.bwv"), tmp_path / "here", capsys)
    name = postgres.create()
    try:
        there = whole_job(postgres.url(name), tmp_path / "there", capsys)
    finally:
        postgres.drop(name)
    assert here == there
    counts = here[-1]
    assert counts["not_shown"] == 2
    assert counts["to_come"] == 0
    assert counts["drawn"] == counts["viewed"] + 2


def test_two_laptops_that_lose_a_clip_at_the_same_moment_take_turns(postgres: Server) -> None:
    clock = FixedClock(date(2022, 10, 1))
    name = postgres.create()
    try:
        with (
            Workspace.open(postgres.url(name), clock=clock) as one,
            Workspace.open(postgres.url(name), clock=clock) as two,
        ):
            evening = Evening.begin(one, roll(one, bring_in(one), plan(weapons=(6, 6))))
            laptops = [evening, Evening(two, evening.commitment, evening.session)]
            for turn in range(3):
                lost = {f"V{2 * turn + place:02}": laptop for place, laptop in enumerate(laptops, start=1)}
                for slot, laptop in lost.items():
                    laptop.answer(slot, viewed="not_viewed", not_viewed_reason="technical")
                failed: list[BaseException] = []
                start = threading.Barrier(2)

                def lose(laptop: Evening, slot: str, start: threading.Barrier, failed: list[BaseException]) -> None:
                    start.wait()
                    try:
                        laptop.finish(slot)
                    except BaseException as error:  # noqa: BLE001
                        failed.append(error)

                threads = [
                    threading.Thread(target=lose, args=(laptop, slot, start, failed)) for slot, laptop in lost.items()
                ]
                for thread in threads:
                    thread.start()
                for thread in threads:
                    thread.join()
                assert failed == []
                evening.check()
            states = [clip.state for clip in evening.shown.clips]
            assert states.count(ClipState.NOT_SHOWN) == 6
            assert len(states) == 12
    finally:
        postgres.drop(name)
