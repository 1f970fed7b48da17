"""Whatever is done to lists, plans, sessions and files stands in the history, by which role and when."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from bwvreview.domain.sessions import SessionId
from bwvreview.exchange.scheme_file import load_scheme
from bwvreview.services.clock import FixedClock
from bwvreview.services.commit_draw import CommitDraw, commit_draw
from bwvreview.services.history_log import history_log
from bwvreview.services.overview import home_view
from bwvreview.services.tidy_up import tidy_up
from bwvreview.services.workspace import Workspace
from tests.services.evening import DICE, SALT, Evening, bring_in, plan, roll
from tests.services.test_tidy_up import references
from tests.storage.examples import ENCOUNTERS, LIST

if TYPE_CHECKING:
    from pathlib import Path

    from bwvreview.storage.store import Store

TODAY = date(2022, 10, 1)
THE_DAY_AFTER = date(2022, 10, 28)


def journal(workspace: Workspace) -> list[tuple[str, str, str, str]]:
    """What, about what, its name and what it became, for all that is no answer."""
    with workspace.engine() as engine, engine.connect() as connection:
        rows = connection.execute(text("SELECT kind, subject, name, new FROM history ORDER BY position")).all()
    return [(kind, subject, name, new) for kind, subject, name, new in rows]


def test_the_whole_way_of_a_list_stands_in_the_history(tmp_path: Path) -> None:
    with Workspace.open(tmp_path / "a.bwv", clock=FixedClock(TODAY)) as workspace:
        evening = Evening.begin(workspace, roll(workspace, bring_in(workspace), plan(weapons=(4, 2))))
        evening.declare(V02="investigation")
        with workspace.store() as store:
            store.withheld.put(1, {references()[0].decode(): "complaint"}, workspace.clock.now())
            store.exports.add(1, workspace.clock.now(), {"feedback.xlsx": "a" * 64, "panel-sheet.xlsx": "b" * 64})
            request = CommitDraw(1, "haringey", SessionId(TODAY, 2), plan(weapons=(4, 2)), SALT)
            second = commit_draw(store, request, load_scheme(), at=workspace.clock.now())
            store.draws.void(second.id, "wrong day", workspace.clock.now())
            commit = store.draws.get(1).commit
        workspace.role = "reviewer"
        workspace.clock = FixedClock(THE_DAY_AFTER)
        tidy_up(workspace)
        found = journal(workspace)
        with workspace.reading() as store:
            assert store.history.check().broken is None
            last = store.history.of("workspace")[-1]
            assert (last.kind, last.by, last.at) == ("list-deleted", "reviewer", FixedClock(THE_DAY_AFTER).now())
            assert store.history.of("draw 2")[1].why == "wrong day"
    kinds = [kind for kind, *_ in found]
    for one in [
        ("list-imported", "workspace", "list 1", "515"),
        ("plan-fixed", "draw 1", "2022-10-01.1", commit),
        ("rolled", "draw 1", "round 1", DICE),
        ("session-opened", "workspace", "2022-10-01.1", "session 1"),
        ("clips-lost", "draw 1", "unavailable", "1"),
        ("held-back", "workspace", "list 1", "1"),
        ("exported", "workspace", "session 1", "2"),
        ("plan-given-up", "draw 2", "2022-10-01.2", ""),
        ("list-deleted", "workspace", "list 1", ""),
        ("plan-deleted", "draw 1", "", ""),
    ]:
        assert found.count(one) == 1, (one, kinds)
    written = repr(found).encode()
    assert not [reference for reference in references() if reference in written]


def test_what_is_undone_leaves_nothing_in_the_history(workspace: Workspace) -> None:
    def work(store: Store) -> None:
        store.lists.add(LIST, ENCOUNTERS)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), workspace.store() as store:
        work(store)
    assert journal(workspace) == []


@pytest.mark.in_a_plain_file("somebody changes it with SQLite alone")
def test_home_warns_of_a_history_that_somebody_changed(tmp_path: Path) -> None:
    path = tmp_path / "a.bwv"
    with Workspace.open(path, clock=FixedClock(TODAY)) as workspace:
        roll(workspace, bring_in(workspace), plan(weapons=(4, 2)))
        lines = _log_of(workspace)
        assert lines[-1] == "List 1 came in: 515 {encounters}"
        assert lines[0] == f"The dice of draw 1 were rolled, round 1: {DICE}"
        assert _warned(workspace) == ""
    kept = path.read_bytes()
    for attack in (
        "UPDATE history SET new = '1' WHERE position = 1",
        "UPDATE history SET at = 'yesterday' WHERE position = 2",
        "DELETE FROM history WHERE position = 2",
        "DELETE FROM history WHERE position = 3",
        "DELETE FROM history_end",
        "UPDATE history SET position = 9 WHERE position = 3",
    ):
        path.write_bytes(kept)
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.execute(attack)
        with Workspace.open(path, clock=FixedClock(TODAY)) as workspace:
            assert "history of changes is not whole" in _warned(workspace), attack


def _warned(workspace: Workspace) -> str:
    with workspace.reading() as store:
        return home_view(store, today=TODAY).warning


def _log_of(workspace: Workspace) -> list[str]:
    with workspace.reading() as store:
        return [line.what for line in history_log(store, 50)]


def test_two_lists_at_once_are_two_changes(workspace: Workspace) -> None:
    bring_in(workspace)
    workspace.clock = FixedClock(TODAY + timedelta(days=1))
    bring_in(workspace)
    assert [name for kind, _, name, _ in journal(workspace) if kind == "list-imported"] == ["list 1", "list 2"]
