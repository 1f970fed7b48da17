"""Approving sentences and writing the public report, by commands."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from bwvreview.exchange.resources import resource
from bwvreview.services.clock import FixedClock
from bwvreview.services.follow_up import AddAction, add_action
from bwvreview.services.workspace import Workspace
from tests.cli.conftest import SAMPLE, Answer

if TYPE_CHECKING:
    from collections.abc import Callable

PREPARED: dict[str, Any] = json.loads(resource("samples", "answers.json").read_text(encoding="utf-8"))
SESSION = "2022-10-01.1"
GOOD, TELLING = "They explained the search.", "The officer said that his number was PC 4417."


@pytest.fixture
def recorded(run: Callable[..., Answer], rolled: Path, tmp_path: Path) -> None:
    """A session whose first clip has sentences that could be told, one of them with an officer's number."""
    answers = tmp_path / "answers.json"
    run("session", "new", rolled)
    answers.write_text(json.dumps({**PREPARED["watched"][0], "good_practice": f"{GOOD} {TELLING}"}), encoding="utf-8")
    assert run("record", SESSION, "V01", "--answers", answers).code == 0


def sentences(run: Callable[..., Answer]) -> dict[str, Any]:
    return {one["text"]: one for one in run("public", "sentences", SESSION, "--json").json["sentences"]}


@pytest.mark.usefixtures("recorded")
def test_only_approved_sentences_reach_the_report(run: Callable[..., Answer], tmp_path: Path) -> None:
    found = sentences(run)
    assert (found[GOOD]["approved"], found[GOOD]["holds"]) == (False, "")
    assert run("public", "report", "--to", tmp_path / "before.html").code == 0
    assert run("public", "approve", SESSION, found[GOOD]["mark"]).code == 0
    assert sentences(run)[GOOD]["approved"]
    assert run("public", "report", "--to", tmp_path / "after.html").code == 0
    before, after = ((tmp_path / f"{name}.html").read_text(encoding="utf-8") for name in ("before", "after"))
    assert (GOOD in before, GOOD in after, TELLING in after) == (False, True, False)
    assert not [line for line in SAMPLE.read_text(encoding="utf-8").splitlines()[1:] if line.split(",")[0] in after]
    assert run("public", "approve", SESSION).code == 0
    assert not sentences(run)[GOOD]["approved"]


@pytest.mark.usefixtures("recorded")
def test_a_sentence_that_may_name_somebody_cannot_be_approved(run: Callable[..., Answer]) -> None:
    found = sentences(run)
    said = run("public", "approve", SESSION, found[GOOD]["mark"], found[TELLING]["mark"])
    assert (said.code, "cannot be told" in said.err, "4417" in said.err) == (1, True, False)
    assert not sentences(run)[GOOD]["approved"]
    assert run("public", "approve", SESSION, "0000").code == 1


@pytest.mark.usefixtures("recorded")
def test_the_report_holds_the_draw_and_the_days_it_tells_of(run: Callable[..., Answer], tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    assert run("public", "report", "--to", path).code == 0
    text = path.read_text(encoding="utf-8")
    assert "2 October 2021 to 1 October 2022" in text
    assert "We held one viewing." in text
    statement = run("session", "pack", SESSION, "--to", tmp_path / "pack", "--json")
    assert statement.code == 0
    certificate = json.loads((tmp_path / "pack" / "certificate.json").read_text(encoding="utf-8"))
    assert all(group in text for group in certificate["rounds"][0]["commitment_groups"])
    assert run("public", "report", "--to", path, "--from", "2022-11-01", "--until", "2022-10-01").code == 1
    assert path.read_text(encoding="utf-8") == text
    assert run("public", "report", "--to", path, "--from", "2020-01-01", "--until", "2020-12-31").code == 0
    assert "We held no viewing in this period." in path.read_text(encoding="utf-8")


@pytest.mark.usefixtures("recorded")
def test_the_report_can_be_written_after_the_list_was_deleted(run: Callable[..., Answer], tmp_path: Path) -> None:
    assert run("--today", "2023-06-01", "tidy").code == 0
    assert run("--today", "2023-06-01", "public", "report", "--to", tmp_path / "report.html").code == 0
    text = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "We held one viewing." in text
    assert "The eight groups:" in text


@pytest.mark.usefixtures("recorded")
def test_a_reply_of_the_police_is_told_with_what_was_asked_once_it_is_approved(
    run: Callable[..., Answer], tmp_path: Path
) -> None:
    with (
        Workspace.open(tmp_path / "group.bwv", clock=FixedClock(date(2022, 10, 1))) as workspace,
        workspace.store() as store,
    ):
        at, today = workspace.clock.now(), workspace.clock.today()
        wanted = AddAction(store.sessions.all()[0].id, "Say how officers are trained", "liaison", today)
        action = add_action(store, wanted, at=at, today=today)
        store.actions.set_reply(
            action, "Every officer is trained twice a year. PC 4417 leads it.", today, by="liaison", at=at
        )
    asked = "Say how officers are trained: "
    found = sentences(run)
    assert found[f"{asked}PC 4417 leads it."]["holds"]
    mark = found[f"{asked}Every officer is trained twice a year."]["mark"]
    assert run("public", "approve", SESSION, mark).code == 0
    assert run("public", "report", "--to", tmp_path / "report.html").code == 0
    text = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert f"{asked}Every officer is trained twice a year." in text
    assert "4417" not in text


@pytest.mark.usefixtures("recorded")
def test_the_report_comes_as_a_pdf_too_and_tells_the_lists_when_asked(
    run: Callable[..., Answer], tmp_path: Path
) -> None:
    page, pdf = tmp_path / "report.html", tmp_path / "report"
    said = run("public", "report", "--to", page, "--pdf", pdf, "--make-up", "--json").json
    assert said["files"] == [str(page), f"{pdf}.pdf"]
    assert Path(f"{pdf}.pdf").read_bytes().startswith(b"%PDF-1.7")
    assert "Who was on the lists" in page.read_text(encoding="utf-8")
    assert run("public", "report").code == 1
    wrong = run("public", "report", "--to", page, "--from", "soon")
    assert (wrong.code, "“soon” is not a date like 2026-12-05" in wrong.err) == (2, True)
