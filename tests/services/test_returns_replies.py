"""The loop closes: the central team answers each group, and the group takes it into its follow-up."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest

from bwvreview.cli import main
from bwvreview.domain.actions import ActionState
from bwvreview.domain.errors import Problem
from bwvreview.services.returns_replies import take_in_replies
from bwvreview.storage.follow_up import NewAction
from bwvreview.storage.store import Store
from tests.returns_kit import a_return, changed, workbook
from tests.storage.examples import NOON, add_session

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Engine

REPLIES = "group,session,slot,action,reply,day\n{rows}"
LATER = date(2027, 1, 10)


def central(tmp_path: Path, capsys: pytest.CaptureFixture[str], rows: str, *more: object) -> Path:
    """Collate a folder with the police's replies; give the folder of files for groups."""
    folder = tmp_path / "returns"
    folder.mkdir()
    workbook(folder, a_return("haringey"), "a.xlsx")
    for number, one in enumerate(more):
        workbook(folder, one, f"b{number}.xlsx")  # type: ignore[arg-type]
    (folder / "replies.csv").write_text(REPLIES.format(rows=rows), encoding="utf-8")
    assert main(["collate", str(folder), "--to", str(tmp_path / "out"), "--quarter", "2026Q4"]) == 0
    capsys.readouterr()
    return tmp_path / "out" / "replies"


def test_a_quarter_of_which_nothing_came_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    workbook(tmp_path, a_return("haringey"), "a.xlsx")
    said = []
    for quarter in ("2026Q4", "2026Q3"):
        assert main(["collate", str(tmp_path), "--to", str(tmp_path / quarter), "--quarter", quarter]) == 0
        said.append("None of these records is of that quarter" in capsys.readouterr().out)
    assert said == [False, True]


def test_each_group_gets_what_was_received_what_is_in_conflict_and_the_replies(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    row = "haringey,2026-12-05.2,V01,reply,The officer was spoken to.,2026-12-20\n"
    files = central(tmp_path, capsys, row, changed(a_return("haringey"), "V02", rag="green"), a_return("brent"))
    assert sorted(path.name for path in files.iterdir()) == [
        "replies-brent-2026Q4.json",
        "replies-haringey-2026Q4.json",
    ]
    told = json.loads((files / "replies-haringey-2026Q4.json").read_bytes())
    assert ["2026-12-05.2", "V02", "in conflict"] in told["received"]
    assert told["conflicts"] == [["2026-12-05.2", "V02", "2 copies differ in 1 answer"]]
    assert [one["words"] for one in told["replies"]] == ["The officer was spoken to."]
    assert json.loads((files / "replies-brent-2026Q4.json").read_bytes())["replies"] == []


def test_a_group_takes_its_file_in_once_and_the_reply_stands_with_the_action(
    engine: Engine, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Store.opened(engine) as store:
        session = add_session(store)
        stored, clip = store.sessions.get(session), store.sessions.clips(session)[0]
        action = NewAction(session, clip.id, "reply", "Written reply", "Police", NOON.date(), None)
        number = store.actions.add(action, by="panel", at=NOON)
    where = f"{stored.group},{stored.session}"
    rows = f"{where},{clip.slot},reply,We spoke to the officer.,2026-12-20\n{where},V99,,No such clip.,2026-12-20\n"
    files = central(tmp_path, capsys, rows)
    path = next(path for path in files.iterdir() if stored.group in path.name)
    for new, known in ((1, 0), (0, 1)):
        with Store.opened(engine) as store:
            taken = take_in_replies(store, path, at=NOON, today=LATER)
            assert (taken.new, taken.known, taken.strange) == (new, known, 1)
    with Store.opened(engine, reading=True) as store:
        (kept,) = store.actions.of_clip(clip.id)
        assert (kept.id, kept.reply, kept.replied_on) == (number, "We spoke to the officer.", date(2026, 12, 20))
        assert kept.state is ActionState.OPEN


def test_a_file_that_was_changed_or_is_for_another_group_changes_nothing(
    engine: Engine, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = central(tmp_path, capsys, "", a_return("brent"))
    path = files / "replies-brent-2026Q4.json"
    with Store.opened(engine) as store:
        add_session(store)
        with pytest.raises(Problem, match="for the group “brent”"):
            take_in_replies(store, path, at=NOON, today=LATER)
        path.write_bytes(path.read_bytes().replace(b"brent", b"haringey"))
        with pytest.raises(Problem, match="changed on its way"):
            take_in_replies(store, path, at=NOON, today=LATER)
        path.write_text("[]")
        with pytest.raises(Problem, match="no file of replies"):
            take_in_replies(store, path, at=NOON, today=LATER)


def test_what_was_kept_by_command_counts_in_the_next_report_with_its_replies(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    central = ["--workspace", str(tmp_path / "central.bwv"), "collate", "--quarter", "2026Q4", "--keep", "--json"]
    for folder, group in (("first", "haringey"), ("second", "brent")):
        (tmp_path / folder).mkdir()
        workbook(tmp_path / folder, a_return(group), f"{group}.xlsx")
    row = "Haringey,2026-12-05.2,V01,,Spoken to.,20/12/2026\nnobody\n"
    (tmp_path / "first" / "replies.csv").write_text(REPLIES.format(rows=row))
    for folder, received in (("first", 4), ("second", 8), ("second", 8)):
        assert main([*central, str(tmp_path / folder), "--to", str(tmp_path / "out")]) == 0
        assert json.loads(capsys.readouterr().out)["received"] == received
    told = json.loads((tmp_path / "out" / "replies" / "replies-haringey-2026Q4.json").read_bytes())
    assert [one["words"] for one in told["replies"]] == ["Spoken to."]
